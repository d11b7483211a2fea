//! The list of a session's exchanges. As corrected it shares with the list as imported whatever no correction has
//! changed, so that some corrections of a long session take neither the time nor the room of all of it.
//!
//! ```text
//! as imported    1 2 3 4 5 6 7 8 9 …
//! as corrected   1 2 3a 3b 4 5+6 7 8 9 …
//!                └─┘ └───┘ │ └─┘ └─────┘
//!               kept made  …       kept
//! ```

use std::ops::{Index, IndexMut, Range};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::exchange::Exchange;
use super::gathered::gathered;
use super::ids::ExchangeId;

/// Exchanges in order: those as imported, with others in the place of some.
#[derive(Debug, Clone, Default)]
pub struct Exchanges {
    imported: Arc<Imported>,
    /// All of them, in order; none is empty.
    stretches: Vec<Stretch>,
    len: usize,
}

/// A list as imported.
#[derive(Debug, Clone, Default)]
struct Imported {
    all: Vec<Exchange>,
    /// All ids with their places, in order; made when one is first looked for.
    ids: OnceLock<Vec<(ExchangeId, u32)>>,
}

/// Some exchanges that stand together.
#[derive(Debug, Clone)]
struct Stretch {
    /// The place of the first one in this list.
    at: usize,
    held: Held,
}

#[derive(Debug, Clone)]
enum Held {
    /// As imported: their places in that list.
    Kept(Range<usize>),
    /// Made by corrections.
    Made(Arc<Vec<Exchange>>),
}

