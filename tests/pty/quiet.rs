//! What the program does not do: ask the terminal, hand it a transcript's own sequences, work while nobody
//! types.

use std::fs;
use std::time::Duration;

use crate::room::{Room, open_page, page};
use crate::terminal::{State, Terminal, until};

/// Everything that could harm a terminal, with a mark behind it by which it is found on the screen.
const HOSTILE: &str = "\x1b[31mZZ\x1b]52;c;aGFybQ==\x07ZZ\u{9b}5nZZ\u{85}ZZ\u{202e}ZZ\u{2066}ZZ\u{200b}ZZ\x08ZZ\x7fZZ\x1b[6nZZ";

fn hostile_page() -> String {
    page()
        .replacen("Nora Winterfeld", &format!("Nora Winterfeld {HOSTILE}"), 1)
        .replace("Could you start by", &format!("Could you {HOSTILE} start by"))
        .replace("Tallwick (", &format!("Tallwick {HOSTILE} ("))
        .replace("Senior Platform", &format!("Senior {HOSTILE} Platform"))
        .replace("\nRedis\n", &format!("\nRedis {HOSTILE}\n"))
        .replace("I studied in Uppsala", &format!("I studied {HOSTILE} in Uppsala"))
}

/// Looks at every screen there is.
fn look_around(terminal: &Terminal) {
    for (keys, words) in [
        ("?", "Move between answers"),
        ("q\t", "[Scorecard]"),
        ("\t", "[Profile]"),
        ("r", "ZZ"),
        ("q\t", "[Skills]"),
        ("\t", "[Q&A]"),
        ("/uppsala\r", "studied"),
        ("y", "copied"),
        ("e", "question"),
    ] {
        terminal.send(keys);
        terminal.see(words);
    }
}

