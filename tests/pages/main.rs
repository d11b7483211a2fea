//! Made-up candidate pages of many trades and shapes, and what a careful reader gets out of them.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it does not expect")]

mod brief;
mod dressed;
mod glued;
mod headed;
mod kept;
mod labelled;
mod seed;
mod variants;
