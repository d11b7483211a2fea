//! A talk: who said what and when, in order. What every format of a conversation yields, before anybody
//! asks what is a question and what an answer.

use std::ops::Range;

use super::cues::{Cues, Times};
use crate::model::exchange::Bytes;
use crate::model::session::ReportLine;

/// A conversation as its format tells it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Talk {
    /// What was said, in order.
    pub turns: Vec<Spoken>,
    /// What was dropped, mended, guessed or not understood on the way.
    pub report: Vec<ReportLine>,
}

impl Talk {
    /// The talk of a text in front of which `bytes` more stand.
    #[must_use]
    pub fn moved(mut self, bytes: usize) -> Self {
        for turn in &mut self.turns {
            turn.bytes = turn.bytes.start + bytes..turn.bytes.end + bytes;
        }
        for line in &mut self.report {
            let range = line.bytes.range();
            line.bytes = Bytes::from(range.start + bytes..range.end + bytes);
        }
        self
    }
}

/// One speaker's words, as far as the format keeps them together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spoken {
    /// The speaker's label in the source, verbatim but without the format's own signs; `None` where the
    /// source has none.
    pub label: Option<String>,
    /// What the label itself says about its speaker.
    pub role: Option<Role>,
    /// The words. Entities and escapes of the format are decoded, nothing else is changed.
    pub text: String,
    /// Start in milliseconds from the start of the recording.
    pub start_ms: Option<u64>,
    /// End in milliseconds from the start of the recording.
    pub end_ms: Option<u64>,
    /// When its words were said, in more detail than the turn as a whole.
    pub cues: Cues,
    /// True for an answer that the source keeps apart from what stands in front of it, without its question.
    pub apart: bool,
    /// Where the turn stands, label and times included: bytes of the decoded source.
    pub bytes: Range<usize>,
}

impl Spoken {
    /// Start and end of the whole turn.
    #[must_use]
    pub fn times(&self) -> Times {
        (self.start_ms, self.end_ms)
    }
}

/// What a label says about its speaker without knowing the talk: `Q:`, `Interviewer:`, `Break:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Somebody who asks.
    Interviewer,
    /// The one who is interviewed.
    Candidate,
    /// Nobody: a break, music, an announcement.
    Nobody,
}
