//! The overall recommendation, asked last, and what leaves the program by the clipboard.

use super::desk::{Desk, five};
use super::pages::{ELEVEN, FIVE};
use super::watching::watch;

#[test]
fn the_mean_is_hidden_until_the_recommendation_is_given() {
    five("44444c").lacks("4.00").shows("o gives it · the mean stays hidden until then");
    five("43345co3<cr>").shows("3.80 · n = 5, low 3, high 5");
}

#[test]
fn what_cannot_be_judged_is_no_number_in_the_mean() {
    five("4xn4xc4co3<cr>").shows("4.00 · n = 3, low 4, high 4");
}

#[test]
fn o_asks_for_a_level_and_then_for_a_reason() {
    five("co").shows("Overall").shows("strong no").shows("strong yes");
    five("co").shows("5 answers are still open");
    five("co3").says("yes, because:");
    let desk = Desk::with(FIVE);
    desk.press("co3steady and exact<cr>").says("overall: yes").shows("yes · steady and exact");
    let overall = &desk.review()["overall"];
    assert_eq!(
        (&overall["recommendation"], &overall["note"]),
        (&"yes".into(), &"steady and exact".into())
    );
}

#[test]
fn an_overall_that_is_older_than_the_scores_says_so() {
    let mut desk = Desk::with(FIVE);
    desk.press("44444co3steady<cr>").lacks("given before");
    desk.sleep_over_it();
    desk.press(":1<cr>5j2c").shows("yes · given before 2 scores changed · steady");
    desk.resize("40x12");
    desk.press("c").shows("yes · given before 2 scores…");
    desk.press("co3<cr>").lacks("given before");
}

#[test]
fn every_level_of_the_recommendation_has_its_digit() {
    for (digit, id) in [(1, "strong-no"), (2, "no"), (3, "yes"), (4, "strong-yes")] {
        let desk = Desk::with(FIVE);
        desk.press(&format!("co{digit}<cr>"));
        assert_eq!(desk.review()["overall"]["recommendation"], id);
    }
    five("co5").says("5 is not a recommendation: 1 to 4");
}

#[test]
fn esc_leaves_nothing() {
    for keys in ["co<esc>", "co<c-c>", "co3<esc>", "co3words<esc>", "co3words<c-c>"] {
        let desk = Desk::with(FIVE);
        desk.press(keys).is_on("Scorecard").shows("the mean stays hidden");
        assert!(desk.has_no_review(), "{keys}");
    }
}

#[test]
fn o_elsewhere_gives_nothing() {
    for tab in ["", "p", "s"] {
        five(&format!("{tab}o")).lacks("strong yes").says("o: overall, on the Scorecard tab");
    }
}

#[test]
fn the_recommendation_given_before_the_mean_was_seen_stays_in_the_history() {
    let desk = Desk::with(FIVE);
    desk.press("44444co3first<cr>o4second<cr>");
    let review = desk.review();
    assert_eq!(review["overall"]["recommendation"], "strong-yes");
    let history = review["history"].to_string();
    assert!(history.contains("\"yes\"") && history.contains("first"), "{history}");
}

#[test]
fn y_copies_the_answer_with_its_question_and_note() {
    let watcher = watch(FIVE, "4kinames the view<esc>y", (80, 24));
    let [copied] = watcher.copied.as_slice() else { panic!("{:?}", watcher.copied) };
    for words in ["How do you find a slow query?", "I turn on the log", "4 good", "names the view"]
    {
        assert!(copied.contains(words), "{words}: {copied}");
    }
    watcher.frames.last().unwrap().says("answer and note copied");
}

#[test]
fn y_on_the_scorecard_copies_the_report() {
    let watcher = watch(ELEVEN, "4xcSthe whole<esc>cy", (80, 24));
    let [copied] = watcher.copied.as_slice() else { panic!("{:?}", watcher.copied) };
    let desk = Desk::with(ELEVEN);
    desk.press("4xcSthe whole<esc>");
    assert_eq!(*copied, desk.run(&["report", &desk.page(), "--format", "md"]).out);
    watcher.frames.last().unwrap().says("report copied");
}
