//! Pastes and bursts: a paste is text and never keys, and however much comes at once, all of it arrives.

use crate::room::Room;

#[test]
fn a_paste_on_the_answers_does_nothing_but_say_so() {
    let room = Room::new();
    let mut terminal = room.open();
    terminal.paste("q\n1\n");
    terminal.see("a paste is text, not keys");
    terminal.see("0 of 10");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(room.scores(), [0; 0]);
}

#[test]
fn a_paste_into_a_note_is_text() {
    let room = Room::new();
    let terminal = room.open();
    terminal.send("i");
    terminal.paste("q\n1\x1b[31m\u{202e}!");
    terminal.see("1[31m!");
    room.wait_for_note("q\n1[31m!");
    assert_eq!(room.scores(), [0; 0]);
}

#[test]
fn a_large_paste_arrives_whole() {
    let room = Room::new();
    let mut terminal = room.open();
    let pasted = numbers(20_000, " é\n");
    assert!(pasted.len() > 200_000);
    terminal.send("i");
    terminal.paste(&pasted);
    terminal.see("00019999");
    room.wait_for_note("00019999");
    assert_whole(&room.notes()[0], &pasted);
    terminal.send("\x1b");
    terminal.see("note kept");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
}

/// More than any note holds: a line takes its beginning, a note nothing of it and says so, and work goes on.
#[test]
fn ten_megabytes_hold_nobody_up_and_nothing_is_lost() {
    let room = Room::new();
    let mut terminal = room.open();
    let pasted = numbers(1_000_000, " \n");
    assert!(pasted.len() >= 10_000_000);
    terminal.send("4");
    room.wait_for_score(4);
    terminal.paste(&pasted);
    terminal.see("a paste is text, not keys");
    terminal.send("/");
    terminal.paste(&pasted);
    terminal.see("00000408");
    terminal.send("\x1b");
    terminal.wait("the answers", |state| !state.text().contains("00000408"));
    terminal.send("ihalf a thought");
    terminal.see("half a thought");
    terminal.paste(&pasted);
    terminal.see("nothing was pasted: a note takes");
    terminal.send(" and the rest");
    terminal.see("half a thought and the rest");
    terminal.send("\x1b");
    terminal.see("note kept");
    terminal.send("q");
    assert_eq!(terminal.end_restored().code(), Some(0));
    assert_eq!(
        (room.scores(), room.notes()),
        (vec![4], vec!["half a thought and the rest".into()])
    );
}

#[test]
fn a_burst_of_text_arrives_whole() {
    let room = Room::new();
    let terminal = room.open();
    let typed = numbers(625, " ");
    assert_eq!(typed.len(), 5625);
    terminal.send(format!("i{typed}"));
    terminal.see("00000624");
    room.wait_for_note("00000624");
    assert_whole(&room.notes()[0], &typed);
}

#[test]
fn a_burst_of_keys_is_taken_wholly() {
    let room = Room::new();
    let terminal = room.open();
    // There is no key behind the burst that would push its rest along.
    terminal.send(format!("{}:1\r{}m", "j".repeat(4990), "j".repeat(5)));
    terminal.see("6. ");
    terminal.wait("the flag on the answer", |state| state.text().contains("flag"));
}

/// Text in which every place is another.
fn numbers(count: usize, behind: &str) -> String {
    (0..count).fold(String::new(), |text, number| text + &format!("{number:08}{behind}"))
}

/// Says where they differ: the whole of both is more than anybody reads.
#[track_caller]
fn assert_whole(arrived: &str, sent: &str) {
    let at = arrived.chars().zip(sent.chars()).position(|(a, b)| a != b);
    let around = |text: &str| text.chars().skip(at.unwrap_or(0)).take(20).collect::<String>();
    assert_eq!(at, None, "{:?} instead of {:?}", around(arrived), around(sent));
    assert_eq!(arrived.len(), sent.len());
}
