//! What of a frame is sent: the cells that differ from the frame before, and the few between two of them
//! that cost less than a move over them. So the words of a line go out in one run.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Rect;

/// A cell with its column and row.
pub(super) type Sent<'a> = (u16, u16, &'a Cell);

/// A cell that nothing was put into.
static BLANK: Cell = Cell::EMPTY;

/// The shortest move of the cursor, `ESC [ 1 ; 1 H`, in bytes.
const SHORTEST_MOVE: usize = 6;

/// The cells that turn what is `shown` into what comes `next`, row by row.
pub(super) fn changes<'a>(shown: &Buffer, next: &'a Buffer) -> impl Iterator<Item = Sent<'a>> {
    let width = usize::from(next.area.width).max(1);
    let rows = shown.content.chunks(width).zip(next.content.chunks(width)).zip(0..);
    // Most rows of most frames are the same, and a look at their cells is all that they cost.
    let changed = rows.filter(|((before, after), _)| !before.iter().zip(*after).all(is_same));
    bridged(next, changed.flat_map(|((before, after), row)| changed_cells(before, after, row)))
}

/// The cells of a row that turn what it was into what it is.
fn changed_cells<'a>(before: &[Cell], after: &'a [Cell], row: u16) -> Vec<Sent<'a>> {
    let mut changed = Vec::with_capacity(after.len());
    if before.iter().chain(after).all(is_narrow) {
        let cells = before.iter().zip(after).zip(0..);
        let cells = cells.filter(|(pair, _)| !is_same(*pair));
        changed.extend(cells.map(|((_, cell), column)| (column, row, cell)));
    } else {
        // A wide character covers its neighbour and uncovers it again: the library knows the rules.
        let alone = |cells: &[Cell]| {
            let width = u16::try_from(cells.len()).unwrap_or(u16::MAX);
            Buffer { area: Rect::new(0, 0, width, 1), content: cells.to_vec() }
        };
        let (before, alone) = (alone(before), alone(after));
        let columns = before.diff_iter(&alone).map(|(column, _, _)| column);
        changed.extend(columns.map(|column| (column, row, &after[usize::from(column)])));
    }
    changed
}

/// True where two cells look the same. Nearly every symbol is one byte, and bytes are compared without a call.
fn is_same((a, b): (&Cell, &Cell)) -> bool {
    let is_same_symbol = match (a.symbol().as_bytes(), b.symbol().as_bytes()) {
        ([a], [b]) => a == b,
        (a, b) => a == b,
    };
    let is_same = is_same_symbol && (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier);
    debug_assert_eq!(is_same, a == b, "cells differ in more than symbol and style");
    is_same
}

fn is_narrow(cell: &Cell) -> bool {
    cell.symbol().len() == 1 || cell.cell_width() == 1
}

/// The cells that turn a cleared screen into what comes `next`, row by row.
pub(super) fn whole(next: &Buffer) -> impl Iterator<Item = Sent<'_>> {
    let width = usize::from(next.area.width).max(1);
    let rows = next.content.chunks(width).zip(0..);
    bridged(next, rows.flat_map(|(cells, row)| drawn(cells, row)))
}

/// The cells of a row that are not blank. What a wide character covers is not sent: it would cut it.
fn drawn(cells: &[Cell], row: u16) -> impl Iterator<Item = Sent<'_>> {
    let mut covered = 0;
    cells.iter().zip(0..).filter_map(move |(cell, column)| {
        if column < covered || is_same((cell, &BLANK)) {
            return None;
        }
        covered = column + cell.cell_width();
        Some((column, row, cell))
    })
}

/// These changes, with the bridges between them.
fn bridged<'a, I: Iterator<Item = Sent<'a>>>(next: &'a Buffer, changes: I) -> Bridged<'a, I> {
    Bridged { next, changes, before: None, bridge: 0..0, behind: None }
}

/// Changes of a frame, with the bridges between them.
struct Bridged<'a, I> {
    next: &'a Buffer,
    changes: I,
    /// The last change that was asked for.
    before: Option<Sent<'a>>,
    /// The columns of a bridge that are still to be sent, and the change behind it.
    bridge: Range<u16>,
    behind: Option<Sent<'a>>,
}

