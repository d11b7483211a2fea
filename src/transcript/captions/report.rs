//! The import report of a caption file.

use std::ops::Range;

use memchr::memchr_iter;

use crate::model::session::{ReportKind, ReportLine};

/// Lines behind a cue without times of their own.
pub(super) const REST: &str =
    "no times stand over these lines: read as the rest of the caption in front of them";
/// A line of times that cannot be read.
pub(super) const UNTIMED: &str =
    "the times over these words cannot be read: the words are kept without them";
/// Text in front of the first caption, or a number alone.
pub(super) const STRAY: &str = "belongs to no caption and was left out";
/// The first line is not the signature.
pub(super) const UNSIGNED: &str =
    "the file does not begin with the line `WEBVTT`; its captions were read all the same";

/// Signs alone tell that somebody else speaks, `count` times.
pub(super) fn signed(count: usize) -> String {
    format!(
        "{count} times a dash or `>>` tells that somebody else speaks, the first time here, and never who: where nobody is named, two people are taken to speak by turns"
    )
}

/// Notes on a text, taken in any order.
pub(super) struct Notes<'a> {
    text: &'a str,
    taken: Vec<(Range<usize>, ReportKind, String)>,
    repaired: Summary,
    comments: Summary,
}

/// Notes of one kind that become one line.
#[derive(Default)]
struct Summary {
    first: Option<Range<usize>>,
    count: usize,
}

impl Summary {
    fn add(&mut self, bytes: Range<usize>) {
        self.first.get_or_insert(bytes);
        self.count += 1;
    }
}

impl<'a> Notes<'a> {
    /// No notes on `text` yet.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, taken: Vec::new(), repaired: Summary::default(), comments: Summary::default() }
    }

    /// Takes a note on the words at `bytes`.
    pub(super) fn add(&mut self, kind: ReportKind, bytes: Range<usize>, message: &str) {
        self.taken.push((bytes, kind, message.to_owned()));
    }

    /// Counts a caption that was read leniently.
    pub(super) fn repaired(&mut self, bytes: Range<usize>) {
        self.repaired.add(bytes);
    }

    /// Counts a comment.
    pub(super) fn comment(&mut self, bytes: Range<usize>) {
        self.comments.add(bytes);
    }

    /// The report, in the order of the text.
    pub(super) fn lines(mut self) -> Vec<ReportLine> {
        if let Some(first) = self.repaired.first {
            let message = match self.repaired.count {
                1 => "1 caption is not written as its format wants, here: it was read all the same"
                    .into(),
                count => format!(
                    "{count} captions are not written as their format wants, the first one here: they were read all the same"
                ),
            };
            self.taken.push((first, ReportKind::Repaired, message));
        }
        if let Some(first) = self.comments.first {
            let message = match self.comments.count {
                1 => "1 comment (NOTE) was left out".into(),
                count => format!("{count} comments (NOTE) were left out, the first one here"),
            };
            self.taken.push((first, ReportKind::Debris, message));
        }
        self.taken.sort_by_key(|(bytes, ..)| bytes.start);
        let (mut line, mut counted) = (1, 0);
        let text = self.text;
        let lines = self.taken.into_iter().map(|(bytes, kind, message)| {
            line += memchr_iter(b'\n', &text.as_bytes()[counted..bytes.start]).count() as u64;
            counted = bytes.start;
            ReportLine {
                line,
                kind,
                text: text[bytes.clone()].to_owned(),
                message,
                bytes: bytes.into(),
            }
        });
        lines.collect()
    }
}
