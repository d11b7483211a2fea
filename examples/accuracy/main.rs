//! How well conversations are read: `cargo run --release --example accuracy -- DIR`.
//!
//! DIR holds `markdown-labels` and `otter`. The figures come in two columns: files that the rules were made with,
//! and files that they were not (every second one).

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    unreachable_pub,
    reason = "a table for people, made of small counts"
)]

mod read;
mod roles;

use std::path::PathBuf;

use read::Labelled;

fn main() {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        println!("usage: accuracy DIR");
        return;
    };
    let mut files = read::folder(&folder.join("markdown-labels"));
    files.extend(read::folder(&folder.join("otter")));
    let halves: [Vec<&Labelled>; 2] =
        [0, 1].map(|half| files.iter().skip(half).step_by(2).collect());
    let names = ["made with", "held back"];

    println!("\nThe interviewer among A and B");
    println!("{:12} {:>8} {:>9} {:>7} {:>14}", "", "parts", "sessions", "right", "F by ? alone");
    for parts in [1, 3, 6] {
        for (half, name) in halves.iter().zip(names) {
            let mut tally = roles::Tally::default();
            let mut wrong = Vec::new();
            for file in half {
                for session in roles::sessions(file, parts) {
                    wrong.extend(roles::count(&session, &mut tally));
                }
            }
            println!(
                "{name:12} {parts:>8} {:>9} {:>6.1}% {:>14.2}",
                tally.sessions,
                100.0 * tally.right as f64 / tally.sessions.max(1) as f64,
                tally.f()
            );
            for line in wrong {
                println!("    wrong: {line}");
            }
        }
    }
}
