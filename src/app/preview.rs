//! The report laid over the screen as it would be handed out: what it shows, and when it has to be written anew.

use std::sync::{Arc, Weak};

use crate::report::{Format, Manner};
use crate::text::{Row, row_of, safe_block, wrap};

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
    /// What is being written; given up, nobody wants it any more.
    wish: Option<Arc<()>>,
}

/// What the rows of a preview depend on in a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Basis {
    manner: Manner,
    /// Columns.
    width: u16,
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
        let text = safe_block(report.trim_end_matches(['\r', '\n'])).into_owned();
        let rows = wrap(&text, width.max(1));
        Self { text, rows }
    }

    /// The words of each row from `top` on.
    pub fn rows_from(&self, top: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().skip(top).map(|row| &self.text[row.start..row.end])
    }

    /// The row of this page where that of another page is: the same words at another width.
    fn row_like(&self, other: &Self, row: usize) -> usize {
        other.rows.get(row).map_or(0, |row| row_of(&self.rows, row.start))
    }

    /// How many rows stand below the first `count`.
    #[must_use]
    pub fn below(&self, count: usize) -> usize {
        self.rows.len().saturating_sub(count)
    }
}

impl Preview {
    pub(crate) fn new(manner: Manner) -> Self {
        Self { manner, top: 0, page: None, basis: None, wish: None }
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
    /// Lays a report over the screen, or shows another one where one lies there.
    pub(super) fn lay_preview(&mut self, manner: Manner) {
        if let Some(Mode::Preview(preview)) = self.modes.last_mut() {
            (preview.manner, preview.top) = (manner, 0);
        } else {
            self.modes.push(Mode::Preview(Box::new(Preview::new(manner))));
        }
    }

    /// Has the report that lies over the screen written, where it is not what it would be by now.
    pub(super) fn keep_preview(&mut self) -> Vec<Effect> {
        let width = sheet::overlay_area(self.layout.body).width;
        let revision = self.saving.latest();
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let Some(Mode::Preview(preview)) = self.modes.last_mut() else { return Vec::new() };
        let manner = preview.manner;
        let basis = Basis { manner, width, state: (revision, sitting.dressing) };
        if preview.basis.as_ref() == Some(&basis) {
            return Vec::new();
        }
        if preview.basis.as_ref().is_some_and(|before| before.manner != manner) {
            preview.page = None;
        }
        let wish = Arc::new(());
        let wanted = Arc::downgrade(&wish);
        (preview.basis, preview.wish) = (Some(basis), Some(wish));
        self.compose(manner, Order::Show { width, wanted })
    }

    /// A report is there. It is shown where it is still wanted; the place in it stays.
    pub(super) fn show_page(&mut self, wanted: &Weak<()>, page: Page) {
        let height = usize::from(sheet::overlay_area(self.layout.body).height);
        for mode in &mut self.modes {
            if let Mode::Preview(preview) = mode
                && preview.wish.as_ref().is_some_and(|wish| wanted.as_ptr() == Arc::as_ptr(wish))
            {
                let top = preview.page.as_ref().map(|before| page.row_like(before, preview.top));
                preview.top = top.unwrap_or(preview.top).min(page.below(height));
                (preview.page, preview.wish) = (Some(page), None);
                return;
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
