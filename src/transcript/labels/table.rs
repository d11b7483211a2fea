//! A table whose columns say who speaks and what: `speaker,text`, with commas, semicolons or tabs between.
//!
//! The first line has to name both columns, and nearly all rows to be as wide; then nothing is left to guess.

use std::ops::Range;

use memchr::memchr_iter;

use super::super::talk::{Spoken, Talk};
use super::Labelled;
use super::clock::since_the_start;
use super::roles::role;
use super::scan::trimmed;
use super::time::stamp;
use crate::model::exchange::Bytes;
use crate::model::session::{Format, ReportKind, ReportLine};

#[rustfmt::skip]
const SPEAKERS: &[&str] = &[
    "speaker", "speaker name", "name", "who", "person", "participant", "role", "from", "author", "user", "label",
];
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "text", "message", "content", "transcript", "utterance", "sentence", "words", "speech", "said", "body", "turn text",
];
/// When a row begins: a clock, or seconds.
const STARTS: &[&str] =
    &["start", "start time", "begin", "from time", "time", "timestamp", "timecode", "offset"];
/// When a row begins, in milliseconds.
const STARTS_IN_MS: &[&str] = &["start ms", "start (ms)", "startms", "offset ms", "time ms"];

/// Which column holds what.
struct Columns {
    speaker: usize,
    text: usize,
    /// The column of times, and how many milliseconds its numbers count.
    start: Option<(usize, f64)>,
    count: usize,
}

/// The talk of `text` where it is such a table.
pub(super) fn read(text: &str) -> Option<Labelled> {
    let first = text.lines().next().filter(|line| line.len() <= WIDEST)?;
    let separator = SEPARATORS.into_iter().find(|sign| Columns::of(first, *sign).is_some())?;
    let columns = Columns::of(first, separator)?;
    let mut rows = Rows { text, at: 0, separator };
    let names = rows.next()?.range;
    let mut talk = Talk { report: vec![columns.told(text, names)], ..Talk::default() };
    for row in rows.filter(|row| !row.range.is_empty()) {
        let range = row.range.clone();
        match columns.turn(text, row) {
            Some(turn) => talk.turns.push(turn),
            None => talk.report.push(left_out(text, range)),
        }
    }
    if !are_turns(&talk.turns) || talk.report.len() * 10 > talk.turns.len() + 10 {
        return None;
    }
    since_the_start(&mut talk, text);
    let why = "the first line names columns for who speaks and what is said".to_owned();
    Some(Labelled { format: Format::Labels, talk, why, front: 0..0, people: Vec::new() })
}

/// No names of columns are longer together, in bytes.
const WIDEST: usize = 400;
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

impl Columns {
    /// The columns that `line` names, with `separator` between.
    fn of(line: &str, separator: u8) -> Option<Self> {
        let row = Rows { text: line, at: 0, separator }.next()?;
        let names: Vec<String> =
            row.fields.iter().map(|field| key(field.of(line).trim())).collect();
        let place =
            |list: &[&str]| list.iter().find_map(|one| names.iter().position(|name| name == one));
        let start = place(STARTS).map(|at| (at, 1000.0));
        let start = start.or_else(|| place(STARTS_IN_MS).map(|at| (at, 1.0)));
        Some(Self { speaker: place(SPEAKERS)?, text: place(TEXTS)?, start, count: names.len() })
    }

    /// The report's line about the names of the columns, which stand at `range`.
    fn told(&self, text: &str, range: Range<usize>) -> ReportLine {
        let is_read = [Some(self.speaker), Some(self.text), self.start.map(|(place, _)| place)];
        let message = if (0..self.count).all(|place| is_read.contains(&Some(place))) {
            "the names of the columns: nobody said them"
        } else {
            "the names of the columns: what stands in others than speaker, text and start is left out"
        };
        line(text, range, ReportKind::Debris, message)
    }

