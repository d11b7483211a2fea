//! Where in a document the list stands that holds messages or questions, and what its objects leave.

use std::ops::Range;

use super::outline::Outline;
use super::raw::Raw;
use super::record::{Record, same_key};
use super::report;
use crate::model::session::{ReportKind, ReportLine};

/// The keys on the way to the first list that holds an object which `fits`; no keys for the document
/// itself.
pub(super) fn find(outline: &Outline, fits: fn(&Outline) -> bool) -> Option<Vec<String>> {
    if let Outline::List(elements) = outline {
        return elements.iter().any(fits).then(Vec::new);
    }
    outline.entries().iter().find_map(|(key, value)| {
        let mut path = find(value, fits)?;
        path.insert(0, key.clone());
        Some(path)
    })
}

/// The elements of the list at the end of `path` in `document`.
pub(super) fn elements<'a>(document: Raw<'a>, path: &[String]) -> Vec<Raw<'a>> {
    let list = path.iter().try_fold(document, |raw, key| {
        let record: Record<'a> = raw.read()?;
        record.into_entries().find(|(name, _)| name == key).map(|(_, value)| value)
    });
    list.and_then(Raw::read).unwrap_or_default()
}

/// The path of `find` in words, with the keys that were found there.
pub(super) fn described(path: &[String], keys: &str) -> String {
    let place = if path.is_empty() { String::new() } else { format!("{}: ", path.join(".")) };
    format!("{place}{keys}")
}

/// The key of an object's outline that is one of `wanted`, for lists in the order of preference.
pub(super) fn key_among<'o>(outline: &'o Outline, wanted: &[&str]) -> Option<&'o str> {
    wanted.iter().find_map(|wanted| outline.keys().find(|key| same_key(key, wanted)))
}

/// Keys whose strings nobody said and nobody misses.
const MACHINERY: &[&str] = &[
    "id",
    "uuid",
    "guid",
    "type",
    "kind",
    "lang",
    "language",
    "locale",
    "color",
    "colour",
    "avatar",
    "url",
    "link",
    "confidence",
    "status",
    "source",
    "model",
    "version",
    "timezone",
    "format",
];

/// Text that stands beside what was read, told once a key.
#[derive(Debug, Default)]
pub(super) struct LeftOut(Vec<(String, Range<usize>, usize)>);

impl LeftOut {
    /// Notes the strings of `record` whose keys are neither among `read` nor a program's own.
    pub(super) fn note(&mut self, source: &str, record: &Record<'_>, read: &[&[&str]]) {
        for (key, value) in record.entries() {
            let known =
                read.iter().copied().chain([MACHINERY]).flatten().any(|known| same_key(key, known));
            let says = || value.string().is_some_and(|text| text.contains(char::is_alphabetic));
            if known || key.to_lowercase().ends_with("id") || !says() {
                continue;
            }
            match self.0.iter_mut().find(|(name, ..)| name == key) {
                Some((_, _, count)) => *count += 1,
                None => self.0.push((key.to_owned(), value.range_in(source), 1)),
            }
        }
    }

    /// A line of the report for each key.
    pub(super) fn lines(self, source: &str) -> Vec<ReportLine> {
        let line = |(key, first, count): (String, Range<usize>, usize)| {
            let values = if count == 1 { "1 value".into() } else { format!("{count} values") };
            let message = format!("{values} of “{key}” left out: nobody says them");
            report::line(source, first, ReportKind::Debris, message)
        };
        self.0.into_iter().map(line).collect()
    }
}
