//! A document longer than any interview is read around one answer alone: what is found in all of it would take
//! several times as much room as the document.

use std::ops::Range;

use super::{Reading, read, repair::Glossary};
use crate::model::exchange::Exchange;
use crate::model::exchanges::Exchanges;
use crate::model::session::Session;

/// So many bytes are said in the longest talk that is read as a whole: more than two days of it.
const LONG: usize = 4 << 20;

/// So many bytes are read in front of an answer of a longer one, and as many behind it.
const NEAR: usize = 1 << 18;

/// True where a session is read around one answer at a time.
#[must_use]
pub fn is_long(session: &Session) -> bool {
    let mut said = 0;
    session.exchanges.iter().any(|exchange| {
        said += length(exchange);
        said > LONG
    })
}

/// Reads a session as [`read`] does; a long one only around the exchange at the position `at`.
#[must_use]
pub fn read_near(session: &Session, glossary: &Glossary, at: usize) -> Reading {
    if !is_long(session) {
        return read(session, glossary);
    }
    let within = around(&session.exchanges, at);
    let near = session.excerpt(session.exchanges.range(within.clone()).cloned().collect());
    Reading { within: Some(within), ..read(&near, glossary) }
}

fn length(exchange: &Exchange) -> usize {
    exchange.turns.iter().map(|turn| turn.text.len()).sum()
}

/// The exchanges near the one at `at`, and itself.
fn around(exchanges: &Exchanges, at: usize) -> Range<usize> {
    let at = at.min(exchanges.len());
    let (before, behind) = (exchanges.range(0..at), exchanges.range(at..exchanges.len()));
    let least = behind.len().min(1);
    at - count(before.rev())..at + count(behind).max(least)
}

/// How many of the exchanges are near.
fn count<'a>(exchanges: impl Iterator<Item = &'a Exchange>) -> usize {
    let mut room = NEAR;
    let fits = |exchange: &&Exchange| {
        let fits = length(exchange) <= room;
        room = room.saturating_sub(length(exchange));
        fits
    };
    exchanges.take_while(fits).count()
}

impl Reading {
    /// True where an answer at this position stands at the edge of what was read, and more lies behind the edge.
    #[must_use]
    pub fn is_at_its_edge(&self, at: usize, exchanges: usize) -> bool {
        self.within.as_ref().is_some_and(|within| {
            let margin = within.len() / 8;
            (within.start > 0 && at < within.start + margin)
                || (within.end < exchanges && at + margin >= within.end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::session;

    #[test]
    fn a_short_session_is_read_as_a_whole() {
        let session = session(&["Kafka"], &["Um, Kafka.", "Uh, no."]);
        let glossary = Glossary::built_in();
        assert_eq!(read_near(&session, &glossary, 1), read(&session, &glossary));
    }

    #[test]
    fn a_long_one_is_read_around_an_answer() {
        let said = "Um, we put Kafka in front of it, and then, uh, it was quiet. ".repeat(200);
        let session = session(&["Kafka"], &vec![said.as_str(); 400]);
        let reading = read_near(&session, &Glossary::built_in(), 200);
        let within = reading.within.clone().unwrap();
        assert!(within.contains(&200) && (30..60).contains(&within.len()), "{within:?}");
        let read: Vec<_> = reading.hesitations.keys().collect();
        let mut near: Vec<_> = session.exchanges.range(within.clone()).map(|one| &one.id).collect();
        near.sort_unstable();
        assert_eq!(read, near);
        assert!(!reading.is_at_its_edge(200, 400) && reading.is_at_its_edge(within.end - 1, 400));
        assert!(
            reading.is_at_its_edge(0, 400) && !reading.is_at_its_edge(399, 399.min(within.end))
        );
    }

    #[test]
    fn an_answer_that_is_long_by_itself_is_read() {
        let said = "Um, we put Kafka in front of it. ".repeat(1 << 17);
        let session = session(&["Kafka"], &["Yes.", said.as_str(), "No."]);
        assert!(is_long(&session));
        assert_eq!(around(&session.exchanges, 1), 0..2);
        assert_eq!(around(&session.exchanges, 2), 2..3);
    }
}
