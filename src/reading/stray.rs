//! Stray talk: short sentences in front of an answer that are probably another voice.

use std::collections::HashSet;

use super::mark;
use super::tokens::{Token, sentences, tokens};
use crate::model::exchange::{Mark, MarkKind, Turn};
use crate::text::head;

const RULE: &str = "short replies that share no word with the answer";
/// The longest sentence of stray talk, in words.
const SHORT: usize = 8;
/// How many sentences make a conversation.
const SEVERAL: usize = 3;
const REPLIES: &[&str] =
    &["yes", "yeah", "no", "okay", "ok", "right", "sure", "correct", "exactly"];

/// The stray talk at the front of `turn`. Always a guess.
pub(super) fn stray(turn: &Turn) -> Option<Mark> {
    let front = head(&turn.text, 1200);
    let mut talk = 0..0;
    let (mut count, mut replies, mut own) = (0, 0, false);
    for range in sentences(front) {
        let (end, broken) = before_capital_filler(front, range.clone());
        let words: Vec<Token<'_>> = tokens(&front[range.start..end]).take(SHORT + 1).collect();
        if words.is_empty() || words.len() > SHORT || words.iter().any(|word| word.is_filler()) {
            break;
        }
        own |= words.iter().any(|word| word.is_one_of(&["i", "my", "me", "mine"]));
        replies += usize::from(count > 0 && words.iter().all(|word| word.is_one_of(REPLIES)));
        count += 1;
        talk.end = end;
        if broken {
            break;
        }
    }
    let rest = &turn.text[talk.end..];
    let asked = front[..talk.end].contains('?');
    let answered = replies >= 1 && count >= SEVERAL && (!own || asked);
    let is_stray =
        answered && tokens(rest).nth(SHORT).is_some() && !shares_words(&front[..talk.end], rest);
    is_stray.then(|| mark(MarkKind::Stray, turn, talk, RULE, true)).flatten()
}

/// A capitalised filler in mid-sentence begins a new one: the voice changed without a full stop.
fn before_capital_filler(text: &str, range: std::ops::Range<usize>) -> (usize, bool) {
    let torn = tokens(&text[range.clone()])
        .take(SHORT + 1)
        .skip(1)
        .find(|word| word.is_filler() && word.text.starts_with(char::is_uppercase));
    match torn {
        Some(word) => (range.start + text[range.start..][..word.start].trim_end().len(), true),
        None => (range.end, false),
    }
}

/// True where a word of some length stands in both.
fn shares_words(talk: &str, rest: &str) -> bool {
    let said: HashSet<String> = tokens(talk)
        .filter(|word| word.text.len() > 5)
        .map(|word| word.text.to_lowercase())
        .collect();
    tokens(head(rest, 1200)).any(|word| said.contains(&word.text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::answer;

    #[test]
    fn another_voice_in_front_is_marked() {
        let turn = answer(
            "Okay. They said ten minutes. We can wait here. Yes. It is the other door Uh, I would first, uh, isolate the circuit and test it twice.",
        );
        let found = stray(&turn).unwrap();
        assert_eq!(
            found.span.text,
            "Okay. They said ten minutes. We can wait here. Yes. It is the other door"
        );
        assert!(found.guess);
    }

    #[test]
    fn a_brisk_beginning_is_no_stray_talk() {
        for text in [
            "Yes. I do. I love it. Teaching is what I always wanted to do, uh, all my life.",
            "Okay. So, uh, I would isolate the circuit and then I would test it again.",
            "Yeah. Uh, I would go and ask somebody who knows the ward better than me.",
            "Yes. Fuses. A fuse protects the cable. The fuses here are all thirteen amps, and the rest is, uh, fine.",
        ] {
            assert_eq!(stray(&answer(text)), None, "{text}");
        }
    }
}
