//! One cue of a caption file: id, times and text as they stand in the file.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::cue_text;

/// A caption with its times, borrowed from the file. `id` and `text` are verbatim; the methods of the same
/// names give them as the standard's parser sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue<'a> {
    /// The line in front of the times; empty where there is none.
    pub id: &'a str,
    /// Start in milliseconds.
    pub start_ms: u64,
    /// End in milliseconds, which may lie before the start.
    pub end_ms: u64,
    /// The lines behind the times, with their markup.
    pub text: &'a str,
    /// Where the cue stands: from its first byte to the end of its last line.
    pub bytes: Range<usize>,
    /// True where it breaks the grammar and was read leniently.
    pub repaired: bool,
}

impl<'a> Cue<'a> {
    /// The id, with U+FFFD for NUL.
    #[must_use]
    pub fn id(&self) -> Cow<'a, str> {
        normal(self.id)
    }

    /// The text with its markup, with U+FFFD for NUL and LF for every end of a line.
    #[must_use]
    pub fn text(&self) -> Cow<'a, str> {
        normal(self.text)
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
