//! Quoting: words of the answer in focus are chosen clause by clause, word by word or with the mouse, and
//! attached as evidence for or against.

use std::ops::Range;

use crate::command::Command;
use crate::model::exchange::{Exchange, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, TurnId};
use crate::model::quoted::{Quoted, quotes, words};
use crate::model::review::{Edit, Quote, Verdict};
use crate::text;

use super::sitting::{Sitting, Spot, Tab};
use super::steps::Step;
use super::{App, Effect, Mode};

/// Words that are being chosen, as bytes of the answer as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoting {
    pub(crate) range: Range<usize>,
    /// True where they speak for the answer.
    pub is_for: bool,
    /// The quote that is looked at again: the exchange it is filed under, and its place there.
    pub again: Option<(ExchangeId, usize)>,
    came_from: Spot,
}

/// How a choice changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choose {
    Next,
    Previous,
    Grow,
    Shrink,
    GrowWord,
    ShrinkWord,
}

impl Sitting {
    /// The quotes on an exchange, in the order of its text.
    #[must_use]
    pub fn quotes(&self, id: &ExchangeId) -> &[Quoted] {
        self.quoted.get(id).map_or(&[], Vec::as_slice)
    }

    /// How many quotes stand for an answer and against it, and of how many the words have left it:
    /// `2 for 1 against 1 gone`; empty where there are none.
    #[must_use]
    pub fn sides(&self, id: &ExchangeId) -> String {
        let quotes = self.quotes(id);
        let evidence = || quotes.iter().filter(|one| one.is_evidence());
        let for_it = evidence().filter(|one| one.quote.is_for).count();
        let against = evidence().count() - for_it;
        let gone = quotes.len() - for_it - against;
        let sides = [(for_it, "for"), (against, "against"), (gone, "gone")];
        let said = sides.iter().filter(|(count, _)| *count > 0);
        said.map(|(count, side)| format!("{count} {side}")).collect::<Vec<_>>().join(" ")
    }

    /// How many scores stand without a quote of the answer.
    #[must_use]
    pub fn unsupported(&self) -> usize {
        let has_level = |one: &&Exchange| {
            matches!(self.verdict(one), Some(Verdict::Level(_) | Verdict::Criteria(_)))
        };
        let said_on = self.positions.said_on(&self.session, &self.review);
        let is_quoted = |one: &&Exchange| self.quotes(&one.id).iter().any(Quoted::is_evidence);
        said_on.filter(has_level).filter(|one| !is_quoted(one)).count()
    }

    pub(crate) fn find_quotes(&mut self) {
        self.quoted = quotes(&self.session, &self.positions, &self.review);
    }

    /// Where a quote is shown on the page of the answer in focus.
    #[must_use]
    pub fn shown_quote(&self, quoted: &Quoted) -> Vec<Range<usize>> {
        // Corrections may have cut the turn, and only some of its parts may be shown.
        let parts = |span: &Span| {
            let part = |turn: &Turn| {
                let Range { start, end } = span.part_in(turn)?;
                Some(Span { start, end, ..span.clone() })
            };
            self.exchange().turns.iter().filter_map(part).collect::<Vec<Span>>()
        };
        let parts = quoted.spans.iter().flat_map(parts);
        parts.filter_map(|part| self.page.range(&part)).collect()
    }

    /// The clauses of the answer in focus, as shown.
    fn clauses(&self) -> Vec<Range<usize>> {
        let answer = self.page.answer();
        let in_turn = |turn: Range<usize>| {
            let clauses = text::clauses(&answer[turn.clone()]).into_iter();
            clauses.map(move |one| one.start + turn.start..one.end + turn.start)
        };
        let turns = self.page.turns().into_iter();
        turns.filter(|(id, _)| self.may_be_quoted(id)).flat_map(|(_, turn)| in_turn(turn)).collect()
    }

    /// What an interviewer says is no evidence.
    fn may_be_quoted(&self, id: &TurnId) -> bool {
        let mut turns = self.exchange().turns.iter();
        turns.any(|turn| turn.id == *id && turn.speaker != Speaker::Interviewer)
    }

