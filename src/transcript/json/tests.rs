//! One made-up fixture a vendor and quirk, and what every one of them must bear.

use proptest::prelude::*;

use super::*;
use crate::transcript::talk::Role;

mod corpus;
mod records;
mod vendors;

/// Who said what: label and text of every turn.
fn told(text: &str) -> Vec<(String, String)> {
    let turns = read(text).unwrap_or_else(|trouble| panic!("{trouble}: {text}")).1.turns;
    turns.into_iter().map(|turn| (turn.label.unwrap_or_default(), turn.text)).collect()
}

/// Holds `text` to be of `format` and to tell `turns`, each a label and its words.
fn assert_told(text: &str, format: Format, turns: &[(&str, &str)]) {
    let (found, talk, why) = read(text).unwrap_or_else(|trouble| panic!("{trouble}: {text}"));
    assert_eq!(found, format, "{why}");
    let told = told(text);
    let told: Vec<_> = told.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
    assert_eq!(told, turns);
    for turn in &talk.turns {
        assert!(turn.bytes.end <= text.len() && turn.bytes.start < turn.bytes.end, "{turn:?}");
        assert!(turn.start_ms <= turn.end_ms || turn.end_ms.is_none(), "{turn:?}");
    }
}

/// The times of every turn.
fn times(text: &str) -> Vec<(Option<u64>, Option<u64>)> {
    read(text).unwrap().1.turns.iter().map(|turn| (turn.start_ms, turn.end_ms)).collect()
}

fn trouble(text: &str) -> String {
    let told = read(text).unwrap_err().to_string();
    assert!(!told.contains('\n'), "{told}");
    told
}

#[test]
fn json_is_told_from_text() {
    for json in ["{\"a\":1}", " [ {\"a\":1}]", "{}", "[[[", "{\n\"text", "{"] {
        assert!(looks_like_json(json), "{json}");
    }
    for text in ["[00:12] Ana: hi", "[laughs]", "{note} hm", "Ana: {\"a\":1}", "", "12"] {
        assert!(!looks_like_json(text), "{text}");
    }
}

#[test]
fn an_unknown_shape_is_named_by_its_top_keys() {
    let told = trouble(r#"{"title":"x","a":1,"b":2,"c":3,"d":4,"e":5,"f":6}"#);
    assert!(told.contains("top keys “title”, “a”, “b”, “c”, “d”, “e” and 1 more"), "{told}");
    assert!(trouble(r#"[{"id":1}]"#).contains("a list; top key “id”"));
    assert!(trouble("[1,2]").contains("a list; no keys"));
    assert!(trouble("{}").contains("no keys"));
    let told = trouble("{\"\u{202e}\u{1b}[31mevil\":1}".replace('\u{1b}', "\\u001b").as_str());
    assert!(!told.contains(['\u{202e}', '\u{1b}']), "{told}");
}

#[test]
fn what_breaks_off_is_told_by_line_and_column() {
    assert!(trouble("{\n\"segments\": [").contains("breaks off at line 2, column 13"));
    assert!(trouble("{\"text\": hello}").contains("no JSON at line 1, column 10"));
    let odd = trouble(r#"{"segments":[{"text":"a"},7]}"#);
    assert!(odd.contains("whisper JSON with a surprise at line 1"), "{odd}");
    assert!(trouble(r#"{"segments":[{"text":" "}]}"#).contains("without a word"));
}

#[test]
fn deep_json_is_safe() {
    let deep = "[".repeat(5_000_000);
    assert!(trouble(&deep).contains("breaks off"));
    assert!(trouble(&(deep.clone() + &"]".repeat(5_000_000))).contains("unknown shape"));
    let inside =
        format!("{{\"segments\":[{{\"text\":\"a\",\"extra\":{deep}{}}}]}}", "]".repeat(5_000_000));
    assert_told(&inside, Format::Whisper, &[("", "a")]);
}

#[test]
fn candors_own_session_is_only_named() {
    let (format, talk, why) = read(r#"{"schema":"candor/session/1","id":"3f9c0a51d2e7"}"#).unwrap();
    assert_eq!((format, talk), (Format::Candor, Talk::default()));
    assert_eq!(why, "schema is candor/session/1");
}

#[test]
fn numbers_that_are_none_are_mended_and_told() {
    let text = r#"{"segments":[{"start":0.0,"end":1.5,"text":" Hi NaN.","avg_logprob":NaN}]}"#;
    assert_told(text, Format::Whisper, &[("", "Hi NaN.")]);
    let report = read(text).unwrap().1.report;
    assert_eq!((report.len(), report[0].kind, &*report[0].text), (1, ReportKind::Repaired, "NaN"));
}

/// One fixture of every shape, for what all must bear.
fn fixtures() -> Vec<&'static str> {
    [vendors::ALL, records::ALL].concat()
}

#[test]
fn the_turns_of_one_speaker_never_stand_side_by_side() {
    for text in vendors::ALL {
        let labels: Vec<_> = told(text).into_iter().map(|(label, _)| label).collect();
        assert!(labels.windows(2).all(|pair| pair[0] != pair[1]), "{labels:?}");
    }
}

#[test]
fn a_cut_anywhere_is_an_error_or_fewer_words() {
    for text in fixtures() {
        let words = |text: &str| {
            told(text).iter().map(|(_, text)| text.split_whitespace().count()).sum::<usize>()
        };
        let whole = words(text);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let cut = &text[..at];
            if read(cut).is_ok() {
                assert!(words(cut) <= whole, "{cut}");
            }
        }
    }
}

#[test]
fn a_value_of_another_kind_anywhere_is_no_panic() {
    for text in fixtures() {
        for (at, _) in text.match_indices(':') {
            let after = text[at + 1..].trim_start();
            let end = after.find([',', '}', ']']).unwrap_or(0);
            for other in ["null", "[]", "{}", "\"\"", "-1e400", "true", "99999999999999999999"] {
                let _ = read(&format!("{}:{other}{}", &text[..at], &after[end..]));
            }
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_text_is_no_panic(text in "\\PC{0,80}") {
        let _ = (read(&text), looks_like_json(&text));
    }

    #[test]
    fn arbitrary_damage_is_no_panic(which in 0..fixtures().len(), at in any::<prop::sample::Index>(), with in "\\PC{0,3}") {
        let text = fixtures()[which];
        let mut at = at.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let rest = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let _ = read(&format!("{}{with}{}", &text[..at], &text[rest..]));
    }
}

#[test]
fn a_pair_tells_its_roles() {
    let talk = read(r#"[{"question":"How so?","answer":"It grew."}]"#).unwrap().1;
    let roles: Vec<_> = talk.turns.iter().map(|turn| turn.role).collect();
    assert_eq!(roles, [Some(Role::Interviewer), Some(Role::Candidate)]);
}
