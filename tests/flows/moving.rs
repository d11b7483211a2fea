//! From answer to answer: steps, open ones, flags, numbers, and the way back.

use super::desk::{Desk, five};
use super::pages;

#[test]
fn j_and_k_go_to_the_next_and_the_previous_answer() {
    five("jj").is_at(3).shows("3. When would you add a cache?");
    five("jjk").is_at(2);
}

#[test]
fn at_either_end_they_stay_and_say_so() {
    five("k").is_at(1).says("this is the first answer");
    five("jjjjj").is_at(5).says("this is the last answer");
}

#[test]
fn the_dot_goes_to_the_next_open_answer_and_wraps() {
    five(".").is_at(2);
    five("44jj4.").is_at(3);
    five("j4jj.").is_at(1);
}

#[test]
fn the_dot_says_when_nothing_is_open() {
    five("44444kk.").is_at(3).says("all 5 done · c scorecard");
}

#[test]
fn the_dot_leads_from_any_tab_to_the_answers() {
    five("4p.").is_on("Q&A").is_at(3);
    five("4c.").is_on("Q&A").is_at(3);
}

#[test]
fn m_flags_and_takes_the_flag_away() {
    let desk = Desk::with(pages::FIVE);
    desk.press("jm").is_at(2).says("2 flagged").shows("2:·F");
    assert_eq!(desk.answer(2)["flagged"], true);
    desk.press("m").says("2 not flagged any more").lacks("F ");
    assert_eq!(desk.answer(2)["flagged"], false);
}

#[test]
fn capital_m_goes_from_flag_to_flag_and_wraps() {
    five("jmjjmkkkM").is_at(2);
    five("jmjjmkkkMM").is_at(4);
    five("jmjjmkkkMMM").is_at(2);
}

#[test]
fn capital_m_says_when_nothing_is_flagged() {
    five("M").is_at(1).says("nothing is flagged · m flags an answer");
}

#[test]
fn a_number_goes_to_that_answer() {
    five(":4<cr>").is_at(4);
    five("<c-p>4<cr>").is_at(4);
    five("c:4<cr>").is_on("Q&A").is_at(4);
}

#[test]
fn a_number_that_is_no_answer_says_which_there_are() {
    five("j:9<cr>").is_at(2).says("there is no answer 9: 1 to 5");
    five("j:0<cr>").is_at(2).says("there is no answer 0: 1 to 5");
}

#[test]
fn after_a_jump_there_is_a_way_back() {
    for back in ["<c-o>", "<bs>"] {
        five(&format!("jj:5<cr>{back}")).is_at(3);
        five(&format!("j:5<cr>:1<cr>{back}")).is_at(5);
        five(&format!("j:5<cr>:1<cr>{back}{back}")).is_at(2);
    }
}

#[test]
fn every_kind_of_jump_has_a_way_back() {
    five("jjj.<c-o>").is_at(4);
    five("mjjM<c-o>").is_at(3);
    five("jj/woken<cr><c-o>").is_at(3);
    five("jc<cr><c-o>").is_on("Scorecard");
    five("js<cr><c-o>").is_on("Skills");
}

#[test]
fn where_no_jump_was_made_back_says_so() {
    five("jj<c-o>").is_at(3).says("no jump to go back from");
}

#[test]
fn the_way_back_leads_to_the_same_row() {
    let desk = Desk::with(&pages::long(600));
    let before = desk.press("j<space><down>");
    let after = Desk::with(&pages::long(600)).press("j<space><down>:1<cr><c-o>");
    assert_eq!(before.rows_in_view(), after.rows_in_view());
}

#[test]
fn every_answer_remembers_its_scroll() {
    let before = Desk::with(&pages::long(600)).press("j<space><down>");
    let after = Desk::with(&pages::long(600)).press("j<space><down>jkkj");
    assert_eq!(before, after);
}
