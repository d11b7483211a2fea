//! Scores, reasons and flags: one key per decision, and where the focus goes after it.

use std::sync::Arc;

use crate::command::Command;
use crate::keys::Binding;
use crate::model::exchange::{Exchange, MarkKind};
use crate::model::ids::ExchangeId;
use crate::model::review::{Edit, Reason, RubricRef, Unscorable, Verdict};
use crate::model::rubric::{Plan, Rubric};

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
                if self.sitting.as_ref().is_some_and(|sitting| sitting.locked.is_some()) {
                    self.say(why);
                } else {
                    self.warn(why);
                }
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
        if sitting.rubric.level(level).is_none() {
            let levels = sitting.rubric.levels.len();
            self.say(format!("{level} is not a level: this rubric has 1 to {levels}"));
            return Vec::new();
        }
        if sitting.rubric.is_single() {
            return self.decide(Verdict::Level(level));
        }
        self.score_criterion(Some(level))
    }

    /// What is decided beside the digits: on the answer, on a criterion of it, on the whole.
    pub(crate) fn deciding(&mut self, binding: Binding) -> Vec<Effect> {
        match binding.command {
            Command::Unscorable => self.open_reasons(),
            Command::Because => return self.because(binding.nth),
            Command::SuggestedReason => return self.take_suggested_reason(),
            Command::Clear => return self.clear_score(),
            Command::Flag => return self.toggle_flag(),
            Command::Critical => return self.toggle_critical(),
            Command::Absent => return self.criterion_is_absent(),
            Command::NextCriterion => self.step_criterion(true),
            Command::PreviousCriterion => self.step_criterion(false),
            Command::Recommend => self.open_overall(),
            Command::Choose => self.choose_overall(binding.nth),
            Command::Submit => self.submit(),
            Command::Amend => return self.amend(),
            _ => {}
        }
        Vec::new()
    }

    /// Gives the answer in focus its verdict and goes on where it had none.
    pub(crate) fn decide(&mut self, verdict: Verdict) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let id = sitting.focus.clone();
        let number = sitting.number_of(&id);
        let before = sitting.review.standing(sitting.exchange());
        let rubric = Arc::clone(&sitting.rubric);
        let said = words::verdict(&rubric, Some(&verdict), None);
        let edit = Edit::score(sitting.exchange(), Some(verdict));
        sitting.scored_last = Some(id);
        sitting.criterion = None;
        let is_older = before.is_older_than(rubric.version);
        let before = before.verdict.filter(|_| !is_older);
        let effects = self.change(Step::Edit(edit));
        let tail = match before {
            Some(before) => format!("was {}", words::verdict(&rubric, Some(&before), None)),
            None => self.go_on(),
        };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number}: {said} · {tail} · {undo}"));
        effects
    }

    /// Goes to the next open answer behind the focus and says what the fingers can do now.
    pub(super) fn go_on(&mut self) -> String {
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
        match sitting.scorecard.open {
            0 => format!("all {} done · {scorecard} · {note_here}", sitting.scorecard.total()),
            open => format!("{open} open: {next_open}"),
        }
    }

    pub(crate) fn clear_score(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        if let Some(effects) = self.clear_criterion() {
            return effects;
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let id = sitting.focus.clone();
        let number = sitting.number_of(&id);
        let standing = sitting.review.standing(sitting.exchange());
        let is_elsewhere = matches!(standing.verdict, Some(Verdict::Criteria(_)));
        if standing.verdict.is_none() && standing.choices.is_empty() || is_elsewhere {
            self.say(format!("{number} has no score to clear"));
            return Vec::new();
        }
        let was = words::standing_in_short(&sitting.rubric, &standing);
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
        let reason = Reason::ALL.get(usize::from(nth).wrapping_sub(1)).copied();
        let is_known = |reason: &Reason| {
            self.sitting.as_ref().is_some_and(|one| one.rubric.reason(*reason).is_some())
        };
        match reason.filter(is_known) {
            Some(Reason::Other) => {
                self.modes.pop();
                self.modes.push(Mode::Line(Line::new(Purpose::OtherReason, "")));
                Vec::new()
            }
            Some(reason) => self.decide_unscorable(reason, String::new()),
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
        self.decide(Verdict::Unscorable(Unscorable::new(reason, text)))
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

impl App {
    /// Scores by this rubric from now on. Nothing stands under another one.
    pub(crate) fn take_rubric(&mut self, rubric: Arc<Rubric>) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let words = format!("scored by {}, version {} from now on", rubric.id, rubric.version);
        sitting.score_by(rubric);
        self.say(words);
        self.save()
    }
}

impl Sitting {
    fn score_by(&mut self, rubric: Arc<Rubric>) {
        self.review.rubric = RubricRef::of(&rubric);
        self.plan = Plan::new(&rubric, &self.session, &self.written);
        self.rubric = rubric;
        self.criterion = None;
        self.count();
    }

    /// The next open answer behind the focus; never wraps. Where none is open, the next one whose score was given
    /// under an earlier version of the rubric.
    fn next_open(&self) -> Option<ExchangeId> {
        let mut behind = self.session.exchanges.iter().skip(self.position() + 1);
        let all_done = self.scorecard.open == 0;
        let is_wanted = |exchange: &&Exchange| {
            if all_done { self.needs_decision(exchange) } else { self.is_open(exchange) }
        };
        behind.find(is_wanted).map(|exchange| exchange.id.clone())
    }

    /// The reason that the marks on the answer in focus suggest, among those of the rubric.
    #[must_use]
    pub fn suggested_reason(&self) -> Reason {
        let suggested = self.reason_by_marks();
        let reasons = &self.rubric.reasons;
        let is_known = reasons.iter().any(|(reason, _)| *reason == suggested);
        match reasons.first() {
            Some((first, _)) if !is_known => *first,
            _ => suggested,
        }
    }

    fn reason_by_marks(&self) -> Reason {
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
