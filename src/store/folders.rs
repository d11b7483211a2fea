//! The files that a user means by a path: the file itself, or everything below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// The file, or the plain files below a folder in order, hidden ones left out. Links to folders are not
/// followed, so that a circle ends.
///
/// # Errors
/// [`StoreError`] where a folder cannot be read.
pub fn files_below(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| StoreError::Io { doing: "list", path: folder.clone(), error };
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}
