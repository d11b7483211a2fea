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
    let Asked { questions, is_all } = asked(&text[whole.range.clone()]);
    if is_all {
        let (speaker, part) = (Speaker::Interviewer, Part::Question);
        into.push(Piece { speaker, part, cut: true, guess: true, ..whole });
        return;
    }
    let from = whole.range.start;
    let questions: Vec<Range<usize>> =
        questions.into_iter().map(|one| from + one.start..from + one.end).collect();
    // What stands in front of the first question of all leads up to it; later on it is the end of an answer.
    let begins_talk = into.is_empty();
    let Some(first) = questions.first().filter(|_| !begins_talk || questions.len() > 1) else {
        return cut(text, whole, into);
    };
    let before = trimmed(text, from..first.start);
    if !begins_talk && !before.is_empty() {
        into.push(Piece { range: before, guess: true, ..whole.clone() });
    }
    let begins = |at: usize| if at == 0 && begins_talk { from } else { questions[at].start };
    let cuts = into.len();
    for (at, question) in questions.iter().enumerate() {
        let end = questions.get(at + 1).map_or(whole.range.end, |next| next.start);
        let piece = Piece { range: trimmed(text, begins(at)..end), ..whole.clone() };
        let Boundary { at: asked, .. } = boundary(&text[piece.range.clone()]);
        // That something is asked is known: where no answer can be told from it, its own sentences are the question.
        let middle = if asked > 0 { piece.range.start + asked } else { question.end };
        part_at(text, piece, middle, true, into);
    }
    into[cuts..].iter_mut().for_each(|piece| piece.guess = true);
}

fn cut(text: &str, whole: Piece, into: &mut Vec<Piece>) {
    let Boundary { at, sure } = boundary(&text[whole.range.clone()]);
    let middle = whole.range.start + at;
    part_at(text, whole, middle, sure.is_guess(), into);
}

/// Parts a piece into a question and what answers it, from `middle` on.
fn part_at(text: &str, whole: Piece, middle: usize, guess: bool, into: &mut Vec<Piece>) {
    let asked = trimmed(text, whole.range.start..middle);
    let answered = trimmed(text, middle..whole.range.end);
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
