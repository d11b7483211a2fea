//! State and decisions: what is open, in focus and being typed, and what a message does to it.
//!
//! [`App::update`] takes one message and returns the effects that `run` has to perform. Nothing in here
//! draws, reads a disk, asks a clock or knows a terminal; time comes in with the message.

pub mod answer;
mod beginning;
pub mod careful;
pub mod composing;
mod copy;
mod correcting;
pub mod criteria;
pub mod cutting;
pub mod draft;
mod dress;
mod elsewhere;
mod found;
mod handout;
pub mod history;
pub mod judging;
pub mod layout;
mod leaving;
pub mod library;
pub mod line;
mod marking;
mod marks;
pub mod mending;
mod movement;
pub mod notes;
mod opening;
pub mod overall;
pub mod preview;
pub mod quality;
pub mod quoting;
pub mod saving;
mod saying;
mod scoring;
pub mod search;
pub mod sheet;
pub mod sitting;
mod steps;
mod strip;
mod submitting;
pub mod summing;
mod typed;
mod update;
pub mod words;

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::command::Scope;
use crate::keys::{Key, Keymap};
use crate::model::corrections::Corrections;
use crate::model::habits::Habits;
use crate::model::ids::{ExchangeId, ReviewerId, SessionId};
use crate::model::merge::Carried;
use crate::model::place::Place;
use crate::model::preferences::Preferences;
use crate::model::review::Review;
use crate::model::rubric::Rubric;
use crate::model::session::Session;
use crate::reading::Reading;
use crate::reading::note_check::NoteCheck;

use composing::{Composed, Composition};
use cutting::{Cut, Who};
use history::NoteHistory;
use layout::{Layout, Size};
use library::{Library, Row};
use line::Line;
use mending::Mending;
use notes::NoteEditor;
use preview::Preview;
use quality::Quality;
use quoting::Quoting;
use saving::Saving;
use sitting::{Opened, Sitting};

/// A zone that is looked up when a time is first shown. Few sittings show one, and to look means to read
/// the names of all zones of the world.
pub type Zone = LazyLock<TimeZone, Box<dyn FnOnce() -> TimeZone + Send>>;

/// The words that a note is checked for, and what is wrong with the user's own list of them: read when the first
/// note is opened.
pub type NoteWords =
    LazyLock<(NoteCheck, Option<String>), Box<dyn FnOnce() -> (NoteCheck, Option<String>) + Send>>;

/// Everything that the program knows while it runs.
#[derive(Debug)]
pub struct App {
    /// The terminal's size.
    pub size: Size,
    /// The time of the last message.
    pub now: Timestamp,
    /// The zone in which times are shown.
    pub zone: Zone,
    /// The words that a note is checked for.
    pub note_check: NoteWords,
    /// Which key does what.
    pub keymap: Keymap,
    /// How the reviewer likes to work.
    pub habits: Habits,
    /// Who reviews.
    pub reviewer: ReviewerId,
    /// The list of sessions.
    pub library: Library,
    /// The session that is open, if one is.
    pub sitting: Option<Sitting>,
    /// What lies over the screen, the innermost last.
    pub modes: Vec<Mode>,
    /// The sentence on the last line, until the next key.
    pub message: Option<Message>,
    /// How far saving has come.
    pub saving: Saving,
    /// Where things stand on the screen; made anew after every message.
    pub layout: Layout,
    /// Where `q` goes from a session.
    home: Home,
    /// Where to go as soon as everything is durable.
    next: Option<Next>,
    /// The byte of the answer where the mouse was pressed last.
    pressed: Option<usize>,
    /// What an import is at: files done, files in all, the present one.
    pub import: Option<Progress>,
    /// Questions that were written or given in other sessions, newest first.
    pub questions: Vec<String>,
}

/// Where `q` goes from a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Back to the list: the session was opened from it.
    Library,
    /// To the shell: the session was named on the command line.
    Shell,
}

/// Where to go from a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// To the list of sessions.
    Library,
    /// To another session.
    Session(SessionId),
    /// To the same session, signed with another name.
    SignAs(ReviewerId),
    /// Out.
    Quit,
}

