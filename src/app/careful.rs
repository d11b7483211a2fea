//! The warning above a note that names protected traits: the first with the reason, the others by their words.

use crate::reading::note_check::Warning;
use crate::text::{safe_line, wrap};

/// What a note should be looked at for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Careful {
    /// The first words that name a protected trait and the reason to leave them out, or what else there is to say.
    said: String,
    /// The first words that name each other trait.
    others: Vec<String>,
}

impl Careful {
    pub(crate) fn of(note: &str, warnings: Vec<Warning>) -> Option<Self> {
        let quoted = |one: &Warning| {
            let words = note.get(one.range.clone()).unwrap_or_default();
            format!("“{}”", safe_line(words))
        };
        let mut warnings = warnings.into_iter();
        let first = warnings.next()?;
        let said = format!("{} {}", quoted(&first), first.reason);
        let mut traits = vec![first.trait_named];
        let mut others = Vec::new();
        for warning in warnings {
            if !traits.contains(&warning.trait_named) {
                others.push(quoted(&warning));
                traits.push(warning.trait_named);
            }
        }
        Some(Self { said, others })
    }

    /// A sentence that is about no words of the note.
    pub(crate) fn only(sentence: &str) -> Self {
        Self { said: safe_line(sentence).into_owned(), others: Vec::new() }
    }

    /// The warning in at most `rows` rows, with as many of the other traits as there is room for.
    #[must_use]
    pub fn lines(&self, columns: u16, rows: usize) -> Vec<String> {
        let with = |named: usize| {
            let left = self.others.len() - named;
            let mut words = format!("careful: {}", self.said);
            let more = (left > 0).then(|| format!("{left} more"));
            for other in self.others[..named].iter().chain(&more) {
                words.push_str(" · ");
                words.push_str(other);
            }
            words
        };
        let in_rows = |words: String| -> Vec<String> {
            let rows = wrap(&words, columns);
            rows.iter().map(|row| words[row.start..row.end].trim_end().to_owned()).collect()
        };
        let whole = (0..=self.others.len()).rev().map(|named| in_rows(with(named)));
        whole.into_iter().find(|lines| lines.len() <= rows).unwrap_or_else(|| {
            let mut lines = in_rows(format!("careful: {}", self.said));
            let rest = lines.split_off(rows.saturating_sub(1));
            lines.push(rest.join(" "));
            lines
        })
    }
}
