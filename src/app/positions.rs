//! Where each exchange stands in the list, by its id.
//!
//! A long session has many of them, so that a map would hold every id once more: this is the list's places in the
//! order of the ids, which stay where they are.

use crate::model::ids::ExchangeId;
use crate::model::session::Session;

/// The places of a session's exchanges, in the order of their ids.
#[derive(Debug)]
pub(super) struct Positions(Vec<u32>);

impl Positions {
    /// The places in `session`.
    pub(super) fn of(session: &Session) -> Self {
        let exchanges = &session.exchanges;
        // No session has more than that.
        let mut places: Vec<u32> = (0..u32::MAX).zip(exchanges).map(|(place, _)| place).collect();
        places.sort_by_key(|place| &exchanges[*place as usize].id);
        Self(places)
    }

    /// The place of an exchange in `session`, which these are the places of. Where two share an id it is the later.
    pub(super) fn find(&self, session: &Session, id: &ExchangeId) -> Option<usize> {
        let exchange = |place: u32| &session.exchanges[place as usize];
        let behind = self.0.partition_point(|place| exchange(*place).id <= *id);
        let last = self.0[..behind].last().filter(|place| exchange(**place).id == *id)?;
        Some(*last as usize)
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
            assert_eq!(positions.find(&session, &exchange.id), Some(at));
        }
        for id in ["e00000000", "effffffff"] {
            assert_eq!(positions.find(&session, &ExchangeId::new(id).unwrap()), None);
        }
        session.exchanges[2].id = session.exchanges[0].id.clone();
        let id = &session.exchanges[0].id;
        assert_eq!(Positions::of(&session).find(&session, id), Some(2));
    }
}
