//! The part of a page that holds questions and answers: paragraphs become exchanges.
//!
//! Three shapes are known. Labels say who speaks. Questions on lines of their own own every
//! paragraph up to the next one. Otherwise each paragraph is an exchange, with its question in front
//! where the recording kept it.

use super::super::piece::{Line, Piece};
use super::super::speech::{REPLIES, is_filler, words};
use super::Page;
use super::labels::Role;
use super::paragraphs::{Paragraph, take_labels_off, unwrapped};
use super::questions::is_question_line;
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

/// True where nothing but white space is left.
pub(super) fn is_white(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// True where questions stand on lines of their own, so that an answer may have several paragraphs.
fn grouped(paragraphs: &[Paragraph<'_>]) -> bool {
    let asks = |paragraph: &Paragraph<'_>| paragraph.role == Some(Role::Asks) || paragraph.asks;
    let standing = paragraphs.iter().filter(|paragraph| asks(paragraph)).count();
    let opening = paragraphs
        .iter()
        .filter(|paragraph| !asks(paragraph) && paragraph.opening.is_some())
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
        if paragraph.asks {
            return self.ask(paragraph, piece, false);
        }
        if let Some(opening) = paragraph.opening {
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
                    && (turn.name.is_some() || paragraph.asks) =>
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
        match paragraph.opening {
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
        // Next to none has a third.
        exchange.turns.reserve_exact(1);
        exchange.turns.push(turn);
    }
}

/// "Okay, great.": keeps the answer going.
fn is_back_channel(text: &str) -> bool {
    !text.contains('?') && words(text).nth(3).is_none() && !is_question_line(text)
}
