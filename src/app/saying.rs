//! How many rows a message takes, and what it lies over until the next key.

use crate::text::{self, safe_line};

use super::layout::Shape;
use super::{App, Message};

/// A message is a sentence, not a page. Where there are twelve rows in all it leaves most of them to the answer,
/// unless something went wrong: then what can be done about it stands at its end.
const MOST: (usize, usize) = (2, 5);

impl App {
    /// How many rows this message may take.
    #[must_use]
    pub fn most_rows(&self, message: &Message) -> usize {
        let is_brief = self.layout.shape == Shape::Tiny && !message.is_error;
        if is_brief { MOST.0 } else { MOST.1 }
    }

    /// How many rows at the end of the body the message lies over. One of a single row lies over none.
    pub(crate) fn rows_under_message(&self) -> u16 {
        let Some(message) = self.message.as_ref().filter(|_| self.import.is_none()) else {
            return 0;
        };
        let room = self.layout.footer.width.saturating_sub(2);
        let rows = text::wrap(&safe_line(&message.text), room).len().min(self.most_rows(message));
        let above = u16::try_from(rows.saturating_sub(1)).unwrap_or(0);
        if above == 0 {
            return 0;
        }
        // A thin line stands above it.
        let top = self.layout.footer.y.saturating_sub(above + 1);
        self.layout.body.bottom().saturating_sub(top)
    }
}
