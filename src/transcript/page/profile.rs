//! The part of a page in front of the interview: name, headline, summary, experience and skills.

use super::super::piece::{Line, Piece};
use super::Page;
use super::debris::around;
use super::experience::{Experience, experience};
use super::glue::{employer_and_title, is_named};
use super::headings::{Heading, Headings, Section, unmarked};
use super::name::{in_caption, is_name, told_about, told_by_oneself};
use super::skills::{is_bulleted, is_list, skills_on, unbulleted};
use super::titles::{is_title, job_line};
use crate::model::session::ReportKind;

/// Labels whose content is the headline.
const HEADLINES: &[&str] = &[
    "headline",
    "title",
    "job title",
    "role",
    "current role",
    "position",
    "current position",
    "occupation",
];
/// Labels whose content is the name.
const NAMES: &[&str] =
    &["name", "candidate", "candidate name", "full name", "applicant", "interviewee"];
/// Labels whose content has no place in a session.
const ASIDES: &[&str] = &[
    "email",
    "e-mail",
    "phone",
    "location",
    "address",
    "date",
    "linkedin",
    "website",
    "github",
    "interviewer",
    "duration",
    "years of experience",
    "availability",
    "tel",
    "mobile",
    "position applied for",
];

/// A line of the profile with its bullet gone and the section it stands in.
#[derive(Clone, Copy)]
struct Entry<'a> {
    line: Line<'a>,
    section: Option<Section>,
    bulleted: bool,
}

/// Reads `lines` into the page. `speech` is the beginning of the interview, in which employers and
/// the candidate's name may be told.
pub(super) fn read<'a>(
    page: &mut Page<'a>,
    lines: &[Line<'a>],
    headings: &Headings<'a>,
    speech: &[Piece<'a>],
) {
    let entries = sort_into_sections(page, lines, headings);
    let of = |section: Option<Section>| -> Vec<Entry<'a>> {
        entries.iter().copied().filter(|entry| entry.section == section).collect()
    };
    for entry in of(Some(Section::Summary)) {
        page.summary(entry.line.piece);
    }
    let mut loose = Vec::new();
    for entry in of(None) {
        if is_prose(entry) { page.summary(entry.line.piece) } else { loose.push(entry.line) }
    }
    read_headline_above(page, &mut loose);
    let elsewhere: Vec<Piece<'a>> = page.summary.iter().chain(speech).copied().take(64).collect();
    read_name(page, &mut loose, speech);
    let announced: Vec<Line<'a>> =
        of(Some(Section::Experience)).into_iter().map(|entry| entry.line).collect();
    let listed = of(Some(Section::Skills));
    read_loose(page, &loose, &elsewhere, !announced.is_empty(), !listed.is_empty());
    read_announced(page, &announced, &elsewhere, !listed.is_empty());
    for entry in listed {
        read_skill_line(page, entry);
    }
    for entry in of(Some(Section::Other)) {
        page.note(
            ReportKind::NotUnderstood,
            entry.line.piece,
            "a session has no place for this section",
        );
    }
}

/// Headings give the lines below them a section; labels give their content a place at once.
fn sort_into_sections<'a>(
    page: &mut Page<'a>,
    lines: &[Line<'a>],
    headings: &Headings<'a>,
) -> Vec<Entry<'a>> {
    let (mut entries, mut section) = (Vec::with_capacity(lines.len()), None);
    for &line in lines {
        if let Some(&Heading { section: found, content, .. }) = headings.get(&line.piece.start) {
            let Some(content) = content else {
                page.syntax(line.piece, "heading");
                section = Some(found);
                continue;
            };
            page.syntax(line.piece.until(content.start - line.piece.start), "heading");
            for part in parts_of(found, content) {
                entries.push(entry(page, Line { piece: part, ..line }, Some(found)));
            }
            if found == Section::Experience {
                page.syntax(content, "experience");
            }
            if matches!(found, Section::Summary | Section::Experience) {
                section = Some(found);
            }
            continue;
        }
        if section != Some(Section::Skills) && read_label(page, line.piece) {
            continue;
        }
        if let Some(name) = in_caption(line.piece).filter(|_| page.name.is_none()) {
            page.name = Some(name);
            page.syntax(line.piece, "heading");
            continue;
        }
        if section == Some(Section::Summary) && is_title(line.piece.text) {
            section = None;
        }
        entries.push(entry(page, line, section));
    }
    entries
}

