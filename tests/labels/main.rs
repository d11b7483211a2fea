//! Text with labels: every style with its traps, properties over random lines, and real files where
//! `CANDOR_CORPUS` names them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it does not expect")]

mod alone;
mod common;
mod corpus;
mod marks;
mod paging;
mod properties;
mod styles;
mod times;
mod traps;
