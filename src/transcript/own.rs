//! A session that candor wrote, as a source: `session.json`, or what `candor show --json` printed.
//!
//! Anybody may have edited it, so nothing in it is believed that can be made anew: ids, spans and counts.

use std::collections::{HashMap, HashSet};

use super::{Understood, json};
use crate::model::exchange::{Exchange, Origin, Span};
use crate::model::ids::{ExchangeId, SessionId, TurnId};
use crate::model::session::{SCHEMA, Session, Source};

/// Why a session cannot be taken over. The caller puts the path in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OwnTrouble {
    /// A later version wrote it.
    #[error("is a session that a later candor wrote: update candor to open it")]
    Newer,
    /// It lacks something, or something in it is of another kind.
    #[error(
        "is a candor session with a surprise at line {line}, column {column} ({what}): export it once more"
    )]
    Odd {
        /// Line of the surprise, counted from 1.
        line: usize,
        /// Its column, counted from 1.
        column: usize,
        /// What it is.
        what: String,
    },
}

/// Reads `text`, whose schema is known to be a session's.
pub(super) fn read(text: &str) -> Result<Session, OwnTrouble> {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: String,
    }
    let odd = |error: serde_json::Error| {
        let what = json::remark(&error);
        OwnTrouble::Odd { line: error.line(), column: error.column(), what }
    };
    let schema = serde_json::from_str::<Head>(text).map_err(odd)?.schema;
    let minor = schema.strip_prefix(SCHEMA).ok_or(OwnTrouble::Newer)?;
    if !(minor.is_empty() || minor.starts_with('.')) {
        return Err(OwnTrouble::Newer);
    }
    serde_json::from_str(text).map_err(odd)
}

/// Takes `session` over as the session `id` of `source`, a text of `length` bytes.
pub(super) fn adopt(
    mut session: Session,
    length: usize,
    id: SessionId,
    source: Source,
) -> Understood {
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    let renamed: HashMap<TurnId, TurnId> =
        (1..).zip(turns).map(|(nth, turn)| (turn.id.clone(), TurnId::nth(nth))).collect();
    let mut taken = HashSet::new();
    let mut count = 0;
    for exchange in &mut session.exchanges {
        number(exchange, &mut count, &renamed);
        let offset = exchange.turns.first().map_or(0, |turn| turn.bytes.start);
        exchange.id = ExchangeId::free_at(&id, offset, |id| taken.insert(id.clone()));
        exchange.marks = None;
    }
    session.exchanges.retain(|exchange| !exchange.turns.is_empty());
    session.skills.iter_mut().for_each(|skill| skill.evidence = None);
    let accounted = vec![(0..length, "session")];
    let session =
        Session { schema: SCHEMA.into(), id, source, unclaimed: None, sample: false, ..session };
    Understood { session, accounted }
}

/// Gives the turns of `exchange` their numbers, and its question the places that are really there.
fn number(exchange: &mut Exchange, count: &mut usize, renamed: &HashMap<TurnId, TurnId>) {
    for turn in &mut exchange.turns {
        *count += 1;
        turn.id = TurnId::nth(*count);
    }
    let found = |span: &Span| {
        let id = renamed.get(&span.turn)?;
        let turn = exchange.turns.iter().find(|turn| turn.id == *id)?;
        Span::of(turn, span.start..span.end).filter(|now| now.text == span.text)
    };
    exchange.question.at = exchange.question.at.iter().filter_map(found).collect();
    if exchange.question.text.is_none() {
        exchange.question.origin = Origin::Lost;
    }
}
