//! The review: one reviewer's scores, notes, flags and overall recommendation for one session.
//!
//! Every change goes through [`Review::apply`], which returns the edit that takes it back. So undo is
//! nothing but applying what came back, and no change can forget its time or its line of history.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::exchange::{self, Exchange, Span};
use super::ids::{ExchangeId, ReviewerId, SessionId};
use super::rubric::Rubric;

/// The schema that this program writes into a review file.
pub const SCHEMA: &str = "candor/review/1";

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
    /// Levels per criterion.
    #[serde(default)]
    pub scores: BTreeMap<String, Value>,
    /// Why it cannot be scored.
    #[serde(default)]
    pub unscorable: Option<Unscorable>,
    /// The note on this answer.
    #[serde(default, deserialize_with = "null_as_empty")]
    pub note: String,
    /// To be looked at again.
    #[serde(default)]
    pub flagged: bool,
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

/// Why an answer cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unscorable {
    /// The reason.
    pub reason: Reason,
    /// The reviewer's own words, for [`Reason::Other`].
    #[serde(default)]
    pub text: String,
}

/// The reasons why an answer cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The question was never put.
    NotAsked,
    /// Nobody knows what was asked.
    QuestionUnknown,
    /// The recording stops before the substance.
    CutOff,
    /// Garbled, or not the candidate's words.
    Garbled,
    /// Anything else, in one line.
    Other,
}

impl Reason {
    /// All reasons, in the order of the menu.
    pub const ALL: [Self; 5] =
        [Self::NotAsked, Self::QuestionUnknown, Self::CutOff, Self::Garbled, Self::Other];

    /// The words on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::QuestionUnknown => "question unknown",
            Self::CutOff => "cut off before the substance",
            Self::Garbled => "garbled or not the candidate's words",
            Self::Other => "other",
        }
    }
}

/// A span of an answer attached as evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// The judgement of the whole, asked last.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Overall {
    /// An id of the rubric's recommendations.
    #[serde(default)]
    pub recommendation: Option<String>,
    /// The reason, in words.
    #[serde(default)]
    pub note: String,
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
}

/// What somebody decided about an answer: a level, or that it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A level of the rubric.
    Level(u8),
    /// No level can be given.
    Unscorable(Unscorable),
}

/// A verdict with what it was given on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scored {
    /// What was decided; `None` where nothing is.
    pub verdict: Option<Verdict>,
    /// As [`Answer::scored_on`].
    pub on: Option<String>,
    /// As [`Answer::settles`].
    pub settles: BTreeSet<ExchangeId>,
}

/// How an exchange stands in a review, all corrections considered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// What counts.
    pub verdict: Option<Verdict>,
    /// What has changed the exchange since that was decided.
    pub before: Option<exchange::Change>,
    /// The scores of exchanges that were merged, as long as none of them is chosen. Then nothing counts.
    pub choices: Vec<Verdict>,
}

/// A change to a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Give, replace or clear (`None`) the score of an exchange that stands as imported.
    Score(ExchangeId, Option<Verdict>),
    /// The same for an exchange that was corrected.
    Rescore(ExchangeId, Scored),
    /// Several edits of one exchange as one.
    Many(Vec<Edit>),
    /// Set or take away the flag of an exchange.
    Flag(ExchangeId, bool),
    /// Replace the note on an exchange.
    Note(ExchangeId, String),
    /// Replace the note on the whole session.
    SessionNote(String),
    /// Give, replace or clear the overall recommendation with its reason.
    Overall {
        /// An id of the rubric's recommendations.
        recommendation: Option<String>,
        /// The reason.
        note: String,
    },
}

impl Edit {
    /// The exchange that the edit is about.
    #[must_use]
    pub fn exchange(&self) -> Option<&ExchangeId> {
        match self {
            Self::Score(id, _) | Self::Rescore(id, _) | Self::Flag(id, _) | Self::Note(id, _) => {
                Some(id)
            }
            Self::Many(edits) => edits.first().and_then(Self::exchange),
            Self::SessionNote(_) | Self::Overall { .. } => None,
        }
    }

