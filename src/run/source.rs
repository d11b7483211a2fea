//! Where input comes from: a thread that reads the terminal, or a script of keys.
//!
//! The thread waits with poll(2) on the terminal itself and only then asks crossterm, because crossterm 0.29
//! never returns from a read when the terminal has gone (crossterm issue 793). It can be paused while
//! another program, an editor say, has the terminal.

use std::io::{self, PipeReader, PipeWriter, Read, Write, stdin};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{self as terminal, MouseButton, MouseEventKind};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};

use crate::app::{Mouse, MouseAction};
use crate::keys::Key;

use super::terminal::wake;
use super::{Event, Input, tell};

const PAUSE: u8 = b'p';
const RESUME: u8 = b'r';

/// So long the thread may take to let go. It takes no time, but in the middle of a paste or an escape
/// sequence it sits in crossterm, which waits for the end of it.
const LETTING_GO: Timespec = Timespec { tv_sec: 0, tv_nsec: 500_000_000 };

/// The reader thread as the loop sees it.
#[derive(Debug)]
pub struct Reader {
    wake: PipeWriter,
    paused: PipeReader,
    /// Orders to pause that the thread has not answered yet.
    unanswered: usize,
}

impl Reader {
    /// Starts to read the terminal at standard input.
    ///
    /// # Errors
    /// Where the system gives no pipe.
    pub fn start(events: Sender<Event>) -> io::Result<Self> {
        let (orders, wake) = io::pipe()?;
        let (paused, is_paused) = io::pipe()?;
        let lost = events.clone();
        thread::spawn(move || {
            // A reader that cannot go on is as good as a terminal that has gone.
            let _ = read(&events, orders, is_paused);
            tell(&events, Event::HangUp);
        });
        thread::spawn(move || watch_for_hang_up(&lost));
        Ok(Self { wake, paused, unanswered: 0 })
    }

    /// Leaves the terminal to another program. False where the thread cannot let go of it just now; then it
    /// goes on reading.
    #[must_use]
    pub fn pause(&mut self) -> bool {
        self.unanswered += 1;
        let mut has_let_go = self.wake.write_all(&[PAUSE]).is_ok();
        while has_let_go && self.unanswered > 0 {
            has_let_go = self.hear_answer().is_ok();
        }
        if !has_let_go {
            self.resume();
        }
        has_let_go
    }

    fn hear_answer(&mut self) -> io::Result<()> {
        let mut sources = [PollFd::new(&self.paused, PollFlags::IN)];
        if retry_on_intr(|| poll(&mut sources, Some(&LETTING_GO)))? == 0 {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.paused.read_exact(&mut [0])?;
        self.unanswered -= 1;
        Ok(())
    }

    /// Reads again.
    pub fn resume(&mut self) {
        let _ = self.wake.write_all(&[RESUME]);
    }
}

fn read(events: &Sender<Event>, mut orders: PipeReader, mut paused: PipeWriter) -> io::Result<()> {
    let terminal = stdin();
    loop {
        let mut sources =
            [PollFd::new(&terminal, PollFlags::IN), PollFd::new(&orders, PollFlags::IN)];
        match poll(&mut sources, None) {
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
            Ok(_) => {}
        }
        let (from_terminal, from_loop) = (sources[0].revents(), sources[1].revents());
        if from_loop.intersects(PollFlags::IN | PollFlags::HUP) {
            wait_for_resume(&mut orders, &mut paused)?;
        } else if from_terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Ok(());
        } else if from_terminal.contains(PollFlags::IN) {
            let batch = read_batch()?;
            if batch.is_empty() {
                // Crossterm reads 1,024 bytes at a time and then waits for the terminal to *become* readable,
                // which it already is: without this, the rest of a burst would wait for the next key.
                wake()?;
            } else {
                tell(events, Event::Input(batch));
            }
        }
    }
}

fn wait_for_resume(orders: &mut PipeReader, paused: &mut PipeWriter) -> io::Result<()> {
    let mut order = [0];
    orders.read_exact(&mut order)?;
    if order[0] == PAUSE {
        paused.write_all(&order)?;
        while order[0] != RESUME {
            orders.read_exact(&mut order)?;
        }
    }
    Ok(())
}

/// All input that waits: a burst of keys is one message and so one frame.
fn read_batch() -> io::Result<Vec<Input>> {
    let mut batch = Vec::new();
    while terminal::poll(Duration::ZERO)? {
        batch.extend(input(terminal::read()?));
    }
    Ok(batch)
}

fn input(event: terminal::Event) -> Option<Input> {
    match event {
        terminal::Event::Key(key) => Key::from_event(&key).map(Input::Key),
        terminal::Event::Paste(text) => Some(Input::Paste(text)),
        terminal::Event::Mouse(mouse) => {
            let action = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
                MouseEventKind::Drag(MouseButton::Left) => MouseAction::Drag,
                MouseEventKind::ScrollDown => MouseAction::WheelDown,
                MouseEventKind::ScrollUp => MouseAction::WheelUp,
                _ => return None,
            };
            Some(Input::Mouse(Mouse { action, x: mouse.column, y: mouse.row }))
        }
        _ => None,
    }
}

/// Crossterm may be in the middle of a paste, and so deaf, when the terminal goes. This thread sleeps until
/// then: no flag is asked for, so nothing but the end of the terminal wakes it.
fn watch_for_hang_up(events: &Sender<Event>) {
    let terminal = stdin();
    loop {
        let mut sources = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut sources, None) {
            Ok(_) => return tell(events, Event::HangUp),
            Err(Errno::INTR) => {}
            Err(_) => return,
        }
    }
}
