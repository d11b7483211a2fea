//! Any text as a rubric.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::rubric::check(bytes));
