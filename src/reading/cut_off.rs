//! Cut-offs: the answer stops before its sentence does. Of an answer that was merged each part is looked at: what
//! was lost in its middle is lost, too.

use super::tokens::{Token, last_token, tokens};
use super::{Reading, is_answer, mark};
use crate::model::exchange::{Exchange, Mark, MarkKind, Turn};
use crate::model::ids::SessionId;
use crate::model::session::Session;
use crate::text::tail;

/// Words that no sentence ends with.
const DANGLING: &[&str] = &[
    "a", "an", "the", "and", "or", "but", "because", "if", "my", "our", "your", "their", "its",
    "than", "when", "while", "although", "whereas", "nor", "unless", "i'm", "we're", "gonna",
];
/// Words that end a sentence now and then; without a mark behind them they leave it open.
const OPEN: &[&str] = &[
    "to", "of", "in", "with", "for", "on", "at", "by", "from", "into", "is", "are", "was", "were",
    "will", "would", "can", "could", "should", "so", "then", "that", "which", "who", "as", "like",
    "i", "we", "they", "have", "has", "had", "be", "do", "not", "also", "just", "very",
];
/// An answer of so few words needs no full stop.
const SHORT: usize = 5;

/// True where the answers of the session end their sentences with marks.
pub(super) fn is_punctuated(session: &Session) -> bool {
    let (mut answers, mut marked) = (0, 0);
    for answer in session.exchanges.iter().flat_map(super::answers) {
        answers += 1;
        marked += usize::from(answer.text.contains(['.', '?', '!', '。', '？', '।', '؟']));
    }
    marked * 3 >= answers
}

/// The marks at the end of an answer that breaks off, and of each of its parts that does.
pub(super) fn cut_offs(exchange: &Exchange, session: &SessionId, punctuated: bool) -> Vec<Mark> {
    let parts = exchange.parts(session);
    let all = parts.len();
    let of_part = |(nth, part): (usize, std::ops::Range<usize>)| {
        let goes_on = exchange.turns.get(part.end).is_some_and(goes_on);
        let last = exchange.turns[part].iter().rfind(|turn| is_answer(turn))?;
        let mark = cut_off(last, punctuated).filter(|_| !goes_on)?;
        let rule = if all > 1 {
            format!("in part {nth} of {all} {}", mark.rule).into()
        } else {
            mark.rule
        };
        Some(Mark { rule, ..mark })
    };
    (1..).zip(parts).filter_map(of_part).collect()
}

/// True for a turn that goes on with the sentence before it: the import had cut it in two.
fn goes_on(turn: &Turn) -> bool {
    is_answer(turn) && turn.text.trim_start().starts_with(char::is_lowercase)
}

/// The mark at the end of `turn`, the last of an answer or of a part of it, where it breaks off.
fn cut_off(turn: &Turn, punctuated: bool) -> Option<Mark> {
    let text = turn.text.trim_end();
    let (rule, guess) = why(text, punctuated)?;
    mark(MarkKind::CutOff, turn, text.len()..text.len(), rule, guess)
}

impl Reading {
    /// True where the answer of the exchange stops before its sentence does, at its end or in the middle.
    #[must_use]
    pub fn is_cut_off(&self, exchange: &Exchange) -> bool {
        let marks = self.marks.get(&exchange.id);
        marks.is_some_and(|marks| marks.iter().any(|mark| mark.kind == MarkKind::CutOff))
    }

    /// Where the answer of the exchange is cut off, in words: `at its end`, or of one that was merged `in part 1
    /// of 2`.
    #[must_use]
    pub fn where_cut_off(&self, exchange: &Exchange, session: &SessionId) -> Option<String> {
        let marks = self.marks.get(&exchange.id)?.iter();
        let marks = marks.filter(|mark| mark.kind == MarkKind::CutOff);
        let ends: Vec<&Mark> = marks.collect();
        let parts = exchange.parts(session);
        let is_in = |part: &std::ops::Range<usize>| {
            let turns = &exchange.turns[part.clone()];
            turns.iter().any(|turn| ends.iter().any(|mark| mark.span.within(turn).is_some()))
        };
        let cut = (1..).zip(&parts).filter(|(_, part)| is_in(part));
        let cut: Vec<String> = cut.map(|(nth, _)| nth.to_string()).collect();
        match (cut.as_slice(), parts.len()) {
            ([], _) => None,
            (_, 1) => Some("at its end".into()),
            ([one], all) => Some(format!("in part {one} of {all}")),
            (several, all) => Some(format!("in parts {} of {all}", several.join(" and "))),
        }
    }
}

