//! The command table is complete: every command can be reached where it says it works, help and footer
//! come from it and leave nothing out, and no two commands want the same key.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use candor::app::layout::Size;
use candor::app::sheet::{SheetRow, overlay};
use candor::app::sitting::Tab;
use candor::app::{Home, Mode, Overlay};
use candor::command::{Command, Group, Scope, Spec, TABLE};
use candor::keys::{self, Key, shown};
use candor::model::exchange::{Certainty, Mark, MarkKind, Repair, RepairSource, Span};
use candor::ui::picture;

#[path = "support/room.rs"]
#[allow(dead_code, reason = "the flows and the properties use the rest of it")]
mod room;
use room::Room;

const PAGE: &str = "Ines Okafor\nDatabase Engineer\n\nSkills\nPostgreSQL\nKafka\n\nInterview\n\
    How do you find a slow query? By the log, sorted by total time.\n\
    What would you ask us? Who gets woken at night.\n";

/// Wide enough for every hint, and too low for what is shown without being asked for.
const WIDE: Size = Size { width: 240, height: 30 };

/// Every place where keys are read, and the keys that lead there from the Q&A tab.
const PLACES: &[(&str, &str)] = &[
    ("the answers", ""),
    ("the profile", "p"),
    ("the skills", "s"),
    ("the scorecard", "c"),
    ("the library", "q"),
    ("a note", "i"),
    ("a line", "/"),
    ("the reasons", "x"),
    ("the overall recommendation", "co"),
    ("the menu of corrections", "C"),
    ("a place in the words", "Cs"),
    ("who speaks", "Cw"),
    ("a quote", "v"),
    ("the repairs", "r"),
    ("the earlier versions of a note", "ia<esc>ib<esc>H"),
    ("a verdict", "sv"),
    ("the interview", "pi"),
    ("the report", "ce"),
    ("help", "?"),
    ("a question", "UNSAVED"),
];

/// What helps out of trouble, decides on what a colleague did, belongs to several criteria or to a review that was
/// handed in, is shown only to those who need it.
const ONLY_WHERE_NEEDED: &[Command] = &[
    Command::TakeOver,
    Command::SetAside,
    Command::TakeCorrection,
    Command::LeaveCorrection,
    Command::NextCriterion,
    Command::PreviousCriterion,
    Command::Absent,
    Command::Amend,
];

fn at(place: &str) -> Room {
    let way = PLACES.iter().find(|(name, _)| *name == place).unwrap().1;
    let home = if place == "a question" { Home::Shell } else { Home::Library };
    let mut room = Room::open(PAGE.as_bytes(), WIDE, home).unwrap();
    if place == "a question" {
        room.saves_at_once = false;
        room.press("4");
        room.tell(candor::app::Msg::NotSaved("the disk is full".into()));
        room.press("q");
    } else {
        if place == "the repairs" {
            mishear(&mut room);
        }
        room.press(way);
    }
    room
}

/// Two words of the first answer were probably mis-heard.
fn mishear(room: &mut Room) {
    let session = Arc::clone(&room.app.sitting.as_ref().unwrap().session);
    let mut reading =
        candor::reading::read(&session, &candor::reading::repair::Glossary::built_in());
    let exchange = &session.exchanges[0];
    let answer = exchange.answer().next().unwrap();
    let mark = |range| Mark {
        kind: MarkKind::Repair,
        span: Span::of(answer, range).unwrap(),
        rule: "sounds like it".into(),
        guess: false,
        repair: Some(Box::new(Repair {
            probable: "Bilog".into(),
            certainty: Certainty::High,
            source: RepairSource::Profile,
        })),
    };
    reading.marks.insert(exchange.id.clone(), vec![mark(0..2), mark(3..6)]);
    room.tell(candor::app::Msg::Read(session, reading));
}

fn key(text: &str) -> Key {
    keys::parse(text).unwrap()[0]
}

fn last_line(room: &Room) -> String {
    picture::text(&room.buffer()).lines().last().unwrap().to_owned()
}

fn words(rows: &[SheetRow]) -> String {
    let mut words = String::new();
    for row in rows {
        words.push_str(&row.label);
        words.push(' ');
        words.push_str(&row.text);
        words.push('\n');
    }
    words
}

#[test]
fn every_scope_is_one_of_the_places() {
    let named: BTreeSet<Scope> =
        TABLE.iter().flat_map(|spec| spec.scopes.iter().copied()).collect();
    let read: BTreeSet<Scope> =
        PLACES.iter().flat_map(|(place, _)| at(place).app.scopes().iter().copied()).collect();
    assert_eq!(named, read);
}

#[test]
fn what_stands_beneath_a_scope_is_where_its_screen_looks_next() {
    for (place, _) in PLACES {
        let room = at(place);
        let scopes = room.app.scopes();
        assert_eq!(&scopes[1..], scopes[0].beneath(), "{place}");
    }
}

