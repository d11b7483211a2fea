//! Text as a terminal shows it: safe display copies, widths in cells, wrapping.
//!
//! A transcript is hostile until proven otherwise. [`Safe`] makes a copy of it in which everything
//! that could steer a terminal or hide from a reader has become visible, and keeps a map back to
//! the verbatim bytes, so that a quote is cut from what was really said. [`wrap`] lays such a copy
//! out in [`Row`]s of display bytes. Widths are counted grapheme by grapheme, as the screen's
//! buffer counts them.
//!
//! No styles, no terminal, no disk.

mod bounds;
mod changes;
mod class;
mod dressed;
mod find;
mod folding;
mod numbers;
mod safe;
#[cfg(test)]
mod samples;
mod width;
mod wrap;

use std::ops::Range;

pub use bounds::{TORN_OFF, clauses, head, sentences, tail, words};
pub use class::{is_hidden, plain_width};
pub use dressed::{Dressed, Patch};
pub use find::{find, find_all};
pub use folding::{folded, is_accent};
pub use numbers::{counted, in_ranges};
pub use safe::{Safe, safe_block, safe_line};
pub use width::{Grapheme, Graphemes, cut_behind_a_word, fit, graphemes, is_plain, width};
pub use wrap::{Row, row_of, wrap};

/// Brings ranges into order and joins those that touch; empty ones are left out.
pub fn join_ranges(ranges: &mut Vec<Range<usize>>) {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| (range.start, range.end));
    ranges.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
}
