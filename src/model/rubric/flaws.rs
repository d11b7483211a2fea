//! What is wrong in the text of a rubric, with its place. All of it is told at once, so that a rubric is mended in one
//! go.

use std::fmt;
use std::ops::Range;

use crate::model::lines::line_and_column;

/// Why a rubric cannot be used: all that was found, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct RubricError(pub Vec<RubricFlaw>);

impl fmt::Display for RubricError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, more)) = self.0.split_first() else { return Ok(()) };
        write!(f, "{first}")?;
        match more.len() {
            0 => Ok(()),
            more => write!(f, " (and {more} more: `candor rubric check` tells them)"),
        }
    }
}

/// One thing that is wrong in a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricFlaw {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong, and what was expected.
    pub message: String,
}

impl fmt::Display for RubricFlaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

/// What is wrong, and where: bytes of the text.
pub(super) struct Flaw {
    at: Range<usize>,
    message: String,
}

pub(super) type Checked<T> = Result<T, Flaw>;

/// What is wrong in the whole text. A part that is wrong is left out and does not keep the others from being read.
#[derive(Default)]
pub(super) struct Flaws(Vec<Flaw>);

impl Flaws {
    pub(super) fn add(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.0.push(Flaw { at, message: message.into() });
    }

    pub(super) fn keep<T>(&mut self, checked: Checked<T>) -> Option<T> {
        checked.map_err(|flaw| self.0.push(flaw)).ok()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order of the text, by line and column.
    pub(super) fn placed(mut self, text: &str) -> RubricError {
        self.0.sort_by_key(|flaw| flaw.at.start);
        RubricError(self.0.iter().map(|flaw| flaw.placed(text)).collect())
    }
}

pub(super) fn flaw<T>(at: Range<usize>, message: impl Into<String>) -> Checked<T> {
    Err(Flaw { at, message: message.into() })
}

impl Flaw {
    fn placed(&self, text: &str) -> RubricFlaw {
        let (line, column) = line_and_column(text, self.at.start);
        RubricFlaw { line, column, message: self.message.trim().replace('\n', ", ") }
    }
}
