//! Lists as they are read from a file: in no more room than they need.

use serde::{Deserialize, Deserializer};

/// Reads a list without the room for more that lists have while they are read: most have one entry.
pub(super) fn fitted<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let mut list = Vec::deserialize(deserializer)?;
    list.shrink_to_fit();
    Ok(list)
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
