//! A text with pieces left out or put in, and the way back to the text itself.

use std::ops::Range;

use super::changes::Changes;

/// A piece of a text and what is shown in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Bytes of the text; empty where something is put in between.
    pub range: Range<usize>,
    /// What stands there instead; empty where the piece is left out.
    pub with: String,
}

/// A text as it is shown: with patches that never change the text itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dressed {
    text: String,
    changes: Changes,
}

impl Dressed {
    /// The text with these patches, which are brought into order; one that begins inside of another one is
    /// left out, and so is one that cuts a character.
    #[must_use]
    pub fn new(plain: String, mut patches: Vec<Patch>) -> Self {
        if patches.is_empty() {
            return Self { text: plain, changes: Changes::default() };
        }
        patches.sort_by_key(|patch| (patch.range.start, patch.range.end));
        let mut text = String::with_capacity(plain.len());
        let mut changes = Changes::default();
        let mut taken = 0;
        for Patch { range, with } in patches {
            let fits = range.start >= taken && plain.get(range.clone()).is_some();
            if !fits || (range.is_empty() && with.is_empty()) {
                continue;
            }
            text.push_str(&plain[taken..range.start]);
            let start = text.len();
            text.push_str(&with);
            taken = range.end;
            changes.push(range, start..text.len());
        }
        text.push_str(&plain[taken..]);
        Self { text, changes }
    }

    /// The text as shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// True where it is shown as it is.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.changes.is_empty()
    }

    /// Where a byte of the text is shown.
    #[must_use]
    pub fn to_shown(&self, plain: usize) -> usize {
        self.changes.to_copy(plain)
    }

    /// The byte of the text that is shown at this byte.
    #[must_use]
    pub fn to_plain(&self, shown: usize) -> usize {
        self.changes.to_original(shown)
    }

    /// Where a stretch of the text is shown.
    #[must_use]
    pub fn stretch_to_shown(&self, plain: &Range<usize>) -> Range<usize> {
        self.changes.stretch_to_copy(plain)
    }

    /// The stretch of the text that is shown in this stretch.
    #[must_use]
    pub fn stretch_to_plain(&self, shown: &Range<usize>) -> Range<usize> {
        self.changes.stretch_to_original(shown)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn patch(range: Range<usize>, with: &str) -> Patch {
        Patch { range, with: with.into() }
    }

    #[test]
    fn what_is_left_out_and_put_in_leads_back() {
        let plain = "a, uh, post guess b".to_owned();
        let dressed = Dressed::new(plain, vec![patch(17..17, " [Postgres]"), patch(1..6, "")]);
        assert_eq!(dressed.as_str(), "a post guess [Postgres] b");
        let shown = dressed.stretch_to_shown(&(7..17));
        assert_eq!(&dressed.as_str()[shown.clone()], "post guess");
        assert_eq!(dressed.stretch_to_plain(&shown), 7..17);
        assert_eq!(dressed.to_shown(3), 1, "what is left out leads to where it was");
        assert_eq!(dressed.to_plain(0), 0);
    }

    proptest! {
        #[test]
        fn places_outside_of_patches_go_there_and_back(
            words in prop::collection::vec("[a-zé]{1,4}", 1..12),
            gone in prop::collection::vec(any::<bool>(), 12),
        ) {
            let (mut plain, mut patches, mut kept) = (String::new(), Vec::new(), Vec::new());
            for (word, gone) in words.iter().zip(gone) {
                let start = plain.len();
                plain.push_str(word);
                plain.push(' ');
                if gone {
                    patches.push(patch(start..plain.len(), ""));
                } else {
                    kept.push(start..plain.len());
                }
            }
            let dressed = Dressed::new(plain.clone(), patches);
            for range in kept {
                let shown = dressed.stretch_to_shown(&range);
                prop_assert_eq!(&dressed.as_str()[shown.clone()], &plain[range.clone()]);
                prop_assert_eq!(dressed.stretch_to_plain(&shown), range);
            }
        }
    }
}
