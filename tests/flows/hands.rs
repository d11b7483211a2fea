//! What no key does: the wheel, a click, a paste, another size, a save that takes its time, a sudden end.

use candor::app::layout::Size;
use candor::app::{Effect, Home, Mouse, MouseAction, Msg};
use candor::keys;
use candor::ui::picture;

use super::desk::Screen;
use super::pages::{self, FIVE};
use super::room::Room;

pub(crate) fn at(page: &str, width: u16, height: u16) -> Room {
    Room::open(page.as_bytes(), Size { width, height }, Home::Shell).unwrap()
}

fn from_the_library(page: &str) -> Room {
    Room::open(page.as_bytes(), Size { width: 80, height: 24 }, Home::Library).unwrap()
}

impl Room {
    pub(crate) fn screen(&self) -> Screen {
        Screen(picture::text(&self.buffer()))
    }

    pub(crate) fn mouse(&mut self, action: MouseAction, x: u16, y: u16) -> &mut Self {
        self.tell(Msg::Mouse(Mouse { action, x, y }));
        self
    }

    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Msg::Paste(text.into()));
        self
    }
}

#[test]
fn the_wheel_scrolls_by_one_row() {
    let mut room = at(&pages::long(600), 80, 24);
    let top = room.press("j").screen();
    let one = room.mouse(MouseAction::WheelDown, 10, 10).screen();
    assert_eq!(one.rows_in_view()[0], top.rows_in_view()[1]);
    room.mouse(MouseAction::WheelUp, 10, 10);
    assert_eq!(room.screen(), top);
    room.mouse(MouseAction::WheelUp, 10, 10);
    assert_eq!(room.screen(), top);
}

#[test]
fn a_click_selects() {
    let mut room = at(FIVE, 120, 40);
    let row = |room: &Room, words: &str| {
        let row = room.screen().0.lines().position(|row| row.contains(words)).unwrap();
        u16::try_from(row).unwrap()
    };
    let y = row(&room, "  4. ");
    room.mouse(MouseAction::Click, 14, y).screen().is_at(4);
    let x = room.screen().header().find("Scorecard").unwrap();
    let x = u16::try_from(x).unwrap();
    room.mouse(MouseAction::Click, x, 0).screen().is_on("Scorecard");
    let y = row(&room, "3.");
    room.mouse(MouseAction::Click, 20, y).press("<cr>").screen().is_on("Q&A").is_at(3);
}

#[test]
fn a_click_on_the_strip_selects() {
    let mut room = at(FIVE, 80, 24);
    let strip = room.screen().0.lines().nth(1).unwrap().to_owned();
    let x = u16::try_from(strip.chars().position(|c| c == '3').unwrap()).unwrap();
    room.mouse(MouseAction::Click, x, 1).screen().is_at(3);
}

#[test]
fn a_drag_chooses_whole_words() {
    let mut room = at(FIVE, 80, 24);
    let screen = room.screen();
    let y = screen.0.lines().position(|row| row.contains("I turn on the log")).unwrap();
    let y = u16::try_from(y).unwrap();
    room.mouse(MouseAction::Click, 4, y).mouse(MouseAction::Drag, 9, y);
    room.screen().says("quote for");
    room.press("<cr>");
    let review = &room.snapshot.as_ref().unwrap().review;
    let quoted = review.answers.values().flat_map(|answer| &answer.quotes).next().unwrap();
    assert_eq!(quoted.spans[0].text, "turn on");
}

#[test]
fn a_drag_shows_its_keys_whatever_was_said_before() {
    for (keys, said, words) in
        [("t", "folded: ", "I turn on the log"), ("4", "1: 4 ", "Two sessions wait")]
    {
        let mut room = at(FIVE, 80, 24);
        let screen = room.press(keys).screen();
        screen.says(said);
        let y = screen.0.lines().position(|row| row.contains(words)).unwrap();
        let y = u16::try_from(y).unwrap();
        room.mouse(MouseAction::Click, 4, y).mouse(MouseAction::Drag, 9, y);
        room.screen().says("quote for").lacks(said);
    }
}

