//! The file `config.toml` in the user's configuration folder: read whole, replaced whole.

use std::fs;
use std::io::{self, Write};
use std::path::{self, Path, PathBuf};
use std::string::FromUtf8Error;

use super::durable::write_new;
use super::error::StoreError;
use super::folder::Folder;

const LARGEST: u64 = 1 << 20;

/// Where the configuration stands: `config.toml` and the user's own lists beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    path: Option<PathBuf>,
    from: SettingsFrom,
}

/// Who said where the configuration stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SettingsFrom {
    /// Nobody: it is in the user's configuration folder.
    #[default]
    Folder,
    /// `$CANDOR_CONFIG`.
    Environment,
    /// An option on the command line.
    Option,
}

impl Settings {
    /// The file that was asked for, else `$CANDOR_CONFIG`, else `config.toml` in the user's configuration folder.
    #[must_use]
    pub fn find(asked: Option<&Path>) -> Self {
        if let Some(path) = asked {
            return Self { path: Some(path.into()), from: SettingsFrom::Option };
        }
        if let Some(path) = std::env::var_os("CANDOR_CONFIG").filter(|path| !path.is_empty()) {
            return Self { path: Some(path.into()), from: SettingsFrom::Environment };
        }
        let folders = directories::ProjectDirs::from("", "", "candor");
        let path = folders.map(|folders| folders.config_dir().join("config.toml"));
        Self { path, from: SettingsFrom::Folder }
    }

    /// The file, whether or not it is there; `None` where there is no home folder to have it in.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Who said where it is.
    #[must_use]
    pub fn from(&self) -> SettingsFrom {
        self.from
    }

    /// The text of the file; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where it is there and cannot be read.
    pub fn read(&self) -> Result<Option<String>, StoreError> {
        self.path().map_or(Ok(None), read_text)
    }

    /// The text of a file that stands beside it, and its path; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] where it is there and cannot be read.
    pub fn read_beside(&self, name: &str) -> Result<Option<(PathBuf, String)>, StoreError> {
        let Some(path) = self.path().map(|path| path.with_file_name(name)) else {
            return Ok(None);
        };
        Ok(read_text(&path)?.map(|text| (path, text)))
    }

    /// Replaces the text of the file.
    ///
    /// # Errors
    /// [`StoreError`] where it cannot be written.
    pub fn write(&self, text: &str) -> Result<(), StoreError> {
        let Some(path) = self.path() else { return Ok(()) };
        // A link stays one: what it leads to is replaced.
        let place = fs::canonicalize(path).or_else(|_| path::absolute(path));
        place.and_then(|place| replace(&place, text)).map_err(|error| StoreError::Io {
            doing: "write",
            path: path.into(),
            error,
        })
    }
}

/// Puts a new file, for its owner alone, in the place of the one at `path`.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().and_then(|name| name.to_str());
    let (Some(folder), Some(name)) = (path.parent(), name) else {
        return Err(io::Error::other("its name is not text in UTF-8"));
    };
    let folder = Folder::make_named(folder)?;
    let new = format!("{name}.new");
    // One that an interrupted write has left says nothing that anybody was promised.
    let _ = folder.remove(&new);
    write_new(&folder, &new, |file| file.write_all(text.as_bytes()))?;
    folder.rename(&new, &folder, name).inspect_err(|_| drop(folder.remove(&new)))?;
    folder.sync()
}

fn read_text(path: &Path) -> Result<Option<String>, StoreError> {
    let read = || -> io::Result<Vec<u8>> {
        if fs::metadata(path)?.len() > LARGEST {
            return Err(io::Error::other("it is larger than any configuration"));
        }
        fs::read(path)
    };
    match read() {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|error| not_text(path, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::Io { doing: "read", path: path.to_owned(), error }),
    }
}

fn not_text(path: &Path, error: &FromUtf8Error) -> StoreError {
    let text = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
    let last = text.rsplit('\n').next().unwrap_or_default();
    StoreError::Unreadable {
        path: path.into(),
        line: text.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        message: "here it is not text in UTF-8".into(),
    }
}
