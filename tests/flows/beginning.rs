//! A long document: its beginning is looked at until the whole takes its place.

use candor::app::Home;
use candor::app::Msg;
use candor::app::layout::Size;
use candor::run::beginning::Lengths;

use super::desk::{Desk, files_below};
use super::pages::FIVE;
use super::room::Room;
use super::watching::{opener, watch_from_the_beginning};

/// What is long here.
const LENGTHS: Lengths = Lengths { long: 1 << 16, beginning: 1 << 13 };

/// The page of five questions with so many more behind them.
fn long_page() -> String {
    let more = (6..=600)
        .map(|n| format!("What was case {n}? It was case {n}, {}\n", "and so on, ".repeat(10)));
    FIVE.chars().chain(more.collect::<String>().chars()).collect()
}

fn desk() -> Desk {
    Desk::with(&long_page())
}

/// A room in which only the beginning of the desk's page is open.
fn at_the_beginning(desk: &Desk) -> Room {
    let size = Size { width: 80, height: 24 };
    let mut room = Room::open(FIVE.as_bytes(), size, Home::Shell).unwrap();
    let beginning = opener(desk).beginning(desk.path("page.txt").as_os_str(), LENGTHS).unwrap();
    room.tell(Msg::Opened(Box::new(beginning.opened)));
    room
}

/// The whole page is understood.
fn arrive(room: &mut Room, desk: &Desk) {
    let whole = opener(desk).open_named(desk.path("page.txt").as_os_str()).unwrap();
    room.tell(Msg::Opened(Box::new(whole.opened)));
}

#[test]
fn the_beginning_looks_like_the_whole_and_says_that_it_is_none() {
    let desk = desk();
    let room = at_the_beginning(&desk);
    let screen = room.screen();
    screen.is_on("Q&A").is_at(1).shows("How do you find a slow query?").shows("reading the rest");
    screen.says("reading the rest · read-only until then").lacks("0 of");
    let mut whole = at_the_beginning(&desk);
    arrive(&mut whole, &desk);
    whole.screen().shows("0 of 600").shows("saved").lacks("reading the rest").lacks("until then");
    let rows =
        |room: &Room| room.screen().0.lines().skip(4).take(12).collect::<Vec<_>>().join("\n");
    assert_eq!(rows(&room), rows(&whole));
}

#[test]
fn whatever_would_change_something_is_refused_and_not_queued() {
    for keys in [
        "4",
        "x",
        "0",
        "m",
        "i",
        "S",
        "e",
        "E",
        "u",
        "v<cr>",
        ":save-as x<cr>",
        ":export md x<cr>",
        ":export<cr>",
    ] {
        let desk = desk();
        let mut room = at_the_beginning(&desk);
        room.press("k").press(keys);
        room.screen().says("reading the rest · read-only until then").is_at(1);
        arrive(&mut room, &desk);
        assert!(room.snapshot.is_none(), "{keys}");
        room.screen().is_at(1).shows("0 of 600").lacks("read-only");
        room.press("4");
        assert_eq!(room.snapshot.unwrap().review.answers.len(), 1, "{keys}");
        assert!(files_below(&desk.library()).iter().all(|path| !path.ends_with("ana.json")));
    }
}

#[test]
fn the_reader_stays_where_the_reader_is() {
    let desk = desk();
    let mut room = at_the_beginning(&desk);
    room.press("jj:8<cr>").screen().is_at(8);
    arrive(&mut room, &desk);
    room.screen().is_at(8).shows("0 of 600");
    room.press("<bs>").screen().is_at(3);
    for (keys, tab) in [("jp", "Profile"), ("s", "Skills"), ("<tab>", "Scorecard")] {
        let mut room = at_the_beginning(&desk);
        room.press(keys);
        arrive(&mut room, &desk);
        room.screen().is_on(tab);
    }
    let mut room = at_the_beginning(&desk);
    room.press("/deadlock<cr>").screen().is_at(2).says("/deadlock");
    arrive(&mut room, &desk);
    room.press("/case 599<cr>").screen().is_at(599);
}

#[test]
fn what_is_being_typed_is_not_taken_for_keys_of_the_whole() {
    let desk = desk();
    let mut room = at_the_beginning(&desk);
    room.press("/case ");
    arrive(&mut room, &desk);
    room.press("422<cr>").screen().is_at(422).shows("0 of 600");
    assert!(room.snapshot.is_none());
}

