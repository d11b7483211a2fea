//! Questions inside a talk whose voices nobody labelled: a recogniser's text, captions without names.
//!
//! Such a turn may hold many questions with their answers, one after the other. A sentence that asks somebody
//! ("What do you do when …?", "Tell me about …") behind one that does not begins the next question. What is
//! found so is always a guess: people ask themselves things, too.

use std::ops::Range;

use super::hearing::{Sentence, ends_between};
use super::words::{Token, Use, tokens};

/// How the questions stand in the text of one turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Where each question stands, in bytes: the sentences in a row that ask.
    pub(super) questions: Vec<Range<usize>>,
    /// Nothing but questions is said.
    pub(super) is_all: bool,
}

/// Looks for questions in `text`.
pub(super) fn asked(text: &str) -> Asked {
    let words: Vec<Token> = tokens(text).collect();
    let mut questions: Vec<Range<usize>> = Vec::new();
    let (mut asks_before, mut is_all) = (false, !words.is_empty());
    for (sentence, end) in sentences(text, &words) {
        let asks = asks_somebody(sentence);
        match questions.last_mut().filter(|_| asks_before) {
            Some(question) if asks => question.end = end,
            _ if asks => questions.push(sentence.words[0].start..end),
            _ => {}
        }
        is_all &= asks;
        asks_before = asks;
    }
    Asked { questions, is_all }
}

/// How far into a sentence "tell" is a command: "Okay, so tell me".
const FRONT: usize = 3;

/// It asks, and speaks to somebody: "why did I do that?" is part of a story.
fn asks_somebody(sentence: Sentence<'_>) -> bool {
    let says = |what: Use| sentence.words.iter().any(|word| word.is(what));
    let front = &sentence.words[..sentence.words.len().min(FRONT)];
    let commands = front.iter().any(|word| word.is(Use::COMMAND));
    // "Could you tell me": the one who asks may speak of themselves.
    let requests = front.windows(2).any(|two| two[0].is(Use::AUXILIARY) && two[1].is(Use::YOU));
    sentence.asks() && (commands || requests || (says(Use::YOU) && !says(Use::MYSELF)))
}

/// The sentences of `text`, whose words are `words`, each with the byte where its marks end.
fn sentences<'a>(text: &'a str, words: &'a [Token]) -> impl Iterator<Item = (Sentence<'a>, usize)> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let last = rest.len().checked_sub(1)?;
        let end =
            (0..last).find(|&at| ends_between(text, &rest[at], &rest[at + 1])).unwrap_or(last);
        let (sentence, behind) = rest.split_at(end + 1);
        let until = behind.first().map_or(text.len(), |next| next.start);
        let marks = text[sentence[end].end..until].trim_end();
        let marked = marks.contains(['?', '？', '؟']);
        rest = behind;
        Some((Sentence { words: sentence, marked }, sentence[end].end + marks.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str) -> Vec<&str> {
        let found = asked(text).questions.into_iter();
        found.map(|at| text[at].split(' ').next().unwrap_or("")).collect()
    }

    #[test]
    fn each_question_behind_an_answer_is_found() {
        let text = "How long have you been driving buses? Eleven years this June. Tell me about a difficult \
                    passenger. A man would not pay, so I waited. What do you do when you're late? I call in.";
        assert_eq!(starts(text), ["How", "Tell", "What"]);
        assert!(!asked(text).is_all);
        assert_eq!(
            starts("So why did I stay? Because it paid. And what then? Then it closed."),
            [""; 0]
        );
    }

    #[test]
    fn who_is_asked_may_be_asked_for_the_one_who_asks() {
        let text = "Could you start by telling me how you came here? By bus. Would you show me your hands? Here.";
        assert_eq!(starts(text), ["Could", "Would"]);
        assert_eq!(starts("He said why did you leave me? I had no answer."), [""; 0]);
    }

    #[test]
    fn questions_in_a_row_are_one() {
        let asked = asked("How do you plan a week? What do you do first?");
        assert!(asked.is_all);
        assert_eq!(asked.questions.iter().map(ExactSizeIterator::len).collect::<Vec<_>>(), [45]);
    }
}
