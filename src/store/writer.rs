//! The writer: the right to write one reviewer's files of one session. It lives on the thread that saves.

use std::io;
use std::mem;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use super::durable::replace_lightly;
use super::error::{SaveError, because};
use super::folder::{Folder, is_missing};
use super::lock::{Lock, Locked};
use super::merging::Merged;
use super::own::{Owned, Owner, file_name};
use super::read::{Flaw, RECORD_LIMIT, parse, read_in};
use super::record::Record;
use super::rubrics::Edition;
use super::why::WhyReadOnly;
use super::{CORRECTIONS, Library, PRIVATE, REVIEWS, SESSION_FILE};
use crate::model::corrections::Corrections;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::merge::Carried;
use crate::model::place::Place;
use crate::model::review::Review;

pub(super) const PLACE_FILE: &str = "place.json";

/// What a save did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// When it was durable.
    pub at: Timestamp,
    /// The length of the file.
    pub bytes: usize,
}

/// The right to write one reviewer's files of one session. Nobody else has it until this is dropped.
#[derive(Debug)]
pub struct Writer {
    library: Library,
    session: SessionId,
    reviewer: ReviewerId,
    /// The version of the rubric that is to be kept before a score refers to it.
    rubric: Option<Box<Edition>>,
    /// True while the folders are gone and could not be opened again.
    is_lost: bool,
    /// Versions of the files that others wrote meanwhile, until whoever saves has heard of them.
    carried: Carried,
    files: Box<Files>,
}

/// The files that a writer holds. The lock comes last, so that it is given back last.
#[derive(Debug)]
pub(super) struct Files {
    private: Arc<Folder>,
    pub(super) review: Record,
    pub(super) corrections: Record,
    lock: Option<Lock>,
}

impl Files {
    /// A version that was kept in the reviewer's folder; `None` where it is not to be understood.
    fn read_kept<T: Merged>(&self, kept: &Path) -> Option<T> {
        let name = kept.file_name()?.to_str()?;
        let (bytes, _) = read_in(&self.private, name, RECORD_LIMIT).ok()??;
        parse(&bytes).ok()
    }

    /// False where the disk has no locks.
    pub(super) fn is_locked(&self) -> bool {
        self.lock.is_some()
    }
}

impl Library {
    /// Takes the lock and opens the folders of a reviewer, or says why not.
    pub(super) fn take_files(
        &self,
        session: &Folder,
        reviewer: &ReviewerId,
    ) -> Result<Files, WhyReadOnly> {
        if self.read_only {
            return Err(WhyReadOnly::Asked);
        }
        let no_lock = |error: io::Error| WhyReadOnly::NoLock {
            path: session.at(PRIVATE),
            message: because(&error),
        };
        let private = open_private(session, reviewer).map_err(no_lock)?;
        let (lock, tag) = match Lock::take(&private).map_err(no_lock)? {
            Locked::Held(lock) => (Some(lock), String::new()),
            Locked::Busy(holder) => return Err(WhyReadOnly::HeldBy(holder)),
            Locked::Unsupported => {
                let moment = Timestamp::now().as_nanosecond();
                (None, format!("-{}-{moment}", std::process::id()))
            }
        };
        let private = Arc::new(private);
        let record = |what, home| -> Result<Record, WhyReadOnly> {
            let home = session.make_in(home).map_err(no_lock)?;
            Ok(Record::new(what, home, file_name(reviewer), Arc::clone(&private), &tag))
        };
        Ok(Files {
            review: record("review", REVIEWS)?,
            corrections: record("corrections", CORRECTIONS)?,
            private,
            lock,
        })
    }
}

fn open_private(session: &Folder, reviewer: &ReviewerId) -> io::Result<Folder> {
    match session.open_in(&format!("{PRIVATE}/{reviewer}")) {
        Err(error) if is_missing(&error) => {
            let private = session.make_in(PRIVATE)?;
            if session.has(SESSION_FILE) {
                return private.make_in(reviewer.as_str());
            }
            // A session that is only being opened: its import makes all of this durable.
            private.make(reviewer.as_str())?;
            private.open_in(reviewer.as_str())
        }
        opened => opened,
    }
}

impl Writer {
    pub(super) fn new(library: &Library, owner: Owner<'_>, files: Files) -> Self {
        Self {
            library: library.clone(),
            session: owner.session.clone(),
            reviewer: owner.reviewer.clone(),
            rubric: None,
            is_lost: false,
            carried: Carried::default(),
            files: Box::new(files),
        }
    }

    /// Tells which rubric the review is scored by from now on: its version is kept with the next save.
    pub fn score_by(&mut self, edition: Edition) {
        self.rubric = Some(Box::new(edition));
    }

    /// Saves the review. When this returns [`Saved`], a power cut cannot take it away.
    ///
    /// # Errors
    /// [`SaveError`] says how far it came. After [`SaveError::ChangedOnDisk`] the review is saved all the
    /// same; after [`SaveError::Merged`] it is, as one with the versions that come with it; after the others, call
    /// again.
    pub fn save(&mut self, review: &Review) -> Result<Saved, SaveError> {
        // Best effort, and tried again: a score is a number with or without the words of its level.
        self.rubric.take_if(|edition| self.library.keep_rubric(edition).is_ok());
        self.save_merged(review, |files| &mut files.review)
    }

