//! Echoes: the answer opens with the question's own words, or with a garbled form of them.

use super::mark;
use super::tokens::{Token, sentences, tokens};
use crate::model::exchange::{Mark, MarkKind, Origin, Question, Turn};
use crate::text::head;

const READ_ALOUD: &str = "the candidate reads the question aloud";
const REPEATED: &str = "the answer opens with the question's own words";
const GARBLED: &str = "a fluent phrase opens a halting answer";
/// How many words of the question must come back in a row.
const RUN: usize = 5;
/// How far into the answer an echo may reach, in words.
const NEAR: usize = 40;

/// The echo at the front of `turn`, the first of the answer to `question`.
pub(super) fn echo(turn: &Turn, question: &Question) -> Option<Mark> {
    match (question.origin, question.at.first()) {
        (Origin::Recovered, Some(span)) if span.turn == turn.id => {
            mark(MarkKind::Echo, turn, 0..span.end, READ_ALOUD, question.guess)
        }
        (Origin::Lost, _) => {
            let end = garbled(&turn.text)?;
            mark(MarkKind::Echo, turn, 0..end, GARBLED, true)
        }
        _ => {
            let range = repeated(&turn.text, question.text.as_deref()?)?;
            mark(MarkKind::Echo, turn, range, REPEATED, false)
        }
    }
}

/// The first run of the question's words in the front of `answer`, as long as it goes.
fn repeated(answer: &str, question: &str) -> Option<std::ops::Range<usize>> {
    let asked: Vec<Token<'_>> = tokens(head(question, 2000)).collect();
    let said: Vec<Token<'_>> = tokens(head(answer, 2000)).take(NEAR).collect();
    (0..said.len()).find_map(|at| {
        let begins = |from: &usize| is_same(asked[*from], said[at]);
        let length = (0..asked.len())
            .filter(begins)
            .map(|from| {
                let pairs = said[at..].iter().zip(&asked[from..]);
                pairs.take_while(|(a, b)| is_same(**a, **b)).count()
            })
            .max()?;
        (length >= RUN).then(|| said[at].start..said[at + length - 1].end())
    })
}

#[inline]
fn is_same(a: Token<'_>, b: Token<'_>) -> bool {
    a.text.len() == b.text.len() && a.text.eq_ignore_ascii_case(b.text)
}

/// Verbs and subjects that make a sentence the candidate's own.
const SENTENCE: &[&str] = &[
    "i", "we", "you", "my", "our", "your", "it", "this", "that", "there", "is", "are", "was",
    "were", "can", "could", "will", "would", "should", "have", "has", "had", "do", "does", "did",
    "be", "been", "may", "might", "must", "if", "when", "because", "means", "let", "maybe", "s",
    "m",
];

/// The end of the first sentence, where it is a fluent phrase such as questions are made of ("for
/// scaling an application on …") in front of speech with fillers.
fn garbled(answer: &str) -> Option<usize> {
    let front = head(answer, 1200);
    let first = sentences(front).next()?;
    let words: Vec<Token<'_>> =
        tokens(&front[first.clone()]).skip_while(|word| word.is_filler()).collect();
    let fluent = (7..=30).contains(&words.len())
        && !words.iter().any(|word| word.is_filler() || word.is_one_of(SENTENCE));
    let phrased = words.windows(2).any(|pair| {
        pair[0].is_one_of(&["for", "of", "in", "when", "to", "on", "about", "with"])
            && pair[1].text.len() > 5
            && pair[1].text.ends_with("ing")
    }) || words
        .windows(2)
        .any(|pair| pair[0].is_one_of(&["difference"]) && pair[1].is_one_of(&["between"]));
    if !fluent || !phrased || front[..first.end].ends_with(',') {
        return None;
    }
    let rest: Vec<Token<'_>> = tokens(&front[first.end..]).take(60).collect();
    let halting = rest.iter().filter(|word| word.is_filler()).count() * 15 >= rest.len().max(15);
    halting.then_some(first.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::{answer, asked};

    #[test]
    fn the_questions_words_at_the_front_are_an_echo() {
        let question = asked(Origin::Given, Some("How would you calm a ward at night?"));
        let turn = answer("So how would you calm a ward at night. I would walk round.");
        assert_eq!(echo(&turn, &question).unwrap().span.text, "how would you calm a ward at night");
        assert_eq!(echo(&answer("I would calm a ward by walking."), &question), None);
    }

    #[test]
    fn a_garbled_question_is_a_guess() {
        let lost = asked(Origin::Lost, None);
        let turn = answer(
            "Um, key stops for planning a lesson tree in mixed classes. Um, if we, uh, have, uh, a class then we plan.",
        );
        let found = echo(&turn, &lost).unwrap();
        assert!(found.guess && found.span.text.ends_with("mixed classes."));
        for text in [
            "Um, I am used to planning lessons for mixed classes on Sundays. Uh, and then, uh, I teach.",
            "So, uh, planning. Uh, first I, uh, look at the class and then I plan.",
            "Yeah. Uh, I would, uh, plan it for teaching.",
        ] {
            assert_eq!(echo(&answer(text), &lost), None, "{text}");
        }
    }
}
