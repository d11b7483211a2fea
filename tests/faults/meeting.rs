//! Two of them: one that is killed while it holds the lock, and a folder that is carried between two machines.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::calls::Call;
use crate::review::{Copied, RUNS, Room};
use crate::sweep::{Point, Sweep};
use crate::tracer::{self, Do, End, Watch};

/// Puts another version in the review's place in front of the `nth` call that is about it.
struct Carrier {
    review: PathBuf,
    version: String,
    nth: usize,
    count: usize,
    has_come: bool,
}

impl Watch for Carrier {
    fn before(&mut self, call: &Call) -> Do {
        let is_it = call.file == self.review || call.other.as_ref() == Some(&self.review);
        if !is_it || self.has_come {
            return Do::Go;
        }
        self.count += 1;
        if self.count == self.nth {
            self.has_come = true;
            // As such tools do it: a new file that takes the old one's name.
            let carried = self.review.with_extension("carried");
            fs::write(&carried, &self.version).unwrap();
            fs::rename(&carried, &self.review).unwrap();
        }
        Do::Go
    }
}

#[test]
fn a_version_that_is_carried_in_at_any_call_is_merged() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    let run = &RUNS[0];
    room.done(run);
    // On another machine somebody has gone on from the first version, with a note on the session.
    let (start, review) = (Copied::of(&room.shelf()), room.reviews().remove(0));
    let text = fs::read_to_string(room.library.join(&review)).unwrap();
    let mut version: Value = serde_json::from_str(&text).unwrap();
    version["note"] = json!("from the other machine");
    let line = json!({ "at": "2026-11-22T13:00:00Z", "exchange": null, "field": "note", "from": "calm",
                       "to": "from the other machine" });
    version["history"].as_array_mut().unwrap().push(line);
    let version = version.to_string();
    let going_on = crate::review::Run { keys: Some(":1<cr>5:2<cr>1iand more<esc>m"), ..*run };
    let carry = |room: &Room, nth| {
        room.begin_with(&start);
        let review = room.library.join(&review);
        let mut carrier =
            Carrier { review, version: version.clone(), nth, count: 0, has_come: false };
        let outcome = room.traced(&going_on, &mut carrier);
        carrier.has_come.then(|| {
            let kept = has_both(room, &carrier.review, outcome.end);
            let at = |broken| format!("carried in at call {nth}: {broken}");
            Point { name: "carried in".into(), kept: kept.map_err(at) }
        })
    };
    Sweep::over(carry).tell("another version carried in", 5);
}

/// The review has what was decided here and what was written elsewhere, now or when it is opened next.
fn has_both(room: &Room, review: &PathBuf, end: End) -> Result<(), String> {
    if end != End::Exited(0) {
        return Err(format!("ended by {end:?}"));
    }
    room.look(&RUNS[0]);
    let text = fs::read_to_string(review).unwrap();
    let merged: Value = serde_json::from_str(&text).unwrap();
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
