//! Looking at what stands in a session without sitting down to it: no lock, nothing written.

use super::error::StoreError;
use super::own::{Owner, file_name, read_own};
use super::{CORRECTIONS, Library, REVIEWS};
use crate::model::corrections::Corrections;
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::review::Review;

impl Library {
    /// Everybody's corrections of a session, as far as they can be read.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such session.
    pub fn corrections(&self, id: &SessionId) -> Result<Vec<Corrections>, StoreError> {
        let session = self.open_session(id)?;
        let Ok(folder) = session.open_in(CORRECTIONS) else { return Ok(Vec::new()) };
        let mut files = Vec::new();
        for name in folder.names().unwrap_or_default() {
            let stem = name.strip_suffix(".json").unwrap_or_default();
            if let Ok(reviewer) = ReviewerId::new(stem) {
                let owner = Owner { session: id, reviewer: &reviewer };
                files.extend(read_own::<Corrections>(Some(&folder), &name, owner).file);
            }
        }
        Ok(files)
    }

    /// A reviewer's review of a session; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where there is no such session, or the review cannot be read.
    pub fn review(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
    ) -> Result<Option<Review>, StoreError> {
        let session = self.open_session(id)?;
        let folder = session.open_in(REVIEWS).ok();
        let owner = Owner { session: id, reviewer };
        let found = read_own::<Review>(folder.as_ref(), &file_name(reviewer), owner);
        match found.flaw {
            Some(flaw) => Err(flaw),
            None => Ok(found.file),
        }
    }
}
