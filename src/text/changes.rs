//! Where a copy of a text differs from it, and what stands where in the other one.

use std::ops::Range;

/// A stretch where the copy differs. Between two of them both texts are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    original: Range<usize>,
    copy: Range<usize>,
}

/// All stretches where a copy differs, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Changes(Vec<Change>);

impl Changes {
    /// Notes a further change, behind all that are known.
    pub(super) fn push(&mut self, original: Range<usize>, copy: Range<usize>) {
        self.0.push(Change { original, copy });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the byte `at` of the original stands in the copy. What was changed leads to the beginning of what
    /// stands for it.
    pub(super) fn to_copy(&self, at: usize) -> usize {
        let after = self.0.partition_point(|change| change.original.start <= at);
        match self.0[..after].last() {
            None => at,
            Some(change) if at < change.original.end => change.copy.start,
            Some(change) => change.copy.end.saturating_add(at - change.original.end),
        }
    }

    /// The byte of the original that stands at the byte `at` of the copy. Inside of what stands for something
    /// else it is the beginning of that.
    pub(super) fn to_original(&self, at: usize) -> usize {
        let after = self.0.partition_point(|change| change.copy.start <= at);
        match self.0[..after].last() {
            None => at,
            Some(change) if at < change.copy.end => change.original.start,
            Some(change) => change.original.end + (at - change.copy.end),
        }
    }

    /// Where a stretch of the original stands in the copy, without what was put in behind its end.
    pub(super) fn stretch_to_copy(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.to_copy(range.start);
        let after = self.0.partition_point(|change| change.original.start < range.end);
        let end = match self.0[..after].last() {
            None => range.end,
            Some(change) if range.end < change.original.end => change.copy.end,
            Some(change) => change.copy.end + (range.end - change.original.end),
        };
        start..end.max(start)
    }

    /// The stretch of the original that a stretch of the copy stands for, without what was left out behind its
    /// end.
    pub(super) fn stretch_to_original(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.to_original(range.start);
        let after = self.0.partition_point(|change| change.copy.start < range.end);
        let end = match self.0[..after].last() {
            None => range.end,
            Some(change) if range.end < change.copy.end => change.original.end,
            Some(change) => change.original.end + (range.end - change.copy.end),
        };
        start..end.max(start)
    }
}
