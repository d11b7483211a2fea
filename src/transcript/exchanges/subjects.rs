//! Prompts that ask in no form of a question: "Your reason for leaving.", "A time you disagreed with a colleague.",
//! "Rate your skills."
//!
//! What is answered at length after one of them was asked for. A remark on an answer may name something too, and so a
//! prompt is short, says nothing of what it names, and stands behind no comma.

use super::words::{Token, Use, key, tokens};

/// Whoever prompts so uses no more words.
const MOST: usize = 14;

/// What such a prompt names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// Something that nobody has spoken of: "a time", "three things".
    New,
    /// Something that may have been spoken of: "your team".
    Known,
}

/// The subject that the last sentence of `text` names for the other to tell of, saying nothing of it itself.
pub(super) fn subject(text: &str) -> Option<Subject> {
    let sentence = last_sentence(text);
    let words: Vec<Token> = tokens(sentence).take(MOST + 1).collect();
    let [first, second, ..] = words.as_slice() else { return None };
    if words.len() > MOST || sentence.contains([',', '–', '—', '"', '“']) {
        return None;
    }
    let commands = is_among(first, VERBS) && is_among(second, OBJECTS);
    let is_new = |word: &Token| is_among(word, NEW);
    let subject = if words.iter().take(4).any(is_new) { Subject::New } else { Subject::Known };
    (commands || names(&words)).then_some(subject)
}

/// In front of something that nobody has spoken of.
const NEW: &[&str] = &["a", "an", "two", "three", "four", "five"];

/// The last sentence of `text`, without what an announcement has in front of a colon.
fn last_sentence(text: &str) -> &str {
    let bare = text.trim_end().trim_end_matches(['.', '…']);
    let from = bare.rfind(['.', '!', '?', ':', '\n']).map_or(0, |at| at + 1);
    bare[from..].trim()
}

/// Verbs in front of what somebody is to tell: "Rate your skills", "Think of a day".
const VERBS: &[&str] = &[
    "run",
    "rate",
    "rank",
    "pick",
    "choose",
    "outline",
    "summarise",
    "summarize",
    "list",
    "name",
    "compare",
    "define",
    "think",
    "recall",
    "introduce",
    "sketch",
    "present",
    "recount",
];
/// What stands behind such a verb.
const OBJECTS: &[&str] = &[
    "me", "us", "your", "yourself", "a", "an", "the", "one", "two", "three", "four", "five",
    "some", "of",
];

/// "Your reason for leaving", "A day when all went wrong": something of the other's, of which nothing is said.
fn names(words: &[Token]) -> bool {
    let says_nothing = words.windows(2).all(|pair| !says(&pair[1]) || pair[0].is(Use::YOU));
    let is_addressed = words[1..].iter().any(|word| word.is(Use::YOU));
    let leads_on = || words[1..].iter().any(|word| is_among(word, &["when", "where", "that"]));
    let is_example = is_among(&words[1], &["example"]);
    let is_told = match &words[0] {
        first if is_among(first, &["your"]) => true,
        first if is_among(first, &["a", "an"]) => is_addressed || leads_on() || is_example,
        first if is_among(first, &["the"]) => is_addressed,
        _ => false,
    };
    says_nothing && is_told
}

/// Verbs that say something of what stands in front of them, beside "is" and "would".
const SAYING: &[&str] =
    &["sounds", "sound", "seems", "seem", "looks", "look", "says", "said", "must", "needs"];

fn says(word: &Token) -> bool {
    word.is(Use::AUXILIARY) || is_among(word, SAYING)
}

fn is_among(word: &Token, all: &[&str]) -> bool {
    all.iter().any(|one| key(one) == word.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_named() {
        for text in [
            "Your reason for leaving.",
            "Okay. Your plans for the next five years.",
            "Right, next: your salary.",
            "A time you disagreed with a colleague.",
            "A mistake you made and what you learned",
            "A day when everything went wrong.",
            "The achievement you are proudest of.",
            "Rate your computer skills and explain.",
            "Think of a day that went badly.",
            "The hardest decision you have made.",
            "An example of good teamwork.",
        ] {
            assert!(subject(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_new_is_told_from_what_may_be_known() {
        assert_eq!(subject("A time you disagreed with a colleague."), Some(Subject::New));
        assert_eq!(subject("Name three things that annoy you."), Some(Subject::New));
        assert_eq!(subject("Your team and how you lead it."), Some(Subject::Known));
        assert_eq!(subject("Outline the last of them for us."), Some(Subject::Known));
    }

    #[test]
    fn remarks_ask_for_nothing() {
        for text in [
            "",
            "Good.",
            "A good answer.",
            "A long way from home.",
            "Your team must be happy.",
            "Your English is very good.",
            "Your colleagues sound nice.",
            "Your early shift, yes.",
            "A colleague of mine worked there too.",
            "The river floods every year there.",
            "The time you had there was hard.",
            "Take your time.",
            "Think nothing of it.",
            "You trained two of them yourself.",
        ] {
            assert_eq!(subject(text), None, "{text}");
        }
    }
}
