//! How names begin, so that most words of an answer are passed over at once.

/// How keys begin and which there are, a bit each, so that most words of an answer are passed over at once. Others
/// may share a bit: what is denied is sure, and what is allowed is looked up.
pub(super) struct Beginnings {
    begun: Vec<u64>,
    whole: Vec<u64>,
}

/// How many bits tell the beginnings, as a power of two; as many tell whole keys.
const BITS: u32 = 15;

/// A beginning is told by so many bytes at most.
pub(super) const BEGINNING: usize = 6;

impl Default for Beginnings {
    fn default() -> Self {
        Self { begun: vec![0; 1 << (BITS - 6)], whole: vec![0; 1 << (BITS - 6)] }
    }
}

impl Beginnings {
    /// Puts `key` in.
    pub(super) fn learn(&mut self, key: &str) {
        for length in 1..=key.len().min(BEGINNING) {
            let (word, bit) = Self::place(key.as_bytes()[..length].iter());
            self.begun[word] |= bit;
        }
        let (word, bit) = Self::place(key.as_bytes().iter());
        self.whole[word] |= bit;
    }

    /// False where no key begins with `text`, nor is its singular.
    pub(super) fn allow(&self, text: &str) -> bool {
        self.begin(text.as_bytes().iter().take(BEGINNING))
            || is_plural(text) && self.may_be(&text[..text.len() - 1])
    }

    /// False where no key begins with these bytes.
    pub(super) fn begin<'a>(&self, bytes: impl Iterator<Item = &'a u8>) -> bool {
        let (word, bit) = Self::place(bytes);
        self.begun[word] & bit != 0
    }

    /// False where no key is `text`.
    pub(super) fn may_be(&self, text: &str) -> bool {
        let (word, bit) = Self::place(text.as_bytes().iter());
        self.whole[word] & bit != 0
    }

    /// The word of the table and its bit. Case is no matter, as far as it is one bit of a byte.
    fn place<'a>(bytes: impl Iterator<Item = &'a u8>) -> (usize, u64) {
        let mixed = bytes.fold(0_u64, |so_far, byte| {
            (so_far ^ u64::from(byte | 0x20)).wrapping_mul(0x0100_0000_01b3)
        });
        let hash = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
        (usize::try_from(hash >> 6).unwrap_or(0), 1 << (hash & 63))
    }
}

/// True where `text` may be a name with an `s` behind it.
pub(super) fn is_plural(text: &str) -> bool {
    text.len() > 4 && text.ends_with(['s', 'S'])
}
