//! A table whose columns say who speaks and what: `speaker,text`, with commas, semicolons or tabs between, or as
//! Markdown has it: `| Speaker | Text |`.
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
    /// True where none of the others has a name.
    no_other: bool,
}

/// The talk of `text` where it is such a table.
pub(super) fn read(text: &str) -> Option<Labelled> {
    let (start, first) = first_row(text)?;
    let parted_by = |separator| Some((separator, Columns::of(first, separator)?));
    let (separator, columns) = SEPARATORS.into_iter().find_map(parted_by)?;
    let mut rows = Rows { text, at: start, separator };
    let mut names = rows.next()?.range;
    let under = Rows { at: rows.at, ..rows }.next();
    if let Some(ruler) = under.filter(|row| separator == PIPE && is_ruler(&text[row.range.clone()]))
    {
        names.end = ruler.range.end;
        rows.next();
    }
    let mut talk = Talk { report: above(text, start), ..Talk::default() };
    talk.report.push(columns.told(text, names));
    let fewest = talk.report.len();
    for row in rows.filter(|row| !row.range.is_empty()) {
        let range = row.range.clone();
        match columns.turn(text, row) {
            Some(turn) => talk.turns.push(turn),
            None => talk.report.push(left_out(text, range)),
        }
    }
    if !are_turns(&talk.turns) || (talk.report.len() - fewest) * 10 > talk.turns.len() {
        return None;
    }
    since_the_start(&mut talk, text);
    let why = "the first line names columns for who speaks and what is said".to_owned();
    Some(Labelled { format: Format::Labels, talk, why, front: 0..start, people: Vec::new() })
}

/// So many lines may stand above a table of Markdown.
const ABOVE: usize = 12;

/// Where the line begins that may name columns, and the line: the first of the text, or one between pipes.
fn first_row(text: &str) -> Option<(usize, &str)> {
    let mut lines = text.lines().take(ABOVE);
    let first = lines.next()?;
    let row = [first].into_iter().chain(lines).find(|line| line.starts_with('|')).unwrap_or(first);
    let start = row.as_ptr().addr() - text.as_ptr().addr();
    (row.len() <= WIDEST).then_some((start, row))
}

/// True for the line under the names of a Markdown table's columns.
fn is_ruler(row: &str) -> bool {
    row.contains("--") && row.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// The report's line about what stands above the table, in front of the byte `start`.
fn above(text: &str, start: usize) -> Vec<ReportLine> {
    let range = trimmed(text, 0..start);
    let message = "stands above the table: nobody is known to have said it";
    let told = (!range.is_empty()).then(|| line(text, range, ReportKind::NotUnderstood, message));
    told.into_iter().collect()
}

/// No names of columns are longer together, in bytes.
const WIDEST: usize = 400;
const PIPE: u8 = b'|';
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', PIPE];

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
        let (speaker, text) = (place(SPEAKERS)?, place(TEXTS)?);
        let read = [Some(speaker), Some(text), start.map(|(place, _)| place)];
        let is_read =
            |(place, name): (usize, &String)| name.is_empty() || read.contains(&Some(place));
        let no_other = names.iter().enumerate().all(is_read);
        Some(Self { speaker, text, start, count: names.len(), no_other })
    }

    /// The report's line about the names of the columns, which stand at `range`.
    fn told(&self, text: &str, range: Range<usize>) -> ReportLine {
        let message = if self.no_other {
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
        let label = value(self.speaker).trim_matches(['*', '_', ' ', '\t']).to_owned();
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
    dress: Dress,
}

/// How what would part columns is written inside of a field.
#[derive(Clone, Copy)]
enum Dress {
    /// Not at all.
    Bare,
    /// Between quotation marks, which are doubled inside.
    Quoted,
    /// Behind a backslash.
    Escaped,
}

impl Field {
    fn of(&self, text: &str) -> String {
        let inside = &text[self.range.clone()];
        match self.dress {
            Dress::Bare => inside.to_owned(),
            Dress::Quoted => inside.replace("\"\"", "\""),
            Dress::Escaped => inside.replace("\\|", "|"),
        }
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
        let is_escaped = |at: usize| self.separator == PIPE && at > 0 && bytes[at - 1] == b'\\';
        let ends =
            |at: &usize| (bytes[*at] == self.separator && !is_escaped(*at)) || bytes[*at] == b'\n';
        let until = |from: usize| (from..bytes.len()).find(ends).unwrap_or(bytes.len());
        let start = self.at;
        let inside = start + 1;
        if self.separator != PIPE
            && bytes.get(start) == Some(&b'"')
            && let Some(close) = closing(bytes, inside)
        {
            self.at = until(close + 1);
            return Field { range: inside..close, dress: Dress::Quoted };
        }
        self.at = until(start);
        let line = trimmed(self.text, start..self.at);
        let dress = if self.separator == PIPE { Dress::Escaped } else { Dress::Bare };
        Field { range: line, dress }
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
