//! Short texts that several screens share: how a score, a reason or a time is said.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::command::Command;
use crate::model::exchange::{Exchange, Origin, Turn};
use crate::model::review::{Standing, Unscorable, Verdict};
use crate::model::rubric::Rubric;

use super::App;
use super::sitting::{Asked, Sitting};

/// The score in a column one cell wide: the level, `x`, or `·` where there is none yet.
#[must_use]
pub fn score_cell(sitting: &Sitting, exchange: &Exchange) -> String {
    match sitting.verdict(exchange) {
        Some(Verdict::Level(level)) => level.to_string(),
        Some(Verdict::Unscorable(_)) => "x".into(),
        None if exchange.is_scored_by_default() => "·".into(),
        None => " ".into(),
    }
}

/// `4 good`, or why there is no score.
#[must_use]
pub fn verdict(rubric: &Rubric, verdict: Option<&Verdict>) -> String {
    match verdict {
        Some(Verdict::Level(level)) => level_name(rubric, *level),
        Some(Verdict::Unscorable(why)) => reason(why),
        None => "not scored".into(),
    }
}

/// As [`verdict`]; where a merge has brought several scores together, all of them.
#[must_use]
pub fn standing_in_short(rubric: &Rubric, standing: &Standing) -> String {
    if standing.choices.is_empty() {
        return verdict(rubric, standing.verdict.as_ref());
    }
    let short = |one: &Verdict| match one {
        Verdict::Level(level) => level.to_string(),
        Verdict::Unscorable(_) => "x".into(),
    };
    let all: Vec<String> = standing.choices.iter().map(short).collect();
    format!("{}?", all.join(" or "))
}

/// What corrections have changed since the score was given, or have left open.
#[must_use]
pub fn since(standing: &Standing) -> Option<String> {
    let change = standing.before.map(|change| format!("scored before {}", change.label()));
    let open = || (!standing.choices.is_empty()).then(|| "scores before the merge".to_owned());
    change.or_else(open)
}

/// `4 good`.
#[must_use]
pub fn level_name(rubric: &Rubric, level: u8) -> String {
    match rubric.level(level) {
        Some(known) => format!("{level} {}", known.name),
        None => level.to_string(),
    }
}

/// Why an answer cannot be scored, in the reviewer's words where there are some.
#[must_use]
pub fn reason(why: &Unscorable) -> String {
    if why.text.is_empty() {
        why.reason.label().into()
    } else {
        crate::text::safe_line(&why.text).into_owned()
    }
}

/// How the question is known, where that has to be said.
#[must_use]
pub fn origin(asked: Asked<'_>) -> Option<&'static str> {
    if asked.is_taken {
        return None;
    }
    match (asked.origin, asked.guess) {
        (Origin::Given, false) | (Origin::Lost, _) => None,
        (Origin::Given, true) => Some("a guess"),
        (Origin::Recovered, false) => Some("recovered from the answer"),
        (Origin::Recovered, true) => Some("a guess, from the answer"),
        (Origin::Written, _) => Some("written by a reviewer"),
    }
}

/// Cells that a speaker's name may take.
const NAME: usize = 24;

/// Who speaks a turn and since when, as far as the source has it: `Jon Ames 3:07`. The name only with
/// `with_name`.
#[must_use]
pub fn who_and_when(turn: &Turn, with_name: bool) -> Option<String> {
    let name = turn.name.as_deref().filter(|_| with_name).map(crate::text::safe_line);
    let name = name.map(|name| crate::text::fit(&name, NAME).into_owned());
    let known: Vec<String> = name.into_iter().chain(turn.start_ms.map(clock)).collect();
    (!known.is_empty()).then(|| known.join(" "))
}

/// `3:07`, `1:02:03`: milliseconds of a recording as a clock shows them.
fn clock(ms: u64) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

/// When something was touched, as short as it can be said: `14:02`, `yesterday`, `12 Nov`, `2024-11-12`.
#[must_use]
pub fn when(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let at = Zoned::new(at, zone.clone());
    let now = Zoned::new(now, zone.clone());
    let yesterday = now.date().yesterday().ok();
    if at.date() == now.date() {
        at.strftime("%H:%M").to_string()
    } else if Some(at.date()) == yesterday {
        "yesterday".into()
    } else if at.year() == now.year() {
        at.strftime("%-d %b").to_string()
    } else {
        at.strftime("%Y-%m-%d").to_string()
    }
}

impl App {
    /// A key and what it does, for a message: `u undo`.
    #[must_use]
    pub fn hint(&self, command: Command, does: &str) -> String {
        format!("{} {does}", self.key_or_name(command))
    }

    /// The preferred key of a command; where it has none, how it is typed behind `:`.
    #[must_use]
    pub fn key_or_name(&self, command: Command) -> String {
        match self.keymap.key(command) {
            key if key.is_empty() => format!(":{}", command.spec().name),
            key => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_short_as_it_can_be() {
        let now = "2026-11-22T15:00:00Z".parse().unwrap();
        let say = |at: &str| when(at.parse().unwrap(), now, &TimeZone::UTC);
        assert_eq!(say("2026-11-22T14:02:00Z"), "14:02");
        assert_eq!(say("2026-11-21T23:59:00Z"), "yesterday");
        assert_eq!(say("2026-03-05T10:00:00Z"), "5 Mar");
        assert_eq!(say("2024-11-12T10:00:00Z"), "2024-11-12");
    }
}
