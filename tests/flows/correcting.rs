//! Corrections: what the import made of an answer is split, merged, moved and given to somebody else;
//! scores, notes and flags follow, undo takes it back, and a colleague's correction asks first.

use std::fs;

use serde_json::Value;

use super::desk::{Desk, Screen, files_below};
use super::pages::FIVE;

/// A labelled talk: small talk, three questions, and one that the importer took for part of an answer.
const TALK: &str = "\
Interviewer: What do you do when a machine stops at night?
Candidate: I read the board first. Then I call whoever was here before me. How do you plan a week? I write the shifts on paper, and then I swap them until nobody works twice.
Interviewer: Which mistake taught you most?
Candidate: I once left a valve open. We lost a whole tank of milk, and I learned to sign the list.
Interviewer: What would you ask us?
Candidate: Who gets woken at night, and how often.
";

/// Goes to the sentence "How do you plan a week?" in the menu's choice of a place.
const TO_THE_WEEK: &str = "jj";

fn talk() -> Desk {
    Desk::with(TALK)
}

fn on_talk(keys: &str) -> Screen {
    talk().press(keys)
}

/// The corrections of a reviewer as they stand on the disk.
fn corrections(desk: &Desk, reviewer: &str) -> Value {
    let name = format!("corrections/{reviewer}.json");
    let path = files_below(&desk.library()).into_iter().find(|path| path.ends_with(&name));
    serde_json::from_slice(&fs::read(path.unwrap()).unwrap()).unwrap()
}

fn shown(desk: &Desk) -> Value {
    serde_json::from_str(&desk.run(&["show", &desk.page(), "--json"]).out).unwrap()
}

#[test]
fn capital_c_lists_what_can_be_corrected() {
    let screen = on_talk("C");
    screen.shows("Correct 1");
    for key in ["s", "m", "b", "w", "q", "n"] {
        assert!(
            screen.0.lines().any(|row| row.starts_with(&format!("  {key}  "))),
            "{key}\n{screen}"
        );
    }
    screen.lacks("take the colleague's correction").says("Esc cancel");
    on_talk("C<esc>4").shows("1 of 3");
}

#[test]
fn s_splits_at_the_sentence_that_was_chosen() {
    on_talk("Cs").says("split at “I read");
    let screen = on_talk(&format!("Cs{TO_THE_WEEK}<cr>"));
    screen.says("split into 1a and 1b · u undo").is_at(1).shows("1a:·").shows("▸1b:·");
    screen.shows("1b. How do you plan a week?").shows("2:·").shows("3:·").shows("0 of 4");
    on_talk(&format!("Cs{TO_THE_WEEK}<cr>k")).shows("1a. What do you do").lacks("on paper");
}

#[test]
fn a_split_stands_at_the_match_of_the_search() {
    on_talk("/shifts<cr>Cs<cr>").shows("shifts on paper").lacks("I write the");
}

#[test]
fn words_are_chosen_one_by_one() {
    on_talk("Csllh<cr>").shows("call").says("split into 1a and 1b");
    on_talk("Cskkkk<cr>").says("not possible: nothing stands before it").says("not possible");
}

#[test]
fn leaving_the_choice_changes_nothing() {
    let before = on_talk("");
    for keys in ["Cs<esc>", "Csjj<c-c>", "Cb<esc>", "Cn<cr>j<esc>", "Cw<esc>", "Cq<esc>", "C<esc>"]
    {
        assert_eq!(on_talk(keys).without_last_line(), before.without_last_line(), "{keys}");
    }
}

#[test]
fn m_merges_with_the_previous_and_both_scores_wait_for_a_choice() {
    let screen = on_talk("42:2<cr>Cm");
    screen.says("merged: 1+2 · two scores: a digit chooses · u undo");
    screen.shows("4 or 2?").shows("scores before the merge").shows("0 of 2").shows("▸1+2:·");
    on_talk("42:2<cr>Cm2").shows("2 weak").shows("1 of 2").shows("1+2:2");
    on_talk("42:2<cr>Cm2uu").shows("1:4").shows("2:2").shows("2 of 3");
    on_talk("Cm").says("not possible: it is the first exchange");
}

#[test]
fn one_score_of_two_that_are_merged_counts() {
    on_talk("4:2<cr>Cm").shows("4 good").shows("scored before the merge").shows("1 of 2");
}

#[test]
fn what_was_cut_off_stays_cut_off_in_the_middle_of_a_merged_answer() {
    let desk = Desk::with(FIVE);
    desk.press(":3<cr>").shows("cut off: the answer").lacks("in part");
    desk.press(":4<cr>Cm").shows("cut off: in part 1 of 2 the answer");
    desk.press("co3<cr>").shows("3+4 in part 1 of 2");
    let report = desk.run(&["report", &desk.page(), "--format", "csv"]).out;
    assert!(report.contains("answer cut off in part 1 of 2"), "{report}");
}

