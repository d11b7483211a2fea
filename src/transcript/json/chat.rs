//! Messages with their speakers: chats, and transcripts that programs keep as one object a message.
//!
//! `{"speaker", "time", "message"}` and its kin (`name` and `text`, `role` and `content`, `author` and
//! `body`, Fireflies' `sentences`, AWS Call Analytics' `Transcript`), by key and wherever the list is.

use std::borrow::Cow;

use super::clock::{clock_ms, moment_ms};
use super::listing::{LeftOut, Place, find, key_among};
use super::outline::Outline;
use super::raw::{Raw, millis};
use super::record::{Record, same_key};
use super::words::{self, Word};
use crate::transcript::talk::{Spoken, Talk};

const SPEAKER: &[&str] = &[
    "speakername",
    "speaker",
    "name",
    "displayname",
    "author",
    "sender",
    "from",
    "username",
    "user",
    "participant",
    "participantrole",
    "role",
    "who",
    "person",
    "speakerlabel",
    "speakerid",
    "userid",
];
const TEXT: &[&str] = &[
    "message",
    "text",
    "content",
    "body",
    "utterance",
    "sentence",
    "transcript",
    "value",
    "msg",
    "speech",
    "line",
    "rawtext",
];
const START: &[&str] = &[
    "start",
    "starttime",
    "startms",
    "beginoffsetmillis",
    "starttimestamp",
    "time",
    "timestamp",
    "offset",
    "createdat",
    "date",
    "ts",
    "at",
];
const END: &[&str] = &["end", "endtime", "endms", "endoffsetmillis", "endtimestamp"];

/// Where in the document that `outline` is of the messages stand.
pub(super) fn place(outline: &Outline) -> Option<Place<'_>> {
    find(outline, is_message)
}

/// The keys that make a list of messages of the one at `place`.
pub(super) fn keys(place: &Place<'_>) -> String {
    let known =
        [SPEAKER, START, TEXT].into_iter().filter_map(|wanted| key_among(place.first, wanted));
    place.described(&known.collect::<Vec<_>>().join(", "))
}

fn is_message(outline: &Outline) -> bool {
    key_among(outline, TEXT).is_some()
        && (key_among(outline, SPEAKER).is_some() || key_among(outline, START).is_some())
}

