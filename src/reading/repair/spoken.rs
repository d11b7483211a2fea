//! The words of an answer, each one looked at once however often it is said.

use std::collections::HashMap;

use super::context::Cues;
use super::index::folded;
use super::plain::{Plain, is_function_word, plainness};
use super::quick::Quick;
use super::sound::{Hard, Skeleton, phones};
use super::spelling::Spelling;
use crate::reading::tokens::{Token, tokens};

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
    pub(super) fn is_capitals(&self) -> bool {
        self.has_capitals_alone && self.letters.len() > 1
    }
}

/// A word at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its number in the vocabulary.
    pub(super) word: usize,
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
}

/// Every different word of a session.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'a> {
    numbers: HashMap<&'a str, usize, Quick>,
    words: Vec<Word>,
}

impl<'a> Vocabulary<'a> {
    /// The places of the words of `text`.
    pub(super) fn read(&mut self, text: &'a str, finish: impl Fn(&mut Word)) -> Vec<Place> {
        let mut places = Vec::with_capacity(text.len() / 5);
        for token in tokens(text) {
            let word = self.number(token, &finish);
            places.push(Place { word, start: token.start, end: token.end() });
        }
        places
    }

    fn number(&mut self, token: Token<'a>, finish: impl Fn(&mut Word)) -> usize {
        if let Some(number) = self.numbers.get(token.text) {
            return *number;
        }
        let mut word = look_at(token);
        finish(&mut word);
        self.words.push(word);
        self.numbers.insert(token.text, self.words.len() - 1);
        self.words.len() - 1
    }

    /// The word with this number.
    pub(super) fn word(&self, number: usize) -> &Word {
        &self.words[number]
    }

    /// All of them, by their numbers.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }
}

fn look_at(token: Token<'_>) -> Word {
    let letters = folded(token.text);
    let phones = phones(letters.as_bytes(), Hard::default());
    let can_be_said = letters.is_ascii() && letters.len() <= 40 && !token.is_filler();
    Word {
        skeleton: if can_be_said { Skeleton::of(&phones) } else { None },
        plain: plainness(&letters),
        is_function: is_function_word(&letters),
        cues: Cues::of(&letters),
        spelling: Spelling::of(&letters),
        has_capital: token.text.starts_with(char::is_uppercase),
        has_capitals_alone: token.text.bytes().all(|byte| byte.is_ascii_uppercase()),
        is_right: false,
        is_in_phrase: false,
        letters,
        phones,
    }
}
