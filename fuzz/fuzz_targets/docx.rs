//! Word documents: archives, bombs and broken XML.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| candor_fuzz::docx::check(bytes));
