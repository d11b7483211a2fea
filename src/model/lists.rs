//! Lists, and fields by name, as they are read from a file: in no more room than they need.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// Reads a list without the room for more that lists have while they are read: most have one entry.
pub(super) fn fitted<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_seq(Fitted(PhantomData))
}

struct Fitted<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Fitted<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            if list.is_empty() {
                // A list that grows by itself has room for four at first: cut down, each leaves a gap in the memory.
                list.reserve_exact(1);
            }
            list.push(entry);
        }
        list.shrink_to_fit();
        Ok(list)
    }
}

/// The same for a list that never grows.
pub(super) fn fitted_slice<'de, D, T>(deserializer: D) -> Result<Box<[T]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    fitted(deserializer).map(Vec::into_boxed_slice)
}

/// Reads a list that is nothing at all where it is empty.
#[allow(clippy::box_collection, reason = "nearly all turns have none of it")]
pub(super) fn if_any<'de, D, T>(deserializer: D) -> Result<Option<Box<Vec<T>>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let list = Vec::deserialize(deserializer)?;
    Ok((!list.is_empty()).then(|| Box::new(list)))
}

/// Reads the fields that nothing else has taken, as nothing at all where there are none.
pub(super) fn fields_if_any<'de, D>(
    deserializer: D,
) -> Result<Option<Box<Map<String, Value>>>, D::Error>
where
    D: Deserializer<'de>,
{
    let fields = Map::deserialize(deserializer)?;
    Ok((!fields.is_empty()).then(|| Box::new(fields)))
}

#[cfg(test)]
mod tests {
    use crate::model::exchange::Span;

    #[test]
    fn a_span_keeps_the_fields_of_other_versions() {
        let plain = r#"{"turn":"t1","start":0,"end":2,"text":"um"}"#;
        let newer = r#"{"turn":"t1","start":0,"end":2,"text":"um","tone":{"calm":true}}"#;
        for (text, has_more) in [(plain, false), (newer, true)] {
            let span: Span = serde_json::from_str(text).unwrap();
            assert_eq!(span.extra.is_some(), has_more);
            assert_eq!(serde_json::to_string(&span).unwrap(), text);
        }
    }
}
