//! Search in the session: question and answers, from the focus onwards.

use std::ops::Range;

use crate::model::exchange::Exchange;
use crate::model::ids::ExchangeId;
use crate::text;

use super::App;
use super::sitting::{Sitting, Tab};

/// What is searched for, and where it was found last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The words.
    pub needle: String,
    /// Where: the exchange and the place in its answer as displayed; `None` where only the question matches.
    pub hit: Option<(ExchangeId, Option<Range<usize>>)>,
}

impl Sitting {
    /// The words of an answer that are searched: the display text where it is the one on screen, the
    /// verbatim turns otherwise. Only whether something is found has to agree, not where.
    fn mentions(&self, exchange: &Exchange, needle: &str) -> bool {
        let in_question =
            self.question(exchange).text.is_some_and(|text| text::find(text, needle).is_some());
        in_question || exchange.answer().any(|turn| text::find(&turn.text, needle).is_some())
    }

    /// Goes to the next place that matches, or the previous one. False where there is none.
    fn seek(&mut self, forward: bool) -> bool {
        let Some(search) = self.search.clone() else { return false };
        let here = match &search.hit {
            Some((id, range)) if *id == self.focus => range.clone(),
            _ => None,
        };
        if let Some(range) = self.within_focus(&search.needle, here, forward) {
            self.show_hit(range);
            return true;
        }
        let count = self.session.exchanges.len();
        for step in 1..=count {
            let by = if forward { step } else { count - step };
            let position = (self.position() + by) % count;
            let exchange = &self.session.exchanges[position];
            if self.mentions(exchange, &search.needle) {
                self.focus = exchange.id.clone();
                self.fit_page();
                let all = self.page.find_all(&search.needle);
                let range = if forward { all.first() } else { all.last() };
                match range.cloned() {
                    Some(range) => self.show_hit(range),
                    None => self.hit(None),
                }
                return true;
            }
        }
        false
    }

    fn within_focus(
        &mut self,
        needle: &str,
        here: Option<Range<usize>>,
        forward: bool,
    ) -> Option<Range<usize>> {
        self.fit_page();
        let all = self.page.find_all(needle);
        match (here, forward) {
            (Some(here), true) => all.into_iter().find(|range| range.start > here.start),
            (Some(here), false) => all.into_iter().rev().find(|range| range.start < here.start),
            // From the top of what is on screen.
            (None, true) => {
                let top = self.tops.get(&self.focus).copied().unwrap_or(0);
                all.into_iter().find(|range| range.start.cast_signed() >= top)
            }
            (None, false) => None,
        }
    }

    fn hit(&mut self, range: Option<Range<usize>>) {
        let focus = self.focus.clone();
        if let Some(search) = &mut self.search {
            search.hit = Some((focus, range));
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
            sitting.search = Some(Search { needle: needle.to_owned(), hit: None });
        }
        if sitting.search.is_some() {
            self.seek(true);
        }
    }

    pub(crate) fn seek(&mut self, forward: bool) {
        let Some(sitting) = &mut self.sitting else { return };
        let Some(search) = &sitting.search else {
            self.say("nothing searched for yet: / starts a search");
            return;
        };
        let needle = search.needle.clone();
        let spot = sitting.spot();
        let shown = text::safe_line(&needle).into_owned();
        if sitting.seek(forward) {
            sitting.tab = Tab::Answers;
            sitting.peeked_from = None;
            if sitting.focus != spot.focus || spot.tab != Tab::Answers {
                sitting.jumps.push(spot);
            }
            self.say(format!("/{shown} · n next · N previous · Esc clears"));
        } else {
            self.say(format!("'{shown}' is in no question and no answer"));
        }
    }
}
