//! Chats and question sheets: the same words under many keys.

use super::{assert_told, read, times};
use crate::model::session::{Format, ReportKind};

const CHAT: &str = r#"[{"speaker":"Ana","time":"00:00:05","message":"How so?"},{"speaker":"Bo","time":"00:01:10","message":"It grew.\nTwice."}]"#;
const SENTENCES: &str = r#"{"title":"Call","data":{"transcript":{"sentences":[{"index":0,"speaker_name":"Ana","speaker_id":0,"text":"How so?","raw_text":"How so?","start_time":1.5,"end_time":2.25},
  {"index":1,"speaker_name":"Bo","speaker_id":1,"text":"It grew.","start_time":3,"end_time":4}]}}}"#;
const ROLES: &str = r#"{"messages":[{"role":"assistant","content":"How so?"},{"role":"user","content":[{"type":"text","text":"It"},{"type":"text","text":"grew."}]},{"role":"tool","content":null}]}"#;
const AUTHORS: &str = r#"{"value":[{"createdDateTime":"x","from":{"user":{"displayName":"Ana"}},"body":{"contentType":"text","content":"How so?"},"createdAt":"2026-01-02T10:00:00Z"},
  {"from":{"user":{"displayName":"Bo"}},"body":{"content":"It grew."},"createdAt":"2026-01-02T10:00:09.5Z"}]}"#;
const PAIRS: &str = r#"[{"question":"How so?","answer":"It grew.","category":"Growth"},{"question":"Why?","answer":["One.","Two."],"category":"Cause"},{"question":"Lost?","answer":""}]"#;
const LINES: &str = "{\"prompt\":\"How so?\",\"completion\":\" It grew.\"}\n{\"prompt\":\"Why?\",\"completion\":\"Luck.\"}\n";
const INSTRUCTIONS: &str = "{\"instruction\":\"Say why.\",\"input\":\"In brief.\",\"output\":\"Luck.\"}\r\n\r\n{\"instruction\":\"How?\",\"input\":\"\",\"output\":\"So.\"}";

/// Every fixture of this file.
pub(super) const ALL: &[&str] = &[CHAT, SENTENCES, ROLES, AUTHORS, PAIRS, LINES, INSTRUCTIONS];

const TURNS: [(&str, &str); 2] = [("Ana", "How so?"), ("Bo", "It grew.")];

#[test]
fn a_chat_is_a_turn_a_message() {
    assert_told(CHAT, Format::ChatJson, &[("Ana", "How so?"), ("Bo", "It grew.\nTwice.")]);
    assert_eq!(times(CHAT), [(Some(5000), None), (Some(70_000), None)]);
    assert_eq!(read(CHAT).unwrap().2, "speaker, time, message");
}

#[test]
fn messages_are_found_wherever_they_stand_and_whatever_their_keys() {
    assert_told(SENTENCES, Format::ChatJson, &TURNS);
    assert_eq!(times(SENTENCES), [(Some(1500), Some(2250)), (Some(3000), Some(4000))]);
    assert_eq!(
        read(SENTENCES).unwrap().2,
        "data.transcript.sentences: speaker_name, start_time, text"
    );
    assert_told(ROLES, Format::ChatJson, &[("assistant", "How so?"), ("user", "It\ngrew.")]);
    assert_told(AUTHORS, Format::ChatJson, &TURNS);
    assert_eq!(times(AUTHORS), [(Some(0), None), (Some(9500), None)]);
    for keys in [("name", "text"), ("author", "body"), ("Speaker", "Text"), ("from", "value")] {
        let text = format!(
            r#"[{{"{who}":"Ana","{what}":"How so?"}},{{"{who}":"Bo","{what}":"It grew."}}]"#,
            who = keys.0,
            what = keys.1
        );
        assert_told(&text, Format::ChatJson, &TURNS);
    }
    let lines =
        "{\"speaker\":\"Ana\",\"text\":\"How so?\"}\n{\"speaker\":\"Bo\",\"text\":\"It grew.\"}";
    assert_told(lines, Format::ChatJson, &TURNS);
}