    /// What is said in `row`; `None` where it is not as wide as the first line, or holds no words.
    fn turn(&self, text: &str, mut row: Row) -> Option<Spoken> {
        let last = row.fields.last()?.range.end;
        if row.fields.len() > self.count && self.text + 1 == self.count {
            // Without quotation marks the words may hold what parts the columns.
            row.fields.truncate(self.count);
            row.fields[self.text].range.end = last;
        }
        let value = |place: usize| row.fields[place].of(text);
        let is_whole = row.fields.len() == self.count;
        let words =
            Some(value).filter(|_| is_whole).map(|value| value(self.text).trim().to_owned())?;
        let label = value(self.speaker).trim().to_owned();
        let start_ms = self.start.and_then(|(place, unit)| time(value(place).trim(), unit));
        let role = role(&label);
        let label = Some(label).filter(|label| !label.is_empty());
        let spoken =
            Spoken { label, role, text: words, start_ms, bytes: row.range, ..Spoken::default() };
        (!spoken.text.is_empty()).then_some(spoken)
    }
}

/// The name of a column in small letters, with blanks between its words.
fn key(name: &str) -> String {
    name.to_lowercase().replace('_', " ")
}

/// True where a few people speak, each more than once.
fn are_turns(turns: &[Spoken]) -> bool {
    let mut speakers: Vec<&str> = turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
    speakers.sort_unstable();
    speakers.dedup();
    speakers.len() >= 2 && turns.len() >= speakers.len() * 2
}

/// A clock, or a number that counts `unit` milliseconds.
fn time(value: &str, unit: f64) -> Option<u64> {
    let clock = stamp(value).filter(|time| time.end == value.len()).map(|time| time.moment.ms);
    clock.or_else(|| whole(value.parse::<f64>().ok()? * unit))
}

fn whole(ms: f64) -> Option<u64> {
    const LONGEST: f64 = 1e12;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from nothing to some years"
    )]
    (0.0..LONGEST).contains(&ms).then_some(ms.round() as u64)
}

/// A row, with its place in the text.
struct Row {
    fields: Vec<Field>,
    range: Range<usize>,
}

/// What stands between two separators, without the quotation marks around it.
struct Field {
    range: Range<usize>,
    quoted: bool,
}

impl Field {
    fn of(&self, text: &str) -> String {
        let inside = &text[self.range.clone()];
        if self.quoted { inside.replace("\"\"", "\"") } else { inside.to_owned() }
    }
}

/// The rows of a table from the byte `at` on.
struct Rows<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            fields.push(self.field());
            let sign = self.text.as_bytes().get(self.at).copied();
            self.at += 1;
            if sign != Some(self.separator) {
                let range = trimmed(self.text, start..(self.at - 1).min(self.text.len()));
                return Some(Row { fields, range });
            }
        }
    }
}

impl Rows<'_> {
    /// The field that begins here; behind it stands a separator, the end of a line or of the text.
    fn field(&mut self) -> Field {
        let bytes = self.text.as_bytes();
        let ends = |byte: &u8| *byte == self.separator || *byte == b'\n';
        let until =
            |from: usize| bytes[from..].iter().position(ends).map_or(bytes.len(), |at| from + at);
        let start = self.at;
        let inside = start + 1;
        if bytes.get(start) == Some(&b'"')
            && let Some(close) = closing(bytes, inside)
        {
            self.at = until(close + 1);
            return Field { range: inside..close, quoted: true };
        }
        self.at = until(start);
        let line = trimmed(self.text, start..self.at);
        Field { range: line, quoted: false }
    }
}

/// The quotation mark that ends a field, from the byte `from` on: not one of two.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut marks = memchr_iter(b'"', &bytes[from..]).map(|at| from + at).peekable();
    while let Some(at) = marks.next() {
        if marks.next_if_eq(&(at + 1)).is_none() {
            return Some(at);
        }
    }
    None
}

fn left_out(text: &str, range: Range<usize>) -> ReportLine {
    line(
        text,
        range,
        ReportKind::NotUnderstood,
        "a row without words, or of other columns than the first line has",
    )
}

fn line(text: &str, range: Range<usize>, kind: ReportKind, message: &str) -> ReportLine {
    let text = text[range.clone()].to_owned();
    ReportLine { line: 0, kind, text, message: message.into(), bytes: Bytes::from(range) }
}
