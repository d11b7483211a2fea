//! A reviewer's desk: everything that is needed to go on with one session, and the right to write it.
//!
//! Opening never waits and never overwrites: what cannot be written is shown read-only, with the reason.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;

use super::durable::replace_lightly;
use super::error::{SaveError, StoreError, because, shown};
use super::folder::{Folder, Identity};
use super::lock::{Lock, Locked};
use super::read::{Filed, Flaw, RECORD_LIMIT, parse, read_in};
use super::record::{Record, generations};
use super::why::WhyReadOnly;
use super::{CORRECTIONS, Library, PRIVATE, REVIEWS};
use crate::model::corrections::Corrections;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::place::Place;
use crate::model::review::Review;
use crate::model::rubric::Rubric;

const PLACE_FILE: &str = "place.json";

/// Everything that is needed to go on with one session.
#[derive(Debug)]
pub struct Desk {
    /// The review as it stands on the disk; empty where there is none yet. Where the file cannot be used,
    /// the newest earlier version that can.
    pub review: Review,
    /// The reviewer's own corrections.
    pub corrections: Corrections,
    /// Everybody else's, by reviewer.
    pub others: Vec<Corrections>,
    /// Where the reviewer stopped.
    pub place: Option<Place>,
    /// Whether changes can be saved.
    pub access: Access,
    /// What the reviewer should know, each one sentence.
    pub notices: Vec<String>,
    /// What an interrupted save had left, and where it is kept now.
    pub recovered: Vec<PathBuf>,
}

/// Whether changes can be saved.
#[derive(Debug)]
pub enum Access {
    /// Yes, by this.
    Writable(Writer),
    /// No, and why.
    ReadOnly(WhyReadOnly),
}

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
    /// True while the folders are gone and could not be opened again.
    lost: bool,
    files: Box<Files>,
}

/// The files that a writer holds. The lock comes last, so that it is given back last.
#[derive(Debug)]
struct Files {
    desk: Arc<Folder>,
    review: Record,
    corrections: Record,
    lock: Option<Lock>,
}

/// A file that belongs to one reviewer and one session, and says so.
trait Owned: Filed {
    fn owner(&self) -> (&SessionId, &ReviewerId);
}

impl Owned for Review {
    fn owner(&self) -> (&SessionId, &ReviewerId) {
        (&self.session, &self.reviewer)
    }
}

impl Owned for Corrections {
    fn owner(&self) -> (&SessionId, &ReviewerId) {
        (&self.session, &self.reviewer)
    }
}

impl Library {
    /// Opens a reviewer's desk: reads the files and takes the lock.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such session. Everything else that is wrong makes the desk
    /// read-only, or is a notice.
    pub fn desk(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        rubric: &Rubric,
    ) -> Result<Desk, StoreError> {
        let session = self.open_session(id)?;
        let mut desk = Desk {
            review: Review::new(id.clone(), reviewer.clone(), rubric),
            corrections: Corrections::new(id.clone(), reviewer.clone()),
            others: Vec::new(),
            place: None,
            access: Access::ReadOnly(WhyReadOnly::Asked),
            notices: Vec::new(),
            recovered: Vec::new(),
        };
        let files = self.take_files(&session, reviewer);
        let own = session.open_in(&format!("{PRIVATE}/{reviewer}")).ok();
        let name = file_name(reviewer);

        let reviews = session.open_in(REVIEWS).ok();
        let review = read_own::<Review>(reviews.as_ref(), &name, (id, reviewer));
        let corrections = session.open_in(CORRECTIONS).ok();
        let operations = read_own::<Corrections>(corrections.as_ref(), &name, (id, reviewer));

        let mut obstacle = None;
        let (review_seen, review_flaw) = review.take_into(&mut desk.review);
        let (operations_seen, operations_flaw) = operations.take_into(&mut desk.corrections);
        if let Some((error, is_shown)) = review_flaw {
            if !is_shown {
                desk.fall_back(own.as_ref(), (id, reviewer));
            }
            obstacle = Some(WhyReadOnly::from_error(error, self.path_of(id, REVIEWS, &name)));
        } else if review_seen.0.is_none() {
            desk.mention_generations(own.as_ref());
        }
        if let Some((error, _)) = operations_flaw {
            let why = WhyReadOnly::from_error(error, self.path_of(id, CORRECTIONS, &name));
            obstacle.get_or_insert(why);
        }
        desk.read_others(corrections.as_ref(), id, reviewer);
        desk.place = own.as_ref().and_then(|own| {
            let (bytes, _) = read_in(own, PLACE_FILE, RECORD_LIMIT).ok()??;
            parse(&bytes).ok()
        });

        desk.access = match (files, obstacle) {
            (Err(why), _) => Access::ReadOnly(why),
            (Ok(mut files), obstacle) => {
                files.review.expect(review_seen.0, review_seen.1);
                files.corrections.expect(operations_seen.0, operations_seen.1);
                desk.recover(&files);
                match obstacle {
                    Some(why) => Access::ReadOnly(why),
                    None => Access::Writable(Writer {
                        library: self.clone(),
                        session: id.clone(),
                        reviewer: reviewer.clone(),
                        lost: false,
                        files: Box::new(files),
                    }),
                }
            }
        };
        Ok(desk)
    }

