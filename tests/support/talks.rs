//! One made-up interview, written as each program that is understood would write it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Who asks.
pub(crate) const ASKS: &str = "Ann Moss";
/// Who answers.
pub(crate) const ANSWERS: &str = "Bo Lindgren";

/// Second of the start, speaker, words.
pub(crate) const TURNS: [(u32, &str, &str); 4] = [
    (2, ASKS, "What do you check first when a circuit is dead?"),
    (
        7,
        ANSWERS,
        "I test the tester on a socket that I know, then the circuit, and then the tester again.",
    ),
    (21, ASKS, "Next question: how do you plan a day with six customers?"),
    (
        27,
        ANSWERS,
        "I call all of them in the morning, and I drive to the one without light first of all.",
    ),
];

/// One source: the format's label, whether it names its speakers, and its bytes.
pub(crate) struct Source {
    pub(crate) format: &'static str,
    pub(crate) named: bool,
    pub(crate) bytes: Vec<u8>,
}

/// The interview in every format that holds one.
pub(crate) fn all() -> Vec<Source> {
    let text = |format, named, text: String| Source { format, named, bytes: text.into_bytes() };
    vec![
        text("webvtt", true, captions("WEBVTT\n\n", '.', |who, words| format!("<v {who}>{words}"))),
        text("webvtt", true, captions("WEBVTT\n\n", '.', |who, words| format!("{who}: {words}"))),
        text("srt", true, captions("1\n", ',', |who, words| format!("{who}: {words}"))),
        text("otter", true, lines(|s, who, words| format!("{who}  0:{s:02}\n{words}\n\n"))),
        text("rev", true, lines(|s, who, words| format!("{who} (00:00:{s:02}):\n{words}\n\n"))),
        text("labels", true, lines(|_, who, words| format!("{who}: {words}\n\n"))),
        text("labels", true, lines(|_, who, words| format!("**{who}:** {words}\n\n"))),
        text("q-and-a", false, lines(|_, who, words| format!("{}: {words}\n\n", letter(who)))),
        text("chat", true, lines(|s, who, words| format!("00:00:{s:02}\t{who}:\t{words}\n"))),
        text("whisper", true, objects("{\"segments\":[", 1, "text", "]}")),
        text("assemblyai", true, objects("{\"utterances\":[", 1000, "text", "]}")),
        text("chat-json", true, objects("[", 1, "message", "]")),
        text("pairs-json", false, pairs()),
        Source { format: "docx", named: true, bytes: document() },
    ]
}

fn letter(who: &str) -> char {
    if who == ASKS { 'Q' } else { 'A' }
}

fn lines(line: impl Fn(u32, &str, &str) -> String) -> String {
    TURNS.iter().map(|(second, who, words)| line(*second, who, words)).collect()
}

fn captions(front: &str, point: char, cue: impl Fn(&str, &str) -> String) -> String {
    let mut text = front.to_owned();
    for (nth, (second, who, words)) in TURNS.iter().enumerate() {
        let end = second + 4;
        let number =
            if front == "1\n" && nth > 0 { format!("{}\n", nth + 1) } else { String::new() };
        let words = cue(who, words);
        let _ = write!(
            text,
            "{number}00:00:{second:02}{point}000 --> 00:00:{end:02}{point}500\n{words}\n\n"
        );
    }
    text
}

/// A list of turns; a second is so many `units` there.
fn objects(front: &str, units: u32, words: &str, end: &str) -> String {
    let turns: Vec<String> = TURNS
        .iter()
        .map(|(second, who, said)| {
            format!(
                "{{\"speaker\":\"{who}\",\"start\":{},\"end\":{},\"{words}\":\"{said}\"}}",
                second * units,
                (second + 4) * units
            )
        })
        .collect();
    format!("{front}{}{end}", turns.join(",\n"))
}

fn pairs() -> String {
    let pair = |two: &[(u32, &str, &str)]| {
        format!("{{\"question\":\"{}\",\"answer\":\"{}\"}}\n", two[0].2, two[1].2)
    };
    TURNS.chunks(2).map(pair).collect()
}

/// A Word document with a paragraph for each turn.
pub(crate) fn document() -> Vec<u8> {
    let paragraph = |who: &str, words: &str| {
        format!("<w:p><w:r><w:t>{who}: </w:t></w:r><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body: String = TURNS.iter().map(|(_, who, words)| paragraph(who, words)).collect();
    let xml = format!("<w:document xmlns:w=\"urn:w\"><w:body>{body}</w:body></w:document>");
    archive("word/document.xml", xml.as_bytes())
}

/// A zip archive of one entry.
pub(crate) fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}
