//! Where the pieces of a turn that was cut stand in the source: a format that writes times, line ends or signs
//! among the words moves them away from where counting the words puts them.

use crate::model::exchange::{Bytes, Turn};
use crate::text::head;

/// How much of a piece is looked for in the source: as much as stands on one line, else a few words.
const LOOKS: [usize; 2] = [40, 12];

/// A piece's place as counted, and as found.
pub(super) type Placed = (Bytes, Bytes);

/// Finds where each piece of a cut turn stands in `text`, `turns` being all turns in order and `starts` the places
/// where whole ones begin, and returns the places before and after, by the former.
pub(super) fn place_pieces<'a>(
    turns: impl Iterator<Item = &'a mut Turn>,
    starts: &[u64],
    text: &str,
) -> Vec<Placed> {
    let mut turns: Vec<&mut Turn> = turns.collect();
    let begins = |turn: &Turn| starts.binary_search(&turn.bytes.start).is_ok();
    let mut placed = Vec::new();
    for pieces in turns.chunk_by_mut(|_, next| !begins(next)) {
        if pieces.len() > 1 {
            place_all(pieces, text, &mut placed);
        }
    }
    placed.sort_by_key(|(counted, _)| (counted.start, counted.end));
    placed
}

/// The place of what was counted to stand at `bytes`.
pub(super) fn place_now(placed: &[Placed], bytes: Bytes) -> Bytes {
    let found = placed.binary_search_by_key(&(bytes.start, bytes.end), |(counted, _)| {
        (counted.start, counted.end)
    });
    found.map_or(bytes, |at| placed[at].1)
}

/// Places all pieces of one turn: the first begins where the turn does, the last ends where it ends.
fn place_all(pieces: &mut [&mut Turn], text: &str, placed: &mut Vec<Placed>) {
    let counted: Vec<Bytes> = pieces.iter().map(|piece| piece.bytes).collect();
    let end = pieces.last().map_or(0, |last| last.bytes.range().end);
    let latest = latest_starts(pieces, text.get(..end).unwrap_or_default());
    for at in 1..pieces.len() {
        let from = pieces[at - 1].bytes.range().start;
        let counted = counted[at].range().start.max(from);
        let start = match latest[at].filter(|latest| *latest >= from) {
            Some(latest) => start_of(pieces[at], text, from, latest, latest),
            None => start_of(pieces[at], text, from, counted, end),
        };
        pieces[at - 1].bytes = Bytes::from(from..text[..start].trim_end().len().max(from));
        pieces[at].bytes = Bytes::from(start..end);
    }
    placed.extend(counted.into_iter().zip(pieces.iter().map(|piece| piece.bytes)));
}

/// Where each of `pieces` begins at the latest in `text`, which ends where they do: their characters are met from the
/// last to the first. `None` from the one on, counted from the last, some of whose characters the format changed.
fn latest_starts(pieces: &[&mut Turn], text: &str) -> Vec<Option<usize>> {
    let mut held = text.char_indices().rev();
    let mut starts = vec![None; pieces.len()];
    for (piece, start) in pieces.iter().zip(&mut starts).skip(1).rev() {
        for said in piece.text.chars().rev().filter(|c| !c.is_whitespace()) {
            let Some((at, _)) = held.find(|(_, c)| *c == said) else { return starts };
            *start = Some(at);
        }
    }
    starts
}

/// Where in `text` a piece begins: not before `from`, near `near` and not behind `until`.
fn start_of(piece: &Turn, text: &str, from: usize, near: usize, until: usize) -> usize {
    let within = text.get(from..).unwrap_or_default();
    let line = piece.text.lines().next().unwrap_or_default();
    // Words of several short lines stand on one: then the first of them has to do.
    let first_word = line.split_whitespace().next().unwrap_or_default();
    let looks = LOOKS.map(|look| head(line, look)).into_iter().chain([first_word]);
    let found = looks.filter(|look| !look.is_empty()).find_map(|look| {
        let places = head(within, until - from + look.len()).match_indices(look);
        places.map(|(at, _)| at).min_by_key(|at| at.abs_diff(near - from))
    });
    from + found.unwrap_or_else(|| head(within, near - from).len())
}
