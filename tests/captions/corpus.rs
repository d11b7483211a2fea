//! Real caption files, where `CANDOR_CORPUS` names a folder of them: every word of speech is said once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use candor::transcript::captions::{looks_like_srt, looks_like_webvtt, srt, webvtt};
use candor::transcript::talk::{Spoken, Talk};

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the corpus should be readable")
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "vtt" || ending == "srt") {
            into.push(path);
        }
    }
}

/// A word and who says it.
type Word = (String, String);

/// The words of a file by the simplest reading there is: every line between two lines of times, tags cut out, a
/// label of `names` in front taken for the speaker. Only for files without rolling captions.
fn simply_read(text: &str, names: &BTreeSet<&str>) -> Vec<Word> {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| line.contains("-->")).unwrap_or(0);
    let (mut words, mut speaker) = (Vec::new(), String::new());
    for (at, line) in lines.iter().enumerate().skip(first) {
        let is_number = line.trim().parse::<u32>().is_ok();
        let before_times = lines.get(at + 1).is_some_and(|next| next.contains("-->"));
        if line.contains("-->") || (is_number && before_times) || line.trim() == "-" {
            continue;
        }
        let voice = line.strip_prefix("<v ").and_then(|rest| rest.split_once('>'));
        let mut line = voice.map_or(*line, |(_, words)| words).to_owned();
        if let Some((name, _)) = voice {
            name.clone_into(&mut speaker);
        }
        for name in names {
            for label in [format!("{name}:"), format!("[{name}]:"), format!("({name})")] {
                if let Some(rest) = line.strip_prefix(&label) {
                    (*name).clone_into(&mut speaker);
                    line = rest.to_owned();
                }
            }
        }
        let line = line
            .replace("</v>", "")
            .replace("&amp;", "&")
            .replace("&gt;", ">")
            .replace("&lt;", "<");
        words.extend(line.split_whitespace().map(|word| (speaker.clone(), word.to_owned())));
    }
    words
}

fn heard(talk: &Talk) -> Vec<Word> {
    let words = |turn: &Spoken| {
        let label = turn.label.clone().unwrap_or_default();
        turn.text
            .split_whitespace()
            .map(|word| (label.clone(), word.to_owned()))
            .collect::<Vec<_>>()
    };
    talk.turns.iter().flat_map(words).collect()
}

#[test]
fn every_word_of_real_files_is_said_once() {
    let Some(folder) = env::var_os("CANDOR_CORPUS") else { return };
    let mut files = Vec::new();
    gather(Path::new(&folder), &mut files);
    let mut wrong = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy();
        let text = candor::transcript::decoded(&fs::read(path).unwrap()).unwrap();
        let talk = match (looks_like_webvtt(&text), looks_like_srt(&text)) {
            (Some(_), _) => webvtt(&text).unwrap(),
            (None, Some(_)) => srt(&text).unwrap(),
            (None, None) => {
                wrong.push(format!("{name}: not detected"));
                continue;
            }
        };
        let names: BTreeSet<&str> =
            talk.turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
        let (mut there, mut found) = (simply_read(&text, &names), heard(&talk));
        let rolls = text.contains("><c");
        println!(
            "{name}: {} turns, {} speakers, {} words of {}{}, {} lines of report",
            talk.turns.len(),
            names.len(),
            found.len(),
            there.len(),
            if rolls { " shown" } else { "" },
            talk.report.len(),
        );
        // Cues out of order come in the order of time.
        there.sort_unstable();
        found.sort_unstable();
        if there != found && !rolls {
            wrong.push(format!("{name}: not the words or not the speakers of the file"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
