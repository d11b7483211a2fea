//! What stands around words and tells a name from a plain word.

use std::ops::Range;

use super::spoken::Vocabulary;
use crate::reading::speech::{Place, Words};

/// Words in front of an employer.
const AT: &[&str] = &["at", "for", "joined", "with", "from", "to", "called", "left", "in"];
/// Words in front of a tool.
const WITH: &[&str] =
    &["in", "into", "with", "using", "use", "used", "via", "through", "to", "on", "learned"];
/// More of them, where the words themselves say much.
const HAD: &[&str] =
    &["had", "have", "has", "from", "called", "under", "by", "of", "follow", "and"];

/// The words of a turn with its text.
#[derive(Clone, Copy)]
pub(super) struct Heard<'a> {
    pub(super) text: &'a str,
    pub(super) places: &'a [Place],
    pub(super) vocabulary: &'a Vocabulary,
}

/// What a word says of those behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cues {
    is_at: bool,
    is_with: bool,
    is_had: bool,
}

impl Cues {
    /// Those of a word in lower case.
    pub(super) fn of(word: &str) -> Self {
        let is_in = |list: &[&str]| list.contains(&word);
        Self { is_at: is_in(AT), is_with: is_in(WITH), is_had: is_in(HAD) }
    }
}

/// What stands in front of a word.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Front {
    /// It begins with a capital that no sentence's start explains.
    pub(super) is_capital: bool,
    /// It is the first of its sentence.
    pub(super) is_first: bool,
    /// A word such as "at" stands before it.
    pub(super) is_at: bool,
    /// A word such as "with" stands before it.
    pub(super) is_with: bool,
    /// A word such as "had" stands before it, which says less.
    pub(super) is_had: bool,
}

impl<'a> Heard<'a> {
    /// The words of a turn, which `vocabulary` knows.
    pub(super) fn new(words: Words<'a>, vocabulary: &'a Vocabulary) -> Self {
        Self { text: words.text, places: words.places, vocabulary }
    }

    /// True where the words are no part of something longer: of `it's 3`, or of `3,000`.
    pub(super) fn is_whole(&self, words: Range<usize>) -> bool {
        let (start, end) = (self.places[words.start].start(), self.places[words.end - 1].end());
        let (before, behind) = (&self.text[..start], &self.text[end..]);
        let is_ending = |text: &str| {
            let mut last = text.chars().rev();
            matches!(last.next(), Some('\'' | '’'))
                && last.next().is_some_and(char::is_alphanumeric)
        };
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let point = |c: Option<char>| matches!(c, Some('.' | ',' | '-'));
        let mut back = before.chars().rev();
        let mut on = behind.chars();
        let goes_on = self.text[..end].ends_with(|c: char| c.is_ascii_digit())
            && point(on.next())
            && digit(on.next());
        let went_on = self.text[start..].starts_with(|c: char| c.is_ascii_digit())
            && point(back.next())
            && digit(back.next());
        !is_ending(before) && !goes_on && !went_on
    }

    /// What stands in front of the word at `at`.
    pub(super) fn front(&self, at: usize) -> Front {
        let here = self.places[at];
        let before = at.checked_sub(1).map(|before| self.places[before]);
        let between = before.map_or("", |before| &self.text[before.end()..here.start()]);
        let is_joined = between == " ";
        let ends = |between: &str| between.contains(['.', '?', '!', '…', ':', '"', '“']);
        let is_first = before.is_none() || !is_joined && ends(between);
        let word = before.map(|before| self.vocabulary.word(before.word()));
        // Recognisers write a capital behind a filler that begins a sentence, too.
        let behind_filler = word.is_some_and(|word| word.has_capital && word.skeleton.is_none());
        let cues = word.filter(|_| is_joined).map(|word| word.cues);
        let has_capital = self.vocabulary.word(here.word()).has_capital;
        let is_pronoun = &self.text[here.start()..here.end()] == "I";
        Front {
            is_capital: has_capital && !is_first && !behind_filler && !is_pronoun,
            is_first,
            is_at: cues.is_some_and(|cues| cues.is_at),
            is_with: cues.is_some_and(|cues| cues.is_with),
            is_had: cues.is_some_and(|cues| cues.is_had),
        }
    }
}
