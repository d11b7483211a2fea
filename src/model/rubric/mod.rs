//! The rubric: scale, levels with their anchors, criteria with their weights; has a version.
//!
//! `written.rs` reads what a person wrote, `plan.rs` says which exchanges a criterion applies to, and `pattern.rs`
//! finds a question by its words.

mod flaws;
mod pattern;
mod plan;
#[cfg(test)]
mod tests;
mod written;

use std::collections::BTreeMap;

use super::ratio::Ratio;
use super::review::Reason;

pub use flaws::{RubricError, RubricFlaw};
pub use pattern::Pattern;
pub use plan::Plan;

/// The rubrics that come with the program, as a person would write them. The first is the default.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("general", include_str!("../../../assets/rubrics/general.toml")),
    ("four-levels", include_str!("../../../assets/rubrics/four-levels.toml")),
    ("technical", include_str!("../../../assets/rubrics/technical.toml")),
];

/// What answers are scored by.
#[derive(Debug, Clone, PartialEq)]
pub struct Rubric {
    /// Its id, also its file name.
    pub id: String,
    /// Counts up when it changes.
    pub version: u32,
    /// What people call it.
    pub title: String,
    /// The levels, lowest first: 2 to 9 of them, numbered from 1.
    pub levels: Vec<Level>,
    /// What an answer is scored on. Never empty: a rubric that names none has one, for the answer as a whole.
    pub criteria: Vec<Criterion>,
    /// What a review has to have before it is submitted.
    pub requires: Requires,
    /// Why an answer may be left without a score, in the order of the menu.
    pub reasons: Vec<(Reason, String)>,
    /// Answers as they could have been given.
    pub examples: Vec<Example>,
    /// The overall recommendations, most against first: 2 to 9 of them.
    pub recommendations: Vec<Recommendation>,
    /// The scales of earlier versions under which scores of the present review were given.
    pub earlier: BTreeMap<u32, Vec<Level>>,
}

/// One level of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The number that is also its key, 1 to 9.
    pub value: u8,
    /// One word.
    pub name: String,
    /// What an answer at this level says.
    pub anchor: String,
}

/// What an answer is scored on.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// As in the review file: `[a-z0-9_-]{1,32}`.
    pub id: String,
    /// As on screen.
    pub name: String,
    /// Its share in the weighted mean, against the weights of the others; above 0, at most 1000.
    pub weight: Ratio,
    /// What an answer at each level says of it, lowest first; as many as there are levels.
    pub anchors: Vec<String>,
    /// The exchanges that it applies to.
    pub applies: Applies,
    /// True where a review cannot be submitted without a single score on it.
    pub is_focus: bool,
    /// A score of this level or below raises a critical flag.
    pub critical: Option<u8>,
}

/// Which exchanges a criterion applies to: those that fit one of these, or all where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Applies {
    /// By the words of the question.
    pub questions: Vec<Pattern>,
    /// By a skill that the question or the answer names.
    pub skills: Vec<Pattern>,
    /// By the number that the exchange had when it was imported: first and last of a run.
    pub answers: Vec<(usize, usize)>,
}

impl Applies {
    /// True where it applies to every exchange.
    #[must_use]
    pub fn to_all(&self) -> bool {
        self.questions.is_empty() && self.skills.is_empty() && self.answers.is_empty()
    }
}

/// What a review has to have before it is submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a line that a person writes")]
pub struct Requires {
    /// Every answer has a score, or a reason why it has none.
    pub every_answer: bool,
    /// The overall recommendation is given.
    pub overall: bool,
    /// The recommendation has a reason in words.
    pub reason: bool,
    /// There is a note on the whole session.
    pub session_note: bool,
    /// Scores of these levels have a quote.
    pub quote_at: Vec<u8>,
    /// Answers with a score of these levels have a note.
    pub note_at: Vec<u8>,
}

/// An answer as it could have been given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The questions that it answers; `None` for any.
    pub question: Option<Pattern>,
    /// The criterion that it is an example for; `None` for the whole answer.
    pub criterion: Option<String>,
    /// The level that it would be given.
    pub level: u8,
    /// Its words.
    pub answer: String,
}

