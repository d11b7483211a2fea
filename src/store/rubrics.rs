//! Rubrics in the library: the present ones that people write, and every version that a review was scored by.
//!
//! ```text
//! <library>/rubrics/<rubric>.toml                 the present one; a file of a built-in's name replaces it
//! <library>/rubrics/.versions/<rubric>@<n>.toml   a version in use, kept as it was
//! ```

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::PathBuf;

use rustix::io::Errno;

use super::Library;
use super::durable::write_new;
use super::error::StoreError;
use super::folder::{Folder, is_missing};
use super::import::make_root;
use super::lock::Lock;
use super::read::read_in;
use crate::model::rubric::{BUILT_IN, Rubric};

const FOLDER: &str = "rubrics";
const VERSIONS: &str = ".versions";
/// Held while a rubric is put into its place.
const LOCK: &str = ".lock";
/// The largest rubric that is read.
const LIMIT: u64 = 1 << 20;

/// A rubric with the text that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// The rubric.
    pub rubric: Rubric,
    /// As a person wrote it.
    pub text: String,
    /// Its file; `None` for one that comes with the program.
    pub path: Option<PathBuf>,
}

impl Library {
    /// The present rubric with this id: the library's own, else the one that comes with the program.
    ///
    /// # Errors
    /// [`StoreError`] where there is none, where it cannot be read or understood, and where it was changed without
    /// counting up its version although reviews were scored by it.
    pub fn rubric(&self, id: &str) -> Result<Edition, StoreError> {
        let edition = self.written_rubric(id)?;
        let version = edition.rubric.version;
        match self.kept_text(id, version)? {
            Some(kept) if kept != edition.text.as_bytes() => match edition.path {
                Some(path) => Err(StoreError::RubricChanged { path, version }),
                None => Ok(self.kept_version(id, version)?.unwrap_or(edition)),
            },
            _ => Ok(edition),
        }
    }

