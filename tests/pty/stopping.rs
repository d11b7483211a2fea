//! Sizes that change, and programs that stop and go on.

use std::fs;

use rustix::process::Signal;

use crate::room::{CANDOR, Room};
use crate::terminal::{State, Terminal, signal_of, until};

#[test]
fn a_change_of_size_draws_anew() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.send("j");
    for size in [(60, 20), (1, 1), (120, 40), (40, 12), (39, 9), (200, 60), (100, 30)] {
        let before = terminal.state().raw.len();
        terminal.resize(size);
        terminal.wait("a frame", |state| state.raw.len() > before);
        if size.0 >= 40 {
            terminal.see("How do you decide");
            terminal.wait("the last row", |state| {
                let rows = state.screen().rows(0, size.0).count();
                rows == usize::from(size.1) && state.text().lines().count() == rows
            });
        }
    }
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

/// As a window manager does it that follows the mouse, down to one cell and back, with a note open.
#[test]
fn a_storm_of_sizes_ends_with_the_screen_that_fits() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.send("4ihalf a thought");
    terminal.see("half a thought");
    for _ in 0..10 {
        let down = (1..=100).rev().step_by(3);
        for columns in down.clone().chain(down.rev()) {
            terminal.resize((columns, (columns * 3 / 10).max(1)));
        }
        terminal.resize((1, 1));
    }
    terminal.resize((100, 30));
    terminal.see("half a thought");
    terminal.send(" and the rest");
    terminal.see("half a thought and the rest");
    terminal.wait("the last row", |state| state.text().lines().count() == 30);
    terminal.send("\x1b");
    terminal.see("note kept");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(room.notes(), ["half a thought and the rest"]);
}

#[test]
fn a_terminal_that_does_not_know_its_size_gets_a_screen() {
    let room = Room::new();
    let terminal = Terminal::start(&room.candor(), (80, 24));
    terminal.see("1. Could you start");
    terminal.forget_size();
    terminal.send("j");
    terminal.see("2. How do you decide");
}

/// A shell with job control; its prompt says when it has the terminal.
fn shell(room: &Room) -> Terminal {
    let mut command = room.command("bash");
    command.args(["--norc", "--noprofile", "--noediting", "-i"]).env("PS1", "shell> ");
    let terminal = Terminal::start(&command, (100, 30));
    terminal.see("shell> ");
    let page = room.page.display();
    terminal.send(format!("{CANDOR} {page}\n"));
    terminal.see("1. Could you start");
    terminal
}

/// Quits the program, and then the shell with the program's exit status.
fn leave(terminal: &Terminal) {
    terminal.send("q");
    terminal.wait("the shell", State::is_restored);
    terminal.send("exit\n");
}

#[test]
fn the_key_stops_the_program_and_fg_goes_on() {
    let room = Room::new();
    let mut terminal = shell(&room);
    let at_work = terminal.attributes_now();
    for round in 0..3 {
        terminal.send("j\x1a");
        terminal.wait("the shell", |state| {
            state.is_restored() && state.text().trim_end().ends_with("shell>")
        });
        terminal.send("fg\n");
        terminal.see(&format!("▸  {}.", round + 2));
        until("raw mode", || format!("{:?}", terminal.attributes_now()) == format!("{at_work:?}"));
    }
    terminal.send("3");
    room.wait_for_score(3);
    leave(&terminal);
    assert_eq!(terminal.end_restored().code(), Some(0));
}

#[test]
fn a_program_that_was_stopped_from_outside_takes_the_terminal_again() {
    let room = Room::new();
    let mut terminal = shell(&room);
    for signal in ["STOP", "TSTP"] {
        let pid = pid_of_candor(&room);
        let stop = room.command("sh").args(["-c", &format!("kill -{signal} {pid}")]).status();
        assert!(stop.unwrap().success());
        // The shell has its own attributes again, but nobody has left the alternate screen.
        terminal.see("Stopped");
        terminal.send("fg\n");
        terminal.wait("a new frame", |state| {
            !state.text().contains("Stopped") && state.text().contains("1. Could you start")
        });
        terminal.send("?");
        terminal.see("Move between answers");
        terminal.send("q");
        terminal.wait("the answer", |state| !state.text().contains("Move between answers"));
    }
    leave(&terminal);
    assert_eq!(terminal.end_restored().code(), Some(0));
}

/// A stopped job that is killed gets the order to end and the one to go on at once.
#[test]
fn a_stopped_program_that_is_killed_restores_the_terminal() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.send("4");
    room.wait_for_score(4);
    terminal.signal(Signal::STOP);
    until("the stop", || is_stopped(&terminal));
    terminal.signal(Signal::TERM);
    terminal.signal(Signal::CONT);
    assert_eq!(signal_of(terminal.end_restored()), Some(Signal::TERM.as_raw()));
}

#[test]
fn a_program_that_is_killed_behind_its_shell_leaves_the_terminal_to_the_shell() {
    let room = Room::new();
    let mut terminal = shell(&room);
    terminal.send("4ihalf a thought");
    terminal.see("half a thought");
    let pid = pid_of_candor(&room);
    let stop = room.command("sh").args(["-c", &format!("kill -STOP {pid}")]).status();
    assert!(stop.unwrap().success());
    terminal.see("Stopped");
    // The shell goes on where the program stood: on the other screen.
    terminal.send("kill %1; wait; echo 'all is' over\n");
    terminal.see("all is over");
    terminal.wait("a restored terminal", State::is_restored);
    assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
    terminal.send("exit\n");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

fn is_stopped(terminal: &Terminal) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", terminal.pid().as_raw_nonzero()));
    stat.unwrap().rsplit(')').next().unwrap().trim_start().starts_with('T')
}

/// The holder of the lock has signed it.
fn pid_of_candor(room: &Room) -> u64 {
    let mut pid = None;
    until("the lock", || {
        let sessions = fs::read_dir(room.folder.join("library/sessions")).unwrap();
        let mut locks = sessions.map(|session| session.unwrap().path().join(".candor/ana/lock"));
        let text = locks.find_map(|lock| fs::read_to_string(lock).ok());
        pid = text.and_then(|text| {
            serde_json::from_str::<serde_json::Value>(&text).ok()?["pid"].as_u64()
        });
        pid.is_some()
    });
    pid.unwrap()
}
