//! Any keys at any sizes on the sample.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::keys::check(bytes));
