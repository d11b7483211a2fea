//! Moving: the focus from answer to answer, scroll, tabs, peeks, jumps and the way back, the mouse.

use crate::command::Command;
use crate::model::exchange::Exchange;
use crate::model::exchange::Span;
use crate::model::ids::ExchangeId;

use super::dress::Dress;
use super::layout::{Area, keep_in_view};
use super::search::{Match, Search};
use super::sitting::{Sitting, Spot, Tab};
use super::{App, Effect, Mode, Mouse, MouseAction, sheet};

/// Rows that two pages have in common.
const OVERLAP: usize = 2;

/// How far to scroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scroll {
    Rows(isize),
    Pages(isize),
    Halves(isize),
    Top,
    Bottom,
}

impl Scroll {
    /// The row after scrolling from `row` with `height` rows in view and `last` the last possible row.
    pub(super) fn from(self, row: usize, height: usize, last: usize) -> usize {
        let page = height.saturating_sub(OVERLAP).max(1).cast_signed();
        let half = (height / 2).max(1).cast_signed();
        let to = match self {
            Self::Rows(by) => row.saturating_add_signed(by),
            Self::Pages(by) => row.saturating_add_signed(by.saturating_mul(page)),
            Self::Halves(by) => row.saturating_add_signed(by.saturating_mul(half)),
            Self::Top => 0,
            Self::Bottom => last,
        };
        to.min(last)
    }
}

impl Sitting {
    pub(crate) fn spot(&self) -> Spot {
        let top = self.tops.get(&self.focus).copied();
        Spot { tab: self.tab, focus: self.focus.clone(), top }
    }

    pub(crate) fn go(&mut self, spot: Spot) {
        self.tab = spot.tab;
        match spot.top {
            Some(top) => drop(self.tops.insert(spot.focus.clone(), top)),
            None => drop(self.tops.remove(&spot.focus)),
        }
        self.focus = spot.focus;
    }

    /// Shows a tab. The scorecard points at the answer that was in focus.
    fn show(&mut self, tab: Tab) {
        if tab == Tab::Scorecard {
            self.card_row = self.position();
        }
        self.tab = tab;
    }

    /// Goes to an answer and remembers the way back.
    pub(crate) fn jump(&mut self, to: ExchangeId) {
        self.jumps.push(self.spot());
        self.tab = Tab::Answers;
        self.peeked_from = None;
        self.focus = to;
    }

    /// Goes to words of an answer and remembers the way back. They are a match of the search, so that they
    /// stand out and the next ones are one key away.
    pub(crate) fn jump_to(&mut self, to: ExchangeId, span: &Span) {
        self.jump(to);
        self.fit_page();
        let range = self.page.range(span);
        if let Some(range) = &range {
            self.bring_into_view(range.start);
        }
        let hit = range.map(|range| (self.focus.clone(), Match::Answer(range)));
        self.search = Some(Search::new(span.text.to_lowercase(), hit));
    }

    /// The first visible row of the answer in focus. Where all that follows fits, that is less than where the
    /// reviewer was; the place itself is kept, for a smaller terminal.
    #[must_use]
    pub fn top_row(&self) -> usize {
        let row = self.tops.get(&self.focus).map_or(0, |&place| self.page.row_of(place));
        row.min(self.last_top_row())
    }

    fn set_top_row(&mut self, row: usize) {
        if row == 0 {
            self.tops.remove(&self.focus);
        } else {
            self.tops.insert(self.focus.clone(), self.page.place_of(row));
        }
    }

    pub(crate) fn show_top(&mut self) {
        self.set_top_row(0);
    }

    fn last_top_row(&self) -> usize {
        self.page.rows.len().saturating_sub(self.page_height)
    }

    fn scroll(&mut self, scroll: Scroll) {
        let row = scroll.from(self.top_row(), self.page_height, self.last_top_row());
        self.set_top_row(row);
    }

