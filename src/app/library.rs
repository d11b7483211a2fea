//! The list of sessions: what it shows, in which order, and where the cursor is. Selection is by id.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::model::ids::SessionId;
use crate::text;

use super::layout::{Area, keep_in_view};
use super::{App, Effect, Next};

/// One session of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The session.
    pub id: SessionId,
    /// The candidate.
    pub candidate: String,
    /// The role.
    pub headline: String,
    /// The file that it came from, without its folder.
    pub source: String,
    /// True for the session that comes with the program.
    pub sample: bool,
    /// Exchanges that are done.
    pub done: usize,
    /// Exchanges that count.
    pub total: usize,
    /// Where the review stands.
    pub state: State,
    /// When the review changed last; when the session was imported, where there is none.
    pub touched: Option<Timestamp>,
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Begun.
    Draft,
    /// Not begun.
    New,
    /// Handed in.
    Submitted,
    /// There is one, but it cannot be read.
    Unreadable,
}

impl State {
    /// The word on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::New => "new",
            Self::Submitted => "submitted",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Touched last comes first.
    #[default]
    Touched,
    /// By the candidate's name.
    Name,
    /// The least done comes first.
    Progress,
}

impl Sort {
    /// The words on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Touched => "last touched",
            Self::Name => "name",
            Self::Progress => "progress",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Touched => Self::Name,
            Self::Name => Self::Progress,
            Self::Progress => Self::Touched,
        }
    }
}

/// The list of sessions.
#[derive(Debug, Default)]
pub struct Library {
    rows: Vec<Row>,
    /// Indices of the rows that the filter lets through, in order.
    shown: Vec<usize>,
    /// Sessions that could not be read, as sentences.
    pub problems: Vec<String>,
    /// What is filtered for.
    pub filter: String,
    /// The order.
    pub sort: Sort,
    cursor: Option<SessionId>,
    /// The first visible row.
    pub top: usize,
    /// True once the list has been read.
    pub is_listed: bool,
    pending_step: Option<bool>,
}

impl Library {
    /// The rows on screen, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.shown.iter().map(|&i| &self.rows[i])
    }

    /// How many sessions there are, the sample not counted, and how many of them are shown.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let real = self.rows.iter().filter(|row| !row.sample).count();
        (real, self.rows().filter(|row| !row.sample).count())
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Row> {
        self.rows().nth(self.cursor_row())
    }

    /// The cursor's place among the rows on screen, from 0.
    #[must_use]
    pub fn cursor_row(&self) -> usize {
        self.rows().position(|row| Some(&row.id) == self.cursor.as_ref()).unwrap_or(0)
    }

    fn set_cursor_row(&mut self, row: usize) {
        let id = self.rows().nth(row).map(|row| row.id.clone());
        self.cursor = id;
    }

    pub(crate) fn scroll(&mut self, to: impl Fn(usize, usize) -> usize) {
        let last = self.shown.len().saturating_sub(1);
        self.set_cursor_row(to(self.cursor_row(), last));
    }

    pub(crate) fn keep_in_bounds(&mut self, body_height: u16) {
        let height = rows_area(Area::new(0, 0, 1, body_height)).height;
        self.top = keep_in_view(self.cursor_row(), self.top, height, self.shown.len());
    }

    fn fill(&mut self, rows: Vec<Row>, problems: Vec<String>) {
        let real = rows.iter().any(|row| !row.sample);
        let rows = tell_apart(rows);
        // The sample steps aside as soon as there is a real session.
        self.rows = rows.into_iter().filter(|row| !(real && row.sample)).collect();
        self.problems = problems;
        self.is_listed = true;
        self.arrange();
        if self.cursor.is_none() {
            let first = self.rows().next().map(|row| row.id.clone());
            self.cursor = self.draft_touched_last().or(first);
        }
    }

    fn draft_touched_last(&self) -> Option<SessionId> {
        let drafts = self.rows().filter(|row| row.state == State::Draft);
        drafts.max_by_key(|row| row.touched).map(|row| row.id.clone())
    }

    fn arrange(&mut self) {
        let matches = |row: &Row| {
            // In lower case, since here no capital is meant.
            self.filter.to_lowercase().split_whitespace().all(|word| {
                [&row.candidate, &row.headline].iter().any(|text| text::find(text, word).is_some())
                    || row.id.as_str().starts_with(word)
                    || row.state.label() == word
            })
        };
        let mut shown: Vec<usize> =
            (0..self.rows.len()).filter(|&i| matches(&self.rows[i])).collect();
        let rows = &self.rows;
        let name = |i: usize| rows[i].candidate.to_lowercase();
        match self.sort {
            Sort::Touched => shown.sort_by_key(|&i| {
                // Equal times keep an order that people can follow.
                (std::cmp::Reverse(rows[i].touched), name(i))
            }),
            Sort::Name => shown.sort_by_key(|&i| name(i)),
            Sort::Progress => shown.sort_by(|&a, &b| {
                let share = |i: usize| (rows[i].done * 10_000) / rows[i].total.max(1);
                share(a).cmp(&share(b)).then_with(|| name(a).cmp(&name(b)))
            }),
        }
        self.shown = shown;
    }

    /// The session before or behind `id` in the list.
    fn neighbour(&self, id: &SessionId, forward: bool) -> Option<SessionId> {
        let at = self.rows().position(|row| row.id == *id)?;
        let to = if forward { at.checked_add(1) } else { at.checked_sub(1) }?;
        self.rows().nth(to).map(|row| row.id.clone())
    }
}

