//! Plain words: English that everybody knows, and which is therefore no mis-heard name by itself.
//!
//! `assets/glossary/plain.txt` holds stems; the usual endings are taken off before a word is looked up.

use std::sync::OnceLock;

/// How well known a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Plain {
    /// Among the few thousand that make most of all speech.
    Frequent,
    /// English, but seldom said.
    Known,
    /// Not in the list: a name, a term, or mis-heard.
    Odd,
}

const LIST: &str = include_str!("../../../assets/glossary/plain.txt");

/// Words that hold a sentence together, and by themselves begin no name.
const FUNCTION: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "can", "could", "did", "do", "does", "for", "from", "get", "got", "had", "has", "have", "he",
    "her", "here", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like", "me", "more",
    "my", "no", "not", "now", "of", "off", "on", "one", "or", "our", "out", "over", "she", "so", "some", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us",
    "very", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    "s", "t", "m", "re", "ve", "ll", "d", "don", "yeah", "yes", "okay", "ok", "um", "uh", "er", "ah", "hmm",
];

/// Endings, and what stands in their place in the stem.
const ENDINGS: &[(&str, &str)] = &[
    ("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ily", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("ness", ""), ("ers", ""), ("ers", "e"), ("ings", ""),
    ("ings", "e"), ("able", ""), ("less", ""), ("ful", ""),
];

/// How well known `word` is, which is in lower case.
pub(super) fn plainness(word: &str) -> Plain {
    let list = list();
    if let Some(found) = list.get(word) {
        return found;
    }
    stems(word).filter_map(|stem| list.get(&stem)).min().unwrap_or(Plain::Odd)
}

/// True for English that everybody knows; `word` is in lower case.
pub(in crate::reading) fn is_plain_word(word: &str) -> bool {
    plainness(word) != Plain::Odd
}

/// True for words that hold a sentence together.
pub(in crate::reading) fn is_function_word(word: &str) -> bool {
    FUNCTION.contains(&word)
}

/// True where the two are one word with different endings: `router`, `routers`; `cache`, `cached`.
pub(super) fn same_stem(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long == short || stems(long).any(|stem| stem == short);
    // What both begin with is all but an ending of four letters, a letter that was doubled and one that was dropped.
    let common = a.bytes().zip(b.bytes()).take_while(|(one, other)| one == other).count();
    common > 0
        && common + 6 >= a.len().max(b.len())
        && (ends(a, b) || ends(b, a) || stems(a).any(|one| one.len() > 2 && stems(b).any(|other| other == one)))
}

/// What `word` may be made of.
fn stems(word: &str) -> impl Iterator<Item = String> {
    ENDINGS.iter().flat_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1);
        let made = stem.map(|stem| format!("{stem}{instead}"));
        made.into_iter().chain(stem.filter(|_| instead.is_empty()).and_then(single))
    })
}

/// `planned` comes from `plan`: the doubled letter made one.
fn single(stem: &str) -> Option<String> {
    let mut ends = stem.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    (last == before && stem.len() > 3).then(|| stem[..stem.len() - last.len_utf8()].to_owned())
}

/// The list in alphabetical order, searched in place: most sessions ask for a few hundred of its words.
struct Words {
    frequent: Vec<&'static str>,
    known: Vec<&'static str>,
}

impl Words {
    fn get(&self, word: &str) -> Option<Plain> {
        let is_in = |list: &[&str]| list.binary_search(&word).is_ok();
        if is_in(&self.frequent) {
            return Some(Plain::Frequent);
        }
        is_in(&self.known).then_some(Plain::Known)
    }
}

fn list() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let (frequent, known) = LIST.split_once("# known").unwrap_or((LIST, ""));
        let listed = |text: &'static str| text.split_ascii_whitespace();
        let mut frequent: Vec<_> = listed(frequent).chain(FUNCTION.iter().copied()).collect();
        let mut known: Vec<_> = listed(known).collect();
        frequent.sort_unstable();
        known.sort_unstable();
        Words { frequent, known }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_known_with_their_endings() {
        for word in ["the", "house", "houses", "planned", "making", "carried", "quickly"] {
            assert_eq!(plainness(word), Plain::Frequent, "{word}");
        }
        for word in ["kubernetes", "hepparin", "quantelo"] {
            assert_eq!(plainness(word), Plain::Odd, "{word}");
        }
        assert_eq!(plainness("tribunal"), Plain::Known);
    }

    #[test]
    fn endings_make_no_other_word() {
        assert!(same_stem("router", "routers") && same_stem("cached", "caching"));
        assert!(!same_stem("cash", "cache"));
    }
}
