//! Power loss after the n-th call, for every n, with whatever was not synced there, missing, cut off or reordered.

use std::collections::HashSet;
use std::fs;

use candor::model::ids::{ReviewerId, SessionId};
use candor::model::rubric::Rubric;
use candor::store::{Access, Library, State};

use crate::calls::Call;
use crate::disk::Disk;
use crate::promise::{Listener, Promise};
use crate::review::{Copied, RUNS, Room, Run};
use crate::sweep::{Point, Sweep, is_everything};
use crate::tracer::{self, Do, Watch};

/// Tells the disk of every call, and gathers the states that each may leave.
struct Recorder<'a> {
    room: &'a Room,
    disk: Disk,
    listener: Listener,
    acknowledged: u64,
    calls: usize,
    /// With the newest revision that was acknowledged before.
    states: HashSet<(u64, Copied)>,
}

impl Recorder<'_> {
    fn gather(&mut self) {
        let seeds = if is_everything() { 12 } else { 3 };
        for state in self.disk.states(seeds) {
            self.states.insert((self.acknowledged, Copied(state.into_iter().collect())));
        }
    }
}

impl Watch for Recorder<'_> {
    fn before(&mut self, call: &Call) -> Do {
        if let Some(revision) = self.listener.hear(call) {
            self.acknowledged = revision;
            self.gather();
        }
        self.disk.before(call)
    }

    fn after(&mut self, call: &Call, result: i64) {
        self.disk.after(call, result);
        if call.changes() && call.touches(&self.room.shelf()) {
            self.calls += 1;
            self.gather();
        }
    }
}

#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    if !tracer::is_there() {
        return;
    }
    let (mut start, room) = (Copied::default(), Room::new());
    let (mut sum, mut calls) = (Sweep::default(), 0);
    for run in &RUNS {
        let promise = Promise::of(&room, run, &start);
        room.begin_with(&start);
        let mut recorder = Recorder {
            room: &room,
            disk: Disk::with(room.shelf(), &start),
            listener: Listener::default(),
            acknowledged: 0,
            calls: 0,
            states: HashSet::new(),
        };
        room.traced(run, &mut recorder);
        calls += recorder.calls;
        let states: Vec<(u64, Copied)> = recorder.states.into_iter().collect();
        sum.add(Sweep::over(|room, nth| {
            let (acknowledged, state) = states.get(nth - 1)?;
            Some(look(room, run, &promise, *acknowledged, state))
        }));
        start = promise.end;
    }
    sum.tell(&format!("power loss, after each of {calls} calls"), 400);
}

/// Opens what a power cut has left.
fn look(room: &Room, run: &Run, promise: &Promise, acknowledged: u64, state: &Copied) -> Point {
    let kept = promise.check(state, acknowledged).and_then(|()| {
        room.begin_with(state);
        opens(room)
    });
    let at = |broken| format!("{}, power loss at revision {acknowledged}: {broken}", run.name);
    Point { name: run.name.into(), kept: kept.map_err(at) }
}

/// Lists the library and sits down to each of its sessions.
fn opens(room: &Room) -> Result<(), String> {
    let library = Library::at(room.library.clone(), false);
    let rubric = Rubric::general().unwrap();
    for name in ["ana", "bob"] {
        let reviewer = ReviewerId::new(name).unwrap();
        let list = library.entries(&reviewer).map_err(|error| error.to_string())?;
        if let Some(problem) = list.problems.first() {
            return Err(format!("unreadable: {}", problem.message));
        }
        for entry in list.entries {
            if entry.state == State::Unreadable {
                return Err(format!("unreadable: {}", entry.id));
            }
            let desk = library.desk(&entry.id, &reviewer, &rubric);
            match desk.map_err(|error| error.to_string())?.access {
                Access::Writable(_) => {}
                Access::ReadOnly(why) => return Err(why.to_string()),
            }
        }
    }
    every_session_is_whole(&library, room)
}

fn every_session_is_whole(library: &Library, room: &Room) -> Result<(), String> {
    let Ok(sessions) = fs::read_dir(room.library.join("sessions")) else { return Ok(()) };
    for name in sessions.map(|entry| entry.unwrap().file_name()) {
        let id = SessionId::new(name.to_str().unwrap()).unwrap();
        if library.contains(&id) {
            library.session(&id).map_err(|error| error.to_string())?;
            library.source(&id).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}
