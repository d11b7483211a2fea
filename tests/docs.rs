//! The README says what the program does: its key table is the command table's, its pictures are the
//! program's own screens. `CANDOR_UPDATE=1 cargo test --test docs` writes both anew.

#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use candor::cli::{self, Exit};
use candor::command::{Group, TABLE};
use candor::config::{Config, SETTINGS};
use candor::keys::{Keymap, shown};

/// The pictures: name, size, and the keys that lead there on the built-in sample.
const SCREENS: &[(&str, &str, &str)] = &[
    ("answers", "120x40", "5434x<esc>:4<cr>2Iage of the oldest message, not the length<esc>:6<cr>"),
    ("answers-small", "80x24", "54iconcrete: the runbook and who was woken<esc>3"),
    ("answers-tiny", "40x12", "54"),
    ("quote", "80x24", "jvl"),
    ("repairs", "80x24", "raa"),
    ("skills", "120x40", "s"),
    (
        "scorecard",
        "120x40",
        ":rubric technical<cr>545434xc3-2jv<cr>454Iage of the oldest message<esc>cSa calm talk<esc>o3reasons throughout<cr>",
    ),
    ("criteria", "120x40", ":rubric technical<cr>43-:5<cr>34"),
    ("library", "80x24", "54q"),
    ("reasons", "80x24", "54x"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn wants_update() -> bool {
    std::env::var_os("CANDOR_UPDATE").is_some()
}

/// Holds a file of the repository against what it should say, or writes it.
fn hold(path: &Path, expected: &str) {
    if wants_update() {
        fs::write(path, expected).expect("the file can be written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is not what the program draws; CANDOR_UPDATE=1 cargo test --test docs writes it",
        path.display()
    );
}

fn screen(name: &str, size: &str, keys: &str) -> String {
    let library = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("docs-{name}"));
    let _ = fs::remove_dir_all(&library);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let library_text = library.to_string_lossy().into_owned();
    let arguments = [
        "candor",
        "--library",
        &library_text,
        "--reviewer",
        "ana",
        "--config",
        "/dev/null",
        "--now",
        "2026-11-22T14:02:00Z",
        "--print=svg",
        "--size",
        size,
        "--keys",
        keys,
    ];
    let exit = cli::main(arguments.map(Into::into), &mut out, &mut err);
    assert_eq!(exit, Exit::Code(0), "{}", String::from_utf8_lossy(&err));
    let _ = fs::remove_dir_all(&library);
    String::from_utf8(out).expect("a picture is text")
}

#[test]
fn the_pictures_are_the_programs_screens() {
    for (name, size, keys) in SCREENS {
        hold(&root().join(format!("assets/screens/{name}.svg")), &screen(name, size, keys));
    }
}

/// The key table as the README has it: a row a command, by group.
fn key_table() -> String {
    let keymap = Keymap::new().expect("the default keys do not clash");
    let mut table = String::from("| key | does |\n| --- | --- |\n");
    for group in Group::ALL {
        let behind = group.behind().map(|command| format!(", behind {}", keymap.key(command)));
        let _ = writeln!(table, "| **{}{}** | |", group.title(), behind.unwrap_or_default());
        for spec in TABLE.iter().filter(|spec| spec.group == group) {
            let keys = keymap.keys(spec.command).iter();
            let keys: Vec<String> = keys.map(|&key| code(&shown(key))).collect();
            let keys = match keys.as_slice() {
                [] => code(&format!(":{}", spec.name)),
                [first, .., last] if keys.len() > 5 => format!("{first} … {last}"),
                _ => keys.join(" "),
            };
            let _ = writeln!(table, "| {keys} | {} |", spec.doc);
        }
    }
    table
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// The table of the configuration: a row a value.
fn settings_table() -> String {
    let defaults = Config::default();
    let mut table = String::from("| value | default | what it may be | what it does |\n");
    table.push_str("| --- | --- | --- | --- |\n");
    for setting in SETTINGS {
        let default = match setting.of(&defaults).value {
            // Nothing stands in the file for it.
            value if value.is_empty() => "made from the login name".to_owned(),
            value => code(&value),
        };
        let takes = setting.takes.replace('"', "`");
        let _ =
            writeln!(table, "| {} | {default} | {takes} | {} |", code(setting.name), setting.doc);
    }
    table
}

/// Holds the part of the README between two marks against what it should say.
fn hold_part(name: &str, expected: &str) {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("there is a README");
    let begin = format!("<!-- {name} -->\n");
    let begin = readme.find(&begin).expect("the README has a place for it") + begin.len();
    let end = readme.find(&format!("<!-- /{name} -->")).expect("the place has an end");
    hold(&path, &format!("{}{expected}{}", &readme[..begin], &readme[end..]));
}

#[test]
fn the_readme_lists_every_key_and_every_value() {
    // One after the other: both write the same file.
    hold_part("keys", &key_table());
    hold_part("settings", &settings_table());
}

#[test]
fn the_readme_shows_every_picture() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    for (name, _, _) in SCREENS {
        assert!(readme.contains(&format!("assets/screens/{name}.svg")), "{name} is not shown");
    }
}

#[test]
fn the_example_of_a_configuration_is_one() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    let (_, example) = readme.split_once("```toml\n").expect("there is an example");
    let (example, _) = example.split_once("```").expect("the example has an end");
    let config = Config::parse(example).expect("it is understood");
    assert_eq!(config.keys.len(), 3);
}
