//! The loop: waits for something to happen, tells the app, performs its effects, draws once.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use rustix::process::{Signal, getpgrp, kill_process_group};
use signal_hook::consts::SIGABRT;

use crate::app::{App, Effect, Msg};
use crate::config::Config;
#[cfg(debug_assertions)]
use crate::keys::Code;
use crate::keys::Key;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::session::Session;
use crate::reading;
use crate::store;

use super::clock::Clock;
use super::importing;
use super::opening::{self, Opener, Opening};
use super::saver::{Job, Saver};
use super::source::Reader;
use super::terminal::{self, Screen};
use super::{Event, Input, editor, signals, tell};

/// How the program ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// As the user wished, or at the end of the script.
    Done,
    /// Something could not be saved: the sentence.
    NotSaved(String),
    /// By a signal of the system.
    BySignal(i32),
    /// The terminal has gone.
    HangUp,
    /// Another window has taken over.
    HandedOver,
    /// By a fault of its own.
    Fault,
}

/// The app with everything around it.
pub struct Shell<'a> {
    app: App,
    opener: Opener,
    clock: Clock,
    screen: &'a mut dyn Screen,
    saver: Saver,
    sender: Sender<Event>,
    events: Receiver<Event>,
    reader: Option<Reader>,
    /// Keys that are still to be pressed; `None` where a hand presses them.
    script: Option<std::vec::IntoIter<Key>>,
    /// Threads that will still send something.
    workers: usize,
    /// The bytes of the session that was opened, until it is kept.
    source: Option<Vec<u8>>,
    /// Hears of each durable revision.
    acks: Option<&'a mut dyn FnMut(u64)>,
    ending: Option<Ending>,
}

/// What a shell needs beside the app.
pub struct Around<'a> {
    /// Opens sessions.
    pub opener: Opener,
    /// Tells the time.
    pub clock: Clock,
    /// Shows the app.
    pub screen: &'a mut dyn Screen,
    /// Hears of each durable revision.
    pub acks: Option<&'a mut dyn FnMut(u64)>,
}

impl<'a> Shell<'a> {
    /// Puts the app into its shell.
    #[must_use]
    pub fn new(app: App, around: Around<'a>) -> Self {
        let (sender, events) = channel();
        let saver = Saver::start(around.opener.library.clone(), sender.clone());
        Self {
            app,
            opener: around.opener,
            clock: around.clock,
            screen: around.screen,
            saver,
            sender,
            events,
            reader: None,
            script: None,
            workers: 0,
            source: None,
            acks: around.acks,
            ending: None,
        }
    }

    /// Sits down to a session before the loop begins.
    pub fn sit_down(&mut self, opening: Opening) {
        self.opened(opening);
    }

    /// Runs with keys from a script: each is pressed when the one before has had all its effects.
    #[must_use]
    pub fn run_script(mut self, keys: Vec<Key>) -> Ending {
        self.script = Some(keys.into_iter());
        self.run()
    }

    /// Runs with a terminal, from the first frame on.
    ///
    /// # Errors
    /// Where the terminal cannot be listened to.
    pub fn run_terminal(mut self) -> io::Result<Ending> {
        // Before the first frame, which a terminal that does not read would hold up for ever.
        signals::listen(self.sender.clone(), terminal::restore)?;
        self.draw();
        self.reader = Some(Reader::start(self.sender.clone())?);
        Ok(self.run())
    }

    /// Runs the loop. A fault in it loses nothing: what was decided is saved all the same.
    fn run(mut self) -> Ending {
        let ending = catch_unwind(AssertUnwindSafe(|| self.until_the_end()));
        let ending = ending.unwrap_or_else(|_| {
            self.ending = None;
            // The state is plain data and the fault was in what looked at it; a second one ends all.
            let _ = catch_unwind(AssertUnwindSafe(|| self.update(Msg::Leave)));
            Ending::Fault
        });
        self.wait_for_the_saver();
        match (ending, self.app.saving.failure()) {
            (Ending::Done, Some(failure)) => Ending::NotSaved(failure.sentence.clone()),
            (ending, _) => ending,
        }
    }

