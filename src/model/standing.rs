//! How an exchange stands in a review, all corrections considered: its score, its note, its flag.
//!
//! What was decided stays with the words that it was decided on. Where exchanges were merged, their notes and
//! flags come together; of several scores one has to be chosen.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::exchange::{Change, Exchange};
use super::ids::ExchangeId;
use super::review::{Answer, Review, Verdict};

/// How an exchange stands in a review, all corrections considered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// What counts.
    pub verdict: Option<Verdict>,
    /// What has changed the exchange since that was decided.
    pub before: Option<Change>,
    /// The scores of exchanges that were merged, as long as none of them is chosen. Then nothing counts.
    pub choices: Vec<Verdict>,
    /// The earliest version of the rubric that it was given under.
    pub version: Option<u32>,
}

impl Standing {
    fn of(answer: Option<&Answer>, before: Option<Change>) -> Self {
        let verdict = answer.and_then(Answer::verdict);
        Self { verdict, before, choices: Vec::new(), version: answer.and_then(Answer::version) }
    }

    /// True where a score in it was given under another version of the rubric than this one.
    #[must_use]
    pub fn is_older_than(&self, version: u32) -> bool {
        self.version.is_some_and(|given| given != version)
    }
}

impl Review {
    /// True where the review has nothing to say of an exchange.
    #[must_use]
    pub fn is_silent_on(&self, exchange: &Exchange) -> bool {
        exchange.shape.is_none() && !self.answers.contains_key(&exchange.id)
    }

    /// How an exchange stands, all corrections considered.
    #[must_use]
    pub fn standing(&self, exchange: &Exchange) -> Standing {
        let own = self.answers.get(&exchange.id);
        let Some(shape) = &exchange.shape else {
            return Standing::of(own, None);
        };
        let held = shape.holds.iter().filter_map(|id| Some((id, self.answers.get(id)?)));
        let all: Vec<(&ExchangeId, &Answer)> =
            own.into_iter().map(|own| (&exchange.id, own)).chain(held).collect();
        // A score that another one was chosen over stays behind it, whatever is merged later.
        let settled: BTreeSet<&ExchangeId> =
            all.iter().flat_map(|(_, answer)| &answer.settles).collect();
        let open = all.into_iter().filter(|(id, _)| !settled.contains(*id));
        let mut decided: Vec<(&Answer, Verdict)> =
            open.filter_map(|(_, answer)| Some((answer, answer.verdict()?))).collect();
        if decided.len() > 1 {
            let choices = decided.into_iter().map(|(_, verdict)| verdict).collect();
            return Standing { choices, ..Standing::default() };
        }
        let Some((answer, _)) = decided.pop() else { return Standing::default() };
        let before = (answer.scored_on.as_ref() != Some(&shape.by)).then_some(shape.how);
        Standing::of(Some(answer), before)
    }

    /// The note on an exchange, with the notes on what was merged into it.
    #[must_use]
    pub fn note_for(&self, exchange: &Exchange) -> Cow<'_, str> {
        let mut note = Cow::Borrowed(self.note_on(&exchange.id));
        for held in exchange.held().iter().map(|id| self.note_on(id)) {
            if !note.contains(held) {
                let between = if note.is_empty() { "" } else { "\n" };
                note = Cow::Owned(format!("{note}{between}{held}"));
            }
        }
        note
    }

    /// True where the exchange is flagged, or one that was merged into it.
    #[must_use]
    pub fn flags(&self, exchange: &Exchange) -> bool {
        exchange.ids().any(|id| self.is_flagged(id))
    }
}
