//! One key per decision: digits, reasons, clearing, and where the focus goes after each.

use super::desk::{Desk, eleven, five};
use super::pages::{ELEVEN, FIVE};

#[test]
fn a_digit_scores_and_goes_to_the_next_answer_without_a_score() {
    let screen = five("4");
    screen.is_at(2).says("1: 4 good · I note on it · u undo").shows("1 of 5").shows("1:4");
}

#[test]
fn a_digit_passes_over_what_has_a_score() {
    five("j4kk3").is_at(3);
}

#[test]
fn a_digit_replaces_a_score_and_stays() {
    let screen = five("4k2");
    screen.is_at(1).says("1: 2 weak · was 4 good").shows("1 of 5");
}

#[test]
fn at_the_end_it_stays_and_says_where_the_open_ones_are() {
    five("jj4jj4").is_at(5).says("5: 4 good · 3 open: . goes there · u undo");
}

#[test]
fn the_last_score_says_that_all_are_done() {
    five("43214").is_at(5).says("all 5 done").says("c scorecard").shows("5 of 5");
}

#[test]
fn what_was_said_stands_until_the_next_key() {
    five("4j").is_at(3).lacks("note on it").shows("? help");
}

#[test]
fn a_digit_that_is_no_level_scores_nothing() {
    let desk = Desk::with(FIVE);
    desk.press("7").is_at(1).says("7 is not a level: this rubric has 1 to 5").shows("0 of 5");
    assert!(desk.has_no_review());
}

#[test]
fn digits_are_never_counts() {
    five("3j").is_at(3).shows("1:3");
}

#[test]
fn digits_elsewhere_do_nothing_and_say_so() {
    for way_there in ["p", "s", "c", "<tab>", "<s-tab>"] {
        let desk = Desk::with(FIVE);
        desk.press(&format!("{way_there}4")).says("digits score on the Q&A tab").shows("0 of 5");
        assert!(desk.has_no_review(), "{way_there}");
    }
}

#[test]
fn digits_under_help_score_nothing() {
    let desk = Desk::with(FIVE);
    desk.press("?4<esc>").is_at(1).shows("0 of 5");
    assert!(desk.has_no_review());
}

#[test]
fn every_reason_has_its_key_and_moves_on_like_a_digit() {
    for (key, reason, words) in [
        ("n", "not-asked", "not asked"),
        ("q", "question-unknown", "question unknown"),
        ("c", "cut-off", "cut off before the substance"),
        ("g", "garbled", "garbled or not the candidate's words"),
    ] {
        let desk = Desk::with(FIVE);
        let screen = desk.press(&format!("x{key}"));
        screen.is_at(2).says(&format!("1: {words} · ")).shows("1 of 5").shows("1:x");
        assert_eq!(desk.answer(1)["unscorable"]["reason"], reason);
        assert!(desk.answer(1)["score"].is_null(), "'cannot judge' is never a number");
    }
}

#[test]
fn another_reason_is_one_line_of_words() {
    let desk = Desk::with(FIVE);
    desk.press("xothe line dropped<cr>").is_at(2).says("1: the line dropped");
    let unscorable = &desk.answer(1)["unscorable"];
    assert_eq!(
        (&unscorable["reason"], &unscorable["text"]),
        (&"other".into(), &"the line dropped".into())
    );
}

#[test]
fn another_reason_without_words_is_none() {
    for keys in ["xo<cr>", "xo  <cr>", "xowords<esc>", "xowords<c-c>"] {
        let desk = Desk::with(FIVE);
        desk.press(keys).is_at(1).shows("0 of 5");
        assert!(desk.has_no_review(), "{keys}");
    }
}

#[test]
fn the_menu_shows_first_what_the_marks_suggest() {
    let screen = eleven("x");
    let rows: Vec<&str> = screen
        .0
        .lines()
        .skip_while(|row| !row.contains("cannot be scored"))
        .map(str::trim)
        .collect();
    assert_eq!(rows[0], "1. cannot be scored, because");
    assert_eq!(rows[1], "x c  cut off before the substance, as it seems");
    assert_eq!(rows[2], "n  not asked");
}

#[test]
fn x_twice_takes_the_suggestion() {
    for (number, reason) in
        [(1, "cut-off"), (4, "garbled"), (7, "question-unknown"), (9, "not-asked")]
    {
        let desk = Desk::with(ELEVEN);
        desk.press(&format!(":{number}<cr>xx")).is_at(number + 1);
        assert_eq!(desk.answer(number)["unscorable"]["reason"], reason, "answer {number}");
    }
}

#[test]
fn a_digit_in_the_menu_cancels_it_and_scores() {
    let desk = Desk::with(FIVE);
    desk.press("x4").is_at(2).says("1: 4 good").lacks("cannot be scored");
    assert_eq!(desk.answer(1)["score"], 4);
    assert!(desk.answer(1)["unscorable"].is_null());
}

#[test]
fn leaving_the_menu_changes_nothing() {
    for key in ["<esc>", "<c-c>"] {
        let desk = Desk::with(FIVE);
        desk.press(&format!("x{key}")).is_at(1).lacks("cannot be scored").shows("0 of 5");
        assert!(desk.has_no_review(), "{key}");
    }
}

#[test]
fn a_reason_replaces_a_score_and_stays_and_a_score_replaces_a_reason() {
    let desk = Desk::with(FIVE);
    desk.press("4kxn").is_at(1).says("1: not asked · was 4 good").shows("1 of 5");
    assert!(desk.answer(1)["score"].is_null());
    desk.press("k5").says("1: 5 strong · was not asked");
    assert!(desk.answer(1)["unscorable"].is_null());
}

#[test]
fn unscorable_counts_as_done() {
    five("xn4xnxn4").says("all 5 done").shows("5 of 5");
    five("xn4xnxn4c").shows("2 scored · 3 unscorable · 0 open");
}

#[test]
fn zero_clears_and_says_what() {
    let desk = Desk::with(FIVE);
    desk.press("4k0").is_at(1).says("1: cleared, was 4 good · u undo").shows("0 of 5");
    assert!(desk.answer(1)["score"].is_null());
    desk.press("xnk0").says("1: cleared, was not asked");
    desk.press("0").says("has no score to clear");
}

#[test]
fn a_cleared_answer_is_open_again() {
    five("44k0j.").is_at(4);
    five("44k0jjjj.").is_at(2);
}

#[test]
fn every_change_of_a_score_stands_in_the_history() {
    let desk = Desk::with(FIVE);
    desk.press("4k2k0");
    let review = desk.review();
    let scores: Vec<_> = review["history"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["field"] == "score")
        .map(|change| (change["from"].as_u64(), change["to"].as_u64()))
        .collect();
    assert_eq!(scores, [(None, Some(4)), (Some(4), Some(2)), (Some(2), None)]);
}
