//! What was typed into a one-line input, and what it leads to.

use std::path::PathBuf;

use crate::command::Command;
use crate::keys::Binding;
use crate::model::corrections::What;
use crate::model::ids::{ExchangeId, ReviewerId, SessionId};
use crate::model::review::{Reason, Unscorable, Verdict};
use crate::model::rubric::Rubric;

use super::line::{Line, Purpose, typeable};
use super::sitting::Sitting;
use super::steps::Step;
use super::{App, Effect, Mode, Next};

impl App {
    pub(crate) fn accept_line(&mut self) -> Vec<Effect> {
        let Some(Mode::Line(line)) = self.modes.pop() else { return Vec::new() };
        let text = line.value().trim().to_owned();
        match line.purpose {
            Purpose::Command => return self.typed_command(&text),
            Purpose::Search => self.search_for(&text),
            Purpose::Filter => self.filter_library(&text),
            Purpose::Question(_) if text.is_empty() => self.say("an empty question is not kept"),
            Purpose::Question(exchange) if self.may_take(&exchange, &text) => {
                return self.take_question();
            }
            Purpose::Question(exchange) if self.asks(&exchange, &text) => {
                self.say("question unchanged");
            }
            Purpose::Question(exchange) => {
                let what = What::Question { exchange: exchange.clone(), text };
                let effects = self.change(Step::Correct(what, exchange));
                let undo = self.hint(Command::Undo, "undo");
                self.say(format!("question written · {undo}"));
                return effects;
            }
            Purpose::OtherReason => {
                return self.decide_reason_typed(text);
            }
            Purpose::OverallReason { recommendation, .. } => {
                return self.give_overall(recommendation, text);
            }
            Purpose::Despite { recommendation, note, .. } => {
                return self.give_despite(recommendation, note, text);
            }
            Purpose::ReportFile(_) | Purpose::ImportPath if text.is_empty() => {}
            Purpose::ReportFile(manner) => return self.write_report(manner, &text),
            Purpose::ImportPath => return vec![Effect::Import(PathBuf::from(text))],
        }
        Vec::new()
    }

    /// True where the exchange's question is this already.
    fn asks(&self, exchange: &ExchangeId, text: &str) -> bool {
        let Some(sitting) = &self.sitting else { return false };
        let exchange = sitting.session.exchange(exchange);
        let present = exchange.and_then(|one| sitting.question(one).text);
        present.is_some_and(|present| typeable(present).trim() == text)
    }

    /// True where the exchange's question is this, found and not taken yet.
    fn may_take(&self, exchange: &ExchangeId, text: &str) -> bool {
        let is_here = self.focus() == Some(exchange);
        is_here && self.asks(exchange, text) && self.sitting.as_ref().is_some_and(Sitting::is_found)
    }

    fn decide_reason_typed(&mut self, text: String) -> Vec<Effect> {
        if text.is_empty() {
            self.say("'other' needs a reason in words; nothing was changed");
            return Vec::new();
        }
        self.decide(Verdict::Unscorable(Unscorable::new(Reason::Other, text)))
    }

    /// What was typed behind `:`.
    fn typed_command(&mut self, text: &str) -> Vec<Effect> {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        if name.starts_with(|c: char| c.is_ascii_digit()) {
            self.go_to_number(name);
            return Vec::new();
        }
        match name {
            "" => {}
            "w" | "write" => return self.write_again(),
            "q!" => return vec![Effect::Quit],
            "q" | "wq" | "x" | "qa" => {
                // Whatever is peeked at, the wish is to leave.
                self.end_peek();
                return self.quit();
            }
            "save-as" | "export" if self.waits_for_the_rest() => {}
            "export" if !rest.trim().is_empty() && self.sitting.is_some() => {
                return self.typed_export(rest);
            }
            "reviewer" => return self.sign_as(rest),
            "rubric" => return self.score_by(rest.trim()),
            "open" if !rest.is_empty() => return self.open_by_id(rest),
            "save-as" if rest.is_empty() => self.say("save-as needs a file: :save-as FILE"),
            "save-as" => {
                let Some(sitting) = &self.sitting else { return Vec::new() };
                let review = Box::new(sitting.review.clone());
                return vec![Effect::SaveAs(PathBuf::from(rest), review)];
            }
            name => match Command::named(name) {
                Some(command) if self.works_here(command) => {
                    return self.command(Binding { command, nth: 1 });
                }
                Some(_) => self.say(format!("{name} does nothing here")),
                None => {
                    let name = crate::text::safe_line(name).into_owned();
                    let help = self.hint(Command::Help, "lists what works here");
                    self.warn(format!("no command '{name}' · {help}"));
                }
            },
        }
        Vec::new()
    }

    /// Signs with another name from now on. What was decided stays with the old name.
    fn sign_as(&mut self, name: &str) -> Vec<Effect> {
        if let Ok(reviewer) = ReviewerId::new(name.trim()) {
            self.say(format!("signing as {reviewer}"));
            self.leave_for(Next::SignAs(reviewer))
        } else {
            let present = &self.reviewer;
            let words = format!("signed {present} · :reviewer NAME changes it: a-z 0-9 _ -");
            self.say(words);
            Vec::new()
        }
    }

    /// Scores by another rubric from now on, as long as nothing is scored.
    fn score_by(&mut self, id: &str) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let rubric = &sitting.rubric;
        let present = format!("scored by {}, version {}", rubric.id, rubric.version);
        if id == rubric.id {
            self.say(present);
        } else if !Rubric::is_id(id) {
            self.say(format!("{present} · :rubric ID takes another one before the first score"));
        } else if sitting.review.has_scores() {
            self.say(format!("{present} already; another rubric is for a review without a score"));
        } else if self.may_write() {
            return vec![Effect::ScoreBy(id.to_owned())];
        }
        Vec::new()
    }

    /// Opens the session whose id was typed, or its beginning.
    fn open_by_id(&mut self, prefix: &str) -> Vec<Effect> {
        let found = self.library.rows().find(|row| row.id.as_str().starts_with(prefix.trim()));
        let present = self.sitting.as_ref().map(|sitting| &sitting.session.id);
        match found.map(|row| row.id.clone()).or(SessionId::new(prefix.trim()).ok()) {
            Some(id) if present == Some(&id) => self.say("this session is open"),
            Some(id) => return self.leave_for(Next::Session(id)),
            None => self.warn("no session has an id that begins like this"),
        }
        Vec::new()
    }

    /// True where a command without a key of its own position can be asked for by name.
    fn works_here(&self, command: Command) -> bool {
        let needs_nth = matches!(command, Command::Score | Command::Because | Command::Choose);
        let scopes = self.scopes();
        !needs_nth && command.spec().is_in(scopes)
    }

    pub(crate) fn recall(&mut self, earlier: bool) {
        let questions = &self.questions;
        if let Some(Mode::Line(line)) = self.modes.last_mut()
            && matches!(line.purpose, Purpose::Question(_))
        {
            line.recall(questions, earlier);
        }
    }

    pub(crate) fn open_question(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let present = sitting.question(sitting.exchange()).text.unwrap_or_default();
        let line = Line::new(Purpose::Question(sitting.focus.clone()), present);
        self.modes.push(Mode::Line(line));
        vec![Effect::GatherQuestions]
    }
}
