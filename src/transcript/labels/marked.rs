//! Names in front of what is said with another mark than a time or the usual colon: `[Name] text`, `Name> text`,
//! `Name - text`.
//!
//! A sound, a thought or an entry of a list looks the same, so that such lines speak only where they are the whole file.

use memchr::{memchr, memchr2};

use super::head::{self, Head, Shape, WINDOW, past};
use super::names::{is_label_like, is_shaped};
use super::notices::is_sound;
use super::scan::{Kind, Scan, Tally};
use crate::text;

/// The name that `line` begins with.
pub(super) fn marked(line: &str) -> Option<Head<'_>> {
    let close = match line.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        b'(' => ')',
        _ => return prompted(line).or_else(|| dashed(line)),
    };
    let end = text::head(line, WINDOW).find(close)?;
    let behind = line[end + 1..].starts_with([' ', '\t']);
    let sound = is_sound(&line[..=end]);
    let found = named(Shape::Bracketed, line, line[1..end].trim(), end + 1);
    found.filter(|_| behind && !sound)
}

/// The longest name in front of a dash, in bytes.
const LONGEST: usize = 48;

/// `Name> text`, as a console has it.
fn prompted(line: &str) -> Option<Head<'_>> {
    let at = memchr(b'>', text::head(line, LONGEST).as_bytes())?;
    let found = named(Shape::Bracketed, line, line[..at].trim_end(), at + 1);
    found.filter(|_| line[at + 1..].starts_with([' ', '\t']))
}

/// Signs of bold, and blanks.
const SIGNS: &[char] = &['*', '_', ' '];

/// `Name - text`, `**Name -** text`.
fn dashed(line: &str) -> Option<Head<'_>> {
    let (at, length) = dash(text::head(line, LONGEST))?;
    let name = line[..at].trim_matches(SIGNS);
    let is_bold = line.starts_with(['*', '_']) && line[at + length - 1..].starts_with(['*', '_']);
    let bare = line[at + length..].trim_start_matches(['*', '_']);
    named(Shape::Dashed, line, name, if is_bold { line.len() - bare.len() } else { at + length })
}

/// `名前：…`: a colon of a script that is written wide.
pub(super) fn wide_colon(line: &str) -> Option<Head<'_>> {
    let mut ends = line.char_indices().take(24);
    let (at, _) = ends.find(|(_, c)| *c == '：')?;
    let end = at + '：'.len_utf8();
    let head = head::named(Shape::Plain, line[..at].trim_end(), end)?;
    Some(past(line, head, end))
}

/// Takes `Ann - Sundays: they are long` for words behind a mark where `Ann - ` begins other lines of `text` too.
pub(super) fn unite(scan: &mut Scan<'_>, text: &str) {
    let meant = |tally: &Tally<'_>| {
        let head = marked(tally.name).filter(|_| tally.shape == Shape::Plain)?;
        let is_same = |other: &Tally<'_>| other.shape == head.shape && other.name == head.name;
        scan.tallies.iter().position(is_same)
    };
    let into: Vec<Option<usize>> = scan.tallies.iter().map(meant).collect();
    if into.iter().all(Option::is_none) {
        return;
    }
    for event in &mut scan.events {
        let Kind::Label(label) = &mut event.kind else { continue };
        if let Some(to) = into[label.tally]
            && let Some(head) = marked(&text[event.at..event.end])
        {
            scan.tallies[label.tally].lines -= 1;
            scan.tallies[label.tally].paragraphs -= usize::from(event.paragraph);
            scan.tallies[to].lines += 1;
            scan.tallies[to].paragraphs += usize::from(event.paragraph);
            (label.tally, label.text) = (to, head.text);
        }
    }
}

/// Where a dash with a blank on both sides stands, and how long they are.
fn dash(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = memchr2(b'-', EN_DASH[0], &text.as_bytes()[from..]) {
        let at = from + at;
        let sign = ["-", "–", "—"].into_iter().find(|sign| text[at..].starts_with(sign));
        let length = sign.map_or(1, str::len);
        if sign.is_some() && text[..at].ends_with(' ') && text[at + length..].starts_with(SIGNS) {
            return Some((at - 1, length + 2));
        }
        from = (at + length..text.len()).find(|at| text.is_char_boundary(*at))?;
    }
    None
}

/// The bytes of `–`, whose first one `—` has too.
const EN_DASH: &[u8] = "–".as_bytes();

/// The head of a `line` whose words begin behind the byte `at`, where there are some and `name` is shaped as one.
fn named<'a>(shape: Shape, line: &'a str, name: &'a str, at: usize) -> Option<Head<'a>> {
    let text = line.len() - line[at..].trim_start().len();
    let is_name = text < line.len() && is_label_like(name) && is_shaped(name);
    is_name.then_some(Head { shape, name, time: None, letter: None, unsure: false, text, open: 0 })
}
