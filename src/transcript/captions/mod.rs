//! Caption files: WebVTT and SRT, in the dialects of the programs that write them.
//!
//! ```text
//! text ─► webvtt, lenient │ srt ─► captions ─► caption, cue_text ─► lines ─► dialect, speakers ─► turns
//! ```
//!
//! [`cues`] gives the cues of a WebVTT file alone, borrowed from its text.

mod above;
mod caption;
mod cue;
mod cue_text;
mod detect;
mod dialect;
mod entities;
mod labels;
mod lead;
mod lenient;
mod lines;
mod names;
mod report;
mod rolling;
mod speakers;
mod srt;
mod time;
mod webvtt;

pub use cue::Cue;
pub use detect::{looks_like_srt, looks_like_webvtt};

use super::talk::Talk;
use crate::model::session::ReportKind;
use caption::Caption;
use lenient::Found;
use report::Notes;
use webvtt::{Block, Blocks};

/// Why a text is no talk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No caption, or none that holds words.
    #[error(
        "holds {lines} lines but no caption with words: over each should stand its times, such as `00:00:01.000 --> 00:00:04.000`"
    )]
    NoCaptions {
        /// How many lines were read.
        lines: usize,
    },
    /// Not the first line that a WebVTT file must have.
    #[error("does not begin with the line `WEBVTT`: the standard's algorithm refuses it")]
    NoSignature,
}

/// The cues of a WebVTT file: by the W3C algorithm alone, or with the blocks that it drops read again.
///
/// Source: <https://www.w3.org/TR/webvtt1/#file-parsing>.
///
/// # Errors
/// [`Trouble::NoSignature`], never where `lenient`.
pub fn cues(text: &str, lenient: bool) -> Result<Vec<Cue<'_>>, Trouble> {
    if !lenient {
        let blocks = Blocks::of(text).ok_or(Trouble::NoSignature)?;
        return Ok(blocks
            .filter_map(|block| match block {
                Block::Cue(cue) => Some(cue),
                Block::Other { .. } => None,
            })
            .collect());
    }
    let mut found = Vec::new();
    lenient::read(text, |one| {
        if let Found::Cue(cue) = one {
            found.push(cue);
        }
    });
    Ok(found)
}

/// Understands a WebVTT file, damage included.
///
/// # Errors
/// [`Trouble::NoCaptions`] where nobody says anything.
pub fn webvtt(text: &str) -> Result<Talk, Trouble> {
    let mut captions = Vec::new();
    let mut notes = Notes::of(text);
    let is_signed = lenient::read(text, |found| match found {
        Found::Cue(cue) => {
            if cue.repaired {
                notes.repaired(cue.bytes());
            }
            let times = Some((cue.start_ms, cue.end_ms));
            captions.push(Caption { times, text: cue.verbatim(), bytes: cue.bytes() });
        }
        Found::Rest(bytes) => {
            notes.add(ReportKind::Guess, bytes.clone(), report::REST);
            captions.push(Caption { times: None, text: &text[bytes.clone()], bytes });
        }
        Found::Untimed(bytes, said) => {
            notes.add(ReportKind::NotUnderstood, bytes.clone(), report::UNTIMED);
            captions.push(Caption { times: None, text: &text[said], bytes });
        }
        Found::Comment(bytes) => notes.comment(bytes),
        Found::Stray(bytes) => notes.add(ReportKind::NotUnderstood, bytes, report::STRAY),
        Found::Syntax => {}
    });
    if !is_signed {
        notes.add(
            ReportKind::Repaired,
            0..text.find(['\n', '\r']).unwrap_or(text.len()),
            report::UNSIGNED,
        );
    }
    talk(text, &captions, notes)
}

/// Understands an SRT file, damage included.
///
/// # Errors
/// [`Trouble::NoCaptions`] where nobody says anything.
pub fn srt(text: &str) -> Result<Talk, Trouble> {
    let found = srt::read(text);
    let mut notes = Notes::of(text);
    if let Some(before) = found.before {
        notes.add(ReportKind::NotUnderstood, before, report::STRAY);
    }
    found.repaired.into_iter().for_each(|line| notes.repaired(line));
    for line in found.untimed {
        notes.add(ReportKind::NotUnderstood, line, report::UNTIMED);
    }
    talk(text, &found.captions, notes)
}

/// Understands lines of speech without names, and says how they are written; `None` where they are something else.
#[must_use]
pub fn nameless(text: &str) -> Option<(&'static str, Talk)> {
    let found = lines::read(text)?;
    let mut notes = Notes::of(text);
    if let Some(before) = found.before {
        notes.add(ReportKind::NotUnderstood, before, report::STRAY);
    }
    Some((found.why, talk(text, &found.captions, notes).ok()?))
}

fn talk(text: &str, captions: &[Caption<'_>], mut notes: Notes<'_>) -> Result<Talk, Trouble> {
    let turns = speakers::turns(captions);
    if turns.found.is_empty() {
        return Err(Trouble::NoCaptions { lines: text.lines().count() });
    }
    if let [first, _, ..] = turns.signs[..] {
        let bytes = turns.found[first].bytes.clone();
        notes.add(ReportKind::Guess, bytes, &report::signed(turns.signs.len()));
    }
    Ok(Talk { turns: turns.found, report: notes.lines() })
}
