//! Two programs: one that is killed while it saves, and one that is asked to leave.

use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};

use candor::store::{Access, Library, WhyReadOnly, ask_holder_to_leave};
use rustix::process::Signal;

use super::common::*;

const LIBRARY: &str = "CANDOR_TEST_LIBRARY";

/// The other program: saves one score after the other until it is stopped.
#[test]
#[ignore = "the other tests of this file start it"]
fn other_program() {
    let Some(root) = std::env::var_os(LIBRARY) else { return };
    let library = Library::at(root.into(), false);
    let shelf = Shelf { library, ..Shelf::empty() };
    let mut desk = shelf.desk();
    let mut review = desk.review.clone();
    loop {
        let count = review.history.len();
        score_it(&mut review, if count.is_multiple_of(2) { 1 } else { 2 });
        writer(&mut desk).save(&review).unwrap();
        println!("ACK {}", review.history.len());
    }
}

/// Starts it and waits until it has said `acknowledged` times that a score is saved.
fn start(shelf: &Shelf, acknowledged: usize) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["processes::other_program", "--exact", "--ignored", "--nocapture"])
        .env(LIBRARY, shelf.library.root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let last = format!("ACK {acknowledged}");
    assert!(lines.any(|line| line.unwrap().ends_with(&last)));
    // It goes on saving; what it says from now on is kept unread until the end.
    std::thread::spawn(move || lines.count());
    child
}

#[test]
fn a_killed_program_has_lost_nothing_that_it_acknowledged() {
    let shelf = Shelf::new();
    for round in 1..=8 {
        let acknowledged = shelf.desk().review.history.len() + 3 * round;
        let mut child = start(&shelf, acknowledged);
        child.kill().unwrap();
        child.wait().unwrap();
        let desk = shelf.desk();
        assert!(matches!(desk.access, Access::Writable(_)));
        assert!(desk.review.history.len() >= acknowledged);
    }
}

#[test]
fn the_holder_is_asked_to_leave_and_the_lock_is_free() {
    let shelf = Shelf::new();
    let mut child = start(&shelf, 1);
    let desk = shelf.desk();
    let WhyReadOnly::HeldBy(holder) = why(&desk) else { panic!("{}", why(&desk)) };
    assert_eq!(holder.pid, child.id());
    ask_holder_to_leave(holder).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(Signal::USR1.as_raw()));
    assert!(matches!(shelf.desk().access, Access::Writable(_)));
    assert!(ask_holder_to_leave(holder).is_err());
}

#[test]
fn what_a_former_holder_has_left_in_the_lock_is_nobody() {
    let shelf = Shelf::with_score(3);
    let lock = shelf.at(".candor/ana/lock");
    let killed =
        r#"{"pid":1,"uid":1,"user":"a name that is longer than any other","host":"far away"}"#;
    std::fs::write(&lock, format!("{killed:400}")).unwrap();
    let desk = shelf.desk();
    let second = shelf.desk();
    let WhyReadOnly::HeldBy(holder) = why(&second) else { panic!("{}", why(&second)) };
    assert_eq!(holder.pid, std::process::id());
    drop(desk);
    assert!(std::fs::read_to_string(&lock).unwrap().trim().is_empty());
}
