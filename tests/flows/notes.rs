//! Notes: in place, on the answer scored last, on the session, in another program.

use super::desk::{Desk, Screen, files_below, five};
use super::hands::at;
use super::pages::{self, FIVE};
use super::watching::{watch, watched};

#[test]
fn i_and_enter_open_the_note_on_the_answer_on_screen() {
    for open in ["i", "<cr>"] {
        let desk = Desk::with(FIVE);
        desk.press(&format!("j{open}names the view<esc>")).is_at(2).shows("names the view");
        assert_eq!(desk.answer(2)["note"], "names the view");
    }
}

#[test]
fn every_printable_key_types() {
    let typed = "q4x?:/jkmMuIESeyTa0.,hlpsc<lt>>gGfb d1 [é日]";
    let desk = Desk::with(FIVE);
    desk.press(&format!("i{typed}<esc>")).is_at(1).shows("0 of 5");
    assert_eq!(desk.answer(1)["note"], typed.replace("<lt>", "<"));
}

#[test]
fn enter_is_a_new_line() {
    let desk = Desk::with(FIVE);
    desk.press("ifirst<cr>second<esc>").shows("first").shows("second");
    assert_eq!(desk.answer(1)["note"], "first\nsecond");
}

#[test]
fn leaving_keeps_the_note_and_says_so() {
    for leave in ["<esc>", "<c-c>"] {
        let desk = Desk::with(FIVE);
        desk.press(&format!("iwords{leave}")).says("note kept · u undo").shows("saved");
        assert_eq!(desk.answer(1)["note"], "words", "{leave}");
    }
}

#[test]
fn keys_that_end_in_a_note_keep_it() {
    let desk = Desk::with(FIVE);
    desk.press("iwords");
    assert_eq!(desk.answer(1)["note"], "words");
}

#[test]
fn a_note_goes_on_where_it_ended() {
    let desk = Desk::with(FIVE);
    desk.press("ione<esc>i two<esc>");
    assert_eq!(desk.answer(1)["note"], "one two");
}

#[test]
fn a_note_of_nothing_but_white_space_is_none() {
    let desk = Desk::with(FIVE);
    desk.press("i <cr> <esc>").shows("i writes one").lacks("note kept");
}

#[test]
fn ctrl_n_keeps_the_note_and_goes_to_the_next_open_answer() {
    let desk = Desk::with(FIVE);
    desk.press("j4kkiwords<c-n>").is_at(3).lacks("words");
    assert_eq!(desk.answer(1)["note"], "words");
}

#[test]
fn typing_is_undone_and_redone_within_the_note() {
    let undo_all = "<c-u>".repeat(40);
    let desk = Desk::with(FIVE);
    desk.press(&format!("ikept<esc>i and gone{undo_all}<esc>"));
    assert_eq!(desk.answer(1)["note"], "kept");
    let redo_all = "<c-r>".repeat(40);
    let desk = Desk::with(FIVE);
    desk.press(&format!("iback again{undo_all}{redo_all}<esc>"));
    assert_eq!(desk.answer(1)["note"], "back again");
}

#[test]
fn the_answer_scrolls_while_the_note_is_open() {
    let frames = watched(&pages::long(600), "ji<pgdn><pgup>");
    let [open, down, up] = frames.last_chunk().unwrap();
    let rows = open.rows_in_view();
    assert_eq!(down.rows_in_view()[..2], rows[rows.len() - 2..]);
    assert_eq!(up.rows_in_view(), rows);
    open.says("Esc keep").says("PgDn scroll answer");
}

#[test]
fn the_editor_grows_to_six_rows_and_the_answer_stays_in_view() {
    let line = "one more line<cr>";
    let frames = watched(&pages::long(600), &format!("ji{}", line.repeat(30)));
    let rows = |screen: &Screen| screen.0.matches("one more line").count();
    assert_eq!(frames.iter().map(rows).max(), Some(6));
    assert!(frames.last().unwrap().rows_in_view().len() >= 4);
}

#[test]
fn alt_and_a_key_mean_esc_and_then_that_key() {
    let desk = Desk::with(FIVE);
    desk.press("iwords<a-4>").is_at(2).says("1: 4 good");
    assert_eq!((&desk.answer(1)["note"], &desk.answer(1)["score"]), (&"words".into(), &4.into()));
}

#[test]
fn the_editors_own_chords_are_off() {
    let desk = Desk::with(FIVE);
    desk.press("iwords<c-k><c-y><c-j><c-d><c-f><c-b><c-a><a-esc>");
    assert_eq!(desk.answer(1)["note"], "words");
}

