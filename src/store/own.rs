//! Files that belong to one reviewer and one session, and say so.

use super::error::StoreError;
use super::folder::{Folder, Identity};
use super::read::{Filed, Flaw, RECORD_LIMIT, parse, read_in};
use crate::model::corrections::Corrections;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::review::Review;

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner<'a> {
    pub(super) session: &'a SessionId,
    pub(super) reviewer: &'a ReviewerId,
}

/// A file that says whose it is.
pub(super) trait Owned: Filed {
    fn owner(&self) -> Owner<'_>;
}

impl Owned for Review {
    fn owner(&self) -> Owner<'_> {
        Owner { session: &self.session, reviewer: &self.reviewer }
    }
}

impl Owned for Corrections {
    fn owner(&self) -> Owner<'_> {
        Owner { session: &self.session, reviewer: &self.reviewer }
    }
}

/// A version of a file, as it stands on the disk.
#[derive(Debug)]
pub(super) struct OnDisk {
    pub(super) identity: Identity,
    pub(super) bytes: Vec<u8>,
}

/// A file as it was found. None of the fields is set where there is none.
#[derive(Debug)]
pub(super) struct Found<T> {
    /// What it says, where that can be understood.
    pub(super) file: Option<T>,
    /// What stands there.
    pub(super) on_disk: Option<OnDisk>,
    /// Why it cannot be written.
    pub(super) flaw: Option<StoreError>,
}

/// The name of a reviewer's file.
pub(super) fn file_name(reviewer: &ReviewerId) -> String {
    format!("{reviewer}.json")
}

/// Reads a file that must belong to `owner`.
pub(super) fn read_own<T: Owned>(
    folder: Option<&Folder>,
    name: &str,
    owner: Owner<'_>,
) -> Found<T> {
    let mut found = Found { file: None, on_disk: None, flaw: None };
    let Some(folder) = folder else { return found };
    let bytes = match read_in(folder, name, RECORD_LIMIT) {
        Ok(None) => return found,
        Ok(Some((bytes, stat))) => {
            let identity = Identity::of(&stat);
            &found.on_disk.insert(OnDisk { identity, bytes }).bytes
        }
        Err(error) => {
            found.flaw = Some(error);
            return found;
        }
    };
    let path = || folder.at(name);
    match parse::<T>(bytes) {
        Ok(file) if file.owner() == owner => found.file = Some(file),
        Ok(file) => {
            let Owner { session, reviewer } = file.owner();
            let message = format!("it belongs to '{reviewer}' and session {session}");
            found.flaw = Some(Flaw::Broken { line: 1, column: 1, message }.at(path()));
        }
        Err(flaw) => {
            if matches!(flaw, Flaw::Newer { .. }) {
                // It may still be close enough to be shown.
                found.file = serde_json::from_slice(bytes).ok();
            }
            found.flaw = Some(flaw.at(path()));
        }
    }
    found
}
