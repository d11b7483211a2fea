//! Handing the review in, and opening it again for changes.

use crate::command::Command;
use crate::model::submission::Missing;
use crate::text::{in_ranges, safe_line};

use super::sitting::Tab;
use super::{App, Effect, Mode, Question, words};

impl App {
    /// Hands the review in, once it has everything that the rubric requires; else says what is missing and goes
    /// there.
    pub(crate) fn submit(&mut self) {
        if !self.may_write() {
            return;
        }
        let Some(sitting) = &self.sitting else { return };
        let missing = sitting.review.missing(&sitting.session, &sitting.rubric, &sitting.plan);
        match missing.first() {
            None => self.modes.push(Mode::Confirm(Question::Submit)),
            Some(first) => {
                let said: Vec<String> = missing.iter().map(|one| self.named(one)).collect();
                self.go_to_missing(&first.clone());
                self.say(format!("not submitted: {}", said.join(" · ")));
            }
        }
    }

    /// What is missing, in a few words.
    fn named(&self, missing: &Missing) -> String {
        let numbers = || {
            let sitting = self.sitting.as_ref();
            let ids = missing.exchanges().iter();
            let all: Vec<String> =
                ids.filter_map(|id| Some(sitting?.number_of(id))).take(9).collect();
            let more = if missing.exchanges().len() > all.len() { " …" } else { "" };
            format!("{}{more}", in_ranges(&all))
        };
        match missing {
            Missing::Open(_) => format!("no score on {}", numbers()),
            Missing::Quotes(_) => format!("no quote on {}", numbers()),
            Missing::Notes(_) => format!("no note on {}", numbers()),
            Missing::Focus(criterion) => format!("no score on {}", safe_line(criterion)),
            Missing::SessionNote => {
                format!("no note on the session: {}", self.hint(Command::SessionNote, "writes it"))
            }
            Missing::Overall => {
                format!("no overall: {}", self.hint(Command::Recommend, "gives it"))
            }
            Missing::Reason => {
                format!("no reason for it: {}", self.hint(Command::Recommend, "gives it"))
            }
            Missing::Despite(_) => {
                let again = self.hint(Command::Recommend, "says why");
                format!("critical flag on {}: {again}", numbers())
            }
        }
    }

    fn go_to_missing(&mut self, missing: &Missing) {
        let Some(sitting) = &mut self.sitting else { return };
        match missing {
            Missing::Open(ids) | Missing::Quotes(ids) | Missing::Notes(ids) => {
                if let Some(first) = ids.first() {
                    sitting.jump(first.clone());
                    sitting.tab = Tab::Answers;
                    sitting.peeked_from = None;
                }
            }
            _ => sitting.tab = Tab::Scorecard,
        }
    }

    /// Freezes the review, on the reviewer's word.
    pub(crate) fn submit_now(&mut self) -> Vec<Effect> {
        let now = self.now;
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        sitting.review.submit(now);
        sitting.forget_steps();
        let effects = self.save();
        self.lock_submitted();
        let amend = self.hint(Command::Amend, "amends");
        let copy = self.hint(Command::CopyReport, "copies the report");
        self.say(format!("submitted · {copy} · {amend}"));
        effects
    }

    /// A review that was handed in is locked: a stray key in a debrief changes nothing.
    pub(crate) fn lock_submitted(&mut self) {
        let amend = self.hint(Command::Amend, "amends");
        let Some(sitting) = &mut self.sitting else { return };
        let at = sitting.review.submission().map(|last| last.at);
        let is_locked = sitting.review.is_submitted();
        sitting.locked = is_locked.then(|| match at {
            Some(at) => {
                let at = words::when(at, self.now, &self.zone);
                format!("submitted {at} · {amend}")
            }
            None => format!("submitted · {amend}"),
        });
    }

    /// Opens a review that was handed in for changes.
    pub(crate) fn amend(&mut self) -> Vec<Effect> {
        let now = self.now;
        let submit = self.hint(Command::Submit, "on the Scorecard submits again");
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        if sitting.locked.is_none() {
            self.say("nothing to amend: this review is not submitted");
            return Vec::new();
        }
        sitting.locked = None;
        if !self.may_write() {
            self.lock_submitted();
            return Vec::new();
        }
        if let Some(sitting) = &mut self.sitting {
            sitting.review.amend(now);
        }
        self.say(format!("amending: what was submitted stays kept · {submit}"));
        self.save()
    }
}
