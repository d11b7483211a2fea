//! Word documents: archives, bombs and broken XML.
#![no_main]

use candor::transcript::docx::paragraphs;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = paragraphs(bytes) {
        assert!(!text.trim().is_empty());
    }
});
