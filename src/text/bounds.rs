//! Where sentences and words begin, in any script.

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

/// Where something visible begins behind `at`.
fn first_visible(at: usize, words: &str) -> Option<usize> {
    let blank = words.len() - words.trim_start().len();
    (blank < words.len()).then_some(at + blank)
}

#[cfg(test)]
mod tests {
    use super::*;

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
