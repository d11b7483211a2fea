//! The words of one turn, alone and several in a row, held against the names.

use std::ops::Range;

use super::context::Heard;
use super::glossary::Glossary;
use super::index::{Index, Name};
use super::judge::{self, Phrase};
use super::phrases::Said;
use super::plain::Plain;
use super::sound::{Skeleton, likeness};
use super::spoken::Word;
use crate::model::exchange::{Certainty, RepairSource};
use crate::reading::evidence::joins;
use crate::reading::tokens::Token;

/// The most words that one name is heard as.
const LONGEST: usize = 4;

/// What a name may be known from.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) profile: &'a Index,
    pub(super) answer: &'a Index,
    pub(super) glossary: &'a Glossary,
}

/// A repair that may be proposed.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The words, by their numbers in the turn.
    pub(super) words: Range<usize>,
    pub(super) probable: String,
    pub(super) certainty: Certainty,
    pub(super) source: RepairSource,
    pub(super) rule: String,
    /// How alike heard and probable are, in percent.
    pub(super) alike: u32,
}

/// All repairs that may be proposed in a turn; some exclude each other.
pub(super) fn candidates(heard: Heard<'_>, known: Known<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for first in 0..heard.places.len() {
        let mut so_far = Skeleton::default();
        for last in first..heard.places.len().min(first + LONGEST) {
            if last > first && !is_joined(heard, last) {
                break;
            }
            let word = heard.vocabulary.word(heard.places[last].word);
            let Some(skeleton) = word.skeleton.and_then(|next| so_far.then(next)) else { break };
            so_far = skeleton;
            Run { heard, known, words: first..last + 1, skeleton }.judge(&mut found);
        }
        in_phrase(heard, known, first, &mut found);
        as_listed(heard, known, first, &mut found);
    }
    found
}

fn word_at<'a>(heard: Heard<'a>, at: usize) -> &'a Word {
    heard.vocabulary.word(heard.places[at].word)
}

/// True where the word at `at` may belong to a name with the one before it.
fn is_joined(heard: Heard<'_>, at: usize) -> bool {
    let token = |at: usize| {
        let place = heard.places[at];
        Token { text: &heard.text[place.start..place.end], start: place.start }
    };
    joins(heard.text, token(at - 1), token(at))
}

/// Some words in a row.
struct Run<'a> {
    heard: Heard<'a>,
    known: Known<'a>,
    words: Range<usize>,
    skeleton: Skeleton,
}

impl Run<'_> {
    /// Holds the words against all names.
    fn judge(&self, found: &mut Vec<Candidate>) {
        let is_single = self.words.len() == 1;
        let only = word_at(self.heard, self.words.start);
        if is_single && only.is_right && only.plain == Plain::Odd {
            return;
        }
        let is_odd = is_single && only.plain == Plain::Odd;
        let Known { profile, answer, glossary } = self.known;
        for name in profile.near(self.skeleton) {
            self.compare(name, found);
        }
        if let Some(own) = &glossary.own {
            for name in own.names.near(self.skeleton) {
                self.compare(name, found);
            }
        }
        // The built-in names are many, and so are the words of an answer: several words have to agree with them
        // in every consonant, and so has an English one.
        for index in [answer, &glossary.built_in.names] {
            if is_odd {
                for name in index.near(self.skeleton) {
                    self.compare(name, found);
                }
            } else {
                for name in index.same(self.skeleton) {
                    self.compare(name, found);
                }
            }
        }
    }

    fn compare(&self, name: &Name, found: &mut Vec<Candidate>) {
        let words = || self.words.clone().map(|at| word_at(self.heard, at));
        let length: usize = words().map(|word| word.letters.len()).sum();
        if length > name.letters.len() + 5 || name.letters.len() > length + 5 {
            return;
        }
        let letters: String = words().map(|word| word.letters.as_str()).collect();
        let gap = |at: usize| {
            let [before, here] = [at - 1, at].map(|at| self.heard.places[at]);
            &self.heard.text[before.end..here.start]
        };
        let mut gaps = (self.words.start + 1..self.words.end).map(gap);
        let phrase = Phrase {
            letters: &letters,
            words: self.words.len(),
            oddest: words()
                .filter(|word| !word.is_letter())
                .map(|word| word.plain)
                .max()
                .unwrap_or(Plain::Frequent),
            has_function: words().next().is_some_and(|word| word.is_function && !word.is_letter()),
            is_spelled: words().all(Word::is_letter),
            is_apart: gaps.any(|gap| gap.contains(char::is_whitespace)),
            holds_name: words().any(|word| word.is_right && word.plain == Plain::Odd),
            front: self.heard.front(self.words.start),
        };
        let (judged, alike, rule) = if letters == name.letters {
            let rule = format!("{}, {}, written apart", name.shown, name.kind.label());
            (judge::apart(phrase, name), 100, rule)
        } else if self.is_right(&letters) {
            return;
        } else {
            let phones: Vec<u8> =
                words().flat_map(|word| word.phones.iter().copied()).collect();
            let alike = likeness(&phones, &name.phones);
            let rule = format!("sounds like {}, {}", name.shown, name.kind.label());
            (judge::alike(phrase, name, alike), alike, rule)
        };
        found.extend(judged.map(|certainty| Candidate {
            words: self.words.clone(),
            probable: name.shown.clone(),
            certainty,
            source: name.kind.source(),
            rule,
            alike,
        }));
    }

    /// True where the words are a right spelling as they stand.
    fn is_right(&self, letters: &str) -> bool {
        let Known { profile, glossary, .. } = self.known;
        profile.is_right(letters)
            || glossary.built_in.names.is_right(letters)
            || glossary.own.as_ref().is_some_and(|own| own.names.is_right(letters))
    }
}

/// A term of two words of which one was heard right.
fn in_phrase(heard: Heard<'_>, known: Known<'_>, first: usize, found: &mut Vec<Candidate>) {
    let last = first + 1;
    if last >= heard.places.len() || !is_joined(heard, last) {
        return;
    }
    let [one, other] = [first, last].map(|at| word_at(heard, at));
    if !one.is_in_phrase && !other.is_in_phrase {
        return;
    }
    let said = |word| -> Said<'_> {
        let word: &Word = word;
        Said { letters: &word.letters, phones: &word.phones }
    };
    let meant = known.glossary.built_in.phrases.meant(said(one), said(other));
    found.extend(meant.map(|(term, alike)| Candidate {
        words: first..last + 1,
        probable: term.to_owned(),
        certainty: Certainty::Low,
        source: RepairSource::Glossary,
        rule: format!("{term} is a term of the glossary, and one of its words stands here"),
        alike,
    }));
}

/// What the user's glossary says is heard for a name.
fn as_listed(heard: Heard<'_>, known: Known<'_>, first: usize, found: &mut Vec<Candidate>) {
    let Some(own) = known.glossary.own.as_deref().filter(|own| !own.heard.is_empty()) else { return };
    let mut letters = String::new();
    for last in first..heard.places.len().min(first + own.longest) {
        if last > first && !is_joined(heard, last) {
            break;
        }
        letters.push_str(&word_at(heard, last).letters);
        found.extend(own.heard.get(&letters).map(|name| Candidate {
            words: first..last + 1,
            probable: name.clone(),
            certainty: Certainty::High,
            source: RepairSource::Glossary,
            rule: format!("your glossary says that this is heard for {name}"),
            alike: 100,
        }));
    }
}
