//! Reviews written out for people and other programs. Pure: sessions, reviews and rubrics in, text out.

mod markdown;

use std::collections::BTreeMap;

use crate::model::ids::ExchangeId;
use crate::model::review::Review;
use crate::model::rubric::{Plan, Rubric};
use crate::model::session::Session;
use crate::reading::Reading;

pub use markdown::{answer, markdown};

/// A review with all that a report of it needs.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'a> {
    /// The session that was reviewed.
    pub session: &'a Session,
    /// The review.
    pub review: &'a Review,
    /// The rubric that it is scored by.
    pub rubric: &'a Rubric,
    /// What is to be scored of each exchange.
    pub plan: &'a Plan,
    /// Questions that reviewers wrote.
    pub written: &'a BTreeMap<ExchangeId, String>,
    /// The marks on the text.
    pub reading: &'a Reading,
}
