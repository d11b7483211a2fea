//! The criteria of an answer as rows: which is in focus, what was given on each, and where the next digit goes.

use std::sync::Arc;

use jiff::Timestamp;

use crate::command::Command;
use crate::model::exchange::Exchange;
use crate::model::review::{CriterionScore, Edit, Scores, Verdict};
use crate::model::rubric::Criterion;

use super::sitting::Sitting;
use super::steps::Step;
use super::{App, Effect, words};

impl Sitting {
    /// The criteria that apply to an exchange, in order.
    pub fn criteria_of(&self, exchange: &Exchange) -> impl Iterator<Item = &Criterion> {
        let places = self.plan.criteria_of(&exchange.id);
        places.into_iter().filter_map(|place| self.rubric.criteria.get(place))
    }

    /// The criteria that apply to the answer in focus, where each has a score of its own; none where the answer gets
    /// one score as a whole.
    #[must_use]
    pub fn criterion_rows(&self) -> Vec<&Criterion> {
        if self.rubric.is_single() {
            Vec::new()
        } else {
            self.criteria_of(self.exchange()).collect()
        }
    }

    /// What was given on the criteria of an exchange.
    #[must_use]
    pub fn scores_of(&self, exchange: &Exchange) -> Scores {
        match self.verdict(exchange) {
            Some(Verdict::Criteria(scores)) => scores,
            _ => Scores::new(),
        }
    }

    /// The row in focus: the one that was gone to, else the first without a score.
    #[must_use]
    pub fn criterion_row(&self) -> usize {
        let rows = self.criterion_rows().len();
        match &self.criterion {
            Some((on, row)) if *on == self.focus && *row < rows => *row,
            _ => self.open_row(0).unwrap_or(0),
        }
    }

    /// The criterion in focus; of a rubric with one criterion, that one.
    #[must_use]
    pub fn criterion(&self) -> Option<&Criterion> {
        if self.rubric.is_single() {
            return self.rubric.criteria.first();
        }
        self.criterion_rows().get(self.criterion_row()).copied()
    }

    /// The level that was given on the criterion in focus.
    #[must_use]
    pub fn level_in_focus(&self) -> Option<u8> {
        match self.verdict(self.exchange())? {
            Verdict::Level(level) => self.rubric.is_single().then_some(level),
            Verdict::Criteria(scores) => scores.get(&self.criterion()?.id)?.level,
            Verdict::Unscorable(_) => None,
        }
    }

    /// The first row from `from` on that has no score under the present version of the rubric.
    fn open_row(&self, from: usize) -> Option<usize> {
        let scores = self.scores_of(self.exchange());
        let is_open = |criterion: &&Criterion| {
            let given = scores.get(&criterion.id).filter(|one| one.is_given());
            given.is_none_or(|one| one.rubric_version != Some(self.rubric.version))
        };
        let rows = self.criterion_rows();
        rows.iter().enumerate().skip(from).find(|(_, one)| is_open(one)).map(|(row, _)| row)
    }

    fn focus_row(&mut self, row: usize) {
        self.criterion = Some((self.focus.clone(), row));
    }

    /// What the answer in focus has with this score on the criterion in focus.
    fn with_score(&self, criterion: &str, given: (Option<u8>, bool), now: Timestamp) -> Scores {
        let mut scores = self.scores_of(self.exchange());
        let score = scores.entry(criterion.to_owned()).or_default();
        let (level, absent) = given;
        let rubric_version = Some(self.rubric.version);
        *score = CriterionScore {
            level,
            absent,
            rubric_version,
            at: Some(now),
            extra: std::mem::take(&mut score.extra),
        };
        scores
    }
}

