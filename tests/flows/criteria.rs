//! Several criteria an answer: rows, one digit each, and where the next digit goes.

use super::desk::{Desk, Screen};
use super::pages::FIVE;

/// The page of five, scored by the built-in rubric with three criteria.
fn technical(keys: &str) -> (Desk, Screen) {
    let desk = Desk::with(FIVE);
    let screen = press(&desk, keys);
    (desk, screen)
}

fn press(desk: &Desk, keys: &str) -> Screen {
    desk.screen(&[&desk.page(), "--rubric", "technical", "--print=text", "--keys", keys])
}

#[test]
fn a_digit_scores_the_row_in_focus_and_goes_on_to_the_next() {
    let (_, screen) = technical("4");
    screen.says("1 Problem: 4 good · next: Solution").shows("▸ Solution").shows("0 of 5");
    let (desk, screen) = technical("435");
    screen.says("1 Own part: 5 strong").shows("▸2:·").shows("1:435").shows("1 of 5");
    let scores = &desk.answer(1)["scores"];
    assert_eq!(scores["problem"]["level"], 4);
    assert_eq!(scores["solution"]["level"], 3);
    assert_eq!(scores["part"]["level"], 5);
    assert_eq!(scores["part"]["rubric_version"], 1);
    assert!(desk.answer(1)["score"].is_null());
}

#[test]
fn fifteen_keys_score_five_answers() {
    let (desk, screen) = technical("123451234512345");
    screen.says("all 5 done").shows("5 of 5");
    assert_eq!(desk.answer(5)["scores"]["part"]["level"], 5);
}

#[test]
fn a_row_that_had_a_score_is_replaced_and_stays_in_focus() {
    let (desk, screen) = technical("435k2");
    screen.says("1 Problem: 2 weak · was 4 good").shows("▸ Problem");
    assert_eq!(desk.answer(1)["scores"]["problem"]["level"], 2);
}

#[test]
fn the_comma_goes_round_the_rows() {
    technical(",").1.shows("▸ Solution");
    technical(",,,").1.shows("▸ Problem");
    technical(":previous-criterion<cr>").1.shows("▸ Own part");
    technical(",4").1.shows("Solution            4 good").shows("▸ Own part");
    technical(",,45").1.shows("▸ Solution").shows("Problem             5 strong");
}

#[test]
fn a_criterion_that_did_not_come_up_is_no_number() {
    let (desk, screen) = technical("4-3");
    screen.shows("1:4-3").shows("1 of 5");
    let solution = &desk.answer(1)["scores"]["solution"];
    assert_eq!((&solution["level"], &solution["absent"]), (&serde_json::Value::Null, &true.into()));
    let (_, card) = technical("4-3co3<cr>");
    card.shows("no level · n = 0 · 1 did not come up");
}

#[test]
fn zero_clears_the_row_in_focus_and_undo_brings_it_back() {
    let (desk, screen) = technical("43,0");
    screen.says("1 Problem: cleared, was 4 good").shows("Problem             not scored");
    assert!(desk.answer(1)["scores"]["problem"]["level"].is_null());
    let (desk, _) = technical("43,0u");
    assert_eq!(desk.answer(1)["scores"]["problem"]["level"], 4);
}

#[test]
fn x_leaves_the_whole_answer_without_a_score_and_a_digit_begins_anew() {
    let (desk, screen) = technical("4xn");
    screen.shows("1:x").shows("1 of 5");
    assert_eq!(desk.answer(1)["unscorable"]["reason"], "not-asked");
    assert!(desk.answer(1)["scores"]["problem"]["level"].is_null());
    let (desk, screen) = technical("4xnk3");
    screen.shows("1:3··");
    assert!(desk.answer(1)["unscorable"].is_null());
}

#[test]
fn the_rows_stay_what_they_are_in_the_next_sitting() {
    let (desk, _) = technical("43");
    press(&desk, "").shows("Problem             4 good").shows("▸ Own part");
    press(&desk, "5").shows("1 of 5");
}

#[test]
fn a_quote_belongs_to_the_row_in_focus() {
    let (desk, _) = technical(",v<cr>");
    assert_eq!(desk.answer(1)["quotes"][0]["criterion"], "solution");
    let desk = Desk::with(FIVE);
    desk.press("v<cr>");
    assert!(desk.answer(1)["quotes"][0]["criterion"].is_null());
}

#[test]
fn the_anchors_are_those_of_the_row_in_focus() {
    let (_, screen) = technical(",a");
    screen.shows("Solution").shows("also what it cost, where its limits are");
    let desk = Desk::with(FIVE).at("120x40");
    press(&desk, ",").shows("1 none     no solution, or one that does not work as told");
    press(&desk, "").shows("1 none     does not say what the problem was");
}

#[test]
fn the_tiny_screen_names_the_row() {
    let desk = Desk::with(FIVE).at("40x12");
    press(&desk, "4").says("next: Solution");
    press(&desk, "").shows("▸Solution: not scored");
}

#[test]
fn with_one_criterion_the_keys_of_rows_say_so() {
    Desk::with(FIVE).press(",").says("one score an answer");
    Desk::with(FIVE).press("-").says("one score an answer");
}

#[test]
fn means_stand_with_their_n_and_move_with_the_weights() {
    // Problem 4, 2: mean 3. Solution 3, 1: mean 2. Own part 5: mean 5, n = 1.
    // Weights 2, 2, 1: (2·3 + 2·2 + 1·5) / 5 = 15/5 = 3.00. Equal: (3 + 2 + 5) / 3 = 3.33.
    let desk = Desk::with(FIVE).at("120x40");
    let before = press(&desk, "43521-c");
    before.lacks("n = 2").lacks("weighted mean");
    let card = press(&desk, "co2<cr>");
    card.shows("3.00 · n = 2, low 2, high 4 · weight 2")
        .shows("2.00 · n = 2, low 1, high 3 · weight 2")
        .shows("5.00 · n = 1, low 5, high 5 · 1 did not come up · weight 1")
        .shows("3.00 · n = 5, low 1, high 5")
        .shows("3.33, 0.33 higher");
    press(&desk, "ca").shows("What the scores come to").shows("sum of the weights");
}

#[test]
fn the_mean_is_told_without_the_cut_off_answers_too() {
    // The third answer is cut off. All: (4 + 4 + 1 + 4 + 4) / 5 = 17/5 = 3.40; without it 16/4 = 4.00.
    let desk = Desk::with(FIVE);
    desk.press("44144co2<cr>")
        .shows("3.40 · n = 5, low 1, high 4")
        .shows("4.00, 0.60 higher · n = 4");
}

#[test]
fn the_overall_is_held_against_the_scores_where_they_part() {
    // All 2 on a scale of 1 to 5: mean 2. Four recommendations stand at 1, 7/3, 11/3 and 5.
    // "yes" is 11/3 - 2 = 1.67 above, "no" 7/3 - 2 = 0.33: nearer than any other.
    let desk = Desk::with(FIVE);
    desk.press("22222co3<cr>").shows("your overall is 1.7 above your own scores");
    desk.press("co2<cr>").lacks("your own scores");
    desk.press("co1<cr>").shows("your overall is 1.0 below your own scores");
}
