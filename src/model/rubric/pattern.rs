//! Patterns of questions: words that stand next to each other, whatever their case and punctuation.

/// A pattern of a question, as a person writes it: `how would you *`.
///
/// Words have to stand next to each other, in any case; punctuation does not count. `*` alone stands for any
/// number of words, at the end of a word for any ending. A pattern is found anywhere in the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What stands between the lone stars.
    runs: Vec<Vec<String>>,
}

impl Pattern {
    /// The pattern; `None` where no word is in it.
    #[must_use]
    pub fn new(written: &str) -> Option<Self> {
        let words: Vec<String> = words_of(written, |c| c == '*').collect();
        let runs = words.split(|word| word == "*").filter(|run| !run.is_empty());
        let runs: Vec<Vec<String>> = runs.map(<[String]>::to_vec).collect();
        (!runs.is_empty()).then_some(Self { runs })
    }

    /// True where it is found in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let words: Vec<String> = words_of(text, |_| false).collect();
        let mut rest = words.as_slice();
        self.runs.iter().all(|run| {
            let place = rest.windows(run.len()).position(|words| is_run(words, run));
            rest = place.map_or(&[], |at| &rest[at + run.len()..]);
            place.is_some()
        })
    }
}

/// The words of a text in lower case. Letters, digits and what `joins` are part of a word, and so are `+` and `#`
/// behind one: `C++`, `F#`.
fn words_of(text: &str, joins: impl Fn(char) -> bool) -> impl Iterator<Item = String> {
    let parts = text.split(move |c: char| !c.is_alphanumeric() && !"+#'’".contains(c) && !joins(c));
    let trimmed = parts.map(|part| part.trim_matches(['\'', '’']));
    trimmed.filter(|part| !part.is_empty()).map(str::to_lowercase)
}

fn is_run(words: &[String], run: &[String]) -> bool {
    words.iter().zip(run).all(|(word, wanted)| match wanted.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> bool {
        Pattern::new(pattern).unwrap().is_in(text)
    }

    #[test]
    fn words_are_found_side_by_side_in_any_case() {
        assert!(found("shard a table", "How would you SHARD a table, then?"));
        assert!(!found("shard table", "How would you shard a table?"));
        assert!(!found("table", "Which tables?"));
        assert!(found("C++", "Why c++ and not C?"));
        assert!(!found("C", "Why C++?"));
    }

    #[test]
    fn a_star_stands_for_words_or_an_ending() {
        assert!(found("how * deploy*", "How did you roll out the deployment?"));
        assert!(!found("deploy", "the deployment"));
        assert!(found("tell me about *", "Tell me about yourself."));
    }

    #[test]
    fn a_pattern_without_words_is_none() {
        assert_eq!(Pattern::new(" * ?"), None);
    }
}
