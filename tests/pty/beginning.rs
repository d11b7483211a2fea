//! A long document in a terminal: what can be done before all of it is read, and what is left by whoever leaves then.

use std::fs;

use crate::room::{CANDOR, Room, page};
use crate::terminal::Terminal;

/// The size from which on the beginning is shown first, and a little more.
const LONG: usize = (8 << 20) + 1000;

/// The page with its answers again and again.
fn long_page() -> String {
    page_of(LONG)
}

fn page_of(size: usize) -> String {
    let page = page();
    let answers = &page[page.find("Could you start").unwrap()..];
    let mut long = page.clone();
    while long.len() < size {
        long.push_str(answers);
    }
    long
}

/// A terminal in which the rest is never read.
#[track_caller]
fn wait_for_ever(room: &Room) -> Terminal {
    let mut command = room.candor();
    command.env("CANDOR_FAULT", "rest");
    let terminal = Terminal::start(&command, (100, 30));
    terminal.see("1. Could you start");
    terminal.see("reading the rest · read-only until then");
    terminal
}

#[track_caller]
fn assert_gone_without_a_trace(room: &Room, terminal: &mut Terminal) {
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert!(!room.folder.join("library").exists());
}

#[test]
fn the_beginning_can_be_read_and_not_scored() {
    let room = Room::with_page(&long_page());
    let mut terminal = wait_for_ever(&room);
    terminal.send("j");
    terminal.wait("the second answer", |state| {
        state.text().contains("▸  2.") && !state.text().contains("read-only until then")
    });
    terminal.send("4");
    terminal.see("reading the rest · read-only until then");
    terminal.send("/\r");
    terminal.send("\t");
    terminal.see("[Scorecard]");
    terminal.send("q");
    assert_gone_without_a_trace(&room, &mut terminal);
}

#[test]
fn who_leaves_before_the_whole_is_there_leaves_nothing() {
    let room = Room::with_page(&long_page());
    let mut terminal = wait_for_ever(&room);
    terminal.send("t4m:reviewer bo\rq");
    assert_gone_without_a_trace(&room, &mut terminal);
}

#[test]
fn the_whole_arrives_and_the_place_is_kept() {
    let room = Room::with_page(&long_page());
    let mut terminal = Terminal::start(&room.candor(), (100, 30));
    terminal.see("1. Could you start");
    terminal.see("signed ana · :reviewer NAME changes it");
    terminal.send("jjj");
    terminal.wait("the whole, saved, at the fourth answer", |state| {
        let text = state.text();
        text.contains("▸  4.") && text.contains("saved") && !text.contains("reading")
    });
    terminal.send("4");
    room.wait_for_score(4);
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(room.scores(), [4]);
}

#[test]
fn what_turns_out_to_be_no_text_is_refused_with_its_sentence() {
    let mut page = long_page();
    page.push_str(&"\0".repeat(LONG / 8));
    let room = Room::with_page(&page);
    let mut terminal = Terminal::start(&room.candor(), (250, 24));
    assert_eq!(terminal.end_restored().code(), Some(1));
    let text = terminal.state().text();
    assert!(text.starts_with("candor: ") && text.contains("is binary data, not text"), "{text}");
    assert_eq!(text.trim_end().lines().count(), 1, "{text}");
    assert!(fs::exists(room.folder.join("library")).is_ok_and(|there| !there));
}

#[test]
fn a_fault_while_the_rest_is_read_ends_the_wait() {
    let room = Room::with_page(&long_page());
    let mut command = room.candor();
    command.env("CANDOR_FAULT", "whole");
    let mut terminal = Terminal::start(&command, (250, 24));
    assert_eq!(terminal.end_restored().code(), Some(1));
    let text = terminal.state().text();
    assert!(text.starts_with("candor: ") && !text.contains("the words of a candidate"), "{text}");
    assert!(!room.folder.join("library").exists());
}

/// So long that its report is written beside the loop, and shorter than what has a beginning.
#[test]
fn a_report_is_whole_although_the_program_was_left_meanwhile() {
    let room = Room::with_page(&page_of(5 << 20));
    let mut terminal = room.open();
    let file = room.folder.join("report.md");
    terminal.send(format!(":export md {}\rq", file.display()));
    assert_eq!(terminal.end_restored().code(), Some(0));
    let printed = room.command(CANDOR).arg("report").arg(&room.page).output().unwrap().stdout;
    let answers = |report: Vec<u8>| -> Vec<String> {
        let report = String::from_utf8(report).unwrap();
        report.lines().filter(|line| line.starts_with("## ")).map(str::to_owned).collect()
    };
    assert_eq!(answers(fs::read(file).unwrap()), answers(printed));

    let mut terminal = room.open();
    let nowhere = room.folder.join("nowhere").join("report.md");
    terminal.send(format!(":export md {}\rq", nowhere.display()));
    assert_eq!(terminal.end_restored().code(), Some(1));
    terminal.see("report.md");
}
