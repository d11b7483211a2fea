//! Two of them: one that is killed while it holds the lock, and a folder that is carried between two machines.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::calls::Call;
use crate::review::{Copied, RUNS, Room};
use crate::sweep::{Point, Sweep};
use crate::tracer::{self, Do, End, Watch};

/// Puts another version in a file's place in front of the `nth` call that is about it.
struct Carrier {
    file: PathBuf,
    version: String,
    nth: usize,
    count: usize,
    has_come: bool,
}

impl Watch for Carrier {
    fn before(&mut self, call: &Call) -> Do {
        let is_it = call.file == self.file || call.other.as_ref() == Some(&self.file);
        if !is_it || self.has_come {
            return Do::Go;
        }
        self.count += 1;
        if self.count == self.nth {
            self.has_come = true;
            // As such tools do it: a new file that takes the old one's name.
            let carried = self.file.with_extension("carried");
            fs::write(&carried, &self.version).unwrap();
            fs::rename(&carried, &self.file).unwrap();
        }
        Do::Go
    }
}

/// What another machine makes of a file, and whether a run that goes on here has both afterwards.
struct Elsewhere {
    /// The file, as part of its path.
    file: &'static str,
    change: fn(&mut Value),
    keys: &'static str,
    has_both: fn(&Value) -> Result<(), String>,
}

const REVIEW: Elsewhere = Elsewhere {
    file: "reviews/ana.json",
    // With a note on the session.
    change: |review| {
        review["note"] = json!("from the other machine");
        let line = json!({ "at": "2026-11-22T13:00:00Z", "exchange": null, "field": "note",
                           "from": "calm", "to": "from the other machine" });
        review["history"].as_array_mut().unwrap().push(line);
    },
    keys: ":1<cr>5:2<cr>1iand more<esc>m",
    has_both: has_scores_and_note,
};

const CORRECTIONS: Elsewhere = Elsewhere {
    file: "corrections/ana.json",
    // With another question, by the id that the next one here will have, too.
    change: |corrections| {
        let operations = corrections["operations"].as_array_mut().unwrap();
        let mut there = operations[0].clone();
        there["id"] = json!(format!("ana-{}", operations.len() + 1));
        there["at"] = json!("2026-11-22T13:00:00Z");
        there["text"] = json!("and elsewhere?");
        operations.push(there);
    },
    keys: ":1<cr>5:2<cr>e<c-u>and here?<cr>:3<cr>1",
    has_both: has_all_questions,
};

#[test]
fn a_version_that_is_carried_in_at_any_call_is_merged() {
    if tracer::is_there() {
        for elsewhere in [REVIEW, CORRECTIONS] {
            carried_in_at_any_call(&elsewhere);
        }
    }
}

fn carried_in_at_any_call(elsewhere: &Elsewhere) {
    let room = Room::new();
    let run = &RUNS[0];
    room.done(run);
    let start = Copied::of(&room.shelf());
    let is_it = |path: &&PathBuf| path.ends_with(elsewhere.file);
    let file = Copied::of(&room.library).0.into_keys().find(|path| is_it(&path)).unwrap();
    let text = fs::read_to_string(room.library.join(&file)).unwrap();
    let mut version: Value = serde_json::from_str(&text).unwrap();
    (elsewhere.change)(&mut version);
    let version = version.to_string();
    let going_on = crate::review::Run { keys: Some(elsewhere.keys), ..*run };
    let carry = |room: &Room, nth| {
        room.begin_with(&start);
        let file = room.library.join(&file);
        let mut carrier =
            Carrier { file, version: version.clone(), nth, count: 0, has_come: false };
        let outcome = room.traced(&going_on, &mut carrier);
        carrier.has_come.then(|| {
            let kept = has_both(room, &carrier.file, outcome.end, elsewhere.has_both);
            let at = |broken| format!("carried in at call {nth}: {broken}");
            Point { name: elsewhere.file.into(), kept: kept.map_err(at) }
        })
    };
    Sweep::over(carry).tell("another version carried in", 5);
}