#[test]
fn capital_i_notes_on_the_answer_scored_last_and_comes_back() {
    watched(FIVE, "4I").last().unwrap().is_at(1).says("Esc keep");
    let desk = Desk::with(FIVE);
    desk.press("4jIwhy four<esc>").is_at(3).says("note kept");
    assert_eq!(desk.answer(1)["note"], "why four");
}

#[test]
fn capital_i_comes_back_to_the_same_row() {
    let long = pages::long(600);
    let before = Desk::with(&long).press("4<space><down>");
    let after = Desk::with(&long).press("4<space><down>Iwhy<esc>");
    assert_eq!(before.rows_in_view(), after.rows_in_view());
}

#[test]
fn capital_i_without_a_score_says_so() {
    five("I").is_at(1).says("no answer was scored since opening");
}

#[test]
fn ctrl_n_in_a_note_by_capital_i_goes_to_the_next_open_answer() {
    let desk = Desk::with(FIVE);
    desk.press("4Iwhy four<c-n>").is_at(2);
    assert_eq!(desk.answer(1)["note"], "why four");
}

#[test]
fn capital_s_notes_on_the_whole_session_from_any_tab() {
    for way_there in ["", "p", "s", "c"] {
        let typing = watched(FIVE, &format!("{way_there}S"));
        typing.last().unwrap().shows("note on the whole session");
        let desk = Desk::with(FIVE);
        desk.press(&format!("{way_there}Scalm and exact<esc>"));
        assert_eq!(desk.review()["note"], "calm and exact", "{way_there}");
    }
    five("Scalm and exact<esc>c").shows("session          calm and exact");
}

#[test]
fn what_a_note_is_on_is_seen_in_the_smallest_terminal() {
    let typing = |keys: &str| {
        let mut frames = watch(FIVE, keys, (40, 12)).frames;
        frames.pop();
        frames.pop().unwrap()
    };
    typing("S").shows("note on the whole session").shows("I turn on the log");
    typing("cS").shows("note on the whole session");
    typing("i").lacks("whole session");
}

#[test]
fn a_visit_that_changes_nothing_is_no_step_and_no_change() {
    let desk = Desk::with(FIVE);
    desk.press("i<esc>").lacks("note kept");
    assert!(desk.has_no_review());
    five("4ki<esc>u").says("undone: 1 is not scored");
}

#[test]
fn what_cannot_be_typed_stays_in_a_note_that_is_only_looked_at() {
    let desk = Desk::with(FIVE);
    desk.press("iplain<esc>");
    let path =
        files_below(&desk.library()).into_iter().find(|path| path.ends_with("reviews/ana.json"));
    let path = path.unwrap();
    let review = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, review.replace("\"plain\"", "\"pla\\u200din\"")).unwrap();
    desk.press("i<esc>");
    assert_eq!(desk.answer(1)["note"], "pla\u{200d}in");
    desk.press("i!<esc>");
    assert_eq!(desk.answer(1)["note"], "plain!");
}

#[test]
fn a_note_that_names_a_protected_trait_is_warned_of_and_never_blocked() {
    for size in ["120x40", "80x24", "40x12"] {
        let room = |note: &str| {
            let (width, height) = size.split_once('x').unwrap();
            let mut room = at(FIVE, width.parse().unwrap(), height.parse().unwrap());
            room.press("i").paste(note);
            room
        };
        room("accent too strong").screen().shows("careful: “accent");
        room("knows access control").screen().lacks("careful");
        let mut kept = room("accent too strong");
        kept.press("<esc>").screen().lacks("careful");
        let review = &kept.snapshot.as_ref().unwrap().review;
        assert!(review.answers.values().any(|answer| answer.note == "accent too strong"));
    }
}

#[test]
fn a_warning_is_read_whole_and_alone_in_its_rows() {
    let warned = |(width, height): (u16, u16), note: &str| {
        let mut room = at(pages::ELEVEN, width, height);
        room.press("i").paste(note).screen().0
    };
    let tiny = warned((40, 12), "accent too strong");
    let said = "careful: “accent” judges speech; say\n what could not be followed\n note";
    assert!(tiny.contains(said), "{tiny}");
    let both = "accent too strong, too old, accent";
    let tiny = warned((40, 12), both);
    assert!(tiny.contains("say\n what could not be followed · “too old”\n"), "{tiny}");
    let tiny = warned((40, 12), "accent too strong, too old, and pregnant");
    assert!(tiny.contains("say\n what could not be followed · 2 more\n"), "{tiny}");
    let standard = warned((80, 24), both);
    assert!(standard.contains("what could not be followed · “too old”\n"), "{standard}");
}
