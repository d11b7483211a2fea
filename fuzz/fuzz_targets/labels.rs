//! Text with labels: every turn lies in the text.
#![no_main]

use candor::transcript::labels::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Some(labelled) = read(text) else { return };
    for turn in &labelled.talk.turns {
        assert!(text.get(turn.bytes.clone()).is_some());
    }
});
