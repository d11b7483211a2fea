//! Ways out, and what a second sitting finds.

use super::desk::{Desk, five};
use super::pages::{self, ELEVEN, FIVE, short};

#[test]
fn q_quits_from_a_page_that_was_named() {
    let desk = Desk::with(FIVE);
    desk.press("jqjj").is_at(2);
    desk.press("").is_at(2);
}

#[test]
fn ctrl_c_says_how_to_quit_and_quits_nothing() {
    for tab in ["", "p", "s", "c", "?"] {
        five(&format!("{tab}<c-c>")).says("q quits");
    }
    five("<c-c>j").is_at(2);
}

#[test]
fn q_goes_back_to_the_library_where_the_session_was_opened_there() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    desk.press_in_library("<cr>").is_on("Q&A").is_at(2);
    desk.press_in_library("<cr>q").shows("1 session").shows("Ines Okafor").shows("1/5");
    desk.press_in_library("<cr>qq<cr>").shows("1 session");
}

#[test]
fn the_next_day_everything_stands_where_it_was() {
    let mut desk = Desk::with(&pages::long(600));
    let before = desk.press("4jx<esc>ksome<esc>jinames<cr>it<esc>m<space><down>");
    desk.sleep_over_it();
    let after = desk.press("");
    assert_eq!(before.without_last_line(), after.without_last_line());
    after.says("back at 2 · 1 of 3");
}

#[test]
fn what_it_says_on_coming_back_it_says_once() {
    let mut desk = Desk::with(ELEVEN);
    desk.press("44444").is_at(6).lacks("back at");
    desk.sleep_over_it();
    desk.press("").is_at(6).says("back at 6 · 5 of 11");
    desk.press("j").lacks("back at");
}

#[test]
fn scroll_is_kept_for_every_answer() {
    let mut desk = Desk::with(&pages::long(600));
    let before = desk.press("j<space><down>");
    desk.press("j");
    desk.sleep_over_it();
    desk.press("").is_at(3);
    let after = desk.press("k");
    assert_eq!(before.rows_in_view(), after.rows_in_view());
}

#[test]
fn another_size_shows_the_same_words_at_the_top() {
    let mut desk = Desk::with(&pages::long(900));
    let before = desk.press("j<space><space><down>");
    let top = before.rows_in_view()[0].split_whitespace().next().unwrap().to_owned();
    for size in ["120x40", "40x12", "80x24"] {
        desk.resize(size);
        let screen = desk.press("");
        assert!(screen.rows_in_view()[0].contains(&top), "{top} at {size}\n{screen}");
    }
}

#[test]
fn the_first_time_it_opens_at_the_first_open_answer() {
    five("").is_on("Q&A").is_at(1);
}

#[test]
fn each_reviewer_has_a_place_and_a_review_of_their_own() {
    let mut desk = Desk::with(FIVE);
    desk.press("44j");
    desk.hand_to("bo");
    desk.press("").is_at(1).shows("0 of 5");
    desk.press("5").shows("1 of 5");
    desk.hand_to("ana");
    desk.press("").is_at(4).shows("2 of 5");
}

#[test]
fn the_neighbours_of_the_list_are_one_key_away() {
    let desk = Desk::empty();
    for (name, page) in [("a.txt", "Ada Mbeki"), ("b.txt", "Bo Lindgren"), ("c.txt", "Cem Arslan")]
    {
        desk.put(name, short(page, "Gardener"));
        desk.press_in(name, "m");
    }
    desk.press_in("b.txt", ">").shows("Cem Arslan").is_at(1);
    desk.press_in("b.txt", "<lt>").shows("Ada Mbeki");
    desk.press_in("b.txt", "<lt>>").shows("Bo Lindgren").shows("saved");
    desk.press_in("a.txt", "<lt>").shows("Ada Mbeki").says("first session of the list");
    desk.press_in("c.txt", ">").shows("Cem Arslan").says("last session of the list");
}

#[test]
fn scores_made_before_going_on_to_the_neighbour_are_kept() {
    let desk = Desk::empty();
    for (name, page) in [("a.txt", "Ada Mbeki"), ("b.txt", "Bo Lindgren")] {
        desk.put(name, short(page, "Gardener"));
        desk.press_in(name, "m");
    }
    desk.press_in("a.txt", "4>3").shows("Bo Lindgren").shows("1 of 2");
    desk.press_in("a.txt", "").shows("Ada Mbeki").shows("1 of 2").shows("1:4");
}

#[test]
fn importing_the_same_page_again_is_the_same_session() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    desk.put("again.txt", FIVE);
    desk.press_in("again.txt", "").is_at(2).shows("1 of 5");
}
