//! Search in the session: question and answers, without regard to case, from the focus onwards.

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

/// The first place at or behind `from` where `needle` stands in `text`, without regard to case.
#[must_use]
pub fn find(text: &str, needle: &str, from: usize) -> Option<Range<usize>> {
    let first = needle.chars().next()?;
    let (lower, upper) = (first.to_lowercase().next()?, first.to_uppercase().next()?);
    let mut at = from;
    while let Some(found) = text.get(at..)?.find([lower, upper, first]) {
        let start = at + found;
        if let Some(length) = matching_prefix(&text[start..], needle) {
            return Some(start..start + length);
        }
        at = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// All places where `needle` stands in `text`, without overlap.
#[must_use]
pub fn find_all(text: &str, needle: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = find(text, needle, from) {
        from = range.end;
        found.push(range);
    }
    found
}

/// The bytes of `text` that `needle` covers at its beginning, without regard to case. White space in the
/// needle matches any white space, so that words are found across a line end.
fn matching_prefix(text: &str, needle: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let mut end = 0;
    for wanted in needle.chars() {
        let (at, letter) = letters.next()?;
        let same = letter == wanted
            || letter.to_lowercase().eq(wanted.to_lowercase())
            || (letter.is_whitespace() && wanted.is_whitespace());
        if !same {
            return None;
        }
        end = at + letter.len_utf8();
    }
    Some(end)
}

impl Sitting {
    /// The words of an answer that are searched: the display text where it is the one on screen, the
    /// verbatim turns otherwise. Only whether something is found has to agree, not where.
    fn mentions(&self, exchange: &Exchange, needle: &str) -> bool {
        let in_question =
            self.question(exchange).text.is_some_and(|text| find(text, needle, 0).is_some());
        in_question || exchange.answer().any(|turn| find(&turn.text, needle, 0).is_some())
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
                let top = self.first_in_view();
                all.into_iter().find(|range| range.start >= top)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_line_ends_do_not_matter() {
        let text = "We moved to Post\nGuess, then POST GUESS again. ÉCOLE";
        assert_eq!(find_all(text, "post guess").len(), 2);
        assert_eq!(&text[find(text, "école", 0).unwrap()], "ÉCOLE");
        assert_eq!(find(text, "postgres", 0), None);
        assert_eq!(find(text, "", 0), None);
    }

    #[test]
    fn matches_do_not_overlap() {
        assert_eq!(find_all("aaaa", "aa"), [0..2, 2..4]);
    }
}
