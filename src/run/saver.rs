//! The saver thread: the newest snapshot wins, the app hears of every durable revision, and what could not
//! be saved is tried again until it is.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::app::{Msg, Snapshot};
use crate::model::ids::ReviewerId;
use crate::model::merge::Carried;
use crate::model::place::Place;
use crate::model::preferences::Preferences;
use crate::model::review::Review;
use crate::model::session::Session;
use crate::store::{Edition, Library, SaveError, Writer, save_copy};
use crate::transcript::SourceBytes;

use super::terminal::contain;
use super::{Event, tell};

/// How long after a failure it is tried again.
const RETRY: Duration = Duration::from_secs(2);
/// How long after a save it is followed up: until then the program tells that it is saved, and is not to wait for the
/// same disk and the same processor.
const REST: Duration = Duration::from_millis(8);

/// What the saver is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Write with this from now on; the writer before is given up, and its lock with it.
    Adopt(Option<Box<Writer>>),
    /// Take a session into the library, as this revision.
    Keep {
        /// The revision.
        revision: u64,
        /// The session.
        session: Arc<Session>,
        /// The bytes it was made from.
        source: SourceBytes,
    },
    /// Make this revision durable.
    Save(Box<Snapshot>),
    /// Score by this rubric from now on.
    ScoreBy(Box<Edition>),
    /// Remember the place; nobody waits for it.
    Place(Place),
    /// Remember what the reviewer likes; nobody waits for it.
    Preferences(ReviewerId, Preferences),
    /// Write a copy of the review elsewhere.
    Copy(PathBuf, Box<Review>),
    /// Fail, for a test of what that leaves behind.
    #[cfg(debug_assertions)]
    Fault,
}

/// The saver as the loop sees it. Dropping it waits until the thread has given back its lock.
#[derive(Debug)]
pub struct Saver {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    waiting: Arc<AtomicUsize>,
    /// What the thread is to take in hand; `None` as soon as it runs.
    asleep: Option<(Desk, Receiver<Job>)>,
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A saver that has failed has said so.
            let _ = thread.join();
        }
    }
}

impl Saver {
    /// A saver whose thread starts with the first job.
    #[must_use]
    pub fn new(library: Library, events: Sender<Event>) -> Self {
        let (jobs, inbox) = channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let desk = Desk {
            library,
            events,
            writer: None,
            to_keep: None,
            unsaved: None,
            carried: Carried::default(),
            place: None,
            placed: None,
            is_behind: false,
            told: None,
            waiting: Arc::clone(&waiting),
        };
        Self { jobs: Some(jobs), thread: None, waiting, asleep: Some((desk, inbox)) }
    }

    /// Asks for something to be done.
    pub fn ask(&mut self, job: Job) {
        if let Some((desk, inbox)) = self.asleep.take() {
            self.thread = Some(thread::spawn(move || desk.work(&inbox)));
        }
        self.waiting.fetch_add(1, Ordering::SeqCst);
        if let Some(jobs) = &self.jobs {
            // The thread ends only with this.
            let _ = jobs.send(job);
        }
    }

    /// True where everything asked for has been tried.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.waiting.load(Ordering::SeqCst) == 0
    }
}

#[derive(Debug)]
struct Keep {
    revision: u64,
    session: Arc<Session>,
    source: SourceBytes,
}

/// What the thread has in hand.
#[derive(Debug)]
struct Desk {
    library: Library,
    events: Sender<Event>,
    writer: Option<Box<Writer>>,
    to_keep: Option<Keep>,
    unsaved: Option<Box<Snapshot>>,
    /// Versions that others wrote meanwhile, as long as nobody was told of them.
    carried: Carried,
    /// Where the reviewer is, as long as it is not written.
    place: Option<Place>,
    /// The place that was written last.
    placed: Option<Place>,
    /// True where the last save is to be followed up.
    is_behind: bool,
    /// The last failure that was told, so that a retry does not tell it again.
    told: Option<String>,
    waiting: Arc<AtomicUsize>,
}

impl Desk {
    fn work(mut self, inbox: &Receiver<Job>) {
        loop {
            let mut taken = 0;
            match self.next_job(inbox) {
                Ok(job) => {
                    // All that waits is taken at once: of several snapshots only the newest is written.
                    for job in std::iter::once(job).chain(inbox.try_iter()) {
                        taken += 1;
                        self.guarded(|desk| desk.take(job));
                    }
                    self.guarded(Self::save);
                    self.is_behind = true;
                }
                Err(RecvTimeoutError::Timeout) if self.is_behind => self.guarded(Self::follow_up),
                Err(RecvTimeoutError::Timeout) => {
                    self.guarded(Self::save);
                    self.is_behind = true;
                }
                Err(RecvTimeoutError::Disconnected) => return self.guarded(Self::follow_up),
            }
            self.waiting.fetch_sub(taken, Ordering::SeqCst);
            if taken > 0 {
                tell(&self.events, Event::SaverIsIdle);
            }
        }
    }

