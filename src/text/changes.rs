//! Where a copy of a text differs from it, and what stands where in the other one.

use std::ops::Range;

/// A stretch where the copy differs. Between two of them both texts are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    original: Range<usize>,
    copy: Range<usize>,
}

/// The two sides of a change: where one comes from, and where it leads.
type Way = fn(&Change) -> (&Range<usize>, &Range<usize>);

impl Change {
    fn forth(&self) -> (&Range<usize>, &Range<usize>) {
        (&self.original, &self.copy)
    }

    fn back(&self) -> (&Range<usize>, &Range<usize>) {
        (&self.copy, &self.original)
    }
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
        self.place(at, Change::forth)
    }

    /// The byte of the original that stands at the byte `at` of the copy. Inside of what stands for something
    /// else it is the beginning of that.
    pub(super) fn to_original(&self, at: usize) -> usize {
        self.place(at, Change::back)
    }

    /// Where a stretch of the original stands in the copy, without what was put in behind its end.
    pub(super) fn stretch_to_copy(&self, range: &Range<usize>) -> Range<usize> {
        self.stretch(range, Change::forth)
    }

    /// The stretch of the original that a stretch of the copy stands for, without what was left out behind its
    /// end.
    pub(super) fn stretch_to_original(&self, range: &Range<usize>) -> Range<usize> {
        self.stretch(range, Change::back)
    }

    fn place(&self, at: usize, way: Way) -> usize {
        let after = self.0.partition_point(|change| way(change).0.start <= at);
        match self.0[..after].last().map(way) {
            None => at,
            Some((here, there)) if at < here.end => there.start,
            Some((here, there)) => there.end.saturating_add(at - here.end),
        }
    }

    fn stretch(&self, range: &Range<usize>, way: Way) -> Range<usize> {
        let start = self.place(range.start, way);
        let after = self.0.partition_point(|change| way(change).0.start < range.end);
        let end = match self.0[..after].last().map(way) {
            None => range.end,
            Some((here, there)) if range.end < here.end => there.end,
            Some((here, there)) => there.end.saturating_add(range.end - here.end),
        };
        start..end.max(start)
    }
}
