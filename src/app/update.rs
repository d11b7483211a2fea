//! One message in, effects out: which part of the app decides on what.

use std::sync::Arc;

use jiff::Timestamp;

use crate::command::Command;
use crate::keys::{Binding, Code, Key};

use super::layout::Shape;
use super::line::{Line, Purpose};
use super::movement::Scroll;
use super::sitting::{Sitting, Tab};
use super::{App, Effect, Mode, Msg, Overlay};

impl App {
    /// Takes one message at this time and returns what has to be done about it.
    pub fn update(&mut self, msg: Msg, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        let mut effects = self.take(msg);
        self.settle();
        effects.extend(self.keep_preview());
        // Where the focus is after the decision, not before it.
        let has_to_be_read = |sitting: &mut Sitting| {
            std::mem::take(&mut sitting.is_reshaped) || sitting.has_to_be_followed()
        };
        if self.sitting.as_mut().is_some_and(has_to_be_read) {
            effects.push(Effect::Read);
        }
        if effects.iter().any(|effect| matches!(effect, Effect::Save(_))) {
            effects.extend(self.save_place());
        }
        effects
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resize(size) => {
                self.size = size;
                Vec::new()
            }
            Msg::Tick => self.save_draft_at_pause(),
            Msg::Saved(revision) => self.saved(revision),
            Msg::SavedWithNotice(revision, notice) => {
                self.warn(notice);
                self.saved(revision)
            }
            Msg::Met(carried) => self.met(&carried),
            Msg::NotSaved(sentence) => self.not_saved(sentence),
            Msg::Opened(opened) => self.opened(*opened),
            Msg::Failed(sentence) => {
                self.import = None;
                self.warn(sentence);
                Vec::new()
            }
            Msg::Done(sentence) => {
                self.import = None;
                self.say(sentence);
                Vec::new()
            }
            Msg::Notice(sentence) => {
                let said = self.message.take().map(|message| message.text);
                self.say(said.into_iter().chain([sentence]).collect::<Vec<_>>().join(" · "));
                Vec::new()
            }
            Msg::Rubric(rubric) => self.take_rubric(rubric),
            Msg::Read(session, reading) => {
                let is_it = |sitting: &&mut Sitting| Arc::ptr_eq(&sitting.session, &session);
                if let Some(sitting) = self.sitting.as_mut().filter(is_it) {
                    sitting.learn(reading);
                    // Its places are those of the answer as it was shown before.
                    self.modes.retain(|mode| !matches!(mode, Mode::Quote(_)));
                }
                Vec::new()
            }
            Msg::Composed(composed) => self.composed(*composed),
            Msg::Listed(rows, problems) => self.listed(rows, problems),
            Msg::Questions(questions) => {
                self.questions = questions;
                Vec::new()
            }
            Msg::Importing(progress) => {
                self.import = Some(progress);
                Vec::new()
            }
            Msg::Edited(result) => self.edited_outside(result),
            Msg::EndOfScript => self.end_of_script(),
            Msg::Leave => self.leave(),
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        if key.alt && matches!(self.modes.last(), Some(Mode::Note(_))) {
            // Over a slow line a fast Esc and the key behind it arrive as one chord.
            let mut effects = self.plain_key(Key::plain(Code::Esc));
            effects.extend(self.plain_key(Key { alt: false, ..key }));
            return effects;
        }
        self.plain_key(key)
    }

