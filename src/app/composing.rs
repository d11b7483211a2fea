//! Reports written out: at once, or beside the loop where the session is so long that it takes a while.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Weak};

use crate::model::ids::ExchangeId;
use crate::model::review::Review;
use crate::model::rubric::{Plan, Rubric};
use crate::model::session::Session;
use crate::reading::{Reading, is_long};
use crate::report::{self, Format, Manner, Reviewed};

use super::preview::Page;
use super::sitting::Sitting;
use super::{App, Effect};

/// What a report is written for.
#[derive(Debug)]
pub(crate) enum Order {
    /// To be shown in so many columns, as long as it is wanted.
    Show { width: u16, wanted: Weak<()> },
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
    Shown(Weak<()>, Page),
    Copied(Manner, String),
    Written(PathBuf, String),
}

impl Composition {
    /// Writes it. That takes seconds for a document of 100 MB; what nobody waits for any more is broken off.
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
        let wanted = match &self.order {
            Order::Show { wanted, .. } => Some(wanted.clone()),
            Order::Copy | Order::Write(_) => None,
        };
        let is_wanted = || wanted.as_ref().is_none_or(|wish| wish.strong_count() > 0);
        self.order.done(self.manner, |manner| report::report_while(&reviewed, manner, &is_wanted))
    }

    /// True where it is to be written to a file.
    #[must_use]
    pub fn is_for_a_file(&self) -> bool {
        matches!(self.order, Order::Write(_))
    }
}

impl Composed {
    /// The file that it is to be written to, with its text; itself where it is for something else.
    ///
    /// # Errors
    ///
    /// Where it is to be shown or copied.
    pub fn into_file(self) -> Result<(PathBuf, String), Self> {
        match self.0 {
            Done::Written(path, report) => Ok((path, report)),
            other => Err(Self(other)),
        }
    }
}

impl Order {
    fn done(self, manner: Manner, write: impl FnOnce(Manner) -> String) -> Composed {
        Composed(match self {
            Self::Show { width, wanted } => {
                // Of an HTML file the words are shown, not the markup.
                let is_markup = manner.format == Format::Html;
                let format = if is_markup { Format::Text } else { manner.format };
                Done::Shown(wanted, Page::new(&write(Manner { format, ..manner }), width))
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
            if !matches!(composition.order, Order::Show { .. }) {
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
            Done::Shown(wanted, page) => {
                self.show_page(&wanted, page);
                Vec::new()
            }
            Done::Copied(manner, report) => self.copy_composed(manner, report),
            Done::Written(path, report) => vec![Effect::Write(path, report)],
        }
    }
}
