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
    let write = || -> io::Result<()> {
        let mut file = create(path)?;
        serde_json::to_writer_pretty(&mut file, review)?;
        file.write_all(b"\n")?;
        file.sync_all()
    };
    let failed = |error| StoreError::Io { doing: "write a copy to", path: path.into(), error };
    write().map_err(failed)
}

fn create(path: &Path) -> io::Result<fs::File> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}
