//! JSON of every program that is known, and of none.
#![no_main]

use candor::transcript::json::{looks_like_json, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (looks_like_json(text), read(text));
});
