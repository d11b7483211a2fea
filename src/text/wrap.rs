//! Laying text out in rows of a given width.

use super::class::{is_breaking_space, is_closing, is_ideographic, is_opening};
use super::width::grapheme_at;

/// One row of wrapped text: a byte range of the display text. The white space or line end that it
/// was broken at is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// Just after the last byte.
    pub end: usize,
    /// Cells it takes.
    pub width: u16,
}

/// Wraps `display` to rows of at most `cells` cells.
///
/// Rows break at white space, around ideographs and pictographs, and inside a word only where the
/// word is longer than a row; never inside a grapheme, so a grapheme wider than the row stands
/// alone and sticks out. Every line of the text begins a row: there is always at least one, and
/// an empty line is an empty row. White space at the end of a row is left out; at the beginning of
/// a line it stays, unless the first word then has no room beside it.
#[must_use]
pub fn wrap(display: &str, cells: u16) -> Vec<Row> {
    let cells = usize::from(cells);
    let mut rows = Vec::new();
    let mut line = Line::starting_at(0);
    let mut at = 0;
    while let Some(piece) = piece_at(display, at, cells.saturating_sub(line.used)) {
        at = piece.end;
        if piece.first == '\n' {
            rows.push(line.row());
            line = Line::starting_at(at);
        } else if is_breaking_space(piece.first) {
            line.used += piece.width;
            line.last = piece.first;
        } else {
            line.add(&piece, cells, &mut rows);
        }
    }
    rows.push(line.row());
    rows
}

/// The index of the row in which the display byte `byte` stands. White space that was left out
/// belongs to the row before it.
#[must_use]
pub fn row_of(rows: &[Row], byte: usize) -> usize {
    rows.partition_point(|row| row.start <= byte).saturating_sub(1)
}

/// What is placed at once: a grapheme, or a run of printable ASCII without a space.
struct Piece {
    start: usize,
    end: usize,
    width: usize,
    first: char,
    last: char,
}

/// The piece at byte `start`; a run takes no more cells than there is `room`, but at least one.
fn piece_at(display: &str, start: usize, room: usize) -> Option<Piece> {
    let bytes = &display.as_bytes()[start..];
    let run = bytes.iter().take(room.max(1)).take_while(|byte| byte.is_ascii_graphic()).count();
    // The last of the run may carry a mark.
    let run = match bytes.get(run) {
        Some(0x80..) => run.saturating_sub(1),
        _ => run,
    };
    if run > 0 {
        let (first, last) = (bytes[0].into(), bytes[run - 1].into());
        return Some(Piece { start, end: start + run, width: run, first, last });
    }
    let grapheme = grapheme_at(display, start)?;
    let first = match grapheme.text.chars().next()? {
        '\r' if grapheme.text == "\r\n" => '\n',
        // A space that carries a mark is no space.
        space if is_breaking_space(space) && space.len_utf8() < grapheme.text.len() => '\u{A0}',
        first => first,
    };
    Some(Piece { start, end: grapheme.end(), width: grapheme.width, first, last: first })
}

/// The row that is being filled.
struct Line {
    start: usize,
    /// Just after the last byte that is not white space, and the width up to there.
    end: usize,
    width: usize,
    /// Cells used, with the white space at the end.
    used: usize,
    last: char,
    /// The last place where the row may break.
    chance: Option<Chance>,
}

/// A place where a row may break: how the row would end, where the next would begin, and how many
/// cells come before that.
#[derive(Clone, Copy)]
struct Chance {
    end: usize,
    width: usize,
    next: usize,
    used: usize,
}

impl Line {
    fn starting_at(start: usize) -> Self {
        Self { start, end: start, width: 0, used: 0, last: '\0', chance: None }
    }

    fn row(&self) -> Row {
        row(self.start, self.end, self.width)
    }

    fn add(&mut self, piece: &Piece, cells: usize, rows: &mut Vec<Row>) {
        if piece.start > self.start && may_break(self.last, piece.first) {
            let Line { end, width, used, .. } = *self;
            self.chance = Some(Chance { end, width, next: piece.start, used });
        }
        while self.used + piece.width > cells && piece.start > self.start {
            self.break_before(piece.start, rows);
        }
        self.used += piece.width;
        self.end = piece.end;
        self.width = self.used;
        self.last = piece.last;
    }

    /// Ends the row at the last chance, or else at byte `at`, and begins the next.
    fn break_before(&mut self, at: usize, rows: &mut Vec<Row>) {
        let Line { end, width, used, .. } = *self;
        let chance = self.chance.take().unwrap_or(Chance { end, width, next: at, used });
        // A row of nothing but the indentation is not worth having.
        if chance.end > self.start {
            rows.push(row(self.start, chance.end, chance.width));
        }
        self.start = chance.next;
        self.end = self.end.max(chance.next);
        self.width = self.width.saturating_sub(chance.used);
        self.used -= chance.used;
    }
}

