//! The line behind the colon.

use super::desk::{Desk, five};
use super::pages::FIVE;

#[test]
fn w_says_that_it_has_happened_already() {
    five("4:w<cr>").says("already saved");
    five(":w<cr>").says("already saved");
}

#[test]
fn the_ways_to_quit_of_vim_all_quit() {
    for command in ["q", "wq", "x"] {
        let desk = Desk::with(FIVE);
        // Keys behind the one that quits are pressed for nobody.
        desk.press(&format!("4:{command}<cr>jj55")).shows("1 of 5");
        desk.press("").is_at(2).shows("1 of 5");
    }
}

#[test]
fn leaving_without_ceremony_keeps_the_place_too() {
    let desk = Desk::with(FIVE);
    desk.press("4:q!<cr>jj55").shows("1 of 5");
    desk.press("").is_at(2).shows("1 of 5");
}

#[test]
fn a_peek_does_not_keep_from_quitting() {
    let desk = Desk::with(FIVE);
    desk.press("p:q<cr>pj");
    desk.press("").is_at(1);
}

#[test]
fn every_command_can_be_asked_for_by_its_name() {
    five("4:undo<cr>").says("undone: 1 is not scored");
    five(":next<cr>").is_at(2);
    five(":profile<cr>").is_on("Profile");
    five(":help<cr>").shows("Keys that work here");
}

#[test]
fn tab_completes_a_name() {
    five(":und<tab>").says(":undo");
    five("4:und<tab><cr>").says("undone");
    five(":und").shows("Tab completes").shows("undo the last change");
}

#[test]
fn what_is_no_command_is_named() {
    five("j:frobnicate<cr>").is_at(2).says("no command 'frobnicate'").says("? lists");
}

#[test]
fn what_does_nothing_here_says_so() {
    five(":overall<cr>").says("overall does nothing here");
}

#[test]
fn an_empty_line_does_nothing() {
    for keys in ["j:<cr>", "j:<esc>", "j:5<esc>", "j:5<c-c>"] {
        five(keys).is_at(2);
    }
}

#[test]
fn the_line_is_edited_like_a_line() {
    five(":35<bs><cr>").is_at(3);
    five(":99<c-u>4<cr>").is_at(4);
    five(":2<home><del>5<cr>").is_at(5);
}

#[test]
fn a_copy_is_saved_elsewhere() {
    let desk = Desk::with(FIVE);
    let copy = desk.path("copy.json");
    desk.press(&format!("4:save-as {}<cr>", copy.display())).says("a copy is saved");
    let copied: serde_json::Value = serde_json::from_slice(&std::fs::read(copy).unwrap()).unwrap();
    assert_eq!(copied, desk.review());
}