/// Something that lies over the screen and takes the keys.
#[derive(Debug)]
pub enum Mode {
    /// The note editor.
    Note(Box<NoteEditor>),
    /// A one-line input.
    Line(Line),
    /// The menu of reasons for `unscorable`.
    Reasons,
    /// The choice of the overall recommendation.
    Overall,
    /// The menu of corrections.
    Correct,
    /// The choice of a place in the words of the exchange in focus.
    Cut(Cut),
    /// The choice of who speaks a turn of the exchange in focus.
    Who(Who),
    /// The choice of the words of a quote.
    Quote(Quoting),
    /// The panel of repairs.
    Mending(Mending),
    /// The sheet on the interview itself.
    Quality(Box<Quality>),
    /// The earlier versions of a note.
    History(Box<NoteHistory>),
    /// The report as it would be handed out.
    Preview(Box<Preview>),
    /// What can be said of a claimed skill.
    Judge,
    /// Text to be read: help, the import report, the anchors. With its first visible row.
    Overlay(Overlay, usize),
    /// A question that wants yes or no.
    Confirm(Question),
}

impl Mode {
    /// True where nothing of the body can be seen.
    #[must_use]
    pub fn covers_body(&self) -> bool {
        matches!(
            self,
            Self::Overlay(..)
                | Self::Mending(_)
                | Self::Quality(_)
                | Self::History(_)
                | Self::Preview(_)
        )
    }
}

/// Text that is laid over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The keys that work in these scopes.
    Help(&'static [Scope]),
    /// What the import dropped, guessed and mended.
    Report,
    /// What each level means.
    Anchors,
    /// Answers as they could have been given.
    Examples,
    /// What the scores come to.
    Sums,
}

impl Overlay {
    /// True where both are the same kind of text.
    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// What a confirmation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Leave although something could not be saved.
    LeaveUnsaved(Next),
    /// Put an unreadable review file aside.
    SetAside,
    /// Hand the review in.
    Submit,
}

/// The sentence on the last line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// True where something went wrong.
    pub is_error: bool,
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// The present file.
    pub name: String,
}

/// What the app is told.
#[derive(Debug)]
pub enum Msg {
    /// A key, looked up in the scopes of the moment.
    Key(Key),
    /// Pasted text: data, never keys.
    Paste(String),
    /// The mouse wheel or a click, at a cell.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// Time has passed.
    Tick,
    /// Everything up to this revision is durable.
    Saved(u64),
    /// The latest revision could not be saved; the sentence says what, where and what to do.
    NotSaved(String),
    /// Saved, but something is to be told: a foreign version was kept, say.
    SavedWithNotice(u64, String),
    /// Others had written versions of the files meanwhile; what was saved is one with them.
    Met(Box<Carried>),
    /// A session was opened.
    Opened(Box<Opened>),
    /// Something could not be done; the sentence says what, where and what to do.
    Failed(String),
    /// Something was done.
    Done(String),
    /// Something worth knowing, beside what is said already.
    Notice(String),
    /// The rubric that was asked for.
    Rubric(Arc<Rubric>),
    /// The marks of a session as it stood have been computed.
    Read(Arc<Session>, Reading),
    /// A report was written beside the loop.
    Composed(Box<Composed>),
    /// The list of sessions.
    Listed(Vec<Row>, Vec<String>),
    /// Questions of other sessions, newest first.
    Questions(Vec<String>),
    /// An import has come this far.
    Importing(Progress),
    /// The external editor has closed: the note, or why there is none.
    Edited(Result<String, String>),
    /// The script of keys is at its end: a note that is open is kept, as if it had been left.
    EndOfScript,
    /// The program has to leave: keep what is being typed, save, and go.
    Leave,
}

/// What the mouse did, at a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub action: MouseAction,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// A click with the first button.
    Click,
    /// A move with the first button held.
    Drag,
    /// The wheel, away from the hand.
    WheelUp,
    /// The wheel, towards the hand.
    WheelDown,
}

