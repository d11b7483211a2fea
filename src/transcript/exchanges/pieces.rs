//! The pieces of turns of which exchanges are made: a turn is one piece, two where a question and its answer
//! share it, or many where nobody labelled who speaks.

use std::ops::Range;

use super::boundary::{Boundary, boundary};
use super::roles::Roles;
use super::unlabelled::{Asked, asked};
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
            match turn.label {
                Some(_) => cut(&turn.text, piece, &mut found),
                None => cut_often(&turn.text, piece, &mut found),
            }
        } else {
            found.push(piece);
        }
    }
    found
}

/// Cuts a turn without a label in front of each question that it holds.
fn cut_often(text: &str, whole: Piece, into: &mut Vec<Piece>) {
    let Asked { starts, is_all } = asked(&text[whole.range.clone()]);
    let starts: Vec<usize> = starts.into_iter().map(|at| whole.range.start + at).collect();
    if is_all {
        let (speaker, part) = (Speaker::Interviewer, Part::Question);
        into.push(Piece { speaker, part, cut: true, guess: true, ..whole });
        return;
    }
    // What stands in front of the first question of all leads up to it; later on it is the end of an answer.
    let begins_talk = into.is_empty();
    let Some(&first) = starts.first().filter(|_| !begins_talk || starts.len() > 1) else {
        return cut(text, whole, into);
    };
    let before = trimmed(text, whole.range.start..first);
    let from = if begins_talk { whole.range.start } else { first };
    if !begins_talk && !before.is_empty() {
        into.push(Piece { range: before, guess: true, ..whole.clone() });
    }
    let bounds: Vec<usize> =
        [from].into_iter().chain(starts[1..].iter().copied()).chain([whole.range.end]).collect();
    let cuts = into.len();
    for bound in bounds.windows(2) {
        cut(text, Piece { range: trimmed(text, bound[0]..bound[1]), ..whole.clone() }, into);
    }
    into[cuts..].iter_mut().for_each(|piece| piece.guess = true);
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
