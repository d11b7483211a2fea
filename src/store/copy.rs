//! A copy of a review that a user asks for by name.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::error::StoreError;
use crate::model::review::Review;

/// Writes a copy of a review to a new file of the user's choice.
///
/// # Errors
/// [`StoreError`] where the file exists already or cannot be written.
pub fn save_copy(path: &Path, review: &Review) -> Result<(), StoreError> {
    let text = serde_json::to_string_pretty(review).map_err(io::Error::from);
    let write = |text: String| write_whole(path, &(text + "\n"));
    let failed = |error| StoreError::Io { doing: "write a copy to", path: path.into(), error };
    text.and_then(write).map_err(failed)
}

/// Writes a text to a new file of the user's choice.
///
/// # Errors
/// [`StoreError`] where the file exists already or cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<(), StoreError> {
    let failed = |error| StoreError::Io { doing: "write", path: path.into(), error };
    write_whole(path, text).map_err(failed)
}

fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn create(path: &Path) -> io::Result<fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}
