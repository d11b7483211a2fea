//! The beginning of a long document, looked at while the rest is being read: what it refuses, and how the whole
//! takes its place without the reader losing it.

use crate::command::Command;
use crate::model::exchange::Exchange;
use crate::model::ids::ExchangeId;
use crate::model::session::Session;

use super::search::Search;
use super::sitting::{Access, Remedy, Sitting, Spot, Tab};
use super::{App, Mode};

/// Why nothing can be changed yet.
const WHY: &str = "reading the rest · read-only until then";

impl Access {
    /// What may be done with the beginning of a document whose rest is being read: nothing but to look at it.
    #[must_use]
    pub fn until_the_rest_is_read() -> Self {
        Self::ReadOnly { why: WHY.into(), remedy: Remedy::Wait }
    }
}

impl Sitting {
    /// True where this is only the beginning of a document whose rest is being read.
    #[must_use]
    pub fn is_beginning(&self) -> bool {
        matches!(self.access, Access::ReadOnly { remedy: Remedy::Wait, .. })
    }

    /// True where nobody has gone anywhere yet.
    fn is_where_it_opened(&self) -> bool {
        self.place() == self.place_known
            && self.tab == Tab::Answers
            && self.jumps.is_empty()
            && self.search.is_none()
    }

    /// Goes to where the reader has got to in the `beginning` of the same document.
    fn go_on_from(&mut self, beginning: Self) {
        let whole = |id: &ExchangeId| {
            let exchange = beginning.session.exchange(id)?;
            exchange_at(&self.session, start_of(exchange)).map(|one| one.id.clone())
        };
        let tops = beginning.tops.iter().filter_map(|(id, top)| Some((whole(id)?, *top))).collect();
        let jumps = beginning.jumps.iter().filter_map(|spot| {
            let focus = whole(&spot.focus)?;
            Some(Spot { focus, ..spot.clone() })
        });
        let jumps = jumps.collect();
        let hit = beginning.search.as_ref().and_then(|search| search.hit.as_ref());
        let hit = hit.and_then(|(id, place)| Some((whole(id)?, place.clone())));
        if let Some(focus) = whole(&beginning.focus) {
            self.focus = focus;
        }
        (self.tops, self.jumps) = (tops, jumps);
        self.search = beginning.search.map(|search| Search::new(search.needle, hit));
        (self.tab, self.peeked_from) = (beginning.tab, beginning.peeked_from);
        (self.skill, self.skills_top) = (beginning.skill, beginning.skills_top);
        (self.card_row, self.card_top) = (beginning.card_row, beginning.card_top);
        (self.profile_top, self.profile_rows) = (beginning.profile_top, beginning.profile_rows);
    }
}

impl App {
    /// True where only the beginning of a document is shown, because the rest is being read.
    #[must_use]
    pub fn shows_a_beginning(&self) -> bool {
        self.sitting.as_ref().is_some_and(Sitting::is_beginning)
    }

    /// True for what would hand out the beginning as if it were the whole; says so.
    pub(crate) fn hands_out_a_beginning(&mut self, command: Command) -> bool {
        let hands_out = matches!(
            command,
            Command::Preview | Command::CopyReport | Command::CopyPreview | Command::WriteReport
        );
        hands_out && self.waits_for_the_rest()
    }

    /// True where something has to wait until the rest is read; says so.
    pub(crate) fn waits_for_the_rest(&mut self) -> bool {
        let waits = self.shows_a_beginning();
        if waits {
            self.warn(WHY);
        }
        waits
    }

    /// What the last line says beside that the rest is being read, which is over.
    pub(super) fn said_beside_the_wait(&mut self) -> Option<String> {
        let message = self.message.take_if(|message| message.text.ends_with(WHY))?;
        let said = message.text.strip_suffix(WHY)?.trim_end_matches([' ', '·']);
        (!said.is_empty()).then(|| said.to_owned())
    }

    /// The whole has taken the place of the `beginning`: goes on where the reader is, and in what lies over the
    /// screen. False where the reader has not gone anywhere yet.
    pub(super) fn go_on_from(&mut self, beginning: Sitting, modes: Vec<Mode>) -> bool {
        // The places of a choice are those of the answer as it was shown before.
        let stays = |mode: &Mode| !matches!(mode, Mode::Quote(_));
        self.modes = modes.into_iter().filter(stays).collect();
        let is_somewhere = !beginning.is_where_it_opened() || !self.modes.is_empty();
        if let Some(sitting) = self.sitting.as_mut().filter(|_| is_somewhere) {
            sitting.go_on_from(beginning);
        }
        is_somewhere
    }
}

/// The byte of the source at which an exchange begins.
fn start_of(exchange: &Exchange) -> u64 {
    exchange.turns.first().map_or(0, |turn| turn.bytes.start)
}

/// The exchange that holds this byte of the source.
fn exchange_at(session: &Session, byte: u64) -> Option<&Exchange> {
    let behind = session.exchanges.partition_point(|one| start_of(one) <= byte);
    session.exchanges.get(behind.saturating_sub(1))
}
