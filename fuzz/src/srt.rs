//! SRT with any damage.

use candor::transcript::captions::{looks_like_srt, srt};

/// It is read or refused.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (looks_like_srt(text), srt(text));
}
