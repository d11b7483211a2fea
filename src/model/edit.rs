//! Changes to a review: each is made by [`Review::apply`], which returns the one that takes it back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::exchange::Exchange;
use super::ids::ExchangeId;
use super::review::{
    Answer, Change, CriterionScore, Decision, Overall, Quote, Review, SkillVerdict, Verdict,
};

/// A verdict with what it was given on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scored {
    /// What was decided; `None` where nothing is.
    pub verdict: Option<Verdict>,
    /// As [`scored_on`](super::review::Answer::scored_on).
    pub on: Option<String>,
    /// As [`settles`](super::review::Answer::settles).
    pub settles: BTreeSet<ExchangeId>,
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
    /// Set or take away the critical flag of an exchange.
    Critical(ExchangeId, bool),
    /// Replace the note on an exchange.
    Note(ExchangeId, String),
    /// Replace the quotes of an exchange.
    Quotes(ExchangeId, Vec<Quote>),
    /// Accept, reject or leave open (`None`) repairs, by their ids.
    Repairs(Vec<(String, Option<Decision>)>),
    /// Give, replace or clear the verdict on a claimed skill.
    Skill(String, Option<SkillVerdict>),
    /// Replace the questions to ask next time.
    FollowUps(Vec<Value>),
    /// Replace the note on the whole session.
    SessionNote(String),
    /// Give, replace or clear the overall recommendation with its reason.
    Overall {
        /// An id of the rubric's recommendations.
        recommendation: Option<String>,
        /// The reason.
        note: String,
        /// Why it is positive in spite of a critical flag.
        despite: String,
    },
}

