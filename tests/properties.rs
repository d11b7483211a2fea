//! What holds whatever is pressed, said and shown: nothing panics, something is always selected, nothing
//! hidden reaches a cell, what is undone is as if it had never been, and *saved* is true.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::sync::Arc;

use candor::app::layout::{Shape, Size};
use candor::app::saving::Word;
use candor::app::sitting::Tab;
use candor::app::{App, Home, Mouse, MouseAction, Msg};
use candor::keys::{self, Key};
use candor::model::review::Edit;
use candor::model::rubric::Rubric;
use candor::model::session::Session;
use candor::text::is_hidden;
use candor::transcript;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use ratatui::buffer::Buffer;

#[path = "support/room.rs"]
#[allow(dead_code, reason = "the flows use the rest of it")]
mod room;
use room::Room;

/// Words as transcripts hold them, and some that no transcript should.
const WORDS: &[&str] = &[
    "the",
    "queue",
    "uh,",
    "um,",
    "Node. Js",
    "PostgreSQL",
    "and",
    "then",
    "because",
    "a",
    "it's",
    "—",
    "why",
    "I",
    "night.",
    "stop.",
    "日本語の答え",
    "서울",
    "می\u{200c}خواهم",
    "नमस्ते",
    "क्\u{200d}ष",
    "שלום",
    "👩\u{200d}👩\u{200d}👧",
    "🇪🇺",
    "1\u{fe0f}\u{20e3}",
    "❤\u{fe0f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{301}",
    "\u{202e}gnirts",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{9b}2J",
    "be\u{7}ll",
    "ta\tb",
    "ze\u{200b}ro",
    "\u{feff}",
    "jo\u{200d}in",
    "\u{2066}iso\u{2069}",
    "so\u{ad}ft",
    "\u{e0041}\u{e0042}",
    "\u{115f}",
    "\u{fe0f}",
    "\u{7f}",
    "\u{2028}",
    "\u{85}",
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "\u{1100}\u{1161}\u{11a8}",
    "ﷺ",
    "𒐫",
    "\u{fffd}",
    "<b>",
    "&amp;",
    "|x|",
    "*",
    "`q`",
];

/// What happens to the app.
#[derive(Debug, Clone)]
enum Happening {
    Key(Key),
    Paste(String),
    Mouse(Mouse),
    Resize(Size),
    Wait(u32),
    Save,
    FailToSave,
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 1..=most).prop_map(|words| words.join(" "))
}

/// A page with questions and answers of any words. The last exchange is always one.
fn page() -> impl Strategy<Value = String> {
    let exchange = (words(8), words(120)).prop_map(|(asked, said)| format!("{asked}? {said}\n"));
    let skills = prop::collection::vec(select(WORDS), 0..6);
    (words(3), words(5), skills, prop::collection::vec(exchange, 0..6)).prop_map(
        |(name, headline, skills, exchanges)| {
            format!(
                "{name}\n{headline}\n\nSkills\n{}\n\nInterview\n{}\
                 What would you ask us? Who gets woken at night, and how often.\n",
                skills.join("\n"),
                exchanges.concat()
            )
        },
    )
}

fn size() -> impl Strategy<Value = Size> {
    prop_oneof![
        3 => (0u16..=120, 0u16..=40),
        1 => select(vec![(120, 40), (80, 24), (40, 12), (66, 18), (100, 34), (39, 12), (0, 0), (1, 1)]),
    ]
    .prop_map(|(width, height)| Size { width, height })
}

/// Keys that mean something somewhere, and all the others.
const CHORDS: &[&str] = &[
    "<cr>",
    "<esc>",
    "<tab>",
    "<s-tab>",
    "<bs>",
    "<del>",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<home>",
    "<end>",
    "<pgup>",
    "<pgdn>",
    "<space>",
    "<c-o>",
    "<c-r>",
    "<c-p>",
    "<c-c>",
    "<c-d>",
    "<c-u>",
    "<c-f>",
    "<c-b>",
    "<c-n>",
    "<c-w>",
    "<c-a>",
    "<c-e>",
    "<a-4>",
    "<a-x>",
    "<f1>",
    "<insert>",
    "<c-left>",
    "<c-right>",
];

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => "[1-9x0jk.mMiIeESCyuaoprsclhgGfbnNwtO/?:q><T,!RHA=v-]".prop_map(|one| Key::char(one.chars().next().unwrap())),
        4 => select(CHORDS).prop_map(|text| keys::parse(text).unwrap()[0]),
        1 => any::<char>().prop_map(Key::char),
    ]
}

