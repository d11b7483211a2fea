//! Writing a question that is lost, or correcting one that is not.

use super::desk::{Desk, eleven, five};
use super::pages::{ELEVEN, FIVE, short};

#[test]
fn e_writes_a_lost_question_and_says_who_wrote_it() {
    let screen = eleven(":3<cr>eHow do you scale reads?<cr>");
    screen.is_at(3).says("question written · u undo");
    screen
        .shows("3. How do you scale reads?")
        .shows("written by a reviewer")
        .lacks("question lost");
}

#[test]
fn a_written_question_stays_for_the_next_time_and_for_others() {
    let mut desk = Desk::with(ELEVEN);
    desk.press(":3<cr>eHow do you scale reads?<cr>");
    desk.press("").shows("3. How do you scale reads?");
    desk.hand_to("bo");
    desk.press(":3<cr>").shows("3. How do you scale reads?");
}

#[test]
fn e_begins_with_the_question_that_is_there() {
    five("e").says("question: How do you find a slow query?");
    five("e Quickly?<cr>").shows("1. How do you find a slow query? Quickly?");
}

#[test]
fn leaving_the_line_writes_nothing() {
    for keys in ["eWhat?<esc>", "eWhat?<c-c>", "e<cr>", "e   <cr>"] {
        eleven(&format!(":3<cr>{keys}")).shows("3. question lost");
    }
}

#[test]
fn a_question_that_was_only_looked_at_stays_what_it_was() {
    five("e<cr>").lacks("written by a reviewer");
}

#[test]
fn the_arrow_recalls_questions_of_other_sessions() {
    let desk = Desk::with(ELEVEN);
    desk.put("other.txt", short("Noor Haddad", "Gardener"));
    desk.press_in("other.txt", "4");
    desk.press(":3<cr>e<up>").says("question: Why did Noor Haddad come to us?");
    desk.press(":3<cr>e<up><up>").says("question: What would you ask us?");
    desk.press(":3<cr>e<up><up><down><down>").lacks("What would you ask us?");
    desk.press(":3<cr>e<up><cr>").shows("3. Why did Noor Haddad come to us?");
}

#[test]
fn questions_written_in_another_session_are_recalled_too() {
    let desk = Desk::with(FIVE);
    desk.put("other.txt", ELEVEN);
    desk.press_in("other.txt", ":3<cr>eHow do you scale reads?<cr>");
    let recalled = (1..=6).map(|n| desk.press(&format!("e{}", "<up>".repeat(n))));
    assert!(recalled.into_iter().any(|screen| screen.last_line().contains("scale reads?")));
}

#[test]
fn how_a_question_is_known_is_said_as_long_as_there_is_room() {
    let ninth = |size| Desk::with(ELEVEN).at(size).press(":9<cr>");
    ninth("80x24").shows("the same host (recovered from the answer · = takes it)");
    ninth("66x18").shows("the same host (recovered · = takes it)");
}

#[test]
fn how_a_question_is_known_is_said_in_the_smallest_terminal() {
    let tiny = |keys: &str| Desk::with(ELEVEN).at("40x12").press(keys);
    tiny(":2<cr>").lacks(" · question");
    tiny(":3<cr>4:3<cr>").shows("4 good · question lost · cut off");
    tiny(":3<cr>4:3<cr>eWhy?<cr>:3<cr>").shows("4 good · question written · cut off");
    tiny(":9<cr>4:9<cr>").shows("4 good · question recovered · echo");
}