#[test]
fn clicks_beside_everything_do_nothing() {
    for size in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        let mut room = at(FIVE, size.0, size.1);
        let before = room.screen();
        for (x, y) in [(0, 0), (size.0, size.1), (u16::MAX, u16::MAX), (size.0 - 1, size.1 - 1)] {
            room.mouse(MouseAction::Click, x, y);
        }
        assert_eq!(room.screen(), before);
    }
}

#[test]
fn a_paste_is_data_and_never_keys() {
    let mut room = at(FIVE, 80, 24);
    room.paste("4jjq").screen().is_at(1).shows("0 of 5").says("a paste is text, not keys");
    room.press("i").paste("4 jj\r\nq\t\u{1b}[31m\u{202e}!").press("<esc>");
    let review = &room.snapshot.as_ref().unwrap().review;
    let notes: Vec<&str> = review.answers.values().map(|answer| answer.note.as_str()).collect();
    assert_eq!(notes, ["4 jj\nq    [31m!"]);
}

#[test]
fn a_paste_into_a_line_stays_one_line() {
    let mut room = at(FIVE, 80, 24);
    room.press("e<c-u>").paste("What\nnow?\n").screen().says("question: What now?");
}

#[test]
fn a_paste_into_the_filter_filters() {
    let mut room = from_the_library(FIVE);
    room.press("q/").paste("Lindgren").screen().shows("Lindgren").lacks("Ines Okafor");
}

#[test]
fn below_the_smallest_size_a_plain_message_stands() {
    for size in [(39, 12), (40, 11), (16, 3)] {
        let mut room = at(FIVE, size.0, size.1);
        let words = format!("{}x{} is too small:\ncandor needs 40x12", size.0, size.1);
        assert!(size.0 < 30 || room.screen().0.starts_with(&words), "{}", room.screen());
        // Nobody scores what cannot be seen.
        room.press("4").resize(80, 24);
        room.screen().is_at(1).shows("0 of 5");
    }
}

#[test]
fn another_size_keeps_selection_tab_and_the_row_at_the_top() {
    let mut room = at(&pages::long(900), 80, 24);
    room.press("j<space><space><down>");
    let before = room.screen();
    let first = before.rows_in_view()[0].split_whitespace().next().unwrap().to_owned();
    for (width, height) in [(120, 40), (40, 12), (66, 18), (100, 24)] {
        let screen = room.resize(width, height).screen();
        assert!(screen.rows_in_view()[0].contains(&first), "{first} at {width}x{height}\n{screen}");
    }
    assert_eq!(room.resize(80, 24).screen().without_last_line(), before.without_last_line());
}

#[test]
fn a_size_in_which_everything_fits_keeps_the_scroll_for_the_way_back() {
    let mut room = at(&pages::long(200), 80, 24);
    room.press("jG");
    let before = room.screen();
    room.resize(120, 60).resize(80, 24);
    assert_eq!(room.screen(), before);
}

#[test]
fn saved_is_said_only_when_it_is_true() {
    let mut room = at(FIVE, 80, 24);
    room.saves_at_once = false;
    let word = |room: &Room| room.screen().header().split("of 5").nth(1).unwrap().trim().to_owned();
    assert_eq!(word(&room), "saved");
    room.press("4");
    assert_eq!(word(&room), "");
    room.wait(250);
    room.tell(Msg::Tick);
    assert_eq!(word(&room), "saving");
    room.press("4");
    room.tell(Msg::Saved(1));
    assert_eq!(word(&room), "saving");
    room.save();
    assert_eq!(word(&room), "saved");
}

#[test]
fn a_failed_save_says_when_and_why_and_keeps_the_program_open() {
    let mut room = at(FIVE, 80, 24);
    room.saves_at_once = false;
    room.press("4");
    room.tell(Msg::NotSaved("the disk is full: make room".into()));
    room.screen().shows("NOT SAVED 14:00").says("the disk is full: make room");
    room.press(":q<cr>").screen().shows("Not saved. Leave and lose the last changes?");
    room.press("n4").screen().shows("2 of 5").shows("NOT SAVED");
    assert!(!room.is_gone);
    room.save();
    room.screen().lacks("NOT SAVED").shows("saved");
    room.press(":q<cr>");
    assert!(room.is_gone);
}

