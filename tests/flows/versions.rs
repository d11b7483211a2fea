//! The earlier versions of a note: shown with their times, one put back, and never one lost.

use super::desk::Desk;
use super::pages::FIVE;

/// A note written today in two versions and once more tomorrow.
fn noted() -> Desk {
    let mut desk = Desk::with(FIVE);
    desk.press(":2<cr>ifirst words<esc>");
    desk.press(":2<cr>i and more<esc>");
    desk.sleep_over_it();
    desk.press(":2<cr>i<c-w><c-w>quite another note<esc>");
    desk
}

#[test]
fn capital_h_shows_what_the_note_was_before_with_times_and_the_whole_of_it() {
    for size in ["120x40", "80x24", "40x12"] {
        let panel = noted().at(size).press(":2<cr>H");
        panel.shows("Note on 2 · 2 earlier versions").shows("yesterday 14:00");
        panel.shows("first words and more");
        panel.says("Enter put back");
        let second = noted().at(size).press(":2<cr>Hj");
        second.shows("first words\n");
    }
}

#[test]
fn enter_puts_one_back_and_the_present_one_becomes_an_earlier_one() {
    let desk = noted();
    let present = desk.answer(2)["note"].as_str().unwrap().to_owned();
    desk.press(":2<cr>Hj<cr>")
        .is_at(2)
        .says("the note of yesterday 14:00 is back · u undo")
        .shows("saved");
    assert_eq!(desk.answer(2)["note"], "first words");
    desk.press(":2<cr>H").shows(&present).shows("2 earlier versions");
    desk.press(":2<cr>H<cr>");
    assert_eq!(desk.answer(2)["note"], present.as_str());
}

#[test]
fn putting_back_is_one_step_to_undo_and_to_redo() {
    let desk = noted();
    let present = desk.answer(2)["note"].as_str().unwrap().to_owned();
    desk.press(":2<cr>Hj<cr>u").says("undone: note on 2");
    assert_eq!(desk.answer(2)["note"], present.as_str());
    desk.press(":2<cr>H<cr>u<c-r>");
    assert_eq!(desk.answer(2)["note"], "first words");
}

#[test]
fn a_note_that_was_cleared_comes_back() {
    let desk = Desk::with(FIVE);
    desk.press("iwords<esc>i<c-w><esc>");
    assert_eq!(desk.answer(1)["note"], "");
    desk.press("H<cr>");
    assert_eq!(desk.answer(1)["note"], "words");
}

#[test]
fn without_an_earlier_version_it_says_so() {
    Desk::with(FIVE).press("H").says("the note on 1 has no earlier version").is_at(1);
    Desk::with(FIVE).press("iwords<esc>H").says("the note on 1 has no earlier version");
    noted().press(":1<cr>H").says("the note on 1 has no earlier version");
}

#[test]
fn the_panel_closes_and_changes_nothing() {
    for close in ["<esc>", "H"] {
        let desk = noted();
        let before = desk.review();
        desk.press(&format!(":2<cr>H{close}")).is_at(2).lacks("earlier version");
        assert_eq!(desk.review(), before, "{close}");
    }
}

#[test]
fn where_nothing_may_be_changed_versions_can_be_read_and_not_put_back() {
    let desk = noted();
    let before = desk.review();
    let page = desk.page();
    let screen = |keys: &str| {
        let ran = desk.run(&[&page, "--read-only", "--print", "--keys", keys]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert!(screen(":2<cr>H").contains("first words and more"));
    assert!(!screen(":2<cr>H").contains("put back"));
    assert!(screen(":2<cr>H<cr>").contains("read-only"));
    assert_eq!(desk.review(), before);
}
