//! Rubrics of one's own: where they apply, what they require, and what becomes of scores when they change.

use std::fs;

use super::desk::{Desk, Screen};
use super::pages::FIVE;

/// Three levels, two criteria: one on every answer, one on what is asked about caches and in the first answer.
const OWN: &str = r#"id = "own"
version = 1
title = "Own"

[[levels]]
value = 1
name = "low"
[[levels]]
value = 2
name = "mid"
[[levels]]
value = 3
name = "high"

[[criteria]]
id = "clear"
name = "Clear"
critical = 1
anchors = { 1 = "guesses", 2 = "knows", 3 = "shows" }

[[criteria]]
id = "cost"
name = "Cost"
focus = true
anchors = { 1 = "none", 2 = "names it", 3 = "weighs it" }
applies = { questions = ["add a cache"], answers = [1] }

[requires]
reason = false
quote_at = [3]
note_at = [1]

[[unscorable]]
reason = "cut-off"
label = "recording ends"
[[unscorable]]
reason = "other"

[[examples]]
question = "slow query"
level = 3
answer = "Reads the plan before changing anything."

[[recommendations]]
id = "no"
label = "not now"
[[recommendations]]
id = "go"
label = "go"
positive = true
"#;

struct Own {
    desk: Desk,
}

impl Own {
    fn new() -> Self {
        let own = Self { desk: Desk::with(FIVE) };
        own.write(OWN);
        own
    }

    fn write(&self, text: &str) {
        self.desk.put("library/rubrics/own.toml", text);
    }

    fn press(&self, keys: &str) -> Screen {
        let page = self.desk.page();
        self.desk.screen(&[&page, "--rubric", "own", "--print=text", "--keys", keys])
    }
}

#[test]
fn criteria_apply_by_question_and_by_number() {
    let own = Own::new();
    own.press("").shows("Clear").shows("Cost");
    own.press("j").shows("Clear").lacks("Cost  ");
    own.press("j").shows("Clear").shows("Cost");
    // 1 and 3 have two rows, the others one.
    own.press(":1<cr>2222222").says("all 5 done").shows("1:22").shows("2:2 ");
}

#[test]
fn only_its_reasons_stand_in_the_menu() {
    Own::new().press("x").shows("recording ends").shows("other").lacks("not asked");
    Own::new().press("xc").shows("1:x");
}

#[test]
fn what_it_requires_is_asked_for() {
    let own = Own::new();
    own.press("3222221co2<cr>").says("in spite of the critical flag on 5:");
    own.press("co1<cr>w").says("no quote on 1").says("no note on 5");
    own.press("v<cr>");
    own.press("Giwrong<esc>:5<cr>iwrong<esc>cw").shows("Submit this review?");
    let bare = Own::new();
    bare.press("2-22-22co1<cr>w").says("no score on Cost");
}

#[test]
fn a_quote_that_has_left_the_answer_is_not_the_one_that_is_required() {
    let own = Own::new();
    own.press("3222221:1<cr>v<cr>iwrong<esc>:5<cr>iwrong<esc>co1<cr>w")
        .shows("Submit this review?");
    own.press("<esc>:1<cr>Cbj<cr>").shows("now in the question");
    own.press("cw").says("no quote on 1");
}

#[test]
fn its_examples_are_one_key_away() {
    Own::new().press("R").shows("Reads the plan before changing anything.");
    Own::new().press("jR").shows("has no example for this question");
}

#[test]
fn a_version_in_use_is_kept_and_scores_stay_under_it() {
    let own = Own::new();
    own.press("22");
    let kept = own.desk.library().join("rubrics/.versions/own@1.toml");
    assert_eq!(fs::read_to_string(&kept).unwrap(), OWN);
    let renamed = OWN.replace("name = \"mid\"", "name = \"middling\"");
    own.write(&renamed.replace("version = 1", "version = 2"));
    own.press("").says("back at").shows("▸2:·");
    own.press("k").shows("scored under version 1").shows("2 mid");
    assert_eq!(own.desk.answer(1)["scores"]["clear"]["rubric_version"], 1);
    // The same digit again says that it still holds.
    own.press("k2").shows("2 middling");
    assert_eq!(own.desk.answer(1)["scores"]["clear"]["rubric_version"], 2);
    assert_eq!(own.desk.answer(1)["scores"]["cost"]["rubric_version"], 1);
    own.press("c").shows("scored under an earlier version: 1");
}

#[test]
fn when_all_is_done_the_dot_goes_through_older_scores() {
    let own = Own::new();
    own.press("2222222");
    own.write(&OWN.replace("version = 1", "version = 2"));
    own.press(".").shows("▸1:22");
    own.press("22").shows("▸2:2");
    own.press("22222").says("all 5 done");
    own.press("c").lacks("earlier version");
}

#[test]
fn a_scale_of_another_length_is_not_counted_together() {
    let own = Own::new();
    own.press("2222222");
    let four = "[[levels]]\nvalue = 4\nname = \"top\"\n\n[[criteria]]";
    let longer = OWN.replacen("[[criteria]]", four, 1).replace("version = 1", "version = 2");
    let longer = longer.replace("3 = \"shows\"", "3 = \"shows\", 4 = \"proves\"");
    own.write(&longer.replace("3 = \"weighs it\"", "3 = \"weighs it\", 4 = \"measures it\""));
    own.press("co1<cr>").shows("7 levels on another scale").lacks("weighted mean");
}

