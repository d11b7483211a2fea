//! Repairs: listed kind by kind, accepted and rejected by one key, shown beside the words and never instead.

use super::desk::Desk;
use super::pages::FIVE;

/// An employer and a skill that the recogniser did not know, one of them in two answers.
fn misheard() -> Desk {
    let page = FIVE
        .replace("Database Engineer\nJunior", "Database Engineer\nHavelund Lines\nJunior")
        .replace("Terraform", "Terraform\nKestrel Lake")
        .replace("sort it by total time", "sort it by total time with terra form")
        .replace("Two sessions wait", "On terra form two sessions wait");
    Desk::with(&page)
}

#[test]
fn the_panel_lists_kinds_with_their_places_and_the_rule() {
    for size in ["120x40", "80x24", "40x12"] {
        let panel = misheard().at(size).press("r");
        panel.shows("terra form → Terraform").shows("1. “").shows("2. “").shows("0 accepted");
        panel.shows("high certainty: Terraform").shows("written apart");
    }
}

#[test]
fn the_rule_and_how_sure_it_is_are_read_whole_at_every_size() {
    let page = FIVE.replace("By restoring it", "It had a dependency ejection. By restoring it");
    for size in ["120x40", "80x24", "40x12"] {
        let screen = Desk::with(&page).at(size).press("r");
        let all: Vec<&str> = screen.0.split_whitespace().collect();
        let whole = "low certainty: dependency injection is a term of the glossary, and one of its words stands here";
        assert!(all.join(" ").contains(whole), "{screen}");
        assert!(screen.pointed_row().contains("dependency ejection →"), "{screen}");
    }
}

#[test]
fn one_key_accepts_all_of_a_kind_and_the_words_stand_beside() {
    let desk = misheard();
    desk.press("ra").says("terra form → Terraform: accepted in 2 places").shows("2 accepted");
    desk.press("").shows("terra form [Terraform]");
    desk.press("j").shows("terra form [Terraform] two sessions");
    let decided = desk.review()["repairs"].as_object().unwrap().clone();
    assert_eq!(decided.len(), 2);
    assert!(decided.values().all(|decision| decision == "accepted"), "{decided:?}");
}

#[test]
fn one_place_can_be_rejected_alone() {
    let desk = misheard();
    desk.press("rajx").shows("in part").shows("1 rejected");
    desk.press("").lacks("[Terraform]");
    desk.press("j").shows("[Terraform]");
}

#[test]
fn a_decision_is_left_open_again_and_undone() {
    misheard().press("ra0").shows("0 accepted");
    misheard().press("raaaa").shows("2 accepted");
    misheard().press("rau").shows("0 accepted").says("undone");
    misheard().press("ra<esc>u").lacks("[Terraform]");
}

#[test]
fn a_proposal_is_said_below_the_answer_and_search_finds_it() {
    misheard().press("").shows("repair: terra form → Terraform");
    misheard().press("jj/terraform<cr>").says("matches");
    misheard().press("j/terraform<cr>").is_at(2);
}

#[test]
fn every_place_where_a_proposal_matches_is_highlighted() {
    let page = FIVE.replace("I turn on the log", "In terra form, then terra form");
    let screen = Desk::with(&page).at("120x40").press_styled("/terraform<cr>");
    assert!(screen.contains("⟨terra form⟩cyan+bold+italic+reversed"), "{screen}");
    assert!(screen.contains("⟨terra form⟩cyan+bold+italic for"), "{screen}");
}

#[test]
fn enter_goes_to_the_place_and_the_way_back_is_one_key() {
    misheard().press("cr").is_on("Scorecard");
    misheard().press("rj<down><cr>").is_at(2).says("heard here");
    misheard().press("rj<down><cr><c-o>").is_at(1);
}

#[test]
fn quotes_and_reports_keep_what_was_heard() {
    let desk = misheard();
    desk.press("ra");
    desk.press("/total time with<cr>vww<cr>");
    let review = desk.review();
    let answers = review["answers"].as_object().unwrap();
    let quote = &answers.values().next().unwrap()["quotes"][0]["spans"][0]["text"];
    assert_eq!(quote, "total time with terra form");
    let page = desk.page();
    let report = desk.run(&["report", &page, "--format", "md"]).out;
    assert!(report.contains("terra form") && !report.contains("[Terraform]"), "{report}");
}

#[test]
fn a_repair_counts_as_said_on_the_skills_tab() {
    misheard().press("s").shows("Terraform            1 2");
}

#[test]
fn without_any_the_panel_does_not_open() {
    Desk::with(FIVE).press("r").says("nothing in this session looks mis-heard").is_at(1);
}

#[test]
fn the_panel_opens_again_where_it_was() {
    misheard().press("rjj<esc>jrx").shows("1 rejected").shows("in part");
}

#[test]
fn the_panel_opens_at_an_open_repair_of_the_answer_in_focus() {
    let page = FIVE
        .replace("Terraform", "Terraform\nKestrel Lake")
        .replace("sort it by total time", "sort it by total time with terra form")
        .replace("We put Redis", "We put it into the castrel lake with Redis");
    let desk = Desk::with(&page);
    let opens_at = |keys: &str, words: &str| {
        let screen = desk.press(&format!(":1<cr>{keys}r"));
        assert!(screen.pointed_row().contains(words), "{keys}\n{screen}");
    };
    opens_at("", "Terraform");
    opens_at("jj", "Kestrel");
    // Where nothing is open it stays where it was.
    opens_at("r<esc>j", "Terraform");
    opens_at("jjra<esc>kkr<esc>jj", "Terraform");
}

#[test]
fn a_message_of_two_rows_never_hides_the_row_in_focus() {
    let names = ["Kestrel", "Brontide", "Havelund", "Penhallow", "Millbrook", "Ostrava", "Quillon"];
    let skills = names.map(|name| format!("{name} Observatory Lake\n")).concat();
    let heard = names.map(|name| {
        let (front, end) = name.split_at(name.len() - 4);
        format!("I sort it with {} {end} observatory lake. ", front.to_lowercase())
    });
    let page = FIVE
        .replace("Terraform\n", &format!("Terraform\n{skills}"))
        .replace("By restoring it", &format!("{}By restoring it", heard.concat()));
    for accepted in 1..names.len() {
        let screen = Desk::with(&page).at("40x12").press(&format!("r{}", "a".repeat(accepted)));
        assert!(screen.pointed_row().contains("→"), "{accepted}\n{screen}");
        screen.says("u undo");
    }
    Desk::with(&page).at("40x12").press("rj").lacks("▼");
    // The counts of the heading make room for how many rows follow.
    let screen = Desk::with(&page.replace("every week", "every week bron tide observatory lake"));
    screen.at("40x12").press("r").shows("Repairs · 8 open · 0 accepte… ▼ 2 more");
}
