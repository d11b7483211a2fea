//! The outline of a JSON document: the keys of its upper levels, with everything else skipped.
//!
//! The first few elements stand for a list. A budget bounds what a hostile document can cost.

use super::raw::Raw;
use super::record::{List, Record};

/// How deep the outline goes, lists and objects counted.
const DEPTH: usize = 8;

/// How many elements stand for a list.
const ELEMENTS: usize = 8;

/// How many values are looked at altogether.
const BUDGET: usize = 4000;

/// What a value is made of.
#[derive(Debug, PartialEq)]
pub(super) enum Outline {
    /// A string, a number, a truth value or null; or a value that was not looked into.
    Leaf,
    /// The outlines of the first elements.
    List(Vec<Outline>),
    /// The keys, with the outline of each one's value.
    Object(Vec<(String, Outline)>),
}

impl Outline {
    /// The outline of `raw`.
    pub(super) fn of(raw: Raw<'_>) -> Self {
        sketch(raw, DEPTH, &mut BUDGET.clone())
    }

    /// What stands under `key` of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The entries of an object; none for anything else.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// The keys of an object; none for anything else.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries().iter().map(|(key, _)| key.as_str())
    }

    /// True where a value stands under `path`, keys with points between them. Lists are looked
    /// through: `results.words` is found in `{"results": [{"words": …}]}` too.
    pub(super) fn has(&self, path: &str) -> bool {
        let (key, rest) = path.split_once('.').unwrap_or((path, ""));
        match self {
            Self::Leaf => false,
            Self::List(elements) => elements.iter().any(|element| element.has(path)),
            Self::Object(entries) => entries
                .iter()
                .any(|(name, value)| name == key && (rest.is_empty() || value.has(rest))),
        }
    }

    /// True where all of `paths` are there.
    pub(super) fn has_all(&self, paths: &[&str]) -> bool {
        paths.iter().all(|path| self.has(path))
    }
}

fn sketch(raw: Raw<'_>, depth: usize, budget: &mut usize) -> Outline {
    if depth == 0 || *budget == 0 {
        return Outline::Leaf;
    }
    *budget -= 1;
    if raw.is_list() {
        let elements = raw.read::<List<'_, ELEMENTS>>().map(|list| list.0).unwrap_or_default();
        return Outline::List(
            elements.into_iter().map(|element| sketch(element, depth - 1, budget)).collect(),
        );
    }
    match raw.is_object().then(|| raw.read::<Record<'_>>()).flatten() {
        Some(record) => Outline::Object(
            record
                .into_entries()
                .map(|(key, value)| (key.into_owned(), sketch(value, depth - 1, budget)))
                .collect(),
        ),
        None => Outline::Leaf,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Outline {
        Outline::of(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn paths_look_through_lists() {
        let outline = outline(r#"{"a":[{"b":1},{"c":{"d":[[{"e":null}]]}}],"f":"\ud800"}"#);
        assert!(outline.has_all(&["a", "a.b", "a.c", "a.c.d.e", "f"]));
        assert!(!["b", "a.e", "a.b.c", "f.a", ""].iter().any(|path| outline.has(path)));
        assert_eq!(outline.keys().collect::<Vec<_>>(), ["a", "f"]);
    }

    #[test]
    fn depth_and_breadth_cost_little() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(matches!(outline(&deep), Outline::List(_)));
        let wide = format!("[{}0]", "[[0,0,0],[0,0,0],[0,0,0]],".repeat(10_000));
        assert!(matches!(outline(&wide), Outline::List(elements) if elements.len() == ELEMENTS));
    }
}
