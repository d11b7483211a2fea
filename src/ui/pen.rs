//! A pen over a buffer: text at a place, cut where the place ends.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::Area;
use crate::text;

use super::theme::Theme;

/// Cells made once: to put a symbol into a cell is then to copy one.
macro_rules! cells {
    ($($symbol:literal)*) => { [$(Cell::new($symbol)),*] };
}

/// The printable characters of ASCII, in the order of their bytes.
#[rustfmt::skip]
static PLAIN: [Cell; 95] = cells![
    " " "!" "\"" "#" "$" "%" "&" "'" "(" ")" "*" "+" "," "-" "." "/"
    "0" "1" "2" "3" "4" "5" "6" "7" "8" "9" ":" ";" "<" "=" ">" "?"
    "@" "A" "B" "C" "D" "E" "F" "G" "H" "I" "J" "K" "L" "M" "N" "O"
    "P" "Q" "R" "S" "T" "U" "V" "W" "X" "Y" "Z" "[" "\\" "]" "^" "_"
    "`" "a" "b" "c" "d" "e" "f" "g" "h" "i" "j" "k" "l" "m" "n" "o"
    "p" "q" "r" "s" "t" "u" "v" "w" "x" "y" "z" "{" "|" "}" "~"
];

/// A piece of a thin line.
static LINE: Cell = Cell::new("─");

/// Puts styled text into a buffer, never outside of it.
pub(super) struct Pen<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) theme: &'a Theme,
}

impl<'a> Pen<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Puts text at a cell; returns the column behind it.
    pub(super) fn put(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        self.put_within(x, y, text, u16::MAX, style)
    }

    /// Puts text at a cell in at most `cells` columns, ending with `…` where it is cut.
    pub(super) fn put_within(
        &mut self,
        x: u16,
        y: u16,
        text: &str,
        cells: u16,
        style: Style,
    ) -> u16 {
        let area = self.buffer.area;
        if x >= area.right() || y >= area.bottom() || y < area.y || x < area.x {
            return x;
        }
        let room = usize::from(cells.min(area.right() - x));
        let first = self.buffer.index_of(x, y);
        let row = &mut self.buffer.content[first..first + room];
        let put = if text.len() <= room || text.chars().count() <= room {
            put_plain(row, text)
        } else {
            None
        };
        let Some(put) = put else {
            return self.buffer.set_stringn(x, y, text::fit(text, room), room, style).0;
        };
        if style != Style::new() {
            for cell in &mut row[..put] {
                cell.set_style(style);
            }
        }
        x + u16::try_from(put).unwrap_or(0)
    }

    /// Puts text so that it ends in front of column `right`; returns its first column.
    pub(super) fn put_right(&mut self, right: u16, y: u16, text: &str, style: Style) -> u16 {
        let cells = u16::try_from(text::width(text)).unwrap_or(u16::MAX);
        let x = right.saturating_sub(cells);
        self.put(x, y, text, style);
        x
    }

    /// Lays a style over what stands in `cells` cells from a place on.
    pub(super) fn restyle(&mut self, x: u16, y: u16, cells: u16, style: Style) {
        self.buffer.set_style(Rect::new(x, y, cells, 1), style);
    }

    /// Says how many rows follow below, where some do.
    pub(super) fn more(&mut self, right: u16, y: u16, rows: usize) {
        if rows > 0 {
            let quiet = self.theme.quiet;
            self.put_right(right, y, &format!(" ▼ {rows} more"), quiet);
        }
    }

    /// A thin line across the row.
    pub(super) fn rule(&mut self, area: Area) {
        let quiet = self.theme.quiet;
        for x in area.x..area.right() {
            if let Some(cell) = self.buffer.cell_mut((x, area.y)) {
                put_symbol(cell, &LINE);
                cell.set_style(quiet);
            }
        }
    }

    /// Wipes the area, so that something can be laid over it.
    pub(super) fn wipe(&mut self, area: Area) {
        let rect = rect(area).intersection(self.buffer.area);
        for position in rect.positions() {
            self.buffer[position].reset();
        }
    }

    /// Replaces what is not ASCII, for a terminal without UTF-8.
    pub(super) fn fold_to_ascii(&mut self) {
        for cell in &mut self.buffer.content {
            let plain = match cell.symbol() {
                symbol if symbol.is_ascii() => continue,
                "▸" | "→" => ">",
                "·" | "┄" => ".",
                "─" | "–" | "—" => "-",
                "━" => "=",
                "│" => "|",
                "▼" | "↓" => "v",
                "▲" | "↑" => "^",
                "…" => "~",
                "“" | "”" => "\"",
                "‘" | "’" => "'",
                "←" => "<",
                _ => "?",
            };
            cell.set_symbol(plain);
        }
    }
}

/// Puts characters that take a cell each and join with nothing into `cells`, and says into how many; `None` where
/// there is another one, and all has to be put anew.
fn put_plain(cells: &mut [Cell], text: &str) -> Option<usize> {
    let mut put = put_ascii(cells, text);
    for c in text[put..].chars() {
        let cell = &mut cells[put];
        match plain(c) {
            Some(plain) => put_symbol(cell, plain),
            None if text::plain_width(c) == Some(1) => {
                cell.set_char(c);
            }
            None => return None,
        }
        put += 1;
    }
    Some(put)
}

/// As [`put_plain`], up to the first character beyond ASCII.
fn put_ascii(cells: &mut [Cell], text: &str) -> usize {
    let mut put = 0;
    for (cell, byte) in cells.iter_mut().zip(text.as_bytes()) {
        let Some(plain) = PLAIN.get(usize::from(byte.wrapping_sub(b' '))) else { break };
        put_symbol(cell, plain);
        put += 1;
    }
    put
}

/// The cell of a printable character of ASCII.
fn plain(c: char) -> Option<&'static Cell> {
    PLAIN.get((c as usize).wrapping_sub(usize::from(b' ')))
}

/// Puts the symbol of `from` into the cell and leaves its style. `set_symbol` would call for a copy of any length,
/// which takes several times as long.
#[inline]
fn put_symbol(cell: &mut Cell, from: &Cell) {
    let Cell { fg, bg, modifier, .. } = *cell;
    *cell = from.clone();
    (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
}

/// An area as ratatui's rectangle.
pub(super) fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
