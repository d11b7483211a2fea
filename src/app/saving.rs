//! How far saving has come, and the one word that says so. The word never lies: *saved* stands only while
//! everything that was decided is durable.

use jiff::{SignedDuration, Timestamp};

/// A save that takes no longer than this is not worth a word.
const QUIET: SignedDuration = SignedDuration::from_millis(200);

/// Revisions asked for, revisions durable.
#[derive(Debug, Default)]
pub struct Saving {
    latest: u64,
    durable: u64,
    since: Option<Timestamp>,
    failure: Option<Failure>,
}

/// Why the latest revision is not durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// When it failed first.
    pub at: Timestamp,
    /// What, where and what to do.
    pub sentence: String,
}

/// What the screen says about saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// Everything is durable.
    Saved,
    /// A save has only just begun.
    Nothing,
    /// A save takes its time.
    Saving,
    /// A save failed.
    NotSaved(&'a Failure),
}

impl Saving {
    /// A new revision that is to be saved.
    pub(crate) fn begin(&mut self, now: Timestamp) -> u64 {
        self.latest += 1;
        self.since.get_or_insert(now);
        self.latest
    }

    /// The latest revision.
    pub(crate) fn latest(&self) -> u64 {
        self.latest
    }

    pub(crate) fn done(&mut self, revision: u64) {
        self.durable = self.durable.max(revision);
        if self.is_durable() {
            self.since = None;
            self.failure = None;
        }
    }

    pub(crate) fn failed(&mut self, sentence: String, now: Timestamp) {
        let at = self.failure.as_ref().map_or(now, |failure| failure.at);
        self.failure = Some(Failure { at, sentence });
    }

    /// Another session was opened: what was asked for has been made durable before.
    pub(crate) fn settle(&mut self) {
        self.done(self.latest);
    }

    /// True where nothing waits to be saved.
    #[must_use]
    pub fn is_durable(&self) -> bool {
        self.durable == self.latest
    }

    /// Why the latest revision is not durable, where that is known.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// What the screen says now.
    #[must_use]
    pub fn word(&self, now: Timestamp) -> Word<'_> {
        match (&self.failure, self.since) {
            (Some(failure), _) => Word::NotSaved(failure),
            (None, None) => Word::Saved,
            (None, Some(since)) if now.duration_since(since) < QUIET => Word::Nothing,
            (None, Some(_)) => Word::Saving,
        }
    }

    /// When the word changes by itself.
    pub(crate) fn deadline(&self, now: Timestamp) -> Option<Timestamp> {
        match self.word(now) {
            Word::Nothing => self.since.and_then(|since| since.checked_add(QUIET).ok()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + ms).unwrap()
    }

    #[test]
    fn saved_is_said_only_while_the_latest_revision_is_durable() {
        let mut saving = Saving::default();
        assert_eq!(saving.word(at(0)), Word::Saved);
        let first = saving.begin(at(0));
        let second = saving.begin(at(10));
        saving.done(first);
        assert_eq!(saving.word(at(20)), Word::Nothing);
        assert_eq!(saving.deadline(at(20)), Some(at(200)));
        assert_eq!(saving.word(at(200)), Word::Saving);
        saving.done(second);
        assert_eq!(saving.word(at(210)), Word::Saved);
        assert_eq!(saving.deadline(at(210)), None);
    }

    #[test]
    fn a_failure_stands_until_everything_is_durable() {
        let mut saving = Saving::default();
        let first = saving.begin(at(0));
        saving.failed("the disk is full".into(), at(5));
        let second = saving.begin(at(10));
        saving.done(first);
        assert!(matches!(saving.word(at(20)), Word::NotSaved(failure) if failure.at == at(5)));
        saving.done(second);
        assert_eq!(saving.word(at(30)), Word::Saved);
    }
}
