//! The pass over proposed repairs: those of one kind together, accepted or rejected one by one or all at
//! once. What is accepted stands beside the words that were heard; the words themselves never change.

use std::collections::HashMap;

use crate::command::Command;
use crate::model::exchange::{Certainty, Mark, MarkKind, RepairSource};
use crate::model::ids::ExchangeId;
use crate::model::review::{Decision, Edit};
use crate::model::words::Words;
use crate::text::{counted, safe_line};

use super::layout::{Area, Block, Shape, keep_in_view};
use super::movement::Scroll;
use super::sheet;
use super::sitting::Sitting;
use super::steps::Step;
use super::{App, Effect, Mode};

/// Rows above the list that say why a repair is proposed, at most.
const WHY: usize = 3;

/// The panel: which row is in focus, and the first visible one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mending {
    /// The row in focus.
    pub row: usize,
    /// The first visible row.
    pub top: usize,
}

/// Repairs of the same words to the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairKind {
    /// What was heard, as it was written first.
    pub heard: String,
    /// What was probably said.
    pub probable: String,
    /// How sure the surest of them is.
    pub certainty: Certainty,
    /// Where the right form is known from.
    pub source: RepairSource,
    /// The rule, in words.
    pub rule: Words,
    /// Where they stand.
    pub places: Vec<RepairPlace>,
}

impl RepairKind {
    /// Why it is proposed, and in front of that how sure it is, so that no narrow row cuts it off.
    #[must_use]
    pub fn why(&self, width: u16) -> Block {
        let why = format!("{} certainty: {}", self.certainty.label(), safe_line(&self.rule));
        Block::new(&why, width)
    }
}

/// One place where words were probably mis-heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairPlace {
    /// The exchange.
    pub exchange: ExchangeId,
    /// The repair, by its number among the marks of the exchange.
    mark: usize,
}

/// A row of the panel: a kind, or one of several places of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MendingRow {
    /// All places of a kind.
    Kind(usize),
    /// One place of a kind.
    Place(usize, usize),
}

impl Sitting {
    /// Gathers the repairs that were proposed, the surest first.
    pub(crate) fn gather_repairs(&mut self) {
        let mut kinds: Vec<RepairKind> = Vec::new();
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        for exchange in self.session.exchanges.range(self.positions_read()) {
            for (at, mark) in self.marks(&exchange.id).iter().enumerate() {
                let (MarkKind::Repair, Some(repair)) = (mark.kind, &mark.repair) else { continue };
                let place = RepairPlace { exchange: exchange.id.clone(), mark: at };
                let words = (mark.span.text.to_lowercase(), repair.probable.clone());
                if let Some(kind) = known.get(&words).and_then(|at| kinds.get_mut(*at)) {
                    kind.certainty = kind.certainty.min(repair.certainty);
                    kind.places.push(place);
                } else {
                    known.insert(words, kinds.len());
                    kinds.push(RepairKind {
                        heard: mark.span.text.to_string(),
                        probable: repair.probable.clone(),
                        certainty: repair.certainty,
                        source: repair.source,
                        rule: mark.rule.clone(),
                        places: vec![place],
                    });
                }
            }
        }
        kinds.sort_by_key(|kind| (kind.certainty, kind.source));
        self.repairs = kinds;
    }

    /// The rows of the panel.
    #[must_use]
    pub fn mending_rows(&self) -> Vec<MendingRow> {
        let rows_of = |(at, kind): (usize, &RepairKind)| {
            let places = if kind.places.len() > 1 { kind.places.len() } else { 0 };
            let places = (0..places).map(move |place| MendingRow::Place(at, place));
            std::iter::once(MendingRow::Kind(at)).chain(places)
        };
        self.repairs.iter().enumerate().flat_map(rows_of).collect()
    }

    /// The places that a row is about.
    #[must_use]
    pub fn places_of(&self, row: MendingRow) -> &[RepairPlace] {
        match row {
            MendingRow::Kind(kind) => self.repairs.get(kind).map_or(&[], |kind| &kind.places),
            MendingRow::Place(kind, place) => self
                .repairs
                .get(kind)
                .and_then(|kind| kind.places.get(place..=place))
                .unwrap_or_default(),
        }
    }

    /// What is proposed at a place.
    #[must_use]
    pub fn proposal(&self, place: &RepairPlace) -> Option<&Mark> {
        self.marks(&place.exchange).get(place.mark)
    }

    /// What was decided about a row: the word for it; empty where nothing was.
    #[must_use]
    pub fn decided(&self, row: MendingRow) -> &'static str {
        let mut decisions = self.places_of(row).iter().map(|place| self.decision(place));
        let first = decisions.next().flatten();
        if !decisions.all(|other| other == first) {
            return "in part";
        }
        match first {
            Some(Decision::Accepted) => "accepted",
            Some(Decision::Rejected) => "rejected",
            None => "",
        }
    }

    /// The kind that a row belongs to.
    #[must_use]
    pub fn kind_of(&self, row: MendingRow) -> Option<&RepairKind> {
        let (MendingRow::Kind(kind) | MendingRow::Place(kind, _)) = row;
        self.repairs.get(kind)
    }

    /// Where the panel opens: at a repair of the answer in focus that is still open, else where it was.
    fn mending_from_here(&self) -> Mending {
        let is_open_here =
            |place: &RepairPlace| place.exchange == self.focus && self.decision(place).is_none();
        let rows = self.mending_rows();
        let is_about_here = |row: &MendingRow| self.places_of(*row).iter().any(is_open_here);
        let was = self.mending;
        if rows.get(was.row).is_some_and(is_about_here) {
            return was;
        }
        rows.iter().position(is_about_here).map_or(was, |row| Mending { row, ..was })
    }

    fn decision(&self, place: &RepairPlace) -> Option<Decision> {
        self.review.decision(self.proposal(place)?)
    }

    /// How many repairs are proposed, accepted and rejected.
    #[must_use]
    pub fn repair_counts(&self) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        for place in self.repairs.iter().flat_map(|kind| &kind.places) {
            match self.decision(place) {
                None => counts.0 += 1,
                Some(Decision::Accepted) => counts.1 += 1,
                Some(Decision::Rejected) => counts.2 += 1,
            }
        }
        counts
    }
}

