//! The rubric: scale, levels with their anchors, recommendations; has a version.

use serde::{Deserialize, Serialize};

/// The default rubric, as a person would write it.
const GENERAL: &str = include_str!("../../assets/rubrics/general.toml");

/// A scale with anchors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rubric {
    /// Its id, also its file name.
    pub id: String,
    /// Counts up when it changes.
    pub version: u32,
    /// What people call it.
    pub title: String,
    /// The levels, lowest first.
    pub levels: Vec<Level>,
    /// The overall recommendations, most against first.
    pub recommendations: Vec<Recommendation>,
}

/// One level of the scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// The number that is also its key, 1 to 9.
    pub value: u8,
    /// One word.
    pub name: String,
    /// What an answer at this level says.
    pub anchor: String,
}

/// One overall recommendation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// As in the review file, for example `strong-no`.
    pub id: String,
    /// As on screen, for example `strong no`.
    pub label: String,
}

impl Rubric {
    /// The built-in five-level rubric.
    ///
    /// # Errors
    /// Never, while the embedded text is what the tests have read.
    pub fn general() -> Result<Self, toml::de::Error> {
        toml::from_str(GENERAL)
    }

    /// The level with this number.
    #[must_use]
    pub fn level(&self, value: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }

    /// The recommendation with this id.
    #[must_use]
    pub fn recommendation(&self, id: &str) -> Option<&Recommendation> {
        self.recommendations.iter().find(|one| one.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_general_rubric_reads_and_climbs() {
        let rubric = Rubric::general().unwrap();
        let values: Vec<u8> = rubric.levels.iter().map(|level| level.value).collect();
        assert_eq!(values, [1, 2, 3, 4, 5]);
        assert!(rubric.levels.iter().all(|level| !level.anchor.is_empty()));
        assert_eq!(rubric.level(4).unwrap().name, "good");
        assert_eq!(rubric.recommendation("strong-no").unwrap().label, "strong no");
    }
}
