//! Graphemes and how many cells of the terminal each takes.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// One grapheme of a text: what a reader takes for one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Byte offset in the text.
    pub start: usize,
    /// The grapheme itself.
    pub text: &'a str,
    /// Cells it takes; 0 for controls, which are never drawn.
    pub width: usize,
}

impl Grapheme<'_> {
    /// Byte offset just after it.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The graphemes of a text in order; made by [`graphemes`].
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

/// Walks over `text` grapheme by grapheme.
#[must_use]
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Grapheme<'a>> {
        let found = grapheme_at(self.text, self.at)?;
        self.at = found.end();
        Some(found)
    }
}

/// The grapheme that begins at byte `start`, which must be a boundary between graphemes.
pub(super) fn grapheme_at(text: &str, start: usize) -> Option<Grapheme<'_>> {
    let rest = &text[start..];
    let text = match rest.as_bytes() {
        [] => return None,
        // Nothing in ASCII attaches to a printable neighbour in ASCII.
        [b' '..=b'~'] | [b' '..=b'~', ..=0x7F, ..] => &rest[..1],
        _ => rest.graphemes(true).next()?,
    };
    Some(Grapheme { start, text, width: cells(text) })
}

/// Cells of one grapheme. Halfwidth voiced sound marks attach to the kana before them and still
/// take a cell of their own on terminals, which the width tables do not know.
pub(super) fn cells(grapheme: &str) -> usize {
    if grapheme.starts_with(char::is_control) {
        return 0;
    }
    if grapheme.len() == 1 {
        return 1;
    }
    grapheme.width() + grapheme.matches(['\u{FF9E}', '\u{FF9F}']).count()
}

/// How many cells `text` takes when it is drawn on one line.
///
/// The sum over its graphemes: ligatures that tables of whole strings know (as in Arabic) do not
/// happen in a grid of cells.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    graphemes(text).map(|grapheme| grapheme.width).sum()
}

/// Cuts `text` to at most `cells` cells, with `…` as the last where something had to go.
#[must_use]
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    // What can be kept if one cell is given to the ellipsis.
    let mut kept = 0;
    let mut used = 0;
    for grapheme in graphemes(text) {
        used += grapheme.width;
        if used < cells {
            kept = grapheme.end();
        }
        if used > cells {
            return match cells {
                0 => Cow::Borrowed(""),
                _ => Cow::Owned(format!("{}…", text[..kept].trim_end_matches(' '))),
            };
        }
    }
    Cow::Borrowed(text)
}
