//! Notes: opening the editor in place, keeping what is typed at every pause, one undo step a visit.

use jiff::{SignedDuration, Timestamp};

use crate::command::Command;
use crate::keys::Key;
use crate::model::ids::ExchangeId;
use crate::model::review::Edit;

use super::careful::Careful;
use super::draft::{Draft, typeable};
use super::sitting::{Sitting, Spot, Tab};
use super::steps::Step;
use super::{App, Effect, Mode};

/// A pause of this length in typing saves the draft.
const PAUSE: SignedDuration = SignedDuration::from_millis(400);
/// Whoever types without a pause has no more than this unsaved.
const LONGEST: SignedDuration = SignedDuration::from_secs(2);
/// So many keys without a pause save it, too.
const MANY_KEYS: usize = 200;

/// A visit to a note.
#[derive(Debug)]
pub struct NoteEditor {
    /// The answer that the note is on; `None` for the whole session.
    on: Option<ExchangeId>,
    before: String,
    /// The text being typed.
    pub draft: Draft,
    unsaved_keys: usize,
    first_unsaved_key: Option<Timestamp>,
    last_key: Option<Timestamp>,
    return_to: Option<Spot>,
    /// What the note should be looked at for; nothing is blocked by it.
    pub careful: Option<Careful>,
}

impl NoteEditor {
    /// True for the note on the whole session.
    #[must_use]
    pub fn is_on_session(&self) -> bool {
        self.on.is_none()
    }

    pub(crate) fn deadline(&self) -> Option<Timestamp> {
        let pause_is_over = self.last_key.and_then(|at| at.checked_add(PAUSE).ok());
        let is_too_old = self.first_unsaved_key.and_then(|at| at.checked_add(LONGEST).ok());
        pause_is_over.into_iter().chain(is_too_old).min()
    }

    /// True where something was typed that is not saved yet.
    #[must_use]
    pub fn has_unsaved_keys(&self) -> bool {
        self.unsaved_keys > 0
    }

    fn typed(&mut self, now: Timestamp) {
        self.unsaved_keys += 1;
        self.first_unsaved_key.get_or_insert(now);
        self.last_key = Some(now);
    }
}

fn note_of(sitting: &Sitting, on: Option<&ExchangeId>) -> String {
    let Some(id) = on else { return sitting.review.note.clone() };
    match sitting.session.exchange(id) {
        Some(exchange) => sitting.review.note_for(exchange).into_owned(),
        None => sitting.review.note_on(id).to_owned(),
    }
}

fn note_edit(sitting: &Sitting, on: Option<ExchangeId>, note: String) -> Edit {
    let Some(id) = on else { return Edit::SessionNote(note) };
    match sitting.session.exchange(&id) {
        Some(exchange) => Edit::note(&sitting.review, exchange, note),
        None => Edit::Note(id, note),
    }
}

impl App {
    pub(crate) fn open_note(&mut self, on: Option<ExchangeId>, return_to: Option<Spot>) {
        if !self.may_write() {
            return;
        }
        let Some(sitting) = &self.sitting else { return };
        let before = note_of(sitting, on.as_ref());
        let draft = Draft::new(&before, self.note_width());
        let editor = NoteEditor {
            on,
            before,
            draft,
            unsaved_keys: 0,
            first_unsaved_key: None,
            last_key: None,
            return_to,
            careful: None,
        };
        self.modes.push(Mode::Note(Box::new(editor)));
        self.check_note();
    }

    /// Looks for words in the note that name a protected trait.
    fn check_note(&mut self) {
        let Some(Mode::Note(editor)) = self.modes.last_mut() else { return };
        let note = editor.draft.text();
        let (check, problem) = &*self.note_check;
        editor.careful = Careful::of(&note, check.warnings(&note))
            .or_else(|| problem.as_deref().map(Careful::only));
    }

    fn note_width(&self) -> u16 {
        let wide = self.layout.answers.note.width;
        // "note  " stands in front of the words.
        if wide > 6 { wide - 6 } else { self.habits.measure }
    }

    /// A note on the answer that was scored last; keeping it comes back to where I am.
    pub(crate) fn open_note_on_last(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        let Some(last) = sitting.scored_last.clone() else {
            self.say("no answer was scored since opening");
            return;
        };
        let spot = sitting.spot();
        sitting.focus = last.clone();
        self.open_note(Some(last), Some(spot));
    }

    pub(crate) fn edit_note_outside(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        vec![Effect::Edit(note_of(sitting, Some(&sitting.focus)))]
    }

