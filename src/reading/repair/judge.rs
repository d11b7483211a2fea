//! How sure it is that the words were said for a name. Every figure is in percent of likeness.
//!
//! | heard | the candidate's own name | said in the same answer | the glossary's name |
//! | --- | --- | --- | --- |
//! | the same letters, written apart | high; medium where it is plain speech | medium | high where a part is no English, else medium behind a cue |
//! | one word that is no English | high from 80, medium from 68 | high from 88, medium from 80, with few other letters | high from 88, medium from 84, with few other letters |
//! | several words, one of them no English | high from 82, medium from 72 | medium from 84 | high from 92, medium from 84 |
//! | several English words | high from 88 with a capital or a cue, else medium; low from 78 | medium from 90 | medium from 92 with a cue, else low |
//! | one English word | with a capital high from 85, else medium; behind a cue medium or low | low where it sounds the same as a term | never |
//!
//! A *cue* is a word such as "at" in front of an employer or "with" in front of a tool.

use super::context::Front;
use super::index::{Kind, Name};
use super::plain::Plain;
use super::spelling::{edits, is_slip};
use crate::model::exchange::Certainty;
use crate::model::exchange::Certainty::{High, Low, Medium};

/// Words that may have been said for a name.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'a> {
    /// Their letters in a row.
    pub(super) letters: &'a str,
    /// How many words.
    pub(super) words: usize,
    /// How well known the oddest of them is.
    pub(super) oddest: Plain,
    /// True where the name begins with the letters of the first.
    pub(super) opens_alike: bool,
    /// True where the first two are single letters.
    pub(super) has_letters_first: bool,
    /// True where the first holds a sentence together: "in", "the".
    pub(super) has_function: bool,
    /// True where a later one does.
    pub(super) has_later_function: bool,
    /// True where it is written in capitals alone.
    pub(super) has_capitals: bool,
    /// True where all are single letters.
    pub(super) is_spelled: bool,
    /// True where one is a letter that is no word: not "a", not "I".
    pub(super) has_letter: bool,
    /// True where white space stands between them.
    pub(super) is_apart: bool,
    /// True where a name that is known stands among them, spelled right.
    pub(super) holds_name: bool,
    /// How often the name stands in the same answer.
    pub(super) times: u32,
    /// What stands in front.
    pub(super) front: Front,
}

impl Phrase<'_> {
    fn is_english(&self) -> bool {
        self.oddest < Plain::Odd && !self.is_spelled
    }

    fn has_cue(&self, name: &Name) -> bool {
        match name.kind {
            Kind::Employer => self.front.is_at,
            _ => self.front.is_with,
        }
    }
}

/// The same letters, but written apart.
pub(super) fn apart(heard: Phrase<'_>, name: &Name) -> Option<Certainty> {
    if !heard.is_apart || name.is_spaced || heard.words < 2 {
        return None;
    }
    let is_hyphened = name.shown.contains('-');
    let is_named = heard.front.is_capital || heard.has_cue(name);
    match name.kind {
        _ if heard.is_spelled => (heard.words > 2 || heard.front.is_capital).then_some(High),
        Kind::Employer if heard.is_english() => is_named.then_some(High),
        Kind::Said if heard.has_letter => None,
        _ if !heard.is_english() || heard.has_letter => Some(High),
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm if heard.has_function => {
            (!heard.front.is_first).then_some(if heard.has_cue(name) { High } else { Low })
        }
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm if !is_hyphened => Some(High),
        Kind::Said if heard.has_function || is_hyphened || name.plain == Plain::Frequent => None,
        Kind::Said => Some(Medium),
        Kind::Term if heard.has_function || is_hyphened => is_named.then_some(Low),
        Kind::Term if is_named || heard.front.is_had => Some(Medium),
        Kind::Term if heard.oddest == Plain::Known => Some(Low),
        _ => None,
    }
}

/// What is told of words before they are held against a name.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// How many letters they have.
    pub(super) length: usize,
    /// True for one word alone.
    pub(super) is_one: bool,
    /// True where all are English.
    pub(super) is_english: bool,
    /// True where the first holds a sentence together.
    pub(super) has_function: bool,
    /// True where a later one does.
    pub(super) has_later_function: bool,
    /// True where they may be a name for what stands in front.
    pub(super) is_named: bool,
}

/// How alike `name` has to be at the least, in percent, for the rules below to allow it; `None` where they never do.
/// Letters that are the same are another matter.
pub(super) fn least(heard: Shape, name: &Name) -> Option<u32> {
    let length = name.letters.len();
    let apart = heard.length.abs_diff(length);
    let is_rare = name.plain > Plain::Frequent;
    if apart > FARTHEST {
        return None;
    }
    match (name.kind, heard.is_one, heard.is_english) {
        (Kind::Said, true, false) if name.is_spaced => Some(65),
        (Kind::Said, true, false) => (name.is_known && is_rare || apart <= 2).then_some(80),
        (Kind::Said, true, true) => (name.is_known && is_rare && !name.is_spaced).then_some(92),
        (Kind::Said, false, is_english) => {
            (is_rare && length > 5).then_some(if is_english { 90 } else { 84 })
        }
        (Kind::Term, ..) if length < 5 || apart > length / 3 => None,
        (Kind::Term, true, is_english) => (!is_english && !name.is_spaced).then_some(84),
        (Kind::Term, false, false) => Some(84),
        (Kind::Term, false, true) => (length > 6).then_some(if heard.is_named { 84 } else { 92 }),
        (_, true, false) => Some(68),
        (_, true, true) => Some(75),
        (_, false, true) if heard.has_later_function => Some(95),
        (_, false, true) if heard.has_function || length < 5 => Some(88),
        (_, false, true) if heard.is_named => Some(78),
        (_, false, true) => Some(if length > 7 { 80 } else { 88 }),
        (_, false, false) => Some(72),
    }
}

