//! How well conversations are read: `cargo run --release --example accuracy -- DIR`.
//!
//! DIR holds `markdown-labels` and `otter`. The figures come in two columns: files that the rules were made with,
//! and files that they were not (every second one). With `--fit` the table of weights of the boundary is printed
//! instead, fitted to the files that the rules were made with; MORE may hold interviews of other people in the same
//! shape (`**Interviewer:**`), which count a tenth.

#![allow(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    unreachable_pub,
    reason = "a table for people, made of small counts"
)]

mod fit;
mod follow_ups;
mod merged;
mod read;
mod roles;

use std::path::PathBuf;
use std::time::Instant;

use candor::model::ids::{SessionId, sha256_hex};
use candor::model::session::{Format, Source};
use candor::transcript::exchanges::build;
use candor::transcript::talk::{Spoken, Talk};
use merged::Merged;
use read::Labelled;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        println!("usage: accuracy DIR [--fit [MORE]]");
        return;
    };
    let shows = read::folder(&folder.join("markdown-labels"));
    let otter = read::folder(&folder.join("otter"));
    let halves: [Vec<&Labelled>; 2] =
        [0, 1].map(|half| shows.iter().chain(&otter).skip(half).step_by(2).collect());
    if arguments.next().as_deref() == Some("--fit") {
        let more = arguments.next().map(|folder| read::folder(&PathBuf::from(folder)));
        return fit(&halves[0], &more.unwrap_or_default());
    }
    interviewers(&halves);
    made_up_interviewers();
    boundaries(&halves);
    follow_ups();
    speed(&shows);
}

const HALVES: [&str; 2] = ["made with", "held back"];

/// (a) The interviewer among two whose names are replaced.
fn interviewers(halves: &[Vec<&Labelled>; 2]) {
    println!("\nThe interviewer among A and B");
    println!("{:12} {:>8} {:>9} {:>7} {:>14}", "", "parts", "sessions", "right", "F by ? alone");
    for parts in [1, 3, 6] {
        for (half, name) in halves.iter().zip(HALVES) {
            let mut tally = roles::Tally::default();
            let mut wrong = Vec::new();
            for file in half {
                for session in roles::sessions(file, parts) {
                    wrong.extend(roles::count(&session, &mut tally));
                }
            }
            let share = 100.0 * tally.right as f64 / tally.sessions.max(1) as f64;
            let sessions = tally.sessions;
            println!("{name:12} {parts:>8} {sessions:>9} {share:>6.1}% {:>14.2}", tally.f());
            for line in wrong {
                println!("    wrong: {line}");
            }
        }
    }
}

/// (a) The same for job interviews put together from made-up pairs.
fn made_up_interviewers() {
    for (half, name) in HALVES.iter().enumerate() {
        for pairs in [4, 8, 16] {
            let mut tally = roles::Tally::default();
            let all: Vec<(String, String)> = made_up(half).collect();
            let wrong: Vec<String> = all
                .chunks(pairs)
                .enumerate()
                .filter_map(|(at, pairs)| roles::count(&roles::put_together(pairs, at), &mut tally))
                .collect();
            let share = 100.0 * tally.right as f64 / tally.sessions.max(1) as f64;
            let sessions = tally.sessions;
            let title = format!("jobs of {pairs}, {name}");
            println!("{title:21} {sessions:>9} {share:>6.1}% {:>14.2}", tally.f());
            for line in wrong {
                println!("    wrong: {line}");
            }
        }
    }
}

/// (b) The boundary between question and answer in one paragraph.
fn boundaries(halves: &[Vec<&Labelled>; 2]) {
    println!("\nWhere the answer begins in a merged paragraph");
    println!(
        "{:34} {:>6} {:>8} {:>9} {:>9} {:>10} {:>10} {:>7}",
        "", "pairs", "exact", "first ?", "last ?", "wrong said", "right said", "in word"
    );
    for (half, name) in halves.iter().zip(HALVES) {
        let pairs: Vec<Merged> = half.iter().flat_map(|file| merged::pairs(file)).collect();
        println!("{:34} {}", format!("podcasts, {name}"), merged::Tally::of(&pairs));
        let marked = pairs.iter().filter(|pair| pair.marked);
        println!("{:34} {}", "  question ends with ?", merged::Tally::of(marked));
        let unmarked = pairs.iter().filter(|pair| !pair.marked);
        println!("{:34} {}", "  it does not", merged::Tally::of(unmarked));
        let short = pairs.iter().filter(|pair| pair.at <= 400);
        println!("{:34} {}", "  question of 400 bytes at most", merged::Tally::of(short));
        let alone: Vec<Merged> = half.iter().flat_map(|file| merged::answers_alone(file)).collect();
        println!("{:34} {}", "  answers without a question", merged::Tally::of(&alone));
    }
    for (half, name) in HALVES.iter().enumerate() {
        let pairs: Vec<Merged> = made_up(half).map(|(q, a)| Merged::new(&q, &a)).collect();
        println!("{:34} {}", format!("made-up jobs, {name}"), merged::Tally::of(&pairs));
        let alone: Vec<Merged> = made_up(half).map(|(_, a)| Merged::without_question(&a)).collect();
        println!("{:34} {}", "  answers without a question", merged::Tally::of(&alone));
    }
}

