//! AWS Transcribe: items, with speakers on them, in `speaker_labels` by time, or by channel.
//!
//! <https://docs.aws.amazon.com/transcribe/latest/dg/diarization-output-batch.html>. Numbers are
//! strings; punctuation has no times; a segment whose label is empty belongs to nobody.

use serde::Deserialize;

use super::channels::Channels;
use super::raw::Raw;
use super::spans::{Span, assign};
use super::words::{Word, space_as_in, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    results: Results<'a>,
}

#[derive(Deserialize)]
struct Results<'a> {
    #[serde(borrow)]
    transcripts: Option<Vec<Transcript<'a>>>,
    items: Option<Vec<Item<'a>>>,
    speaker_labels: Option<SpeakerLabels<'a>>,
    channel_labels: Option<ChannelLabels<'a>>,
}

#[derive(Deserialize)]
struct Transcript<'a> {
    #[serde(borrow)]
    transcript: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, rename = "type")]
    kind: Option<Raw<'a>>,
    start_time: Option<Raw<'a>>,
    end_time: Option<Raw<'a>>,
    alternatives: Option<Vec<Alternative<'a>>>,
    speaker_label: Option<Raw<'a>>,
    channel_label: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Alternative<'a> {
    #[serde(borrow)]
    content: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct SpeakerLabels<'a> {
    #[serde(borrow)]
    segments: Option<Vec<Segment<'a>>>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    start_time: Option<Raw<'a>>,
    end_time: Option<Raw<'a>>,
    speaker_label: Option<Raw<'a>>,
    items: Option<Vec<Moment<'a>>>,
}

#[derive(Deserialize)]
struct Moment<'a> {
    #[serde(borrow)]
    start_time: Option<Raw<'a>>,
    end_time: Option<Raw<'a>>,
    speaker_label: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct ChannelLabels<'a> {
    #[serde(borrow)]
    channels: Option<Vec<Channel<'a>>>,
}

#[derive(Deserialize)]
struct Channel<'a> {
    #[serde(borrow)]
    channel_label: Option<Raw<'a>>,
    items: Option<Vec<Item<'a>>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let results = serde_json::from_str::<File<'_>>(source)?.results;
    let items = results.items.unwrap_or_default();
    let channels = results.channel_labels.and_then(|labels| labels.channels).unwrap_or_default();
    let mut told = Channels::default();
    if channels.is_empty() || items.iter().any(|item| item.channel_label.is_some()) {
        add(source, &mut told, &items, None);
    } else {
        for channel in &channels {
            let items = channel.items.as_deref().unwrap_or_default();
            add(source, &mut told, items, channel.channel_label);
        }
    }
    let mut words = told.into_words();
    let text = results.transcripts.and_then(|all| all.into_iter().next()?.transcript);
    if words.is_empty() {
        words.extend(Word::new(source, text));
    }
    if let Some(whole) = text.and_then(Raw::string) {
        space_as_in(&mut words, &whole);
    }
    let segments = results.speaker_labels.and_then(|labels| labels.segments).unwrap_or_default();
    let spans = segments.iter().flat_map(spans).collect();
    let report = assign(&mut words, spans, source).into_iter().collect();
    Ok(Talk { turns: turns(words), report })
}

fn add<'a>(source: &str, told: &mut Channels<'a>, items: &[Item<'a>], channel: Option<Raw<'a>>) {
    for item in items {
        let label = item.channel_label.or(channel).and_then(Raw::label);
        told.add(label, said(source, item));
    }
}

fn said<'a>(source: &str, item: &Item<'a>) -> Option<Word<'a>> {
    let new = Word::new(source, item.alternatives.as_ref()?.first()?.content)?;
    let mark = item.kind.and_then(Raw::string).is_some_and(|kind| kind == "punctuation");
    Some(new.by(item.speaker_label).at(item.start_time, item.end_time).glue(mark))
}

/// The times of a segment's items, or its own where it lists none.
fn spans<'a>(segment: &Segment<'a>) -> Vec<Span<'a>> {
    let own = segment.speaker_label;
    let span = |start: Option<Raw<'a>>, end: Option<Raw<'a>>, speaker: Option<Raw<'a>>| {
        let speaker = speaker.and_then(Raw::label);
        Span::new(start.and_then(Raw::seconds), end.and_then(Raw::seconds), speaker)
    };
    match segment.items.as_deref() {
        Some(items) if !items.is_empty() => {
            let moments = items.iter();
            moments
                .filter_map(|at| span(at.start_time, at.end_time, at.speaker_label.or(own)))
                .collect()
        }
        _ => span(segment.start_time, segment.end_time, own).into_iter().collect(),
    }
}
