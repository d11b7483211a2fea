//! Two windows on one review: the second only looks, and takes over where it is wished or the first has gone.

use rustix::process::Signal;

use crate::room::Room;
use crate::terminal::Terminal;

#[track_caller]
fn second(room: &Room) -> Terminal {
    let terminal = Terminal::start(&room.candor(), (120, 30));
    terminal.see("read-only");
    terminal
}

#[test]
fn the_second_window_only_looks_and_says_who_holds_the_review() {
    let room = Room::new();
    let _first = room.open();
    let second = second(&room);
    second.see("your other window has this review open · T makes it save and close");
    for key in ["4", "x", "m", "i", "e", "S"] {
        second.send("?");
        second.see("Move between answers");
        second.send(format!("q{key}"));
        second.see("T makes it save and close");
    }
    second.see("0 of 10");
    assert_eq!(room.scores(), [0; 0]);
}

#[test]
fn the_second_window_takes_over_with_the_firsts_latest() {
    let room = Room::new();
    let mut first = room.open();
    first.send("4ihalf a thought");
    first.see("half a thought");
    let mut second = second(&room);
    second.send("T");
    assert_eq!(first.end_restored().code(), Some(0));
    first.see("saved and closed; your other window goes on with this review");
    second.see("saved");
    second.see("1 of 10");
    second.see("half a thought");
    second.send("5");
    room.wait_for_score(5);
    second.send("q");
    assert_eq!(second.end_restored().code(), Some(0));
    let mut scores = room.scores();
    scores.sort_unstable();
    assert_eq!((scores, room.notes()), (vec![4, 5], vec!["half a thought".into()]));
}

#[test]
fn a_review_whose_window_was_killed_can_be_written_again() {
    let room = Room::new();
    let mut first = room.open();
    first.send("4");
    room.wait_for_score(4);
    let mut second = second(&room);
    first.signal(Signal::KILL);
    first.end();
    second.send("q");
    assert_eq!(second.end_restored().code(), Some(0));
    let third = Terminal::start(&room.candor(), (120, 30));
    third.see("1 of 10");
    third.send("5");
    room.wait_for_score(5);
}

#[test]
fn a_window_whose_neighbour_was_killed_takes_over() {
    let room = Room::new();
    let mut first = room.open();
    let second = second(&room);
    first.signal(Signal::KILL);
    first.end();
    second.send("T");
    second.wait("the right to write", |state| !state.text().contains("read-only"));
    second.send("5");
    room.wait_for_score(5);
}
