//! What was said, split into words once for all the rules that ask, each different word with a number.
//!
//! A rule that asks the same of many words asks it once of each different word, and then looks its answer up by
//! number.

use std::collections::HashMap;

use super::quick::Quick;
use super::tokens::{Token, joins, tokens};
use crate::model::exchange::{Exchange, Part, Speaker, Turn};
use crate::model::session::Session;

/// A word at its place in the text of its turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    word: u32,
    start: u32,
    end: u32,
    /// True where it may be one name with the word in front.
    pub(super) is_joined: bool,
}

impl Place {
    /// Its number among the different words of the speech.
    #[inline]
    pub(super) fn word(self) -> usize {
        self.word as usize
    }

    /// First byte.
    #[inline]
    pub(super) fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[inline]
    pub(super) fn end(self) -> usize {
        self.end as usize
    }
}

/// The words of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its words, in order.
    pub(super) places: &'a [Place],
}

impl<'a> Words<'a> {
    /// The word at `at`, counted from 0.
    #[inline]
    pub(super) fn get(self, at: usize) -> Option<Token<'a>> {
        let place = self.places.get(at)?;
        Some(Token { text: &self.text[place.start()..place.end()], start: place.start() })
    }

    /// The word in front of the one at `at`.
    pub(super) fn before(self, at: usize) -> Option<Token<'a>> {
        at.checked_sub(1).and_then(|before| self.get(before))
    }
}

/// One turn with its words.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    /// The turn.
    pub(super) turn: &'a Turn,
    /// Its number in its exchange, counted from 0.
    pub(super) at: usize,
    places: Vec<Place>,
}

impl Passage<'_> {
    /// Its words.
    pub(super) fn words(&self) -> Words<'_> {
        Words { text: &self.turn.text, places: &self.places }
    }
}

/// Turns with their words, by exchange, and every different word.
#[derive(Debug, Default)]
pub(super) struct Speech<'a> {
    /// The turns of each exchange, in order.
    pub(super) exchanges: Vec<Vec<Passage<'a>>>,
    numbers: HashMap<&'a str, u32, Quick>,
    words: Vec<&'a str>,
    /// How many of the words stand in what answers a question.
    answered: usize,
}

impl<'a> Speech<'a> {
    /// What the candidate says in a session. The words of answers have the first numbers.
    pub(super) fn of_candidate(session: &'a Session) -> Self {
        let mut speech = Self::default();
        let exchanges = session.exchanges.iter();
        speech.exchanges = exchanges.map(|one| speech.read(said_by_candidate(one, true))).collect();
        speech.answered = speech.words.len();
        for (at, exchange) in session.exchanges.iter().enumerate() {
            let others = speech.read(said_by_candidate(exchange, false));
            if !others.is_empty() {
                speech.exchanges[at].extend(others);
                speech.exchanges[at].sort_by_key(|passage| passage.at);
            }
        }
        speech
    }

    /// These turns, as if they were one exchange.
    pub(super) fn of_turns(turns: &'a [Turn]) -> Self {
        let mut speech = Self::default();
        speech.exchanges = vec![speech.read(turns.iter().enumerate())];
        speech.answered = speech.words.len();
        speech
    }

    /// Every different word, as it is written, by number.
    pub(super) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// Those of the words that stand in answers and follow-ups.
    pub(super) fn answered(&self) -> &[&'a str] {
        &self.words[..self.answered]
    }

    /// The turns that answer, in order.
    pub(super) fn answers(&self) -> impl Iterator<Item = &Passage<'a>> {
        let all = self.exchanges.iter().flatten();
        all.filter(|passage| passage.turn.part == Part::Answer)
    }

    fn read(&mut self, turns: impl Iterator<Item = (usize, &'a Turn)>) -> Vec<Passage<'a>> {
        turns.map(|(at, turn)| Passage { turn, at, places: self.places(&turn.text) }).collect()
    }

    fn places(&mut self, text: &'a str) -> Vec<Place> {
        let mut places = Vec::with_capacity(text.len() / 5);
        let mut before: Option<Token<'a>> = None;
        let number = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        for token in tokens(text) {
            places.push(Place {
                word: self.number(token.text),
                start: number(token.start),
                end: number(token.end()),
                is_joined: before.is_some_and(|before| joins(text, before, token)),
            });
            before = Some(token);
        }
        places
    }

    fn number(&mut self, word: &'a str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word, number);
        self.words.push(word);
        number
    }
}

/// What the candidate says in an exchange with the turns' numbers: answers and follow-ups, or everything else.
fn said_by_candidate(exchange: &Exchange, answers: bool) -> impl Iterator<Item = (usize, &Turn)> {
    exchange.turns.iter().enumerate().filter(move |(_, turn)| {
        turn.speaker == Speaker::Candidate
            && answers == matches!(turn.part, Part::Answer | Part::FollowUp)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::{answer, session};

    #[test]
    fn every_different_word_has_one_number() {
        let session = session(&[], &["It ran, it ran.", "Ran it?"]);
        let speech = Speech::of_candidate(&session);
        assert_eq!(speech.words(), ["It", "ran", "it", "Ran"]);
        let numbers = |passage: &Passage<'_>| -> Vec<usize> {
            passage.words().places.iter().map(|place| place.word()).collect()
        };
        let all: Vec<_> = speech.answers().map(numbers).collect();
        assert_eq!(all, [vec![0, 1, 2, 1], vec![3, 2]]);
    }

    #[test]
    fn words_of_answers_come_first_and_turns_stay_in_order() {
        let mut session = session(&[], &["Then it ran."]);
        let aside = Turn { part: Part::Stray, ..answer("Wait here.") };
        session.exchanges[0].turns.insert(0, aside);
        let speech = Speech::of_candidate(&session);
        assert_eq!(speech.answered(), ["Then", "it", "ran"]);
        assert_eq!(speech.words()[3..], ["Wait", "here"]);
        let order: Vec<usize> = speech.exchanges[0].iter().map(|passage| passage.at).collect();
        assert_eq!(order, [0, 1]);
    }

    #[test]
    fn words_know_whether_they_may_be_one_name_with_the_one_in_front() {
        let turns = [answer("Node. Js, CI/CD")];
        let speech = Speech::of_turns(&turns);
        let words = speech.exchanges[0][0].words();
        let joined: Vec<bool> = words.places.iter().map(|place| place.is_joined).collect();
        assert_eq!(joined, [false, true, false, true]);
        assert_eq!(words.before(1).map(|word| word.text), Some("Node"));
    }
}
