//! Reports written out: at once, or beside the loop where the session is so long that it takes a while.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::ids::ExchangeId;
use crate::model::review::Review;
use crate::model::rubric::{Plan, Rubric};
use crate::model::session::Session;
use crate::reading::{Reading, is_long};
use crate::report::{self, Format, Manner, Reviewed};

use super::preview::{Basis, Page};
use super::sitting::Sitting;
use super::{App, Effect};

/// What a report is written for.
#[derive(Debug)]
pub(crate) enum Order {
    /// To be shown.
    Show(Basis),
    /// To be copied.
    Copy,
    /// To be written to a new file.
    Write(PathBuf),
}

/// A report that is to be written, with all that is needed for it.
#[derive(Debug)]
pub struct Composition {
    session: Arc<Session>,
    review: Review,
    rubric: Arc<Rubric>,
    plan: Plan,
    written: BTreeMap<ExchangeId, String>,
    reading: Reading,
    manner: Manner,
    order: Order,
}

/// A report, written.
#[derive(Debug)]
pub struct Composed(Done);

#[derive(Debug)]
enum Done {
    Shown(Basis, Page),
    Copied(Manner, String),
    Written(PathBuf, String),
}

impl Composition {
    /// Writes it. That takes a second for a document of 100 MB.
    #[must_use]
    pub fn compose(self) -> Composed {
        let reviewed = Reviewed {
            session: &self.session,
            review: &self.review,
            rubric: &self.rubric,
            plan: &self.plan,
            written: &self.written,
            reading: &self.reading,
        };
        self.order.done(self.manner, |manner| report::report(&reviewed, manner))
    }
}

impl Order {
    fn done(self, manner: Manner, write: impl FnOnce(Manner) -> String) -> Composed {
        Composed(match self {
            Self::Show(basis) => {
                // Of an HTML file the words are shown, not the markup.
                let is_markup = manner.format == Format::Html;
                let format = if is_markup { Format::Text } else { manner.format };
                let page = Page::new(&write(Manner { format, ..manner }), basis.width);
                Done::Shown(basis, page)
            }
            Self::Copy => Done::Copied(manner, write(manner)),
            Self::Write(path) => Done::Written(path, write(manner)),
        })
    }
}

impl Sitting {
    fn composition(&self, manner: Manner, order: Order) -> Composition {
        Composition {
            session: Arc::clone(&self.session),
            review: self.review.clone(),
            rubric: Arc::clone(&self.rubric),
            plan: self.plan.clone(),
            written: self.written.clone(),
            reading: self.reading.clone(),
            manner,
            order,
        }
    }
}

impl App {
    /// Has a report written. Nobody waits for that of a long session: other keys work meanwhile.
    pub(super) fn compose(&mut self, manner: Manner, order: Order) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        if is_long(&sitting.session) {
            let composition = Box::new(sitting.composition(manner, order));
            if !matches!(composition.order, Order::Show(_)) {
                self.say("the report is being written");
            }
            return vec![Effect::Compose(composition)];
        }
        let composed = order.done(manner, |manner| report::report(&sitting.reviewed(), manner));
        self.composed(composed)
    }

    /// A report is written: on with it.
    pub(crate) fn composed(&mut self, composed: Composed) -> Vec<Effect> {
        match composed.0 {
            Done::Shown(basis, page) => {
                self.show_page(&basis, page);
                Vec::new()
            }
            Done::Copied(manner, report) => self.copy_composed(manner, report),
            Done::Written(path, report) => vec![Effect::Write(path, report)],
        }
    }
}
