//! Where sentences and words begin, in any script, and the ends of a text cut between characters.

use std::ops::Range;

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

/// A clause has at most so many words.
const LONGEST_CLAUSE: usize = 15;
/// A clause that is cut for its length is cut in front of a word that joins, from here on.
const CUT_FROM: usize = 8;
/// Fewer letters, in words of three at least, are no clause of their own, unless a sentence ends with them.
const SHORTEST_CLAUSE: usize = 8;
/// Second halves of technical names that a recogniser tears off: `Node. Js`, `Asp. Net`.
pub const TORN_OFF: &[&str] = &["js", "net", "io", "ts", "py"];
/// Words that join one clause to the next.
const JOINING: &[&str] =
    &["and", "but", "so", "because", "which", "that", "then", "when", "where", "or", "while", "if"];

/// The clauses of a text: up to a comma or a stop, at most fifteen words long, since recognisers write whole
/// answers without a mark. A clause of one or two words is part of the next one.
#[must_use]
pub fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut words: Vec<Range<usize>> = Vec::new();
    for word in spoken(text) {
        if words.len() == LONGEST_CLAUSE {
            let joins = |at: &usize| is_one_of(&text[words[*at].clone()], JOINING);
            let cut = (CUT_FROM..words.len()).rev().find(joins).unwrap_or(words.len());
            found.push(words[0].start..words[cut - 1].end);
            words.drain(..cut);
        }
        let (is_stop, is_pause) = end_of(text, &word);
        words.push(word);
        if is_stop || (is_pause && weight(text, &words) >= SHORTEST_CLAUSE) {
            found.push(words[0].start..words[words.len() - 1].end);
            words.clear();
        }
    }
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        found.push(first.start..last.end);
    }
    found
}

/// The letters of the words that say something.
fn weight(text: &str, words: &[Range<usize>]) -> usize {
    let letters =
        |word: &Range<usize>| text[word.clone()].chars().filter(|c| c.is_alphanumeric()).count();
    words.iter().map(letters).filter(|&count| count > 2).sum()
}

/// What stands between white space, cut behind the marks of scripts that write no spaces.
fn spoken(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            words.extend(start.take().map(|start| start..at));
        } else {
            let from = *start.get_or_insert(at);
            if matches!(c, '。' | '、' | '，' | '？' | '！') {
                words.push(from..at + c.len_utf8());
                start = None;
            }
        }
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

/// Whether a sentence ends with the word, and whether there is a pause behind it.
fn end_of(text: &str, word: &Range<usize>) -> (bool, bool) {
    let bare = text[word.clone()].trim_end_matches(['"', '”', '’', ')', ']', '»']);
    let rest = text[word.end..].trim_start();
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_torn = bare.ends_with('.') && is_one_of(next, TORN_OFF);
    let is_stop = !is_torn
        && (bare.ends_with(['.', '?', '!', '…', '。', '？', '！'])
            || text[word.end..].starts_with(['\n', '\r']));
    (is_stop, bare.ends_with([',', ';', ':', '—', '–', '、', '，']))
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
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
    fn clauses_end_at_pauses_and_after_fifteen_words() {
        let cut = |text: &'static str| -> Vec<&str> {
            clauses(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(
            cut("So, uh, the first rollback, it only moved the service back. Yes. And then"),
            ["So, uh, the first rollback,", "it only moved the service back.", "Yes.", "And then"]
        );
        let long = "one two three four five six seven eight nine and eleven twelve thirteen fourteen fifteen sixteen";
        assert_eq!(
            cut(long),
            [
                "one two three four five six seven eight nine",
                "and eleven twelve thirteen fourteen fifteen sixteen"
            ]
        );
        assert_eq!(cut("これは、テストです。はい。"), ["これは、テストです。", "はい。"]);
        assert_eq!(cut("I use Node. Js daily. Yes."), ["I use Node. Js daily.", "Yes."]);
        assert_eq!(cut("uh, like, uh, we left"), ["uh, like, uh, we left"]);
        assert!(cut("  \n ").is_empty());
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