#[test]
fn pieces_whose_speakers_are_not_told_join() {
    let text = r#"[{"start":0.5,"end":1.0,"text":" How"},{"start":1.0,"end":2.0,"text":" so?"}]"#;
    assert_told(text, Format::ChatJson, &[("", "How so?")]);
    assert_eq!(times(text), [(Some(500), Some(2000))]);
}

#[test]
fn the_unit_of_times_shows_beside_the_others() {
    let with = |first: &str, second: &str| {
        times(&format!(
            r#"[{{"speaker":"Ana","text":"a","start":{first}}},{{"speaker":"Bo","text":"b","start":{second}}}]"#
        ))
        .into_iter()
        .map(|(start, _)| start)
        .collect::<Vec<_>>()
    };
    assert_eq!(with("1.5", "90"), [Some(1500), Some(90_000)]);
    assert_eq!(with("1500", "180000"), [Some(1500), Some(180_000)]);
    assert_eq!(with("1767348000", "1767348009.5"), [Some(0), Some(9500)]);
    assert_eq!(with("\"1767348000123\"", "\"1767348000223\""), [Some(0), Some(100)]);
    assert_eq!(with("\"soon\"", "null"), [None, None]);
}

#[test]
fn questions_and_answers_know_who_says_them() {
    let turns =
        [("", "How so?"), ("", "It grew."), ("", "Why?"), ("", "One.\nTwo."), ("", "Lost?")];
    assert_told(PAIRS, Format::PairsJson, &turns);
    let report = read(PAIRS).unwrap().1.report;
    assert_eq!(report.len(), 1);
    assert_eq!((report[0].kind, &*report[0].text), (ReportKind::Debris, "\"Growth\""));
    assert_eq!(report[0].message, "2 values of “category” left out: nobody says them");
    let nested = format!(r#"{{"candidate":"Bo","interview":{PAIRS}}}"#);
    assert_told(&nested, Format::PairsJson, &turns);
    let alone = r#"{"question":"Why?","answer":"Luck."}"#;
    assert_told(alone, Format::PairsJson, &[("", "Why?"), ("", "Luck.")]);
}

#[test]
fn an_answer_without_its_question_stands_apart() {
    let source = r#"[{"question":"Why?","answer":"Luck."},{"question":null,"answer":"Skill."},{"question":" ","answer":"Time."},{"question":"How?","answer":"So."}]"#;
    let turns = read(source).unwrap().1.turns;
    let apart: Vec<_> = turns.iter().map(|turn| (turn.text.as_str(), turn.apart)).collect();
    let expected = [
        ("Why?", false),
        ("Luck.", false),
        ("Skill.", true),
        ("Time.", true),
        ("How?", false),
        ("So.", false),
    ];
    assert_eq!(apart, expected);
}

#[test]
fn lines_of_pairs_are_read_one_by_one() {
    let turns = [("", "How so?"), ("", "It grew."), ("", "Why?"), ("", "Luck.")];
    assert_told(LINES, Format::PairsJson, &turns);
    assert_eq!(read(LINES).unwrap().2, "lines of prompt and completion");
    let turns = [("", "Say why.\nIn brief."), ("", "Luck."), ("", "How?"), ("", "So.")];
    assert_told(INSTRUCTIONS, Format::PairsJson, &turns);
}

#[test]
fn a_broken_line_costs_itself_alone() {
    let text = LINES.replacen('\n', "\n{\"prompt\":\"Br\n\n", 1);
    let talk = read(&text).unwrap().1;
    assert_eq!(talk.turns.len(), 4);
    assert_eq!(talk.report.len(), 1);
    assert_eq!((talk.report[0].kind, talk.report[0].line), (ReportKind::NotUnderstood, 2));
}
