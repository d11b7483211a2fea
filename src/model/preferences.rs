//! How a reviewer likes to read: remembered for the reviewer, whatever session is open.
//!
//! It is a convenience and no more: losing it costs a key, so a save of it is never acknowledged.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The schema that this program writes.
pub const SCHEMA: &str = "candor/preferences/1";

/// How a reviewer likes to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Preferences {
    /// Always [`SCHEMA`] in files of this version.
    pub schema: String,
    /// How the reviewer chose to see hesitations; `None` until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fillers: Option<Fillers>,
    /// How hesitations are shown until the reviewer chooses. No part of the file.
    #[serde(skip)]
    pub until_chosen: Fillers,
    /// True where the reviewer chose to have phrases such as "you know" taken for hesitations, too; `None` until
    /// then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrases: Option<bool>,
    /// Whether they are until the reviewer chooses. No part of the file.
    #[serde(skip)]
    pub phrases_until_chosen: bool,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            schema: SCHEMA.into(),
            fillers: None,
            until_chosen: Fillers::default(),
            phrases: None,
            phrases_until_chosen: false,
            extra: Map::new(),
        }
    }
}

impl Preferences {
    /// How hesitations are shown.
    #[must_use]
    pub fn fillers(&self) -> Fillers {
        self.fillers.unwrap_or(self.until_chosen)
    }

    /// True where phrases such as "you know" are taken for hesitations, too.
    #[must_use]
    pub fn has_phrases(&self) -> bool {
        self.phrases.unwrap_or(self.phrases_until_chosen)
    }
}

/// How hesitations are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fillers {
    /// As every other word.
    Verbatim,
    /// Dim, so that the eye passes over them.
    #[default]
    Dimmed,
    /// Left out; the text itself stays as it is.
    Folded,
}

impl Fillers {
    /// What comes after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Verbatim => Self::Dimmed,
            Self::Dimmed => Self::Folded,
            Self::Folded => Self::Verbatim,
        }
    }

    /// The word on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Dimmed => "dimmed",
            Self::Folded => "folded",
        }
    }
}
