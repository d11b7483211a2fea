//! Opening: what cannot be written is shown and never overwritten.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use candor::model::corrections::{Corrections, What};
use candor::model::ids::ReviewerId;
use candor::model::review::{Edit, Review};
use candor::store::{
    Access, Library, NotAsked, SaveError, StoreError, WhyReadOnly, ask_holder_to_leave, read_source,
};

use super::common::*;

#[test]
fn a_second_writer_reads_and_is_told_who_holds_it() {
    let shelf = Shelf::with_score(4);
    let first = shelf.desk();
    let second = shelf.desk();
    let WhyReadOnly::HeldBy(holder) = why(&second) else { panic!("{}", why(&second)) };
    assert_eq!(holder.pid, std::process::id());
    assert!(holder.same_user_here);
    assert!(why(&second).to_string().contains(" since 20"), "{}", why(&second));
    assert_eq!(score_of(&second.review), Some(4));
    let holder = holder.clone();
    drop(first);
    assert!(matches!(ask_holder_to_leave(&holder), Err(NotAsked::Gone)));
    assert!(matches!(shelf.desk().access, Access::Writable(_)));
}

#[test]
fn two_reviewers_do_not_stand_in_each_others_way() {
    let shelf = Shelf::with_score(4);
    let _ana = shelf.desk();
    let bob = ReviewerId::new("bob").unwrap();
    let desk = shelf.library.desk(&shelf.id, &bob, &shelf.rubric).unwrap();
    assert!(matches!(desk.access, Access::Writable(_)));
    assert_eq!(score_of(&desk.review), None);
}

#[test]
fn a_damaged_review_is_named_kept_and_set_aside_only_when_told() {
    let shelf = Shelf::with_score(2);
    shelf.save(4);
    let damaged = "{\n  \"schema\": \"candor/review/1\",\n  \"session\": oops\n}\n";
    fs::write(shelf.review_file(), damaged).unwrap();
    let desk = shelf.desk();
    let WhyReadOnly::Unreadable { path, line, column, .. } = why(&desk) else {
        panic!("{}", why(&desk))
    };
    assert_eq!((path, *line, *column), (&shelf.review_file(), 3, 14));
    assert_eq!(score_of(&desk.review), Some(4), "the version that was saved last is shown");
    drop(desk);
    assert_eq!(fs::read_to_string(shelf.review_file()).unwrap(), damaged);

    let mut desk = shelf.library.set_aside(&shelf.id, &shelf.ana, &shelf.rubric).unwrap();
    assert_eq!(fs::read_to_string(&shelf.private("unreadable-")[0]).unwrap(), damaged);
    let review = desk.review.clone();
    assert_eq!(score_of(&review), Some(4));
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    assert_eq!(score_of(&shelf.desk().review), Some(4));
}

#[test]
fn a_newer_file_is_shown_and_not_written() {
    let shelf = Shelf::with_score(4);
    let text = fs::read_to_string(shelf.review_file()).unwrap();
    let newer = text.replace("candor/review/1", "candor/review/2");
    fs::write(shelf.review_file(), &newer).unwrap();
    let desk = shelf.desk();
    assert!(matches!(why(&desk), WhyReadOnly::Newer { schema, .. } if schema == "candor/review/2"));
    assert_eq!(score_of(&desk.review), Some(4));
    drop(desk);
    let other_shape = r#"{ "schema": "candor/review/12", "answers": "in another shape" }"#;
    fs::write(shelf.review_file(), other_shape).unwrap();
    assert!(matches!(why(&shelf.desk()), WhyReadOnly::Newer { .. }));
    let desk = shelf.library.set_aside(&shelf.id, &shelf.ana, &shelf.rubric).unwrap();
    assert!(matches!(why(&desk), WhyReadOnly::Newer { .. }), "it is not set aside");
    assert_eq!(fs::read_to_string(shelf.review_file()).unwrap(), other_shape);
}

