//! Scores, reasons and flags: one key per decision, and where the focus goes after it.

use crate::command::Command;
use crate::model::exchange::MarkKind;
use crate::model::ids::ExchangeId;
use crate::model::review::{Edit, Reason, Unscorable, Verdict};

use super::line::{Line, Purpose};
use super::sitting::{Sitting, Tab};
use super::steps::Step;
use super::{App, Effect, Mode, words};

impl App {
    /// True where the review may be changed; says why where it may not.
    pub(crate) fn may_write(&mut self) -> bool {
        match self.sitting.as_ref().map(Sitting::read_only) {
            Some(None) => true,
            Some(Some(why)) => {
                let why = why.to_owned();
                self.warn(why);
                false
            }
            None => false,
        }
    }

    pub(crate) fn score(&mut self, level: u8) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        if sitting.tab != Tab::Answers {
            self.say("digits score on the Q&A tab");
            return Vec::new();
        }
        if self.rubric.level(level).is_none() {
            let levels = self.rubric.levels.len();
            self.say(format!("{level} is not a level: this rubric has 1 to {levels}"));
            return Vec::new();
        }
        self.decide(Verdict::Level(level))
    }

    /// Gives the answer in focus its verdict and goes on where it had none.
    pub(crate) fn decide(&mut self, verdict: Verdict) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let id = sitting.focus.clone();
        let number = sitting.number_of(&id);
        let before = sitting.verdict(sitting.exchange());
        let said = words::verdict(&self.rubric, Some(&verdict));
        let edit = Edit::score(sitting.exchange(), Some(verdict));
        sitting.scored_last = Some(id);
        let effects = self.change(Step::Edit(edit));
        let tail = match before {
            Some(before) => format!("was {}", words::verdict(&self.rubric, Some(&before))),
            None => self.go_on(),
        };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number}: {said} · {tail} · {undo}"));
        effects
    }

    /// Goes to the next open answer behind the focus and says what the fingers can do now.
    fn go_on(&mut self) -> String {
        let note_on_it = self.hint(Command::NoteOnLast, "note on it");
        let next_open = self.hint(Command::NextOpen, "goes there");
        let goes_on = self.hint(Command::NextOpen, "goes on");
        let scorecard = self.hint(Command::PeekScorecard, "scorecard");
        let note_here = self.hint(Command::Note, "note on it");
        let Some(sitting) = &mut self.sitting else { return String::new() };
        if let Some(next) = sitting.next_open() {
            if !self.habits.auto_advance {
                return goes_on;
            }
            sitting.focus = next;
            return note_on_it;
        }
        match sitting.scorecard.open.len() {
            0 => format!("all {} done · {scorecard} · {note_here}", sitting.scorecard.total()),
            open => format!("{open} open: {next_open}"),
        }
    }

    pub(crate) fn clear_score(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let id = sitting.focus.clone();
        let number = sitting.number_of(&id);
        let standing = sitting.review.standing(sitting.exchange());
        if standing.verdict.is_none() && standing.choices.is_empty() {
            self.say(format!("{number} has no score to clear"));
            return Vec::new();
        }
        let was = words::standing_in_short(&self.rubric, &standing);
        let edit = Edit::score(sitting.exchange(), None);
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number}: cleared, was {was} · {undo}"));
        effects
    }

    pub(crate) fn open_reasons(&mut self) {
        if self.may_write() {
            self.modes.push(Mode::Reasons);
        }
    }

    /// Takes the `nth` reason of the menu, counted from 1.
    pub(crate) fn because(&mut self, nth: u8) -> Vec<Effect> {
        match Reason::ALL.get(usize::from(nth).wrapping_sub(1)) {
            Some(Reason::Other) => {
                self.modes.pop();
                self.modes.push(Mode::Line(Line::new(Purpose::OtherReason, "")));
                Vec::new()
            }
            Some(&reason) => self.decide_unscorable(reason, String::new()),
            None => Vec::new(),
        }
    }

    pub(crate) fn take_suggested_reason(&mut self) -> Vec<Effect> {
        match self.sitting.as_ref().map(Sitting::suggested_reason) {
            Some(reason) => self.decide_unscorable(reason, String::new()),
            None => Vec::new(),
        }
    }

    pub(crate) fn decide_unscorable(&mut self, reason: Reason, text: String) -> Vec<Effect> {
        self.modes.pop();
        self.decide(Verdict::Unscorable(Unscorable { reason, text }))
    }

    pub(crate) fn toggle_flag(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let id = sitting.focus.clone();
        let flagged = !sitting.review.flags(sitting.exchange());
        let number = sitting.number_of(&id);
        let edit = Edit::flag(&sitting.review, sitting.exchange(), flagged);
        let effects = self.change(Step::Edit(edit));
        let next = self.hint(Command::NextFlagged, "next flagged");
        self.say(if flagged {
            format!("{number} flagged · {next}")
        } else {
            format!("{number} not flagged any more")
        });
        effects
    }
}

impl Sitting {
    /// The next open answer behind the focus; never wraps.
    fn next_open(&self) -> Option<ExchangeId> {
        self.session.exchanges[self.position() + 1..]
            .iter()
            .find(|exchange| self.is_open(exchange))
            .map(|exchange| exchange.id.clone())
    }

    /// The reason that the marks on the answer in focus suggest.
    #[must_use]
    pub fn suggested_reason(&self) -> Reason {
        let has = |kind| self.marks(&self.focus).iter().any(|mark| mark.kind == kind);
        if has(MarkKind::CutOff) {
            Reason::CutOff
        } else if has(MarkKind::Stray) {
            Reason::Garbled
        } else if self.question(self.exchange()).text.is_none() {
            Reason::QuestionUnknown
        } else {
            Reason::NotAsked
        }
    }
}
