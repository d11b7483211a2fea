//! The inputs that the fuzz targets begin with, cut, doubled and mixed: nothing panics, every character
//! is accounted for, and every place in the session lies in the source.

use candor::transcript::{account, decoded, understand_with_account};
use proptest::prelude::*;

use crate::talks::all;

/// Pieces that make trouble in one format or another.
const TROUBLE: &[&str] = &[
    "\r",
    "\r\n",
    "\n\n",
    "\u{feff}",
    "\0",
    "\t",
    " --> ",
    "-->",
    "WEBVTT",
    "NOTE x",
    "STYLE",
    "<v ",
    "</v>",
    "&amp;",
    "&#x110000;",
    "00:00:01.000 --> 00:00:00.000",
    "99999999999:00:00.000",
    "1\n",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\u0000",
    "\\ud800",
    "null",
    "1e999",
    "NaN",
    "Q:",
    "A:",
    "Ann Moss:",
    "**",
    "(00:00:99):",
    "日本",
    "🙂",
    "a\u{301}",
    "\u{202e}",
];

/// One of the made-up sources, cut into pieces that are dropped, doubled, swapped and mixed with trouble.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let cut = (0..1000_usize, 0..1000_usize, proptest::sample::select(TROUBLE), 0..4_u8);
    (0..all().len(), proptest::collection::vec(cut, 1..6)).prop_map(|(source, cuts)| {
        let mut bytes = all().swap_remove(source).bytes;
        for (from, length, trouble, what) in cuts {
            let from = from * bytes.len() / 1000;
            let to = from + length * (bytes.len() - from) / 8000;
            let piece: Vec<u8> = match what {
                0 => Vec::new(),
                1 => bytes[from..to].repeat(2),
                2 => trouble.as_bytes().to_vec(),
                _ => bytes[from..to].iter().map(|byte| byte.wrapping_add(128)).collect(),
            };
            bytes.splice(from..to, piece);
        }
        bytes
    })
}

fn check(bytes: &[u8]) {
    let Ok(understood) = understand_with_account("anything", bytes) else { return };
    let text = decoded(bytes).unwrap();
    assert_eq!(account(&understood, &text), []);
    let session = &understood.session;
    assert!(session.exchanges.iter().all(|exchange| !exchange.turns.is_empty()));
    let is_own = session.source.format.label() == "candor";
    for turn in session.exchanges.iter().flat_map(|exchange| &exchange.turns) {
        let range = turn.bytes.range();
        assert!(is_own || text.get(range.clone()).is_some(), "{range:?} of {}", text.len());
    }
    for line in session.report.iter() {
        assert!(is_own || text.get(line.bytes.range()).is_some(), "{line:?}");
    }
    let reading = candor::reading::read(session, &candor::reading::repair::Glossary::built_in());
    assert_eq!(reading.evidence.len(), session.skills.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_makes_nothing_panic(bytes in damaged()) {
        check(&bytes);
    }
}

#[test]
fn every_source_may_break_off_anywhere() {
    for source in all() {
        for end in 0..source.bytes.len() {
            check(&source.bytes[..end]);
        }
    }
}