/// By how many letters words and a name may differ in length.
const FARTHEST: usize = 5;

/// Other letters, but `alike` by so many percent.
pub(super) fn alike(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    if heard.holds_name || heard.is_english() && heard.has_later_function && alike < 95 {
        return None;
    }
    match name.kind {
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm => own(heard, name, alike),
        Kind::Said => said(heard, name, alike),
        Kind::Term => term(heard, name, alike),
    }
}

/// A name of the candidate.
fn own(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    let is_named = heard.front.is_capital || heard.has_cue(name);
    let is_short = name.letters.len() < 5;
    let is_far = 2 * edits(heard.letters, &name.letters) > name.letters.len() + 1;
    if heard.words == 1 {
        return match (heard.is_english(), alike) {
            (false, 80..) if !is_short || is_named => Some(High),
            (false, 68..) if !is_short && !is_far => Some(Medium),
            (true, 85..) if heard.front.is_capital && !is_short => Some(High),
            (true, 75..) if heard.front.is_capital && !is_short => Some(Medium),
            (true, 92..) if heard.has_cue(name) => Some(Medium),
            (true, 78..) if heard.has_cue(name) && !is_short => Some(Low),
            _ => None,
        };
    }
    if is_short && (!is_named || alike < 88) {
        return None;
    }
    let certainty = match (heard.is_english(), alike) {
        (false, 82..) => Some(High),
        (true, 88..) if is_named => Some(High),
        (false, 72..) | (true, 88..) => Some(Medium),
        (true, _) if heard.has_function => None,
        (true, 78..) if is_named => Some(Medium),
        (true, 80..) if name.letters.len() > 7 => Some(Low),
        _ => None,
    };
    // "in a" and "the" belong to the sentence and not to a name, unless there is more to say so.
    if heard.has_function && !is_named { certainty.and_then(less) } else { certainty }
}

/// A word of the same answer.
fn said(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    let is_rare = name.plain > Plain::Frequent;
    if heard.words > 1 {
        // `HTTP connections` is not `TCP connections`.
        let is_other = name.is_spaced && !heard.opens_alike;
        let is_term = is_rare
            && name.letters.len() > 5
            && !is_other
            && !heard.has_later_function
            && (!heard.has_function || heard.has_letters_first);
        return (is_term && alike >= if heard.is_english() { 90 } else { 84 }).then_some(Medium);
    }
    if heard.is_english() {
        let is_term = name.is_known && is_rare && !name.is_spaced && !heard.front.is_capital;
        return (alike >= 92 && is_term && heard.letters.len() > 3).then_some(Low);
    }
    if name.is_spaced {
        return (alike >= 65 && heard.has_capitals && heard.letters.len() > 3).then_some(Medium);
    }
    let is_slip = is_slip(heard.letters, &name.letters);
    let is_doubtful = heard.front.is_capital || name.plain == Plain::Odd;
    match alike {
        88.. if is_slip && !is_doubtful => Some(High),
        80.. if is_slip && !is_doubtful => Some(Medium),
        88.. if is_slip && heard.times > 1 && heard.letters.len() > 5 => Some(Low),
        80.. if name.is_known && is_rare && !heard.front.is_capital => Some(Low),
        _ => None,
    }
}

/// A name of the built-in glossary.
fn term(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    let length = name.letters.len();
    let edits = edits(heard.letters, &name.letters);
    let is_named = heard.front.is_capital || heard.front.is_with || heard.front.is_had;
    if length < 5 || edits > length / 3 {
        return None;
    }
    if heard.words == 1 {
        return match alike {
            _ if heard.is_english() || name.is_spaced => None,
            // A capital says that it is a name, and the glossary holds few of the names there are.
            92.. if heard.front.is_capital && edits < 2 => Some(Medium),
            _ if heard.front.is_capital => None,
            88.. if length > 5 && edits <= length / 5 => Some(High),
            84.. if length > 5 && edits <= length / 4 => Some(Medium),
            88.. if edits < 2 => Some(Medium),
            88.. => Some(Low),
            _ => None,
        };
    }
    match alike {
        _ if heard.has_function || heard.has_later_function => None,
        92.. if !heard.is_english() && length > 6 && edits <= length / 5 => Some(High),
        84.. if !heard.is_english() => Some(Medium),
        92.. if is_named && length > 6 => Some(Medium),
        92.. if length > 6 => Some(Low),
        84.. if is_named && length > 6 && edits <= length / 4 => Some(Low),
        _ => None,
    }
}

fn less(certainty: Certainty) -> Option<Certainty> {
    match certainty {
        High => Some(Medium),
        Medium => Some(Low),
        Low => None,
    }
}
