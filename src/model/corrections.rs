//! Corrections: a reviewer's operations on the structure of a session. They never touch the source.
//!
//! Each reviewer writes one file; what is shown is the union of all files, ordered by time and id. Taking
//! an operation back appends a revoke, so that nothing is ever removed from a file.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exchange::Speaker;
use super::ids::{ExchangeId, ReviewerId, SessionId, TurnId};

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
#[serde(try_from = "Map<String, Value>")]
pub struct Operation {
    /// Unique among all reviewers: the reviewer and a count.
    pub id: String,
    /// When it was made.
    pub at: Timestamp,
    /// What it does.
    #[serde(flatten)]
    pub what: What,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl TryFrom<Map<String, Value>> for Operation {
    type Error = serde_json::Error;

    /// What it does says which fields it has; the others are those of another version.
    fn try_from(fields: Map<String, Value>) -> Result<Self, Self::Error> {
        #[derive(Deserialize)]
        struct Head {
            id: String,
            at: Timestamp,
        }
        let Head { id, at } = Head::deserialize(&Value::Object(fields.clone()))?;
        let mut extra = fields;
        extra.remove("id");
        extra.remove("at");
        let what = What::deserialize(&Value::Object(extra.clone()))?;
        if let Value::Object(known) = serde_json::to_value(&what)? {
            extra.retain(|name, _| !known.contains_key(name));
        }
        Ok(Self { id, at, what, extra })
    }
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
    /// Cuts an exchange in two: the second one begins at this place.
    Split {
        /// The turn as imported.
        turn: TurnId,
        /// The first byte of the second part, into that turn's text as imported.
        byte: usize,
    },
    /// Joins an exchange to the one before it.
    Merge {
        /// The later of the two.
        exchange: ExchangeId,
    },
    /// Says where the answer begins: what stands before it in its exchange is the question.
    Boundary {
        /// The turn as imported.
        turn: TurnId,
        /// The first byte of the answer, into that turn's text as imported.
        byte: usize,
    },
    /// Says who speaks. `other` is nobody of the interview: words that are not the candidate's.
    Speaker {
        /// Whose words they are.
        #[serde(flatten)]
        whose: Whose,
        /// Who speaks them.
        speaker: Speaker,
    },
    /// Takes a colleague's operation that touches an answer which this reviewer scored. It counts for this
    /// reviewer alone.
    Take {
        /// The id of the colleague's operation.
        of: String,
    },
    /// Leaves a colleague's operation out, for this reviewer alone.
    Leave {
        /// The id of the colleague's operation.
        of: String,
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

/// Whose words a speaker is named for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Whose {
    /// Everything under this label.
    Label {
        /// The label in the source, verbatim.
        label: String,
    },
    /// A stretch of one turn.
    Stretch {
        /// The turn as imported.
        turn: TurnId,
        /// First byte, into that turn's text as imported.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
}

impl What {
    /// What it does, in a word or two, behind the name of who did it.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Question { .. } => "question",
            Self::Split { .. } => "split",
            Self::Merge { .. } => "merge",
            Self::Boundary { .. } => "boundary",
            Self::Speaker { .. } => "speaker",
            Self::Take { .. } => "taken correction",
            Self::Leave { .. } => "left correction",
            Self::Revoke { .. } => "taken back",
            Self::Unknown(_) => "unknown",
        }
    }
}

impl Corrections {
    /// No operations yet.
    #[must_use]
    pub fn new(session: SessionId, reviewer: ReviewerId) -> Self {
        Self { schema: SCHEMA.into(), session, reviewer, operations: Vec::new(), extra: Map::new() }
    }

    /// True where these are all operations of `earlier`, and perhaps more.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        // Where versions were merged, what came from elsewhere stands between them.
        earlier.operations.iter().all(|operation| self.operations.contains(operation))
    }

    /// Appends an operation and returns its id. Its time is later than that of the one before, whatever the
    /// clock says, so that the order of time is the order of making.
    pub fn append(&mut self, what: What, at: Timestamp) -> String {
        let id = self.free_id();
        let least = self
            .operations
            .last()
            .and_then(|last| last.at.checked_add(SignedDuration::from_nanos(1)).ok());
        let at = least.map_or(at, |least| at.max(least));
        self.operations.push(Operation { id: id.clone(), at, what, extra: Map::new() });
        id
    }

    /// The reviewer and a count that no operation has: after a merge it may be more than how many there are.
    fn free_id(&self) -> String {
        let mut count = self.operations.len();
        loop {
            count += 1;
            let id = format!("{}-{count}", self.reviewer);
            if self.operations.iter().all(|operation| operation.id != id) {
                return id;
            }
        }
    }

    /// The ids of the operations that were taken back.
    fn revoked(&self) -> BTreeSet<&str> {
        let revokes = self.operations.iter().filter_map(|operation| match &operation.what {
            What::Revoke { of } => Some(of.as_str()),
            _ => None,
        });
        revokes.collect()
    }

    /// True where an operation may have changed which exchanges there are.
    #[must_use]
    pub fn has_regrouped(&self) -> bool {
        let regroups = |operation: &Operation| {
            matches!(
                operation.what,
                What::Split { .. }
                    | What::Merge { .. }
                    | What::Boundary { .. }
                    | What::Speaker { .. }
            )
        };
        self.operations.iter().any(regroups)
    }

