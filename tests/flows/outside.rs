//! What needs a process of its own: another program's editor, and no terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::desk::{Desk, files_below};
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

/// A note of the first answer, and what the screen says after an editor that is a script: the file is its `$1`.
fn edited(desk: &Desk, script: &str) -> String {
    let editor = desk.put("editor", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let mut command = candor(desk);
    command.args(["--print", "--size", "400x40", "--keys", ":1<cr>E"]);
    command.arg(desk.path("page.txt")).env("EDITOR", &editor);
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{}", text(&ran.stderr));
    text(&ran.stdout).lines().last().unwrap().to_owned()
}

/// The files that an editor was given and that are still there.
fn handed(desk: &Desk) -> Vec<PathBuf> {
    let is_one = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_str().unwrap().starts_with("note-"))
    };
    files_below(&desk.library()).into_iter().filter(is_one).collect()
}

fn with_a_note() -> Desk {
    let desk = Desk::with(FIVE);
    desk.press("ikept<esc>");
    desk
}

#[test]
fn an_editor_that_is_not_there_is_named_and_the_note_stays() {
    for editor in ["no-such-editor-anywhere", "no-such-editor-anywhere --flag 'a word'"] {
        let desk = Desk::with(FIVE);
        let ran = pressed(&desk, "ikept<esc>E", editor);
        assert!(text(&ran.stdout).contains("no-such-editor"), "{}", text(&ran.stdout));
        assert!(text(&ran.stdout).contains("the note is unchanged"), "{}", text(&ran.stdout));
        assert_eq!(desk.answer(1)["note"], "kept");
        assert!(handed(&desk).is_empty());
    }
}

#[test]
fn an_editor_that_fails_leaves_the_note_as_it_was_and_says_how_it_ended() {
    for (script, said) in [
        ("exit 3", "the note is unchanged; the editor '"),
        ("exit 3", "ended with exit code 3"),
        ("kill -9 $$", "was ended by signal 9"),
        (": > \"$1\"; exit 1", "the note is unchanged"),
        ("rm \"$1\"; exit 1", "the note is unchanged"),
        (": > \"$1\"", "the editor left an empty file; the note is as it was"),
        ("echo > \"$1\"", "the editor left an empty file; the note is as it was"),
        ("rm \"$1\"", "the editor took the file away; the note is as it was"),
    ] {
        let desk = with_a_note();
        let line = edited(&desk, script);
        assert!(line.contains(said), "{script}: {line}");
        assert_eq!(desk.answer(1)["note"], "kept", "{script}");
        assert!(handed(&desk).is_empty(), "{script}");
    }
}

#[test]
fn what_an_editor_wrote_before_it_failed_is_kept_and_named() {
    for ending in ["exit 3", "kill -9 $$", "kill -TERM $$"] {
        let desk = with_a_note();
        let line = edited(&desk, &format!("echo ' and more' >> \"$1\"; {ending}"));
        let files = handed(&desk);
        assert_eq!(files.len(), 1);
        assert!(
            line.contains(&format!("what the editor wrote is in {}; ", files[0].display())),
            "{line}"
        );
        assert_eq!(fs::read_to_string(&files[0]).unwrap(), "kept and more\n");
        assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(desk.answer(1)["note"], "kept");
    }
}

#[test]
fn what_cannot_be_taken_is_kept_and_the_note_stays() {
    for (script, said) in [
        ("printf '\\377\\376' > \"$1\"", "it is not text in UTF-8"),
        ("head -c 1100000 /dev/zero | tr '\\0' x > \"$1\"", "the limit is 1"),
        ("rm \"$1\"; mkdir \"$1\"", "it is a folder"),
        ("rm \"$1\"; mkfifo \"$1\"", "it is a pipe"),
        ("mv \"$1\" \"$1.away\"; ln -s \"$1.away\" \"$1\"", "it is a symbolic link"),
    ] {
        for ending in ["", "; exit 1"] {
            let desk = with_a_note();
            let line = edited(&desk, &format!("{script}{ending}"));
            assert!(line.contains(said) && line.contains("the file is kept"), "{script}: {line}");
            assert!(line.contains("note-") && line.contains("the note is"), "{script}: {line}");
            assert_eq!(desk.answer(1)["note"], "kept", "{script}");
            let left = desk.run(&["list"]);
            assert_eq!(left.code, 0, "{}", left.err);
        }
    }
}

#[test]
fn what_was_kept_before_is_not_written_over_and_told_of_at_the_next_opening() {
    let desk = with_a_note();
    edited(&desk, "echo first >> \"$1\"; exit 1");
    edited(&desk, "echo second >> \"$1\"; exit 1");
    let mut kept: Vec<String> =
        handed(&desk).iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    kept.sort();
    assert_eq!(kept, ["keptfirst\n", "keptsecond\n"]);
    let screen = desk.at("400x40").press("");
    screen.says("an editor left a note that was not taken");
}

#[test]
fn in_one_sitting_a_second_failure_keeps_its_own_file() {
    let desk = with_a_note();
    let editor = "sh -c 'date +%N >> \"$1\"; exit 1' -";
    pressed(&desk, ":1<cr>EE", editor);
    assert_eq!(handed(&desk).len(), 2);
    assert_eq!(desk.answer(1)["note"], "kept");
}

#[test]
fn what_the_review_has_already_is_not_told_of_again() {
    let desk = with_a_note();
    edited(&desk, "echo ' and more' >> \"$1\"; exit 1");
    desk.press(":1<cr>i and more<esc>");
    desk.press("").lacks("an editor left");
    assert!(handed(&desk).is_empty());
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
fn config_names_the_environment_where_a_value_comes_from_there() {
    let desk = Desk::empty();
    desk.put("mine.toml", "accent = \"blue\"\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
    command.arg("config").env("CANDOR_LIBRARY", desk.library()).env("USER", "cleo");
    command.env("CANDOR_CONFIG", desk.path("mine.toml")).env("NO_COLOR", "1");
    let ran = command.output().unwrap();
    let told: Vec<String> = text(&ran.stdout)
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let says = |row: &str| assert!(told.iter().any(|one| one == row), "{row}: {told:#?}");
    says(&format!(
        "config.toml is {}, environment CANDOR_CONFIG",
        desk.path("mine.toml").display()
    ));
    says(&format!("library {} environment CANDOR_LIBRARY", desk.library().display()));
    says("reviewer cleo environment USER");
    says("theme plain environment NO_COLOR");
    says("accent blue config.toml line 1");
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
