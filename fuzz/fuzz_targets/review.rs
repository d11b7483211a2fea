//! Any bytes as a review file.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::review::check(bytes));
