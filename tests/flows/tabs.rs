//! Looking elsewhere: tabs, peeks that come back, the sheets that lie over the screen.

use super::desk::{Desk, eleven, five};
use super::pages;

#[test]
fn tab_goes_round_the_tabs_and_shift_tab_the_other_way() {
    for (key, tabs) in [
        ("<tab>", ["Q&A", "Scorecard", "Profile", "Skills", "Q&A"]),
        ("l", ["Q&A", "Scorecard", "Profile", "Skills", "Q&A"]),
        ("<s-tab>", ["Q&A", "Skills", "Profile", "Scorecard", "Q&A"]),
        ("h", ["Q&A", "Skills", "Profile", "Scorecard", "Q&A"]),
    ] {
        for (times, tab) in tabs.iter().enumerate() {
            five(&key.repeat(times)).is_on(tab);
        }
    }
}

#[test]
fn the_same_key_or_q_comes_back_to_the_same_row() {
    let long = pages::long(600);
    let before = Desk::with(&long).press("j<space><down>");
    for (key, tab) in [("p", "Profile"), ("s", "Skills"), ("c", "Scorecard")] {
        Desk::with(&long).press(&format!("j<space><down>{key}")).is_on(tab);
        for back in [key, "q"] {
            let after = Desk::with(&long).press(&format!("j<space><down>{key}{back}"));
            assert_eq!(before, after, "{key}{back}");
        }
    }
}

#[test]
fn a_peek_from_a_peek_still_comes_back_to_where_it_began() {
    five("jpsc").is_on("Scorecard");
    five("jpscq").is_on("Q&A").is_at(2);
    five("jpss").is_on("Q&A").is_at(2);
}

#[test]
fn a_peek_from_another_tab_comes_back_there() {
    five("<tab>pq").is_on("Scorecard");
    five("<tab>pp").is_on("Scorecard");
}

#[test]
fn the_profile_says_who_and_where_from() {
    let screen = eleven("p");
    screen.shows("Tarek Wolde").shows("Senior Reliability Engineer, Millbrook  (a guess)");
    screen.says("r import report");
    eleven("pG").shows("8 claimed skills").shows("import report: 4 guessed, 2 dropped");
}

#[test]
fn r_on_the_profile_opens_the_import_report() {
    let screen = eleven("pr");
    screen.shows("Import report").shows(".png)").shows("guess");
    for close in ["<esc>", "q", "<cr>"] {
        eleven(&format!("pr{close}")).is_on("Profile").lacks(".png)");
    }
    five("r").is_on("Q&A").is_at(1).lacks("Import report");
}

#[test]
fn skills_say_where_each_was_named() {
    let screen = five("s");
    screen.shows("2 of 4 claimed skills").shows("never came up");
    let row = |name: &str| screen.0.lines().find(|row| row.contains(name)).unwrap().to_owned();
    assert!(row("PostgreSQL").contains(" 1 "), "{screen}");
    assert!(row("Redis").contains(" 3 "), "{screen}");
    assert!(row("Kafka").contains("never came up"), "{screen}");
}

#[test]
fn enter_on_a_skill_goes_to_where_it_is_named_first() {
    five("s<cr>").is_on("Q&A").is_at(1).says("named here first");
    five("sjj<cr>").is_on("Q&A").is_at(3);
    five("sj<cr>").is_on("Skills").says("Kafka never came up in an answer");
    five("js<cr><c-o>").is_on("Skills");
}

#[test]
fn enter_on_a_skill_scrolls_to_the_words() {
    let page =
        pages::long(600).replace("Handover\n", "Telemetry\n").replace("word0500", "telemetry");
    let screen = Desk::with(&page).press("sj<cr>");
    screen.is_at(2).shows("telemetry");
}

#[test]
fn the_scorecard_shows_what_is_scored_and_noted() {
    let screen = five("4iwhy four<esc>kinames the view<esc>jmc");
    screen.is_on("Scorecard").shows("1 scored · 0 unscorable · 4 open").shows(". next open");
    let row = |start: &str| screen.0.lines().find(|row| row.contains(start)).unwrap().to_owned();
    assert!(row("1.").contains("4 good") && row("1.").contains("names the view"), "{screen}");
    assert!(row("2.").contains("why four") && row("2.").contains('F'), "{screen}");
}

#[test]
fn enter_on_a_row_of_the_scorecard_goes_to_its_answer() {
    for down in ["j", "<down>"] {
        five(&format!("c{down}{down}<cr>")).is_on("Q&A").is_at(3);
    }
    five("cG<cr>").is_at(5);
    five("cGg<cr>").is_at(1);
}

#[test]
fn help_lists_the_keys_that_work_here_and_goes_away() {
    let screen = Desk::with(pages::FIVE).at("120x40").press("?");
    screen.shows("Keys that work here").shows("say that the answer cannot be scored, and why");
    let on_profile = Desk::with(pages::FIVE).at("120x40").press("p?");
    on_profile.shows("what the import dropped").lacks("say that the answer cannot be scored");
    for close in ["<esc>", "q", "<cr>"] {
        five(&format!("j?{close}")).is_on("Q&A").is_at(2).lacks("Keys that work here");
    }
}

#[test]
fn help_scrolls_where_it_is_longer_than_the_screen() {
    let top = five("?");
    top.shows("▼");
    let end = five("?G");
    end.lacks("▼");
    assert_ne!(top, end);
    assert_eq!(five("?G<c-f>g"), top);
    assert_eq!(five("?j"), five("?<down>"));
}

#[test]
fn the_anchors_are_one_key_away_where_there_is_no_room_for_them() {
    five("").lacks("concrete example of their own");
    five("a").shows("What each level means").shows("with reasons and a concrete example");
    five("ja<esc>").is_at(2).lacks("What each level means");
    Desk::with(pages::FIVE).at("120x40").press("").shows("with reasons and a concrete example");
}

#[test]
fn a_key_of_another_tab_changes_nothing_and_says_where_it_works() {
    five("w").says("w: submit, on the Scorecard tab").is_on("Q&A");
    five("px").says("x: unscorable, on the Q&A tab").is_on("Profile");
    five("pe").says("e: question, on the Q&A tab · report, on the Scorecard tab");
    five("cm").says("m: flag, on the Q&A tab");
    // What works nowhere says nothing, and neither does a criterion where there is but one.
    let before = five("");
    assert_eq!(before, five("d"));
    assert_eq!(five("c"), five("c,"));
    five("ca").lacks("on the Q&A tab");
    let other = Desk::with(pages::FIVE);
    other.put("config.toml", "[keys]\nsubmit = \"W\"\n");
    other.press("W").says("W: submit, on the Scorecard tab");
}
