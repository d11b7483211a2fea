//! Corrections: the menu, what is made and how it is said, and what waits for a decision.

use crate::command::Command;
use crate::keys::Binding;
use crate::model::corrected::Waiting;
use crate::model::corrections::{What, Whose};
use crate::model::exchange::Speaker;
use crate::text::counted;

use super::cutting::{CutFor, Pace};
use super::sitting::Sitting;
use super::steps::Step;
use super::{App, Effect, Mode, words};

impl App {
    /// What the menu of corrections, and the choices that it leads to, ask for.
    pub(crate) fn correction(&mut self, binding: Binding) -> Vec<Effect> {
        match binding.command {
            Command::Split => self.open_cut(CutFor::Split),
            Command::MoveBoundary => self.open_cut(CutFor::Boundary),
            Command::NotCandidate => self.open_cut(CutFor::StrayFrom),
            Command::Merge => return self.merge(),
            Command::WhoSpeaks => self.open_who(),
            Command::CorrectQuestion => {
                self.modes.pop();
                return self.open_question();
            }
            Command::TakeCorrection => return self.decide_waiting(true),
            Command::LeaveCorrection => return self.decide_waiting(false),
            Command::CutHere => return self.cut_here(),
            Command::CutLater => self.move_choice(Pace::Sentence, true),
            Command::CutEarlier => self.move_choice(Pace::Sentence, false),
            Command::CutWordLater => self.move_choice(Pace::Word, true),
            Command::CutWordEarlier => self.move_choice(Pace::Word, false),
            Command::SpeaksEverywhere => return self.speaks(binding.nth, true),
            Command::SpeaksHere => return self.speaks(binding.nth, false),
            Command::Correct => self.open_corrections(),
            _ => {}
        }
        Vec::new()
    }

    pub(crate) fn open_corrections(&mut self) {
        if self.may_write() {
            self.modes.push(Mode::Correct);
        }
    }

    pub(crate) fn merge(&mut self) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let exchange = sitting.focus.clone();
        self.correct(&What::Merge { exchange })
    }

    /// Makes a correction, unless it does not apply; then it says why, and what is being chosen stays.
    pub(crate) fn correct(&mut self, what: &What) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let now = self.now;
        let Some(sitting) = &self.sitting else { return Vec::new() };
        if let Some(why) = sitting.why_not(what, now) {
            self.warn(format!("not possible: {why}"));
            return Vec::new();
        }
        let focus = match what {
            // What a merge leaves is the earlier one.
            What::Merge { .. } => {
                let before = sitting.position().saturating_sub(1);
                sitting.session.exchanges[before].id.clone()
            }
            _ => sitting.focus.clone(),
        };
        let mode = self.modes.pop();
        self.leave_choice(mode);
        let effects = self.change(Step::Correct(what.clone(), focus));
        let Some(sitting) = &mut self.sitting else { return effects };
        let said = sitting.said_of(what);
        if matches!(what, What::Split { .. }) {
            sitting.focus_next();
        }
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{said} · {undo}"));
        effects
    }

    /// Takes the colleague's correction that waits on the answer in focus, or leaves it out.
    pub(crate) fn decide_waiting(&mut self, takes: bool) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let Some(waiting) = sitting.waiting_here() else {
            self.say("no colleague's correction waits here");
            return Vec::new();
        };
        let of = waiting.operation.clone();
        let (by, name) = (waiting.by.clone(), waiting.what);
        let focus = sitting.focus.clone();
        let what = if takes { What::Take { of } } else { What::Leave { of } };
        self.modes.pop();
        let effects = self.change(Step::Correct(what, focus));
        let done = if takes { "taken" } else { "left out" };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{name} by {by} {done} · {undo}"));
        effects
    }

    /// What has to be said of corrections when a session is opened.
    pub(crate) fn about_corrections(&self) -> Vec<String> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let mut words = Vec::new();
        if let Some(first) = sitting.waiting.first() {
            let position = sitting.session.exchanges.iter().position(|one| first.is_on(one));
            let at = position.map_or_else(String::new, |at| sitting.session.number(at));
            let opens = self.hint(Command::Correct, "there takes or leaves it");
            let many = counted(sitting.waiting.len(), "colleague's correction");
            let (by, what) = (&first.by, first.what);
            words.push(format!("{many} of what you scored: {what} by {by} at {at} · {opens}"));
        }
        if !sitting.misfits.is_empty() {
            let many = counted(sitting.misfits.len(), "correction");
            words.push(format!("{many} without effect: the import report names what and why"));
        }
        words
    }
}

impl App {
    /// What corrections have to say of the answer in focus: what waits, and what came after its score.
    #[must_use]
    pub fn remarks(&self, sitting: &Sitting) -> Vec<String> {
        let waits = sitting.waiting_here().map(|waiting| {
            let (what, by) = (waiting.what, &waiting.by);
            let opens = self.hint(Command::Correct, "takes or leaves it");
            format!("{what} by {by} waits: {opens}")
        });
        let since = words::since(&sitting.rubric, &sitting.review.standing(sitting.exchange()));
        let is_critical = sitting.scorecard.critical.contains(&sitting.focus);
        let critical = is_critical.then(|| "critical flag".to_owned());
        waits.into_iter().chain(critical).chain(since).collect()
    }
}

impl Sitting {
    /// True where corrections have something to say of the answer in focus.
    pub(crate) fn has_remarks(&self) -> bool {
        let standing = self.review.standing(self.exchange());
        self.waiting_here().is_some()
            || self.scorecard.critical.contains(&self.focus)
            || words::since(&self.rubric, &standing).is_some()
    }

    /// The colleague's correction that waits on the answer in focus.
    #[must_use]
    pub fn waiting_here(&self) -> Option<&Waiting> {
        let exchange = self.exchange();
        self.waiting.iter().find(|waiting| waiting.is_on(exchange))
    }

    /// Why a correction would have no effect, if that is so.
    fn why_not(&self, what: &What, now: jiff::Timestamp) -> Option<&'static str> {
        let mut tried = self.corrections.clone();
        let id = tried.append(what.clone(), now);
        let corrected = self.corrected_by(&tried);
        corrected.misfits.iter().find(|misfit| misfit.operation == id).map(|misfit| misfit.why)
    }

    /// What a correction has led to, for the last line.
    fn said_of(&self, what: &What) -> String {
        let number = self.number();
        match what {
            What::Split { .. } => {
                let next = self.session.number(self.position() + 1);
                format!("split into {number} and {next}")
            }
            What::Merge { .. } => {
                let choices = self.review.standing(self.exchange()).choices;
                let both = if choices.is_empty() { "" } else { " · two scores: a digit chooses" };
                format!("merged: {number}{both}")
            }
            What::Boundary { .. } => format!("{number}: the answer begins there"),
            What::Speaker { whose: Whose::Stretch { .. }, speaker: Speaker::Other } => {
                format!("{number}: these words are not the candidate's")
            }
            What::Speaker { .. } => format!("{number}: speaker changed"),
            what => what.label().to_owned(),
        }
    }

    fn focus_next(&mut self) {
        if let Some(next) = self.session.exchanges.get(self.position() + 1) {
            self.focus = next.id.clone();
        }
    }
}
