//! Copies that a user asks for by name: a review written elsewhere, a note handed to an editor.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{Library, PRIVATE};
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::review::Review;

/// Writes a copy of a review to a new file of the user's choice.
///
/// # Errors
/// [`StoreError`] where the file exists already or cannot be written.
pub fn save_copy(path: &Path, review: &Review) -> Result<(), StoreError> {
    let write = || -> io::Result<()> {
        let mut file = create(path)?;
        serde_json::to_writer_pretty(&mut file, review)?;
        file.write_all(b"\n")?;
        file.sync_all()
    };
    let failed = |error| StoreError::Io { doing: "write a copy to", path: path.into(), error };
    write().map_err(failed)
}

/// A note handed to another program. It stands in the library, beside the review, and is removed with this.
#[derive(Debug)]
pub struct Handed {
    path: PathBuf,
    keep: bool,
}

impl Library {
    /// Writes a note to a file that an editor can change.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn hand_out(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        note: &str,
    ) -> Result<Handed, StoreError> {
        let folder = self.session_path(id).join(PRIVATE).join(reviewer.as_str());
        let path = folder.join(format!("note-{}.md", std::process::id()));
        let failed = |error| StoreError::Io { doing: "write", path: path.clone(), error };
        let _ = fs::remove_file(&path);
        create(&path).and_then(|mut file| file.write_all(note.as_bytes())).map_err(failed)?;
        Ok(Handed { path, keep: false })
    }
}

impl Handed {
    /// Where the note stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The note as the other program left it.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be read or is not text; the file is then left where it is.
    pub fn take_back(&mut self) -> Result<String, StoreError> {
        fs::read_to_string(&self.path).map_err(|error| {
            self.keep = true;
            StoreError::Io { doing: "read the note in", path: self.path.clone(), error }
        })
    }

    /// Leaves the file where it is.
    pub fn keep(&mut self) {
        self.keep = true;
    }
}

impl Drop for Handed {
    fn drop(&mut self) {
        if !self.keep {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn create(path: &Path) -> io::Result<fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}
