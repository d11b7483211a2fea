//! How near two words are in their letters.

/// The letters of one word or several in a row, as a number (R. M. Karp, M. O. Rabin, "Efficient randomized
/// pattern-matching algorithms", IBM J. Res. Dev. 31(2), 1987). That of two words is made of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spelling {
    /// The number.
    pub(super) hash: u64,
    /// What another spelling's is multiplied by when this one comes behind it.
    power: u64,
}

impl Default for Spelling {
    fn default() -> Self {
        Self { hash: 0, power: 1 }
    }
}

impl Spelling {
    /// That of `letters`.
    pub(super) fn of(letters: &str) -> Self {
        letters.bytes().fold(Self::default(), |so_far, byte| {
            so_far.then(Self { hash: u64::from(byte) + 1, power: 0x0100_0000_01b3 })
        })
    }

    /// That of the letters of both.
    pub(super) fn then(self, next: Self) -> Self {
        Self {
            hash: self.hash.wrapping_mul(next.power).wrapping_add(next.hash),
            power: self.power.wrapping_mul(next.power),
        }
    }
}

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
    fn letters_written_apart_are_the_same() {
        let [post, gres, both] = ["post", "gres", "postgres"].map(Spelling::of);
        assert_eq!(post.then(gres), both);
        assert_ne!(gres.then(post), both);
    }

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
