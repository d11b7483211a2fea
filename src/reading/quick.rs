//! A quick hash for the many short words of a session, which nobody chooses to do harm.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`QuickHasher`]s.
pub(super) type Quick = BuildHasherDefault<QuickHasher>;

/// What a word hashes to. That two of the words of a session share all 64 bits is not to be expected.
#[inline]
pub(super) fn hash(word: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    let bytes = word.as_bytes();
    if let (Some(first), Some(last), ..=8) =
        (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes.len())
    {
        // Most words: all of their letters at once, some of them twice.
        let halves = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        hasher.mix(halves[0] << 32 | halves[1]);
    } else if let ([first, .., last], ..=3) = (bytes, bytes.len()) {
        // And most of the others.
        hasher.mix(u64::from_le_bytes([*first, bytes[1], *last, 0, 0, 0, 0, 0]));
    } else {
        hasher.write(bytes);
    }
    hasher.mix(word.len() as u64);
    hasher.finish()
}

/// Eight bytes at a time, each mixed in by one multiplication.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct QuickHasher(u64);

impl QuickHasher {
    #[inline]
    fn mix(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for QuickHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.mix(chunk.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            self.mix(rest.iter().fold(0, |so_far, byte| so_far << 8 | u64::from(*byte)));
        }
    }

    #[inline]
    fn write_u8(&mut self, value: u8) {
        self.mix(u64::from(value));
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        self.mix(value);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
