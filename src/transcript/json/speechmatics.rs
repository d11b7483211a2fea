//! Speechmatics: results with their kind (version 2), or words beside speakers' times (version 1).
//!
//! <https://docs.speechmatics.com> (`json-v2`). The speaker `UU` is nobody that was identified.

use serde::Deserialize;

use super::channels::Channels;
use super::raw::Raw;
use super::spans::{Span, assign};
use super::words::{Word, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    results: Vec<Entry<'a>>,
    metadata: Option<Metadata<'a>>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    language_pack_info: Option<LanguagePack<'a>>,
}

#[derive(Deserialize)]
struct LanguagePack<'a> {
    #[serde(borrow)]
    word_delimiter: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Raw<'a>>,
    start_time: Option<Raw<'a>>,
    end_time: Option<Raw<'a>>,
    attaches_to: Option<Raw<'a>>,
    channel: Option<Raw<'a>>,
    alternatives: Option<Vec<Alternative<'a>>>,
}

#[derive(Deserialize)]
struct Alternative<'a> {
    #[serde(borrow)]
    content: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
}

/// What was said in `source`, of version 2.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let delimiter = file.metadata.and_then(|all| all.language_pack_info?.word_delimiter?.string());
    let spaceless = delimiter.is_some_and(|delimiter| delimiter.is_empty());
    let mut channels = Channels::default();
    let mut next_is_glued = false;
    for entry in &file.results {
        let Some((word, joins_next)) = said(source, entry) else { continue };
        let glued = word.glued || next_is_glued || spaceless;
        next_is_glued = joins_next;
        channels.add(entry.channel.and_then(Raw::label), [word.glue(glued)]);
    }
    Ok(Talk { turns: turns(channels.into_words()), report: Vec::new() })
}

/// The word of `entry`, and whether the next is set to it.
fn said<'a>(source: &str, entry: &Entry<'a>) -> Option<(Word<'a>, bool)> {
    let best = entry.alternatives.as_ref()?.first()?;
    let known = |raw: &Raw<'_>| raw.string().is_none_or(|label| label != "UU");
    let speaker = best.speaker.filter(known);
    let new = Word::new(source, best.content)?.by(speaker).at(entry.start_time, entry.end_time);
    let is =
        |raw: Option<Raw<'_>>, what: &str| raw.and_then(Raw::string).is_some_and(|it| it == what);
    let both = is(entry.attaches_to, "both");
    let silent = entry.attaches_to.is_none() && is(entry.kind, "punctuation");
    let glued = both || silent || is(entry.attaches_to, "previous");
    Some((new.glue(glued), both || is(entry.attaches_to, "next")))
}

#[derive(Deserialize)]
struct FileOne<'a> {
    #[serde(borrow)]
    words: Vec<Timed<'a>>,
    speakers: Option<Vec<Timed<'a>>>,
}

/// A word, or a speaker's stretch of time: both are written alike.
#[derive(Deserialize)]
struct Timed<'a> {
    #[serde(borrow)]
    name: Option<Raw<'a>>,
    time: Option<Raw<'a>>,
    duration: Option<Raw<'a>>,
}

impl Timed<'_> {
    fn bounds(&self) -> (Option<u64>, Option<u64>) {
        let start = self.time.and_then(Raw::seconds);
        let length = self.duration.and_then(Raw::seconds).unwrap_or(0);
        (start, start.map(|start| start.saturating_add(length)))
    }
}

/// What was said in `source`, of version 1.
pub(super) fn read_one(source: &str) -> serde_json::Result<Talk> {
    let file: FileOne<'_> = serde_json::from_str(source)?;
    let mut words: Vec<Word<'_>> =
        file.words.iter().filter_map(|timed| spoken(source, timed)).collect();
    let speakers = file.speakers.unwrap_or_default();
    let report = assign(&mut words, speakers.iter().filter_map(span).collect(), source);
    Ok(Talk { turns: turns(words), report: report.into_iter().collect() })
}

fn spoken<'a>(source: &str, timed: &Timed<'a>) -> Option<Word<'a>> {
    let new = Word::new(source, timed.name)?;
    let mark = new.text.chars().all(|c| matches!(c, '.' | ',' | '?' | '!' | ';' | ':'));
    let (start_ms, end_ms) = timed.bounds();
    Some(Word { start_ms, end_ms, ..new.glue(mark) })
}

fn span<'a>(timed: &Timed<'a>) -> Option<Span<'a>> {
    let (start, end) = timed.bounds();
    Span::new(start, end, timed.name.and_then(Raw::label))
}