/// What was said in `elements` of `source`, a turn for each message.
pub(super) fn read(source: &str, elements: &[Raw<'_>]) -> Talk {
    let (mut messages, mut left_out) = (Vec::new(), LeftOut::default());
    for raw in elements {
        let Some(record) = raw.read::<Record<'_>>() else { continue };
        let Some((_, text)) = record.find(TEXT, |raw| said(raw, NESTING)) else { continue };
        let time = |keys| record.find(keys, Some).and_then(|(key, raw)| told(key, raw));
        let label =
            record.find(SPEAKER, |raw| named(raw, NESTING)).map(|(_, label)| label.into_owned());
        let turn = Spoken {
            label,
            text: text.into_owned(),
            bytes: raw.range_in(source),
            ..Spoken::default()
        };
        messages.push((turn, time(START), time(END)));
        left_out.note(source, &record, &[SPEAKER, TEXT, START, END]);
    }
    let scale = Scale::of(messages.iter().flat_map(|(_, start, end)| [start, end]).flatten());
    let timed = |(turn, start, end): (Spoken, Option<Told>, Option<Told>)| {
        let at = |time: Option<Told>| time.and_then(|time| scale.millis(time));
        Spoken { start_ms: at(start), end_ms: at(end), ..turn }
    };
    let named = messages.iter().any(|(turn, ..)| turn.label.is_some());
    let turns = messages.into_iter().map(timed);
    // Pieces of a recording whose speakers are not told are no messages.
    let turns = if named { turns.collect() } else { words::turns(turns.map(Word::from)) };
    Talk { turns, report: left_out.lines(source) }
}

/// How deep a name or a text may stand inside its value.
const NESTING: usize = 3;

/// A string; the parts of a list below each other; what an object holds under a text's key.
fn said(raw: Raw<'_>, nesting: usize) -> Option<Cow<'_, str>> {
    let deeper = nesting.checked_sub(1)?;
    if raw.is_object() {
        return raw.read::<Record<'_>>()?.find(TEXT, |raw| said(raw, deeper)).map(|(_, text)| text);
    }
    if !raw.is_list() {
        return raw.words();
    }
    let parts: Vec<Raw<'_>> = raw.read()?;
    let parts: Vec<Cow<'_, str>> = parts.into_iter().filter_map(|raw| said(raw, deeper)).collect();
    (!parts.is_empty()).then(|| parts.join("\n").into())
}

/// A name or a number; what an object holds under a speaker's key.
fn named(raw: Raw<'_>, nesting: usize) -> Option<Cow<'_, str>> {
    let deeper = nesting.checked_sub(1)?;
    if raw.is_object() {
        let keys = [SPEAKER, &["id"]].concat();
        return raw
            .read::<Record<'_>>()?
            .find(&keys, |raw| named(raw, deeper))
            .map(|(_, name)| name);
    }
    raw.label()
}

/// A time as a message tells it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Told {
    /// Milliseconds from the start.
    Offset(u64),
    /// Milliseconds since 1970.
    Moment(i64),
    /// A number whose unit shows only beside the others.
    Number(f64),
}

fn told(key: &str, raw: Raw<'_>) -> Option<Told> {
    if let Some(number) = raw.number() {
        let in_ms = ["startms", "endms", "beginoffsetmillis", "endoffsetmillis"];
        let in_ms = in_ms.iter().any(|name| same_key(key, name));
        return if in_ms {
            raw.milliseconds().map(Told::Offset)
        } else {
            Some(Told::Number(number))
        };
    }
    if raw.is_object() {
        return raw.seconds().map(Told::Offset);
    }
    let text = raw.string()?;
    clock_ms(&text).map(Told::Offset).or_else(|| moment_ms(&text).map(Told::Moment))
}

/// How the times of one document are to be read.
#[derive(Debug)]
struct Scale {
    /// What a number is multiplied with to be milliseconds.
    unit: f64,
    /// The number that stands for the start.
    zero: f64,
    /// The moment of the start.
    first: Option<i64>,
}

/// More seconds than a recording has: a bit above a day.
const TOO_MANY_SECONDS: f64 = 100_000.0;
/// Seconds since 1970 of a day in 2001; that many milliseconds are a day in 1970.
const EPOCH_SECONDS: f64 = 1e9;

impl Scale {
    fn of<'t>(times: impl Iterator<Item = &'t Told>) -> Self {
        let (mut least, mut most, mut whole, mut first) = (f64::MAX, 0.0_f64, true, None::<i64>);
        for time in times {
            match *time {
                Told::Number(number) => {
                    (least, most) = (least.min(number), most.max(number));
                    whole &= number.fract() == 0.0;
                }
                Told::Moment(moment) => {
                    first = Some(first.map_or(moment, |first| first.min(moment)));
                }
                Told::Offset(_) => {}
            }
        }
        let since_1970 = least >= EPOCH_SECONDS;
        let in_ms = if since_1970 {
            least >= EPOCH_SECONDS * 100.0
        } else {
            whole && most > TOO_MANY_SECONDS
        };
        let unit = if in_ms { 1.0 } else { 1000.0 };
        Self { unit, zero: if since_1970 && least < f64::MAX { least } else { 0.0 }, first }
    }

    fn millis(&self, time: Told) -> Option<u64> {
        match time {
            Told::Offset(ms) => Some(ms),
            Told::Number(number) => millis((number - self.zero) * self.unit / 1000.0),
            Told::Moment(moment) => u64::try_from(moment.checked_sub(self.first?)?).ok(),
        }
    }
}