#[test]
fn a_failed_save_leaves_a_way_out_to_the_library_too() {
    let mut room = from_the_library(FIVE);
    room.saves_at_once = false;
    room.press("4");
    room.tell(Msg::NotSaved("the disk is full: make room".into()));
    room.press("q").screen().shows(":save-as FILE");
    room.press("n").screen().is_at(2).shows("NOT SAVED");
    room.press("qy").screen().shows("sorted by last touched");
}

#[test]
fn what_is_left_unsaved_is_called_so_until_another_session_is_open() {
    let mut room = from_the_library(FIVE);
    room.saves_at_once = false;
    room.press("4");
    room.tell(Msg::NotSaved("the disk is full: make room".into()));
    room.press(">").screen().shows("y leaves and loses them");
    // Whoever performs what is asked for may take a while, and may fail.
    let effects = room.app.update(Msg::Key(keys::parse("y").unwrap()[0]), room.now);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Open(_))), "{effects:?}");
    room.screen().shows("Ines Okafor").shows("NOT SAVED");
}

#[test]
fn quitting_waits_for_the_last_save() {
    let mut room = at(FIVE, 80, 24);
    room.saves_at_once = false;
    room.press("4:q<cr>");
    assert!(!room.is_gone);
    room.save();
    room.press("q");
    assert!(room.is_gone);
}

#[test]
fn a_note_being_typed_is_saved_at_a_pause_and_comes_back() {
    let mut room = at(FIVE, 80, 24);
    room.press("j4kinames the");
    assert!(room.snapshot.as_ref().unwrap().review.answers.values().all(|one| one.note.is_empty()));
    room.wait(1000);
    room.tell(Msg::Tick);
    // And then the power goes.
    let mut room = room.come_back();
    room.screen().is_at(2).says("back at 2 · 1 of 5 · unfinished note restored");
    room.screen().shows("note  names the");
    room.press("i view<esc>u").screen().shows("note  names the").lacks("view");
}

#[test]
fn where_it_opens_anyway_is_not_written_down() {
    let mut room = at(FIVE, 80, 24);
    room.press("q");
    assert!(room.is_gone && room.place.is_none());
    let mut room = at(FIVE, 80, 24);
    room.press("jkq");
    assert!(room.is_gone && room.place.is_none());
    let mut room = at(FIVE, 80, 24);
    room.press("jq");
    assert!(room.is_gone && room.place.is_some());
}

#[test]
fn an_unfinished_note_on_the_first_answer_is_told_of() {
    let mut room = at(FIVE, 80, 24);
    room.press("inames the");
    room.wait(1000);
    room.tell(Msg::Tick);
    // And then the power goes.
    room.come_back().screen().is_at(1).says("back at 1 · 0 of 5 · unfinished note restored");
}

#[test]
fn a_finished_note_is_not_called_unfinished() {
    let mut room = at(FIVE, 80, 24);
    room.press("inames the view<esc>");
    let room = room.come_back();
    room.screen().says("back at 1 · 0 of 5").lacks("unfinished");
}

#[test]
fn the_system_ends_the_program_and_nothing_that_was_typed_is_lost() {
    let mut room = at(FIVE, 80, 24);
    room.press("4inames the");
    room.tell(Msg::Leave);
    assert!(room.is_gone);
    room.come_back().screen().is_at(2).shows("note  names the").says("unfinished note restored");
}

#[test]
fn after_a_search_from_a_peek_q_means_quit() {
    let mut room = from_the_library(FIVE);
    room.press("p/machine<cr>").screen().is_on("Q&A").is_at(4);
    room.press("q").screen().shows("session");
    assert!(room.app.sitting.is_none());
}
