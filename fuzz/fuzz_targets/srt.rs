//! SRT with any damage.
#![no_main]

use candor::transcript::captions::{looks_like_srt, srt};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (looks_like_srt(text), srt(text));
});
