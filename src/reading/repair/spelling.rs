//! How near two words are in their letters.

/// How many letters have to be added, dropped or changed to make `a` into `b` (V. I. Levenshtein, "Binary codes
/// capable of correcting deletions, insertions, and reversals", 1966).
pub(super) fn edits(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, mine) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, theirs) in b.iter().enumerate() {
            let changed = diagonal + usize::from(mine != theirs);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

/// True where `heard` may be a slip for `meant`: few other letters, and not just another ending, as *columnar* and
/// *column* have. A last letter may be missing.
pub(super) fn is_slip(heard: &str, meant: &str) -> bool {
    let allowed = if meant.len() < 8 { 1 } else { 2 };
    let is_short_of_one = meant.strip_prefix(heard).is_some_and(|rest| rest.len() == 1);
    let ends_alike = heard.bytes().last() == meant.bytes().last();
    let is_longer_form = heard.ends_with(meant) || heard.starts_with(meant);
    heard.len() > 4
        && (ends_alike || is_short_of_one)
        && !is_longer_form
        && edits(heard, meant) <= allowed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_keep_the_ending() {
        assert_eq!(edits("skreed", "screed"), 1);
        for (heard, meant) in
            [("skreed", "screed"), ("capsul", "capsule"), ("consinement", "consignment")]
        {
            assert!(is_slip(heard, meant), "{heard}");
        }
        for (heard, meant) in [
            ("columnar", "column"),
            ("unmount", "mount"),
            ("performant", "performance"),
            ("dev", "dive"),
        ] {
            assert!(!is_slip(heard, meant), "{heard}");
        }
    }
}
