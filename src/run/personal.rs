//! The user's own lists, beside `config.toml`: what a note is checked for, and names that repairs may propose.

use crate::app::NoteWords;
use crate::reading::note_check::NoteCheck;
use crate::reading::repair::Glossary;
use crate::store;

/// The name of the user's own list of words that a note is checked for. It replaces the built-in one.
const NOTE_CHECK: &str = "note_check.toml";

/// The name of the user's own glossary. It comes on top of the built-in one.
const GLOSSARY: &str = "glossary.toml";

/// The glossary with the user's own names.
///
/// # Errors
/// One sentence, where there is a file that cannot be read or understood.
pub fn glossary() -> Result<Glossary, String> {
    let found = store::read_beside_config(GLOSSARY).map_err(|error| error.to_string())?;
    let Some((path, text)) = found else { return Ok(Glossary::built_in()) };
    Glossary::with_user(&text)
        .map_err(|error| format!("cannot understand {}: {error}", store::shown(&path)))
}

/// What a note is checked for: the user's own list where there is one, else the built-in one. A list that cannot
/// be understood is told beside the note, and the built-in one holds.
#[must_use]
pub fn note_words() -> NoteWords {
    NoteWords::new(Box::new(|| match own_list() {
        Ok(None) => (NoteCheck::built_in(), None),
        Ok(Some(check)) => (check, None),
        Err(sentence) => (NoteCheck::built_in(), Some(sentence)),
    }))
}

fn own_list() -> Result<Option<NoteCheck>, String> {
    let found = store::read_beside_config(NOTE_CHECK).map_err(|error| error.to_string())?;
    let Some((path, text)) = found else { return Ok(None) };
    NoteCheck::parse(&text)
        .map(Some)
        .map_err(|error| format!("cannot understand {}: {error}", store::shown(&path)))
}