    /// Wraps the answer in focus, at the width of the answer that was on screen.
    pub(crate) fn fit_page(&mut self) {
        let position = self.position();
        let exchange = &self.session.exchanges[position];
        let dress = Dress::of(
            exchange,
            (self.dressing, self.search.is_some()),
            &self.reading,
            &self.preferences,
            &self.review,
        );
        self.page.turn_to(exchange, &dress);
    }

    /// Scrolls so that a byte of the answer in focus, as shown, is in view, a third from the top where it was not.
    pub(crate) fn bring_into_view(&mut self, byte: usize) {
        let (row, top) = (self.page.row_at(byte), self.top_row());
        if !(top..top + self.page_height).contains(&row) {
            let above = self.page_height / 3;
            self.set_top_row(row.saturating_sub(above).min(self.last_top_row()));
        }
    }

    fn step_focus(&mut self, forward: bool) -> bool {
        let next =
            if forward { self.position().checked_add(1) } else { self.position().checked_sub(1) };
        match next.and_then(|position| self.session.exchanges.get(position)) {
            Some(exchange) => {
                self.focus = exchange.id.clone();
                true
            }
            None => false,
        }
    }

    /// The exchange with this number, as shown; `4` is also the first part of it, and what it was merged into.
    fn numbered(&self, number: &str) -> Option<ExchangeId> {
        let begins = |shown: &str| {
            let parts = shown.split(['+', '…']);
            let bare = |part: &str| part.trim_end_matches(char::is_alphabetic) == number;
            parts.into_iter().any(|part| part == number || bare(part))
        };
        let exchanges = &self.session.exchanges;
        let at = |fits: &dyn Fn(&str) -> bool| {
            (0..exchanges.len()).find(|&at| fits(&self.session.number(at)))
        };
        let found = at(&|shown| shown == number).or_else(|| at(&begins));
        found.map(|at| exchanges[at].id.clone())
    }

    /// The first exchange behind the focus that `wanted` holds for, from the top again where there is none.
    fn next_where(&self, wanted: impl Fn(&Exchange) -> bool) -> Option<ExchangeId> {
        let (all, behind) = (&self.session.exchanges, self.position() + 1);
        let mut from_the_next = all.range(behind..all.len()).chain(all.range(0..behind));
        let next = from_the_next.find(|exchange| wanted(exchange));
        next.map(|exchange| exchange.id.clone())
    }
}

impl App {
    pub(crate) fn next_answer(&mut self, forward: bool) {
        let Some(sitting) = &mut self.sitting else { return };
        if !sitting.step_focus(forward) {
            self.say(if forward { "this is the last answer" } else { "this is the first answer" });
        }
    }

    pub(crate) fn go_to_next_open(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        let card = &sitting.scorecard;
        // Where nothing is open, what was scored under an earlier version of the rubric can be looked at again.
        let all_done = card.open == 0;
        let next = sitting.next_where(|one| {
            if all_done { card.older.contains(&one.id) } else { sitting.is_open(one) }
        });
        if let Some(next) = next {
            sitting.jump(next);
        } else {
            let total = sitting.scorecard.total();
            let scorecard = self.hint(Command::PeekScorecard, "scorecard");
            self.say(format!("all {total} done · {scorecard}"));
        }
    }

    pub(crate) fn go_to_next_flagged(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        if let Some(next) = sitting.next_where(|one| sitting.review.flags(one)) {
            sitting.jump(next);
        } else {
            let flag = self.hint(Command::Flag, "flags an answer");
            self.say(format!("nothing is flagged · {flag}"));
        }
    }

    /// Goes to the answer with this number, as shown.
    pub(crate) fn go_to_number(&mut self, number: &str) {
        let Some(sitting) = &mut self.sitting else { return };
        if let Some(id) = sitting.numbered(number) {
            sitting.jump(id);
        } else {
            let last = sitting.session.number(sitting.session.exchanges.len().saturating_sub(1));
            self.say(format!("there is no answer {number}: 1 to {last}"));
        }
    }

    pub(crate) fn go_back(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        match sitting.jumps.pop() {
            Some(spot) => {
                sitting.peeked_from = None;
                sitting.go(spot);
            }
            None => self.say("no jump to go back from"),
        }
    }

