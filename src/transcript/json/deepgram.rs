//! Deepgram, of prerecorded sound.
//!
//! <https://developers.deepgram.com/docs/utterances>. The words carry speakers and punctuation where
//! those were asked for; utterances and paragraphs repeat the words, and are read where there are none:
//! utterances first, for they say who speaks.

use serde::Deserialize;

use super::channels::Channels;
use super::raw::Raw;
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
    channels: Option<Vec<Channel<'a>>>,
    utterances: Option<Vec<Utterance<'a>>>,
}

#[derive(Deserialize)]
struct Channel<'a> {
    #[serde(borrow)]
    alternatives: Option<Vec<Alternative<'a>>>,
}

#[derive(Deserialize)]
struct Alternative<'a> {
    #[serde(borrow)]
    transcript: Option<Raw<'a>>,
    words: Option<Vec<Spelled<'a>>>,
    paragraphs: Option<Paragraphs<'a>>,
}

#[derive(Deserialize)]
struct Spelled<'a> {
    #[serde(borrow)]
    word: Option<Raw<'a>>,
    punctuated_word: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Paragraphs<'a> {
    #[serde(borrow)]
    paragraphs: Option<Vec<Paragraph<'a>>>,
}

#[derive(Deserialize)]
struct Paragraph<'a> {
    #[serde(borrow)]
    speaker: Option<Raw<'a>>,
    sentences: Option<Vec<Sentence<'a>>>,
}

#[derive(Deserialize)]
struct Sentence<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
}

#[derive(Deserialize)]
struct Utterance<'a> {
    #[serde(borrow)]
    transcript: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
    channel: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let results = serde_json::from_str::<File<'_>>(source)?.results;
    let channels = results.channels.unwrap_or_default();
    let utterances = results.utterances.unwrap_or_default();
    let words = if channels.iter().any(Channel::has_words) || utterances.is_empty() {
        let mut told = Channels::default();
        for (number, channel) in channels.into_iter().enumerate() {
            told.add(Some(number.to_string().into()), of_channel(source, channel));
        }
        told.into_words()
    } else {
        of_utterances(source, utterances)
    };
    Ok(Talk { turns: turns(words), report: Vec::new() })
}

impl Channel<'_> {
    /// True where its best reading is spelled word by word.
    fn has_words(&self) -> bool {
        let best = self.alternatives.as_ref().and_then(|all| all.first());
        best.and_then(|best| best.words.as_ref()).is_some_and(|words| !words.is_empty())
    }
}

/// The best reading of a channel: its words, else its sentences, else its text.
fn of_channel<'a>(source: &str, channel: Channel<'a>) -> Vec<Word<'a>> {
    let Some(best) = channel.alternatives.and_then(|all| all.into_iter().next()) else {
        return Vec::new();
    };
    let spelled = best.words.unwrap_or_default();
    let mut words: Vec<Word<'a>> = spelled
        .iter()
        .filter_map(|word| {
            let new =
                Word::new(source, word.punctuated_word).or_else(|| Word::new(source, word.word))?;
            Some(new.by(word.speaker).at(word.start, word.end))
        })
        .collect();
    if let Some(whole) = best.transcript.and_then(Raw::string) {
        space_as_in(&mut words, &whole);
    }
    if words.is_empty() {
        let paragraphs = best.paragraphs.and_then(|all| all.paragraphs).unwrap_or_default();
        words = paragraphs.iter().flat_map(|paragraph| of_paragraph(source, paragraph)).collect();
    }
    if words.is_empty() {
        words.extend(Word::new(source, best.transcript));
    }
    words
}

fn of_paragraph<'a>(source: &str, paragraph: &Paragraph<'a>) -> Vec<Word<'a>> {
    let sentences = paragraph.sentences.as_deref().unwrap_or_default().iter();
    let word = |sentence: &Sentence<'a>| {
        let new = Word::new(source, sentence.text)?;
        Some(new.by(paragraph.speaker).at(sentence.start, sentence.end))
    };
    sentences.filter_map(word).collect()
}

fn of_utterances<'a>(source: &str, utterances: Vec<Utterance<'a>>) -> Vec<Word<'a>> {
    let word = |utterance: Utterance<'a>| {
        let new = Word::new(source, utterance.transcript)?;
        let speaker = utterance.speaker.or(utterance.channel);
        Some(new.by(speaker).at(utterance.start, utterance.end))
    };
    utterances.into_iter().filter_map(word).collect()
}
