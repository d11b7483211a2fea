//! A review, or its corrections, written elsewhere, too: a tool that carries folders brings another version.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use candor::model::corrections::{Corrections, What};
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
    let Err(SaveError::Merged { kept, carried, .. }) = saved else { panic!("{saved:?}") };
    assert!(kept.is_file());
    assert_eq!((carried.reviews.len(), carried.corrections.len()), (1, 0));
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

#[test]
fn what_was_saved_last_is_merged_with_the_version_that_has_come_into_its_place_since() {
    for is_replaced in [true, false] {
        let shelf = Shelf::with_score(2);
        let older = noted(&shelf.desk().review, "from the other machine");
        shelf.save(5);
        if is_replaced {
            fs::remove_file(shelf.review_file()).unwrap();
        }
        write(&shelf, "reviews/ana.json", &older);
        let mut desk = shelf.desk();
        assert_eq!(score_of(&desk.review), Some(5));
        assert_eq!(desk.review.note_on(&exchange()), "from the other machine");
        assert!(desk.notices[0].contains("merged answer by answer"), "{:?}", desk.notices);
        let review = desk.review.clone();
        writer(&mut desk).save(&review).unwrap();
        writer(&mut desk).tidy();
        drop(desk);
        assert!(!shelf.desk().is_restored, "what is merged is merged");
    }
}

#[test]
fn a_copy_of_what_stands_changes_nothing() {
    let shelf = Shelf::with_score(2);
    shelf.save(4);
    let desk = shelf.desk();
    assert!(!desk.is_restored && desk.notices.is_empty(), "{:?}", desk.notices);
}

#[test]
fn what_a_newer_candor_wrote_meanwhile_is_not_replaced() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    let newer = "{\"schema\": \"candor/review/2\", \"answers\": []}";
    fs::write(shelf.review_file(), newer).unwrap();
    score_it(&mut desk.review, 5);
    let review = desk.review.clone();
    let saved = writer(&mut desk).save(&review);
    let Err(error @ SaveError::NotSaved { .. }) = saved else { panic!("{saved:?}") };
    assert!(error.to_string().contains("a newer candor wrote it meanwhile"), "{error}");
    assert_eq!(fs::read_to_string(shelf.review_file()).unwrap(), newer);
    assert!(shelf.private("conflict-").is_empty());
    // Once it can be read, both are one.
    write(&shelf, "reviews/ana.json", &noted(&review, "from the other machine"));
    let saved = writer(&mut desk).save(&review);
    assert!(matches!(saved, Err(SaveError::Merged { .. })), "{saved:?}");
}

#[test]
fn what_others_wrote_is_kept_for_its_owner_alone() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    let other = noted(&desk.review, "from the other machine");
    fs::remove_file(shelf.review_file()).unwrap();
    write(&shelf, "reviews/ana.json", &other);
    fs::set_permissions(shelf.review_file(), fs::Permissions::from_mode(0o644)).unwrap();
    let review = desk.review.clone();
    let saved = writer(&mut desk).save(&review);
    assert!(matches!(saved, Err(SaveError::Merged { .. })), "{saved:?}");
    for path in shelf.private("") {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
    }
}

fn question(text: &str) -> What {
    What::Question { exchange: exchange(), text: text.into() }
}

/// The corrections as another machine goes on with them.
fn asked(corrections: &Corrections, text: &str) -> Corrections {
    let mut corrections = corrections.clone();
    corrections.append(question(text), later());
    corrections
}

fn write_corrections(shelf: &Shelf, path: &str, corrections: &Corrections) {
    fs::write(shelf.at(path), serde_json::to_vec(corrections).unwrap()).unwrap();
}

/// The questions that were written, oldest first.
fn questions(corrections: &Corrections) -> Vec<&str> {
    let mut texts = Vec::new();
    for operation in &corrections.operations {
        if let What::Question { text, .. } = &operation.what {
            texts.push(text.as_str());
        }
    }
    texts
}

/// A shelf with corrections that hold one question.
fn with_question() -> Shelf {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    desk.corrections.append(question("first?"), noon());
    let corrections = desk.corrections.clone();
    writer(&mut desk).save_corrections(&corrections).unwrap();
    writer(&mut desk).tidy();
    shelf
}

#[test]
fn corrections_from_elsewhere_are_merged_into_what_is_saved() {
    let shelf = with_question();
    let mut desk = shelf.desk();
    write_corrections(&shelf, "corrections/ana.json", &asked(&desk.corrections, "there?"));
    desk.corrections.append(question("here?"), noon());
    let corrections = desk.corrections.clone();
    let saved = writer(&mut desk).save_corrections(&corrections);
    let Err(SaveError::Merged { kept, carried, .. }) = saved else { panic!("{saved:?}") };
    assert!(kept.is_file());
    assert_eq!((carried.reviews.len(), carried.corrections.len()), (0, 1));
    writer(&mut desk).tidy();
    drop(desk);
    let desk = shelf.desk();
    assert_eq!(questions(&desk.corrections), ["first?", "here?", "there?"]);
    assert!(!desk.is_restored, "what is merged is merged");
}

#[test]
fn corrections_that_were_put_aside_or_left_beside_are_merged_when_the_review_is_opened() {
    for name in [
        ".candor/ana/conflict-corrections-20261122T120000Z.json",
        "corrections/ana.sync-conflict-20261122-120000-ABCDEFG.json",
        "corrections/ana (conflicted copy 2026-11-22).json",
    ] {
        let shelf = with_question();
        let other = asked(&shelf.desk().corrections, "there?");
        write_corrections(&shelf, name, &other);
        let mut desk = shelf.desk();
        assert!(desk.is_restored, "{name}");
        assert_eq!(desk.notices.len(), 1, "{:?}", desk.notices);
        assert!(desk.notices[0].contains("all of both stand"), "{:?}", desk.notices);
        assert_eq!(questions(&desk.corrections), ["first?", "there?"]);
        let corrections = desk.corrections.clone();
        writer(&mut desk).save_corrections(&corrections).unwrap();
        drop(desk);
        assert!(!shelf.desk().is_restored, "{name}");
        assert!(shelf.at(name).exists());
    }
}

#[test]
fn corrections_of_a_newer_version_are_not_replaced() {
    let shelf = with_question();
    let mut desk = shelf.desk();
    let mut newer = asked(&desk.corrections, "there?");
    newer.schema = "candor/corrections/2".into();
    write_corrections(&shelf, "corrections/ana.json", &newer);
    let corrections = asked(&desk.corrections, "here?");
    let saved = writer(&mut desk).save_corrections(&corrections);
    assert!(matches!(saved, Err(SaveError::NotSaved { .. })), "{saved:?}");
    assert!(fs::read_to_string(shelf.at("corrections/ana.json")).unwrap().contains("there?"));
}
