//! Handing a review in: what it still lacks, how it is frozen, and what was changed after.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::ids::{ExchangeId, sha256_hex};
use super::positions::Positions;
use super::quoted::{Quoted, quotes};
use super::review::{Review, Status, Verdict};
use super::rubric::{Plan, Rubric};
use super::scorecard::Scorecard;
use super::session::Session;

/// The fields of a review that a submission freezes. History, state and submissions themselves are about the
/// review, and not part of what it says.
const CONTENT: [&str; 9] = [
    "session",
    "reviewer",
    "rubric",
    "note",
    "answers",
    "skills",
    "repairs",
    "follow_ups",
    "overall",
];

/// A review as it was handed in. It is never changed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// When.
    pub at: Timestamp,
    /// SHA-256, in lower-case hex, over [`Self::review`] as compact JSON with ordered keys.
    pub sha256: String,
    /// What the review said.
    pub review: Value,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Submission {
    /// True where what is frozen is what was handed in.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        digest(&self.review) == self.sha256
    }
}

fn digest(content: &Value) -> String {
    // Keys of a JSON object are kept in order, so that the same content has the same text.
    sha256_hex(content.to_string().as_bytes())
}

/// Something that the rubric requires and a review does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Exchanges on which something is still to be decided.
    Open(Vec<ExchangeId>),
    /// Scores of a level that needs a quote.
    Quotes(Vec<ExchangeId>),
    /// Answers with a score of a level that needs a note.
    Notes(Vec<ExchangeId>),
    /// A focus criterion without a single score: its name.
    Focus(String),
    /// The note on the whole session.
    SessionNote,
    /// The overall recommendation.
    Overall,
    /// The reason for it.
    Reason,
    /// Why the recommendation is positive in spite of a critical flag.
    Despite(Vec<ExchangeId>),
}

impl Missing {
    /// The exchanges that lack something, in order; none where it is about the whole.
    #[must_use]
    pub fn exchanges(&self) -> &[ExchangeId] {
        match self {
            Self::Open(ids) | Self::Quotes(ids) | Self::Notes(ids) | Self::Despite(ids) => ids,
            _ => &[],
        }
    }
}

impl Review {
    /// What the rubric requires and the review does not have, in the order in which it is best mended.
    #[must_use]
    pub fn missing(&self, session: &Session, rubric: &Rubric, plan: &Plan) -> Vec<Missing> {
        let card = Scorecard::of(&session.exchanges, self, rubric, plan);
        let requires = &rubric.requires;
        let mut missing = Vec::new();
        if requires.every_answer && card.open > 0 {
            let open = plan.open(session, self);
            missing.push(Missing::Open(open.map(|one| one.id.clone()).collect()));
        }
        let quotes = quotes(session, &Positions::of(session), self);
        let unquoted = self.scored_at(session, plan, &requires.quote_at, |_, id| {
            quotes.get(id).is_some_and(|all| all.iter().any(Quoted::is_evidence))
        });
        missing.extend((!unquoted.is_empty()).then_some(Missing::Quotes(unquoted)));
        let unnoted = self.scored_at(session, plan, &requires.note_at, |review, id| {
            !review.note_on(id).trim().is_empty()
        });
        missing.extend((!unnoted.is_empty()).then_some(Missing::Notes(unnoted)));
        for (criterion, sum) in rubric.criteria.iter().zip(&card.sums) {
            if criterion.is_focus && sum.n == 0 {
                missing.push(Missing::Focus(criterion.name.clone()));
            }
        }
        if requires.session_note && self.note.trim().is_empty() {
            missing.push(Missing::SessionNote);
        }
        let chosen = self.overall.recommendation.as_deref();
        let chosen = chosen.and_then(|id| rubric.recommendation(id));
        match chosen {
            None => missing.extend(requires.overall.then_some(Missing::Overall)),
            Some(chosen) => {
                if requires.reason && self.overall.note.trim().is_empty() {
                    missing.push(Missing::Reason);
                }
                let is_bare = self.overall.despite.trim().is_empty();
                if chosen.is_positive && is_bare && !card.critical.is_empty() {
                    missing.push(Missing::Despite(card.critical));
                }
            }
        }
        missing
    }

    /// The exchanges with a score of one of `levels` that lack something, themselves and whatever was merged into
    /// them.
    fn scored_at(
        &self,
        session: &Session,
        plan: &Plan,
        levels: &[u8],
        has: impl Fn(&Self, &ExchangeId) -> bool,
    ) -> Vec<ExchangeId> {
        let lacks = |exchange: &&super::exchange::Exchange| {
            let given: BTreeSet<u8> = match self.standing(exchange).verdict {
                Some(Verdict::Level(level)) => [level].into(),
                Some(Verdict::Criteria(scores)) => {
                    scores.values().filter_map(|one| one.level).collect()
                }
                _ => return false,
            };
            plan.counts(exchange)
                && given.iter().any(|level| levels.contains(level))
                && !exchange.ids().any(|id| has(self, id))
        };
        session.exchanges.iter().filter(lacks).map(|one| one.id.clone()).collect()
    }

    /// What a submission freezes, as JSON.
    #[must_use]
    pub fn content(&self) -> Value {
        let whole = serde_json::to_value(self).unwrap_or_default();
        let fields =
            CONTENT.iter().filter_map(|name| Some(((*name).to_owned(), whole.get(name)?.clone())));
        Value::Object(fields.collect())
    }

    /// The submission that stands, or that is being amended.
    #[must_use]
    pub fn submission(&self) -> Option<&Submission> {
        self.submissions.last()
    }

    /// True where the review was handed in and not opened for changes since.
    #[must_use]
    pub fn is_submitted(&self) -> bool {
        self.status == Status::Submitted
    }

