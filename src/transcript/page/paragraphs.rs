//! Lines of an interview become paragraphs: unwrapped, with labels, numbers and Markdown taken off.

use std::borrow::Cow;

use super::super::piece::{Line, Piece};
use super::Page;
use super::dress::{Part, Questions};
use super::interview::is_white;
use super::labels::{Role, answer_letter, label, number};
use super::questions::{Front, Opening, front, is_question_line};
use super::skills::unbulleted;
use super::speakers::Speakers;
use crate::model::session::ReportKind;

/// A paragraph with what stood in front of it taken off.
#[derive(Clone, Copy)]
pub(super) struct Paragraph<'a> {
    /// Its words.
    pub(super) piece: Piece<'a>,
    /// Who speaks, where a label says so.
    pub(super) role: Option<Role>,
    /// The label, where it names somebody.
    pub(super) name: Option<&'a str>,
    /// True where an empty line stands in front of it.
    pub(super) blank_before: bool,
    /// The question it opens with.
    pub(super) opening: Option<Opening>,
    /// True where the whole of it asks.
    pub(super) asks: bool,
    /// True for "Mm-hmm." in the dress of the questions.
    pub(super) back_channel: bool,
}

impl<'a> Paragraph<'a> {
    fn new(
        piece: Piece<'a>,
        role: Option<Role>,
        name: Option<&'a str>,
        blank_before: bool,
    ) -> Self {
        let Front { opening, only_asks: asks } = front(piece.text);
        Self { piece, role, name, blank_before, opening, asks, back_channel: false }
    }
}

/// Lines that were broken at a fixed width become paragraphs again.
pub(super) fn unwrapped<'a, 'l>(page: &Page<'a>, lines: &'l [Line<'a>]) -> Cow<'l, [Line<'a>]> {
    if !is_wrapped(lines) {
        return lines.into();
    }
    let mut joined: Vec<Line<'a>> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last)
                if !line.blank_before
                    && !begins_anew(line.piece.text)
                    && is_white(&page.source[last.piece.end()..line.piece.start]) =>
            {
                last.piece = page.slice(last.piece.start..line.piece.end());
            }
            _ => joined.push(*line),
        }
    }
    joined.into()
}

fn begins_anew(text: &str) -> bool {
    label(text).is_some() || number(text).is_some()
}

/// True where most lines that go on stop in mid-sentence near the same width.
fn is_wrapped(lines: &[Line<'_>]) -> bool {
    let longest = lines.iter().map(|line| line.piece.text.len()).max().unwrap_or(0);
    if !(40..=140).contains(&longest) {
        return false;
    }
    let followed: Vec<&str> = lines
        .windows(2)
        .filter(|pair| !pair[1].blank_before)
        .map(|pair| pair[0].piece.text)
        .collect();
    let broken = followed
        .iter()
        .filter(|text| text.len() * 10 > longest * 6 && !text.ends_with(['?', '!']))
        .count();
    let open = followed.iter().filter(|text| !text.ends_with(['.', '?', '!'])).count();
    followed.len() >= 3
        && broken * 10 >= followed.len() * 6
        && open * 2 > followed.len()
        && lines.iter().skip(1).any(|line| line.blank_before)
}

/// Takes labels, list numbers and Markdown off the paragraphs.
pub(super) fn take_labels_off<'a>(page: &mut Page<'a>, lines: &[Line<'a>]) -> Vec<Paragraph<'a>> {
    if let Some(questions) = Questions::of(lines) {
        return by_dress(page, lines, questions);
    }
    let numbered = numbers_ask(lines);
    let speakers = Speakers::of(lines, page.name);
    let lettered = lines
        .iter()
        .take(200)
        .filter_map(|line| label(line.piece.text))
        .any(|label| label.role == Role::Asks && label.name.is_none());
    let mut paragraphs = Vec::with_capacity(lines.len());
    let mut waiting: Option<Role> = None;
    for line in lines {
        let text = line.piece.text;
        let labelled = label(text).or_else(|| answer_letter(text).filter(|_| lettered));
        let (role, name, end) = match (labelled, speakers.role(text), number(text)) {
            (Some(found), _, _) => (Some(found.role), found.name, found.end),
            (None, Some((role, name, end)), _) => (Some(role), Some(name), end),
            (None, None, Some((_, end))) => match numbered {
                Numbers::Ask => (Some(Role::Asks), None, end),
                Numbers::Count => (None, None, end),
                Numbers::Nothing if is_question_line(&text[end..]) => (Some(Role::Asks), None, end),
                Numbers::Nothing => (None, None, 0),
            },
            _ => (None, None, 0),
        };
        let piece = undressed(line.piece.from(end).trim());
        page.syntax(line.piece.until(piece.start - line.piece.start), "label");
        page.syntax(line.piece.from(piece.end() - line.piece.start), "label");
        if piece.is_empty() {
            waiting = role;
            continue;
        }
        let role = role.or(waiting.take());
        paragraphs.push(Paragraph::new(piece, role, name, line.blank_before));
    }
    split_answers_behind_questions(page, paragraphs)
}

/// Takes Markdown and numbers off, where Markdown says what asks and what answers.
fn by_dress<'a>(
    page: &mut Page<'a>,
    lines: &[Line<'a>],
    questions: Questions,
) -> Vec<Paragraph<'a>> {
    let mut paragraphs = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let part = questions.part(at, line.piece.text);
        if part == Part::Title {
            page.note(ReportKind::NotUnderstood, line.piece, "a heading: nobody said it");
            continue;
        }
        let asks = matches!(part, Part::Question | Part::BackChannel);
        let bare = undressed(line.piece);
        let piece = match number(bare.text).filter(|_| asks) {
            Some((_, end)) if end < bare.text.len() => bare.from(end),
            _ => bare,
        };
        page.syntax(line.piece.until(piece.start - line.piece.start), "label");
        page.syntax(line.piece.from(piece.end() - line.piece.start), "label");
        let role = match part {
            Part::Before | Part::Title => None,
            Part::Question | Part::BackChannel => Some(Role::Asks),
            Part::Answer => Some(Role::Answers),
        };
        let paragraph = Paragraph::new(piece, role, None, line.blank_before);
        // The dress holds the question whole, whatever its sentences look like.
        let opening = paragraph.opening.filter(|_| !asks);
        paragraphs.push(Paragraph {
            opening,
            back_channel: part == Part::BackChannel,
            ..paragraph
        });
    }
    paragraphs
}

