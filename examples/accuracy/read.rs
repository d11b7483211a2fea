//! A reader for labelled text that is just enough to measure with: `**Name:** text` and Otter's headers.

use std::fs;
use std::path::{Path, PathBuf};

use candor::transcript::talk::{Role, Spoken};

/// A file of the corpus as turns.
pub struct Labelled {
    pub name: String,
    pub turns: Vec<Spoken>,
}

/// All labelled files under `folder`, in the order of their names.
pub fn folder(folder: &Path) -> Vec<Labelled> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.is_file() && !path.ends_with("LICENSE"))
        .filter_map(|path| {
            let text = fs::read_to_string(path).ok()?;
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some(Labelled { name, turns: turns(&text) })
        })
        .filter(|file| file.turns.len() > 8)
        .collect()
}

/// The turns of `text`. Lines without a label go on with the turn before them.
pub fn turns(text: &str) -> Vec<Spoken> {
    let mut turns: Vec<Spoken> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim();
        if let Some((label, words)) = header(line) {
            turns.push(Spoken {
                label: Some(label.to_owned()),
                role: role(label),
                text: words.to_owned(),
                bytes: start..at,
                ..Spoken::default()
            });
        } else if let Some(turn) = turns.last_mut()
            && !line.is_empty()
        {
            if !turn.text.is_empty() {
                turn.text.push_str("\n\n");
            }
            turn.text.push_str(line);
            turn.bytes.end = at;
        }
    }
    turns.retain(|turn| !turn.text.is_empty());
    for turn in &mut turns {
        turn.text = without_times(&turn.text.replace("&#39;", "'").replace(['\\', '*'], ""));
    }
    turns
}

fn role(label: &str) -> Option<Role> {
    match label.to_ascii_lowercase().as_str() {
        "break" | "music" => Some(Role::Nobody),
        _ => None,
    }
}

/// `**Name:** text`, `**Name** [0:00] text`, `**Name**  0:00`, `Name  0:00`, `Interviewer: text`.
fn header(line: &str) -> Option<(&str, &str)> {
    if let Some(rest) = line.strip_prefix("**") {
        let (label, behind) = rest.split_once("**")?;
        if let Some(label) = label.strip_suffix(':') {
            return Some((label, behind.trim()));
        }
        let behind = behind.trim();
        let time = behind.len() - behind.trim_start_matches(is_of_time).len();
        return (time >= 4 && label.len() < 40).then(|| (label, behind[time..].trim()));
    }
    for label in ["Interviewer", "Interviewee", "Candidate"] {
        if let Some(words) = line.strip_prefix(label).and_then(|rest| rest.strip_prefix(": ")) {
            return Some((label, words));
        }
    }
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    let time = line.len() - bare.len();
    let label = bare.trim();
    let shaped = time >= 4
        && line[bare.len()..].contains(':')
        && bare.ends_with(' ')
        && label.len() < 40
        && label.starts_with(char::is_uppercase)
        && !label.contains(['.', '?', ',', ':']);
    shaped.then_some((label, ""))
}

fn is_of_time(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '[' | ']' | '.')
}

/// Drops `[04:01]`.
fn without_times(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        kept.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let digits = inside.len() - inside.trim_start_matches(|c| is_of_time(c) && c != ']').len();
        rest = if digits >= 4 && inside[digits..].starts_with(']') {
            inside[digits + 1..].trim_start()
        } else {
            kept.push('[');
            inside
        };
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}