/// Jobs behind `Experience:` stand between semicolons.
fn parts_of(section: Section, content: Piece<'_>) -> Vec<Piece<'_>> {
    if section == Section::Experience {
        content.split_outside_brackets(|c| c == ';')
    } else {
        vec![content]
    }
}

fn entry<'a>(page: &mut Page<'a>, line: Line<'a>, section: Option<Section>) -> Entry<'a> {
    let mut piece = line.piece;
    if let Some((kept, dropped)) = around(piece) {
        page.note(ReportKind::Debris, dropped, "a picture's markup was dropped");
        piece = kept;
    }
    let bare = unbulleted(piece);
    let kept = if is_prose_text(bare.text) { bare } else { unmarked_sides(bare) };
    page.syntax(piece.until(kept.start - piece.start), "bullet");
    page.syntax(piece.from(kept.end() - piece.start), "bullet");
    Entry { line: Line { piece: kept, ..line }, section, bulleted: is_bulleted(piece) }
}

/// Without hashes and stars; what stands inside stays.
fn unmarked_sides(piece: Piece<'_>) -> Piece<'_> {
    let bare = piece.trim_of(&['*', '_', '`', ' ']);
    let hashes = bare.text.len() - bare.text.trim_start_matches('#').len();
    if hashes > 0 && bare.text[hashes..].starts_with(' ') { unmarked(bare) } else { bare }
}

/// `Name: Mara Lindqvist`, `**Role:** Nurse`.
fn read_label<'a>(page: &mut Page<'a>, line: Piece<'a>) -> bool {
    let Some(colon) = line.text.find(':').filter(|at| *at < 40) else { return false };
    let label = unmarked(unbulleted(line.until(colon)));
    let content = line.from(colon + 1).trim_of(&['*', '_', ' ', '\t']);
    let is = |list| super::super::speech::is_one_of(label.text, list);
    if content.is_empty() || content.text.len() > 120 {
        return false;
    }
    if is(NAMES) && page.name.is_none() {
        page.name = Some(content);
    } else if is(HEADLINES) && page.headline.is_none() {
        page.headline = Some(content);
    } else if is(ASIDES) {
        page.note(ReportKind::NotUnderstood, line, "a session has no place for this line");
        return true;
    } else {
        return false;
    }
    page.syntax(line.until(content.start - line.start), "label");
    true
}

/// The name: behind a label, on the first line, in front of "is a …", or told by the candidate.
fn read_name<'a>(page: &mut Page<'a>, loose: &mut Vec<Line<'a>>, speech: &[Piece<'a>]) {
    let told = page.summary.iter().copied().find_map(told_about);
    if let Some((at, name)) = name_line(loose, told) {
        loose.remove(at);
        page.name = page.name.or(Some(name));
        page.syntax(name, "name");
    }
    page.name = page.name.or(told);
    if page.name.is_none() {
        let guess =
            page.summary.iter().chain(speech.iter().take(2)).copied().find_map(told_by_oneself);
        if let Some(name) = guess {
            page.name = Some(name);
            page.note(
                ReportKind::Guess,
                name,
                "taken for the candidate's name because they say so",
            );
        }
    }
}

/// A line of its own that is shaped like a name, in front of the first job title.
fn name_line<'a>(loose: &[Line<'a>], told: Option<Piece<'a>>) -> Option<(usize, Piece<'a>)> {
    let (at, line) = loose.iter().enumerate().take(2).find(|(_, line)| {
        let text = line.piece.text;
        // Where the summary tells a name, the line has to share a word with it.
        let agrees = |name: Piece<'_>| text.split_whitespace().any(|word| is_named(word, &[name]));
        told.map_or_else(|| is_name(text), agrees)
    })?;
    let behind_title = loose[..at].iter().any(|line| is_title(line.piece.text));
    (!behind_title).then_some((at, line.piece))
}

/// The line that stands between the top of the page and its summary, alone or below the name, is the
/// headline.
fn read_headline_above<'a>(page: &mut Page<'a>, loose: &mut Vec<Line<'a>>) {
    let Some(summary) = page.summary.iter().map(|piece| piece.start).min() else { return };
    let above = loose.iter().take_while(|line| line.piece.start < summary).count();
    let text = |at: usize| loose[at].piece.text;
    let at = match above {
        1 if !is_name(text(0)) => 0,
        2 if is_name(text(0)) => 1,
        _ => return,
    };
    let torn = loose.get(at + 1).is_some_and(|line| employer_and_title(line.piece).is_some());
    let told =
        page.summary.iter().copied().filter_map(told_about).any(|name| name.text == text(at));
    let listed = is_list(text(at)) && job_line(loose[at].piece).is_none();
    if page.headline.is_none() && !torn && !told && !listed && !is_contact(text(at)) {
        page.headline = Some(loose.remove(at).piece);
    }
}