    /// Gives, replaces or clears the score of an exchange as it stands now.
    #[must_use]
    pub fn score(exchange: &Exchange, verdict: Option<Verdict>) -> Self {
        let id = exchange.id.clone();
        match &exchange.shape {
            None => Self::Score(id, verdict),
            Some(shape) => {
                let settles = shape.holds.iter().cloned().collect();
                Self::Rescore(id, Scored { verdict, on: Some(shape.by.clone()), settles })
            }
        }
    }

    /// Replaces the note on an exchange as it stands now: the notes on what was merged into it are in it.
    #[must_use]
    pub fn note(review: &Review, exchange: &Exchange, note: String) -> Self {
        let noted = exchange.held().iter().filter(|id| !review.note_on(id).is_empty());
        let cleared = noted.map(|id| Self::Note(id.clone(), String::new()));
        Self::of_all(Self::Note(exchange.id.clone(), note), cleared)
    }

    /// Sets or takes away the flag of an exchange and of what was merged into it.
    #[must_use]
    pub fn flag(review: &Review, exchange: &Exchange, flagged: bool) -> Self {
        let held = exchange.held().iter().filter(|id| !flagged && review.is_flagged(id));
        let cleared = held.map(|id| Self::Flag(id.clone(), false));
        Self::of_all(Self::Flag(exchange.id.clone(), flagged), cleared)
    }

    fn of_all(first: Self, others: impl Iterator<Item = Self>) -> Self {
        let others: Vec<Self> = others.collect();
        if others.is_empty() {
            return first;
        }
        Self::Many([first].into_iter().chain(others).collect())
    }
}

