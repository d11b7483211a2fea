//! The places in a paragraph where an answer may begin: wherever a sentence does.

use super::hearing::Sentence;
pub use super::landmarks::CLUES;
use super::landmarks::{Clue, Clues, NONE, count, mark};
use super::words::{Token, Use, key, tokens};
use crate::text::head;
use crate::transcript::speech::sentences;

/// How far into a paragraph its answer may begin.
const LOOK: usize = 6000;
/// How many sentences a question may have.
const SENTENCES: usize = 60;

/// A place where an answer may begin.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// One past the last byte of the question; zero where there is none.
    pub(super) at: usize,
    /// The clues.
    pub(super) clues: Clues,
}

impl Cut {
    /// True where something is asked in front of it.
    pub(super) fn asks(&self) -> bool {
        self.clues[Clue::NothingAskedYet as usize] == 0.0
    }
}

/// What a sentence says of itself.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a sentence does or not")]
pub(super) struct Said {
    pub(super) end: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) asks: bool,
    pub(super) marked: bool,
    pub(super) ellipsis: bool,
    pub(super) open: bool,
    pub(super) you: usize,
    pub(super) myself: usize,
    pub(super) we: usize,
    pub(super) filler: bool,
    pub(super) cheer: bool,
    pub(super) quoted: bool,
    pub(super) words: usize,
}

/// The places in `text`, in order; the first stands in front of everything.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let text = head(text, LOOK);
    let words: Vec<Token> = tokens(text).collect();
    let said = said(text, &words);
    let mut running = NONE;
    let mut found = Vec::with_capacity(said.len());
    for at in 0..said.len() {
        let mut clues = running;
        mark(&mut clues, text, &words, &said, at);
        let end = if at == 0 { 0 } else { said[at - 1].end };
        found.push(Cut { at: end, clues });
        count(&mut running, &said[at], &words[said[at].from..said[at].to]);
    }
    found
}

/// What each sentence says, and where. A reply with a capital begins a sentence of its own, as
/// recognisers often lose the full stop between two people.
fn said(text: &str, words: &[Token]) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut from = 0;
    for range in sentences(text) {
        let mut start = range.start;
        while from < words.len() && words[from].start < range.start {
            from += 1;
        }
        let mut to = from;
        while to < words.len() && words[to].start < range.end {
            let word = words[to];
            if to > from && begins_afresh(text, word) {
                found.push(one(text, words, start..word.start, from..to));
                (start, from) = (word.start, to);
            }
            to += 1;
        }
        found.push(one(text, words, start..range.end, from..to));
        from = to;
        if found.len() >= SENTENCES {
            break;
        }
    }
    found
}

/// "… about it Yeah, so": a capital reply inside a sentence.
fn begins_afresh(text: &str, word: Token) -> bool {
    let replies = ["yeah", "yes", "yep", "sure", "um", "uh", "well", "oh", "absolutely"];
    text[word.start..].starts_with(char::is_uppercase)
        && text[..word.start].ends_with(char::is_whitespace)
        && replies.iter().any(|reply| key(reply) == word.key)
}

fn one(
    text: &str,
    words: &[Token],
    range: std::ops::Range<usize>,
    of: std::ops::Range<usize>,
) -> Said {
    let inside = &words[of.clone()];
    let body = text[range.clone()].trim_end();
    let bare = body.trim_end_matches(['"', '”', '\'', '’', ')', ']', '*', '_', '!', '.']);
    let marked = bare.ends_with(['?', '？', '؟']);
    let count = |what: Use| inside.iter().filter(|word| word.is(what)).count();
    let asks = Sentence { words: inside, marked }.asks();
    Said {
        end: range.start + body.len(),
        from: of.start,
        to: of.end,
        asks,
        marked,
        ellipsis: body.ends_with("...") || body.ends_with('…'),
        open: body.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | ';' | ':')),
        you: count(Use::YOU),
        myself: count(Use::MYSELF),
        we: count(Use::OWN) - count(Use::OWN).min(count(Use::MYSELF)),
        filler: count(Use::FILLER) > 0,
        cheer: inside.len() <= 6 && inside.iter().any(|word| word.is(Use::CHEER)),
        quoted: body.contains(['"', '“', '”']),
        words: inside.len(),
    }
}
