//! Bold paragraphs and headings of a Word document, written as Markdown writes them where nothing else tells questions
//! from answers.
//!
//! In most documents bold and headings say nothing of the talk, and a name in bold is a name without it. So the signs
//! are set only where they carry the whole text, and no labels do.

use super::body::Dress;
use crate::transcript::{labels, page};

/// One part of the document's text: what stands in front of it, its lines, and their dress.
pub(super) struct Part {
    /// Line ends that part it from what stands above.
    pub(super) gap: &'static str,
    /// Its lines.
    pub(super) lines: String,
    /// How all of it is set apart.
    pub(super) dress: Option<Dress>,
}

/// The text of `parts`, with signs around dressed ones where they tell questions from answers.
pub(super) fn text(parts: &[Part]) -> String {
    let plain: String = parts.iter().flat_map(|part| [part.gap, part.lines.as_str()]).collect();
    if parts.iter().all(|part| part.signs().is_none()) {
        return plain;
    }
    let signed: String = parts.iter().map(Part::signed).collect();
    // Dress is looked at first: it is told by a few lines, labels by all of them.
    let carries = page::is_asked_in_dress(&signed) && labels::read(&plain).is_none();
    if carries { signed } else { plain }
}

/// Signs that Markdown would read among the words.
const SIGNS: &[char] = &['*', '_', '#', '`'];

impl Part {
    /// The signs in front of the lines and behind them.
    fn signs(&self) -> Option<(String, &'static str)> {
        let signs = match self.dress? {
            Dress::Bold => ("**".to_owned(), "**"),
            Dress::Heading(level) => (format!("{} ", "#".repeat(level)), ""),
        };
        (!self.lines.contains(SIGNS) && !self.lines.contains('\n')).then_some(signs)
    }

    fn signed(&self) -> String {
        let (before, behind) = self.signs().unwrap_or_default();
        format!("{}{before}{}{behind}", self.gap, self.lines)
    }
}
