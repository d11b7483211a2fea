//! Finding words in a text: smart case, accents folded, places in bytes of the text as it is.
//!
//! A needle with a capital is found in that case alone, any other in every case. `é` is found by `e`, and `e` by
//! `é`; `ß` by `ss`; any white space by a space. Both are folded, the folded text is searched in linear time, and
//! what is found is mapped back.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr3;
use memchr::memmem::Finder;

use super::folding::{base, is_accent};

/// All places where `needle` stands in `text`, in order and without overlap, in bytes at character bounds. None
/// for a needle that is empty or an accent alone.
#[must_use]
pub fn find_all(text: &str, needle: &str) -> Vec<Range<usize>> {
    places(text, needle, |_| true)
}

/// The first place where `needle` stands in `text`.
#[must_use]
pub fn find(text: &str, needle: &str) -> Option<Range<usize>> {
    places(text, needle, |_| false).pop()
}

/// The places up to the first one for which `more` says no.
fn places(text: &str, needle: &str, more: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let is_cased = needle.chars().any(char::is_uppercase);
    let needle = Folded::new(needle, is_cased);
    let wanted = &*needle.text;
    let mut found = Vec::new();
    if wanted.is_empty() || (text.is_ascii() && !wanted.is_ascii()) {
        return found;
    }
    let folded = if is_cased && text.is_ascii() && !wanted.contains(&b' ') {
        Folded { text: Cow::Borrowed(text.as_bytes()), pieces: Vec::new() }
    } else {
        Folded::new(text, is_cased)
    };
    let finder = Finder::new(wanted);
    let mut from = 0;
    while let Some(at) = finder.find(&folded.text[from..]) {
        let (start, end) = (from + at, from + at + wanted.len());
        let place = folded.source(start).zip(folded.source(end));
        // A hit that ends inside `ß` is none, but one may begin behind its first letter.
        from = if place.is_some() { end } else { start + 1 };
        if let Some((start, end)) = place {
            found.push(start..end);
            if !more(&(start..end)) {
                break;
            }
        }
    }
    found
}

/// A text without accents, and without case where that does not count.
struct Folded<'a> {
    /// In UTF-8.
    text: Cow<'a, [u8]>,
    /// Where folded and original bytes drift apart; empty where they never do.
    pieces: Vec<Piece>,
}

/// A run of ASCII, which is as long folded as it was, or one other character.
struct Piece {
    /// Its first byte in the folded text.
    folded: usize,
    /// Its first byte in the text.
    source: usize,
    /// True where it is one character, whatever it became.
    is_whole: bool,
}

impl<'a> Folded<'a> {
    fn new(text: &'a str, is_cased: bool) -> Self {
        let mut out = Vec::with_capacity(text.len());
        let mut pieces = Vec::new();
        let is_plain = text.is_ascii();
        let mut at = 0;
        while at < text.len() {
            let rest = &text.as_bytes()[at..];
            let run = ascii_run(rest);
            if run > 0 {
                if !is_plain {
                    pieces.push(Piece { folded: out.len(), source: at, is_whole: false });
                }
                push_ascii(&mut out, &rest[..run], is_cased);
                at += run;
            }
            let others = text[at..].chars().take_while(|c| !c.is_ascii());
            for c in others {
                pieces.push(Piece { folded: out.len(), source: at, is_whole: true });
                push_folded(&mut out, c, is_cased);
                at += c.len_utf8();
            }
        }
        if !is_plain {
            pieces.push(Piece { folded: out.len(), source: text.len(), is_whole: false });
        }
        Self { text: Cow::Owned(out), pieces }
    }

    /// The byte of the text behind the folded byte `at`, behind accents that belong to what is in front; `None`
    /// inside a character that became several.
    fn source(&self, at: usize) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded <= at);
        let Some(piece) = next.checked_sub(1).map(|last| &self.pieces[last]) else {
            return Some(at);
        };
        let into = at - piece.folded;
        (!piece.is_whole || into == 0).then_some(piece.source + into)
    }
}

fn push_ascii(out: &mut Vec<u8>, run: &[u8], is_cased: bool) {
    let from = out.len();
    out.extend_from_slice(run);
    let new = &mut out[from..];
    if !is_cased {
        new.make_ascii_lowercase();
    }
    for blanks in [*b"\n\t\r", *b"\x0b\x0c\n"] {
        let mut at = 0;
        while let Some(found) = memchr3(blanks[0], blanks[1], blanks[2], &new[at..]) {
            at += found + 1;
            new[at - 1] = b' ';
        }
    }
}

/// How many bytes at the front of `bytes` are ASCII, asked in blocks, which is fast.
fn ascii_run(bytes: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let blocks = bytes.chunks(BLOCK).take_while(|block| block.is_ascii()).count();
    let at = (blocks * BLOCK).min(bytes.len());
    at + bytes[at..].iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len() - at)
}

