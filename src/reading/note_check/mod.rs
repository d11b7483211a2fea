//! The note check: words in a note that name a protected trait, each with the reason to leave it out.
//!
//! It warns and never blocks. The words stand in `assets/note_check.toml`; a user's own copy replaces it.

#[cfg(test)]
mod pairs;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use self::rules::{Rule, Word};
use super::tokens::{Token, tokens};

pub use self::rules::BadList;

const BUILT_IN: &str = include_str!("../../../assets/note_check.toml");
/// How far from a word its neighbours may stand, in words.
const NEAR: usize = 5;

/// A place in a note that names a protected trait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Bytes of the note.
    pub range: Range<usize>,
    /// The trait: `age`, `accent`, `origin`, `family`, `gender`, `health`, `religion`, `looks`, `politics`, or one
    /// that the user's own list adds.
    pub trait_named: String,
    /// Why not to write it, in at most 46 characters in the built-in list.
    pub reason: String,
}

/// A list of words to warn of, ready to use.
#[derive(Debug, Default)]
pub struct NoteCheck {
    traits: Vec<Trait>,
    /// Trait, rule and phrase, by the first word in lower case.
    by_word: HashMap<String, Vec<[usize; 3]>>,
    /// The same where the first word stands for many, by its first byte.
    by_byte: Vec<(u8, [usize; 3])>,
}

#[derive(Debug)]
struct Trait {
    name: String,
    reason: String,
    rules: Vec<Rule>,
}

impl NoteCheck {
    /// The built-in list.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).unwrap_or_default()
    }

    /// Understands a list in the form of the built-in one.
    ///
    /// # Errors
    /// Names line, column and what was expected there.
    pub fn parse(text: &str) -> Result<Self, BadList> {
        let traits = rules::parse(text)?;
        let mut by_word: HashMap<String, Vec<[usize; 3]>> = HashMap::new();
        let mut by_byte = Vec::new();
        for (of, one) in traits.iter().enumerate() {
            for (rule, phrases) in one.rules.iter().map(|rule| &rule.words).enumerate() {
                for (phrase, words) in phrases.iter().enumerate() {
                    let place = [of, rule, phrase];
                    let Some(first) = words.first() else { continue };
                    if let Some(word) = first.only_word() {
                        by_word.entry(word).or_default().push(place);
                    } else {
                        by_byte.extend(first.first_bytes().map(|byte| (byte, place)));
                    }
                }
            }
        }
        by_byte.sort_unstable();
        Ok(Self { traits, by_word, by_byte })
    }

    /// What `note` should be looked at for, in the order of its words; one warning for a trait and a place.
    #[must_use]
    pub fn warnings(&self, note: &str) -> Vec<Warning> {
        let words = Words::of(note);
        let mut found: Vec<Warning> = Vec::new();
        for at in 0..words.all.len() {
            for [of, rule, phrase] in self.beginning_with(words.all[at].text) {
                let one = &self.traits[of];
                let Some(end) = words.reads(&one.rules[rule].words[phrase], at) else { continue };
                let range = words.all[at].start..words.all[end - 1].end();
                let is_known = found
                    .iter()
                    .any(|known| known.trait_named == one.name && known.range.end > range.start);
                if !is_known && words.allow(&one.rules[rule], at..end) {
                    let (trait_named, reason) = (one.name.clone(), one.reason.clone());
                    found.push(Warning { range, trait_named, reason });
                }
            }
        }
        found
    }

    /// The phrases that may begin with `word`.
    fn beginning_with(&self, word: &str) -> impl Iterator<Item = [usize; 3]> {
        let known = self.by_word.get(&word.to_lowercase()).into_iter().flatten().copied();
        let first = word.bytes().next().unwrap_or(0).to_ascii_lowercase();
        let from = self.by_byte.partition_point(|(byte, _)| *byte < first);
        let same = self.by_byte[from..].iter().take_while(move |(byte, _)| *byte == first);
        known.chain(same.map(|(_, place)| *place))
    }
}

/// The words of a note.
struct Words<'a> {
    note: &'a str,
    all: Vec<Token<'a>>,
}

impl<'a> Words<'a> {
    fn of(note: &'a str) -> Self {
        Self { note, all: tokens(note).collect() }
    }

    /// Where `phrase` ends, if it stands at `at`.
    fn reads(&self, phrase: &[Word], at: usize) -> Option<usize> {
        let said = self.all.get(at..at + phrase.len())?;
        let same = phrase.iter().zip(said).all(|(word, said)| word.is(said.text));
        let in_one = (at + 1..at + phrase.len()).all(|next| !self.is_parted(next, COMMA));
        (same && in_one).then_some(at + phrase.len())
    }

    /// True where the neighbours of a phrase are such as `rule` wants.
    fn allow(&self, rule: &Rule, phrase: Range<usize>) -> bool {
        let before = phrase.start.checked_sub(1).filter(|_| !self.is_parted(phrase.start, COMMA));
        let after = Some(phrase.end).filter(|at| *at < self.all.len());
        let after = after.filter(|at| !self.is_parted(*at, COMMA));
        let is_in = |at: Option<usize>, list: &[Word]| {
            at.is_some_and(|at| list.iter().any(|word| word.is(self.all[at].text)))
        };
        let near = |list: &[Word]| self.around(&phrase, STOP, NEAR).any(|at| is_in(Some(at), list));
        let only =
            |list: &[Word]| self.around(&phrase, COMMA, usize::MAX).all(|at| is_in(Some(at), list));
        (rule.near.is_empty() || near(&rule.near))
            && !near(&rule.not_near)
            && (rule.before.is_empty() || is_in(before, &rule.before))
            && !is_in(before, &rule.not_before)
            && (rule.after.is_empty() || is_in(after, &rule.after))
            && !is_in(after, &rule.not_after)
            && (rule.alone.is_empty() || only(&rule.alone))
    }

    /// The words beside a phrase, `most` on either side, up to one of `marks`.
    fn around(
        &self,
        phrase: &Range<usize>,
        marks: &'static [char],
        most: usize,
    ) -> impl Iterator<Item = usize> {
        let before = (1..=phrase.start)
            .rev()
            .take(most)
            .take_while(move |next| !self.is_parted(*next, marks))
            .map(|next| next - 1);
        let after = (phrase.end..self.all.len())
            .take(most)
            .take_while(move |at| !self.is_parted(*at, marks));
        before.chain(after)
    }

    /// True where one of `marks` stands in front of the word `at`.
    fn is_parted(&self, at: usize, marks: &[char]) -> bool {
        self.note[self.all[at - 1].end()..self.all[at].start].contains(marks)
    }
}

/// What ends a sentence of a note.
const STOP: &[char] = &['.', '?', '!', ';', '\n'];
/// What ends a part of one.
const COMMA: &[char] = &['.', '?', '!', ';', '\n', ',', ':', '(', ')'];
