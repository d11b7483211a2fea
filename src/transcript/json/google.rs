//! Google Speech-to-Text, versions 1 and 2.
//!
//! <https://cloud.google.com/speech-to-text/docs/multiple-voices>. With diarization the last result
//! repeats every word of the recording, and only there the speakers are set: then it alone is read.

use serde::Deserialize;

use super::channels::Channels;
use super::raw::Raw;
use super::words::{Word, space_as_in, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    results: Option<Vec<Entry<'a>>>,
    /// The answer of a long-running operation.
    response: Option<Response<'a>>,
}

#[derive(Deserialize)]
struct Response<'a> {
    #[serde(borrow)]
    results: Option<Vec<Entry<'a>>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    alternatives: Option<Vec<Alternative<'a>>>,
    #[serde(rename = "channelTag", alias = "channel_tag")]
    channel: Option<Raw<'a>>,
    #[serde(rename = "resultEndTime", alias = "resultEndOffset", alias = "result_end_time")]
    end: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Alternative<'a> {
    #[serde(borrow)]
    transcript: Option<Raw<'a>>,
    words: Option<Vec<Spelled<'a>>>,
}

#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    word: Option<Raw<'a>>,
    #[serde(
        rename = "startTime",
        alias = "start_time",
        alias = "startOffset",
        alias = "start_offset"
    )]
    start: Option<Raw<'a>>,
    #[serde(rename = "endTime", alias = "end_time", alias = "endOffset", alias = "end_offset")]
    end: Option<Raw<'a>>,
    #[serde(rename = "speakerTag", alias = "speaker_tag")]
    tag: Option<Raw<'a>>,
    #[serde(rename = "speakerLabel", alias = "speaker_label")]
    label: Option<Raw<'a>>,
}

/// The best reading of one stretch of the recording.
struct Heard<'a> {
    words: Vec<Word<'a>>,
    text: String,
    channel: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let response = file.response.and_then(|response| response.results);
    let entries = file.results.or(response).unwrap_or_default();
    let mut heard: Vec<Heard<'_>> =
        entries.into_iter().filter_map(|entry| hear(source, entry)).collect();
    if let Some(last) = heard.pop() {
        if repeats(&last, &heard) {
            // Results may begin with a blank or not; the words on both sides are two in either case.
            let texts: Vec<&str> = heard.iter().map(|heard| heard.text.trim()).collect();
            let whole = texts.join(" ");
            let mut words = last.words;
            space_as_in(&mut words, &whole);
            return Ok(Talk { turns: turns(words), report: Vec::new() });
        }
        heard.push(last);
    }
    let mut channels = Channels::default();
    for heard in heard {
        channels.add(heard.channel.and_then(Raw::label), heard.words);
    }
    Ok(Talk { turns: turns(channels.into_words()), report: Vec::new() })
}

fn hear<'a>(source: &str, entry: Entry<'a>) -> Option<Heard<'a>> {
    let best = entry.alternatives?.into_iter().next()?;
    let text = best.transcript.and_then(Raw::string).unwrap_or_default().into_owned();
    let spelled = best.words.unwrap_or_default();
    let mut words: Vec<Word<'a>> = spelled
        .iter()
        .filter_map(|word| {
            let tag = word.tag.filter(|tag| tag.written() != "0");
            let speaker = word.label.filter(|label| label.words().is_some()).or(tag);
            Some(Word::new(source, word.word)?.by(speaker).at(word.start, word.end))
        })
        .collect();
    space_as_in(&mut words, &text);
    if words.is_empty() {
        words.push(Word::new(source, best.transcript)?.at(None, entry.end));
    }
    Some(Heard { words, text, channel: entry.channel })
}

/// True where `last` tells all of `before` once more, with speakers.
fn repeats(last: &Heard<'_>, before: &[Heard<'_>]) -> bool {
    let tagged = |heard: &Heard<'_>| heard.words.iter().any(|word| word.speaker.is_some());
    let start = |heard: &Heard<'_>| heard.words.first().and_then(|word| word.start_ms);
    let Some(first) = before.first() else { return false };
    let from_the_start = match (start(last), start(first)) {
        (Some(last), Some(first)) => last <= first,
        _ => !before.iter().any(tagged),
    };
    tagged(last) && from_the_start
}
