//! Saving: durable, private, and never over what somebody else wrote.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use candor::model::corrections::{What, Whose};
use candor::model::exchange::Speaker;
use candor::model::ids::TurnId;
use candor::model::place::Place;
use candor::store::{Imported, Library, SaveError};

use super::common::*;

#[test]
fn what_was_saved_comes_back() {
    let shelf = Shelf::new();
    let mut desk = shelf.desk();
    assert!(!shelf.review_file().exists(), "opening wrote a review");
    score_it(&mut desk.review, 4);
    let what = What::Question { exchange: exchange(), text: "Why not C?".into() };
    desk.corrections.append(what, noon());
    let place = Place { exchange: Some(exchange()), ..Place::default() };
    let (review, corrections) = (desk.review.clone(), desk.corrections.clone());
    let writer = writer(&mut desk);
    writer.save(&review).unwrap();
    writer.save_corrections(&corrections).unwrap();
    writer.save_place(&place).unwrap();
    drop(desk);

    let again = shelf.desk();
    assert_eq!(again.review, review);
    assert_eq!(again.corrections, corrections);
    assert_eq!(again.place, Some(place));
    assert_eq!(again.notices, Vec::<String>::new());
    assert_eq!(shelf.library.source(&shelf.id).unwrap(), SOURCE);
    assert_eq!(shelf.library.session(&shelf.id).unwrap(), session(SOURCE));
}

#[test]
fn every_correction_comes_back_and_so_does_what_no_version_knows_yet() {
    let shelf = Shelf::new();
    let mut desk = shelf.desk();
    let (turn, label) = (TurnId::nth(1), "Speaker 2".into());
    let stretch = Whose::Stretch { turn: turn.clone(), start: 0, end: 3 };
    let braid = serde_json::json!({ "op": "braid", "strands": [1, 2, 3] });
    for what in [
        What::Split { turn: turn.clone(), byte: 7 },
        What::Merge { exchange: exchange() },
        What::Boundary { turn, byte: 3 },
        What::Speaker { whose: Whose::Label { label }, speaker: Speaker::Interviewer },
        What::Speaker { whose: stretch, speaker: Speaker::Other },
        What::Take { of: "bob-1".into() },
        What::Leave { of: "bob-2".into() },
        What::Unknown(braid.as_object().unwrap().clone()),
        What::Revoke { of: "ana-1".into() },
    ] {
        desk.corrections.append(what, noon());
    }
    let corrections = desk.corrections.clone();
    writer(&mut desk).save_corrections(&corrections).unwrap();
    drop(desk);
    let mut again = shelf.desk();
    assert_eq!(again.corrections, corrections);
    let text = fs::read(shelf.at("corrections/ana.json")).unwrap();
    again.corrections.append(What::Revoke { of: "ana-2".into() }, noon());
    let more = again.corrections.clone();
    writer(&mut again).save_corrections(&more).unwrap();
    let longer = fs::read_to_string(shelf.at("corrections/ana.json")).unwrap();
    // What stood there stands there still: nothing is ever removed.
    let before: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let after: serde_json::Value = serde_json::from_str(&longer).unwrap();
    let operations = |file: &serde_json::Value| file["operations"].as_array().unwrap().clone();
    assert_eq!(operations(&after)[..9], operations(&before)[..]);
    assert_eq!(operations(&after)[7]["strands"][2], 3);
}

#[test]
fn everything_is_for_its_owner_alone() {
    let shelf = Shelf::with_score(4);
    shelf.save(5);
    shelf.library.entries(&shelf.ana).unwrap();
    let mut folders = vec![shelf.library.root().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let is_folder = entry.file_type().unwrap().is_dir();
            let mode = entry.metadata().unwrap().permissions().mode() & 0o7777;
            assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{:?}", entry.path());
            if is_folder {
                folders.push(entry.path());
            }
        }
    }
    let mode = fs::metadata(shelf.library.root()).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o700);
}

#[test]
fn nothing_but_reviews_stands_in_reviews() {
    let shelf = Shelf::with_score(1);
    for score in 2..=5 {
        shelf.save(score);
    }
    let names: Vec<_> = fs::read_dir(shelf.at("reviews")).unwrap().collect();
    assert_eq!(names.len(), 1);
    assert_eq!(shelf.private("review.new"), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_version_that_is_not_removed_yet_is_no_other_version() {
    let shelf = Shelf::with_score(1);
    let mut desk = shelf.desk();
    for score in 2..=5 {
        score_it(&mut desk.review, score);
        let review = desk.review.clone();
        writer(&mut desk).save(&review).unwrap();
    }
    assert_eq!(shelf.private("recovered"), Vec::<std::path::PathBuf>::new());
    assert_eq!(shelf.private("conflict"), Vec::<std::path::PathBuf>::new());
    assert_eq!(shelf.private("review.new").len(), 1);
    writer(&mut desk).tidy();
    assert_eq!(shelf.private("review.new"), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_foreign_write_between_two_saves_is_kept() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    fs::write(shelf.review_file(), "somebody else's words").unwrap();
    score_it(&mut desk.review, 5);
    let review = desk.review.clone();
    let Err(SaveError::ChangedOnDisk { kept }) = writer(&mut desk).save(&review) else {
        panic!("the foreign write went unnoticed");
    };
    assert_eq!(fs::read_to_string(&kept).unwrap(), "somebody else's words");
    assert_eq!(shelf.private("conflict-"), [kept]);
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(5));
}

#[test]
fn a_file_that_appears_before_the_first_save_is_kept() {
    let shelf = Shelf::new();
    let mut desk = shelf.desk();
    fs::write(shelf.review_file(), "first!").unwrap();
    let review = desk.review.clone();
    let saved = writer(&mut desk).save(&review);
    assert!(saved.is_err_and(|error| error.is_saved()));
    assert_eq!(fs::read_to_string(&shelf.private("conflict-")[0]).unwrap(), "first!");
}

#[test]
fn a_folder_in_the_place_of_the_review_is_kept_too() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    fs::remove_file(shelf.review_file()).unwrap();
    fs::create_dir(shelf.review_file()).unwrap();
    fs::write(shelf.review_file().join("inside"), "x").unwrap();
    let review = desk.review.clone();
    let saved = writer(&mut desk).save(&review);
    assert!(saved.is_err_and(|error| error.is_saved()));
    assert!(shelf.private("conflict-")[0].join("inside").exists());
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(2));
}

