//! What needs a process of its own: another program's editor, and no terminal.

use std::process::{Command, Output, Stdio};

use super::desk::Desk;
use super::pages::FIVE;

fn candor(desk: &Desk) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
    command
        .args(["--library".as_ref(), desk.library().as_os_str()])
        .args(["--reviewer", "ana"])
        .env_remove("VISUAL")
        .env("CANDOR_CONFIG", desk.path("no-config.toml"))
        .stdin(Stdio::null());
    command
}

fn pressed(desk: &Desk, keys: &str, editor: &str) -> Output {
    let mut command = candor(desk);
    command.arg(desk.path("page.txt")).args(["--print", "--keys", keys]).env("EDITOR", editor);
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn capital_e_opens_the_note_in_the_users_editor() {
    let desk = Desk::with(FIVE);
    let ran = pressed(&desk, "ifirst<esc>Ejjuu", "printf ' and from outside' >>");
    assert!(ran.status.success(), "{}", text(&ran.stderr));
    assert!(text(&ran.stdout).contains("undone: note on 1"), "{}", text(&ran.stdout));
    let ran = pressed(&desk, "ifirst<esc>E", "printf ' and from outside' >>");
    assert!(text(&ran.stdout).contains("note kept · u undo"), "{}", text(&ran.stdout));
    assert_eq!(desk.answer(1)["note"], "first and from outside");
}

#[test]
fn an_editor_that_changes_nothing_changes_nothing() {
    let desk = Desk::with(FIVE);
    let ran = pressed(&desk, "E", "true");
    assert!(text(&ran.stdout).contains("note unchanged"), "{}", text(&ran.stdout));
    assert!(desk.has_no_review());
}

#[test]
fn an_editor_that_fails_is_named_and_the_note_stays() {
    for editor in ["false", "no-such-editor-anywhere"] {
        let desk = Desk::with(FIVE);
        let ran = pressed(&desk, "ikept<esc>E", editor);
        assert!(text(&ran.stdout).contains(editor), "{}", text(&ran.stdout));
        assert_eq!(desk.answer(1)["note"], "kept");
    }
}

#[test]
fn without_a_terminal_it_says_so_and_what_to_use_instead() {
    let desk = Desk::with(FIVE);
    for named in [true, false] {
        let mut command = candor(&desk);
        if named {
            command.arg(desk.path("page.txt"));
        }
        let ran = command.output().unwrap();
        assert_eq!(ran.status.code(), Some(1));
        let sentence = text(&ran.stderr).strip_suffix('\n').unwrap();
        for words in ["not a terminal", "candor show", "candor list", "--print"] {
            assert!(sentence.contains(words), "{words}: {sentence}");
        }
        assert!(!sentence.contains('\n') && ran.stdout.is_empty());
    }
    assert!(desk.has_no_review());
}

#[test]
fn exit_codes_reach_the_shell() {
    let desk = Desk::with(FIVE);
    let code = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.args(arguments).args(["--library".as_ref(), desk.library().as_os_str()]);
        command.env("CANDOR_CONFIG", desk.path("no-config.toml"));
        command.output().unwrap().status.code()
    };
    assert_eq!(code(&["show", &desk.page()]), Some(0));
    assert_eq!(code(&["show", "nowhere.txt"]), Some(1));
    assert_eq!(code(&["show"]), Some(2));
    assert_eq!(code(&["--version"]), Some(0));
}