#[test]
fn a_review_that_could_not_be_looked_at_is_not_begun_anew() {
    let shelf = Shelf::with_score(4);
    let reviews = shelf.at("reviews");
    fs::rename(&reviews, shelf.at("away")).unwrap();
    symlink(shelf.at("away"), &reviews).unwrap();
    let opened = shelf.library.desk(&shelf.id, &shelf.ana, &shelf.rubric);
    let error = opened.unwrap_err().to_string();
    assert!(error.contains("/reviews:"), "{error}");
}

#[test]
fn somebody_elses_review_under_this_name_is_refused() {
    let shelf = Shelf::with_score(4);
    let text = fs::read_to_string(shelf.review_file()).unwrap();
    fs::write(shelf.review_file(), text.replace("\"ana\"", "\"bob\"")).unwrap();
    assert!(why(&shelf.desk()).to_string().contains("it belongs to 'bob'"));
}

#[test]
fn links_pipes_and_folders_are_no_reviews() {
    let shelf = Shelf::with_score(4);
    let file = shelf.review_file();
    let target = shelf.folder.0.join("target");
    fs::rename(&file, &target).unwrap();
    symlink(&target, &file).unwrap();
    assert!(why(&shelf.desk()).to_string().contains("symbolic link"), "{}", why(&shelf.desk()));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(why(&shelf.desk()).to_string().contains("is a folder"), "{}", why(&shelf.desk()));
    fs::remove_dir(&file).unwrap();
    fifo(&file);
    assert!(why(&shelf.desk()).to_string().contains("is a pipe"), "{}", why(&shelf.desk()));
    assert!(target.exists());
}

fn fifo(path: &std::path::Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
    assert!(made.success());
}

#[test]
fn leftovers_are_kept_where_they_are_whole_and_new() {
    let shelf = Shelf::with_score(4);
    let leftover = shelf.at(".candor/ana/review.new");
    let text = fs::read_to_string(shelf.review_file()).unwrap();
    for worthless in ["", &text[..text.len() / 2], &text] {
        fs::write(&leftover, worthless).unwrap();
        assert_eq!(shelf.desk().recovered, Vec::<PathBuf>::new());
        assert!(!leftover.exists());
    }
    // Another history: neither goes on from the other.
    let other = text.replace("\"score\": 4", "\"score\": 5").replace("\"to\": 4", "\"to\": 5");
    fs::write(&leftover, &other).unwrap();
    let desk = shelf.desk();
    assert_eq!(desk.recovered.len(), 1);
    assert_eq!(fs::read_to_string(&desk.recovered[0]).unwrap(), other);
    assert!(desk.notices[0].contains("interrupted"), "{:?}", desk.notices);
    assert_eq!(score_of(&desk.review), Some(4));
    assert!(!leftover.exists());
}

#[test]
fn a_session_whose_folder_was_made_just_now_is_written_like_any() {
    let shelf = Shelf::empty();
    let new_desk = || shelf.library.new_desk(&shelf.id, &shelf.ana, &shelf.rubric).unwrap();
    assert!(shelf.library.prepare(&shelf.id).unwrap());
    let mut desk = new_desk();
    assert_eq!(desk.review, Review::new(shelf.id.clone(), shelf.ana.clone(), &shelf.rubric));
    for second in [shelf.desk(), new_desk()] {
        assert!(matches!(why(&second), WhyReadOnly::HeldBy(_)), "{}", why(&second));
    }
    shelf.library.import(&session(SOURCE), SOURCE).unwrap();
    score_it(&mut desk.review, 4);
    let review = desk.review.clone();
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    assert!(!shelf.library.prepare(&shelf.id).unwrap());
    assert_eq!(score_of(&shelf.desk().review), Some(4));
}