fn happening() -> impl Strategy<Value = Happening> {
    let action = select(vec![MouseAction::Click, MouseAction::WheelUp, MouseAction::WheelDown]);
    prop_oneof![
        24 => key().prop_map(Happening::Key),
        1 => words(6).prop_map(Happening::Paste),
        2 => (action, 0u16..130, 0u16..45)
            .prop_map(|(action, x, y)| Happening::Mouse(Mouse { action, x, y })),
        3 => size().prop_map(Happening::Resize),
        2 => (0u32..2000).prop_map(Happening::Wait),
        3 => Just(Happening::Save),
        1 => Just(Happening::FailToSave),
    ]
}

fn happen(room: &mut Room, what: Happening) {
    match what {
        Happening::Key(key) => room.press_key(key),
        Happening::Paste(text) => room.tell(Msg::Paste(text)),
        Happening::Mouse(mouse) => room.tell(Msg::Mouse(mouse)),
        Happening::Resize(size) => room.tell(Msg::Resize(size)),
        Happening::Wait(milliseconds) => {
            room.wait(milliseconds);
            room.tell(Msg::Tick);
        }
        Happening::Save => room.save(),
        Happening::FailToSave if room.durable < room.asked => {
            room.tell(Msg::NotSaved("the disk\u{7} is full".into()));
        }
        Happening::FailToSave => {}
    }
}

fn session(page: &str) -> Arc<Session> {
    Arc::new(transcript::understand("page.txt", page.as_bytes()).unwrap())
}

fn sit_down(page: &str, size: Size, rubric: &str) -> Room {
    let mut room = Room::sit_down(session(page), size, Home::Library, |_, _| {});
    let text = Rubric::built_in(rubric).unwrap();
    room.tell(Msg::Rubric(Arc::new(Rubric::parse(text).unwrap())));
    room.save();
    room
}

/// One score an answer, or several.
fn rubric() -> impl Strategy<Value = &'static str> {
    select(vec!["general", "technical"])
}

/// Hidden characters that are part of what is seen: joiners and selectors inside a cluster that begins with
/// something visible outside ASCII, or on a keycap.
fn belongs(symbol: &str, c: char) -> bool {
    let first = symbol.chars().next().unwrap();
    let joins =
        matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}');
    let keycap = symbol.contains('\u{20e3}') && first.is_ascii();
    joins && !is_hidden(first) && (!first.is_ascii() || keycap)
}

fn nothing_hidden(buffer: &Buffer) -> Result<(), TestCaseError> {
    for cell in &buffer.content {
        let symbol = cell.symbol();
        let hidden = symbol.chars().find(|&c| is_hidden(c) && !belongs(symbol, c));
        prop_assert_eq!(hidden, None, "in the cell {:?}", symbol);
    }
    Ok(())
}

/// Something is selected, it exists, and it can be seen where there is room.
fn something_is_selected(app: &App) -> Result<(), TestCaseError> {
    let Some(sitting) = &app.sitting else {
        prop_assert_eq!(app.library.rows().next().is_some(), app.library.current().is_some());
        return Ok(());
    };
    let exchanges = &sitting.session.exchanges;
    prop_assert!(exchanges.iter().any(|one| one.id == sitting.focus));
    prop_assert_eq!(app.focus(), Some(&sitting.focus));
    prop_assert!(sitting.skill < sitting.skill_rows().max(1));
    prop_assert!(sitting.card_row < exchanges.len());
    prop_assert!(sitting.top_row() <= sitting.page.rows.len());
    let places = &app.layout.answers;
    let in_list = places.list_top..places.list_top + usize::from(places.list.height);
    match app.layout.shape {
        Shape::Wide if sitting.tab == Tab::Answers => {
            prop_assert!(in_list.contains(&sitting.position()));
        }
        Shape::Standard if sitting.tab == Tab::Answers => {
            prop_assert!(places.strip_items.iter().any(|(id, _)| *id == sitting.focus));
        }
        _ => {}
    }
    Ok(())
}

fn saved_is_true(room: &Room) -> Result<(), TestCaseError> {
    if room.app.saving.word(room.now) == Word::Saved {
        prop_assert_eq!(room.durable, room.asked);
    }
    Ok(())
}

/// Everything that a reviewer has decided, as far as undo has to bring it back.
fn decided(app: &App) -> Vec<String> {
    let Some(sitting) = &app.sitting else { return Vec::new() };
    let review = &sitting.review;
    let overall = &review.overall;
    let of_all = format!(
        "{:?} {:?} {:?} {:?}",
        review.note, overall.recommendation, overall.note, overall.despite
    );
    let of_each = sitting.session.exchanges.iter().map(|one| {
        let (verdict, note) = (review.verdict(&one.id), review.note_on(&one.id));
        let flagged = (review.is_flagged(&one.id), review.is_critical(one));
        let asked = sitting.question(one);
        let said: Vec<_> = one
            .turns
            .iter()
            .map(|turn| (&turn.id, turn.range(), turn.speaker, turn.part))
            .collect();
        format!("{verdict:?} {note:?} {flagged:?} {asked:?} {said:?}")
    });
    std::iter::once(of_all).chain(of_each).collect()
}

