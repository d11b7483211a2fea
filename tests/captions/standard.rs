//! The W3C's own tests of WebVTT, where `CANDOR_WPT` names them.

use std::fs;
use std::path::PathBuf;

use candor::transcript::captions::cues;
use serde_json::Value;

/// The test files whose verdict rests on cues alone, by how their names begin. The others judge settings and
/// regions.
const JUDGE_CUES: &[&str] = &[
    "arrows",
    "comment-in-cue-text",
    "header-",
    "ids",
    "newlines",
    "nulls",
    "signature-",
    "timings-",
    "whitespace-chars",
];

fn vectors(name: &str) -> Option<Vec<Value>> {
    let folder = PathBuf::from(std::env::var_os("CANDOR_WPT")?);
    let text = fs::read_to_string(folder.join(name)).expect("the vectors should be readable");
    Some(serde_json::from_str(&text).expect("the vectors should be JSON"))
}

fn bytes_of(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
        .collect()
}

/// The cues of a file as the assertions name them: `id`, `text`, `startTime`, `endTime`.
fn found(bytes: &[u8]) -> Vec<[String; 4]> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let cues = cues(&text, false).unwrap_or_default();
    // No assertion needs an hour more than 32 bits of milliseconds hold.
    let seconds = |ms: u64| (f64::from(u32::try_from(ms).unwrap_or(u32::MAX)) / 1000.0).to_string();
    cues.iter()
        .map(|cue| [cue.id().into(), cue.text().into(), seconds(cue.start_ms), seconds(cue.end_ms)])
        .collect()
}

/// A JavaScript literal: a number or a string.
fn literal(text: &str) -> String {
    let text = text.split(", cues").next().unwrap_or(text).trim();
    let Some(quoted) = text.strip_prefix(['\'', '"']) else { return text.to_owned() };
    unescaped(&quoted[..quoted.len() - 1])
}

/// `\n`, `\t`, `\xHH` and `\uHHHH` decoded.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let code = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap();
        let (c, length) = match rest.as_bytes()[at + 1] {
            b'n' => ('\n', 2),
            b't' => ('\t', 2),
            b'x' => (code(&rest[at + 2..at + 4]), 4),
            b'u' => (code(&rest[at + 2..at + 6]), 6),
            other => (char::from(other), 2),
        };
        out.push(c);
        rest = &rest[at + length..];
    }
    out + rest
}

/// What is wrong with the cues of one file test.
fn offences(test: &Value) -> Vec<String> {
    let cues = found(&bytes_of(test["vtt_hex"].as_str().unwrap()));
    let mut wrong = Vec::new();
    for check in test["simple"].as_array().unwrap() {
        let wanted = literal(check["expect"].as_str().unwrap());
        let field = check["field"].as_str().unwrap();
        let place = ["id", "text", "startTime", "endTime"].iter().position(|name| *name == field);
        let got = match (check["cue"].as_u64(), place) {
            (None, _) if field == "length" => cues.len().to_string(),
            (Some(cue), Some(place)) => cues
                .get(usize::try_from(cue).unwrap())
                .map_or("no such cue".into(), |cue| cue[place].clone()),
            _ => continue,
        };
        if got != wanted {
            wrong.push(format!("{field} of {}: {got:?} for {wanted:?}", check["cue"]));
        }
    }
    wrong.extend(in_loops(test["asserts"].as_str().unwrap(), &cues));
    wrong
}

