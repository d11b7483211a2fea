//! JSON lines: one object a line. A broken line costs itself alone.

use std::ops::Range;

use super::outline::Outline;
use super::raw::Raw;
use super::report;
use crate::model::session::{ReportKind, ReportLine};

/// The lines of a source.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    /// Those that are whole objects.
    pub(super) whole: Vec<Raw<'a>>,
    /// Where the others stand.
    broken: Vec<Range<usize>>,
}

/// How many lines the outline of all is made of.
const SAMPLE: usize = 8;

/// The lines of `text`; nothing where its first one is no object or the only one.
pub(super) fn elements(text: &str) -> Option<Lines<'_>> {
    let mut lines = Lines::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if bare.is_empty() {
            continue;
        }
        match serde_json::from_str::<Raw<'_>>(bare).ok().filter(|raw| raw.is_object()) {
            Some(raw) => lines.whole.push(raw),
            None if lines.whole.is_empty() => return None,
            None => lines.broken.push(start..start + bare.len()),
        }
    }
    (lines.whole.len() + lines.broken.len() > 1).then_some(lines)
}

impl Lines<'_> {
    /// The outline of the first lines, as of a list.
    pub(super) fn outline(&self) -> Outline {
        Outline::List(self.whole.iter().take(SAMPLE).map(|raw| Outline::of(*raw)).collect())
    }

    /// A line of the report for every broken one.
    pub(super) fn report(&self, source: &str) -> impl Iterator<Item = ReportLine> {
        self.broken.iter().map(move |range| {
            let message = "this line is no whole JSON object: left out".into();
            report::line(source, range.clone(), ReportKind::NotUnderstood, message)
        })
    }
}
