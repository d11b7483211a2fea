//! Transcripts on the screen: who speaks since when, what a source was taken for, and where one begins.

use super::desk::Desk;
use super::interview::{TURNS, all};

const CAPTIONS: &str = "WEBVTT\n\n\
    00:00:01.000 --> 00:00:03.000\n<v Ann Moss>Hi, can you hear me?\n\n\
    00:00:04.000 --> 00:00:06.000\n<v Bo Lindgren>Yes, hello.\n\n\
    00:00:08.000 --> 00:00:12.000\n<v Ann Moss>Great. What do you check first when a circuit is dead?\n\n\
    01:02:03.000 --> 01:02:09.000\n<v Bo Lindgren>I test the tester on a socket that I know, and then the circuit.\n\n\
    01:02:30.000 --> 01:02:31.000\n<v Ann Moss>And why is that?\n\n\
    01:02:32.000 --> 01:02:39.000\n<v Bo Lindgren>A tester can be dead, too, and so was a man I knew.\n";

fn captions() -> Desk {
    let desk = Desk::empty();
    desk.put("page.txt", CAPTIONS);
    desk
}

#[test]
fn every_format_opens_and_shows_the_first_answer() {
    for source in all() {
        let desk = Desk::empty();
        desk.put("page.txt", &source.bytes);
        let screen = desk.press("");
        screen.shows("What do you check first").shows("I test the tester").shows("0 of 2");
        if source.named {
            screen.shows("Bo Lindgren");
        }
        desk.press("4").shows("1 of 2");
    }
}

#[test]
fn a_talk_opens_at_the_first_answer_that_counts() {
    let desk = captions();
    desk.press("").shows("2. Great. What do you check first").shows("0 of 1");
    desk.press("k").shows("1. Hi, can you hear me?").shows("opening · not scored");
}

#[test]
fn name_and_time_stand_in_front_of_each_turn_of_an_answer() {
    let screen = captions().press("");
    screen.shows("Bo Lindgren 1:02:03  I test the tester");
    screen.shows("Ann Moss 1:02:30  And why is that?");
    screen.shows("Bo Lindgren 1:02:32  A tester can be dead");
}

#[test]
fn what_was_noted_beside_the_words_stays_and_is_quiet() {
    let noted = CAPTIONS.replace("I test the tester", "I [laughs] test the tester (coughs)");
    let desk = Desk::empty();
    desk.put("page.txt", &noted);
    let screen = desk.press_styled("");
    assert!(screen.contains("I ⟨[laughs]⟩dim test"), "{screen}");
    desk.press("").shows("I [laughs] test the tester (coughs) on a socket").lacks("aside");
}

#[test]
fn a_search_passes_over_names_and_times() {
    let desk = captions();
    desk.press("/lindgren<cr>").is_on("Profile").says("1 match");
    desk.press("/1:02<cr>").shows("is nowhere in this session");
    desk.press("/a man<cr>").shows("n next");
}

#[test]
fn the_profile_says_what_the_source_was_taken_for_and_misses_nothing() {
    let screen = captions().press("p");
    screen
        .shows("Bo Lindgren")
        .shows("read as webvtt: its first line is WEBVTT")
        .shows("r opens it");
    screen.lacks("not found").lacks("0 claimed");
}

#[test]
fn the_list_shows_the_format_in_place_of_a_role() {
    let desk = captions();
    desk.press("4");
    desk.press_in_library("").shows("Bo Lindgren").shows("(webvtt)").shows("1/1");
}

#[test]
fn show_says_why() {
    for source in all() {
        let desk = Desk::empty();
        let path = desk.put("page.txt", &source.bytes);
        let path = path.to_str().unwrap();
        let why = desk.run(&["show", "--why", path]);
        assert_eq!((why.code, why.err.as_str()), (0, ""));
        assert!(why.out.starts_with(&format!("{}: ", source.format)), "{}", why.out);
        assert_eq!(why.out.lines().count(), 1);
        let both = desk.run(&["show", "--why", "--json", path]);
        assert_eq!(both.code, 2, "one of the two");
    }
}

#[test]
fn a_report_of_a_talk_holds_questions_and_scores() {
    let desk = Desk::empty();
    for source in all() {
        desk.put("page.txt", &source.bytes);
        desk.press("4");
        let report = desk.run(&["report", &desk.page()]);
        assert_eq!((report.code, report.err.as_str()), (0, ""));
        assert!(report.out.contains(TURNS[0].2) && report.out.contains("4 good"), "{}", report.out);
    }
}
