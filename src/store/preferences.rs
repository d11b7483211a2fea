//! What a reviewer likes, in `<library>/.preferences/<reviewer>.json`: replaced whole, never waited for.

use std::io;

use super::Library;
use super::durable::replace_lightly;
use super::folder::Folder;
use super::own::file_name;
use super::read::{RECORD_LIMIT, parse, read_in};
use super::writer::as_json;
use crate::model::ids::ReviewerId;
use crate::model::preferences::Preferences;

/// The folder of the library that holds them.
const FOLDER: &str = ".preferences";

impl Library {
    /// What the reviewer likes; `None` where nothing is known or nothing can be read.
    #[must_use]
    pub fn preferences(&self, reviewer: &ReviewerId) -> Option<Preferences> {
        let folder = Folder::open_named(self.root.clone()).ok()?.open_in(FOLDER).ok()?;
        let (bytes, _) = read_in(&folder, &file_name(reviewer), RECORD_LIMIT).ok()??;
        parse(&bytes).ok()
    }

    /// Remembers what the reviewer likes. Not synced: nobody is told that it is saved.
    ///
    /// # Errors
    /// What the system said.
    pub fn save_preferences(
        &self,
        reviewer: &ReviewerId,
        preferences: &Preferences,
    ) -> io::Result<()> {
        if self.read_only {
            return Ok(());
        }
        let folder = Folder::open_named(self.root.clone())?.make_in(FOLDER)?;
        let name = file_name(reviewer);
        replace_lightly(&folder, &format!("{name}.new"), &name, &as_json(preferences)?)
    }
}
