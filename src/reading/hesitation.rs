//! Hesitations: sounds such as "um", words said again at once, and phrases that fill a pause.
//!
//! They say nothing about the person and stand near no score: they can be passed over while reading.

use std::ops::Range;

use super::answers;
use super::speech::{Passage, Speech, Words};
use crate::model::exchange::{MarkKind, Turn};
use crate::model::session::Session;

/// A place in an answer that a reader may pass over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hesitation {
    /// What it is.
    pub kind: Pause,
    /// The turn of its exchange, counted from 0.
    pub turn: u32,
    start: u32,
    end: u32,
}

impl Hesitation {
    /// Bytes of the turn's text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What fills a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// A sound: um, uh, er, ah.
    Filler,
    /// Words that are said again at once; the first saying.
    Stutter,
    /// "You know", "I mean", "well".
    Phrase,
}

impl Pause {
    /// The kind of mark that it is.
    #[must_use]
    pub fn mark(self) -> MarkKind {
        match self {
            Self::Filler => MarkKind::Filler,
            Self::Stutter => MarkKind::Stutter,
            Self::Phrase => MarkKind::Phrase,
        }
    }

    /// The rule that finds it, in words.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::Filler => "a sound that fills a pause",
            Self::Stutter => "said again at once",
            Self::Phrase => "a phrase that fills a pause",
        }
    }
}

/// So many words of a session tell which language is spoken in it.
const SAMPLE: usize = 2000;
/// The commonest words of English. They make up a quarter of what is said in it.
const ENGLISH: &[&str] = &[
    "the", "and", "to", "of", "a", "i", "that", "it", "is", "we", "you", "in", "so", "was", "for",
    "have", "with", "this", "but", "they",
];
/// So many in a hundred words are among them where English is spoken.
const ENGLISH_SHARE: usize = 12;
/// Words that are said twice and meant.
const MEANT: &[&str] = &[
    "very", "really", "many", "much", "long", "far", "big", "never", "always", "no", "yes", "yeah",
    "okay", "ok", "right", "bye", "ha", "blah", "more", "again", "too", "sure", "hey", "hi",
    "please", "thanks", "pretty", "super", "way", "step", "side", "over", "knock", "tick",
];
/// Words that grammar can put twice, without a comma between them.
const GRAMMAR: &[&str] = &["that", "had", "her", "you", "is"];
/// The longest run of words that is looked for said again.
const LONGEST_RUN: usize = 3;
/// Words that begin a run which is said again; names such as "New York, New York" do not.
const LEADS: &[&str] = &[
    "i", "we", "it", "they", "you", "he", "she", "the", "a", "an", "and", "but", "so", "to", "of",
    "in", "on", "for", "with", "that", "this", "there", "if", "when", "what", "how", "because",
    "or", "as", "at", "by", "from", "is", "was", "it's", "i'm", "we're", "they're", "that's",
    "i've", "we've", "you're", "my", "our", "can", "could", "would", "will", "do", "did",
];
/// Words in front of "you know" and "I mean" that make them part of the sentence.
const ASKING: &[&str] = &[
    "do", "did", "if", "as", "what", "how", "when", "whether", "that", "let", "don't", "would",
    "you", "until", "before",
];

/// Whether English is spoken in the answers of a session. In other languages "um" and "er" are words.
pub(super) fn is_english(session: &Session, speech: &Speech<'_>, sounds: &Sounds) -> bool {
    let in_turn = |turn: &Turn| -> Vec<bool> {
        let passage = speech.passage(0, turn);
        words(passage.words(), sounds).take(SAMPLE).map(|word| word.sound.is_english).collect()
    };
    let all = session.exchanges.iter().flat_map(answers).flat_map(in_turn);
    let sample: Vec<bool> = all.take(SAMPLE).collect();
    let english = sample.iter().filter(|is_english| **is_english).count();
    english * 100 >= sample.len() * ENGLISH_SHARE
}

/// What each different word of a speech says of hesitations, by number.
pub(super) struct Sounds(Vec<Sound>);

/// What a word says of hesitations by itself.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy)]
struct Sound {
    /// The same for words that differ in nothing but case.
    hash: u32,
    /// True where it may be um, uh, er or ah.
    may_fill: bool,
    /// True for the commonest words of English.
    is_english: bool,
    /// True for the last words of phrases that fill a pause.
    may_end_phrase: bool,
    /// True where nothing of it is joined to the next word: it ends in a sign.
    is_closed: bool,
}

impl Sounds {
    /// Those of all words of `speech`.
    pub(super) fn of(speech: &Speech<'_>) -> Self {
        Self(speech.words().iter().map(|word| Sound::of(word)).collect())
    }
}

