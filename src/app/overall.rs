//! The overall recommendation: asked last, a level, a reason in words, and why it stands in spite of a critical
//! flag.

use crate::command::Command;
use crate::model::review::Edit;

use super::line::{Line, Purpose};
use super::sitting::{Sitting, Tab};
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
        let Some(sitting) = &self.sitting else { return };
        let recommendations = &sitting.rubric.recommendations;
        let Some(chosen) = recommendations.get(usize::from(nth).wrapping_sub(1)) else {
            let last = recommendations.len();
            self.say(format!("{nth} is not a recommendation: 1 to {last}"));
            return;
        };
        let (recommendation, prompt) = (chosen.id.clone(), format!("{}, because: ", chosen.label));
        let purpose = Purpose::OverallReason { recommendation, prompt };
        let line = Line::new(purpose, &sitting.review.overall.note);
        self.modes.pop();
        self.modes.push(Mode::Line(line));
    }

    /// Takes the reason, and asks for one more sentence where the recommendation is positive in spite of a critical
    /// flag.
    pub(crate) fn give_overall(&mut self, recommendation: String, note: String) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let chosen = sitting.rubric.recommendation(&recommendation);
        let is_positive = chosen.is_some_and(|one| one.is_positive);
        if is_positive && !sitting.scorecard.critical.is_empty() {
            let purpose =
                Purpose::Despite { recommendation, note, prompt: sitting.despite_prompt() };
            let line = Line::new(purpose, &sitting.review.overall.despite);
            self.modes.push(Mode::Line(line));
            return Vec::new();
        }
        self.conclude(recommendation, note, String::new())
    }

    /// Takes the sentence on the critical flag. Without one nothing is given.
    pub(crate) fn give_despite(
        &mut self,
        recommendation: String,
        note: String,
        despite: String,
    ) -> Vec<Effect> {
        if despite.is_empty() {
            let again = self.hint(Command::Recommend, "gives it again");
            self.warn(format!("no overall: a critical flag needs a sentence · {again}"));
            return Vec::new();
        }
        self.conclude(recommendation, note, despite)
    }

    fn conclude(&mut self, recommendation: String, note: String, despite: String) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let chosen = sitting.rubric.recommendation(&recommendation);
        let label = chosen.map_or(recommendation.clone(), |one| one.label.clone());
        let edit = Edit::Overall { recommendation: Some(recommendation), note, despite };
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        let submit = self.hint(Command::Submit, "submits");
        self.say(format!("overall: {label} · {submit} · {undo}"));
        effects
    }
}

impl Sitting {
    fn despite_prompt(&self) -> String {
        let numbers: Vec<String> =
            self.scorecard.critical.iter().take(3).map(|id| self.number_of(id)).collect();
        let more = if self.scorecard.critical.len() > numbers.len() { " …" } else { "" };
        format!("in spite of the critical flag on {}{more}: ", numbers.join(", "))
    }
}
