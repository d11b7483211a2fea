//! Two versions of one reviewer's corrections become one: the union of their operations, in the order of their times.
//!
//! On two machines the same count may have been given to two operations. Then the one of this version keeps its id, and
//! the other gets a new one, also where a later operation of its version names it. What is the same operation is told
//! by what it does and when, not by its id: merging the same version again changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::union;
use crate::model::corrections::{Corrections, Operation, What};

impl Corrections {
    /// This version of a reviewer's corrections and another one, as one. `None` where the other is about another
    /// session or somebody else's.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Option<Self> {
        if (&self.session, &self.reviewer) != (&other.session, &other.reviewer) {
            return None;
        }
        let mut merged = self.clone();
        merged.extra = union(&self.extra, [&self.extra, &other.extra]);
        let mut names = Names::of(self, other);
        // Each operation accounts for one, so that what was made twice stands twice.
        let mut left: Vec<&Operation> = self.operations.iter().collect();
        for theirs in &other.operations {
            let theirs = names.renamed(theirs);
            if let Some(at) = left.iter().position(|mine| is_same(mine, &theirs)) {
                names.call(theirs.id, left.swap_remove(at).id.clone());
            } else {
                let id = names.free(&theirs.id);
                names.call(theirs.id.clone(), id.clone());
                merged.operations.push(Operation { id, ..theirs });
            }
        }
        merged.operations.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        Some(merged)
    }
}

/// True for the same operation, whatever it is called.
fn is_same(one: &Operation, other: &Operation) -> bool {
    (one.at, &one.what, &one.extra) == (other.at, &other.what, &other.extra)
}

/// What the operations of the other version are called in the merged one.
struct Names<'a> {
    reviewer: &'a str,
    /// By their ids in the other version, where these have changed.
    new: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    /// Larger than any count that either version has given.
    next: usize,
}

impl<'a> Names<'a> {
    fn of(mine: &'a Corrections, theirs: &Corrections) -> Self {
        let taken = mine.operations.iter().map(|one| one.id.clone()).collect();
        let next = mine.operations.len().max(theirs.operations.len()) + 1;
        Self { reviewer: mine.reviewer.as_str(), new: BTreeMap::new(), taken, next }
    }

    /// The operation with what it names by its new id.
    fn renamed(&self, operation: &Operation) -> Operation {
        let mut operation = operation.clone();
        if let What::Revoke { of } = &mut operation.what
            && let Some(new) = self.new.get(of)
        {
            of.clone_from(new);
        }
        operation
    }

    fn call(&mut self, id: String, new: String) {
        self.new.insert(id, new);
    }

    /// The id itself where it is free, else a new one.
    fn free(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        while !self.taken.insert(free.clone()) {
            free = format!("{}-{}", self.reviewer, self.next);
            self.next += 1;
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::model::corrections::in_order;
    use crate::model::ids::{ExchangeId, ReviewerId, SessionId};

    fn empty() -> Corrections {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        Corrections::new(session, ReviewerId::new("ana").unwrap())
    }

    fn question(text: &str) -> What {
        What::Question { exchange: ExchangeId::new("e1a2b3c4d").unwrap(), text: text.into() }
    }

    fn at(minute: u8) -> Timestamp {
        format!("2026-11-22T12:{minute:02}:00Z").parse().unwrap()
    }

    /// The questions that stand, in their order.
    fn standing(corrections: &Corrections) -> Vec<&str> {
        let all = in_order([corrections]).into_iter();
        all.filter_map(|(_, one)| match &one.what {
            What::Question { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
    }

    /// Two versions that have one operation in common and have given the same ids to others.
    fn two() -> [Corrections; 2] {
        let mut common = empty();
        common.append(question("first?"), at(1));
        let (mut here, mut there) = (common.clone(), common);
        here.append(question("here?"), at(2));
        here.append(question("here, later?"), at(5));
        let wrong = there.append(question("there, taken back?"), at(3));
        there.append(question("there?"), at(4));
        there.append(What::Revoke { of: wrong }, at(6));
        [here, there]
    }

    #[test]
    fn all_operations_of_both_stand_in_the_order_of_their_times() {
        let [here, there] = two();
        let merged = here.merged_with(&there).unwrap();
        assert_eq!(merged.operations.len(), 6);
        assert_eq!(standing(&merged), ["first?", "here?", "there?", "here, later?"]);
        assert_eq!(standing(&there.merged_with(&here).unwrap()), standing(&merged));
        let ids: BTreeSet<&String> = merged.operations.iter().map(|one| &one.id).collect();
        assert_eq!(ids.len(), 6, "each has an id of its own");
        assert!(here.operations.iter().all(|mine| merged.operations.contains(mine)));
    }

    #[test]
    fn merging_again_changes_nothing_from_either_side() {
        let [here, there] = two();
        let merged = here.merged_with(&there).unwrap();
        let elsewhere = there.merged_with(&here).unwrap();
        for version in [&here, &there, &elsewhere, &merged] {
            assert_eq!(merged.merged_with(version).unwrap(), merged);
        }
        assert!(merged.continues(&here));
    }

    #[test]
    fn what_is_made_after_a_merge_has_an_id_of_its_own() {
        let [here, there] = two();
        let mut merged = here.merged_with(&there).unwrap();
        let id = merged.append(question("after?"), at(7));
        assert_eq!(merged.operations.iter().filter(|one| one.id == id).count(), 1);
        assert_eq!(standing(&merged).last(), Some(&"after?"));
    }

    #[test]
    fn unknown_fields_of_both_are_kept_and_somebody_elses_file_is_not_merged() {
        let [mut here, mut there] = two();
        here.extra.insert("x".into(), 1.into());
        there.extra.insert("x".into(), 2.into());
        there.extra.insert("y".into(), 3.into());
        there.operations[1].extra.insert("z".into(), 4.into());
        let merged = here.merged_with(&there).unwrap();
        assert_eq!((&merged.extra["x"], &merged.extra["y"]), (&1.into(), &3.into()));
        assert!(merged.operations.iter().any(|one| one.extra.contains_key("z")));
        there.reviewer = ReviewerId::new("bob").unwrap();
        assert_eq!(here.merged_with(&there), None);
    }
}