    /// Saves the reviewer's corrections, as [`Self::save`] does the review.
    ///
    /// # Errors
    /// As for [`Self::save`].
    pub fn save_corrections(&mut self, corrections: &Corrections) -> Result<Saved, SaveError> {
        self.save_merged(corrections, |files| &mut files.corrections)
    }

    /// Saves a file as one with the versions of it that others wrote meanwhile.
    fn save_merged<T: Merged>(
        &mut self,
        file: &T,
        record: fn(&mut Files) -> &mut Record,
    ) -> Result<Saved, SaveError> {
        let mut last = None;
        // A folder may be carried while we write, but not for ever.
        for _ in 0..4 {
            self.refuse_newer::<T>(record)?;
            let merged = file.with_all(T::of(&mut self.carried));
            match self.write(&merged, record) {
                Err(SaveError::ChangedOnDisk { kept }) => {
                    let Some(other) = self.files.read_kept(&kept) else {
                        return Err(SaveError::ChangedOnDisk { kept });
                    };
                    T::of(&mut self.carried).push(other);
                    last = Some(kept);
                }
                Ok(_) if !T::of(&mut self.carried).is_empty() => {
                    let kept = last.unwrap_or_else(|| self.files.private.path().into());
                    let mut carried = Box::<Carried>::default();
                    mem::swap(T::of(&mut carried), T::of(&mut self.carried));
                    return Err(SaveError::Merged { words: T::WORDS, kept, carried });
                }
                done => return done,
            }
        }
        let error = io::Error::other("another program keeps replacing it");
        Err(record(&mut self.files).not_saved(error))
    }

    /// Refuses to replace what a newer candor has written into a file's place meanwhile: carried on, ours would
    /// displace it everywhere.
    fn refuse_newer<T: Merged>(
        &mut self,
        record: fn(&mut Files) -> &mut Record,
    ) -> Result<(), SaveError> {
        let record = record(&mut self.files);
        match record.carried_in().map(|bytes| parse::<T>(&bytes)) {
            Some(Err(Flaw::Newer { schema })) => {
                let error = format!("a newer candor wrote it meanwhile ({schema}); update candor");
                Err(record.not_saved(io::Error::other(error)))
            }
            _ => Ok(()),
        }
    }

    /// Removes what the last saves have replaced. To be called when nobody waits.
    pub fn tidy(&mut self) {
        self.files.review.tidy();
        self.files.corrections.tidy();
    }

    /// Remembers the place. It is replaced whole, but not synced: nobody is told that it is saved.
    ///
    /// # Errors
    /// What the system said.
    pub fn save_place(&mut self, place: &Place) -> io::Result<()> {
        replace_lightly(&self.files.private, "place.new", PLACE_FILE, &as_json(place)?)
    }

    fn write<T: Owned + Serialize>(
        &mut self,
        file: &T,
        record: fn(&mut Files) -> &mut Record,
    ) -> Result<Saved, SaveError> {
        let own = Owner { session: &self.session, reviewer: &self.reviewer };
        if file.owner() != own {
            let error = io::Error::other("it belongs to another session or reviewer");
            return Err(record(&mut self.files).not_saved(error));
        }
        let bytes = as_json(file).map_err(|error| record(&mut self.files).not_saved(error))?;
        let mut saved = Ok(());
        if !self.is_lost {
            saved = record(&mut self.files).save(&bytes);
            self.is_lost =
                matches!(&saved, Err(SaveError::NotSaved { error, .. }) if is_missing(error));
        }
        if self.is_lost {
            saved = match self.open_again() {
                Ok(()) => record(&mut self.files).save(&bytes),
                Err(error) => Err(record(&mut self.files).not_saved(error)),
            };
        }
        saved.map(|()| Saved { at: Timestamp::now(), bytes: bytes.len() })
    }

    /// Opens the folders again after somebody removed or replaced them: a tool that cleans up takes the
    /// reviewer's folder with it. A session that was erased stays erased.
    fn open_again(&mut self) -> io::Result<()> {
        if !self.library.contains(&self.session) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let session = self.library.open_session(&self.session).map_err(io::Error::other)?;
        // The lock file may be the same as before; then our own lock must not stand in the way.
        self.files.lock = None;
        let again = self.library.take_files(&session, &self.reviewer);
        let mut files = again.map_err(|why| io::Error::other(why.to_string()))?;
        files.review.take_over(&mut self.files.review);
        files.corrections.take_over(&mut self.files.corrections);
        *self.files = files;
        self.is_lost = false;
        Ok(())
    }
}

/// As it stands in a file: for people, with a line end.
pub(super) fn as_json(file: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(file)?;
    bytes.push(b'\n');
    Ok(bytes)
}
