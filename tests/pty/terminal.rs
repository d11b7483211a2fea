//! A terminal with the program in it: its screen as an emulator shows it, its keyboard, its attributes.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::num::NonZeroU16;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};
use vt100::{MouseProtocolMode, Parser, Screen};

/// So long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal and the program that was started in it.
pub(crate) struct Terminal {
    /// The emulator's side; `None` once the terminal has gone.
    master: Option<File>,
    /// The program's side, held open so that its attributes can be read after the program has ended.
    slave: Option<File>,
    child: Child,
    shown: Arc<Shown>,
    stop: Option<PipeWriter>,
    /// The attributes before the program was started.
    pub(crate) attributes: Termios,
}

/// All that the program has written.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

pub(crate) struct State {
    emulator: Parser,
    pub(crate) raw: Vec<u8>,
}

impl State {
    pub(crate) fn screen(&self) -> &Screen {
        self.emulator.screen()
    }

    pub(crate) fn text(&self) -> String {
        self.screen().contents()
    }

    /// True where nothing is left switched on.
    pub(crate) fn is_restored(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == MouseProtocolMode::None
    }
}

impl Terminal {
    /// Starts a command in a terminal of its own, as the leader of a session.
    pub(crate) fn start(command: &Command, (columns, rows): (u16, u16)) -> Self {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
        let master = openpt(flags).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = File::from(open(name, flags, Mode::empty()).unwrap());
        tcsetwinsize(&master, winsize(columns, rows)).unwrap();
        let attributes = tcgetattr(&slave).unwrap();

        let side = || Stdio::from(slave.try_clone().unwrap());
        let mut leader = Command::new("setsid");
        leader.arg("--ctty").arg(command.get_program()).args(command.get_args()).env_clear();
        for (name, value) in command.get_envs() {
            leader.env(name, value.unwrap());
        }
        let child = leader.stdin(side()).stdout(side()).stderr(side()).spawn().unwrap();

        let emulator = Parser::new(cells(rows), cells(columns), 0);
        let state = Mutex::new(State { emulator, raw: Vec::new() });
        let shown = Arc::new(Shown { state, changed: Condvar::new() });
        let (stopped, stop) = io::pipe().unwrap();
        let master = File::from(master);
        let source = master.try_clone().unwrap();
        let to = Arc::clone(&shown);
        thread::spawn(move || emulate(source, &stopped, &to));
        Self {
            master: Some(master),
            slave: Some(slave),
            child,
            shown,
            stop: Some(stop),
            attributes,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.shown.state.lock().unwrap()
    }

    /// Waits until the terminal is as it should be.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, is_so: impl Fn(&State) -> bool) {
        let state = self.state();
        let (state, late) =
            self.shown.changed.wait_timeout_while(state, PATIENCE, |state| !is_so(state)).unwrap();
        assert!(!late.timed_out(), "waited in vain for {what} on\n{}", state.text());
    }

    /// Waits until the screen shows these words.
    #[track_caller]
    pub(crate) fn see(&self, words: &str) {
        self.wait(words, |state| state.text().contains(words));
    }

    /// Types, or sends whatever else a terminal sends.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) {
        self.master.as_ref().unwrap().write_all(bytes.as_ref()).unwrap();
    }

    /// Pastes as a terminal does that was asked to bracket it.
    pub(crate) fn paste(&self, text: &str) {
        assert!(self.state().screen().bracketed_paste());
        self.send(format!("\x1b[200~{text}\x1b[201~"));
    }

    pub(crate) fn resize(&self, (columns, rows): (u16, u16)) {
        let mut state = self.state();
        state.emulator.screen_mut().set_size(cells(rows), cells(columns));
        tcsetwinsize(self.master.as_ref().unwrap(), winsize(columns, rows)).unwrap();
    }

    /// Like a serial line, which cannot tell how large the screen at its other end is.
    pub(crate) fn forget_size(&self) {
        tcsetwinsize(self.master.as_ref().unwrap(), winsize(0, 0)).unwrap();
    }

    /// The terminal's window is closed: nobody is left to read or to type.
    pub(crate) fn vanish(&mut self) {
        // The emulator lets go of its side, and then nobody has it any more.
        self.stop = None;
        self.master = None;
        let shown = Arc::clone(&self.shown);
        until("the emulator to let go", || Arc::strong_count(&shown) == 2);
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The terminal's attributes as they are now.
    pub(crate) fn attributes_now(&self) -> Termios {
        tcgetattr(self.slave.as_ref().unwrap()).unwrap()
    }

    /// Waits until the program has ended, and all that it wrote is shown.
    #[track_caller]
    pub(crate) fn end(&mut self) -> ExitStatus {
        let mut status = None;
        until("the program to end", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        if let Some(master) = &self.master {
            until("the output to be read", || {
                let mut sources = [PollFd::new(master, PollFlags::IN)];
                poll(&mut sources, Some(&Timespec::default())).unwrap() == 0
            });
            // What was taken out of the terminal is shown as soon as the lock is free.
            drop(self.state());
        }
        status.unwrap()
    }

    /// Ends like [`Self::end`], and asserts that the terminal was left as it was found.
    #[track_caller]
    pub(crate) fn end_restored(&mut self) -> ExitStatus {
        let status = self.end();
        self.wait("a restored terminal", State::is_restored);
        assert_same(&self.attributes, &self.attributes_now());
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
pub(crate) fn assert_same(before: &Termios, after: &Termios) {
    assert_eq!(format!("{before:?}"), format!("{after:?}"));
}

/// The signal that ended the program.
pub(crate) fn signal_of(status: ExitStatus) -> Option<i32> {
    status.signal()
}

/// Waits until something is so that nobody tells of.
#[track_caller]
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

fn winsize(columns: u16, rows: u16) -> Winsize {
    Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

fn emulate(mut master: File, stopped: &PipeReader, shown: &Shown) {
    let mut bytes = [0; 1 << 14];
    loop {
        let mut sources =
            [PollFd::new(&master, PollFlags::IN), PollFd::new(stopped, PollFlags::IN)];
        if poll(&mut sources, None).is_err() || !sources[1].revents().is_empty() {
            return;
        }
        // Locked before the bytes leave the terminal, so that none is in neither place.
        let Ok(mut state) = shown.state.lock() else { return };
        let Ok(count) = master.read(&mut bytes) else { return };
        state.emulator.process(&bytes[..count]);
        state.raw.extend(&bytes[..count]);
        shown.changed.notify_all();
    }
}
