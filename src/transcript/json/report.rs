//! Lines of the import report, told by where in the source they are about.

use std::ops::Range;

use crate::model::exchange::Bytes;
use crate::model::session::{ReportKind, ReportLine};

/// A line of the report about `range` of `source`.
pub(super) fn line(
    source: &str,
    range: Range<usize>,
    kind: ReportKind,
    message: String,
) -> ReportLine {
    let before = source.as_bytes().get(..range.start).unwrap_or_default();
    let breaks = memchr::memchr_iter(b'\n', before).count();
    let text = source.get(range.clone()).unwrap_or_default().to_owned();
    ReportLine { line: 1 + breaks as u64, kind, text, message, bytes: Bytes::from(range) }
}
