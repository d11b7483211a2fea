//! A moment of a recording.

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

/// A moment of a recording, in milliseconds from its start. One more than that is held, so that none at all is zero
/// and needs no room beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u64", into = "u64")]
pub struct Millis(NonZeroU64);

impl Millis {
    /// The milliseconds.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0.get() - 1
    }
}

impl From<u64> for Millis {
    fn from(ms: u64) -> Self {
        Self(NonZeroU64::MIN.saturating_add(ms))
    }
}

impl From<Millis> for u64 {
    fn from(millis: Millis) -> Self {
        millis.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_its_number_and_none_takes_no_room() {
        for ms in [0, 1, 60_100, u64::MAX - 1] {
            let millis: Millis = serde_json::from_str(&ms.to_string()).unwrap();
            assert_eq!(
                (millis.get(), serde_json::to_string(&millis).unwrap()),
                (ms, ms.to_string())
            );
        }
        assert_eq!(size_of::<Option<Millis>>(), 8);
    }
}
