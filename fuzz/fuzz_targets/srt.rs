//! SRT with any damage.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::srt::check(bytes));
