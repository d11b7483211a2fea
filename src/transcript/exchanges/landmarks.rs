//! The clues around a place where an answer may begin.
//!
//! A clue is about the sentence right in front of the place, about the one right behind it, about all sentences that
//! would belong to the question, or about what stands further around. Each is a number, mostly zero or one.

use super::cuts::Said;
use super::phrases::{Phrase, holds};
use super::words::{Token, Use, key};

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
    /// Repeats with quotation marks what somebody asked.
    InQuoted,
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
    BeforeTagYou,
    BeforeQuoted,
    BeforeHost,
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
    BehindLong,
    BehindComma,
    BehindQuoted,
    BehindThere,
    BehindArticle,
    BehindFor,
    BehindWhen,
    BehindBecause,
    BehindOr,
    BehindLike,
    BehindThey,
    BehindNo,
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
    NoMyselfYet,
    MyselfNext,
    AsksNext,
    OnlyMark,
    LastMark,
    NothingAskedYet,
    AskedBeforeThat,
    AskedSoon,
    MyselfSoon,
    YouSoon,
    YouLately,
    MyselfLately,
    // How much is in front, and behind.
    FewWords,
    TooManyWords,
    LittleRest,
    ShortRest,
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

/// The first word behind, by what it does to the chance that an answer begins there.
const OPENERS: &[(Clue, &[&str])] = &[
    (Clue::BehindThere, &["there", "there's", "there’s"]),
    (Clue::BehindArticle, &["the", "a", "an"]),
    (Clue::BehindFor, &["for", "in"]),
    (Clue::BehindWhen, &["when", "whenever", "once", "then", "if"]),
    (Clue::BehindBecause, &["because", "since"]),
    (Clue::BehindOr, &["or", "and"]),
    (Clue::BehindLike, &["like"]),
    (Clue::BehindThey, &["they", "he", "she", "people"]),
    (Clue::BehindNo, &["no", "nope", "not", "none", "never"]),
];

/// How many clues there are.
pub(super) const COUNT: usize = CLUES.len();
/// The clues of a place, in the order of [`CLUES`].
pub(super) type Clues = [f32; COUNT];
/// No clue at all.
pub(super) const NONE: Clues = [0.0; COUNT];

fn set(clues: &mut Clues, clue: Clue, holds: bool) {
    if holds {
        clues[clue as usize] += 1.0;
    }
}

/// Adds a sentence to what the question would hold.
pub(super) fn count(clues: &mut Clues, said: &Said, words: &[Token]) {
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
    set(clues, Clue::InQuoted, said.marked && said.quoted);
}

/// Marks what stands around the place in front of the sentence `at`.
pub(super) fn mark(clues: &mut Clues, text: &str, words: &[Token], said: &[Said], at: usize) {
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
    set(clues, Clue::BeforeTagYou, tag(before) && before.you > 0);
    set(clues, Clue::BeforeQuoted, before.marked && before.quoted);
    let asking = &words[before.from..before.to];
    let hosts = holds(asking, Phrase::Host) || holds(asking, Phrase::Goodbye);
    set(clues, Clue::BeforeHost, hosts);
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
    mark_around(clues, said, at);
    mark_room(clues, said, at);
}

/// Marks what is said a few sentences away from the place in front of the sentence `at`.
fn mark_around(clues: &mut Clues, said: &[Said], at: usize) {
    let (front, rest) = said.split_at(at);
    let asks = |said: &Said| said.asks && said.marked;
    set(clues, Clue::NothingAskedYet, !front.iter().any(|said| said.asks));
    set(clues, Clue::AskedBeforeThat, front[..at - 1].iter().any(asks));
    set(clues, Clue::NoMyselfYet, !front.iter().any(|said| said.myself > 0));
    let soon = &rest[..rest.len().min(4)];
    set(clues, Clue::AskedSoon, soon.iter().skip(1).any(|said| said.asks));
    set(clues, Clue::MyselfSoon, soon.iter().map(|said| said.myself).sum::<usize>() >= 2);
    set(clues, Clue::YouSoon, soon.iter().map(|said| said.you).sum::<usize>() >= 2);
    set(clues, Clue::MyselfNext, soon.get(1).is_some_and(|said| said.myself > 0));
    set(clues, Clue::AsksNext, soon.get(1).is_some_and(asks));
    let lately = &front[at.saturating_sub(3)..];
    set(clues, Clue::YouLately, lately.iter().map(|said| said.you).sum::<usize>() >= 2);
    set(clues, Clue::MyselfLately, lately.iter().map(|said| said.myself).sum::<usize>() >= 2);
    let asked = front.last().is_some_and(asks);
    set(clues, Clue::OnlyMark, asked && said.iter().filter(|said| asks(said)).count() == 1);
    set(clues, Clue::LastMark, asked && !rest.iter().any(asks));
}

/// Marks how much stands in front of the sentence `at`, and from it on.
fn mark_room(clues: &mut Clues, said: &[Said], at: usize) {
    let words = |said: &[Said]| said.iter().map(|said| said.words).sum::<usize>();
    let (asked, answered) = (words(&said[..at]), words(&said[at..]));
    set(clues, Clue::First, at == 1);
    set(clues, Clue::Second, at == 2);
    set(clues, Clue::UpToFive, (3..=5).contains(&at));
    set(clues, Clue::UpToTen, (6..=10).contains(&at));
    set(clues, Clue::FewWords, asked <= 5);
    set(clues, Clue::TooManyWords, asked > 90);
    set(clues, Clue::LittleRest, answered <= 6);
    set(clues, Clue::ShortRest, (7..=20).contains(&answered));
}

/// A question begins among so many sentences.
const QUESTION: usize = 8;

/// A sentence of more words is long.
const LONG: usize = 20;

/// In front of everything: the paragraph would be an answer alone.
fn mark_front(clues: &mut Clues, words: &[Token], said: &[Said]) {
    set(clues, Clue::Lost, true);
    let Some(first) = said.first() else { return };
    let opening = words.get(first.from).copied();
    let is = |what: Use| opening.is_some_and(|word| word.is(what));
    set(clues, Clue::LostAnswers, is(Use::REPLY) || is(Use::FILLER));
    set(clues, Clue::LostMyself, first.myself > 0);
    let asked = said.iter().take(QUESTION).any(|said| said.asks);
    set(clues, Clue::LostNothingAsked, !asked);
}

fn mark_behind(clues: &mut Clues, text: &str, words: &[Token], behind: Said) {
    let inside = &words[behind.from..behind.to];
    set(clues, Clue::BehindAsks, behind.asks && behind.marked);
    set(clues, Clue::BehindPrompt, behind.asks && !behind.marked);
    set(clues, Clue::BehindTag, behind.marked && !behind.asks);
    set(clues, Clue::BehindShort, inside.len() <= 3);
    let near = &inside[..inside.len().min(7)];
    set(clues, Clue::BehindMyselfNear, near.iter().any(|word| word.is(Use::MYSELF)));
    set(clues, Clue::BehindYouNear, near.iter().any(|word| word.is(Use::YOU)));
    set(clues, Clue::BehindGuest, holds(&inside[..inside.len().min(9)], Phrase::Guest));
    set(clues, Clue::BehindLong, inside.len() > LONG);
    set(clues, Clue::BehindQuoted, behind.quoted);
    let Some(first) = inside.first() else { return };
    set(clues, Clue::BehindComma, text[first.end..].starts_with(','));
    for (clue, openers) in OPENERS {
        set(clues, *clue, openers.iter().any(|word| key(word) == first.key));
    }
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
