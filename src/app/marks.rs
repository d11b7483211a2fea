//! What was read in the session: marks on its words, and where its skills are named.

use std::ops::Range;

use crate::model::exchange::{Mark, Part, Span, Turn};
use crate::model::ids::ExchangeId;
use crate::reading::Reading;

use super::sitting::Sitting;

impl Sitting {
    /// The marks on an exchange; none until they are computed.
    #[must_use]
    pub fn marks(&self, id: &ExchangeId) -> &[Mark] {
        self.reading.marks.get(id).map_or(&[], Vec::as_slice)
    }

    /// Takes the marks and evidence that were computed.
    pub(crate) fn learn(&mut self, reading: Reading) {
        self.reads_on = false;
        self.reading = reading;
        let mut parts: Vec<(&Turn, usize)> = Vec::new();
        let read = self.positions_read();
        for (position, exchange) in read.clone().zip(self.session.exchanges.range(read)) {
            let answers = exchange.turns.iter().filter(|turn| turn.part == Part::Answer);
            parts.extend(answers.map(|turn| (turn, position)));
        }
        parts.sort_by_key(|(turn, _)| &turn.id);
        let position_of = |span: &Span| {
            let from = parts.partition_point(|(turn, _)| turn.id < span.turn);
            // A turn that was cut stands in more than one exchange.
            let mut parts = parts[from..].iter().take_while(|(turn, _)| turn.id == span.turn);
            parts.find(|(turn, _)| span.within(turn).is_some()).map(|(_, position)| *position)
        };
        let unclaimed = self.reading.unclaimed.iter().map(|one| &one.spans);
        let named_in = self
            .reading
            .evidence
            .iter()
            .chain(unclaimed)
            .map(|spans| {
                let mut positions: Vec<usize> = spans.iter().filter_map(position_of).collect();
                positions.dedup();
                positions
            })
            .collect();
        self.named_in = named_in;
        self.gather_repairs();
        self.dress_anew();
    }

    /// The positions of the exchanges whose marks are known.
    pub(crate) fn positions_read(&self) -> Range<usize> {
        let all = self.session.exchanges.len();
        let read = self.reading.within.clone().unwrap_or(0..all);
        read.start.min(all)..read.end.min(all)
    }

    /// True where the session is so long that it is read around the answer in focus alone.
    #[must_use]
    pub fn is_read_in_part(&self) -> bool {
        self.reading.within.is_some()
    }

    /// True, once, where the reviewer has gone out of what was read, and has to be read after.
    pub(crate) fn has_to_be_followed(&mut self) -> bool {
        let exchanges = self.session.exchanges.len();
        let is_at_edge = self.reading.is_at_its_edge(self.position(), exchanges);
        is_at_edge && !std::mem::replace(&mut self.reads_on, true)
    }

    /// The answers that name what a row of the Skills tab is about, as positions in the list, each once.
    #[must_use]
    pub fn named_in(&self, skill: usize) -> &[usize] {
        self.named_in.get(skill).map_or(&[], Vec::as_slice)
    }
}
