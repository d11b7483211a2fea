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
    list.iter().any(|one| one.eq_ignore_ascii_case(text))
}

/// The words of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_letter)?;
        let mut end = start;
        for (at, c) in text[start..].char_indices() {
            if is_letter(c) {
                end = start + at + c.len_utf8();
            } else if !matches!(c, '\'' | '’' | '-') {
                break;
            }
        }
        from = end;
        Some(Word { text: &text[start..end], start })
    })
}

/// A letter or a digit; nearly all of them are ASCII, and that is asked first.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
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

/// Where the sentence that begins at `start` ends.
fn sentence_end(text: &str, start: usize) -> usize {
    let mut search = start;
    while let Some(found) = text[search..].find(['.', '?', '!', '…', '。', '？', '！', '؟']) {
        let mark = search + found;
        let behind =
            text[mark..].find(|c: char| !is_closing(c)).map_or(text.len(), |length| mark + length);
        if ends_here(text, start, mark, behind) {
            return behind;
        }
        search = behind;
    }
    text.len()
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
