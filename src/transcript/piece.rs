//! A piece of the decoded source that knows where it stands, and the source as lines.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// A slice of the decoded source together with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The characters, verbatim.
    pub(super) text: &'a str,
    /// Byte offset of the first of them in the decoded source.
    pub(super) start: usize,
}

impl Piece<'_> {
    /// One past the last byte.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands in the decoded source.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.end()
    }

    /// True where no character is left.
    pub(super) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// The part of it over `range`, counted from its own first byte.
    pub(super) fn part(self, range: Range<usize>) -> Self {
        Self { start: self.start + range.start, text: &self.text[range] }
    }

    /// Everything before its byte `at`.
    pub(super) fn until(self, at: usize) -> Self {
        self.part(0..at)
    }

    /// Everything from its byte `at` on.
    pub(super) fn from(self, at: usize) -> Self {
        self.part(at..self.text.len())
    }

    /// Without white space at both ends.
    pub(super) fn trim(self) -> Self {
        let left = self.text.len() - self.text.trim_start().len();
        self.part(left..left + self.text.trim().len())
    }

    /// Without `wanted` characters at both ends.
    pub(super) fn trim_of(self, wanted: &[char]) -> Self {
        let left = self.text.len() - self.text.trim_start_matches(wanted).len();
        self.part(left..left + self.text.trim_matches(wanted).len())
    }

    /// Its parts between separators, trimmed, empty ones left out. `is_separator` is asked at depth
    /// zero of round brackets alone, so that `Office (Word, Excel)` stays together.
    pub(super) fn split_outside_brackets(self, is_separator: fn(char) -> bool) -> Vec<Self> {
        let balanced = self.text.matches('(').count() == self.text.matches(')').count();
        let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_usize);
        for (at, c) in self.text.char_indices() {
            match c {
                '(' if balanced => depth += 1,
                ')' if balanced => depth = depth.saturating_sub(1),
                c if depth == 0 && is_separator(c) => {
                    parts.push(self.part(from..at).trim());
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        }
        parts.push(self.from(from).trim());
        parts.retain(|part| !part.is_empty());
        parts
    }
}

/// One line that holds more than white space.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its characters, trimmed.
    pub(super) piece: Piece<'a>,
    /// True where an empty line, or the start of the source, stands in front of it.
    pub(super) blank_before: bool,
}

/// The lines of `source` that hold more than white space.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let bytes = source.as_bytes();
    let ending = if memchr(b'\n', bytes).is_none() && memchr(b'\r', bytes).is_some() {
        b'\r'
    } else {
        b'\n'
    };
    let whole = Piece { text: source, start: 0 };
    let (mut found, mut from, mut blank_before) = (Vec::new(), 0, true);
    for end in memchr_iter(ending, bytes).chain([source.len()]) {
        let piece = whole.part(from..end).trim();
        if !piece.is_empty() {
            found.push(Line { piece, blank_before });
        }
        blank_before = piece.is_empty();
        from = end + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_place_whatever_ends_them() {
        for source in [" a \n\nbc\n", " a \r\n\r\nbc", "a\r\rbc"] {
            let found = lines(source);
            assert_eq!(found.len(), 2, "{source:?}");
            assert!(found[1].blank_before, "{source:?}");
            for line in &found {
                assert_eq!(line.piece.text, &source[line.piece.range()]);
            }
        }
    }

    #[test]
    fn brackets_hold_a_list_together() {
        let line = Piece { text: "Office (Word, Excel), Git,, R", start: 5 };
        let parts = line.split_outside_brackets(|c| c == ',');
        let texts: Vec<&str> = parts.iter().map(|part| part.text).collect();
        assert_eq!(texts, ["Office (Word, Excel)", "Git", "R"]);
        assert_eq!(parts[2].start, 5 + 28);
    }
}
