//! Signals: what the system and other windows want, as events; and a watchdog, so that the program ends
//! whatever happens.

use std::io;
use std::process::{Command, ExitStatus, exit};
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU8, AtomicUsize};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use signal_hook::consts::{
    SIGABRT, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGWINCH, SIGXFSZ,
};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use super::{Event, tell};

/// So long the program may save after it was asked to end.
const PATIENCE: Duration = Duration::from_secs(3);

/// So long a terminal that does not read may keep the program from ending.
const LAST_PATIENCE: Duration = Duration::from_millis(200);

const ALL: [i32; 8] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGCONT, SIGWINCH];

/// Signals that are caught and wait for somebody to listen.
static CAUGHT: Mutex<Option<Signals>> = Mutex::new(None);

/// Whose the terminal is, and with it what is typed there.
static WHOSE: AtomicU8 = AtomicU8::new(OURS);
const OURS: u8 = 0;
/// Another program's: a guest's.
const LENT: u8 = 1;
/// Ours again, but what was typed at the guest may still be on its way.
const RETURNED: u8 = 2;

/// The guest's process; 0 where there is none.
static GUEST: AtomicI32 = AtomicI32::new(0);

/// The signal by which the program was asked to end; 0 until then.
static ENDING: AtomicI32 = AtomicI32::new(0);

/// From here on a signal ends nothing by itself: it waits until somebody listens.
///
/// # Errors
/// Where the system does not let the signals be caught.
pub fn catch() -> io::Result<()> {
    let signals = Signals::new(ALL)?;
    CAUGHT.lock().unwrap_or_else(PoisonError::into_inner).replace(signals);
    Ok(())
}

/// From here on a file that may not grow is an error of the one who writes it, and not the end of the program.
pub fn outlive_file_limits() {
    // Where it cannot be caught, it is as before.
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// A wish to stop, for work that stops between two steps. Who wishes it a second time ends the program at once.
#[derive(Debug, Clone)]
pub struct Stop(Arc<AtomicUsize>);

impl Stop {
    /// Listens for interruption and termination.
    ///
    /// # Errors
    /// Where the system does not let the signals be caught.
    pub fn on_signals() -> io::Result<Self> {
        let (asked, again) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        for signal in [SIGINT, SIGTERM] {
            flag::register_conditional_default(signal, Arc::clone(&again))?;
            flag::register(signal, Arc::clone(&again))?;
            flag::register_usize(signal, Arc::clone(&asked), signal.unsigned_abs() as usize)?;
        }
        Ok(Self(asked))
    }

    /// The signal that asked to stop.
    #[must_use]
    pub fn asked(&self) -> Option<i32> {
        i32::try_from(self.0.load(SeqCst)).ok().filter(|signal| *signal != 0)
    }
}

/// What can be done about the terminal where the loop does not get to it.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// Frees the loop where it waits for the terminal to take a frame.
    pub free: fn(),
    /// Gives the terminal back.
    pub restore: fn(),
}

/// Starts to listen, also to what was caught before.
///
/// # Errors
/// Where the system does not let the signals be caught.
pub fn listen(events: Sender<Event>, terminal: Terminal) -> io::Result<()> {
    let caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let mut signals = caught.map_or_else(|| Signals::new(ALL), Ok)?;
    thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => {
                    // Behind everything that came before the guest had ended.
                    let _ = WHOSE.compare_exchange(RETURNED, OURS, SeqCst, SeqCst);
                    tell(&events, Event::Resized);
                }
                SIGCONT => tell(&events, Event::Continued),
                SIGUSR1 => tell(&events, Event::HandOver),
                signal => end(signal, &events, terminal),
            }
        }
    });
    Ok(())
}

/// Asks the loop to end the program, and a guest to end before it.
fn end(signal: i32, events: &Sender<Event>, terminal: Terminal) {
    if matches!(signal, SIGINT | SIGQUIT) && WHOSE.load(SeqCst) != OURS {
        // Typed at the guest, who got it, too.
        return;
    }
    ENDING.store(signal, SeqCst);
    pass_on();
    (terminal.free)();
    tell(events, Event::Signal(signal));
    watch(signal, terminal.restore);
}

/// Asks the guest to end where we were asked to.
fn pass_on() {
    let signal = match ENDING.load(SeqCst) {
        0 => return,
        SIGHUP => Signal::HUP,
        _ => Signal::TERM,
    };
    if let Some(guest) = Pid::from_raw(GUEST.load(SeqCst)) {
        let _ = kill_process(guest, signal);
    }
}

/// Runs a program that has the terminal meanwhile.
///
/// # Errors
/// Where it cannot be started.
pub(super) fn lend_to(guest: &mut Command) -> io::Result<ExitStatus> {
    WHOSE.store(LENT, SeqCst);
    let status = guest.spawn().and_then(|mut guest| {
        GUEST.store(guest.id().cast_signed(), SeqCst);
        // Asked to end a moment ago, when there was nobody yet to pass it on to.
        pass_on();
        guest.wait()
    });
    GUEST.store(0, SeqCst);
    WHOSE.store(RETURNED, SeqCst);
    // Signals are heard in the order of their numbers, and this one's is the highest. The size may in truth
    // have changed.
    let _ = signal_hook::low_level::raise(SIGWINCH);
    status
}

/// Lets the loop know that another thread has failed.
pub(super) fn tell_of_fault() {
    let _ = signal_hook::low_level::raise(SIGABRT);
}

/// Ends the program with the signal's own status, after everything is done.
pub fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Ends the program if it has not done so itself in time.
#[allow(clippy::exit, reason = "the loop has not ended in time, so nothing else will")]
fn watch(signal: i32, restore: fn()) {
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        let restoring = thread::spawn(restore);
        thread::sleep(LAST_PATIENCE);
        drop(restoring);
        exit(128 + signal);
    });
}
