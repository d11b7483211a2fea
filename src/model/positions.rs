//! Where each exchange of a session stands in its list, by its id. Every key asks several times.

use std::collections::BTreeSet;

use super::exchange::Exchange;
use super::exchanges::Exchanges;
use super::ids::ExchangeId;
use super::review::Review;
use super::session::Session;

/// The places of a session's exchanges.
#[derive(Debug)]
pub struct Positions {
    exchanges: Exchanges,
    /// Those that corrections have made: their ids and places.
    made: Vec<(ExchangeId, usize)>,
}

impl Positions {
    /// The places in `session`.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let exchanges = session.exchanges.clone();
        let made = exchanges.made().map(|(place, one)| (one.id.clone(), place)).collect();
        Self { exchanges, made }
    }

    /// The place of an exchange. Where two share an id it is the later.
    #[must_use]
    pub fn find(&self, id: &ExchangeId) -> Option<usize> {
        self.all(id).max()
    }

    /// The exchange of the session with this id, or the one that it was made part of.
    #[must_use]
    pub fn home<'a>(&self, session: &'a Session, id: &ExchangeId) -> Option<&'a Exchange> {
        let exchange = |place| &session.exchanges[place];
        let made = || self.made.iter().map(|(_, place)| exchange(*place));
        self.find(id).map(exchange).or_else(|| made().find(|one| one.answers_to(id)))
    }

    /// The exchanges of the session that a review may say something about, in order: all others it is silent on.
    pub fn said_on<'a>(
        &self,
        session: &'a Session,
        review: &Review,
    ) -> impl Iterator<Item = &'a Exchange> {
        let named = review.answers.keys().flat_map(|id| self.all(id));
        let made = self.made.iter().map(|(_, place)| *place);
        let places: BTreeSet<usize> = named.chain(made).collect();
        places.into_iter().map(|place| &session.exchanges[place])
    }

    fn all(&self, id: &ExchangeId) -> impl Iterator<Item = usize> {
        let kept =
            self.exchanges.imported_with(id).filter_map(|place| self.exchanges.kept_at(place));
        let made = self.made.iter().filter(move |(other, _)| other == id);
        kept.chain(made.map(|(_, place)| *place))
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
