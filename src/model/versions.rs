//! The versions that a note has had, as the history of the review tells them.

use jiff::Timestamp;

use super::exchange::Exchange;
use super::review::Review;

/// The field of the history that notes are under.
const NOTE: &str = "note";

/// A version that a note has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteVersion {
    /// The words.
    pub text: String,
    /// When they were written last; of words that were never kept, a draft say, when others took their place.
    pub at: Timestamp,
}

impl Review {
    /// The versions that the note on an exchange has had, and the notes on what was merged into it: each once,
    /// newest first, without the empty one.
    #[must_use]
    pub fn note_versions(&self, exchange: &Exchange) -> Vec<NoteVersion> {
        let mut versions: Vec<NoteVersion> = Vec::new();
        for change in &self.history {
            if change.field != NOTE
                || !change.exchange.as_ref().is_some_and(|id| exchange.answers_to(id))
            {
                continue;
            }
            let [from, to] = [&change.from, &change.to].map(|one| one.as_str().unwrap_or_default());
            if !versions.iter().any(|one| one.text == from) {
                versions.push(NoteVersion { text: from.into(), at: change.at });
            }
            versions.retain(|one| one.text != to);
            versions.push(NoteVersion { text: to.into(), at: change.at });
        }
        versions.retain(|one| !one.text.trim().is_empty());
        versions.reverse();
        versions
    }
}

#[cfg(test)]
mod tests {
    use super::super::ids::{ExchangeId, ReviewerId, SessionId};
    use super::super::review::Edit;
    use super::super::rubric::Rubric;
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    fn exchange(id: &str) -> Exchange {
        let exchange = serde_json::json!({
            "id": id, "kind": "question", "turns": [], "marks": [],
            "question": { "text": null, "origin": "lost", "at": [] },
        });
        serde_json::from_value(exchange).unwrap()
    }

    fn noted(notes: &[(&str, &str)]) -> Review {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        let rubric = Rubric::general().unwrap();
        let mut review = Review::new(session, ReviewerId::new("ana").unwrap(), &rubric);
        for (minute, (id, note)) in (1..).zip(notes) {
            let id = ExchangeId::new(*id).unwrap();
            review.apply(Edit::Note(id, (*note).into()), at(minute));
        }
        review
    }

    fn told(review: &Review) -> Vec<(String, Timestamp)> {
        let versions = review.note_versions(&exchange("e1a2b3c4d"));
        versions.into_iter().map(|one| (one.text, one.at)).collect()
    }

    #[test]
    fn each_version_stands_once_under_the_last_time_it_was_written() {
        let one = "e1a2b3c4d";
        let review = noted(&[(one, "a"), (one, "b"), ("e00000000", "x"), (one, "a"), (one, "")]);
        assert_eq!(told(&review), [("a".into(), at(4)), ("b".into(), at(2))]);
    }

    #[test]
    fn a_draft_that_was_never_kept_is_a_version_until_it_was_replaced() {
        let mut review = noted(&[("e1a2b3c4d", "a")]);
        let id = ExchangeId::new("e1a2b3c4d").unwrap();
        review.draft_note(Some(&id), "a draft", at(2));
        review.apply(Edit::Note(id, "b".into()), at(3));
        let texts: Vec<String> = told(&review).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["b", "a draft", "a"]);
    }
}
