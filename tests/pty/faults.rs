//! A fault of the program's own gives the terminal back, saves, and tells nobody's words. It is caused by F12
//! where `CANDOR_FAULT` allows it, in debug builds alone.
#![cfg(debug_assertions)]

use crate::room::{Room, open_page};
use crate::terminal::Terminal;

const F12: &str = "\x1b[24~";

fn open(room: &Room, fault: &str) -> Terminal {
    let mut command = room.candor();
    command.env("CANDOR_FAULT", fault);
    open_page(&command)
}

#[track_caller]
fn assert_told(terminal: &Terminal) {
    let text = terminal.state().text();
    assert!(text.contains("a fault of its own at src/run/"), "{text}");
    let raw = String::from_utf8_lossy(&terminal.state().raw).into_owned();
    assert!(!raw.contains("the words of a candidate"), "{raw}");
}

#[test]
fn a_fault_of_the_loop_of_the_drawing_and_of_another_thread_restores_and_saves() {
    for fault in ["loop", "draw", "other"] {
        let room = Room::new();
        let mut terminal = open(&room, fault);
        terminal.send("4ihalf a thought");
        terminal.see("half a thought");
        terminal.send(F12);
        assert_eq!(terminal.end_restored().code(), Some(1), "{fault}");
        assert_told(&terminal);
        assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
    }
}

#[test]
fn a_fault_of_the_saver_is_told_and_it_goes_on_saving() {
    let room = Room::new();
    let mut terminal = open(&room, "saver");
    terminal.send("4");
    room.wait_for_score(4);
    terminal.send(F12);
    terminal.see("a fault of its own at src/run/");
    assert_told(&terminal);
    terminal.send(":2\r3");
    terminal.see("2 of 10");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(room.scores().len(), 2);
}

#[test]
fn a_fault_of_a_worker_is_told_and_the_review_goes_on() {
    let room = Room::new();
    let mut terminal = open(&room, "worker");
    terminal.send(F12);
    terminal.see("a fault of its own at src/run/");
    assert_told(&terminal);
    terminal.send("4");
    room.wait_for_score(4);
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}