#[test]
fn what_another_window_saved_before_the_first_look_is_not_lost() {
    let shelf = Shelf::empty();
    shelf.library.prepare(&shelf.id).unwrap();
    shelf.library.import(&session(SOURCE), SOURCE).unwrap();
    shelf.save(5);
    let mut late = shelf.library.new_desk(&shelf.id, &shelf.ana, &shelf.rubric).unwrap();
    late.review.apply(Edit::Flag(exchange(), true), noon());
    let review = late.review.clone();
    let saved = writer(&mut late).save(&review);
    assert!(matches!(saved, Err(SaveError::Merged { .. })), "{saved:?}");
    drop(late);
    let review = shelf.desk().review;
    assert_eq!(score_of(&review), Some(5));
    assert!(review.is_flagged(&exchange()));
}

#[test]
fn a_reader_leaves_no_trace() {
    let shelf = Shelf::with_score(4);
    fs::remove_dir_all(shelf.at(".candor")).unwrap();
    fs::remove_dir_all(shelf.at("corrections")).unwrap();
    let library = Library::at(shelf.library.root().into(), true);
    let desk = library.desk(&shelf.id, &shelf.ana, &shelf.rubric).unwrap();
    assert_eq!(why(&desk), &WhyReadOnly::Asked);
    assert_eq!(score_of(&desk.review), Some(4));
    assert_eq!(library.entries(&shelf.ana).unwrap().entries.len(), 1);
    assert!(matches!(library.prepare(&shelf.id), Err(StoreError::ReadOnly { .. })));
    assert!(!shelf.at(".candor").exists());
    assert!(!shelf.at("corrections").exists());
    assert!(!library.root().join(".index").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_shown_read_only() {
    let shelf = Shelf::with_score(4);
    fs::remove_dir_all(shelf.at(".candor")).unwrap();
    fs::write(shelf.at(".candor"), "in the way").unwrap();
    let desk = shelf.desk();
    assert!(matches!(why(&desk), WhyReadOnly::NoLock { .. }), "{}", why(&desk));
    assert_eq!(score_of(&desk.review), Some(4));
}

#[test]
fn everybodys_corrections_are_there_and_strange_files_are_named() {
    let shelf = Shelf::new();
    let bob = ReviewerId::new("bob").unwrap();
    let mut theirs = Corrections::new(shelf.id.clone(), bob);
    theirs.append(What::Question { exchange: exchange(), text: "Why?".into() }, noon());
    let text = serde_json::to_string(&theirs).unwrap();
    fs::write(shelf.at("corrections/bob.json"), &text).unwrap();
    fs::write(shelf.at("corrections/bob.sync-conflict-1.json"), &text).unwrap();
    fs::write(shelf.at("corrections/carl.json"), "[").unwrap();
    let desk = shelf.desk();
    assert_eq!(desk.others, [theirs]);
    assert_eq!(desk.notices.len(), 2, "{:?}", desk.notices);
    assert!(desk.notices[0].contains("sync-conflict"), "{:?}", desk.notices);
    assert!(desk.notices[1].contains("line 1 column 1"), "{:?}", desk.notices);
    assert!(matches!(desk.access, Access::Writable(_)));
}

#[test]
fn a_file_by_name_may_be_a_link_but_not_a_pipe() {
    let folder = Folder::new();
    let at = |name: &str| folder.0.join(name);
    fs::write(at("plain"), "words").unwrap();
    symlink(at("plain"), at("link")).unwrap();
    symlink(at("nowhere"), at("dangling")).unwrap();
    fifo(&at("pipe"));
    assert_eq!(read_source(&at("link")).unwrap(), b"words");
    let says = |name: &str| read_source(&at(name)).unwrap_err().to_string();
    assert!(says("dangling").contains("it is not there"), "{}", says("dangling"));
    assert!(says("pipe").contains("it is a pipe"), "{}", says("pipe"));
    assert!(says("").contains("it is a folder"), "{}", says(""));
    let device = read_source("/dev/null".as_ref()).unwrap_err().to_string();
    assert!(device.contains("it is a device"), "{device}");
    fs::File::create(at("huge")).unwrap().set_len(2 << 30).unwrap();
    assert!(says("huge").contains("2 GB and the limit is 512 MB"), "{}", says("huge"));
}

#[test]
fn what_an_interrupted_save_left_is_gone_on_with() {
    let shelf = Shelf::with_score(4);
    let text = fs::read_to_string(shelf.review_file()).unwrap();
    let more = text.replace("\"note\": \"\"", "\"note\": \"typed when the light went out\"");
    assert_ne!(more, text);
    fs::write(shelf.at(".candor/ana/review.new"), &more).unwrap();
    let mut desk = shelf.desk();
    assert!(desk.is_restored);
    assert_eq!(desk.notices, Vec::<String>::new());
    assert_eq!(desk.review.note, "typed when the light went out");
    let review = desk.review.clone();
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    let again = shelf.desk();
    assert!(!again.is_restored);
    assert_eq!(again.review.note, "typed when the light went out");
    assert_eq!(again.recovered, Vec::<PathBuf>::new());
}

#[test]
fn a_review_that_is_gone_comes_back_from_its_newest_earlier_version() {
    let shelf = Shelf::with_score(2);
    let mut desk = shelf.desk();
    let mut review = desk.review.clone();
    score_it(&mut review, 3);
    writer(&mut desk).save(&review).unwrap();
    drop(desk);
    fs::remove_file(shelf.review_file()).unwrap();
    let desk = shelf.desk();
    assert!(desk.is_restored);
    assert_eq!(score_of(&desk.review), Some(2), "the version before the last save");
    assert!(desk.notices[0].contains("newest earlier version"), "{:?}", desk.notices);
    assert!(matches!(desk.access, Access::Writable(_)));
}

/// What is so large is understood piece by piece.
#[test]
fn a_session_of_any_length_comes_back_as_it_went_in() {
    let shelf = Shelf::empty();
    let mut long = session(SOURCE);
    let exchange = long.exchanges[0].clone();
    long.exchanges = (0..15_000)
        .map(|n| {
            let mut exchange = exchange.clone();
            exchange.turns[1].text = format!("Because of \u{1f9ea} \"{n}\" \\ and\nso on").into();
            exchange
        })
        .collect();
    shelf.library.import(&long, SOURCE).unwrap();
    let file = shelf.at("session.json");
    assert!(fs::metadata(&file).unwrap().len() > 8 << 20);
    assert_eq!(shelf.library.session(&shelf.id).unwrap(), long);
    assert_eq!(shelf.library.entries(&shelf.ana).unwrap().entries[0].total, 15_000);
    let text = fs::read_to_string(&file).unwrap();

    fs::write(&file, format!("\u{feff}{text}")).unwrap();
    assert_eq!(shelf.library.session(&shelf.id).unwrap(), long);

    fs::write(&file, text.replacen("candor/session/1", "candor/session/2", 1)).unwrap();
    let error = shelf.library.session(&shelf.id).unwrap_err();
    assert!(matches!(&error, StoreError::Newer { schema, .. } if schema == "candor/session/2"));
    let newer = text.replacen("candor/session/1", "candor/session/2", 1).replacen(
        "\"exchanges\"",
        "\"talks\"",
        1,
    );
    fs::write(&file, newer).unwrap();
    assert!(matches!(shelf.library.session(&shelf.id).unwrap_err(), StoreError::Newer { .. }));

    let at = text[..9 << 20].rfind("\"text\": \"Because").unwrap();
    let line = 1 + text[..at].matches('\n').count();
    fs::write(&file, format!("{}?{}", &text[..at], &text[at..])).unwrap();
    let error = shelf.library.session(&shelf.id).unwrap_err();
    assert!(matches!(error, StoreError::Unreadable { line: told, .. } if told == line), "{error}");
}
