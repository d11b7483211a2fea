//! The part of a page that holds questions and answers: paragraphs become exchanges.
//!
//! Three shapes are known. Labels say who speaks. Questions on lines of their own own every
//! paragraph up to the next one. Otherwise each paragraph is an exchange, with its question in front
//! where the recording kept it.

use super::super::piece::{Line, Piece};
use super::super::speech::{REPLIES, is_filler, words};
use super::Page;
use super::labels::{Role, label, number, speaker};
use super::questions::{is_question_line, opening_question};
use super::recovered::recovered_question;
use crate::model::exchange::{Origin, Part, Speaker};
use crate::model::session::ReportKind;

/// One exchange as found.
#[derive(Debug, Default)]
pub(super) struct ExchangeDraft<'a> {
    /// Words of question and answer in the order of the source.
    pub(super) turns: Vec<TurnDraft<'a>>,
    /// How the question is known and, where it was recovered, its place in a turn.
    pub(super) recovered: Option<(usize, std::ops::Range<usize>, bool)>,
    /// True where the question's bounds are a guess.
    pub(super) question_guess: bool,
    /// True where the bounds of the exchange are a guess.
    pub(super) guess: bool,
}

/// One turn as found.
#[derive(Debug, Clone, Copy)]
pub(super) struct TurnDraft<'a> {
    /// The words.
    pub(super) piece: Piece<'a>,
    /// Whose they are.
    pub(super) speaker: Speaker,
    /// What they are.
    pub(super) part: Part,
    /// The label in front of them.
    pub(super) name: Option<&'a str>,
}

impl ExchangeDraft<'_> {
    /// How the question is known.
    pub(super) fn origin(&self) -> Origin {
        match () {
            () if self.turns.iter().any(|turn| turn.part == Part::Question) => Origin::Given,
            () if self.recovered.is_some() => Origin::Recovered,
            () => Origin::Lost,
        }
    }

    /// True where somebody answers.
    pub(super) fn is_answered(&self) -> bool {
        self.turns.iter().any(|turn| turn.part == Part::Answer)
    }
}

/// A paragraph with what stood in front of it taken off.
#[derive(Clone, Copy)]
struct Paragraph<'a> {
    piece: Piece<'a>,
    role: Option<Role>,
    name: Option<&'a str>,
    blank_before: bool,
}

/// Reads `lines` as an interview.
pub(super) fn read<'a>(page: &mut Page<'a>, lines: &[Line<'a>]) {
    let whole = unwrapped(page, lines);
    let paragraphs = take_labels_off(page, &whole);
    let roles = paragraphs.iter().filter(|paragraph| paragraph.role.is_some()).count();
    let mut reader = Reader {
        source: page.source,
        exchanges: Vec::new(),
        grouped: grouped(&paragraphs),
        guesses: Vec::new(),
    };
    for paragraph in &paragraphs {
        reader.take(*paragraph, roles > 1);
    }
    for (piece, rule) in std::mem::take(&mut reader.guesses) {
        page.note(ReportKind::Guess, piece, rule);
    }
    page.exchanges.extend(reader.exchanges);
    for at in 0..page.exchanges.len() {
        look_for_question(page, at);
    }
}

/// A lost question may have been read aloud by the candidate.
fn look_for_question(page: &mut Page<'_>, at: usize) {
    let exchange = &mut page.exchanges[at];
    if exchange.origin() != Origin::Lost {
        return;
    }
    let Some(answer) = exchange.turns.iter().position(|turn| turn.part == Part::Answer) else {
        return;
    };
    let piece = exchange.turns[answer].piece;
    if let Some(found) = recovered_question(piece.text) {
        let words = piece.part(found.at.clone());
        exchange.recovered = Some((answer, found.at, found.guess));
        page.note(
            ReportKind::Guess,
            words,
            "taken for the question because the candidate reads it aloud in the answer",
        );
    }
}

