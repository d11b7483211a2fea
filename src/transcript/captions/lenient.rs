//! What the WebVTT grammar drops and a reader of interviews must not: cues with damaged times, text behind
//! the times or behind a blank line, files without the signature.

use std::ops::Range;

use memchr::memchr_iter;

use super::cue::Cue;
use super::time;
use super::webvtt::{ARROW, Block, Blocks, line_at, skip_space};

/// What a block is to somebody who reads for speech.
#[derive(Debug)]
pub(super) enum Found<'a> {
    /// A cue, by the grammar or in spite of it.
    Cue(Cue<'a>),
    /// Lines behind a cue without times of their own: the cue's text goes on behind a blank line.
    Rest(Range<usize>),
    /// A block under a line of times that cannot be read. The range of its text follows.
    Untimed(Range<usize>, Range<usize>),
    /// A comment.
    Comment(Range<usize>),
    /// Text in front of the first cue, or a number that is nobody's.
    Stray(Range<usize>),
    /// A stylesheet or a region.
    Syntax,
}

/// Reads `text` as a WebVTT file that may be damaged. The flag is false where the signature is missing.
pub(super) fn read<'a>(text: &'a str, mut each: impl FnMut(Found<'a>)) -> bool {
    let strict = Blocks::of(text);
    let is_signed = strict.is_some();
    let mut blocks = strict
        .unwrap_or_else(|| Blocks::without_header(text, end_of_odd_signature(text)))
        .peekable();
    let mut speaking = false;
    while let Some(block) = blocks.next() {
        let found = match block {
            Block::Cue(mut cue) => {
                if let Some(Block::Cue(next)) = blocks.peek_mut() {
                    give_back_id(text, &mut cue, next);
                }
                take_text_behind_times(text, &mut cue);
                Found::Cue(cue)
            }
            Block::Other { bytes, arrow: Some(arrow) } => reread(text, bytes, arrow),
            Block::Other { bytes, arrow: None } => without_times(text, bytes, speaking),
        };
        speaking |= matches!(found, Found::Cue(_) | Found::Untimed(..));
        each(found);
    }
    is_signed
}

/// Past a byte order mark, blank lines, and a first line that is meant as the signature.
fn end_of_odd_signature(text: &str) -> usize {
    let start = text.len() - text.trim_start_matches(['\u{feff}', ' ', '\t', '\n', '\r']).len();
    let (end, next) = line_at(text.as_bytes(), start);
    let is_signature =
        text[start..end].get(..6).is_some_and(|word| word.eq_ignore_ascii_case("webvtt"));
    if is_signature && !text[start..end].contains("-->") { next } else { start }
}

/// Reads a dropped block again: the arrow at `arrow` with times that may break every rule.
fn reread(text: &str, bytes: Range<usize>, arrow: usize) -> Found<'_> {
    let block = text.as_bytes();
    let line_start = memchr_iter(b'\n', &block[bytes.start..arrow])
        .chain(memchr_iter(b'\r', &block[bytes.start..arrow]))
        .max()
        .map_or(bytes.start, |at| bytes.start + at + 1);
    let (line_end, next) = line_at(block, arrow);
    let line = line_start..line_end;
    let said = next.min(bytes.end);
    if let Some(times) = times(&block[line.clone()]) {
        let mut cue = Cue::new(text, bytes, said, (times.start_ms, times.end_ms));
        cue.repaired = true;
        prefer_text_behind(text, &mut cue, line.start + times.end..line.end);
        return Found::Cue(cue);
    }
    let said = said..bytes.end;
    if looks_like_times(&text[line]) { Found::Untimed(bytes, said) } else { Found::Rest(bytes) }
}

/// The two times of a line, and where they end in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    /// Start in milliseconds.
    pub(super) start_ms: u64,
    /// End in milliseconds.
    pub(super) end_ms: u64,
    /// One past the last byte of the second time.
    pub(super) end: usize,
}

/// Reads a line of two times leniently.
pub(super) fn times(line: &[u8]) -> Option<Times> {
    let (start_ms, at) = time::lenient(line, skip_space(line, 0))?;
    let at = skip_space(line, at);
    line[at..].starts_with(ARROW).then_some(())?;
    let (end_ms, end) = time::lenient(line, skip_space(line, at + ARROW.len()))?;
    Some(Times { start_ms, end_ms, end })
}

/// True for a line that was meant to hold times: a digit and a colon on one side of the arrow at least, and
/// no words.
pub(super) fn looks_like_times(line: &str) -> bool {
    let Some((before, behind)) = line.split_once("-->") else { return false };
    let is_clock = |side: &str| {
        side.contains(|c: char| c.is_ascii_digit())
            && side.contains([':', '.', ','])
            && side.chars().filter(|c| c.is_alphabetic()).count() <= 2
    };
    let before = before.trim();
    is_clock(before) || (before.len() <= 16 && is_clock(behind))
}

/// A block without an arrow.
fn without_times<'a>(text: &str, bytes: Range<usize>, speaking: bool) -> Found<'a> {
    let block = &text[bytes.clone()];
    let first = block.lines().next().unwrap_or("").trim_end();
    let is_comment = first
        .strip_prefix("NOTE")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_whitespace()));
    match first {
        _ if is_comment => Found::Comment(bytes),
        "STYLE" | "REGION" => Found::Syntax,
        _ if !speaking || is_number(block.trim()) => Found::Stray(bytes),
        _ => Found::Rest(bytes),
    }
}