    fn plain_key(&mut self, key: Key) -> Vec<Effect> {
        let binding = self.keymap.resolve(self.scopes(), key);
        if self.layout.shape == Shape::TooSmall && !binding.is_some_and(leaves) {
            // Nobody decides on what cannot be seen.
            return Vec::new();
        }
        if let Some(binding) = binding {
            return self.command(binding);
        }
        match self.modes.last_mut() {
            Some(Mode::Note(_)) => self.type_in_note(key),
            Some(Mode::Line(line)) => {
                line.key(key);
                self.filter_as_typed();
                Vec::new()
            }
            _ => {
                self.say_where_it_works(key);
                Vec::new()
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Effect> {
        self.message = None;
        match self.modes.last_mut() {
            Some(Mode::Note(_)) => self.paste_in_note(pasted),
            Some(Mode::Line(line)) => {
                line.paste(pasted);
                self.filter_as_typed();
                Vec::new()
            }
            _ => {
                let note = self.hint(Command::Note, "opens a note");
                self.say(format!("a paste is text, not keys · {note} to paste into"));
                Vec::new()
            }
        }
    }

    pub(super) fn command(&mut self, binding: Binding) -> Vec<Effect> {
        match binding.command {
            Command::Score => {
                if self.is_reading_something_else() {
                    return Vec::new();
                }
                if matches!(self.modes.last(), Some(Mode::Quote(_))) {
                    return self.quote_and_score(binding.nth);
                }
                return self.score(binding.nth);
            }
            Command::Unscorable
            | Command::Because
            | Command::SuggestedReason
            | Command::Clear
            | Command::Flag
            | Command::Critical
            | Command::Absent
            | Command::NextCriterion
            | Command::PreviousCriterion
            | Command::Recommend
            | Command::Choose
            | Command::Submit
            | Command::Amend => return self.deciding(binding),
            Command::NextOpen => self.go_to_next_open(),
            Command::NextAnswer => self.next_answer(true),
            Command::PreviousAnswer => self.next_answer(false),
            Command::NextFlagged => self.go_to_next_flagged(),
            Command::Back => self.go_back(),
            Command::Note => {
                let focus = self.focus().cloned();
                self.open_note(focus, None);
            }
            Command::NoteOnLast => self.open_note_on_last(),
            Command::NoteInEditor => return self.edit_note_outside(),
            Command::SessionNote => self.open_note(None, None),
            Command::WriteQuestion => return self.open_question(),
            Command::Copy => return self.copy_answer(),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::RowDown => self.scroll(Scroll::Rows(1)),
            Command::RowUp => self.scroll(Scroll::Rows(-1)),
            Command::PageDown | Command::AnswerPageDown => self.scroll(Scroll::Pages(1)),
            Command::PageUp | Command::AnswerPageUp => self.scroll(Scroll::Pages(-1)),
            Command::HalfDown => self.scroll(Scroll::Halves(1)),
            Command::HalfUp => self.scroll(Scroll::Halves(-1)),
            Command::Top => self.scroll(Scroll::Top),
            Command::Bottom => self.scroll(Scroll::Bottom),
            Command::Open => return self.open_current(),
            Command::Filter => {
                let filter = self.library.filter.clone();
                self.modes.push(Mode::Line(Line::new(Purpose::Filter, &filter)));
            }
            Command::Import => self.modes.push(Mode::Line(Line::new(Purpose::ImportPath, ""))),
            Command::Sort => self.sort_library(),
            Command::JumpToEvidence => self.jump_to_evidence(),
            Command::JumpToAnswer => self.jump_to_card_row(),
            Command::ImportReport
            | Command::Anchors
            | Command::Examples
            | Command::Sums
            | Command::Help => self.lay(binding.command),
            Command::CloseOverlay | Command::ClosePanel => drop(self.modes.pop()),
            Command::ForgetSearch => self.forget_search(),
            Command::Search => {
                self.modes.push(Mode::Line(Line::new(Purpose::Search, "")));
            }
            Command::NextMatch => self.seek(true),
            Command::PreviousMatch => self.seek(false),
            Command::NextTab => self.step_tab(true),
            Command::PreviousTab => self.step_tab(false),
            Command::PeekProfile => self.peek(Tab::Profile),
            Command::PeekSkills => self.peek(Tab::Skills),
            Command::PeekScorecard => self.peek(Tab::Scorecard),
            Command::NextSession => return self.step_session(true),
            Command::PreviousSession => return self.step_session(false),
            Command::TakeOver => return self.take_over(),
            Command::SetAside => self.ask_to_set_aside(),
            Command::Commands => {
                let line = Line::for_command(self.scopes());
                self.modes.push(Mode::Line(line));
            }
            Command::Quit => return self.quit(),
            Command::Interrupt => {
                let quit = self.hint(Command::Quit, "quits");
                self.say(quit);
            }
            Command::Suspend => return vec![Effect::Suspend],
            Command::KeepNote => return self.keep_note(),
            Command::KeepNoteAndNext => return self.keep_note_and_go_on(),
            Command::UndoTyping => self.undo_typing(true),
            Command::RedoTyping => self.undo_typing(false),
            Command::Accept => return self.accept_line(),
            Command::Cancel | Command::No => self.cancel(),
            Command::Recall => self.recall(true),
            Command::RecallNext => self.recall(false),
            Command::Yes => return self.confirmed(),
            // The rest is about the report on its way out, or the words of the answers.
            other => return self.hand_out(other).unwrap_or_else(|| self.marking(binding)),
        }
        Vec::new()
    }

    /// Lays the text of a command over the screen.
    fn lay(&mut self, command: Command) {
        let is_summed_up = matches!(self.modes.last(), Some(Mode::Overlay(Overlay::Sums, _)));
        match command {
            Command::ImportReport => self.lay_over(Overlay::Report),
            Command::Examples => self.lay_over(Overlay::Examples),
            // Both have the same key.
            Command::Anchors if !is_summed_up => self.lay_over(Overlay::Anchors),
            Command::Anchors | Command::Sums => self.lay_over(Overlay::Sums),
            _ => self.lay_over(Overlay::Help(self.scopes())),
        }
    }

    /// Lays an overlay over the screen; the same key takes it away.
    fn lay_over(&mut self, overlay: Overlay) {
        match self.modes.last() {
            Some(Mode::Overlay(present, _)) if present.is_like(overlay) => drop(self.modes.pop()),
            Some(Mode::Overlay(..) | Mode::Preview(_)) => {}
            _ => self.modes.push(Mode::Overlay(overlay, 0)),
        }
    }

    /// Closes what a digit may be pressed over: the reasons, the anchors. True for help and the report, which
    /// have nothing to score.
    fn is_reading_something_else(&mut self) -> bool {
        match self.modes.last() {
            Some(Mode::Reasons | Mode::Overlay(Overlay::Anchors | Overlay::Examples, _)) => {
                self.modes.pop();
                false
            }
            Some(Mode::Overlay(..) | Mode::Preview(_)) => true,
            _ => false,
        }
    }

    fn cancel(&mut self) {
        let left = self.modes.pop();
        match left {
            Some(Mode::Line(line)) if line.purpose == Purpose::Filter => self.filter_library(""),
            Some(Mode::Quote(quoting)) => self.leave_quoting(quoting),
            left => self.leave_choice(left),
        }
    }

    /// The library follows its filter letter by letter.
    fn filter_as_typed(&mut self) {
        if let Some(Mode::Line(line)) = self.modes.last()
            && line.purpose == Purpose::Filter
        {
            let filter = line.value().to_owned();
            self.filter_library(&filter);
        }
    }

    fn forget_search(&mut self) {
        match &mut self.sitting {
            Some(sitting) => sitting.search = None,
            None => self.filter_library(""),
        }
    }

    fn copy_answer(&mut self) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let text = sitting.answer_as_text();
        self.say("answer and note copied, where the terminal allows it");
        vec![Effect::Copy(text)]
    }
}

/// True for the commands that work on a terminal of any size.
fn leaves(binding: Binding) -> bool {
    matches!(binding.command, Command::Quit | Command::Interrupt | Command::Suspend)
}
