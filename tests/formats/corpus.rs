//! Real files, where `CANDOR_CORPUS` names their folder: each opened, with nothing lost on the way.

use std::fs;
use std::path::{Path, PathBuf};

use candor::model::exchange::{ExchangeKind, Speaker};
use candor::model::session::{Format, Session};
use candor::transcript::talk::Talk;
use candor::transcript::{account, captions, decoded, docx, json, labels, understand_with_account};

/// The talk of a text as its reader alone tells it; nothing for a page.
fn talk(format: Format, text: &str) -> Option<Talk> {
    match format {
        Format::WebVtt => captions::webvtt(text).ok(),
        Format::Srt => captions::srt(text).ok(),
        Format::Page | Format::Candor => None,
        Format::Otter | Format::Rev | Format::Labels | Format::QuestionsAnswers | Format::Chat => {
            labels::read(text).map(|labelled| labelled.talk)
        }
        Format::Docx => labels::read(text).map(|labelled| labelled.talk),
        _ => json::read(text).ok().map(|(_, talk, _)| talk),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

fn row(session: &Session) -> String {
    let count = |kind| session.exchanges.iter().filter(|one| one.kind == kind).count();
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    let mut candidates: Vec<&str> = turns
        .clone()
        .filter(|turn| turn.speaker == Speaker::Candidate)
        .map(|turn| turn.name.as_deref().unwrap_or("(no label)"))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    format!(
        "{} | {} turns | {} questions, {} opening, {} closing, {} lost | {} | {}",
        session.source.format.label(),
        turns.count(),
        count(ExchangeKind::Question),
        count(ExchangeKind::Opening),
        count(ExchangeKind::Closing),
        session.exchanges.iter().filter(|one| one.question.text.is_none()).count(),
        candidates.join(", "),
        session.source.why
    )
}

#[test]
fn every_file_is_opened_and_every_word_of_a_talk_is_kept() {
    let Some(folder) = std::env::var_os("CANDOR_CORPUS").map(PathBuf::from) else { return };
    let mut all = Vec::new();
    files(&folder, &mut all);
    for path in all {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let bytes = fs::read(&path).unwrap();
        let understood = match understand_with_account("file", &bytes) {
            Ok(understood) => understood,
            Err(refusal) => {
                println!("{name} | refused: {refusal}");
                continue;
            }
        };
        let text = decoded(&bytes).unwrap();
        assert_eq!(account(&understood, &text), [], "{name}");
        let session = &understood.session;
        println!("{name} | {}", row(session));
        assert_eq!(session.source.format == Format::Docx, docx::is_zip(&bytes), "{name}");
        if let Some(talk) = talk(session.source.format, &text) {
            let said = talk.turns.iter().flat_map(|turn| words(&turn.text));
            let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
            assert!(turns.flat_map(|turn| words(&turn.text)).eq(said), "{name}");
        }
    }
}
