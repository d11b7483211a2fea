//! Fillers and stutters: dimmed at first, folded or verbatim by a key, remembered for the reviewer.

use super::desk::{Desk, eleven};
use super::pages::{ELEVEN, FIVE};

#[test]
fn they_are_dimmed_at_first_and_counted() {
    eleven("").shows("4 fillers dimmed").shows("Um, so I'm Tarek");
    let styled = Desk::with(ELEVEN).press_styled("");
    assert!(
        styled.contains("⟨Um⟩dim, so I'm Tarek, ⟨uh⟩dim, I look after ⟨the⟩dim, the"),
        "{styled}"
    );
}

#[test]
fn t_folds_them_and_what_is_left_reads_as_a_sentence() {
    let folded = eleven("t");
    folded.shows("So I'm Tarek I look after the ticket machines").shows("4 fillers folded");
    folded.says("folded: ");
    folded.lacks(", ,").lacks("uh");
}

#[test]
fn folding_keeps_the_comma_between_the_members_of_a_list() {
    let page = FIVE.replace("Two sessions wait", "Rust, um, Go, uh, and (uh) C wait");
    Desk::with(&page).press("jt").shows("Rust, Go, and C wait").shows("3 fillers folded");
}

#[test]
fn a_search_unfolds_and_says_so() {
    eleven("t/tarek<cr>").shows("Um, so I'm Tarek").shows("4 fillers dimmed (t)");
    eleven("t/tarek<cr><esc>").shows("4 fillers folded (t)");
}

#[test]
fn an_answer_of_nothing_but_fillers_stays_and_says_why() {
    let start = FIVE.find("Two sessions wait").unwrap();
    let end = start + FIVE[start..].find('\n').unwrap();
    let page = FIVE.replace(&FIVE[start..end], "Uh, uh, um.");
    let desk = Desk::with(&page);
    desk.press("jt").shows("Uh, uh, um.").shows("3 fillers and no other word (t)");
    desk.press("t").shows("3 fillers verbatim (t)");
}

#[test]
fn t_goes_round() {
    let verbatim = eleven("tt");
    verbatim.shows("Um, so I'm Tarek").shows("4 fillers verbatim").says("verbatim: ");
    eleven("ttt").shows("4 fillers dimmed");
}

#[test]
fn the_choice_is_remembered_for_the_reviewer() {
    let mut desk = Desk::with(ELEVEN);
    desk.press("t");
    desk.press("").shows("4 fillers folded");
    desk.put("other.txt", FIVE);
    desk.press_in("other.txt", "jj").shows("1 filler folded");
    desk.hand_to("bo");
    desk.press("").shows("4 fillers dimmed");
}

#[test]
fn phrases_are_words_until_somebody_says_otherwise() {
    let page = FIVE.replace("Two sessions wait", "Well, two sessions, you know, wait");
    let desk = Desk::with(&page);
    desk.press("jt").shows("Well, two sessions, you know, wait");
    desk.press(":phrases<cr>").shows("Two sessions wait for each other");
    desk.press(":phrases<cr>").shows("you know");
}

#[test]
fn an_answer_without_any_says_nothing() {
    Desk::with(FIVE).press("").lacks("filler");
}

#[test]
fn folding_and_unfolding_keeps_the_place() {
    let long = FIVE.replace(
        "I turn on the log",
        &"Um, then we, we look at, uh, the plan of it and, um, the rows that it reads. ".repeat(60),
    );
    for size in ["120x40", "80x24", "40x12"] {
        let desk = Desk::with(&long).at(size);
        let before = desk.press("<space><space><down><down>");
        let folded = desk.press("t");
        assert_ne!(body(&before.0), body(&folded.0), "{size}");
        let verbatim = desk.press("t");
        assert_eq!(body(&before.0), body(&verbatim.0), "{size}");
    }
}

/// The rows of the answer that tell where it is scrolled to.
fn body(screen: &str) -> Vec<&str> {
    screen.lines().filter(|row| row.contains("plan") || row.contains("rows that")).collect()
}
