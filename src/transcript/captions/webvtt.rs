//! The WebVTT file parser, step by step as the standard has it.
//!
//! <https://www.w3.org/TR/webvtt1/#file-parsing> (6.1) reads blocks, 6.3 the line with the times. The
//! standard first replaces CRLF and CR by LF and NUL by U+FFFD. Here the text stays as it is: any of the
//! three ends a line, NUL breaks a time as U+FFFD does, and [`Cue::text`] replaces both in the few cues
//! that need it. Stylesheets, regions and settings say nothing about speech and are passed over.

use std::ops::Range;

use memchr::{memchr2, memchr3};

use super::cue::Cue;
use super::time;

/// What the times of a cue stand around.
pub(super) const ARROW: &[u8] = b"-->";

/// One block of the file.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// A cue.
    Cue(Cue<'a>),
    /// A comment, a stylesheet, a region, or what the grammar drops.
    Other {
        /// From its first byte to the end of its last line.
        bytes: Range<usize>,
        /// Where its arrow stands.
        arrow: Option<usize>,
    },
}

/// The blocks of a file, in order.
pub(super) struct Blocks<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Blocks<'a> {
    /// The blocks behind the signature and the header. `None` where `text` does not begin with the
    /// signature: then it is no WebVTT.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        if !has_signature(text) {
            return None;
        }
        let (_, header) = line_at(text.as_bytes(), 0);
        let mut blocks = Self::without_header(text, header);
        if line_at(text.as_bytes(), header).0 > header {
            blocks.block(true);
        }
        Some(blocks)
    }

    /// The blocks from byte `at` on, where no signature and no header stand in front.
    pub(super) fn without_header(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Collects a block (6.1, "collect a WebVTT block"). What the standard calls buffer is the first line of the
    /// block, or all lines behind the times.
    fn block(&mut self, in_header: bool) -> Block<'a> {
        let bytes = self.text.as_bytes();
        let mut block = self.at..self.at;
        let mut cue = None;
        let mut seen_arrow = None;
        let mut lines = 0;
        while let Some(first) = bytes.get(self.at) {
            if matches!(first, b'\n' | b'\r') {
                self.at = next_line(bytes, self.at);
                break;
            }
            lines += 1;
            let may_hold_times = !in_header && (lines == 1 || (lines == 2 && seen_arrow.is_none()));
            if may_hold_times && let Some(times) = usual_timings(bytes, self.at) {
                block.end = self.at + USUAL_LENGTH;
                seen_arrow = Some(self.at + USUAL_ARROW);
                self.at = next_line(bytes, block.end);
                cue = Some((times, self.at));
                continue;
            }
            let line = Line::at(bytes, self.at);
            if line.arrow.is_some() {
                if !may_hold_times {
                    break;
                }
                seen_arrow = line.arrow;
                cue = timings(&bytes[self.at..line.end]).map(|times| (times, line.next));
            }
            block.end = line.end;
            self.at = line.next;
        }
        match cue {
            Some((times, text_at)) => {
                let text_at = text_at.min(block.end);
                Block::Cue(Cue::new(self.text, block, text_at, times))
            }
            None => Block::Other { bytes: block, arrow: seen_arrow },
        }
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Block<'a>;

    fn next(&mut self) -> Option<Block<'a>> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        (self.at < bytes.len()).then(|| self.block(false))
    }
}

/// True where `text` begins as a WebVTT file must: `WEBVTT`, and behind it nothing, white space or the
/// end of the line.
pub(super) fn has_signature(text: &str) -> bool {
    text.strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// A line of a file.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// One past its last byte.
    end: usize,
    /// Where the next one begins.
    next: usize,
    /// Where its first arrow begins.
    arrow: Option<usize>,
}

impl Line {
    /// The line at `at`, by one search for what can end it or be an arrow.
    fn at(bytes: &[u8], at: usize) -> Self {
        // The number of a cue is found faster byte by byte.
        let mut from = at;
        while bytes.get(from).is_some_and(u8::is_ascii_digit) {
            from += 1;
        }
        while let Some(found) = memchr3(b'\n', b'\r', b'>', &bytes[from..]) {
            let mark = from + found;
            if bytes[mark] != b'>' {
                return Self { end: mark, next: next_line(bytes, mark), arrow: None };
            }
            if bytes[at..=mark].ends_with(ARROW) {
                let (end, next) = line_at(bytes, mark);
                return Self { end, next, arrow: Some(mark + 1 - ARROW.len()) };
            }
            from = mark + 1;
        }
        Self { end: bytes.len(), next: bytes.len(), arrow: None }
    }
}

