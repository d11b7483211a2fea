//! The review: one reviewer's scores, notes, flags and overall recommendation for one session.
//!
//! Every change goes through [`Review::apply`], which returns the edit that takes it back. So undo is
//! nothing but applying what came back, and no change can forget its time or its line of history.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exchange::{Exchange, Mark, Span, is_false};
use super::ids::{ExchangeId, ReviewerId, SessionId};
use super::rubric::Rubric;
use super::submission::Submission;

pub use super::edit::{Edit, Scored};
pub use super::standing::Standing;
pub use super::verdict::{
    CriterionScore, Decision, Reason, Scores, SkillVerdict, Unscorable, Verdict,
};

/// The schema that this program writes into a review file.
pub const SCHEMA: &str = "candor/review/1";

/// The largest note that is taken from a clipboard or another program, in bytes. The history holds it once more, and
/// a review file is read up to 16 MiB.
pub const LARGEST_NOTE: usize = 1 << 20;

/// One reviewer's judgement of one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Always [`SCHEMA`] in files of this version.
    pub schema: String,
    /// The session it is about.
    pub session: SessionId,
    /// Whose judgement it is.
    pub reviewer: ReviewerId,
    /// The rubric in use.
    pub rubric: RubricRef,
    /// Draft or submitted.
    pub status: Status,
    /// The note on the whole session.
    #[serde(default)]
    pub note: String,
    /// What was decided on each exchange. An entry is never removed.
    #[serde(default)]
    pub answers: BTreeMap<ExchangeId, Answer>,
    /// The reviewer's verdicts on claimed skills.
    #[serde(default)]
    pub skills: BTreeMap<String, Value>,
    /// Proposed repairs that were accepted or rejected.
    #[serde(default)]
    pub repairs: BTreeMap<String, Value>,
    /// Questions to ask next time.
    #[serde(default)]
    pub follow_ups: Vec<Value>,
    /// The judgement of the whole.
    #[serde(default)]
    pub overall: Overall,
    /// The review as it was handed in, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submissions: Vec<Submission>,
    /// Every change, oldest first.
    #[serde(default)]
    pub history: Vec<Change>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Which rubric, and which version of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl RubricRef {
    /// True where it is this rubric in this version.
    #[must_use]
    pub fn is(&self, rubric: &Rubric) -> bool {
        self.id == rubric.id && self.version == rubric.version
    }

    /// The rubric as it stands.
    #[must_use]
    pub fn of(rubric: &Rubric) -> Self {
        Self { id: rubric.id.clone(), version: rubric.version, extra: Map::new() }
    }
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Still being written.
    #[default]
    Draft,
    /// Handed in.
    Submitted,
}

/// What was decided on one exchange.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// Level of a one-criterion rubric; `None` where not scored or cleared.
    #[serde(default)]
    pub score: Option<u8>,
    /// The rubric's version at the time of the score.
    #[serde(default)]
    pub rubric_version: Option<u32>,
    /// The correction that had changed the exchange last when it was scored; `None` where it stood as
    /// imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scored_on: Option<String>,
    /// The exchanges that were merged into this one and whose scores this score stands for.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub settles: BTreeSet<ExchangeId>,
    /// Levels per criterion, where the rubric has several.
    #[serde(default)]
    pub scores: Scores,
    /// Why it cannot be scored.
    #[serde(default)]
    pub unscorable: Option<Unscorable>,
    /// The note on this answer.
    #[serde(default, deserialize_with = "null_as_empty")]
    pub note: String,
    /// To be looked at again.
    #[serde(default)]
    pub flagged: bool,
    /// Something here speaks against the candidate whatever else was said.
    #[serde(default, skip_serializing_if = "is_false")]
    pub critical: bool,
    /// Spans attached as evidence.
    #[serde(default)]
    pub quotes: Vec<Quote>,
    /// When any of it changed last.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

fn null_as_empty<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// A span of an answer attached as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words; several spans where the quote runs over several turns.
    pub spans: Vec<Span>,
    /// True where it speaks for the answer, false where against.
    #[serde(rename = "for")]
    pub is_for: bool,
    /// The criterion it belongs to.
    #[serde(default)]
    pub criterion: Option<String>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Quote {
    /// These words, for or against.
    #[must_use]
    pub fn new(spans: Vec<Span>, is_for: bool) -> Self {
        Self { spans, is_for, criterion: None, extra: Map::new() }
    }
}

