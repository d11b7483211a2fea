//! A reviewer's desk: everything that is needed to go on with one session, and the right to write it.
//!
//! Opening never waits and never overwrites: what cannot be written is shown read-only, with the reason.

use std::path::PathBuf;

use super::error::{StoreError, because, shown};
use super::folder::{Folder, is_missing};
use super::handed::forgotten;
use super::merging::{Merged, is_beside, other_versions};
use super::own::{OnDisk, Owned, Owner, file_name, read_own};
use super::read::{RECORD_LIMIT, parse, read_in};
use super::record::{Record, generations, last_name};
use super::why::WhyReadOnly;
use super::writer::{Files, PLACE_FILE, Writer};
use super::{CORRECTIONS, Library, PRIVATE, REVIEWS};
use crate::model::corrections::Corrections;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::place::Place;
use crate::model::review::Review;
use crate::model::rubric::Rubric;

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
    /// True where the review is not the one that stands on the disk: it came out of an interrupted save or
    /// an earlier version, and has to be saved.
    pub is_restored: bool,
}

/// Whether changes can be saved.
#[derive(Debug)]
pub enum Access {
    /// Yes, by this.
    Writable(Writer),
    /// No, and why.
    ReadOnly(WhyReadOnly),
}

/// A reviewer's folders in one session, as far as they are there.
struct Folders {
    reviews: Option<Folder>,
    corrections: Option<Folder>,
    private: Option<Folder>,
}

impl Library {
    /// Opens a reviewer's desk: reads the files and takes the lock.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such session, or its folders cannot be opened. Everything else that
    /// is wrong makes the desk read-only, or is a notice.
    pub fn desk(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        rubric: &Rubric,
    ) -> Result<Desk, StoreError> {
        let session = self.open_session(id)?;
        // The lock comes before the first look, so that nothing changes in between.
        let files = self.take_files(&session, reviewer);
        let owner = Owner { session: id, reviewer };
        let folders = Folders::open(&session, reviewer)?;
        let mut desk = Desk::empty(owner, rubric);
        let (review, no_review) = desk.read_review(&folders, owner);
        let (corrections, no_corrections) = desk.read_corrections(&folders, owner);
        desk.read_others(folders.corrections.as_ref(), owner);
        desk.place = folders.private.as_ref().and_then(read_place);

        let obstacle = no_review.or(no_corrections).map(WhyReadOnly::from);
        desk.access = match files {
            Err(why) => Access::ReadOnly(why),
            Ok(mut files) => {
                files.review.expect(review);
                files.corrections.expect(corrections);
                desk.advise_on_locks(&files);
                if files.is_locked() {
                    if obstacle.is_none() {
                        desk.go_on_with_leftovers(&files, owner);
                        desk.merge_other_versions(&folders, &files, owner);
                    }
                    desk.recover(&files);
                }
                desk.tell_of_forgotten_notes(folders.private.as_ref());
                match obstacle {
                    Some(why) => Access::ReadOnly(why),
                    None => Access::Writable(Writer::new(self, owner, files)),
                }
            }
        };
        Ok(desk)
    }

