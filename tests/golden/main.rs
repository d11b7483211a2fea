//! A library as the first version of every schema left it, with fields that no version knows yet: it opens, it can be
//! gone on with, and nothing of it is lost.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use candor::cli::{self, Exit};
use serde_json::Value;

mod unknown;

const SESSION: &str = "fd1eaebea3c4";

/// A copy of the library, to be worked in.
struct Copy {
    folder: PathBuf,
}

impl Copy {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("golden-{}-{number}", std::process::id()));
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/library-1");
        copy(&golden, &folder.join("library"));
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        let library = self.folder.join("library");
        match name {
            "preferences" => library.join(".preferences/ana.json"),
            "rubric" => library.join("rubrics/own.toml"),
            "place" => library.join("sessions").join(SESSION).join(".candor/ana/place.json"),
            "session" => library.join("sessions").join(SESSION).join("session.json"),
            of_ana => library.join("sessions").join(SESSION).join(of_ana).join("ana.json"),
        }
    }

    fn edit(&self, name: &str, from: &str, to: &str) -> String {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        let edited = text.replacen(from, to, 1);
        fs::write(self.path(name), &edited).unwrap();
        edited
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.path(name)).unwrap()).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> (String, String, u8) {
        let mut all: Vec<OsString> = vec!["candor".into()];
        all.extend(arguments.iter().map(OsString::from));
        all.extend(["--library".into(), self.folder.join("library").into()]);
        all.extend(["--config".into(), self.folder.join("config.toml").into()]);
        all.extend(["--reviewer", "ana", "--now", "2026-11-22T14:00:00Z"].map(Into::into));
        // Not everything has a clock.
        if matches!(arguments.first(), Some(&("list" | "show" | "report" | "rubric"))) {
            all.truncate(all.len() - 2);
        }
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let Exit::Code(code) = cli::main(all, &mut out, &mut err) else { panic!("a signal") };
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), code)
    }

    fn press(&self, keys: &str) -> String {
        let (out, err, code) =
            self.run(&[SESSION, "--print=text", "--size", "120x40", "--keys", keys]);
        assert_eq!(code, 0, "{err}");
        out
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// How often each unknown field stands in a file, by what it stands in.
fn later(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("x_later").map(ToString::to_string));
            fields.values().for_each(|one| later(one, found));
        }
        Value::Array(all) => all.iter().for_each(|one| later(one, found)),
        _ => {}
    }
}

fn unknown_fields(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    later(value, &mut found);
    found.sort();
    found
}

#[test]
fn it_opens_where_it_was_left() {
    let copy = Copy::new();
    let screen = copy.press("");
    for words in ["Ines Okafor", "4 of 6", "What is a deadlock?", "saved"] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    let card = copy.press("c");
    for words in ["x cut off before the substance", "names the plan", "a calm talk", "Clear, Cost"]
    {
        assert!(card.contains(words), "{words}:\n{card}");
    }
    let (list, err, _) = copy.run(&["list"]);
    assert!(list.contains("Ines Okafor") && err.is_empty(), "{list}{err}");
    for format in ["md", "html", "csv", "json", "txt"] {
        let (report, err, code) = copy.run(&["report", SESSION, "--format", format]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(report.contains("names the plan"), "{format}");
    }
}

#[test]
fn fields_that_no_version_knows_survive_every_change() {
    let copy = Copy::new();
    let before = ["reviews", "corrections", "session"].map(|name| unknown_fields(&copy.json(name)));
    assert!(before[0].len() > 20 && before[1].len() > 2, "{before:?}");
    // A score, a note, a flag, a question, a correction, a verdict on a skill, the whole, and handing it in.
    copy.press(":3<cr>2:4<cr>ilater<esc>m:5<cr>eAnd what would you ask?<cr>svmco1because<cr>");
    let after = ["reviews", "corrections", "session"].map(|name| unknown_fields(&copy.json(name)));
    for (before, after) in before.iter().zip(&after) {
        let mut rest = after.clone();
        for field in before {
            let at = rest.iter().position(|one| one == field);
            rest.swap_remove(at.unwrap_or_else(|| panic!("{field} is lost: {before:?} {after:?}")));
        }
    }
}

#[test]
fn a_newer_major_version_is_read_only_and_left_as_it_is() {
    for (name, schema) in [("reviews", "candor/review/"), ("corrections", "candor/corrections/")] {
        let copy = Copy::new();
        let edited = copy.edit(name, &format!("{schema}1"), &format!("{schema}2"));
        let screen = copy.press(":4<cr>3");
        assert!(screen.contains("read-only"), "{screen}");
        assert!(screen.contains("a newer candor wrote"), "{screen}");
        assert_eq!(fs::read_to_string(copy.path(name)).unwrap(), edited);
    }
    let copy = Copy::new();
    copy.edit("session", "candor/session/1", "candor/session/2");
    let (_, err, code) = copy.run(&[SESSION, "--print=text"]);
    assert_eq!(code, 1);
    assert!(err.contains("a newer candor wrote it (candor/session/2)"), "{err}");
    // What nobody waits for is begun anew where it cannot be used.
    for (name, schema) in [("place", "candor/place/"), ("preferences", "candor/preferences/")] {
        let copy = Copy::new();
        copy.edit(name, &format!("{schema}1"), &format!("{schema}2"));
        assert!(copy.press("").contains("4 of 6"));
    }
}

#[test]
fn a_minor_version_is_gone_on_with() {
    let copy = Copy::new();
    copy.edit("reviews", "candor/review/1", "candor/review/1.7");
    assert!(copy.press(":4<cr>3").contains("was 2 mid"));
    assert_eq!(copy.json("reviews")["answers"]["e863d42ba"]["scores"]["clear"]["level"], 3);
}

#[test]
fn a_mistake_of_a_hand_is_named_with_line_and_column() {
    for (name, from, to, place) in [
        ("reviews", "\"status\": \"draft\",", "\"status\": \"draft\"", "line 11 column 3"),
        ("reviews", "\"flagged\": true", "\"flagged\": yes", "line 44 column 18"),
        ("corrections", "\"byte\": 34", "\"byte\": 34,,", "line 19 column 18"),
        ("rubric", "value = 3", "value = 4", "line 15, column 9"),
    ] {
        let copy = Copy::new();
        let edited = copy.edit(name, from, to);
        let screen = copy.press("");
        copy.press(":4<cr>3");
        let said = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(place), "{place}:\n{screen}");
        assert_eq!(fs::read_to_string(copy.path(name)).unwrap(), edited);
    }
    let copy = Copy::new();
    copy.edit("session", "\"exchanges\": [", "\"exchanges\": {");
    let (_, err, code) = copy.run(&[SESSION, "--print=text"]);
    assert_eq!(code, 1);
    assert!(err.contains("session.json, line ") && err.contains(" column "), "{err}");
}
