//! The part of a page that holds questions and answers: paragraphs become exchanges.
//!
//! Three shapes are known. Labels say who speaks. Questions on lines of their own own every
//! paragraph up to the next one. Otherwise each paragraph is an exchange, with its question in front
//! where the recording kept it.

use std::ops::Range;

use super::super::piece::{Line, Piece};
use super::super::speech::{REPLIES, is_filler, words};
use super::Page;
use super::labels::Role;
use super::paragraphs::{Paragraph, take_labels_off, unwrapped};
use super::questions::is_question_line;
use super::recovered::recovered_question;
use crate::model::exchange::{Origin, Part, Speaker};
use crate::model::session::ReportKind;

/// The exchanges that were found, with the turns of all of them in one list: a long page has hundreds of thousands.
#[derive(Debug, Default)]
pub(super) struct Drafts<'a> {
    /// The exchanges, in the order of the source.
    pub(super) exchanges: Vec<ExchangeDraft>,
    /// Words of questions and answers, in the order of the source.
    pub(super) turns: Vec<TurnDraft<'a>>,
}

/// One exchange as found.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "none of them follows from the others")]
pub(super) struct ExchangeDraft {
    /// Its first turn. Its last one stands in front of the first one of the next exchange.
    pub(super) first: usize,
    /// Where its question was recovered.
    pub(super) recovered: Option<Box<Recovered>>,
    /// True where somebody asks.
    pub(super) is_asked: bool,
    /// True where somebody answers.
    pub(super) is_answered: bool,
    /// True where the question's bounds are a guess.
    pub(super) question_guess: bool,
    /// True where the bounds of the exchange are a guess.
    pub(super) guess: bool,
}

/// A question that the candidate reads aloud.
#[derive(Debug)]
pub(super) struct Recovered {
    /// The turn, counted from the first one of the exchange.
    pub(super) turn: usize,
    /// Where it stands in the turn.
    pub(super) at: Range<usize>,
    /// True where its bounds are a guess.
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

impl ExchangeDraft {
    /// How the question is known.
    pub(super) fn origin(&self) -> Origin {
        match () {
            () if self.is_asked => Origin::Given,
            () if self.recovered.is_some() => Origin::Recovered,
            () => Origin::Lost,
        }
    }
}

impl<'a> Drafts<'a> {
    /// The turns of the exchange at `at`.
    fn turns_of(&self, at: usize) -> &[TurnDraft<'a>] {
        let end = self.exchanges.get(at + 1).map_or(self.turns.len(), |next| next.first);
        &self.turns[self.exchanges[at].first..end]
    }

    /// Begins an exchange with a turn.
    fn begin(&mut self, turn: TurnDraft<'a>, draft: ExchangeDraft) {
        self.exchanges.push(ExchangeDraft { first: self.turns.len(), ..draft });
        self.push(turn);
    }

    /// Adds a turn to the last exchange.
    fn push(&mut self, turn: TurnDraft<'a>) {
        let Some(exchange) = self.exchanges.last_mut() else { return };
        exchange.is_asked |= turn.part == Part::Question;
        exchange.is_answered |= turn.part == Part::Answer;
        self.turns.push(turn);
    }

    /// Gives back the room that is not needed any more.
    pub(super) fn shrink(&mut self) {
        self.exchanges.shrink_to_fit();
        self.turns.shrink_to_fit();
    }
}

/// Reads `lines` as an interview.
pub(super) fn read<'a>(page: &mut Page<'a>, lines: &[Line<'a>]) {
    let whole = unwrapped(page, lines);
    let paragraphs = take_labels_off(page, &whole);
    let roles = paragraphs.iter().filter(|paragraph| paragraph.role.is_some()).count();
    let mut reader = Reader {
        source: page.source,
        found: Drafts::default(),
        grouped: grouped(&paragraphs),
        guesses: Vec::new(),
    };
    for paragraph in paragraphs {
        reader.take(paragraph, roles > 1);
    }
    for (piece, rule) in std::mem::take(&mut reader.guesses) {
        page.note(ReportKind::Guess, piece, rule);
    }
    page.found = reader.found;
    for at in 0..page.found.exchanges.len() {
        look_for_question(page, at);
    }
}

/// A lost question may have been read aloud by the candidate.
fn look_for_question(page: &mut Page<'_>, at: usize) {
    if page.found.exchanges[at].origin() != Origin::Lost {
        return;
    }
    let turns = page.found.turns_of(at);
    let Some(turn) = turns.iter().position(|turn| turn.part == Part::Answer) else {
        return;
    };
    let piece = turns[turn].piece;
    if let Some(found) = recovered_question(piece.text) {
        let words = piece.part(found.at.clone());
        let recovered = Recovered { turn, at: found.at, guess: found.guess };
        page.found.exchanges[at].recovered = Some(Box::new(recovered));
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
    found: Drafts<'a>,
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
        match self.found.turns.last().copied() {
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
        if paragraph.name.is_some() || paragraph.back_channel {
            return if (paragraph.back_channel || is_back_channel(piece.text))
                && self.found.exchanges.last().is_some_and(|last| last.is_answered)
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
            && self.found.exchanges.last().is_some_and(|last| !last.is_answered)
            && self.found.turns.last().is_some_and(|turn| turn.name == paragraph.name)
        {
            return self.add(turn);
        }
        let draft = ExchangeDraft { question_guess: guess, ..ExchangeDraft::default() };
        self.found.begin(turn, draft);
    }

    fn answer(&mut self, paragraph: Paragraph<'a>, words: Piece<'a>) {
        let name = paragraph.name.filter(|_| paragraph.role == Some(Role::Answers));
        let turn =
            TurnDraft { piece: words, speaker: Speaker::Candidate, part: Part::Answer, name };
        let waits = self.found.exchanges.last().is_some_and(|exchange| !exchange.is_answered);
        let goes_on = self.grouped && !self.found.exchanges.is_empty();
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
        self.found.begin(turn, ExchangeDraft { guess, ..ExchangeDraft::default() });
    }

    /// A paragraph that opens as answers do, behind one that broke off.
    fn begins_another(&self, words_of: Piece<'_>) -> bool {
        let broke_off = self.found.turns.last().is_some_and(|turn| {
            !turn.piece.text.ends_with(['.', '?', '!', '"', '”', ':', ')', '…'])
        });
        let afresh = words(words_of.text)
            .next()
            .is_some_and(|word| is_filler(word) || word.is_one_of(REPLIES));
        broke_off && afresh
    }

    /// Adds a turn to the last exchange; two pieces with nothing but white space between are one.
    fn add(&mut self, turn: TurnDraft<'a>) {
        if let Some(last) = self.found.turns.last_mut()
            && (last.speaker, last.part) == (turn.speaker, turn.part)
            && (turn.name.is_none() || last.name == turn.name)
            && is_white(&self.source[last.piece.end()..turn.piece.start])
        {
            let range = last.piece.start..turn.piece.end();
            last.piece = Piece { text: &self.source[range], start: last.piece.start };
            return;
        }
        self.found.push(turn);
    }
}

/// "Okay, great.": keeps the answer going.
fn is_back_channel(text: &str) -> bool {
    !text.contains('?') && words(text).nth(3).is_none() && !is_question_line(text)
}
