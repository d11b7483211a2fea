//! The file `config.toml` in the user's configuration folder: read whole, replaced whole.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::error::StoreError;

const LARGEST: u64 = 1 << 20;

/// Where `config.toml` stands: `$CANDOR_CONFIG`, else in the user's configuration folder.
#[must_use]
pub fn config_path() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CANDOR_CONFIG").filter(|path| !path.is_empty()) {
        return Some(path.into());
    }
    let dirs = directories::ProjectDirs::from("", "", "candor")?;
    Some(dirs.config_dir().join("config.toml"))
}

/// The text of `config.toml`; `None` where there is none.
///
/// # Errors
/// [`StoreError`] where it is there and cannot be read.
pub fn read_config() -> Result<Option<String>, StoreError> {
    config_path().map_or(Ok(None), |path| read_text(&path))
}

fn read_text(path: &Path) -> Result<Option<String>, StoreError> {
    let read = || -> io::Result<String> {
        if fs::metadata(path)?.len() > LARGEST {
            return Err(io::Error::other("it is larger than any configuration"));
        }
        fs::read_to_string(path)
    };
    match read() {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::Io { doing: "read", path: path.to_owned(), error }),
    }
}

/// The text of a file that stands beside `config.toml`, and its path; `None` where there is none.
///
/// # Errors
/// [`StoreError`] where it is there and cannot be read.
pub fn read_beside_config(name: &str) -> Result<Option<(PathBuf, String)>, StoreError> {
    let Some(path) = config_path().map(|path| path.with_file_name(name)) else { return Ok(None) };
    Ok(read_text(&path)?.map(|text| (path, text)))
}

/// Replaces the text of `config.toml`.
///
/// # Errors
/// [`StoreError`] where it cannot be written.
pub fn write_config(text: &str) -> Result<(), StoreError> {
    let Some(path) = config_path() else { return Ok(()) };
    let write = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let new = path.with_extension("toml.new");
        fs::write(&new, text)?;
        fs::File::open(&new)?.sync_all()?;
        fs::rename(&new, &path)
    };
    write().map_err(|error| StoreError::Io { doing: "write", path: path.clone(), error })
}
