//! Where the profile ends and the interview begins.
//!
//! Each line is weighed: towards speech (fillers, a question in front, "I") or towards a profile (a
//! job title, a list, a short line, a sentence about "he" or "she"). The interview begins where the
//! lines in front weigh most as a profile and the lines behind weigh most as speech.

use std::ops::Range;

use super::super::piece::Line;
use super::super::speech::{REPLIES, is_filler, is_one_of, words};
use super::glue::employer_and_title;
use super::headings::{Heading, Headings, Section};
use super::labels::label;
use super::name::told_about;
use super::profile::is_prose_text;
use super::questions::{front, is_question_line};
use super::section_names::WEAK;
use super::skills::is_list;
use super::titles::{is_title, job_line};
use crate::text::head;

/// The lines of a page, parted.
pub(super) struct Parted {
    /// Lines in front of this one are the profile.
    pub(super) interview: usize,
    /// Lines from this one on are the profile again, under headings of their own.
    pub(super) profile_again: usize,
    /// The heading of the interview, a line in front of `interview`.
    pub(super) heading: Option<usize>,
}

/// Parts `lines`: at the heading that says so, else where the weights say so.
pub(super) fn part<'a>(lines: &[Line<'a>], known: &Headings<'a>) -> Parted {
    let headings: Vec<(usize, Heading<'a>)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| known.get(&line.piece.start).map(|found| (at, *found)))
        .collect();
    let announced = headings.iter().find(|(_, found)| found.section == Section::Interview);
    if let Some(&(at, _)) = announced {
        let again = headings.iter().find(|(later, found)| {
            *later > at
                && (found.marked || ends_an_interview(lines, *later))
                && found.section != Section::Interview
                && found.content.is_none()
                && *later + 1 < lines.len()
        });
        let profile_again = again.map_or(lines.len(), |(later, _)| *later);
        return Parted { interview: at + 1, profile_again, heading: Some(at) };
    }
    let ends = headings.iter().map(|(at, _)| *at).chain([lines.len()]);
    let begins = [0].into_iter().chain(headings.iter().map(|(at, _)| at + 1));
    let stretches: Vec<Range<usize>> = begins.zip(ends).map(|(from, to)| from..to).collect();
    let stretch = spoken_stretch(lines, &stretches);
    Parted {
        interview: stretch.start + best_start(&lines[stretch.clone()]),
        profile_again: stretch.end,
        heading: None,
    }
}

/// True where a bare word such as "Skills" ends the interview above it: it stands apart, and nothing is asked
/// any more.
fn ends_an_interview(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].blank_before
        && !is_one_of(lines[at].piece.text, WEAK)
        && questions(&lines[at + 1..]) == 0
}

/// The stretch between headings that holds the interview: the last one, as most pages have it, unless
/// nothing is asked there and another one holds questions.
fn spoken_stretch(lines: &[Line<'_>], stretches: &[Range<usize>]) -> Range<usize> {
    let Some((last, others)) = stretches.split_last() else { return 0..lines.len() };
    let asked = |stretch: &Range<usize>| questions(&lines[stretch.clone()]);
    if others.is_empty() || asked(last) > 0 {
        return last.clone();
    }
    let most =
        others.iter().map(|stretch| (asked(stretch), stretch)).max_by_key(|(asked, _)| *asked);
    match most {
        Some((2.., other)) => other.clone(),
        _ => last.clone(),
    }
}

/// How many of the lines ask, or name who speaks.
fn questions(lines: &[Line<'_>]) -> usize {
    let asks =
        |line: &&Line<'_>| label(line.piece.text).is_some() || is_question_line(line.piece.text);
    lines.iter().filter(asks).count()
}

/// No profile has more lines than this.
const LONGEST_PROFILE: usize = 3000;

/// The first line of the tail that weighs most.
fn best_start(lines: &[Line<'_>]) -> usize {
    let front = &lines[..lines.len().min(LONGEST_PROFILE)];
    let (mut weight, mut best, mut start) = (0, 0, front.len());
    for (at, line) in front.iter().enumerate().rev() {
        weight += weight_of(line.piece.text);
        if weight >= best && weight > 0 {
            (best, start) = (weight, at);
        }
    }
    start
}

/// How far into a line its weight is looked for.
const LOOK: usize = 600;

/// Above zero for speech, below zero for a profile.
fn weight_of(text: &str) -> i64 {
    let text = head(text, LOOK);
    if label(text).is_some() {
        return 4;
    }
    let front = front(text);
    if front.only_asks {
        return 4;
    }
    if is_title(text) || (text.len() < 160 && (is_list(text) || job_line_or_torn(text))) {
        return -4;
    }
    let first = words(text).next();
    let replies = first.is_some_and(|word| word.is_one_of(REPLIES));
    let fillers = words(text).filter(|word| is_filler(*word)).count();
    if fillers > 0 {
        return 4;
    }
    if !is_prose_text(text) {
        let stopped = text.ends_with(['.', '!', '?']) && text.contains(' ');
        return if replies { 2 } else { i64::from(stopped) * 2 - 1 };
    }
    if front.opening.is_some() {
        return 4;
    }
    let own = words(text).take(60).any(|word| word.is_one_of(OWN));
    if !own
        && (speaks_of_somebody(text)
            || told_about(super::super::piece::Piece { text, start: 0 }).is_some())
    {
        return -4;
    }
    if own || replies { 2 } else { 1 }
}

fn job_line_or_torn(text: &str) -> bool {
    let piece = super::super::piece::Piece { text, start: 0 };
    job_line(piece).is_some() || (!is_prose_text(text) && employer_and_title(piece).is_some())
}

/// Words of somebody who speaks for themselves.
const OWN: &[&str] =
    &["i", "i'm", "i’m", "i've", "i’ve", "i'd", "we", "my", "me", "our", "we'd", "we're", "let's"];

/// True where "he", "she" or "they" stands among the first words, as in a text about somebody.
fn speaks_of_somebody(text: &str) -> bool {
    words(text).take(14).any(|word| word.is_one_of(&["he", "she", "his", "her", "hers"]))
        || words(text).next().is_some_and(|word| {
            word.is_one_of(&[
                "skilled",
                "experienced",
                "passionate",
                "dedicated",
                "proficient",
                "certified",
                "seasoned",
                "accomplished",
            ])
        })
}
