//! Caption files as a whole: every dialect and every damage, in files written for these tests.
//!
//! `CANDOR_WPT` names a folder with the W3C's web-platform-tests for WebVTT as JSON, `CANDOR_CORPUS` one with real
//! files; where they are set, those are read too.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed"
)]

mod corpus;
mod damage;
mod dialects;
mod properties;
mod standard;

use candor::transcript::captions::{srt, webvtt};
use candor::transcript::talk::Talk;

/// The talk of a WebVTT text.
fn vtt(text: &str) -> Talk {
    webvtt(text).unwrap_or_else(|trouble| panic!("{trouble}: {text:?}"))
}

/// The talk of an SRT text.
fn subrip(text: &str) -> Talk {
    srt(text).unwrap_or_else(|trouble| panic!("{trouble}: {text:?}"))
}

/// Speaker and words of every turn.
fn said(talk: &Talk) -> Vec<(&str, &str)> {
    talk.turns
        .iter()
        .map(|turn| (turn.label.as_deref().unwrap_or("?"), turn.text.as_str()))
        .collect()
}

/// Start and end of every turn.
fn times(talk: &Talk) -> Vec<(Option<u64>, Option<u64>)> {
    talk.turns.iter().map(|turn| (turn.start_ms, turn.end_ms)).collect()
}

/// The report, a line each: kind, line, message.
fn report(talk: &Talk) -> Vec<String> {
    let show = |line: &candor::model::session::ReportLine| {
        format!("{} {}: {}", line.kind.label(), line.line, line.message)
    };
    talk.report.iter().map(show).collect()
}
