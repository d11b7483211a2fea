//! Things broken on purpose: the real program, stopped, refused and cut off at each of its system calls.
//!
//! ```text
//! review.rs     the scripted review: what is run, and on which library it begins
//! tracer.rs     runs the program under ptrace and has a say at every call that touches the library
//! calls.rs      which calls those are, and what they say
//! sweep.rs      one fault after the other, several at once, and the figures
//! promise.rs    what was acknowledged, and whether a library keeps it
//! disk.rs       a disk that knows what is durable: every state a power cut may leave
//!
//! killing.rs    SIGKILL at the n-th call, for every n
//! refusing.rs   an error, or half a write, at the n-th call, for every n
//! power.rs      power loss after the n-th call, for every n
//! filling.rs    full disks, limits, folders that cannot be written or go away
//! holding.rs    a disk that takes for ever: the interface goes on
//! meeting.rs    two of them: a killed holder of the lock, a file that is swapped underneath
//! modes.rs      permissions under any umask, and no file outside of the library
//! ```
//!
//! The program runs under ptrace because a count must run over all its threads: `strace -e inject=…:when=n` counts
//! for each thread by itself, so the early calls of one thread hide behind those of another. Where there is no
//! ptrace (another system, another processor, a container that forbids it) the tests say so and pass.
//!
//! `cargo test --test faults -- --nocapture` prints the figures. `CANDOR_FAULTS=all` tries every point of every
//! run; without it reading calls and some of the errors are left out.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "the figures are what these tests are for")]

mod calls;
mod disk;
mod filling;
mod holding;
mod killing;
mod meeting;
mod modes;
mod power;
mod promise;
mod refusing;
mod review;
mod sweep;
#[path = "../pty/terminal.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod terminal;
mod tracer;
