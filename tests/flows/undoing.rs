//! Undo and redo: every step since opening, with the focus on what changed and a word about it.

use super::desk::{Desk, Screen, five};
use super::pages::FIVE;

/// Makes a step, wanders off, and takes it back; the focus is to follow. Then makes it again.
#[track_caller]
fn undone_and_redone(step: &str, undone: &str, redone: &str, number: usize) -> (Screen, Screen) {
    let back = five(&format!("{step}<esc>:5<cr>u"));
    back.is_at(number).is_on("Q&A").says(undone).says("Ctrl-r redo");
    let again = five(&format!("{step}<esc>:5<cr>u:4<cr><c-r>"));
    again.is_at(number).is_on("Q&A").says(redone).says("u undo");
    (back, again)
}

#[test]
fn a_score() {
    let (back, again) = undone_and_redone("j4", "undone: 2 is not scored", "redone: 2 is 4", 2);
    back.shows("0 of 5").shows("2:·");
    again.shows("1 of 5").shows("2:4");
}

#[test]
fn a_score_that_replaced_another() {
    let (back, again) = undone_and_redone("4k2", "undone: 1 is 4", "redone: 1 is 2", 1);
    back.shows("1:4");
    again.shows("1:2");
}

#[test]
fn a_reason() {
    let (back, again) =
        undone_and_redone("xg", "undone: 1 is not scored", "redone: 1 is garbled", 1);
    back.shows("1:·");
    again.shows("1:x");
}

#[test]
fn a_cleared_score() {
    let (back, again) = undone_and_redone("4k0", "undone: 1 is 4", "redone: 1 is not scored", 1);
    back.shows("1 of 5");
    again.shows("0 of 5");
}

#[test]
fn a_flag() {
    let (back, again) = undone_and_redone("jm", "undone: 2 not flagged", "redone: 2 flagged", 2);
    back.lacks("2:·F");
    again.shows("2:·F");
}

#[test]
fn a_note_is_one_step_a_visit() {
    let (back, again) =
        undone_and_redone("jitwo<cr>lines", "undone: note on 2", "redone: note on 2", 2);
    back.lacks("lines").shows("i writes one");
    again.shows("two").shows("lines");
}

#[test]
fn a_second_visit_is_a_second_step() {
    five("ione<esc>i two<esc>u").shows("note  one").lacks("two");
    five("ione<esc>i two<esc>uu").shows("i writes one");
}

#[test]
fn a_question() {
    let (back, again) =
        undone_and_redone("jeWhat?<cr>", "undone: question of 2", "redone: question of 2", 2);
    back.shows("2. What is a deadlock?");
    again.shows("What?");
}

#[test]
fn a_note_on_the_session() {
    five("Scalm<esc>u").says("undone: note on the session");
    five("Scalm<esc>uc").lacks("calm");
    five("Scalm<esc>u<c-r>").says("redone: note on the session");
    five("Scalm<esc>u<c-r>c").shows("calm");
}

#[test]
fn the_overall_recommendation() {
    let back = five("44444co3because<cr>u");
    back.is_on("Scorecard").says("undone: overall recommendation").shows("the mean stays hidden");
    let again = five("44444co3because<cr>u<c-r>");
    again.is_on("Scorecard").says("redone: overall recommendation").shows("yes · because");
}

#[test]
fn a_note_by_capital_i_is_undone_where_it_was_written() {
    five("4jjIwhy<esc>u").is_at(1).says("undone: note on 1");
}

#[test]
fn where_there_is_nothing_to_take_back_it_says_so() {
    five("u").says("nothing to undo since opening");
    five("<c-r>").says("nothing to redo");
    five("4uu").says("nothing to undo since opening");
    five("4u<c-r><c-r>").says("nothing to redo");
}

#[test]
fn a_new_step_forgets_what_could_be_redone() {
    five("4u3<c-r>").says("nothing to redo").shows("1:3");
}

#[test]
fn undo_works_from_every_tab_and_shows_what_changed() {
    for tab in ["p", "s", "c", "<tab>"] {
        five(&format!("4{tab}u")).is_on("Q&A").is_at(1).says("undone: 1 is not scored");
    }
}

#[test]
fn steps_of_every_kind_are_taken_back_in_turn() {
    let keys = "4mj2ihm<esc>xnScalm<esc>eWhy?<cr>kk0co2no<cr>";
    let untouched = five("");
    let undone = five(&format!("{keys}{}:1<cr>", "u".repeat(12)));
    assert_eq!(undone.without_last_line(), untouched.without_last_line());
}

#[test]
fn opening_again_begins_with_nothing_to_undo() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    desk.press("u").says("nothing to undo since opening").shows("1:4");
}

#[test]
fn what_was_undone_is_undone_on_the_disk_and_stands_in_the_history() {
    let desk = Desk::with(FIVE);
    desk.press("4u");
    assert!(desk.answer(1)["score"].is_null());
    assert_eq!(desk.review()["history"].as_array().unwrap().len(), 2);
}
