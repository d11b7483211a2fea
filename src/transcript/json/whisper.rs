//! Whisper: openai's own, whisper-timestamped, `WhisperX`, the Transformers pipeline.
//!
//! <https://github.com/openai/whisper>, <https://github.com/linto-ai/whisper-timestamped>,
//! <https://github.com/m-bain/whisperX>. The text of a segment is what was heard; its words are asked
//! only who said them, and `WhisperX` leaves the speaker out of some of them, and of some segments.

use std::borrow::Cow;

use serde::Deserialize;

use super::raw::Raw;
use super::record::List;
use super::words::{Word, space_as_in, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    segments: Option<Vec<Segment<'a>>>,
    /// The Transformers pipeline's name for segments.
    chunks: Option<Vec<Segment<'a>>>,
    /// The chunks again, cut by speaker.
    speakers: Option<Vec<Segment<'a>>>,
    text: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    /// Start and end of a chunk.
    timestamp: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
    words: Option<Vec<Spelled<'a>>>,
}

#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    word: Option<Raw<'a>>,
    /// whisper-timestamped's name for `word`.
    text: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let lists = [file.speakers, file.segments, file.chunks];
    let segments = lists.into_iter().flatten().find(|list| !list.is_empty()).unwrap_or_default();
    let mut words: Vec<Word<'_>> =
        segments.iter().flat_map(|segment| said(source, segment)).collect();
    if words.is_empty() {
        words.extend(Word::new(source, file.text));
    }
    Ok(Talk { turns: turns(words), report: Vec::new() })
}

/// A segment whole where one speaker said it, otherwise word by word.
fn said<'a>(source: &str, segment: &Segment<'a>) -> Vec<Word<'a>> {
    let spelled = segment.words.as_deref().unwrap_or_default();
    let mut words: Vec<Word<'a>> = spelled
        .iter()
        .filter_map(|word| {
            let new = Word::new(source, word.word.or(word.text))?;
            Some(new.by(word.speaker).at(word.start, word.end))
        })
        .collect();
    let whole = segment.text.and_then(|text| Word::new(source, Some(text)));
    let own = segment.speaker.and_then(Raw::label);
    complete(&mut words, own.as_ref());
    let Some(whole) = whole else { return words };
    let of_one = words.windows(2).all(|pair| pair[0].speaker == pair[1].speaker);
    if !of_one && space_as_in(&mut words, &whole.text) {
        return words;
    }
    let speaker = own.or_else(|| words.first().and_then(|word| word.speaker.clone()));
    let speaker = if of_one {
        words.first().and_then(|word| word.speaker.clone()).or(speaker)
    } else {
        speaker
    };
    let pair = segment.timestamp.and_then(Raw::read::<List<'_, 2>>).map(|list| list.0);
    let chunk = |at: usize| pair.as_ref().and_then(|pair| pair.get(at)).copied();
    let start = segment.start.or_else(|| chunk(0));
    vec![Word { speaker, ..whole }.at(start, segment.end.or_else(|| chunk(1)))]
}

/// Gives words without a speaker the segment's, otherwise the one of the word before them, otherwise
/// of the first that has one.
fn complete<'a>(words: &mut [Word<'a>], own: Option<&Cow<'a, str>>) {
    let mut known = own.cloned().or_else(|| words.iter().find_map(|word| word.speaker.clone()));
    for word in words {
        match (&word.speaker, own) {
            (Some(_), None) => known.clone_from(&word.speaker),
            (Some(_), Some(_)) => {}
            (None, _) => word.speaker.clone_from(&known),
        }
    }
}
