//! Does a question stay with the one before it, or does it open an exchange of its own?
//!
//! It stays where it points back: with a phrase such as "tell me more", with "that" and "they", or with
//! words of the answer that it follows. It opens a new one where it announces a new subject, or where
//! nothing in it points back.

use super::phrases::{Phrase, holds};
use super::vocabulary::{FOLLOWS, FORMS_OF_BE, OF_THE_INTERVIEW, OF_WHAT_FOLLOWS};
use super::words::{Token, Use, key, keys};

/// What was decided, by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    /// It stays with the question before it.
    pub(super) stays: bool,
    /// True where the clues nearly balance.
    pub(super) guess: bool,
    /// The rule that decided.
    pub(super) rule: &'static str,
}

/// A clue with its weight: above zero it stays, below zero it opens.
struct Clue {
    weight: i32,
    rule: &'static str,
}

static ASKS_FOR_MORE: Clue = Clue { weight: 4, rule: "asks for more of the same" };
static NEW_SUBJECT: Clue = Clue { weight: -4, rule: "announces a new subject" };
static POINTS_BACK: Clue = Clue { weight: 3, rule: "points back to the answer" };
static REPEATS: Clue = Clue { weight: 2, rule: "takes up words of the answer" };
static BRIEF: Clue = Clue { weight: 2, rule: "is very short" };
static AFTER_LITTLE: Clue = Clue { weight: 1, rule: "follows an answer of a few words" };
static LONG: Clue = Clue { weight: -2, rule: "is long and has a subject of its own" };
static STANDS_ALONE: Clue = Clue { weight: -2, rule: "points back to nothing" };

/// A question of so many words is very short.
const FEW: usize = 4;
/// An answer of so few words calls for another question.
const LITTLE: usize = 12;
/// A turn of so many words has a subject of its own: what it points at is as often its own as the answer's.
const MANY: usize = 32;
/// How many words at the front of a question may point back.
const NEAR: usize = 7;
/// Words of an answer that may be taken up are at least this long.
const CONTENT: usize = 4;
/// Words that announce the last question of an interview.
const LAST: &[&str] = &["finally", "lastly"];

/// A sum so far from zero stands, whatever words of the answer come back.
const SETTLED: i32 = 4;

/// Weighs the question `asked` behind an answer of `said` words that ends with `answer`.
pub(super) fn weigh(asked: &[Token], answer: &str, said: usize) -> Verdict {
    let core = without_reaction(asked);
    let long = asked.len() >= MANY;
    // A long turn takes the answer up in its first words, if it does.
    let front = if long { &core[..core.len().min(2 * NEAR)] } else { asked };
    let announces = announces(asked);
    let mut found: Vec<&Clue> = [
        (&ASKS_FOR_MORE, holds(front, Phrase::SameSubject)),
        (&POINTS_BACK, points_back(core)),
        (&BRIEF, is_brief(core)),
        // A few words of small talk, say, call for another subject as well.
        (&AFTER_LITTLE, said <= LITTLE && !announces),
        (&NEW_SUBJECT, announces),
        (&LONG, long),
    ]
    .into_iter()
    .filter_map(|(clue, holds)| holds.then_some(clue))
    .collect();
    let mut sum: i32 = found.iter().map(|clue| clue.weight).sum();
    if sum.abs() < SETTLED && repeats(front, answer) {
        found.insert(0, &REPEATS);
        sum += REPEATS.weight;
    } else if found.iter().all(|clue| clue.weight <= AFTER_LITTLE.weight) {
        found.push(&STANDS_ALONE);
        sum += STANDS_ALONE.weight;
    }
    let stays = sum > 0;
    let leading = found.iter().max_by_key(|clue| if stays { clue.weight } else { -clue.weight });
    let rule = leading.map_or(STANDS_ALONE.rule, |clue| clue.rule);
    Verdict { stays, guess: sum.abs() <= 1, rule }
}

/// The question behind "That's great." and "Okay, so".
fn without_reaction(asked: &[Token]) -> &[Token] {
    let cheer = Use::CHEER.or(Use::LEAD_IN).or(Use::FILLER).or(Use::REPLY);
    let front = asked
        .iter()
        .take_while(|word| word.is(cheer) && !word.is(Use::ASKER.or(Use::AUXILIARY)))
        .count();
    &asked[front..]
}

