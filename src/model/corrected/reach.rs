//! What operations can reach: the exchanges that they name, and the ones before those, which they may be joined to. All
//! others stay as imported, whatever the operations do.

use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;

use crate::model::corrections::{Operation, What, Whose};
use crate::model::exchange::Exchange;
use crate::model::exchanges::Exchanges;
use crate::model::ids::TurnId;

/// The stretches of exchanges as imported that the operations can reach: their places, in order and apart.
pub(super) fn reach<'a>(
    imported: &Exchanges,
    operations: impl Iterator<Item = &'a Operation>,
) -> Vec<Range<usize>> {
    let mut reached = BTreeSet::new();
    for operation in operations {
        let named = match &operation.what {
            What::Question { exchange, .. } | What::Merge { exchange } => {
                imported.imported_with(exchange).next()
            }
            What::Split { turn, .. }
            | What::Boundary { turn, .. }
            | What::Speaker { whose: Whose::Stretch { turn, .. }, .. } => {
                holder_of(imported.imported(), turn)
            }
            // Who speaks under a label changes exchanges anywhere.
            What::Speaker { whose: Whose::Label { .. }, .. } => {
                return iter::once(0..imported.len()).collect();
            }
            What::Take { .. } | What::Leave { .. } | What::Revoke { .. } | What::Unknown(_) => None,
        };
        // What corrections have made lies within the reach of those that made it.
        if let Some(place) = named {
            reached.extend(place.saturating_sub(1)..=place);
        }
    }
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for place in reached {
        match stretches.last_mut() {
            Some(last) if last.end == place => last.end += 1,
            _ => stretches.push(place..place + 1),
        }
    }
    stretches
}

/// The place of the exchange that holds a turn. Nearly all sessions have their turns in order.
pub(super) fn holder_of(imported: &[Exchange], turn: &TurnId) -> Option<usize> {
    let holds = |place: &usize| imported[*place].turns.iter().any(|one| one.id == *turn);
    let begins_before =
        |exchange: &Exchange| exchange.turns.first().is_none_or(|first| first.id <= *turn);
    let behind = imported.partition_point(begins_before);
    behind.checked_sub(1).filter(holds).or_else(|| (0..imported.len()).find(holds))
}