#[test]
fn no_two_commands_share_a_key_in_a_scope() {
    let mut taken: HashMap<(Scope, Key), &str> = HashMap::new();
    for spec in TABLE {
        for (scope, text) in
            spec.scopes.iter().flat_map(|s| spec.keys.iter().map(move |k| (*s, *k)))
        {
            if let Some(other) = taken.insert((scope, key(text)), spec.name) {
                panic!("{text} means both '{other}' and '{}' in {scope:?}", spec.name);
            }
        }
    }
}

/// In an inner scope a key may mean something else than in an outer one. Each such case is meant.
#[test]
fn a_key_is_overruled_only_where_that_is_meant() {
    let mut overruled: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for (place, _) in PLACES {
        let room = at(place);
        let scopes = room.app.scopes();
        for spec in TABLE.iter().filter(|spec| works_in(spec, scopes)) {
            for text in spec.keys {
                let meant = room.app.keymap.resolve(scopes, key(text)).unwrap().command;
                if meant != spec.command {
                    overruled.insert((text, meant.spec().name, spec.name));
                }
            }
        }
    }
    let meant = [("j", "next", "down"), ("k", "previous", "up")];
    assert_eq!(overruled, BTreeSet::from(meant));
}

fn works_in(spec: &Spec, scopes: &[Scope]) -> bool {
    spec.scopes.iter().any(|scope| scopes.contains(scope))
}

#[test]
fn every_command_is_reached_by_a_key_in_every_scope_that_it_names() {
    for spec in TABLE {
        for scope in spec.scopes {
            for text in spec.keys {
                let reached = PLACES.iter().any(|(place, _)| {
                    let room = at(place);
                    let scopes = room.app.scopes();
                    let binding = room.app.keymap.resolve(scopes, key(text));
                    scopes.contains(scope) && binding.is_some_and(|one| one.command == spec.command)
                });
                assert!(reached, "{text} does not reach '{}' in {scope:?}", spec.name);
            }
        }
    }
}

#[test]
fn a_command_without_a_key_is_reached_by_its_name() {
    for spec in TABLE.iter().filter(|spec| spec.keys.is_empty()) {
        let mut room = at("the answers");
        room.press(&format!(":{}<cr>", spec.name));
        let said = last_line(&room);
        assert!(!said.contains("no command") && !said.contains("does nothing here"), "{said}");
    }
}

#[test]
fn what_each_digit_and_each_reason_means_comes_with_the_key() {
    let room = at("the answers");
    let nth = |scope, text: &str| room.app.keymap.resolve(&[scope], key(text)).unwrap().nth;
    for level in 1..=9 {
        assert_eq!(nth(Scope::Session, &level.to_string()), level);
        assert_eq!(nth(Scope::Overall, &level.to_string()), level);
    }
    for (place, reason) in (1..).zip(["n", "q", "c", "g", "o"]) {
        assert_eq!(nth(Scope::Reasons, reason), place);
    }
}

#[test]
fn help_lists_every_command_of_its_scopes_with_the_keys_that_it_has_there() {
    for (place, _) in PLACES {
        let room = at(place);
        let scopes = room.app.scopes();
        let help = overlay(&room.app, Overlay::Help(scopes), 200);
        for spec in TABLE.iter().filter(|spec| !ONLY_WHERE_NEEDED.contains(&spec.command)) {
            let row = help.iter().find(|row| is_about(row, spec));
            // The keys of what is typed in can be read before it is opened: inside they would type.
            // So can those of the menu that corrects an answer.
            let corrects = scopes.contains(&Scope::Answers)
                && matches!(spec.group, Group::Correct | Group::Quote);
            let types = works_in(spec, &[Scope::Note, Scope::Line])
                || (corrects && !works_in(spec, scopes));
            assert_eq!(
                row.is_some(),
                types || works_in(spec, scopes),
                "'{}' in {place}",
                spec.name
            );
            let Some(row) = row.filter(|_| !types) else { continue };
            for text in spec.keys {
                let one = shown(key(text));
                let meant = room.app.keymap.resolve(scopes, key(text)).unwrap().command;
                let digits = row.label.starts_with("1…") && one.bytes().all(|b| b.is_ascii_digit());
                let listed = digits || row.label.split(' ').any(|word| word == one);
                assert_eq!(listed, meant == spec.command, "{place}: {text} in {row:?}");
            }
        }
    }
}

/// The row with the command's line of help, or with the beginning of it where it takes two rows.
fn is_about(row: &SheetRow, spec: &Spec) -> bool {
    row.text == spec.doc || (row.text.len() > 50 && spec.doc.starts_with(row.text.as_str()))
}

