//! Labelled text of 10 MB from bytes to exchanges, against a floor that only splits captions.
//!
//! `cargo bench --bench labels` prints both and their ratio in this one run.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints figures")]

use std::fmt::Write as _;
use std::hint::black_box;

use candor::transcript::{exchanges, labels, understand};
use criterion::{Criterion, Throughput};
use floor::{Pace, file, floor, take_turns};

#[path = "captions/floor.rs"]
mod floor;

const QUESTIONS: &[&str] = &[
    "What happened when the deploy needed a second rollback?",
    "Next question: how do you plan a week in which half of the team is away?",
    "And why was that?",
    "Tell me about a time when you disagreed with somebody about a design.",
    "How would you find out which of the two services is slow?",
];

/// An interview of about 10 MB: questions and answers, names in bold in front.
fn interview() -> String {
    const WORDS: &[&str] = &[
        "so", "the", "deploy", "took", "a", "second", "rollback", "because", "we", "had",
        "dropped", "columns,", "before", "traffic", "moved", "over.", "And", "nobody", "watched",
        "it", "for", "me", "that", "was", "uh,", "the", "part", "that", "I", "would", "change.",
    ];
    let mut text = String::new();
    let mut word = 7;
    for turn in 0.. {
        if text.len() > 10_000_000 {
            break;
        }
        let _ = write!(
            text,
            "**Mara Lindqvist:** {}\n\n**Jon Ames:**",
            QUESTIONS[turn % QUESTIONS.len()]
        );
        for _ in 0..60 + turn % 90 {
            word = (word * 31 + 11) % 7919;
            let _ = write!(text, " {}", WORDS[word % WORDS.len()]);
        }
        text.push_str("\n\n");
    }
    text
}

fn main() {
    let (captions, text) = (file(), interview());
    let whole = understand("interview.md", text.as_bytes()).ok();
    let exchanges = whole.map_or(0, |session| session.exchanges.len());
    let floor = || drop(black_box(floor(black_box(&captions))));
    let label = || drop(black_box(labels::read(black_box(&text))));
    let all = || drop(black_box(understand("interview.md", black_box(text.as_bytes()))));
    let [base, label_time, all_time] = take_turns(21, [&floor, &label, &all]);
    let talk = labels::read(&text).map(|labelled| labelled.talk);
    let [copy_time, build_time] = take_turns(
        11,
        [&|| drop(black_box(talk.clone())), &|| {
            if let Some(talk) = talk.clone() {
                let sha256 = candor::model::ids::sha256_hex(b"interview");
                if let Some(id) = candor::model::ids::SessionId::of_source(&sha256) {
                    let source = source(sha256);
                    drop(black_box(exchanges::build(talk, source, id)));
                }
            }
        }],
    );
    println!("{:.1} MB of labelled text, {exchanges} exchanges", text.len() as f64 / 1e6);
    let pace = Pace::of_floor(captions.len(), base);
    let build_time = build_time.saturating_sub(copy_time);
    for (name, time) in [
        ("labels to turns", label_time),
        ("turns to exchanges", build_time),
        ("text to exchanges", label_time + build_time),
        ("bytes to session", all_time),
    ] {
        pace.tell(name, text.len(), time);
    }

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("labelled text of 10 MB");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    group.bench_function("bytes to session", |bench| bench.iter(all));
    group.finish();
}

fn source(sha256: String) -> candor::model::session::Source {
    candor::model::session::Source {
        name: "interview.md".into(),
        format: candor::model::session::Format::Labels,
        why: String::new(),
        bytes: 0,
        sha256,
    }
}