    /// The ids of the colleagues' operations that this reviewer has taken, and has left.
    #[must_use]
    pub fn decided(&self) -> Decided<'_> {
        let mut decided = Decided::default();
        for (_, operation) in in_order([self]) {
            match &operation.what {
                What::Take { of } => {
                    decided.left.remove(of.as_str());
                    decided.taken.insert(of);
                }
                What::Leave { of } => {
                    decided.taken.remove(of.as_str());
                    decided.left.insert(of);
                }
                _ => {}
            }
        }
        decided
    }
}

/// What a reviewer has decided on colleagues' operations.
#[derive(Debug, Default)]
pub struct Decided<'a> {
    /// Ids of operations that were taken.
    pub taken: BTreeSet<&'a str>,
    /// Ids of operations that were left out.
    pub left: BTreeSet<&'a str>,
}

/// The operations of all files that were not revoked, by time and id, each with who made it. A reviewer takes
/// back none but their own.
#[must_use]
pub fn in_order<'a>(
    files: impl IntoIterator<Item = &'a Corrections>,
) -> Vec<(&'a ReviewerId, &'a Operation)> {
    let standing = files.into_iter().flat_map(|file| {
        let revoked = file.revoked();
        let stands = move |operation: &&Operation| {
            !revoked.contains(operation.id.as_str())
                && !matches!(operation.what, What::Revoke { .. })
        };
        file.operations.iter().filter(stands).map(|operation| (&file.reviewer, operation))
    });
    let mut standing: Vec<_> = standing.collect();
    standing.sort_by(|(_, a), (_, b)| (a.at, &a.id).cmp(&(b.at, &b.id)));
    standing
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
    fn what_is_revoked_is_out_and_the_rest_stands_by_time_and_id() {
        let (mut ana, mut bob) = (file("ana"), file("bob"));
        ana.append(question("first?"), at(1));
        let second = bob.append(question("second?"), at(2));
        let ids = |files: [&Corrections; 2]| -> Vec<String> {
            in_order(files).into_iter().map(|(_, one)| one.id.clone()).collect()
        };
        assert_eq!(ids([&bob, &ana]), ["ana-1", "bob-1"]);
        ana.append(What::Revoke { of: second.clone() }, at(3));
        assert_eq!(ids([&bob, &ana]), ["ana-1", "bob-1"]);
        bob.append(What::Revoke { of: second }, at(3));
        assert_eq!(ids([&bob, &ana]), ["ana-1"]);
    }

    #[test]
    fn a_clock_that_stands_still_or_goes_back_does_not_change_the_order() {
        let mut ana = file("ana");
        for minute in [5, 5, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5] {
            ana.append(question("?"), at(minute));
        }
        let ids: Vec<&str> = in_order([&ana]).into_iter().map(|(_, one)| one.id.as_str()).collect();
        assert_eq!((ids[1], ids[2], ids[11]), ("ana-2", "ana-3", "ana-12"));
    }

    #[test]
    fn the_later_decision_on_a_colleagues_operation_counts() {
        let mut ana = file("ana");
        ana.append(What::Take { of: "bob-1".into() }, at(1));
        ana.append(What::Leave { of: "bob-1".into() }, at(2));
        let left = ana.append(What::Leave { of: "bob-2".into() }, at(3));
        ana.append(What::Revoke { of: left }, at(4));
        let decided = ana.decided();
        assert!(decided.taken.is_empty());
        assert_eq!(decided.left.into_iter().collect::<Vec<_>>(), ["bob-1"]);
    }

    #[test]
    fn every_operation_is_read_as_it_was_written() {
        let turn = TurnId::nth(4);
        let exchange = ExchangeId::new("e1a2b3c4d").unwrap();
        let everywhere = Whose::Label { label: "Speaker 2".into() };
        let here = Whose::Stretch { turn: turn.clone(), start: 3, end: 9 };
        let all = [
            What::Split { turn: turn.clone(), byte: 7 },
            What::Merge { exchange },
            What::Boundary { turn, byte: 7 },
            What::Speaker { whose: everywhere, speaker: Speaker::Interviewer },
            What::Speaker { whose: here, speaker: Speaker::Other },
            What::Take { of: "bob-1".into() },
            What::Leave { of: "bob-1".into() },
        ];
        let mut ana = file("ana");
        for what in all {
            ana.append(what, at(1));
        }
        let written = serde_json::to_string(&ana).unwrap();
        assert_eq!(serde_json::from_str::<Corrections>(&written).unwrap(), ana);
        assert!(written.contains(r#""op":"speaker","label":"Speaker 2","speaker":"interviewer""#));
        assert!(written.contains(r#""op":"speaker","turn":"t4","start":3,"end":9"#));
    }

    #[test]
    fn an_operation_of_a_newer_version_is_kept() {
        let text = r#"{"schema":"candor/corrections/1","session":"3f9c0a51d2e7","reviewer":"ana",
            "operations":[{"id":"ana-1","at":"2026-11-22T12:00:00Z","op":"braid","turn":"t4","byte":7},
                          {"id":"ana-2","at":"2026-11-22T12:00:00Z","op":"split","turn":"t4"}]}"#;
        let read: Corrections = serde_json::from_str(text).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(written["operations"][0]["op"], "braid");
        assert_eq!(written["operations"][0]["byte"], 7);
        assert_eq!(written["operations"][1]["op"], "split");
    }
}