#[test]
fn help_can_be_asked_for_on_every_screen() {
    for place in ["the answers", "the profile", "the skills", "the scorecard", "the library"] {
        let mut room = at(place);
        assert!(last_line(&room).contains("? help"), "{place}");
        room.press("?");
        let mode = room.app.modes.last();
        assert!(matches!(mode, Some(Mode::Overlay(Overlay::Help(_), 0))), "{place}");
    }
}

/// A key that is written nowhere is not there.
#[test]
fn every_command_can_be_read_somewhere() {
    let mut read = String::new();
    for (place, _) in PLACES {
        let mut room = at(place);
        read.push_str(&picture::text(&room.buffer()));
        room.press("?");
        if let Some(Mode::Overlay(Overlay::Help(scopes), _)) = room.app.modes.last() {
            read.push_str(&words(&overlay(&room.app, Overlay::Help(scopes), 200)));
        }
    }
    // A panel of its own shows the keys of these.
    let in_panels = [
        Command::Because,
        Command::SuggestedReason,
        Command::Choose,
        Command::Judge,
        Command::SuggestedJudgement,
        Command::ClearJudgement,
    ];
    let unread: BTreeMap<&str, &str> = TABLE
        .iter()
        .filter(|spec| {
            !in_panels.contains(&spec.command) && !ONLY_WHERE_NEEDED.contains(&spec.command)
        })
        .filter(|spec| !read.contains(spec.doc))
        .filter(|spec| {
            let hint = format!("{} {}", spec.keys.first().map_or("", |k| k), spec.hint);
            let shown = spec.keys.first().map(|k| format!("{} {}", shown(key(k)), spec.hint));
            spec.hint.is_empty() || !read.contains(&shown.unwrap_or(hint))
        })
        .map(|spec| (spec.name, spec.doc))
        .collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn the_footer_has_a_hint_for_every_main_scope() {
    for (place, scope) in [
        ("the answers", Scope::Answers),
        ("the profile", Scope::Profile),
        ("the skills", Scope::Skills),
        ("the scorecard", Scope::Scorecard),
        ("the library", Scope::Library),
        ("a note", Scope::Note),
        ("the reasons", Scope::Reasons),
        ("the menu of corrections", Scope::Correct),
        ("a place in the words", Scope::Cut),
        ("who speaks", Scope::Who),
        ("a quote", Scope::Quote),
        ("the repairs", Scope::Mending),
        ("the overall recommendation", Scope::Overall),
        ("the report", Scope::Handout),
        ("a question", Scope::Confirm),
    ] {
        let room = at(place);
        let line = last_line(&room);
        let hinted: Vec<&Spec> = TABLE
            .iter()
            .filter(|spec| spec.scopes.contains(&scope) && !spec.hint.is_empty())
            .filter(|spec| !ONLY_WHERE_NEEDED.contains(&spec.command))
            // A quote speaks for the answer at first, and only one that is there can be taken away.
            .filter(|spec| !matches!(spec.command, Command::QuoteFor | Command::RemoveQuote))
            .collect();
        assert!(!hinted.is_empty(), "{scope:?}");
        for spec in hinted {
            let words = format!("{} {}", shown(key(spec.keys[0])), spec.hint);
            assert!(line.contains(&words) || place == "a question", "{place}: {words} in {line}");
        }
    }
}

#[test]
fn what_lies_over_the_screen_says_how_to_close_it() {
    for place in ["help", "the answers"] {
        let mut room = at(place);
        if place == "the answers" {
            room.press("a");
        }
        assert!(last_line(&room).contains("Esc close"), "{}", last_line(&room));
    }
}

#[test]
fn the_footer_on_the_answers_says_what_the_digits_mean() {
    let line = last_line(&at("the answers"));
    assert!(line.trim_start().starts_with("1 none 2 weak 3 fair 4 good 5 strong  x unscorable"));
    assert_eq!(at("the answers").app.sitting.unwrap().tab, Tab::Answers);
}

#[test]
fn every_name_is_a_word_that_can_be_typed() {
    let mut names = BTreeSet::new();
    for spec in TABLE {
        let plain = spec.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(plain && names.insert(spec.name), "{}", spec.name);
    }
}

#[test]
fn every_command_works_by_name_where_it_works_by_key() {
    let needs_more = [Command::Score, Command::Because, Command::Choose];
    for place in ["the answers", "the profile", "the skills", "the scorecard", "the library"] {
        let scopes = at(place).app.scopes();
        for spec in TABLE.iter().filter(|spec| works_in(spec, scopes)) {
            if needs_more.contains(&spec.command) {
                continue;
            }
            let mut room = at(place);
            room.press(&format!(":{}<cr>", spec.name));
            let said = last_line(&room);
            assert!(!said.contains("does nothing here"), "{place}: {said}");
            assert!(!said.contains("no command"), "{place}: {said}");
        }
    }
}