impl App {
    pub(crate) fn toggle_mending(&mut self) {
        if matches!(self.modes.last(), Some(Mode::Mending(_))) {
            self.modes.pop();
            return;
        }
        let Some(sitting) = &self.sitting else { return };
        if sitting.repairs.is_empty() {
            self.say("nothing in this session looks mis-heard");
            return;
        }
        self.modes.push(Mode::Mending(sitting.mending_from_here()));
    }

    /// The row in focus, where the panel is open.
    fn mending_row(&self) -> Option<MendingRow> {
        let Some(Mode::Mending(panel)) = self.modes.last() else { return None };
        self.sitting.as_ref()?.mending_rows().get(panel.row).copied()
    }

    /// Accepts or rejects what is in focus, and goes on; `None` leaves it open again.
    pub(crate) fn mend(&mut self, to: Option<Decision>) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let (Some(row), Some(sitting)) = (self.mending_row(), &self.sitting) else {
            return Vec::new();
        };
        let proposals = sitting.places_of(row).iter().filter_map(|one| sitting.proposal(one));
        let decisions: Vec<_> = proposals.filter_map(|one| Some((one.repair_id()?, to))).collect();
        let count = counted(decisions.len(), "place");
        let kind = sitting.kind_of(row).map_or_else(String::new, |kind| {
            format!("{} → {}", safe_line(&kind.heard), safe_line(&kind.probable))
        });
        let said = match to {
            Some(Decision::Accepted) => "accepted",
            Some(Decision::Rejected) => "rejected",
            None => "left open",
        };
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("{kind}: {said} in {count} · {undo}"));
        let effects = self.change(Step::Edit(Edit::Repairs(decisions)));
        if to.is_some() {
            self.next_kind(row);
        }
        effects
    }

    /// Goes on to the next row; from a kind to the next kind.
    fn next_kind(&mut self, from: MendingRow) {
        let rows = self.sitting.as_ref().map_or_else(Vec::new, Sitting::mending_rows);
        let Some(Mode::Mending(panel)) = self.modes.last_mut() else { return };
        let is_place = matches!(from, MendingRow::Place(..));
        let mut behind = rows.iter().enumerate().skip(panel.row + 1);
        let next = behind.find(|(_, row)| is_place || matches!(row, MendingRow::Kind(_)));
        if let Some((at, _)) = next {
            panel.row = at;
        }
    }

    /// Goes to the place in the answer.
    pub(crate) fn jump_to_repair(&mut self) {
        let (Some(row), Some(sitting)) = (self.mending_row(), &mut self.sitting) else { return };
        let Some(place) = sitting.places_of(row).first().cloned() else { return };
        let Some(span) = sitting.proposal(&place).map(|proposal| proposal.span.clone()) else {
            return;
        };
        sitting.jump_to(place.exchange, &span);
        self.modes.pop();
        let back = self.hint(Command::Back, "back");
        self.say(format!("heard here · {back}"));
    }

    pub(crate) fn scroll_mending(&mut self, scroll: Scroll) {
        let rows = self.sitting.as_ref().map_or(0, |sitting| sitting.mending_rows().len());
        let height = usize::from(self.mending_height());
        if let Some(Mode::Mending(panel)) = self.modes.last_mut() {
            panel.row = scroll.from(panel.row, height, rows.saturating_sub(1));
        }
    }

    /// Where the panel says why what is in focus is proposed, and where its list stands below that.
    #[must_use]
    pub fn mending_areas(&self) -> (Area, Area) {
        let all = sheet::overlay_area(self.layout.body);
        // As many rows as the longest needs, so that nothing moves with the focus; and an empty one, where a long one
        // leaves room for it.
        let kinds = self.sitting.as_ref().map_or(&[][..], |sitting| &sitting.repairs);
        let longest = kinds.iter().map(|kind| kind.why(all.width).rows.len()).max();
        let rows = u16::try_from(longest.unwrap_or(1).min(WHY)).unwrap_or(1);
        let head = if self.layout.shape == Shape::Tiny { rows.max(2) } else { rows + 1 };
        let list = all.height.saturating_sub(head);
        (Area { height: rows, ..all }, Area { y: all.y + head, height: list, ..all })
    }

    fn mending_height(&self) -> u16 {
        self.mending_areas().1.height
    }

    pub(crate) fn keep_mending_in_view(&mut self) {
        // This is asked after every message: the rows are gathered only where they are seen.
        if !matches!(self.modes.last(), Some(Mode::Mending(_))) {
            return;
        }
        let rows = self.sitting.as_ref().map_or(0, |sitting| sitting.mending_rows().len());
        // The next key decides on the row in focus: a message does not hide it.
        let height = self.mending_height().saturating_sub(self.rows_under_message());
        if let Some(Mode::Mending(panel)) = self.modes.last_mut() {
            panel.row = panel.row.min(rows.saturating_sub(1));
            panel.top = keep_in_view(panel.row, panel.top, height, rows);
            if let Some(sitting) = &mut self.sitting {
                sitting.mending = *panel;
            }
        }
    }
}
