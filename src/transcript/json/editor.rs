//! Editors of transcripts: BBC Kaldi, autoEdit, digital-paper-edit, Draft.js. Timed words, and speakers
//! beside or around them.
//!
//! <https://github.com/bbc/react-transcript-editor/tree/master/packages/stt-adapters>.

use serde::Deserialize;

use super::raw::Raw;
use super::spans::{Span, assign};
use super::words::{Word, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    /// Kaldi's answer.
    #[serde(borrow)]
    retval: Option<Answer<'a>>,
    /// Kaldi's speakers, in some answers beside the words and not among them.
    segmentation: Option<Segmentation<'a>>,
    /// autoEdit's blocks. Other programs keep a string here.
    text: Option<Raw<'a>>,
    /// digital-paper-edit's words.
    words: Option<Vec<Spelled<'a>>>,
    /// Draft.js's paragraphs.
    blocks: Option<Vec<Draft<'a>>>,
    /// digital-paper-edit's speakers.
    paragraphs: Option<Vec<Paragraph<'a>>>,
}

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    words: Option<Vec<Spelled<'a>>>,
    segmentation: Option<Segmentation<'a>>,
}

#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    punct: Option<Raw<'a>>,
    word: Option<Raw<'a>>,
    text: Option<Raw<'a>>,
    #[serde(alias = "startTime")]
    start: Option<Raw<'a>>,
    #[serde(alias = "endTime")]
    end: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Segmentation<'a> {
    #[serde(borrow)]
    segments: Option<Vec<Segment<'a>>>,
}

#[derive(Deserialize)]
struct Segment<'a> {
    #[serde(borrow)]
    start: Option<Raw<'a>>,
    duration: Option<Raw<'a>>,
    speaker: Option<Speaker<'a>>,
}

#[derive(Deserialize)]
struct Speaker<'a> {
    #[serde(borrow, rename = "@id")]
    id: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Paragraph<'a> {
    #[serde(borrow)]
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Block<'a> {
    #[serde(borrow)]
    speaker: Option<Raw<'a>>,
    paragraph: Option<Vec<Lines<'a>>>,
}

#[derive(Deserialize)]
struct Draft<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
    data: Option<DraftData<'a>>,
}

#[derive(Deserialize)]
struct DraftData<'a> {
    #[serde(borrow)]
    speaker: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Lines<'a> {
    #[serde(borrow)]
    line: Option<Vec<Spelled<'a>>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let (kaldi_words, kaldi_segments) =
        file.retval.map_or((None, None), |answer| (answer.words, answer.segmentation));
    let spelled = kaldi_words.or(file.words).unwrap_or_default();
    let mut words: Vec<Word<'_>> = spelled.iter().filter_map(|word| said(source, word)).collect();
    if words.is_empty() {
        words = of_blocks(source, file.text);
    }
    for draft in file.blocks.into_iter().flatten() {
        let data = draft.data.unwrap_or(DraftData { speaker: None, start: None });
        words.extend(
            Word::new(source, draft.text).map(|word| word.by(data.speaker).at(data.start, None)),
        );
    }
    let segments = kaldi_segments.or(file.segmentation).and_then(|all| all.segments);
    let mut spans: Vec<Span<'_>> = segments.iter().flatten().filter_map(of_segment).collect();
    spans.extend(file.paragraphs.iter().flatten().filter_map(of_paragraph));
    let report = assign(&mut words, spans, source).into_iter().collect();
    Ok(Talk { turns: turns(words), report })
}

fn said<'a>(source: &str, word: &Spelled<'a>) -> Option<Word<'a>> {
    let new =
        [word.punct, word.text, word.word].into_iter().find_map(|raw| Word::new(source, raw))?;
    Some(new.at(word.start, word.end))
}

fn of_blocks<'a>(source: &str, text: Option<Raw<'a>>) -> Vec<Word<'a>> {
    let blocks: Vec<Block<'a>> = text.and_then(Raw::read).unwrap_or_default();
    let of_block = |block: &Block<'a>| -> Vec<Word<'a>> {
        let lines = block.paragraph.iter().flatten().filter_map(|lines| lines.line.as_ref());
        let words = lines.flatten().filter_map(|word| said(source, word));
        words.map(|word| word.by(block.speaker)).collect()
    };
    blocks.iter().flat_map(of_block).collect()
}

fn of_segment<'a>(segment: &Segment<'a>) -> Option<Span<'a>> {
    let start = segment.start.and_then(Raw::seconds)?;
    let length = segment.duration.and_then(Raw::seconds)?;
    let speaker = segment.speaker.as_ref()?.id.and_then(Raw::label);
    Span::new(Some(start), Some(start.saturating_add(length)), speaker)
}

fn of_paragraph<'a>(paragraph: &Paragraph<'a>) -> Option<Span<'a>> {
    let (start, end) =
        (paragraph.start.and_then(Raw::seconds), paragraph.end.and_then(Raw::seconds));
    Span::new(start, end, paragraph.speaker.and_then(Raw::label))
}