#[test]
fn a_known_document_opens_where_it_was_left_unless_the_reader_went_elsewhere() {
    let desk = desk();
    desk.press(":300<cr>4");
    let mut room = at_the_beginning(&desk);
    room.screen().is_at(1).lacks("1 of 600");
    arrive(&mut room, &desk);
    room.screen().is_at(301).says("back at 301 · 1 of 600");
    let mut room = at_the_beginning(&desk);
    room.press("j");
    arrive(&mut room, &desk);
    room.screen().is_at(2).shows("1 of 600").lacks("back at");
}

#[test]
fn what_is_said_beside_the_wait_outlives_it() {
    let desk = desk();
    let mut room = at_the_beginning(&desk);
    let mut again = opener(&desk).beginning(desk.path("page.txt").as_os_str(), LENGTHS).unwrap();
    again.opened.notices.push("signed ana".into());
    room.tell(Msg::Opened(Box::new(again.opened)));
    room.screen().says("signed ana · reading the rest · read-only until then");
    arrive(&mut room, &desk);
    room.screen().says("signed ana").lacks("until then");
}

#[test]
fn what_the_reader_likes_is_remembered_with_the_whole() {
    let desk = desk();
    let mut room = at_the_beginning(&desk);
    room.press("t");
    let shown = room.screen().last_line().to_owned();
    arrive(&mut room, &desk);
    room.press("t");
    assert_ne!(room.screen().last_line(), shown);
}

#[test]
fn the_whole_comes_by_itself_and_is_taken_in() {
    let desk = desk();
    let watched = watch_from_the_beginning(&desk, "4:600<cr>3", LENGTHS);
    watched.frames[0].shows("reading the rest").is_at(1);
    let last = watched.frames.last().unwrap();
    last.shows("2 of 600").shows("saved").is_at(600);
    assert_eq!(desk.review()["answers"].as_object().unwrap().len(), 2);
}

#[test]
fn short_files_and_sessions_have_no_beginning() {
    let desk = desk();
    let opener = opener(&desk);
    let page = desk.path("page.txt");
    assert!(opener.beginning(page.as_os_str(), Lengths::default()).is_none());
    assert!(opener.beginning(desk.path("none.txt").as_os_str(), LENGTHS).is_none());
    assert!(opener.beginning(desk.path("").as_os_str(), LENGTHS).is_none());
    let json = format!("[{}{{\"text\": \"um\"}}]", "{\"text\": \"um\"},\n".repeat(6000));
    let json = desk.put("words.json", json);
    assert!(opener.beginning(json.as_os_str(), LENGTHS).is_none());
}

/// A page with more words than any interview has: they are not all read at once.
fn long_room() -> Room {
    let said = "um, I turned on the log, and, uh, read the plan of the worst, and then it was PostgreSQL. ";
    let more =
        (6..=9000).map(|n| format!("What was case {n}? It was case {n}, {}\n", said.repeat(6)));
    let page: String = FIVE.chars().chain(more.collect::<String>().chars()).collect();
    let size = Size { width: 120, height: 40 };
    Room::open(page.as_bytes(), size, Home::Shell).unwrap()
}

#[test]
fn the_marks_of_a_long_text_stand_around_the_answer_in_focus() {
    let mut room = long_room();
    room.screen().says("a long text: marks stand near the answer in focus only");
    for number in [6, 4000, 9000, 2] {
        let title = format!("{number}. What ");
        room.press(&format!(":{number}<cr>")).screen().shows(&title);
        room.screen().shows(if number == 2 { "Two sessions" } else { "12 fillers dimmed (t)" });
    }
    room.press("s").screen().shows("named near the answer in focus");
    room.press("st").screen().says("near this answer");
}

#[test]
fn a_long_text_is_searched_without_counting() {
    let mut room = long_room();
    room.press("/case 8000<cr>").screen().says("/case 8000 · n next · N previous").lacks("match");
    room.screen().shows("8000. What was case 8000?");
    room.press("/deadlock<cr>").screen().shows("2. What is a deadlock?");
    room.press("/case 8999<cr>n3n").screen().shows("8999. What was case 8999?");
    room.press("/lantern<cr>").screen().says("'lantern' is nowhere in this session");
}

#[test]
fn a_long_text_is_corrected_where_it_is_wrong() {
    let mut room = long_room();
    room.press(":4000<cr>3:4000<cr>Cm").screen().says("merged: 3999+4000");
    room.press(":9000<cr>").screen().shows("9000. What was case 9000?").shows("1 of 8999");
    room.press(":3999<cr>").screen().shows("3999+4000. What was case 3999?");
    room.press("uu").screen().says("undone").shows("4000. What was case 4000?").shows("0 of 9000");
}