impl Edit {
    /// The exchange that the edit is about.
    #[must_use]
    pub fn exchange(&self) -> Option<&ExchangeId> {
        match self {
            Self::Score(id, _)
            | Self::Rescore(id, _)
            | Self::Flag(id, _)
            | Self::Critical(id, _)
            | Self::Note(id, _)
            | Self::Quotes(id, _) => Some(id),
            Self::Many(edits) => edits.first().and_then(Self::exchange),
            Self::SessionNote(_)
            | Self::Repairs(_)
            | Self::Skill(..)
            | Self::FollowUps(_)
            | Self::Overall { .. } => None,
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
        let is_set = |id: &ExchangeId| review.is_flagged(id);
        Self::of_whole(exchange, flagged, is_set, Self::Flag)
    }

    /// Sets or takes away the critical flag of an exchange and of what was merged into it.
    #[must_use]
    pub fn critical(review: &Review, exchange: &Exchange, critical: bool) -> Self {
        let is_set = |id: &ExchangeId| review.answers.get(id).is_some_and(|one| one.critical);
        Self::of_whole(exchange, critical, is_set, Self::Critical)
    }

    /// Sets something on an exchange, or takes it away there and from what was merged into it.
    fn of_whole(
        exchange: &Exchange,
        set: bool,
        is_set: impl Fn(&ExchangeId) -> bool,
        edit: fn(ExchangeId, bool) -> Self,
    ) -> Self {
        let held = exchange.held().iter().filter(|id| !set && is_set(id));
        let cleared = held.map(|id| edit(id.clone(), false));
        Self::of_all(edit(exchange.id.clone(), set), cleared)
    }

    fn of_all(first: Self, others: impl Iterator<Item = Self>) -> Self {
        let others: Vec<Self> = others.collect();
        if others.is_empty() {
            return first;
        }
        Self::Many([first].into_iter().chain(others).collect())
    }
}

impl Review {
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
            Edit::Critical(id, critical) => {
                let answer = self.touch(&id, at);
                let was = std::mem::replace(&mut answer.critical, critical);
                self.remember(Some(id.clone()), "critical", json!(was), json!(critical), at);
                Edit::Critical(id, was)
            }
            Edit::Note(id, note) => {
                let was = std::mem::replace(&mut self.touch(&id, at).note, note.clone());
                self.remember(Some(id.clone()), "note", json!(was), json!(note), at);
                Edit::Note(id, was)
            }
            Edit::Quotes(id, quotes) => {
                let was = std::mem::replace(&mut self.touch(&id, at).quotes, quotes.clone());
                self.remember(Some(id.clone()), "quotes", json!(was), json!(quotes), at);
                Edit::Quotes(id, was)
            }
            Edit::Repairs(decisions) => {
                let decide = |(id, decision): (String, Option<Decision>)| {
                    let was = self.decide_repair(&id, decision, at);
                    (id, was)
                };
                Edit::Repairs(decisions.into_iter().map(decide).collect())
            }
            Edit::Skill(name, verdict) => self.judge_skill(name, verdict, at),
            Edit::FollowUps(lines) => {
                let was = std::mem::replace(&mut self.follow_ups, lines);
                self.remember(None, "follow_ups", json!(was), json!(self.follow_ups), at);
                Edit::FollowUps(was)
            }
            Edit::SessionNote(note) => {
                let was = std::mem::replace(&mut self.note, note.clone());
                self.remember(None, "note", json!(was), json!(note), at);
                Edit::SessionNote(was)
            }
            Edit::Overall { recommendation, note, despite } => {
                self.conclude(recommendation, note, despite, at)
            }
        }
    }

    fn conclude(
        &mut self,
        recommendation: Option<String>,
        note: String,
        despite: String,
        at: Timestamp,
    ) -> Edit {
        let from = overall_as_json(&self.overall);
        let undo = Edit::Overall {
            recommendation: std::mem::replace(&mut self.overall.recommendation, recommendation),
            note: std::mem::replace(&mut self.overall.note, note),
            despite: std::mem::replace(&mut self.overall.despite, despite),
        };
        self.overall.updated_at = Some(at);
        // Given again as it was, it is a judgement of the scores as they stand now.
        let (field, to) = ("overall".into(), overall_as_json(&self.overall));
        self.history.push(Change { at, exchange: None, field, from, to, extra: Map::new() });
        undo
    }

    fn decide_repair(
        &mut self,
        id: &str,
        decision: Option<Decision>,
        at: Timestamp,
    ) -> Option<Decision> {
        // What was once decided keeps its entry: a colleague's tool can tell it from what was never seen.
        let was = self.repairs.get(id).cloned().unwrap_or_default();
        if decision.is_some() || self.repairs.contains_key(id) {
            self.repairs.insert(id.to_owned(), json!(decision));
        }
        let field = format!("repair {id}");
        self.remember(None, &field, was.clone(), json!(decision), at);
        serde_json::from_value(was).ok().flatten()
    }

    fn judge_skill(&mut self, name: String, verdict: Option<SkillVerdict>, at: Timestamp) -> Edit {
        let was = self.skill_verdict(&name);
        let entry = self.skills.entry(name.clone()).or_insert_with(|| json!({}));
        if !entry.is_object() {
            *entry = json!({});
        }
        entry["verdict"] = json!(verdict);
        self.remember(None, &format!("skill {name}"), json!(was), json!(verdict), at);
        Edit::Skill(name, was)
    }

    fn set_verdict(&mut self, id: ExchangeId, scored: Scored, at: Timestamp) -> Edit {
        let version = self.rubric.version;
        let answer = self.touch(&id, at);
        let was = answer.verdict();
        let Scored { verdict, on, settles } = scored;
        answer.take(verdict.as_ref());
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
}

impl Answer {
    fn take(&mut self, verdict: Option<&Verdict>) {
        (self.score, self.unscorable) = (None, None);
        // What was once scored keeps its entry.
        for score in self.scores.values_mut() {
            (score.level, score.absent) = (None, false);
        }
        match verdict {
            Some(Verdict::Level(level)) => self.score = Some(*level),
            Some(Verdict::Criteria(scores)) => self.scores.extend(scores.clone()),
            Some(Verdict::Unscorable(why)) => self.unscorable = Some(why.clone()),
            None => {}
        }
    }
}

/// The judgement of the whole as the history tells it.
pub(super) fn overall_as_json(overall: &Overall) -> Value {
    let Overall { recommendation, note, despite, .. } = overall;
    let mut said = vec![json!(recommendation), json!(note)];
    said.extend((!despite.is_empty()).then(|| json!(despite)));
    Value::Array(said)
}

/// A verdict as the history tells it.
pub(super) fn verdict_as_json(verdict: Option<&Verdict>) -> Value {
    match verdict {
        Some(Verdict::Level(level)) => json!(level),
        Some(Verdict::Criteria(scores)) => {
            let said =
                |one: &CriterionScore| if one.absent { json!("absent") } else { json!(one.level) };
            let given = scores.iter().filter(|(_, one)| one.is_given());
            Value::Object(given.map(|(id, one)| (id.clone(), said(one))).collect())
        }
        Some(Verdict::Unscorable(why)) => json!({ "unscorable": why }),
        None => Value::Null,
    }
}