/// The file has what was decided here and what was written elsewhere, now or when it is opened next.
fn has_both(
    room: &Room,
    file: &PathBuf,
    end: End,
    both: fn(&Value) -> Result<(), String>,
) -> Result<(), String> {
    if end != End::Exited(0) {
        return Err(format!("ended by {end:?}"));
    }
    room.look(&RUNS[0]);
    both(&serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
}

fn has_scores_and_note(merged: &Value) -> Result<(), String> {
    let answers: Vec<&Value> = merged["answers"].as_object().unwrap().values().collect();
    let has = |field: &str, value: Value| answers.iter().any(|answer| answer[field] == value);
    let told =
        |value: Value| merged["history"].as_array().unwrap().iter().any(|line| line["to"] == value);
    if !has("score", json!(5)) || !has("score", json!(1)) {
        return Err(format!("lost: a score of this machine: {answers:?}"));
    }
    if merged["note"] != "from the other machine" || !told(json!("from the other machine")) {
        return Err(format!("lost: the note of the other machine: {}", merged["note"]));
    }
    if !told(json!("calm")) {
        return Err("lost: the note before".into());
    }
    Ok(())
}

fn has_all_questions(merged: &Value) -> Result<(), String> {
    let operations = merged["operations"].as_array().unwrap();
    for text in ["why?", "and here?", "and elsewhere?"] {
        let is_it = |one: &&Value| one["text"].as_str().is_some_and(|said| said.ends_with(text));
        if operations.iter().filter(is_it).count() != 1 {
            return Err(format!("lost: the question {text}: {operations:?}"));
        }
    }
    let ids: std::collections::BTreeSet<_> =
        operations.iter().map(|one| one["id"].as_str()).collect();
    if ids.len() != operations.len() {
        return Err(format!("lost: two operations have one id: {operations:?}"));
    }
    Ok(())
}

#[test]
fn one_that_is_killed_while_it_holds_the_lock_holds_nothing() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    let run = &RUNS[0];
    let mut saves = 0;
    let outcome = room.traced(run, &mut |call: &Call| {
        saves += usize::from(call.name == "renameat2");
        // The lock is held and a save is under way.
        if saves == 4 { Do::Kill } else { Do::Go }
    });
    assert_eq!(outcome.end, End::Killed(nix::sys::signal::Signal::SIGKILL));
    let after = room.done(&crate::review::Run { keys: Some(":3<cr>4"), ..*run });
    assert_eq!(after.end, End::Exited(0));
    assert!(after.acknowledged > 0 && !after.out.contains("read-only"), "{}", after.out);
}

#[test]
fn two_that_import_and_review_at_once_lose_nothing() {
    let room = Room::new();
    std::thread::scope(|scope| {
        for run in [&RUNS[0], &RUNS[3], &RUNS[4], &RUNS[4], &RUNS[5]] {
            let room = &room;
            scope.spawn(move || {
                let outcome = room.done(run);
                assert_eq!(outcome.end, End::Exited(0), "{}: {}", run.name, outcome.complaint);
            });
        }
    });
    let stands = Copied::of(&room.library);
    let sessions = stands.0.keys().filter(|path| path.ends_with("session.json")).count();
    assert_eq!(sessions, 2);
    let scores = |text: &str| -> usize {
        let review: Value = serde_json::from_str(text).unwrap();
        let answers = review["answers"].as_object().unwrap();
        answers.values().filter(|one| one["score"].is_u64() || one["scores"] != json!({})).count()
    };
    let reviews = room.reviews();
    assert_eq!(reviews.len(), 2, "{reviews:?}");
    for review in reviews {
        let text = fs::read_to_string(room.library.join(&review)).unwrap();
        assert!(scores(&text) >= 2, "{review:?}: {text}");
    }
    assert_eq!(crate::promise::kept_apart(&stands), Vec::<&PathBuf>::new());
    assert_eq!(crate::promise::unfinished(&stands), Vec::<&PathBuf>::new());
}
