//! Plain words: English that everybody knows, and which is therefore no mis-heard name by itself.
//!
//! `assets/glossary/plain.txt` holds stems; the usual endings are taken off before a word is looked up.

use std::borrow::Cow;
use std::cmp::Ordering;

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

/// The frequent words and then the others, each part in alphabetical order.
const LIST: &str = include_str!("../../../assets/glossary/plain.txt");

/// Where the words begin that are not frequent.
const FREQUENT: usize = {
    let list = LIST.as_bytes();
    let mut at = 1;
    while list[at] != b'#' {
        at += 1;
    }
    at
};

/// Words that hold a sentence together, and by themselves begin no name; in alphabetical order.
const FUNCTION: &[&str] = &[
    "a", "about", "after", "ah", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "but", "by", "can", "could", "d", "did", "do", "does", "don", "er", "for", "from", "get", "got", "had",
    "has", "have", "he", "her", "here", "him", "his", "hmm", "how", "i", "if", "in", "into", "is", "it", "its",
    "just", "like", "ll", "m", "me", "more", "my", "no", "not", "now", "of", "off", "ok", "okay", "on", "one", "or",
    "our", "out", "over", "re", "s", "she", "so", "some", "t", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "too", "uh", "um", "up", "us", "ve", "very", "was", "we", "were",
    "what", "when", "where", "which", "who", "why", "will", "with", "would", "yeah", "yes", "you", "your",
];

/// Endings, and what stands in their place in the stem.
const ENDINGS: &[(&str, &str)] = &[
    ("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("ily", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("ness", ""), ("ers", ""), ("ers", "e"), ("ings", ""),
    ("ings", "e"), ("able", ""), ("less", ""), ("ful", ""),
];

/// How well known `word` is, which is in lower case.
pub(super) fn plainness(word: &str) -> Plain {
    if let Some(found) = listed(word) {
        return found;
    }
    stems(word).filter_map(|stem| listed(&stem.written())).min().unwrap_or(Plain::Odd)
}

/// True for English that everybody knows; `word` is in lower case.
pub(in crate::reading) fn is_plain_word(word: &str) -> bool {
    plainness(word) != Plain::Odd
}

/// True for words that hold a sentence together.
pub(in crate::reading) fn is_function_word(word: &str) -> bool {
    FUNCTION.binary_search(&word).is_ok()
}

/// True where the two are one word with different endings: `router`, `routers`; `cache`, `cached`.
pub(super) fn same_stem(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long == short || stems(long).any(|stem| stem.is(short));
    // What both begin with is all but an ending of four letters, a letter that was doubled and one that was dropped.
    let common = a.bytes().zip(b.bytes()).take_while(|(one, other)| one == other).count();
    common > 0
        && common + 6 >= a.len().max(b.len())
        && (ends(a, b) || ends(b, a) || stems(a).any(|one| one.len() > 2 && stems(b).any(|other| other.is_same(one))))
}

/// What a word may be made of: `carr` and `y` for `carried`. Not written out, as most are only compared.
#[derive(Clone, Copy)]
struct Stem<'a> {
    kept: &'a str,
    /// What stands in place of the ending.
    instead: &'static str,
}

impl<'a> Stem<'a> {
    fn len(self) -> usize {
        self.kept.len() + self.instead.len()
    }

    fn is(self, word: &str) -> bool {
        word.strip_prefix(self.kept) == Some(self.instead)
    }

    fn is_same(self, other: Stem<'_>) -> bool {
        self.len() == other.len() && self.bytes().eq(other.bytes())
    }

    fn bytes(self) -> impl Iterator<Item = u8> {
        self.kept.bytes().chain(self.instead.bytes())
    }

    fn written(self) -> Cow<'a, str> {
        if self.instead.is_empty() { self.kept.into() } else { [self.kept, self.instead].concat().into() }
    }
}

/// What `word` may be made of.
fn stems(word: &str) -> impl Iterator<Item = Stem<'_>> {
    ENDINGS.iter().flat_map(move |(ending, instead)| {
        let kept = word.strip_suffix(ending).filter(|kept| kept.len() > 1);
        let single = kept.filter(|_| instead.is_empty()).and_then(single);
        kept.map(|kept| Stem { kept, instead }).into_iter().chain(single)
    })
}

/// `planned` comes from `plan`: the doubled letter made one.
fn single(stem: &str) -> Option<Stem<'_>> {
    let mut ends = stem.chars().rev();
    let (last, before) = (ends.next()?, ends.next()?);
    let is_double = last == before && stem.len() > 3;
    is_double.then(|| Stem { kept: &stem[..stem.len() - last.len_utf8()], instead: "" })
}

/// What the list says of `word`.
fn listed(word: &str) -> Option<Plain> {
    let (frequent, known) = LIST.split_at(FREQUENT);
    if is_function_word(word) || is_in(below_heading(frequent), word) {
        return Some(Plain::Frequent);
    }
    is_in(below_heading(known), word).then_some(Plain::Known)
}

fn below_heading(list: &str) -> &str {
    list.split_once('\n').map_or("", |(_, words)| words).trim_ascii_end()
}

/// True where `word` is one of `list`, words in alphabetical order with one blank or line end between them. It is
/// searched in place: to take it apart first would cost more than all that a small session asks for.
fn is_in(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let front = bytes[low..middle].iter().rposition(u8::is_ascii_whitespace);
        let start = front.map_or(low, |blank| low + blank + 1);
        let length = bytes[start..high].iter().position(u8::is_ascii_whitespace);
        let end = length.map_or(high, |length| start + length);
        match bytes[start..end].cmp(word.as_bytes()) {
            Ordering::Equal => return true,
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_all_their_words_are_found() {
        let (frequent, known) = LIST.split_at(FREQUENT);
        for (list, heading) in [(frequent, "frequent"), (known, "known")] {
            assert!(list.starts_with(&format!("# {heading}\n")));
            let list = below_heading(list);
            let words: Vec<&str> = list.split([' ', '\n']).collect();
            assert!(words.is_sorted() && !words.contains(&""), "{heading}");
            assert!(words.iter().all(|word| is_in(list, word)));
            assert!(!is_in(list, "hepparin") && !is_in(list, ""));
        }
        assert!(FUNCTION.is_sorted() && !is_in("", "a"));
    }

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