/// The loops of the assertions: every cue's text is `text` and its number, and three lists of times.
fn in_loops(asserts: &str, cues: &[[String; 4]]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, cue) in cues.iter().enumerate() {
        let numbered = ["text, 'text' + i,", "text, 'text' + index"]
            .iter()
            .any(|loops| asserts.contains(loops));
        if numbered && cue[1] != format!("text{number}") {
            wrong.push(format!("text of {number}: {:?}", cue[1]));
        }
        let negative = [("0", "0"), ("1", "0.999"), ("60", "59.999"), ("3600", "3599.999")];
        if asserts.contains("[3600, 3599.999]")
            && negative.get(number) != Some(&(cue[2].as_str(), cue[3].as_str()))
        {
            wrong.push(format!("times of {number}: {} {}", cue[2], cue[3]));
        }
        if asserts.contains("cue.startTime, 0,") && (cue[2] != "0" || cue[3] != "1") {
            wrong.push(format!("times of {number}: {} {}", cue[2], cue[3]));
        }
        if asserts.contains("cues[i].id, ''") && !cue[0].is_empty() {
            wrong.push(format!("id of {number}: {:?}", cue[0]));
        }
    }
    wrong
}

#[test]
fn every_file_test_that_judges_cues_passes() {
    let Some(vectors) = vectors("file-parsing-vectors.json") else { return };
    let judged: Vec<&Value> = vectors
        .iter()
        .filter(|test| {
            JUDGE_CUES.iter().any(|name| test["name"].as_str().unwrap().starts_with(name))
        })
        .collect();
    let wrong: Vec<String> = judged
        .iter()
        .map(|test| (test["name"].as_str().unwrap(), offences(test)))
        .filter(|(_, wrong)| !wrong.is_empty())
        .map(|(name, wrong)| format!("{name}: {}", wrong.join("; ")))
        .collect();
    println!("file tests that judge cues: {} of {} pass", judged.len() - wrong.len(), judged.len());
    let others = vectors.iter().map(offences).filter(Vec::is_empty).count();
    println!("all file tests, cues alone: {others} of {} pass", vectors.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_cue_text_test_gives_its_words_and_speaker() {
    let Some(vectors) = vectors("cue-text-vectors.json") else { return };
    let mut wrong = Vec::new();
    for test in &vectors {
        let text = unescaped(test["text"].as_str().unwrap());
        let file = format!("WEBVTT\n\n00:00.000 --> 00:01.000\n{text}");
        let (plain, speaker) =
            cues(&file, false).unwrap().first().map(|cue| (cue.plain(), cue.speaker())).unwrap();
        let (mut words, mut title) = (String::new(), None);
        for node in test["expectedTree"].as_str().unwrap().lines() {
            let node = node.trim_start_matches(['|', ' ']);
            if let Some(quoted) = node.strip_prefix('"') {
                words.push_str(&unescaped(&quoted[..quoted.len() - 1]));
            } else if let Some(name) = node.strip_prefix("title=\"") {
                title = title.or(Some(name.trim_end_matches('"').to_owned()));
            }
        }
        if (&plain, &speaker) != (&words, &title) {
            wrong.push(format!("{text:?}: {plain:?} by {speaker:?} for {words:?} by {title:?}"));
        }
    }
    println!("cue texts: {} of {} pass", vectors.len() - wrong.len(), vectors.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_signature_is_refused() {
    let bad = [
        "",
        "WEBVT",
        "webvtt",
        "WEBVTTx",
        "WEBVTT\u{b}",
        "WEBVTT\u{c}",
        "WEBVTT\u{a0}",
        "\nWEBVTT",
        " WEBVTT",
        "\u{feff}\u{feff}WEBVTT",
        "\0WEBVTT",
        "WEBVTT\0",
        "W",
        "FOOBAR",
    ];
    for text in bad {
        assert!(
            cues(&format!("{text}\n\n00:00.000 --> 00:01.000\nx\n"), false).is_err(),
            "{text:?}"
        );
    }
}

#[test]
fn nul_and_line_ends_are_as_the_standard_has_them() {
    let text = "WEBVTT\r\rn\0\r\n00:00.000 --> 00:01.000\r\na\0\rb\r\nc\r\n\r\n";
    let found = cues(text, false).unwrap();
    assert_eq!(
        (found[0].id().as_ref(), found[0].text().as_ref()),
        ("n\u{fffd}", "a\u{fffd}\nb\nc")
    );
    assert_eq!(&text[found[0].bytes()], "n\0\r\n00:00.000 --> 00:01.000\r\na\0\rb\r\nc");
}