    /// The ends of the words of the answer in focus, as shown.
    fn word_ends(&self) -> Vec<usize> {
        let answer = self.page.answer();
        let words = text::words(answer).into_iter();
        let end = |start: usize| {
            let rest = &answer[start..];
            start + rest.find(char::is_whitespace).unwrap_or(rest.len())
        };
        words.map(end).collect()
    }

    /// What a choice begins with: the match of the search that is in view, else the clause nearest the middle
    /// of the view.
    fn first_choice(&self) -> Option<Range<usize>> {
        let top = self.top_row();
        let in_view = |range: &Range<usize>| {
            (top..top + self.page_height).contains(&self.page.row_at(range.start))
        };
        if let Some(search) = &self.search {
            let gone_to = search.words_in(&self.focus).filter(in_view);
            let hit =
                gone_to.or_else(|| self.page.find_all(&search.needle).into_iter().find(in_view));
            if hit.is_some() {
                return hit;
            }
        }
        let rows = self.page.rows.len().saturating_sub(top).min(self.page_height);
        let middle = top + rows / 2;
        let apart = |range: &Range<usize>| self.page.row_at(range.start).abs_diff(middle);
        self.clauses().into_iter().min_by_key(apart)
    }

    fn changed(&self, range: &Range<usize>, how: Choose) -> Option<Range<usize>> {
        let clauses = self.clauses();
        match how {
            Choose::Next => clauses.into_iter().find(|one| one.start >= range.end),
            Choose::Previous => clauses.into_iter().rev().find(|one| one.end <= range.start),
            Choose::Grow => {
                let next = clauses.iter().find(|one| one.end > range.end)?;
                Some(range.start..next.end)
            }
            Choose::Shrink => {
                let before = clauses.iter().rev().find(|one| one.end < range.end)?;
                (before.end > range.start).then_some(range.start..before.end)
            }
            Choose::GrowWord => {
                let end = self.word_ends().into_iter().find(|end| *end > range.end)?;
                Some(range.start..end)
            }
            Choose::ShrinkWord => {
                let ends = self.word_ends();
                let end = ends.into_iter().rev().find(|end| *end < range.end)?;
                (end > range.start).then_some(range.start..end)
            }
        }
    }

    /// The words of a choice as spans of what was said, without the comma behind them.
    fn spans_of(&self, range: &Range<usize>) -> Vec<Span> {
        let said = self.page.said_in(range);
        let span = |(id, held): (_, Range<usize>)| {
            let here = |turn: &&Turn| {
                turn.id == id && turn.range().start <= held.start && held.end <= turn.range().end
            };
            let turn = self.exchange().turns.iter().find(here)?;
            let offset = turn.offset();
            let words = turn.text.get(held.start - offset..held.end - offset)?;
            let behind = words.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, ',' | ';' | ':' | '—' | '–')
            });
            let front = behind.len() - behind.trim_start().len();
            let start = held.start - offset + front;
            Span::of(turn, start..held.start - offset + behind.len())
                .filter(|span| !span.text.is_empty())
        };
        said.into_iter().filter(|(id, _)| self.may_be_quoted(id)).filter_map(span).collect()
    }

    /// The byte of the answer, as shown, that stands at a cell of its area.
    fn byte_at(&self, row: usize, column: u16) -> usize {
        let Some(row) = self.page.rows.get(row) else { return self.page.answer().len() };
        let words = &self.page.text()[row.start..row.end];
        let mut cells = 0;
        let mut at = words.len();
        for grapheme in text::graphemes(words) {
            cells += grapheme.width;
            if cells > usize::from(column) {
                at = grapheme.start;
                break;
            }
        }
        let base = self.page.in_text(&(0..0)).start;
        (row.start + at).saturating_sub(base)
    }

    /// The whole words between two bytes of the answer.
    fn words_between(&self, one: usize, other: usize) -> Range<usize> {
        let answer = self.page.answer();
        let (from, to) = (one.min(other), one.max(other));
        let start = answer[..from]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + answer[at..].chars().next().map_or(1, char::len_utf8));
        let end = answer[to..].find(char::is_whitespace).map_or(answer.len(), |at| to + at);
        start..end
    }
}