/// One overall recommendation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// As in the review file, for example `strong-no`.
    pub id: String,
    /// As on screen, for example `strong no`.
    pub label: String,
    /// True where it speaks for the candidate.
    pub is_positive: bool,
}

impl Rubric {
    /// The built-in five-level rubric.
    ///
    /// # Errors
    /// Never, while the embedded text is what the tests have read.
    pub fn general() -> Result<Self, RubricError> {
        Self::parse(BUILT_IN[0].1)
    }

    /// True for what can be the id of a rubric, a criterion or a recommendation: 1 to 32 of `a-z0-9_-`, so that it
    /// can be a file name and a key everywhere.
    #[must_use]
    pub fn is_id(id: &str) -> bool {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b);
        (1..=32).contains(&id.len()) && id.bytes().all(fits)
    }

    /// The built-in rubric with this id, as it is written.
    #[must_use]
    pub fn built_in(id: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
    }

    /// The level with this number.
    #[must_use]
    pub fn level(&self, value: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }

    /// The lowest and the highest level.
    #[must_use]
    pub fn scale(&self) -> (u8, u8) {
        (1, self.levels.last().map_or(1, |level| level.value))
    }

    /// The criterion with this id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|one| one.id == id)
    }

    /// True where an answer gets one score as a whole.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.criteria.len() == 1
    }

    /// True where every question gets one score and no more is asked.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.is_single() && self.criteria.iter().all(|one| one.applies.to_all())
    }

    /// The levels of a version, as far as they are known. `None` stands for the present one.
    #[must_use]
    pub fn levels_of(&self, version: Option<u32>) -> Option<&[Level]> {
        match version {
            Some(version) if version != self.version => {
                self.earlier.get(&version).map(Vec::as_slice)
            }
            _ => Some(&self.levels),
        }
    }

    /// True where a score given under `version` means the same number of levels, so that it can be counted
    /// together with those of today.
    #[must_use]
    pub fn is_same_scale(&self, version: Option<u32>) -> bool {
        self.levels_of(version).is_some_and(|levels| levels.len() == self.levels.len())
    }

    /// What a reason for leaving an answer without a score is called; `None` where the rubric does not know it.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> Option<&str> {
        self.reasons.iter().find(|(one, _)| *one == reason).map(|(_, label)| label.as_str())
    }

    /// The recommendation with this id.
    #[must_use]
    pub fn recommendation(&self, id: &str) -> Option<&Recommendation> {
        self.recommendations.iter().find(|one| one.id == id)
    }

    /// Where a recommendation stands on the scale of the levels: the first at the lowest level, the last at the
    /// highest, the others evenly between them. So it can be held against a mean.
    #[must_use]
    pub fn place_of(&self, recommendation: &str) -> Option<Ratio> {
        let nth = self.recommendations.iter().position(|one| one.id == recommendation)?;
        let nth = Ratio::from(u32::try_from(nth).ok()?);
        Some(Ratio::from(1) + nth * self.step()?)
    }

    /// How far two neighbouring recommendations are apart on the scale of the levels.
    #[must_use]
    pub fn step(&self) -> Option<Ratio> {
        let (low, high) = self.scale();
        let steps = i64::try_from(self.recommendations.len()).ok()? - 1;
        Ratio::new(i64::from(high) - i64::from(low), steps)
    }

    /// The examples for an answer to `question`, on one criterion or on the whole, best first.
    #[must_use]
    pub fn examples_for(&self, question: &str, criterion: &str) -> Vec<&Example> {
        let fits = |one: &&Example| {
            one.criterion.as_ref().is_none_or(|id| id == criterion)
                && one.question.as_ref().is_none_or(|pattern| pattern.is_in(question))
        };
        let mut examples: Vec<&Example> = self.examples.iter().filter(fits).collect();
        examples.sort_by_key(|one| std::cmp::Reverse(one.level));
        examples
    }
}
