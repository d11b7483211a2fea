//! Exchanges as they are read from a file: the words of many turns are moved into one text that they share.
//!
//! A question stands in its turn, and as its words, and as a place. Each of them would be a text of its own.

use std::fmt;
use std::sync::Arc;

use serde::Deserializer;
use serde::de::{SeqAccess, Visitor};

use super::exchange::{Exchange, Turn};
use super::words::Words;

/// How many bytes of words stand apart until they are gathered.
const PORTION: usize = 1 << 16;

/// Reads a list of exchanges, with their words gathered.
pub(super) fn gathered<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Exchange>, D::Error> {
    deserializer.deserialize_seq(Gathered)
}

struct Gathered;

impl<'de> Visitor<'de> for Gathered {
    type Value = Vec<Exchange>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut exchanges: A) -> Result<Self::Value, A::Error> {
        let mut list: Vec<Exchange> = Vec::new();
        let (mut from, mut apart) = (0, 0);
        while let Some(exchange) = exchanges.next_element::<Exchange>()? {
            apart += exchange.turns.iter().map(|turn| turn.text.len()).sum::<usize>();
            list.push(exchange);
            if apart >= PORTION {
                gather(&mut list[from..]);
                (from, apart) = (list.len(), 0);
            }
        }
        gather(&mut list[from..]);
        list.shrink_to_fit();
        Ok(list)
    }
}

/// Moves the words of these exchanges into one text.
fn gather(exchanges: &mut [Exchange]) {
    let turns = || exchanges.iter().flat_map(|exchange| &exchange.turns);
    let mut text = String::with_capacity(turns().map(|turn| turn.text.len()).sum());
    turns().for_each(|turn| text.push_str(&turn.text));
    let text = Arc::new(text);
    let mut start = 0;
    for exchange in exchanges {
        for turn in &mut exchange.turns {
            let end = start + turn.text.len();
            turn.text = Words::of(&text, start..end);
            start = end;
        }
        share_question(exchange);
    }
}

/// Lets the words of the question be those of the turns, where they stand there.
fn share_question(exchange: &mut Exchange) {
    let (question, turns) = (&mut exchange.question, &exchange.turns);
    for span in &mut question.at {
        let words = |turn: &Turn| {
            let range = span.within(turn)?;
            let is_there = turn.text.get(range.clone()) == Some(span.text.as_str());
            is_there.then(|| turn.text.part(range))
        };
        if let Some(words) = turns.iter().find_map(words) {
            span.text = words;
        }
    }
    if let [only] = &question.at[..]
        && question.is(&only.text)
    {
        question.text = Some(only.text.clone());
    }
}

#[cfg(test)]
mod tests {
    use crate::model::session::Session;
    use crate::transcript::{sample, understand};

    #[test]
    fn what_is_gathered_is_what_was_written() {
        let (name, bytes) = sample();
        let mut session = understand(name, bytes).unwrap();
        // Words of a question that stand in none of its turns, and a place that is none.
        session.exchanges[0].question.text = Some("Why not?".into());
        session.exchanges[1].question.at.iter_mut().for_each(|span| span.start = usize::MAX);
        let written = serde_json::to_string(&session).unwrap();
        let read: Session = serde_json::from_str(&written).unwrap();
        assert_eq!(read, session);
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
        let whole: usize = read.exchanges[0].turns[0].text.as_ptr() as usize;
        for turn in read.exchanges.iter().flat_map(|exchange| &exchange.turns) {
            assert!((turn.text.as_ptr() as usize).abs_diff(whole) < bytes.len(), "{turn:?}");
        }
    }
}
