//! Display copies of verbatim text: nothing steers the terminal, nothing hides from the reader.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::changes::Changes;
use super::class::{is_hidden, is_mark, is_pictograph, is_prepended, plain_width, takes_joiners};
use super::width::{cells, grapheme_at, width};

/// A grapheme may be this many bytes long; the longest emoji in use has 35.
const LONGEST_GRAPHEME: usize = 64;

/// Cells from one tab stop to the next.
const TAB: usize = 4;

/// What follows the black flag in the flags of England, Scotland and Wales: the only tag
/// sequences in general use. All others draw as a plain flag and could carry hidden text.
const FLAG_TAGS: [&str; 3] = [
    "\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
];

/// A display copy of verbatim text with a map back to the verbatim bytes.
///
/// In the copy
///
/// - CR, CRLF, U+2028 and U+2029 are line ends (`\n`), or single spaces in a copy of one
///   [line](Safe::line); a tab is spaces up to the next stop of four;
/// - a C0 control is its picture (`␛`, `␀`), DEL is `␡`;
/// - C1 and bidirectional controls, whatever else [is hidden](is_hidden), and marks that have
///   nothing to stand on are placeholders such as `<U+202E>`;
/// - a grapheme of more than 64 bytes keeps its beginning; `<U+0301>…` stands for the rest.
///
/// Joiners and selectors stay inside emoji, joiners between letters of the scripts that need
/// them, combining marks on their letter. Right-to-left text stays as it is. A copy of a copy is
/// the copy itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Safe {
    text: String,
    changes: Changes,
    placeholders: Vec<Range<usize>>,
    hidden: usize,
}

impl Safe {
    /// Copies text of any number of lines.
    #[must_use]
    pub fn new(verbatim: &str) -> Self {
        Copying::of(verbatim, Shape::Block).into_safe()
    }

    /// Copies text onto one line: line ends become single spaces.
    #[must_use]
    pub fn line(verbatim: &str) -> Self {
        Copying::of(verbatim, Shape::Line).into_safe()
    }

    /// The text to display.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The verbatim byte that is shown at the display byte `display`.
    ///
    /// Inside a placeholder this is the beginning of what it stands for, inside a character the
    /// beginning of the character, beyond the end the end.
    #[must_use]
    pub fn to_verbatim(&self, display: usize) -> usize {
        let display = floor_boundary(&self.text, display);
        self.changes.to_original(display)
    }

    /// The display byte where the verbatim byte `verbatim` is shown.
    ///
    /// Bytes that a placeholder stands for lead to its beginning; beyond the end is the end.
    #[must_use]
    pub fn to_display(&self, verbatim: usize) -> usize {
        floor_boundary(&self.text, self.changes.to_copy(verbatim))
    }

    /// Display ranges that are placeholders, to be drawn dim: ascending, never touching.
    #[must_use]
    pub fn placeholders(&self) -> &[Range<usize>] {
        &self.placeholders
    }

    /// How many characters placeholders stand for.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }
}

/// One safe line of `verbatim`, for names, titles, messages and lists; borrowed where it is safe
/// as it is.
#[must_use]
pub fn safe_line(verbatim: &str) -> Cow<'_, str> {
    Copying::of(verbatim, Shape::Line).into_cow()
}

/// A safe copy of `verbatim` that keeps its lines; borrowed where it is safe as it is.
#[must_use]
pub fn safe_block(verbatim: &str) -> Cow<'_, str> {
    Copying::of(verbatim, Shape::Block).into_cow()
}

/// The character boundary at or before `byte`.
fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Block,
    Line,
}

/// A copy in the making. Nothing is copied, or allocated, before the first change.
struct Copying<'a> {
    source: &'a str,
    shape: Shape,
    /// How much of the source is in `out` already.
    taken: usize,
    out: String,
    changes: Changes,
    placeholders: Vec<Range<usize>>,
    hidden: usize,
    /// The column at byte `measured` of `out`, for tab stops.
    column: usize,
    measured: usize,
}

impl<'a> Copying<'a> {
    fn of(source: &'a str, shape: Shape) -> Self {
        let mut copying = Self {
            source,
            shape,
            taken: 0,
            out: String::new(),
            changes: Changes::default(),
            placeholders: Vec::new(),
            hidden: 0,
            column: 0,
            measured: 0,
        };
        copying.run();
        copying
    }

