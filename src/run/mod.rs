//! The shell around the app: one loop that takes what happens, tells the app, performs its effects and
//! draws.
//!
//! Three threads and no async runtime: one reads the terminal (`source`), this one decides and draws, one
//! saves (`saver`). Opening, importing and computing marks run on workers of their own and come back as
//! messages. Idle costs nothing: everything waits on a channel, with a deadline only where the app has one.

pub mod beginning;
pub mod clock;
mod editor;
mod effects;
mod frame;
pub mod importing;
pub mod opening;
pub mod personal;
pub mod saver;
pub mod shell;
pub mod signals;
pub mod source;
pub mod terminal;

use std::sync::mpsc::Sender;

use crate::app::Msg;
use crate::keys::Key;

/// Something that happened, as the loop receives it.
#[derive(Debug)]
pub enum Event {
    /// Keys, pastes, mouse: all that was waiting at once.
    Input(Vec<Input>),
    /// Something for the app.
    Msg(Msg),
    /// A session was opened, or could not be.
    Opened(Result<Box<opening::Opening>, String>),
    /// The whole of what the beginning is shown of is understood, or cannot be.
    Whole(Result<Box<opening::Understood>, String>),
    /// The whole was opened, or could not be.
    Arrived(Result<Box<opening::Opening>, String>),
    /// The saver has tried everything that it was asked, and has sent all that it had to say.
    SaverIsIdle,
    /// A worker has done its work, and has sent all that it had to say.
    WorkIsDone,
    /// The terminal has another size.
    Resized,
    /// The program goes on after it was stopped.
    Continued,
    /// Another window of this user takes the review over.
    HandOver,
    /// The system asks the program to end, with this signal.
    Signal(i32),
    /// The terminal has gone.
    HangUp,
}

/// What a hand did.
#[derive(Debug, Clone)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// The wheel or a click.
    Mouse(crate::app::Mouse),
}

/// Sends without asking whether anybody still listens: at the end of the program nobody does.
fn tell(events: &Sender<Event>, event: Event) {
    let _ = events.send(event);
}
