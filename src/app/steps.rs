//! Undo and redo: every step since the session was opened, each with what takes it back.

use crate::model::corrections::What;
use crate::model::ids::ExchangeId;
use crate::model::review::{Edit, Verdict};

use super::sitting::{Sitting, Tab};
use super::words;
use super::{App, Effect};

/// What can be undone and redone.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// A change that can be made and taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A change of the review.
    Edit(Edit),
    /// A question that is written.
    Write(ExchangeId, String),
    /// A correction that is taken back, and the question that it wrote.
    Revoke { operation: String, exchange: ExchangeId, text: String },
}

impl Step {
    fn exchange(&self) -> Option<&ExchangeId> {
        match self {
            Self::Edit(edit) => edit.exchange(),
            Self::Write(exchange, _) | Self::Revoke { exchange, .. } => Some(exchange),
        }
    }
}

impl App {
    /// Makes a change that can be undone, and has it saved.
    pub(crate) fn change(&mut self, step: Step) -> Vec<Effect> {
        let now = self.now;
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let back = sitting.perform(step, now);
        sitting.steps.undo.push(back);
        sitting.steps.redo.clear();
        self.save()
    }

    pub(crate) fn undo(&mut self) -> Vec<Effect> {
        self.take_back(true)
    }

    pub(crate) fn redo(&mut self) -> Vec<Effect> {
        self.take_back(false)
    }

    fn take_back(&mut self, undo: bool) -> Vec<Effect> {
        let now = self.now;
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let taken = if undo { sitting.steps.undo.pop() } else { sitting.steps.redo.pop() };
        let Some(step) = taken else {
            self.say(if undo { "nothing to undo since opening" } else { "nothing to redo" });
            return Vec::new();
        };
        let exchange = step.exchange().cloned();
        let what = sitting.described(&step);
        let back = sitting.perform(step, now);
        let other = if undo { &mut sitting.steps.redo } else { &mut sitting.steps.undo };
        other.push(back);
        match exchange {
            Some(exchange) => {
                sitting.tab = Tab::Answers;
                sitting.peeked_from = None;
                sitting.focus = exchange;
            }
            None if what.starts_with("overall") => sitting.tab = Tab::Scorecard,
            None => {}
        }
        let (verb, way_back) = if undo {
            ("undone", self.hint(crate::command::Command::Redo, "redo"))
        } else {
            ("redone", self.hint(crate::command::Command::Undo, "undo"))
        };
        self.say(format!("{verb}: {what} · {way_back}"));
        self.save()
    }
}

impl Sitting {
    /// Makes the change and returns the step that takes it back.
    fn perform(&mut self, step: Step, now: jiff::Timestamp) -> Step {
        let back = match step {
            Step::Edit(edit) => Step::Edit(self.review.apply(edit, now)),
            Step::Write(exchange, text) => {
                let what = What::Question { exchange: exchange.clone(), text: text.clone() };
                let operation = self.corrections.append(what, now);
                Step::Revoke { operation, exchange, text }
            }
            Step::Revoke { operation, exchange, text } => {
                self.corrections.append(What::Revoke { of: operation }, now);
                Step::Write(exchange, text)
            }
        };
        if !matches!(back, Step::Edit(_)) {
            self.corrections_changed = true;
            self.rewrite_questions();
        }
        self.count();
        back
    }

    /// What a step that is about to be made leads to, for the last line.
    fn described(&self, step: &Step) -> String {
        let number = |id: &ExchangeId| self.number_of(id);
        match step {
            Step::Edit(Edit::Score(id, verdict)) => {
                let score = verdict.as_ref().map_or("not scored".to_owned(), short);
                format!("{} is {score}", number(id))
            }
            Step::Edit(Edit::Flag(id, flagged)) => {
                format!("{} {}", number(id), if *flagged { "flagged" } else { "not flagged" })
            }
            Step::Edit(Edit::Note(id, _)) => format!("note on {}", number(id)),
            Step::Edit(Edit::SessionNote(_)) => "note on the session".into(),
            Step::Edit(Edit::Overall { .. }) => "overall recommendation".into(),
            Step::Write(id, _) | Step::Revoke { exchange: id, .. } => {
                format!("question of {}", number(id))
            }
        }
    }
}

fn short(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Level(level) => level.to_string(),
        Verdict::Unscorable(why) => words::reason(why),
    }
}
