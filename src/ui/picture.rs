//! A drawn buffer as a picture: plain text, text with its styles, or SVG.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The screen as plain text, one line a row, without white space at the ends.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.rows().map(|row| row.y) {
        let line: String = cells(buffer, y).map(|(_, cell)| cell.symbol()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// The screen as text, each run of one style with its style behind it where it is not plain:
/// `⟨words⟩accent`. For tests that look at styles.
#[must_use]
pub fn styled(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.rows().map(|row| row.y) {
        let mut line = String::new();
        for (words, style) in runs(buffer, y) {
            if style.is_empty() || words.trim().is_empty() {
                line.push_str(&words);
            } else {
                let _ = write!(line, "⟨{words}⟩{style}");
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn runs(buffer: &Buffer, y: u16) -> Vec<(String, String)> {
    let mut runs: Vec<(String, String)> = Vec::new();
    for (_, cell) in cells(buffer, y) {
        let style = style_name(cell);
        match runs.last_mut() {
            Some((words, last)) if *last == style => words.push_str(cell.symbol()),
            _ => runs.push((cell.symbol().to_owned(), style)),
        }
    }
    runs
}

fn style_name(cell: &Cell) -> String {
    let mut name = String::new();
    if cell.fg != Color::Reset {
        let _ = write!(name, "{}", cell.fg);
    }
    for (modifier, letter) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            if !name.is_empty() {
                name.push('+');
            }
            name.push_str(letter);
        }
    }
    name.to_lowercase()
}

/// The cells of a row that show something: a wide character hides the cell behind it.
fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut hidden_until = 0;
    buffer.area.columns().map(|column| column.x).filter_map(move |x| {
        let cell = buffer.cell((x, y))?;
        if x < hidden_until {
            return None;
        }
        hidden_until = x + u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        Some((x, cell))
    })
}

/// Pixels of a cell.
const CELL: (u32, u32) = (9, 19);
/// Colours of the picture: a dark terminal.
const PAPER: &str = "#16181d";
const INK: &str = "#d7dae0";

/// The screen as SVG, for the README. Rows are text, so that a picture can be searched and read aloud.
#[must_use]
pub fn svg(buffer: &Buffer) -> String {
    let (cell_width, cell_height) = CELL;
    let width = u32::from(buffer.area.width) * cell_width + 24;
    let height = u32::from(buffer.area.height) * cell_height + 24;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, \
         monospace\" font-size=\"15\" xml:space=\"preserve\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for y in buffer.area.rows().map(|row| row.y) {
        svg_row(buffer, y, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn svg_row(buffer: &Buffer, y: u16, out: &mut String) {
    let (cell_width, cell_height) = CELL;
    let top = 12 + u32::from(y) * cell_height;
    let mut runs: Vec<(u16, u16, String, &Cell)> = Vec::new();
    for (x, cell) in cells(buffer, y) {
        let end = x + u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        match runs.last_mut() {
            Some((_, last_end, words, first))
                if first.modifier == cell.modifier && first.fg == cell.fg =>
            {
                *last_end = end;
                words.push_str(cell.symbol());
            }
            _ => runs.push((x, end, cell.symbol().to_owned(), cell)),
        }
    }
    for (start, end, words, cell) in runs {
        if words.trim().is_empty() && !cell.modifier.contains(Modifier::REVERSED) {
            continue;
        }
        let left = 12 + u32::from(start) * cell_width;
        let span = u32::from(end - start) * cell_width;
        let mut ink = svg_colour(cell.fg);
        if cell.modifier.contains(Modifier::REVERSED) {
            let _ = writeln!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{span}\" height=\"{cell_height}\" fill=\"{ink}\"/>"
            );
            ink = PAPER;
        }
        let mut attributes = String::new();
        if cell.modifier.contains(Modifier::BOLD) {
            attributes.push_str(" font-weight=\"bold\"");
        }
        if cell.modifier.contains(Modifier::DIM) {
            attributes.push_str(" opacity=\"0.62\"");
        }
        if cell.modifier.contains(Modifier::ITALIC) {
            attributes.push_str(" font-style=\"italic\"");
        }
        let base = top + 14;
        let words = xml(words.trim_end());
        let shown = u32::try_from(words_width(&words)).unwrap_or(0) * cell_width;
        let _ = writeln!(
            out,
            "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\" textLength=\"{shown}\"{attributes}>{words}</text>"
        );
    }
}

fn words_width(xml: &str) -> usize {
    let plain =
        xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    crate::text::width(&plain)
}

fn xml(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn svg_colour(colour: Color) -> &'static str {
    match colour {
        Color::Cyan => "#56c2cf",
        Color::Red => "#e5737b",
        _ => INK,
    }
}