    /// True where a review that was handed in says something else now, although nobody amended it in here.
    #[must_use]
    pub fn was_tampered_with(&self) -> bool {
        let differs = |last: &Submission| !last.is_intact() || last.review != self.content();
        self.is_submitted() && self.submission().is_none_or(differs)
    }

    /// Freezes the review.
    pub fn submit(&mut self, at: Timestamp) {
        let review = self.content();
        let sha256 = digest(&review);
        self.submissions.push(Submission { at, sha256, review, extra: Map::new() });
        self.set_status(Status::Submitted, at);
    }

    /// Opens a review that was handed in for changes. What was handed in is kept.
    pub fn amend(&mut self, at: Timestamp) {
        self.set_status(Status::Draft, at);
    }

    fn set_status(&mut self, status: Status, at: Timestamp) {
        let was = std::mem::replace(&mut self.status, status);
        self.remember(None, "status", json!(was), json!(status), at);
    }

    /// What the review says otherwise than it did when it was handed in last, or the time before where it stands
    /// as submitted; empty where there is nothing to compare with.
    #[must_use]
    pub fn amendments(&self) -> Vec<Amendment> {
        let now = self.content();
        let mut earlier = self.submissions.iter().rev();
        if self.is_submitted() {
            earlier.next();
        }
        earlier.next().map_or_else(Vec::new, |before| amendments(&before.review, &now))
    }
}

/// Something that was changed after a review had been handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The exchange it is about; `None` for the whole.
    pub exchange: Option<ExchangeId>,
    /// The field of the review.
    pub field: String,
    /// What stood there.
    pub from: Value,
    /// What stands there now.
    pub to: Value,
}

fn amendments(before: &Value, after: &Value) -> Vec<Amendment> {
    let mut found = Vec::new();
    for field in CONTENT.into_iter().filter(|field| *field != "answers") {
        found.extend(amendment(None, field, before.get(field), after.get(field)));
    }
    let empty = Map::new();
    let answers = |of: &Value| of.get("answers").and_then(Value::as_object).cloned();
    let (before, after) = (answers(before).unwrap_or_default(), answers(after).unwrap_or_default());
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for id in ids {
        let was = before.get(id).and_then(Value::as_object).unwrap_or(&empty);
        let is = after.get(id).and_then(Value::as_object).unwrap_or(&empty);
        let fields: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        // When it was touched is no change, and the version of the rubric goes with the score.
        let said = fields
            .into_iter()
            .filter(|field| !matches!(field.as_str(), "updated_at" | "rubric_version"));
        let exchange = ExchangeId::new(id.as_str()).ok();
        for field in said {
            found.extend(amendment(exchange.clone(), field, was.get(field), is.get(field)));
        }
    }
    found
}

fn amendment(
    exchange: Option<ExchangeId>,
    field: &str,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Option<Amendment> {
    let plain = |value: Option<&Value>| value.map(without_times).unwrap_or_default();
    let (from, to) = (plain(from), plain(to));
    let is_empty = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    let is_same = from == to || is_empty(&from) && is_empty(&to);
    (!is_same).then(|| Amendment { exchange, field: field.into(), from, to })
}

/// Without the times at which something was touched: they are no change of what is said.
fn without_times(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let said =
                fields.iter().filter(|(name, _)| !matches!(name.as_str(), "at" | "updated_at"));
            Value::Object(said.map(|(name, one)| (name.clone(), without_times(one))).collect())
        }
        Value::Array(all) => Value::Array(all.iter().map(without_times).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::{ReviewerId, SessionId};
    use crate::model::review::Edit;

    fn review() -> Review {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        Review::new(session, ReviewerId::new("ana").unwrap(), &Rubric::general().unwrap())
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap()
    }

    fn first() -> ExchangeId {
        ExchangeId::new("e1a2b3c4d").unwrap()
    }

    #[test]
    fn what_was_handed_in_stays_what_it_was() {
        let mut review = review();
        review.apply(Edit::Score(first(), Some(Verdict::Level(4))), at(0));
        review.submit(at(1));
        assert!(review.is_submitted() && !review.was_tampered_with());
        review.amend(at(2));
        review.apply(Edit::Score(first(), Some(Verdict::Level(2))), at(3));
        let [submission] = review.submissions.as_slice() else { panic!("one submission") };
        assert!(submission.is_intact());
        assert_eq!(submission.review["answers"]["e1a2b3c4d"]["score"], 4);
        let [only] = review.amendments().try_into().unwrap();
        assert_eq!((only.exchange, only.field.as_str()), (Some(first()), "score"));
        assert_eq!((only.from, only.to), (json!(4), json!(2)));
    }

    #[test]
    fn the_digest_finds_a_change_in_what_was_frozen_and_in_what_stands() {
        let mut review = review();
        review.submit(at(0));
        let mut frozen = review.clone();
        frozen.submissions[0].review["note"] = json!("another");
        assert!(frozen.was_tampered_with());
        review.note = "another".into();
        assert!(review.was_tampered_with());
    }

    #[test]
    fn a_file_that_was_read_again_has_the_same_digest() {
        let mut review = review();
        review.apply(Edit::SessionNote("é \u{1b} \"x\" </script>".into()), at(0));
        review.submit(at(0));
        let text = serde_json::to_string_pretty(&review).unwrap();
        let read: Review = serde_json::from_str(&text).unwrap();
        assert!(!read.was_tampered_with());
    }

    #[test]
    fn touching_without_changing_is_no_amendment() {
        let mut review = review();
        review.apply(Edit::Flag(first(), false), at(0));
        review.submit(at(1));
        review.amend(at(2));
        review.apply(Edit::Flag(first(), true), at(3));
        review.apply(Edit::Flag(first(), false), at(4));
        assert_eq!(review.amendments(), []);
    }
}
