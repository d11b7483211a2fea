//! What the app wants done, done: by the saver, by a worker beside the loop, or by another program that has
//! the terminal for a while.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use rustix::process::{Signal, getpgrp, kill_process_group};

use crate::app::composing::Composition;
use crate::app::{Effect, Msg};
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::session::Session;
use crate::reading::{self, repair::Glossary};
use crate::store;

use super::opening::{self, Opener, Opening};
use super::saver::Job;
use super::shell::{Ending, Shell, Written};
use super::{Event, editor, importing, personal, tell, terminal};

impl Shell<'_> {
    /// A new file may be another version of a session that was reviewed already.
    pub(super) fn look_for_earlier(&mut self, session: Arc<Session>) {
        let opener = self.opener.clone();
        self.work(move |events| {
            if let Some(sentence) = opening::earlier_version(&opener, &session) {
                tell(events, Event::Msg(Msg::Notice(sentence)));
            }
        });
    }

    /// Computes the marks of the session as it stands; of a long one those near the answer in focus.
    pub(super) fn read_marks(&mut self) {
        let Some(sitting) = &self.app.sitting else { return };
        let (session, at) = (Arc::clone(&sitting.session), sitting.position());
        let settings = self.opener.settings.clone();
        self.work(move |events| {
            // With a glossary that cannot be understood, the built-in names still help.
            let glossary = personal::glossary(&settings).unwrap_or_else(|sentence| {
                tell(events, Event::Msg(Msg::Failed(sentence)));
                Glossary::built_in()
            });
            let reading = reading::read_near(&session, &glossary, at);
            tell(events, Event::Msg(Msg::Read(session, reading)));
        });
    }

    /// Does something slow beside the loop.
    pub(super) fn work(&mut self, job: impl FnOnce(&Sender<Event>) + Send + 'static) {
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

    pub(super) fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Keep(revision) => {
                if let (Some(source), Some(sitting)) = (self.source.take(), &self.app.sitting) {
                    let session = sitting.imported();
                    self.saver.ask(Job::Keep { revision, session, source });
                }
            }
            Effect::Save(snapshot) => self.saver.ask(Job::Save(snapshot)),
            Effect::SavePlace(place) => self.saver.ask(Job::Place(place)),
            Effect::SavePreferences(preferences) => {
                let reviewer = self.opener.reviewer.clone();
                self.saver.ask(Job::Preferences(reviewer, preferences));
            }
            Effect::SaveAs(path, review) => self.saver.ask(Job::Copy(path, review)),
            Effect::Write(path, text) => {
                let (outcome, written) = channel();
                self.writing.push(written);
                self.work(move |events| write(path, &text, events, &outcome));
            }
            Effect::Compose(composition) => self.compose(*composition),
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
                // The whole of a beginning will be opened with the new name anyway.
                if let Some(id) = self.session_id().filter(|_| !self.app.shows_a_beginning()) {
                    self.open(move |opener| opener.open_session(&id));
                }
            }
            Effect::ScoreBy(rubric) => self.score_by(&rubric),
            Effect::Import(path) => self.import(path),
            Effect::List => self.list(),
            Effect::GatherQuestions => self.gather_questions(),
            Effect::Read => self.read_marks(),
            Effect::Close => self.saver.ask(Job::Adopt(None)),
            Effect::Suspend => self.suspend(),
            Effect::Quit => self.ending = Some(Ending::Done),
        }
    }

    /// Writes a report; one for a file goes there at once, since the program may have been left meanwhile.
    fn compose(&mut self, composition: Composition) {
        let (outcome, written) = channel();
        if composition.is_for_a_file() {
            self.writing.push(written);
        }
        self.work(move |events| match composition.compose().into_file() {
            Ok((path, report)) => write(path, &report, events, &outcome),
            Err(composed) => tell(events, Event::Msg(Msg::Composed(Box::new(composed)))),
        });
    }

    /// Reads the list of sessions.
    pub fn list(&mut self) {
        let opener = self.opener.clone();
        self.work(move |events| list(&opener, events));
    }

    /// The name is signed with from now on, also the next time.
    fn remember_reviewer(&mut self, reviewer: &ReviewerId) {
        if let Err(sentence) = personal::sign_as(&self.opener.settings, reviewer) {
            self.update(Msg::Failed(sentence));
        }
    }

    fn import(&mut self, path: PathBuf) {
        let opener = self.opener.clone();
        self.work(move |events| {
            let progress = |progress| {
                tell(events, Event::Msg(Msg::Importing(progress)));
                true
            };
            let msg = match importing::gather(&[at_home(path)]) {
                Ok(found) => {
                    let files = &found.files;
                    let outcomes = importing::import(&opener.library, files, false, progress);
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

    /// Reads another rubric. Its version is kept with the first save of a score by it.
    fn score_by(&mut self, rubric: &str) {
        match self.opener.library.rubric(rubric) {
            Ok(edition) => {
                let rubric = Arc::new(edition.rubric.clone());
                self.opener.rubric = edition.clone();
                self.saver.ask(Job::ScoreBy(Box::new(edition)));
                self.update(Msg::Rubric(rubric));
            }
            Err(error) => self.update(Msg::Failed(error.to_string())),
        }
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
}

/// Writes a new file, says so, and sends the outcome to whoever waits for it at the end.
fn write(path: PathBuf, text: &str, events: &Sender<Event>, outcome: &Sender<Written>) {
    let path = at_home(path);
    let written = store::write_new(&path, text).map_err(|error| error.to_string());
    let msg = match &written {
        Ok(()) => Msg::Done(format!("written to {}", store::shown(&path))),
        Err(sentence) => Msg::Failed(sentence.clone()),
    };
    tell(events, Event::Msg(msg));
    let _ = outcome.send(written);
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
