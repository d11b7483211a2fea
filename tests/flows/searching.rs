//! Search in the session: question and answers, with highlights.

use super::desk::{Desk, five};
use super::pages::{self, FIVE};

#[test]
fn a_search_goes_to_the_first_place_from_here() {
    five("/machine<cr>").is_on("Q&A").is_at(4).says("/machine · 1 match · n next · N previous");
    five("/the<cr>").is_at(1);
    five("jj/the<cr>").is_at(3);
}

#[test]
fn a_capital_makes_case_count() {
    five("/two sessions<cr>").is_at(2);
    five("/TWO SESSIONS<cr>").is_at(1).says("is nowhere in this session");
    five("/PostgreSQL<cr>").is_at(1).says("/PostgreSQL · 2 matches");
}

#[test]
fn questions_are_searched_too() {
    five("/deadlock<cr>").is_at(2);
    five("/ask us<cr>").is_at(5);
}

#[test]
fn n_and_capital_n_go_on_and_back_and_wrap() {
    // 'every' stands in 1, 4 and nowhere else.
    five("/every<cr>").is_at(1);
    five("/every<cr>n").is_at(4);
    five("/every<cr>nn").is_at(1);
    five("/every<cr>N").is_at(4);
    five("/every<cr>nN").is_at(1);
}

#[test]
fn n_goes_through_all_places_of_one_answer() {
    let page = pages::long(600).replace("word0100", "lantern").replace("word0500", "lantern");
    let find = |keys: &str| Desk::with(&page).press(keys);
    let first = find("/lantern<cr>");
    first.is_at(2).shows("word0101").lacks("word0501");
    find("/lantern<cr>n").is_at(2).shows("word0501").lacks("word0101");
    find("/lantern<cr>nN").shows("word0101");
}

#[test]
fn what_was_found_is_highlighted_and_the_place_in_focus_most() {
    let screen = Desk::with(FIVE).press_styled("/the<cr>");
    assert!(screen.contains("⟨the⟩cyan+bold "), "{screen}");
    assert!(screen.contains("⟨the⟩cyan+bold+reversed"), "{screen}");
}

#[test]
fn what_was_found_is_highlighted_on_a_tiny_screen_too() {
    let screen = Desk::with(FIVE).at("40x12").press_styled("/machine<cr>");
    assert!(screen.contains("⟨machine⟩cyan+bold+reversed"), "{screen}");
}

#[test]
fn esc_takes_the_highlights_away() {
    let screen = Desk::with(FIVE).press_styled("/the<cr><esc>");
    assert!(!screen.contains("reversed"), "{screen}");
    five("/the<cr><esc>n").says("nothing searched for yet");
}

#[test]
fn what_is_nowhere_is_said_and_nothing_moves() {
    five("j/zeppelin<cr>").is_at(2).says("'zeppelin' is nowhere in this session");
}

#[test]
fn an_empty_search_repeats_the_last_one() {
    five("/every<cr>jj/<cr>").is_at(4).says("/every");
    five("j/<cr>").is_at(2);
}

#[test]
fn leaving_the_line_searches_nothing() {
    for leave in ["<esc>", "<c-c>"] {
        five(&format!("j/machine{leave}")).is_at(2);
    }
}

#[test]
fn a_search_from_another_tab_leads_to_the_answers() {
    five("p/machine<cr>").is_on("Q&A").is_at(4);
    five("<tab>/machine<cr>").is_on("Q&A").is_at(4);
}

#[test]
fn searching_again_without_a_search_says_how_to_begin() {
    five("n").says("/ starts a search");
    five("N").says("/ starts a search");
}

#[test]
fn matches_are_counted_over_the_whole_session() {
    // Two answers, and nothing else.
    five("/every<cr>").says("/every · 2 matches");
    // The profile, the skills and an answer.
    five("/postgresql<cr>").says("/postgresql · 2 matches");
}

#[test]
fn the_question_is_a_place_of_its_own() {
    for size in ["120x40", "80x24", "40x12"] {
        let screen = Desk::with(FIVE).at(size).press_styled("/deadlock<cr>");
        assert!(screen.contains("⟨deadlock⟩cyan+bold+reversed"), "{size}: {screen}");
    }
    // Without colours it differs from the question, which is bold, too.
    let desk = Desk::with(FIVE);
    desk.put("config.toml", "theme = \"plain\"\n");
    let plain = desk.press_styled("/deadlock<cr>");
    assert!(plain.contains("⟨deadlock⟩bold+underlined+reversed"), "{plain}");
}

#[test]
fn a_match_in_a_note_is_seen_and_gone_to() {
    let keys = "jiabout zanzibar<esc>k/zanzibar<cr>";
    five(keys).is_at(2).says("1 match · in the note");
    let screen = Desk::with(FIVE).press_styled(keys);
    assert!(screen.contains("⟨zanzibar⟩cyan+bold+reversed"), "{screen}");
}

#[test]
fn n_goes_through_the_rows_of_the_profile() {
    let at = |keys: &str| {
        let screen = Desk::with(FIVE).press_styled(keys);
        screen.lines().position(|line| line.contains("cyan+bold+reversed"))
    };
    let (first, second) = (at("/data<cr>"), at("/data<cr>n"));
    assert!(first.is_some() && second.is_some() && first != second, "{first:?} {second:?}");
    assert_eq!(at("/data<cr>nN"), first);
}

#[test]
fn notes_are_searched() {
    five("jizanzibar<esc>k/zanzibar<cr>").is_at(2).says("1 match");
    five("Szanzibar<esc>/zanzibar<cr>").is_on("Scorecard").says("in the notes on the session");
}

#[test]
fn the_profile_is_searched_and_what_was_found_stands_out() {
    five("/shipping<cr>").is_on("Profile").says("in the profile");
    let styled = Desk::with(FIVE).press_styled("/shipping<cr>");
    assert!(styled.contains("⟨shipping⟩cyan+bold"), "{styled}");
    five("/shipping<cr><c-o>").is_on("Q&A").is_at(1);
    // From there it goes on to the answers, and back.
    five("/database<cr>nn").is_on("Profile");
    five("/database<cr>nnn").is_on("Q&A");
    five("/database<cr>nnnN").is_on("Profile");
}
