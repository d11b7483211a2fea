//! The loop: waits for something to happen, tells the app, performs its effects, draws once.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

use jiff::Timestamp;
use signal_hook::consts::SIGABRT;

use crate::app::{App, Effect, Msg};
#[cfg(debug_assertions)]
use crate::keys::Code;
use crate::keys::Key;
use crate::transcript::SourceBytes;

use super::beginning::Rest;
use super::clock::Clock;
use super::opening::{Opener, Opening};
use super::saver::{Job, Saver};
use super::source::Reader;
use super::terminal::{self, Screen};
use super::{Event, Input, signals, tell};

/// How the program ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// As the user wished, or at the end of the script.
    Done,
    /// Something could not be saved: the sentence.
    NotSaved(String),
    /// What the beginning was shown of is no interview, or cannot be opened: the sentence.
    Refused(String),
    /// By a signal of the system.
    BySignal(i32),
    /// The terminal has gone.
    HangUp,
    /// Another window has taken over.
    HandedOver,
    /// By a fault of its own.
    Fault,
}

/// What became of a file that was to be written: the sentence says why it is not there.
pub(super) type Written = Result<(), String>;

/// The app with everything around it.
pub struct Shell<'a> {
    pub(super) app: App,
    pub(super) opener: Opener,
    pub(super) clock: Clock,
    pub(super) screen: &'a mut dyn Screen,
    /// The session to begin with.
    first: Option<Opening>,
    /// How far the whole is, where that session is only the beginning of a document.
    pub(super) rest: Rest<'a>,
    pub(super) saver: Saver,
    pub(super) sender: Sender<Event>,
    pub(super) events: Receiver<Event>,
    pub(super) reader: Option<Reader>,
    /// Keys that are still to be pressed; `None` where a hand presses them.
    pub(super) script: Option<std::vec::IntoIter<Key>>,
    /// Threads that will still send something.
    pub(super) workers: usize,
    /// The files that are being written, which the end waits for.
    pub(super) writing: Vec<Receiver<Written>>,
    /// The bytes of the session that was opened, until it is kept.
    pub(super) source: Option<SourceBytes>,
    /// Hears of each durable revision.
    acks: Option<&'a mut dyn FnMut(u64)>,
    pub(super) ending: Option<Ending>,
    stale: Stale,
    /// True where the next frame is to fail, for a test.
    #[cfg(debug_assertions)]
    fails_to_draw: bool,
}

