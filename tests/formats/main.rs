//! Sources of every format: told apart by what they hold, and nothing that was said is lost.
#![allow(clippy::unwrap_used, reason = "a test may stop at what it does not expect")]

mod corpus;
mod detected;
mod headers;
mod smoke;
mod tables;
#[path = "../support/talks.rs"]
mod talks;
