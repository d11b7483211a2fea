//! The places in a paragraph where an answer may begin, and the clues for each of them.
//!
//! A clue is about the sentence right in front of a place, about the one right behind it, or about
//! all sentences that would belong to the question. Each is a number, mostly zero or one.

use super::hearing::Sentence;
use super::phrases::{Phrase, holds};
use super::words::{Token, Use, key, tokens};
use crate::text::head;
use crate::transcript::speech::sentences;

/// How far into a paragraph its answer may begin.
const LOOK: usize = 6000;
/// How many sentences a question may have.
const SENTENCES: usize = 60;

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The clues. Their weights are in [`super::weights`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Clue { $($(#[$doc])* $name,)* }

        /// The clues by name, in the order of their weights.
        pub const CLUES: &[&str] = &[$(stringify!($name),)*];
    };
}

clues! {
    // Counted over the sentences of the question.
    /// Each sentence.
    InSentence,
    /// Asks, with a question mark.
    InAsks,
    /// Has a question mark and is a question of form.
    InTag,
    /// Asks without a question mark.
    InPrompt,
    /// Says "you".
    InYou,
    /// Says "I".
    InMyself,
    /// Says "we".
    InWe,
    /// Holds a filler.
    InFiller,
    /// Opens as answers do.
    InReply,
    /// Has more than 25 words.
    InLong,
    /// Praises or greets: "great", "thanks".
    InCheer,
    // The sentence in front.
    BeforeAsks,
    BeforeTag,
    BeforePrompt,
    BeforeEllipsis,
    BeforeOpen,
    BeforeShort,
    BeforeCheer,
    BeforeYou,
    BeforeMyself,
    // The sentence behind.
    BehindYes,
    BehindRight,
    BehindFiller,
    BehindWell,
    BehindThanks,
    BehindSo,
    BehindAnd,
    BehindI,
    BehindWe,
    BehindYou,
    BehindPointer,
    BehindAsker,
    BehindAuxiliary,
    BehindCheer,
    BehindLower,
    BehindAsks,
    BehindPrompt,
    BehindTag,
    BehindShort,
    BehindMyselfNear,
    BehindYouNear,
    BehindGuest,
    BehindEchoes,
    BehindThinks,
    BehindThats,
    BehindAgrees,
    BehindQuestion,
    // Both together.
    AsksThenYes,
    AsksThenMyself,
    AsksThenAsks,
    AsksThenPlain,
    PlainThenYes,
    PlainThenRight,
    PromptThenYes,
    PromptThenMyself,
    // Further around.
    NothingAskedYet,
    AskedBeforeThat,
    AskedSoon,
    MyselfSoon,
    YouSoon,
    YouLately,
    MyselfLately,
    // How much is in front.
    First,
    Second,
    UpToFive,
    UpToTen,
    Lost,
    LostNothingAsked,
    LostMyself,
    LostAnswers,
}

/// Verbs with which somebody gives an opinion: "I think".
const THINKS: &[&str] =
    &["think", "mean", "would", "guess", "agree", "believe", "don't", "don’t", "feel", "suppose"];
/// Words that agree.
const AGREES: &[&str] =
    &["agree", "totally", "definitely", "exactly", "absolutely", "right", "true", "correct"];

/// How many clues there are.
pub(super) const COUNT: usize = CLUES.len();

/// A place where an answer may begin.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// One past the last byte of the question; zero where there is none.
    pub(super) at: usize,
    /// The clues.
    pub(super) clues: [f32; COUNT],
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
struct Said {
    end: usize,
    from: usize,
    to: usize,
    asks: bool,
    marked: bool,
    ellipsis: bool,
    open: bool,
    you: usize,
    myself: usize,
    we: usize,
    filler: bool,
    cheer: bool,
    words: usize,
}

/// The places in `text`, in order; the first stands in front of everything.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let text = head(text, LOOK);
    let words: Vec<Token> = tokens(text).collect();
    let said = said(text, &words);
    let mut running = [0.0; COUNT];
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

fn set(clues: &mut [f32; COUNT], clue: Clue, holds: bool) {
    if holds {
        clues[clue as usize] += 1.0;
    }
}

/// Adds a sentence to what the question would hold.
fn count(clues: &mut [f32; COUNT], said: &Said, words: &[Token]) {
    let first = words.first();
    set(clues, Clue::InSentence, true);
    set(clues, Clue::InAsks, said.asks && said.marked);
    set(clues, Clue::InTag, said.marked && !said.asks);
    set(clues, Clue::InPrompt, said.asks && !said.marked);
    set(clues, Clue::InYou, said.you > 0);
    set(clues, Clue::InMyself, said.myself > 0);
    set(clues, Clue::InWe, said.we > 0);
    set(clues, Clue::InFiller, said.filler);
    set(clues, Clue::InReply, first.is_some_and(|word| word.is(Use::REPLY)));
    set(clues, Clue::InLong, said.words > 25);
    set(clues, Clue::InCheer, said.cheer);
}

/// Marks what stands around the place in front of the sentence `at`.
fn mark(clues: &mut [f32; COUNT], text: &str, words: &[Token], said: &[Said], at: usize) {
    let Some(before) = at.checked_sub(1).map(|before| said[before]) else {
        return mark_front(clues, words, said);
    };
    let behind = said[at];
    let tag = |said: Said| said.marked && !said.asks;
    let prompt = |said: Said| said.asks && !said.marked;
    let asked = before.asks && before.marked;
    set(clues, Clue::BeforeAsks, asked);
    set(clues, Clue::BeforeTag, tag(before));
    set(clues, Clue::BeforePrompt, prompt(before));
    set(clues, Clue::BeforeEllipsis, before.ellipsis);
    set(clues, Clue::BeforeOpen, before.open);
    set(clues, Clue::BeforeShort, before.words <= 3);
    set(clues, Clue::BeforeCheer, before.cheer);
    set(clues, Clue::BeforeYou, before.you > 0);
    set(clues, Clue::BeforeMyself, before.myself > 0);
    mark_behind(clues, text, words, behind);
    let has = |clue: Clue| clues[clue as usize] > 0.0;
    let yes = has(Clue::BehindYes) || has(Clue::BehindFiller) || has(Clue::BehindWell);
    let myself = has(Clue::BehindMyselfNear);
    let right = has(Clue::BehindRight);
    let plain = !yes && !myself && !behind.asks && !right;
    let asks_nothing = !before.asks && !before.marked;
    set(clues, Clue::AsksThenYes, asked && yes);
    set(clues, Clue::AsksThenMyself, asked && myself);
    set(clues, Clue::AsksThenAsks, asked && behind.asks);
    set(clues, Clue::AsksThenPlain, asked && plain);
    set(clues, Clue::PlainThenYes, asks_nothing && yes);
    set(clues, Clue::PlainThenRight, asks_nothing && right);
    set(clues, Clue::PromptThenYes, prompt(before) && yes);
    set(clues, Clue::PromptThenMyself, prompt(before) && myself);
    let echoes = asked && echo(&words[before.from..before.to], &words[behind.from..behind.to]);
    set(clues, Clue::BehindEchoes, echoes);
    set(clues, Clue::NothingAskedYet, !said[..at].iter().any(|said| said.asks));
    set(clues, Clue::AskedBeforeThat, said[..at - 1].iter().any(|said| said.asks && said.marked));
    let soon = &said[at..said.len().min(at + 4)];
    set(clues, Clue::AskedSoon, soon.iter().skip(1).any(|said| said.asks));
    set(clues, Clue::MyselfSoon, soon.iter().map(|said| said.myself).sum::<usize>() >= 2);
    set(clues, Clue::YouSoon, soon.iter().map(|said| said.you).sum::<usize>() >= 2);
    let lately = &said[at.saturating_sub(3)..at];
    set(clues, Clue::YouLately, lately.iter().map(|said| said.you).sum::<usize>() >= 2);
    set(clues, Clue::MyselfLately, lately.iter().map(|said| said.myself).sum::<usize>() >= 2);
    set(clues, Clue::First, at == 1);
    set(clues, Clue::Second, at == 2);
    set(clues, Clue::UpToFive, (3..=5).contains(&at));
    set(clues, Clue::UpToTen, (6..=10).contains(&at));
}

/// A question begins among so many sentences.
const QUESTION: usize = 8;

/// In front of everything: the paragraph would be an answer alone.
fn mark_front(clues: &mut [f32; COUNT], words: &[Token], said: &[Said]) {
    set(clues, Clue::Lost, true);
    let Some(first) = said.first() else { return };
    let opening = words.get(first.from).copied();
    let is = |what: Use| opening.is_some_and(|word| word.is(what));
    set(clues, Clue::LostAnswers, is(Use::REPLY) || is(Use::FILLER));
    set(clues, Clue::LostMyself, first.myself > 0);
    let asked = said.iter().take(QUESTION).any(|said| said.asks);
    set(clues, Clue::LostNothingAsked, !asked);
}

fn mark_behind(clues: &mut [f32; COUNT], text: &str, words: &[Token], behind: Said) {
    let inside = &words[behind.from..behind.to];
    set(clues, Clue::BehindAsks, behind.asks && behind.marked);
    set(clues, Clue::BehindPrompt, behind.asks && !behind.marked);
    set(clues, Clue::BehindTag, behind.marked && !behind.asks);
    set(clues, Clue::BehindShort, inside.len() <= 3);
    let near = &inside[..inside.len().min(7)];
    set(clues, Clue::BehindMyselfNear, near.iter().any(|word| word.is(Use::MYSELF)));
    set(clues, Clue::BehindYouNear, near.iter().any(|word| word.is(Use::YOU)));
    set(clues, Clue::BehindGuest, holds(&inside[..inside.len().min(9)], Phrase::Guest));
    let Some(first) = inside.first() else { return };
    let second = inside.get(1).map_or(0, |word| word.key);
    let among = |key_of: u128, list: &[&str]| list.iter().any(|word| key(word) == key_of);
    set(clues, Clue::BehindThinks, first.is(Use::MYSELF) && among(second, THINKS));
    set(clues, Clue::BehindThats, among(first.key, &["that's", "that’s"]));
    set(clues, Clue::BehindAgrees, near.iter().any(|word| among(word.key, AGREES)));
    let answers = inside.len() > 1 && near.iter().any(|word| among(word.key, &["question"]));
    set(clues, Clue::BehindQuestion, answers);
    let lower = text[first.start..].starts_with(char::is_lowercase);
    set(clues, Clue::BehindLower, lower);
    let one_of = |list: &[&str]| list.iter().any(|word| key(word) == first.key);
    let clue = match () {
        () if one_of(&["right", "okay", "ok", "alright"]) => Clue::BehindRight,
        () if first.is(Use::REPLY) => Clue::BehindYes,
        () if first.is(Use::FILLER) || one_of(&["oh", "mhm", "mm-hmm"]) => Clue::BehindFiller,
        () if one_of(&["well", "basically", "honestly", "actually"]) => Clue::BehindWell,
        () if first.is(Use::THANKS) => Clue::BehindThanks,
        () if one_of(&["so"]) => Clue::BehindSo,
        () if one_of(&["and", "but", "or", "because", "like"]) => Clue::BehindAnd,
        () if first.is(Use::MYSELF) => Clue::BehindI,
        () if first.is(Use::OWN) => Clue::BehindWe,
        () if first.is(Use::YOU) => Clue::BehindYou,
        () if first.is(Use::ASKER) => Clue::BehindAsker,
        () if first.is(Use::AUXILIARY) => Clue::BehindAuxiliary,
        () if first.is(Use::POINTER) => Clue::BehindPointer,
        () if first.is(Use::CHEER) => Clue::BehindCheer,
        () => return,
    };
    set(clues, clue, true);
}

/// True where a long word of the question comes back at the front of the answer.
fn echo(asked: &[Token], answer: &[Token]) -> bool {
    answer
        .iter()
        .take(9)
        .filter(|word| word.end - word.start >= 5)
        .any(|word| asked.iter().any(|other| other.key == word.key))
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
        words: inside.len(),
    }
}
