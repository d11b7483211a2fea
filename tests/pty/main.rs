//! The program in a real pseudo-terminal: what a terminal shows, and what is on disk after the worst.
//!
//! Nothing here is timed. A test waits for what it wants to see, and fails after a minute without it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod beginning;
mod elsewhere;
mod ending;
mod faults;
mod pasting;
mod quiet;
mod room;
mod stopping;
mod terminal;
mod windows;
mod without;
