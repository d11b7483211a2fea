//! WebVTT: the W3C algorithm and the rereads give every cue in bounds, and the talk never panics.
#![no_main]

use candor::transcript::captions::{cues, looks_like_webvtt, webvtt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (looks_like_webvtt(text), webvtt(text));
    let strict = cues(text, false).map_or(0, |found| found.len());
    let lenient = cues(text, true).map_or(0, |found| found.len());
    assert!(strict <= lenient, "a reread loses no cue");
});
