//! A note handed to another program, in a file of its own beside the review. What comes back and cannot be taken is
//! never removed, and told of at the next opening.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rustix::process::{Pid, test_kill_process};

use super::error::StoreError;
use super::folder::Folder;
use super::read::read_in;
use super::{Library, PRIVATE};
use crate::model::ids::{ReviewerId, SessionId};
use crate::model::review::{LARGEST_NOTE, Review};

/// The largest note that is taken back, in bytes.
const LARGEST: u64 = LARGEST_NOTE as u64;

/// A note handed to another program. The file is removed with this, unless it is kept.
#[derive(Debug)]
pub struct Handed {
    folder: Folder,
    name: String,
    path: PathBuf,
    keep: bool,
}

/// What another program left of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// This text.
    Text(String),
    /// No file.
    Nothing,
}

impl Library {
    /// Writes a note to a file that an editor can change. Nobody else can read it, and no other file has its name,
    /// not even one that was kept before.
    ///
    /// # Errors
    /// [`StoreError`] where the file cannot be written.
    pub fn hand_out(
        &self,
        id: &SessionId,
        reviewer: &ReviewerId,
        note: &str,
    ) -> Result<Handed, StoreError> {
        let path = self.session_path(id).join(PRIVATE).join(reviewer.as_str());
        let failed = |error| StoreError::Io { doing: "write a note in", path: path.clone(), error };
        let folder = Folder::open(path.clone()).map_err(failed)?;
        let name = write_new(&folder, note).map_err(failed)?;
        let path = folder.at(&name);
        Ok(Handed { folder, name, path, keep: false })
    }
}

/// Writes the note under the first name that is free.
fn write_new(folder: &Folder, note: &str) -> io::Result<String> {
    let mut number = 1;
    loop {
        let name = format!("note-{}-{number}.md", std::process::id());
        match folder.create(&name) {
            Ok(mut file) => return file.write_all(note.as_bytes()).map(|()| name),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
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
    /// [`StoreError`] where what is there is no plain file, cannot be read, is larger than 1 MiB or is not UTF-8; it is
    /// then left where it is.
    pub fn take_back(&mut self) -> Result<Left, StoreError> {
        let found = self.read();
        self.keep |= found.is_err();
        found
    }

    fn read(&self) -> Result<Left, StoreError> {
        let Some((bytes, _)) = read_in(&self.folder, &self.name, LARGEST)? else {
            return Ok(Left::Nothing);
        };
        String::from_utf8(bytes).map(Left::Text).map_err(|_| StoreError::Io {
            doing: "read the note in",
            path: self.path.clone(),
            error: io::Error::new(io::ErrorKind::InvalidData, "it is not text in UTF-8"),
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
            let _ = self.folder.remove(&self.name);
        }
    }
}

/// The notes that an editor changed and nobody took back, because the program ended before or could not take them.
/// Those that say nothing that the review does not say are removed.
pub(super) fn forgotten(private: &Folder, review: &Review) -> Vec<PathBuf> {
    let mut names = private.names().unwrap_or_default();
    names.retain(|name| owner(name).is_some_and(|pid| !is_running(pid)));
    names.sort_unstable();
    let is_worth_it = |name: &String| {
        let is_known = matches!(read_in(private, name, LARGEST), Ok(Some((bytes, _)))
            if is_said(review, &bytes));
        if is_known {
            let _ = private.remove(name);
        }
        !is_known
    };
    names.into_iter().filter(is_worth_it).map(|name| private.at(&name)).collect()
}

/// The process that handed the note out; `None` for files that are something else.
fn owner(name: &str) -> Option<Pid> {
    let (pid, _) = name.strip_prefix("note-")?.strip_suffix(".md")?.split_once('-')?;
    Pid::from_raw(pid.parse().ok()?)
}

fn is_running(pid: Pid) -> bool {
    // Our own are told of when they are kept.
    !matches!(test_kill_process(pid), Err(rustix::io::Errno::SRCH))
}

/// True where the text is empty or a note of the review.
fn is_said(review: &Review, bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_end();
    text.is_empty()
        || review.note.trim_end() == text
        || review.answers.values().any(|answer| answer.note.trim_end() == text)
}
