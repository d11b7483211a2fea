//! How sure it is that the words were said for a name. Every figure is in percent of likeness.
//!
//! | heard | the candidate's own name | said in the same answer | the glossary's name |
//! | --- | --- | --- | --- |
//! | the same letters, written apart | high; medium where it is plain speech | high or medium | high where a part is no English, else medium behind a cue |
//! | one word that is no English | high from 80, medium from 68 | high from 88, medium from 80 | high from 88, medium from 82 |
//! | several words, one of them no English | high from 82, medium from 72 | medium from 82 | high from 92, medium from 84 |
//! | several English words | high from 88 with a capital or a cue, else medium; low from 78 | medium from 88 | low from 92 |
//! | one English word | with a capital high from 85, else medium; behind a cue medium or low | low where it sounds the same as a rare word | never |
//!
//! A *cue* is a word such as "at" in front of an employer or "with" in front of a tool.

use super::context::Front;
use super::index::{Kind, Name};
use super::plain::{Plain, same_stem};
use crate::model::exchange::Certainty;
use crate::model::exchange::Certainty::{High, Low, Medium};

/// Words that may have been said for a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'a> {
    /// Their letters in a row.
    pub(super) letters: &'a str,
    /// How many words.
    pub(super) words: usize,
    /// How well known the oddest of them is.
    pub(super) oddest: Plain,
    /// True where the first holds a sentence together: "in", "the".
    pub(super) has_function: bool,
    /// True where all are single letters.
    pub(super) is_spelled: bool,
    /// True where white space stands between them.
    pub(super) is_apart: bool,
    /// True where a name that is known stands among them, spelled right.
    pub(super) holds_name: bool,
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
        _ if !heard.is_english() => Some(High),
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm if heard.has_function => {
            (!heard.front.is_first).then_some(if heard.has_cue(name) { High } else { Medium })
        }
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm if !is_hyphened => Some(High),
        Kind::Said(_) if !heard.has_function && !is_hyphened => Some(Medium),
        Kind::Term if heard.has_function || is_hyphened => None,
        Kind::Term if is_named => Some(Medium),
        Kind::Term if heard.oddest == Plain::Known => Some(Low),
        _ => None,
    }
}

/// Other letters, but `alike` by so many percent.
pub(super) fn alike(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    if heard.holds_name || heard.words == 1 && same_stem(heard.letters, &name.letters) {
        return None;
    }
    match name.kind {
        Kind::Employer | Kind::Skill | Kind::Title | Kind::OwnTerm => own(heard, name, alike),
        Kind::Said(times) => said(heard, name, times, alike),
        Kind::Term => term(heard, name, alike),
    }
}

/// A name of the candidate.
fn own(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    let is_named = heard.front.is_capital || heard.has_cue(name);
    let is_short = name.letters.len() < 5;
    if heard.words == 1 {
        return match (heard.is_english(), alike) {
            (false, 80..) if !is_short || is_named => Some(High),
            (false, 68..) if !is_short => Some(Medium),
            (false, _) => None,
            (true, 85..) if heard.front.is_capital && !is_short => Some(High),
            (true, 75..) if heard.front.is_capital => Some(Medium),
            (true, 92..) if heard.has_cue(name) => Some(Medium),
            (true, 78..) if heard.has_cue(name) => Some(Low),
            _ => None,
        };
    }
    if is_short && !is_named {
        return None;
    }
    let certainty = match (heard.is_english(), alike) {
        (false, 82..) => Some(High),
        (false, 72..) => Some(Medium),
        (true, 88..) if is_named => Some(High),
        (true, 88..) => Some(Medium),
        (true, 78..) if is_named => Some(Medium),
        (true, 80..) if name.letters.len() > 7 => Some(Low),
        _ => None,
    };
    // "in a" and "the" belong to the sentence and not to a name, unless there is more to say so.
    if heard.has_function && !is_named { certainty.and_then(less) } else { certainty }
}

/// A word of the same answer.
fn said(heard: Phrase<'_>, name: &Name, times: usize, alike: u32) -> Option<Certainty> {
    let is_rare = name.plain > Plain::Frequent;
    if heard.words > 1 {
        return match (heard.is_english(), alike) {
            _ if !is_rare || heard.has_function && heard.is_english() => None,
            (false, 82..) => Some(Medium),
            (true, 88..) => Some(Medium),
            _ => None,
        };
    }
    if heard.is_english() {
        return (alike >= 90 && is_rare && heard.letters.len() > 3).then_some(Low);
    }
    let is_doubtful = heard.front.is_capital || name.plain == Plain::Odd;
    match alike {
        88.. if !is_doubtful => Some(High),
        88.. if times > 1 || heard.front.is_capital != name.shown.starts_with(char::is_uppercase) => Some(Medium),
        80.. if !is_doubtful => Some(Medium),
        80.. if times > 1 => Some(Low),
        _ => None,
    }
}

/// A name of the built-in glossary.
fn term(heard: Phrase<'_>, name: &Name, alike: u32) -> Option<Certainty> {
    let length = name.letters.len();
    if heard.words == 1 {
        return match alike {
            _ if heard.is_english() || length < 5 => None,
            // A capital says that it is a name, and the glossary holds few of the names there are.
            92.. if heard.front.is_capital => Some(Medium),
            _ if heard.front.is_capital => None,
            88.. if length > 5 => Some(High),
            82.. if length > 5 => Some(Medium),
            88.. => Some(Medium),
            _ => None,
        };
    }
    match alike {
        _ if length < 6 => None,
        92.. if !heard.is_english() && length > 6 => Some(High),
        84.. if !heard.is_english() => Some(Medium),
        92.. if !heard.has_function => Some(Low),
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
