//! Prints the cues of a WebVTT file, one a line as JSON: `cargo run --example cues -- [--lenient] FILE`.
//!
//! By the W3C algorithm alone; `--lenient` adds what the algorithm drops and candor reads again, with
//! `"repaired": true`. Exit codes: 0 done, 1 failed, 2 wrong usage.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use candor::transcript::captions::{Cue, cues};
use serde::Serialize;

/// A cue as it is printed.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    start_ms: u64,
    end_ms: u64,
    speaker: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    repaired: bool,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let (flags, files): (Vec<_>, Vec<_>) =
        arguments.iter().partition(|argument| argument.as_encoded_bytes().starts_with(b"--"));
    let ([file], true) = (files.as_slice(), flags.iter().all(|flag| *flag == "--lenient")) else {
        return fail(2, "usage: cues [--lenient] FILE");
    };
    let name = file.display();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return fail(1, &format!("{name} cannot be read: {error}")),
    };
    // "UTF-8 decode" of the standard: one byte order mark goes, what cannot be decoded is U+FFFD.
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    let found = match cues(&text, !flags.is_empty()) {
        Ok(found) => found,
        Err(trouble) => return fail(1, &format!("{name} {trouble}")),
    };
    match print(&found) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            fail(1, &format!("the cues cannot be written: {error}"))
        }
        _ => ExitCode::SUCCESS,
    }
}

fn print(cues: &[Cue<'_>]) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for cue in cues {
        let line = Line {
            id: &cue.id(),
            start_ms: cue.start_ms,
            end_ms: cue.end_ms,
            speaker: cue.speaker(),
            text: cue.plain(),
            repaired: cue.repaired,
        };
        serde_json::to_writer(&mut out, &line)?;
        writeln!(out)?;
    }
    out.flush()
}

fn fail(code: u8, sentence: &str) -> ExitCode {
    // Nothing is left to be done where standard error is gone too.
    let _ = writeln!(io::stderr(), "cues: {sentence}");
    ExitCode::from(code)
}
