//! Keys in, screens out: the whole program through its real loop, with a script in place of hands.
//!
//! Every test writes a made-up candidate page into a folder of its own, presses keys, and looks at the
//! last screen or at what stands on the disk. Opening the page again is the next sitting.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod desk;
#[path = "../support/talks.rs"]
mod interview;
mod pages;
#[path = "../support/room.rs"]
mod room;
mod watching;

mod beginning;
mod commanding;
mod concluding;
mod configuring;
mod correcting;
mod criteria;
mod handing_out;
mod hands;
mod hesitating;
mod interviewing;
mod judging;
mod leaving;
mod library;
mod looking_only;
mod manual;
mod mending;
mod moving;
mod notes;
mod outside;
mod printing;
mod questions;
mod quoting;
mod refusals;
mod rubrics;
mod scoring;
mod screens;
mod scrolling;
mod searching;
mod submitting;
mod tabs;
mod talks;
mod undoing;
mod versions;