impl App {
    /// Begins to choose the words of a quote.
    pub(crate) fn open_quoting(&mut self) {
        let Some(sitting) = &self.sitting else { return };
        let Some(range) = sitting.first_choice() else {
            self.say("this answer has no words to quote");
            return;
        };
        let came_from = sitting.spot();
        self.modes.push(Mode::Quote(Quoting { range, is_for: true, again: None, came_from }));
    }

    /// Looks at the next quote of the answer again.
    pub(crate) fn next_quote(&mut self) {
        let present = match self.modes.last() {
            Some(Mode::Quote(quoting)) => quoting.again.clone(),
            _ => None,
        };
        let Some(sitting) = &mut self.sitting else { return };
        let all = sitting.quotes(&sitting.focus);
        let at = |one: &Quoted| Some((one.owner.clone(), one.nth)) == present;
        let next = all.iter().position(at).map_or(0, |at| (at + 1) % all.len());
        let Some(quoted) = all.get(next).cloned() else {
            let quote = self.hint(Command::Quote, "begins one");
            self.say(format!("no quote on this answer · {quote}"));
            return;
        };
        let came_from = sitting.spot();
        let shown = sitting.shown_quote(&quoted);
        let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
            let fate = quoted.fate.remark().unwrap_or("no longer in the text");
            self.say(format!("the words of this quote are {fate}"));
            return;
        };
        let quoting = Quoting {
            range: first.start..last.end,
            is_for: quoted.quote.is_for,
            again: Some((quoted.owner, quoted.nth)),
            came_from,
        };
        sitting.bring_into_view(quoting.range.start);
        if matches!(self.modes.last(), Some(Mode::Quote(_))) {
            self.modes.pop();
        }
        self.modes.push(Mode::Quote(quoting));
    }

    pub(crate) fn choose_words(&mut self, how: Choose) {
        let (Some(sitting), Some(Mode::Quote(quoting))) =
            (&mut self.sitting, self.modes.last_mut())
        else {
            return;
        };
        let Some(range) = sitting.changed(&quoting.range, how) else { return };
        quoting.range = range;
        if matches!(how, Choose::Next | Choose::Previous) {
            quoting.again = None;
            sitting.bring_into_view(quoting.range.start);
        } else {
            sitting.bring_into_view(quoting.range.end.saturating_sub(1));
        }
    }

    pub(crate) fn speaks_for(&mut self, is_for: bool) {
        if let Some(Mode::Quote(quoting)) = self.modes.last_mut() {
            quoting.is_for = is_for;
        }
    }

    /// Attaches the words that are chosen, and stays at the answer.
    pub(crate) fn attach_quote(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(Mode::Quote(quoting)) = self.modes.pop() else { return Vec::new() };
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let spans = sitting.spans_of(&quoting.range);
        if spans.is_empty() {
            self.say("there are no words in it to quote");
            return Vec::new();
        }
        let (owner, nth) = match &quoting.again {
            Some((owner, nth)) => (owner.clone(), Some(*nth)),
            None => (sitting.focus.clone(), None),
        };
        let mut list = sitting.filed_quotes(&owner);
        let is_for = quoting.is_for;
        let same = |one: &Quote| one.spans == spans;
        match nth.or_else(|| list.iter().position(same)) {
            Some(nth) if nth < list.len() => {
                list[nth] = Quote { spans, is_for, ..list[nth].clone() };
            }
            _ => {
                let criterion = sitting.criterion().filter(|_| !sitting.rubric.is_single());
                let criterion = criterion.map(|one| one.id.clone());
                list.push(Quote { criterion, ..Quote::new(spans, is_for) });
            }
        }
        let number = sitting.number_of(&sitting.focus);
        let side = if is_for { "for" } else { "against" };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{number}: quoted {side} · {undo}"));
        self.change(Step::Edit(Edit::Quotes(owner, list)))
    }

    /// Attaches the words that are chosen and scores the answer.
    pub(crate) fn quote_and_score(&mut self, level: u8) -> Vec<Effect> {
        let is_level =
            self.sitting.as_ref().is_some_and(|sitting| sitting.rubric.level(level).is_some());
        if !is_level || !self.may_write() {
            return self.score(level);
        }
        let mut effects = self.attach_quote();
        effects.extend(self.score(level));
        effects
    }

    /// Takes away the quote that is looked at again.
    pub(crate) fn remove_quote(&mut self) -> Vec<Effect> {
        let Some(Mode::Quote(quoting)) = self.modes.last() else { return Vec::new() };
        let again = quoting.again.clone();
        let Some((owner, nth)) = again else {
            let next = self.hint(Command::NextQuote, "goes to a quote");
            self.say(format!("nothing is attached yet · {next}"));
            return Vec::new();
        };
        if !self.may_write() {
            return Vec::new();
        }
        self.modes.pop();
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let mut list = sitting.filed_quotes(&owner);
        if nth >= list.len() {
            return Vec::new();
        }
        list.remove(nth);
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("quote taken away · {undo}"));
        self.change(Step::Edit(Edit::Quotes(owner, list)))
    }

    /// Copies the words that are chosen, as they were said.
    pub(crate) fn copy_quote(&mut self) -> Vec<Effect> {
        let (Some(sitting), Some(Mode::Quote(quoting))) = (&self.sitting, self.modes.last()) else {
            return Vec::new();
        };
        let said = words(&sitting.spans_of(&quoting.range));
        self.say("words copied, where the terminal allows it");
        vec![Effect::Copy(text::safe_line(&said).into_owned())]
    }

    /// Leaves the choice and goes back to where it began.
    pub(crate) fn leave_quoting(&mut self, quoting: Quoting) {
        if let Some(sitting) = &mut self.sitting {
            sitting.go(quoting.came_from);
        }
    }

    /// A press in the answer, or a move with the button held: the words in between are chosen.
    pub(crate) fn drag(&mut self, x: u16, y: u16, is_press: bool) {
        let area = self.layout.answers.answer;
        let Some(sitting) = &self.sitting else { return };
        if sitting.tab != Tab::Answers || (is_press && !area.contains(x, y)) {
            return;
        }
        let row =
            sitting.top_row() + usize::from(y.clamp(area.y, area.bottom().max(1) - 1) - area.y);
        let byte = sitting.byte_at(row, x.saturating_sub(area.x));
        if is_press {
            self.pressed = Some(byte);
            return;
        }
        let Some(from) = self.pressed else { return };
        let range = sitting.words_between(from, byte);
        let spot = sitting.spot();
        if let Some(Mode::Quote(quoting)) = self.modes.last_mut() {
            quoting.range = range;
        } else if self.modes.is_empty() && !range.is_empty() {
            // What was said before gives way to the keys that a choice has.
            self.message = None;
            let quoting = Quoting { range, is_for: true, again: None, came_from: spot };
            self.modes.push(Mode::Quote(quoting));
        }
    }
}

impl Sitting {
    fn filed_quotes(&self, owner: &ExchangeId) -> Vec<Quote> {
        self.review.answers.get(owner).map_or_else(Vec::new, |answer| answer.quotes.clone())
    }

    /// A quote as a line of the list below the note: side, what has become of its words, and the words.
    #[must_use]
    pub fn quote_line(quoted: &Quoted) -> (&'static str, String) {
        let side = if quoted.quote.is_for { "for" } else { "against" };
        let said = quoted.words();
        let words = text::safe_line(&said).into_owned();
        // In front, because the end of the words is what is cut where there is no room.
        let remark = quoted.fate.remark().map_or_else(String::new, |fate| format!("({fate}) "));
        (side, format!("{remark}“{words}”"))
    }
}
