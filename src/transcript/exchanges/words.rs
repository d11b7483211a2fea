//! Words of a turn with what they are good for: one pass over the bytes, one look into a table a word.

use std::sync::LazyLock;

use super::super::grammar::{
    ADDRESSED, ASKERS, AUXILIARIES, COMMANDS, LEAD_INS, MYSELF, OWN, SCENES, TAGS, WEAK_COMMANDS,
};
use super::super::speech::{FILLERS, REPLIES};
use super::phrases::first_words;
use super::vocabulary::{CHEERS, MEASURES, NO_CONTENT, POINTERS, THANKS, YOU};

/// What a word is good for; a word may be good for several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Use(u32);

impl Use {
    /// "what", "how".
    pub(super) const ASKER: Self = Self(1);
    /// "did", "would".
    pub(super) const AUXILIARY: Self = Self(1 << 1);
    /// "tell", "describe".
    pub(super) const COMMAND: Self = Self(1 << 2);
    /// A command that needs somebody it is addressed to: "give".
    pub(super) const WEAK: Self = Self(1 << 3);
    /// "imagine": a question follows.
    pub(super) const SCENE: Self = Self(1 << 4);
    /// "you", "me": there are two in this.
    pub(super) const ADDRESSED: Self = Self(1 << 5);
    /// "you", "your".
    pub(super) const YOU: Self = Self(1 << 6);
    /// "I", "we".
    pub(super) const OWN: Self = Self(1 << 7);
    /// "I" alone.
    pub(super) const MYSELF: Self = Self(1 << 8);
    /// "yes", "sure".
    pub(super) const REPLY: Self = Self(1 << 9);
    /// "um".
    pub(super) const FILLER: Self = Self(1 << 10);
    /// "so", "great": stands in front of a question.
    pub(super) const LEAD_IN: Self = Self(1 << 11);
    /// "right", as in "it was fine, right?"
    pub(super) const TAG: Self = Self(1 << 12);
    /// "thanks", "welcome".
    pub(super) const THANKS: Self = Self(1 << 13);
    /// "wow", "interesting": cheers a speaker on.
    pub(super) const CHEER: Self = Self(1 << 14);
    /// "that", "it", "there": points at what was said.
    pub(super) const POINTER: Self = Self(1 << 15);
    /// "about", "years": comes back in an answer without a subject that is shared.
    pub(super) const EMPTY: Self = Self(1 << 16);

    /// True where the two have something in common.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The lists of the grammar and what their words are good for.
const LISTS: &[(&[&str], Use)] = &[
    (ASKERS, Use::ASKER),
    (AUXILIARIES, Use::AUXILIARY),
    (COMMANDS, Use::COMMAND),
    (WEAK_COMMANDS, Use::WEAK),
    (SCENES, Use::SCENE),
    (ADDRESSED, Use::ADDRESSED),
    (YOU, Use::YOU),
    (OWN, Use::OWN),
    (MYSELF, Use::MYSELF),
    (REPLIES, Use::REPLY),
    (FILLERS, Use::FILLER),
    (LEAD_INS, Use::LEAD_IN),
    (TAGS, Use::TAG),
    (THANKS, Use::THANKS),
    (CHEERS, Use::CHEER),
    (POINTERS, Use::POINTER),
    (NO_CONTENT, Use::EMPTY),
    (MEASURES, Use::EMPTY),
];

/// One word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// What it is good for.
    pub(super) good: Use,
    /// Which phrases begin with it, if any: the place of their first word among all.
    pub(super) phrases: Option<u16>,
    /// The word itself in small letters, packed; zero for a word of more than sixteen bytes.
    pub(super) key: u128,
}

impl Token {
    /// True where it is good for `what`.
    pub(super) fn is(self, what: Use) -> bool {
        self.good.any(what)
    }
}

/// The words of `text`: letters and digits, with apostrophes and hyphens inside.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { bytes: text.as_bytes(), at: 0 }
}

/// Iterator over the words of a text.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let (start, end) = self.next_word()?;
        let key = packed(self.bytes, start, end);
        let Known { good, phrases } = TABLE.look_up(key);
        Some(Token { start, end, good, phrases, key })
    }
}

/// The keys of the words of `text`, where nobody asks what they are good for.
pub(super) fn keys(text: &str) -> impl Iterator<Item = u128> {
    let mut words = tokens(text);
    std::iter::from_fn(move || {
        let (start, end) = words.next_word()?;
        Some(packed(words.bytes, start, end))
    })
}

impl Tokens<'_> {
    /// The bounds of the next word.
    fn next_word(&mut self) -> Option<(usize, usize)> {
        let bytes = self.bytes;
        let start = self.word_start()?;
        let (mut at, mut end) = (start, start);
        while let Some(&byte) = bytes.get(at) {
            match CLASS[usize::from(byte)] {
                Class::Word => {
                    at += 1;
                    end = at;
                }
                // At the end of a word a hyphen or apostrophe is punctuation.
                Class::Joins if at > start => at += 1,
                Class::Wide => {
                    let Some(width @ 1..) = width_inside(bytes, at, at > start) else { break };
                    at += width;
                    end = at;
                }
                Class::Joins | Class::Outside => break,
            }
        }
        self.at = at;
        Some((start, end))
    }

    /// Where the next word begins.
    fn word_start(&mut self) -> Option<usize> {
        loop {
            match CLASS[usize::from(*self.bytes.get(self.at)?)] {
                Class::Word => return Some(self.at),
                Class::Joins | Class::Outside => self.at += 1,
                Class::Wide if width_inside(self.bytes, self.at, false)? > 0 => {
                    return Some(self.at);
                }
                Class::Wide => self.at += width_outside(self.bytes, self.at),
            }
        }
    }
}

