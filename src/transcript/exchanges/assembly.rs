//! Pieces and groups become exchanges: ids, turns and spans.

use std::collections::HashSet;

use super::grouping::Group;
use super::pieces::Piece;
use crate::model::exchange::{Bytes, Exchange, Origin, Part, Question, Span, Turn};
use crate::model::ids::{ExchangeId, SessionId, TurnId};
use crate::model::millis::Millis;
use crate::transcript::talk::Spoken;

/// Makes the exchanges. Texts move out of `turns`; only what is cut or repeated is copied.
pub(super) fn exchanges(
    mut turns: Vec<Spoken>,
    pieces: &[Piece],
    groups: &[Group],
    session: &SessionId,
) -> Vec<Exchange> {
    let mut taken = HashSet::with_capacity(groups.len());
    let mut found = Vec::with_capacity(groups.len());
    for (at, group) in groups.iter().enumerate() {
        let to = groups.get(at + 1).map_or(pieces.len(), |next| next.from);
        let made: Vec<Turn> =
            (group.from..to).map(|piece| turn(&mut turns, pieces, piece)).collect();
        let offset = made.first().map_or(0, |turn| turn.bytes.start);
        let guess = group.guess || pieces[group.from..to].iter().any(|piece| piece.guess);
        found.push(Exchange {
            id: ExchangeId::free_at(session, offset, |id| taken.insert(id.clone())),
            kind: group.kind,
            question: question(group, &made, guess),
            turns: made,
            marks: None,
            guess: group.guess,
            number: None,
            shape: None,
        });
    }
    found
}

fn turn(turns: &mut [Spoken], pieces: &[Piece], at: usize) -> Turn {
    let piece = &pieces[at];
    let shared = |other: usize| pieces.get(other).is_some_and(|other| other.turn == piece.turn);
    let goes_on = shared(at + 1);
    let begun = at > 0 && shared(at - 1);
    let whole = !goes_on && !begun;
    let spoken = &mut turns[piece.turn];
    let bytes = bytes(spoken, piece);
    let part = spoken.cues.times(&piece.range);
    let text = if whole && piece.range == (0..spoken.text.len()) {
        std::mem::take(&mut spoken.text)
    } else {
        spoken.text[piece.range.clone()].to_owned()
    };
    Turn {
        id: TurnId::nth(at + 1),
        speaker: piece.speaker,
        name: if goes_on { spoken.label.clone() } else { spoken.label.take() }.map(Into::into),
        part: piece.part,
        text: text.into(),
        start_ms: if begun { part.0 } else { spoken.start_ms }.map(Millis::from),
        end_ms: if goes_on { part.1 } else { spoken.end_ms }.map(Millis::from),
        bytes,
        guess: piece.guess,
        from: None,
    }
}

/// Where a piece stands in the source. The words of a turn stand at its end, behind label and time;
/// where the format changed characters the place is exact at both ends of the turn alone.
pub(super) fn bytes(spoken: &Spoken, piece: &Piece) -> Bytes {
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
    let at: Box<[Span]> = asked.filter_map(|turn| Span::of(turn, 0..turn.text.len())).collect();
    if at.is_empty() {
        return Question { text: None, origin: Origin::Lost, at, guess: false };
    }
    Question { text: Question::words_at(&at), origin: group.origin, at, guess }
}
