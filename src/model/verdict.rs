//! What a reviewer can decide: on an answer, on one criterion of it, on a claimed skill, on a repair.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exchange::is_false;

/// Why an answer cannot be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unscorable {
    /// The reason.
    pub reason: Reason,
    /// The reviewer's own words, for [`Reason::Other`].
    #[serde(default)]
    pub text: String,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Unscorable {
    /// This reason, with the reviewer's own words where there are some.
    #[must_use]
    pub fn new(reason: Reason, text: String) -> Self {
        Self { reason, text, extra: Map::new() }
    }
}

/// The reasons why an answer cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The question was never put.
    NotAsked,
    /// Nobody knows what was asked.
    QuestionUnknown,
    /// The recording stops before the substance.
    CutOff,
    /// Garbled, or not the candidate's words.
    Garbled,
    /// Anything else, in one line.
    Other,
}

impl Reason {
    /// All reasons, in the order of the menu.
    pub const ALL: [Self; 5] =
        [Self::NotAsked, Self::QuestionUnknown, Self::CutOff, Self::Garbled, Self::Other];

    /// The words on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::QuestionUnknown => "question unknown",
            Self::CutOff => "cut off before the substance",
            Self::Garbled => "garbled or not the candidate's words",
            Self::Other => "other",
        }
    }
}

/// What a reviewer decided about a repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is what was said: it stands beside the words that were heard.
    Accepted,
    /// It is not.
    Rejected,
}

/// What a reviewer found out about a claimed skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillVerdict {
    /// The answers show it.
    Shown,
    /// It was named and no more.
    Mentioned,
    /// What was said speaks against it.
    Contradicted,
    /// Nobody came to speak of it.
    Never,
}

impl SkillVerdict {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Shown, Self::Mentioned, Self::Contradicted, Self::Never];

    /// The words on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Mentioned => "mentioned",
            Self::Contradicted => "contradicted",
            Self::Never => "never came up",
        }
    }
}

/// Levels by the id of their criterion.
pub type Scores = BTreeMap<String, CriterionScore>;

/// What was decided about one criterion of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CriterionScore {
    /// The level; `None` where it was cleared or the criterion did not come up.
    #[serde(default)]
    pub level: Option<u8>,
    /// True where the criterion did not come up in the answer: there is nothing to score.
    #[serde(default, skip_serializing_if = "is_false")]
    pub absent: bool,
    /// The rubric's version at the time of the score.
    #[serde(default)]
    pub rubric_version: Option<u32>,
    /// When it was given.
    #[serde(default)]
    pub at: Option<Timestamp>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl CriterionScore {
    /// True where nothing is left to decide.
    #[must_use]
    pub fn is_given(&self) -> bool {
        self.level.is_some() || self.absent
    }
}

/// What somebody decided about an answer: a level, levels by criterion, or that it has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A level of a rubric with one criterion.
    Level(u8),
    /// Levels by criterion, of which some may still be open. At least one is given.
    Criteria(Scores),
    /// No level can be given.
    Unscorable(Unscorable),
}
