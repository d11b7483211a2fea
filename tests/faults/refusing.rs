//! An error at the n-th call that writes, syncs, renames or opens in the library, for every n; and half a write.

use nix::errno::Errno;

use crate::calls::Call;
use crate::killing::opens;
use crate::promise::Promise;
use crate::review::{Copied, RUNS, Room, Run};
use crate::sweep::{Point, Sweep, is_everything};
use crate::tracer::{self, Do, End};

/// Refuses the `nth` call of its kind.
struct Refuser<'a> {
    room: &'a Room,
    is_its_kind: fn(&Call) -> bool,
    how: Do,
    nth: usize,
    /// True where all that follow are refused, too.
    for_ever: bool,
    count: usize,
    at: Option<&'static str>,
}

impl tracer::Watch for Refuser<'_> {
    fn before(&mut self, call: &Call) -> Do {
        if !call.touches(&self.room.shelf()) || !(self.is_its_kind)(call) {
            return Do::Go;
        }
        self.count += 1;
        if self.count == self.nth {
            self.at = Some(call.name);
        }
        let is_refused = self.count == self.nth || self.for_ever && self.count > self.nth;
        if is_refused { self.how } else { Do::Go }
    }
}

/// What is refused, with which errors in every run, and with which others where everything is tried.
struct Kind {
    calls: fn(&Call) -> bool,
    often: &'static [Do],
    seldom: &'static [Do],
}

const KINDS: [Kind; 4] = [
    Kind {
        calls: |call| matches!(call.name, "write" | "pwrite64" | "writev"),
        often: &[Do::Fail(Errno::ENOSPC), Do::Half],
        seldom: &[Do::Fail(Errno::EIO), Do::Fail(Errno::EDQUOT), Do::Fail(Errno::EINTR)],
    },
    Kind {
        calls: |call| matches!(call.name, "fsync" | "fdatasync"),
        often: &[Do::Fail(Errno::EIO)],
        seldom: &[Do::Fail(Errno::ENOSPC), Do::Fail(Errno::EDQUOT), Do::Fail(Errno::EINTR)],
    },
    Kind {
        calls: |call| matches!(call.name, "rename" | "renameat" | "renameat2" | "link" | "linkat"),
        often: &[Do::Fail(Errno::EIO)],
        seldom: &[Do::Fail(Errno::ENOSPC), Do::Fail(Errno::EDQUOT), Do::Fail(Errno::EINTR)],
    },
    Kind {
        calls: |call| {
            matches!(call.name, "open" | "openat" | "mkdir" | "mkdirat")
                && (is_everything() || call.changes())
        },
        often: &[Do::Fail(Errno::ENOSPC)],
        seldom: &[
            Do::Fail(Errno::EIO),
            Do::Fail(Errno::EDQUOT),
            Do::Fail(Errno::EINTR),
            Do::Fail(Errno::EMFILE),
            Do::Fail(Errno::EACCES),
        ],
    },
];

#[test]
fn a_refused_call_loses_nothing_that_was_acknowledged() {
    if !tracer::is_there() {
        return;
    }
    let (mut start, first) = (Copied::default(), Room::new());
    let mut sum = Sweep::default();
    for run in &RUNS {
        let promise = Promise::of(&first, run, &start);
        for kind in &KINDS {
            let seldom = if is_everything() { kind.seldom } else { &[] };
            for how in kind.often.iter().chain(seldom) {
                let try_at = |room: &Room, nth| {
                    room.begin_with(&start);
                    refuse_at(room, run, &promise, (kind, *how, nth))
                };
                sum.add(Sweep::over(try_at));
            }
        }
        start = promise.end;
    }
    sum.tell("errors", 200);
}

fn refuse_at(
    room: &Room,
    run: &Run,
    promise: &Promise,
    (kind, how, nth): (&Kind, Do, usize),
) -> Option<Point> {
    let refuser = |for_ever| Refuser {
        room,
        is_its_kind: kind.calls,
        how,
        nth,
        for_ever,
        count: 0,
        at: None,
    };
    let mut once = refuser(false);
    let outcome = room.traced(run, &mut once);
    let call = once.at?;
    let name = match how {
        Do::Fail(error) => format!("{call} {error:?}"),
        _ => format!("{call} half"),
    };
    let kept = is_civil(&outcome).and_then(|()| {
        let left = Copied::of(&room.shelf());
        promise.check(&left, outcome.acknowledged)?;
        let is_read_only = outcome.out.contains("read-only");
        if outcome.end == End::Exited(0) && outcome.acknowledged > 0 && !is_read_only {
            // Who leaves without a complaint has saved everything, unless it was refused to begin with.
            promise.check(&left, promise.last)?;
        }
        opens(room, run, promise, outcome.acknowledged)
    });
    let at = |broken| format!("{}, {name} at call {nth}: {broken}", run.name);
    Some(Point { name: name.clone(), kept: kept.map_err(at) })
}

/// The program ends by itself, and whatever it has to complain of is one sentence.
pub(crate) fn is_civil(outcome: &crate::review::Outcome) -> Result<(), String> {
    let complaint = outcome.complaint.trim_end();
    match outcome.end {
        End::Exited(0 | 1) if !complaint.contains("panicked") => {}
        end => return Err(format!("ended by {end:?}: {complaint}")),
    }
    let is_sentence = |line: &str| line.starts_with("candor: ") && line.len() > 12;
    if complaint.lines().all(is_sentence) && complaint.lines().count() <= 2 {
        return Ok(());
    }
    Err(format!("not one sentence: {complaint}"))
}
