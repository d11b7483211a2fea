//! Verdicts on claimed skills, and questions that are taken as they were found.

use super::desk::{Desk, eleven};
use super::pages::ELEVEN;

#[test]
fn a_verdict_is_given_by_a_letter_and_goes_on() {
    let desk = Desk::with(ELEVEN);
    desk.press("svs").shows("shown").says("Go: shown");
    desk.press("s<down>vv").says("PostgreSQL: never came up");
    let review = desk.review();
    assert_eq!(review["skills"]["Go"]["verdict"], "shown");
    assert_eq!(review["skills"]["PostgreSQL"]["verdict"], "never");
}

#[test]
fn the_menu_shows_what_the_evidence_suggests() {
    eleven("sv").shows("mentioned, as it seems");
    eleven("s<down>v").shows("never came up, as it seems");
}

#[test]
fn a_verdict_is_taken_away_and_undone() {
    eleven("svck<up>v0").says("no verdict");
    eleven("svcu").says("undone: verdict on Go");
}

#[test]
fn a_mention_is_one_key_away_and_so_is_the_way_back() {
    eleven("s<down><down><cr>").is_on("Q&A").is_at(2).says("named here first");
    eleven("s<down><down><cr><c-o>").is_on("Skills");
}

#[test]
fn a_recovered_question_is_taken_by_one_key_and_keeps_its_origin() {
    let desk = Desk::with(ELEVEN);
    desk.press(":9<cr>").shows("= takes it");
    desk.press("=").says("question taken as it was found").lacks("takes it");
    let page = desk.page();
    let shown = desk.run(&["show", &page, "--json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let question = &shown["exchanges"][8]["question"];
    assert_eq!(question["origin"], "recovered");
    assert!(question.get("guess").is_none());
}

#[test]
fn a_recovered_question_can_be_edited_or_written_anew() {
    let desk = Desk::with(ELEVEN);
    desk.press(":9<cr>e<cr>").says("question taken as it was found");
    let desk = Desk::with(ELEVEN);
    desk.press(":9<cr>e exactly<cr>").shows("(written by a reviewer)");
    let page = desk.page();
    let shown = desk.run(&["show", &page, "--json"]).out;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["exchanges"][8]["question"]["origin"], "written");
}

#[test]
fn a_question_that_was_taken_is_given_back() {
    eleven(":9<cr>=u").says("undone").shows("= takes it");
}

#[test]
fn there_is_nothing_to_take_where_nothing_was_found() {
    eleven("jj=").says("there is no question to take");
    eleven("=").says("there is no question to take");
}

#[test]
fn what_was_found_on_an_answer_stands_above_it_with_its_rule() {
    eleven("").shows("cut off: the answer ends");
    let clean = eleven("jjjjjj");
    clean.lacks("cut off").lacks("stray talk").lacks("echo");
}
