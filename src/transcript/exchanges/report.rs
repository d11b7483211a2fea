//! The report: who was taken for whom and why, and the rule behind every decision.

use memchr::memchr_iter;

use super::assembly::bytes;
use super::grouping::Grouped;
use super::pieces::Piece;
use super::roles::{Cast, Roles};
use crate::model::exchange::{Bytes, Speaker};
use crate::model::session::{ReportKind, ReportLine};
use crate::text::head;
use crate::transcript::talk::Spoken;

/// How much of a turn a line of the report repeats.
const EXCERPT: usize = 80;
/// A report names so many voices one by one.
const VOICES: usize = 40;

/// What was decided about `turns`. Lines are counted by [`number_lines`], which needs the source.
pub(super) fn report(
    turns: &[Spoken],
    roles: &Roles,
    pieces: &[Piece],
    grouped: &Grouped,
) -> Vec<ReportLine> {
    let mut lines = Vec::with_capacity(roles.voices.len().min(VOICES) + grouped.decisions.len());
    for (cast, turn) in roles.voices.iter().zip(first_turns(roles)) {
        if let Some(turn) = turn.and_then(|turn| turns.get(turn)) {
            let label = cast.label.clone().unwrap_or_default();
            lines.push(line(label, said_of(cast), Bytes::from(turn.bytes.clone())));
        }
    }
    let about = |piece: &Piece, message: String| {
        let spoken = &turns[piece.turn];
        let text = head(&spoken.text[piece.range.clone()], EXCERPT);
        line(text.to_owned(), message, bytes(spoken, piece))
    };
    for decision in &grouped.decisions {
        let message = [decision.outcome, ": ", decision.rule].concat();
        lines.push(about(&pieces[decision.piece], message));
    }
    for piece in pieces.iter().filter(|piece| piece.guess && piece.cut) {
        lines.push(about(piece, SHARED.into()));
    }
    lines
}

/// Said of a question whose end is a guess.
const SHARED: &str = "question and answer share a paragraph: where the answer begins is a guess";

/// For each of the voices that are named one by one, the turn in which it is first heard.
fn first_turns(roles: &Roles) -> Vec<Option<usize>> {
    let mut first = vec![None; roles.voices.len().min(VOICES)];
    for (turn, &voice) in roles.whose.iter().enumerate() {
        if let Some(first @ None) = first.get_mut(voice) {
            *first = Some(turn);
        }
    }
    first
}

/// Counts the lines of `report`, whose bytes are those of `source`, and narrows each to the words that it
/// repeats, where the format has not changed them.
pub fn number_lines(report: &mut [ReportLine], source: &str) {
    let mut order: Vec<&mut ReportLine> = report.iter_mut().collect();
    for line in &mut order {
        let range = line.bytes.range();
        let start = range.start;
        let whole = source.as_bytes().get(range).unwrap_or_default();
        if let Some(at) = place_of(line.text.as_bytes(), whole) {
            line.bytes = Bytes::from(start + at..start + at + line.text.len());
        }
    }
    order.sort_by_key(|line| line.bytes.start);
    let (mut number, mut counted) = (1, 0);
    for line in order {
        let start = usize::try_from(line.bytes.start).unwrap_or(usize::MAX).min(source.len());
        number += memchr_iter(b'\n', &source.as_bytes()[counted..start]).count() as u64;
        counted = start;
        line.line = number;
    }
}

/// Where the words of a line stand in `whole`: mostly at its front or behind a label, so that looking for their first
/// byte finds them at once.
fn place_of(words: &[u8], whole: &[u8]) -> Option<usize> {
    memchr_iter(*words.first()?, whole).find(|&at| whole[at..].starts_with(words))
}

fn said_of(cast: &Cast) -> String {
    let speaker = match cast.speaker {
        Speaker::Interviewer => "interviewer",
        Speaker::Candidate => "candidate",
        Speaker::Other => "somebody else",
    };
    format!("{speaker}, {}: {}", cast.certainty.words(), cast.rule)
}

fn line(text: String, message: String, bytes: Bytes) -> ReportLine {
    ReportLine { line: 1, kind: ReportKind::Guess, text, message, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_their_bytes() {
        let at = |start: usize| line(String::new(), String::new(), Bytes::from(start..start + 1));
        let mut report = [at(6), at(0), at(3), at(99)];
        number_lines(&mut report, "a\nb\nc\n\n");
        assert_eq!(report.map(|line| line.line), [4, 1, 2, 5]);
    }
}