    /// Opens a reviewer's desk in a session whose folder was made just now: nothing is in it that could be read.
    ///
    /// # Errors
    /// As for [`Self::desk`].
    pub fn new_desk(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        rubric: &Rubric,
    ) -> Result<Desk, StoreError> {
        let owner = Owner { session: id, reviewer };
        let mut desk = Desk::empty(owner, rubric);
        desk.access = match self.take_files(&self.open_session(id)?, reviewer) {
            Err(why) => Access::ReadOnly(why),
            Ok(files) => {
                desk.advise_on_locks(&files);
                Access::Writable(Writer::new(self, owner, files))
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
        let folders = Folders::open(&session, reviewer)?;
        let owner = Owner { session: id, reviewer };
        let name = file_name(reviewer);
        let review = read_own::<Review>(folders.reviews.as_ref(), &name, owner);
        let corrections = read_own::<Corrections>(folders.corrections.as_ref(), &name, owner);
        let mut notices = Vec::new();
        for (flaw, record) in [(review.flaw, &files.review), (corrections.flaw, &files.corrections)]
        {
            if flaw.is_some_and(|flaw| WhyReadOnly::from(flaw).can_be_set_aside()) {
                let failed =
                    |error| StoreError::Io { doing: "set aside", path: record.path(), error };
                let kept = record.set_aside().map_err(failed)?;
                notices.push(format!("the file that could not be read is now {}", shown(&kept)));
            }
        }
        // The lock is free again before the desk takes it.
        drop(files);
        let mut after = self.desk(id, reviewer, rubric)?;
        after.review = before.review;
        after.corrections = before.corrections;
        after.notices = notices;
        after.is_restored = true;
        Ok(after)
    }
}

impl Folders {
    /// A folder that is missing is empty. One that cannot be opened is not: taken for empty, it would
    /// make a new review beside the old one.
    fn open(session: &Folder, reviewer: &ReviewerId) -> Result<Self, StoreError> {
        let open = |name: &str| match session.open_in(name) {
            Ok(folder) => Ok(Some(folder)),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(StoreError::Io { doing: "open", path: session.at(name), error }),
        };
        Ok(Self {
            reviews: open(REVIEWS)?,
            corrections: open(CORRECTIONS)?,
            private: open(&format!("{PRIVATE}/{reviewer}")).ok().flatten(),
        })
    }
}

impl Desk {
    /// A desk with nothing on it.
    fn empty(owner: Owner<'_>, rubric: &Rubric) -> Self {
        let Owner { session, reviewer } = owner;
        Self {
            review: Review::new(session.clone(), reviewer.clone(), rubric),
            corrections: Corrections::new(session.clone(), reviewer.clone()),
            others: Vec::new(),
            place: None,
            access: Access::ReadOnly(WhyReadOnly::Asked),
            notices: Vec::new(),
            recovered: Vec::new(),
            is_restored: false,
        }
    }

    /// Reads the review, or what can be shown instead of it. Returns what stands on the disk, and why it
    /// cannot be written.
    fn read_review(
        &mut self,
        folders: &Folders,
        owner: Owner<'_>,
    ) -> (Option<OnDisk>, Option<StoreError>) {
        let name = file_name(owner.reviewer);
        let found = read_own::<Review>(folders.reviews.as_ref(), &name, owner);
        match found.file {
            Some(review) => self.review = review,
            None if found.flaw.is_some() => self.fall_back(folders.private.as_ref(), owner),
            None => self.bring_back(folders.private.as_ref(), owner),
        }
        (found.on_disk, found.flaw)
    }

    /// The same for the reviewer's corrections, which have no earlier versions to show.
    fn read_corrections(
        &mut self,
        folders: &Folders,
        owner: Owner<'_>,
    ) -> (Option<OnDisk>, Option<StoreError>) {
        let name = file_name(owner.reviewer);
        let found = read_own::<Corrections>(folders.corrections.as_ref(), &name, owner);
        if let Some(corrections) = found.file {
            self.corrections = corrections;
        }
        (found.on_disk, found.flaw)
    }

    /// Shows the newest earlier version of the review that can be read.
    fn fall_back(&mut self, private: Option<&Folder>, owner: Owner<'_>) {
        self.notices.push(match newest_kept(private, owner) {
            Some(review) => {
                self.review = review;
                "its newest earlier version is shown".into()
            }
            None => "no earlier version can be read; an empty review is shown".into(),
        });
    }

    /// Where the review is gone but earlier versions are there, goes on from the newest.
    fn bring_back(&mut self, private: Option<&Folder>, owner: Owner<'_>) {
        if let Some(review) = newest_kept(private, owner) {
            self.review = review;
            self.is_restored = true;
            self.notices
                .push("the review file was gone; its newest earlier version is back".into());
        }
    }

    /// Goes on from what an interrupted save has left of the review and the corrections.
    fn go_on_with_leftovers(&mut self, files: &Files, owner: Owner<'_>) {
        if let Some(review) = leftover(&files.review, &self.review, owner, Review::continues) {
            self.review = review;
            self.is_restored = true;
        }
        let corrections = &self.corrections;
        let left = leftover(&files.corrections, corrections, owner, Corrections::continues);
        if let Some(corrections) = left {
            self.corrections = corrections;
            self.is_restored = true;
        }
    }

    /// Takes in what other versions of the review and the corrections say. Merging them again changes nothing.
    fn merge_other_versions(&mut self, folders: &Folders, files: &Files, owner: Owner<'_>) {
        let private = folders.private.as_ref();
        let others =
            other_versions(&self.review, private, folders.reviews.as_ref(), &files.review, owner);
        if let Some(review) = self.review.with_others(&others) {
            self.review = review;
            self.tell_of_merge(Review::WORDS);
        }
        let home = folders.corrections.as_ref();
        let others = other_versions(&self.corrections, private, home, &files.corrections, owner);
        if let Some(corrections) = self.corrections.with_others(&others) {
            self.corrections = corrections;
            self.tell_of_merge(Corrections::WORDS);
        }
    }

    fn tell_of_merge(&mut self, words: &str) {
        self.is_restored = true;
        self.notices.push(words.into());
    }

    /// Reads the corrections of everybody else.
    fn read_others(&mut self, folder: Option<&Folder>, own: Owner<'_>) {
        let Some(folder) = folder else { return };
        let mut names = folder.names().unwrap_or_else(|error| {
            let (path, why) = (shown(folder.path()), because(&error));
            self.notices.push(format!("corrections in {path} may be missing: {why}"));
            Vec::new()
        });
        names.sort_unstable();
        for name in names {
            if is_beside(&name, own.reviewer) {
                continue;
            }
            let stem = name.strip_suffix(".json");
            let Some(reviewer) = stem.and_then(|stem| ReviewerId::new(stem).ok()) else {
                let path = shown(&folder.at(&name));
                self.notices.push(format!("{path} is not one of candor's files; it was left out"));
                continue;
            };
            if reviewer == *own.reviewer {
                continue;
            }
            let owner = Owner { session: own.session, reviewer: &reviewer };
            let theirs = read_own::<Corrections>(Some(folder), &name, owner);
            self.others.extend(theirs.file);
            if let Some(error) = theirs.flaw {
                self.notices
                    .push(format!("the corrections of {reviewer} may be incomplete: {error}"));
            }
        }
    }

    /// Tells of notes that an editor left and nobody took back.
    fn tell_of_forgotten_notes(&mut self, private: Option<&Folder>) {
        let Some(private) = private else { return };
        for path in forgotten(private, &self.review) {
            let path = shown(&path);
            let words = "an editor left a note that was not taken";
            self.notices.push(format!("{words}: it is in {path}; remove it when you have read it"));
        }
    }

    fn advise_on_locks(&mut self, files: &Files) {
        if !files.is_locked() {
            let advice = "this disk has no locks: keep the session open in one candor at a time";
            self.notices.push(advice.into());
        }
    }

    /// Looks after what an interrupted save left.
    fn recover(&mut self, files: &Files) {
        for record in [&files.review, &files.corrections] {
            for kept in record.clear_leftovers() {
                let path = shown(&kept);
                self.notices
                    .push(format!("a save was interrupted; what it left is kept as {path}"));
                self.recovered.push(kept);
            }
        }
    }
}

/// What an interrupted save left, where it is more than what stands on the disk. What stands there may also be more
/// than the leftover: then that is worth nothing any more.
fn leftover<T: Owned>(
    record: &Record,
    standing: &T,
    owner: Owner<'_>,
    continues: fn(&T, &T) -> bool,
) -> Option<T> {
    let leftover = record.leftover()?;
    let left = parse::<T>(&leftover.bytes).ok().filter(|left| left.owner() == owner)?;
    let is_newer = record.is_older_than(&leftover);
    if continues(&left, standing) && is_newer {
        record.keep_leftover();
        return Some(left);
    }
    if continues(standing, &left) && !is_newer {
        record.drop_leftover();
    }
    None
}

/// The newest version of a review that is kept and can be read: the one that was saved last, else an earlier one.
fn newest_kept(private: Option<&Folder>, owner: Owner<'_>) -> Option<Review> {
    let private = private?;
    let earlier = generations(private, Review::WHAT).into_iter().rev().map(|(_, name)| name);
    std::iter::once(last_name(Review::WHAT)).chain(earlier).find_map(|name| {
        let found = read_own::<Review>(Some(private), &name, owner);
        found.file.filter(|_| found.flaw.is_none())
    })
}

fn read_place(private: &Folder) -> Option<Place> {
    let (bytes, _) = read_in(private, PLACE_FILE, RECORD_LIMIT).ok()??;
    parse(&bytes).ok()
}
