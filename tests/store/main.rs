//! The library on a real disk: what is acknowledged stays, what is foreign or damaged is never lost.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;
mod listing;
mod merging;
mod opening;
mod processes;
mod saving;
