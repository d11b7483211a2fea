//! What is taken for a name in real speech: `cargo run --release --example evidence -- DIR…`.
//!
//! Opens every transcript under DIR and prints each name of a technology that somebody is heard to say, with the
//! words around it, plain words such as `go` and `express` first. Every voice is read as an answer. With a skill
//! claimed for each plain word, the looser rules for claimed skills are measured too.

#![allow(clippy::print_stdout, reason = "a table for people")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use candor::model::exchange::{Part, Span, Speaker};
use candor::model::session::{Session, Skill};
use candor::{reading, text, transcript};

/// Names that are plain words too.
const PLAIN: &str = "Go Express React Less Git Spring Swift Excel Word Access Outlook Teams Slack Rust Ruby \
    Dart Flask Chef Puppet Salt Vault Consul Nomad Helm Spark Storm Beam Hive Sass Ember Backbone Meteor Electron \
    Next Nest Node R C D Dash Scratch Unity Blender Sketch Canvas Zoom Notion Jest Mocha Cypress Bootstrap Gin \
    Stripe Square Make Ant Maven Julia Crystal Phoenix Box Buffer Snowflake Tableau Cursor Linear";
/// Bytes of context on either side.
const AROUND: usize = 60;

fn main() {
    let mut paths = Vec::new();
    for folder in env::args_os().skip(1) {
        gather(Path::new(&folder), &mut paths);
    }
    paths.sort();
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(session) = fs::read(path).ok().and_then(|bytes| open(&name, &bytes)) else {
            continue;
        };
        let read = reading::read(&session, &reading::repair::Glossary::built_in());
        let claimed = session.skills.iter().zip(&read.evidence);
        let claimed = claimed.map(|(skill, spans)| ("claimed", &skill.name, spans));
        let unclaimed = read.unclaimed.iter().map(|one| ("unclaimed", &one.name, &one.spans));
        for (how, skill, spans) in claimed.chain(unclaimed) {
            for span in spans {
                *counts.entry((how, skill.clone())).or_default() += 1;
                println!("{how}\t{skill}\t{}", around(&session, span));
            }
        }
    }
    println!("\n{} files", paths.len());
    for ((how, skill), count) in counts {
        println!("{count:6} {how} {skill}");
    }
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, into);
        } else if !path.ends_with("LICENSE") {
            into.push(path);
        }
    }
}

/// The session with everybody taken for the candidate, and the plain words for skills.
fn open(name: &str, bytes: &[u8]) -> Option<Session> {
    let mut session = transcript::understand(name, bytes).ok()?;
    for turn in session.exchanges.iter_mut().flat_map(|exchange| &mut exchange.turns) {
        turn.speaker = Speaker::Candidate;
        turn.part = Part::Answer;
    }
    if env::var_os("CLAIM").is_some() {
        let skill = |name: &str| Skill { name: name.to_owned(), ..Skill::default() };
        session.skills = PLAIN.split_whitespace().map(skill).collect();
    }
    Some(session)
}

fn around(session: &Session, span: &Span) -> String {
    let Some((_, turn)) = session.turn(&span.turn) else { return span.text.to_string() };
    let (before, after) = (&turn.text[..span.start], &turn.text[span.end..]);
    let words = format!(
        "{} [{}] {}",
        text::tail(before, AROUND).trim(),
        span.text,
        text::head(after, AROUND).trim()
    );
    words.replace(['\n', '\t'], " ")
}
