//! The report laid over the screen as it would be handed out: what it shows, and when it has to be written anew.

use crate::report::{Format, Manner};
use crate::text::{Row, safe_block, wrap};

use super::composing::Order;
use super::movement::Scroll;
use super::{App, Effect, Mode, sheet};

/// The preview of a report.
#[derive(Debug)]
pub struct Preview {
    pub(crate) manner: Manner,
    /// The first visible row.
    pub top: usize,
    /// What is shown; `None` while it is written.
    pub page: Option<Page>,
    /// What `page` was made of, or will be.
    basis: Option<Basis>,
    is_being_written: bool,
}

/// All that the rows of a preview depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Basis {
    manner: Manner,
    /// Columns.
    pub(crate) width: u16,
    /// The revision of the review, and the state of the marks.
    state: (u64, u64),
}

/// A report laid out in rows.
#[derive(Debug)]
pub struct Page {
    text: String,
    rows: Vec<Row>,
}

impl Page {
    pub(crate) fn new(report: &str, width: u16) -> Self {
        let text = safe_block(report.trim_end_matches('\n')).into_owned();
        let rows = wrap(&text, width.max(1));
        Self { text, rows }
    }

    /// The words of each row from `top` on.
    pub fn rows_from(&self, top: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().skip(top).map(|row| &self.text[row.start..row.end])
    }

    /// How many rows stand below the first `count`.
    #[must_use]
    pub fn below(&self, count: usize) -> usize {
        self.rows.len().saturating_sub(count)
    }
}

impl Preview {
    pub(crate) fn new(manner: Manner) -> Self {
        Self { manner, top: 0, page: None, basis: None, is_being_written: false }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> String {
        let manner = self.manner;
        let mut title = format!("Report as {}", name(manner.format));
        let additions = [
            (manner.format == Format::Html, "its words"),
            (manner.anonymous, "names masked"),
            (manner.answers, "with the answers"),
        ];
        for (_, words) in additions.into_iter().filter(|(is_said, _)| *is_said) {
            title.push_str(" · ");
            title.push_str(words);
        }
        title
    }
}

/// What a form is called on screen.
pub(super) fn name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown",
        Format::Text => "plain text",
        Format::Html => "HTML",
        Format::Csv => "CSV",
        Format::Json => "JSON",
    }
}

impl App {
    /// Has the report that lies over the screen written, where it is not what it would be by now.
    pub(super) fn keep_preview(&mut self) -> Vec<Effect> {
        let width = sheet::overlay_area(self.layout.body).width;
        let revision = self.saving.latest();
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let Some(Mode::Preview(preview)) = self.modes.last_mut() else { return Vec::new() };
        let manner = preview.manner;
        let basis = Basis { manner, width, state: (revision, sitting.dressing) };
        if preview.basis.as_ref().is_some_and(|before| before.manner != manner) {
            preview.page = None;
        }
        if preview.is_being_written || preview.basis.as_ref() == Some(&basis) {
            return Vec::new();
        }
        preview.basis = Some(basis.clone());
        preview.is_being_written = true;
        self.compose(manner, Order::Show(basis))
    }

    /// The report is there. Where another one is wanted by now, that is written next.
    pub(super) fn show_page(&mut self, basis: &Basis, page: Page) {
        let height = usize::from(sheet::overlay_area(self.layout.body).height);
        let preview = self.modes.iter_mut().find_map(|mode| match mode {
            Mode::Preview(preview) => Some(preview),
            _ => None,
        });
        if let Some(preview) = preview.filter(|preview| preview.basis.as_ref() == Some(basis)) {
            preview.is_being_written = false;
            if preview.manner == basis.manner {
                preview.top = preview.top.min(page.below(height));
                preview.page = Some(page);
            }
        }
    }

    pub(super) fn scroll_preview(&mut self, scroll: Scroll) {
        let height = usize::from(sheet::overlay_area(self.layout.body).height);
        if let Some(Mode::Preview(preview)) = self.modes.last_mut() {
            let last = preview.page.as_ref().map_or(0, |page| page.below(height));
            preview.top = scroll.from(preview.top, height, last);
        }
    }
}
