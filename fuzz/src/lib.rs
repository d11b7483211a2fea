//! What each fuzz target holds, as a function of the bytes that it is given. The targets in `fuzz_targets/` hand them
//! what the fuzzer makes up; `tests/fuzzing.rs` hands them the corpora, so that what was found once stays mended.

pub mod docx;
pub mod exchanges;
pub mod json;
pub mod keys;
pub mod labels;
pub mod review;
pub mod rubric;
pub mod source;
pub mod srt;
pub mod webvtt;
pub mod wrap;

/// A check: it panics where something does not hold.
pub type Check = fn(&[u8]);

/// All targets by name, as `fuzz_targets/` and the corpora call them.
pub const TARGETS: [(&str, Check); 11] = [
    ("docx", docx::check),
    ("exchanges", exchanges::check),
    ("json", json::check),
    ("keys", keys::check),
    ("labels", labels::check),
    ("review", review::check),
    ("rubric", rubric::check),
    ("source", source::check),
    ("srt", srt::check),
    ("webvtt", webvtt::check),
    ("wrap", wrap::check),
];