    /// One version of a rubric: as it was kept, or the present one where that is it. `None` where nobody has it any
    /// more.
    ///
    /// # Errors
    /// [`StoreError`] where it is there and cannot be read or understood.
    pub fn rubric_version(&self, id: &str, version: u32) -> Result<Option<Edition>, StoreError> {
        if !Rubric::is_id(id) {
            return Ok(None);
        }
        if let Some(kept) = self.kept_version(id, version)? {
            return Ok(Some(kept));
        }
        match self.written_rubric(id) {
            Ok(edition) => Ok((edition.rubric.version == version).then_some(edition)),
            Err(StoreError::NoRubric { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The ids of all rubrics, in order: those of the library and those that come with the program.
    #[must_use]
    pub fn rubric_ids(&self) -> Vec<String> {
        let own = self.rubrics_folder().and_then(|folder| folder.names()).unwrap_or_default();
        let own = own.into_iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned));
        let built_in = BUILT_IN.iter().map(|(id, _)| (*id).to_owned());
        own.chain(built_in).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Keeps a version that answers are scored by, as long as the library lasts. It is durable when this returns.
    ///
    /// # Errors
    /// What the system said.
    pub fn keep_rubric(&self, edition: &Edition) -> io::Result<()> {
        if self.read_only {
            return Ok(());
        }
        let folder = Folder::open_named(self.root.clone())?.make_in(FOLDER)?.make_in(VERSIONS)?;
        let name = version_name(&edition.rubric.id, edition.rubric.version);
        if folder.has(&name) {
            return Ok(());
        }
        match put_new(&folder, &name, &edition.text) {
            // Another candor has kept it meanwhile.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => done,
        }
    }

    /// Puts a new rubric into the library and says where it stands.
    ///
    /// # Errors
    /// [`StoreError`] where one of that name is there, or it cannot be written.
    pub fn write_rubric(&self, id: &str, text: &str) -> Result<PathBuf, StoreError> {
        self.refuse_if_read_only()?;
        let name = format!("{id}.toml");
        let path = self.root.join(FOLDER).join(&name);
        make_root(&self.root)?;
        let write = || -> io::Result<()> {
            let folder = Folder::open_named(self.root.clone())?.make_in(FOLDER)?;
            put_new(&folder, &name, text)
        };
        write().map_err(|error| StoreError::Io { doing: "write", path: path.clone(), error })?;
        Ok(path)
    }

    fn written_rubric(&self, id: &str) -> Result<Edition, StoreError> {
        let no_rubric = || StoreError::NoRubric { id: id.into(), known: self.rubric_ids() };
        if !Rubric::is_id(id) {
            // Looked for among the names that there are: what somebody calls a rubric is no path.
            let name = self.rubric_ids().into_iter().find(|known| known == id);
            let path = name.map(|name| self.root.join(FOLDER).join(format!("{name}.toml")));
            return Err(path.map_or_else(no_rubric, |path| StoreError::RubricName { path }));
        }
        let name = format!("{id}.toml");
        if let Some(edition) = self.rubric_file(&[], &name)? {
            let path = || edition.path.clone().unwrap_or_default();
            if edition.rubric.id != id {
                return Err(StoreError::RubricId { path: path(), expected: id.into() });
            }
            return Ok(edition);
        }
        let text = Rubric::built_in(id).ok_or_else(no_rubric)?;
        let path = PathBuf::from(id);
        let rubric = Rubric::parse(text).map_err(|error| StoreError::Rubric { path, error })?;
        Ok(Edition { rubric, text: text.into(), path: None })
    }

    fn kept_version(&self, id: &str, version: u32) -> Result<Option<Edition>, StoreError> {
        self.rubric_file(&[VERSIONS], &version_name(id, version))
    }

    fn kept_text(&self, id: &str, version: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let read = self.rubric_bytes(&[VERSIONS], &version_name(id, version))?;
        Ok(read.map(|(bytes, _)| bytes))
    }

    fn rubrics_folder(&self) -> io::Result<Folder> {
        Folder::open_named(self.root.clone())?.open_in(FOLDER)
    }

    /// A rubric file, in folders below the one of the rubrics; `None` where there is none.
    fn rubric_file(&self, below: &[&str], name: &str) -> Result<Option<Edition>, StoreError> {
        let Some((bytes, path)) = self.rubric_bytes(below, name)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| StoreError::Unreadable {
            path: path.clone(),
            line: 0,
            column: 1,
            message: "it is not UTF-8 text".into(),
        })?;
        let rubric = Rubric::parse(&text)
            .map_err(|error| StoreError::Rubric { path: path.clone(), error })?;
        Ok(Some(Edition { rubric, text, path: Some(path) }))
    }

    /// The bytes of a rubric file, and its path.
    fn rubric_bytes(
        &self,
        below: &[&str],
        name: &str,
    ) -> Result<Option<(Vec<u8>, PathBuf)>, StoreError> {
        let open =
            |folder: io::Result<Folder>, name: &&str| folder.and_then(|one| one.open_in(name));
        let folder = match below.iter().fold(self.rubrics_folder(), open) {
            Ok(folder) => folder,
            Err(error) if is_missing(&error) => return Ok(None),
            Err(error) => {
                let path = self.root.join(FOLDER);
                return Err(StoreError::Io { doing: "open", path, error });
            }
        };
        Ok(read_in(&folder, name, LIMIT)?.map(|(bytes, _)| (bytes, folder.at(name))))
    }
}

/// Puts a file where none stands, whole and durable: half a rubric could be read as a shorter one. Under a lock,
/// so that the temporary file has one name, and one that was left behind is in nobody's hands.
fn put_new(folder: &Folder, name: &str, text: &str) -> io::Result<()> {
    let _turn = Lock::take_in_turn(folder, LOCK)?.ok_or(io::ErrorKind::ResourceBusy)?;
    if folder.has(name) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let temp = format!(".{name}.new");
    let _ = folder.remove(&temp);
    write_new(folder, &temp, |out| out.write_all(text.as_bytes()))?;
    let placed = match folder.rename_new(&temp, folder, name) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => folder.rename(&temp, folder, name),
        done => done.map_err(Into::into),
    };
    if placed.is_err() {
        let _ = folder.remove(&temp);
    }
    placed.and_then(|()| folder.sync())
}

fn version_name(id: &str, version: u32) -> String {
    format!("{id}@{version}.toml")
}
