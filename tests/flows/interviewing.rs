//! The sheet on the interview itself, and what to ask next time.

use super::desk::{Desk, eleven};
use super::pages::ELEVEN;

#[test]
fn the_sheet_tells_facts_of_the_interview_and_no_score() {
    for size in ["120x40", "80x24", "40x12"] {
        let sheet = Desk::with(ELEVEN).at(size).press("4pi");
        sheet.shows("Interview quality").shows("% of the").shows("cut off").lacks("good");
    }
    eleven("pi").shows("ask again: ").shows("8 lost");
}

#[test]
fn what_is_too_long_is_the_question_and_never_the_reason() {
    for size in ["120x40", "80x24", "40x12"] {
        let sheet = Desk::with(ELEVEN).at(size).press("pi<cr>");
        let lines = sheet.0.lines();
        let asked: Vec<&str> = lines.filter(|row| row.contains(". ask again: ")).collect();
        assert!(!asked.is_empty(), "{sheet}");
        for row in asked {
            let row = row.trim_end().trim_end_matches("listed").trim_end();
            assert!(row.ends_with("cut off)"), "{size}: {row}\n{sheet}");
        }
        sheet.shows("known · 8 lost").shows("listed");
    }
}

#[test]
fn each_line_can_be_put_on_the_list_and_taken_away() {
    let desk = Desk::with(ELEVEN);
    desk.press("pi<cr><cr>").shows("listed").says("2 questions to ask next time");
    let list = desk.review()["follow_ups"].as_array().unwrap().clone();
    assert_eq!(list.len(), 2);
    assert!(list[0]["text"].as_str().unwrap().starts_with("ask again"), "{list:?}");
    let page = desk.page();
    let report = desk.run(&["report", &page, "--format", "md"]).out;
    assert!(report.contains("## Next time\n\n- ask again"), "{report}");
    desk.press("pia").says("1 question to ask next time");
}

#[test]
fn undo_takes_the_last_line_away() {
    eleven("pi<cr>u").lacks("listed").says("undone: questions to ask next time");
}

#[test]
fn the_sheet_closes_by_its_own_key_and_by_escape() {
    eleven("pii").is_on("Profile").lacks("Interview quality");
    eleven("pi<esc>").is_on("Profile").lacks("Interview quality");
}
