//! Several channels of one recording: each tells its words by itself, told here in one order.

use std::borrow::Cow;

use super::words::Word;

/// The words of each channel, by the channel's label.
#[derive(Debug, Default)]
pub(super) struct Channels<'a>(Vec<(Option<Cow<'a, str>>, Vec<Word<'a>>)>);

/// A silence that ends a phrase.
const PHRASE_GAP_MS: u64 = 800;

impl<'a> Channels<'a> {
    /// Adds `words` behind those that `channel` has already.
    pub(super) fn add(
        &mut self,
        channel: Option<Cow<'a, str>>,
        words: impl IntoIterator<Item = Word<'a>>,
    ) {
        match self.0.iter_mut().find(|(label, _)| *label == channel) {
            Some((_, told)) => told.extend(words),
            None => self.0.push((channel, words.into_iter().collect())),
        }
    }

    /// All words, phrase after phrase by the time each begins. Where several channels were recorded
    /// the channel is who speaks; speakers are counted anew in each, so one that has several of them
    /// puts its label in front of theirs.
    pub(super) fn into_words(mut self) -> Vec<Word<'a>> {
        if self.0.len() < 2 {
            return self.0.into_iter().flat_map(|(_, words)| words).collect();
        }
        for (channel, words) in &mut self.0 {
            name(channel.as_deref().unwrap_or_default(), words);
        }
        let mut phrases: Vec<Phrase<'a>> =
            self.0.into_iter().flat_map(|(_, words)| phrases(words)).collect();
        phrases.sort_by_key(|phrase| phrase.start);
        phrases.into_iter().flat_map(|phrase| phrase.words).collect()
    }
}

fn name(channel: &str, words: &mut [Word<'_>]) {
    let shared = words.windows(2).any(|pair| pair[0].speaker != pair[1].speaker);
    for word in words {
        let label = match &word.speaker {
            Some(speaker) if shared => format!("{channel}/{speaker}"),
            _ => channel.to_owned(),
        };
        word.speaker = (!label.is_empty()).then_some(Cow::Owned(label));
    }
}

/// Words of one channel without a silence between them.
struct Phrase<'a> {
    start: u64,
    end: u64,
    words: Vec<Word<'a>>,
}

fn phrases(words: Vec<Word<'_>>) -> Vec<Phrase<'_>> {
    let mut phrases: Vec<Phrase<'_>> = Vec::new();
    for word in words {
        let last = phrases.last_mut();
        // What has no time goes where the word before it went.
        let start = word.start_ms.or(last.as_ref().map(|phrase| phrase.end)).unwrap_or(0);
        let end = word.end_ms.unwrap_or(start).max(start);
        match last.filter(|phrase| start < phrase.end.saturating_add(PHRASE_GAP_MS)) {
            Some(phrase) => {
                phrase.end = phrase.end.max(end);
                phrase.words.push(word);
            }
            None => phrases.push(Phrase { start, end, words: vec![word] }),
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::super::words::turns;
    use super::*;

    fn word(text: &'static str, start: u64, end: u64) -> Word<'static> {
        let times = (Some(start), Some(end));
        Word { text: text.into(), start_ms: times.0, end_ms: times.1, ..Word::default() }
    }

    #[test]
    fn channels_are_told_phrase_by_phrase() {
        let mut channels = Channels::default();
        let left = [word("How", 0, 100), word("so?", 100, 200), word("Ah.", 5000, 5100)];
        channels.add(Some("0".into()), left);
        channels.add(Some("1".into()), [word("Well", 1000, 1100), word("no", 1200, 4900)]);
        let turns = turns(channels.into_words());
        let told: Vec<_> = turns.iter().map(|turn| (turn.label.as_deref(), &*turn.text)).collect();
        assert_eq!(told, [(Some("0"), "How so?"), (Some("1"), "Well no"), (Some("0"), "Ah.")]);
    }

    #[test]
    fn speakers_of_one_channel_keep_their_own_labels() {
        let mut channels = Channels::default();
        let by = |word: Word<'static>, speaker: &'static str| Word {
            speaker: Some(speaker.into()),
            ..word
        };
        channels.add(Some("0".into()), [by(word("Hi.", 0, 1), "0"), by(word("Hey.", 2, 3), "1")]);
        channels.add(Some("1".into()), [by(word("Hello.", 4, 5), "0")]);
        let turns = turns(channels.into_words());
        let labels: Vec<_> = turns.iter().map(|turn| turn.label.as_deref()).collect();
        assert_eq!(labels, [Some("0/0"), Some("0/1"), Some("1")]);
    }
}
