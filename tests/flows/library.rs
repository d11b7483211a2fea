//! The list of sessions, and the sample that stands in for the first one.

use super::desk::{Desk, Screen};
use super::pages::{FIVE, short};

/// A library of three: Zita was begun today, Ada yesterday, Bo never.
fn three() -> Desk {
    let mut desk = Desk::empty();
    for (file, name, role) in [
        ("a.txt", "Ada Mbeki", "Gardener"),
        ("b.txt", "Bo Lindgren", "Night Nurse"),
        ("z.txt", "Zita Novak", "Gardener"),
    ] {
        desk.put(file, short(name, role));
    }
    assert_eq!(desk.run(&["import", desk.path("b.txt").to_str().unwrap()]).code, 0);
    desk.press_in("a.txt", "44");
    desk.sleep_over_it();
    desk.press_in("z.txt", "4");
    desk
}

fn order(screen: &Screen) -> Vec<&str> {
    let names = ["Ada Mbeki", "Bo Lindgren", "Zita Novak"];
    let mut shown: Vec<_> =
        names.into_iter().filter_map(|name| screen.0.find(name).map(|at| (at, name))).collect();
    shown.sort_unstable();
    shown.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn what_was_touched_last_comes_first_and_has_the_cursor() {
    let screen = three().press_in_library("");
    assert_eq!(order(&screen), ["Zita Novak", "Ada Mbeki", "Bo Lindgren"]);
    assert!(screen.pointed_row().contains("Zita Novak"), "{screen}");
    screen.shows("3 sessions").shows("1/2").shows("2/2").shows("0/2").shows("draft").shows("new");
    assert!(screen.0.lines().any(|row| row.contains("Ada") && row.contains("yesterday")));
}

#[test]
fn enter_opens_what_has_the_cursor() {
    three().press_in_library("<cr>").shows("Zita Novak").is_on("Q&A").is_at(2);
    three().press_in_library("j<cr>").shows("Ada Mbeki").is_on("Q&A");
    three().press_in_library("G<cr>").shows("Bo Lindgren");
    three().press_in_library("Gkk<cr>").shows("Zita Novak");
}

#[test]
fn the_list_comes_back_with_the_cursor_on_the_session_that_was_open() {
    let screen = three().press_in_library("j<cr>q");
    assert!(screen.pointed_row().contains("Ada Mbeki"), "{screen}");
}

#[test]
fn s_sorts_by_name_then_by_progress_then_by_time_again() {
    let by_name = three().press_in_library("s");
    by_name.says("sorted by name");
    assert_eq!(order(&by_name), ["Ada Mbeki", "Bo Lindgren", "Zita Novak"]);
    assert!(by_name.pointed_row().contains("Zita Novak"), "the cursor stays on its session");
    let by_progress = three().press_in_library("ss");
    by_progress.says("sorted by progress");
    assert_eq!(order(&by_progress), ["Bo Lindgren", "Zita Novak", "Ada Mbeki"]);
    three().press_in_library("sss").says("sorted by last touched");
}

#[test]
fn the_filter_takes_words_of_name_and_role_and_state() {
    for (words, names) in [
        ("gardener", vec!["Zita Novak", "Ada Mbeki"]),
        ("BO", vec!["Bo Lindgren"]),
        ("draft gard", vec!["Zita Novak", "Ada Mbeki"]),
        ("new", vec!["Bo Lindgren"]),
        ("zeppelin", vec![]),
    ] {
        let screen = three().press_in_library(&format!("/{words}<cr>"));
        assert_eq!(order(&screen), names, "{words}");
    }
}

#[test]
fn the_filter_works_while_it_is_typed_and_goes_away_by_esc() {
    assert_eq!(order(&three().press_in_library("/nurse")), ["Bo Lindgren"]);
    assert_eq!(order(&three().press_in_library("/nurse<esc>")).len(), 3);
    assert_eq!(order(&three().press_in_library("/nurse<cr><esc>")).len(), 3);
    three().press_in_library("/nurse<cr>").shows("1 of 3 match 'nurse'");
    three().press_in_library("/nurse<cr><cr>").shows("Bo Lindgren").is_on("Q&A");
    three().press_in_library("/zeppelin<cr>").shows("No session matches 'zeppelin'");
}

#[test]
fn an_empty_library_opens_the_sample_ready_to_score() {
    let desk = Desk::empty();
    let screen = desk.press_in_library("");
    screen.is_on("Q&A").is_at(1).says("the built-in sample");
    assert!(screen.header().contains("sample"), "{screen}");
    desk.press_in_library("4").is_at(2).shows("1 of ");
}

#[test]
fn the_sample_is_shown_as_one_and_never_counted() {
    let desk = Desk::empty().at("120x40");
    desk.press_in_library("4");
    desk.press_in_library("q").shows("only the sample yet").shows("sample · Mara Lindqvist");
}

#[test]
fn the_sample_is_shown_as_one_on_a_narrow_screen_too() {
    for size in ["80x24", "40x12"] {
        Desk::empty().at(size).press_in_library("q").shows("sample");
    }
    Desk::empty().press_in_library("j").shows("sample");
}

#[test]
fn the_sample_keeps_its_scores_until_a_real_session_comes() {
    let desk = Desk::empty();
    desk.press_in_library("44");
    desk.press_in_library("").is_at(3).shows("2 of ");
}

#[test]
fn the_sample_steps_aside_for_the_first_real_session() {
    let desk = Desk::with(FIVE);
    desk.press_in_library("4");
    desk.press("");
    desk.press_in_library("").shows("1 session").shows("Ines Okafor").lacks("sample");
    assert!(!desk.run(&["list"]).out.contains("sample"));
}

#[test]
fn a_file_is_imported_from_the_list() {
    let desk = three();
    let path = desk.put("c.txt", short("Cem Arslan", "Cook"));
    let screen = desk.press_in_library(&format!("o{}<cr>", path.display()));
    screen.says("Cem Arslan: 2 exchanges");
    desk.press_in_library("").shows("4 sessions").shows("Cem Arslan");
}

#[test]
fn what_was_imported_from_the_list_stands_in_it() {
    let desk = three();
    let path = desk.put("c.txt", short("Cem Arslan", "Cook"));
    desk.press_in_library(&format!("o{}<cr>", path.display())).shows("4 sessions");
}

#[test]
fn what_cannot_be_imported_is_said() {
    let desk = three();
    let path = desk.put("empty.txt", "");
    desk.press_in_library(&format!("o{}<cr>", path.display())).says("empty.txt");
    desk.press_in_library("o<cr>").shows("3 sessions");
    desk.press_in_library("onowhere<esc>").shows("3 sessions");
}

#[test]
fn a_session_that_cannot_be_read_is_named_and_the_others_are_shown() {
    let desk = three();
    let sessions = std::fs::read_dir(desk.library().join("sessions")).unwrap();
    let one = sessions.map(|entry| entry.unwrap().path()).find(|path| {
        let session = std::fs::read_to_string(path.join("session.json")).unwrap();
        session.contains("Bo Lindgren")
    });
    std::fs::write(one.unwrap().join("session.json"), "{ not json").unwrap();
    let screen = desk.press_in_library("");
    screen.shows("Zita Novak").shows("Ada Mbeki").shows("cannot understand");
    let listed = desk.run(&["list"]);
    assert_eq!(listed.code, 1, "{}", listed.err);
    assert!(listed.out.contains("Ada Mbeki") && listed.err.contains("session.json"));
}

#[test]
fn help_and_ctrl_c_work_in_the_list() {
    three().press_in_library("?").shows("Keys that work here").shows("filter the list");
    three().press_in_library("?q").shows("3 sessions");
    three().press_in_library("<c-c>").says("q quits");
}
