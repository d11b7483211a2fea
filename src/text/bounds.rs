//! Where sentences and words begin, in any script, and the ends of a text cut between characters.

use unicode_segmentation::UnicodeSegmentation;

/// The first bytes of the sentences of a text. A text without marks is one sentence.
#[must_use]
pub fn sentences(text: &str) -> Vec<usize> {
    let bounds = text.split_sentence_bound_indices();
    bounds.filter_map(|(at, words)| first_visible(at, words)).collect()
}

/// The first bytes of the words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<usize> {
    text.unicode_word_indices().map(|(at, _)| at).collect()
}

/// At most the first `length` bytes of `text`, cut between characters.
#[must_use]
pub fn head(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// At most the last `length` bytes of `text`, cut between characters.
#[must_use]
pub fn tail(text: &str, length: usize) -> &str {
    let mut start = text.len().saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Where something visible begins behind `at`.
fn first_visible(at: usize, words: &str) -> Option<usize> {
    let blank = words.len() - words.trim_start().len();
    (blank < words.len()).then_some(at + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_cut_between_characters() {
        let text = "aé家z";
        let cut: Vec<_> = (0..9).map(|length| (head(text, length), tail(text, length))).collect();
        assert_eq!(cut[0], ("", ""));
        assert_eq!((cut[2], cut[3]), (("a", "z"), ("aé", "z")));
        assert_eq!((cut[5], cut[6]), (("aé", "家z"), ("aé家", "é家z")));
        assert_eq!((cut[7], cut[8]), ((text, text), (text, text)));
    }

    #[test]
    fn sentences_begin_behind_marks_and_blanks() {
        let text = "  We moved. Why? 家へ。帰る\n\nand so on";
        let begun: Vec<&str> = sentences(text).into_iter().map(|at| &text[at..]).collect();
        let firsts: Vec<&str> =
            begun.iter().filter_map(|rest| rest.split_whitespace().next()).collect();
        assert_eq!(firsts, ["We", "Why?", "家へ。帰る", "帰る", "and"]);
        assert!(sentences(" \n").is_empty());
    }

    #[test]
    fn words_begin_at_letters() {
        assert_eq!(words("Uh, it's (two)."), [0, 4, 10]);
    }
}
