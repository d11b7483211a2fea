//! WebVTT: the W3C algorithm and the rereads.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::webvtt::check(bytes));