/// Leaves from the input line that comes last.
fn leave(terminal: &mut Terminal) {
    terminal.wait("the input line", |state| !state.screen().hide_cursor());
    terminal.send("\x1b");
    terminal.wait("the answers", |state| state.screen().hide_cursor());
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

/// The sequences that were sent to the terminal, without the clipboard's.
fn sequences(state: &State) -> Vec<String> {
    let raw = String::from_utf8(state.raw.clone()).unwrap();
    let mut found = Vec::new();
    for part in raw.split('\x1b').skip(1) {
        let is_last = |c: char| c.is_ascii_alphabetic() || !('\x20'..'\x7f').contains(&c);
        let start = part.chars().next().map_or(0, char::len_utf8);
        let end = part[start..].find(is_last).map_or(part.len(), |at| start + at + 1);
        let sequence = part.get(..end).unwrap_or(part);
        if !part.starts_with("]52;c;") {
            found.push(sequence.to_owned());
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn nothing_of_a_transcript_reaches_the_terminal_raw_and_nothing_is_asked() {
    let room = Room::with_page(&hostile_page());
    let mut terminal = Terminal::start(&room.candor(), (100, 30));
    terminal.see("Could you");
    look_around(&terminal);
    leave(&mut terminal);

    let state = terminal.state();
    let raw = String::from_utf8(state.raw.clone()).unwrap();
    let is_harmful = |c: char| {
        (c.is_control() && !matches!(c, '\x1b' | '\x07' | '\r' | '\n'))
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let harmful = raw.find(is_harmful).map(|at| raw[at..].chars().take(40).collect::<String>());
    assert_eq!(harmful, None);
    // One bell, at the end of the one copy.
    assert_eq!((raw.matches('\x07').count(), raw.matches("\x1b]").count()), (1, 1));
    for sequence in sequences(&state) {
        let is_known = sequence.starts_with('[')
            && (sequence.ends_with(['H', 'm', 'J', 'K'])
                || ["h", "l"]
                    .iter()
                    .any(|end| sequence.starts_with("[?") && sequence.ends_with(end)));
        assert!(is_known, "ESC{sequence} is neither a move, a style nor a switch");
    }
}

/// Voluntary context switches and clock ticks of all threads: what a program does that sleeps is neither.
fn work_done(terminal: &Terminal) -> (u64, u64) {
    let process = format!("/proc/{}", terminal.pid().as_raw_nonzero());
    let mut switches = 0;
    for task in fs::read_dir(format!("{process}/task")).unwrap() {
        // A thread may end while it is looked at.
        let Ok(status) = fs::read_to_string(task.unwrap().path().join("status")) else { continue };
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        switches += line.unwrap().trim().parse::<u64>().unwrap();
    }
    let stat = fs::read_to_string(format!("{process}/stat")).unwrap();
    let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks = |at: usize| fields[at].parse::<u64>().unwrap();
    (switches, ticks(11) + ticks(12))
}

/// Waits until the program has come to rest, and then looks whether it stays so.
#[track_caller]
fn assert_rests(terminal: &Terminal) {
    let mut last = work_done(terminal);
    until("the program to rest", || {
        std::thread::sleep(Duration::from_millis(500));
        let now = work_done(terminal);
        std::mem::replace(&mut last, now) == now
    });
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(work_done(terminal), last);
}

#[test]
fn with_nobody_typing_nothing_is_done() {
    let room = Room::new();
    let terminal = room.open();
    assert_rests(&terminal);
    terminal.send("4ihalf a thought");
    room.wait_for_note("half a thought");
    assert_rests(&terminal);
    terminal.send("\x1b?");
    terminal.see("Move between answers");
    assert_rests(&terminal);
}

/// All that reached the terminal while every screen was looked at.
fn raw_of_a_look_around(room: &Room, variables: &[(&str, &str)]) -> String {
    let mut command = room.candor();
    command.envs(variables.iter().copied());
    let mut terminal = Terminal::start(&command, (100, 30));
    terminal.see("Could you");
    look_around(&terminal);
    leave(&mut terminal);
    String::from_utf8(terminal.state().raw.clone()).unwrap()
}

/// What candor itself draws is ASCII then; the words of the page are what they are.
#[test]
fn a_locale_without_utf_8_gets_frames_and_marks_of_ascii() {
    let page = page().chars().filter(char::is_ascii).collect::<String>();
    let is_drawn = |raw: &str| raw.contains(|c: char| !c.is_ascii());
    for (variables, is_ascii) in [
        (vec![("LANG", "C")], true),
        (vec![("LC_ALL", "POSIX"), ("LANG", "C.UTF-8")], true),
        (vec![("LC_ALL", ""), ("LANG", "de_DE.utf8")], false),
    ] {
        let room = Room::with_page(&page.replace("studied", "ZZ studied"));
        let raw = raw_of_a_look_around(&room, &variables);
        let strange: String = raw.chars().filter(|c| !c.is_ascii()).take(20).collect();
        assert_eq!(!is_drawn(&raw), is_ascii, "{variables:?}: {strange}");
    }
}

#[test]
fn without_colours_no_screen_has_any() {
    let room = Room::with_page(&hostile_page());
    let raw = raw_of_a_look_around(&room, &[("NO_COLOR", "1")]);
    let coloured = |sequence: &str| {
        let Some((parameters, _)) = sequence.split_once('m') else { return false };
        let is_colour = |one: &str| matches!(one.parse(), Ok(30..=38 | 40..=48 | 90..=107_u8));
        parameters.bytes().all(|b| b.is_ascii_digit() || b == b';')
            && parameters.split(';').any(is_colour)
    };
    let found: Vec<&str> = raw.split("\x1b[").filter(|sequence| coloured(sequence)).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn no_color_in_the_environment_wins_over_the_accent_of_the_configuration() {
    let coloured = |no_color: &str| {
        let room = Room::new();
        let config = room.folder.join("config.toml");
        fs::write(&config, "accent = \"magenta\"\n").unwrap();
        let mut command = room.candor();
        let terminal = open_page(command.env("CANDOR_CONFIG", config).env("NO_COLOR", no_color));
        let raw = String::from_utf8_lossy(&terminal.state().raw).into_owned();
        raw.contains("38;5;5")
    };
    // An empty variable is none.
    assert!(coloured(""));
    assert!(!coloured("1"));
}