impl Answer {
    /// What was decided, if anything.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match (&self.unscorable, self.score) {
            (Some(why), _) => Some(Verdict::Unscorable(why.clone())),
            (None, Some(level)) => Some(Verdict::Level(level)),
            (None, None) => None,
        }
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
            rubric: RubricRef { id: rubric.id.clone(), version: rubric.version },
            status: Status::Draft,
            note: String::new(),
            answers: BTreeMap::new(),
            skills: BTreeMap::new(),
            repairs: BTreeMap::new(),
            follow_ups: Vec::new(),
            overall: Overall::default(),
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

    /// True where the exchange is flagged.
    #[must_use]
    pub fn is_flagged(&self, id: &ExchangeId) -> bool {
        self.answers.get(id).is_some_and(|answer| answer.flagged)
    }

    /// How an exchange stands, all corrections considered.
    #[must_use]
    pub fn standing(&self, exchange: &Exchange) -> Standing {
        let own = self.answers.get(&exchange.id);
        let Some(shape) = &exchange.shape else {
            return Standing { verdict: own.and_then(Answer::verdict), ..Standing::default() };
        };
        let is_open = |id: &&ExchangeId| !own.is_some_and(|own| own.settles.contains(*id));
        let held = shape.holds.iter().filter(is_open).filter_map(|id| self.answers.get(id));
        let mut decided: Vec<(&Answer, Verdict)> =
            own.into_iter().chain(held).filter_map(|one| Some((one, one.verdict()?))).collect();
        if decided.len() > 1 {
            let choices = decided.into_iter().map(|(_, verdict)| verdict).collect();
            return Standing { choices, ..Standing::default() };
        }
        let Some((answer, verdict)) = decided.pop() else { return Standing::default() };
        let before = (answer.scored_on.as_ref() != Some(&shape.by)).then_some(shape.how);
        Standing { verdict: Some(verdict), before, choices: Vec::new() }
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
        [&exchange.id].into_iter().chain(exchange.held()).any(|id| self.is_flagged(id))
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

    /// Makes the change and returns the edit that takes it back.
    pub fn apply(&mut self, edit: Edit, at: Timestamp) -> Edit {
        match edit {
            Edit::Score(id, verdict) => {
                self.set_verdict(id, Scored { verdict, ..Scored::default() }, at)
            }
            Edit::Rescore(id, scored) => self.set_verdict(id, scored, at),
            Edit::Many(edits) => {
                let undone = edits.into_iter().map(|edit| self.apply(edit, at));
                let mut back: Vec<Edit> = undone.collect();
                back.reverse();
                Edit::Many(back)
            }
            Edit::Flag(id, flagged) => {
                let answer = self.touch(&id, at);
                let was = std::mem::replace(&mut answer.flagged, flagged);
                self.remember(Some(id.clone()), "flagged", json!(was), json!(flagged), at);
                Edit::Flag(id, was)
            }
            Edit::Note(id, note) => {
                let was = std::mem::replace(&mut self.touch(&id, at).note, note.clone());
                self.remember(Some(id.clone()), "note", json!(was), json!(note), at);
                Edit::Note(id, was)
            }
            Edit::SessionNote(note) => {
                let was = std::mem::replace(&mut self.note, note.clone());
                self.remember(None, "note", json!(was), json!(note), at);
                Edit::SessionNote(was)
            }
            Edit::Overall { recommendation, note } => {
                let from = json!([self.overall.recommendation, self.overall.note]);
                let to = json!([recommendation, note]);
                let undo = Edit::Overall {
                    recommendation: std::mem::replace(
                        &mut self.overall.recommendation,
                        recommendation,
                    ),
                    note: std::mem::replace(&mut self.overall.note, note),
                };
                self.overall.updated_at = Some(at);
                self.remember(None, "overall", from, to, at);
                undo
            }
        }
    }

    /// Stores a note that is still being typed. It enters the history when it is left.
    pub fn draft_note(&mut self, on: Option<&ExchangeId>, note: &str, at: Timestamp) {
        match on {
            Some(id) => note.clone_into(&mut self.touch(id, at).note),
            None => note.clone_into(&mut self.note),
        }
    }

    fn set_verdict(&mut self, id: ExchangeId, scored: Scored, at: Timestamp) -> Edit {
        let version = self.rubric.version;
        let answer = self.touch(&id, at);
        let was = answer.verdict();
        let Scored { verdict, on, settles } = scored;
        (answer.score, answer.unscorable) = match &verdict {
            Some(Verdict::Level(level)) => (Some(*level), None),
            Some(Verdict::Unscorable(why)) => (None, Some(why.clone())),
            None => (None, None),
        };
        answer.rubric_version = verdict.as_ref().map(|_| version);
        let was_on = std::mem::replace(&mut answer.scored_on, on);
        let settled = std::mem::replace(&mut answer.settles, settles);
        let (from, to) = (verdict_as_json(was.as_ref()), verdict_as_json(verdict.as_ref()));
        self.remember(Some(id.clone()), "score", from, to, at);
        if was_on.is_none() && settled.is_empty() {
            Edit::Score(id, was)
        } else {
            Edit::Rescore(id, Scored { verdict: was, on: was_on, settles: settled })
        }
    }

    fn touch(&mut self, id: &ExchangeId, at: Timestamp) -> &mut Answer {
        let answer = self.answers.entry(id.clone()).or_default();
        answer.updated_at = Some(at);
        answer
    }

    fn remember(
        &mut self,
        exchange: Option<ExchangeId>,
        field: &str,
        from: Value,
        to: Value,
        at: Timestamp,
    ) {
        if from != to {
            self.history.push(Change { at, exchange, field: field.into(), from, to });
        }
    }
}

fn verdict_as_json(verdict: Option<&Verdict>) -> Value {
    match verdict {
        Some(Verdict::Level(level)) => json!(level),
        Some(Verdict::Unscorable(why)) => json!({ "unscorable": why }),
        None => Value::Null,
    }
}

#[cfg(test)]
mod tests {
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
        let garbled = Unscorable { reason: Reason::Garbled, text: String::new() };
        let edits = [
            Edit::Score(id.clone(), Some(Verdict::Level(4))),
            Edit::Score(id.clone(), Some(Verdict::Unscorable(garbled))),
            Edit::Score(id.clone(), None),
            Edit::Flag(id.clone(), true),
            Edit::Note(id.clone(), "names the cause".into()),
            Edit::SessionNote("calm".into()),
            Edit::Overall { recommendation: Some("yes".into()), note: "because".into() },
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
