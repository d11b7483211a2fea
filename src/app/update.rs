//! One message in, effects out: which part of the app decides on what.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::command::{Command, Scope};
use crate::keys::{Binding, Code, Key};
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::review::{Reason, Unscorable, Verdict};

use super::line::{Line, Purpose};
use super::movement::Scroll;
use super::saving::Word;
use super::sitting::{Access, Opened, Remedy, Sitting, Tab};
use super::steps::Step;
use super::{App, Effect, Home, Mode, Msg, Next, Overlay, Question, Snapshot};

impl App {
    /// Takes one message at this time and returns what has to be done about it.
    pub fn update(&mut self, msg: Msg, now: Timestamp) -> Vec<Effect> {
        self.now = now;
        let effects = self.take(msg);
        self.settle();
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
            Msg::Read(id, reading) => {
                if let Some(sitting) = self.sitting.as_mut().filter(|one| one.session.id == id) {
                    sitting.learn(reading);
                }
                Vec::new()
            }
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
        if let Some(binding) = self.keymap.resolve(self.scopes(), key) {
            return self.command(binding);
        }
        match self.modes.last_mut() {
            Some(Mode::Note(_)) => self.type_in_note(key),
            Some(Mode::Line(line)) => {
                line.key(key);
                let filter = (line.purpose == Purpose::Filter).then(|| line.value().to_owned());
                if let Some(filter) = filter {
                    self.filter_library(&filter);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Effect> {
        self.message = None;
        match self.modes.last_mut() {
            Some(Mode::Note(_)) => self.paste_in_note(pasted),
            Some(Mode::Line(line)) => {
                line.paste(pasted);
                Vec::new()
            }
            _ => {
                let note = self.hint(Command::Note, "opens a note");
                self.say(format!("a paste is text, not keys · {note} to paste into"));
                Vec::new()
            }
        }
    }

    fn command(&mut self, binding: Binding) -> Vec<Effect> {
        match binding.command {
            Command::Score => {
                self.leave_reasons();
                return self.score(binding.nth);
            }
            Command::Unscorable => self.open_reasons(),
            Command::Because => return self.because(binding.nth),
            Command::SuggestedReason => return self.take_suggested_reason(),
            Command::Clear => return self.clear_score(),
            Command::Flag => return self.toggle_flag(),
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
            Command::CopyReport => return self.copy_report(),
            Command::Undo => return self.undo(),
            Command::Redo => return self.redo(),
            Command::RowDown => self.scroll(Scroll::Rows(1)),
            Command::RowUp => self.scroll(Scroll::Rows(-1)),
            Command::PageDown => self.scroll(Scroll::Pages(1)),
            Command::PageUp => self.scroll(Scroll::Pages(-1)),
            Command::HalfDown => self.scroll(Scroll::Halves(1)),
            Command::HalfUp => self.scroll(Scroll::Halves(-1)),
            Command::AnswerPageDown => self.scroll(Scroll::Pages(1)),
            Command::AnswerPageUp => self.scroll(Scroll::Pages(-1)),
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
            Command::ImportReport => self.lay_over(Overlay::Report),
            Command::Anchors => self.lay_over(Overlay::Anchors),
            Command::Help => self.lay_over(Overlay::Help(self.scopes())),
            Command::CloseOverlay => drop(self.modes.pop()),
            Command::Recommend => self.open_overall(),
            Command::Choose => self.choose_overall(binding.nth),
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
                self.modes.push(Mode::Line(Line::new(Purpose::Command, "")));
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
            Command::Cancel => self.cancel(),
            Command::Recall => self.recall(true),
            Command::RecallNext => self.recall(false),
            Command::Yes => return self.confirmed(),
            Command::No => self.cancel(),
        }
        Vec::new()
    }

    fn lay_over(&mut self, overlay: Overlay) {
        if !matches!(self.modes.last(), Some(Mode::Overlay(..))) {
            self.modes.push(Mode::Overlay(overlay, 0));
        }
    }

    fn leave_reasons(&mut self) {
        if matches!(self.modes.last(), Some(Mode::Reasons)) {
            self.modes.pop();
        }
    }

    fn cancel(&mut self) {
        if let Some(Mode::Line(line)) = self.modes.pop()
            && line.purpose == Purpose::Filter
        {
            self.filter_library("");
        }
    }

    fn forget_search(&mut self) {
        match &mut self.sitting {
            Some(sitting) => sitting.search = None,
            None => self.filter_library(""),
        }
    }

    fn recall(&mut self, earlier: bool) {
        let questions = &self.questions;
        if let Some(Mode::Line(line)) = self.modes.last_mut()
            && matches!(line.purpose, Purpose::Question(_))
        {
            line.recall(questions, earlier);
        }
    }

    fn open_question(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let present = sitting.question(sitting.exchange()).text.unwrap_or_default();
        let line = Line::new(Purpose::Question(sitting.focus.clone()), present);
        self.modes.push(Mode::Line(line));
        vec![Effect::GatherQuestions]
    }

    fn accept_line(&mut self) -> Vec<Effect> {
        let Some(Mode::Line(line)) = self.modes.pop() else { return Vec::new() };
        let text = line.value().trim().to_owned();
        match line.purpose {
            Purpose::Command => return self.typed_command(&text),
            Purpose::Search => self.search_for(&text),
            Purpose::Filter => self.filter_library(&text),
            Purpose::Question(_) if text.is_empty() => self.say("an empty question is not kept"),
            Purpose::Question(exchange) => {
                let effects = self.change(Step::Write(exchange, text));
                let undo = self.hint(Command::Undo, "undo");
                self.say(format!("question written · {undo}"));
                return effects;
            }
            Purpose::OtherReason => {
                return self.decide_reason_typed(text);
            }
            Purpose::OverallReason(recommendation) => {
                return self.give_overall(recommendation, text);
            }
            Purpose::ImportPath if text.is_empty() => {}
            Purpose::ImportPath => return vec![Effect::Import(PathBuf::from(text))],
        }
        Vec::new()
    }

    fn decide_reason_typed(&mut self, text: String) -> Vec<Effect> {
        if text.is_empty() {
            self.say("'other' needs a reason in words; nothing was changed");
            return Vec::new();
        }
        self.decide(Verdict::Unscorable(Unscorable { reason: Reason::Other, text }))
    }

    /// What was typed behind `:`.
    fn typed_command(&mut self, text: &str) -> Vec<Effect> {
        let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
        if let Ok(number) = name.parse() {
            self.go_to_number(number);
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
            "reviewer" => return self.sign_as(rest),
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
        match ReviewerId::new(name.trim()) {
            Ok(reviewer) => {
                self.say(format!("signing as {reviewer}"));
                self.leave_for(Next::SignAs(reviewer))
            }
            Err(_) => {
                let present = &self.reviewer;
                let words = format!("signed {present} · :reviewer NAME changes it: a-z 0-9 _ -");
                self.say(words);
                Vec::new()
            }
        }
    }

    /// Opens the session whose id was typed, or its beginning.
    fn open_by_id(&mut self, prefix: &str) -> Vec<Effect> {
        let found = self.library.rows().find(|row| row.id.as_str().starts_with(prefix.trim()));
        match found.map(|row| row.id.clone()).or(SessionId::new(prefix.trim()).ok()) {
            Some(id) => self.leave_for(Next::Session(id)),
            None => {
                self.warn("no session has an id that begins like this");
                Vec::new()
            }
        }
    }

    /// True where a command without a key of its own position can be asked for by name.
    fn works_here(&self, command: Command) -> bool {
        let needs_nth = matches!(command, Command::Score | Command::Because | Command::Choose);
        let scopes = self.scopes();
        !needs_nth && command.spec().scopes.iter().any(|scope: &Scope| scopes.contains(scope))
    }

    fn write_again(&mut self) -> Vec<Effect> {
        match self.saving.word(self.now) {
            Word::Saved => {
                self.say("already saved: every change is, as soon as it is made");
                Vec::new()
            }
            Word::Nothing | Word::Saving => {
                self.say("saving");
                Vec::new()
            }
            Word::NotSaved(_) => self.save(),
        }
    }

    /// Has the present state saved.
    pub(crate) fn save(&mut self) -> Vec<Effect> {
        let now = self.now;
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let corrections = sitting.corrections_changed.then(|| sitting.corrections.clone());
        let revision = self.saving.begin(now);
        let review = sitting.review.clone();
        let place = sitting.place();
        let snapshot = Snapshot { revision, review, corrections };
        vec![Effect::Save(Box::new(snapshot)), Effect::SavePlace(place)]
    }

    fn saved(&mut self, revision: u64) -> Vec<Effect> {
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

    fn not_saved(&mut self, sentence: String) -> Vec<Effect> {
        self.warn(sentence.clone());
        self.saving.failed(sentence, self.now);
        if self.next.take() == Some(Next::Quit) {
            self.modes.push(Mode::Confirm(Question::QuitUnsaved));
        }
        Vec::new()
    }

    /// `q`: closes what lies over the screen, ends a peek, goes back to the list, or out.
    fn quit(&mut self) -> Vec<Effect> {
        if matches!(self.modes.last(), Some(Mode::Overlay(..))) {
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
        match (self.saving.failure(), next) {
            (None, next) => self.next = Some(next),
            (Some(_), Next::Quit) => self.modes.push(Mode::Confirm(Question::QuitUnsaved)),
            (Some(failure), _) => {
                let sentence = failure.sentence.clone();
                self.warn(sentence);
            }
        }
        Vec::new()
    }

    fn proceed(&mut self, next: Next) -> Vec<Effect> {
        let place = self.sitting.as_ref().map(|sitting| Effect::SavePlace(sitting.place()));
        let mut effects: Vec<Effect> = place.into_iter().collect();
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

    fn end_of_script(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_note();
        if let Some(sitting) = &self.sitting {
            effects.push(Effect::SavePlace(sitting.place()));
        }
        effects
    }

    /// The program is told to go: what is being typed stays as a draft, and nothing is asked.
    fn leave(&mut self) -> Vec<Effect> {
        let mut effects = self.save_draft();
        if let Some(sitting) = &self.sitting {
            effects.push(Effect::SavePlace(sitting.place()));
        }
        effects.push(Effect::Quit);
        effects
    }

    fn confirmed(&mut self) -> Vec<Effect> {
        match self.modes.pop() {
            Some(Mode::Confirm(Question::QuitUnsaved)) => vec![Effect::Quit],
            Some(Mode::Confirm(Question::SetAside)) => vec![Effect::SetAside],
            _ => Vec::new(),
        }
    }

    fn remedy(&self) -> Remedy {
        match self.sitting.as_ref().map(|sitting| &sitting.access) {
            Some(Access::ReadOnly { remedy, .. }) => *remedy,
            _ => Remedy::Nothing,
        }
    }

    fn take_over(&mut self) -> Vec<Effect> {
        if self.remedy() == Remedy::TakeOver {
            self.say("asking the other window to save and close …");
            return vec![Effect::TakeOver];
        }
        self.say("there is no other window of yours to take over from");
        Vec::new()
    }

    fn ask_to_set_aside(&mut self) {
        if self.remedy() == Remedy::SetAside {
            self.modes.push(Mode::Confirm(Question::SetAside));
        } else {
            self.say("no review file has to be set aside");
        }
    }

    fn opened(&mut self, opened: Opened) -> Vec<Effect> {
        let notices = opened.notices.join(" · ");
        let resumed = opened.place.is_some();
        let is_new = opened.is_new;
        self.modes.clear();
        self.saving.settle();
        let Some(sitting) = Sitting::new(opened) else {
            self.warn("this session has no answers to look at");
            return Vec::new();
        };
        self.sitting = Some(sitting);
        let mut words = Vec::new();
        if let Some(sitting) = &self.sitting {
            if let Some(why) = sitting.read_only() {
                words.push(why.to_owned());
            } else if resumed {
                words.push(sitting.resumed());
            }
        }
        if !notices.is_empty() {
            words.insert(0, notices);
        }
        if !words.is_empty() {
            self.say(words.join(" · "));
        }
        if is_new { vec![Effect::Keep(self.saving.begin(self.now))] } else { Vec::new() }
    }

    fn copy_answer(&mut self) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let text = sitting.answer_as_text(&self.rubric);
        self.say("answer and note copied, where the terminal allows it");
        vec![Effect::Copy(text)]
    }

    fn copy_report(&mut self) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let report = sitting.report(&self.rubric);
        self.say("report copied as Markdown, where the terminal allows it");
        vec![Effect::Copy(report)]
    }
}