impl Sound {
    fn of(word: &str) -> Self {
        let bare = word.trim_end_matches(is_sign);
        Self {
            hash: bare
                .to_lowercase()
                .bytes()
                .fold(0, |so_far, byte| (so_far ^ u32::from(byte)).wrapping_mul(0x0100_0193)),
            may_fill: sounds_like_filler(bare),
            is_english: ENGLISH.iter().any(|one| one.eq_ignore_ascii_case(bare)),
            may_end_phrase: ["well", "know", "mean"]
                .iter()
                .any(|one| one.eq_ignore_ascii_case(bare)),
            is_closed: bare.len() < word.len(),
        }
    }

    /// That of this word and the next in one.
    fn then(self, next: Self) -> Self {
        let hash = self.hash.rotate_left(7) ^ next.hash;
        let (may_fill, is_english, may_end_phrase) = (false, false, false);
        Self { hash, may_fill, is_english, may_end_phrase, is_closed: next.is_closed }
    }
}

/// A mark that ends names such as C++ and is no part of a word that is said.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#')
}

/// The hesitations in a turn, in order; a sound may stand inside of words that are said again.
pub(super) fn hesitations(
    passage: &Passage<'_>,
    sounds: &Sounds,
    english: bool,
) -> Vec<Hesitation> {
    let text = passage.turn.text.as_str();
    let Ok(turn) = u32::try_from(passage.at) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |kind, range: Range<usize>| {
        let bounds = u32::try_from(range.start).ok().zip(u32::try_from(range.end).ok());
        found.extend(bounds.map(|(start, end)| Hesitation { kind, turn, start, end }));
    };
    let mut said: Vec<Word<'_>> = Vec::with_capacity(MEMORY);
    for word in words(passage.words(), sounds) {
        if word.sound.may_fill && is_filler(text, word, english) {
            add(Pause::Filler, word.range());
            continue;
        }
        if said.len() == MEMORY {
            said.drain(..MEMORY - KEPT);
        }
        said.push(word);
        if may_be_again(&said)
            && let Some(first) = first_saying(text, &said)
        {
            add(Pause::Stutter, first);
            // What was said again cannot be the first saying of a longer run.
            let again = said.len() - 1;
            said.drain(..again);
        } else if word.sound.may_end_phrase
            && let Some(phrase) = phrase(text, &said)
        {
            add(Pause::Phrase, phrase);
        }
    }
    found.sort_by_key(|one| (one.start, one.end));
    found
}

/// The words that are looked back at: two runs, and one more to see what stands in front of them.
const KEPT: usize = 2 * LONGEST_RUN;
/// So many words are remembered, to drop those that are too far back many at a time.
const MEMORY: usize = 64;

/// A word as it was said: letters, digits, and the apostrophes and dashes inside of it.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    start: usize,
    sound: Sound,
}

impl Word<'_> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    fn range(self) -> Range<usize> {
        self.start..self.end()
    }

    fn is_one_of(self, list: &[&str]) -> bool {
        list.iter().any(|one| one.eq_ignore_ascii_case(self.text))
    }

    fn is(self, other: Self) -> bool {
        self.sound.hash == other.sound.hash
            && (self.text.eq_ignore_ascii_case(other.text)
                || (!self.text.is_ascii() && self.text.to_lowercase() == other.text.to_lowercase()))
    }
}

/// The words that are said in `all`: those with nothing but an apostrophe or a dash between them are one.
fn words<'a>(all: Words<'a>, sounds: &Sounds) -> impl Iterator<Item = Word<'a>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let first = *all.places.get(next)?;
        next += 1;
        let (mut last, mut sound) = (first, sounds.0[first.word()]);
        while let Some(more) = all.places.get(next)
            && !sound.is_closed
            && matches!(&all.text.as_bytes()[last.end()..more.start()], b"'" | b"-" | RIGHT_QUOTE)
        {
            last = *more;
            sound = sound.then(sounds.0[last.word()]);
            next += 1;
        }
        let text = &all.text[first.start()..last.end()];
        let text = if sound.is_closed { text.trim_end_matches(is_sign) } else { text };
        Some(Word { text, start: first.start(), sound })
    })
}

/// `’`, which many write for an apostrophe.
const RIGHT_QUOTE: &[u8] = "’".as_bytes();

/// True where what sounds like um, uh, er or ah is no word. What is one in another language, or short for
/// something, has to stand between pauses.
fn is_filler(text: &str, word: Word<'_>, english: bool) -> bool {
    let quoted = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '`');
    if text[..word.start].ends_with(quoted) || text[word.end()..].starts_with(quoted) {
        // Somebody speaks of the sound.
        return false;
    }
    let is_short_form = word.text.bytes().all(|byte| byte.is_ascii_uppercase());
    (english && !is_short_form) || is_set_off(text, word.range())
}

