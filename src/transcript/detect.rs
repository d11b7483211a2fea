//! What a source is: told by its content, never by its name or folder, with the reason in words.
//!
//! The first that fits decides: captions with their signature, JSON, captions without it, labels that
//! carry the text, and else a page. A candidate's page may hold labels too; it stays a page where a
//! profile stands around them, or where they begin late.

use memchr::memmem;

use super::labels::{self, Labelled};
use super::page::{self, Page};
use super::people::Person;
use super::talk::Talk;
use super::{Refusal, captions, json, own};
use crate::model::session::{Format, Profile, Session};

/// What a text was taken for.
#[derive(Debug)]
pub(super) struct Detected<'a> {
    /// The format.
    pub(super) format: Format,
    /// Why, in words.
    pub(super) why: String,
    /// What was read.
    pub(super) content: Content<'a>,
}

/// What a text holds.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// A conversation, and what stands in front of it.
    Talk(Talk, Option<Front<'a>>),
    /// A candidate's page.
    Page(Box<Page<'a>>),
    /// A session that candor wrote.
    Own(Box<Session>),
}

/// What stands in front of a conversation.
#[derive(Debug)]
pub(super) enum Front<'a> {
    /// Lines that the talk reports itself; what they tell of the candidate, and whom they name.
    Told(Profile, Vec<Person>),
    /// A candidate's profile, with everything that a page has.
    Profile(Box<Page<'a>>),
}

/// No interview has so many speakers.
const SPEAKERS: usize = 1000;

/// Detects and reads `text`, which a Word document holds where `in_word`.
pub(super) fn detect(text: &str, in_word: bool) -> Result<Detected<'_>, Refusal> {
    let mut detected = if in_word { words(text) } else { anything(text)? };
    if in_word {
        detected.why = format!("a zip archive with a Word document; in it {}", detected.why);
        detected.format = Format::Docx;
    }
    if let Content::Talk(talk, _) = &detected.content {
        refuse_crowd(talk)?;
    }
    Ok(detected)
}

fn anything(text: &str) -> Result<Detected<'_>, Refusal> {
    if let Some(why) = captions::looks_like_webvtt(text) {
        return Ok(talk(Format::WebVtt, why, captions::webvtt(text)?));
    }
    if json::looks_like_json(text) || is_json(text) {
        let (format, said, keys) = json::read(text)?;
        if format == Format::Candor {
            let session = Content::Own(Box::new(own::read(text)?));
            return Ok(Detected {
                format,
                why: format!("it is JSON whose {keys}"),
                content: session,
            });
        }
        return Ok(talk(format, &format!("it is JSON with {keys}"), said));
    }
    if let Some(why) = captions::looks_like_srt(text) {
        return Ok(talk(Format::Srt, why, captions::srt(text)?));
    }
    Ok(words(text))
}

fn talk<'a>(format: Format, why: &str, talk: Talk) -> Detected<'a> {
    Detected { format, why: why.into(), content: Content::Talk(talk, None) }
}

/// True for whole JSON of whatever sort: of nothing that candor knows, but no page either.
fn is_json(text: &str) -> bool {
    let begins = text.trim_start().starts_with(['[', '{']);
    begins && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Text without signs of a program: with labels, or a page.
fn words(text: &str) -> Detected<'_> {
    let Some(labelled) = labels::read(text) else {
        let why = "it is no captions, no JSON and no talk with labels: read as a candidate's page";
        return below_a_profile(text)
            .or_else(|| nameless(text))
            .unwrap_or_else(|| on_page(page::read(text), why.into()));
    };
    let Labelled { format, talk, why, front, people } = labelled;
    let before = &text[front_matter(text).unwrap_or(0).min(front.end)..front.end];
    let before = (!before.trim().is_empty()).then(|| page::read(before));
    if is_recorded(format)
        && before.as_ref().is_some_and(Page::has_profile)
        && let Some(detected) = below_a_profile(text)
    {
        return detected;
    }
    if let Some(reason) = page_around(text, &talk, before.as_ref(), format) {
        let page = page::read(text);
        if page.spoken() * 2 >= talk.turns.iter().map(|turn| turn.text.len()).sum() {
            return on_page(page, format!("{why}, but {reason}: read as a page"));
        }
    }
    let told = (before.is_some() || !people.is_empty()).then(|| {
        let profile = before.as_ref().map(Page::profile).unwrap_or_default();
        Front::Told(profile, people)
    });
    Detected { format, why, content: Content::Talk(talk, told) }
}

/// True for labels with times. A page has none of them: it would take them for something that is said.
fn is_recorded(format: Format) -> bool {
    matches!(format, Format::Otter | Format::Rev | Format::Chat)
}

/// A profile with a recorded talk below it.
fn below_a_profile(text: &str) -> Option<Detected<'_>> {
    let at = labels::first_timed(text).filter(|at| *at > 0)?;
    let front = page::read(&text[..at]);
    let Labelled { format, talk, why, .. } = labels::read(&text[at..])?;
    (is_recorded(format) && front.has_profile() && front.spoken() == 0).then(|| Detected {
        format,
        why: format!("{why}, below a profile"),
        content: Content::Talk(talk.moved(at), Some(Front::Profile(Box::new(front)))),
    })
}

/// Lines of speech without names, where no profile stands on them.
fn nameless(text: &str) -> Option<Detected<'_>> {
    let (why, said) = captions::nameless(text)?;
    (!page::read(text).has_profile()).then(|| talk(Format::Lines, why, said))
}

/// Where the front matter of Markdown ends: keys and values in YAML between two lines of dashes.
fn front_matter(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("---")?;
    let first = inside.trim_start_matches([' ', '\r']).strip_prefix('\n')?;
    let key = first.split_once(':')?.0;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
    let end = memmem::find(first.as_bytes(), b"\n---")?;
    let behind = &first[end + 1..];
    let line = behind.lines().next().unwrap_or_default();
    (is_key && line.trim_end() == "---").then(|| text.len() - behind.len() + line.len())
}

fn on_page(page: Page<'_>, why: String) -> Detected<'_> {
    Detected { format: Format::Page, why, content: Content::Page(Box::new(page)) }
}

/// Why a text with labels is a page all the same: what is told in front of the first label or behind the
/// last one would be lost in a talk.
fn page_around(
    text: &str,
    talk: &Talk,
    before: Option<&Page<'_>>,
    format: Format,
) -> Option<&'static str> {
    let by_profile = !is_recorded(format);
    if by_profile && before.is_some_and(Page::has_profile) {
        return Some("a profile stands in front of them");
    }
    let length = talk.turns.first().map_or(0, |turn| turn.bytes.start);
    let is_long = |parts: usize| length * parts > text.len();
    if is_long(2) || (is_long(4) && before.is_some_and(|page| page.answered_questions() >= 2)) {
        return Some("much of the text stands in front of the first");
    }
    let last = talk.turns.last().map_or("", |turn| &text[turn.bytes.clone()]);
    (by_profile && page::names_profile(last)).then_some("a profile stands behind them")
}

fn refuse_crowd(talk: &Talk) -> Result<(), Refusal> {
    let mut labels: Vec<&str> =
        talk.turns.iter().filter_map(|turn| turn.label.as_deref()).collect();
    labels.sort_unstable();
    labels.dedup();
    let speakers = labels.len();
    if speakers > SPEAKERS { Err(Refusal::TooManySpeakers { speakers }) } else { Ok(()) }
}
