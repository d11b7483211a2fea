//! The report on its way out: forms on the command line, the preview, files that are never overwritten.

use std::fs;

use super::desk::{Desk, Screen, five};
use super::pages::FIVE;
use super::watching::watch;

/// Four scores, an answer that has none, a note with Markdown, and a recommendation: 4, 3, 5 and 4 make a mean of
/// 16/4 = 4.00.
const KEYS: &str = "4xn354:1<cr>i**plain** words<esc>co3steady<cr>";

#[test]
fn every_form_is_printed() {
    let desk = Desk::with(FIVE);
    desk.press(KEYS);
    for (format, words) in [
        ("md", "Mean 4.00 · n = 4, low 3, high 5"),
        ("txt", "mean: 4.00 · n = 4, low 3, high 5"),
        ("html", "<span class=\"number\">4.00</span>"),
        ("json", "\"mean\": 4.00,"),
        ("csv", "level (1 to 5)"),
    ] {
        let report = desk.run(&["report", &desk.page(), "--format", format]);
        assert_eq!((report.code, report.err.as_str()), (0, ""), "{format}");
        assert!(report.out.contains(words), "{words} in {format}:\n{}", report.out);
        assert!(report.out.contains("Ines Okafor"), "{format}");
    }
}

#[test]
fn a_report_is_written_to_a_new_file_alone() {
    let desk = Desk::with(FIVE);
    desk.press(KEYS);
    let file = desk.path("out.html");
    let arguments =
        ["report", &desk.page(), "--format", "html", "--output", file.to_str().unwrap()];
    let first = desk.run(&arguments);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{}", first.err);
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.starts_with("<!DOCTYPE html>"));
    desk.press("2");
    let second = desk.run(&arguments);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("a file of this name is there"), "{}", second.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
}

#[test]
fn an_anonymous_report_names_nobody() {
    let desk = Desk::with(FIVE);
    desk.press(KEYS);
    for format in ["md", "txt", "html", "json", "csv"] {
        let report =
            desk.run(&["report", &desk.page(), "--format", format, "--anonymous", "--answers"]);
        assert_eq!(report.code, 0);
        let lower = report.out.to_lowercase();
        assert!(!lower.contains("ines") && !lower.contains("okafor"), "{format}:\n{}", report.out);
        assert!(lower.contains("candidate"), "{format}");
    }
}

#[test]
fn the_preview_shows_what_would_be_handed_out() {
    five(&format!("{KEYS}e"))
        .shows("Report as Markdown")
        .shows("# Ines Okafor")
        .shows("reviewer: ana (draft)");
    five(&format!("{KEYS}e<tab>"))
        .shows("Report as plain text")
        .shows("Ines Okafor")
        .lacks("# Ines");
    five(&format!("{KEYS}e<tab>m")).shows("names masked").shows("[candidate]").lacks("Okafor\n");
    five(&format!("{KEYS}et")).shows("with the answers");
    five(&format!("{KEYS}e<tab><tab>")).shows("Report as HTML · its words").shows("reviewer: ana");
    five(&format!("{KEYS}eG")).lacks("# Ines Okafor");
    five(&format!("{KEYS}e<esc>")).is_on("Scorecard").lacks("Report as");
    five("i:export md<esc>:export txt<cr>").shows("Report as plain text");
    five("ce:export csv<cr>").shows("Report as CSV").shows("candidate,").lacks("being written");
    five("ce:export csv<cr>G").lacks("▼");
    five(":export exe<cr>").says("a report is one of md, txt, html, csv, json");
}

#[test]
fn the_preview_is_copied_and_written_as_it_is_shown() {
    let watcher = watch(FIVE, &format!("{KEYS}e<tab>my"), (80, 24));
    let [copied] = watcher.copied.as_slice() else { panic!("{:?}", watcher.copied) };
    let desk = Desk::with(FIVE);
    desk.press(KEYS);
    let printed = desk.run(&["report", &desk.page(), "--format", "txt", "--anonymous"]).out;
    assert_eq!(*copied, printed);
    watcher.frames.last().unwrap().says("report copied as plain text");

    let file = desk.path("report.txt");
    let keys = format!("ce<tab>mw<c-u>{}<cr>", file.display());
    desk.press(&keys).says("written to");
    assert_eq!(fs::read_to_string(&file).unwrap(), printed);
    desk.press(&keys).says("a file of this name is there");
    desk.press(&format!(":export json {}<cr>", desk.path("report.json").display()))
        .says("written to");
    assert!(fs::read_to_string(desk.path("report.json")).unwrap().contains("candor/report/1"));
}

#[test]
fn what_no_terminal_copies_is_not_copied() {
    let long = "All of it was said before and is said again. ".repeat(2000);
    let page = FIVE.replace("I turn on the log", &long);
    let watcher = watch(&page, "cety", (80, 24));
    assert!(watcher.copied.is_empty());
    watcher.frames.last().unwrap().says("more than terminals copy").says("w writes it to a file");
}

#[test]
fn nobody_waits_for_the_report_of_a_long_session() {
    let long = "All of it was said before and is said again. ".repeat(100_000);
    let page = FIVE.replace("I turn on the log", &long);
    let watcher = watch(&page, "cety", (80, 24));
    let is_awaited = |frame: &&Screen| frame.0.contains("being written …");
    let awaited = watcher.frames.iter().find(is_awaited).unwrap();
    awaited.shows("Report as Markdown").lacks("# Ines Okafor");
    let last = watcher.frames.last().unwrap();
    last.shows("# Ines Okafor").lacks("being written …").says("more than terminals copy");
    assert!(watcher.copied.is_empty());

    let desk = Desk::with(&page);
    let file = desk.path("report.md");
    desk.press(&format!("cetw<c-u>{}<cr>", file.display())).says("written to");
    assert!(fs::read_to_string(&file).unwrap().contains("said before and is said again"));
}