fn sounds_like_filler(word: &str) -> bool {
    /// "uuuuhm" and the like.
    const LONGEST: usize = 8;
    let bytes = word.as_bytes();
    if bytes.len() < 2 || bytes.len() > LONGEST {
        return false;
    }
    let first = bytes[0].to_ascii_lowercase();
    if !matches!(first, b'u' | b'e' | b'a') {
        return false;
    }
    // The vowel, then each consonant of the sound, any of them drawn out.
    let mut sound = [0_u8; 3];
    let mut length = 0;
    for byte in bytes.iter().map(u8::to_ascii_lowercase) {
        if length > 0 && sound[length - 1] == byte {
            continue;
        }
        if length == sound.len() {
            return false;
        }
        sound[length] = byte;
        length += 1;
    }
    let drawn_out = first == b'e' && bytes.get(1).is_some_and(|b| b.eq_ignore_ascii_case(&b'e'));
    match &sound[..length] {
        b"um" | b"uh" | b"uhm" | b"ah" | b"erm" => true,
        // "err" is a word.
        b"er" => bytes.len() == 2 || drawn_out,
        _ => false,
    }
}

/// True where a range has a pause on both sides: a mark, or an end of the text.
fn is_set_off(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let behind = text[range.end..].trim_start();
    let pause = |c: char| matches!(c, ',' | '.' | '…' | '?' | '!' | '—' | '–' | ';' | ':');
    (before.is_empty() || before.ends_with(pause))
        && (behind.is_empty() || behind.starts_with(pause))
}