/// (c) Follow-up or new question.
fn follow_ups() {
    println!("\nFollow-up or new question, made up");
    println!("{:12} {:>6} {:>7} {:>17}", "", "cases", "right", "short ones stay");
    let cases = follow_ups::cases();
    for (half, name) in HALVES.iter().enumerate() {
        // Cases that stay and that open take turns in the file: it is halved by twos.
        let half: Vec<&follow_ups::Case> =
            cases.chunks(2).skip(half).step_by(2).flatten().collect();
        let share = |right: usize| 100.0 * right as f64 / half.len().max(1) as f64;
        let right = share(half.iter().filter(|case| case.is_right()).count());
        let short = share(half.iter().filter(|case| case.by_length()).count());
        println!("{name:12} {:>6} {right:>6.1}% {short:>16.1}%", half.len());
        for case in half.iter().filter(|case| !case.is_right()) {
            println!("    wrong: {}", case.describe());
        }
    }
}

/// How fast turns become exchanges: all shows again and again, ten megabytes of words.
fn speed(shows: &[Labelled]) {
    let mut turns: Vec<Spoken> = Vec::new();
    let mut bytes = 0;
    while bytes < 10_000_000 && !shows.is_empty() {
        for turn in shows.iter().flat_map(|file| &file.turns) {
            let end = bytes + turn.text.len() + 20;
            turns.push(Spoken { bytes: bytes..end, ..turn.clone() });
            bytes = end;
        }
    }
    let runs: Vec<f64> = (0..5)
        .map(|_| {
            let talk = Talk { turns: turns.clone(), report: Vec::new() };
            let sha256 = sha256_hex(b"speed");
            let Some(id) = SessionId::of_source(&sha256) else { return 0.0 };
            let source = Source {
                name: "speed".into(),
                format: Format::Labels,
                why: String::new(),
                bytes: bytes as u64,
                sha256,
            };
            let start = Instant::now();
            let session = build(talk, source, id);
            let seconds = start.elapsed().as_secs_f64();
            drop(session);
            bytes as f64 / 1e6 / seconds
        })
        .collect();
    let best = runs.iter().copied().fold(0.0, f64::max);
    println!("\nTurns to exchanges: {best:.0} MB/s, best of 5, {} turns", turns.len());
}

fn made_up(half: usize) -> impl Iterator<Item = (String, String)> {
    merged::made_up().into_iter().skip(half).step_by(2)
}

/// Fits the weights of the boundary to the first half, and a tenth as much to `more` of another show.
fn fit(half: &[&Labelled], more: &[Labelled]) {
    let pairs = |files: &[&Labelled]| -> Vec<Merged> {
        files.iter().flat_map(|file| merged::pairs(file)).collect()
    };
    let alone = |files: &[&Labelled]| -> Vec<Merged> {
        files.iter().flat_map(|file| merged::answers_alone(file)).collect()
    };
    let more: Vec<&Labelled> = more.iter().collect();
    let jobs: Vec<Merged> = made_up(0).map(|(q, a)| Merged::new(&q, &a)).collect();
    let jobs_alone: Vec<Merged> = made_up(0).map(|(_, a)| Merged::without_question(&a)).collect();
    let all = [
        (pairs(half), 1.0),
        (pairs(&more), 0.1),
        (jobs, 2.0),
        (alone(half), 0.6),
        (alone(&more), 0.06),
        (jobs_alone, 0.6),
    ];
    let lessons: Vec<fit::Lesson<'_>> = all
        .iter()
        .flat_map(|(some, counts)| {
            some.iter().map(|merged| fit::Lesson { merged, counts: *counts })
        })
        .collect();
    fit::print(&lessons);
}
