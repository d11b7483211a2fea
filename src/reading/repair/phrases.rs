//! Terms of two words, recognised where one of the words was heard right and the other nearly.

use std::collections::HashMap;

use super::index::words_of;
use super::plain::same_stem;
use super::sound::{Hard, likeness_from, phones};
use crate::reading::quick::Quick;

/// Terms of two words, by each of their words.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    by_first: HashMap<String, Vec<Other>, Quick>,
    by_last: HashMap<String, Vec<Other>, Quick>,
}

/// The other word of a term.
#[derive(Debug)]
struct Other {
    letters: String,
    phones: Vec<u8>,
    term: String,
}

/// The shortest word that may have been mis-heard, in letters.
const SHORTEST: usize = 6;
/// How alike the words have to be, in percent.
const ALIKE: u32 = 75;

impl Phrases {
    /// Adds `term` where it has two words.
    pub(super) fn learn(&mut self, term: &str) {
        if let [first, last] = &words_of(term)[..] {
            let other = |word: &String| Other {
                letters: word.clone(),
                phones: phones(word.as_bytes(), Hard::default()),
                term: term.to_owned(),
            };
            if last.len() >= SHORTEST {
                self.by_first.entry(first.clone()).or_default().push(other(last));
            }
            if first.len() >= SHORTEST {
                self.by_last.entry(last.clone()).or_default().push(other(first));
            }
        }
    }

    /// True where a term begins or ends with `word`.
    pub(super) fn hold(&self, word: &str) -> bool {
        self.by_first.contains_key(word) || self.by_last.contains_key(word)
    }

    /// The term that `first` and `last` were probably said for, with the word that was mis-heard and how alike it is.
    pub(super) fn meant(&self, first: Said<'_>, last: Said<'_>) -> Option<(&str, u32)> {
        let by_first = best(self.by_first.get(first.letters), last);
        let by_last = best(self.by_last.get(last.letters), first);
        by_first.into_iter().chain(by_last).max_by_key(|(_, alike)| *alike)
    }
}

/// A word as it was heard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) letters: &'a str,
    pub(super) phones: &'a [u8],
}

/// The best of `others` for what was heard; nothing where one of them was heard right.
fn best<'a>(others: Option<&'a Vec<Other>>, heard: Said<'_>) -> Option<(&'a str, u32)> {
    let others = others.filter(|_| heard.letters.len() >= SHORTEST)?;
    let alike = |other: &'a Other| {
        let alike = likeness_from(heard.phones, &other.phones, ALIKE)?;
        Some((other.term.as_str(), alike))
    };
    let best = others.iter().filter_map(alike).max_by_key(|(_, alike)| *alike)?;
    let is_right = |other: &Other| same_stem(&other.letters, heard.letters);
    (!others.iter().any(is_right)).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(first: &str, last: &str) -> Option<String> {
        let mut phrases = Phrases::default();
        for term in ["regression test", "customer journey", "load balancer"] {
            phrases.learn(term);
        }
        let [a, b] = [first, last].map(|word| phones(word.as_bytes(), Hard::default()));
        let said = |letters, phones| Said { letters, phones };
        phrases.meant(said(first, &a), said(last, &b)).map(|(term, _)| term.to_owned())
    }

    #[test]
    fn one_word_heard_right_tells_the_other() {
        assert_eq!(meant("patience", "test"), None);
        assert_eq!(meant("progression", "test").as_deref(), Some("regression test"));
        assert_eq!(meant("load", "ballancers"), Some("load balancer".into()));
        assert_eq!(meant("regression", "tests"), None);
        assert_eq!(meant("customer", "service"), None);
    }
}