/// Without the Markdown of a heading, a quotation or bold type around the whole.
fn undressed(piece: Piece<'_>) -> Piece<'_> {
    let hashes = piece.text.len() - piece.text.trim_start_matches(['#', '>']).len();
    let piece = if piece.text[hashes..].starts_with(' ') && hashes > 0 {
        piece.from(hashes).trim()
    } else {
        piece
    };
    for mark in ["**", "__"] {
        if let Some(inner) = piece.text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark))
            && !inner.contains(mark)
        {
            return piece.part(mark.len()..mark.len() + inner.len()).trim();
        }
    }
    let piece = match piece.text.strip_suffix("**") {
        // Bold type that began in front of a label or number.
        Some(bold) if bold.matches("**").count() % 2 == 0 => piece.until(bold.len()).trim(),
        _ => piece,
    };
    let bullet = unbulleted(piece);
    if bullet != piece && is_question_line(bullet.text) { bullet } else { piece }
}

/// `Q: Why? A: Because.` on one line.
fn split_answers_behind_questions<'a>(
    page: &mut Page<'a>,
    paragraphs: Vec<Paragraph<'a>>,
) -> Vec<Paragraph<'a>> {
    let mut split = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let piece = paragraph.piece;
        let mark = (paragraph.role == Some(Role::Asks))
            .then(|| {
                [" A: ", " Answer: ", " A. "]
                    .iter()
                    .find_map(|mark| piece.text.find(mark).map(|at| (at, mark.len())))
            })
            .flatten();
        let Some((at, length)) = mark else {
            split.push(paragraph);
            continue;
        };
        page.syntax(piece.part(at..at + length), "label");
        let (question, answer) = (piece.until(at).trim(), piece.from(at + length).trim());
        let Paragraph { role, name, blank_before, .. } = paragraph;
        split.push(Paragraph::new(question, role, name, blank_before));
        split.push(Paragraph::new(answer, Some(Role::Answers), name, false));
    }
    split
}

/// What list numbers in front of lines mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// Each begins a question, with the answer on the lines below.
    Ask,
    /// Every paragraph has one: they count exchanges.
    Count,
    /// They belong to what is said.
    Nothing,
}

fn numbers_ask(lines: &[Line<'_>]) -> Numbers {
    let found: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| number(line.piece.text).map(|(value, _)| (at, value)))
        .collect();
    let rising = found.len() >= 2 && found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let from_the_first = found.first().is_some_and(|(at, value)| *value <= 1 && *at == 0);
    if !rising || !from_the_first {
        return Numbers::Nothing;
    }
    if found.len() == lines.len() {
        return Numbers::Count;
    }
    if found.windows(2).all(|pair| pair[1].0 > pair[0].0 + 1) {
        Numbers::Ask
    } else {
        Numbers::Nothing
    }
}