    pub(crate) fn step_tab(&mut self, forward: bool) {
        if let Some(sitting) = &mut self.sitting {
            sitting.show(sitting.tab.step(forward));
            sitting.peeked_from = None;
        }
    }

    /// Looks at a tab; looking at it already, goes back to where the look began.
    pub(crate) fn peek(&mut self, tab: Tab) {
        let Some(sitting) = &mut self.sitting else { return };
        if sitting.tab == tab {
            sitting.tab = sitting.peeked_from.take().unwrap_or(Tab::Answers);
        } else {
            sitting.peeked_from.get_or_insert(sitting.tab);
            sitting.show(tab);
        }
    }

    /// Ends a peek. False where there is none.
    pub(crate) fn end_peek(&mut self) -> bool {
        match self.sitting.as_mut().and_then(|sitting| {
            let from = sitting.peeked_from.take()?;
            sitting.tab = from;
            Some(())
        }) {
            Some(()) => true,
            None => false,
        }
    }

    pub(crate) fn jump_to_evidence(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        let Some(row) = sitting.skill_row(sitting.skill) else { return };
        let span = row.places.and_then(|spans| spans.first());
        let found = span.cloned().zip(sitting.named_in(sitting.skill).first().copied());
        let Some((span, position)) = found else {
            let name = crate::text::safe_line(row.name).into_owned();
            let place = if sitting.is_read_in_part() { "near this answer" } else { "in an answer" };
            self.say(format!("{name} never came up {place}"));
            return;
        };
        let id = sitting.session.exchanges[position].id.clone();
        sitting.jump_to(id, &span);
        let back = self.hint(Command::Back, "back");
        let next = self.hint(Command::NextMatch, "next mention");
        self.say(format!("named here first · {next} · {back}"));
    }

    pub(crate) fn jump_to_card_row(&mut self) {
        let Some(sitting) = &mut self.sitting else { return };
        if let Some(exchange) = sitting.session.exchanges.get(sitting.card_row) {
            let id = exchange.id.clone();
            sitting.jump(id);
        }
    }

    /// Scrolls whatever is on top.
    pub(crate) fn scroll(&mut self, scroll: Scroll) {
        let body = self.layout.body;
        if let Some(Mode::Overlay(overlay, top)) = self.modes.last() {
            let (overlay, top) = (*overlay, *top);
            let area = sheet::overlay_area(self.layout.body);
            let rows = sheet::overlay(self, overlay, area.width).len();
            let height = usize::from(area.height);
            let to = scroll.from(top, height, rows.saturating_sub(height));
            if let Some(Mode::Overlay(_, top)) = self.modes.last_mut() {
                *top = to;
            }
            return;
        }
        if matches!(self.modes.last(), Some(Mode::Preview(_))) {
            return self.scroll_preview(scroll);
        }
        if matches!(self.modes.last(), Some(Mode::Mending(_))) {
            return self.scroll_mending(scroll);
        }
        if matches!(self.modes.last(), Some(Mode::Quality(_))) {
            return self.scroll_quality(scroll);
        }
        if matches!(self.modes.last(), Some(Mode::History(_))) {
            return self.scroll_history(scroll);
        }
        let Some(sitting) = &mut self.sitting else {
            let height = usize::from(super::library::rows_area(body).height);
            self.library.scroll(|at, last| scroll.from(at, height, last));
            return;
        };
        match sitting.tab {
            Tab::Answers => sitting.scroll(scroll),
            Tab::Skills => {
                let last = sitting.skill_rows().saturating_sub(1);
                let height = usize::from(sheet::skills_area(body).height);
                sitting.skill = scroll.from(sitting.skill, height, last);
            }
            Tab::Scorecard => {
                let last = sitting.session.exchanges.len().saturating_sub(1);
                let height = usize::from(sheet::card_area(body, sitting.card_foot).height);
                sitting.card_row = scroll.from(sitting.card_row, height, last);
            }
            Tab::Profile => {
                let height = usize::from(sheet::profile_area(body).height);
                let last = sitting.profile_rows.saturating_sub(height);
                sitting.profile_top = scroll.from(sitting.profile_top, height, last);
            }
        }
    }

