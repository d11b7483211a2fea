//! Objects whose keys differ from program to program, and the heads of lists.
//!
//! Chats and question lists come from everywhere: `speaker`, `Speaker Name` and `speakerName` are the
//! same key here.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::raw::Raw;

/// An object: its keys as written, each with its value.
#[derive(Debug, Default)]
pub(super) struct Record<'a>(Vec<(Cow<'a, str>, Raw<'a>)>);

/// More keys than any message has. Where there are more, the rest is not looked at.
const KEYS: usize = 256;

impl<'a> Record<'a> {
    /// The value under the first of `keys` that has one that `takes` something from. Keys are compared
    /// by their letters and digits, in lower case.
    pub(super) fn find<T>(
        &self,
        keys: &[&str],
        takes: impl Fn(Raw<'a>) -> Option<T>,
    ) -> Option<(&str, T)> {
        keys.iter().find_map(|wanted| {
            let mut named = self.0.iter().filter(|(key, _)| same_key(key, wanted));
            named.find_map(|(key, value)| Some((key.as_ref(), takes(*value)?)))
        })
    }

    /// Its entries, in the order of the source.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Raw<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), *value))
    }

    /// Its entries, given away.
    pub(super) fn into_entries(self) -> impl Iterator<Item = (Cow<'a, str>, Raw<'a>)> {
        self.0.into_iter()
    }
}

/// True where `key` is `wanted`, which is in lower case, but for case and signs.
pub(super) fn same_key(key: &str, wanted: &str) -> bool {
    let letters = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.eq(wanted.chars())
}

impl<'de: 'a, 'a> Deserialize<'de> for Record<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor(PhantomData))
    }
}

struct RecordVisitor<'a>(PhantomData<&'a ()>);

impl<'de: 'a, 'a> Visitor<'de> for RecordVisitor<'a> {
    type Value = Record<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record<'a>, A::Error> {
        let mut entries = Vec::new();
        while entries.len() < KEYS
            && let Some(Key(key)) = map.next_key()?
        {
            entries.push((key, map.next_value()?));
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Record(entries))
    }
}

/// A key, borrowed from the source where no escape stands in it.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

/// The first `N` elements of a list.
#[derive(Debug)]
pub(super) struct List<'a, const N: usize>(pub(super) Vec<Raw<'a>>);

impl<'de: 'a, 'a, const N: usize> Deserialize<'de> for List<'a, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

struct ListVisitor<'a, const N: usize>(PhantomData<&'a ()>);

impl<'de: 'a, 'a, const N: usize> Visitor<'de> for ListVisitor<'a, N> {
    type Value = List<'a, N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<'a, N>, A::Error> {
        let mut elements = Vec::new();
        while elements.len() < N
            && let Some(element) = seq.next_element()?
        {
            elements.push(element);
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(List(elements))
    }
}
