//! Sitting down to a session, and what can be done where it may only be read.

use crate::command::{Command, Group};
use crate::reading::is_long;

use super::sitting::{Access, Opened, Remedy, Sitting};
use super::{App, Effect, Mode, Question};

impl App {
    /// False for what a read-only review refuses, and for remedies where nothing is wrong.
    #[must_use]
    pub fn makes_sense(&self, command: Command) -> bool {
        let Some(sitting) = &self.sitting else { return true };
        let writes = matches!(
            command,
            Command::Score
                | Command::Unscorable
                | Command::Clear
                | Command::Flag
                | Command::Note
                | Command::NoteOnLast
                | Command::NoteInEditor
                | Command::SessionNote
                | Command::PutNoteBack
                | Command::WriteQuestion
                | Command::AttachQuote
                | Command::RemoveQuote
                | Command::Judgement
                | Command::FollowUp
                | Command::Undo
                | Command::Redo
                | Command::Recommend
                | Command::Critical
                | Command::Absent
                | Command::Submit
        );
        let writes = writes
            || matches!(command.spec().group, Group::Correct | Group::Repair)
                && command != Command::JumpToRepair;
        match command {
            Command::TakeCorrection | Command::LeaveCorrection => sitting.waiting_here().is_some(),
            Command::Amend => sitting.locked.is_some(),
            Command::NextCriterion | Command::PreviousCriterion => !sitting.rubric.is_single(),
            Command::Absent => !sitting.rubric.is_single() && sitting.read_only().is_none(),
            Command::TakeOver => self.remedy() == Remedy::TakeOver,
            Command::SetAside => self.remedy() == Remedy::SetAside,
            _ => !(writes && sitting.read_only().is_some()),
        }
    }

    pub(crate) fn opened(&mut self, mut opened: Opened) -> Vec<Effect> {
        let version = opened.rubric.version;
        if !opened.review.is_submitted() && opened.review.rubric.version != version {
            opened.review.go_on_under(version, self.now);
        }
        let Opened { preferences, access, .. } = &mut opened;
        preferences.until_chosen = self.habits.fillers;
        preferences.phrases_until_chosen = self.habits.phrases;
        if let Access::ReadOnly { why, remedy: Remedy::TakeOver } = access {
            *why = format!("{why} · {}", self.hint(Command::TakeOver, "makes it save and close"));
        }
        let notices = opened.notices.join(" · ");
        let resumed = opened.place.is_some() || !opened.review.is_untouched();
        let (is_new, is_restored) = (opened.is_new, opened.is_restored);
        let modes = std::mem::take(&mut self.modes);
        self.saving.settle();
        let Some(sitting) = Sitting::new(opened) else {
            self.warn("this session has no answers to look at");
            return Vec::new();
        };
        let mut effects = Vec::new();
        let mut is_somewhere = false;
        let mut words = Vec::new();
        let before = self.sitting.replace(sitting);
        if let Some(beginning) = before.filter(Sitting::is_beginning) {
            effects.extend(self.keep_likes(&beginning));
            words.extend(self.said_beside_the_wait());
            is_somewhere = self.go_on_from(beginning, modes);
        }
        self.lock_submitted();
        if let Some(sitting) = &self.sitting {
            if let Some(why) = sitting.read_only() {
                words.push(why.to_owned());
            } else if resumed && !is_somewhere {
                words.push(sitting.resumed());
            }
            if is_long(&sitting.session) {
                words.push("a long text: marks stand near the answer in focus only".into());
            }
        }
        words.extend(self.about_corrections());
        if !notices.is_empty() {
            words.insert(0, notices);
        }
        if !words.is_empty() {
            self.say(words.join(" · "));
        }
        if is_new {
            effects.push(Effect::Keep(self.saving.begin(self.now)));
        }
        if is_restored {
            effects.extend(self.save_restored());
        }
        effects
    }

    /// Saves what an interrupted save has left, and what was merged; a review that was handed in, too.
    fn save_restored(&mut self) -> Vec<Effect> {
        match &mut self.sitting {
            Some(sitting) if matches!(sitting.access, Access::Writable) => {
                sitting.corrections_changed = !sitting.corrections.operations.is_empty();
                self.save()
            }
            _ => Vec::new(),
        }
    }

    fn remedy(&self) -> Remedy {
        match self.sitting.as_ref().map(|sitting| &sitting.access) {
            Some(Access::ReadOnly { remedy, .. }) => *remedy,
            _ => Remedy::Nothing,
        }
    }

    pub(crate) fn take_over(&mut self) -> Vec<Effect> {
        if self.remedy() == Remedy::TakeOver {
            self.say("asking the other window to save and close …");
            return vec![Effect::TakeOver];
        }
        self.say("there is no other window of yours to take over from");
        Vec::new()
    }

    pub(crate) fn ask_to_set_aside(&mut self) {
        if self.remedy() == Remedy::SetAside {
            self.modes.push(Mode::Confirm(Question::SetAside));
        } else {
            self.say("no review file has to be set aside");
        }
    }
}
