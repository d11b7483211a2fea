//! Reviews written out for people and other programs. Pure: sessions, reviews and rubrics in, text out.
//!
//! `gather.rs` collects once what there is to say, as a view; the file of each format says it its own
//! way. `means.rs` lays out the numbers, `prose.rs` reads the Markdown of notes. Nothing of a transcript or a note
//! can become markup, link, formula or a control of the terminal: each format makes safe whatever it writes.

mod csv;
mod gather;
mod html;
mod json;
mod markdown;
pub mod means;
mod prose;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod view;

use std::collections::BTreeMap;

use crate::model::ids::ExchangeId;
use crate::model::review::Review;
use crate::model::rubric::{Plan, Rubric};
use crate::model::session::Session;
use crate::reading::Reading;

pub use json::write_visibly;
pub use text::answer;
pub use view::SCHEMA;

/// A review with all that a report of it needs.
#[derive(Debug, Clone, Copy)]
pub struct Reviewed<'a> {
    /// The session that was reviewed.
    pub session: &'a Session,
    /// The review.
    pub review: &'a Review,
    /// The rubric that it is scored by.
    pub rubric: &'a Rubric,
    /// What is to be scored of each exchange.
    pub plan: &'a Plan,
    /// Questions that reviewers wrote.
    pub written: &'a BTreeMap<ExchangeId, String>,
    /// The marks on the text.
    pub reading: &'a Reading,
}

/// How a report is written, and what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// The form.
    pub format: Format,
    /// True where the candidate's name, employers and schools are masked.
    pub anonymous: bool,
    /// True where the words of the answers stand in it, not the quotes alone.
    pub answers: bool,
    /// True where means stand in it although the overall recommendation is not given.
    pub early_means: bool,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Markdown, for a tracking system.
    #[default]
    Markdown,
    /// One HTML file, to be read, printed or kept as PDF.
    Html,
    /// Comma-separated values, a row for each score.
    Csv,
    /// JSON, as `assets/schema/report.json` describes it.
    Json,
    /// Plain text of at most 80 columns.
    Text,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Markdown, Self::Text, Self::Html, Self::Csv, Self::Json];

    /// The name on the command line, which also ends the name of a file.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }

    /// The format with this name on the command line.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.ending() == name)
    }
}

/// The report of a review.
#[must_use]
pub fn report(of: &Reviewed<'_>, manner: Manner) -> String {
    report_while(of, manner, &|| true)
}

/// The same, as long as somebody wants it: it ends with the answer at which that is no more so.
#[must_use]
pub fn report_while(of: &Reviewed<'_>, manner: Manner, is_wanted: &dyn Fn() -> bool) -> String {
    let view = gather::gather(of, manner, is_wanted);
    match manner.format {
        Format::Markdown => markdown::markdown(&view),
        Format::Html => html::html(&view),
        Format::Csv => csv::csv(&view),
        Format::Json => json::json(&view),
        Format::Text => text::text(&view),
    }
}
