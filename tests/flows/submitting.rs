//! Handing a review in, the lock on it, and amending it.

use super::desk::{Desk, five};
use super::pages::FIVE;

/// Everything that the general rubric requires.
const WHOLE: &str = "44444co3steady<cr>";

fn submitted() -> Desk {
    let desk = Desk::with(FIVE);
    desk.press(&format!("{WHOLE}wy")).says("submitted");
    desk
}

#[test]
fn what_is_missing_is_said_and_gone_to() {
    five("44cw").says("not submitted: no score on 3–5").is_on("Q&A").shows("▸3:·");
    five("44444cw").says("no overall: o gives it").is_on("Scorecard");
    five("44444co3<cr>w").says("no reason for it");
    five("44444cw").says("not submitted");
}

#[test]
fn submitting_asks_once_and_freezes_the_review() {
    let desk = Desk::with(FIVE);
    desk.press(&format!("{WHOLE}w")).shows("Submit this review?");
    assert_eq!(desk.review()["status"], "draft");
    desk.press("cwn");
    assert_eq!(desk.review()["status"], "draft");
    desk.press("cwy").says("submitted").says("A amends");
    let review = desk.review();
    assert_eq!(review["status"], "submitted");
    let submission = &review["submissions"][0];
    assert_eq!(submission["review"]["overall"]["recommendation"], "yes");
    assert_eq!(submission["review"]["answers"], review["answers"]);
    assert!(submission["review"].get("history").is_none());
    let digest = candor::model::ids::sha256_hex(submission["review"].to_string().as_bytes());
    assert_eq!(submission["sha256"], digest.as_str());
}

#[test]
fn submitting_says_that_the_overall_is_older_than_the_scores() {
    let desk = Desk::with(FIVE);
    desk.press(&format!("{WHOLE}w")).lacks("given before");
    desk.press(":1<cr>1cw").shows("The overall was given before 1 score changed.");
}

#[test]
fn a_submitted_review_opens_locked() {
    let desk = submitted();
    desk.press("").says("submitted").says("A amends");
    for keys in ["1", "x", "0", "m", "i", "S", "u", "!", "v<cr>", "co", "e", "="] {
        let screen = desk.press(&format!(":1<cr>{keys}"));
        screen.says("submitted").says("A amends");
        assert_eq!(desk.review()["status"], "submitted", "{keys}");
        assert_eq!(desk.answer(1)["score"], 4, "{keys}");
    }
    desk.press("?").lacks("score the answer with that level");
}

#[test]
fn amending_keeps_what_was_submitted_and_says_what_changed() {
    let desk = submitted();
    desk.press("A").says("amending: what was submitted stays kept");
    desk.press(":1<cr>A2jilater<esc>c").shows("changed since: 1 score, 2 note");
    let review = desk.review();
    assert_eq!(review["status"], "draft");
    let kept = review["submissions"][0]["review"]["answers"].as_object().unwrap();
    assert!(kept.values().all(|answer| answer["score"] == 4));
    desk.press("cwy").says("submitted");
    let review = desk.review();
    assert_eq!(review["submissions"].as_array().unwrap().len(), 2);
    desk.press("ca").shows("amended: 1 score, 2");
}

#[test]
fn nothing_is_amended_that_was_not_submitted() {
    five("A").says("nothing to amend");
}

#[test]
fn a_submitted_review_that_was_changed_from_outside_says_so() {
    let desk = submitted();
    let [path] = desk.reviews().try_into().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("\"score\": 4", "\"score\": 5", 1)).unwrap();
    desk.press("").says("something else than was submitted");
}

#[test]
fn a_critical_flag_needs_a_sentence_before_a_yes() {
    five("!").says("critical flag").shows("▸1:·!").shows(" critical flag");
    let desk = Desk::with(FIVE);
    desk.press("44444!co3steady<cr>").shows("in spite of the critical flag on 5:");
    desk.press("co3steady<cr><cr>").says("no overall: a critical flag needs a sentence");
    assert!(desk.review()["overall"]["recommendation"].is_null());
    desk.press("co3steady<cr>told us himself<cr>").shows("critical").shows("told us himself");
    assert_eq!(desk.review()["overall"]["despite"], "told us himself");
    // A flag that comes after the recommendation asks for it, too.
    let later = Desk::with(FIVE);
    later.press("44444co3steady<cr>c!c").shows("5 · the overall needs a sentence on it");
    later.press("cw").says("critical flag on 5: o says why");
    // Against the candidate no sentence is needed.
    five("44444!co2unsafe<cr>").says("overall: no");
}

#[test]
fn the_flag_can_be_taken_away() {
    let desk = Desk::with(FIVE);
    desk.press("!");
    assert_eq!(desk.answer(1)["critical"], true);
    desk.press("!").says("critical flag taken away");
    assert!(desk.answer(1).get("critical").is_none());
}
