//! Without a terminal there is one sentence, and nothing else.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::room::{CANDOR, Room};
use crate::terminal::{Terminal, until};

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

#[test]
fn an_import_that_is_interrupted_leaves_whole_sessions_only() {
    let room = Room::new();
    let folder = room.folder.join("in");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..400 {
        let talk = format!("Q: What is number {number}?\nA: It comes behind the one before it.\n");
        fs::write(folder.join(format!("{number}.txt")), talk).unwrap();
    }
    let sessions = room.folder.join("library/sessions");
    let whole = || {
        let folders = fs::read_dir(&sessions).into_iter().flatten();
        let folders: Vec<_> = folders.map(|entry| entry.unwrap().path()).collect();
        (folders.len(), folders.iter().filter(|path| path.join("session.json").exists()).count())
    };
    let mut command = room.command(CANDOR);
    command.arg("import").arg(&folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().unwrap();
    until("a session", || whole().1 > 0);
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.signal(), Some(Signal::INT.as_raw()));
    let said = String::from_utf8(output.stdout).unwrap();
    let (folders, complete) = whole();
    assert_eq!(folders, complete);
    assert!((1..400).contains(&complete), "{complete} sessions");
    assert!(said.contains(&format!("stopped: {} files not looked at", 400 - complete)), "{said}");
}
