//! Taking a session into the library: its folders, its source, and last the session itself.
//!
//! A folder without `session.json` is not a session: an import that was interrupted has not happened,
//! and the next one does it again.

use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::Path;

use rustix::fs::Access;
use rustix::io::Errno;

use super::durable::write_new;
use super::error::StoreError;
use super::folder::Folder;
use super::lock::Lock;
use super::{CORRECTIONS, Library, PRIVATE, REVIEWS, SESSION_FILE, SESSIONS, SOURCE_FILE};
use crate::model::ids::SessionId;
use crate::model::session::Session;

const DOING: &str = "make the library's folder";
/// Folders are for their owner alone.
const OWN: u32 = 0o700;

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// The session is new in the library.
    New,
    /// The same source was imported before; nothing was changed.
    Already,
}

impl Library {
    /// Makes the folders that a session needs and finds out early, and in one sentence, where nothing
    /// can be written. [`Library::import`] makes them durable, before anything depends on them. True where the session
    /// had no folder yet.
    ///
    /// # Errors
    /// [`StoreError`] where a folder cannot be made or written.
    pub fn prepare(&self, id: &SessionId) -> Result<bool, StoreError> {
        self.refuse_if_read_only()?;
        make_root(&self.root)?;
        let root = open(&self.root)?;
        make(&root, SESSIONS)?;
        let sessions = open(&root.at(SESSIONS))?;
        let is_new = make(&sessions, id.as_str())?;
        let session = open(&sessions.at(id.as_str()))?;
        for name in [REVIEWS, CORRECTIONS, PRIVATE] {
            make(&session, name)?;
            let path = session.at(name);
            rustix::fs::access(&path, Access::WRITE_OK | Access::EXEC_OK)
                .map_err(|error| failed("write in", &path)(error.into()))?;
        }
        Ok(is_new)
    }

    /// Takes a session and its source into the library.
    ///
    /// # Errors
    /// [`StoreError`] where something cannot be written; the library then has no such session.
    pub fn import(&self, session: &Session, source: &[u8]) -> Result<Imported, StoreError> {
        self.refuse_if_read_only()?;
        if self.contains(&session.id) {
            return Ok(Imported::Already);
        }
        self.prepare(&session.id)?;
        let folder = self.open_session(&session.id)?;
        let doing = failed("import the session into", folder.path());
        let private = folder.make_in(PRIVATE).map_err(doing)?;
        // Two programs that import the same file take turns, and the second finds it done.
        let lock = Lock::take_in_turn(&private, "import.lock");
        let _lock = lock
            .map_err(failed("write in", private.path()))?
            .ok_or_else(|| StoreError::Busy { path: private.path().into() })?;
        if self.contains(&session.id) {
            return Ok(Imported::Already);
        }
        let doing = failed("import the session into", folder.path());
        let placed = self.place(&folder, &private, session, source).map_err(doing);
        if placed.is_err() {
            self.abandon(&session.id);
        }
        placed
    }

    /// Takes away what was begun of a session that did not come into the library. What somebody else keeps
    /// there stays, and so does a session that is in the library.
    fn abandon(&self, id: &SessionId) {
        if self.contains(id) {
            return;
        }
        let session = self.session_path(id);
        let private = session.join(PRIVATE);
        for file in [
            session.join(SOURCE_FILE),
            private.join("source.new"),
            private.join("session.new"),
            private.join("import.lock"),
        ] {
            let _ = fs::remove_file(file);
        }
        // A folder that is not empty is somebody's, and stays.
        for folder in [private, session.join(REVIEWS), session.join(CORRECTIONS), session] {
            let _ = fs::remove_dir(folder);
        }
    }

    fn place(
        &self,
        folder: &Folder,
        private: &Folder,
        session: &Session,
        source: &[u8],
    ) -> io::Result<Imported> {
        let (source_temp, session_temp) = ("source.new", "session.new");
        for leftover in [source_temp, session_temp] {
            match private.remove(leftover) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        write_new(private, source_temp, |out| out.write_all(source))?;
        private.rename(source_temp, folder, SOURCE_FILE)?;
        write_new(private, session_temp, |out| {
            serde_json::to_writer_pretty(&mut *out, session)?;
            out.write_all(b"\n")
        })?;
        // Everything that the session stands on is durable before its name appears.
        private.sync()?;
        folder.sync()?;
        for path in
            [Some(self.root.join(SESSIONS)).as_deref(), Some(&self.root), self.root.parent()]
        {
            sync_path(path)?;
        }
        let placed = match private.rename_new(session_temp, folder, SESSION_FILE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                private.rename(session_temp, folder, SESSION_FILE)
            }
            done => done.map_err(Into::into),
        };
        match placed {
            Ok(()) => folder.sync().map(|()| Imported::New),
            Err(error) => {
                let _ = private.remove(session_temp);
                if error.kind() == ErrorKind::AlreadyExists {
                    return Ok(Imported::Already);
                }
                Err(error)
            }
        }
    }
}

/// Makes the library's own folder and what is missing above it. Its own name becomes durable with the first
/// import.
pub(super) fn make_root(root: &Path) -> Result<(), StoreError> {
    let missing: Vec<&Path> = root
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .collect();
    for path in missing.iter().rev() {
        match DirBuilder::new().mode(OWN).create(path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(failed(DOING, path)(error));
            }
            Err(_) => {}
            Ok(()) => fs::set_permissions(path, Permissions::from_mode(OWN))
                .map_err(failed(DOING, path))?,
        }
        if *path != root {
            sync_path(path.parent()).map_err(failed(DOING, path))?;
        }
    }
    Ok(())
}

/// Makes the names in a folder durable. Where it may not be opened, somebody else made it long ago.
fn sync_path(path: Option<&Path>) -> io::Result<()> {
    let Some(path) = path else { return Ok(()) };
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match Folder::open_named(path.into()) {
        Ok(folder) => folder.sync(),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

fn make(folder: &Folder, name: &str) -> Result<bool, StoreError> {
    folder.make(name).map_err(failed(DOING, &folder.at(name)))
}

fn open(path: &Path) -> Result<Folder, StoreError> {
    Folder::open_named(path.into()).map_err(failed("open", path))
}

fn failed(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError + use<> {
    let path = path.to_owned();
    move |error| match error.kind() {
        ErrorKind::NotADirectory => StoreError::NotAFolder { path },
        _ => StoreError::Io { doing, path, error },
    }
}