/// True for a cue's number.
pub(super) fn is_number(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where the blank line between two numbered cues is missing, the grammar takes the second one's number for
/// the last line of the first one's text. It is no speech.
fn give_back_id<'a>(text: &'a str, cue: &mut Cue<'a>, next: &mut Cue<'a>) {
    let (bytes, behind) = (cue.bytes(), next.bytes());
    if !matches!(&text[bytes.end..behind.start], "\n" | "\r" | "\r\n") || !next.id().is_empty() {
        return;
    }
    let said = cue.verbatim();
    let last = said.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| is_number(text));
    let (own, stolen) = (number(&cue.id()), number(said[last..].trim()));
    let follows = |(own, stolen): (u64, u64)| stolen == own + 1 || (last == 0 && stolen > own);
    if own.zip(stolen).is_some_and(follows) {
        let number_at = bytes.end - said.len() + last;
        let end = text[..number_at].trim_end_matches(['\n', '\r']).len();
        cue.repaired = true;
        cue.set_bytes(text, bytes.start..end);
        next.set_bytes(text, number_at..behind.end);
    }
}

/// The grammar takes all that stands behind the times for settings. Words there are speech.
fn take_text_behind_times<'a>(text: &'a str, cue: &mut Cue<'a>) {
    let head = cue.head().trim_end_matches(['\n', '\r']).as_bytes();
    // The second time ends the line in nearly every file.
    if let [.., b'-', b'>', b' ', _, _, b':', _, _, b':', _, _, b'.', _, _, _] = head {
        return;
    }
    let line = head.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
    if let Some(times) = times(&head[line..]) {
        let start = cue.bytes().start;
        prefer_text_behind(text, cue, start + line + times.end..start + head.len());
    }
}

/// Lets the text of `cue` begin in `behind`, the bytes behind its times, where they are no settings.
fn prefer_text_behind<'a>(text: &'a str, cue: &mut Cue<'a>, behind: Range<usize>) {
    if are_settings(&text[behind.clone()]) {
        return;
    }
    // Words between settings: the settings stay in the text, since nobody knows where the words begin.
    cue.set_text_start(behind.start);
    cue.repaired = true;
}

/// True where `behind` holds nothing but settings, also the coordinates of SRT and values behind a blank.
pub(super) fn are_settings(behind: &str) -> bool {
    let mut waiting = false;
    behind.split_ascii_whitespace().all(|word| match word.split_once(':') {
        Some((name, value)) => {
            waiting = value.is_empty();
            is_setting_name(name)
        }
        None => std::mem::take(&mut waiting),
    })
}

fn is_setting_name(name: &str) -> bool {
    const NAMES: &[&str] =
        &["vertical", "line", "position", "size", "align", "region", "x1", "x2", "y1", "y2"];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        read(text, |one| {
            found.push(match one {
                Found::Cue(cue) => {
                    let words = cue.verbatim().trim();
                    format!("{} {} {words} {}", cue.start_ms, cue.end_ms, cue.repaired)
                }
                Found::Rest(bytes) => format!("rest {}", &text[bytes]),
                Found::Untimed(_, said) => format!("untimed {}", &text[said]),
                Found::Comment(bytes) => format!("comment {}", &text[bytes]),
                Found::Stray(bytes) => format!("stray {}", &text[bytes]),
                Found::Syntax => "syntax".into(),
            });
        });
        found
    }

    #[test]
    fn damaged_times_are_read_again() {
        let text = "WEBVTT\n\n0:0:1.0 --> 0:0:2.80\na\n\n7\n00:00:03,500 --> 00:00:04,000 align:end\r\nb\n\n\
                    00:05.000 --> 00:06.000\nc\n";
        assert_eq!(shown(text), ["1000 2080 a true", "3500 4000 b true", "5000 6000 c false"]);
    }

    #[test]
    fn text_that_the_grammar_loses_is_kept() {
        let text = "WEBVTT\n\nTitle\n\n00:01.000 --> 00:02.000\na\n\nmore of a\n\n00:xx --> 00:04.000\nb\n\n\
                    00:05.000 --> 00:06.000 and c\nd\n\nNOTE e\n\nSTYLE\n\n12\n\nf --> g\n";
        assert_eq!(
            shown(text),
            [
                "stray Title",
                "1000 2000 a false",
                "rest more of a",
                "untimed b",
                "5000 6000 and c\nd true",
                "comment NOTE e",
                "syntax",
                "stray 12",
                "rest f --> g"
            ]
        );
    }

    #[test]
    fn a_number_without_its_blank_line_is_no_speech() {
        let text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\na\n2\n00:02.000 --> 00:03.000\nb\n";
        assert_eq!(shown(text), ["1000 2000 a true", "2000 3000 b false"]);
        let said = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n2\n00:02.000 --> 00:03.000\nb\n";
        assert_eq!(shown(said), ["1000 2000 a\n2 false", "2000 3000 b false"]);
    }

    #[test]
    fn a_file_without_its_signature_is_read() {
        for start in ["", "\n\n", "\u{feff}", "webvtt\n", "WEBVTT: made by x\n\n"] {
            let text = format!("{start}00:01.000 --> 00:02.000\na\n");
            assert_eq!(shown(&text), ["1000 2000 a false"], "{start:?}");
        }
    }
}
