//! Which of the repairs stand, where they exclude each other.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::scan::Candidate;
use crate::model::exchange::RepairSource;

/// The surest repairs that do not overlap, in the order of the text: by certainty, then by likeness to the name, then by
/// safety of the source, then the longest.
pub(super) fn choose(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // Of two names for the same words the one that sounds nearer, however sure the other.
    let mut nearest: HashMap<(Range<usize>, RepairSource), u32> = HashMap::new();
    for one in &candidates {
        let alike = nearest.entry((one.words.clone(), one.source)).or_default();
        *alike = one.alike.max(*alike);
    }
    candidates.retain(|one| nearest.get(&(one.words.clone(), one.source)) == Some(&one.alike));
    candidates.sort_by_key(|one| {
        (one.certainty, one.source, Reverse(one.alike), Reverse(one.words.len()), one.words.start)
    });
    let last = candidates.iter().map(|one| one.words.end).max().unwrap_or(0);
    let mut taken = vec![false; last];
    candidates.retain(|one| {
        let is_free = !taken[one.words.clone()].contains(&true);
        if is_free {
            taken[one.words.clone()].fill(true);
        }
        is_free
    });
    candidates.sort_by_key(|one| one.words.start);
    candidates
}
