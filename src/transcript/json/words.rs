//! Words to turns, for every recogniser: neighbours of one speaker join, however long the silence.

use std::borrow::Cow;
use std::ops::Range;

use super::raw::Raw;
use crate::transcript::cues::{Cues, Times};
use crate::transcript::talk::Spoken;

/// A word, or a longer piece of what one speaker said.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Word<'a> {
    /// Its characters.
    pub(super) text: Cow<'a, str>,
    /// Who said it, as the source labels them.
    pub(super) speaker: Option<Cow<'a, str>>,
    /// True where no space stands in front of it.
    pub(super) glued: bool,
    /// True where the source says that somebody else begins to speak, without saying who.
    pub(super) opens: bool,
    /// When it begins, in milliseconds.
    pub(super) start_ms: Option<u64>,
    /// When it ends, in milliseconds.
    pub(super) end_ms: Option<u64>,
    /// Where it stands in the source.
    pub(super) bytes: Range<usize>,
}

impl<'a> Word<'a> {
    /// The words of the string `raw` of `source`; nothing where it is no string or an empty one.
    pub(super) fn new(source: &str, raw: Option<Raw<'a>>) -> Option<Self> {
        let raw = raw?;
        Some(Self { text: raw.words()?, bytes: raw.range_in(source), ..Self::default() })
    }

    /// With the label of its speaker.
    pub(super) fn by(self, speaker: Option<Raw<'a>>) -> Self {
        Self { speaker: speaker.and_then(Raw::label), ..self }
    }

    /// With its times in seconds.
    pub(super) fn at(self, start: Option<Raw<'a>>, end: Option<Raw<'a>>) -> Self {
        let (start_ms, end_ms) = (start.and_then(Raw::seconds), end.and_then(Raw::seconds));
        Self { start_ms, end_ms, ..self }
    }

    /// With its times in milliseconds.
    pub(super) fn at_ms(self, start: Option<Raw<'a>>, end: Option<Raw<'a>>) -> Self {
        let (start_ms, end_ms) =
            (start.and_then(Raw::milliseconds), end.and_then(Raw::milliseconds));
        Self { start_ms, end_ms, ..self }
    }

    fn times(&self) -> Times {
        (self.start_ms, self.end_ms)
    }

    /// True for punctuation that is set to the word before it.
    pub(super) fn is_mark(&self) -> bool {
        self.glued && !self.text.contains(char::is_alphanumeric)
    }

    /// Set to the word before it where it is a mark of punctuation.
    pub(super) fn glue(self, glued: bool) -> Self {
        Self { glued, ..self }
    }
}

impl From<Spoken> for Word<'_> {
    fn from(turn: Spoken) -> Self {
        let (text, speaker) = (turn.text.into(), turn.label.map(Cow::Owned));
        let (start_ms, end_ms, bytes) = (turn.start_ms, turn.end_ms, turn.bytes);
        Self { text, speaker, start_ms, end_ms, bytes, ..Self::default() }
    }
}

/// The turns that `words` make.
pub(super) fn turns<'a>(words: impl IntoIterator<Item = Word<'a>>) -> Vec<Spoken> {
    let mut turns: Vec<Spoken> = Vec::new();
    for word in words {
        match turns.last_mut() {
            Some(turn) if goes_on(turn, &word) => append(turn, &word),
            _ => turns.push(Spoken {
                cues: Cues::begun(word.speaker.as_deref(), turns.len(), word.times()),
                label: word.speaker.map(Cow::into_owned),
                role: None,
                text: word.text.into_owned(),
                start_ms: word.start_ms,
                end_ms: word.end_ms,
                apart: false,
                bytes: word.bytes,
            }),
        }
    }
    turns
}

/// True where `word` belongs to `turn`: by its speaker, or as a mark of punctuation that has none.
fn goes_on(turn: &Spoken, word: &Word<'_>) -> bool {
    let nobody = word.speaker.is_none() && word.is_mark();
    !word.opens && (nobody || turn.label.as_deref() == word.speaker.as_deref())
}

fn append(turn: &mut Spoken, word: &Word<'_>) {
    if !word.glued {
        turn.text.push(' ');
    }
    turn.cues.push(turn.text.len(), word.times());
    turn.text.push_str(&word.text);
    turn.start_ms = turn.start_ms.or(word.start_ms);
    turn.end_ms = word.end_ms.or(turn.end_ms);
    turn.bytes = turn.bytes.start.min(word.bytes.start)..turn.bytes.end.max(word.bytes.end);
}

/// Leaves out the spaces between `words` that do not stand in `whole`, which repeats them: languages
/// without spaces keep none. True where `whole` is these words and no more; from the first word that it does
/// not repeat, they stay as they are.
pub(super) fn space_as_in(words: &mut [Word<'_>], whole: &str) -> bool {
    let mut rest = whole.trim_start();
    for (number, word) in words.iter_mut().enumerate() {
        let bare = rest.trim_start();
        let Some(after) = bare.strip_prefix(word.text.as_ref()) else { return false };
        word.glued |= number > 0 && bare.len() == rest.len();
        rest = after;
    }
    rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &'static str, speaker: &'static str, start: u64, end: u64) -> Word<'static> {
        Word {
            text: text.into(),
            speaker: (!speaker.is_empty()).then_some(speaker.into()),
            start_ms: Some(start),
            end_ms: Some(end),
            ..Word::default()
        }
    }

    #[test]
    fn neighbours_of_one_speaker_join_over_any_silence() {
        let words = [
            word("Hello", "A", 0, 10),
            word(",", "A", 10, 10).glue(true),
            word("Bo.", "A", 60_000, 60_100),
            word("Hi.", "B", 60_200, 60_300),
            word("So", "", 60_400, 60_500),
        ];
        let turns = turns(words);
        let told: Vec<_> = turns.iter().map(|turn| (turn.label.as_deref(), &*turn.text)).collect();
        assert_eq!(told, [(Some("A"), "Hello, Bo."), (Some("B"), "Hi."), (None, "So")]);
        assert_eq!((turns[0].start_ms, turns[0].end_ms), (Some(0), Some(60_100)));
    }

    #[test]
    fn spaces_follow_the_text_that_repeats_the_words() {
        let mut words = [word("今日", "", 0, 1), word("は", "", 1, 2), word("ok", "", 2, 3)];
        assert!(space_as_in(&mut words, " 今日は ok "));
        assert_eq!(words.map(|word| word.glued), [false, true, false]);
        let mut words = [word("one", "", 0, 1), word("two", "", 1, 2)];
        assert!(!space_as_in(&mut words, "one three"));
        assert!(!space_as_in(&mut words, "one two three"));
    }
}
