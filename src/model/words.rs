//! Words of a source, verbatim: as a part of a text that all parts of it share, where they come out of one.
//!
//! A session holds every word of its source. Where each turn is a part of the one text, that text is the only copy
//! there is of it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A part of a text that is shared, or a text of its own.
#[derive(Clone)]
pub struct Words(Held);

#[derive(Clone)]
enum Held {
    Own(Box<str>),
    Part { text: Arc<String>, start: u32, end: u32 },
}

impl Words {
    /// The part of `text` over `range`; without any words where that is none of its parts.
    #[must_use]
    pub fn of(text: &Arc<String>, range: Range<usize>) -> Self {
        let Some(part) = text.get(range.clone()) else { return Self::default() };
        match (u32::try_from(range.start), u32::try_from(range.end)) {
            (Ok(start), Ok(end)) => Self(Held::Part { text: Arc::clone(text), start, end }),
            // No source is as long as that.
            _ => part.into(),
        }
    }

    /// A text that everything cloned from it shares.
    #[must_use]
    pub fn shared(text: String) -> Self {
        let all = 0..text.len();
        Self::of(&Arc::new(text), all)
    }

    /// A part of these words; without any where `range` is none.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        match &self.0 {
            Held::Own(text) => text.get(range).unwrap_or_default().into(),
            Held::Part { text, start, end } => {
                let (start, end) = (*start as usize, *end as usize);
                let (from, to) = (start + range.start, start + range.end);
                if to <= end { Self::of(text, from..to) } else { Self::default() }
            }
        }
    }

    /// How long they are, in bytes. The text that they are part of is not looked at.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Own(text) => text.len(),
            Held::Part { start, end, .. } => (end - start) as usize,
        }
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Own(text) => text,
            Held::Part { text, start, end } => {
                text.get(*start as usize..*end as usize).unwrap_or_default()
            }
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        String::new().into()
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self(Held::Own(text.into()))
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Words {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Words {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Words {}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Words {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_worth_as_much_as_its_words() {
        let text = Arc::new(String::from("Zoë said yes"));
        let part = Words::of(&text, 5..9);
        assert_eq!((part.as_str(), part.len()), ("said", 4));
        assert_eq!(part, Words::from("said"));
        assert_eq!(serde_json::to_string(&part).unwrap(), "\"said\"");
        assert_eq!(serde_json::from_str::<Words>("\"said\"").unwrap(), part);
        assert_eq!(part.part(1..3), "ai");
        assert_eq!(part.part(1..9), "");
        assert_eq!(Words::from("said").part(1..3), "ai");
        assert_eq!(size_of::<Words>(), 24);
        // Not on the bounds of a character, and behind the end.
        assert_eq!(Words::of(&text, 0..3), "");
        assert_eq!(Words::of(&text, 9..99), "");
    }
}