/// What a byte is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter or digit of ASCII.
    Word,
    /// A hyphen or apostrophe of ASCII.
    Joins,
    /// Part of a wide character.
    Wide,
    /// Anything else.
    Outside,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Outside; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = match at.to_le_bytes()[0] {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            b'\'' | b'-' => Class::Joins,
            0x80.. => Class::Wide,
            _ => Class::Outside,
        };
        at += 1;
    }
    table
};

/// The longest word that has a key, in bytes.
const LONGEST: usize = 16;

/// The key of the word from `start` to `end`, taken in one piece where the text is long enough behind it.
fn packed(bytes: &[u8], start: usize, end: usize) -> u128 {
    let length = end - start;
    if length > LONGEST {
        return 0;
    }
    let mut piece = [0; LONGEST];
    match bytes.get(start..start + LONGEST) {
        Some(all) => piece.copy_from_slice(all),
        None => piece[..length].copy_from_slice(&bytes[start..end]),
    }
    let small = u128::from_be_bytes([0x20; LONGEST]);
    (u128::from_be_bytes(piece) | small) >> (8 * (LONGEST - length))
}

/// How many bytes from `at` belong to a word: zero where none, `None` at the end of the text.
fn width_inside(bytes: &[u8], at: usize, begun: bool) -> Option<usize> {
    let &first = bytes.get(at)?;
    Some(match first {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => 1,
        b'\'' | b'-' => usize::from(begun),
        0x00..=0x7f => 0,
        // General punctuation: of it only the apostrophe ’ stands inside words.
        0xe2 if bytes.get(at + 1) == Some(&0x80) => {
            let apostrophe = bytes.get(at + 2) == Some(&0x99)
                && bytes.get(at + 3).is_some_and(u8::is_ascii_alphabetic);
            if begun && apostrophe { 3 } else { 0 }
        }
        // Full stops, commas and question marks of Chinese and Japanese.
        0xe3 if bytes.get(at + 1) == Some(&0x80) => 0,
        0xef if bytes.get(at + 1) == Some(&0xbc) => 0,
        _ => wide(first),
    })
}

fn width_outside(bytes: &[u8], at: usize) -> usize {
    wide(bytes[at]).min(bytes.len() - at)
}

/// The length of the character that begins with `first`.
fn wide(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// The key of a word, as [`Token::key`] has it.
pub(super) const fn key(word: &str) -> u128 {
    let bytes = word.as_bytes();
    let (mut key, mut at) = (0, 0);
    while at < bytes.len() && bytes.len() <= 16 {
        key = key << 8 | (bytes[at] | 0x20) as u128;
        at += 1;
    }
    key
}

const SLOTS: usize = 2048;
/// An odd number without a pattern: multiplied by it, keys spread over the slots.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    good: Use,
    phrases: Option<u16>,
}

/// Keys and what is known of their words, apart: most words are in no list, and only the keys are looked at.
struct Table {
    keys: Vec<u128>,
    known: Vec<Known>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { keys: vec![0; SLOTS], known: vec![Known::default(); SLOTS] };
    for (words, good) in LISTS {
        for word in *words {
            table.add(key(word), *good);
            if word.contains('\'') {
                table.add(key(&word.replace('\'', "’")), *good);
            }
        }
    }
    for (at, first) in (0..=u16::MAX).zip(first_words()) {
        table.known_of(first).phrases = Some(at);
    }
    table
});

impl Table {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "halves of the key, and fewer bits than slots"
    )]
    fn slot(&self, key: u128) -> usize {
        let folded = (key >> 64) as u64 ^ key as u64;
        let mut slot = (folded.wrapping_mul(SPREAD) >> (u64::BITS - SLOTS.ilog2())) as usize;
        while self.keys[slot] != key && self.keys[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    fn add(&mut self, key: u128, good: Use) {
        let known = self.known_of(key);
        known.good = known.good.or(good);
    }

    fn known_of(&mut self, key: u128) -> &mut Known {
        let slot = self.slot(key);
        self.keys[slot] = key;
        &mut self.known[slot]
    }

    fn look_up(&self, key: u128) -> Known {
        let slot = self.slot(key);
        if self.keys[slot] == 0 { Known::default() } else { self.known[slot] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).map(|token| &text[token.start..token.end]).collect()
    }

    #[test]
    fn words_are_cut_as_people_read_them() {
        assert_eq!(
            split("It's a well-known 'thing' -- Zoë’s… “Yes”, 東京。"),
            ["It's", "a", "well-known", "thing", "Zoë’s", "Yes", "東京"]
        );
        assert_eq!(split("— - ' …"), [""; 0]);
    }

    #[test]
    fn a_word_is_known_in_whatever_case() {
        let found: Vec<Token> = tokens("WHAT’S Your opinion-").collect();
        assert!(found[0].is(Use::ASKER));
        assert!(found[1].is(Use::YOU) && found[1].is(Use::ADDRESSED));
        assert!(!found[2].is(Use::YOU) && found[2].key == key("opinion"));
    }

    #[test]
    fn words_agree_with_those_of_speech() {
        use crate::transcript::speech::words;
        for text in ["So, what's up? I'm-- fine.", "A b2b' deal", "¿Qué tal, Zoë?"] {
            let slow: Vec<&str> = words(text).map(|word| word.text).collect();
            assert_eq!(split(text).len(), slow.len(), "{text}");
        }
    }
}
