//! Whole screens with their styles, at the three sizes. What is dim, what is bold and what has the accent is
//! as much a promise as the words.
//!
//! Each row stands behind a bar; `⟨words⟩dim` are words in that style.

mod standard;
mod tiny;
mod wide;

use super::desk::{Desk, Screen, framed};
use super::pages::{ELEVEN, FIVE, short};
use super::watching::watch;

/// A review half done: scores, a reason, a flag, a note; the focus on what is cut off and noted.
const WORK: &str = ":2<cr>443xg:9<cr>5:2<cr>inames the case and\nits limits<esc>:6<cr>m:2<cr>";

/// The page of eleven exchanges, after that work and these keys.
fn worked(size: &'static str, keys: &str) -> String {
    let desk = Desk::with(ELEVEN).at(size);
    desk.press(WORK);
    desk.press_styled(&format!("k{keys}"))
}

/// The page of eleven exchanges with a note being typed. Headless printing would have kept it.
fn typing(width: u16, height: u16) -> String {
    let watcher = watch(ELEVEN, "jiwhy the consumers and not the queue", (width, height));
    watcher.styled[watcher.styled.len() - 2].clone()
}

/// A library of two sessions: one from yesterday, one from today.
fn library(size: &'static str) -> String {
    let mut desk = Desk::with(FIVE).at(size);
    desk.put("other.txt", short("Bo Lindgren", "Night Nurse"));
    desk.press("444");
    desk.sleep_over_it();
    desk.press_in("other.txt", "4");
    desk.press_in_library_styled("")
}

/// What is compared is what is meant: a frame has its rows behind bars and says how words are styled.
#[test]
fn a_frame_says_rows_and_styles() {
    assert_eq!(framed(" a\n\nb\n"), "| a\n|\n|b\n");
    let screen = worked("80x24", "");
    assert!(screen.lines().all(|row| row.starts_with('|')) && screen.contains("⟩dim"));
    assert_eq!(screen.lines().count(), 24);
    let plain = Screen(screen.replace(['⟨', '⟩'], ""));
    plain.shows("Tarek Wolde");
}