    pub(crate) fn edited_outside(&mut self, result: Result<String, String>) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let focus = sitting.focus.clone();
        match result {
            Ok(note) if note == note_of(sitting, Some(&focus)) => {
                self.say("note unchanged");
                Vec::new()
            }
            Ok(note) => {
                let edit = note_edit(sitting, Some(focus), note);
                let effects = self.change(Step::Edit(edit));
                let undo = self.hint(Command::Undo, "undo");
                self.say(format!("note kept · {undo}"));
                effects
            }
            Err(sentence) => {
                self.warn(sentence);
                Vec::new()
            }
        }
    }

    pub(crate) fn type_in_note(&mut self, key: Key) -> Vec<Effect> {
        let now = self.now;
        let Some(Mode::Note(editor)) = self.modes.last_mut() else { return Vec::new() };
        if editor.draft.key(key) {
            editor.typed(now);
        }
        let is_due = editor.unsaved_keys >= MANY_KEYS;
        self.check_note();
        if is_due { self.save_draft() } else { Vec::new() }
    }

    pub(crate) fn paste_in_note(&mut self, pasted: &str) -> Vec<Effect> {
        let Some(Mode::Note(editor)) = self.modes.last_mut() else { return Vec::new() };
        if !editor.draft.paste(pasted) {
            self.warn("nothing was pasted: a note takes at most 1 MB");
        }
        self.check_note();
        // A paste is too much to lose to wait for a pause.
        self.save_draft()
    }

    pub(crate) fn undo_typing(&mut self, undo: bool) {
        let now = self.now;
        let Some(Mode::Note(editor)) = self.modes.last_mut() else { return };
        let changed = if undo { editor.draft.undo() } else { editor.draft.redo() };
        if changed {
            editor.typed(now);
        }
        self.check_note();
    }

    /// Saves what is being typed, as the note that it will be.
    pub(crate) fn save_draft(&mut self) -> Vec<Effect> {
        let now = self.now;
        let (Some(Mode::Note(editor)), Some(sitting)) = (self.modes.last_mut(), &mut self.sitting)
        else {
            return Vec::new();
        };
        editor.unsaved_keys = 0;
        editor.first_unsaved_key = None;
        editor.last_key = None;
        let typed = editor.draft.text();
        if typed == typeable(&note_of(sitting, editor.on.as_ref())) {
            return Vec::new();
        }
        sitting.review.draft_note(editor.on.as_ref(), &typed, now);
        self.save()
    }

    /// Saves the draft where a pause in typing is over.
    pub(crate) fn save_draft_at_pause(&mut self) -> Vec<Effect> {
        match self.modes.last() {
            Some(Mode::Note(editor)) if editor.deadline().is_some_and(|at| at <= self.now) => {
                self.save_draft()
            }
            _ => Vec::new(),
        }
    }

    /// Closes the editor and keeps the note as one step.
    pub(crate) fn keep_note(&mut self) -> Vec<Effect> {
        let now = self.now;
        if !matches!(self.modes.last(), Some(Mode::Note(_))) {
            return Vec::new();
        }
        let Some(Mode::Note(editor)) = self.modes.pop() else { return Vec::new() };
        let NoteEditor { on, before, draft, return_to, .. } = *editor;
        let note = draft.text().trim_end().to_owned();
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let is_draft = note_of(sitting, on.as_ref()) != before;
        if is_draft {
            // The step must lead back to the note before the visit, not to a draft of it.
            sitting.review.draft_note(on.as_ref(), &before, now);
        }
        if let Some(spot) = return_to {
            sitting.go(spot);
        }
        if note != typeable(&before).trim_end() {
            let edit = note_edit(sitting, on.clone(), note);
            let said = if on.is_some() {
                format!("note kept · {}", self.hint(Command::Undo, "undo"))
            } else {
                let shows = self.hint(Command::PeekScorecard, "shows it");
                format!("session note kept · {shows} · {}", self.hint(Command::Undo, "undo"))
            };
            let effects = self.change(Step::Edit(edit));
            self.say(said);
            return effects;
        }
        if is_draft { self.save() } else { Vec::new() }
    }

    /// Keeps the note and goes to the next open answer: the one that the note was written from, where that is
    /// open itself.
    pub(crate) fn keep_note_and_go_on(&mut self) -> Vec<Effect> {
        let came_from_elsewhere =
            matches!(self.modes.last(), Some(Mode::Note(editor)) if editor.return_to.is_some());
        let effects = self.keep_note();
        let Some(sitting) = &mut self.sitting else { return effects };
        sitting.tab = Tab::Answers;
        if !(came_from_elsewhere && sitting.is_open(sitting.exchange())) {
            self.go_to_next_open();
        }
        effects
    }
}
