//! A pen over a buffer: text at a place, cut where the place ends.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::layout::Area;
use crate::text;

use super::theme::Theme;

/// Cells made once: to put a symbol into a cell is then to copy one, which takes a part of the time that making it
/// anew takes.
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
const LINE: Cell = Cell::new("─");

/// Puts text into a buffer, never outside of it, and in its own style whatever stood there before.
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
        let row = self.row(x, y, cells);
        let room = row.len();
        if room == 0 {
            return x;
        }
        let put = if text.len() <= room || text.chars().count() <= room {
            put_plain(row, text)
        } else {
            None
        };
        let Some(put) = put else {
            let text = text::fit(text, room);
            row[..text::width(&text).min(room)].fill(Cell::EMPTY);
            return self.buffer.set_stringn(x, y, text, room, style).0;
        };
        restyle(&mut row[..put], style);
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
        restyle(self.row(x, y, cells), style);
    }

    /// The next `cells` cells from a place on, as far as the row goes.
    fn row(&mut self, x: u16, y: u16, cells: u16) -> &mut [Cell] {
        let area = self.buffer.area;
        if !area.contains(Position { x, y }) {
            return &mut [];
        }
        let first = self.buffer.index_of(x, y);
        let cells = cells.min(area.right() - x);
        &mut self.buffer.content[first..first + usize::from(cells)]
    }

    /// Says how many rows follow below, where some do; returns the first column of that.
    pub(super) fn more(&mut self, right: u16, y: u16, rows: usize) -> u16 {
        if rows == 0 {
            return right;
        }
        let quiet = self.theme.quiet;
        self.put_right(right, y, &format!(" ▼ {rows} more"), quiet)
    }

    /// Says above a list that fills the width of `area` what it is, and how many of its rows follow below.
    pub(super) fn heading(&mut self, area: Area, y: u16, title: &str, rows: usize) {
        let end = self.more(area.right(), y, rows);
        let accent = self.theme.accent;
        self.put_within(area.x, y, title, end.saturating_sub(area.x), accent);
    }

    /// A thin line across the row.
    pub(super) fn rule(&mut self, area: Area) {
        let quiet = self.theme.quiet;
        let row = self.row(area.x, area.y, area.width);
        row.fill(LINE);
        restyle(row, quiet);
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

/// Lays a style over cells. A new one changes nothing.
fn restyle(cells: &mut [Cell], style: Style) {
    if style != Style::new() {
        for cell in cells {
            cell.set_style(style);
        }
    }
}

/// Puts characters that take a cell each and join with nothing into `cells`, and says into how many; `None` where
/// there is another one, and all has to be put anew.
fn put_plain(cells: &mut [Cell], text: &str) -> Option<usize> {
    let mut put = put_ascii(cells, text);
    for c in text[put..].chars() {
        cells[put] = match plain(c) {
            Some(plain) => plain.clone(),
            None if text::plain_width(c) == Some(1) => of_char(c),
            None => return None,
        };
        put += 1;
    }
    Some(put)
}

/// As [`put_plain`], up to the first character beyond ASCII.
fn put_ascii(cells: &mut [Cell], text: &str) -> usize {
    let mut put = 0;
    for (cell, byte) in cells.iter_mut().zip(text.as_bytes()) {
        let Some(plain) = PLAIN.get(usize::from(byte.wrapping_sub(b' '))) else { break };
        // What was there goes first: it has not to be kept until the copy is made.
        *cell = Cell::EMPTY;
        *cell = plain.clone();
        put += 1;
    }
    put
}

/// The cell of a printable character of ASCII.
fn plain(c: char) -> Option<&'static Cell> {
    PLAIN.get((c as usize).wrapping_sub(usize::from(b' ')))
}

fn of_char(c: char) -> Cell {
    let mut cell = Cell::EMPTY;
    cell.set_char(c);
    cell
}

/// An area as ratatui's rectangle.
pub(super) fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::model::habits::Look;

    #[test]
    fn text_stands_in_its_own_style_whatever_stood_there() {
        let theme = Theme::new(Look::default(), false);
        for text in ["plain", "a “sign”", "漢字 e\u{301}", "far too long for the row"] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
            let mut pen = Pen::new(&mut buffer, &theme);
            pen.put(0, 0, "漢字 before ", theme.current_hit);
            let end = pen.put(0, 0, text, theme.quiet);
            pen.put(0, 1, text, theme.quiet);
            let cells = |y: u16| (0..end).map(move |x| (x, y));
            for (over, fresh) in cells(0).zip(cells(1)) {
                assert_eq!(buffer[over], buffer[fresh], "{text} at {over:?}");
            }
            assert_eq!(buffer[(0, 0)].modifier, Modifier::DIM, "{text}");
        }
    }

    #[test]
    fn a_heading_ends_in_front_of_the_count() {
        let theme = Theme::new(Look::default(), false);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 2));
        let mut pen = Pen::new(&mut buffer, &theme);
        pen.heading(Area::new(1, 0, 19, 2), 0, "What is below this", 12);
        pen.heading(Area::new(1, 0, 19, 2), 1, "What is below this", 0);
        let row = |y| (0..20).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert_eq!(row(0), " What is…  ▼ 12 more");
        assert_eq!(row(1), " What is below this ");
    }

    #[test]
    fn nothing_is_put_outside() {
        let theme = Theme::new(Look::default(), false);
        let area = Rect::new(2, 2, 4, 1);
        let mut buffer = Buffer::empty(area);
        let mut pen = Pen::new(&mut buffer, &theme);
        for (x, y) in [(0, 2), (6, 2), (3, 1), (3, 3)] {
            assert_eq!(pen.put(x, y, "out", theme.plain), x);
            pen.restyle(x, y, 3, theme.strong);
            pen.rule(Area::new(x, y, 3, 1));
        }
        assert_eq!(buffer, Buffer::empty(area));
    }
}
