//! Word documents: archives, bombs and broken XML.

use candor::transcript::docx::paragraphs;

/// What is read has words in it.
pub fn check(bytes: &[u8]) {
    if let Ok(text) = paragraphs(bytes) {
        assert!(!text.trim().is_empty());
    }
}