/// What of the screen does not show the app as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stale {
    Nothing,
    /// The word about saving, which somebody may wait for.
    Header,
    All,
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
        let saver = Saver::new(around.opener.library.clone(), sender.clone());
        Self {
            app,
            opener: around.opener,
            clock: around.clock,
            screen: around.screen,
            first: None,
            rest: Rest::default(),
            saver,
            sender,
            events,
            reader: None,
            script: None,
            workers: 0,
            writing: Vec::new(),
            source: None,
            acks: around.acks,
            ending: None,
            stale: Stale::All,
            #[cfg(debug_assertions)]
            fails_to_draw: false,
        }
    }

    /// The session to begin with.
    pub fn sit_down(&mut self, opening: Opening) {
        self.first = Some(opening);
    }

    /// Runs with keys from a script: each is pressed when the one before has had all its effects.
    #[must_use]
    pub fn run_script(mut self, keys: Vec<Key>) -> Ending {
        self.script = Some(keys.into_iter());
        self.begin();
        self.run()
    }

    /// Runs with a terminal, from the first frame on.
    ///
    /// # Errors
    /// Where the terminal cannot be listened to.
    pub fn run_terminal(mut self) -> io::Result<Ending> {
        // What the first frame does not need comes behind it; but a terminal that does not read would hold that up for
        // ever, and then a signal has to be heard.
        let comes_at_once = terminal::takes_a_frame(self.app.size);
        if !comes_at_once {
            self.listen()?;
        }
        self.begin();
        if comes_at_once {
            self.listen()?;
        }
        self.reader = Some(Reader::start(self.sender.clone())?);
        Ok(self.run())
    }

    fn listen(&self) -> io::Result<()> {
        let terminal = signals::Terminal { free: terminal::free, restore: terminal::restore };
        signals::listen(self.sender.clone(), terminal)
    }

    fn begin(&mut self) {
        match self.first.take() {
            Some(opening) => self.opened(opening),
            None => self.draw(),
        }
        self.read_rest();
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
        self.wait_for_the_rest();
        self.wait_for_the_saver();
        let not_written = self.wait_for_files();
        let not_saved = self.app.saving.failure().map(|failure| failure.sentence.clone());
        let ending = match (ending, not_saved.or(not_written)) {
            (Ending::Done, Some(sentence)) => Ending::NotSaved(sentence),
            (ending, _) => ending,
        };
        // The program ends now, and the system takes a session's memory back faster than word by word.
        std::mem::forget(self.app);
        ending
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

    pub(super) fn take(&mut self, event: Event) {
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
            Event::Whole(whole) => self.take_whole(whole),
            Event::Arrived(opening) => self.arrived(opening),
            Event::SaverIsIdle => {}
            Event::WorkIsDone => {
                self.workers = self.workers.saturating_sub(1);
                // What has become of a file was said in front of this.
                self.writing.retain(|file| matches!(file.try_recv(), Err(TryRecvError::Empty)));
            }
            Event::Resized => {
                // The size may be the one before, and the screen have been smaller in between.
                self.screen.forget();
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
    /// place: `loop`, `draw`, `saver`, `worker` or `other`.
    #[cfg(debug_assertions)]
    fn fail_on_request(&mut self, input: &Input) {
        if !matches!(input, Input::Key(key) if *key == Key::plain(Code::F(12))) {
            return;
        }
        match std::env::var("CANDOR_FAULT").as_deref() {
            Ok("loop") => fail_for_a_test(),
            Ok("draw") => self.fails_to_draw = true,
            Ok("saver") => self.saver.ask(Job::Fault),
            Ok("worker") => self.work(|_| fail_for_a_test()),
            Ok("other") => drop(std::thread::spawn(fail_for_a_test)),
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

    pub(super) fn update(&mut self, msg: Msg) {
        for effect in self.decide(msg) {
            self.perform(effect);
        }
    }

    fn decide(&mut self, msg: Msg) -> Vec<Effect> {
        let says_saved = matches!(msg, Msg::Saved(_)) && self.app.shows_saving_in_header_alone();
        let effects = self.app.update(msg, self.now());
        let stale = if says_saved && effects.is_empty() { Stale::Header } else { Stale::All };
        self.stale = self.stale.max(stale);
        effects
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
        let stale = std::mem::replace(&mut self.stale, Stale::Nothing);
        if stale == Stale::Nothing {
            return;
        }
        #[cfg(debug_assertions)]
        if self.fails_to_draw {
            fail_for_a_test();
        }
        let drawn = match stale {
            Stale::Header => self.screen.draw_header(&self.app),
            _ => self.screen.draw(&self.app),
        };
        if drawn.is_err() {
            self.ending.get_or_insert(Ending::HangUp);
            tell(&self.sender, Event::HangUp);
        }
    }

    pub(super) fn opened(&mut self, opening: Opening) {
        let Opening { opened, writer, source } = opening;
        let session = Arc::clone(&opened.session);
        let is_new = opened.is_new;
        let effects = self.decide(Msg::Opened(Box::new(opened)));
        // What is seen comes before anything that it does not need, threads among it.
        self.draw();
        self.saver.ask(Job::Adopt(writer));
        self.source = source;
        for effect in effects {
            self.perform(effect);
        }
        if is_new {
            self.look_for_earlier(session);
        }
        self.read_marks();
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

    /// Waits until every report is where it was to be written. The sentence says why one is not.
    fn wait_for_files(&mut self) -> Option<String> {
        // A fault while one was written has said its sentence and sends nothing.
        let outcomes = self.writing.drain(..).filter_map(|file| file.recv().ok());
        outcomes.fold(None, |failed, outcome| failed.or(outcome.err()))
    }

    /// At the end only what was saved matters any more.
    pub(super) fn hear_the_saver(&mut self, event: Event) {
        if let Event::Msg(msg) = event {
            self.take_msg(msg);
        }
    }
}

/// A fault for a test. Its message stands for words of a transcript.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "a fault is what was asked for")]
pub(super) fn fail_for_a_test() {
    panic!("the words of a candidate");
}