#[test]
fn a_touched_or_deleted_file_is_no_conflict() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    let review = desk.review.clone();
    let text = fs::read(shelf.review_file()).unwrap();
    fs::write(shelf.review_file(), text).unwrap();
    writer(&mut desk).save(&review).unwrap();
    fs::remove_file(shelf.review_file()).unwrap();
    writer(&mut desk).save(&review).unwrap();
    assert_eq!(shelf.private("conflict-"), Vec::<std::path::PathBuf>::new());
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(2));
}

#[test]
fn unknown_fields_survive_a_save() {
    let shelf = Shelf::with_score(2);
    let mut file: serde_json::Value =
        serde_json::from_slice(&fs::read(shelf.review_file()).unwrap()).unwrap();
    file["colour"] = "blue".into();
    file["answers"]["e1a2b3c4d"]["mood"] = 7.into();
    fs::write(shelf.review_file(), file.to_string()).unwrap();
    shelf.save(3);
    let text = fs::read_to_string(shelf.review_file()).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["colour"], "blue");
    assert_eq!(file["answers"]["e1a2b3c4d"]["mood"], 7);
    assert!(text.ends_with("}\n"));
    assert!(text.contains("\n    \"e1a2b3c4d\": {\n"), "one answer is one block");
}

#[test]
fn earlier_versions_are_kept_but_not_for_ever() {
    let shelf = Shelf::new();
    let mut desk = shelf.desk();
    let mut review = desk.review.clone();
    for round in 0..250 {
        score_it(&mut review, 1 + round % 5);
        writer(&mut desk).save(&review).unwrap();
    }
    let kept = shelf.private("review-");
    assert_eq!(kept.len(), 10);
    assert!(kept.iter().all(|path| fs::read(path).unwrap().ends_with(b"}\n")));
}

#[test]
fn a_review_that_could_not_be_read_again_is_not_written() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    let mut review = desk.review.clone();
    review.note = "x".repeat(17 << 20);
    let error = writer(&mut desk).save(&review).unwrap_err();
    assert!(error.to_string().starts_with("cannot save the review: "), "{error}");
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(2));
}

#[test]
fn saving_goes_on_when_a_clean_up_took_the_private_folder() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    fs::remove_dir_all(shelf.at(".candor")).unwrap();
    score_it(&mut desk.review, 3);
    let review = desk.review.clone();
    writer(&mut desk).save(&review).unwrap();
    assert!(matches!(why(&shelf.desk()), candor::store::WhyReadOnly::HeldBy(_)));
    fs::remove_dir_all(shelf.at("reviews")).unwrap();
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(3));
}

#[test]
fn an_erased_session_stays_erased() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    fs::remove_dir_all(shelf.at("")).unwrap();
    let review = desk.review.clone();
    for _ in 0..2 {
        let error = writer(&mut desk).save(&review).unwrap_err();
        assert!(matches!(error, SaveError::NotSaved { .. }), "{error}");
    }
    assert!(!shelf.at("").exists());
}

#[test]
fn importing_twice_is_one_session() {
    let shelf = Shelf::with_score(4);
    let again = shelf.library.import(&session(SOURCE), SOURCE).unwrap();
    assert_eq!(again, Imported::Already);
    assert_eq!(score_of(&shelf.desk().review), Some(4));
}

#[test]
fn an_interrupted_import_has_not_happened_and_is_done_again() {
    let shelf = Shelf::new();
    fs::remove_file(shelf.at("session.json")).unwrap();
    fs::write(shelf.at(".candor/session.new"), "{").unwrap();
    fs::write(shelf.at(".candor/source.new"), "Q").unwrap();
    assert!(!shelf.library.contains(&shelf.id));
    assert!(shelf.library.entries(&shelf.ana).unwrap().entries.is_empty());
    let again = shelf.library.import(&session(SOURCE), SOURCE).unwrap();
    assert_eq!(again, Imported::New);
    assert_eq!(shelf.library.session(&shelf.id).unwrap(), session(SOURCE));
    assert!(!shelf.at(".candor/session.new").exists());
}

#[test]
fn a_library_that_cannot_be_is_refused_early() {
    let shelf = Shelf::empty();
    fs::write(shelf.library.root(), "a file").unwrap();
    for library in [shelf.library.clone(), Library::at(shelf.library.root().join("x"), false)] {
        let error = library.prepare(&shelf.id).unwrap_err().to_string();
        assert!(error.contains("is a file"), "{error}");
    }
    fs::remove_file(shelf.library.root()).unwrap();
    fs::create_dir_all(shelf.library.root()).unwrap();
    fs::write(shelf.library.root().join("sessions"), "a file").unwrap();
    let error = shelf.library.import(&session(SOURCE), SOURCE).unwrap_err().to_string();
    assert!(error.contains("sessions") && error.contains("is a file"), "{error}");
}
