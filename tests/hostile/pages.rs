//! Transcripts with hostile strings in every place that text can stand in.

use crate::strings::{self, Hostile};

/// So many strings stand in one source.
const EACH: usize = 14;

/// All strings, so that each source gets some of every family.
fn all() -> Vec<Hostile> {
    const STEP: usize = 31;
    let all = strings::all();
    (0..STEP).flat_map(|first| all.iter().skip(first).step_by(STEP).cloned()).collect()
}

/// A source: its file's name and its bytes.
pub(crate) struct Source {
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// Candidate pages with all the strings.
pub(crate) fn pages() -> Vec<Source> {
    all().chunks(EACH).map(|some| Source { name: "page.txt", bytes: page(some) }).collect()
}

/// All the strings as other formats hold them.
pub(crate) fn talks() -> Vec<Source> {
    let all = all();
    let mut sources = Vec::new();
    for some in all.chunks(4 * EACH) {
        sources.push(Source { name: "talk.vtt", bytes: captions(some) });
        sources.push(Source { name: "talk.txt", bytes: labels(some) });
        sources.push(Source { name: "talk.json", bytes: chat(some) });
    }
    sources
}

/// Words enough that a few broken bytes are no binary file.
fn calm() -> Vec<u8> {
    b"Who gets woken at night, and how often, I would ask. ".repeat(80)
}

/// The text of a string without the line ends that would make another line of it.
fn line(one: &Hostile) -> Vec<u8> {
    one.bytes.iter().copied().filter(|b| !b"\r\n".contains(b)).collect()
}

fn page(some: &[Hostile]) -> Vec<u8> {
    let mut page = Vec::new();
    let mut put = |parts: &[&[u8]]| {
        page.extend(parts.concat());
        page.push(b'\n');
    };
    let first = line(&some[0]);
    put(&[b"Ines ", &first, b" Okafor"]);
    put(&[b"Database Engineer ", &first]);
    put(&[b"Ines has looked after ", &first, b" the databases of three shipping companies."]);
    put(&[b"\nExperience\nDatabase Engineer ", &first, b"\n\nSkills"]);
    for one in some {
        put(&[b"Skill ", &line(one)]);
    }
    put(&[b"\nInterview"]);
    for one in some {
        let text = line(one);
        put(&[
            b"How do you find ",
            &text,
            b" then? I look for ",
            &text,
            b" in the log, and ",
            &text,
        ]);
    }
    put(&[b"What would you ask us? ", &calm()]);
    page
}

fn captions(some: &[Hostile]) -> Vec<u8> {
    let mut out = b"WEBVTT\n\nNOTE ".to_vec();
    out.extend([calm(), b"\n\n".to_vec()].concat());
    for (nth, one) in some.iter().enumerate() {
        let text = line(one);
        for (second, name, words) in
            [(0, &b"Jon"[..], &b"How about "[..]), (5, b"Ines", b"I would say ")]
        {
            let at = nth * 10 + second;
            let times = format!(
                "00:{:02}:{:02}.000 --> 00:{:02}:{:02}.000\n",
                at / 60,
                at % 60,
                (at + 4) / 60,
                (at + 4) % 60
            );
            out.extend_from_slice(times.as_bytes());
            out.extend([name, b" ", &text, b": ", words, &text, b"?\n\n"].concat());
        }
    }
    out
}

fn labels(some: &[Hostile]) -> Vec<u8> {
    let turn = |one: &Hostile| {
        let text = line(one);
        [
            b"Interviewer: How about ",
            &text[..],
            b"?\n\nCandidate: I would say ",
            &text,
            b" to it.\n\n",
        ]
        .concat()
    };
    let end = [b"Interviewer: And you?\n\nCandidate: ", &calm()[..], b"\n"].concat();
    some.iter().flat_map(turn).chain(end).collect()
}

fn chat(some: &[Hostile]) -> Vec<u8> {
    let turns = some.iter().flat_map(|one| {
        let text = String::from_utf8_lossy(&one.bytes).into_owned();
        [
            serde_json::json!({ "speaker": format!("Jon {text}"), "time": 1, "message": format!("How about {text}?") }),
            serde_json::json!({ "speaker": "Ines", "time": 2, "message": format!("I would say {text}.") }),
        ]
    });
    serde_json::to_vec(&turns.collect::<Vec<_>>()).unwrap()
}
