//! The bytes that reach a terminal: the program's own sequences and no other.

use std::collections::BTreeSet;

use crate::pages::pages;
use crate::room::Room;
use crate::terminal::Terminal;

/// Every tab, panel and overlay, scrolled and searched.
const KEYS: &[&str] = &[
    "j", "G", "p", "p", "s", "\r", "c", "a", "a", "e", "q", "c", "r", "r", "a", "a", "/find\r",
    "n", "t", "t", "?", "?", "k",
];

/// What the program sends that is no text: each sequence without its numbers, and each control.
fn kinds(raw: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(raw);
    let mut kinds = BTreeSet::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\x1b' {
            if c.is_control() {
                kinds.insert(format!("{c:?}"));
            }
            continue;
        }
        let Some(first) = rest.next() else { break };
        let mut kind = format!("ESC {first}");
        if first == '[' {
            // Numbers say where and in which colour; the rest says what is done.
            let mut numbers = String::new();
            while let Some(next) = rest.next_if(|c| ('\x20'..='\x7e').contains(c)) {
                if next.is_ascii_digit() || next == ';' {
                    numbers.push(next);
                } else {
                    kind.push(next);
                }
                if ('@'..='~').contains(&next) {
                    break;
                }
            }
            // Modes and styles are told apart by their numbers.
            if kind.contains(['?', '>', '=', '<']) || kind.ends_with('m') {
                kind.push_str(&numbers);
            }
        }
        kinds.insert(kind);
    }
    kinds
}

fn seen(page: &str) -> BTreeSet<String> {
    let room = Room::with_page(page);
    let mut terminal = Terminal::start(&room.candor(), (90, 28));
    terminal.see("saved");
    for keys in KEYS {
        terminal.send(keys);
    }
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    kinds(&terminal.state().raw)
}

/// All that the program ever sends: cursor and screen, modes, and the styles of its theme.
const OWN: &[&str] = &[
    "ESC [H",
    "ESC [J",
    "ESC [K",
    "ESC [?h1002",
    "ESC [?h1006",
    "ESC [?h1049",
    "ESC [?h2004",
    "ESC [?h25",
    "ESC [?l1002",
    "ESC [?l1006",
    "ESC [?l1049",
    "ESC [?l2004",
    "ESC [?l25",
    "ESC [m0",
    "ESC [m1",
    "ESC [m2",
    "ESC [m22",
    "ESC [m23",
    "ESC [m24",
    "ESC [m27",
    "ESC [m3",
    "ESC [m38;5;1;49",
    "ESC [m38;5;6;49",
    "ESC [m39",
    "ESC [m39;49",
    "ESC [m4",
    "ESC [m49",
    "ESC [m59",
    "ESC [m7",
];

#[test]
fn only_the_programs_own_sequences_reach_the_terminal() {
    for source in pages() {
        // A terminal is given what the file holds, whatever its encoding.
        let page = String::from_utf8_lossy(&source.bytes).into_owned();
        let sent = seen(&page);
        let foreign: Vec<&String> =
            sent.iter().filter(|kind| !OWN.contains(&kind.as_str())).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert!(sent.contains("ESC [?h1049"), "nothing was seen");
    }
}
