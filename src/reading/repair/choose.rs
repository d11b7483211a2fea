//! Which of the repairs stand, where they exclude each other.

use std::cmp::Reverse;

use super::scan::Candidate;

/// The surest repairs that do not overlap, in the order of the text: by certainty, then by likeness to the name, then by
/// safety of the source, then the longest.
pub(super) fn choose(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
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