    fn until_the_end(&mut self) -> Ending {
        loop {
            self.draw();
            let Some(event) = self.next_event() else {
                self.update(Msg::EndOfScript);
                self.wait_for_the_saver();
                self.draw();
                return Ending::Done;
            };
            self.take(event);
            // Everything that has happened meanwhile belongs to the same frame; nothing is decided any more
            // once the program is to end.
            while self.ending.is_none()
                && let Ok(event) = self.events.try_recv()
            {
                self.take(event);
            }
            if let Some(ending) = self.ending.take() {
                if self.script.is_some() {
                    self.draw();
                }
                return ending;
            }
        }
    }

    /// Waits for what happens next; `None` at the end of the script.
    fn next_event(&mut self) -> Option<Event> {
        if let Some(script) = &mut self.script {
            // Asked first: what an idle thread had to say has been sent before it was idle.
            let is_idle = self.saver.is_idle() && self.workers == 0;
            if let Ok(event) = self.events.try_recv() {
                return Some(event);
            }
            if is_idle {
                return script.next().map(|key| Event::Input(vec![Input::Key(key)]));
            }
            return self.events.recv().ok();
        }
        let Some(deadline) = self.app.deadline() else { return self.events.recv().ok() };
        let left = deadline.duration_since(self.clock.now());
        let left = Duration::try_from(left).unwrap_or_default();
        match self.events.recv_timeout(left) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => Some(Event::Msg(Msg::Tick)),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Input(inputs) => {
                for input in inputs {
                    #[cfg(debug_assertions)]
                    self.fail_on_request(&input);
                    self.update(match input {
                        Input::Key(key) => Msg::Key(key),
                        Input::Paste(text) => Msg::Paste(text),
                        Input::Mouse(mouse) => Msg::Mouse(mouse),
                    });
                    // Keys behind the one that quits are not meant for a session that has closed.
                    if self.ending.is_some() {
                        break;
                    }
                }
            }
            Event::Msg(msg) => self.take_msg(msg),
            Event::Opened(Ok(opening)) => self.opened(*opening),
            Event::Opened(Err(sentence)) => self.update(Msg::Failed(sentence)),
            Event::SaverIsIdle => {}
            Event::WorkIsDone => self.workers = self.workers.saturating_sub(1),
            Event::Resized => {
                let size = self.screen.size();
                self.update(Msg::Resize(size));
            }
            Event::Continued => {
                self.screen.enter();
                let size = self.screen.size();
                self.update(Msg::Resize(size));
            }
            Event::HandOver => self.hand_over(),
            Event::Signal(SIGABRT) => self.leave(Ending::Fault),
            Event::Signal(signal) => self.leave(Ending::BySignal(signal)),
            Event::HangUp => self.leave(Ending::HangUp),
        }
    }

    /// For tests of what a fault leaves behind: in debug builds F12 is one, where `CANDOR_FAULT` says in which
    /// thread: `loop`, `worker` or `other`. Its message stands for words of a transcript.
    #[cfg(debug_assertions)]
    #[expect(clippy::panic, reason = "a fault is what was asked for")]
    fn fail_on_request(&mut self, input: &Input) {
        if !matches!(input, Input::Key(key) if *key == Key::plain(Code::F(12))) {
            return;
        }
        let fail = || panic!("the words of a candidate");
        match std::env::var("CANDOR_FAULT").as_deref() {
            Ok("loop") => fail(),
            Ok("worker") => self.work(move |_| fail()),
            Ok("other") => drop(thread::spawn(fail)),
            _ => {}
        }
    }

    fn take_msg(&mut self, msg: Msg) {
        if let Msg::Saved(revision) | Msg::SavedWithNotice(revision, _) = &msg
            && let Some(acks) = &mut self.acks
        {
            acks(*revision);
        }
        self.update(msg);
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn update(&mut self, msg: Msg) {
        let effects = self.app.update(msg, self.now());
        for effect in effects {
            self.perform(effect);
        }
    }

    fn leave(&mut self, ending: Ending) {
        self.update(Msg::Leave);
        self.ending = Some(ending);
    }

    /// Makes room for another window, unless that would lose what could not be saved.
    fn hand_over(&mut self) {
        self.update(Msg::Leave);
        self.wait_for_the_saver();
        self.ending = self.app.saving.failure().is_none().then_some(Ending::HandedOver);
    }

    fn draw(&mut self) {
        if self.screen.draw(&self.app).is_err() {
            self.ending.get_or_insert(Ending::HangUp);
            tell(&self.sender, Event::HangUp);
        }
    }

    fn opened(&mut self, opening: Opening) {
        let Opening { opened, writer, source } = opening;
        let session = Arc::clone(&opened.session);
        let is_new = opened.is_new;
        self.saver.ask(Job::Adopt(writer));
        self.source = source;
        self.update(Msg::Opened(Box::new(opened)));
        if is_new {
            self.look_for_earlier(Arc::clone(&session));
        }
        self.read_marks(session);
    }

    /// A new file may be another version of a session that was reviewed already.
    fn look_for_earlier(&mut self, session: Arc<Session>) {
        let opener = self.opener.clone();
        self.work(move |events| {
            if let Some(sentence) = opening::earlier_version(&opener, &session) {
                tell(events, Event::Msg(Msg::Notice(sentence)));
            }
        });
    }

    fn read_marks(&mut self, session: Arc<Session>) {
        self.work(move |events| {
            let reading = reading::read(&session);
            tell(events, Event::Msg(Msg::Read(session.id.clone(), reading)));
        });
    }

    /// Does something slow beside the loop.
    fn work(&mut self, job: impl FnOnce(&Sender<Event>) + Send + 'static) {
        self.workers += 1;
        let events = self.sender.clone();
        thread::spawn(move || {
            if let Err(fault) = terminal::contain(|| job(&events)) {
                tell(&events, Event::Msg(Msg::Failed(fault)));
            }
            tell(&events, Event::WorkIsDone);
        });
    }

    fn open(&mut self, how: impl FnOnce(&Opener) -> Result<Opening, String> + Send + 'static) {
        let opener = self.opener.clone();
        self.work(move |events| tell(events, Event::Opened(how(&opener).map(Box::new))));
    }

    fn session_id(&self) -> Option<SessionId> {
        self.app.sitting.as_ref().map(|sitting| sitting.session.id.clone())
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Keep(revision) => {
                if let (Some(source), Some(sitting)) = (self.source.take(), &self.app.sitting) {
                    let session = Arc::clone(&sitting.session);
                    self.saver.ask(Job::Keep { revision, session, source });
                }
            }
            Effect::Save(snapshot) => self.saver.ask(Job::Save(snapshot)),
            Effect::SavePlace(place) => self.saver.ask(Job::Place(place)),
            Effect::SaveAs(path, review) => self.saver.ask(Job::Copy(path, review)),
            Effect::Copy(text) => self.screen.copy(&text),
            Effect::Edit(note) => self.edit(&note),
            Effect::Open(id) => self.open(move |opener| opener.open_session(&id)),
            Effect::TakeOver => {
                if let Some(id) = self.session_id() {
                    self.open(move |opener| opener.take_over(&id));
                }
            }
            Effect::SetAside => {
                if let Some(id) = self.session_id() {
                    self.open(move |opener| opener.set_aside(&id));
                }
            }
            Effect::SignAs(reviewer) => {
                self.remember_reviewer(&reviewer);
                self.opener.reviewer = reviewer;
                if let Some(id) = self.session_id() {
                    self.open(move |opener| opener.open_session(&id));
                }
            }
            Effect::Import(path) => self.import(path),
            Effect::List => self.list(),
            Effect::GatherQuestions => self.gather_questions(),
            Effect::Close => self.saver.ask(Job::Adopt(None)),
            Effect::Suspend => self.suspend(),
            Effect::Quit => self.ending = Some(Ending::Done),
        }
    }

    /// Reads the list of sessions.
    pub fn list(&mut self) {
        let opener = self.opener.clone();
        self.work(move |events| list(&opener, events));
    }

    /// The name is signed with from now on, also the next time.
    fn remember_reviewer(&mut self, reviewer: &ReviewerId) {
        let written = store::read_config().and_then(|text| {
            store::write_config(&Config::with_reviewer(&text.unwrap_or_default(), reviewer))
        });
        if let Err(error) = written {
            self.update(Msg::Failed(error.to_string()));
        }
    }

    fn import(&mut self, path: PathBuf) {
        let opener = self.opener.clone();
        self.work(move |events| {
            let progress = |progress| tell(events, Event::Msg(Msg::Importing(progress)));
            let msg = match importing::gather(&[at_home(path)]) {
                Ok(files) => {
                    let outcomes = importing::import(&opener.library, &files, false, progress);
                    match outcomes.as_slice() {
                        [(_, importing::Outcome::Refused(sentence))] => {
                            Msg::Failed(sentence.clone())
                        }
                        [(_, importing::Outcome::Imported(one))] => Msg::Done(one.to_string()),
                        outcomes => Msg::Done(importing::in_short(outcomes)),
                    }
                }
                Err(sentence) => Msg::Failed(sentence),
            };
            tell(events, Event::Msg(msg));
            list(&opener, events);
        });
    }

    /// The questions of other sessions, newest first and each once.
    fn gather_questions(&mut self) {
        let opener = self.opener.clone();
        let present = self.session_id();
        self.work(move |events| {
            let questions = opening::questions_of_others(&opener, present.as_ref());
            tell(events, Event::Msg(Msg::Questions(questions)));
        });
    }

    fn edit(&mut self, note: &str) {
        let Some(id) = self.session_id() else { return };
        self.let_go(|shell| {
            let opener = &shell.opener;
            let result = editor::edit(&opener.library, &id, &opener.reviewer, note);
            shell.update(Msg::Edited(result));
        });
    }

    /// Stops like any program of the shell does. In a process group without a shell nothing happens.
    fn suspend(&mut self) {
        // Whoever runs a script did not press the key.
        if self.script.is_none() {
            self.let_go(|_| {
                let _ = kill_process_group(getpgrp(), Signal::TSTP);
            });
        }
    }

    /// Leaves the terminal to somebody else for a while.
    fn let_go(&mut self, meanwhile: impl FnOnce(&mut Self)) {
        if self.reader.as_mut().is_some_and(|reader| !reader.pause()) {
            let words = "the terminal is in the middle of a paste or a key; try again after it";
            return self.update(Msg::Failed(words.into()));
        }
        self.screen.leave();
        meanwhile(self);
        self.screen.enter();
        if let Some(reader) = &mut self.reader {
            reader.resume();
        }
        let size = self.screen.size();
        self.update(Msg::Resize(size));
    }

    /// What was asked of the saver is done before the program ends.
    fn wait_for_the_saver(&mut self) {
        while !self.saver.is_idle() {
            let Ok(event) = self.events.recv() else { return };
            self.hear_the_saver(event);
        }
        while let Ok(event) = self.events.try_recv() {
            self.hear_the_saver(event);
        }
    }

    /// At the end only what was saved matters any more.
    fn hear_the_saver(&mut self, event: Event) {
        if let Event::Msg(msg) = event {
            self.take_msg(msg);
        }
    }
}

fn list(opener: &Opener, events: &Sender<Event>) {
    let msg = match opening::list(&opener.library, &opener.reviewer) {
        Ok((rows, problems)) => Msg::Listed(rows, problems),
        Err(sentence) => Msg::Failed(sentence),
    };
    tell(events, Event::Msg(msg));
}

/// A path as people type it: `~/` is the home folder.
fn at_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), std::env::var_os("HOME")) {
        (Ok(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path,
    }
}
