//! Text or bytes in, a session with its import report out. No disk, no clock.
//!
//! ```text
//!                          ┌► captions, json, labels ─► Talk ─► exchanges ─┐
//! bytes ─► text ─► detect ─┼► page ────────────────────────────────────────┼► Session
//!    docx, decode          └► own ─────────────────────────────────────────┘
//! ```
//!
//! Nothing is lost on the way: every character that is not white space stands in a turn, in the
//! profile, among the skills or in the report, or is the format's own syntax. [`account`] checks it.

mod beginning;
pub mod captions;
mod conversation;
pub mod cues;
mod decode;
mod detect;
pub mod docx;
pub mod exchanges;
#[rustfmt::skip]
mod grammar;
pub mod json;
pub mod labels;
mod own;
mod page;
pub mod people;
mod piece;
mod placing;
mod source;
mod speech;
pub mod talk;

use std::ops::Range;
use std::sync::Arc;

pub use beginning::understand_beginning;
pub use source::SourceBytes;

use crate::model::exchange::Bytes;
use crate::model::ids::{SessionId, sha256_hex};
use crate::model::session::{ReportKind, ReportLine, Session, Source};
use crate::text::counted;
use decode::{Decoded, Repair, decode};
use detect::{Content, detect};
use source::{Decoding, decoding};

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
    /// More people than any interview has.
    #[error(
        "names {speakers} speakers, far more than an interview has: check that it is a transcript, and cut out the part that is one"
    )]
    TooManySpeakers {
        /// How many labels it has.
        speakers: usize,
    },
    /// A caption file that cannot be read.
    #[error(transparent)]
    Captions(#[from] captions::Trouble),
    /// JSON that cannot be read.
    #[error(transparent)]
    Json(#[from] json::JsonTrouble),
    /// A Word document that cannot be read.
    #[error(transparent)]
    Docx(#[from] docx::DocxTrouble),
    /// A session of candor's own that cannot be read.
    #[error(transparent)]
    Own(#[from] own::OwnTrouble),
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
/// [`Refusal`] where the source is empty, is no text, is damaged beyond reading, or holds no answer.
pub fn understand(name: &str, bytes: &[u8]) -> Result<Session, Refusal> {
    understand_with_account(name, bytes).map(|understood| understood.session)
}

/// As [`understand`], with an account of where every character went.
///
/// # Errors
/// [`Refusal`] as [`understand`].
pub fn understand_with_account(name: &str, bytes: &[u8]) -> Result<Understood, Refusal> {
    understand_decoded(name, &decoding(bytes.to_vec())?, true)
}

/// As [`understand`], for bytes that can be given away: a long text is held once, by the session and what is
/// returned of the source.
///
/// # Errors
/// [`Refusal`] as [`understand`].
pub fn understand_whole(name: &str, bytes: Vec<u8>) -> Result<(Session, SourceBytes), Refusal> {
    let decoding = decoding(bytes)?;
    let understood = understand_decoded(name, &decoding, false)?;
    Ok((understood.session, decoding.bytes))
}

/// Understands a source. The account of a long page is long, so it is kept only where it `is_wanted`.
fn understand_decoded(
    name: &str,
    decoding: &Decoding,
    is_wanted: bool,
) -> Result<Understood, Refusal> {
    let Decoding { bytes, text: whole, repair } = decoding;
    let (bytes, text) = (bytes.as_bytes(), whole.as_str());
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let detected = detect(text, docx::is_zip(bytes))?;
    let sha256 = sha256_hex(bytes);
    let id = SessionId::of_source(&sha256).ok_or(Refusal::Empty)?;
    let source = Source {
        name: name.into(),
        format: detected.format,
        why: detected.why,
        bytes: bytes.len() as u64,
        sha256,
    };
    let mut understood = match detected.content {
        Content::Page(mut page) => {
            let mut accounted = page::explain(&mut page);
            if !is_wanted {
                accounted = Vec::new();
            }
            Understood { session: page::build(*page, whole, id, source), accounted }
        }
        Content::Talk(talk, front) => conversation::build(whole, talk, front, id, source),
        Content::Own(session) => own::adopt(*session, text.len(), id, source),
    };
    if !is_answered(&understood.session) {
        return Err(Refusal::NoAnswer { lines: text.lines().count() });
    }
    let report: &mut Vec<ReportLine> = Arc::make_mut(&mut understood.session.report);
    report.splice(0..0, repair.as_ref().map(|repair| repaired(text, repair)));
    Ok(understood)
}

/// True where somebody says something that could be scored.
fn is_answered(session: &Session) -> bool {
    session.exchanges.iter().any(|exchange| exchange.answer().next().is_some())
}

/// The text of a source: of a Word document its paragraphs, of everything else its characters.
fn text_of(bytes: &[u8]) -> Result<Decoded<'_>, Refusal> {
    if docx::is_zip(bytes) {
        let text = docx::paragraphs(bytes)?;
        return Ok(Decoded { text: text.into(), repair: None });
    }
    decode(bytes)
}

/// The text of a source, as offsets of turns and report lines count it.
///
/// # Errors
/// [`Refusal`] where it is no text, or a Word document that cannot be unpacked.
pub fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    text_of(bytes).map(|decoded| decoded.text.into_owned())
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

fn repaired(text: &str, repair: &Repair) -> ReportLine {
    let first = text[repair.first..].chars().next().map_or(0, char::len_utf8);
    let bytes = repair.first..repair.first + first;
    ReportLine {
        line: 1 + text[..repair.first].matches('\n').count() as u64,
        kind: ReportKind::Repaired,
        text: text[bytes.clone()].to_owned(),
        message: repair.message.clone(),
        bytes: Bytes::from(bytes),
    }
}
