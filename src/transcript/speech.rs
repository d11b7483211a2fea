//! Words and sentences of speech as a recogniser writes it: fillers, openers, where a sentence ends.

use std::ops::Range;

/// One word with its place in the text it was taken from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Its characters: letters and digits, with apostrophes and hyphens inside.
    pub(super) text: &'a str,
    /// Byte offset in the text.
    pub(super) start: usize,
}

impl Word<'_> {
    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// True where it is one of `list`, in whatever case.
    pub(super) fn is_one_of(self, list: &[&str]) -> bool {
        is_one_of(self.text, list)
    }
}

/// True where `text` is one of `list`, in whatever case.
pub(super) fn is_one_of(text: &str, list: &[&str]) -> bool {
    let Some(first) = text.as_bytes().first().map(u8::to_ascii_lowercase) else {
        return list.contains(&"");
    };
    // Nearly all differ in length or in the first letter, and that is asked first.
    let may_be = |one: &str| {
        let begins = one.as_bytes().first().map(u8::to_ascii_lowercase);
        one.len() == text.len() && begins == Some(first)
    };
    list.iter().any(|one| may_be(one) && one.eq_ignore_ascii_case(text))
}

/// The words of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = next_letter(text, from)?;
        from = end_of_word(text, start);
        Some(Word { text: &text[start..from], start })
    })
}

/// Where the first letter or digit from the byte `from` on stands. Nearly all of them are ASCII, and that is asked
/// first.
fn next_letter(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        at += if byte.is_ascii() {
            1
        } else {
            let c = text[at..].chars().next()?;
            if c.is_alphanumeric() {
                return Some(at);
            }
            c.len_utf8()
        };
    }
}

/// Where the word that begins at `start` ends: behind its last letter, with apostrophes and hyphens inside.
fn end_of_word(text: &str, start: usize) -> usize {
    let (mut at, mut end) = (start, start);
    while let Some(&byte) = text.as_bytes().get(at) {
        let wide = if byte.is_ascii() { None } else { text[at..].chars().next() };
        at += wide.map_or(1, char::len_utf8);
        if byte.is_ascii_alphanumeric() || wide.is_some_and(char::is_alphanumeric) {
            end = at;
        } else if !matches!(byte, b'\'' | b'-') && wide != Some('’') {
            break;
        }
    }
    end
}

/// Sounds that carry no meaning.
pub(super) const FILLERS: &[&str] =
    &["um", "uh", "umm", "uhh", "uhm", "er", "erm", "hmm", "mm", "mhm", "ah"];

/// True for "um", "uh" and their like.
pub(super) fn is_filler(word: Word<'_>) -> bool {
    word.text.len() <= 4 && word.is_one_of(FILLERS)
}

/// True where a filler stands in `text`.
pub(super) fn has_filler(text: &str) -> bool {
    words(text).any(is_filler)
}

/// Words that begin an answer and agree, refuse or gain time.
pub(super) const REPLIES: &[&str] =
    &["yeah", "yes", "yep", "yup", "no", "nope", "okay", "ok", "sure", "right", "absolutely"];

/// Second halves of technical names that a recogniser tears off: `Node. Js`, `Asp. Net`.
const TORN_OFF: &[&str] = &["js", "net", "io", "ts", "py", "ai"];

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "e.g", "i.e", "eg", "ie", "etc", "vs", "dr", "mr", "mrs", "ms", "prof", "st", "approx", "inc",
    "ltd", "jr", "sr", "ph.d", "b.tech", "m.tech", "u.s", "u.k",
];

/// The sentences of `text`: each ends behind its mark, and white space between them belongs to none.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + (text[from..].len() - text[from..].trim_start().len());
        if start == text.len() {
            return None;
        }
        from = sentence_end(text, start);
        Some(start..from)
    })
}

/// True where `text` ends with what ends a sentence.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '?', '!', '…', '"', '”', '。', '？'])
}

/// Where the sentence that begins at `start` ends.
fn sentence_end(text: &str, start: usize) -> usize {
    let mut search = start;
    while let Some(mark) = next_mark(text, search) {
        let behind =
            text[mark..].find(|c: char| !is_closing(c)).map_or(text.len(), |length| mark + length);
        if ends_here(text, start, mark, behind) {
            return behind;
        }
        search = behind;
    }
    text.len()
}

/// Where the first mark that may end a sentence stands, from the byte `from` on.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let may_be = |byte: &u8| matches!(byte, b'.' | b'?' | b'!') || !byte.is_ascii();
        at += text.as_bytes().get(at..)?.iter().position(may_be)?;
        let c = text[at..].chars().next()?;
        if matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！' | '؟') {
            return Some(at);
        }
        at += c.len_utf8();
    }
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | '?'
            | '!'
            | '…'
            | '。'
            | '？'
            | '！'
            | '؟'
            | '"'
            | '”'
            | '’'
            | '\''
            | ')'
            | ']'
            | '*'
            | '_'
    )
}

/// Whether the mark at `mark` ends a sentence. Only a full stop is ever in doubt.
fn ends_here(text: &str, start: usize, mark: usize, behind: usize) -> bool {
    let rest = &text[behind..];
    let wide = text[mark..].starts_with(['。', '？', '！']);
    if !(wide || rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        // `docker.io`; but `MySQL?Uh` is a question whose space was lost.
        return text[mark..].starts_with('?') && rest.starts_with(char::is_uppercase);
    }
    if &text[mark..behind] != "." {
        return true;
    }
    if words(rest).next().is_some_and(|next| next.is_one_of(TORN_OFF)) {
        return false;
    }
    let before = text[start..mark].rsplit(char::is_whitespace).next().unwrap_or("");
    let is_initial =
        before.chars().count() == 1 && before != "I" && before.starts_with(char::is_uppercase);
    !is_initial && !is_one_of(before.trim_start_matches(['(', '"']), ABBREVIATIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn words_keep_apostrophes_and_hyphens_inside() {
        let found: Vec<&str> =
            words("It's a well-known 'thing' -- Zoë's.").map(|w| w.text).collect();
        assert_eq!(found, ["It's", "a", "well-known", "thing", "Zoë's"]);
    }

    #[test]
    fn a_torn_off_name_ends_no_sentence() {
        assert_eq!(
            split("How does Node. Js scale? Uh, e.g. Asp. Net does. Yes."),
            ["How does Node. Js scale?", "Uh, e.g. Asp. Net does.", "Yes."]
        );
    }

    #[test]
    fn a_full_stop_inside_a_word_or_name_ends_nothing() {
        assert_eq!(
            split("Dr. J. Ames uses v2.5 of site.com daily. Good"),
            ["Dr. J. Ames uses v2.5 of site.com daily.", "Good"]
        );
        assert_eq!(split("Why?Because it did."), ["Why?", "Because it did."]);
        assert_eq!(split("“Really?!” Yes…"), ["“Really?!”", "Yes…"]);
    }
}
