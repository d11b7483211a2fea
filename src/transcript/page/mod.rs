//! A candidate's page, pasted as plain text: profile, skills and the interview, in whatever shape.

mod asking;
mod build;
mod debris;
mod dress;
mod experience;
mod glue;
mod headings;
mod interview;
mod labels;
mod name;
mod paragraphs;
mod profile;
mod questions;
mod recovered;
#[rustfmt::skip]
mod section_names;
mod skills;
mod speakers;
mod start;
mod titles;
#[rustfmt::skip]
mod vocabulary;

use std::ops::Range;

use super::piece::{Line, Piece, lines};
use crate::model::exchange::Origin;
use crate::model::session::{Profile, ReportKind};
use crate::text::head;
use experience::JobDraft;
use headings::Section;
use interview::{Drafts, ExchangeDraft};

pub(super) use build::{build, explain, gaps};

/// Everything that was found on a page, as pieces of its source.
#[derive(Debug)]
pub(super) struct Page<'a> {
    source: &'a str,
    name: Option<Piece<'a>>,
    headline: Option<Piece<'a>>,
    summary: Vec<Piece<'a>>,
    jobs: Vec<JobDraft<'a>>,
    skills: Vec<(Piece<'a>, bool)>,
    found: Drafts<'a>,
    notes: Vec<Note<'a>>,
    /// Ranges of the source that the page's own syntax explains.
    syntax: Vec<(Range<usize>, &'static str)>,
}

/// True where bold lines or headings tell the questions of `text` from the answers.
pub(super) fn is_asked_in_dress(text: &str) -> bool {
    dress::Questions::of(&lines(text)).is_some()
}

/// A line of the report in the making.
#[derive(Debug)]
struct Note<'a> {
    kind: ReportKind,
    piece: Piece<'a>,
    message: &'static str,
}

impl<'a> Page<'a> {
    fn slice(&self, range: Range<usize>) -> Piece<'a> {
        Piece { start: range.start, text: &self.source[range] }
    }

    fn note(&mut self, kind: ReportKind, piece: Piece<'a>, message: &'static str) {
        self.notes.push(Note { kind, piece, message });
    }

    fn syntax(&mut self, piece: Piece<'a>, what: &'static str) {
        if !piece.is_empty() {
            self.syntax.push((piece.range(), what));
        }
    }

    fn summary(&mut self, paragraph: Piece<'a>) {
        self.summary.push(paragraph);
    }

    /// True where a candidate's profile stands on it: jobs, or a name over a role and skills or answers.
    pub(super) fn has_profile(&self) -> bool {
        let named = self.name.is_some() && self.headline.is_some();
        let more = self.skills.len() >= 2 || self.answered_questions() > 0;
        !self.jobs.is_empty() || (named && more)
    }

    /// What it tells of the candidate.
    pub(super) fn profile(&self) -> Profile {
        build::profile(self)
    }

    /// How many bytes of it somebody says.
    pub(super) fn spoken(&self) -> usize {
        self.found.turns.iter().map(|turn| turn.piece.text.len()).sum()
    }

    /// How many of its questions are given and answered.
    pub(super) fn answered_questions(&self) -> usize {
        let is_whole = |one: &&ExchangeDraft| one.is_answered && one.origin() == Origin::Given;
        self.found.exchanges.iter().filter(is_whole).count()
    }
}

/// True where a line of `source` announces the skills or jobs of a profile.
pub(super) fn names_profile(source: &str) -> bool {
    let announces = |line: Line<'_>| {
        headings::heading(line.piece).is_some_and(|heading| {
            let section = matches!(heading.section, Section::Skills | Section::Experience);
            section && (heading.marked || line.blank_before)
        })
    };
    lines(source).into_iter().any(announces)
}

/// True where `text` is what a job is called.
pub(super) fn is_job_title(text: &str) -> bool {
    titles::is_title(text)
}

/// How much of the interview may tell employers and the candidate's name.
const SPEECH: usize = 16;

/// Reads `source` as a page.
pub(super) fn read(source: &str) -> Page<'_> {
    let mut page = Page {
        source,
        name: None,
        headline: None,
        summary: Vec::new(),
        jobs: Vec::new(),
        skills: Vec::new(),
        found: Drafts::default(),
        notes: Vec::new(),
        syntax: Vec::new(),
    };
    let lines = without_debris(&mut page, lines(source));
    let headings = headings::headings(&lines);
    let parted = start::part(&lines, &headings);
    let before = parted.heading.unwrap_or(parted.interview);
    if let Some(at) = parted.heading {
        page.syntax(lines[at].piece, "heading");
    }
    let interview = &lines[parted.interview..parted.profile_again];
    let about: Vec<Line<'_>> =
        lines[..before].iter().chain(&lines[parted.profile_again..]).copied().collect();
    let speech: Vec<Piece<'_>> = interview
        .iter()
        .take(SPEECH)
        .map(|line| line.piece.until(head(line.piece.text, 4000).len()))
        .collect();
    profile::read(&mut page, &about, &headings, &speech);
    interview::read(&mut page, interview);
    page
}

/// Drops debris and the page's rules from `lines`, and remembers both. The line behind a dropped one
/// keeps the empty line that stood in front of it.
fn without_debris<'a>(page: &mut Page<'a>, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let mut kept = Vec::with_capacity(lines.len());
    let mut blank_before = false;
    for line in lines {
        let blank = std::mem::take(&mut blank_before) || line.blank_before;
        if let Some(message) = debris::debris(line.piece) {
            page.note(ReportKind::Debris, line.piece, message);
            blank_before = blank;
        } else if is_rule(line.piece.text) {
            page.syntax(line.piece, "separator");
            blank_before = true;
        } else {
            kept.push(Line { blank_before: blank, ..line });
        }
    }
    kept
}

/// `---`, `* * *`, `•`: a line of marks alone.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || "-–—_=*•·|#~+>".contains(c))
}
