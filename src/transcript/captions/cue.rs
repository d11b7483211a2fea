//! One cue of a caption file: id, times and text as they stand in the file.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::cue_text;
use super::webvtt::line_at;

/// A caption with its times, borrowed from the file. It is kept small: files hold a hundred thousand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<'a> {
    /// Its lines, verbatim.
    block: &'a str,
    /// Where they begin in the file.
    at: usize,
    /// Start in milliseconds.
    pub start_ms: u64,
    /// End in milliseconds, which may lie before the start.
    pub end_ms: u64,
    /// Where the text begins in `block`.
    text_at: u32,
    /// True where it breaks the grammar and was read leniently.
    pub repaired: bool,
}

impl<'a> Cue<'a> {
    /// The cue of `file` whose lines stand at `block`, with a text from `text_at` to the end of the block.
    #[inline]
    pub(super) fn new(
        file: &'a str,
        block: Range<usize>,
        text_at: usize,
        times: (u64, u64),
    ) -> Self {
        Self {
            at: block.start,
            // No block is as long as 4 GiB: no source is.
            text_at: u32::try_from(text_at - block.start).unwrap_or(u32::MAX),
            block: &file[block],
            start_ms: times.0,
            end_ms: times.1,
            repaired: false,
        }
    }

    /// Its lines in front of the text: the id and the times.
    pub(super) fn head(&self) -> &'a str {
        self.block.get(..self.text_at as usize).unwrap_or(self.block)
    }

    /// Moves the bounds of the cue to `bytes` of `file`; the text still begins where it began.
    pub(super) fn set_bytes(&mut self, file: &'a str, bytes: Range<usize>) {
        let text_at = (self.at + self.text_at as usize).min(bytes.end);
        *self = Self {
            repaired: self.repaired,
            ..Self::new(file, bytes, text_at, (self.start_ms, self.end_ms))
        };
    }

    /// Lets the text begin at byte `at` of the file.
    pub(super) fn set_text_start(&mut self, at: usize) {
        self.text_at = u32::try_from(at - self.at).unwrap_or(u32::MAX);
    }

    /// Where the cue stands in the file: from its first byte to the end of its last line.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        self.at..self.at + self.block.len()
    }

    /// The line in front of the times, with U+FFFD for NUL; empty where there is none.
    #[must_use]
    pub fn id(&self) -> Cow<'a, str> {
        let (end, _) = line_at(self.block.as_bytes(), 0);
        let line = &self.block[..end];
        normal(if line.contains("-->") { "" } else { line })
    }

    /// The lines behind the times, with their markup, U+FFFD for NUL, and LF for every end of a line.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        normal(self.verbatim())
    }

    /// The lines behind the times as they stand in the file.
    #[must_use]
    pub fn verbatim(&self) -> &'a str {
        self.block.get(self.text_at as usize..).unwrap_or("")
    }

    /// The words without markup, by the standard's rules.
    #[must_use]
    pub fn plain(&self) -> String {
        let spans = cue_text::standard(&self.text());
        spans.into_iter().map(|span| span.text).collect()
    }

    /// The name in the first voice span that holds words; empty where the span names nobody.
    #[must_use]
    pub fn speaker(&self) -> Option<String> {
        cue_text::standard(&self.text()).into_iter().find_map(|span| span.voice)
    }
}

/// What a WebVTT parser does to its input before it reads (6.1, steps 1 and 2).
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    if memchr2(b'\r', b'\0', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}"))
}