/// Lines under no heading: a headline, jobs, then skills.
fn read_loose<'a>(
    page: &mut Page<'a>,
    loose: &[Line<'a>],
    elsewhere: &[Piece<'_>],
    jobs_announced: bool,
    skills_announced: bool,
) {
    let (mut lines, mut asides) = (Vec::new(), Vec::new());
    for &line in loose {
        if is_contact(line.piece.text) { asides.push(line.piece) } else { lines.push(line) }
    }
    for aside in asides {
        page.note(ReportKind::NotUnderstood, aside, "a session has no place for this line");
    }
    if (jobs_announced || skills_announced)
        && page.headline.is_none()
        && !lines.is_empty()
        && page.name.is_some()
        && !is_list(lines[0].piece.text)
        && (jobs_announced || lines.len() == 1)
    {
        // The line between name and sections is the headline, whatever it says.
        page.headline = Some(lines.remove(0).piece);
    }
    let found = experience(&lines, elsewhere, false);
    let used = found.used;
    for line in &lines[..used] {
        page.syntax(line.piece, "experience");
    }
    take_experience(page, found);
    for line in &lines[used..] {
        if skills_announced {
            page.note(ReportKind::NotUnderstood, line.piece, "stands under no heading");
        } else {
            read_skill_line(page, Entry { line: *line, section: None, bulleted: false });
        }
    }
}

/// Lines under a heading that announces jobs.
fn read_announced<'a>(
    page: &mut Page<'a>,
    announced: &[Line<'a>],
    elsewhere: &[Piece<'_>],
    skills_announced: bool,
) {
    let (prose, lines): (Vec<Line<'a>>, Vec<Line<'a>>) =
        announced.iter().partition(|line| is_prose_text(line.piece.text));
    for line in prose {
        page.note(
            ReportKind::NotUnderstood,
            line.piece,
            "a session has no place for a job's description",
        );
    }
    let found = experience(&lines, elsewhere, skills_announced);
    let used = found.used;
    for line in &lines[..used] {
        page.syntax(line.piece, "experience");
    }
    take_experience(page, found);
    for line in &lines[used..] {
        if skills_announced {
            page.note(
                ReportKind::NotUnderstood,
                line.piece,
                "a line among the jobs without a title",
            );
        } else {
            read_skill_line(page, Entry { line: *line, section: None, bulleted: false });
        }
    }
}

fn take_experience<'a>(page: &mut Page<'a>, found: Experience<'a>) {
    page.headline = page.headline.or(found.headline);
    page.jobs.extend(found.jobs);
    for (piece, rule) in found.guesses {
        page.note(ReportKind::Guess, piece, rule);
    }
    for piece in found.others {
        page.note(
            ReportKind::NotUnderstood,
            piece,
            "a session has no place for dates, places and descriptions of jobs",
        );
    }
    if let Some(rest) = found.glued_skill {
        let mut skills = skills_on(rest);
        if !skills.is_empty() {
            page.skills.push((skills.remove(0), true));
            page.skills.extend(skills.into_iter().map(|skill| (skill, false)));
        }
        page.syntax(rest, "skill");
    }
}

fn read_skill_line<'a>(page: &mut Page<'a>, entry: Entry<'a>) {
    let piece = entry.line.piece;
    if is_prose_text(piece.text) && !entry.bulleted {
        return page.note(ReportKind::NotUnderstood, piece, "a sentence among the skills");
    }
    page.syntax(piece, "skill");
    page.skills.extend(skills_on(piece).into_iter().map(|skill| (skill, false)));
}

fn is_prose(entry: Entry<'_>) -> bool {
    is_prose_text(entry.line.piece.text)
}

/// True for sentences: many words, or a full stop behind several, and no list. Writing without spaces has
/// no words to count; there a sentence is known by its marks.
pub(super) fn is_prose_text(text: &str) -> bool {
    let count = text.split_whitespace().take(12).count();
    let stopped = text.ends_with(['.', '!', '…']) && count >= 4;
    let unspaced = count < 4 && text.contains(['。', '？', '！', '、']);
    (count > 9 || stopped || unspaced)
        && !is_list(text)
        && !is_title(text)
        && job_line(Piece { text, start: 0 }).is_none()
}

/// True for addresses of the network and telephone numbers.
fn is_contact(text: &str) -> bool {
    let token = !text.contains(char::is_whitespace);
    let address = token
        && (text.starts_with("http")
            || text.starts_with("www.")
            || text.contains('@')
            || text.contains(".com/"));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let phone = digits >= 7 && text.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c));
    address || phone
}
