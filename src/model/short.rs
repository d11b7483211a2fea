//! Short text that stands in its place: a long session has hundreds of thousands of ids, and next to none has more
//! than a dozen characters.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// So many bytes stand in their place.
const ROOM: usize = 14;

/// A text that is mostly short.
#[derive(Clone)]
pub(super) enum Short {
    Here(u8, [u8; ROOM]),
    Elsewhere(Arc<String>),
}

impl Short {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Here(..) => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            Self::Elsewhere(text) => text,
        }
    }

    /// The bytes of the text, which are in the same order as texts are.
    fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Here(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Self::Elsewhere(text) => text.as_bytes(),
        }
    }
}

impl From<String> for Short {
    fn from(text: String) -> Self {
        let mut bytes = [0; ROOM];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(length)) => {
                room.copy_from_slice(text.as_bytes());
                Self::Here(length, bytes)
            }
            _ => Self::Elsewhere(Arc::new(text)),
        }
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Short {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Short {}

impl PartialOrd for Short {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Short {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Short {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_length_stays_what_it_is() {
        let texts: Vec<String> = (0..40).map(|length| "é1".repeat(length)).collect();
        for text in &texts {
            assert_eq!(Short::from(text.clone()).as_str(), text);
        }
        let mut sorted: Vec<Short> = texts.iter().rev().cloned().map(Short::from).collect();
        sorted.sort();
        assert!(sorted.iter().map(Short::as_str).eq(texts.iter().map(String::as_str)));
        assert_eq!(size_of::<Short>(), 16);
    }
}
