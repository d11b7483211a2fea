//! The library on disk: sessions, reviews, corrections and places. The only code that touches the disk.
//!
//! ```text
//! <library>/sessions/<session>/session.json, source           import.rs
//! <library>/sessions/<session>/reviews/<reviewer>.json        desk.rs reads, writer.rs writes
//! <library>/sessions/<session>/corrections/<reviewer>.json    the same
//! <library>/sessions/<session>/.candor/<reviewer>/            lock.rs; record.rs: what keeps writing safe
//! <library>/rubrics/                                           rubrics.rs
//! <library>/.index                                            index.rs
//! <library>/.preferences/<reviewer>.json                      preferences.rs
//! ```
//!
//! Everything goes through handles of folders (`folder.rs`), is read with limits (`read.rs`, `own.rs`) and
//! is replaced whole (`durable.rs`). Whatever goes wrong is one sentence (`error.rs`, `why.rs`).

mod copy;
mod desk;
mod durable;
mod error;
mod folder;
mod folders;
mod handed;
mod import;
mod index;
mod lock;
mod look;
mod merging;
mod own;
mod preferences;
mod read;
mod record;
mod rubrics;
mod settings;
mod why;
mod writer;

use std::io;
use std::path::{Path, PathBuf};

use crate::model::ids::SessionId;
use crate::model::session::Session;
use folder::{Folder, is_missing};
use read::{SESSION_LIMIT, SOURCE_LIMIT, parse_in, read_in};

pub use copy::{save_copy, write_new};
pub use desk::{Access, Desk};
pub use error::{SaveError, StoreError, shown};
pub use folders::{Found, files_below};
pub use handed::{Handed, Left};
pub use import::Imported;
pub use index::{Entries, Entry, Problem, State};
pub use lock::{Holder, NotAsked, ask_holder_to_leave};
pub use read::{SOURCE_LIMIT as LARGEST_SOURCE, digest_source, read_beginning, read_source};
pub use rubrics::Edition;
pub use settings::{Settings, SettingsFrom};
pub use why::WhyReadOnly;
pub use writer::{Saved, Writer};

const SESSIONS: &str = "sessions";
const SESSION_FILE: &str = "session.json";
const SOURCE_FILE: &str = "source";
const REVIEWS: &str = "reviews";
const CORRECTIONS: &str = "corrections";
const PRIVATE: &str = ".candor";

/// The folder that holds sessions and reviews. Making one does not touch the disk.
#[derive(Debug, Clone)]
pub struct Library {
    root: PathBuf,
    read_only: bool,
}

/// Where the library is when nobody says otherwise: the user's data folder.
#[must_use]
pub fn default_root() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "candor").map(|dirs| dirs.data_dir().to_owned())
}

impl Library {
    /// The library at `root`. With `read_only`, nothing is ever written, not even a lock.
    #[must_use]
    pub fn at(root: PathBuf, read_only: bool) -> Self {
        Self { root, read_only }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// True where nothing is ever written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// True where the session is in the library.
    #[must_use]
    pub fn contains(&self, id: &SessionId) -> bool {
        self.session_path(id).join(SESSION_FILE).is_file()
    }

    /// The session.
    ///
    /// # Errors
    /// [`StoreError`] where it is missing, damaged, too large or of a newer version.
    pub fn session(&self, id: &SessionId) -> Result<Session, StoreError> {
        let folder = self.open_session(id)?;
        let session = parse_in(&folder, SESSION_FILE, SESSION_LIMIT)?;
        session.map(|(session, _)| session).ok_or_else(|| missing(&folder, SESSION_FILE))
    }

    /// The bytes that the session was made from.
    ///
    /// # Errors
    /// [`StoreError`] where they are missing or cannot be read.
    pub fn source(&self, id: &SessionId) -> Result<Vec<u8>, StoreError> {
        self.file(id, SOURCE_FILE, SOURCE_LIMIT)
    }

    /// The only session whose id begins with `prefix`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Ambiguous`] with everything it could be.
    pub fn find(&self, prefix: &str) -> Result<SessionId, StoreError> {
        let not_found =
            || StoreError::NotFound { library: self.root.clone(), prefix: prefix.into() };
        let wanted = prefix.to_ascii_lowercase();
        if wanted.is_empty() || !wanted.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(not_found());
        }
        if let Ok(id) = SessionId::new(wanted.as_str()) {
            return if self.contains(&id) { Ok(id) } else { Err(not_found()) };
        }
        let mut candidates: Vec<SessionId> = self
            .session_ids()?
            .into_iter()
            .filter(|id| id.as_str().starts_with(&wanted) && self.contains(id))
            .collect();
        match (candidates.pop(), candidates.is_empty()) {
            (None, _) => Err(not_found()),
            (Some(only), true) => Ok(only),
            (Some(last), false) => {
                candidates.push(last);
                Err(StoreError::Ambiguous { prefix: wanted, candidates })
            }
        }
    }

    /// The ids of all folders in `sessions/`, in order; none where there is no library yet.
    fn session_ids(&self) -> Result<Vec<SessionId>, StoreError> {
        let path = self.root.join(SESSIONS);
        let names = match Folder::open_named(path.clone()).and_then(|folder| folder.names()) {
            Ok(names) => names,
            Err(error) if is_missing(&error) => return Ok(Vec::new()),
            Err(error) => {
                return Err(StoreError::Io { doing: "list the sessions in", path, error });
            }
        };
        let mut ids: Vec<SessionId> =
            names.into_iter().filter_map(|name| SessionId::new(name).ok()).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    fn session_path(&self, id: &SessionId) -> PathBuf {
        self.root.join(SESSIONS).join(id.as_str())
    }

    /// Opens the folder of a session.
    fn open_session(&self, id: &SessionId) -> Result<Folder, StoreError> {
        let path = self.session_path(id);
        Folder::open(path.clone()).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                StoreError::NotFound { library: self.root.clone(), prefix: id.to_string() }
            }
            _ => StoreError::Io { doing: "open the session in", path, error },
        })
    }

    fn file(&self, id: &SessionId, name: &str, limit: u64) -> Result<Vec<u8>, StoreError> {
        let folder = self.open_session(id)?;
        let read = read_in(&folder, name, limit)?;
        read.map(|(bytes, _)| bytes).ok_or_else(|| missing(&folder, name))
    }

    fn refuse_if_read_only(&self) -> Result<(), StoreError> {
        if self.read_only {
            return Err(StoreError::ReadOnly { path: self.root.clone() });
        }
        Ok(())
    }
}

fn missing(folder: &Folder, name: &str) -> StoreError {
    StoreError::Io { doing: "read", path: folder.at(name), error: io::ErrorKind::NotFound.into() }
}
