//! Short texts that several screens share: how a score, a reason or a time is said.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::command::Command;
use crate::model::exchange::{Exchange, Origin, Turn};
use crate::model::review::{CriterionScore, Scores, Standing, Unscorable, Verdict};
use crate::model::rubric::{Criterion, Rubric};

use super::App;
use super::sitting::{Asked, Sitting};

/// So many criteria of an answer are shown level by level in a list; of more, how many are scored.
const IN_CELL: usize = 3;

/// The score in a narrow column: the level, a cell for each criterion, `x`, or `·` where there is none yet.
#[must_use]
pub fn score_cell(sitting: &Sitting, exchange: &Exchange) -> String {
    match sitting.verdict(exchange) {
        Some(Verdict::Level(level)) => level.to_string(),
        Some(Verdict::Criteria(scores)) => criteria_cell(sitting, exchange, &scores),
        Some(Verdict::Unscorable(_)) => "x".into(),
        None if sitting.counts(exchange) => "·".into(),
        None => " ".into(),
    }
}

fn criteria_cell(sitting: &Sitting, exchange: &Exchange, scores: &Scores) -> String {
    let given = sitting.criteria_of(exchange).map(|one| scores.get(&one.id));
    let given: Vec<Option<&CriterionScore>> = given.collect();
    if given.len() > IN_CELL {
        let done = given.iter().flatten().filter(|one| one.is_given()).count();
        return format!("{done}/{}", given.len());
    }
    let cell = |one: Option<&CriterionScore>| match one {
        Some(CriterionScore { level: Some(level), .. }) => level.to_string(),
        Some(CriterionScore { absent: true, .. }) => "-".into(),
        _ => "·".to_owned(),
    };
    given.into_iter().map(cell).collect()
}

/// The flag of an exchange in a cell: `!` where it is critical, `F` where it is to be looked at again.
#[must_use]
pub fn flag(sitting: &Sitting, exchange: &Exchange) -> &'static str {
    if sitting.scorecard.critical.contains(&exchange.id) {
        "!"
    } else if sitting.review.flags(exchange) {
        "F"
    } else {
        ""
    }
}

/// `4 good`, the levels by criterion, or why there is no score. `version` is the one that it was given under.
#[must_use]
pub fn verdict(rubric: &Rubric, verdict: Option<&Verdict>, version: Option<u32>) -> String {
    match verdict {
        Some(Verdict::Level(level)) => level_name(rubric, *level, version),
        Some(Verdict::Criteria(scores)) => {
            let given = |one: &Criterion| {
                let score = scores.get(&one.id).filter(|score| score.is_given())?;
                let level = score.level.map_or("–".to_owned(), |level| level.to_string());
                Some(format!("{} {level}", one.name))
            };
            let given: Vec<String> = rubric.criteria.iter().filter_map(given).collect();
            given.join(" · ")
        }
        Some(Verdict::Unscorable(why)) => reason(why),
        None => "not scored".into(),
    }
}

/// `4 good`, `did not come up`, or `not scored`.
#[must_use]
pub fn criterion_score(rubric: &Rubric, score: Option<&CriterionScore>) -> String {
    match score {
        Some(CriterionScore { level: Some(level), rubric_version, .. }) => {
            level_name(rubric, *level, *rubric_version)
        }
        Some(CriterionScore { absent: true, .. }) => "did not come up".into(),
        _ => "not scored".into(),
    }
}

/// As [`verdict`]; where a merge has brought several scores together, all of them.
#[must_use]
pub fn standing_in_short(rubric: &Rubric, standing: &Standing) -> String {
    if standing.choices.is_empty() {
        return verdict(rubric, standing.verdict.as_ref(), standing.version);
    }
    let short = |one: &Verdict| match one {
        Verdict::Level(level) => level.to_string(),
        Verdict::Criteria(scores) => {
            let levels = scores.values().filter_map(|one| one.level);
            levels.map(|level| level.to_string()).collect::<Vec<_>>().join("-")
        }
        Verdict::Unscorable(_) => "x".into(),
    };
    let all: Vec<String> = standing.choices.iter().map(short).collect();
    format!("{}?", all.join(" or "))
}

/// What has changed since the score was given, or is left open: corrections, the rubric.
#[must_use]
pub fn since(rubric: &Rubric, standing: &Standing) -> Option<String> {
    if !standing.choices.is_empty() {
        return Some("scores before the merge".into());
    }
    let change = standing.before.map(|change| format!("scored before {}", change.label()));
    let older = standing.version.filter(|_| standing.is_older_than(rubric.version));
    let older = older.map(|version| format!("scored under version {version}"));
    let all: Vec<String> = change.into_iter().chain(older).collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// `4 good`: a level with its name under the version of the rubric that it was given under.
#[must_use]
pub fn level_name(rubric: &Rubric, level: u8, version: Option<u32>) -> String {
    let levels = rubric.levels_of(version).unwrap_or_default();
    match levels.iter().find(|one| one.value == level) {
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

/// How the question is known in one word, for where there is little room.
#[must_use]
pub fn origin_in_a_word(asked: Asked<'_>) -> Option<&'static str> {
    match asked.origin {
        _ if asked.is_taken => None,
        Origin::Lost => Some("lost"),
        _ if asked.guess => Some("guessed"),
        Origin::Given => None,
        Origin::Recovered => Some("recovered"),
        Origin::Written => Some("written"),
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
    let known: Vec<String> =
        name.into_iter().chain(turn.start_ms.map(|at| clock(at.get()))).collect();
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
