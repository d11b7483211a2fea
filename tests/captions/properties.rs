//! What holds for any text: nothing panics, and every word is said once.

use std::fmt::Write as _;

use proptest::prelude::*;

use candor::transcript::captions::{cues, looks_like_srt, looks_like_webvtt, srt, webvtt};

/// Texts made of what caption files are made of.
fn captions_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("WEBVTT".to_owned()),
        Just("NOTE ".to_owned()),
        Just("STYLE".to_owned()),
        Just(" --> ".to_owned()),
        Just("-->".to_owned()),
        Just("00:00:01.000".to_owned()),
        Just("0:0:1,80".to_owned()),
        Just("7".to_owned()),
        Just("<v Ann>".to_owned()),
        Just("</v>".to_owned()),
        Just("<c".to_owned()),
        Just("&amp;".to_owned()),
        Just("&#x".to_owned()),
        Just("{\\an8}".to_owned()),
        Just("Ann: ".to_owned()),
        Just("[Bo]: ".to_owned()),
        Just("(Cy)".to_owned()),
        Just("- ".to_owned()),
        Just(">> ".to_owned()),
        Just("align:start".to_owned()),
        "[a-zé\u{feff}\u{0}: ]{1,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// One caption: its speaker, its lines of words, and whether a label stands in front.
type Caption = (usize, Vec<Vec<String>>, bool);

fn conversation() -> impl Strategy<Value = Vec<Caption>> {
    let line = proptest::collection::vec("[a-z]{1,7}|it's|[A-Z][a-z]{3}|R&D", 1..6);
    let caption = (0..3_usize, proptest::collection::vec(line, 1..3), any::<bool>());
    proptest::collection::vec(caption, 1..25)
}

fn time(ms: usize, point: char) -> String {
    format!(
        "{:02}:{:02}:{:02}{point}{:03}",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000
    )
}

const NAMES: [&str; 3] = ["Mara Lindqvist", "Jon Ames (SL)", "Zoë K."];

/// A file of `captions`; the first one and every change of speaker is labelled.
fn written(
    captions: &[Caption],
    front: &str,
    point: char,
    label: impl Fn(&str) -> String,
) -> String {
    let mut text = front.to_owned();
    let mut last = None;
    for (at, (speaker, lines, labelled)) in captions.iter().enumerate() {
        let label =
            if *labelled || last != Some(speaker) { label(NAMES[*speaker]) } else { String::new() };
        last = Some(speaker);
        let lines: Vec<String> = lines.iter().map(|words| words.join(" ")).collect();
        let (start, end) = (time(at * 1000, point), time(at * 1000 + 900, point));
        let _ = write!(text, "{}\n{start} --> {end}\n{label}{}\n\n", at + 1, lines.join("\n"));
    }
    text
}

/// Speaker and words, one word each.
fn expected(captions: &[Caption]) -> Vec<(String, String)> {
    let words = |(speaker, lines, _): &Caption| {
        let speaker = *speaker;
        lines
            .iter()
            .flatten()
            .map(move |word| (NAMES[speaker].to_owned(), word.clone()))
            .collect::<Vec<_>>()
    };
    captions.iter().flat_map(words).collect()
}

fn heard(talk: &candor::transcript::talk::Talk) -> Vec<(String, String)> {
    let words = |turn: &candor::transcript::talk::Spoken| {
        let label = turn.label.clone().unwrap_or_default();
        turn.text
            .split_whitespace()
            .map(|word| (label.clone(), word.to_owned()))
            .collect::<Vec<_>>()
    };
    talk.turns.iter().flat_map(words).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in captions_like()) {
        for lenient in [false, true] {
            for cue in cues(&text, lenient).unwrap_or_default() {
                prop_assert!(text.get(cue.bytes()).is_some_and(|whole| whole.contains(cue.verbatim())));
                let _ = (cue.plain(), cue.speaker(), cue.id());
            }
        }
        for talk in [webvtt(&text), srt(&text)].into_iter().flatten() {
            for turn in &talk.turns {
                prop_assert!(text.get(turn.bytes.clone()).is_some() && !turn.text.trim().is_empty());
            }
            for line in &talk.report {
                prop_assert!(!line.message.is_empty() && line.bytes.end <= text.len() as u64);
            }
        }
        prop_assert!(looks_like_webvtt(&text).is_none() || looks_like_srt(&text).is_none());
    }

    #[test]
    fn lenient_reading_keeps_every_strict_cue(text in captions_like()) {
        let text = format!("WEBVTT\n\n{text}");
        let strict = cues(&text, false).unwrap();
        let lenient = cues(&text, true).unwrap();
        prop_assert!(strict.iter().all(|cue| lenient.iter().any(|other| other.start_ms == cue.start_ms && other.bytes().start == cue.bytes().start)));
    }

    #[test]
    fn labelled_captions_say_every_word_once(captions in conversation()) {
        let zoom = written(&captions, "WEBVTT\n\n", '.', |name| format!("{name}: "));
        let subrip = written(&captions, "", ',', |name| format!("{name}: "));
        // Labels that are not in most captions need company to be believed.
        let labels = captions.iter().enumerate().filter(|(at, (speaker, _, labelled))| {
            *labelled || *at == 0 || captions[at - 1].0 != *speaker
        });
        prop_assume!(labels.count() * 2 >= captions.len());
        prop_assert_eq!(heard(&webvtt(&zoom).unwrap()), expected(&captions));
        prop_assert_eq!(heard(&webvtt(&zoom.replace('\n', "\r\n")).unwrap()), expected(&captions));
        prop_assert_eq!(heard(&srt(&subrip).unwrap()), expected(&captions));
    }

    #[test]
    fn voices_say_every_word_once(mut captions in conversation()) {
        for caption in &mut captions {
            caption.2 = true;
        }
        let teams = written(&captions, "WEBVTT\n\n", '.', |name| format!("<v {name}>"));
        prop_assert_eq!(heard(&webvtt(&teams.replace("R&D", "R&amp;D")).unwrap()), expected(&captions));
    }
}