fn why(text: &str, punctuated: bool) -> Option<(&'static str, bool)> {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '_', '»']);
    let last = last_token(tail(bare, 200))?;
    if bare.ends_with(['…', '—', '–', '-']) || bare.ends_with("..") {
        return Some(("the answer trails off", false));
    }
    if bare.ends_with(['.', '?', '!', '。', '？', '！', '।', '؟']) {
        return closed(last, bare);
    }
    if text.ends_with([')', ']', '"', '”', '»']) && bare.len() < text.len() && !is_open(last) {
        return None;
    }
    if bare.ends_with([',', ';', ':', '،']) {
        return Some(("the answer ends behind a comma", false));
    }
    if last.is_filler() {
        return Some(("the answer ends in a filler", false));
    }
    if is_open(last) {
        return Some(("the answer ends in a word that leads on", false));
    }
    let short = tokens(bare).nth(SHORT).is_none();
    (punctuated && !short).then_some(("the answer's last sentence has no end", false))
}

/// Behind a full stop there is doubt only where the last word cannot be one.
fn closed(last: Token<'_>, bare: &str) -> Option<(&'static str, bool)> {
    if !bare.ends_with('.') {
        return None;
    }
    let alone = tokens(tail(bare, 200)).nth(1).is_none();
    if last.is_filler() && !alone {
        return Some(("the answer ends in a filler", true));
    }
    let letter = last.text.len() == 1 && last.text != "a";
    (last.is_one_of(DANGLING) && !letter && !alone)
        .then_some(("the answer ends in a word that leads on", true))
}

fn is_open(last: Token<'_>) -> bool {
    last.is_one_of(DANGLING) || last.is_one_of(OPEN)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use crate::model::corrected;
    use crate::model::corrections::{Corrections, What};
    use crate::model::ids::ReviewerId;
    use crate::reading::repair::Glossary;
    use crate::reading::{read, testing::session};

    #[test]
    fn an_answer_that_stops_in_its_sentence_is_cut_off() {
        for text in [
            "I worked at a ward. Uh,",
            "It helps, uh, in reducing the network",
            "we can also have, uh",
            "then, uh,",
            "the name provided in",
            "and so doing it that way is a better",
            "And so…",
            "I wanted to —",
            "because the",
        ] {
            assert!(matches!(why(text, true), Some((_, false))), "{text}");
        }
        assert!(matches!(why("We went there, and then, uh.", true), Some((_, true))));
        assert!(matches!(why("We did it because the.", true), Some((_, true))));
    }

    /// What is found where the second answer is merged with the first: marks in words, and where they are.
    fn merged(first: &str, second: &str) -> (Vec<String>, Option<String>) {
        let session = Arc::new(session(&[], &[first, second]));
        let mut own = Corrections::new(session.id.clone(), ReviewerId::new("ana").unwrap());
        let exchange = session.exchanges[1].id.clone();
        own.append(What::Merge { exchange }, Timestamp::UNIX_EPOCH);
        let merged = corrected::apply(&session, &own, &[], None).session;
        let found = read(&merged, &Glossary::built_in());
        let marks = found.marks.get(&merged.exchanges[0].id).into_iter().flatten();
        let cut_off = marks.filter(|mark| mark.kind == MarkKind::CutOff);
        let place = found.where_cut_off(&merged.exchanges[0], &merged.id);
        (cut_off.map(|mark| mark.rule.to_string()).collect(), place)
    }

    #[test]
    fn a_part_of_a_merged_answer_that_stops_is_cut_off() {
        let (rules, place) = merged("I worked at a ward. Uh,", "There it went on.");
        assert_eq!(rules, ["in part 1 of 2 the answer ends behind a comma"]);
        assert_eq!(place.as_deref(), Some("in part 1 of 2"));
        let (rules, place) = merged("It went on for long.", "I wanted to —");
        assert_eq!(rules, ["in part 2 of 2 the answer trails off"]);
        assert_eq!(place.as_deref(), Some("in part 2 of 2"));
        let (_, place) = merged("We went there and the", "I wanted to —");
        assert_eq!(place.as_deref(), Some("in parts 1 and 2 of 2"));
        assert_eq!(merged("It went on for long.", "There it ended."), (Vec::new(), None));
    }

    #[test]
    fn a_sentence_that_goes_on_in_the_next_part_is_whole() {
        assert_eq!(merged("We went there and the", "door was open."), (Vec::new(), None));
    }

    #[test]
    fn a_finished_answer_is_not() {
        for text in [
            "It works. Uh, yeah.",
            "Yes",
            "Three years",
            "Docker",
            "He said “no.”",
            "Is it?",
            "Great!",
            "That is what it is for.",
            "They were fine (mostly)",
            "I got an A.",
        ] {
            assert_eq!(why(text, true), None, "{text}");
        }
        let bare = "i worked there for six years and liked it";
        assert_eq!(why(bare, false), None);
        assert!(why(bare, true).is_some());
    }
}
