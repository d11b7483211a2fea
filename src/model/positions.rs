//! Where each exchange stands in the list, by its id.
//!
//! A long session has many of them, and every key asks several times: the ids stand close together in one list, apart
//! from the exchanges.

use std::collections::BTreeSet;

use super::exchange::Exchange;
use super::ids::ExchangeId;
use super::review::Review;
use super::session::Session;

/// The places of a session's exchanges.
#[derive(Debug)]
pub struct Positions {
    /// All ids with their places, in order.
    by_id: Vec<(ExchangeId, u32)>,
    /// Those that corrections have made, in order.
    made: Vec<u32>,
}

impl Positions {
    /// The places in `session`.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        // No session has more than that.
        let places = || (0..u32::MAX).zip(&session.exchanges);
        let made = places().filter(|(_, one)| one.shape.is_some()).map(|(place, _)| place);
        let mut by_id = Vec::with_capacity(session.exchanges.len());
        by_id.extend(places().map(|(place, one)| (one.id.clone(), place)));
        by_id.sort_unstable();
        Self { made: made.collect(), by_id }
    }

    /// The place of an exchange. Where two share an id it is the later.
    #[must_use]
    pub fn find(&self, id: &ExchangeId) -> Option<usize> {
        self.all(id).last()
    }

    /// The exchange of the session with this id, or the one that it was made part of.
    #[must_use]
    pub fn home<'a>(&self, session: &'a Session, id: &ExchangeId) -> Option<&'a Exchange> {
        let exchange = |place| &session.exchanges[place];
        let made = || self.made.iter().map(|place| exchange(*place as usize));
        self.find(id).map(exchange).or_else(|| made().find(|one| one.answers_to(id)))
    }

    /// The exchanges of the session that a review may say something about, in order: all others it is silent on.
    pub fn said_on<'a>(
        &self,
        session: &'a Session,
        review: &Review,
    ) -> impl Iterator<Item = &'a Exchange> {
        let named = review.answers.keys().flat_map(|id| self.all(id));
        let made = self.made.iter().map(|place| *place as usize);
        let places: BTreeSet<usize> = named.chain(made).collect();
        places.into_iter().map(|place| &session.exchanges[place])
    }

    fn all(&self, id: &ExchangeId) -> impl Iterator<Item = usize> {
        let from = self.by_id.partition_point(|(other, _)| other < id);
        let same = self.by_id[from..].iter().take_while(move |(other, _)| other == id);
        same.map(|(_, place)| *place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{sample, understand};

    #[test]
    fn every_exchange_is_found_and_no_other() {
        let (name, bytes) = sample();
        let mut session = understand(name, bytes).unwrap();
        let positions = Positions::of(&session);
        for (at, exchange) in session.exchanges.iter().enumerate() {
            assert_eq!(positions.find(&exchange.id), Some(at));
            assert_eq!(positions.home(&session, &exchange.id), Some(exchange));
        }
        for id in ["e00000000", "effffffff"].map(|id| ExchangeId::new(id).unwrap()) {
            assert_eq!(positions.find(&id), None);
            assert_eq!(positions.home(&session, &id), None);
        }
        session.exchanges[2].id = session.exchanges[0].id.clone();
        let id = &session.exchanges[0].id;
        assert_eq!(Positions::of(&session).find(id), Some(2));
    }
}
