//! The overall recommendation: asked last, a level and then a reason in words.

use crate::command::Command;
use crate::model::review::Edit;

use super::line::{Line, Purpose};
use super::sitting::Tab;
use super::steps::Step;
use super::{App, Effect, Mode};

impl App {
    pub(crate) fn open_overall(&mut self) {
        if !self.may_write() {
            return;
        }
        if let Some(sitting) = &mut self.sitting {
            sitting.tab = Tab::Scorecard;
            self.modes.push(Mode::Overall);
        }
    }

    /// Takes the `nth` recommendation, counted from 1, and asks for the reason.
    pub(crate) fn choose_overall(&mut self, nth: u8) {
        let Some(chosen) = self.rubric.recommendations.get(usize::from(nth).wrapping_sub(1)) else {
            let last = self.rubric.recommendations.len();
            self.say(format!("{nth} is not a recommendation: 1 to {last}"));
            return;
        };
        let (recommendation, prompt) = (chosen.id.clone(), format!("{}, because: ", chosen.label));
        let purpose = Purpose::OverallReason { recommendation, prompt };
        let reason = self.sitting.as_ref().map_or("", |sitting| &sitting.review.overall.note);
        let line = Line::new(purpose, reason);
        self.modes.pop();
        self.modes.push(Mode::Line(line));
    }

    pub(crate) fn give_overall(&mut self, recommendation: String, note: String) -> Vec<Effect> {
        let label =
            self.rubric.recommendation(&recommendation).map_or("", |one| &one.label).to_owned();
        let edit = Edit::Overall { recommendation: Some(recommendation), note };
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        let copy = self.hint(Command::CopyReport, "copies the report");
        self.say(format!("overall: {label} · {copy} · {undo}"));
        effects
    }
}
