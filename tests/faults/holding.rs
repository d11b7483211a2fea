//! A disk that takes for ever: the interface goes on, and *saved* is not said before it is true.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::calls::Call;
use crate::review::{RUNS, Room};
use crate::terminal::{Terminal, until};
use crate::tracer::{self, Do, Watch};

/// Holds every sync of the library while it is slow.
struct SlowDisk<'a> {
    shelf: PathBuf,
    is_slow: &'a AtomicBool,
    /// True as soon as a sync was held.
    has_held: &'a AtomicBool,
}

impl Watch for SlowDisk<'_> {
    fn before(&mut self, call: &Call) -> Do {
        let is_sync = call.touches(&self.shelf) && call.name == "fsync";
        if is_sync && self.is_slow.load(Ordering::SeqCst) {
            self.has_held.store(true, Ordering::SeqCst);
            return Do::Hold;
        }
        Do::Go
    }

    fn may_go_on(&self) -> bool {
        !self.is_slow.load(Ordering::SeqCst)
    }
}

/// Ends the program with the test, whatever comes of it.
struct Ended(Pid);

impl Drop for Ended {
    fn drop(&mut self) {
        // It has mostly ended before.
        let _ = kill(self.0, Signal::SIGKILL);
    }
}

#[test]
fn the_interface_goes_on_while_the_disk_does_not() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    room.done(&RUNS[3]);
    // It waits at a pipe until it is followed.
    let gate = room.folder.join("gate");
    mknodat(CWD, &gate, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let mut command = Command::new("/bin/sh");
    let plain = room.command();
    command.args(["-c", "read go < \"$1\"; shift; exec \"$@\"", "sh"]).arg(&gate).env_clear();
    command.arg(plain.get_program()).arg(room.page()).env("TERM", "xterm-256color");
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let terminal = Terminal::start(&command, (100, 30));
    let (is_slow, has_held) = (AtomicBool::new(false), AtomicBool::new(false));
    let pid = Pid::from_raw(terminal.pid().as_raw_nonzero().get());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            tracer::seize(pid).unwrap();
            // Opening a pipe waits for its other end, which is followed from now on.
            scope.spawn(|| fs::write(&gate, "go\n").unwrap());
            let shelf = room.shelf();
            tracer::follow(pid, &mut SlowDisk { shelf, is_slow: &is_slow, has_held: &has_held });
        });
        let _end = Ended(pid);
        terminal.see("1. How do you roll");
        terminal.see("saved");
        is_slow.store(true, Ordering::SeqCst);
        terminal.send("4");
        until("a sync that is held", || has_held.load(Ordering::SeqCst));
        // From here on nothing can become durable.
        terminal.see("What is a flaky test?");
        terminal.send("2i");
        terminal.send("typed while nothing is saved");
        terminal.see("typed while nothing is saved");
        terminal.send("\x1b");
        terminal.see("saving");
        terminal.send("?");
        terminal.see("Move between answers");
        let text = terminal.state().text();
        let reviews: Vec<PathBuf> =
            room.reviews().into_iter().filter(|path| path.ends_with("ana.json")).collect();
        is_slow.store(false, Ordering::SeqCst);
        assert!(!text.contains("   saved"), "{text}");
        assert_eq!(reviews, [] as [PathBuf; 0], "nothing was durable");
        terminal.send("q");
        terminal.wait("everything saved", |state| {
            let text = state.text();
            text.contains("saved") && !text.contains("saving")
        });
        terminal.send("q");
        until("the end", || !std::path::Path::new(&format!("/proc/{pid}")).exists());
    });
    let review = room.reviews().into_iter().find(|path| path.ends_with("ana.json")).unwrap();
    let text = fs::read_to_string(room.library.join(review)).unwrap();
    assert!(text.contains("typed while nothing is saved"), "{text}");
}