impl<'a, I: Iterator<Item = Sent<'a>>> Iterator for Bridged<'a, I> {
    type Item = Sent<'a>;

    fn next(&mut self) -> Option<Sent<'a>> {
        if self.behind.is_none() {
            let change = self.changes.next()?;
            let before = self.before.replace(change);
            self.bridge = before.map_or(0..0, |before| bridge(self.next, before, change));
            self.behind = Some(change);
        }
        match (self.bridge.next(), self.behind) {
            (Some(x), Some((_, row, _))) => Some((x, row, &self.next[(x, row)])),
            _ => self.behind.take(),
        }
    }
}

/// The columns between two changes, where writing them again costs less than a move: few, a byte each, and in
/// the style that is set already. A wide character has more bytes, so no bridge begins or ends in one.
fn bridge(next: &Buffer, before: Sent<'_>, after: Sent<'_>) -> Range<u16> {
    let (left, row, from) = before;
    let between = left + 1..after.0;
    let is_cheap = after.1 == row
        && between.len() <= SHORTEST_MOVE
        && from.symbol().len() == 1
        && between.clone().all(|x| {
            let cell = &next[(x, row)];
            cell.symbol().len() == 1 && cell.style() == from.style()
        });
    if is_cheap { between } else { 0..0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};

    use super::*;

    fn buffer(rows: &[(&str, Style)]) -> Buffer {
        let height = u16::try_from(rows.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, height));
        for (y, (text, style)) in (0..).zip(rows) {
            buffer.set_string(0, y, text, *style);
        }
        buffer
    }

    fn plain(text: &str) -> Buffer {
        buffer(&[(text, Style::new())])
    }

    fn text_of<'a>(sent: impl IntoIterator<Item = Sent<'a>>) -> String {
        sent.into_iter().map(|(_, _, cell)| cell.symbol()).collect()
    }

    #[test]
    fn words_go_out_in_one_run() {
        let next = plain("one two, three");
        let sent: Vec<_> = changes(&plain(""), &next).collect();
        assert_eq!(text_of(sent.iter().copied()), "one two, three");
        assert!(sent.iter().zip(0..).all(|(&(x, y, _), at)| (x, y) == (at, 0)));
    }

    #[test]
    fn a_long_way_is_moved_over() {
        let next = plain("a      b       c");
        assert_eq!(text_of(changes(&plain(""), &next)), "a      bc");
    }

    #[test]
    fn a_bridge_changes_no_style_and_touches_no_wide_character() {
        let dim = Style::new().add_modifier(Modifier::DIM);
        let mut next = plain("a b");
        next.set_string(0, 0, "a", dim);
        assert_eq!(text_of(changes(&plain(""), &next)), "ab");
        // Only the letters around it change.
        assert_eq!(text_of(changes(&plain("a漢b"), &plain("x漢y"))), "xy");
        assert_eq!(text_of(changes(&plain("漢 b"), &plain("字 y"))), "字y");
    }

    #[test]
    fn rows_are_not_bridged() {
        let style = Style::new();
        let next = buffer(&[("                   a", style), ("  b", style)]);
        let empty = buffer(&[("", style), ("", style)]);
        assert_eq!(text_of(changes(&empty, &next)), "ab");
    }

    proptest! {
        #[test]
        fn what_is_sent_makes_the_next_frame(
            before in "[ab 漢é]{0,24}",
            after in "[ab 漢é]{0,24}",
            is_dim in any::<bool>(),
        ) {
            let style = if is_dim { Style::new().add_modifier(Modifier::DIM) } else { Style::new() };
            let (shown, next) = (plain(&before), buffer(&[(&after, style)]));
            let sent: Vec<_> = changes(&shown, &next).collect();
            let needed = shown.diff(&next);
            prop_assert!(needed.iter().all(|one| sent.contains(one)));
            for &(x, y, cell) in &sent {
                prop_assert_eq!(cell, &next[(x, y)]);
            }
            prop_assert!(sent.is_sorted_by_key(|&(x, y, _)| (y, x)));
        }

        #[test]
        fn a_whole_frame_is_what_differs_from_nothing(text in "[ab 漢é❤️]{0,24}", is_lit in any::<bool>()) {
            let lit = Style::new().add_modifier(Modifier::REVERSED);
            let mut next = plain(&text);
            if is_lit {
                next.set_style(Rect::new(3, 0, 9, 1), lit);
            }
            prop_assert!(whole(&next).eq(changes(&plain(""), &next)));
        }
    }
}