/// False where the last word is none of those that ended a run which it could say again.
#[inline]
fn may_be_again(said: &[Word<'_>]) -> bool {
    let [before @ .., last] = said else { return false };
    let near = &before[before.len().saturating_sub(LONGEST_RUN)..];
    near.iter().any(|one| one.sound.hash == last.sound.hash)
}

/// Where the words at the end of `said` were said just before: the range of that first saying.
fn first_saying(text: &str, said: &[Word<'_>]) -> Option<Range<usize>> {
    (1..=LONGEST_RUN.min(said.len() / 2)).rev().find_map(|run| {
        let (first, again) = said[said.len() - 2 * run..].split_at(run);
        if !first.iter().zip(again).all(|(one, other)| one.is(*other)) {
            return None;
        }
        // "Back to back to back", "rounds and rounds and rounds": the word in front is the last one again.
        let before = said.len().checked_sub(2 * run + 1).map(|at| said[at]);
        let is_chain = run > 1 && before.is_some_and(|word| word.is(first[run - 1]));
        let first_end = first[run - 1].end();
        let runs_on = |words: &[Word<'_>]| {
            words.windows(2).all(|pair| goes_on(&text[pair[0].end()..pair[1].start]))
        };
        let is_stutter = !is_chain
            && goes_on(&text[first_end..again[0].start])
            && !begins_anew(text, first[0], again[0], first_end)
            && runs_on(first)
            && runs_on(again)
            && if run == 1 {
                is_said_again(again[0], &text[first_end..again[0].start])
            } else {
                first[0].is_one_of(LEADS)
            };
        is_stutter.then(|| first[0].start..first_end)
    })
}

/// True for a single word that nobody says twice on purpose.
fn is_said_again(word: Word<'_>, between: &str) -> bool {
    let is_letter = word.text.chars().nth(1).is_none();
    let is_number = word.text.contains(|c: char| c.is_ascii_digit());
    let has_pause = between.trim() != "";
    !is_number
        && (!is_letter || matches!(word.text, "i" | "I" | "a"))
        && !word.is_one_of(MEANT)
        && (has_pause || !word.is_one_of(GRAMMAR))
}

/// True where dots stand between, and what is said again has a capital that the first saying has not: that is
/// the next sentence.
fn begins_anew(text: &str, first: Word<'_>, again: Word<'_>, from: usize) -> bool {
    let capital = |word: Word<'_>| word.text.starts_with(char::is_uppercase);
    text[from..again.start].contains("..") && capital(again) && !capital(first)
}

/// True where nothing but blanks, commas, dashes, dots and fillers stand between two words. Any other sign, such as
/// an emoji, was said in between.
fn goes_on(between: &str) -> bool {
    let is_pause = |c: char| matches!(c, ',' | '-' | '–' | '—' | '…' | '、' | '，' | '،');
    let is_hesitation =
        |c: char| c.is_alphabetic() || is_pause(c) || (c.is_whitespace() && c != '\n');
    between.replace("...", "").chars().all(is_hesitation)
}

/// The phrase at the end of `said` that fills a pause, where one does.
fn phrase(text: &str, said: &[Word<'_>]) -> Option<Range<usize>> {
    let last = *said.last()?;
    let begins = |start: usize| {
        let before = text[..start].trim_end();
        before.is_empty() || before.ends_with([',', '.', '?', '!', '…', '—', '–', ';'])
    };
    let pauses = |end: usize| text[end..].starts_with([',', '…', '—', '–']);
    if last.is_one_of(&["well"]) {
        return (begins(last.start) && pauses(last.end())).then(|| last.range());
    }
    let is_pair = |first: &str, second: &str, one: Word<'_>| {
        one.is_one_of(&[first]) && last.is_one_of(&[second])
    };
    let [.., one, _] = said else { return None };
    if !(is_pair("you", "know", *one) || is_pair("i", "mean", *one)) {
        return None;
    }
    let is_asked = said.len() > 2 && said[said.len() - 3].is_one_of(ASKING) && !begins(one.start);
    (pauses(last.end()) && !is_asked).then(|| one.start..last.end())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, session};
    use super::*;

    fn found(text: &str, english: bool) -> Vec<(Pause, &str)> {
        let turns = [answer(text)];
        let speech = Speech::of_turns(&turns);
        let all = hesitations(&speech.passage(0, &turns[0]), &Sounds::of(&speech), english);
        all.into_iter().map(|one| (one.kind, &text[one.range()])).collect()
    }

    fn of(kind: Pause, text: &str) -> Vec<&str> {
        let all = found(text, true).into_iter();
        all.filter(|(one, _)| *one == kind).map(|(_, words)| words).collect()
    }

    #[test]
    fn sounds_are_fillers_in_any_spelling() {
        let text = "Um, so, uh, we er moved it. Ah, and umm, uhhh then uhm erm stopped.";
        let expected = ["Um", "uh", "er", "Ah", "umm", "uhhh", "uhm", "erm"];
        assert_eq!(of(Pause::Filler, text), expected);
        for text in [
            "I said \"uh\" to him",
            "uh-huh, mm-hmm",
            "The ER was full",
            "to err is human",
            "aha",
            "umbrella",
        ] {
            assert_eq!(of(Pause::Filler, text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_is_a_word_elsewhere_has_to_stand_between_pauses() {
        assert_eq!(found("Um das zu tun, ging er weg.", false), []);
        assert_eq!(found("Ja, um, das ging so.", false), [(Pause::Filler, "um")]);
        let german = session(&[], &["Er ging weg, um das zu tun, und er kam nicht mehr zurück."]);
        let english = session(&[], &["So we moved it to the other side and that was it."]);
        let is_english = |session| {
            let speech = Speech::of_candidate(session);
            super::is_english(session, &speech, &Sounds::of(&speech))
        };
        assert!(!is_english(&german));
        assert!(is_english(&english));
    }

    #[test]
    fn words_said_again_at_once_are_stutters() {
        for (text, expected) in [
            ("it is in in the list", vec!["in"]),
            ("It, it took the, uh, the day", vec!["It", "the"]),
            ("and then we, and then we left", vec!["and then we"]),
            ("I I I think", vec!["I", "I"]),
            ("it's it's there", vec!["it's"]),
            ("a queue—a queue of jobs", vec!["a queue"]),
        ] {
            assert_eq!(of(Pause::Stutter, text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_are_meant_twice_are_not() {
        for text in [
            "it was very very late",
            "he said that that was it",
            "they had had enough",
            "No, no, it was not",
            "New York, New York",
            "room 12 12 was free",
            "We stopped. We left.",
            "plan A, A and B",
            "again and again",
            "they went back to back to back",
            "rounds and rounds and rounds of it",
            "all the market... The market was small",
            "数据库🚀数据库🚀数据库",
            "Redis 🚀 Redis",
            "fast / fast",
        ] {
            assert_eq!(of(Pause::Stutter, text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn phrases_fill_a_pause_between_commas() {
        for (text, expected) in [
            ("Well, it had, you know, dropped", vec!["Well", "you know"]),
            ("I mean, it worked", vec!["I mean"]),
            ("Do you know, if it worked?", vec![]),
            ("what I mean, is that", vec![]),
            ("it went well, I think", vec![]),
            ("You know the answer", vec![]),
            ("because you know the answer", vec![]),
        ] {
            assert_eq!(of(Pause::Phrase, text), expected, "{text}");
        }
    }
}
