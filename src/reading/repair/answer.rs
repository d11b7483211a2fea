//! The clear words of an answer, which tell what an odd one nearby was.
//!
//! The words of all answers are put in order once; of each answer only how often it has each of them is counted.

use super::context::Heard;
use super::index::{Index, Kind, Name};
use super::plain::Plain;
use super::spoken::{Vocabulary, Word};
use crate::reading::speech::{Place, Speech};

/// The shortest word that tells another, in letters.
const SHORTEST: usize = 4;

/// The words that are said anywhere in the session and long enough to tell another.
///
/// `API layer` counts as one: a word in capitals with the one behind it.
#[derive(Debug)]
pub(super) struct Said {
    /// The words and pairs.
    pub(super) index: Index,
    /// By the numbers of the vocabulary, those of the index.
    numbers: Vec<Option<u32>>,
}

impl Said {
    /// What is said in the answers of `speech`, whose words `vocabulary` knows.
    pub(super) fn in_all(speech: &Speech<'_>, vocabulary: &Vocabulary) -> Self {
        let mut index = Index::default();
        let pairs = speech
            .capitals()
            .filter_map(|(first, next)| pair(speech.words()[first], vocabulary.word(next)));
        let mut all: Vec<String> = pairs.collect();
        all.sort_unstable();
        all.dedup();
        for pair in all {
            index.add(pair, Kind::Said);
        }
        let words = || vocabulary.words().iter();
        for word in words().filter(|word| can_tell(word)) {
            index.add_said(word);
        }
        let number = |word: &Word| index.number(&word.letters).filter(|_| can_tell(word));
        let numbers = words().map(number).collect();
        Self { index: index.sorted(), numbers }
    }
}

/// How often an answer has each of the words that are said.
#[derive(Debug, Default)]
pub(super) struct Times {
    times: Vec<u32>,
    counted: Vec<u32>,
}

impl Times {
    /// Counts the words of one answer, and forgets those of the one before.
    pub(super) fn count<'a>(&mut self, said: &Said, turns: impl Iterator<Item = Heard<'a>>) {
        self.times.resize(said.index.len(), 0);
        for number in self.counted.drain(..) {
            self.times[number as usize] = 0;
        }
        for turn in turns {
            for place in turn.places {
                self.add(said.numbers[place.word()]);
            }
            for pair in pairs(turn) {
                self.add(said.index.number(&super::index::words_of(&pair).concat()));
            }
        }
    }

    fn add(&mut self, number: Option<u32>) {
        let Some(number) = number else { return };
        let Some(times) = self.times.get_mut(number as usize) else { return };
        *times += 1;
        if *times == 1 {
            self.counted.push(number);
        }
    }

    /// How often the answer says `name`, where that makes it clear: a word that is no English has to be the name of
    /// something, or be said more than once.
    pub(super) fn clear(&self, name: &Name) -> Option<u32> {
        let times = self.times.get(name.number as usize).copied().unwrap_or(0);
        let least = if name.plain < Plain::Odd || name.is_spaced { 1 } else { 2 };
        (times >= least).then_some(times)
    }
}

/// True for a word that may tell another.
fn can_tell(word: &Word) -> bool {
    word.letters.len() >= SHORTEST && word.skeleton.is_some() && !word.is_function
}

/// The words in capitals with those behind them: `API layer`.
fn pairs(turn: Heard<'_>) -> impl Iterator<Item = String> {
    let is_capitals = move |place: &Place| turn.vocabulary.sketch(place.word()).is_capitals;
    let firsts = turn.places.iter().enumerate().filter(move |(_, place)| is_capitals(place));
    firsts.filter_map(move |(at, before)| {
        let behind = turn.places.get(at + 1)?;
        let next = turn.vocabulary.word(behind.word());
        let is_beside = &turn.text[before.end()..behind.start()] == " ";
        is_beside.then(|| pair(&turn.text[before.start()..before.end()], next)).flatten()
    })
}

/// A word in capitals with the one behind it, where that tells something.
fn pair(capitals: &str, next: &Word) -> Option<String> {
    tells(next).then(|| format!("{capitals} {}", next.letters))
}

/// True for a plain word that is long enough to be part of a term.
fn tells(word: &Word) -> bool {
    word.plain < Plain::Odd
        && !word.is_function
        && word.letters.len() > SHORTEST
        && !word.has_capital
}
