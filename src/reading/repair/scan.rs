//! The words of one turn, alone and several in a row, held against the names.

use std::ops::Range;

use super::context::Heard;
use super::glossary::Glossary;
use super::index::{Index, Kind, Name, words_of};
use super::judge::{self, Phrase};
use super::phrases::Said;
use super::plain::{Plain, same_stem};
use super::sound::{Skeleton, likeness, run_together};
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
            let is_shared =
                last > first && run_together(&word_at(heard, last - 1).phones, &word.phones);
            let next = word.skeleton.map(|next| if is_shared { next.tail() } else { next });
            let Some(skeleton) = next.and_then(|next| so_far.then(next)) else { break };
            so_far = skeleton;
            Run { heard, known, words: first..last + 1, skeleton }.judge(&mut found);
        }
        in_phrase(heard, known, first, &mut found);
        as_listed(heard, known, first, &mut found);
    }
    found
}

fn word_at(heard: Heard<'_>, at: usize) -> &Word {
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
        // The built-in names are many, and so are the words of an answer: English words have to agree with them in
        // every consonant, unless there are several behind a word that names are said after.
        let front = self.heard.front(self.words.start);
        let is_named = self.words.len() > 1 && (front.is_with || front.is_had || front.is_capital);
        for index in [answer, &glossary.built_in.names] {
            if is_odd || is_named {
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
        let is_one = self.words.len() == 1;
        let letters: String = words().map(|word| word.letters.as_str()).collect();
        let is_same = letters == name.letters;
        let alike =
            if is_same { 100 } else { likeness(&self.phones(self.words.clone()), &name.phones) };
        if alike < judge::LEAST || !is_same && self.is_right(&letters) {
            return;
        }
        let gap = |at: usize| {
            let [before, here] = [at - 1, at].map(|at| self.heard.places[at]);
            &self.heard.text[before.end..here.start]
        };
        let is_part = |at| {
            let word = &word_at(self.heard, at).letters;
            same_stem(word, &name.letters)
                || is_one && name.is_spaced && words_of(&name.shown).contains(word)
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
            opens_alike: words().next().is_some_and(|word| name.letters.starts_with(&word.letters)),
            has_letters_first: words().take(2).filter(|word| word.is_letter()).count() == 2,
            has_function: words().next().is_some_and(|word| word.is_function),
            has_later_function: words().skip(1).any(|word| word.is_function && !word.is_letter()),
            has_letter: words().any(|word| word.is_letter() && !word.is_function),
            has_capitals: is_one && self.is_in_capitals(),
            is_spelled: words().all(Word::is_letter),
            is_apart: gaps.any(|gap| gap.contains(char::is_whitespace)),
            holds_name: words().any(|word| word.is_right && word.plain == Plain::Odd),
            front: self.heard.front(self.words.start),
        };
        let (judged, rule) = if is_same {
            let rule = format!("{}, {}, written apart", name.shown, name.kind.label());
            (judge::apart(phrase, name), rule)
        } else if self.is_enough_without_an_edge(name, alike) {
            return;
        } else {
            let rule = format!("sounds like {}, {}", name.shown, name.kind.label());
            (judge::alike(phrase, name, alike), rule)
        };
        let Some(certainty) = judged else { return };
        // Asked last: to take words apart costs more than to hear that they are not alike.
        if self.words.clone().any(is_part) {
            return;
        }
        let (words, probable) = self.without_what_is_right(name);
        found.push(Candidate {
            words,
            probable,
            certainty,
            source: name.kind.source(),
            rule,
            alike,
        });
    }

    /// `Astrava Analytics` for an employer Ostrava Analytics: people call employers by a part of the name, and what was
    /// heard right stays out of the repair.
    fn without_what_is_right(&self, name: &Name) -> (Range<usize>, String) {
        let mut words = self.words.clone();
        if name.kind != Kind::Employer {
            return (words, name.shown.clone());
        }
        let mut shown: Vec<&str> = name.shown.split_whitespace().collect();
        let is_heard =
            |shown: &str, at| words_of(shown).concat() == word_at(self.heard, at).letters;
        while let [_, .., last] = shown[..]
            && words.len() > 1
            && is_heard(last, words.end - 1)
        {
            shown.pop();
            words.end -= 1;
        }
        while let [first, _, ..] = shown[..]
            && words.len() > 1
            && is_heard(first, words.start)
        {
            shown.remove(0);
            words.start += 1;
        }
        (words, shown.join(" "))
    }

    fn is_in_capitals(&self) -> bool {
        let place = self.heard.places[self.words.start];
        self.heard.text[place.start..place.end].bytes().all(|byte| byte.is_ascii_uppercase())
    }

    fn phones(&self, words: Range<usize>) -> Vec<u8> {
        let mut phones: Vec<u8> = Vec::new();
        for at in words {
            let next = &word_at(self.heard, at).phones;
            let shared = usize::from(run_together(&phones, next));
            phones.extend(&next[shared..]);
        }
        phones
    }

    /// True where the name is heard as well without a first or last word that holds the sentence together:
    /// "a caching" is no better than "caching".
    fn is_enough_without_an_edge(&self, name: &Name, alike: u32) -> bool {
        let Range { start, end } = self.words;
        let edges = [(start, start + 1..end), (end - 1, start..end - 1)];
        end - start > 1
            && edges.into_iter().any(|(edge, rest)| {
                let holds_together = word_at(self.heard, edge).is_function;
                (holds_together || name.kind.source() != RepairSource::Profile)
                    && likeness(&self.phones(rest), &name.phones) >= alike
            })
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
    let Some(own) = known.glossary.own.as_deref().filter(|own| !own.heard.is_empty()) else {
        return;
    };
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
