//! Files that become one with the versions of them that were written elsewhere: by another program meanwhile, or on
//! another machine, carried here with the folder.

use serde::Serialize;

use super::folder::Folder;
use super::own::{Owned, Owner, read_own};
use super::record::{Record, last_name};
use crate::model::corrections::Corrections;
use crate::model::ids::ReviewerId;
use crate::model::merge::Carried;
use crate::model::review::{Change, Review};

/// A file that can be merged with another version of it.
pub(super) trait Merged: Owned + Serialize + Clone + PartialEq {
    /// The stem of its names in the reviewer's own folder.
    const WHAT: &'static str;
    /// What is said of a merge.
    const WORDS: &'static str;

    /// True where this version has everything that an earlier one has, and perhaps more.
    fn continues(&self, earlier: &Self) -> bool;

    /// This version and another one as one; `None` where they do not belong together.
    fn with(&self, other: &Self) -> Option<Self>;

    /// The list for versions of its kind.
    fn of(carried: &mut Carried) -> &mut Vec<Self>;

    /// This version as one with these; `None` where they say nothing more.
    fn with_others(&self, others: &[Self]) -> Option<Self> {
        Some(self.with_all(others)).filter(|merged| merged != self)
    }

    /// This version as one with all of these.
    fn with_all(&self, others: &[Self]) -> Self {
        others.iter().fold(self.clone(), |merged, other| merged.with(other).unwrap_or(merged))
    }
}

impl Merged for Review {
    const WHAT: &'static str = "review";
    const WORDS: &'static str = "this review was changed elsewhere, too: both are merged answer by answer, the later stands";

    fn continues(&self, earlier: &Self) -> bool {
        // By hand, or by another version, more may have been written into a change than we know of.
        let is_same = |(one, other): (&Change, &Change)| {
            (one.at, &one.exchange, &one.field) == (other.at, &other.exchange, &other.field)
        };
        self.history.len() >= earlier.history.len()
            && self.history.iter().zip(&earlier.history).all(is_same)
    }

    fn with(&self, other: &Self) -> Option<Self> {
        self.merged_with(other)
    }

    fn of(carried: &mut Carried) -> &mut Vec<Self> {
        &mut carried.reviews
    }
}

impl Merged for Corrections {
    const WHAT: &'static str = "corrections";
    const WORDS: &'static str = "your corrections were changed elsewhere, too: all of both stand, in the order of their times";

    fn continues(&self, earlier: &Self) -> bool {
        Self::continues(self, earlier)
    }

    fn with(&self, other: &Self) -> Option<Self> {
        self.merged_with(other)
    }

    fn of(carried: &mut Carried) -> &mut Vec<Self> {
        &mut carried.corrections
    }
}

/// The other versions of a reviewer's file, as far as they can be understood: those that were found in its place and
/// put aside, those that a tool which carries folders has left beside it, and the one that was saved last where what
/// stands does not go on from it.
pub(super) fn other_versions<T: Merged>(
    standing: &T,
    private: Option<&Folder>,
    home: Option<&Folder>,
    record: &Record,
    owner: Owner<'_>,
) -> Vec<T> {
    let conflict = format!("conflict-{}-", T::WHAT);
    let mut all = versions(private, owner, |name| name.starts_with(&conflict));
    if record.has_other_last() {
        let last: Vec<T> = versions(private, owner, |name| name == last_name(T::WHAT));
        all.extend(last.into_iter().filter(|last| !standing.continues(last)));
    }
    all.extend(versions(home, owner, |name| is_beside(name, owner.reviewer)));
    all
}

/// True for the name of a copy that a tool which carries folders has left beside a reviewer's file.
pub(super) fn is_beside(name: &str, reviewer: &ReviewerId) -> bool {
    let rest = name.strip_prefix(reviewer.as_str());
    rest.is_some_and(|rest| rest.starts_with([' ', '.', '(', '~']) && rest != ".json")
}

fn versions<T: Merged>(
    folder: Option<&Folder>,
    owner: Owner<'_>,
    is_it: impl Fn(&str) -> bool,
) -> Vec<T> {
    let mut names = folder.and_then(|folder| folder.names().ok()).unwrap_or_default();
    names.retain(|name| is_it(name));
    names.sort_unstable();
    let read = |name: &String| read_own::<T>(folder, name, owner);
    let found = names.iter().map(read).filter(|found| found.flaw.is_none());
    found.filter_map(|found| found.file).collect()
}
