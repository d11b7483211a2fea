//! What becomes of each label in the one style of a file: it speaks, or it is left to the words.

use super::super::talk::Role;
use super::head::Shape;
use super::names::{is_nobody, is_somebody, never_speaks, without_number};
use super::roles::{Meant, misspelled, of_initials, role};
use super::scan::{Scan, Tally};

/// What becomes of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It speaks.
    Speaks(Option<Role>),
    /// It speaks, though it stands on one line only.
    Once,
    /// It speaks, and it is misspelled.
    Misspelled(Meant),
    /// It is part of what somebody says, and why.
    Words(&'static str),
    /// It speaks where its time fits between those around it.
    IfTimeFits,
}

const RARE: &str = "no other line begins so";
const NO_NAME: &str = "it is no name";
pub(super) const HEADS: &str = "the word heads a note or a thought";
const INSIDE: &str = "it never begins a paragraph, as the speakers of this file do";
pub(super) const OTHER: &str = "the speakers of this file are written otherwise";

/// How the labels of the file stand in its paragraphs.
pub(super) struct Positions {
    /// True where speakers begin paragraphs, nearly always.
    paragraphs: bool,
    /// True where nearly each line begins with a label.
    pub(super) each_line: bool,
}

impl Positions {
    /// Of the whole file.
    pub(super) fn of(scan: &Scan<'_>) -> Self {
        let (mut lines, mut at_paragraphs, mut people, mut shaped) = (0, 0, 0, 0);
        for tally in scan.tallies.iter().filter(|tally| tally.shape == Shape::Plain) {
            let known = role(tally.name).is_some();
            if !known && !tally.shaped {
                continue;
            }
            shaped += tally.lines;
            if tally.lines >= 2 && (known || !never_speaks(tally.name)) {
                lines += tally.lines;
                if tally.paragraphs * 10 >= tally.lines * 9 {
                    at_paragraphs += tally.lines;
                    people += 1;
                }
            }
        }
        Self {
            paragraphs: lines >= 6 && people >= 2 && at_paragraphs * 10 >= lines * 7,
            each_line: scan.lines >= 3 && shaped * 20 >= scan.lines * 19,
        }
    }

    /// Whether `tally` speaks for its shape.
    pub(super) fn carries(&self, tally: &Tally<'_>, letters: bool) -> bool {
        let name = tally.name;
        match tally.shape {
            Shape::Letter => false,
            Shape::Alone => tally.above,
            Shape::Chat | Shape::Rev | Shape::BoldTime => true,
            Shape::WideTime => tally.lines >= 2 || tally.shaped || is_somebody(name),
            Shape::Stamped => tally.lines >= 2 && !never_speaks(name),
            Shape::BracketTime => tally.lines >= 2 && tally.shaped,
            Shape::Bracketed | Shape::Dashed => {
                let known = role(name).is_some_and(|role| role != Role::Nobody);
                known || (tally.lines >= 2 && !never_speaks(name))
            }
            Shape::NarrowTime | Shape::Tabbed => {
                tally.lines >= 2 && tally.shaped && !never_speaks(name)
            }
            Shape::Dressed | Shape::Plain | Shape::Listed => {
                let known = role(name).is_some_and(|role| role != Role::Nobody);
                let letter = letters
                    && without_number(name).len() == 1
                    && "QAqa".contains(without_number(name));
                let named = tally.lines >= 2 && tally.shaped && !never_speaks(name);
                !letter && (known || (named && self.fits(tally)))
            }
        }
    }

    pub(super) fn fits(&self, tally: &Tally<'_>) -> bool {
        tally.shape != Shape::Plain || !self.paragraphs || tally.paragraphs > 0
    }
}

