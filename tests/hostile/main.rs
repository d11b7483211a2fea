//! Hostile text through everything that reads and everything that writes: nothing of it may steer a terminal, a browser
//! or a spreadsheet, and nothing of it is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod outputs;
mod pages;
mod refusals;
#[path = "../pty/room.rs"]
#[allow(dead_code, reason = "the tests of the terminal use the rest of it")]
mod room;
mod screens;
mod strings;
#[path = "../pty/terminal.rs"]
#[allow(dead_code, reason = "the tests of the terminal use the rest of it")]
mod terminal;

#[test]
fn there_are_many_of_them_and_none_twice() {
    let all = strings::all();
    let distinct: std::collections::HashSet<&Vec<u8>> = all.iter().map(|one| &one.bytes).collect();
    let families: std::collections::BTreeSet<&str> = all.iter().map(|one| one.family).collect();
    println!("{} hostile strings in {} families", all.len(), families.len());
    assert!(all.len() >= 300, "{}", all.len());
    assert_eq!(distinct.len(), all.len());
}
