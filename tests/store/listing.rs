//! The list of sessions, its cache, and finding one of them.

use std::fs;

use candor::store::{Library, State, StoreError};

use super::common::*;

#[test]
fn the_list_tells_how_far_each_review_is() {
    let shelf = Shelf::new();
    let list = || shelf.library.entries(&shelf.ana).unwrap();
    let new = list().entries.remove(0);
    assert_eq!((new.state, new.done, new.total, new.touched), (State::New, 0, 1, None));
    assert_eq!(new.name.as_deref(), Some("Rosa Díaz"));
    shelf.save(4);
    let draft = list().entries.remove(0);
    assert_eq!((draft.state, draft.done, draft.touched), (State::Draft, 1, Some(noon())));
    fs::remove_file(shelf.review_file()).unwrap();
    assert_eq!(list().entries.remove(0), new);
}

#[test]
fn the_cache_is_never_believed_against_the_disk() {
    let shelf = Shelf::with_score(4);
    let index = shelf.library.root().join(".index");
    let list = || shelf.library.entries(&shelf.ana).unwrap();
    let first = list();
    let cached = fs::read_to_string(&index).unwrap();
    assert_eq!(list(), first);
    let stale = cached.replace("\"size\"", "").replace("[\"e1a2b3c4d\"]", "[]");
    let strangers = ["", "{", "[]", "\0", &cached.replace("index/1", "index/9")];
    for text in strangers {
        fs::write(&index, text).unwrap();
        assert_eq!(list(), first, "{text:?}");
    }
    // A cache about another version of the file.
    let stamp = fs::metadata(shelf.at("session.json")).unwrap().len();
    let other = stale.replace(&format!("[{stamp},"), &format!("[{},", stamp + 1));
    assert_ne!(other, stale);
    fs::write(&index, other).unwrap();
    assert_eq!(list(), first);
    fs::remove_file(&index).unwrap();
    fs::create_dir(&index).unwrap();
    assert_eq!(list(), first);
}

#[test]
fn what_cannot_be_read_is_a_problem_beside_the_others() {
    let shelf = Shelf::with_score(4);
    let second = b"another source";
    let other = session(second);
    shelf.library.import(&other, second).unwrap();
    fs::write(shelf.at("session.json"), "{ \"schema\": ").unwrap();
    let listed = shelf.library.entries(&shelf.ana).unwrap();
    assert_eq!(listed.entries.len(), 1);
    assert_eq!(listed.entries[0].id, other.id);
    assert_eq!(listed.problems[0].id, shelf.id);
    let message = &listed.problems[0].message;
    assert!(message.contains("session.json, line 1 column 12"), "{message}");
    let error = shelf.library.session(&shelf.id).unwrap_err();
    assert_eq!(error.to_string(), *message);
}

#[test]
fn an_unreadable_review_is_listed_as_one() {
    let shelf = Shelf::with_score(4);
    fs::write(shelf.review_file(), "").unwrap();
    for _ in 0..2 {
        let listed = shelf.library.entries(&shelf.ana).unwrap();
        assert_eq!(listed.entries[0].state, State::Unreadable);
        assert_eq!(listed.problems.len(), 1);
    }
}

#[test]
fn no_library_is_an_empty_list() {
    let shelf = Shelf::empty();
    assert!(shelf.library.entries(&shelf.ana).unwrap().entries.is_empty());
    assert!(!shelf.library.root().exists());
    assert!(matches!(shelf.library.find("3f"), Err(StoreError::NotFound { .. })));
}

#[test]
fn the_beginning_of_an_id_finds_it_where_it_is_the_only_one() {
    let shelf = Shelf::new();
    let id = shelf.id.as_str();
    for prefix in [&id[..1], &id[..5], id, &id[..6].to_uppercase()] {
        assert_eq!(shelf.library.find(prefix).unwrap(), shelf.id);
    }
    for prefix in ["", "../", "x", &format!("{id}0")] {
        assert!(matches!(shelf.library.find(prefix), Err(StoreError::NotFound { .. })), "{prefix}");
    }
    let twin = format!("{}{}", &id[..11], if id.ends_with('0') { '1' } else { '0' });
    let at = shelf.library.root().join("sessions").join(&twin);
    fs::create_dir(&at).unwrap();
    assert_eq!(shelf.library.find(&id[..4]).unwrap(), shelf.id, "an empty folder is no session");
    fs::copy(shelf.at("session.json"), at.join("session.json")).unwrap();
    let error = shelf.library.find(&id[..4]).unwrap_err().to_string();
    assert!(error.contains(id) && error.contains(&twin), "{error}");
}

#[test]
fn library_and_writer_go_to_other_threads() {
    fn assert_goes<T: Send + 'static>() {}
    assert_goes::<Library>();
    assert_goes::<candor::store::Writer>();
}

#[test]
fn a_hostile_name_cannot_steer_the_terminal() {
    let library = Library::at("/nowhere/\u{1b}[31m\u{202e}".into(), true);
    let error = library.find("\u{1b}]0;x\u{7}").unwrap_err().to_string();
    assert!(!error.chars().any(|c| c.is_control() || c == '\u{202e}'), "{error:?}");
}
