//! What leaves the program by the clipboard, and the one line that a resumed sitting begins with.

use crate::report::{self, Reviewed};

use super::sitting::Sitting;

impl Sitting {
    pub(super) fn reviewed(&self) -> Reviewed<'_> {
        Reviewed {
            session: &self.session,
            review: &self.review,
            rubric: &self.rubric,
            plan: &self.plan,
            written: &self.written,
            reading: &self.reading,
        }
    }

    /// The answer in focus with its question, score and note, as plain text.
    pub(crate) fn answer_as_text(&self) -> String {
        report::answer(&self.reviewed(), self.position())
    }

    /// `back at 6 · 5 of 11 · unfinished note restored`
    pub(crate) fn resumed(&self) -> String {
        let number = self.number();
        let (done, total) = (self.scorecard.done(), self.scorecard.total());
        let mut words = format!("back at {number} · {done} of {total}");
        if self.has_unfinished_note() {
            words.push_str(" · unfinished note restored");
        }
        words
    }

    /// True where a note was being typed when the program ended: it stands in the review, but was never
    /// left and so is not in the history.
    fn has_unfinished_note(&self) -> bool {
        let left = |exchange: Option<&crate::model::ids::ExchangeId>| {
            let changes = self.review.history.iter().rev();
            let of_note =
                changes.filter(|one| one.field == "note" && one.exchange.as_ref() == exchange);
            of_note.map(|change| change.to.as_str().unwrap_or_default()).next().unwrap_or_default()
        };
        let answers = &self.review.answers;
        self.review.note != left(None)
            || answers.iter().any(|(id, answer)| answer.note != left(Some(id)))
    }
}
