//! JSON in, a talk out: what recognisers, chats and question sheets write.
//!
//! ```text
//! text ─► outline: the upper keys ─► detect ─► one reader a vendor ─► words ─► turns
//!                                        └───► chat, pairs: by key, wherever the list stands
//! ```
//!
//! The big parts go into typed structs whose values are slices of the source (`raw`), so a turn knows
//! where it stands. A source that repeats itself (segments and words, utterances and words) is read once.

mod assemblyai;
mod aws;
mod channels;
mod chat;
mod clock;
mod deepgram;
mod detect;
mod editor;
mod google;
mod ibm;
mod lines;
mod listing;
mod mend;
mod outline;
mod pairs;
mod raw;
mod record;
mod report;
mod spans;
mod speechmatics;
mod whisper;
mod whisper_cpp;
mod words;

#[cfg(test)]
mod tests;

use detect::{Found, Shape, detect};
use listing::Place;
use outline::Outline;
use raw::Raw;

use crate::model::session::{Format, ReportKind};
use crate::transcript::talk::Talk;

/// Why JSON is no talk. The caller puts the path in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonTrouble {
    /// It ends before it is whole.
    #[error("is JSON that breaks off at line {line}, column {column}: export or copy it once more")]
    BrokenOff {
        /// Line of the last character, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
    },
    /// It is not JSON at some place.
    #[error("is no JSON at line {line}, column {column} ({what}): export it once more")]
    Wrong {
        /// Line of the place, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// Nothing known is made like this.
    #[error(
        "is JSON of an unknown shape ({top}): no transcript, chat or list of questions is made like it"
    )]
    Unknown {
        /// Its top keys in words.
        top: String,
    },
    /// It is known, but something in it is not as it should be.
    #[error(
        "is {format} JSON with a surprise at line {line}, column {column} ({what}): export it once more"
    )]
    Odd {
        /// What it was taken for.
        format: &'static str,
        /// Line of the surprise, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
        /// What it is.
        what: String,
    },
    /// It is known, and nobody says anything in it.
    #[error("is {format} JSON without a word in it ({keys}): it may stem from a job that failed")]
    Silent {
        /// What it was taken for.
        format: &'static str,
        /// The keys that said so.
        keys: String,
    },
}

/// True where `text` begins like JSON; whether it is will show when it is read.
#[must_use]
pub fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start();
    let Some(rest) = text.strip_prefix(['{', '[']) else { return false };
    let rest = rest.trim_start();
    // `[laughs]`, `[00:12] Ana:` and `{note}` are text: an object begins with a key, a list of anything
    // that is of use here with an object.
    let opens = if text.starts_with('{') { ['"', '}'].as_slice() } else { &['{', '[', ']', '"'] };
    rest.is_empty() || rest.starts_with(opens)
}

/// Reads `text` as JSON or as JSON lines: what it is, what was said, and which keys told.
///
/// A session of candor's own is only named; its turns are for the caller to read.
///
/// # Errors
/// [`JsonTrouble`] where it is no JSON, of no known shape, or without a word.
pub fn read(text: &str) -> Result<(Format, Talk, String), JsonTrouble> {
    let error = match serde_json::from_str::<Raw<'_>>(text) {
        Ok(document) => return read_document(text, document),
        Err(error) => error,
    };
    if let Some(elements) = lines::elements(text) {
        return read_lines(text, &elements);
    }
    let Some((mended, first)) = mend::without_no_numbers(text) else { return Err(trouble(&error)) };
    let document = serde_json::from_str::<Raw<'_>>(&mended).map_err(|error| trouble(&error))?;
    let (format, mut talk, why) = read_document(&mended, document)?;
    let message = "a number that is none (NaN, Infinity) is no JSON: read as nothing".into();
    let word = text[first..].find(|c: char| c != '-' && !c.is_ascii_alphabetic());
    let end = word.map_or(text.len(), |length| first + length);
    talk.report.insert(0, report::line(text, first..end, ReportKind::Repaired, message));
    Ok((format, talk, why))
}

