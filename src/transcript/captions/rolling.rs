//! Rolling captions, as YouTube makes them: every line is shown again above the next one, and word by word as
//! it is spoken. Each line is said once.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::caption::Line;

/// Lines that are still on screen when the next caption comes.
#[derive(Debug, Default)]
pub(super) struct Screen<'a> {
    lines: Vec<Cow<'a, str>>,
    gone_ms: Option<u64>,
}

/// A caption that comes later than this behind the last one does not roll.
const LONGEST_GAP_MS: u64 = 1500;

/// A screen holds no more lines than this.
const MOST_LINES: usize = 8;

impl<'a> Screen<'a> {
    /// How many of `lines` are on screen already, and how many bytes of the next one.
    pub(super) fn shown(&self, lines: &[Line<'_>], start_ms: Option<u64>) -> (usize, usize) {
        let late = |start: u64, gone: u64| start > gone.saturating_add(LONGEST_GAP_MS);
        if start_ms.zip(self.gone_ms).is_some_and(|(start, gone)| late(start, gone)) {
            return (0, 0);
        }
        let most = self.lines.len().min(lines.len()).min(MOST_LINES);
        let again = (1..=most).rev().find(|count| {
            let tail = &self.lines[self.lines.len() - count..];
            tail.iter().zip(lines).all(|(old, new)| *old == new.text)
        });
        if let Some(count) = again {
            return (count, 0);
        }
        // The last line grows while it is spoken; the ones above it stay.
        let grown = (1..=most).rev().find_map(|count| {
            let tail = &self.lines[self.lines.len() - count..];
            let (last, above) = tail.split_last()?;
            let stays = above.iter().zip(lines).all(|(old, new)| *old == new.text);
            let behind = lines[count - 1].text.strip_prefix(last.as_ref())?;
            (stays && behind.starts_with(char::is_whitespace)).then(|| (count - 1, last.len()))
        });
        grown.unwrap_or((0, 0))
    }

    /// Shows `lines` until `end_ms`.
    pub(super) fn show(&mut self, lines: &[Line<'a>], end_ms: Option<u64>) {
        self.lines.clear();
        self.lines.extend(lines.iter().map(|line| line.text.clone()));
        self.gone_ms = end_ms;
    }
}

/// Counts how often captions repeat what is on screen.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    pairs: usize,
    repeated: usize,
    /// Repeated lines with a new one below, and lines that grew.
    moved: usize,
    /// True where words have times of their own, as they have in captions that come word by word.
    has_word_times: bool,
}

impl Repeats {
    /// Counts a caption of `lines`, of which `shown` are on screen already.
    pub(super) fn count(&mut self, lines: &[Line<'_>], (whole, grown): (usize, usize), text: &str) {
        self.pairs += 1;
        if lines.iter().all(|line| line.voice.is_none()) && (whole, grown) != (0, 0) {
            self.repeated += 1;
            self.moved += usize::from(whole < lines.len());
        }
        self.has_word_times |= has_word_times(text);
    }

    /// True where the file rolls. Real speech says the same line twice now and then, but not in two captions
    /// of five, and nothing moves on the screen.
    pub(super) fn roll(&self) -> bool {
        let often = self.repeated > 0 && self.repeated * 5 >= self.pairs * 2;
        often && (self.has_word_times || self.moved >= 2)
    }
}

/// True where a tag begins with a digit.
fn has_word_times(text: &str) -> bool {
    let mut tags = memchr_iter(b'<', text.as_bytes());
    tags.any(|at| text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit))
}
