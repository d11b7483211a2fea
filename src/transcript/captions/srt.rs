//! `SubRip` captions with their usual damage. There is no standard; the files are what counts.
//!
//! A caption begins with its line of times (the number in front may be missing) and ends where the next
//! caption begins, so that blank lines in its text lose nothing.

use std::ops::Range;

use memchr::memmem::Finder;

use super::caption::Caption;
use super::lenient::{self, Times, are_settings, is_number, looks_like_times};
use super::webvtt::{ARROW, line_at};

/// What an SRT file holds.
#[derive(Debug, Default)]
pub(super) struct Srt<'a> {
    /// The captions, in the order of the file.
    pub(super) captions: Vec<Caption<'a>>,
    /// Text in front of the first caption.
    pub(super) before: Option<Range<usize>>,
    /// Captions whose times cannot be read.
    pub(super) untimed: Vec<Range<usize>>,
    /// Captions whose times are not written `HH:MM:SS,mmm`.
    pub(super) repaired: Vec<Range<usize>>,
}

/// A line of times.
struct Head {
    /// The caption's first byte: that of its number, where it has one.
    start: usize,
    /// The line's own bytes.
    line: Range<usize>,
    times: Option<Times>,
    /// The number of the caption and where its line begins.
    number: Option<(u64, usize)>,
}

/// Reads `text`.
pub(super) fn read(text: &str) -> Srt<'_> {
    let mut heads = heads(text);
    let numbered = heads.iter().filter(|head| head.number.is_some()).count();
    if numbered * 2 >= heads.len() {
        for head in &mut heads {
            head.start = head.number.map_or(head.start, |(_, at)| at);
        }
    }
    let mut srt = Srt::default();
    let first = heads.first().map_or(text.len(), |head| head.start);
    srt.before = Some(0..first).filter(|range| !text[range.clone()].trim().is_empty());
    for (place, head) in heads.iter().enumerate() {
        let end = heads.get(place + 1).map_or(text.len(), |next| next.start);
        let bytes = head.start..head.start + text[head.start..end].trim_end().len().max(1);
        // Words behind the times belong to the text; coordinates do not.
        let from = head.times.map_or(head.line.end, |times| head.line.start + times.end);
        let from = if are_settings(&text[from..head.line.end]) { head.line.end } else { from };
        let said = text[from..end].trim();
        match head.times {
            None => srt.untimed.push(head.line.clone()),
            Some(_) if !is_regular(&text.as_bytes()[head.line.clone()]) => {
                srt.repaired.push(head.line.clone());
            }
            Some(_) => {}
        }
        let times = head.times.map(|times| (times.start_ms, times.end_ms));
        srt.captions.push(Caption { times, text: said, bytes });
    }
    srt
}

/// The lines of times of `text`.
fn heads(text: &str) -> Vec<Head> {
    let bytes = text.as_bytes();
    let arrows = Finder::new(ARROW);
    let mut found = Vec::<Head>::new();
    let mut from = 0;
    while let Some(arrow) = arrows.find(&bytes[from..]).map(|at| from + at) {
        let start = text[from..arrow].rfind(['\n', '\r']).map_or(from, |at| from + at + 1);
        let (end, next) = line_at(bytes, arrow);
        let times = lenient::times(&bytes[start..end]);
        if times.is_some() || looks_like_times(&text[start..end]) {
            let behind = found.last().map_or(0, |head| head.line.end);
            let number = number_before(text, behind..start);
            found.push(Head { start, line: start..end, times, number });
        }
        from = next;
    }
    found
}

/// The number in the last line of `range` that holds anything, and where the line begins.
fn number_before(text: &str, range: Range<usize>) -> Option<(u64, usize)> {
    let before = text[range.clone()].trim_end();
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let number = before[line..].trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    is_number(number).then_some(())?;
    // A number that stands far away is the last word of the caption before.
    let blank_lines = text[range.start + before.len()..range.end].matches(['\n', '\r']).count();
    (blank_lines <= 4).then(|| number.parse().ok())?.map(|value| (value, range.start + line))
}

/// True for `HH:MM:SS,mmm --> HH:MM:SS,mmm`, which may have coordinates behind it.
fn is_regular(line: &[u8]) -> bool {
    const SHAPE: &[u8; 29] = b"00:00:00,000 --> 00:00:00,000";
    line.len() >= SHAPE.len()
        && line
            .iter()
            .zip(SHAPE)
            .all(|(byte, shape)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |caption: &Caption<'_>| match caption.times {
            Some((start, end)) => format!("{start} {end} {}", caption.text),
            None => format!("? {}", caption.text),
        };
        read(text).captions.iter().map(show).collect()
    }

    #[test]
    fn blank_lines_inside_a_caption_lose_nothing() {
        let text = "1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\n\r\n\r\nb\r\n\r\n\r\n\r\n2\r\n\r\n\
                    00:00:02,000 --> 00:00:03,000\r\nc\r\n\r\n";
        assert_eq!(shown(text), ["1000 2000 a\r\n\r\n\r\nb", "2000 3000 c"]);
        let srt = read(text);
        assert_eq!((srt.before, srt.untimed, srt.repaired), (None, vec![], vec![]));
    }

    #[test]
    fn numbers_points_coordinates_and_blank_lines_may_be_missing() {
        let text = "00:00:01.000 --> 00:00:02.000\na\n1999\n0:00:02,5 --> 0:00:03,000 X1:1 X2:2 Y1:3 Y2:4\nb\n\n\
                    00:00:04 --> 00:00:05 c\nd";
        assert_eq!(shown(text), ["1000 2000 a\n1999", "2005 3000 b", "4000 5000 c\nd"]);
        assert_eq!(read(text).repaired.len(), 3);
    }

    #[test]
    fn a_line_of_times_that_cannot_be_read_begins_a_caption() {
        let text =
            "hello\n1\n00:00:01,000 --> 00:00:02,000\na --> b\n\n2\n00:00:xx --> 00:00:03,000\nc\n";
        assert_eq!(shown(text), ["1000 2000 a --> b", "? c"]);
        let srt = read(text);
        assert_eq!(srt.before.map(|range| &text[range]), Some("hello\n"));
        assert_eq!(&text[srt.untimed[0].clone()], "00:00:xx --> 00:00:03,000");
    }
}
