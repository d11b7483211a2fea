//! A review that is written elsewhere, too: a tool that carries folders brings another version.

use std::fs;

use candor::model::review::{Edit, Review};
use candor::store::{Access, SaveError};
use jiff::Timestamp;

use super::common::*;

fn later() -> Timestamp {
    "2026-11-22T13:00:00Z".parse().unwrap()
}

/// The review as another machine goes on with it: with a note.
fn noted(review: &Review, note: &str) -> Review {
    let mut review = review.clone();
    review.apply(Edit::Note(exchange(), note.into()), later());
    review
}

fn write(shelf: &Shelf, path: &str, review: &Review) {
    fs::write(shelf.at(path), serde_json::to_vec(review).unwrap()).unwrap();
}

#[test]
fn a_version_from_elsewhere_is_merged_into_what_is_saved() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    write(&shelf, "reviews/ana.json", &noted(&desk.review, "from the other machine"));
    score_it(&mut desk.review, 5);
    let review = desk.review.clone();
    let saved = writer(&mut desk).save(&review);
    let Err(SaveError::Merged { kept, others }) = saved else { panic!("{saved:?}") };
    assert!(kept.is_file());
    assert_eq!(others.len(), 1);
    writer(&mut desk).tidy();
    drop(desk);
    let desk = shelf.desk();
    assert_eq!(score_of(&desk.review), Some(5));
    assert_eq!(desk.review.note_on(&exchange()), "from the other machine");
    assert!(!desk.is_restored, "what is merged is merged");
}

#[test]
fn a_version_that_was_put_aside_and_not_merged_is_merged_when_the_review_is_opened() {
    let shelf = Shelf::with_score(2);
    let other = noted(&shelf.desk().review, "from the other machine");
    write(&shelf, ".candor/ana/conflict-review-20261122T120000Z.json", &other);
    let mut desk = shelf.desk();
    assert!(desk.is_restored);
    assert!(desk.notices[0].contains("merged answer by answer"), "{:?}", desk.notices);
    assert_eq!(desk.review.note_on(&exchange()), "from the other machine");
    let review = desk.review.clone();
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    assert!(!shelf.desk().is_restored);
}

#[test]
fn what_a_tool_that_carries_folders_leaves_beside_the_review_is_merged_and_left_there() {
    for name in [
        "ana.sync-conflict-20261122-120000-ABCDEFG.json",
        "ana (conflicted copy 2026-11-22).json",
        "ana~studio.json",
    ] {
        let shelf = Shelf::with_score(2);
        let other = noted(&shelf.desk().review, "from the other machine");
        write(&shelf, &format!("reviews/{name}"), &other);
        let desk = shelf.desk();
        assert_eq!(desk.review.note_on(&exchange()), "from the other machine", "{name}");
        assert_eq!(score_of(&desk.review), Some(2));
        assert!(shelf.at(&format!("reviews/{name}")).exists());
    }
}

#[test]
fn somebody_elses_review_and_half_a_file_are_not_merged() {
    let shelf = Shelf::with_score(2);
    let mut other = noted(&shelf.desk().review, "of somebody else");
    other.reviewer = candor::model::ids::ReviewerId::new("bob").unwrap();
    write(&shelf, "reviews/ana.copy.json", &other);
    fs::write(shelf.at("reviews/ana.half.json"), "{ \"schema\": ").unwrap();
    let desk = shelf.desk();
    assert!(!desk.is_restored && matches!(desk.access, Access::Writable(_)));
    assert_eq!(desk.review.note_on(&exchange()), "");
}
