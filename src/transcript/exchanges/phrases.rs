//! Phrases by which people greet, ask, go on, change the subject and say goodbye.

use std::collections::BTreeMap;
use std::iter;
use std::sync::LazyLock;

use super::vocabulary::{
    ASKS_FOR_MORE, CHANGES_THE_SUBJECT, GOODBYES, GUESTS, HANDS_OVER, HOSTS, LAST_WORDS, PROMPTS,
    SMALL_TALK, WONDERS,
};
use super::words::{Token, key};

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

/// The phrases that begin with one word.
#[derive(Default)]
struct Beginning {
    /// Their second words as keys, in order; zero, which comes first, for a phrase of one word. Most words that may
    /// begin a phrase begin none: only these are looked at.
    seconds: Vec<u128>,
    /// What follows each second word.
    rests: Vec<Rest>,
}

/// A phrase behind its second word.
struct Rest {
    /// The words, as keys.
    words: Vec<u128>,
    what: Phrase,
}

impl Beginning {
    fn add(&mut self, second: Option<u128>, rest: Rest) {
        let second = second.unwrap_or_default();
        let at = self.seconds.partition_point(|other| *other <= second);
        self.seconds.insert(at, second);
        self.rests.insert(at, rest);
    }

    /// The phrases that go on as `words` do.
    fn found(&self, words: &[Token]) -> impl Iterator<Item = Phrase> {
        let alone = self.with_second(0);
        // A word without a key is the second word of no phrase.
        let second = words.first().filter(|word| word.key != 0);
        let longer = second.map_or(&[][..], |word| self.with_second(word.key));
        let behind = words.get(1..).unwrap_or_default();
        let longer = longer.iter().filter(move |rest| rest.begins(behind));
        alone.iter().chain(longer).map(|rest| rest.what)
    }

    fn with_second(&self, key: u128) -> &[Rest] {
        let from = self.seconds.partition_point(|second| *second < key);
        let many = self.seconds[from..].iter().take_while(|second| **second == key).count();
        &self.rests[from..from + many]
    }
}

impl Rest {
    /// True where `words` go on so.
    fn begins(&self, words: &[Token]) -> bool {
        words.len() >= self.words.len()
            && self.words.iter().zip(words).all(|(key, word)| *key == word.key)
    }
}

/// All phrases by the key of their first word, in the order of the keys.
static BY_FIRST: LazyLock<Vec<(u128, Beginning)>> = LazyLock::new(|| {
    let mut map: BTreeMap<u128, Beginning> = BTreeMap::new();
    for (phrases, what) in LISTS {
        for phrase in *phrases {
            let curly = phrase.contains('\'').then(|| phrase.replace('\'', "’"));
            for spelt in iter::once((*phrase).to_owned()).chain(curly) {
                let mut keys = spelt.split(' ').map(key);
                if let Some(first) = keys.next() {
                    let second = keys.next();
                    let rest = Rest { words: keys.collect(), what: *what };
                    map.entry(first).or_default().add(second, rest);
                }
            }
        }
    }
    map.into_iter().collect()
});

/// The first words of all phrases, for the table of words. What stands at a place here begins the phrases that
/// [`Token::phrases`] names by it.
pub(super) fn first_words() -> impl Iterator<Item = u128> {
    BY_FIRST.iter().map(|(first, _)| *first)
}

/// The phrases in `words`, each with the place of its first word.
pub(super) fn phrases(words: &[Token]) -> impl Iterator<Item = (usize, Phrase)> {
    let begun = words.iter().enumerate().filter_map(|(at, word)| Some((at, word.phrases?)));
    begun.flat_map(move |(at, beginning)| {
        let found = BY_FIRST[usize::from(beginning)].1.found(&words[at + 1..]);
        found.map(move |what| (at, what))
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
