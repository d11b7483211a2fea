//! Text with labels.

use candor::transcript::labels::read;

/// Every turn lies in the text.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some(labelled) = read(text) else { return };
    for turn in &labelled.talk.turns {
        assert!(text.get(turn.bytes.clone()).is_some());
    }
}
