//! When the words of a turn were said, where its format times less than a whole turn: a turn that is cut later on
//! knows the times of its parts by them.

use std::ops::Range;

use crate::model::millis::Millis;

/// The cues that a turn was put together from, in order. Empty where nobody will ask: a turn whose speaker
/// is told apart from others is never cut.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cues(Vec<Cue>);

/// A stretch of a turn's words that has times of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cue {
    /// Where its words begin in the turn's text.
    at: usize,
    start: Option<Millis>,
    end: Option<Millis>,
}

impl Cue {
    fn new(at: usize, (start, end): Times) -> Self {
        Self { at, start: start.map(Millis::from), end: end.map(Millis::from) }
    }
}

/// Start and end in milliseconds from the start of the recording.
pub type Times = (Option<u64>, Option<u64>);

impl Cues {
    /// Those of a turn that begins with a cue of these times.
    #[must_use]
    pub fn first(times: Times) -> Self {
        Self(vec![Cue::new(0, times)])
    }

    /// Those of the first words of a turn. Where voices are told apart no turn of theirs is cut, and none are kept;
    /// the first turn of all does not know yet.
    #[must_use]
    pub fn begun(label: Option<&str>, turns_before: usize, times: Times) -> Self {
        if label.is_none() || turns_before == 0 { Self::first(times) } else { Self::default() }
    }

    /// True where no times are kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a cue whose words begin at the byte `at` of the turn, where they are kept. The lines of one cue have one
    /// entry.
    pub fn push(&mut self, at: usize, times: Times) {
        let new = Cue::new(at, times);
        let goes_on = |last: &Cue| (last.start, last.end) == (new.start, new.end);
        if self.0.last().is_some_and(|last| !goes_on(last)) {
            self.0.push(new);
        }
    }

    /// Adds the cues of a turn whose words begin at the byte `at` of this one. Where one of the two kept none, the
    /// whole has none.
    pub fn append(&mut self, at: usize, other: &Self) {
        if self.is_empty() || other.is_empty() {
            self.0 = Vec::new();
            return;
        }
        self.0.extend(other.0.iter().map(|cue| Cue { at: at + cue.at, ..*cue }));
    }

    /// When the words at `range` of the turn were said: from the start of the cue of the first word to the end of
    /// that of the last. Words without times are passed over.
    #[must_use]
    pub fn times(&self, range: &Range<usize>) -> Times {
        let first = self.0.partition_point(|cue| cue.at <= range.start).saturating_sub(1);
        let behind = self.0.partition_point(|cue| cue.at < range.end).max(first);
        let said = &self.0[first..behind];
        let start = said.iter().find_map(|cue| cue.start);
        let end = said.iter().rev().find_map(|cue| cue.end);
        (start.map(Millis::get), end.map(Millis::get))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_the_times_of_the_cues_of_its_first_and_last_word() {
        let mut cues = Cues::first((Some(0), Some(900)));
        cues.push(10, (Some(1000), Some(1900)));
        cues.push(15, (Some(1000), Some(1900)));
        cues.push(20, (None, None));
        cues.push(30, (Some(3000), Some(3900)));
        let times = |range| cues.times(&range);
        assert_eq!(times(0..9), (Some(0), Some(900)));
        assert_eq!(times(5..12), (Some(0), Some(1900)));
        assert_eq!(times(15..25), (Some(1000), Some(1900)));
        assert_eq!(times(22..40), (Some(3000), Some(3900)));
        assert_eq!(times(22..25), (None, None));
    }

    #[test]
    fn none_are_kept_where_voices_are_told_apart() {
        let times = (Some(0), Some(900));
        assert!(Cues::begun(Some("Ana"), 1, times).is_empty());
        assert!(!Cues::begun(Some("Ana"), 0, times).is_empty());
        assert!(!Cues::begun(None, 1, times).is_empty());
        let mut none = Cues::default();
        none.push(10, (Some(1000), Some(1900)));
        assert_eq!(none.times(&(0..20)), (None, None));
    }

    #[test]
    fn cues_move_with_the_turn_that_they_are_joined_to() {
        let mut cues = Cues::first((Some(0), Some(900)));
        let mut next = Cues::first((Some(1000), Some(1900)));
        next.push(8, (Some(2000), Some(2900)));
        cues.append(10, &next);
        assert_eq!(cues.times(&(10..15)), (Some(1000), Some(1900)));
        assert_eq!(cues.times(&(18..25)), (Some(2000), Some(2900)));
        cues.append(30, &Cues::default());
        assert!(cues.is_empty());
    }
}