    /// Waits for what is asked next, as long as there is nothing to be done unasked.
    fn next_job(&self, inbox: &Receiver<Job>) -> Result<Job, RecvTimeoutError> {
        match () {
            () if self.is_behind => inbox.recv_timeout(REST),
            () if self.is_done() => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            () => inbox.recv_timeout(RETRY),
        }
    }

    /// What nobody waits for: the place is written, and what the last saves have replaced is removed.
    fn follow_up(&mut self) {
        self.is_behind = false;
        self.save_place();
        self.tidy();
    }

    /// A fault of the program's own is told as one of the disk is, and what was to be saved is tried again.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        let Err(sentence) = contain(|| work(self)) else { return };
        if self.is_done() {
            self.say(Msg::Failed(sentence));
        } else {
            self.tell_failure(sentence);
        }
    }

    fn is_done(&self) -> bool {
        self.to_keep.is_none() && self.unsaved.is_none()
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Adopt(writer) => {
                self.save();
                self.follow_up();
                // What could not be saved by now was left behind knowingly.
                self.unsaved = None;
                self.to_keep = None;
                self.placed = None;
                self.writer = writer;
            }
            Job::Keep { revision, session, source } => {
                self.to_keep = Some(Keep { revision, session, source });
            }
            Job::Save(snapshot) => {
                self.unsaved = Some(snapshot);
                self.told = None;
            }
            Job::ScoreBy(edition) => {
                if let Some(writer) = &mut self.writer {
                    writer.score_by(*edition);
                }
            }
            Job::Place(place) => self.place = Some(place),
            // What is liked and lost costs a key.
            Job::Preferences(reviewer, preferences) => {
                drop(self.library.save_preferences(&reviewer, &preferences));
            }
            Job::Copy(path, review) => self.copy(&path, &review),
            #[cfg(debug_assertions)]
            Job::Fault => super::shell::fail_for_a_test(),
        }
    }

    /// A place that is lost costs a few keys, so it comes after what somebody waits for.
    fn save_place(&mut self) {
        let (Some(place), Some(writer)) = (self.place.take(), &mut self.writer) else { return };
        if self.placed.as_ref() != Some(&place) && writer.save_place(&place).is_ok() {
            self.placed = Some(place);
        }
    }

    fn tidy(&mut self) {
        if let Some(writer) = &mut self.writer {
            writer.tidy();
        }
    }

    fn say(&self, msg: Msg) {
        tell(&self.events, Event::Msg(msg));
    }

    fn copy(&self, path: &std::path::Path, review: &Review) {
        self.say(match save_copy(path, review) {
            Ok(()) => Msg::Done(format!("a copy is saved as {}", crate::store::shown(path))),
            Err(error) => Msg::Failed(error.to_string()),
        });
    }

    /// A session must be in the library before anything about it is.
    fn save(&mut self) {
        if let Err(sentence) = self.keep_session().and_then(|()| self.save_snapshot()) {
            self.tell_failure(sentence);
        }
        self.tell_of_carried();
    }

    /// Tells why something could not be saved, once for all its retries.
    fn tell_failure(&mut self, sentence: String) {
        if self.told.as_ref() != Some(&sentence) {
            self.told = Some(sentence.clone());
            self.say(Msg::NotSaved(sentence));
        }
    }

    fn keep_session(&mut self) -> Result<(), String> {
        let Some(keep) = &self.to_keep else { return Ok(()) };
        self.library
            .import(&keep.session, keep.source.as_bytes())
            .map_err(|error| error.to_string())?;
        self.say(Msg::Saved(keep.revision));
        self.to_keep = None;
        Ok(())
    }

    fn save_snapshot(&mut self) -> Result<(), String> {
        let Some(snapshot) = &self.unsaved else { return Ok(()) };
        let Some(writer) = &mut self.writer else {
            return Err("cannot save: this review is read-only".into());
        };
        let mut notice = None;
        if let Some(corrections) = &snapshot.corrections {
            notice = saved(writer.save_corrections(corrections), &mut self.carried)?;
        }
        let notice = saved(writer.save(&snapshot.review), &mut self.carried)?.or(notice);
        let revision = snapshot.revision;
        self.unsaved = None;
        self.told = None;
        self.say(match notice {
            Some(notice) => Msg::SavedWithNotice(revision, notice),
            None => Msg::Saved(revision),
        });
        Ok(())
    }

    /// Tells of versions that were met, also where something else could not be saved: what is saved next is to be one
    /// with them.
    fn tell_of_carried(&mut self) {
        if !self.carried.is_empty() {
            let carried = std::mem::take(&mut self.carried);
            self.say(Msg::Met(Box::new(carried)));
        }
    }
}

/// Durable, perhaps with something to tell; or the sentence that says why not. What was met is taken out.
fn saved<T>(result: Result<T, SaveError>, met: &mut Carried) -> Result<Option<String>, String> {
    match result {
        Ok(_) => Ok(None),
        Err(mut error) => {
            if let SaveError::Merged { carried, .. } = &mut error {
                met.extend(std::mem::take(carried));
            }
            if error.is_saved() { Ok(Some(error.to_string())) } else { Err(error.to_string()) }
        }
    }
}
