//! The sheet on the interview itself: how the talk was shared, what was lost, what was never asked. It says
//! nothing about the person and stands near no score. Each of its flags can become a question for next time.

use serde_json::{Value, json};

use crate::command::Command;
use crate::model::review::{Edit, follow_up};
use crate::reading::talk::{Said, Suggestion, TalkFacts, talk_facts};
use crate::text::{counted, fit, safe_line, width, wrap};

use super::layout::{Area, keep_in_view};
use super::movement::Scroll;
use super::sheet;
use super::steps::Step;
use super::{App, Effect, Mode};

/// From so many rows on there is room for an empty one.
const SPACIOUS: u16 = 14;

/// The sheet, as it was gathered when it was opened.
#[derive(Debug)]
pub struct Quality {
    facts: TalkFacts,
    /// What could be asked next time.
    pub suggestions: Vec<Suggestion>,
    /// The suggestion in focus.
    pub row: usize,
    /// The first visible suggestion.
    pub top: usize,
}

impl Quality {
    /// The facts, a line each: a name and what there is to say.
    #[must_use]
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let facts = &self.facts;
        let said = |said: Said, share: Option<f64>| {
            let words = Some(counted(said.words, "word"));
            let share = share.map(|share| format!("{:.0} % of the talk", share * 100.0));
            let minutes =
                said.millis.and_then(|millis| usize::try_from(millis.div_ceil(60_000)).ok());
            let minutes = minutes.map(|minutes| counted(minutes, "minute"));
            words.into_iter().chain(share).chain(minutes).collect::<Vec<_>>().join(" · ")
        };
        let mut lines = vec![("candidate", said(facts.candidate, facts.candidates_share()))];
        if facts.interviewers.words > 0 {
            lines.push(("interviewer", said(facts.interviewers, None)));
        }
        let asked = counted(facts.questions_asked, "question");
        let (lost, cut_off) = (facts.lost.len(), facts.cut_off.len());
        lines.push(("asked", format!("{asked} known · {lost} lost")));
        lines.push(("answers", format!("{cut_off} cut off")));
        lines
    }

    /// The facts as rows of `area`: the words of one that is too long go on below.
    #[must_use]
    pub fn rows(&self, area: Area) -> Vec<(&'static str, String)> {
        let room = area.width.saturating_sub(names(area)).max(1);
        let mut rows = Vec::new();
        for (mut name, fact) in self.lines() {
            for row in wrap(&fact, room) {
                rows.push((std::mem::take(&mut name), fact[row.start..row.end].trim_end().into()));
            }
        }
        rows
    }

    /// The first row of the suggestions below the top of the sheet.
    #[must_use]
    pub fn head(&self, area: Area) -> u16 {
        // A heading stands between, and an empty row where there is room.
        let between = if area.height < SPACIOUS { 1 } else { 2 };
        u16::try_from(self.rows(area).len()).unwrap_or(0) + between
    }
}

/// The columns of the facts' names.
#[must_use]
pub fn names(area: Area) -> u16 {
    if area.width < 60 { 12 } else { 14 }
}

/// A suggestion in so many columns. The reason stays: what is too long is the question.
#[must_use]
pub fn in_short(suggestion: &Suggestion, columns: usize) -> String {
    let line = safe_line(&suggestion.line);
    if width(&line) <= columns {
        return line.into_owned();
    }
    let reason = match suggestion.reason {
        "" => String::new(),
        reason => format!(" ({reason})"),
    };
    let ask = safe_line(&suggestion.ask);
    format!("{}{reason}", fit(&ask, columns.saturating_sub(width(&reason))))
}

/// A suggestion as the review files it.
fn filed(suggestion: &Suggestion) -> Value {
    json!({ "text": suggestion.line, "exchange": suggestion.exchange })
}

impl App {
    pub(crate) fn toggle_quality(&mut self) {
        if matches!(self.modes.last(), Some(Mode::Quality(_))) {
            self.modes.pop();
            return;
        }
        let Some(sitting) = &self.sitting else { return };
        let facts = talk_facts(&sitting.session, &sitting.reading);
        let suggestions = facts.suggestions(&sitting.session);
        let quality = Quality { facts, suggestions, row: 0, top: 0 };
        self.modes.push(Mode::Quality(Box::new(quality)));
    }

    /// True where the line is on the list of what to ask next time.
    #[must_use]
    pub fn is_to_ask(&self, suggestion: &Suggestion) -> bool {
        let list = self.sitting.as_ref().map(|sitting| &sitting.review.follow_ups);
        list.is_some_and(|list| list.iter().any(|one| follow_up(one) == suggestion.line))
    }

    /// Puts the line in focus on the list of what to ask next time, or takes it away.
    pub(crate) fn toggle_follow_up(&mut self) -> Vec<Effect> {
        if !self.may_write() {
            return Vec::new();
        }
        let Some(Mode::Quality(quality)) = self.modes.last() else { return Vec::new() };
        let Some(suggestion) = quality.suggestions.get(quality.row).cloned() else {
            return Vec::new();
        };
        let is_there = self.is_to_ask(&suggestion);
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let mut list = sitting.review.follow_ups.clone();
        if is_there {
            list.retain(|one| follow_up(one) != suggestion.line);
        } else {
            list.push(filed(&suggestion));
        }
        let count = list.len();
        let undo = self.hint(Command::Undo, "undo");
        let effects = self.change(Step::Edit(Edit::FollowUps(list)));
        self.say(format!("{} to ask next time · {undo}", counted(count, "question")));
        if !is_there && let Some(Mode::Quality(quality)) = self.modes.last_mut() {
            quality.row = (quality.row + 1).min(quality.suggestions.len().saturating_sub(1));
        }
        effects
    }

    pub(crate) fn scroll_quality(&mut self, scroll: Scroll) {
        let area = sheet::overlay_area(self.layout.body);
        if let Some(Mode::Quality(quality)) = self.modes.last_mut() {
            let height = usize::from(area.height.saturating_sub(quality.head(area)));
            let last = quality.suggestions.len().saturating_sub(1);
            quality.row = scroll.from(quality.row, height, last);
        }
    }

    pub(crate) fn keep_quality_in_view(&mut self) {
        let area = sheet::overlay_area(self.layout.body);
        if let Some(Mode::Quality(quality)) = self.modes.last_mut() {
            let height = area.height.saturating_sub(quality.head(area));
            let rows = quality.suggestions.len();
            quality.top = keep_in_view(quality.row, quality.top, height, rows);
        }
    }
}
