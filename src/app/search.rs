//! Search in the session: questions, answers, notes and profile, from the focus onwards.

use std::ops::Range;

use crate::command::Command;
use crate::model::exchange::{Mark, MarkKind};
use crate::model::ids::ExchangeId;
use crate::text::{self, find};

use super::App;
use super::found::Found;
use super::sheet;
use super::sitting::{Sitting, Tab};

/// What is searched for, and where it was found last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub needle: String,
    /// Where in the answers: the exchange and the place in it.
    pub hit: Option<(ExchangeId, Match)>,
    /// The row of the profile that it has led to.
    pub profile_row: Option<usize>,
    /// How often it stands where; `None` where that has to be counted anew.
    pub(crate) found: Option<Found>,
    /// The tab that it has led to, away from the answers.
    left_for: Option<Tab>,
}

impl Search {
    pub(crate) fn new(needle: String, hit: Option<(ExchangeId, Match)>) -> Self {
        Self { needle, hit, profile_row: None, found: None, left_for: None }
    }

    /// The place that it was found at last in this exchange.
    #[must_use]
    pub fn hit_in(&self, exchange: &ExchangeId) -> Option<&Match> {
        self.hit.as_ref().filter(|(id, _)| id == exchange).map(|(_, place)| place)
    }

    /// The words of the answer to this exchange that it was found at last.
    #[must_use]
    pub fn words_in(&self, exchange: &ExchangeId) -> Option<Range<usize>> {
        self.hit_in(exchange).and_then(Match::words)
    }
}

/// A place of an exchange that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Its question.
    Question,
    /// Words of its answer, as displayed.
    Answer(Range<usize>),
    /// The note on it.
    Note,
}

impl Match {
    fn words(&self) -> Option<Range<usize>> {
        match self {
            Self::Answer(range) => Some(range.clone()),
            Self::Question | Self::Note => None,
        }
    }

    /// Its place in the order of reading.
    fn place(&self) -> (u8, usize) {
        match self {
            Self::Question => (0, 0),
            Self::Answer(range) => (1, range.start),
            Self::Note => (2, 0),
        }
    }
}

/// A place that a search goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Station {
    Exchange(usize),
    Profile,
    Session,
}

impl Sitting {
    /// Takes what the search finds, counted anew where something has changed since. To be put back after the
    /// search has gone on.
    fn take_found(&mut self) -> Found {
        let Some(search) = &mut self.search else { return Found::default() };
        let needle = search.needle.clone();
        search.found.take().unwrap_or_else(|| self.look_for(&needle))
    }

    fn keep_found(&mut self, found: Found) {
        if let Some(search) = &mut self.search {
            search.found = Some(found);
        }
    }

    /// Goes to the next place that matches, or the previous one. `None` where there is none.
    fn seek(&mut self, forward: bool, found: &Found) -> Option<Station> {
        let search = self.search.clone()?;
        let count = self.session.exchanges.len();
        let station = match search.left_for.filter(|tab| *tab == self.tab) {
            Some(Tab::Profile) => count,
            Some(_) => count + 1,
            None => self.position(),
        };
        if station < count
            && let Some(next) = self.next_in_focus(&search, forward)
        {
            self.show_match(next);
            return Some(Station::Exchange(station));
        }
        let stations = count + 2;
        for step in 1..=stations {
            let by = if forward { step } else { stations - step };
            let next = (station + by) % stations;
            if next == count && found.profile > 0 {
                self.leave_answers(Tab::Profile);
                return Some(Station::Profile);
            }
            if next == count + 1 && found.session > 0 {
                self.leave_answers(Tab::Scorecard);
                return Some(Station::Session);
            }
            if self.is_found_in(next, found, &search.needle) {
                self.focus = self.session.exchanges[next].id.clone();
                self.fit_page();
                let mut all = self.matches(&search.needle).into_iter();
                match if forward { all.next() } else { all.next_back() } {
                    Some(first) => self.show_match(first),
                    None => self.hit(None),
                }
                return Some(Station::Exchange(next));
            }
        }
        None
    }

    fn leave_answers(&mut self, tab: Tab) {
        self.tab = tab;
        if let Some(search) = &mut self.search {
            search.hit = None;
            search.profile_row = None;
            search.left_for = Some(tab);
        }
    }

    fn next_in_focus(&mut self, search: &Search, forward: bool) -> Option<Match> {
        self.fit_page();
        let mut all = self.matches(&search.needle).into_iter();
        match (search.hit_in(&self.focus), forward) {
            (Some(here), true) => all.find(|one| one.place() > here.place()),
            (Some(here), false) => all.rfind(|one| one.place() < here.place()),
            // From the top of what is on screen.
            (None, true) => match self.first_in_view() {
                0 => all.next(),
                top => all.find(|one| one.place() >= (1, top)),
            },
            (None, false) => None,
        }
    }

    /// The words of the answer in focus that the search stands on, or the first that match where it stands on the
    /// question or the note.
    pub(crate) fn words_found(&self, search: &Search) -> Option<Range<usize>> {
        let first = || self.places_of_match(&search.needle).into_iter().next();
        search.hit_in(&self.focus).and_then(|place| place.words().or_else(first))
    }