#[test]
fn a_choice_between_two_scores_outlives_the_next_merge() {
    let chosen = ":2<cr>5:3<cr>1:3<cr>Cm5";
    on_talk(chosen).shows("2+3:5").lacks("5 or 1?");
    let screen = on_talk(&format!("{chosen}:2<cr>Cm"));
    screen.shows("1…3:5").shows("scored before the merge").lacks("5 or 1?");
    screen.lacks("two scores");
}

#[test]
fn a_choice_between_two_scores_outlives_a_colleagues_merge() {
    let mut desk = talk();
    desk.press(":2<cr>5:3<cr>1:3<cr>Cm5");
    desk.hand_to("bo");
    desk.press(":2<cr>Cm");
    desk.hand_to("ana");
    desk.press(":2<cr>Ct").shows("1…3:5").shows("scored before the merge").lacks("5 or 1?");
}

#[test]
fn notes_and_flags_of_what_is_merged_stay() {
    let keys = "icalm<esc>jmiexact<esc>Cm";
    on_talk(keys).shows("note  calm").shows("exact").shows("1+2:·F");
    on_talk(&format!("{keys}i indeed<esc>")).shows("calm").shows("exact indeed");
    on_talk(&format!("{keys}m")).lacks("1+2:·F");
    on_talk(&format!("{keys}i indeed<esc>muuu")).shows("2:·F").lacks("1+2");
}

#[test]
fn small_talk_that_is_merged_with_a_question_counts_and_asks_it() {
    let page = format!(
        "Interviewer: Good morning, please sit down.\n\
         Candidate: Good morning, thank you.\n\
         {TALK}\
         Interviewer: Thank you, goodbye.\n\
         Candidate: Goodbye.\n"
    );
    let desk = Desk::with(&page);
    desk.press(":1<cr>").shows("opening · not scored").shows("0 of 3");
    let opened = desk.press(":2<cr>Cm");
    opened.shows("1+2:·").shows("1+2. What do you do when a machine").shows("not scored");
    opened.lacks("opening").shows("0 of 3").shows("please sit down");
    desk.press(":1<cr>4").shows("1+2:4").shows("1 of 3");
    desk.press("/What do you do<cr>Cs<cr>").says("split into 1 and 2").shows("1:4").shows("▸2:·");
    desk.press(":1<cr>").shows("1. Good morning, please sit down.").lacks("board");
    let closed = Desk::with(&page).press(":5<cr>Cm");
    closed.shows("4+5:·").shows("4+5. What would you ask us?").lacks("closing");
}

#[test]
fn b_moves_the_boundary_between_question_and_answer() {
    on_talk("Cb").says("answer begins at “I read");
    let screen = on_talk("Cbj<cr>");
    screen.says("1: the answer begins there · u undo");
    screen.shows("1. What do you do when a machine stops at night? I read the  ").lacks("1a");
    on_talk("4:1<cr>Cbj<cr>").shows("4 good").shows("scored before the boundary moved");
    on_talk("Cbj<cr>u").shows("1. What do you do when a machine stops at night? · Interviewer");
}

#[test]
fn w_says_who_speaks_and_everything_follows() {
    let screen = on_talk("Cw");
    screen
        .shows("Candidate speaks as the candidate")
        .shows("the first key everywhere, the second here alone");
    on_talk("Cwk").shows("Interviewer speaks as an interviewer");
    let swapped = on_talk("Cwi");
    swapped.says("speaker changed · u undo");
    on_talk("Cwiu").shows("1. What do you do when a machine stops at night?").shows("0 of 3");
    // And back again, by the other label.
    let back = on_talk("Cwi:1<cr>Cwi");
    back.says("speaker changed").shows("1. What do you do when a machine stops").shows("0 of 3");
}

#[test]
fn w_in_capitals_is_about_one_turn() {
    let screen = on_talk(":2<cr>CwO");
    screen.says("2: these words are not the candidate's · u undo");
    screen.shows("2. Which mistake taught you most?");
    screen.shows("Candidate · not the candidate:  I once left a valve open.");
    let desk = talk();
    desk.press(":2<cr>CwO");
    let turns = &shown(&desk)["exchanges"][1]["turns"];
    assert_eq!((&turns[1]["speaker"], &turns[1]["part"]), (&"other".into(), &"stray".into()));
    assert_eq!(shown(&desk)["exchanges"][0]["turns"][1]["speaker"], "candidate");
}

#[test]
fn c_for_the_candidate_changes_nothing_and_undoes_no_boundary() {
    let desk = talk();
    desk.press("Cbj<cr>Cwc").says("not possible: nothing would change");
    assert_eq!(corrections(&desk, "ana")["operations"].as_array().unwrap().len(), 1);
    desk.press("").shows("1. What do you do when a machine stops at night? I read the  ");
}

