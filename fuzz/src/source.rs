//! Any bytes as a source.

use candor::transcript::{account, decoded, understand_with_account};

/// What is understood accounts for every character, and every place lies in the source.
pub fn check(bytes: &[u8]) {
    let Ok(understood) = understand_with_account("source", bytes) else { return };
    let Ok(text) = decoded(bytes) else { unreachable!("it was understood") };
    assert!(account(&understood, &text).is_empty());
    if understood.session.source.format.label() == "candor" {
        return;
    }
    for turn in understood.session.exchanges.iter().flat_map(|exchange| &exchange.turns) {
        assert!(text.get(turn.bytes.range()).is_some());
    }
}
