//! Turns of any words become exchanges that hold each word once.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::exchanges::check(bytes));