    /// Keeps the scroll of lists and sheets in bounds after a change of size or content.
    pub(crate) fn keep_lists_in_bounds(&mut self) {
        let body = self.layout.body;
        self.library.keep_in_bounds(body.height);
        self.keep_mending_in_view();
        self.keep_quality_in_view();
        self.keep_history_in_view();
        let rows = match &self.sitting {
            Some(sitting) if sitting.tab == Tab::Profile => {
                sheet::profile(self, sitting, body.width).len()
            }
            _ => 0,
        };
        let is_card = self.sitting.as_ref().is_some_and(|one| one.tab == Tab::Scorecard);
        let sums = if is_card { self.sums().len() } else { 0 };
        let Some(sitting) = &mut self.sitting else { return };
        match sitting.tab {
            Tab::Profile => {
                let height = usize::from(sheet::profile_area(body).height);
                sitting.profile_rows = rows;
                sitting.profile_top = sitting.profile_top.min(rows.saturating_sub(height));
            }
            Tab::Skills => {
                let visible = sheet::skills_area(body).height;
                let rows = sitting.skill_rows();
                sitting.skill = sitting.skill.min(rows.saturating_sub(1));
                sitting.skills_top = keep_in_view(sitting.skill, sitting.skills_top, visible, rows);
            }
            Tab::Scorecard => {
                sitting.card_foot = sheet::card_foot(body, sums);
                let visible = sheet::card_area(body, sitting.card_foot).height;
                let len = sitting.session.exchanges.len();
                sitting.card_top = keep_in_view(sitting.card_row, sitting.card_top, visible, len);
            }
            Tab::Answers => {}
        }
    }

    pub(crate) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        match mouse.action {
            MouseAction::WheelDown => self.scroll(Scroll::Rows(1)),
            MouseAction::WheelUp => self.scroll(Scroll::Rows(-1)),
            MouseAction::Click if self.modes.is_empty() => {
                self.drag(mouse.x, mouse.y, true);
                return self.click(mouse.x, mouse.y);
            }
            MouseAction::Click if matches!(self.modes.last(), Some(Mode::Quote(_))) => {
                self.drag(mouse.x, mouse.y, true);
            }
            MouseAction::Drag => self.drag(mouse.x, mouse.y, false),
            MouseAction::Click => {}
        }
        Vec::new()
    }

    fn click(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let body = self.layout.body;
        let row_in = |area: Area| area.contains(x, y).then(|| usize::from(y - area.y));
        let Some(sitting) = &mut self.sitting else {
            let row = row_in(super::library::rows_area(body));
            return row.map_or_else(Vec::new, |row| self.click_library(row));
        };
        if let Some((tab, _)) = self.layout.tabs.iter().find(|(_, area)| area.contains(x, y)) {
            sitting.show(*tab);
            sitting.peeked_from = None;
            return Vec::new();
        }
        match sitting.tab {
            Tab::Answers => {
                let places = &self.layout.answers;
                let in_strip = places.strip_items.iter().find(|(_, area)| area.contains(x, y));
                let in_list = row_in(places.list)
                    .and_then(|row| sitting.session.exchanges.get(places.list_top + row));
                let clicked =
                    in_strip.map(|(id, _)| id.clone()).or(in_list.map(|one| one.id.clone()));
                if let Some(id) = clicked {
                    sitting.focus = id;
                }
            }
            Tab::Skills => {
                if let Some(row) = row_in(sheet::skills_area(body)) {
                    let last = sitting.skill_rows().saturating_sub(1);
                    sitting.skill = (sitting.skills_top + row).min(last);
                }
            }
            Tab::Scorecard => {
                if let Some(row) = row_in(sheet::card_area(body, sitting.card_foot)) {
                    let last = sitting.session.exchanges.len().saturating_sub(1);
                    sitting.card_row = (sitting.card_top + row).min(last);
                }
            }
            Tab::Profile => {}
        }
        Vec::new()
    }
}