#[test]
fn q_writes_the_question() {
    on_talk("Cq<c-u>Why at night?<cr>").shows("1. Why at night?").says("question written");
}

#[test]
fn n_says_which_words_are_not_the_candidates() {
    on_talk("Cn").says("not the candidate from “I read");
    on_talk("Cn<cr>").says("not the candidate to “");
    let desk = talk();
    let screen = desk.press("Cn<cr><cr>");
    screen.says("1: these words are not the candidate's · u undo");
    // In words, and what goes on as the answer says whose it is.
    screen.shows("Candidate · not the candidate:  I read the board first.");
    screen.shows("Candidate  Then I call");
    desk.press("/first<cr>").shows("not the candidate:");
    desk.press("/not the candidate:<cr>").says("is nowhere in this session");
    let inside = talk().press("Cnj<cr><cr>");
    inside.shows("Candidate  I read the board first.").shows(" not the candidate:  Then I call");
    let turns = shown(&desk)["exchanges"][0]["turns"].clone();
    assert_eq!(turns[1]["text"], "I read the board first. ");
    assert_eq!(turns[1]["speaker"], "other");
    assert_eq!(turns[1]["from"][0]["turn"], turns[2]["from"][0]["turn"]);
}

#[test]
fn every_correction_is_undone_and_redone_with_the_focus_on_it() {
    let split = format!("Cs{TO_THE_WEEK}<cr>");
    for (made, undone) in [
        (split.as_str(), "undone: split of 1"),
        ("jCm", "undone: merge of 1"),
        ("Cbj<cr>", "undone: boundary of 1"),
        ("CwO", "undone: speaker of 1"),
        ("Cn<cr><cr>", "undone: speaker of 1"),
    ] {
        let untouched = on_talk(":1<cr>");
        let back = on_talk(&format!("{made}:3<cr>u"));
        back.is_at(1).says(undone).says("Ctrl-r redo");
        assert_eq!(back.without_last_line(), untouched.without_last_line(), "{made}");
        let again = on_talk(&format!("{made}:3<cr>u<c-r>"));
        again.is_at(1).says("redone").says("u undo");
        let once = on_talk(&format!("{made}:1<cr>"));
        assert_eq!(again.without_last_line(), once.without_last_line(), "{made}");
    }
}

#[test]
fn a_correction_stands_in_its_file_and_the_session_stays_as_imported() {
    let desk = talk();
    desk.press("4");
    let is_session = |path: &std::path::PathBuf| path.ends_with("session.json");
    let path = files_below(&desk.library()).into_iter().find(is_session).unwrap();
    let before = fs::read(&path).unwrap();
    desk.press(&format!(":1<cr>Cs{TO_THE_WEEK}<cr>u"));
    assert_eq!(fs::read(&path).unwrap(), before);
    let operations = corrections(&desk, "ana")["operations"].clone();
    assert_eq!((&operations[0]["op"], &operations[0]["turn"]), (&"split".into(), &"t2".into()));
    assert_eq!((&operations[1]["op"], &operations[1]["of"]), (&"revoke".into(), &"ana-1".into()));
}

#[test]
fn a_correction_made_before_the_session_was_kept_changes_nothing_of_it() {
    let desk = talk();
    desk.press("jCm");
    assert_eq!(shown(&desk)["exchanges"].as_array().unwrap().len(), 2);
    desk.press("").shows("1+2:·").shows("0 of 2");
    desk.press("u").says("nothing to undo since opening");
}

#[test]
fn what_is_printed_agrees_with_the_screen() {
    let desk = talk();
    desk.press(&format!("4:1<cr>Cs{TO_THE_WEEK}<cr>3"));
    let session = shown(&desk);
    assert_eq!(session["exchanges"][0]["number"], "1a");
    assert_eq!(session["exchanges"][1]["number"], "1b");
    assert_eq!(session["exchanges"][1]["turns"][0]["from"][0]["turn"], "t2");
    let report = desk.run(&["report", &desk.page()]).out;
    assert!(report.contains("## 1a. What do you do"), "{report}");
    assert!(report.contains("**4 good, scored before the split**"), "{report}");
    assert!(report.contains("## 1b. How do you plan a week?\n\n**3 fair**"), "{report}");
    desk.press(":1<cr>eHow so?<cr>");
    assert_eq!(shown(&desk)["exchanges"][0]["question"]["origin"], "written");
}

#[test]
fn the_list_of_sessions_counts_as_the_screen_does() {
    let mut desk = talk();
    desk.press(&format!("4:1<cr>Cs{TO_THE_WEEK}<cr>3")).shows("2 of 4");
    assert!(desk.run(&["list"]).out.contains("2/4"), "{}", desk.run(&["list"]).out);
    desk.press("u").says("nothing to undo");
    desk.hand_to("bo");
    assert!(desk.run(&["list"]).out.contains("0/4"), "{}", desk.run(&["list"]).out);
}