/// Keys that make and take back steps, and none that leaves the session or types a command.
fn step_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => "[1-7x0jk.mMiIeSuocgpsnlCCwbhO,!-]".prop_map(|one| Key::char(one.chars().next().unwrap())),
        3 => select(vec!["<cr>", "<esc>", "<c-r>", "<c-n>", "<bs>", "<tab>", "<up>", "<c-u>"])
            .prop_map(|text| keys::parse(text).unwrap()[0]),
    ]
}

/// Out of every input and menu.
fn leave_inputs(room: &mut Room) {
    while !room.app.modes.is_empty() {
        room.press("<esc>");
    }
}

/// Presses a key until the last line says that there is nothing more to do.
fn until_nothing(room: &mut Room, key: &str, nothing: &str) {
    loop {
        room.press(key);
        if room.app.message.as_ref().is_some_and(|message| message.text.starts_with(nothing)) {
            return;
        }
    }
}

fn config() -> Config {
    Config { cases: 96, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_happens_the_screen_can_be_drawn_and_is_true(
        page in page(),
        first in size(),
        rubric in rubric(),
        happenings in prop::collection::vec(happening(), 1..60),
        saves_at_once in any::<bool>(),
    ) {
        let mut room = sit_down(&page, first, rubric);
        room.saves_at_once = saves_at_once;
        for what in happenings {
            happen(&mut room, what);
            something_is_selected(&room.app)?;
            nothing_hidden(&room.buffer())?;
            saved_is_true(&room)?;
            if room.is_gone {
                break;
            }
        }
    }

    #[test]
    fn any_text_that_is_a_page_can_be_looked_at(text in any::<String>(), size in size()) {
        let page = format!("{text}\nWhat would you ask us? Who gets woken at night.\n{text}");
        let Some(mut room) = Room::open(page.as_bytes(), size, Home::Shell) else { return Ok(()) };
        for keys in ["", "p", "r", "<esc>", "s", "c", "q", "?", "q", "jG", "/a<cr>"] {
            room.press(keys);
            something_is_selected(&room.app)?;
            nothing_hidden(&room.buffer())?;
        }
    }

    #[test]
    fn what_is_undone_is_as_if_it_had_never_been(
        page in page(),
        rubric in rubric(),
        keys in prop::collection::vec(step_key(), 1..60),
    ) {
        let mut room = sit_down(&page, Size { width: 80, height: 24 }, rubric);
        let before = decided(&room.app);
        for key in keys {
            room.press_key(key);
        }
        leave_inputs(&mut room);
        until_nothing(&mut room, "<c-r>", "nothing to redo");
        let after = decided(&room.app);
        until_nothing(&mut room, "u", "nothing to undo");
        prop_assert_eq!(&decided(&room.app), &before);
        until_nothing(&mut room, "<c-r>", "nothing to redo");
        prop_assert_eq!(&decided(&room.app), &after);
    }

    #[test]
    fn the_words_at_the_top_stay_in_view_at_another_size(
        page in page(),
        (width, height) in (40u16..=120, 12u16..=40),
        down in 0usize..20,
    ) {
        let mut room = sit_down(&page, Size { width: 80, height: 24 }, "general");
        room.press(&"<down>".repeat(down));
        let sitting = room.app.sitting.as_ref().unwrap();
        let place = sitting.page.place_of(sitting.top_row());
        room.resize(width, height);
        let sitting = room.app.sitting.as_ref().unwrap();
        let (row, top) = (sitting.page.row_of(place), sitting.top_row());
        let rows = usize::from(room.app.layout.answers.answer.height);
        prop_assert!((top..top + rows).contains(&row), "{row} is not in view from {top}");
        // At the end there is nothing more to scroll, and rows in front of it come into view.
        prop_assert!(top == row || top + rows == sitting.page.rows.len() || top == 0);
    }
}

/// A note can come from another program or from a file that somebody edited by hand.
#[test]
fn a_hostile_note_is_shown_safely_and_so_is_the_editor_on_it() {
    let session = session("What would you ask us? Who gets woken at night.\n");
    let exchange = session.exchanges[0].id.clone();
    let size = Size { width: 80, height: 24 };
    let mut room = Room::sit_down(session, size, Home::Shell, |review, _| {
        let note = "a\u{202e}b\u{200b}c \u{1b}[31m \u{feff}jo\u{200d}in\tt";
        review.apply(Edit::Note(exchange, note.into()), "2026-11-22T14:00:00Z".parse().unwrap());
    });
    for keys in ["", "c", "q", "i"] {
        room.press(keys);
        nothing_hidden(&room.buffer()).unwrap();
    }
}