/// The judgement of the whole, asked last.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Overall {
    /// An id of the rubric's recommendations.
    #[serde(default)]
    pub recommendation: Option<String>,
    /// The reason, in words.
    #[serde(default)]
    pub note: String,
    /// Why it is positive in spite of a critical flag.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub despite: String,
    /// When it was given.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One line of history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// On which exchange; `None` where it is about the whole.
    pub exchange: Option<ExchangeId>,
    /// Which field of the review.
    pub field: String,
    /// What stood there.
    pub from: Value,
    /// What stands there now.
    pub to: Value,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The words of a question to ask next time, as it is filed; empty where another version filed something else.
#[must_use]
pub fn follow_up(filed: &Value) -> &str {
    filed.get("text").unwrap_or(filed).as_str().unwrap_or_default()
}

impl Answer {
    /// What was decided, if anything.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        if let Some(why) = &self.unscorable {
            return Some(Verdict::Unscorable(why.clone()));
        }
        // What was cleared keeps its entry, and decides nothing.
        let given = self.scores.iter().filter(|(_, one)| one.is_given());
        let given: Scores = given.map(|(id, one)| (id.clone(), one.clone())).collect();
        if given.is_empty() {
            return self.score.map(Verdict::Level);
        }
        Some(Verdict::Criteria(given))
    }

    /// The earliest version of the rubric that a score of this answer was given under.
    #[must_use]
    pub fn version(&self) -> Option<u32> {
        let of_criteria = self.scores.values().filter(|one| one.is_given());
        let earliest = of_criteria.filter_map(|one| one.rubric_version).min();
        earliest.or(self.score.and(self.rubric_version))
    }
}

impl Review {
    /// An empty draft.
    #[must_use]
    pub fn new(session: SessionId, reviewer: ReviewerId, rubric: &Rubric) -> Self {
        Self {
            schema: SCHEMA.into(),
            session,
            reviewer,
            rubric: RubricRef::of(rubric),
            status: Status::Draft,
            note: String::new(),
            answers: BTreeMap::new(),
            skills: BTreeMap::new(),
            repairs: BTreeMap::new(),
            follow_ups: Vec::new(),
            overall: Overall::default(),
            submissions: Vec::new(),
            history: Vec::new(),
            extra: Map::new(),
        }
    }

    /// What was decided on an exchange, if anything.
    #[must_use]
    pub fn verdict(&self, id: &ExchangeId) -> Option<Verdict> {
        self.answers.get(id)?.verdict()
    }

    /// The note on an exchange; empty where there is none.
    #[must_use]
    pub fn note_on(&self, id: &ExchangeId) -> &str {
        self.answers.get(id).map_or("", |answer| &answer.note)
    }

    /// What was decided about a repair, if anything.
    #[must_use]
    pub fn decision(&self, repair: &Mark) -> Option<Decision> {
        Decision::deserialize(self.repairs.get(&repair.repair_id()?)?).ok()
    }

    /// What was found out about a skill, if anything.
    #[must_use]
    pub fn skill_verdict(&self, skill: &str) -> Option<SkillVerdict> {
        SkillVerdict::deserialize(self.skills.get(skill)?.get("verdict")?).ok()
    }

    /// True where the exchange is flagged.
    #[must_use]
    pub fn is_flagged(&self, id: &ExchangeId) -> bool {
        self.answers.get(id).is_some_and(|answer| answer.flagged)
    }

    /// True where the exchange has a critical flag that was set by hand, or one that was merged into it has.
    #[must_use]
    pub fn is_critical(&self, exchange: &Exchange) -> bool {
        let is_set = |id| self.answers.get(id).is_some_and(|answer| answer.critical);
        exchange.ids().any(is_set)
    }

    /// Goes on under another version of the same rubric. Scores keep the version that they were given under.
    pub fn go_on_under(&mut self, version: u32, at: Timestamp) {
        let was = std::mem::replace(&mut self.rubric.version, version);
        if !self.is_untouched() {
            self.remember(None, "rubric_version", was.into(), version.into(), at);
        }
    }

