//! Words of an answer with their places, and the few word lists that several rules share.

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
        let start = from + text[from..].find(char::is_alphanumeric)?;
        let rest = &text[start..];
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
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

/// Second halves of technical names that a recogniser tears off: `Node. Js`, `Asp. Net`.
pub(super) const TORN_OFF: &[&str] = &["js", "net", "io", "ts", "py"];

/// Byte ranges of the sentences of `text`.
pub(super) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        let ends = matches!(c, '.' | '?' | '!' | '…')
            && text[behind..].chars().next().is_none_or(char::is_whitespace)
            && !tokens(head(&text[behind..], 12))
                .next()
                .is_some_and(|next| next.is_one_of(TORN_OFF));
        if ends {
            found.push(start..behind);
            start = behind + (text[behind..].len() - text[behind..].trim_start().len());
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// The first bytes of `text`, cut between characters.
pub(super) fn head(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last bytes of `text`, cut between characters.
pub(super) fn tail(text: &str, length: usize) -> &str {
    let mut start = text.len().saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
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
        assert_eq!(sentences(text), [0..21, 22..26]);
    }
}
