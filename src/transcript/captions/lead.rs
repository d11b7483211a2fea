//! What may stand in front of the words of a line: a sign for a new speaker and a label. Whether a label is one
//! is decided by the whole file (`labels`).

use super::names::role;
use crate::transcript::talk::Role;

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Name: text`.
    Colon,
    /// `[Name]: text`, `(Name): text`.
    Closed,
    /// `[Name] text`.
    Bare,
    /// `(Name)`, alone in its line.
    Alone,
}

impl Shape {
    /// All of them, in order.
    pub(super) const ALL: [Self; 4] = [Self::Colon, Self::Closed, Self::Bare, Self::Alone];
}

/// A sign for a new speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `>>`.
    Arrows,
    /// `-`.
    Dash,
}

/// The front of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead<'t> {
    /// The sign, where one is there.
    pub(super) sign: Option<Sign>,
    /// The words behind the sign.
    pub(super) behind_sign: &'t str,
    /// What would be the label, and how it is written.
    pub(super) label: Option<(Shape, &'t str)>,
    /// The words behind the label; those behind the sign where no label is there.
    pub(super) words: &'t str,
}

/// A longer label is a sentence.
const LONGEST: usize = 100;

/// Takes the front of `line`, which is trimmed.
pub(super) fn lead(line: &str) -> Lead<'_> {
    let (sign, behind_sign) = sign(line);
    let found = enclosed(behind_sign).or_else(|| before_colon(behind_sign));
    let (label, words) = match found {
        Some((shape, label, words)) => (Some((shape, label)), words),
        None => (None, behind_sign),
    };
    Lead { sign, behind_sign, label, words }
}

fn sign(line: &str) -> (Option<Sign>, &str) {
    if let Some(rest) = line.strip_prefix(">>").or_else(|| line.strip_prefix('»')) {
        return (Some(Sign::Arrows), rest.trim_start_matches('>').trim_start());
    }
    match line.strip_prefix(['-', '–', '‐', '‑']) {
        Some(rest)
            if rest.starts_with(|c: char| {
                c.is_whitespace() || c.is_alphabetic() || matches!(c, '[' | '(' | '"' | '“' | '♪')
            }) =>
        {
            (Some(Sign::Dash), rest.trim_start())
        }
        _ => (None, line),
    }
}

type Found<'t> = (Shape, &'t str, &'t str);

/// A label in brackets.
fn enclosed(line: &str) -> Option<Found<'_>> {
    let (close, is_round) = match line.chars().next()? {
        '[' => (']', false),
        '(' => (')', true),
        _ => return None,
    };
    let end = line.find(close).filter(|end| *end <= LONGEST)?;
    let inner = line[1..end].trim();
    let label = inner.trim_end_matches([':', '：']).trim_end();
    if !label.contains(char::is_alphabetic) {
        return None;
    }
    let behind = line[end + 1..].trim_start();
    let (shape, words) = match behind.strip_prefix([':', '：']) {
        Some(words) => (Shape::Closed, words.trim_start()),
        None if label.len() < inner.len() => (Shape::Closed, behind),
        None if is_round && behind.is_empty() => (Shape::Alone, behind),
        None if is_round => return None,
        // `[Music]` is nobody.
        None if role(label) == Some(Role::Nobody) => return None,
        None => (Shape::Bare, behind),
    };
    Some((shape, label, words))
}

/// A label in front of a colon that ends the line or has white space or a capital behind it.
fn before_colon(line: &str) -> Option<Found<'_>> {
    let at = line.find([':', '：']).filter(|at| *at <= LONGEST)?;
    let label = line[..at].trim_end();
    let behind = line[at..].trim_start_matches([':', '：']);
    let spaced = behind.is_empty()
        || behind
            .starts_with(|c: char| c.is_whitespace() || !c.is_ascii_alphanumeric() && c != '/')
        || behind.starts_with(char::is_uppercase);
    (spaced && label.contains(char::is_alphanumeric))
        .then(|| (Shape::Colon, label, behind.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(line: &str) -> (Option<Sign>, Option<(Shape, &str)>, &str) {
        let lead = lead(line);
        (lead.sign, lead.label, lead.words)
    }

    #[test]
    fn labels_are_written_in_four_ways() {
        assert_eq!(front("Ann B (SL): hi"), (None, Some((Shape::Colon, "Ann B (SL)")), "hi"));
        assert_eq!(front("[Ann]: hi"), (None, Some((Shape::Closed, "Ann")), "hi"));
        assert_eq!(front("[Ann:] hi"), (None, Some((Shape::Closed, "Ann")), "hi"));
        assert_eq!(front("[Ann] hi"), (None, Some((Shape::Bare, "Ann")), "hi"));
        assert_eq!(front("(Ann)"), (None, Some((Shape::Alone, "Ann")), ""));
        assert_eq!(front(">> ANN: hi"), (Some(Sign::Arrows), Some((Shape::Colon, "ANN")), "hi"));
        assert_eq!(front("- Ann: hi"), (Some(Sign::Dash), Some((Shape::Colon, "Ann")), "hi"));
        assert_eq!(front(">>> hi"), (Some(Sign::Arrows), None, "hi"));
        assert_eq!(front("田中：はい"), (None, Some((Shape::Colon, "田中")), "はい"));
    }

    #[test]
    fn times_addresses_and_minus_signs_are_words() {
        for line in
            ["at 10:30 we", "https://x.org", "-5 degrees", "-- what", "(a) b", "[12] b", "a"]
        {
            assert_eq!(front(line), (None, None, line), "{line}");
        }
    }
}
