//! The answer on screen: made safe, joined from its turns and wrapped to the width of the moment.
//!
//! Made anew when the focus or the width changes, and only for the answer in focus, so that a session of
//! any size costs what one answer costs. A place in it is a byte of the display text and so survives a
//! change of width.

use std::ops::Range;

use crate::model::exchange::{Exchange, Part, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, TurnId};
use crate::text::{self, Row, Safe};

/// What stands between two turns of an answer.
const BETWEEN_TURNS: &str = "\n\n";

/// The display text of one answer, in rows.
#[derive(Debug, Default)]
pub struct AnswerPage {
    exchange: Option<ExchangeId>,
    /// The question in front of the answer, where it has no room of its own.
    asked: Option<String>,
    /// True where the turns that ask are shown in their place, too.
    is_whole: bool,
    width: u16,
    text: String,
    /// Where that question stands.
    pub question: Range<usize>,
    /// Where the answer begins.
    answer_start: usize,
    /// The rows, as ranges of the display text.
    pub rows: Vec<Row>,
    turns: Vec<ShownTurn>,
    /// Who speaks and since when, in front of turns whose source tells it.
    pub heads: Vec<Range<usize>>,
    /// Placeholders of characters that are not shown raw.
    pub placeholders: Vec<Range<usize>>,
    /// Where a question that was found inside the answer stands.
    pub recovered: Vec<Range<usize>>,
    /// The words that are being chosen.
    pub chosen: Range<usize>,
}

/// In front of words that were taken out of the answer but stay in their place.
const NOT_THE_CANDIDATE: &str = "not the candidate:";

/// Cells that a speaker's name may take.
const NAME: usize = 24;