/// What becomes of each label in a file of this `shape`.
pub(super) fn judge(
    scan: &Scan<'_>,
    shape: Shape,
    partner: Option<Shape>,
    positions: &Positions,
) -> Vec<Verdict> {
    let of_shape = || {
        scan.tallies
            .iter()
            .filter(move |tally| tally.shape == shape || Some(tally.shape) == partner)
    };
    let heads: usize = of_shape().map(|tally| tally.lines).sum();
    let carrying = || of_shape().filter(|tally| positions.carries(tally, false));
    let roles = carrying().any(|tally| {
        matches!(role(tally.name), Some(Role::Interviewer | Role::Candidate))
            && !is_nobody(tally.name)
    });
    let initials = of_initials(&carrying().map(|tally| tally.name));
    let mut names: Vec<&str> = carrying().map(|tally| tally.name).collect();
    names.sort_unstable();
    let ends = |end: fn(&str) -> &str| {
        let mut words: Vec<&str> = names.iter().map(|name| end(name)).collect();
        words.sort_unstable();
        words
    };
    let (first_words, last_words) = (ends(first_word), ends(last_word));
    let known = |name: &str| names.binary_search(&name).is_ok();
    let verdict = |tally: &Tally<'_>| {
        let said = role(tally.name).or(match tally.name {
            "I" if initials => Some(Role::Interviewer),
            "R" | "P" if initials => Some(Role::Candidate),
            _ => None,
        });
        if tally.shape != shape && Some(tally.shape) != partner {
            // The same name in another dress: a slip of whoever typed it.
            let colon = |shape| {
                matches!(shape, Shape::Plain | Shape::Listed | Shape::Dressed | Shape::Stamped)
            };
            let timed = |shape: Shape| {
                let apart = shape == Shape::Letter || shape.is_common();
                !colon(shape) && !apart
            };
            let like = (colon(shape) && colon(tally.shape)) || (timed(shape) && timed(tally.shape));
            let speaks = like && known(tally.name);
            return if speaks { Verdict::Speaks(said) } else { Verdict::Words(OTHER) };
        }
        if positions.carries(tally, false) {
            return Verdict::Speaks(said);
        }
        let (first, last) = (first_word(tally.name), last_word(tally.name));
        let kin = || {
            first_words.binary_search(&first).is_ok()
                || last_words.binary_search(&tally.name).is_ok()
                || known(first)
                || known(last)
        };
        match shape {
            Shape::WideTime | Shape::BracketTime | Shape::Stamped if tally.shaped => {
                Verdict::Speaks(said)
            }
            Shape::NarrowTime if tally.shaped => Verdict::IfTimeFits,
            Shape::Dressed | Shape::Plain | Shape::Listed => {
                colon(tally, said, roles, heads, positions, &kin)
            }
            _ => Verdict::Words(NO_NAME),
        }
    };
    scan.tallies.iter().map(verdict).collect()
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or("")
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or("")
}

/// What becomes of a label with a colon that does not carry its shape.
fn colon(
    tally: &Tally<'_>,
    said: Option<Role>,
    roles: bool,
    heads: usize,
    positions: &Positions,
    kin: &impl Fn() -> bool,
) -> Verdict {
    let name = tally.name;
    if roles && let Some(meant) = misspelled(name) {
        return Verdict::Misspelled(meant);
    }
    if said == Some(Role::Nobody) {
        let sure = tally.shape == Shape::Dressed || tally.lines >= 2;
        return if sure { Verdict::Speaks(said) } else { Verdict::Words(RARE) };
    }
    if never_speaks(name) {
        return Verdict::Words(HEADS);
    }
    if !positions.fits(tally) {
        return Verdict::Words(INSIDE);
    }
    let shaped = tally.shaped;
    match tally.shape {
        Shape::Dressed if shaped && tally.lines > 1 => Verdict::Speaks(said),
        Shape::Dressed if shaped && said.is_none() && !is_somebody(name) => Verdict::Once,
        _ if is_somebody(name) => Verdict::Speaks(said),
        // A name without capitals has to come back often and be short.
        _ if !shaped && tally.lines >= 3 && tally.lines * 10 >= heads => {
            let short = name.split_whitespace().nth(1).is_none() || without_number(name) != name;
            if short { Verdict::Speaks(said) } else { Verdict::Words(NO_NAME) }
        }
        _ if !shaped => Verdict::Words(NO_NAME),
        _ if tally.lines > 1 && positions.each_line => Verdict::Speaks(said),
        _ if positions.each_line || kin() => Verdict::Once,
        _ => Verdict::Words(RARE),
    }
}
