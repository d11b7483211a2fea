//! The files that a user means by a path: the file itself, or everything below a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// What stands below the paths that a user named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The plain files, in order.
    pub files: Vec<PathBuf>,
    /// How many files and folders were passed over: hidden ones, what systems and programs leave behind,
    /// and what is neither file nor folder.
    pub skipped: usize,
}

/// The file that was named, or the plain files below a folder, without hidden and junk ones. Links are not
/// followed, so that a circle ends.
///
/// # Errors
/// [`StoreError`] where a folder cannot be read.
pub fn files_below(path: &Path) -> Result<Found, StoreError> {
    if !path.is_dir() {
        return Ok(Found { files: vec![path.to_owned()], skipped: 0 });
    }
    let mut found = Found::default();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| StoreError::Io { doing: "list", path: folder.clone(), error };
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            match () {
                () if is_junk(&entry.file_name().to_string_lossy()) => found.skipped += 1,
                () if kind.is_dir() => folders.push(entry.path()),
                () if kind.is_file() => found.files.push(entry.path()),
                () => found.skipped += 1,
            }
        }
    }
    found.files.sort();
    Ok(found)
}

/// What systems leave in folders, in lower case.
const JUNK: &[&str] = &[
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "icon\r",
];

/// Ends of names that programs give to what they have not finished.
const UNFINISHED: &[&str] = &["~", ".tmp", ".part", ".crdownload", ".download", ".swp"];

/// True for hidden files and for what nobody meant to keep: `.DS_Store`, `~$notes.docx`, `__MACOSX`.
fn is_junk(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(['.', '~'])
        || JUNK.contains(&name.as_str())
        || UNFINISHED.iter().any(|end| name.ends_with(end))
}