    /// Moves the reviewer's files that cannot be used out of the way, and opens the desk again with what
    /// was shown instead of them. Only for when the user says so.
    ///
    /// # Errors
    /// [`StoreError`] where a file cannot be moved, or somebody else holds the review.
    pub fn set_aside(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        rubric: &Rubric,
    ) -> Result<Desk, StoreError> {
        self.refuse_if_read_only()?;
        let before = self.desk(id, reviewer, rubric)?;
        if !matches!(&before.access, Access::ReadOnly(why) if why.can_be_set_aside()) {
            return Ok(before);
        }
        let session = self.open_session(id)?;
        let busy = |_| StoreError::Busy { path: session.path().into() };
        let files = self.take_files(&session, reviewer).map_err(busy)?;
        let mut notices = Vec::new();
        for (folder, record) in [(REVIEWS, &files.review), (CORRECTIONS, &files.corrections)] {
            let home = session.open_in(folder).ok();
            let name = file_name(reviewer);
            let is_bad = if folder == REVIEWS {
                read_own::<Review>(home.as_ref(), &name, (id, reviewer)).flaw.is_some()
            } else {
                read_own::<Corrections>(home.as_ref(), &name, (id, reviewer)).flaw.is_some()
            };
            if is_bad {
                let path = record.path();
                let failed = |error| StoreError::Io { doing: "set aside", path, error };
                let kept = record.set_aside().map_err(failed)?;
                notices.push(format!("the file that could not be read is now {}", shown(&kept)));
            }
        }
        drop(files);
        let mut after = self.desk(id, reviewer, rubric)?;
        after.review = before.review;
        after.corrections = before.corrections;
        after.notices.splice(0..0, notices);
        Ok(after)
    }

    fn path_of(&self, id: &SessionId, folder: &str, name: &str) -> PathBuf {
        self.session_path(id).join(folder).join(name)
    }

