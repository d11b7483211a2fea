//! The place: where a reviewer stopped in a session, so that opening it again goes on there.
//!
//! It is a convenience and no more: losing it costs a few keys, so a save of it is never acknowledged.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::ids::ExchangeId;

/// The schema that this program writes into `place.json`.
pub const SCHEMA: &str = "candor/place/1";

/// Where a reviewer stopped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Always [`SCHEMA`] in files of this version.
    pub schema: String,
    /// The tab in front, by its name.
    #[serde(default)]
    pub tab: Option<String>,
    /// The exchange in focus.
    #[serde(default)]
    pub exchange: Option<ExchangeId>,
    /// For each exchange, the byte of its answer that stands in the top row.
    #[serde(default)]
    pub scroll: BTreeMap<ExchangeId, usize>,
    /// What was shown once and need not be shown again, by name.
    #[serde(default)]
    pub seen: BTreeSet<String>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            schema: SCHEMA.into(),
            tab: None,
            exchange: None,
            scroll: BTreeMap::new(),
            seen: BTreeSet::new(),
            extra: Map::new(),
        }
    }
}
