//! IBM Watson Speech to Text: words with times, and speakers by time.
//!
//! <https://cloud.ibm.com/docs/speech-to-text>. The answer of a job wraps its results once more.

use serde::Deserialize;

use super::raw::Raw;
use super::record::List;
use super::spans::{Span, assign};
use super::words::{Word, turns};
use crate::transcript::talk::Talk;

/// A file, one of its jobs' results, or one phrase: each may hold the next.
#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    results: Option<Vec<Entry<'a>>>,
    speaker_labels: Option<Vec<Label<'a>>>,
    alternatives: Option<Vec<Alternative<'a>>>,
    #[serde(rename = "final")]
    settled: Option<bool>,
}

#[derive(Deserialize)]
struct Alternative<'a> {
    #[serde(borrow)]
    transcript: Option<Raw<'a>>,
    /// Each a list of word, start and end.
    timestamps: Option<Vec<List<'a, 3>>>,
}

#[derive(Deserialize)]
struct Label<'a> {
    #[serde(borrow)]
    from: Option<Raw<'a>>,
    to: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: Entry<'_> = serde_json::from_str(source)?;
    let mut talk = Talk::default();
    let words = gather(source, &file, &mut talk);
    talk.turns = turns(words);
    Ok(talk)
}

/// The words of `entry` and of what it holds, each level with its own speakers.
fn gather<'a>(source: &str, entry: &Entry<'a>, talk: &mut Talk) -> Vec<Word<'a>> {
    let best = entry.alternatives.as_ref().and_then(|all| all.first());
    let mut words = best.map(|best| heard(source, best)).unwrap_or_default();
    let inner = entry.results.as_deref().unwrap_or_default();
    // A phrase that is not settled comes again when it is.
    let some_settled = inner.iter().any(|entry| entry.settled == Some(true));
    for inner in inner.iter().filter(|inner| !some_settled || inner.settled != Some(false)) {
        words.extend(gather(source, inner, talk));
    }
    let labels = entry.speaker_labels.as_deref().unwrap_or_default();
    let span = |label: &Label<'a>| {
        let (from, to) = (label.from.and_then(Raw::seconds), label.to.and_then(Raw::seconds));
        Span::new(from, to, label.speaker.and_then(Raw::label))
    };
    let spans = labels.iter().filter_map(span).collect();
    talk.report.extend(assign(&mut words, spans, source));
    words
}

fn heard<'a>(source: &str, best: &Alternative<'a>) -> Vec<Word<'a>> {
    let stamps = best.timestamps.as_deref().unwrap_or_default();
    let mut words: Vec<Word<'a>> = stamps
        .iter()
        .filter_map(|List(stamp)| {
            let new = Word::new(source, stamp.first().copied())?;
            Some(new.at(stamp.get(1).copied(), stamp.get(2).copied()))
        })
        .collect();
    if words.is_empty() {
        words.extend(Word::new(source, best.transcript));
    }
    words
}
