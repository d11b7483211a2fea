//! WebVTT: the W3C algorithm and the rereads.

use candor::transcript::captions::{cues, looks_like_webvtt, webvtt};

/// A reread loses no cue, and the talk never panics.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (looks_like_webvtt(text), webvtt(text));
    let strict = cues(text, false).map_or(0, |found| found.len());
    let lenient = cues(text, true).map_or(0, |found| found.len());
    assert!(strict <= lenient, "a reread loses no cue");
}
