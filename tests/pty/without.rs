//! Without a terminal there is one sentence, and nothing else.

use std::process::{Command, Stdio};

use crate::room::{CANDOR, Room};
use crate::terminal::Terminal;

#[track_caller]
fn assert_sentence(text: &str, about: &str) {
    let text = text.trim_end();
    assert!(text.starts_with("candor: ") && text.contains(about), "{text}");
    assert!(!text.contains('\x1b'));
    for way in ["candor show", "candor list", "--print"] {
        assert!(text.contains(way), "{text}");
    }
}

#[test]
fn output_that_is_no_terminal_gets_nothing() {
    let room = Room::new();
    for arguments in [&["page.txt"][..], &[]] {
        let mut command = room.command(CANDOR);
        command.args(arguments).current_dir(&room.folder).stdin(Stdio::null());
        let output = command.output().unwrap();
        assert_eq!((output.status.code(), output.stdout), (Some(1), Vec::new()));
        let words = String::from_utf8(output.stderr).unwrap();
        assert_sentence(&words, "standard input is not a terminal");
        assert_eq!(words.lines().count(), 1);
    }
    assert!(!room.folder.join("library").exists(), "nothing was opened");
}

#[track_caller]
fn in_a_terminal(room: &Room, script: &str, about: &str) {
    let candor: &Command = &room.candor();
    let mut command = room.command("sh");
    command.args(["-c", script, "sh"]).arg(candor.get_program()).args(candor.get_args());
    let mut terminal = Terminal::start(&command, (250, 24));
    assert_eq!(terminal.end_restored().code(), Some(1));
    assert_sentence(&terminal.state().text(), about);
}

#[test]
fn a_pipe_on_one_side_is_refused() {
    let room = Room::new();
    let out = room.folder.join("out");
    in_a_terminal(&room, "\"$@\" </dev/null", "standard input is not a terminal");
    let script = format!("\"$@\" >'{}'", out.display());
    in_a_terminal(&room, &script, "standard output is not a terminal");
    assert_eq!(std::fs::read(out).unwrap(), b"");
}

#[test]
fn a_dumb_terminal_is_refused() {
    let room = Room::new();
    in_a_terminal(&room, "TERM=dumb \"$@\"", "TERM=dumb");
}
