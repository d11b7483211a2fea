//! Text or bytes in, a session with its import report out. No disk, no clock.
//!
//! ```text
//! bytes ─► decode ─► text ─► page::read ─► pieces of the text ─► page::build ─► Session
//! ```
//!
//! Nothing is lost on the way: every character that is not white space stands in a turn, in the
//! profile, among the skills or in the report, or is the page's own syntax. [`account`] checks it.

pub mod captions;
mod decode;
pub mod exchanges;
pub mod labels;
#[rustfmt::skip]
mod grammar;
pub mod docx;
pub mod json;
mod page;
mod piece;
mod speech;
pub mod talk;

use std::ops::Range;

use crate::model::exchange::Bytes;
use crate::model::ids::{SessionId, sha256_hex};
use crate::model::session::{Format, ReportKind, ReportLine, Session, Source};
use crate::text::counted;
use decode::{Repair, decode};

/// Why a source is no interview. The caller puts the path in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing but white space.
    #[error("is empty: paste the candidate's page into it and open it again")]
    Empty,
    /// Not text.
    #[error("is {what}, not text: save the candidate's page or the transcript as plain text")]
    Binary {
        /// What it is, with its article.
        what: &'static str,
    },
    /// Text in which nobody says anything.
    #[error(
        "holds {} of text but no answer: add the questions and answers of the interview, one paragraph each",
        counted(*.lines, "line")
    )]
    NoAnswer {
        /// How many lines were read.
        lines: usize,
    },
}

/// A session, with the ranges of the decoded source that went into it.
#[derive(Debug)]
pub struct Understood {
    /// The session.
    pub session: Session,
    /// Ranges of the decoded source and what each became: `turn`, `skill`, `heading`, …
    pub accounted: Vec<(Range<usize>, &'static str)>,
}

/// A run of characters that went nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Where it stands in the decoded source.
    pub range: Range<usize>,
    /// Its characters.
    pub text: String,
}

/// Understands the source `bytes` of the file `name` (without its folder).
///
/// # Errors
/// [`Refusal`] where the source is empty, is no text, or holds no answer.
pub fn understand(name: &str, bytes: &[u8]) -> Result<Session, Refusal> {
    understand_with_account(name, bytes).map(|understood| understood.session)
}

/// As [`understand`], with an account of where every character went.
///
/// # Errors
/// [`Refusal`] as [`understand`].
pub fn understand_with_account(name: &str, bytes: &[u8]) -> Result<Understood, Refusal> {
    let decoded = decode(bytes)?;
    let text = decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let page = page::read(text);
    if !page.has_answers() {
        return Err(Refusal::NoAnswer { lines: text.lines().count() });
    }
    let sha256 = sha256_hex(bytes);
    let id = SessionId::of_source(&sha256).ok_or(Refusal::Empty)?;
    let source =
        Source { name: name.into(), format: Format::Page, bytes: bytes.len() as u64, sha256 };
    let mut understood = page::build(page, id, source);
    understood.session.report.splice(0..0, decoded.repair.map(|repair| repaired(text, repair)));
    Ok(understood)
}

/// The text of a source, as offsets of turns and report lines count it.
///
/// # Errors
/// [`Refusal::Binary`] where it is no text.
pub fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    decode(bytes).map(|decoded| decoded.text.into_owned())
}

/// What of `decoded` went nowhere: empty for every session that [`understand_with_account`] makes.
#[must_use]
pub fn account(understood: &Understood, decoded: &str) -> Vec<Gap> {
    let mut accounted = understood.accounted.clone();
    accounted.sort_unstable_by_key(|(range, _)| (range.start, range.end));
    page::gaps(decoded, &accounted)
        .into_iter()
        .map(|range| Gap { text: decoded[range.clone()].to_owned(), range })
        .collect()
}

/// The built-in made-up page: its file name and its bytes.
#[must_use]
pub fn sample() -> (&'static str, &'static [u8]) {
    ("candidate-page.txt", include_bytes!("../../assets/sample/candidate-page.txt"))
}

fn repaired(text: &str, repair: Repair) -> ReportLine {
    let first = text[repair.first..].chars().next().map_or(0, char::len_utf8);
    let bytes = repair.first..repair.first + first;
    ReportLine {
        line: 1 + text[..repair.first].matches('\n').count() as u64,
        kind: ReportKind::Repaired,
        text: text[bytes.clone()].to_owned(),
        message: repair.message,
        bytes: Bytes::from(bytes),
    }
}
