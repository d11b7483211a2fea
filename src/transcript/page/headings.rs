//! The sections of a page and the lines that announce them.

use std::collections::BTreeMap;

use super::super::piece::{Line, Piece};
use super::super::speech::is_one_of;
use super::section_names::{EXPERIENCE, INTERVIEW, OTHER, SKILLS, SUMMARY, WEAK};
use super::skills::is_bulleted;

/// What the lines under a heading are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Prose about the candidate.
    Summary,
    /// Jobs.
    Experience,
    /// Claimed skills.
    Skills,
    /// Questions and answers.
    Interview,
    /// Something that a session has no place for: education, awards, contact.
    Other,
}

/// A line that announces a section, perhaps with the section's content behind a colon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'a> {
    /// What it announces.
    pub(super) section: Section,
    /// What stands behind the colon on the same line.
    pub(super) content: Option<Piece<'a>>,
    /// True where hashes, stars, a colon or capitals mark it as a heading.
    pub(super) marked: bool,
}

fn section_called(name: &str) -> Option<Section> {
    let named = [
        (SUMMARY, Section::Summary),
        (EXPERIENCE, Section::Experience),
        (SKILLS, Section::Skills),
        (INTERVIEW, Section::Interview),
        (OTHER, Section::Other),
    ];
    named.into_iter().find(|(list, _)| is_one_of(name, list)).map(|(_, section)| section)
}

/// The headings of a page, by the byte at which they begin.
pub(super) type Headings<'a> = BTreeMap<usize, Heading<'a>>;

/// Finds the headings among `lines`. A line that might as well be a skill or a word of an answer
/// counts where it is marked, or where others beside it show that the page has headings.
pub(super) fn headings<'a>(lines: &[Line<'a>]) -> Headings<'a> {
    let found: Vec<(usize, Heading<'a>)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| heading(line.piece).map(|heading| (at, heading)))
        .collect();
    let is_weak = |at: usize| is_one_of(lines[at].piece.text, WEAK);
    let trusted = found.iter().any(|(at, heading)| {
        heading.section != Section::Other && (heading.marked || !is_weak(*at))
    });
    let stands_above = |at: usize| {
        lines[at].blank_before && lines.get(at + 1).is_some_and(|next| !next.blank_before)
    };
    found
        .into_iter()
        .filter(|&(at, heading)| match () {
            () if heading.marked => true,
            () if is_weak(at) => trusted && stands_above(at),
            () => trusted || heading.section != Section::Other,
        })
        .map(|(at, heading)| (lines[at].piece.start, heading))
        .collect()
}

/// Reads `line` as a heading.
pub(super) fn heading(line: Piece<'_>) -> Option<Heading<'_>> {
    if line.text.len() > 400 || is_bulleted(line) {
        return None;
    }
    let bare = unmarked(line);
    let marked = bare.text.len() < line.text.len() || is_shouted(bare.text);
    if let Some(section) = section_called(bare.text) {
        return Some(Heading { section, content: None, marked });
    }
    let colon = line.text.find(':').filter(|at| *at < 60)?;
    let section = section_called(unmarked(line.until(colon)).text)?;
    let content = line.from(colon + 1).trim_of(&['*', '_', ' ']);
    let sensible = section != Section::Interview && !content.is_empty();
    sensible.then_some(Heading { section, content: Some(content), marked: true })
}

/// The line without hashes, stars, underscores, equal signs and a closing colon.
pub(super) fn unmarked(line: Piece<'_>) -> Piece<'_> {
    line.trim_of(&['#', '*', '_', '=', ':', ' ', '\u{a0}', '[', ']', '—', '-', '~', '>'])
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Section, bool)> {
        heading(Piece { text, start: 0 }).map(|found| (found.section, found.marked))
    }

    #[test]
    fn headings_are_known_in_every_dress() {
        assert_eq!(read("Skills"), Some((Section::Skills, false)));
        assert_eq!(read("## Work history"), Some((Section::Experience, true)));
        assert_eq!(read("**About me:**"), Some((Section::Summary, true)));
        assert_eq!(read("INTERVIEW"), Some((Section::Interview, true)));
        assert_eq!(read("=== Q&A ==="), Some((Section::Interview, true)));
        assert_eq!(read("Skilled in patience"), None);
    }

    #[test]
    fn content_may_stand_behind_the_colon() {
        let found = heading(Piece { text: "**Skills:** Wiring, Testing", start: 0 }).unwrap();
        assert_eq!(found.content.unwrap().text, "Wiring, Testing");
    }
}
