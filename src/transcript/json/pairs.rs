//! Questions with their answers: objects in a list, or one a line.
//!
//! The shapes of interview sheets and of training data: `question` and `answer`, `prompt` and
//! `completion`, `instruction`, `input` and `output`. A record whose question is null or empty is an answer
//! to a question that was lost.

use std::borrow::Cow;
use std::ops::Range;

use super::listing::{LeftOut, Place, find, key_among};
use super::outline::Outline;
use super::raw::Raw;
use super::record::Record;
use crate::transcript::talk::{Role, Spoken, Talk};

const QUESTION: &[&str] =
    &["question", "questiontext", "q", "prompt", "instruction", "query", "interviewer", "input"];
/// What goes on with an instruction.
const DETAIL: &[&str] = &["input"];
const ANSWER: &[&str] = &[
    "answer",
    "answertext",
    "a",
    "completion",
    "response",
    "output",
    "reply",
    "candidate",
    "interviewee",
    "answers",
    "transcript",
];

/// Where in the document that `outline` is of the pairs stand; one pair alone may be all of it.
pub(super) fn place(outline: &Outline) -> Option<Place<'_>> {
    if is_pair(outline) {
        return Some(Place::alone(outline));
    }
    find(outline, is_pair)
}

/// The keys that make a list of pairs of the one at `place`.
pub(super) fn keys(place: &Place<'_>) -> String {
    let key = |wanted| key_among(place.first, wanted).unwrap_or_default();
    place.described(&format!("{} and {}", key(QUESTION), key(ANSWER)))
}

fn is_pair(outline: &Outline) -> bool {
    key_among(outline, QUESTION).is_some() && key_among(outline, ANSWER).is_some()
}

/// What was asked and answered in `elements` of `source`.
pub(super) fn read(source: &str, elements: &[Raw<'_>]) -> Talk {
    let (mut talk, mut left_out) = (Talk::default(), LeftOut::default());
    for record in elements.iter().filter_map(|raw| raw.read::<Record<'_>>()) {
        let question = asked(source, &record);
        let apart = question.is_none();
        talk.turns.extend(question);
        let answer = record.find(ANSWER, |raw| said(source, raw)).map(|(_, part)| part);
        let answer = answer.map(|part| Spoken { apart, ..spoken(part, Role::Candidate) });
        talk.turns.extend(answer);
        left_out.note(source, &record, &[QUESTION, ANSWER]);
    }
    talk.report = left_out.lines(source);
    talk
}

/// Words with their place.
type Part<'a> = (Cow<'a, str>, Range<usize>);

fn asked(source: &str, record: &Record<'_>) -> Option<Spoken> {
    let (key, (mut text, mut bytes)) = record.find(QUESTION, |raw| said(source, raw))?;
    let detail = record.find(DETAIL, |raw| said(source, raw)).filter(|(detail, _)| *detail != key);
    if let Some((_, (more, place))) = detail {
        text = format!("{text}\n{more}").into();
        // The place grows where the detail follows, as it does wherever programs write it.
        bytes.end = if place.start > bytes.end { place.end } else { bytes.end };
    }
    Some(spoken((text, bytes), Role::Interviewer))
}

/// A string, or the strings of a list below each other.
fn said<'a>(source: &str, raw: Raw<'a>) -> Option<Part<'a>> {
    let bytes = raw.range_in(source);
    if let Some(words) = raw.words() {
        return Some((words, bytes));
    }
    let lines: Vec<Raw<'a>> = raw.is_list().then(|| raw.read()).flatten()?;
    let lines: Vec<Cow<'a, str>> = lines.into_iter().filter_map(Raw::words).collect();
    (!lines.is_empty()).then(|| (lines.join("\n").into(), bytes))
}

fn spoken((text, bytes): Part<'_>, role: Role) -> Spoken {
    Spoken { role: Some(role), text: text.into_owned(), bytes, ..Spoken::default() }
}