#[test]
fn numbers_are_gone_to_as_they_are_shown() {
    let split = format!("Cs{TO_THE_WEEK}<cr>");
    on_talk(&format!("{split}:1a<cr>")).shows("▸1a:");
    on_talk(&format!("{split}:2<cr>:1b<cr>")).shows("▸1b:");
    on_talk(&format!("{split}:2<cr>:1<cr>")).shows("▸1a:");
    on_talk("jCm:3<cr>:2<cr>").shows("▸1+2:");
    on_talk("jCm:7<cr>").says("there is no answer 7: 1 to 3");
}

#[test]
fn a_colleagues_correction_is_seen_where_nothing_was_scored() {
    let mut desk = talk();
    desk.press("jCm");
    desk.hand_to("bo");
    desk.press("").shows("▸1+2:·").lacks("waits");
}

/// Ana has scored the second answer, and Bo merges it with the first.
fn between_two() -> Desk {
    let mut desk = talk();
    desk.press(":2<cr>4");
    desk.hand_to("bo");
    desk.press(":2<cr>Cm").shows("1+2:·");
    desk.hand_to("ana");
    desk
}

#[test]
fn a_colleagues_correction_of_what_i_scored_asks_first() {
    let desk = between_two();
    let screen = desk.press("");
    screen.shows("2:4").says("1 colleague's correction of what you scored: merge by bo at 1");
    desk.press(":2<cr>").shows("merge by bo waits: C takes or leaves it");
    desk.press(":2<cr>C").shows("Correct 2 · merge by bo waits").shows("  t  ").shows("  l  ");
}

#[test]
fn taking_it_is_remembered_and_can_be_undone() {
    let desk = between_two();
    desk.press(":2<cr>Ct").says("merge by bo taken · u undo").shows("scored before the merge");
    desk.press("").shows("1+2:4").lacks("waits");
    let desk = between_two();
    desk.press(":2<cr>Ctu").says("undone").shows("2:4").shows("merge by bo waits");
}

#[test]
fn leaving_it_out_is_remembered_and_counts_for_me_alone() {
    let mut desk = between_two();
    desk.press(":2<cr>Cl").says("merge by bo left out").lacks("waits");
    desk.press("").shows("2:4").lacks("colleague's correction");
    assert_eq!(corrections(&desk, "ana")["operations"][0]["op"], "leave");
    desk.hand_to("bo");
    desk.press("").shows("1+2:·");
}

#[test]
fn what_no_longer_applies_is_kept_and_named() {
    let desk = talk();
    desk.press(&format!("Cs{TO_THE_WEEK}<cr>:2<cr>Cm"));
    let path = files_below(&desk.library())
        .into_iter()
        .find(|path| path.ends_with("corrections/ana.json"))
        .unwrap();
    let mut file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    file["operations"][1]["exchange"] = "e00000000".into();
    fs::write(&path, serde_json::to_vec(&file).unwrap()).unwrap();
    desk.press("").says("1 correction without effect").shows("1a:·").shows("2:·");
    desk.press("pr").shows("merge by ana: there is no such exchange").lacks("Nothing was dropped");
    assert_eq!(corrections(&desk, "ana")["operations"][1]["exchange"], "e00000000");
}

#[test]
fn nothing_is_corrected_where_nothing_can_be_saved() {
    let desk = talk();
    desk.press("4");
    let page = desk.page();
    let ran = desk.run(&[&page, "--read-only", "--print=text", "--keys", "Cs<cr>"]);
    assert!(!ran.out.contains("split"), "{}", ran.out);
}

#[test]
fn skills_are_still_found_behind_a_split() {
    let desk = Desk::with(FIVE);
    desk.press("Csj<cr>").says("split into 1a and 1b");
    desk.press("s").shows("1b").shows("With PostgreSQL");
    desk.press("s<cr>").shows("▸1b:").says("named here first");
}

#[test]
fn the_menu_has_room_on_every_terminal() {
    for size in ["40x12", "80x24", "120x40"] {
        let desk = talk().at(size);
        desk.press("C").shows("Correct 1").shows("not the candidate's words");
        desk.press("Cw")
            .shows("Candidate speaks as the candidate")
            .shows("nobody of the interview");
        for (keys, asked) in [
            ("Cs", "split at"),
            ("Cb", "answer begins at"),
            ("Cn", "not the candidate from"),
            ("Cn<cr>", "not the candidate to"),
        ] {
            let screen = desk.press(keys);
            for key in ["Enter", " j ", " k ", " l ", " Esc "] {
                screen.says(key);
            }
            screen.says(asked);
        }
        desk.press("jCm").says("merged: 1+2");
    }
}
