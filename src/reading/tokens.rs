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

    /// True for "um", "uh" and their like.
    pub(super) fn is_filler(self) -> bool {
        self.is_one_of(&["um", "uh", "umm", "uhh", "uhm", "er", "erm", "hmm", "mm", "mhm", "ah"])
    }
}

/// The words of `text`.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_letter)?;
        let rest = &text[start..];
        let word = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let sign = rest[word..].len() - rest[word..].trim_start_matches(['+', '#']).len();
        let sign = if word + sign == rest.len()
            || !rest[word + sign..].starts_with(char::is_alphanumeric)
        {
            sign
        } else {
            0
        };
        from = start + word + sign;
        Some(Token { text: &text[start..from], start })
    })
}

/// A letter or a digit; nearly all of them are ASCII, and that is asked first.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
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
    fn torn_names_stay_in_one_sentence() {
        let text = "I use Node. Js daily. Yes.";
        assert_eq!(sentences(text).collect::<Vec<_>>(), [0..21, 22..26]);
    }
}
