//! The WebVTT file parser, step by step as the standard has it.
//!
//! <https://www.w3.org/TR/webvtt1/#file-parsing> (6.1) reads blocks, 6.3 the line with the times. The
//! standard first replaces CRLF and CR by LF and NUL by U+FFFD. Here the text stays as it is: any of the
//! three ends a line, NUL breaks a time as U+FFFD does, and [`Cue::text`] replaces both in the few cues
//! that need it. Stylesheets, regions and settings say nothing about speech and are passed over.

use std::ops::Range;

use memchr::memchr2;
use memchr::memmem::{Finder, find};

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
    arrows: Finder<'static>,
    /// The first arrow that begins at or behind `at`.
    arrow: usize,
}

impl<'a> Blocks<'a> {
    /// The blocks behind the signature and the header. `None` where `text` does not begin with the
    /// signature: then it is no WebVTT.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        if !has_signature(text) {
            return None;
        }
        let mut blocks = Self::without_header(text, 0);
        let (_, header) = blocks.line();
        blocks.at = header;
        if blocks.line().0 > blocks.at {
            blocks.block(true);
        }
        Some(blocks)
    }

    /// The blocks from byte `at` on, where no signature and no header stand in front.
    pub(super) fn without_header(text: &'a str, at: usize) -> Self {
        let arrows = Finder::new(ARROW);
        let arrow = find(&text.as_bytes()[at..], ARROW).map_or(text.len(), |found| at + found);
        Self { text, at, arrows, arrow }
    }

    /// Where the line at `self.at` ends, and where the next one begins.
    fn line(&self) -> (usize, usize) {
        line_at(self.text.as_bytes(), self.at)
    }

    /// Collects a block (6.1, "collect a WebVTT block").
    fn block(&mut self, in_header: bool) -> Block<'a> {
        let bytes = self.text.as_bytes();
        let mut block = self.at..self.at;
        // What the standard calls buffer: the id until the times are seen, then the cue's text.
        let mut buffer = self.at..self.at;
        let mut id = 0..0;
        let mut times = None;
        let mut seen_arrow = None;
        let mut lines = 0;
        while self.at < bytes.len() {
            let (end, next) = self.line();
            lines += 1;
            if self.next_arrow() < end {
                let is_first = lines == 1 || (lines == 2 && seen_arrow.is_none());
                if in_header || !is_first {
                    break;
                }
                seen_arrow = Some(self.arrow);
                times = timings(bytes, self.at..end);
                if times.is_some() {
                    id = std::mem::replace(&mut buffer, next..next);
                }
            } else if end == self.at {
                self.at = next;
                break;
            } else {
                buffer.end = end;
            }
            block.end = end;
            self.at = next;
        }
        match times {
            Some((start_ms, end_ms)) => Block::Cue(Cue {
                id: &self.text[id],
                start_ms,
                end_ms,
                text: &self.text[buffer],
                bytes: block,
                repaired: false,
            }),
            None => Block::Other { bytes: block, arrow: seen_arrow },
        }
    }

    /// Where the first arrow at or behind `self.at` begins.
    fn next_arrow(&mut self) -> usize {
        if self.arrow < self.at {
            let rest = &self.text.as_bytes()[self.at..];
            self.arrow = self.arrows.find(rest).map_or(self.text.len(), |found| self.at + found);
        }
        self.arrow
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

/// Where the line at `at` ends, and where the next one begins.
pub(super) fn line_at(bytes: &[u8], at: usize) -> (usize, usize) {
    let Some(found) = memchr2(b'\n', b'\r', &bytes[at..]) else {
        return (bytes.len(), bytes.len());
    };
    let end = at + found;
    (end, end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 })
}

/// Start and end of a cue from its line of times (6.3); the settings behind them are passed over.
fn timings(bytes: &[u8], line: Range<usize>) -> Option<(u64, u64)> {
    let line = &bytes[line];
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
            Block::Cue(cue) => format!("{}|{}|{}", cue.id, cue.start_ms, cue.text),
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
