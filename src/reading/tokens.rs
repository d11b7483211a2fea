//! Words of an answer with their places, and the few word lists that several rules share.

pub(super) use crate::text::TORN_OFF;
use crate::text::head;

/// One word: letters and digits, with `+` and `#` where they end a name such as C++ or C#.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Its characters.
    pub(super) text: &'a str,
    /// Byte offset in the text.
    pub(super) start: usize,
}

impl Token<'_> {
    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// True where it is one of `list`, in whatever case.
    pub(super) fn is_one_of(self, list: &[&str]) -> bool {
        list.iter().any(|one| one.eq_ignore_ascii_case(self.text))
    }

    /// True for a word in capitals, such as `API`.
    pub(super) fn is_in_capitals(self) -> bool {
        self.text.len() > 1 && self.has_capitals_alone()
    }

    /// True where it has nothing but capitals, also where it is one letter.
    pub(super) fn has_capitals_alone(self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_uppercase())
    }

    /// True for "um", "uh" and their like.
    pub(super) fn is_filler(self) -> bool {
        self.is_one_of(&["um", "uh", "umm", "uhh", "uhm", "er", "erm", "hmm", "mm", "mhm", "ah"])
    }
}

/// The words of `text`.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, from: 0 }
}

/// Goes through the words of a text.
pub(super) struct Tokens<'a> {
    text: &'a str,
    /// Where the next word is looked for.
    from: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    #[inline]
    fn next(&mut self) -> Option<Token<'a>> {
        let start = next_letter(self.text, self.from)?;
        let word = word_end(self.text, start);
        let behind = &self.text.as_bytes()[word..];
        self.from =
            if matches!(behind, [b'+' | b'#', ..]) { signs_end(self.text, word) } else { word };
        Some(Token { text: &self.text[start..self.from], start })
    }
}

/// Where the signs end that stand behind a word, which ends at `word`; there where they are no part of it.
fn signs_end(text: &str, word: usize) -> usize {
    let behind = text[word..].trim_start_matches(['+', '#']);
    if behind.starts_with(char::is_alphanumeric) { word } else { text.len() - behind.len() }
}

/// The last word of `text`, found from its end.
pub(super) fn last_token(text: &str) -> Option<Token<'_>> {
    let to_word = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = to_word.trim_end_matches(char::is_alphanumeric).len();
    tokens(&text[start..]).next().map(|last| Token { start: start + last.start, ..last })
}

/// The first letter or digit that is not in front of byte `from`.
#[inline]
fn next_letter(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match sort_of(*bytes.get(at)?) {
            Sort::InWord => return Some(at),
            Sort::Between => at += 1,
            Sort::PartOfLetter => {
                let c = text[at..].chars().next()?;
                if c.is_alphanumeric() {
                    return Some(at);
                }
                at += c.len_utf8();
            }
        }
    }
}

/// Where the letters and digits end that begin at byte `start`.
#[inline]
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        match bytes.get(at).map(|byte| sort_of(*byte)) {
            Some(Sort::InWord) => at += 1,
            Some(Sort::PartOfLetter) => match text[at..].chars().next() {
                Some(c) if c.is_alphanumeric() => at += c.len_utf8(),
                _ => return at,
            },
            Some(Sort::Between) | None => return at,
        }
    }
}

/// What a byte of a text says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A letter or digit of ASCII.
    InWord,
    /// Any other character of ASCII.
    Between,
    /// Part of a character that takes more bytes.
    PartOfLetter,
}

/// Looked up: every byte of what is said is asked for, and more than once.
#[inline]
fn sort_of(byte: u8) -> Sort {
    SORTS[usize::from(byte)]
}

const SORTS: [Sort; 256] = {
    let mut sorts = [Sort::PartOfLetter; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        sorts[byte as usize] =
            if byte.is_ascii_alphanumeric() { Sort::InWord } else { Sort::Between };
        byte += 1;
    }
    sorts
};

/// True where two words may be one name: a space, a dash, a slash or a dot between them. A full stop
/// with a space joins only what recognisers tear off.
pub(super) fn joins(text: &str, before: Token<'_>, here: Token<'_>) -> bool {
    match &text.as_bytes()[before.end()..here.start] {
        [b' ' | b'-' | b'/' | b'.' | b'_'] | [] => true,
        b". " => here.is_one_of(TORN_OFF),
        _ => false,
    }
}

/// Byte ranges of the sentences of `text`.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + (text[from..].len() - text[from..].trim_start().len());
        from = text.len().min(sentence_end(text, start));
        (start < text.len()).then_some(start..from)
    })
}

/// Where the sentence that begins at `start` ends.
fn sentence_end(text: &str, start: usize) -> usize {
    let ends = |behind: usize| {
        let rest = &text[behind..];
        rest.chars().next().is_none_or(char::is_whitespace)
            && !tokens(head(rest, 12)).next().is_some_and(|next| next.is_one_of(TORN_OFF))
    };
    text[start..]
        .match_indices(['.', '?', '!', '…'])
        .map(|(at, mark)| start + at + mark.len())
        .find(|behind| ends(*behind))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_belong_to_a_name() {
        let found: Vec<&str> =
            tokens("C++, C# and Node.js; docker's a+b").map(|token| token.text).collect();
        assert_eq!(found, ["C++", "C#", "and", "Node", "js", "docker", "s", "a", "b"]);
    }

    #[test]
    fn the_last_word_is_the_last_of_all() {
        for text in ["", " …", "Um", "We had C++ (and C#).", "a+b", "über Öl, 7", "so — »ja«."]
        {
            assert_eq!(last_token(text), tokens(text).last(), "{text}");
        }
    }

    #[test]
    fn torn_names_stay_in_one_sentence() {
        let text = "I use Node. Js daily. Yes.";
        assert_eq!(sentences(text).collect::<Vec<_>>(), [0..21, 22..26]);
    }
}
