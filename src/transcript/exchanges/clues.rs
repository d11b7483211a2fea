//! The clues by which an interviewer is told from a candidate, with their weights.

use super::voices::Voice;

/// One clue: what it compares, and how much a difference counts.
pub(super) struct Clue {
    /// Where it points to the interviewer, in words.
    pub(super) asking: &'static str,
    /// Where it points to the candidate, in words.
    pub(super) answering: &'static str,
    /// How much one step of it counts.
    weight: f64,
    /// Above zero where `one` is more of an interviewer than `other`.
    compare: fn(one: &Voice<'_>, other: &Voice<'_>) -> f64,
}

/// All clues.
pub(super) const CLUES: &[Clue] = &[
    Clue {
        asking: "asks more often",
        answering: "is asked more often",
        weight: 1.5,
        compare: |one, other| (rate(one.asks, one.full) / rate(other.asks, other.full)).ln(),
    },
    Clue {
        asking: "speaks in shorter turns",
        answering: "speaks in longer turns",
        weight: 1.0,
        compare: |one, other| {
            unless_one_asks_alone(one, other, (length(other) / length(one)).ln().clamp(-2.0, 2.0))
        },
    },
    Clue {
        asking: "says \u{201c}you\u{201d} more than \u{201c}I\u{201d}",
        answering: "says \u{201c}I\u{201d} more than \u{201c}you\u{201d}",
        weight: 0.8,
        compare: |one, other| (address(one) / address(other)).ln().clamp(-2.0, 2.0),
    },
    Clue {
        asking: "is answered",
        answering: "opens turns as answers do",
        weight: 0.7,
        compare: |one, other| {
            (rate(other.answers, other.full) / rate(one.answers, one.full)).ln().clamp(-2.0, 2.0)
        },
    },
    Clue {
        asking: "greets or takes leave as a host does",
        answering: "is greeted as a guest",
        weight: 1.0,
        compare: |one, other| (count(one.hosts) - count(other.hosts)).clamp(-2.0, 2.0),
    },
    Clue {
        asking: "neither gives thanks nor is spoken to as a guest",
        answering: "gives thanks or is spoken to as a guest",
        weight: 1.2,
        compare: |one, other| (count(other.guests) - count(one.guests)).clamp(-2.0, 2.0),
    },
];

impl Clue {
    /// Above zero where it says that `one` asks and `other` answers.
    pub(super) fn weigh(&self, one: &Voice<'_>, other: &Voice<'_>) -> f64 {
        self.weight * (self.compare)(one, other)
    }
}

/// Above zero where `one` asks and `other` answers, by all clues together.
pub(super) fn weigh(one: &Voice<'_>, other: &Voice<'_>) -> f64 {
    CLUES.iter().map(|clue| clue.weigh(one, other)).sum()
}

/// Steps towards `one` who asks, made of how much both say: an interviewer who talks a lot is one all the same where
/// nobody else ever asks, so that they count little against the only one who does.
pub(super) fn unless_one_asks_alone(one: &Voice<'_>, other: &Voice<'_>, steps: f64) -> f64 {
    match () {
        () if asks_alone(one, other) => steps.max(-AGAINST),
        () if asks_alone(other, one) => steps.min(AGAINST),
        () => steps,
    }
}

/// So many steps may count against somebody who asks alone.
const AGAINST: f64 = 0.4;
/// So many turns have to ask.
const OFTEN: usize = 3;

/// True where `one` asks again and again, in two of five turns at least, and `other` never does.
pub(super) fn asks_alone(one: &Voice<'_>, other: &Voice<'_>) -> bool {
    other.asks == 0 && other.full > 2 && one.asks >= OFTEN && one.asks * 5 >= one.full * 2
}

#[allow(clippy::cast_precision_loss, reason = "counts of turns and words are far below 2^52")]
fn count(count: usize) -> f64 {
    count as f64
}

/// A share, kept away from nothing and all so that a few turns prove little.
fn rate(of: usize, all: usize) -> f64 {
    (count(of) + 1.0) / (count(all) + 3.0)
}

fn length(voice: &Voice<'_>) -> f64 {
    (count(voice.words) + 10.0) / (count(voice.full) + 1.0)
}

fn address(voice: &Voice<'_>) -> f64 {
    (count(voice.you) + 3.0) / (count(voice.own) + 3.0)
}
