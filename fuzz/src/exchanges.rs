//! Turns of any words become exchanges that hold each word once, in order.

use candor::model::ids::SessionId;
use candor::model::session::{Format, Source};
use candor::transcript::exchanges::build;
use candor::transcript::talk::{Spoken, Talk};

/// A blank line stands between two turns; the first character of a turn says whose it is.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let turns: Vec<Spoken> = text.split("\n\n").filter_map(turn).collect();
    let said: String = turns.iter().flat_map(|turn| letters(&turn.text)).collect();
    let sha256 = "0".repeat(64);
    let Some(id) = SessionId::of_source(&sha256) else { return };
    let source =
        Source { name: "a".into(), format: Format::Labels, why: String::new(), bytes: 0, sha256 };
    let session = build(Talk { turns, report: Vec::new() }, source, id);
    let kept = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    assert_eq!(kept.flat_map(|turn| letters(&turn.text)).collect::<String>(), said);
}

fn turn(text: &str) -> Option<Spoken> {
    let voice = text.chars().next()?;
    let words = text[voice.len_utf8()..].to_owned();
    Some(Spoken { label: Some(voice.to_string()), text: words, ..Spoken::default() })
}

/// A turn may be cut in the middle of a word, where a question ends: what is left out is white space alone.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}
