//! What is the user's own: the name in `config.toml`, and beside it the lists of what a note is checked for and of
//! names that repairs may propose.

use crate::app::NoteWords;
use crate::config::{Config, Refusal, Refusals};
use crate::model::ids::ReviewerId;
use crate::reading::note_check::NoteCheck;
use crate::reading::repair::Glossary;
use crate::store::{self, Settings};

/// The name of the user's own list of words that a note is checked for. It replaces the built-in one.
const NOTE_CHECK: &str = "note_check.toml";

/// The name of the user's own glossary. It comes on top of the built-in one.
const GLOSSARY: &str = "glossary.toml";

/// The glossary with the user's own names.
///
/// # Errors
/// One sentence, where there is a file that cannot be read or understood.
pub fn glossary(settings: &Settings) -> Result<Glossary, String> {
    let found = settings.read_beside(GLOSSARY).map_err(|error| error.to_string())?;
    let Some((path, text)) = found else { return Ok(Glossary::built_in()) };
    Glossary::with_user(&text)
        .map_err(|error| format!("cannot understand {}: {error}", store::shown(&path)))
}

/// What a note is checked for: the user's own list where there is one, else the built-in one. A list that cannot
/// be understood is told beside the note, and the built-in one holds.
#[must_use]
pub fn note_words(settings: Settings) -> NoteWords {
    NoteWords::new(Box::new(move || match own_list(&settings) {
        Ok(None) => (NoteCheck::built_in(), None),
        Ok(Some(check)) => (check, None),
        Err(sentence) => (NoteCheck::built_in(), Some(sentence)),
    }))
}

fn own_list(settings: &Settings) -> Result<Option<NoteCheck>, String> {
    let found = settings.read_beside(NOTE_CHECK).map_err(|error| error.to_string())?;
    let Some((path, text)) = found else { return Ok(None) };
    NoteCheck::parse(&text)
        .map(Some)
        .map_err(|error| format!("cannot understand {}: {error}", store::shown(&path)))
}

/// Signs with this name from now on: writes it into `config.toml` and leaves the rest of that as it is.
///
/// # Errors
/// One sentence, where the file cannot be read, understood or written; it then stays as it is.
pub(super) fn sign_as(settings: &Settings, reviewer: &ReviewerId) -> Result<(), String> {
    let text = settings.read().map_err(|error| error.to_string())?.unwrap_or_default();
    let text = Config::with_reviewer(&text, reviewer)
        .map_err(|refusals| misunderstood(settings, &refusals))?;
    settings.write(&text).map_err(|error| error.to_string())
}

/// What `config.toml` says.
///
/// # Errors
/// A sentence where the file cannot be read, and one a line for each that is refused in it, with line and column.
pub fn config(settings: &Settings) -> Result<Config, String> {
    let text = settings.read().map_err(|error| error.to_string())?;
    Config::parse(&text.unwrap_or_default()).map_err(|refusals| misunderstood(settings, &refusals))
}

fn misunderstood(settings: &Settings, refusals: &Refusals) -> String {
    let path = settings.path().map_or_else(|| "config.toml".into(), store::shown);
    let sentence = |refusal: &Refusal| {
        format!("cannot understand {path}, {}", crate::text::safe_line(&refusal.to_string()))
    };
    refusals.0.iter().map(sentence).collect::<Vec<_>>().join("\n")
}