    /// Takes the lock and opens the folders of a reviewer, or says why not.
    fn take_files(&self, session: &Folder, reviewer: &ReviewerId) -> Result<Files, WhyReadOnly> {
        if self.read_only {
            return Err(WhyReadOnly::Asked);
        }
        let path = session.at(PRIVATE);
        let no_lock = |error: io::Error| WhyReadOnly::NoLock { path, message: because(&error) };
        let taken = (|| {
            let desk = match session.open_in(&format!("{PRIVATE}/{reviewer}")) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    session.make_in(PRIVATE)?.make_in(reviewer.as_str())?
                }
                opened => opened?,
            };
            let lock = Lock::take(&desk)?;
            Ok((desk, lock, session.make_in(REVIEWS)?, session.make_in(CORRECTIONS)?))
        })();
        let (desk, locked, reviews, corrections) = taken.map_err(no_lock)?;
        let (lock, tag) = match locked {
            Locked::Held(lock) => (Some(lock), String::new()),
            Locked::Busy(holder) => return Err(WhyReadOnly::HeldBy(holder)),
            Locked::Unsupported => {
                let moment = Timestamp::now().as_nanosecond();
                (None, format!("-{}-{moment}", std::process::id()))
            }
        };
        let desk = Arc::new(desk);
        let record =
            |what, home| Record::new(what, home, file_name(reviewer), Arc::clone(&desk), &tag);
        Ok(Files {
            review: record("review", reviews),
            corrections: record("corrections", corrections),
            desk,
            lock,
        })
    }
}

impl Desk {
    /// Shows the newest earlier version of the review that can be read.
    fn fall_back(&mut self, own: Option<&Folder>, owner: (&SessionId, &ReviewerId)) {
        let Some(own) = own else { return };
        for (_, name) in generations(own, "review").into_iter().rev() {
            let earlier = read_own::<Review>(Some(own), &name, owner);
            if let (Some(review), None) = (earlier.file, earlier.flaw) {
                self.review = review;
                let path = shown(&own.at(&name));
                self.notices.push(format!("what is shown is the newest earlier version, {path}"));
                return;
            }
        }
        self.notices
            .push("no earlier version of the review can be read; an empty one is shown".into());
    }

    /// Says so where a review is gone but earlier versions are there.
    fn mention_generations(&mut self, own: Option<&Folder>) {
        let Some(own) = own else { return };
        if let Some((_, newest)) = generations(own, "review").pop() {
            let path = shown(&own.at(&newest));
            self.notices.push(format!(
                "the review file is gone and a new one is begun; its last earlier version is {path}"
            ));
        }
    }

    /// Reads the corrections of everybody else.
    fn read_others(&mut self, folder: Option<&Folder>, id: &SessionId, reviewer: &ReviewerId) {
        let Some(folder) = folder else { return };
        let mut names = folder.names().unwrap_or_default();
        names.sort_unstable();
        for name in names {
            let owner = name.strip_suffix(".json").and_then(|stem| ReviewerId::new(stem).ok());
            let Some(owner) = owner else {
                let path = shown(&folder.at(&name));
                self.notices.push(format!("{path} is not one of candor's files; it was left out"));
                continue;
            };
            if owner == *reviewer {
                continue;
            }
            let theirs = read_own::<Corrections>(Some(folder), &name, (id, &owner));
            self.others.extend(theirs.file);
            if let Some(error) = theirs.flaw {
                self.notices.push(format!("the corrections of {owner} are left out: {error}"));
            }
        }
    }

    /// Looks after what an interrupted save left.
    fn recover(&mut self, files: &Files) {
        if files.lock.is_none() {
            self.notices.push(
                "this disk has no locks: keep the session open in one candor at a time".into(),
            );
            return;
        }
        for record in [&files.review, &files.corrections] {
            if let Some(kept) = record.clear_leftover() {
                let path = shown(&kept);
                self.notices
                    .push(format!("a save was interrupted; what it left is kept as {path}"));
                self.recovered.push(kept);
            }
        }
    }
}

impl Writer {
    /// Saves the review. When this returns [`Saved`], a power cut cannot take it away.
    ///
    /// # Errors
    /// [`SaveError`] says how far it came. After [`SaveError::ChangedOnDisk`] the review is saved all the
    /// same; after the others, call again.
    pub fn save(&mut self, review: &Review) -> Result<Saved, SaveError> {
        self.write(review, |files| &mut files.review)
    }

    /// Saves the reviewer's corrections, as [`Self::save`] does the review.
    ///
    /// # Errors
    /// As for [`Self::save`].
    pub fn save_corrections(&mut self, corrections: &Corrections) -> Result<Saved, SaveError> {
        self.write(corrections, |files| &mut files.corrections)
    }

