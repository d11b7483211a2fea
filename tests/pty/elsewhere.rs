//! What leaves the program: the clipboard, and notes in the user's own editor.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustix::process::{Pid, Signal, test_kill_process};

use crate::room::{Room, open_page};
use crate::terminal::{State, Terminal, assert_same, signal_of, until};

/// Opens the page with an editor that is a script; it is told the file as `$1`.
#[track_caller]
fn open(room: &Room, script: &str) -> Terminal {
    open_with(room, script, "editor")
}

/// The same with other words for the editor than its name alone.
#[track_caller]
fn open_with(room: &Room, script: &str, words: &str) -> Terminal {
    let editor = room.folder.join("editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let mut command = room.candor();
    let path = std::env::var("PATH").unwrap();
    command.env("PATH", format!("{}:{path}", room.folder.display())).env("EDITOR", words);
    open_page(&command)
}

#[test]
fn a_copy_goes_to_the_terminals_clipboard() {
    let room = Room::new();
    let terminal = room.open();
    terminal.send("iwell said\x1by");
    terminal.see("copied");
    let state = terminal.state();
    let raw = String::from_utf8_lossy(&state.raw);
    let (_, sequence) = raw.split_once("\x1b]52;c;").unwrap();
    let (encoded, _) = sequence.split_once('\x07').unwrap();
    let copied = String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap();
    assert!(copied.contains("I studied in Uppsala") && copied.contains("well said"), "{copied}");
}

#[test]
fn the_editor_changes_the_note_and_every_key_finds_its_reader() {
    let room = Room::new();
    // It reads a line from the terminal, as an editor does.
    let script = "echo 'editor is open'; read line; echo \"first $line\" >> \"$1\"";
    let mut terminal = open(&room, script);
    let taken = terminal.attributes_now();
    for round in 1..4 {
        terminal.send("E");
        terminal.see("editor is open");
        terminal.wait("the shell's screen", State::is_restored);
        assert_same(&terminal.attributes, &terminal.attributes_now());
        // What is typed meanwhile is the editor's, to the last key; what comes behind is ours.
        terminal.send(format!("jj4? round {round}\n"));
        room.wait_for_note(&format!("first jj4? round {round}"));
        terminal.see("note kept");
        until("raw mode", || format!("{:?}", terminal.attributes_now()) == format!("{taken:?}"));
    }
    terminal.send("j");
    terminal.see("2. How do you decide");
    assert_eq!(room.scores(), [0; 0]);
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

#[test]
fn an_editor_that_fails_keeps_the_note() {
    let room = Room::new();
    let terminal = open(&room, "exit 3");
    terminal.send("iwell said\x1bE");
    terminal.see("the note is unchanged");
    terminal.see("well said");
    room.wait_for_note("well said");
    assert_eq!(note_files(&room), [""; 0]);
}

#[test]
fn an_editor_that_fails_after_writing_keeps_its_file() {
    let room = Room::new();
    let terminal = open(&room, "echo ' and more' >> \"$1\"; exit 3");
    terminal.resize((250, 30));
    terminal.send("iwell said\x1bE");
    terminal.see("what the editor wrote is in ");
    let files = note_files(&room);
    assert_eq!(files.len(), 1);
    terminal.see(&files[0]);
    assert_eq!(fs::read_to_string(&files[0]).unwrap(), "well said and more\n");
    room.wait_for_note("well said");
    assert_eq!(room.notes(), ["well said"]);
}

#[test]
fn an_editor_that_leaves_the_terminal_in_disorder_does_no_harm() {
    let room = Room::new();
    let mut terminal = open(&room, "stty raw -echo; echo more >> \"$1\"; kill -9 $$");
    terminal.send("E");
    terminal.see("what the editor wrote is in");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

#[test]
fn an_interrupt_typed_at_the_editor_is_not_meant_for_us() {
    let script = "trap 'echo interrupted' INT; echo 'editor is open'
        until read line; do :; done; echo more >> \"$1\"";
    for words in ["editor", "WORD='a word' editor"] {
        let room = Room::new();
        let mut terminal = open_with(&room, script, words);
        terminal.send("E");
        terminal.see("editor is open");
        // A shell that is interrupted right before it reads says so only after the next line.
        until("the editor to be interrupted", || {
            terminal.send("\x03");
            terminal.state().text().contains("interrupted")
        });
        terminal.send("\n");
        terminal.see("note kept");
        terminal.send("q");
        assert_eq!(terminal.end_restored().code(), Some(0));
    }
}

#[test]
fn an_editor_may_have_arguments() {
    for words in ["editor --flag two", "TWO=two; editor '--flag' $TWO"] {
        let room = Room::new();
        let mut terminal = open_with(&room, "echo \"$1 and $2\" > \"$3\"", words);
        terminal.send("E");
        room.wait_for_note("--flag and two");
        terminal.send("q");
        assert_eq!(terminal.end_restored().code(), Some(0));
    }
}

#[test]
fn an_order_to_end_ends_the_editor_too() {
    let room = Room::new();
    let pid = room.folder.join("pid").display().to_string();
    let script = "echo more >> \"$1\"; echo $$ > 'PID'; echo 'editor is open'; exec sleep 1000";
    let mut terminal = open(&room, &script.replace("PID", &pid));
    terminal.send("E");
    terminal.see("editor is open");
    terminal.signal(Signal::TERM);
    assert_eq!(signal_of(terminal.end_restored()), Some(Signal::TERM.as_raw()));
    assert_eq!(note_files(&room).len(), 1, "what the editor wrote is kept");
    let pid: i32 = fs::read_to_string(room.folder.join("pid")).unwrap().trim().parse().unwrap();
    let pid = Pid::from_raw(pid).unwrap();
    until("the editor to end", || test_kill_process(pid).is_err());
}

#[test]
fn what_an_editor_wrote_is_told_of_where_the_terminal_went_away_under_it() {
    let room = Room::new();
    let script = "echo ' and more' >> \"$1\"; echo 'editor is open'; exec sleep 1000";
    let mut terminal = open(&room, script);
    terminal.send("iwell said\x1bE");
    terminal.see("editor is open");
    terminal.vanish();
    terminal.end();
    room.wait_for_note("well said");
    let files = note_files(&room);
    assert_eq!(files.len(), 1);
    assert_eq!(fs::read_to_string(&files[0]).unwrap(), "well said and more\n");
    let terminal = room.open();
    terminal.see("an editor left a note that was not taken");
    assert_eq!(room.notes(), ["well said"]);
}

/// The reader may sit in the middle of the paste and not let go, or may not have come to it yet.
#[test]
fn a_paste_behind_the_key_for_the_editor_holds_nobody() {
    let room = Room::new();
    let mut terminal = open(&room, "echo more >> \"$1\"");
    terminal.send(format!("E\x1b[200~{}", "1".repeat(3000)));
    terminal.wait("an answer", |state| {
        let text = state.text();
        text.contains("note kept") || text.contains("the terminal is in the middle of a paste")
    });
    terminal.send("2\x1b[201~");
    terminal.see("a paste is text, not keys");
    terminal.send("E");
    terminal.see("note kept");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(room.scores(), [0; 0]);
}

/// The files in which notes were handed out.
fn note_files(room: &Room) -> Vec<String> {
    let sessions = fs::read_dir(room.folder.join("library/sessions")).unwrap();
    let folders = sessions.map(|session| session.unwrap().path().join(".candor/ana"));
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    let paths = files.map(|file| file.unwrap().path().display().to_string());
    paths.filter(|path| path.contains("note-")).collect()
}
