//! What the reviewer found out about claimed skills, and questions that are taken as they were found.

use crate::command::Command;
use crate::model::corrections::What;
use crate::model::exchange::{Origin, Span};
use crate::model::review::{Edit, SkillVerdict};
use crate::text::safe_line;

use super::sitting::Sitting;
use super::steps::Step;
use super::{App, Effect, Mode};

/// A row of the Skills tab: a claimed skill, or a name that was said without being claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkillRow<'a> {
    /// The name.
    pub name: &'a str,
    /// The places that name it; `None` until they are known.
    pub places: Option<&'a [Span]>,
    /// True where the candidate claims it.
    pub is_claimed: bool,
}

impl Sitting {
    /// How many rows the Skills tab has.
    #[must_use]
    pub fn skill_rows(&self) -> usize {
        self.session.skills.len() + self.reading.unclaimed.len()
    }

    /// A row of the Skills tab: the claimed skills, and below them what was said and not claimed.
    #[must_use]
    pub fn skill_row(&self, at: usize) -> Option<SkillRow<'_>> {
        let claimed = self.session.skills.len();
        if let Some(skill) = self.session.skills.get(at) {
            let places = self.reading.evidence.get(at).map(Vec::as_slice);
            return Some(SkillRow { name: &skill.name, places, is_claimed: true });
        }
        let said = self.reading.unclaimed.get(at - claimed)?;
        Some(SkillRow { name: &said.name, places: Some(&said.spans), is_claimed: false })
    }

    /// What the evidence suggests about the skill in focus: it was named, or it never came up.
    #[must_use]
    pub fn suggested_judgement(&self) -> SkillVerdict {
        if self.named_in(self.skill).is_empty() {
            SkillVerdict::Never
        } else {
            SkillVerdict::Mentioned
        }
    }
}

impl Sitting {
    /// True where the question of the answer in focus was found by a rule, and nobody has taken it yet.
    #[must_use]
    pub fn is_found(&self) -> bool {
        let asked = self.question(self.exchange());
        (asked.guess || asked.origin == Origin::Recovered) && !asked.is_taken
    }
}

impl App {
    pub(crate) fn open_judgement(&mut self) {
        let Some(sitting) = &self.sitting else { return };
        if sitting.skill >= sitting.session.skills.len() {
            self.say("only a claimed skill has a verdict");
        } else if self.may_write() {
            self.modes.push(Mode::Judge);
        }
    }

    pub(crate) fn take_suggested_judgement(&mut self) -> Vec<Effect> {
        let suggested = self.sitting.as_ref().map(Sitting::suggested_judgement);
        let nth = suggested.and_then(|one| SkillVerdict::ALL.iter().position(|it| *it == one));
        nth.and_then(|nth| u8::try_from(nth + 1).ok()).map_or_else(Vec::new, |nth| self.judge(nth))
    }

    /// Gives the skill in focus the `nth` verdict, counted from 1, and goes on; 0 takes it away.
    pub(crate) fn judge(&mut self, nth: u8) -> Vec<Effect> {
        self.modes.pop();
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let Some(skill) = sitting.session.skills.get(sitting.skill) else { return Vec::new() };
        let name = skill.name.clone();
        let verdict = SkillVerdict::ALL.get(usize::from(nth).wrapping_sub(1)).copied();
        let had_none = sitting.review.skill_verdict(&name).is_none();
        if verdict.is_some() && had_none && sitting.skill + 1 < sitting.session.skills.len() {
            sitting.skill += 1;
        }
        let said = verdict.map_or("no verdict", SkillVerdict::label);
        let undo = self.hint(Command::Undo, "undo");
        let words = format!("{}: {said} · {undo}", safe_line(&name));
        let effects = self.change(Step::Edit(Edit::Skill(name, verdict)));
        self.say(words);
        effects
    }

    /// Takes the question that was recovered or guessed as it stands.
    pub(crate) fn take_question(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let exchange = sitting.exchange();
        let asked = sitting.question(exchange);
        let Some(text) = asked.text.filter(|_| sitting.is_found()) else {
            let write = self.hint(Command::WriteQuestion, "writes one");
            self.say(format!("there is no question to take · {write}"));
            return Vec::new();
        };
        let (text, exchange) = (text.to_owned(), exchange.id.clone());
        let what = What::Question { exchange: exchange.clone(), text };
        let effects = self.change(Step::Correct(what, exchange));
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("question taken as it was found · {undo}"));
        effects
    }
}
