//! The words of an answer, each one looked at once however often it is said.

use super::context::Cues;
use super::index::folded;
use super::plain::{Plain, is_function_word, plainness};
use super::sound::{Hard, Skeleton, phones};
use super::spelling::Spelling;
use crate::reading::speech::Speech;
use crate::reading::tokens::Token;

/// A word, apart from the places where it stands.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug)]
pub(super) struct Word {
    /// Lower case, without accents.
    pub(super) letters: String,
    /// Its letters as a number.
    pub(super) spelling: Spelling,
    /// How it sounds.
    pub(super) phones: Vec<u8>,
    /// The classes of its consonants; `None` where it has no letters that can be sounded, or is a filler.
    pub(super) skeleton: Option<Skeleton>,
    /// How well known it is.
    pub(super) plain: Plain,
    /// True for "the", "and" and their like.
    pub(super) is_function: bool,
    /// What it says of the words behind it.
    pub(super) cues: Cues,
    /// True where it begins with a capital.
    pub(super) has_capital: bool,
    /// True where it has nothing but capitals.
    pub(super) has_capitals_alone: bool,
    /// True where it is a right spelling of a name that is known.
    pub(super) is_right: bool,
    /// True where a term of two words has it.
    pub(super) is_in_phrase: bool,
}

impl Word {
    /// True for a letter said alone.
    pub(super) fn is_letter(&self) -> bool {
        self.letters.len() == 1 && self.letters.as_bytes()[0].is_ascii_alphabetic()
    }

    /// True for a word in capitals, such as `API`.
    fn is_capitals(&self) -> bool {
        self.has_capitals_alone && self.letters.len() > 1
    }
}

/// What is asked of a word wherever it stands, in a few bytes: most words are passed over with no more.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Sketch {
    /// The classes of its consonants; `None` as in [`Word`].
    pub(super) skeleton: Option<Skeleton>,
    /// Its letters as a number.
    pub(super) spelling: Spelling,
    /// How many letters.
    pub(super) length: usize,
    /// Its first and its last phone; 0 where there is none.
    pub(super) edges: (u8, u8),
    /// True for a letter said alone.
    pub(super) is_letter: bool,
    /// True where it is no English.
    pub(super) is_odd: bool,
    /// True for "the", "and" and their like.
    pub(super) is_function: bool,
    /// True where it is a right spelling of a name that is known.
    pub(super) is_right: bool,
    /// True where a term of two words has it.
    pub(super) is_in_phrase: bool,
    /// True for a word in capitals, such as `API`.
    pub(super) is_capitals: bool,
}

impl Sketch {
    fn of(word: &Word) -> Self {
        let edge = |phone: Option<&u8>| phone.copied().unwrap_or(0);
        Self {
            skeleton: word.skeleton,
            spelling: word.spelling,
            length: word.letters.len(),
            edges: (edge(word.phones.first()), edge(word.phones.last())),
            is_letter: word.is_letter(),
            is_odd: word.plain == Plain::Odd,
            is_function: word.is_function,
            is_right: word.is_right,
            is_in_phrase: word.is_in_phrase,
            is_capitals: word.is_capitals(),
        }
    }
}

/// Every different word of the answers, by its number in the speech.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    sketches: Vec<Sketch>,
}

impl Vocabulary {
    /// The words of the answers of `speech`.
    pub(super) fn of(speech: &Speech<'_>, finish: impl Fn(&mut Word)) -> Self {
        let words = speech.answered().iter().map(|written| {
            let mut word = look_at(written);
            finish(&mut word);
            word
        });
        let words: Vec<Word> = words.collect();
        Self { sketches: words.iter().map(Sketch::of).collect(), words }
    }

    /// The word with this number.
    #[inline]
    pub(super) fn word(&self, number: usize) -> &Word {
        &self.words[number]
    }

    /// What is asked of the word with this number wherever it stands.
    #[inline]
    pub(super) fn sketch(&self, number: usize) -> &Sketch {
        &self.sketches[number]
    }

    /// All of them, by their numbers.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }
}

fn look_at(written: &str) -> Word {
    let token = Token { text: written, start: 0 };
    let letters = folded(written);
    let phones = phones(letters.as_bytes(), Hard::default());
    let can_be_said = letters.is_ascii() && letters.len() <= 40 && !token.is_filler();
    Word {
        skeleton: if can_be_said { Skeleton::of(&phones) } else { None },
        plain: plainness(&letters),
        is_function: is_function_word(&letters),
        cues: Cues::of(&letters),
        spelling: Spelling::of(&letters),
        has_capital: written.starts_with(char::is_uppercase),
        has_capitals_alone: token.has_capitals_alone(),
        is_right: false,
        is_in_phrase: false,
        letters,
        phones,
    }
}
