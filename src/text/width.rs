//! Graphemes and how many cells of the terminal each takes.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::class::plain_width;

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
    let mut chars = rest.chars();
    let first = chars.next()?;
    if let Some(width) = plain_width(first) {
        let len = first.len_utf8();
        if len == rest.len() || chars.next().and_then(plain_width).is_some() {
            return Some(Grapheme { start, text: &rest[..len], width });
        }
    }
    let text = rest.graphemes(true).next()?;
    Some(Grapheme { start, text, width: cells(text) })
}

/// Cells of one grapheme. The screen's buffer gives halfwidth voiced sound marks a cell more than
/// the width table does, and what counts is where the buffer puts the neighbour.
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
    if is_plain(text) {
        return text.len();
    }
    let each = || text.chars().map(plain_width).sum::<Option<usize>>();
    each().unwrap_or_else(|| graphemes(text).map(|grapheme| grapheme.width).sum())
}

/// True where each byte is one cell: ASCII without controls.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Cuts `text` to at most `cells` cells, with `…` as the last where something had to go.
#[must_use]
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells && is_plain(text) {
        return Cow::Borrowed(text);
    }
    let cut = |kept: usize| Cow::Owned(format!("{}…", text[..kept].trim_end_matches(' ')));
    // One more than there is room for, each a cell: what begins so need not be read to where it is cut.
    if cells > 0 && text.get(..=cells).is_some_and(is_plain) {
        return cut(cells - 1);
    }
    // What can be kept if one cell is given to the ellipsis.
    let mut kept = 0;
    let mut used = 0;
    for grapheme in graphemes(text) {
        used += grapheme.width;
        if used < cells {
            kept = grapheme.end();
        }
        if used > cells {
            return if cells == 0 { Cow::Borrowed("") } else { cut(kept) };
        }
    }
    Cow::Borrowed(text)
}

/// `text`, of which more follows that is left out: with `…` behind the last word that leaves room for it in `cells`.
#[must_use]
pub fn cut_behind_a_word(text: &str, cells: usize) -> Cow<'_, str> {
    let text = text.trim_end();
    let fits = |end: &usize| width(&text[..*end]) + 2 <= cells;
    let mut ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    let end = ends.rfind(fits).unwrap_or(0);
    let kept = text[..end].trim_end_matches([' ', '·', ',', ':']);
    if kept.is_empty() { fit(text, cells) } else { Cow::Owned(format!("{kept} …")) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::super::samples;
    use super::*;

    #[test]
    fn widths_are_those_of_the_cells() {
        assert_eq!(width(""), 0);
        assert_eq!(width("abc"), 3);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}👩\u{200d}👧"), 2);
        assert_eq!(width("❤\u{fe0f}"), 2);
        assert_eq!(width("🇩🇪"), 2);
        // The table says 2, the buffer takes 3.
        assert_eq!(width("ｶ\u{ff9e}"), 3);
        // The table of whole strings knows a ligature and says 1.
        assert_eq!(width("لا"), 2);
        // Never drawn.
        assert_eq!(width("a\tb\u{9b}\r\n"), 2);
    }

    #[test]
    fn what_is_left_out_is_left_out_word_by_word() {
        assert_eq!(cut_behind_a_word("one two three", 80), "one two three …");
        assert_eq!(cut_behind_a_word("one two three", 14), "one two …");
        assert_eq!(cut_behind_a_word("one two · three", 11), "one two …");
        assert_eq!(cut_behind_a_word("漢字 漢字", 6), "漢字 …");
        assert_eq!(cut_behind_a_word("onetwothree", 6), "onetw…", "a word without an end");
    }

    #[test]
    fn fitting_cuts_at_graphemes() {
        assert_eq!(fit("Jane Doe", 8), "Jane Doe");
        assert_eq!(fit("Jane Doe", 7), "Jane D…");
        assert_eq!(fit("Jane Doe", 6), "Jane…");
        assert_eq!(fit("漢字", 3), "漢…");
        assert_eq!(fit("漢字", 2), "…");
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(fit("ab", 1), "…");
        assert_eq!(fit("ab", 0), "");
        assert_eq!(fit("", 0), "");
        assert!(matches!(fit("ab", 2), Cow::Borrowed("ab")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_buffer_takes_as_many_cells(text in samples::text()) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, u16::MAX, 1));
            let (end, _) = buffer.set_stringn(0, 0, &text, usize::MAX, Style::new());
            prop_assert_eq!(usize::from(end), width(&text));
        }

        #[test]
        fn graphemes_are_those_of_the_standard(text in samples::text()) {
            let fast: Vec<&str> = graphemes(&text).map(|grapheme| grapheme.text).collect();
            let slow: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(fast, slow);
        }

        #[test]
        fn what_fits_is_a_beginning(text in samples::text(), cells in 0..=120_usize) {
            let fitted = fit(&text, cells);
            prop_assert!(width(&fitted) <= cells);
            match fitted.strip_suffix('…') {
                _ if width(&text) <= cells => prop_assert_eq!(&*fitted, text.as_str()),
                None => prop_assert_eq!((cells, &*fitted), (0, "")),
                Some(kept) => {
                    prop_assert!(text.starts_with(kept));
                    let mut cuts = graphemes(&text).map(|grapheme| &text[..grapheme.start]);
                    prop_assert!(cuts.any(|cut| cut.trim_end_matches(' ') == kept));
                }
            }
        }
    }
}
