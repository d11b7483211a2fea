//! Full disks, limits, folders that cannot be written and libraries that go away.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::calls::Call;
use crate::promise::Promise;
use crate::refusing::is_civil;
use crate::review::{Copied, RUNS, Room, Run};
use crate::sweep::{Point, Sweep, is_everything};
use crate::tracer::{self, Do, End};

/// A review that goes on with one that is there.
const GOING_ON: Run = Run { keys: Some(":1<cr>5:2<cr>1iand more<esc>m"), ..RUNS[0] };

#[test]
fn a_limit_on_the_size_of_files_loses_nothing() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    let promise = Promise::of(&room, &RUNS[0], &Copied::default());
    let start = promise.end.clone();
    let promise = Promise::of(&room, &GOING_ON, &start);
    let mut sum = Sweep::default();
    for blocks in 0..24 {
        room.begin_with(&start);
        let plain = room.run_command(&GOING_ON, GOING_ON.keys);
        let limit = format!("ulimit -f {blocks}; exec \"$@\"");
        let (out, err) = (room.folder.join("out"), room.folder.join("err"));
        let end = tracer::run(&under(&limit, &plain), (&out, &err), &mut |_: &Call| Do::Go);
        // What it had to say went to files, too.
        let outcome = crate::review::Outcome::read(end, &out, &err);
        let left = Copied::of(&room.shelf());
        let is_alive = matches!(end, End::Exited(0 | 1));
        let kept = promise
            .check(&left, outcome.acknowledged)
            .and_then(|()| if is_alive { Ok(()) } else { Err(format!("ended by {end:?}")) });
        let at = |broken| format!("files of {blocks} blocks at most: {broken}");
        sum.count(Point { name: "limit".into(), kept: kept.map_err(at) });
    }
    sum.tell("a limit on the size of files", 24);
}

fn under(words: &str, plain: &Command) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(words).arg("sh").arg(plain.get_program()).args(plain.get_args());
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command
}

/// A file system of its own, in memory; `None` where it may not be made.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    fn at(path: &'a Path, options: &str) -> Option<Self> {
        fs::create_dir_all(path).unwrap();
        let mount = ["-t", "tmpfs", "-o", options, "tmpfs"];
        let made = Command::new("mount").args(mount).arg(path).output();
        if made.is_ok_and(|output| output.status.success()) {
            return Some(Self(path));
        }
        println!("skipped: no file system can be mounted here");
        None
    }

    fn again(&self, options: &str) {
        let options = format!("remount,{options}");
        let done = Command::new("mount").args(["-o", &options]).arg(self.0).status().unwrap();
        assert!(done.success());
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[test]
fn a_disk_that_is_full_keeps_what_it_has_and_takes_more_when_there_is_room() {
    if !tracer::is_there() {
        return;
    }
    let first = Room::new();
    let start = Promise::of(&first, &RUNS[0], &Copied::default()).end;
    let promise = Promise::of(&first, &GOING_ON, &start);
    let mut sum = Sweep::default();
    for pages in 0..20 {
        let room = Room::new();
        let shelf = room.shelf();
        let Some(disk) = Mounted::at(&shelf, "size=1m") else { return };
        start.write(&shelf);
        // Everything is taken, and then a little is given back.
        let filler = room.shelf().join("filler");
        let mut much = vec![1; 1 << 20];
        while fs::write(&filler, &much).is_err() {
            let less = much.len().saturating_sub(4096);
            much.truncate(less);
        }
        fs::write(&filler, &much[..much.len().saturating_sub(4096 * pages)]).unwrap();
        let outcome = room.done(&GOING_ON);
        fs::remove_file(&filler).unwrap();
        let left = Copied::of(&shelf);
        let again = room.done(&Run { keys: Some(":3<cr>4"), ..GOING_ON });
        let kept = is_civil(&outcome)
            .and_then(|()| promise.check(&left, outcome.acknowledged))
            .and_then(|()| match (again.end, again.acknowledged) {
                (End::Exited(0), 1..) => Ok(()),
                _ => Err(format!("not saved with room again: {}", again.complaint)),
            });
        let at = |broken| format!("{pages} pages left: {broken}");
        sum.count(Point { name: "pages left".into(), kept: kept.map_err(at) });
        drop(disk);
    }
    sum.tell("a full disk", 20);
}

#[test]
fn a_library_that_cannot_be_written_is_read_only() {
    let room = Room::new();
    room.done(&RUNS[0]);
    let start = Copied::of(&room.shelf());
    fs::remove_dir_all(room.shelf()).unwrap();
    let shelf = room.shelf();
    let Some(disk) = Mounted::at(&shelf, "size=4m") else { return };
    start.write(&shelf);
    disk.again("ro");
    for run in [&RUNS[0], &RUNS[5], &RUNS[6]] {
        let outcome = room.done(run);
        assert!(is_civil(&outcome).is_ok(), "{}: {}", run.name, outcome.complaint);
        assert_eq!(outcome.acknowledged, 0, "{}", run.name);
    }
    assert!(room.look(&RUNS[0]).out.contains("read-only"));
    assert_eq!(Copied::of(&shelf), start);
}

/// Takes the library, or a part of it, away in front of the `nth` call that changes something.
#[test]
fn a_folder_that_disappears_ends_nothing_but_the_saving() {
    if !tracer::is_there() {
        return;
    }
    let first = Room::new();
    let start = Promise::of(&first, &RUNS[0], &Copied::default()).end;
    let step = if is_everything() { 1 } else { 4 };
    let session = start.0.keys().find(|path| path.ends_with("session.json")).unwrap();
    let session = session.parent().unwrap();
    let mut sum = Sweep::default();
    for part in [Path::new("library"), session, &session.join("reviews"), &session.join(".candor")]
    {
        let take_away = |room: &Room, nth: usize| {
            room.begin_with(&start);
            let (mut count, mut is_gone) = (0, false);
            let outcome = room.traced(&GOING_ON, &mut |call: &Call| {
                count += usize::from(call.touches(&room.shelf()) && call.changes());
                if count == nth * step && !is_gone {
                    fs::remove_dir_all(room.shelf().join(part)).unwrap();
                    is_gone = true;
                }
                Do::Go
            });
            let name = part.file_name().unwrap().to_string_lossy().into_owned();
            let at = |broken| format!("{name} taken away at call {nth}: {broken}");
            is_gone.then(|| Point { kept: is_civil(&outcome).map_err(at), name: name.clone() })
        };
        sum.add(Sweep::over(take_away));
    }
    sum.tell("a folder that disappears", 20);
}