/// Adds the file's name to the role where candidate and role alone say the same of two sessions.
fn tell_apart(mut rows: Vec<Row>) -> Vec<Row> {
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    for row in &rows {
        *seen.entry((row.candidate.clone(), row.headline.clone())).or_default() += 1;
    }
    for row in &mut rows {
        if seen.get(&(row.candidate.clone(), row.headline.clone())).is_some_and(|count| *count > 1)
        {
            row.headline = format!("{} · {}", row.source, row.headline);
        }
    }
    rows
}

/// The rows of the list within the body: below the headings, above the line about the order.
#[must_use]
pub fn rows_area(body: Area) -> Area {
    let head = if body.height < 16 { 1 } else { 2 };
    Area::new(body.x, body.y + head, body.width, body.height.saturating_sub(head + 1))
}

impl App {
    pub(crate) fn listed(&mut self, rows: Vec<Row>, problems: Vec<String>) -> Vec<Effect> {
        if let Some(problem) = problems.first() {
            let more = problems.len() - 1;
            let tail = if more > 0 { format!(" · and {more} more") } else { String::new() };
            self.warn(format!("{problem}{tail}"));
        }
        self.library.fill(rows, problems);
        match self.library.pending_step.take() {
            Some(forward) => self.step_session(forward),
            None => Vec::new(),
        }
    }

    pub(crate) fn filter_library(&mut self, filter: &str) {
        filter.clone_into(&mut self.library.filter);
        self.library.arrange();
    }

    pub(crate) fn sort_library(&mut self) {
        self.library.sort = self.library.sort.next();
        self.library.arrange();
        self.say(format!("sorted by {}", self.library.sort.label()));
    }

    pub(crate) fn open_current(&mut self) -> Vec<Effect> {
        match self.library.current() {
            Some(row) => vec![Effect::Open(row.id.clone())],
            None => Vec::new(),
        }
    }

    pub(crate) fn click_library(&mut self, row: usize) -> Vec<Effect> {
        let row = self.library.top + row;
        if row >= self.library.shown.len() {
            return Vec::new();
        }
        if row == self.library.cursor_row() {
            return self.open_current();
        }
        self.library.set_cursor_row(row);
        Vec::new()
    }

    /// Opens the session before or behind the present one in the list.
    pub(crate) fn step_session(&mut self, forward: bool) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        if !self.library.is_listed {
            self.library.pending_step = Some(forward);
            return vec![Effect::List];
        }
        if let Some(id) = self.library.neighbour(&sitting.session.id, forward) {
            self.library.cursor = Some(id.clone());
            self.leave_for(Next::Session(id))
        } else {
            self.say(if forward {
                "this is the last session of the list"
            } else {
                "this is the first session of the list"
            });
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, candidate: &str, state: State, touched: Option<&str>, done: usize) -> Row {
        Row {
            id: SessionId::new(id).unwrap(),
            candidate: candidate.into(),
            headline: "Nurse".into(),
            source: "page.txt".into(),
            sample: false,
            done,
            total: 8,
            state,
            touched: touched.map(|at| at.parse().unwrap()),
        }
    }

    fn library() -> Library {
        let mut library = Library::default();
        library.fill(
            vec![
                row("000000000001", "Zoë", State::Submitted, Some("2026-11-22T10:00:00Z"), 8),
                row("000000000002", "Ana", State::Draft, Some("2026-11-21T10:00:00Z"), 3),
                row("000000000003", "Bo", State::New, None, 0),
            ],
            Vec::new(),
        );
        library
    }

    fn names(library: &Library) -> Vec<&str> {
        library.rows().map(|row| row.candidate.as_str()).collect()
    }

    #[test]
    fn the_cursor_starts_on_the_draft_touched_last() {
        let library = library();
        assert_eq!(names(&library), ["Zoë", "Ana", "Bo"]);
        assert_eq!(library.current().unwrap().candidate, "Ana");
    }

    #[test]
    fn the_order_changes_and_the_cursor_stays_on_its_session() {
        let mut library = library();
        library.sort = Sort::Progress;
        library.arrange();
        assert_eq!(names(&library), ["Bo", "Ana", "Zoë"]);
        assert_eq!(library.current().unwrap().candidate, "Ana");
    }

    #[test]
    fn the_filter_takes_words_of_name_role_and_state() {
        let mut library = library();
        library.filter = "nurse draft".into();
        library.arrange();
        assert_eq!(names(&library), ["Ana"]);
    }

    #[test]
    fn the_sample_steps_aside_for_a_real_session() {
        let mut sample = row("00000000000a", "Mara", State::New, None, 0);
        sample.sample = true;
        let mut library = Library::default();
        library.fill(vec![sample.clone()], Vec::new());
        assert_eq!(names(&library), ["Mara"]);
        assert_eq!(library.counts(), (0, 0));
        library.fill(vec![sample, row("000000000003", "Bo", State::New, None, 0)], Vec::new());
        assert_eq!(names(&library), ["Bo"]);
    }
}
