//! Where in a document the list stands that holds messages or questions, and what its objects leave.

use std::ops::Range;

use super::outline::Outline;
use super::raw::Raw;
use super::record::{Record, same_key};
use super::report;
use crate::model::session::{ReportKind, ReportLine};

/// A list that was found in an outline.
#[derive(Debug)]
pub(super) struct Place<'o> {
    /// The keys on the way to it, none where the document is the list.
    path: Vec<&'o str>,
    /// The first of its elements that fits.
    pub(super) first: &'o Outline,
}

/// The first list that holds an object which `fits`.
pub(super) fn find(outline: &Outline, fits: fn(&Outline) -> bool) -> Option<Place<'_>> {
    if let Outline::List(elements) = outline {
        let first = elements.iter().find(|element| fits(element))?;
        return Some(Place { path: Vec::new(), first });
    }
    outline.entries().iter().find_map(|(key, value)| {
        let mut place = find(value, fits)?;
        place.path.insert(0, key);
        Some(place)
    })
}

impl<'o> Place<'o> {
    /// The document itself, which is no list but an object that fits.
    pub(super) fn alone(document: &'o Outline) -> Self {
        Self { path: Vec::new(), first: document }
    }

    /// The elements of the list in `document`, or that alone.
    pub(super) fn elements<'a>(&self, document: Raw<'a>) -> Vec<Raw<'a>> {
        if self.path.is_empty() && document.is_object() {
            return vec![document];
        }
        let list = self.path.iter().try_fold(document, |raw, key| {
            let record: Record<'a> = raw.read()?;
            record.into_entries().find(|(name, _)| name == key).map(|(_, value)| value)
        });
        list.and_then(Raw::read).unwrap_or_default()
    }

    /// The place in words, with the `keys` that were found there.
    pub(super) fn described(&self, keys: &str) -> String {
        let place = self.path.join(".");
        if place.is_empty() { keys.to_owned() } else { format!("{place}: {keys}") }
    }
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
