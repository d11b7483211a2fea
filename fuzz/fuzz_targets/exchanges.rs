//! Turns of any words become exchanges that hold each word once.
#![no_main]

use candor::model::ids::SessionId;
use candor::model::session::{Format, Source};
use candor::transcript::exchanges::build;
use candor::transcript::talk::{Spoken, Talk};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|turns: Vec<(u8, String)>| {
    let turns: Vec<Spoken> = turns
        .into_iter()
        .map(|(voice, text)| Spoken { label: Some(voice.to_string()), text, ..Spoken::default() })
        .collect();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let said: Vec<String> = turns.iter().flat_map(|turn| words(&turn.text)).collect();
    let sha256 = "0".repeat(64);
    let Some(id) = SessionId::of_source(&sha256) else { return };
    let source =
        Source { name: "a".into(), format: Format::Labels, why: String::new(), bytes: 0, sha256 };
    let session = build(Talk { turns, report: Vec::new() }, source, id);
    let kept = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    assert_eq!(kept.flat_map(|turn| words(&turn.text)).collect::<Vec<_>>(), said);
});
