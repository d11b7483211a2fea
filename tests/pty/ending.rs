//! However the program ends, the review is saved and the terminal is as it was.

use rustix::process::Signal;
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

use crate::room::{Room, open_page};
use crate::terminal::{Terminal, signal_of, until};

/// Scores the first answer and types into a note of the second, without a pause behind it.
#[track_caller]
fn score_and_type(terminal: &Terminal, note: &str) {
    terminal.send("4i");
    terminal.see("Esc keep");
    terminal.send(note);
    terminal.see(note);
}

#[test]
fn start_takes_the_terminal_and_quit_gives_it_back() {
    let room = Room::new();
    let mut terminal = room.open();
    {
        let state = terminal.state();
        let screen = state.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::ButtonMotion);
        assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);
    }
    let taken = format!("{:?}", terminal.attributes_now());
    assert_ne!(taken, format!("{:?}", terminal.attributes));
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    let state = terminal.state();
    assert_eq!(state.screen().mouse_protocol_encoding(), MouseProtocolEncoding::Default);
    assert_eq!(state.text(), "", "nothing is left behind on the shell's own screen");
}

#[test]
fn quitting_in_the_middle_of_a_burst_leaves_no_raw_terminal() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.send(format!("q{}", "?".repeat(5000)));
    assert_eq!(terminal.end_restored().code(), Some(0));
}

#[test]
fn a_signal_saves_restores_and_ends_the_program_by_itself() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let room = Room::new();
        let mut terminal = room.open();
        score_and_type(&terminal, "half a thought");
        terminal.signal(signal);
        let status = terminal.end_restored();
        assert_eq!(signal_of(status), Some(signal.as_raw()));
        assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
    }
}

/// The moments are not chosen: whenever it comes, the terminal is one that was never taken, or is restored.
#[test]
fn a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was() {
    let room = Room::new();
    for microseconds in (0..40_000).step_by(1_000) {
        let mut terminal = Terminal::start(&room.candor(), (80, 24));
        std::thread::sleep(std::time::Duration::from_micros(microseconds));
        terminal.signal(Signal::TERM);
        assert_eq!(signal_of(terminal.end_restored()), Some(Signal::TERM.as_raw()));
    }
}

#[test]
fn a_terminal_that_vanishes_takes_nothing_with_it() {
    let room = Room::new();
    let mut terminal = room.open();
    score_and_type(&terminal, "half a thought");
    terminal.vanish();
    terminal.end();
    assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
}

#[test]
fn a_terminal_that_vanishes_is_noticed_without_a_hang_up_signal() {
    let room = Room::new();
    // Not the leader of the session, and told to ignore the signal: only the terminal itself tells.
    let mut command = room.command("sh");
    let candor = room.candor();
    command.args(["-c", "trap '' HUP; \"$@\"; exit 0", "sh"]);
    command.arg(candor.get_program()).args(candor.get_args());
    let mut terminal = open_page(&command);
    score_and_type(&terminal, "half a thought");
    terminal.vanish();
    terminal.end();
    assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
}

#[test]
fn a_terminal_that_vanishes_in_the_middle_of_a_paste_is_noticed() {
    let room = Room::new();
    let mut terminal = room.open();
    score_and_type(&terminal, "half a thought");
    terminal.send("\x1b[200~the beginning of a long");
    terminal.vanish();
    terminal.end();
    assert_eq!((room.scores(), room.notes()), (vec![4], vec!["half a thought".into()]));
}

#[test]
fn a_terminal_that_does_not_read_cannot_hold_the_program() {
    let room = Room::new();
    let mut terminal = room.open();
    score_and_type(&terminal, "half a thought");
    {
        // While its state is locked the emulator reads nothing: frames pile up until none goes out.
        let _unread = terminal.state();
        for _ in 0..400 {
            terminal.send(" and more");
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        terminal.signal(Signal::TERM);
        let before = format!("{:?}", terminal.attributes);
        until("cooked mode", || format!("{:?}", terminal.attributes_now()) == before);
    }
    terminal.end();
    assert_eq!(room.scores(), [4]);
    let note = room.notes().concat();
    assert!(note.starts_with("half a thought and more and more"), "{note}");
}

#[test]
fn what_was_typed_before_a_pause_survives_kill_9() {
    let room = Room::new();
    let mut terminal = room.open();
    score_and_type(&terminal, "half a thought");
    room.wait_for_note("half a thought");
    terminal.send(" and more");
    terminal.signal(Signal::KILL);
    terminal.end();
    let terminal = Terminal::start(&room.candor(), (100, 30));
    terminal.see("unfinished note restored");
    terminal.send(":2\r");
    terminal.see("half a thought");
    terminal.see("1 of 10");
}
