//! The earlier versions of the note on an answer: read one after the other, and one of them put back. The present
//! one becomes an earlier one by that, so nothing is lost.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::command::Command;
use crate::model::ids::ExchangeId;
use crate::model::review::Edit;
use crate::model::versions::NoteVersion;
use crate::text::{counted, safe_block, wrap};

use super::layout::{Area, keep_in_view};
use super::movement::Scroll;
use super::steps::Step;
use super::{App, Effect, Mode, sheet, words};

/// The panel, as it was gathered when it was opened.
#[derive(Debug)]
pub struct NoteHistory {
    on: ExchangeId,
    /// What it was before, newest first.
    pub earlier: Vec<NoteVersion>,
    /// The version in focus.
    pub row: usize,
    /// The first visible version.
    pub top: usize,
}

impl NoteHistory {
    /// Where the versions stand, a row each, and below them the words of the one in focus.
    #[must_use]
    pub fn areas(&self, body: Area) -> (Area, Area) {
        let all = sheet::overlay_area(body);
        let rows = u16::try_from(self.earlier.len()).unwrap_or(u16::MAX);
        let list = Area { height: rows.min((all.height / 2).max(1)), ..all };
        let below = list.height + 1;
        let height = all.height.saturating_sub(below);
        (list, Area { y: all.y + below, height, ..all })
    }

    /// The words of the version in focus, wrapped; the last of `most` rows ends with `…` where more follows.
    #[must_use]
    pub fn words(&self, width: u16, most: usize) -> Vec<String> {
        let Some(version) = self.earlier.get(self.row) else { return Vec::new() };
        let safe = safe_block(&version.text);
        let rows = wrap(&safe, width.saturating_sub(2).max(1));
        let is_cut = rows.len() > most;
        let line = |(at, row): (usize, &crate::text::Row)| {
            let words = &safe[row.start..row.end];
            if is_cut && at + 1 == most { format!("{words} …") } else { words.to_owned() }
        };
        rows.iter().take(most).enumerate().map(line).collect()
    }
}

/// When a version was written: `14:02`, `yesterday 14:02`, `5 Mar 14:02`.
#[must_use]
pub fn written(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let day = words::when(at, now, zone);
    let clock = at.to_zoned(zone.clone()).strftime("%H:%M").to_string();
    if day == clock { clock } else { format!("{day} {clock}") }
}

impl App {
    pub(crate) fn toggle_history(&mut self) {
        if matches!(self.modes.last(), Some(Mode::History(_))) {
            self.modes.pop();
            return;
        }
        let Some(sitting) = &self.sitting else { return };
        let exchange = sitting.exchange();
        let present = sitting.review.note_for(exchange);
        let mut earlier = sitting.review.note_versions(exchange);
        earlier.retain(|version| version.text != present);
        if earlier.is_empty() {
            let number = sitting.number();
            self.say(format!("the note on {number} has no earlier version"));
            return;
        }
        let on = exchange.id.clone();
        let history = NoteHistory { on, earlier, row: 0, top: 0 };
        self.modes.push(Mode::History(Box::new(history)));
    }

    /// What the panel is called.
    #[must_use]
    pub fn history_title(&self, history: &NoteHistory) -> String {
        let number = self.sitting.as_ref().map(|sitting| sitting.number_of(&history.on));
        let versions = counted(history.earlier.len(), "earlier version");
        format!("Note on {} · {versions}", number.unwrap_or_default())
    }

    /// Puts the version in focus back, as one step.
    pub(crate) fn put_note_back(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let (Some(Mode::History(history)), Some(sitting)) = (self.modes.last(), &self.sitting)
        else {
            return Vec::new();
        };
        let Some(version) = history.earlier.get(history.row).cloned() else { return Vec::new() };
        let Some(exchange) = sitting.session.exchange(&history.on) else { return Vec::new() };
        let edit = Edit::note(&sitting.review, exchange, version.text);
        let when = written(version.at, self.now, &self.zone);
        self.modes.pop();
        let effects = self.change(Step::Edit(edit));
        let undo = self.hint(Command::Undo, "undo");
        self.say(format!("the note of {when} is back · {undo}"));
        effects
    }

    pub(crate) fn scroll_history(&mut self, scroll: Scroll) {
        let body = self.layout.body;
        if let Some(Mode::History(history)) = self.modes.last_mut() {
            let height = usize::from(history.areas(body).0.height);
            let last = history.earlier.len().saturating_sub(1);
            history.row = scroll.from(history.row, height, last);
        }
    }

    pub(crate) fn keep_history_in_view(&mut self) {
        let body = self.layout.body;
        if let Some(Mode::History(history)) = self.modes.last_mut() {
            let height = history.areas(body).0.height;
            history.top = keep_in_view(history.row, history.top, height, history.earlier.len());
        }
    }
}
