//! A question that the candidate reads aloud inside the answer.

use std::ops::Range;

use super::super::speech::{REPLIES, Word, has_filler, is_filler, sentences, words};
use crate::text::head;

/// How many words into the answer a question may begin.
const NEAR: usize = 40;
/// The longest question in words.
const LONGEST: usize = 60;
/// How many words must come back for a repetition.
const REPEATED: usize = 3;

/// A question found inside an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Recovered {
    /// Where it stands in the answer.
    pub(super) at: Range<usize>,
    /// True where nothing but its form says so.
    pub(super) guess: bool,
}

/// The question that the candidate reads aloud near the front of `answer`.
pub(super) fn recovered_question(answer: &str) -> Option<Recovered> {
    let text = head(answer, 2000);
    let all: Vec<Word<'_>> = words(text).take(NEAR + LONGEST).collect();
    (0..all.len().min(NEAR)).find_map(|at| clause_at(text, &all, at))
}

fn clause_at(text: &str, all: &[Word<'_>], at: usize) -> Option<Recovered> {
    let to_candidate = asks_somebody(all, at)?;
    if is_embedded(text, all, at) {
        return None;
    }
    let end = clause_end(text, all[at].start)?;
    let start = last_start(all, at, end);
    let clause = text[start..end].trim_end_matches(['.', ',', ' ']);
    let long_enough = words(clause).nth(4).is_some() && words(clause).nth(LONGEST).is_none();
    let answered = words(&text[end..]).nth(3).is_some();
    if !long_enough || !answered || has_filler(clause) {
        return None;
    }
    let at_source = start..start + clause.len();
    let repeated = comes_back(&text[..start], clause) || comes_back_behind(&text[end..], clause);
    if repeated || is_announced(all, at) {
        return Some(Recovered { at: at_source, guess: false });
    }
    let opens = all[..at].iter().all(|word| {
        is_filler(*word) || word.is_one_of(REPLIES) || word.is_one_of(&["so", "and", "well"])
    });
    (to_candidate && opens).then_some(Recovered { at: at_source, guess: true })
}

/// Whether a question begins with the word `at`, and if so, whether it is addressed to "you".
fn asks_somebody(all: &[Word<'_>], at: usize) -> Option<bool> {
    let is = |at: usize, list: &[&str]| all.get(at).is_some_and(|word| word.is_one_of(list));
    if all[at].is_one_of(&["what", "how", "why", "when", "where", "which"]) {
        if is(at + 1, AUXILIARIES) {
            return Some(is(at + 2, YOU));
        }
        // "What steps would you take": the verb comes behind what is asked for.
        let later = (at + 2..at + 4).any(|aux| is(aux, AUXILIARIES) && is(aux + 1, YOU));
        return (later && !all[at].is_one_of(&["when", "where", "why"])).then_some(true);
    }
    (all[at].is_one_of(AUXILIARIES) && is(at + 1, YOU) && is(at + 2, REQUESTS)).then_some(true)
}

/// The question begins anew where its first words come back before `end`: its last beginning.
fn last_start(all: &[Word<'_>], at: usize, end: usize) -> usize {
    let Some(opening) = all.get(at..at + REPEATED) else { return all[at].start };
    let later = all[at + 1..].windows(REPEATED).rfind(|run| {
        run[0].start < end
            && run.iter().zip(opening).all(|(a, b)| a.text.eq_ignore_ascii_case(b.text))
    });
    later.map_or(all[at].start, |run| run[0].start)
}

const YOU: &[&str] = &["you", "your"];
const AUXILIARIES: &[&str] = &[
    "can", "could", "would", "will", "do", "does", "did", "is", "are", "was", "were", "have",
    "has", "should", "might",
];
const REQUESTS: &[&str] = &[
    "explain",
    "describe",
    "tell",
    "walk",
    "elaborate",
    "give",
    "share",
    "please",
    "briefly",
    "handle",
    "talk",
    "discuss",
];

/// "It depends how do you", "know what is": part of a sentence, not a question.
fn is_embedded(text: &str, all: &[Word<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| all[before]) else { return false };
    let pause =
        text[before.end()..all[at].start].contains([',', '.', '?', ':', ';', '"', '“', '…']);
    let spoken = is_filler(before)
        || before.is_one_of(REPLIES)
        || before
            .is_one_of(&["so", "is", "was", "asked", "asking", "reads", "says", "and", "well"]);
    !pause && !spoken
}

/// "The question is how would you …", "you asked me how do you …".
fn is_announced(all: &[Word<'_>], at: usize) -> bool {
    all[at.saturating_sub(4)..at]
        .iter()
        .any(|word| word.is_one_of(&["question", "asked", "asking", "asks", "reads"]))
}

fn clause_end(text: &str, start: usize) -> Option<usize> {
    sentences(&text[start..]).next().map(|range| start + range.end)
}

/// True where a run of words in `before` stands in `clause` too: the candidate read it in pieces.
fn comes_back(before: &str, clause: &str) -> bool {
    let heard: Vec<Word<'_>> = words(before).collect();
    let asked: Vec<Word<'_>> = words(clause).collect();
    heard.windows(REPEATED).any(|run| {
        asked
            .windows(REPEATED)
            .any(|other| run.iter().zip(other).all(|(a, b)| a.text.eq_ignore_ascii_case(b.text)))
            && run.iter().any(|word| word.text.len() > 4)
    })
}

/// True where the clause's first words are said again right behind it.
fn comes_back_behind(behind: &str, clause: &str) -> bool {
    let again: Vec<Word<'_>> = words(behind).take(8).collect();
    let asked: Vec<Word<'_>> = words(clause).take(4).collect();
    asked.len() == 4
        && again
            .windows(4)
            .any(|run| run.iter().zip(&asked).all(|(a, b)| a.text.eq_ignore_ascii_case(b.text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, bool)> {
        recovered_question(text).map(|found| (&text[found.at], found.guess))
    }

    #[test]
    fn a_question_read_aloud_is_found() {
        assert_eq!(
            found(
                "to calm a ward, to calm a ward at night, how would you organise staff to calm a ward at night. So I would walk round first."
            ),
            Some(("how would you organise staff to calm a ward at night", false))
        );
        assert_eq!(
            found(
                "Um, so the question is how do you test a circuit safely. Uh, I isolate it first."
            ),
            Some(("how do you test a circuit safely", false))
        );
        assert_eq!(
            found("Uh, how would you teach fractions to a mixed group? I would start with bread."),
            Some(("how would you teach fractions to a mixed group?", true))
        );
    }

    #[test]
    fn ordinary_speech_holds_no_question() {
        for text in [
            "It depends on how do you want to wire it, and then you decide about that.",
            "So I asked what is going on here and they told me all of it then.",
            "That is how you can do it, and when you have the time you do it again.",
            "Um, I would first talk to the patient and after a while I would call a doctor.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
