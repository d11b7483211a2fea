//! `--read-only`: everything can be looked at, nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::desk::{Desk, files_below};
use super::pages::FIVE;

fn everything(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(&desk.path(""))
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Keys that would all change something.
const CHANGES: &[&str] = &[
    "4",
    "xn",
    "xx",
    "0",
    "m",
    "iwords<esc>",
    "Swords<esc>",
    "eWhat?<cr>",
    "co3<cr>",
    "4I",
    "E",
    "u",
    "<c-r>",
];

#[test]
fn a_file_that_the_library_does_not_have_is_looked_at_and_not_taken_in() {
    let desk = Desk::with(FIVE);
    let before = everything(&desk);
    for keys in CHANGES {
        let ran = desk.run(&[&desk.page(), "--print", "--keys", keys, "--read-only"]);
        assert_eq!(ran.code, 0, "{keys} {}", ran.err);
        assert!(ran.out.contains("read-only") && ran.out.contains("0 of 5"), "{keys}\n{}", ran.out);
        assert_eq!(everything(&desk), before, "{keys}");
    }
}

#[test]
fn a_session_of_the_library_stays_as_it_is() {
    let desk = Desk::with(FIVE);
    desk.press("4jiwords<esc>");
    let before = everything(&desk);
    for keys in CHANGES.iter().chain(&["jjj", "j<down>q", ":w<cr>"]) {
        let ran = desk.run(&[&desk.page(), "--print", "--keys", keys, "--read-only"]);
        assert_eq!(ran.code, 0, "{keys} {}", ran.err);
        assert!(ran.out.contains("read-only") && ran.out.contains("1 of 5"), "{keys}\n{}", ran.out);
        assert_eq!(everything(&desk), before, "{keys}");
    }
}

#[test]
fn it_says_why_nothing_changes() {
    let desk = Desk::with(FIVE);
    let ran = desk.run(&[&desk.page(), "--print", "--keys", "j4", "--read-only"]);
    assert!(ran.out.lines().last().unwrap().contains("read-only"), "{}", ran.out);
}

#[test]
fn nothing_is_imported() {
    let desk = Desk::with(FIVE);
    let before = everything(&desk);
    let ran = desk.run(&["import", &desk.page(), "--read-only"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("read-only"), "{}", ran.err);
    assert_eq!(everything(&desk), before);
}

#[test]
fn list_show_and_report_work() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    let before = everything(&desk);
    for arguments in [vec!["list"], vec!["show", &desk.page()], vec!["report", &desk.page()]] {
        let mut arguments = arguments;
        arguments.push("--read-only");
        let ran = desk.run(&arguments);
        assert!(ran.code == 0 && ran.out.contains("Ines Okafor"), "{arguments:?} {}", ran.err);
    }
    let ran = desk.run(&["--print", "--read-only"]);
    assert!(ran.out.contains("1/5"), "{}", ran.out);
    assert_eq!(everything(&desk), before);
}

#[test]
fn the_sample_can_be_looked_at_in_an_empty_library() {
    let desk = Desk::empty();
    let ran = desk.run(&["--print", "--keys", "4", "--read-only"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("read-only") && everything(&desk).is_empty());
}

#[test]
fn what_is_understood_of_a_page_does_not_depend_on_the_library() {
    let desk = Desk::with(FIVE);
    let before = desk.run(&["show", &desk.page(), "--read-only"]).out;
    desk.press("4");
    assert_eq!(desk.run(&["show", &desk.page(), "--read-only"]).out, before);
}
