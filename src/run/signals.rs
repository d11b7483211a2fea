//! Signals: what the system and other windows want, as events; and a watchdog, so that the program ends
//! whatever happens.

use std::io;
use std::process::exit;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGUSR1, SIGWINCH};
use signal_hook::iterator::Signals;

use super::{Event, tell, terminal};

/// So long the program may save after it was asked to end.
const PATIENCE: Duration = Duration::from_secs(3);

/// Starts to listen.
///
/// # Errors
/// Where the system does not let the signals be caught.
pub fn listen(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => tell(&events, Event::Resized),
                SIGCONT => tell(&events, Event::Continued),
                SIGUSR1 => tell(&events, Event::HandOver),
                signal => {
                    tell(&events, Event::Signal(signal));
                    watch(signal);
                }
            }
        }
    });
    Ok(())
}

/// Ends the program with the signal's own status, after everything is done.
pub fn end_by(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

#[allow(clippy::exit, reason = "the loop has not ended in time, so nothing else will")]
/// Ends the program if it has not done so itself in time.
pub fn watch(signal: i32) {
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        terminal::restore();
        exit(128 + signal);
    });
}
