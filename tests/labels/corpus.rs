//! Real files, where `CANDOR_CORPUS` names their folder: every word of them once, every label where it stands.

use std::fs;
use std::path::{Path, PathBuf};

use candor::transcript::labels::read;
use candor::transcript::talk::Role;

use crate::common::{losses, words};

#[test]
fn every_word_of_real_files_stands_once() {
    let Some(root) = std::env::var_os("CANDOR_CORPUS") else { return };
    let mut files = Vec::new();
    gather(Path::new(&root), &mut files);
    files.sort();
    let (mut read_files, mut turns, mut all_words, mut lost) = (0, 0, 0, Vec::new());
    for file in &files {
        let Ok(source) = fs::read_to_string(file) else { continue };
        let source = source.trim_start_matches('\u{feff}');
        let Some(labelled) = read(source) else {
            lost.push(format!("{}: no talk", file.display()));
            continue;
        };
        read_files += 1;
        turns += labelled.talk.turns.len();
        all_words +=
            labelled.talk.turns.iter().map(|turn| words(&turn.text).count()).sum::<usize>();
        lost.extend(
            losses(source, &labelled).into_iter().map(|loss| format!("{}: {loss}", file.display())),
        );
        let mut got: Vec<&str> = labelled
            .talk
            .turns
            .iter()
            .filter(|turn| turn.role != Some(Role::Nobody))
            .filter_map(|turn| turn.label.as_deref())
            .collect();
        got.dedup();
        let mut expected: Vec<&str> = source.lines().filter_map(speaker).collect();
        expected.dedup();
        if got != expected {
            lost.push(format!(
                "{}: {} speakers in turn, {} in the source",
                file.display(),
                got.len(),
                expected.len()
            ));
        }
    }
    println!(
        "{read_files} of {} files, {turns} turns, {all_words} words, {} losses",
        files.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else if path
            .components()
            .any(|part| part.as_os_str() == "otter" || part.as_os_str() == "markdown-labels")
            && !path.file_name().is_some_and(|name| name.to_string_lossy().contains("LICENSE"))
            || path.to_string_lossy().ends_with("_chat.txt")
        {
            files.push(path);
        }
    }
}

/// The speaker that a line names, read naively in the styles of these files alone.
fn speaker(line: &str) -> Option<&str> {
    let line = line.trim();
    let name = if let Some(rest) = line.strip_prefix("**") {
        let (name, behind) = rest.split_once("**")?;
        let behind = behind.trim_start();
        let timed = behind.starts_with('[') || behind.starts_with(|c: char| c.is_ascii_digit());
        (timed || name.ends_with(':') || behind.starts_with(':'))
            .then(|| name.trim_end_matches(':'))?
    } else if let Some((_, rest)) = line.split_once('\t') {
        rest.split_once(":\t")?.0
    } else {
        let (name, time) = line.rsplit_once("  ")?;
        let digits = |c: char| c.is_ascii_digit() || c == ':';
        (time.contains(':') && time.chars().all(digits)).then(|| name.trim())?
    };
    (name != "Break").then_some(name)
}