/// What `run` has to do.
#[derive(Debug)]
pub enum Effect {
    /// Take the session that was opened into the library, as this revision.
    Keep(u64),
    /// Make this revision durable.
    Save(Box<Snapshot>),
    /// Remember where the reviewer is. Never acknowledged.
    SavePlace(Place),
    /// Remember how the reviewer likes to read. Never acknowledged.
    SavePreferences(Preferences),
    /// Write the review to another file.
    SaveAs(PathBuf, Box<Review>),
    /// Write this text to a new file.
    Write(PathBuf, String),
    /// Write a report beside the loop.
    Compose(Box<Composition>),
    /// Put this on the clipboard.
    Copy(String),
    /// Let the external editor change this note.
    Edit(String),
    /// Open this session of the library.
    Open(SessionId),
    /// Import a file or a folder.
    Import(PathBuf),
    /// Read the list of sessions.
    List,
    /// Ask the other window of this user to leave, then open again.
    TakeOver,
    /// Put the unreadable review file aside, then open again.
    SetAside,
    /// Sign reviews with this name from now on, then open again.
    SignAs(ReviewerId),
    /// Read the rubric with this id, to score by it from now on.
    ScoreBy(String),
    /// Compute the marks of the session as corrected.
    Read,
    /// Gather the questions of other sessions.
    GatherQuestions,
    /// Give the session up: its lock is free for others.
    Close,
    /// Suspend to the shell.
    Suspend,
    /// Leave the program.
    Quit,
}

/// A state of review and corrections that is to be made durable.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Counts up with every change.
    pub revision: u64,
    /// The review at that revision.
    pub review: Review,
    /// The corrections, where they changed since the last snapshot.
    pub corrections: Option<Corrections>,
}

impl App {
    /// A program that shows the library, or a session as soon as one is opened.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let mut app = Self {
            size: start.size,
            now: start.now,
            zone: start.zone,
            note_check: start.note_check,
            keymap: start.keymap,
            habits: start.habits,
            reviewer: start.reviewer,
            library: Library::default(),
            sitting: None,
            modes: Vec::new(),
            message: None,
            saving: Saving::default(),
            layout: Layout::default(),
            home: start.home,
            next: None,
            pressed: None,
            import: None,
            questions: Vec::new(),
        };
        app.settle();
        app
    }

    /// The scopes in which the next key is looked up, from the inside out.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.modes.last() {
            Some(Mode::Note(_)) => &[Scope::Note],
            Some(Mode::Line(_)) => &[Scope::Line],
            Some(Mode::Reasons) => &[Scope::Reasons],
            Some(Mode::Overall) => &[Scope::Overall],
            Some(Mode::Correct) => &[Scope::Correct],
            Some(Mode::Cut(_)) => &[Scope::Cut],
            Some(Mode::Who(_)) => &[Scope::Who],
            Some(Mode::Quote(_)) => &[Scope::Quote],
            Some(Mode::Mending(_)) => &[Scope::Mending, Scope::Reading, Scope::Always],
            Some(Mode::Quality(_)) => &[Scope::Quality, Scope::Reading, Scope::Always],
            Some(Mode::History(_)) => &[Scope::History, Scope::Reading, Scope::Always],
            Some(Mode::Judge) => &[Scope::Judge],
            Some(Mode::Preview(_)) => {
                &[Scope::Handout, Scope::Overlay, Scope::Reading, Scope::Always]
            }
            Some(Mode::Overlay(..)) => &[Scope::Overlay, Scope::Reading, Scope::Always],
            Some(Mode::Confirm(_)) => &[Scope::Confirm],
            None => self.screen_scopes(),
        }
    }

    fn screen_scopes(&self) -> &'static [Scope] {
        let library = &[Scope::Library, Scope::Reading, Scope::Always];
        self.sitting.as_ref().map_or(library, |sitting| sitting.tab.scopes())
    }

    /// When the app wants a [`Msg::Tick`], if nothing else happens before.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let note = match self.modes.last() {
            Some(Mode::Note(editor)) => editor.deadline(),
            _ => None,
        };
        [note, self.saving.deadline(self.now)].into_iter().flatten().min()
    }

    /// The exchange in focus, where a session is open.
    #[must_use]
    pub fn focus(&self) -> Option<&ExchangeId> {
        self.sitting.as_ref().map(|sitting| &sitting.focus)
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: false });
    }

    pub(crate) fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: true });
    }
}

/// What the program is told when it starts.
#[derive(Debug)]
pub struct Start {
    /// The terminal's size.
    pub size: Size,
    /// The time.
    pub now: Timestamp,
    /// The zone in which times are shown.
    pub zone: Zone,
    /// The words that a note is checked for.
    pub note_check: NoteWords,
    /// Which key does what.
    pub keymap: Keymap,
    /// How the reviewer likes to work.
    pub habits: Habits,
    /// Who reviews.
    pub reviewer: ReviewerId,
    /// Where `q` goes from a session.
    pub home: Home,
}
