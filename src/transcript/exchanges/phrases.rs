//! Phrases by which people greet, ask, go on, change the subject and say goodbye.

use std::collections::BTreeMap;
use std::iter;
use std::sync::LazyLock;

use super::vocabulary::{
    ASKS_FOR_MORE, CHANGES_THE_SUBJECT, GOODBYES, GUESTS, HANDS_OVER, HOSTS, LAST_WORDS, PROMPTS,
    SMALL_TALK, WONDERS,
};
use super::words::{Token, Use, key};

/// What a phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A host or interviewer says it: "welcome to", "thanks for coming in".
    Host,
    /// A guest or candidate says it: "thanks for having me".
    Guest,
    /// Said before the interview begins: "how are you".
    SmallTalk,
    /// Said when it ends.
    Goodbye,
    /// Said by interviewers when it ends: "let you know".
    LastWords,
    /// Asks in the form of a command: "walk me through".
    Prompt,
    /// Asks in the form of a wish: "I'd love to hear".
    Wonders,
    /// Begins something new: "next question".
    NewSubject,
    /// Stays with what was said: "tell me more".
    SameSubject,
    /// Lets the candidate ask: "over to you".
    HandsOver,
}

/// All phrases, by what they do.
const LISTS: &[(&[&str], Phrase)] = &[
    (HOSTS, Phrase::Host),
    (GUESTS, Phrase::Guest),
    (SMALL_TALK, Phrase::SmallTalk),
    (GOODBYES, Phrase::Goodbye),
    (LAST_WORDS, Phrase::LastWords),
    (PROMPTS, Phrase::Prompt),
    (WONDERS, Phrase::Wonders),
    (CHANGES_THE_SUBJECT, Phrase::NewSubject),
    (ASKS_FOR_MORE, Phrase::SameSubject),
    (HANDS_OVER, Phrase::HandsOver),
];

/// A phrase behind its first word, as keys.
struct Rest {
    /// The second word: most phrases that begin alike already differ in it. `None` for a phrase of one word.
    second: Option<u128>,
    /// The words behind.
    others: Vec<u128>,
    what: Phrase,
}

impl Rest {
    /// True where `words` go on so.
    fn begins(&self, words: &[Token]) -> bool {
        let Some(second) = self.second else { return true };
        words.first().is_some_and(|word| word.key == second)
            && words.len() > self.others.len()
            && self.others.iter().zip(&words[1..]).all(|(key, word)| *key == word.key)
    }
}

/// All phrases by the key of their first word, in the order of the keys.
static BY_FIRST: LazyLock<Vec<(u128, Vec<Rest>)>> = LazyLock::new(|| {
    let mut map: BTreeMap<u128, Vec<Rest>> = BTreeMap::new();
    for (phrases, what) in LISTS {
        for phrase in *phrases {
            let curly = phrase.contains('\'').then(|| phrase.replace('\'', "’"));
            for spelt in iter::once((*phrase).to_owned()).chain(curly) {
                let mut keys = spelt.split(' ').map(key);
                if let Some(first) = keys.next() {
                    let rest = Rest { second: keys.next(), others: keys.collect(), what: *what };
                    map.entry(first).or_default().push(rest);
                }
            }
        }
    }
    map.into_iter().collect()
});

/// The first words of all phrases, for the table of words.
pub(super) fn first_words() -> impl Iterator<Item = u128> {
    BY_FIRST.iter().map(|(first, _)| *first)
}

/// The phrases in `words`, each with the place of its first word.
pub(super) fn phrases(words: &[Token]) -> impl Iterator<Item = (usize, Phrase)> {
    words.iter().enumerate().filter(|(_, word)| word.is(Use::PHRASE)).flat_map(move |(at, word)| {
        let found = BY_FIRST.binary_search_by_key(&word.key, |(first, _)| *first);
        let rests = found.map_or(&[][..], |at| BY_FIRST[at].1.as_slice());
        let behind = &words[at + 1..];
        rests.iter().filter(|rest| rest.begins(behind)).map(move |rest| (at, rest.what))
    })
}

/// True where `words` hold a phrase that does `what`.
pub(super) fn holds(words: &[Token], what: Phrase) -> bool {
    phrases(words).any(|(_, found)| found == what)
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens;
    use super::*;

    fn said(text: &str) -> Vec<Phrase> {
        let words: Vec<Token> = tokens(text).collect();
        phrases(&words).map(|(_, what)| what).collect()
    }

    #[test]
    fn phrases_are_found_whatever_stands_around_them() {
        assert!(said("Well, thanks for HAVING me, Ana.").contains(&Phrase::Guest));
        assert_eq!(said("So I’d love to hear it."), [Phrase::Wonders]);
        assert!(said("I teach my team to walk.").is_empty());
    }
}
