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
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = next_letter(text, from)?;
        let word = word_end(text, start);
        let behind = text.as_bytes()[word..].iter();
        let signs = behind.take_while(|byte| matches!(byte, b'+' | b'#')).count();
        from = if signs > 0 && !text[word + signs..].starts_with(char::is_alphanumeric) {
            word + signs
        } else {
            word
        };
        Some(Token { text: &text[start..from], start })
    })
}

/// The last word of `text`, found from its end.
pub(super) fn last_token(text: &str) -> Option<Token<'_>> {
    let to_word = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = to_word.trim_end_matches(char::is_alphanumeric).len();
    tokens(&text[start..]).next().map(|last| Token { start: start + last.start, ..last })
}

/// The first letter or digit that is not in front of byte `from`.
fn next_letter(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            byte if byte.is_ascii_alphanumeric() => return Some(at),
            byte if byte.is_ascii() => at += 1,
            _ => {
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
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        let rest = &bytes[at..];
        at += rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if bytes.get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        match text[at..].chars().next() {
            Some(c) if c.is_alphanumeric() => at += c.len_utf8(),
            _ => return at,
        }
    }
}

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
