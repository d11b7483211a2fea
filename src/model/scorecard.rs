//! The scorecard: what a review says of a session, counted. The mean is arithmetic, never a judgement.

use super::exchange::ExchangeKind;
use super::ids::ExchangeId;
use super::review::{Review, Verdict};
use super::session::Session;

/// What is scored, what is not, and what the scores come to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scorecard {
    /// Exchanges with a level.
    pub scored: usize,
    /// Exchanges that were said to have none.
    pub unscorable: usize,
    /// Exchanges without either, in order.
    pub open: Vec<ExchangeId>,
    /// Mean level over [`Self::scored`]; `None` where that is zero.
    pub mean: Option<f64>,
    /// Lowest and highest level.
    pub range: Option<(u8, u8)>,
}

impl Scorecard {
    /// Counts a review over the exchanges that are scored by default.
    #[must_use]
    pub fn of(session: &Session, review: &Review) -> Self {
        let mut card = Self::default();
        let mut levels = Vec::new();
        for exchange in &session.exchanges {
            if exchange.kind != ExchangeKind::Question {
                continue;
            }
            match review.standing(exchange).verdict {
                Some(Verdict::Level(level)) => levels.push(level),
                Some(Verdict::Unscorable(_)) => card.unscorable += 1,
                None => card.open.push(exchange.id.clone()),
            }
        }
        card.scored = levels.len();
        card.range = levels.iter().min().copied().zip(levels.iter().max().copied());
        if !levels.is_empty() {
            let sum: u32 = levels.iter().map(|&level| u32::from(level)).sum();
            #[allow(
                clippy::cast_precision_loss,
                reason = "a session has far fewer than 2^52 answers"
            )]
            let count = levels.len() as f64;
            card.mean = Some(f64::from(sum) / count);
        }
        card
    }

    /// Exchanges that are done: scored or unscorable.
    #[must_use]
    pub fn done(&self) -> usize {
        self.scored + self.unscorable
    }

    /// All exchanges that count.
    #[must_use]
    pub fn total(&self) -> usize {
        self.done() + self.open.len()
    }
}