    /// Where the exchange in focus matches, in the order of reading.
    fn matches(&self, needle: &str) -> Vec<Match> {
        let exchange = self.exchange();
        let is_in = |text: &str| find(text, needle).is_some();
        let asked = self.question(exchange).text.is_some_and(is_in).then_some(Match::Question);
        let noted = is_in(&self.review.note_for(exchange)).then_some(Match::Note);
        let said = self.places_of_match(needle).into_iter().map(Match::Answer);
        asked.into_iter().chain(said).chain(noted).collect()
    }

    /// Where the answer in focus matches: in what is shown, and where what was probably said does.
    fn places_of_match(&self, needle: &str) -> Vec<Range<usize>> {
        let mut all = self.page.find_all(needle);
        all.extend(self.places_meant(needle));
        all.sort_by_key(|range| range.start);
        all
    }

    /// Where something else was heard in the answer in focus than what matches, and was probably said: as far as nobody
    /// has decided on it. What was accepted stands there anyway.
    pub fn places_meant(&self, needle: &str) -> impl Iterator<Item = Range<usize>> {
        let repairs = self.marks(&self.focus).iter().filter(|mark| mark.kind == MarkKind::Repair);
        let open = repairs.filter(|mark| self.review.decision(mark).is_none());
        let matches = move |mark: &&Mark| {
            mark.repair.as_ref().is_some_and(|one| find(&one.probable, needle).is_some())
        };
        open.filter(matches).filter_map(|mark| self.page.range(&mark.span))
    }

    fn hit(&mut self, place: Option<Match>) {
        let focus = self.focus.clone();
        if let Some(search) = &mut self.search {
            search.hit = place.map(|place| (focus, place));
            search.left_for = None;
        }
    }

    fn show_match(&mut self, place: Match) {
        match &place {
            Match::Answer(range) => self.bring_into_view(range.start),
            // Where it has no room of its own, it stands in front of the answer.
            Match::Question if !self.page.question.is_empty() => self.show_top(),
            Match::Question | Match::Note => {}
        }
        self.hit(Some(place));
    }
}

impl App {
    pub(crate) fn search_for(&mut self, needle: &str) {
        let Some(sitting) = &mut self.sitting else { return };
        // An empty search goes on with the last one.
        if !needle.is_empty() {
            sitting.search = Some(Search::new(needle.to_owned(), None));
        }
        if sitting.search.is_some() {
            self.seek(true);
        }
    }

    /// Goes to the next row of the profile that matches, where the search has led there.
    fn seek_in_profile(&mut self, forward: bool) -> Option<Station> {
        let sitting = self.sitting.as_ref()?;
        let search = sitting.search.as_ref()?;
        if search.left_for != Some(Tab::Profile) || sitting.tab != Tab::Profile {
            return None;
        }
        let sheet = sheet::profile(self, sitting, self.layout.body.width);
        let matches = |row: &usize| find(&sheet[*row].text, &search.needle).is_some();
        let mut rows = (0..sheet.len()).filter(matches);
        let row = match (search.profile_row, forward) {
            (None, true) => rows.next(),
            (None, false) => rows.next_back(),
            (Some(here), true) => rows.find(|row| *row > here),
            (Some(here), false) => rows.rfind(|row| *row < here),
        }?;
        let sitting = self.sitting.as_mut()?;
        sitting.profile_top = row.saturating_sub(2);
        sitting.search.as_mut()?.profile_row = Some(row);
        Some(Station::Profile)
    }

    pub(crate) fn seek(&mut self, forward: bool) {
        let within = self.seek_in_profile(forward);
        let Some(sitting) = &mut self.sitting else { return };
        let Some(search) = &sitting.search else {
            self.say("nothing searched for yet: / starts a search");
            return;
        };
        let shown = text::safe_line(&search.needle).into_owned();
        let found = sitting.take_found();
        let total = found.total();
        let spot = sitting.spot();
        let station = within.or_else(|| sitting.seek(forward, &found));
        sitting.keep_found(found);
        let Some(station) = station else {
            self.say(format!("'{shown}' is nowhere in this session"));
            return;
        };
        let place = match station {
            Station::Exchange(_) => {
                sitting.tab = Tab::Answers;
                match sitting.search.as_ref().and_then(|search| search.hit_in(&sitting.focus)) {
                    Some(Match::Note) => " · in the note",
                    _ => "",
                }
            }
            Station::Profile => {
                if within.is_none() {
                    self.seek_in_profile(forward);
                }
                " · in the profile"
            }
            Station::Session => " · in the notes on the session",
        };
        let Some(sitting) = &mut self.sitting else { return };
        sitting.peeked_from = None;
        if sitting.focus != spot.focus || spot.tab != sitting.tab {
            sitting.jumps.push(spot);
        }
        let matches = match total {
            None => String::new(),
            Some(1) => " · 1 match".to_owned(),
            Some(many) => format!(" · {many} matches"),
        };
        let keys = [
            self.hint(Command::NextMatch, "next"),
            self.hint(Command::PreviousMatch, "previous"),
            self.hint(Command::ForgetSearch, "clears"),
        ];
        self.say(format!("/{shown}{matches}{place} · {}", keys.join(" · ")));
    }
}
