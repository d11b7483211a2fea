//! Asides: what a transcriber notes beside the words, `[laughs]`, `[inaudible 00:01:02]`, `(crosstalk)`.

use std::ops::Range;

use super::mark;
use crate::model::exchange::{Mark, MarkKind, Turn};

const RULE: &str = "a note in brackets beside the words";
/// The longest note, in bytes and in words.
const LONGEST: usize = 60;
const WORDS: usize = 6;
/// The shortest word that may begin a note: `[i]` and `[3]` are code or a reference.
const SHORTEST: usize = 3;
/// How words begin that are notes in round brackets, too, which people also use for what they say.
const NOTED: &[&str] = &[
    "applau",
    "background",
    "beep",
    "chuckl",
    "clap",
    "clears",
    "cough",
    "cross",
    "foreign",
    "giggl",
    "inaudibl",
    "indecipher",
    "indistinct",
    "keyboard",
    "laugh",
    "mumbl",
    "music",
    "nois",
    "overlap",
    "paus",
    "phone",
    "silen",
    "sigh",
    "sing",
    "smil",
    "sneez",
    "snort",
    "stutter",
    "typing",
    "unclear",
    "unintellig",
    "video",
    "whisper",
];

/// The asides in `turn`, in order.
pub(super) fn asides(turn: &Turn) -> impl Iterator<Item = Mark> {
    let text = turn.text.as_str();
    notes(text).filter_map(|range| mark(MarkKind::Aside, turn, range, RULE, false))
}

/// Where notes stand in `text`, with their brackets.
fn notes(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr2_iter(b'[', b'(', text.as_bytes()).filter_map(|start| {
        let is_round = text.as_bytes()[start] == b'(';
        let close = if is_round { ')' } else { ']' };
        let rest = &text[start + 1..];
        let length = rest.bytes().take(LONGEST).position(|byte| byte == close as u8)?;
        let is_apart = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == ']');
        // `[words](address)` is a link.
        let is_link = rest[length + 1..].starts_with('(');
        let is_note = is_apart && !is_link && is_noted(&rest[..length], is_round);
        is_note.then_some(start..start + length + 2)
    })
}

/// True for a few words, or one of the words that transcribers use.
fn is_noted(inside: &str, is_round: bool) -> bool {
    let inside = inside.trim();
    let first = inside.split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    let is_few = inside.split_whitespace().count() <= WORDS;
    let is_plain = !inside.contains(['[', '(', '{', '<', '=', ';', '"']);
    let is_known = NOTED.iter().any(|noted| first.starts_with(noted));
    is_few && is_plain && (is_known || !is_round && first.chars().count() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::super::testing::answer;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        asides(&answer(text)).map(|mark| mark.span.text.to_string()).collect()
    }

    #[test]
    fn notes_beside_the_words_are_asides() {
        assert_eq!(
            found("I am a nurse [laughs] and [inaudible 00:01:02] I (coughs) like it [Music]."),
            ["[laughs]", "[inaudible 00:01:02]", "(coughs)", "[Music]"]
        );
        assert_eq!(found("[foreign language 0:12]"), ["[foreign language 0:12]"]);
        assert_eq!(found("(Laughter) Well."), ["(Laughter)"]);
    }

    #[test]
    fn what_is_said_in_brackets_is_none() {
        for text in [
            "we used a list (a linked one) there",
            "then a[index] and [i] and [3]",
            "see [the docs](https://example.com/docs)",
            "[one two three four five six seven words]",
            "[never closed",
            "(",
            "🙂[",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