    fn into_safe(mut self) -> Safe {
        if self.changes.is_empty() {
            return Safe { text: self.source.to_owned(), ..Safe::default() };
        }
        self.take(self.source.len());
        Safe {
            text: self.out,
            changes: self.changes,
            placeholders: self.placeholders,
            hidden: self.hidden,
        }
    }

    fn into_cow(mut self) -> Cow<'a, str> {
        if self.changes.is_empty() {
            return Cow::Borrowed(self.source);
        }
        self.take(self.source.len());
        Cow::Owned(self.out)
    }

    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        // Whether a mark that comes now would have nothing to stand on.
        let mut bare = true;
        while at < bytes.len() {
            let plain = plain_run(&bytes[at..], self.shape);
            if plain > 0 {
                at += plain;
                bare = bytes[at - 1] == b'\n';
            }
            if let Some(grapheme) = grapheme_at(self.source, at) {
                at = grapheme.end();
                bare = self.grapheme(grapheme.start, grapheme.text, bare);
            }
        }
    }

    /// Deals with the grapheme at byte `at`; returns whether it leaves bare ground behind it.
    fn grapheme(&mut self, at: usize, cluster: &str, bare: bool) -> bool {
        match cluster {
            "\n" if self.shape == Shape::Block => true,
            "\n" | "\r" | "\r\n" | "\u{2028}" | "\u{2029}" => {
                let end = if self.shape == Shape::Block { "\n" } else { " " };
                self.replace(at, cluster.len(), |out| out.push_str(end));
                true
            }
            "\t" => {
                self.tab(at);
                true
            }
            _ if is_plain(cluster) => false,
            _ => self.visible(at, cluster, bare),
        }
    }

    /// The same for a grapheme that is neither line end nor tab: keeps of it what may stay.
    fn visible(&mut self, at: usize, cluster: &str, mut bare: bool) -> bool {
        let head = floor_boundary(cluster, LONGEST_GRAPHEME);
        let cut = head < cluster.len();
        // Where a grapheme is cut, what follows the cut is no neighbour.
        let end = if cut { at + head } else { self.source.len() };
        let known = &self.source[..end];
        let mut done = 0;
        while done < head {
            let rest = &known[at + done..];
            let piece = match done {
                0 => &cluster[..head],
                _ => cluster[done..head].graphemes(true).next().unwrap_or_default(),
            };
            let kept = kept(piece, &rest[piece.len()..], bare);
            done += kept;
            bare = false;
            if let Some(c) = piece[kept..].chars().next() {
                self.placeholder(at + done, c);
                done += c.len_utf8();
                bare = true;
            }
        }
        if cut {
            self.ellipsis(at + head, &cluster[head..]);
        }
        bare
    }

    fn placeholder(&mut self, at: usize, c: char) {
        let shown = self.replace(at, c.len_utf8(), |out| push_placeholder(out, c));
        self.note(shown, 1);
    }

    fn ellipsis(&mut self, at: usize, tail: &str) {
        let first = tail.chars().next().unwrap_or_default();
        let shown = self.replace(at, tail.len(), |out| {
            push_placeholder(out, first);
            out.push('…');
        });
        self.note(shown, tail.chars().count());
    }

    fn note(&mut self, shown: Range<usize>, characters: usize) {
        self.hidden += characters;
        match self.placeholders.last_mut() {
            Some(last) if last.end == shown.start => last.end = shown.end,
            _ => self.placeholders.push(shown),
        }
    }

    fn tab(&mut self, at: usize) {
        self.take(at);
        if let Some(line_end) = memchr::memrchr(b'\n', &self.out.as_bytes()[self.measured..]) {
            self.measured += line_end + 1;
            self.column = 0;
        }
        self.column += width(&self.out[self.measured..]);
        let spaces = TAB - self.column % TAB;
        self.replace(at, 1, |out| out.extend(std::iter::repeat_n(' ', spaces)));
        self.column += spaces;
        self.measured = self.out.len();
    }

    /// Writes something else in place of `len` verbatim bytes; returns where it stands.
    fn replace(&mut self, at: usize, len: usize, write: impl FnOnce(&mut String)) -> Range<usize> {
        self.take(at);
        let start = self.out.len();
        write(&mut self.out);
        let display = start..self.out.len();
        self.taken = at + len;
        self.changes.push(at..self.taken, display.clone());
        display
    }

    /// Copies the source up to `at` as it is.
    fn take(&mut self, at: usize) {
        if self.out.capacity() == 0 {
            self.out.reserve(self.source.len());
        }
        self.out.push_str(&self.source[self.taken..at]);
        self.taken = at;
    }
}

