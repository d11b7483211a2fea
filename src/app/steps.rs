//! Undo and redo: every step since the session was opened, each with what takes it back.

use crate::model::corrections::What;
use crate::model::ids::ExchangeId;
use crate::model::review::{Edit, Scored};

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
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    /// A change of the review.
    Edit(Edit),
    /// A correction that is made, and the exchange to look at after it.
    Correct(What, ExchangeId),
    /// A correction that is taken back, and what it did.
    Revoke { operation: String, what: What, exchange: ExchangeId },
}

impl Step {
    fn exchange(&self) -> Option<&ExchangeId> {
        match self {
            Self::Edit(edit) => edit.exchange(),
            Self::Correct(_, exchange) | Self::Revoke { exchange, .. } => Some(exchange),
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
        let back = sitting.perform(step.clone(), now);
        let what = sitting.described(&step);
        let other = if undo { &mut sitting.steps.redo } else { &mut sitting.steps.undo };
        other.push(back);
        match exchange {
            Some(exchange) => {
                sitting.tab = Tab::Answers;
                sitting.peeked_from = None;
                if let Some(home) = sitting.home_of(&exchange) {
                    sitting.focus = home;
                }
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
    /// What was done so far cannot be undone any more.
    pub(crate) fn forget_steps(&mut self) {
        self.steps = Steps::default();
    }

    /// Makes the change and returns the step that takes it back.
    fn perform(&mut self, step: Step, now: jiff::Timestamp) -> Step {
        let back = match step {
            Step::Edit(edit) => Step::Edit(self.review.apply(edit, now)),
            Step::Correct(what, exchange) => {
                let operation = self.corrections.append(what.clone(), now);
                Step::Revoke { operation, what, exchange }
            }
            Step::Revoke { operation, what, exchange } => {
                self.corrections.append(What::Revoke { of: operation }, now);
                Step::Correct(what, exchange)
            }
        };
        if matches!(back, Step::Edit(Edit::Repairs(_))) {
            self.dress_anew();
        }
        if !matches!(back, Step::Edit(_)) {
            self.corrections_changed = true;
            self.reshape();
        }
        self.count();
        back
    }

    /// What a step that is about to be made leads to, for the last line.
    fn described(&self, step: &Step) -> String {
        let number = |id: &ExchangeId| self.number_of(id);
        match step {
            Step::Edit(Edit::Many(edits)) => {
                // The others are about what was merged into it.
                let is_shown =
                    |edit: &&Edit| edit.exchange().is_some_and(|id| self.position_of(id).is_some());
                let main = edits.iter().find(is_shown);
                main.map_or_else(String::new, |edit| self.described(&Step::Edit(edit.clone())))
            }
            Step::Edit(Edit::Score(id, verdict) | Edit::Rescore(id, Scored { verdict, .. })) => {
                let score = words::verdict(&self.rubric, verdict.as_ref(), None);
                format!("{} is {score}", number(id))
            }
            Step::Edit(Edit::Flag(id, flagged)) => {
                format!("{} {}", number(id), if *flagged { "flagged" } else { "not flagged" })
            }
            Step::Edit(Edit::Critical(id, critical)) => {
                let said = if *critical { "critical flag" } else { "no critical flag" };
                format!("{said} on {}", number(id))
            }
            Step::Edit(Edit::Quotes(id, _)) => format!("quotes on {}", number(id)),
            Step::Edit(Edit::Repairs(decisions)) => match decisions.as_slice() {
                [(id, _)] => format!("repair to {}", id.split_once(' ').map_or("", |(_, to)| to)),
                all => crate::text::counted(all.len(), "repair"),
            },
            Step::Edit(Edit::Skill(name, _)) => format!("verdict on {name}"),
            Step::Edit(Edit::FollowUps(_)) => "questions to ask next time".into(),
            Step::Edit(Edit::Note(id, _)) => format!("note on {}", number(id)),
            Step::Edit(Edit::SessionNote(_)) => "note on the session".into(),
            Step::Edit(Edit::Overall { .. }) => "overall recommendation".into(),
            Step::Correct(what, id) | Step::Revoke { what, exchange: id, .. } => {
                format!("{} of {}", what.label(), number(id))
            }
        }
    }
}
