//! Saving as it goes, and leaving: nothing is left behind before everything decided is durable.

use crate::model::corrections::Corrections;
use crate::model::merge::Carried;
use crate::model::review::Review;

use super::layout::Shape;
use super::saving::Word;
use super::sitting::{Access, Sitting};
use super::{App, Effect, Home, Mode, Next, Question, Snapshot};

impl App {
    pub(crate) fn write_again(&mut self) -> Vec<Effect> {
        if let Some(Access::ReadOnly { why, .. }) = self.sitting.as_ref().map(|one| &one.access) {
            let why = why.clone();
            self.say(why);
            return Vec::new();
        }
        match self.saving.word(self.now) {
            Word::Saved => {
                self.say("already saved: every change is, as soon as it is made");
                Vec::new()
            }
            Word::Nothing | Word::Saving => {
                self.say("saving");
                Vec::new()
            }
            Word::NotSaved(failure) => {
                let sentence = failure.sentence.clone();
                self.warn(sentence);
                self.save()
            }
        }
    }

    /// Has the present state saved.
    pub(crate) fn save(&mut self) -> Vec<Effect> {
        let now = self.now;
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let corrections = sitting.corrections_changed.then(|| sitting.corrections.clone());
        let revision = self.saving.begin(now);
        let review = sitting.review.clone();
        let snapshot = Snapshot { revision, review, corrections };
        vec![Effect::Save(Box::new(snapshot))]
    }

    /// True where nothing but the first line of the screen tells how far saving has come.
    #[must_use]
    pub fn shows_saving_in_header_alone(&self) -> bool {
        self.modes.is_empty()
            && self.sitting.is_some()
            && self.saving.failure().is_none()
            && self.layout.shape != Shape::TooSmall
    }

    pub(crate) fn saved(&mut self, revision: u64) -> Vec<Effect> {
        self.saving.done(revision);
        if !self.saving.is_durable() {
            return Vec::new();
        }
        if let Some(sitting) = &mut self.sitting {
            sitting.corrections_changed = false;
        }
        match self.next.take() {
            Some(next) => self.proceed(next),
            None => Vec::new(),
        }
    }

    /// Goes on from review and corrections as one with what others wrote meanwhile. They are saved again, because
    /// something may have been decided since.
    pub(crate) fn met(&mut self, carried: &Carried) -> Vec<Effect> {
        // What is being typed or chosen has its place in the session as it is: that stays until nothing is.
        let may_reshape = self.modes.is_empty();
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        if !sitting.meet(carried, may_reshape) {
            return Vec::new();
        }
        self.lock_submitted();
        self.save()
    }

    pub(crate) fn not_saved(&mut self, sentence: String) -> Vec<Effect> {
        self.warn(format!("{sentence} · tried again every 2 seconds"));
        self.saving.failed(sentence, self.now);
        if let Some(next) = self.next.take() {
            self.modes.push(Mode::Confirm(Question::LeaveUnsaved(next)));
        }
        Vec::new()
    }

    /// `q`: closes what lies over the screen, ends a peek, goes back to the list, or out.
    pub(crate) fn quit(&mut self) -> Vec<Effect> {
        if matches!(self.modes.last(), Some(Mode::Overlay(..) | Mode::Preview(_))) {
            self.modes.pop();
            return Vec::new();
        }
        if self.end_peek() {
            return Vec::new();
        }
        match self.home {
            Home::Library if self.sitting.is_some() => self.leave_for(Next::Library),
            _ => self.leave_for(Next::Quit),
        }
    }

    /// True where `q` does not leave the program.
    #[must_use]
    pub fn quit_goes_back(&self) -> bool {
        let in_session =
            |sitting: &Sitting| self.home == Home::Library || sitting.peeked_from.is_some();
        self.sitting.as_ref().is_some_and(in_session)
    }

    /// Leaves the session as soon as everything that was decided in it is durable.
    pub(crate) fn leave_for(&mut self, next: Next) -> Vec<Effect> {
        if self.saving.is_durable() {
            return self.proceed(next);
        }
        if self.saving.failure().is_none() {
            self.next = Some(next);
        } else {
            self.modes.push(Mode::Confirm(Question::LeaveUnsaved(next)));
        }
        Vec::new()
    }

    fn proceed(&mut self, next: Next) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.save_place().into_iter().collect();
        match next {
            Next::Quit => effects.push(Effect::Quit),
            Next::Library => {
                self.sitting = None;
                effects.extend([Effect::Close, Effect::List]);
            }
            Next::Session(id) => effects.push(Effect::Open(id)),
            Next::SignAs(reviewer) => {
                self.reviewer = reviewer.clone();
                effects.push(Effect::SignAs(reviewer));
            }
        }
        effects
    }

    /// Only where it has changed: a file that is written for nothing holds up the way out.
    pub(crate) fn save_place(&mut self) -> Option<Effect> {
        self.sitting.as_mut().and_then(Sitting::moved_to).map(Effect::SavePlace)
    }

    pub(crate) fn end_of_script(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_note();
        effects.extend(self.save_place());
        effects
    }

    /// The program is told to go: what is being typed stays as a draft, and nothing is asked.
    pub(crate) fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.save_draft();
        effects.extend(self.save_place());
        effects.push(Effect::Quit);
        effects
    }

    pub(crate) fn confirmed(&mut self) -> Vec<Effect> {
        match self.modes.pop() {
            Some(Mode::Confirm(Question::LeaveUnsaved(Next::Quit))) => vec![Effect::Quit],
            Some(Mode::Confirm(Question::LeaveUnsaved(next))) => {
                // Another session ends the wait when it is open; one that cannot be opened leaves this one unsaved.
                if next == Next::Library {
                    self.saving.settle();
                }
                self.proceed(next)
            }
            Some(Mode::Confirm(Question::Submit)) => self.submit_now(),
            Some(Mode::Confirm(Question::SetAside)) => vec![Effect::SetAside],
            _ => Vec::new(),
        }
    }
}

impl Sitting {
    /// Takes in what was written elsewhere; false where all of it is known.
    fn meet(&mut self, carried: &Carried, may_reshape: bool) -> bool {
        let merge = |review: Review, other| review.merged_with(other).unwrap_or(review);
        let review = carried.reviews.iter().fold(self.review.clone(), merge);
        let merge = |mine: Corrections, other| mine.merged_with(other).unwrap_or(mine);
        let corrections = carried.corrections.iter().fold(self.corrections.clone(), merge);
        let is_corrected = corrections != self.corrections;
        if review == self.review && !is_corrected {
            return false;
        }
        (self.review, self.corrections) = (review, corrections);
        if is_corrected {
            self.corrections_changed = true;
            if may_reshape {
                self.reshape();
            }
        }
        self.dress_anew();
        self.count();
        true
    }
}