/// "What about that?", but not "a time that you remember", which points forward, nor "this job", which
/// everybody means from the start, nor "are there" and "is it hard to", which point at nothing.
fn points_back(words: &[Token]) -> bool {
    let behind = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| is_among(word, list));
    let points = |at: usize| match () {
        () if !words[at].is(Use::POINTER) => false,
        () if words[at].key == key("that") => {
            !words.get(at + 1).is_some_and(|next| next.is(Use::YOU.or(Use::OWN)))
        }
        () if words[at].key == key("this") => {
            let is_yours = words.get(at + 1).is_some_and(|next| next.is(Use::YOU));
            !is_yours && !behind(at + 1, OF_THE_INTERVIEW)
        }
        () if words[at].key == key("there") => {
            let in_front = at.checked_sub(1).is_some_and(|before| behind(before, FORMS_OF_BE));
            !in_front && !behind(at + 1, FORMS_OF_BE)
        }
        () if words[at].key == key("it") => {
            !(behind(at + 1, OF_WHAT_FOLLOWS) && behind(at + 2, FOLLOWS))
        }
        () => true,
    };
    (0..words.len().min(NEAR)).any(points)
}

fn is_among(word: &Token, list: &[&str]) -> bool {
    list.iter().any(|other| key(other) == word.key)
}

/// "Why?", "Which tools?", "What did you do?": so short that it asks on. Not "Can you drive?", which asks something of
/// its own of the candidate.
fn is_brief(core: &[Token]) -> bool {
    let is_of_the_past = || core.iter().any(|word| is_among(word, &["did", "was", "were"]));
    let asks_for_something =
        || core.iter().any(|word| word.is(Use::YOU)) && core.iter().any(is_content);
    core.len() <= FEW && (is_of_the_past() || !asks_for_something())
}

/// True where a new subject is announced.
pub(super) fn announces(asked: &[Token]) -> bool {
    holds(asked, Phrase::NewSubject) || is_last(asked) || invites(asked)
}

/// "Any questions?", and hardly more.
fn invites(asked: &[Token]) -> bool {
    let is_any = |pair: &[Token]| pair[0].key == key("any") && pair[1].key == key("questions");
    asked.len() <= FEW && asked.windows(2).any(is_any)
}

/// "Finally, …": the last of a list, and so another one.
fn is_last(asked: &[Token]) -> bool {
    asked.first().is_some_and(|first| is_among(first, LAST))
}

/// True where a word of `asked` with content stands in the `answer` too.
fn repeats(asked: &[Token], answer: &str) -> bool {
    let asked: Vec<u128> =
        asked.iter().filter(|word| is_content(word)).map(|word| word.key).collect();
    !asked.is_empty() && keys(answer).any(|key| asked.contains(&key))
}

fn is_content(word: &Token) -> bool {
    let grammar = Use::ASKER.or(Use::AUXILIARY).or(Use::YOU).or(Use::POINTER).or(Use::CHEER);
    let grammar = grammar.or(Use::COMMAND).or(Use::LEAD_IN).or(Use::OWN);
    word.end - word.start >= CONTENT && word.key != 0 && !word.is(grammar.or(Use::EMPTY))
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    fn stays(asked: &str, answer: &str) -> bool {
        let asked: Vec<Token> = tokens(asked).collect();
        weigh(&asked, answer, tokens(answer).count()).stays
    }

    const ANSWER: &str = "I was the only nurse on the ward that night, so I called the porter and we \
                          moved both beds before the doctor came up from surgery.";

    #[test]
    fn what_points_back_stays() {
        for asked in [
            "Why?",
            "And what happened then?",
            "How did that go?",
            "Tell me more about the beds.",
            "Okay. What did the doctor say about it?",
            "Which porter was on duty?",
            "What did you do?",
            "How did you get there?",
            "What was it like?",
            "Would you do this again?",
            "How many?",
        ] {
            assert!(stays(asked, ANSWER), "{asked}");
        }
    }

    #[test]
    fn a_new_subject_opens() {
        for asked in [
            "Great. Next question: how do you plan a week of shifts?",
            "Tell me about a time you disagreed with a colleague.",
            "Where do you see yourself in five years?",
            "Moving on, what do you know about our clinic?",
            "What salary do you expect?",
            "Lastly, when could you start?",
            "What is a mistake that you would make again?",
            "How do you work with parents before the holidays?",
            "Where did you hear about this post?",
            "Can you give me an example of a conflict with a customer?",
            "Are there any tasks you dislike?",
            "How do you prioritise when there are several orders?",
            "What does it mean to be a good baker?",
            "What's it like being the youngest of a team?",
            "Is this your first time in town?",
            "What's the best thing you've eaten this year?",
            "When could you start?",
            "Why are you leaving?",
            "Can you drive?",
            "Any questions?",
            "Anything from your side?",
        ] {
            assert!(!stays(asked, ANSWER), "{asked}");
        }
    }

    #[test]
    fn small_talk_does_not_keep_a_new_subject() {
        let asked =
            "Alright, let's get started. Tell me a little about yourself and how you came here.";
        assert!(!stays(asked, "Not bad, thanks."));
    }
}
