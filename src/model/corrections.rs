//! Corrections: a reviewer's operations on the structure of a session. They never touch the source.
//!
//! Each reviewer writes one file; what is shown is the union of all files, ordered by time and id. Taking
//! an operation back appends a revoke, so that nothing is ever removed from a file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::ids::{ExchangeId, ReviewerId, SessionId};

/// The schema that this program writes into a corrections file.
pub const SCHEMA: &str = "candor/corrections/1";

/// One reviewer's operations on one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Corrections {
    /// Always [`SCHEMA`] in files of this version.
    pub schema: String,
    /// The session they are about.
    pub session: SessionId,
    /// Who made them.
    pub reviewer: ReviewerId,
    /// The operations, oldest first.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One operation, with its id and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Unique among all reviewers: the reviewer and a count.
    pub id: String,
    /// When it was made.
    pub at: Timestamp,
    /// What it does.
    #[serde(flatten)]
    pub what: What,
}

/// What an operation does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum What {
    /// Writes or corrects the question of an exchange.
    Question {
        /// The exchange.
        exchange: ExchangeId,
        /// The question's words.
        text: String,
    },
    /// Takes an earlier operation back.
    Revoke {
        /// The id of the operation.
        of: String,
    },
    /// An operation of another version: kept, without effect.
    #[serde(untagged)]
    Unknown(Map<String, Value>),
}

impl Corrections {
    /// No operations yet.
    #[must_use]
    pub fn new(session: SessionId, reviewer: ReviewerId) -> Self {
        Self { schema: SCHEMA.into(), session, reviewer, operations: Vec::new(), extra: Map::new() }
    }

    /// Appends an operation and returns its id.
    pub fn append(&mut self, what: What, at: Timestamp) -> String {
        let id = format!("{}-{}", self.reviewer, self.operations.len() + 1);
        self.operations.push(Operation { id: id.clone(), at, what });
        id
    }
}

/// The questions that stand after all operations: the latest one that was not revoked.
#[must_use]
pub fn written_questions<'a>(
    files: impl IntoIterator<Item = &'a Corrections>,
) -> BTreeMap<ExchangeId, String> {
    let mut operations: Vec<&Operation> =
        files.into_iter().flat_map(|file| &file.operations).collect();
    operations.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let revoked: BTreeSet<&str> = operations
        .iter()
        .filter_map(|operation| match &operation.what {
            What::Revoke { of } => Some(of.as_str()),
            _ => None,
        })
        .collect();
    operations
        .iter()
        .filter(|operation| !revoked.contains(operation.id.as_str()))
        .filter_map(|operation| match &operation.what {
            What::Question { exchange, text } => Some((exchange.clone(), text.clone())),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(reviewer: &str) -> Corrections {
        Corrections::new(
            SessionId::new("3f9c0a51d2e7").unwrap(),
            ReviewerId::new(reviewer).unwrap(),
        )
    }

    fn question(text: &str) -> What {
        What::Question { exchange: ExchangeId::new("e1a2b3c4d").unwrap(), text: text.into() }
    }

    fn at(minute: u8) -> Timestamp {
        format!("2026-11-22T12:{minute:02}:00Z").parse().unwrap()
    }

    #[test]
    fn the_latest_question_of_all_reviewers_stands_until_revoked() {
        let (mut ana, mut bob) = (file("ana"), file("bob"));
        ana.append(question("first?"), at(1));
        let second = bob.append(question("second?"), at(2));
        let shown = |files: [&Corrections; 2]| written_questions(files).into_values().next();
        assert_eq!(shown([&ana, &bob]).as_deref(), Some("second?"));
        bob.append(What::Revoke { of: second }, at(3));
        assert_eq!(shown([&bob, &ana]).as_deref(), Some("first?"));
    }

    #[test]
    fn an_operation_of_a_newer_version_is_kept() {
        let text = r#"{"schema":"candor/corrections/1","session":"3f9c0a51d2e7","reviewer":"ana",
            "operations":[{"id":"ana-1","at":"2026-11-22T12:00:00Z","op":"split","turn":"t4","byte":7}]}"#;
        let read: Corrections = serde_json::from_str(text).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(written["operations"][0]["op"], "split");
        assert_eq!(written["operations"][0]["byte"], 7);
    }
}
