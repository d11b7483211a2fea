//! The clear words of an answer, which tell what an odd one nearby was.

use std::collections::BTreeMap;

use super::context::Heard;
use super::index::{Index, Kind};
use super::plain::Plain;
use super::spoken::Word;

/// The shortest word that tells another, in letters.
const SHORTEST: usize = 4;

/// The words that are said in these turns of one answer.
///
/// A word that is no English counts where it is the name of something or is said more than once; of English words
/// those that are long enough to tell. `API layer` counts as one: a word in capitals with the one behind it.
pub(super) fn words(turns: &[Heard<'_>]) -> Index {
    let mut said: BTreeMap<String, (usize, Plain, bool)> = BTreeMap::new();
    let mut pairs: BTreeMap<String, usize> = BTreeMap::new();
    for turn in turns {
        for (at, place) in turn.places.iter().enumerate() {
            let word = turn.vocabulary.word(place.word);
            if word.letters.len() >= SHORTEST && word.skeleton.is_some() && !word.is_function {
                let entry =
                    said.entry(word.letters.clone()).or_insert((0, word.plain, word.is_right));
                entry.0 += 1;
            }
            if let Some(next) = turn.places.get(at + 1) {
                let behind = turn.vocabulary.word(next.word);
                let written = &turn.text[place.start..place.end];
                if is_capitals(written) && &turn.text[place.end..next.start] == " " && tells(behind)
                {
                    *pairs.entry(format!("{written} {}", behind.letters)).or_default() += 1;
                }
            }
        }
    }
    let mut index = Index::default();
    for (pair, times) in pairs {
        index.add(&pair, Kind::Said(times));
    }
    for (word, (times, plain, is_right)) in said {
        if plain < Plain::Odd || is_right || times > 1 {
            index.add_known(&word, Kind::Said(times), is_right);
        }
    }
    index
}

/// A word in capitals, such as `API`.
fn is_capitals(written: &str) -> bool {
    written.len() > 1 && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True for a plain word that is long enough to be part of a term.
fn tells(word: &Word) -> bool {
    word.plain < Plain::Odd
        && !word.is_function
        && word.letters.len() > SHORTEST
        && !word.has_capital
}
