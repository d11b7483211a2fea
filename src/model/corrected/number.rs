//! Numbers of exchanges as shown: a split of 4 makes 4a and 4b, a merge of 4 and 5 makes 4+5, and no other
//! number changes.

use std::collections::BTreeSet;

/// Where something begins: the exchange as imported, and the byte of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Beginning {
    pub(super) exchange: usize,
    pub(super) byte: usize,
}

/// So many parts of a number are written out.
const WRITTEN_OUT: usize = 2;

/// The number of one exchange: what stands in it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    parts: Vec<Part>,
}

/// An exchange as it was first numbered, or one of the parts it was cut into.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    base: usize,
    letter: Option<usize>,
    begins: Beginning,
}

/// The letters that are taken, by base.
pub(super) type Letters = BTreeSet<(usize, usize)>;

impl Number {
    /// The exchange that is the `base`-th, counted from 1, and begins at this place.
    pub(super) fn first(base: usize, begins: Beginning) -> Self {
        Self { parts: vec![Part { base, letter: None, begins }] }
    }

    /// Cuts the number where its exchange is cut. A part that is cut itself gets letters that nobody has had.
    pub(super) fn split_off(&mut self, at: Beginning, taken: &mut Letters) -> Self {
        let keep = self.parts.partition_point(|part| part.begins < at).max(1);
        let mut rest = self.parts.split_off(keep);
        if rest.first().is_none_or(|part| part.begins > at)
            && let Some(last) = self.parts.last_mut()
        {
            let base = last.base;
            if last.letter.is_none() {
                last.letter = Some(next_letter(base, taken));
            }
            let letter = Some(next_letter(base, taken));
            rest.insert(0, Part { base, letter, begins: at });
        }
        Self { parts: rest }
    }

    /// Joins the number of the exchange that follows. Where all parts of one are together again, it is whole.
    pub(super) fn join(&mut self, later: Self, taken: &mut Letters) {
        self.parts.extend(later.parts);
        let bases: BTreeSet<usize> = self.parts.iter().map(|part| part.base).collect();
        for base in bases {
            let is_part = |part: &&Part| part.base == base && part.letter.is_some();
            let here = self.parts.iter().filter(is_part).count();
            if here > 0 && here == taken.iter().filter(|(of, _)| *of == base).count() {
                taken.retain(|(of, _)| *of != base);
                let mut is_first = true;
                self.parts.retain_mut(|part| {
                    let kept = part.base != base || std::mem::take(&mut is_first);
                    if part.base == base {
                        part.letter = None;
                    }
                    kept
                });
            }
        }
    }

    /// Where its exchange begins.
    pub(super) fn begins(&self) -> Beginning {
        self.parts.first().map(|part| part.begins).unwrap_or_default()
    }

    /// The place of the exchange as imported that alone has this number and always had; `None` for any other number.
    pub(super) fn as_imported(&self) -> Option<usize> {
        let begins = self.begins();
        (*self == Self::first(begins.exchange + 1, begins)).then_some(begins.exchange)
    }

    /// As shown.
    pub(super) fn shown(&self) -> String {
        let shown: Vec<String> = self.parts.iter().map(Part::shown).collect();
        match shown.as_slice() {
            [first, .., last] if shown.len() > WRITTEN_OUT => format!("{first}…{last}"),
            shown => shown.join("+"),
        }
    }
}

impl Part {
    fn shown(&self) -> String {
        format!("{}{}", self.base, self.letter.map_or_else(String::new, letters))
    }
}

fn next_letter(base: usize, taken: &mut Letters) -> usize {
    let next = taken.iter().filter(|(of, _)| *of == base).map(|(_, letter)| letter + 1).max();
    let letter = next.unwrap_or(0);
    taken.insert((base, letter));
    letter
}

/// `a` to `z`, then `aa`, `ab` and on.
fn letters(nth: usize) -> String {
    let last = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    match (nth / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", letters(before)),
        None => last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(byte: usize) -> Beginning {
        Beginning { exchange: 3, byte }
    }

    #[test]
    fn parts_get_letters_that_stay() {
        let mut taken = Letters::new();
        let mut four = Number::first(4, at(0));
        let mut second = four.split_off(at(50), &mut taken);
        assert_eq!((four.shown().as_str(), second.shown().as_str()), ("4a", "4b"));
        let middle = four.split_off(at(20), &mut taken);
        assert_eq!((four.shown().as_str(), middle.shown().as_str()), ("4a", "4c"));
        let last = second.split_off(at(70), &mut taken);
        assert_eq!(last.shown(), "4d");
    }

    #[test]
    fn a_merge_is_a_sum_and_whole_again_where_all_parts_are_together() {
        let mut taken = Letters::new();
        let mut four = Number::first(4, at(0));
        let rest = four.split_off(at(50), &mut taken);
        let mut five = Number::first(5, at(80));
        five.join(Number::first(6, at(120)), &mut taken);
        assert_eq!(five.shown(), "5+6");
        four.join(rest, &mut taken);
        assert_eq!(four.shown(), "4");
        four.join(five, &mut taken);
        assert_eq!(four.shown(), "4…6");
        let back = four.split_off(at(80), &mut taken);
        assert_eq!((four.shown().as_str(), back.shown().as_str()), ("4", "5+6"));
    }

    #[test]
    fn there_is_always_another_letter() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