impl App {
    /// Gives the criterion in focus a level, or says that it did not come up (`None`), and goes on.
    pub(super) fn score_criterion(&mut self, level: Option<u8>) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let now = self.now;
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let Some(criterion) = sitting.criterion().cloned() else {
            self.say("no criterion of the rubric applies to this answer");
            return Vec::new();
        };
        let number = sitting.number();
        let row = sitting.criterion_row();
        let scores = sitting.scores_of(sitting.exchange());
        let before = scores.get(&criterion.id).filter(|one| one.is_given()).cloned();
        let was_decided = !sitting.needs_decision(sitting.exchange());
        let scores = sitting.with_score(&criterion.id, (level, level.is_none()), now);
        let edit = Edit::score(sitting.exchange(), Some(Verdict::Criteria(scores)));
        sitting.scored_last = Some(sitting.focus.clone());
        sitting.focus_row(row);
        let rubric = Arc::clone(&sitting.rubric);
        let effects = self.change(Step::Edit(edit));
        let said = level
            .map_or("did not come up".to_owned(), |level| words::level_name(&rubric, level, None));
        let is_older = |one: &CriterionScore| one.rubric_version != Some(rubric.version);
        let tail = match before {
            Some(before) if !is_older(&before) => {
                format!("was {}", words::criterion_score(&rubric, Some(&before)))
            }
            _ => self.go_to_next_row(row, was_decided),
        };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number} {}: {said} · {tail} · {undo}", criterion.name));
        effects
    }

    /// Goes to the next criterion without a score, or on to the next answer where there is none.
    fn go_to_next_row(&mut self, row: usize, was_decided: bool) -> String {
        let Some(sitting) = &mut self.sitting else { return String::new() };
        if let Some(next) = sitting.open_row(row + 1).or_else(|| sitting.open_row(0)) {
            sitting.focus_row(next);
            let name = sitting.criterion().map_or("", |one| &one.name);
            return format!("next: {name}");
        }
        if was_decided {
            return "all criteria scored".into();
        }
        sitting.criterion = None;
        self.go_on()
    }

    /// Puts the next criterion into focus, or the one before; after the last comes the first.
    pub(super) fn step_criterion(&mut self, forward: bool) {
        let Some(sitting) = &mut self.sitting else { return };
        let rows = sitting.criterion_rows().len();
        if rows == 0 {
            self.say("this rubric has one score an answer");
            return;
        }
        let by = if forward { 1 } else { rows - 1 };
        let row = (sitting.criterion_row() + by) % rows;
        sitting.focus_row(row);
    }

    /// Says that the criterion in focus did not come up in the answer.
    pub(super) fn criterion_is_absent(&mut self) -> Vec<Effect> {
        if self.sitting.as_ref().is_some_and(|sitting| sitting.rubric.is_single()) {
            let unscorable = self.hint(Command::Unscorable, "says why there is no score");
            self.say(format!("this rubric has one score an answer · {unscorable}"));
            return Vec::new();
        }
        self.score_criterion(None)
    }

    /// Clears the score on the criterion in focus; `None` where there is none to clear.
    pub(super) fn clear_criterion(&mut self) -> Option<Vec<Effect>> {
        let now = self.now;
        let sitting = self.sitting.as_mut()?;
        let criterion = sitting.criterion()?.clone();
        let before = sitting.scores_of(sitting.exchange()).remove(&criterion.id)?;
        if sitting.rubric.is_single() || !before.is_given() {
            return None;
        }
        let (number, row) = (sitting.number(), sitting.criterion_row());
        sitting.focus_row(row);
        let scores = sitting.with_score(&criterion.id, (None, false), now);
        let edit = Edit::score(sitting.exchange(), Some(Verdict::Criteria(scores)));
        let was = words::criterion_score(&sitting.rubric, Some(&before));
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number} {}: cleared, was {was} · {undo}", criterion.name));
        Some(effects)
    }

    /// Sets the critical flag of the answer in focus, or takes it away.
    pub(super) fn toggle_critical(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let exchange = sitting.exchange();
        let critical = !sitting.review.is_critical(exchange);
        let number = sitting.number();
        let edit = Edit::critical(&sitting.review, exchange, critical);
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        self.say(if critical {
            format!("{number}: critical flag · a positive recommendation has to say why · {undo}")
        } else {
            format!("{number}: critical flag taken away · {undo}")
        });
        effects
    }
}