    /// True where something is scored, was handed in, or was judged as a whole.
    #[must_use]
    pub fn has_scores(&self) -> bool {
        let is_scored = |answer: &Answer| answer.verdict().is_some();
        self.answers.values().any(is_scored)
            || self.overall.recommendation.is_some()
            || !self.submissions.is_empty()
    }

    /// True where nothing was ever decided or written.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers.is_empty() && self.history.is_empty() && self.note.is_empty()
    }

    /// True where this review has everything that `earlier` has decided, and perhaps more.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        self.history.starts_with(&earlier.history)
    }

    /// Stores a note that is still being typed. It enters the history when it is left.
    pub fn draft_note(&mut self, on: Option<&ExchangeId>, note: &str, at: Timestamp) {
        match on {
            Some(id) => note.clone_into(&mut self.touch(id, at).note),
            None => note.clone_into(&mut self.note),
        }
    }

    pub(super) fn touch(&mut self, id: &ExchangeId, at: Timestamp) -> &mut Answer {
        let answer = self.answers.entry(id.clone()).or_default();
        answer.updated_at = Some(at);
        answer
    }

    pub(super) fn remember(
        &mut self,
        exchange: Option<ExchangeId>,
        field: &str,
        from: Value,
        to: Value,
        at: Timestamp,
    ) {
        if from != to {
            let field = field.into();
            self.history.push(Change { at, exchange, field, from, to, extra: Map::new() });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn review() -> Review {
        Review::new(
            SessionId::new("3f9c0a51d2e7").unwrap(),
            ReviewerId::new("ana").unwrap(),
            &Rubric::general().unwrap(),
        )
    }

    fn exchange() -> ExchangeId {
        ExchangeId::new("e1a2b3c4d").unwrap()
    }

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn every_edit_is_taken_back_by_what_it_returns() {
        let id = exchange();
        let garbled = Unscorable::new(Reason::Garbled, String::new());
        let edits = [
            Edit::Score(id.clone(), Some(Verdict::Level(4))),
            Edit::Score(id.clone(), Some(Verdict::Unscorable(garbled))),
            Edit::Score(id.clone(), None),
            Edit::Flag(id.clone(), true),
            Edit::Note(id.clone(), "names the cause".into()),
            Edit::SessionNote("calm".into()),
            Edit::Overall {
                recommendation: Some("yes".into()),
                note: "because".into(),
                despite: String::new(),
            },
        ];
        let mut review = review();
        for edit in edits {
            let before = review.clone();
            let undo = review.apply(edit.clone(), noon());
            review.apply(undo, noon());
            assert_eq!(before.verdict(&id), review.verdict(&id), "{edit:?}");
            assert_eq!(before.note_on(&id), review.note_on(&id), "{edit:?}");
            assert_eq!(before.is_flagged(&id), review.is_flagged(&id), "{edit:?}");
            assert_eq!(before.note, review.note, "{edit:?}");
            assert_eq!(before.overall.recommendation, review.overall.recommendation, "{edit:?}");
            review.apply(edit, noon());
        }
    }

    #[test]
    fn clearing_keeps_the_entry_with_a_new_time() {
        let mut review = review();
        review.apply(Edit::Score(exchange(), Some(Verdict::Level(2))), noon());
        let later = "2026-11-22T13:00:00Z".parse().unwrap();
        review.apply(Edit::Score(exchange(), None), later);
        let answer = &review.answers[&exchange()];
        assert_eq!(answer.score, None);
        assert_eq!(answer.updated_at, Some(later));
        assert_eq!(review.history.len(), 2);
    }

    #[test]
    fn a_typed_note_enters_the_history_once() {
        let mut review = review();
        review.draft_note(Some(&exchange()), "na", noon());
        review.draft_note(Some(&exchange()), "names", noon());
        assert!(review.history.is_empty());
        assert_eq!(review.note_on(&exchange()), "names");
    }

    #[test]
    fn unknown_fields_survive() {
        let mut file = serde_json::to_value(review()).unwrap();
        file["colour"] = json!("blue");
        file["answers"] = json!({ "e1a2b3c4d": { "score": 3, "mood": [1, 2], "note": null } });
        let read: Review = serde_json::from_value(file).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(written["colour"], "blue");
        assert_eq!(written["answers"]["e1a2b3c4d"]["mood"], json!([1, 2]));
        assert_eq!(written["answers"]["e1a2b3c4d"]["note"], "");
    }
}
