//! Terms of two words, recognised where one of the words was heard right and the other nearly.

use super::index::words_of;
use super::plain::same_stem;
use super::sound::{Hard, likeness_from, phones};
use super::spelling::Spelling;

/// Terms of two words, by each of their words. Looked up only once they are [`sorted`](Phrases::sorted).
#[derive(Debug, Default)]
pub(super) struct Phrases {
    by_first: Vec<Other>,
    by_last: Vec<Other>,
}

/// The other word of a term.
#[derive(Debug)]
struct Other {
    /// What the letters of the word beside it hash to.
    beside: u64,
    letters: Box<str>,
    phones: Box<[u8]>,
    term: &'static str,
}

/// The shortest word that may have been mis-heard, in letters.
const SHORTEST: usize = 6;
/// How alike the words have to be, in percent.
const ALIKE: u32 = 75;

impl Phrases {
    /// Adds `term` where it has two words.
    pub(super) fn learn(&mut self, term: &'static str) {
        if let [first, last] = &words_of(term)[..] {
            let other = |word: &String, beside: &str| Other {
                beside: Spelling::of(beside).hash,
                letters: word.as_str().into(),
                phones: phones(word.as_bytes(), Hard::default()).into(),
                term,
            };
            if last.len() >= SHORTEST {
                self.by_first.push(other(last, first));
            }
            if first.len() >= SHORTEST {
                self.by_last.push(other(first, last));
            }
        }
    }

    /// The same in order, so that terms are found.
    pub(super) fn sorted(mut self) -> Self {
        for others in [&mut self.by_first, &mut self.by_last] {
            others.sort_by_key(|other| other.beside);
            others.shrink_to_fit();
        }
        self
    }

    /// True where a term begins or ends with `word`.
    pub(super) fn hold(&self, word: &str) -> bool {
        !beside(&self.by_first, word).is_empty() || !beside(&self.by_last, word).is_empty()
    }

    /// The term that `first` and `last` were probably said for, with the word that was mis-heard and how alike it is.
    pub(super) fn meant(&self, first: Said<'_>, last: Said<'_>) -> Option<(&'static str, u32)> {
        let by_first = best(beside(&self.by_first, first.letters), last);
        let by_last = best(beside(&self.by_last, last.letters), first);
        by_first.into_iter().chain(by_last).max_by_key(|(_, alike)| *alike)
    }
}

/// A word as it was heard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) letters: &'a str,
    pub(super) phones: &'a [u8],
}

/// Those of `others` that stand beside `word`.
fn beside<'a>(others: &'a [Other], word: &str) -> &'a [Other] {
    let hash = Spelling::of(word).hash;
    let from = &others[others.partition_point(|other| other.beside < hash)..];
    &from[..from.partition_point(|other| other.beside == hash)]
}

/// The best of `others` for what was heard; nothing where one of them was heard right.
fn best(others: &[Other], heard: Said<'_>) -> Option<(&'static str, u32)> {
    if heard.letters.len() < SHORTEST {
        return None;
    }
    let alike =
        |other: &Other| Some((other.term, likeness_from(heard.phones, &other.phones, ALIKE)?));
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
        let phrases = phrases.sorted();
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
