//! whisper.cpp, written with `-oj` or `-ojf`.
//!
//! <https://github.com/ggml-org/whisper.cpp>. Offsets are milliseconds; with `-di` a segment names its
//! channel (`"0"`, `"1"`, `"?"` for both), with `-tdrz` it tells that somebody else speaks next.

use serde::Deserialize;

use super::clock::clock_ms;
use super::raw::Raw;
use super::words::{Word, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    transcription: Vec<Segment<'a>>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
    offsets: Option<Bounds<'a>>,
    timestamps: Option<Bounds<'a>>,
    speaker: Option<Raw<'a>>,
    speaker_turn_next: Option<Raw<'a>>,
    tokens: Option<Vec<Token<'a>>>,
}

#[derive(Deserialize)]
struct Bounds<'a> {
    #[serde(borrow)]
    from: Option<Raw<'a>>,
    to: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Token<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let mut words = Vec::new();
    let mut opens = false;
    for segment in &file.transcription {
        if let Some(word) = said(source, segment) {
            words.push(Word { opens, ..word });
            opens = false;
        }
        opens |= segment.speaker_turn_next.is_some_and(Raw::is_true);
    }
    Ok(Talk { turns: turns(words), report: Vec::new() })
}

fn said<'a>(source: &str, segment: &Segment<'a>) -> Option<Word<'a>> {
    let new = Word::new(source, segment.text).or_else(|| spelled(source, segment))?;
    let speaker = segment.speaker.filter(|raw| raw.string().is_none_or(|label| label != "?"));
    let word = new.by(speaker);
    if let Some(offsets) = &segment.offsets {
        return Some(word.at_ms(offsets.from, offsets.to));
    }
    let at = |raw: Option<Raw<'_>>| raw.and_then(|raw| clock_ms(&raw.string()?));
    let times = segment.timestamps.as_ref();
    let (from, to) = (times.and_then(|times| times.from), times.and_then(|times| times.to));
    Some(Word { start_ms: at(from), end_ms: at(to), ..word })
}

/// A segment without a text, put together from its tokens; `[_BEG_]` and its like were not said.
fn spelled<'a>(source: &str, segment: &Segment<'a>) -> Option<Word<'a>> {
    let tokens = segment.tokens.as_deref()?.iter().filter_map(|token| token.text);
    let said: Vec<Raw<'a>> = tokens.filter(|raw| !raw.written().starts_with("\"[_")).collect();
    let text: String = said.iter().filter_map(|raw| raw.string()).collect();
    let (first, last) = (said.first()?.range_in(source), said.last()?.range_in(source));
    let text = text.trim().to_owned();
    (!text.is_empty()).then(|| Word {
        text: text.into(),
        bytes: first.start..last.end,
        ..Word::default()
    })
}