/// Where the line at `at` ends, and where the next one begins.
pub(super) fn line_at(bytes: &[u8], at: usize) -> (usize, usize) {
    match memchr2(b'\n', b'\r', &bytes[at..]) {
        Some(found) => (at + found, next_line(bytes, at + found)),
        None => (bytes.len(), bytes.len()),
    }
}

/// Where the line behind the one that ends at `end` begins.
fn next_line(bytes: &[u8], end: usize) -> usize {
    let is_double = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
    end + if is_double { 2 } else { 1 }
}

/// The length of `00:00:00.000 --> 00:00:00.000`, and where the arrow stands in it.
const USUAL_LENGTH: usize = 29;
const USUAL_ARROW: usize = 13;

/// The times of `00:00:00.000 --> 00:00:00.000` at `at`, where the line ends behind them as in nearly every file:
/// nothing is searched.
fn usual_timings(bytes: &[u8], at: usize) -> Option<(u64, u64)> {
    let line = bytes.get(at..=at + USUAL_LENGTH)?;
    if &line[12..17] != b" --> " || !matches!(line[USUAL_LENGTH], b'\n' | b'\r') {
        return None;
    }
    Some((time::usual(line)?, time::usual(&line[17..])?))
}

/// Start and end of a cue from its line of times (6.3); the settings behind them are passed over.
fn timings(line: &[u8]) -> Option<(u64, u64)> {
    let (start, at) = time::standard(line, skip_space(line, 0))?;
    let at = skip_space(line, at);
    line.get(at..)?.starts_with(ARROW).then_some(())?;
    let (end, _) = time::standard(line, skip_space(line, at + ARROW.len()))?;
    Some((start, end))
}

/// The first byte from `at` on that is no ASCII white space.
pub(super) fn skip_space(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace()).map_or(bytes.len(), |n| at + n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        let show = |block| match block {
            Block::Cue(cue) => format!("{}|{}|{}", cue.id(), cue.start_ms, cue.verbatim()),
            Block::Other { bytes, arrow } => format!("drop {:?} {}", &text[bytes], arrow.is_some()),
        };
        Blocks::of(text).map_or_else(Vec::new, |blocks| blocks.map(show).collect())
    }

    #[test]
    fn the_signature_stands_alone_or_before_white_space() {
        for good in ["WEBVTT", "WEBVTT\n", "WEBVTT \n", "WEBVTT\tx", "WEBVTT\r\n", "WEBVTT\r"] {
            assert!(Blocks::of(good).is_some(), "{good:?}");
        }
        for bad in ["", "WEBVT", "webvtt", "WEBVTTx", "\nWEBVTT", " WEBVTT", "\u{feff}WEBVTT"] {
            assert!(Blocks::of(bad).is_none(), "{bad:?}");
        }
    }

    #[test]
    fn every_line_end_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text =
                ["WEBVTT", "Kind: x", "", "7", "00:01.000 --> 00:02.000", "a", "b", "", "NOTE"]
                    .join(end);
            let two = format!("7|1000|a{end}b");
            assert_eq!(kinds(&text), [two.as_str(), "drop \"NOTE\" false"], "{end:?}");
        }
    }

    #[test]
    fn an_arrow_ends_a_cue_and_bad_times_drop_the_block() {
        assert_eq!(
            kinds("WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb\n"),
            ["|1000|a", "|2000|b"]
        );
        assert_eq!(
            kinds("WEBVTT\n\n00:01.00 --> 00:02.000\nlost\n\nx\n00:02.000 --> 00:03.000 align:end"),
            ["drop \"00:01.00 --> 00:02.000\\nlost\" true", "x|2000|"]
        );
        assert_eq!(
            kinds("WEBVTT\n00:01.000 --> 00:02.000\nbehind the header"),
            ["|1000|behind the header"]
        );
    }
}