    /// Remembers the place. It is replaced whole, but not synced: nobody is told that it is saved.
    ///
    /// # Errors
    /// What the system said.
    pub fn save_place(&mut self, place: &Place) -> io::Result<()> {
        replace_lightly(&self.files.desk, "place.new", PLACE_FILE, &as_json(place)?)
    }

    fn write<T: Owned + Serialize>(
        &mut self,
        file: &T,
        record: fn(&mut Files) -> &mut Record,
    ) -> Result<Saved, SaveError> {
        let path = record(&mut self.files).path();
        let what = if T::SCHEMA == Review::SCHEMA { "review" } else { "corrections" };
        let failed = |error| SaveError::NotSaved { what, path: path.clone(), error };
        if file.owner() != (&self.session, &self.reviewer) {
            return Err(failed(io::Error::other("it belongs to another session or reviewer")));
        }
        let bytes = as_json(file).map_err(failed)?;
        if self.lost {
            self.open_again().map_err(failed)?;
        }
        let saved = match record(&mut self.files).save(&bytes) {
            Err(SaveError::NotSaved { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
                self.open_again().map_err(failed)?;
                record(&mut self.files).save(&bytes)
            }
            saved => saved,
        };
        saved.map(|()| Saved { at: Timestamp::now(), bytes: bytes.len() })
    }

    /// Opens the folders again after somebody removed or replaced them: a tool that cleans up takes the
    /// reviewer's folder with it. A session that was erased stays erased.
    fn open_again(&mut self) -> io::Result<()> {
        self.lost = true;
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
        self.lost = false;
        Ok(())
    }
}

/// A file as it was found.
struct FoundFile<T> {
    file: Option<T>,
    identity: Option<Identity>,
    bytes: Vec<u8>,
    flaw: Option<StoreError>,
}

impl<T> FoundFile<T> {
    /// Puts the file where it is used. Returns what stands on the disk, and what is wrong with it with
    /// whether it can be shown all the same.
    #[allow(clippy::type_complexity, reason = "two pairs, taken apart at once")]
    fn take_into(self, place: &mut T) -> ((Option<Identity>, Vec<u8>), Option<(StoreError, bool)>) {
        let is_shown = self.file.is_some();
        if let Some(file) = self.file {
            *place = file;
        }
        ((self.identity, self.bytes), self.flaw.map(|flaw| (flaw, is_shown)))
    }
}

/// Reads a file that must belong to `owner`.
fn read_own<T: Owned>(
    folder: Option<&Folder>,
    name: &str,
    owner: (&SessionId, &ReviewerId),
) -> FoundFile<T> {
    let mut found = FoundFile { file: None, identity: None, bytes: Vec::new(), flaw: None };
    let Some(folder) = folder else { return found };
    let (bytes, stat) = match read_in(folder, name, RECORD_LIMIT) {
        Ok(Some(read)) => read,
        Ok(None) => return found,
        Err(error) => {
            found.flaw = Some(error);
            return found;
        }
    };
    found.identity = Some(Identity::of(&stat));
    match parse::<T>(&bytes) {
        Ok(file) if file.owner() == owner => found.file = Some(file),
        Ok(file) => {
            let (session, reviewer) = file.owner();
            let message = format!("it belongs to '{reviewer}' and session {session}");
            found.flaw = Some(Flaw::Broken { line: 1, column: 1, message }.at(folder.at(name)));
        }
        Err(flaw) => {
            if matches!(flaw, Flaw::Newer { .. }) {
                found.file = serde_json::from_slice(&bytes).ok();
            }
            found.flaw = Some(flaw.at(folder.at(name)));
        }
    }
    found.bytes = bytes;
    found
}

fn file_name(reviewer: &ReviewerId) -> String {
    format!("{reviewer}.json")
}

/// As it stands in a file: for people, with a line end.
fn as_json(file: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(file)?;
    bytes.push(b'\n');
    Ok(bytes)
}
