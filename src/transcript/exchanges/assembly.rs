//! Pieces and groups become a session: ids, turns, spans, and a report of what was decided.

use std::collections::HashSet;

use super::grouping::{Group, Grouped};
use super::pieces::Piece;
use super::roles::{Cast, Roles};
use crate::model::exchange::{Bytes, Exchange, Origin, Part, Question, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, SessionId, TurnId};
use crate::model::session::{ReportKind, ReportLine};
use crate::transcript::talk::Spoken;

/// Makes the exchanges. Texts move out of `turns`; only what is cut or repeated is copied.
pub(super) fn exchanges(
    mut turns: Vec<Spoken>,
    pieces: &[Piece],
    groups: &[Group],
    session: &SessionId,
) -> Vec<Exchange> {
    let mut ids = Ids { session, taken: HashSet::with_capacity(groups.len()) };
    let mut found = Vec::with_capacity(groups.len());
    for (at, group) in groups.iter().enumerate() {
        let to = groups.get(at + 1).map_or(pieces.len(), |next| next.from);
        let made: Vec<Turn> =
            (group.from..to).map(|piece| turn(&mut turns, pieces, piece)).collect();
        let offset = made.first().map_or(0, |turn| turn.bytes.start);
        let guess = group.guess || pieces[group.from..to].iter().any(|piece| piece.guess);
        found.push(Exchange {
            id: ids.next(offset),
            kind: group.kind,
            question: question(group, &made, guess),
            turns: made,
            marks: None,
            guess: group.guess,
        });
    }
    found
}

/// Ids of exchanges. Two of them never share one, whatever the offsets are.
struct Ids<'a> {
    session: &'a SessionId,
    taken: HashSet<ExchangeId>,
}

impl Ids<'_> {
    fn next(&mut self, offset: u64) -> ExchangeId {
        let mut offset = offset;
        loop {
            let id = ExchangeId::at(self.session, offset);
            if self.taken.insert(id.clone()) {
                return id;
            }
            offset = offset.wrapping_add(1 << 40);
        }
    }
}

fn turn(turns: &mut [Spoken], pieces: &[Piece], at: usize) -> Turn {
    let piece = &pieces[at];
    let shared = |other: usize| pieces.get(other).is_some_and(|other| other.turn == piece.turn);
    let goes_on = shared(at + 1);
    let whole = !goes_on && !(at > 0 && shared(at - 1));
    let spoken = &mut turns[piece.turn];
    let bytes = bytes(spoken, piece);
    let text = if whole && piece.range == (0..spoken.text.len()) {
        std::mem::take(&mut spoken.text)
    } else {
        spoken.text[piece.range.clone()].to_owned()
    };
    Turn {
        id: TurnId::nth(at + 1),
        speaker: piece.speaker,
        name: spoken.label.clone(),
        part: piece.part,
        text,
        start_ms: spoken.start_ms.filter(|_| piece.range.start == 0 || whole),
        end_ms: spoken.end_ms.filter(|_| !goes_on),
        bytes,
        guess: piece.guess,
    }
}

/// Where a piece stands in the source. The words of a turn stand at its end, behind label and time;
/// where the format changed characters the place is exact at both ends of the turn alone.
fn bytes(spoken: &Spoken, piece: &Piece) -> Bytes {
    let from_end =
        |at: usize| spoken.bytes.end.saturating_sub(spoken.text.len() - at).max(spoken.bytes.start);
    let first = spoken.text[..piece.range.start].trim().is_empty();
    let last = spoken.text[piece.range.end..].trim().is_empty();
    let start = if first { spoken.bytes.start } else { from_end(piece.range.start) };
    let end = if last { spoken.bytes.end } else { from_end(piece.range.end) };
    Bytes::from(start..end.max(start))
}

fn question(group: &Group, turns: &[Turn], guess: bool) -> Question {
    let asked = turns.iter().filter(|turn| turn.part == Part::Question);
    let at: Vec<Span> = asked.filter_map(|turn| Span::of(turn, 0..turn.text.len())).collect();
    if at.is_empty() {
        return Question { text: None, origin: Origin::Lost, at, guess: false };
    }
    let words: Vec<&str> = at.iter().map(|span| span.text.as_str()).collect();
    Question { text: Some(words.join(" ")), origin: group.origin, at, guess }
}

/// How much of a turn a line of the report repeats.
const EXCERPT: usize = 80;
/// A report names so many voices one by one.
const VOICES: usize = 40;

/// What was decided about `turns`, for the report. Lines are counted by whoever has the source.
pub(super) fn report(
    turns: &[Spoken],
    roles: &Roles,
    pieces: &[Piece],
    grouped: &Grouped,
) -> Vec<ReportLine> {
    let mut lines = Vec::with_capacity(roles.voices.len().min(VOICES) + grouped.decisions.len());
    let mut first_turn = vec![usize::MAX; roles.voices.len().min(VOICES)];
    for (turn, &voice) in roles.whose.iter().enumerate() {
        if let Some(first) = first_turn.get_mut(voice) {
            *first = (*first).min(turn);
        }
    }
    for (cast, &first) in roles.voices.iter().zip(&first_turn) {
        if let Some(turn) = turns.get(first) {
            let label = cast.label.clone().unwrap_or_default();
            lines.push(line(label, said_of(cast), Bytes::from(turn.bytes.clone())));
        }
    }
    for decision in &grouped.decisions {
        let piece = &pieces[decision.piece];
        let spoken = &turns[piece.turn];
        let text = excerpt(&spoken.text[piece.range.clone()]);
        let message = [decision.outcome, ": ", decision.rule].concat();
        lines.push(line(text.to_owned(), message, bytes(spoken, piece)));
    }
    for piece in pieces.iter().filter(|piece| piece.guess) {
        let spoken = &turns[piece.turn];
        let text = excerpt(&spoken.text[piece.range.clone()]);
        let message = if piece.cut {
            "question and answer share a paragraph: where the answer begins is a guess"
        } else {
            continue;
        };
        lines.push(line(text.to_owned(), message.to_owned(), bytes(spoken, piece)));
    }
    lines
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

fn excerpt(text: &str) -> &str {
    &text[..text.floor_char_boundary(EXCERPT)]
}
