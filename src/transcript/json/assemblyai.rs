//! `AssemblyAI`: utterances, or words where those are null; times are milliseconds.
//!
//! <https://www.assemblyai.com/docs>.

use serde::Deserialize;

use super::raw::Raw;
use super::words::{Word, space_as_in, turns};
use crate::transcript::talk::Talk;

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    utterances: Option<Vec<Piece<'a>>>,
    words: Option<Vec<Piece<'a>>>,
    text: Option<Raw<'a>>,
}

/// An utterance or a word: both are written alike.
#[derive(Deserialize)]
struct Piece<'a> {
    #[serde(borrow)]
    text: Option<Raw<'a>>,
    start: Option<Raw<'a>>,
    end: Option<Raw<'a>>,
    speaker: Option<Raw<'a>>,
    channel: Option<Raw<'a>>,
}

/// What was said in `source`.
pub(super) fn read(source: &str) -> serde_json::Result<Talk> {
    let file: File<'_> = serde_json::from_str(source)?;
    let mut words = all(source, file.utterances);
    if words.is_empty() {
        words = all(source, file.words);
        if let Some(whole) = file.text.and_then(Raw::string) {
            space_as_in(&mut words, &whole);
        }
    }
    if words.is_empty() {
        words.extend(Word::new(source, file.text));
    }
    Ok(Talk { turns: turns(words), report: Vec::new() })
}

fn all<'a>(source: &str, pieces: Option<Vec<Piece<'a>>>) -> Vec<Word<'a>> {
    let word = |piece: Piece<'a>| {
        let new = Word::new(source, piece.text)?;
        Some(new.by(piece.speaker.or(piece.channel)).at_ms(piece.start, piece.end))
    };
    pieces.into_iter().flatten().filter_map(word).collect()
}
