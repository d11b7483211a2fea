//! Real files, where `CANDOR_CORPUS` names their folder: every word once, speakers where the file says.

use std::path::PathBuf;

use serde_json::Value;

use super::read;
use crate::transcript::talk::Talk;

/// The file `name` of the corpus: its talk, and itself as a tree; nothing where there is no corpus.
fn file(name: &str) -> Option<(Talk, Value)> {
    let folder = PathBuf::from(std::env::var_os("CANDOR_CORPUS")?);
    let folder = if folder.join("asr-json").is_dir() { folder.join("asr-json") } else { folder };
    let text = std::fs::read_to_string(folder.join(name)).ok()?;
    let (format, talk, why) = read(&text).unwrap_or_else(|trouble| panic!("{name}: {trouble}"));
    let speakers: std::collections::BTreeSet<_> =
        talk.turns.iter().map(|turn| &turn.label).collect();
    println!(
        "{name}: {} by {why}; {} turns, {} labels",
        format.label(),
        talk.turns.len(),
        speakers.len()
    );
    Some((talk, serde_json::from_str(&text).unwrap()))
}

fn words(talk: &Talk) -> Vec<String> {
    talk.turns.iter().flat_map(|turn| split(&turn.text)).collect()
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Every word of `talk` with the label of its turn.
fn labelled(talk: &Talk) -> Vec<(String, String)> {
    let of = |label: &Option<String>| label.clone().unwrap_or_default();
    talk.turns
        .iter()
        .flat_map(|turn| split(&turn.text).into_iter().map(move |word| (of(&turn.label), word)))
        .collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn written(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn aws_transcribe() {
    for name in ["expert.json", "bbc-todayinfocus.sample.json"] {
        let Some((talk, tree)) = file(name) else { return };
        let results = &tree["results"];
        // One of the files has spaces in front of question marks in its transcript alone.
        let whole = written(&results["transcripts"][0]["transcript"]).replace(" ?", "?");
        assert_eq!(words(&talk), split(&whole), "{name}");
        let speaker = |start: &Value| {
            let items = list(&results["speaker_labels"]["segments"])
                .flat_map(|segment| list(&segment["items"]));
            items
                .filter(|item| item["start_time"] == *start)
                .map(|item| written(&item["speaker_label"]))
                .next()
        };
        let spoken = list(&results["items"]).filter(|item| item["type"] == "pronunciation");
        let expected: Vec<_> =
            spoken.map(|item| speaker(&item["start_time"]).unwrap_or_default()).collect();
        let found: Vec<_> = labelled(&talk).into_iter().map(|(label, _)| label).collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn google_speech() {
    let Some((talk, tree)) = file("gcpSttSpeakerDiarization.sample.json") else { return };
    let last = list(&tree["results"]).last().unwrap();
    let expected: Vec<_> = list(&last["alternatives"][0]["words"])
        .map(|word| (written(&word["speakerTag"]), written(&word["word"])))
        .collect();
    assert_eq!(labelled(&talk), expected);
}

#[test]
fn deepgram() {
    for name in ["dg_speakers.json", "dg_transcription.json", "dg_whisper_transcription.json"] {
        let Some((talk, tree)) = file(name) else { return };
        let best = &tree["results"]["channels"][0]["alternatives"][0];
        assert_eq!(words(&talk), split(&written(&best["transcript"])), "{name}");
        let speakers: Vec<_> = list(&best["words"])
            .map(|word| word.get("speaker").map(written).unwrap_or_default())
            .collect();
        let found: Vec<_> = labelled(&talk).into_iter().map(|(label, _)| label).collect();
        assert_eq!(found, speakers, "{name}");
    }
}

#[test]
fn assemblyai() {
    for name in ["assemblyai_transcription.json", "assemblyai_utterances.json"] {
        let Some((talk, tree)) = file(name) else { return };
        assert_eq!(words(&talk), split(&written(&tree["text"])), "{name}");
        let expected: Vec<_> = list(&tree["words"])
            .map(|word| (written(&word["speaker"]), written(&word["text"])))
            .collect();
        assert_eq!(labelled(&talk), expected, "{name}");
    }
}

#[test]
fn whisper_and_its_kin() {
    for name in ["openai-whisper-word_timestamps.excerpt.json", "whisperx-diarized.excerpt.json"] {
        let Some((talk, tree)) = file(name) else { return };
        let texts: String =
            list(&tree["segments"]).map(|segment| written(&segment["text"]) + " ").collect();
        assert_eq!(words(&talk), split(&texts), "{name}");
    }
    let Some((talk, tree)) = file("whisper-cpp-ojf.excerpt.json") else { return };
    let tokens = &tree["transcription"][0]["tokens"];
    let text: String = list(tokens).map(|token| written(&token["text"])).collect();
    assert_eq!(words(&talk), split(&text));
}
