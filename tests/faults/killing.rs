//! SIGKILL at the n-th call that touches the library, for every n and every call.

use std::fmt;
use std::path::PathBuf;

use crate::calls::Call;
use crate::promise::{Promise, kept_apart, unfinished};
use crate::review::{Copied, RUNS, Room, Run};
use crate::sweep::{Point, Sweep, is_everything};
use crate::tracer::{self, Do, End};

/// Kills at the `nth` call that counts, counted from 1.
struct Killer<'a> {
    room: &'a Room,
    nth: usize,
    count: usize,
    /// The call in front of which it was.
    at: Option<&'static str>,
}

impl tracer::Watch for Killer<'_> {
    fn before(&mut self, call: &Call) -> Do {
        if self.at.is_some() || !counts(self.room, call) {
            return Do::Go;
        }
        self.count += 1;
        if self.count < self.nth {
            return Do::Go;
        }
        self.at = Some(call.name);
        Do::Kill
    }
}

/// Between two calls that change something nothing changes: killing at those that do reaches every state.
fn counts(room: &Room, call: &Call) -> bool {
    call.touches(&room.shelf()) && (is_everything() || call.changes())
}

#[test]
fn a_killed_review_has_lost_nothing_that_it_acknowledged() {
    if !tracer::is_there() {
        return;
    }
    let (mut start, first) = (Copied::default(), Room::new());
    let mut sum = Sweep::default();
    for run in &RUNS {
        let promise = Promise::of(&first, run, &start);
        let end = promise.end.clone();
        sum.add(sweep(run, &start, &promise));
        start = end;
    }
    sum.tell("SIGKILL", 200);
}

/// Kills one run at each of its calls.
fn sweep(run: &Run, start: &Copied, promise: &Promise) -> Sweep {
    let try_at = |room: &Room, nth| {
        room.begin_with(start);
        kill_at(room, run, promise, nth)
    };
    Sweep::over(try_at)
}

/// Kills a run at its `nth` call and holds what it leaves against the promise; `None` where it has fewer calls.
fn kill_at(room: &Room, run: &Run, promise: &Promise, nth: usize) -> Option<Point> {
    let mut killer = Killer { room, nth, count: 0, at: None };
    let outcome = room.traced(run, &mut killer);
    let call = killer.at?;
    let left = Copied::of(&room.shelf());
    let kept = promise.check(&left, outcome.acknowledged);
    let kept = kept.and_then(|()| opens(room, run, promise, outcome.acknowledged));
    let at = |broken| format!("{}, killed at its call {nth}, {call}: {broken}", run.name);
    Some(Point { name: call.into(), kept: kept.map_err(at) })
}

/// Opens the library and holds it against the promise: it has everything that was acknowledged, and what the
/// fault has left is cleared away.
///
/// # Errors
/// A sentence about the first promise that was not kept.
pub(crate) fn opens(
    room: &Room,
    run: &Run,
    promise: &Promise,
    acknowledged: u64,
) -> Result<(), String> {
    let list = room.list();
    if list.end != End::Exited(0)
        || !list.complaint.is_empty() && !list.complaint.contains("no sessions")
    {
        return Err(format!("the list does not open: {}", list.complaint));
    }
    let look = room.look(run);
    if look.end != End::Exited(0) || !look.complaint.is_empty() || look.out.contains("read-only") {
        return Err(format!("the review does not open: {}{}", look.complaint, look.out));
    }
    let stands = Copied::of(&room.shelf());
    promise.check(&stands, acknowledged).map_err(|broken| format!("reopened: {broken}"))?;
    let mut piled = kept_apart(&stands);
    if run.keys.is_some() {
        // Those that nobody waits for have one name each, and the next of them takes it.
        let is_light = |path: &PathBuf| {
            path.ends_with("place.new")
                || path.ends_with(".index.new")
                || path.starts_with("library/rubrics")
        };
        piled.extend(unfinished(&stands).into_iter().filter(|path| !is_light(path)));
    }
    if piled.is_empty() { Ok(()) } else { Err(format!("left behind: {piled:?}")) }
}

/// One library, killed again and again: nothing piles up in it.
#[test]
fn what_kills_leave_behind_does_not_pile_up() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    for run in &RUNS {
        room.done(run);
    }
    let before = Copied::of(&room.shelf());
    let step = if is_everything() { 1 } else { 7 };
    let mut kills = 0;
    for run in &RUNS {
        for nth in (1..200).step_by(step) {
            let mut killer = Killer { room: &room, nth, count: 0, at: None };
            room.traced(run, &mut killer);
            kills += usize::from(killer.at.is_some());
        }
    }
    let stands = Copied::of(&room.shelf());
    println!("{kills} kills on one library: {}, then {}", Census::of(&before), Census::of(&stands));
    let (before, after) = (Census::of(&before), Census::of(&stands));
    assert!(kills >= 30, "{kills} kills are too few to pile up anything");
    assert!(
        after.earlier <= 3 * 10,
        "{after}: two reviews and the corrections keep ten versions each"
    );
    assert!(after.others <= before.others, "{:#?}", stands.0.keys());
    assert_eq!(kept_apart(&stands), Vec::<&PathBuf>::new());
    // Each kind has one name: review, corrections, two places, list, preferences, rubric.
    assert!(after.unfinished <= 7, "{:#?}", unfinished(&stands));
}

/// How many files and folders there are, by what they are.
#[derive(Debug)]
struct Census {
    earlier: usize,
    unfinished: usize,
    others: usize,
}

impl Census {
    fn of(stands: &Copied) -> Self {
        let is_earlier = |path: &&PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with("review-") || name.starts_with("corrections-")
        };
        let earlier = stands.0.keys().filter(is_earlier).count();
        let unfinished = unfinished(stands).len();
        Self { earlier, unfinished, others: stands.0.len() - earlier - unfinished }
    }
}

impl fmt::Display for Census {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { earlier, unfinished, others } = self;
        write!(f, "{earlier} earlier versions, {unfinished} unfinished, {others} others")
    }
}