fn read_document(text: &str, document: Raw<'_>) -> Result<(Format, Talk, String), JsonTrouble> {
    if let Some(schema) = candor_schema(document) {
        return Ok((Format::Candor, Talk::default(), format!("schema is {schema}")));
    }
    let outline = Outline::of(document);
    let found = detect(&outline).ok_or_else(|| JsonTrouble::Unknown { top: top(&outline) })?;
    let talk = match found.shape {
        Shape::WhisperCpp => whisper_cpp::read(text),
        Shape::Deepgram => deepgram::read(text),
        Shape::Aws => aws::read(text),
        Shape::Ibm => ibm::read(text),
        Shape::Speechmatics => speechmatics::read(text),
        Shape::SpeechmaticsOne => speechmatics::read_one(text),
        Shape::Google => google::read(text),
        Shape::Whisper => whisper::read(text),
        Shape::AssemblyAi => assemblyai::read(text),
        Shape::Editor => editor::read(text),
        Shape::Pairs => Ok(pairs::read(text, &elements(document, pairs::place(&outline)))),
        Shape::Chat => Ok(chat::read(text, &elements(document, chat::place(&outline)))),
    };
    let format = found.shape.format();
    let talk = talk.map_err(|error| JsonTrouble::Odd {
        format: format.label(),
        line: error.line(),
        column: error.column(),
        what: remark(&error),
    })?;
    told(format, talk, found)
}

fn elements<'a>(document: Raw<'a>, place: Option<Place<'_>>) -> Vec<Raw<'a>> {
    place.map(|place| place.elements(document)).unwrap_or_default()
}

/// JSON lines: every line a question or a message.
fn read_lines(text: &str, lines: &lines::Lines<'_>) -> Result<(Format, Talk, String), JsonTrouble> {
    let outline = lines.outline();
    let found = detect(&outline).filter(|found| matches!(found.shape, Shape::Pairs | Shape::Chat));
    let found = found.ok_or_else(|| JsonTrouble::Unknown { top: top(&outline) })?;
    let read = if found.shape == Shape::Pairs { pairs::read } else { chat::read };
    let mut talk = read(text, &lines.whole);
    talk.report.extend(lines.report(text));
    let keys = format!("lines of {}", found.keys);
    told(found.shape.format(), talk, Found { keys, ..found })
}

fn told(format: Format, talk: Talk, found: Found) -> Result<(Format, Talk, String), JsonTrouble> {
    if talk.turns.is_empty() {
        return Err(JsonTrouble::Silent { format: format.label(), keys: found.keys });
    }
    Ok((format, talk, found.keys))
}

/// The schema of a document of candor's own.
fn candor_schema(document: Raw<'_>) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        schema: Raw<'a>,
    }
    let schema = document.read::<Head<'_>>()?.schema.string()?;
    schema.starts_with("candor/session/").then(|| schema.into_owned())
}

fn trouble(error: &serde_json::Error) -> JsonTrouble {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return JsonTrouble::BrokenOff { line, column };
    }
    JsonTrouble::Wrong { line, column, what: remark(error) }
}

/// The longest remark of serde that is passed on: it may quote the source at any length.
const REMARK: usize = 80;

/// What an error says, without the place that serde puts behind it.
pub(super) fn remark(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
    what.chars().take(REMARK).collect()
}

/// How many keys are named, and how long each may be.
const KEYS_TOLD: usize = 6;
const KEY_LENGTH: usize = 40;

/// The top keys in words, cut to a length that fits a line and free of characters that could harm it.
fn top(outline: &Outline) -> String {
    let (object, of_list) = match outline {
        Outline::List(elements) => (elements.first().unwrap_or(outline), "a list; "),
        _ => (outline, ""),
    };
    let told: Vec<String> = object.keys().take(KEYS_TOLD).map(harmless).collect();
    let more = object.keys().count().saturating_sub(KEYS_TOLD);
    let keys = match (told.len(), more) {
        (0, _) => "no keys".to_owned(),
        (1, _) => format!("top key {}", told[0]),
        (_, 0) => format!("top keys {}", told.join(", ")),
        (_, more) => format!("top keys {} and {more} more", told.join(", ")),
    };
    format!("{of_list}{keys}")
}

fn harmless(key: &str) -> String {
    let short: String = key.chars().take(KEY_LENGTH).collect();
    let safe: String = short
        .chars()
        .map(|c| if c.is_control() || !is_plain(c) { '\u{fffd}' } else { c })
        .collect();
    format!("“{safe}”{}", if short.len() < key.len() { "…" } else { "" })
}

fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || c.is_alphanumeric() || c == ' '
}