/// `3:07`, `1:02:03`: milliseconds of a recording as a clock shows them.
fn clock(ms: u64) -> String {
    let (hours, minutes, seconds) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

#[derive(Debug)]
struct ShownTurn {
    id: TurnId,
    /// The bytes of the turn as imported that it holds.
    held: Range<usize>,
    start: usize,
    safe: Safe,
}

impl AnswerPage {
    /// The page for this exchange at this width: the present one, where it still fits. `asked` is the question
    /// that has to stand in front of the answer; `is_whole` shows what was asked in its place instead.
    pub(crate) fn fit(
        &mut self,
        exchange: &Exchange,
        asked: Option<String>,
        is_whole: bool,
        width: u16,
    ) {
        let asked = asked.filter(|_| !is_whole);
        let is_it = self.exchange.as_ref() == Some(&exchange.id) && self.is_whole == is_whole;
        if !is_it || self.asked != asked {
            *self = Self::of(exchange, asked, is_whole);
        } else if self.width == width {
            return;
        }
        self.width = width;
        self.rows = text::wrap(&self.text, width);
    }

    fn of(exchange: &Exchange, asked: Option<String>, is_whole: bool) -> Self {
        let exchange_id = Some(exchange.id.clone());
        let mut page = Self { exchange: exchange_id, is_whole, ..Self::default() };
        if let Some(asked) = &asked {
            let safe = Safe::new(asked);
            page.text.push_str(safe.as_str());
            page.placeholders.extend_from_slice(safe.placeholders());
            page.question = 0..page.text.len();
        }
        page.asked = asked;
        if !page.text.is_empty() {
            page.text.push_str(BETWEEN_TURNS);
        }
        page.answer_start = page.text.len();
        let shown = exchange.turns.iter().filter(|turn| is_whole || turn.part != Part::Question);
        let mut former = None;
        for turn in shown {
            if page.text.len() > page.answer_start {
                page.text.push_str(BETWEEN_TURNS);
            }
            page.announce(turn, former);
            former = Some(turn);
            let start = page.text.len();
            let safe = Safe::new(&turn.text);
            page.text.push_str(safe.as_str());
            page.placeholders
                .extend(safe.placeholders().iter().map(|r| r.start + start..r.end + start));
            let (id, held) = (turn.id.clone(), turn.range());
            page.turns.push(ShownTurn { id, held, start, safe });
        }
        let found = exchange.question.at.iter().filter_map(|span| page.range(span));
        page.recovered = found.map(|range| page.in_text(&range)).collect();
        page
    }

    /// Puts name and time in front of a turn, as far as the source has them; the name only where it is not
    /// the one who spoke before. Words that are not the candidate's say so.
    fn announce(&mut self, turn: &Turn, former: Option<&Turn>) {
        let is_stray = |turn: &Turn| turn.speaker == Speaker::Other;
        let goes_on = former.is_some_and(|former| {
            former.name == turn.name && (is_stray(turn) || !is_stray(former))
        });
        let name = turn.name.as_deref().filter(|_| !goes_on).map(text::safe_line);
        let name = name.map(|name| text::fit(&name, NAME).into_owned());
        let known: Vec<String> = name.into_iter().chain(turn.start_ms.map(clock)).collect();
        let known = (!known.is_empty()).then(|| known.join(" "));
        let stray = is_stray(turn).then(|| NOT_THE_CANDIDATE.to_owned());
        let words: Vec<String> = known.into_iter().chain(stray).collect();
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(&words.join(" · "));
        self.heads.push(start..self.text.len());
        self.text.push_str("  ");
    }

    /// The places in the answer where `needle` stands in what is said.
    #[must_use]
    pub fn find_all(&self, needle: &str) -> Vec<Range<usize>> {
        let mut found = text::find_all(self.answer(), needle);
        found.retain(|range| {
            let range = self.in_text(range);
            !self.heads.iter().any(|head| head.start < range.end && range.start < head.end)
        });
        found
    }

    /// Makes the page for another exchange, at the same width, with its question in front where that is how
    /// questions are shown now.
    pub(crate) fn turn_to(&mut self, exchange: &Exchange) {
        if self.exchange.as_ref() != Some(&exchange.id) {
            let width = self.width;
            self.fit(exchange, None, false, width);
        }
    }

    /// The display text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words that are being chosen, as displayed; empty where none are.
    #[must_use]
    pub fn chosen_words(&self) -> &str {
        self.text.get(self.chosen.clone()).unwrap_or("")
    }

    /// The answer alone. Places in it are counted from its own first byte, so that they mean the same whether
    /// or not the question stands in front.
    #[must_use]
    pub fn answer(&self) -> &str {
        &self.text[self.answer_start..]
    }

    /// A place in the answer as a place in the display text.
    #[must_use]
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.answer_start..range.end + self.answer_start
    }

    /// Where a span of a turn stands in the answer; `None` where the turn is not part of it.
    #[must_use]
    pub fn range(&self, span: &Span) -> Option<Range<usize>> {
        let is_in = |turn: &&ShownTurn| {
            turn.id == span.turn && turn.held.start <= span.start && span.end <= turn.held.end
        };
        let turn = self.turns.iter().find(is_in)?;
        let at = |verbatim: usize| {
            turn.start - self.answer_start + turn.safe.to_display(verbatim - turn.held.start)
        };
        Some(at(span.start)..at(span.end))
    }

    /// The row of a place that is counted from the answer's first byte; below zero in the question.
    #[must_use]
    pub fn row_of(&self, place: isize) -> usize {
        text::row_of(&self.rows, self.answer_start.saturating_add_signed(place))
    }

    /// The first place of a row, counted from the answer's first byte.
    #[must_use]
    pub fn place_of(&self, row: usize) -> isize {
        self.byte_of(row).cast_signed() - self.answer_start.cast_signed()
    }

    /// The first byte of a row of the display text; its end behind the last row.
    #[must_use]
    pub fn byte_of(&self, row: usize) -> usize {
        self.rows.get(row).map_or(self.text.len(), |row| row.start)
    }
}
