//! A long document: its beginning at once, to be looked at, and the whole as soon as a worker has understood it.
//!
//! ```text
//! beginning ─► first frame          worker: understand ─► Whole ─┐ still shown?
//!                                   worker: sit down ◄───────────┘
//!                                            └─► Arrived ─► takes the beginning's place
//! ```
//!
//! Nothing is written before the whole is understood: who leaves earlier leaves nothing behind.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::sync::Arc;

use crate::app::sitting::Access;
use crate::store::read_beginning;
use crate::transcript::understand_beginning;

use super::opening::{Opener, Opening, Sentence, Understood, understand};
use super::shell::{Ending, Shell};
use super::terminal::contain;
use super::{Event, tell};

/// What is long, and how much of it is a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lengths {
    /// Files with more bytes than this are long.
    pub long: u64,
    /// So many bytes of them are read for the beginning.
    pub beginning: u64,
}

impl Default for Lengths {
    fn default() -> Self {
        Self { long: 8 << 20, beginning: 1 << 18 }
    }
}

/// What is added to the whole when it is opened.
pub type Greeting<'a> = Box<dyn FnOnce(&mut Opening) + 'a>;

/// How far the whole is, of which only the beginning is shown.
#[derive(Default)]
pub(super) enum Rest<'a> {
    /// There is none to come, or it has come.
    #[default]
    Here,
    /// It is still to be asked for.
    Named(OsString, Greeting<'a>),
    /// It is being read and understood.
    Reading(Greeting<'a>),
    /// It is understood and takes its seat: this makes folders and takes the lock.
    SittingDown(Greeting<'a>),
}

impl Opener {
    /// The beginning of the file `name`, to be looked at until the whole is understood. `None` for whatever is
    /// short enough to be waited for, and where the beginning makes no sense by itself.
    #[must_use]
    pub fn beginning(&self, name: &OsStr, lengths: Lengths) -> Option<Opening> {
        let path = Path::new(name);
        let bytes = read_beginning(path, lengths.long, lengths.beginning)?;
        let file_name = path.file_name().unwrap_or(name).to_string_lossy();
        let session = understand_beginning(&file_name, &bytes)?;
        Some(self.look_only(Arc::new(session), Access::until_the_rest_is_read()))
    }
}

impl<'a> Shell<'a> {
    /// Begins with the beginning of the file `name`, and reads the rest. The `greeting` is for the whole.
    pub fn sit_down_to_beginning(
        &mut self,
        beginning: Opening,
        name: OsString,
        greeting: Greeting<'a>,
    ) {
        self.sit_down(beginning);
        self.rest = Rest::Named(name, greeting);
    }

    /// Has the whole read, where only the beginning is shown.
    pub(super) fn read_rest(&mut self) {
        let Rest::Named(name, greeting) = std::mem::take(&mut self.rest) else { return };
        self.rest = Rest::Reading(greeting);
        let library = self.opener.library.clone();
        self.work(move |events| {
            let whole = contained(|| {
                #[cfg(debug_assertions)]
                fail_for_a_test();
                understand(&library, Path::new(&name))
            });
            tell(events, Event::Whole(whole.map(Box::new)));
        });
    }

    /// The whole is understood, or is no interview after all. Nobody may be waiting for it any more.
    pub(super) fn take_whole(&mut self, whole: Result<Box<Understood>, Sentence>) {
        let Rest::Reading(greeting) = std::mem::take(&mut self.rest) else { return };
        if !self.app.shows_a_beginning() {
            return;
        }
        match whole {
            Ok(whole) => {
                self.rest = Rest::SittingDown(greeting);
                let opener = self.opener.clone();
                self.work(move |events| {
                    let opening = contained(|| opener.open_understood(*whole));
                    tell(events, Event::Arrived(opening.map(Box::new)));
                });
            }
            Err(sentence) => self.ending = Some(Ending::Refused(sentence)),
        }
    }

    /// The whole takes the place of its beginning.
    pub(super) fn arrived(&mut self, opening: Result<Box<Opening>, Sentence>) {
        let Rest::SittingDown(greeting) = std::mem::take(&mut self.rest) else { return };
        match opening {
            Ok(mut opening) => {
                // What was pressed until now is meant for the beginning, which refuses what it cannot do.
                while let Ok(event) = self.events.try_recv() {
                    self.take(event);
                }
                greeting(&mut opening);
                self.opened(*opening);
            }
            Err(sentence) => self.ending = Some(Ending::Refused(sentence)),
        }
    }

    /// A session that is taking its seat comes into the library whole, also where the program ends meanwhile.
    pub(super) fn wait_for_the_rest(&mut self) {
        while matches!(self.rest, Rest::SittingDown(_)) {
            let Ok(event) = self.events.recv() else { return };
            match event {
                Event::Arrived(opening) => self.arrived(opening),
                event => self.hear_the_saver(event),
            }
        }
    }
}

/// A fault of the program's own is a refusal, too: nobody waits for a whole that does not come.
fn contained<T>(work: impl FnOnce() -> Result<T, Sentence>) -> Result<T, Sentence> {
    contain(work).unwrap_or_else(Err)
}

/// For tests of what comes meanwhile: in debug builds the rest is never read where `CANDOR_FAULT` says `rest`, and
/// reading it fails where that says `whole`.
#[cfg(debug_assertions)]
fn fail_for_a_test() {
    match std::env::var("CANDOR_FAULT").as_deref() {
        Ok("rest") => loop {
            std::thread::park();
        },
        Ok("whole") => super::shell::fail_for_a_test(),
        _ => {}
    }
}
