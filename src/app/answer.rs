//! The answer on screen: made safe, joined from its turns and wrapped to the width of the moment.
//!
//! Made anew when the focus or the width changes, and only for the answer in focus, so that a session of
//! any size costs what one answer costs. A place in it is a byte of the display text and so survives a
//! change of width, and of how hesitations and repairs are shown: what is left out of it or stands beside it
//! is put on at the end, over a text that stays as it is.

use std::ops::Range;

use crate::model::exchange::{Exchange, Part, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, TurnId};
use crate::text::{self, Dressed, Patch, Row, Safe};

use super::dress::Dress;
use super::words;

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
    /// How it was dressed.
    version: u64,
    width: u16,
    text: Dressed,
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
    /// Hesitations that the eye passes over.
    pub dimmed: Vec<Range<usize>>,
    /// Words that were probably mis-heard.
    pub mended: Vec<Range<usize>>,
    /// What a transcriber noted beside the words.
    pub asides: Vec<Range<usize>>,
    /// What was probably said, beside them.
    pub beside: Vec<Range<usize>>,
    /// The words that are being chosen.
    pub chosen: Range<usize>,
}

/// In front of words that were taken out of the answer but stay in their place.
const NOT_THE_CANDIDATE: &str = "not the candidate:";

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
        dress: &Dress<'_>,
    ) {
        let asked = asked.filter(|_| !is_whole);
        let is_it = self.exchange.as_ref() == Some(&exchange.id) && self.is_whole == is_whole;
        if !is_it || self.asked != asked || self.version != dress.version {
            *self = Self::of(exchange, asked, is_whole, dress);
        } else if self.width == width {
            return;
        }
        self.width = width;
        self.rows = text::wrap(self.text.as_str(), width);
    }

    fn of(exchange: &Exchange, asked: Option<String>, is_whole: bool, dress: &Dress<'_>) -> Self {
        let mut page = Self {
            exchange: Some(exchange.id.clone()),
            is_whole,
            version: dress.version,
            ..Self::default()
        };
        let mut plain = String::new();
        if let Some(asked) = &asked {
            let safe = Safe::new(asked);
            plain.push_str(safe.as_str());
            page.placeholders.extend_from_slice(safe.placeholders());
            page.question = 0..plain.len();
        }
        page.asked = asked;
        if !plain.is_empty() {
            plain.push_str(BETWEEN_TURNS);
        }
        page.answer_start = plain.len();
        let mut patches = Vec::new();
        let mut former = None;
        for (at, turn) in exchange.turns.iter().enumerate() {
            if turn.part == Part::Question && !is_whole {
                continue;
            }
            if plain.len() > page.answer_start {
                plain.push_str(BETWEEN_TURNS);
            }
            page.announce(turn, former, &mut plain);
            former = Some(turn);
            let safe = Safe::new(&turn.text);
            let start = plain.len();
            plain.push_str(safe.as_str());
            let moved = |range: &Range<usize>| range.start + start..range.end + start;
            page.placeholders.extend(safe.placeholders().iter().map(moved));
            let shown = |range: Range<usize>| {
                start + safe.to_display(range.start)..start + safe.to_display(range.end)
            };
            page.dimmed.extend(dress.dimmed(at).map(shown));
            if !is_whole {
                let folded = dress.folded(at, &turn.text).into_iter();
                patches.extend(
                    folded.map(|Patch { range, with }| Patch { range: shown(range), with }),
                );
            }
            let (id, held) = (turn.id.clone(), turn.range());
            page.turns.push(ShownTurn { id, held, start, safe });
        }
        page.put_on(plain, patches, dress, exchange);
        page
    }

    /// Dresses the plain text, and moves every place on it to where it is shown.
    fn put_on(
        &mut self,
        plain: String,
        mut patches: Vec<Patch>,
        dress: &Dress<'_>,
        exchange: &Exchange,
    ) {
        let mut beside = Vec::new();
        for (mark, is_accepted) in dress.repairs() {
            let Some(range) = self.plain_range(&mark.span) else { continue };
            if let Some(repair) = mark.repair.as_ref().filter(|_| is_accepted && !self.is_whole) {
                let with = format!(" [{}]", text::safe_line(&repair.probable));
                beside.push((range.end, with.len()));
                patches.push(Patch { range: range.end..range.end, with });
            }
            self.mended.push(range);
        }
        let asides = dress.asides().filter_map(|span| self.plain_range(span));
        self.asides = asides.collect();
        let found = exchange.question.at.iter().filter_map(|span| self.plain_range(span));
        self.recovered = found.collect();
        self.text = Dressed::new(plain, patches);
        for ranges in [
            &mut self.heads,
            &mut self.placeholders,
            &mut self.recovered,
            &mut self.mended,
            &mut self.asides,
        ] {
            for range in ranges.iter_mut() {
                *range = self.text.stretch_to_shown(range);
            }
        }
        for range in &mut self.dimmed {
            *range = self.text.stretch_to_shown(range);
        }
        text::join_ranges(&mut self.dimmed);
        text::join_ranges(&mut self.mended);
        text::join_ranges(&mut self.asides);
        self.beside = beside
            .into_iter()
            .map(|(end, length)| {
                let behind = self.text.to_shown(end);
                behind - length..behind
            })
            .collect();
        text::join_ranges(&mut self.beside);
    }

    /// Puts name and time in front of a turn, as far as the source has them; the name only where it is not
    /// the one who spoke before. Words that are not the candidate's say so.
    fn announce(&mut self, turn: &Turn, former: Option<&Turn>, plain: &mut String) {
        let is_stray = |turn: &Turn| turn.speaker == Speaker::Other;
        let goes_on = former.is_some_and(|former| {
            former.name == turn.name && (is_stray(turn) || !is_stray(former))
        });
        let known = words::who_and_when(turn, !goes_on);
        let stray = is_stray(turn).then(|| NOT_THE_CANDIDATE.to_owned());
        let said: Vec<String> = known.into_iter().chain(stray).collect();
        if said.is_empty() {
            return;
        }
        let start = plain.len();
        plain.push_str(&said.join(" · "));
        self.heads.push(start..plain.len());
        plain.push_str("  ");
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
    pub(crate) fn turn_to(&mut self, exchange: &Exchange, dress: &Dress<'_>) {
        let width = self.width;
        if self.exchange.as_ref() != Some(&exchange.id) {
            self.fit(exchange, None, false, width, dress);
        } else if self.version != dress.version {
            let (asked, is_whole) = (self.asked.clone(), self.is_whole);
            self.fit(exchange, asked, is_whole, width, dress);
        }
    }

    /// The display text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// The words that are being chosen, as displayed; empty where none are.
    #[must_use]
    pub fn chosen_words(&self) -> &str {
        self.text().get(self.chosen.clone()).unwrap_or("")
    }

    /// The answer alone. Ranges in it are counted from its own first byte, so that they mean the same whether
    /// or not the question stands in front.
    #[must_use]
    pub fn answer(&self) -> &str {
        &self.text()[self.answer_start..]
    }

    /// A range of the answer as a range of the display text.
    #[must_use]
    pub fn in_text(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.answer_start..range.end + self.answer_start
    }

    /// Where a span of a turn is shown in the answer; `None` where the turn is not part of it.
    #[must_use]
    pub fn range(&self, span: &Span) -> Option<Range<usize>> {
        let shown = self.text.stretch_to_shown(&self.plain_range(span)?);
        Some(shown.start - self.answer_start..shown.end - self.answer_start)
    }

    /// Where a span of a turn stands in the text before it is dressed.
    fn plain_range(&self, span: &Span) -> Option<Range<usize>> {
        let is_in = |turn: &&ShownTurn| {
            turn.id == span.turn && turn.held.start <= span.start && span.end <= turn.held.end
        };
        let turn = self.turns.iter().find(is_in)?;
        let at = |verbatim: usize| turn.start + turn.safe.to_display(verbatim - turn.held.start);
        Some(at(span.start)..at(span.end))
    }

    /// What was said in a range of the answer: the bytes of each turn as imported, without blanks at the ends.
    #[must_use]
    pub fn said_in(&self, range: &Range<usize>) -> Vec<(TurnId, Range<usize>)> {
        let plain = self.text.stretch_to_plain(&self.in_text(range));
        let of_turn = |turn: &ShownTurn| {
            let end = turn.start + turn.safe.as_str().len();
            let (from, to) = (plain.start.max(turn.start), plain.end.min(end));
            let verbatim = |at: usize| turn.held.start + turn.safe.to_verbatim(at - turn.start);
            (from < to).then(|| (turn.id.clone(), verbatim(from)..verbatim(to)))
        };
        self.turns.iter().filter_map(of_turn).collect()
    }

    /// Where the words of each turn are shown in the answer.
    #[must_use]
    pub fn turns(&self) -> Vec<(TurnId, Range<usize>)> {
        let of_turn = |turn: &ShownTurn| {
            let plain = turn.start..turn.start + turn.safe.as_str().len();
            let shown = self.text.stretch_to_shown(&plain);
            let range = shown.start - self.answer_start..shown.end - self.answer_start;
            (turn.id.clone(), range)
        };
        self.turns.iter().map(of_turn).collect()
    }

    /// The row of a place: a byte that is counted from the answer's first one, as if nothing was left out or
    /// put in; below zero in the question.
    #[must_use]
    pub fn row_of(&self, place: isize) -> usize {
        let plain = self.answer_start.saturating_add_signed(place);
        text::row_of(&self.rows, self.text.to_shown(plain))
    }

    /// The row of a byte of the answer as shown.
    #[must_use]
    pub fn row_at(&self, byte: usize) -> usize {
        text::row_of(&self.rows, self.answer_start + byte)
    }

    /// The first place of a row.
    #[must_use]
    pub fn place_of(&self, row: usize) -> isize {
        self.text.to_plain(self.byte_of(row)).cast_signed() - self.answer_start.cast_signed()
    }

    /// The first byte of a row of the answer as shown; 0 where it stands in the question.
    #[must_use]
    pub fn start_of(&self, row: usize) -> usize {
        self.byte_of(row).saturating_sub(self.answer_start)
    }

    /// The first byte of a row of the display text; its end behind the last row.
    #[must_use]
    pub fn byte_of(&self, row: usize) -> usize {
        self.rows.get(row).map_or(self.text().len(), |row| row.start)
    }
}