impl Exchanges {
    /// An empty list that can keep exchanges of this one as imported.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { imported: Arc::clone(&self.imported), ..Self::default() }
    }

    /// Appends exchanges as imported, by their places in that list.
    ///
    /// # Panics
    ///
    /// Where the list as imported has no such places.
    pub fn keep(&mut self, places: Range<usize>) {
        assert!(places.end <= self.imported.all.len(), "exchanges that were never imported");
        if places.is_empty() {
            return;
        }
        let at = self.len;
        self.len += places.len();
        match self.stretches.last_mut() {
            Some(Stretch { held: Held::Kept(before), .. }) if before.end == places.start => {
                before.end = places.end;
            }
            _ => self.stretches.push(Stretch { at, held: Held::Kept(places) }),
        }
    }

    /// Appends an exchange that corrections have made.
    pub fn push(&mut self, exchange: Exchange) {
        let at = self.len;
        self.len += 1;
        if let Some(Stretch { held: Held::Made(before), .. }) = self.stretches.last_mut() {
            Arc::make_mut(before).push(exchange);
        } else {
            let held = Held::Made(Arc::new(vec![exchange]));
            self.stretches.push(Stretch { at, held });
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The exchange at a place, counted from 0.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Exchange> {
        let stretch = self.stretch_at(place)?;
        self.slice(stretch).get(place - stretch.at)
    }

    /// The first one.
    #[must_use]
    pub fn first(&self) -> Option<&Exchange> {
        self.get(0)
    }

    /// The last one.
    #[must_use]
    pub fn last(&self) -> Option<&Exchange> {
        self.get(self.len.checked_sub(1)?)
    }

    /// All of them, in order.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        self.range(0..self.len)
    }

    /// Those at these places, in order.
    ///
    /// # Panics
    ///
    /// Where the list has no such places.
    #[must_use]
    pub fn range(&self, places: Range<usize>) -> Iter<'_> {
        assert!(places.end <= self.len, "places {places:?} of {} exchanges", self.len);
        Iter { exchanges: self, places }
    }

    /// All of them, to be changed. What is shared with another list is copied first.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Exchange> {
        self.own().iter_mut()
    }

    /// Leaves out all for which `is_kept` says no. What is shared with another list is copied first.
    pub fn retain(&mut self, is_kept: impl FnMut(&Exchange) -> bool) {
        let mut all = std::mem::take(self.own());
        all.retain(is_kept);
        *self = all.into();
    }

    /// The place of the first one for which `is_before` says no, where it says yes for all before it and for none
    /// behind it.
    #[must_use]
    pub fn partition_point(&self, is_before: impl Fn(&Exchange) -> bool) -> usize {
        let (mut from, mut to) = (0, self.len);
        while from < to {
            let middle = from.midpoint(to);
            if is_before(&self[middle]) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// The exchanges as imported, whatever became of them in this list.
    #[must_use]
    pub fn imported(&self) -> &[Exchange] {
        &self.imported.all
    }

    /// The places of the exchanges with this id in the list as imported, in order: one, where the ids of the source
    /// did not happen to meet.
    pub(super) fn imported_with(&self, id: &ExchangeId) -> impl Iterator<Item = usize> {
        let ids = self.imported.ids();
        let from = ids.partition_point(|(other, _)| other < id);
        let same = ids[from..].iter().take_while(move |(other, _)| other == id);
        same.map(|(_, place)| *place as usize)
    }

    /// The place in the list as imported of the exchange at this place; `None` where corrections have made it.
    #[must_use]
    pub fn imported_place(&self, place: usize) -> Option<usize> {
        let stretch = self.stretch_at(place)?;
        match &stretch.held {
            Held::Kept(kept) => Some(kept.start + place - stretch.at),
            Held::Made(_) => None,
        }
    }

    /// Where the exchange is that stands at a place of the list as imported; `None` where it was changed.
    pub(super) fn kept_at(&self, imported: usize) -> Option<usize> {
        let mut holding = self.kept().filter(|(_, kept)| kept.contains(&imported));
        holding.next().map(|(at, kept)| at + imported - kept.start)
    }

    /// The stretches that are as imported: their first places in this list, and their places in that one.
    pub(super) fn kept(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.stretches.iter().filter_map(|stretch| match &stretch.held {
            Held::Kept(kept) => Some((stretch.at, kept.clone())),
            Held::Made(_) => None,
        })
    }

    /// Those that corrections have made, with their places.
    pub(super) fn made(&self) -> impl Iterator<Item = (usize, &Exchange)> {
        let made = self.stretches.iter().filter_map(|stretch| match &stretch.held {
            Held::Kept(_) => None,
            Held::Made(made) => Some((stretch.at, made)),
        });
        made.flat_map(|(at, made)| (at..).zip(made.iter()))
    }

    /// The exchanges that this list and `other` do not share: those of this one, with their places.
    pub(super) fn apart_from<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = (usize, &'a Exchange)> {
        let shared: Vec<Range<usize>> = other.kept().map(|(_, kept)| kept).collect();
        let kept = self.kept().flat_map(move |(at, kept)| {
            let places = without(&kept, &shared);
            places.map(move |place| (at + place - kept.start, &self.imported.all[place]))
        });
        kept.chain(self.made())
    }

    fn stretch_at(&self, place: usize) -> Option<&Stretch> {
        let behind = match self.stretches.as_slice() {
            // Nearly always: nothing was corrected.
            [_] => 1,
            all => all.partition_point(|stretch| stretch.at <= place),
        };
        self.stretches.get(behind.checked_sub(1)?)
    }

    fn slice<'a>(&'a self, stretch: &'a Stretch) -> &'a [Exchange] {
        match &stretch.held {
            Held::Kept(kept) => &self.imported.all[kept.clone()],
            Held::Made(made) => made,
        }
    }

    /// All of them in a list that is shared with nobody.
    fn own(&mut self) -> &mut Vec<Exchange> {
        let is_imported = match self.stretches.as_slice() {
            [Stretch { held: Held::Kept(kept), .. }] => kept.len() == self.imported.all.len(),
            all => all.is_empty() && self.imported.all.is_empty(),
        };
        if !is_imported {
            *self = self.iter().cloned().collect();
        }
        let imported = Arc::make_mut(&mut self.imported);
        imported.ids.take();
        &mut imported.all
    }
}

impl Imported {
    fn ids(&self) -> &[(ExchangeId, u32)] {
        self.ids.get_or_init(|| {
            let mut ids = Vec::with_capacity(self.all.len());
            // No session has more than that.
            ids.extend(self.all.iter().map(|one| one.id.clone()).zip(0..u32::MAX));
            ids.sort_unstable();
            ids
        })
    }
}

/// The places of a range that are in none of these, which stand in order and apart.
fn without(range: &Range<usize>, others: &[Range<usize>]) -> impl Iterator<Item = usize> + use<> {
    let mut from = range.start;
    let mut left = Vec::with_capacity(others.len() + 1);
    for other in others {
        left.push(from..other.start.min(range.end));
        from = from.max(other.end);
    }
    left.push(from..range.end);
    left.into_iter().flatten()
}

impl From<Vec<Exchange>> for Exchanges {
    fn from(all: Vec<Exchange>) -> Self {
        let places = 0..all.len();
        let imported = Arc::new(Imported { all, ids: OnceLock::new() });
        let mut list = Self { imported, ..Self::default() };
        list.keep(places);
        list
    }
}

impl FromIterator<Exchange> for Exchanges {
    fn from_iter<I: IntoIterator<Item = Exchange>>(all: I) -> Self {
        all.into_iter().collect::<Vec<Exchange>>().into()
    }
}

impl Index<usize> for Exchanges {
    type Output = Exchange;

    fn index(&self, place: usize) -> &Exchange {
        let stretch = self.stretch_at(place).unwrap_or(&self.stretches[0]);
        &self.slice(stretch)[place - stretch.at]
    }
}

impl IndexMut<usize> for Exchanges {
    /// What is shared with another list is copied first.
    fn index_mut(&mut self, place: usize) -> &mut Exchange {
        &mut self.own()[place]
    }
}

impl PartialEq for Exchanges {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<'a> IntoIterator for &'a Exchanges {
    type Item = &'a Exchange;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Exchanges {
    type Item = &'a mut Exchange;
    type IntoIter = std::slice::IterMut<'a, Exchange>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl Serialize for Exchanges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Exchanges {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        gathered(deserializer).map(Self::from)
    }
}

/// Exchanges one after the other.
#[derive(Debug, Clone)]
pub struct Iter<'a> {
    exchanges: &'a Exchanges,
    places: Range<usize>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a Exchange;

    fn next(&mut self) -> Option<Self::Item> {
        self.places.next().and_then(|place| self.exchanges.get(place))
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.places.nth(n).and_then(|place| self.exchanges.get(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.places.next_back().and_then(|place| self.exchanges.get(place))
    }
}

impl ExactSizeIterator for Iter<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transcript::{sample, understand};

    fn imported() -> Exchanges {
        let (name, bytes) = sample();
        understand(name, bytes).unwrap().exchanges
    }

    /// The list with its third and fourth exchanges replaced by one of another number.
    fn corrected(from: &Exchanges) -> Exchanges {
        let mut list = from.emptied();
        list.keep(0..1);
        list.keep(1..2);
        list.push(Exchange { number: Some(Box::new("3+4".into())), ..from[2].clone() });
        list.keep(4..from.len());
        list
    }

    #[test]
    fn a_corrected_list_holds_what_was_kept_and_made_in_order() {
        let imported = imported();
        let list = corrected(&imported);
        assert_eq!(list.len(), imported.len() - 1);
        let places: Vec<Option<usize>> = (0..5).map(|place| list.imported_place(place)).collect();
        assert_eq!(places, [Some(0), Some(1), None, Some(4), Some(5)]);
        let one_by_one: Vec<&Exchange> = (0..list.len()).map(|place| &list[place]).collect();
        assert_eq!(list.iter().collect::<Vec<_>>(), one_by_one);
        let backwards: Vec<&Exchange> = list.iter().rev().collect();
        assert_eq!(backwards.into_iter().rev().collect::<Vec<_>>(), one_by_one);
        assert_eq!(list.range(1..4).collect::<Vec<_>>(), one_by_one[1..4]);
        assert_eq!(list.iter().nth(3), Some(&imported[4]));
        assert_eq!((list.first(), list.last()), (imported.first(), imported.last()));
        assert_eq!(list.get(list.len()), None);
    }

    #[test]
    fn what_is_kept_is_shared() {
        let imported = imported();
        let list = corrected(&imported);
        assert!(std::ptr::eq(&raw const list[3], &raw const imported[4]));
    }

    #[test]
    fn a_change_of_a_list_leaves_the_others_alone() {
        let imported = imported();
        let mut list = corrected(&imported);
        list[0].guess = !imported[0].guess;
        assert_ne!(list[0].guess, imported[0].guess);
        list.retain(|one| one.number.is_some());
        assert_eq!(
            list.iter().map(|one| one.number.as_deref()).collect::<Vec<_>>(),
            [Some(&"3+4".to_owned())]
        );
        let mut copy = imported.clone();
        copy.iter_mut().for_each(|one| one.turns.clear());
        assert!(!imported[0].turns.is_empty());
    }

    #[test]
    fn what_was_made_at_an_end_of_the_list_is_changed_as_well() {
        let imported = imported();
        let made = |at: usize| Exchange { guess: true, ..imported[at].clone() };
        let last = imported.len() - 1;
        let (mut first_made, mut last_made) = (imported.emptied(), imported.emptied());
        first_made.push(made(0));
        first_made.keep(1..last + 1);
        last_made.keep(0..last);
        last_made.push(made(last));
        for mut list in [first_made, last_made] {
            list.iter_mut().for_each(|one| one.number = Some(Box::new("7".into())));
            assert!(list.iter().all(|one| one.number.is_some()));
            assert!(imported.iter().all(|one| one.number.is_none()));
        }
    }

    #[test]
    fn equal_lists_are_those_of_equal_exchanges() {
        let imported = imported();
        let list = corrected(&imported);
        assert_eq!(list, list.iter().cloned().collect());
        assert_ne!(list, imported);
    }

    #[test]
    fn the_place_behind_all_that_stand_before_is_found() {
        let list = corrected(&imported());
        for place in 0..=list.len() {
            let is_before =
                |one: &Exchange| list.iter().position(|other| other == one) < Some(place);
            assert_eq!(list.partition_point(is_before), place);
        }
    }
}
