//! JSON of every program that is known, and of none.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::json::check(bytes));