/// Lines that were broken at a fixed width become paragraphs again.
fn unwrapped<'a>(page: &Page<'a>, lines: &[Line<'a>]) -> Vec<Line<'a>> {
    if !is_wrapped(lines) {
        return lines.to_vec();
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
    joined
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

fn is_white(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Takes labels, list numbers and Markdown off the paragraphs.
fn take_labels_off<'a>(page: &mut Page<'a>, lines: &[Line<'a>]) -> Vec<Paragraph<'a>> {
    let numbered = numbers_ask(lines);
    let speakers = Speakers::of(lines, page.name);
    let mut paragraphs = Vec::with_capacity(lines.len());
    let mut waiting: Option<Role> = None;
    for line in lines {
        let text = line.piece.text;
        let (role, name, end) = match (label(text), speakers.role(text), number(text)) {
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
        paragraphs.push(Paragraph { piece, role, name, blank_before: line.blank_before });
    }
    split_answers_behind_questions(page, paragraphs)
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
    let bullet = super::skills::unbulleted(piece);
    if is_question_line(bullet.text) { bullet } else { piece }
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
        split.push(Paragraph { piece: piece.until(at).trim(), ..paragraph });
        split.push(Paragraph {
            piece: piece.from(at + length).trim(),
            role: Some(Role::Answers),
            blank_before: false,
            ..paragraph
        });
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

/// Names in front of colons that come back often enough to be speakers.
struct Speakers<'a> {
    roles: Vec<(&'a str, Role)>,
}

impl<'a> Speakers<'a> {
    fn of(lines: &[Line<'a>], candidate: Option<Piece<'_>>) -> Self {
        let mut counts: Vec<(&'a str, usize, usize)> = Vec::new();
        for (name, end, line) in lines
            .iter()
            .filter_map(|line| speaker(line.piece.text).map(|(name, end)| (name, end, line)))
        {
            if label(line.piece.text).is_some() {
                continue;
            }
            let asks = usize::from(
                is_question_line(&line.piece.text[end..]) || line.piece.text.ends_with('?'),
            );
            if let Some((_, count, asked)) = counts.iter_mut().find(|(known, _, _)| *known == name)
            {
                (*count, *asked) = (*count + 1, *asked + asks);
            } else if counts.len() < 16 {
                counts.push((name, 1, asks));
            }
        }
        let said: usize = counts.iter().map(|(_, count, _)| count).sum();
        counts.retain(|(name, count, _)| *count >= 2 || is_part_of(name, candidate));
        if said * 3 < lines.len()
            || counts.len() < 2 && !counts.iter().any(|(name, _, _)| is_part_of(name, candidate))
        {
            return Self { roles: Vec::new() };
        }
        let known = counts.iter().any(|(name, _, _)| is_part_of(name, candidate));
        let roles = counts
            .iter()
            .map(|(name, count, asked)| {
                let answers = if known { is_part_of(name, candidate) } else { asked * 2 < *count };
                (*name, if answers { Role::Answers } else { Role::Asks })
            })
            .collect();
        Self { roles }
    }

    fn role(&self, text: &'a str) -> Option<(Role, &'a str, usize)> {
        let (name, end) = speaker(text)?;
        let (_, role) = self.roles.iter().find(|(known, _)| *known == name)?;
        Some((*role, name, end))
    }
}

fn is_part_of(name: &str, candidate: Option<Piece<'_>>) -> bool {
    candidate.is_some_and(|whole| {
        name == whole.text || whole.text.split_whitespace().any(|part| part == name)
    })
}

/// True where questions stand on lines of their own, so that an answer may have several paragraphs.
fn grouped(paragraphs: &[Paragraph<'_>]) -> bool {
    let asks = |paragraph: &Paragraph<'_>| {
        paragraph.role == Some(Role::Asks) || is_question_line(paragraph.piece.text)
    };
    let standing = paragraphs.iter().filter(|paragraph| asks(paragraph)).count();
    let opening = paragraphs
        .iter()
        .filter(|paragraph| !asks(paragraph) && opening_question(paragraph.piece.text).is_some())
        .count();
    let labelled = paragraphs.iter().filter(|paragraph| paragraph.role.is_some()).count();
    labelled >= 2
        || (standing >= 2 && standing >= opening)
        || (standing == 1 && opening == 0 && paragraphs.first().is_some_and(asks))
}

struct Reader<'a> {
    source: &'a str,
    exchanges: Vec<ExchangeDraft<'a>>,
    grouped: bool,
    guesses: Vec<(Piece<'a>, &'static str)>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, paragraph: Paragraph<'a>, labelled: bool) {
        let piece = paragraph.piece;
        match paragraph.role {
            Some(Role::Asks) => return self.ask_labelled(paragraph),
            Some(Role::Answers) => return self.answer(paragraph, piece),
            None if labelled => return self.go_on(paragraph),
            None => {}
        }
        if is_question_line(piece.text) {
            return self.ask(paragraph, piece, false);
        }
        if let Some(opening) = opening_question(piece.text) {
            self.ask(paragraph, piece.until(opening.end), opening.guess);
            return self.answer(paragraph, piece.from(opening.end).trim());
        }
        self.answer(paragraph, piece);
    }

    /// An unlabelled paragraph among labelled ones belongs to whoever spoke last.
    fn go_on(&mut self, paragraph: Paragraph<'a>) {
        let last = self.exchanges.last().and_then(|exchange| exchange.turns.last()).copied();
        match last {
            Some(turn)
                if turn.part == Part::Question
                    && !paragraph.blank_before
                    && (turn.name.is_some() || is_question_line(paragraph.piece.text)) =>
            {
                self.add(TurnDraft { piece: paragraph.piece, ..turn });
            }
            _ => self.answer(paragraph, paragraph.piece),
        }
    }

    /// A labelled question may have its answer behind it on the same line.
    fn ask_labelled(&mut self, paragraph: Paragraph<'a>) {
        let piece = paragraph.piece;
        if paragraph.name.is_some() {
            return if is_back_channel(piece.text)
                && self.exchanges.last().is_some_and(ExchangeDraft::is_answered)
            {
                self.add(TurnDraft {
                    piece,
                    speaker: Speaker::Interviewer,
                    part: Part::BackChannel,
                    name: paragraph.name,
                });
            } else {
                self.ask(paragraph, piece, false);
            };
        }
        match opening_question(piece.text) {
            Some(opening)
                if opening.end < piece.text.len()
                    && piece.text[opening.end..].contains(char::is_alphanumeric) =>
            {
                self.ask(paragraph, piece.until(opening.end), opening.guess);
                self.answer(Paragraph { name: None, ..paragraph }, piece.from(opening.end).trim());
            }
            _ => self.ask(paragraph, piece, false),
        }
    }

    fn ask(&mut self, paragraph: Paragraph<'a>, question: Piece<'a>, guess: bool) {
        let turn = TurnDraft {
            piece: question,
            speaker: Speaker::Interviewer,
            part: Part::Question,
            name: paragraph.name,
        };
        if guess {
            self.guesses.push((
                question,
                "taken for the question because of its form at the front of the answer",
            ));
        }
        if paragraph.name.is_some()
            && let Some(last) = self.exchanges.last()
            && !last.is_answered()
            && last.turns.last().is_some_and(|turn| turn.name == paragraph.name)
        {
            return self.add(turn);
        }
        self.exchanges.push(ExchangeDraft {
            turns: vec![turn],
            question_guess: guess,
            ..ExchangeDraft::default()
        });
    }

    fn answer(&mut self, paragraph: Paragraph<'a>, words: Piece<'a>) {
        let name = paragraph.name.filter(|_| paragraph.role == Some(Role::Answers));
        let turn =
            TurnDraft { piece: words, speaker: Speaker::Candidate, part: Part::Answer, name };
        let waits = self.exchanges.last().is_some_and(|exchange| !exchange.is_answered());
        let goes_on = self.grouped && !self.exchanges.is_empty();
        if waits || (goes_on && !(paragraph.role.is_none() && self.begins_another(words))) {
            return self.add(turn);
        }
        let guess = goes_on;
        if guess {
            self.guesses.push((
                words,
                "taken for another answer: the one above breaks off and this one begins afresh",
            ));
        }
        self.exchanges.push(ExchangeDraft { turns: vec![turn], guess, ..ExchangeDraft::default() });
    }

    /// A paragraph that opens as answers do, behind one that broke off.
    fn begins_another(&self, words_of: Piece<'_>) -> bool {
        let broke_off =
            self.exchanges.last().and_then(|exchange| exchange.turns.last()).is_some_and(|turn| {
                !turn.piece.text.ends_with(['.', '?', '!', '"', '”', ':', ')', '…'])
            });
        let afresh = words(words_of.text)
            .next()
            .is_some_and(|word| is_filler(word) || word.is_one_of(REPLIES));
        broke_off && afresh
    }

    /// Adds a turn to the last exchange; two pieces with nothing but white space between are one.
    fn add(&mut self, turn: TurnDraft<'a>) {
        let Some(exchange) = self.exchanges.last_mut() else { return };
        if let Some(last) = exchange.turns.last_mut()
            && (last.speaker, last.part) == (turn.speaker, turn.part)
            && (turn.name.is_none() || last.name == turn.name)
            && is_white(&self.source[last.piece.end()..turn.piece.start])
        {
            let range = last.piece.start..turn.piece.end();
            last.piece = Piece { text: &self.source[range], start: last.piece.start };
            return;
        }
        exchange.turns.push(turn);
    }
}

/// "Okay, great.": keeps the answer going.
fn is_back_channel(text: &str) -> bool {
    !text.contains('?') && words(text).nth(3).is_none() && !is_question_line(text)
}
