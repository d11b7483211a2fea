//! JSON of every program that is known, and of none.

use candor::transcript::json::{looks_like_json, read};

/// It is read or refused.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = (looks_like_json(text), read(text));
}