#[test]
fn a_rubric_that_changed_without_a_new_version_is_not_used() {
    let own = Own::new();
    own.press("22");
    own.write(&OWN.replace("\"knows\"", "\"believes\""));
    let page = own.desk.page();
    own.desk
        .screen(&[&page, "--print=text", "--keys", ""])
        .says("it says something else than the version 1");
    let ran = own.desk.run(&["rubric", "check", "own"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("write version = 2 into it"), "{}", ran.err);
}

#[test]
fn where_the_rubric_is_gone_nothing_is_scored_by_another() {
    let own = Own::new();
    own.press("22");
    fs::remove_dir_all(own.desk.library().join("rubrics")).unwrap();
    let page = own.desk.page();
    let screen = own.desk.screen(&[&page, "--print=text", "--keys", "5"]);
    screen.says("there is no rubric 'own'");
    assert_eq!(own.desk.answer(1)["scores"]["clear"]["level"], 2);
}

#[test]
fn another_rubric_than_the_one_in_use_is_for_new_reviews() {
    let desk = Desk::with(FIVE);
    desk.press("4");
    let page = desk.page();
    let screen = desk.screen(&[&page, "--rubric", "technical", "--print=text", "--keys", ""]);
    screen.says("scored by general already").lacks("Own part");
}

#[test]
fn another_rubric_can_be_taken_before_the_first_score() {
    let desk = Desk::with(FIVE);
    desk.press(":rubric<cr>").says("scored by general, version 1 · :rubric ID");
    desk.press(":rubric nothing<cr>").says("there is no rubric 'nothing'");
    desk.press(":rubric technical<cr>4").says("Problem: 4 good");
    assert_eq!(desk.review()["rubric"]["id"], "technical");
    desk.press(":rubric general<cr>").says("scored by technical, version 1 already");
}

#[test]
fn the_command_line_makes_checks_lists_and_shows_them() {
    let desk = Desk::empty();
    let ran = desk.run(&["rubric", "new", "mine"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(desk.library().join("rubrics/mine.toml").is_file());
    assert_eq!(desk.run(&["rubric", "new", "mine"]).code, 1);
    assert_eq!(desk.run(&["rubric", "new", "../mine"]).code, 2);
    assert_eq!(desk.run(&["rubric", "new", "yours", "--from", "technical"]).code, 0);
    let ran = desk.run(&["rubric", "check"]);
    assert!(ran.out.contains("yours, version 1: 5 levels, 3 criteria"), "{}", ran.out);
    let broken = desk.put("broken.toml", OWN.replace("value = 2", "value = 4"));
    let ran = desk.run(&["rubric", "check", broken.to_str().unwrap()]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("line 9, column 9: expected value = 2"), "{}", ran.err);
    let worse = OWN.replace("version = 1", "version = 0").replace("critical = 1", "critical = 7");
    let worse = desk.put("worse.toml", worse);
    let ran = desk.run(&["rubric", "check", worse.to_str().unwrap()]);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!((ran.code, lines.len()), (1, 2), "{}", ran.err);
    assert!(lines[0].contains("line 2, column 11: versions count from 1"), "{}", ran.err);
    assert!(lines[1].contains(": 7 is not a level: expected 1 to 3"), "{}", ran.err);
    let strange = desk.put("library/rubrics/My Own.toml", OWN);
    let ran = desk.run(&["rubric", "check"]);
    assert!(ran.err.contains("name the file by its id"), "{}", ran.err);
    fs::remove_file(strange).unwrap();
    let ran = desk.run(&["rubric", "list"]);
    assert!(ran.out.contains("four-levels, version 1: 4 levels"), "{}", ran.out);
    let ran = desk.run(&["rubric", "show", "technical"]);
    assert!(ran.out.contains("Problem · weight 2 · focus"), "{}", ran.out);
    assert_eq!(desk.run(&["rubric", "show", "nothing"]).code, 1);
}

#[test]
fn a_review_under_a_newer_version_than_there_is_is_only_read() {
    let desk = Desk::with(FIVE);
    desk.press("3");
    let [path] = &desk.reviews()[..] else { panic!("not one review") };
    let text = fs::read_to_string(path).unwrap();
    let newer = text.replace("\"version\": 1", "\"version\": 7");
    assert_ne!(newer, text);
    fs::write(path, &newer).unwrap();
    desk.press("4").says("read-only").says("scored by version 7 of the rubric 'general'");
    assert_eq!(fs::read_to_string(path).unwrap(), newer);
}

#[test]
fn a_number_that_is_no_level_is_in_no_mean() {
    let desk = Desk::with(FIVE);
    desk.press("3jj4");
    let [path] = &desk.reviews()[..] else { panic!("not one review") };
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, text.replace("\"score\": 3", "\"score\": 9")).unwrap();
    desk.put("config.toml", "mean = \"always\"\n");
    desk.press("c").shows("4.00").lacks("6.50").shows("1 level on another scale");
}