fn row(start: usize, end: usize, width: usize) -> Row {
    Row { start, end, width: u16::try_from(width).unwrap_or(u16::MAX) }
}

/// Whether a row may break between two neighbours.
fn may_break(before: char, after: char) -> bool {
    is_breaking_space(before)
        || ((is_ideographic(before) || is_ideographic(after))
            && !is_opening(before)
            && !is_closing(after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Safe, graphemes, width};
    use super::*;

    fn shown(text: &str, cells: u16) -> Vec<&str> {
        wrap(text, cells).iter().map(|row| &text[row.start..row.end]).collect()
    }

    #[test]
    fn words_move_to_the_next_row_whole() {
        assert_eq!(shown("the quick brown fox", 10), ["the quick", "brown fox"]);
        assert_eq!(shown("the quick brown fox", 9), ["the quick", "brown fox"]);
        assert_eq!(shown("the quick brown fox", 8), ["the", "quick", "brown", "fox"]);
        assert_eq!(shown("a  b", 1), ["a", "b"]);
    }

    #[test]
    fn every_line_begins_a_row() {
        assert_eq!(shown("", 10), [""]);
        assert_eq!(shown("a\n\nb\n", 10), ["a", "", "b", ""]);
        assert_eq!(shown("  \nb", 10), ["", "b"]);
    }

    #[test]
    fn indentation_stays_where_there_is_room() {
        assert_eq!(shown("    one two", 9), ["    one", "two"]);
        assert_eq!(shown("    one two", 5), ["one", "two"]);
    }

    #[test]
    fn words_longer_than_a_row_break_at_graphemes() {
        assert_eq!(shown("see https://example", 8), ["see", "https://", "example"]);
        assert_eq!(shown("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(shown("xe\u{301}", 1), ["x", "e\u{301}"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_keep_their_punctuation() {
        assert_eq!(shown("答: 我们先看日志。然后", 9), ["答: 我们", "先看日", "志。然后"]);
        assert_eq!(shown("見「本」だ", 7), ["見", "「本」", "だ"]);
        assert_eq!(shown("ab漢字cd", 4), ["ab漢", "字cd"]);
        // Hangul is written with spaces.
        assert_eq!(shown("가나 다라", 7), ["가나", "다라"]);
    }

    #[test]
    fn no_break_space_does_not_break() {
        assert_eq!(shown("a 10\u{a0}km", 5), ["a", "10\u{a0}km"]);
    }

    #[test]
    fn no_width_and_less_than_a_grapheme_are_harmless() {
        assert_eq!(shown("ab 漢", 0), ["a", "b", "漢"]);
        assert_eq!(wrap("漢", 1), [Row { start: 0, end: 3, width: 2 }]);
    }

    #[test]
    fn bytes_find_their_row() {
        let rows = wrap("one two\nthree", 4);
        let found: Vec<usize> = (0..=14).map(|byte| row_of(&rows, byte)).collect();
        assert_eq!(found, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
        assert_eq!(row_of(&[], 3), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn rows_hold_all_that_is_not_white_space(
            text in super::super::samples::text(),
            cells in 0_u16..=120,
        ) {
            for text in [text.as_str(), Safe::new(&text).as_str()] {
                let rows = wrap(text, cells);
                let mut graphemes = graphemes(text).peekable();
                for (index, row) in rows.iter().enumerate() {
                    prop_assert!(row.start <= row.end && row.end <= text.len());
                    if let Some(next) = rows.get(index + 1) {
                        prop_assert!(row.end <= next.start && row.start < next.start);
                    }
                    // Between the rows there is nothing but white space.
                    while let Some(skipped) = graphemes.next_if(|g| g.start < row.start) {
                        prop_assert!(skipped.text.chars().all(char::is_whitespace));
                    }
                    let mut count = 0;
                    let mut sum = 0;
                    while let Some(grapheme) = graphemes.next_if(|g| g.start < row.end) {
                        prop_assert!(count > 0 || grapheme.start == row.start);
                        prop_assert!(grapheme.end() <= row.end, "grapheme split");
                        prop_assert_eq!(row_of(&rows, grapheme.start), index);
                        count += 1;
                        sum += grapheme.width;
                    }
                    prop_assert_eq!(usize::from(row.width), sum);
                    prop_assert_eq!(sum, width(&text[row.start..row.end]));
                    prop_assert!(row.width <= cells || count == 1, "{row:?} wider than {cells}");
                }
                for left in graphemes {
                    prop_assert!(left.text.chars().all(char::is_whitespace));
                }
            }
        }

        #[test]
        fn a_line_that_fits_is_one_row(text in "[a-z漢é ]{0,40}", more in 0_u16..9) {
            let cells = u16::try_from(width(&text)).unwrap() + more;
            prop_assert_eq!(wrap(&text, cells).len(), 1);
        }
    }
}