/// Whether the grapheme is a single character that is beyond suspicion.
fn is_plain(cluster: &str) -> bool {
    let mut chars = cluster.chars();
    chars.next().and_then(plain_width).is_some() && chars.as_str().is_empty()
}

/// How many bytes from the beginning need no look at all: printable ASCII (and line feeds in a
/// block) to which nothing that follows can attach.
fn plain_run(bytes: &[u8], shape: Shape) -> usize {
    let is_plain =
        |byte: u8| matches!(byte, b' '..=b'~') || (byte == b'\n' && shape == Shape::Block);
    let mut run = 0;
    for chunk in bytes.chunks(32) {
        // No early exit inside a chunk, so that the compiler can look at all of it at once.
        if !chunk.iter().fold(true, |plain, &byte| plain & is_plain(byte)) {
            run += chunk.iter().take_while(|&&byte| is_plain(byte)).count();
            break;
        }
        run += chunk.len();
    }
    match bytes.get(run) {
        Some(0x80..) => run.saturating_sub(1),
        _ => run,
    }
}

/// How much of the grapheme `piece` stays as it is, in bytes; the character after that is to be
/// replaced. `after` is what follows the piece.
fn kept(piece: &str, after: &str, bare: bool) -> usize {
    let flag = flag_len(piece);
    let mut kept = 0;
    let mut before = None;
    for c in piece.chars() {
        let next = kept + c.len_utf8();
        let stays = match before {
            None => !(is_hidden(c) || bare && is_mark(c)),
            Some(_) if !is_hidden(c) || next <= flag => true,
            Some(before) => is_needed(before, c, &piece[kept..], after),
        };
        if !stays {
            break;
        }
        kept = next;
        before = Some(c);
    }
    // A prepended sign without its letter would attach to a placeholder, and what has no width
    // would vanish.
    let shown = &piece[..kept];
    if before.is_some_and(is_prepended) || cells(shown) == 0 { 0 } else { kept }
}

/// Length of the flag of a nation of the United Kingdom at the beginning, else 0.
fn flag_len(piece: &str) -> usize {
    let tags = piece.strip_prefix('\u{1F3F4}').unwrap_or_default();
    let found = FLAG_TAGS.iter().find(|flag| tags.starts_with(**flag));
    found.map_or(0, |flag| '\u{1F3F4}'.len_utf8() + flag.len())
}

/// Whether the emoji or the word needs this hidden character, which follows `before` and stands
/// first in `from`, the rest of its grapheme.
fn is_needed(before: char, c: char, from: &str, after: &str) -> bool {
    let follower = from.chars().nth(1);
    match c {
        '\u{FE0E}' | '\u{FE0F}' => match before {
            '0'..='9' | '#' | '*' => follower == Some('\u{20E3}'),
            _ => is_pictograph(before) && has_emoji_form(before),
        },
        '\u{200D}' if follower.is_some_and(is_pictograph) => true,
        '\u{200C}' | '\u{200D}' => {
            takes_joiners(before)
                && follower.or_else(|| after.chars().next()).is_some_and(takes_joiners)
        }
        _ => false,
    }
}

/// Whether the emoji selector makes `c` two cells wide, which it does to emoji alone.
fn has_emoji_form(c: char) -> bool {
    let mut bytes = [0; 8];
    let end = c.encode_utf8(&mut bytes).len();
    let end = end + '\u{FE0F}'.encode_utf8(&mut bytes[end..]).len();
    str::from_utf8(&bytes[..end]).is_ok_and(|emoji| emoji.width() == 2)
}

fn push_placeholder(out: &mut String, c: char) {
    match c {
        '\0'..='\x1F' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\x7F' => out.push('␡'),
        _ => {
            // Writing to a String cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
}

#[cfg(test)]
mod tests;
