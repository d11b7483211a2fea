//! Cut-offs: the answer stops before its sentence does.

use super::mark;
use super::tokens::{Token, last_token, tokens};
use crate::model::exchange::{Mark, MarkKind, Turn};
use crate::model::session::Session;
use crate::text::tail;

/// Words that no sentence ends with.
const DANGLING: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "because", "if", "my", "our", "your", "their", "its",
    "than", "when", "while", "although", "whereas", "nor", "unless", "i'm", "we're", "gonna",
];
/// Words that end a sentence now and then; without a mark behind them they leave it open.
const OPEN: &[&str] = &[
    "to", "of", "in", "with", "for", "on", "at", "by", "from", "into", "is", "are", "was", "were",
    "will", "would", "can", "could", "should", "so", "then", "that", "which", "who", "as", "like",
    "i", "we", "they", "have", "has", "had", "be", "do", "not", "also", "just", "very",
];
/// An answer of so few words needs no full stop.
const SHORT: usize = 5;

/// True where the answers of the session end their sentences with marks.
pub(super) fn is_punctuated(session: &Session) -> bool {
    let (mut answers, mut marked) = (0, 0);
    for answer in session.exchanges.iter().flat_map(super::answers) {
        answers += 1;
        marked += usize::from(answer.text.contains(['.', '?', '!', '。', '？', '।', '؟']));
    }
    marked * 3 >= answers
}

/// The mark at the end of `turn`, the last of an answer, where it breaks off.
pub(super) fn cut_off(turn: &Turn, punctuated: bool) -> Option<Mark> {
    let text = turn.text.trim_end();
    let (rule, guess) = why(text, punctuated)?;
    mark(MarkKind::CutOff, turn, text.len()..text.len(), rule, guess)
}

fn why(text: &str, punctuated: bool) -> Option<(&'static str, bool)> {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_', '»']);
    let last = last_token(tail(bare, 200))?;
    if bare.ends_with(['…', '—', '–', '-']) || bare.ends_with("..") {
        return Some(("the answer trails off", false));
    }
    if bare.ends_with(['.', '?', '!', '。', '？', '！', '।', '؟']) {
        return closed(last, bare);
    }
    if text.ends_with([')', ']', '"', '”', '»']) && bare.len() < text.len() && !is_open(last) {
        return None;
    }
    if bare.ends_with([',', ';', ':', '،']) {
        return Some(("the answer ends behind a comma", false));
    }
    if last.is_filler() {
        return Some(("the answer ends in a filler", false));
    }
    if is_open(last) {
        return Some(("the answer ends in a word that leads on", false));
    }
    let short = tokens(bare).nth(SHORT).is_none();
    (punctuated && !short).then_some(("the answer's last sentence has no end", false))
}

/// Behind a full stop there is doubt only where the last word cannot be one.
fn closed(last: Token<'_>, bare: &str) -> Option<(&'static str, bool)> {
    if !bare.ends_with('.') {
        return None;
    }
    let alone = tokens(tail(bare, 200)).nth(1).is_none();
    if last.is_filler() && !alone {
        return Some(("the answer ends in a filler", true));
    }
    let letter = last.text.len() == 1 && last.text != "a";
    (last.is_one_of(DANGLING) && !letter && !alone)
        .then_some(("the answer ends in a word that leads on", true))
}

fn is_open(last: Token<'_>) -> bool {
    last.is_one_of(DANGLING) || last.is_one_of(OPEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_stops_in_its_sentence_is_cut_off() {
        for text in [
            "I worked at a ward. Uh,",
            "It helps, uh, in reducing the network",
            "we can also have, uh",
            "then, uh,",
            "the name provided in",
            "and so doing it that way is a better",
            "And so…",
            "I wanted to —",
            "because the",
        ] {
            assert!(matches!(why(text, true), Some((_, false))), "{text}");
        }
        assert!(matches!(why("We went there, and then, uh.", true), Some((_, true))));
        assert!(matches!(why("We did it because the.", true), Some((_, true))));
    }

    #[test]
    fn a_finished_answer_is_not() {
        for text in [
            "It works. Uh, yeah.",
            "Yes",
            "Three years",
            "Docker",
            "He said “no.”",
            "Is it?",
            "Great!",
            "That is what it is for.",
            "They were fine (mostly)",
            "I got an A.",
        ] {
            assert_eq!(why(text, true), None, "{text}");
        }
        let bare = "i worked there for six years and liked it";
        assert_eq!(why(bare, false), None);
        assert!(why(bare, true).is_some());
    }
}
