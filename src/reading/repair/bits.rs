//! A table of bits that tells most keys apart from those that were put in, at once.

/// A bit for each key that was put in; others may share it.
#[derive(Debug, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    /// How far a key's hash is shifted, so that what is left is a bit of the table.
    shift: u32,
}

/// So many bits for each key: one key in so many that were not put in is taken for one that was.
const ROOM: usize = 16;

impl Bits {
    /// The table for these keys.
    pub(super) fn of(keys: impl ExactSizeIterator<Item = u64>) -> Self {
        let bits = (keys.len() * ROOM).next_power_of_two().max(64);
        let mut table = Self { words: vec![0; bits / 64], shift: 64 - bits.trailing_zeros() };
        for key in keys {
            let (word, bit) = table.place(key);
            table.words[word] |= bit;
        }
        table
    }

    /// False where `key` was never put in.
    #[inline]
    pub(super) fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.words.get(word).is_some_and(|bits| bits & bit != 0)
    }

    #[inline]
    fn place(&self, key: u64) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        (usize::try_from(hash >> 6).unwrap_or(0), 1 << (hash & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_held_and_most_else_is_not() {
        let put_in: Vec<u64> = (0..500).map(|key| key * key + 7).collect();
        let table = Bits::of(put_in.iter().copied());
        assert!(put_in.iter().all(|key| table.may_hold(*key)));
        let others = (1_000_000..1_001_000).filter(|key| table.may_hold(*key)).count();
        assert!(others < 200, "{others}");
        assert!(!Bits::default().may_hold(0) && !Bits::of(std::iter::empty()).may_hold(7));
    }
}
