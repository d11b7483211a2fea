//! WebVTT of 10 MB: the cues by the W3C algorithm, against a floor that only splits.
//!
//! `cargo bench --bench captions` prints both and the ratio of their medians in this one run.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints figures")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use candor::transcript::captions::{cues, webvtt};
use criterion::{Criterion, Throughput};
use memchr::{memchr_iter, memmem};

const CUES: usize = 79_000;

/// A file in the shape that Zoom writes, about 10 MB long.
fn file() -> String {
    const WORDS: &[&str] = &[
        "so", "the", "deploy", "took", "a", "second", "rollback", "because", "we", "had",
        "dropped", "columns", "before", "traffic", "moved", "over", "and", "nobody", "watched",
    ];
    let mut text = String::from("WEBVTT\n\n");
    let mut word = 7;
    for cue in 0..CUES {
        let time = |ms: usize| {
            let (seconds, ms) = (ms / 1000, ms % 1000);
            format!("{:02}:{:02}:{:02}.{ms:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        };
        let speaker = if cue / 3 % 2 == 0 { "Mara Lindqvist" } else { "Jon Ames" };
        let _ = write!(
            text,
            "{}\n{} --> {}\n{speaker}:",
            cue + 1,
            time(cue * 400),
            time(cue * 400 + 390)
        );
        for _ in 0..10 + cue % 5 {
            word = (word * 31 + 11) % 7919;
            let _ = write!(text, " {}", WORDS[word % WORDS.len()]);
        }
        text.push_str("\n\n");
    }
    text
}

/// The floor: lines by memchr, the line with the arrow split, two times, the text borrowed.
fn floor(text: &str) -> Vec<(u64, u64, &str)> {
    let bytes = text.as_bytes();
    let arrow = memmem::Finder::new(" --> ");
    let (mut found, mut from, mut times, mut said) = (Vec::new(), 0, None, 0..0);
    for end in memchr_iter(b'\n', bytes).chain([text.len()]) {
        let line = &text[from..end];
        if line.is_empty() {
            if let Some((start, stop)) = times.take() {
                found.push((start, stop, &text[said.clone()]));
            }
        } else if times.is_some() {
            said.end = end;
        } else if let Some(at) = arrow.find(line.as_bytes()) {
            times = floor_time(&line[..at]).zip(floor_time(&line[at + 5..]));
            said = end + 1..end + 1;
        }
        from = end + 1;
    }
    found
}

fn floor_time(time: &str) -> Option<u64> {
    let digit = |at: usize| Some(u64::from(time.as_bytes().get(at)?.wrapping_sub(b'0')));
    let two = |at: usize| Some(digit(at)? * 10 + digit(at + 1)?);
    let seconds = (two(0)? * 60 + two(3)?) * 60 + two(6)?;
    Some(seconds * 1000 + digit(9)? * 100 + two(10)?)
}

/// The middle of the times that `work` takes.
fn median(runs: &mut [Duration]) -> Duration {
    runs.sort_unstable();
    runs[runs.len() / 2]
}

fn main() {
    let text = file();
    assert_eq!(floor(&text).len(), cues(&text, false).map_or(0, |found| found.len()));
    // The two take turns, so that whatever else the machine does is shared.
    let (mut floors, mut strict, mut lenient, mut talks) = (vec![], vec![], vec![], vec![]);
    for _ in 0..41 {
        let now = Instant::now();
        black_box(floor(black_box(&text)));
        floors.push(now.elapsed());
        let now = Instant::now();
        let _ = black_box(cues(black_box(&text), false));
        strict.push(now.elapsed());
        let now = Instant::now();
        let _ = black_box(cues(black_box(&text), true));
        lenient.push(now.elapsed());
    }
    for _ in 0..7 {
        let now = Instant::now();
        let _ = black_box(webvtt(black_box(&text)));
        talks.push(now.elapsed());
    }
    let base = median(&mut floors);
    let size = text.len() as f64 / 1e6;
    println!("{size:.1} MB, {CUES} cues; floor {base:?}, {:.0} MB/s", size / base.as_secs_f64());
    for (name, runs) in
        [("cues", &mut strict), ("cues, lenient", &mut lenient), ("talk", &mut talks)]
    {
        let time = median(runs);
        println!(
            "{name}: {time:?}, {:.2} times the floor",
            time.as_secs_f64() / base.as_secs_f64()
        );
    }

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("captions of 10 MB");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("floor", |bench| bench.iter(|| floor(black_box(&text))));
    group.bench_function("cues", |bench| bench.iter(|| cues(black_box(&text), false)));
    group.finish();
}
