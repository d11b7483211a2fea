//! One record: a file that one reviewer's program alone writes, replaced whole and never lost.
//!
//! Around the replace of `durable.rs` stand its safety nets, all in the reviewer's own folder: earlier
//! versions (*generations*), what was saved last (*last*), what an interrupted save left behind (*recovered*),
//! and what another program wrote into the file meanwhile (*conflict*).

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::durable::{Found, keep_copy, put, replace_lightly, set_apart, write_new};
use super::error::SaveError;
use super::folder::{Folder, Identity, own};
use super::own::OnDisk;
use super::read::{RECORD_LIMIT, is_whole, read_in};

/// How many earlier versions are kept.
const GENERATIONS: usize = 10;
/// Every how many saves one is kept.
const EVERY: u64 = 10;

/// A file that this program alone writes.
#[derive(Debug)]
pub(super) struct Record {
    /// `review` or `corrections`; also the stem of the names in the reviewer's folder.
    what: &'static str,
    home: Folder,
    name: String,
    private: Arc<Folder>,
    temp: String,
    /// What stands in its place as far as we know; `None` where nothing does.
    standing: Option<OnDisk>,
    saves: u64,
    /// True while the version before the one that stands still has the temporary name.
    is_untidy: bool,
    /// True while there is no copy of the version that stands.
    is_alone: bool,
    /// Where the latest version of somebody else went, until it was told.
    kept: Option<PathBuf>,
}

/// How far a replace came before it failed.
enum Failure {
    /// The old version stands.
    Before(io::Error),
    /// The new version stands, but may not last.
    After(io::Error),
}

impl Failure {
    fn into_after(self) -> Self {
        match self {
            Self::Before(error) | Self::After(error) => Self::After(error),
        }
    }
}

impl Record {
    /// The record `name` of the folder `home`. `tag` sets this program's temporary names apart where
    /// nothing locks others out.
    pub(super) fn new(
        what: &'static str,
        home: Folder,
        name: String,
        private: Arc<Folder>,
        tag: &str,
    ) -> Self {
        let temp = format!("{what}{tag}.new");
        Self {
            what,
            home,
            name,
            private,
            temp,
            standing: None,
            saves: 0,
            is_untidy: false,
            is_alone: false,
            kept: None,
        }
    }

    /// The path of the file.
    pub(super) fn path(&self) -> PathBuf {
        self.home.at(&self.name)
    }

    /// Tells which version was read when the review was opened.
    pub(super) fn expect(&mut self, standing: Option<OnDisk>) {
        self.standing = standing;
    }

    /// Goes on from where `other`, the same record through folders that are gone, stopped.
    pub(super) fn take_over(&mut self, other: &mut Self) {
        self.standing = other.standing.take();
        self.kept = other.kept.take();
    }

    /// Replaces the file and returns when that is durable.
    pub(super) fn save(&mut self, bytes: &[u8]) -> Result<(), SaveError> {
        if bytes.len() as u64 > RECORD_LIMIT {
            return Err(self.not_saved(io::ErrorKind::FileTooLarge.into()));
        }
        let done = match self.replace(bytes) {
            Err(Failure::Before(error)) if is_full(&error) => {
                self.prune(1);
                self.replace(bytes)
            }
            // A sync that failed proves nothing when it is repeated: the whole replace is. Whatever becomes
            // of that, the new version has been seen in its place.
            Err(Failure::After(_)) => self.replace(bytes).map_err(Failure::into_after),
            done => done,
        };
        match done {
            Ok(()) => {
                self.kept.take().map_or(Ok(()), |kept| Err(SaveError::ChangedOnDisk { kept }))
            }
            Err(Failure::Before(error)) => Err(self.not_saved(error)),
            Err(Failure::After(error)) => {
                Err(SaveError::Unknown { what: self.what, path: self.path(), error })
            }
        }
    }

    /// The error of a save that has changed nothing.
    pub(super) fn not_saved(&self, error: io::Error) -> SaveError {
        SaveError::NotSaved { what: self.what, path: self.path(), error }
    }

    /// Removes the version before the one that stands, and keeps a copy of that one. Whoever waits for a save need not
    /// wait for this.
    pub(super) fn tidy(&mut self) {
        self.remove_replaced();
        if std::mem::take(&mut self.is_alone) {
            self.keep_last();
        }
    }

