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
    /// Where: the exchange and the place in its answer as displayed; `None` where only the question matches.
    pub hit: Option<(ExchangeId, Option<Range<usize>>)>,
    /// How often it stands where; `None` where that has to be counted anew.
    pub(crate) found: Option<Found>,
    /// The tab that it has led to, away from the answers.
    left_for: Option<Tab>,
}

impl Search {
    pub(crate) fn new(needle: String, hit: Option<(ExchangeId, Option<Range<usize>>)>) -> Self {
        Self { needle, hit, found: None, left_for: None }
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
        let here = match &search.hit {
            Some((id, range)) if *id == self.focus => range.clone(),
            _ => None,
        };
        let count = self.session.exchanges.len();
        let station = match search.left_for.filter(|tab| *tab == self.tab) {
            Some(Tab::Profile) => count,
            Some(_) => count + 1,
            None => self.position(),
        };
        if station < count
            && let Some(range) = self.within_focus(&search.needle, here, forward)
        {
            self.show_hit(range);
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
            if found.exchanges.get(next).is_some_and(|&times| times > 0) {
                self.focus = self.session.exchanges[next].id.clone();
                self.fit_page();
                let all = self.places_of_match(&search.needle);
                let range = if forward { all.first() } else { all.last() };
                match range.cloned() {
                    Some(range) => self.show_hit(range),
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
            search.left_for = Some(tab);
        }
    }

    fn within_focus(
        &mut self,
        needle: &str,
        here: Option<Range<usize>>,
        forward: bool,
    ) -> Option<Range<usize>> {
        self.fit_page();
        let all = self.places_of_match(needle);
        match (here, forward) {
            (Some(here), true) => all.into_iter().find(|range| range.start > here.start),
            (Some(here), false) => all.into_iter().rev().find(|range| range.start < here.start),
            // From the top of what is on screen.
            (None, true) => {
                let top = self.first_in_view();
                all.into_iter().find(|range| range.start >= top)
            }
            (None, false) => None,
        }
    }

    /// Where the answer in focus matches: in what is shown, and where what was probably said does.
    fn places_of_match(&self, needle: &str) -> Vec<Range<usize>> {
        let mut all = self.page.find_all(needle);
        let repairs = self.marks(&self.focus).iter().filter(|mark| mark.kind == MarkKind::Repair);
        let open = repairs.filter(|mark| self.review.decision(mark).is_none());
        let matches = |mark: &&Mark| {
            mark.repair.as_ref().is_some_and(|one| find(&one.probable, needle).is_some())
        };
        all.extend(open.filter(matches).filter_map(|mark| self.page.range(&mark.span)));
        all.sort_by_key(|range| range.start);
        all
    }

    fn hit(&mut self, range: Option<Range<usize>>) {
        let focus = self.focus.clone();
        if let Some(search) = &mut self.search {
            search.hit = Some((focus, range));
            search.left_for = None;
        }
    }

    fn show_hit(&mut self, range: Range<usize>) {
        self.bring_into_view(range.start);
        self.hit(Some(range));
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

    /// Scrolls the profile so that the first match in it is in view.
    fn show_in_profile(&mut self) {
        let Some(sitting) = &self.sitting else { return };
        let Some(search) = &sitting.search else { return };
        let rows = sheet::profile(self, sitting, self.layout.body.width);
        let row = rows.iter().position(|row| find(&row.text, &search.needle).is_some());
        if let (Some(row), Some(sitting)) = (row, &mut self.sitting) {
            sitting.profile_top = row.saturating_sub(2);
        }
    }

    pub(crate) fn seek(&mut self, forward: bool) {
        let Some(sitting) = &mut self.sitting else { return };
        let Some(search) = &sitting.search else {
            self.say("nothing searched for yet: / starts a search");
            return;
        };
        let shown = text::safe_line(&search.needle).into_owned();
        let found = sitting.take_found();
        let total = found.total();
        let spot = sitting.spot();
        let station = sitting.seek(forward, &found);
        sitting.keep_found(found);
        let Some(station) = station else {
            self.say(format!("'{shown}' is nowhere in this session"));
            return;
        };
        let place = match station {
            Station::Exchange(_) => {
                sitting.tab = Tab::Answers;
                ""
            }
            Station::Profile => {
                self.show_in_profile();
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
            1 => "1 match".to_owned(),
            many => format!("{many} matches"),
        };
        let keys = [
            self.hint(Command::NextMatch, "next"),
            self.hint(Command::PreviousMatch, "previous"),
            self.hint(Command::ForgetSearch, "clears"),
        ];
        self.say(format!("/{shown} · {matches}{place} · {}", keys.join(" · ")));
    }
}