fn push_folded(out: &mut Vec<u8>, c: char, is_cased: bool) {
    if c.is_whitespace() {
        out.push(b' ');
        return;
    }
    let is_upper = is_cased && c.is_uppercase();
    let mut utf8 = [0; 4];
    for lower in c.to_lowercase().filter(|c| !is_accent(*c)) {
        let plain = base(lower).unwrap_or_else(|| lower.encode_utf8(&mut utf8));
        if is_upper {
            out.extend_from_slice(plain.to_uppercase().as_bytes());
        } else {
            out.extend_from_slice(plain.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words<'a>(text: &'a str, needle: &str) -> Vec<&'a str> {
        find_all(text, needle).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_capital_makes_case_count() {
        assert_eq!(words("Go on, go, GO", "go"), ["Go", "go", "GO"]);
        assert_eq!(words("Go on, go, GO", "Go"), ["Go"]);
        assert_eq!(words("École, école", "Ecole"), ["École"]);
        assert!(words("école", "École").is_empty());
    }

    #[test]
    fn accents_and_ligatures_are_folded_on_both_sides() {
        assert_eq!(words("Él fue a la ecole, École", "école"), ["ecole", "École"]);
        assert_eq!(words("Łódź, Straße, STRASSE, ﬁn", "lodz"), ["Łódź"]);
        assert_eq!(words("Straße, STRASSE", "strasse"), ["Straße", "STRASSE"]);
        assert_eq!(words("strasse", "straße"), ["strasse"]);
        assert_eq!(words("İstanbul, Ångström, smørrebrød", "angstrom"), ["Ångström"]);
        assert_eq!(words("İstanbul", "istanbul"), ["İstanbul"]);
        assert_eq!(words("ΟΔΟΣ, οδός", "οδος"), ["ΟΔΟΣ", "οδός"]);
    }

    #[test]
    fn an_accent_of_its_own_goes_with_its_letter() {
        assert_eq!(words("cafe\u{301} au lait", "café"), ["cafe\u{301}"]);
        assert_eq!(words("cafe\u{301}", "e"), ["e\u{301}"]);
        assert!(words("cafe\u{301}", "\u{301}").is_empty());
    }

    #[test]
    fn half_a_letter_is_not_found() {
        assert!(words("ß", "s").is_empty());
        assert_eq!(words("sß", "ss"), ["ß"]);
    }

    #[test]
    fn white_space_is_any_white_space() {
        assert_eq!(
            words("post\nguess, POST\u{a0}GUESS", "post guess"),
            ["post\nguess", "POST\u{a0}GUESS"]
        );
        assert_eq!(words("Post\tGuess", "Post Guess"), ["Post\tGuess"]);
        assert_eq!(words("a\u{c}b", "a b"), ["a\u{c}b"]);
        assert!(words("a b", "").is_empty());
    }

    #[test]
    fn hits_do_not_overlap_and_the_first_is_the_first() {
        assert_eq!(find_all("aaaa", "aa"), [0..2, 2..4]);
        assert_eq!(find("bbé", "e"), Some(2..4));
        assert_eq!(find("bb", "e"), None);
    }

    proptest! {
        #[test]
        fn a_hit_folds_to_the_needle(
            text in "([a-cA-C ]|[éÉßﬁñŁ家ς\u{301}\n]){0,40}",
            needle in "([a-cA-C ]|[éÉßﬁñŁ家ς\u{301}]){1,3}",
        ) {
            let is_cased = needle.chars().any(char::is_uppercase);
            let wanted = Folded::new(&needle, is_cased).text;
            let mut last = 0;
            for range in find_all(&text, &needle) {
                prop_assert!(range.start >= last && range.start < range.end);
                last = range.end;
                let hit = text.get(range);
                prop_assert!(hit.is_some(), "between characters");
                prop_assert_eq!(&Folded::new(hit.unwrap(), is_cased).text, &wanted);
            }
        }

        #[test]
        fn every_piece_of_a_text_is_found_in_it(text in "\\PC{1,30}", from in 0usize..30, length in 1usize..6) {
            let piece: String = text.chars().skip(from).take(length).collect();
            let is_accent_alone = Folded::new(&piece, true).text.is_empty();
            prop_assert!(is_accent_alone || find(&text, &piece).is_some(), "{piece:?} in {text:?}");
        }

        #[test]
        fn ascii_is_found_as_by_hand(text in "[abAB \t]{0,60}", needle in "[abAB ]{1,3}") {
            let is_cased = needle.chars().any(char::is_uppercase);
            let fold = |text: &str| {
                let text = text.replace('\t', " ");
                if is_cased { text } else { text.to_lowercase() }
            };
            let (hay, wanted) = (fold(&text), fold(&needle));
            let by_hand: Vec<_> = hay.match_indices(&wanted).map(|(at, hit)| at..at + hit.len()).collect();
            prop_assert_eq!(find_all(&text, &needle), by_hand);
        }
    }
}