    fn remove_replaced(&mut self) {
        if std::mem::take(&mut self.is_untidy) {
            // Should this fail, the next save finds it as a leftover.
            let _ = self.private.remove(&self.temp);
        }
    }

    fn replace(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.remove_replaced();
        let new = self.write_temp(bytes).map_err(Failure::Before)?;
        if self.standing.is_some() && self.saves.is_multiple_of(EVERY) {
            self.keep_generation();
        }
        let expected = if self.standing.is_some() { Found::Something } else { Found::Nothing };
        let found = put((&self.private, &self.temp), (&self.home, &self.name), expected).map_err(
            |error| {
                let _ = self.private.remove(&self.temp);
                Failure::Before(error)
            },
        )?;
        if found == Found::Something {
            self.settle();
        }
        self.standing = Some(OnDisk { identity: new, bytes: bytes.to_vec() });
        self.is_alone = true;
        self.home.sync().map_err(Failure::After)?;
        self.saves += 1;
        Ok(())
    }

    fn write_temp(&self, bytes: &[u8]) -> io::Result<Identity> {
        let write = || write_new(&self.private, &self.temp, |out| out.write_all(bytes));
        match write() {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.clear_leftovers();
                write()
            }
            written => written,
        }
    }

    /// Looks at what came out of the file's place, and keeps it where it is not our last version.
    fn settle(&mut self) {
        if self.is_ours(&self.temp) {
            self.is_untidy = true;
        } else {
            self.kept = Some(self.keep(&self.temp, "conflict"));
        }
    }

    /// True where a file of the reviewer's folder is the version that stands: a touched or copied file is no other.
    fn is_ours(&self, name: &str) -> bool {
        let has = |bytes: &[u8]| matches!(read_in(&self.private, name, RECORD_LIMIT), Ok(Some((found, _))) if found == bytes);
        let found = self.private.stat(name).ok().flatten().map(|stat| Identity::of(&stat));
        let ours = self.standing.as_ref();
        ours.is_some_and(|ours| found == Some(ours.identity) || has(&ours.bytes))
    }

    /// What another program has put into the file's place, where that can be told and read.
    pub(super) fn carried_in(&self) -> Option<Vec<u8>> {
        let found = Identity::of(&self.home.stat(&self.name).ok()??);
        if self.standing.as_ref().is_some_and(|ours| ours.identity == found) {
            return None;
        }
        read_in(&self.home, &self.name, RECORD_LIMIT).ok()?.map(|(bytes, _)| bytes)
    }

    /// Keeps a copy of the version that stands: should another one be carried into its place, or written over it, ours
    /// is still there to be merged. Best effort, as for earlier versions.
    fn keep_last(&self) {
        if let Some(ours) = &self.standing {
            let (temp, last) = (self.last_temp(), last_name(self.what));
            let _ = replace_lightly(&self.private, &temp, &last, &ours.bytes);
        }
    }

    fn last_temp(&self) -> String {
        format!("last-{}", self.temp)
    }

    /// True where the version that was saved last is not the one that stands.
    pub(super) fn has_other_last(&self) -> bool {
        !self.is_ours(&last_name(self.what))
    }

    /// Renames a temporary file so that it stays, durably, and says where it is.
    fn keep(&self, temp: &str, as_what: &str) -> PathBuf {
        let name = self.free_name(as_what);
        if self.private.rename(temp, &self.private, &name).is_err() {
            return self.private.at(temp);
        }
        // Best effort: the version of this program is what was promised.
        self.make_own(&name);
        let _ = self.private.sync();
        self.private.at(&name)
    }

    /// Moves the file itself into the reviewer's folder, on the user's word.
    pub(super) fn set_aside(&self) -> io::Result<PathBuf> {
        let name = self.free_name("unreadable");
        self.home.rename(&self.name, &self.private, &name)?;
        self.private.sync()?;
        self.home.sync()?;
        Ok(self.private.at(&name))
    }

    /// A name of the form `conflict-review-20261122T120000Z.json` that nothing has.
    fn free_name(&self, as_what: &str) -> String {
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
        let base = format!("{as_what}-{}-{now}", self.what);
        let more = (2..).map(|n| format!("{base}-{n}.json"));
        let mut names = std::iter::once(format!("{base}.json")).chain(more);
        names.find(|name| !self.private.has(name)).unwrap_or(base)
    }

    /// What an interrupted save left in this program's own temporary file.
    pub(super) fn leftover(&self) -> Option<OnDisk> {
        let (bytes, stat) = read_in(&self.private, &self.temp, RECORD_LIMIT).ok()??;
        Some(OnDisk { identity: Identity::of(&stat), bytes })
    }

    /// True where nothing stands in the file's place, or something that was written before the leftover.
    pub(super) fn is_older_than(&self, leftover: &OnDisk) -> bool {
        let standing = self.standing.as_ref();
        standing.is_none_or(|ours| ours.identity.modified < leftover.identity.modified)
    }

    /// Makes the leftover the newest of the earlier versions, until it is saved in its place.
    pub(super) fn keep_leftover(&self) {
        let _ = self.private.rename(&self.temp, &self.private, &self.next_generation());
    }

    /// Removes the leftover: what it says stands on the disk.
    pub(super) fn drop_leftover(&self) {
        let _ = self.private.remove(&self.temp);
    }

    /// Looks at what an interrupted save may have left: a whole version that stands nowhere else is kept.
    /// To be called under the lock.
    pub(super) fn clear_leftovers(&self) -> Vec<PathBuf> {
        // Half a copy of what was saved.
        let _ = self.private.remove(&self.last_temp());
        let temps = [self.temp.clone(), set_apart(&self.temp)];
        temps.iter().filter_map(|temp| self.clear_leftover(temp)).collect()
    }

    fn clear_leftover(&self, temp: &str) -> Option<PathBuf> {
        let is_kept = match read_in(&self.private, temp, RECORD_LIMIT) {
            Ok(None) => return None,
            Ok(Some((bytes, stat))) => {
                let has_other_name = stat.st_nlink > 1;
                let is_standing = self.standing.as_ref().is_some_and(|ours| ours.bytes == bytes);
                !has_other_name && !is_standing && is_whole(&bytes)
            }
            Err(_) => true,
        };
        if is_kept {
            return Some(self.keep(temp, "recovered"));
        }
        let _ = self.private.remove(temp);
        None
    }

    /// Gives the version on disk a second name, so that a mistake of this program can be taken back. Best
    /// effort: a save does not fail for it.
    fn keep_generation(&self) {
        let name = self.next_generation();
        let _ = keep_copy((&self.home, &self.name), (&self.private, &name));
        self.make_own(&name);
        self.prune(GENERATIONS);
    }

    /// Makes a file that another program has written one for its owner alone.
    fn make_own(&self, name: &str) {
        if let (Ok(file), Ok(Some(stat))) = (self.private.read(name), self.private.stat(name)) {
            let _ = own(&file, &stat);
        }
    }

    fn next_generation(&self) -> String {
        let newest = self.generations().last().map_or(0, |(number, _)| *number);
        format!("{}-{:08}.json", self.what, newest + 1)
    }

    /// Removes all but the newest generations.
    fn prune(&self, keep: usize) {
        let all = self.generations();
        for (_, name) in all.iter().take(all.len().saturating_sub(keep)) {
            let _ = self.private.remove(name);
        }
    }

    /// The generations, oldest first.
    fn generations(&self) -> Vec<(u64, String)> {
        generations(&self.private, self.what)
    }
}

/// The name of the version that was saved last, in the reviewer's folder.
pub(super) fn last_name(what: &str) -> String {
    format!("last-{what}.json")
}

/// The earlier versions that are kept in a reviewer's folder, oldest first.
pub(super) fn generations(private: &Folder, what: &str) -> Vec<(u64, String)> {
    let number = |name: &str| -> Option<u64> {
        let digits = name.strip_prefix(what)?.strip_prefix('-')?.strip_suffix(".json")?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let names = private.names().unwrap_or_default();
    let mut all: Vec<(u64, String)> =
        names.into_iter().filter_map(|name| Some((number(&name)?, name))).collect();
    all.sort_unstable();
    all
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
