//! The pieces of turns of which exchanges are made: a turn is one piece, or two where a question and
//! its answer share it.

use std::ops::Range;

use super::boundary::{Boundary, boundary};
use super::roles::Roles;
use crate::model::exchange::{Part, Speaker};
use crate::transcript::talk::Spoken;

/// One piece of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The turn.
    pub(super) turn: usize,
    /// Where it stands in the turn's text, white space left out.
    pub(super) range: Range<usize>,
    /// Who says it.
    pub(super) speaker: Speaker,
    /// What it is in its exchange; an answer until somebody says otherwise.
    pub(super) part: Part,
    /// It was cut off from an answer in the same turn.
    pub(super) cut: bool,
    /// Its bounds or its speaker are a guess.
    pub(super) guess: bool,
}

/// The pieces of all turns. Where one voice says everything, questions are looked for inside its turns.
pub(super) fn pieces(turns: &[Spoken], roles: &Roles) -> Vec<Piece> {
    let merged = !roles.are_two_sided();
    let mut found = Vec::with_capacity(turns.len());
    for (at, turn) in turns.iter().enumerate() {
        let range = trimmed(&turn.text, 0..turn.text.len());
        if range.is_empty() {
            continue;
        }
        let speaker = roles.speaker(at);
        let piece =
            Piece { turn: at, range, speaker, part: Part::Answer, cut: false, guess: false };
        if merged && speaker != Speaker::Other {
            cut(&turn.text, piece, &mut found);
        } else {
            found.push(piece);
        }
    }
    found
}

fn cut(text: &str, whole: Piece, into: &mut Vec<Piece>) {
    let Boundary { at, sure } = boundary(&text[whole.range.clone()]);
    let middle = whole.range.start + at;
    let asked = trimmed(text, whole.range.start..middle);
    let answered = trimmed(text, middle..whole.range.end);
    let guess = sure.is_guess();
    if asked.is_empty() {
        into.push(Piece { guess, ..whole });
        return;
    }
    into.push(Piece {
        range: asked,
        speaker: Speaker::Interviewer,
        part: Part::Question,
        cut: true,
        guess,
        ..whole.clone()
    });
    if !answered.is_empty() {
        into.push(Piece { range: answered, speaker: Speaker::Candidate, guess, ..whole });
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}
