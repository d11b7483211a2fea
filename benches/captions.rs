//! WebVTT of 10 MB: the cues by the W3C algorithm, against a floor that only splits.
//!
//! `cargo bench --bench captions` prints both and their ratio in this one run.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench prints figures")]

use std::hint::black_box;

use candor::transcript::captions::{cues, webvtt};
use criterion::{Criterion, Throughput};
use floor::{Pace, file, floor, take_turns};

#[path = "captions/floor.rs"]
mod floor;

fn main() {
    let text = file();
    assert_eq!(floor(&text).len(), cues(&text, false).map_or(0, |found| found.len()));
    let floor = || drop(black_box(floor(black_box(&text))));
    let strict = || drop(black_box(cues(black_box(&text), false)));
    let lenient = || drop(black_box(cues(black_box(&text), true)));
    let talk = || drop(black_box(webvtt(black_box(&text))));
    let [base, strict_time, lenient_time] = take_turns(101, [&floor, &strict, &lenient]);
    let [talk_time] = take_turns(9, [&talk]);
    let pace = Pace::of_floor(text.len(), base);
    for (name, time) in
        [("cues", strict_time), ("cues, lenient", lenient_time), ("talk", talk_time)]
    {
        pace.tell(name, text.len(), time);
    }

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("captions of 10 MB");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(20);
    group.bench_function("floor", |bench| bench.iter(floor));
    group.bench_function("cues", |bench| bench.iter(strict));
    group.finish();
}
