//! What was said, split into words once for all the rules that ask, each different word with a number.
//!
//! A rule that asks the same of many words asks it once of each different word, and then looks its answer up by
//! number.

use std::collections::{HashMap, HashSet};

use super::quick::{Quick, hash};
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

/// Every different word of what is said. The words of one exchange at a time are asked for with their places: those of
/// a whole session would take several times as much room as its text.
#[derive(Debug, Default)]
pub(super) struct Speech<'a> {
    /// By what a word hashes to, its number.
    numbers: HashMap<u64, u32, Quick>,
    words: Vec<&'a str>,
    /// How many of the words stand in what answers a question.
    answered: usize,
    /// The numbers of words in capitals in answers, each with that of the word behind it.
    capitals: HashSet<(u32, u32), Quick>,
}

impl<'a> Speech<'a> {
    /// What the candidate says in a session. The words of answers have the first numbers.
    pub(super) fn of_candidate(session: &'a Session) -> Self {
        let mut speech = Self::default();
        for exchange in &session.exchanges {
            speech.learn_answers(said_by_candidate(exchange, true));
        }
        for exchange in &session.exchanges {
            for turn in said_by_candidate(exchange, false) {
                tokens(&turn.text).for_each(|token| _ = speech.learn(token.text));
            }
        }
        speech
    }

    /// These turns, all of them answers.
    pub(super) fn of_turns(turns: &'a [Turn]) -> Self {
        let mut speech = Self::default();
        speech.learn_answers(turns.iter());
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

    /// The words in capitals that have a word behind them in answers and follow-ups, with a blank between, each with
    /// that word: by their numbers, every pair once, in no order.
    pub(super) fn capitals(&self) -> impl Iterator<Item = (usize, usize)> {
        self.capitals.iter().map(|&(first, next)| (first as usize, next as usize))
    }

    /// What the candidate says in an exchange of the session, in order.
    pub(super) fn said_in<'e>(&self, exchange: &'e Exchange) -> Vec<Passage<'e>> {
        let turns = exchange.turns.iter().enumerate();
        let said = turns.filter(|(_, turn)| turn.speaker == Speaker::Candidate);
        said.map(|(at, turn)| self.passage(at, turn)).collect()
    }

    /// A turn of what is said, the one at `at` of its exchange.
    pub(super) fn passage<'t>(&self, at: usize, turn: &'t Turn) -> Passage<'t> {
        Passage { turn, at, places: self.places(&turn.text) }
    }

    fn places(&self, text: &str) -> Vec<Place> {
        let mut places = Vec::with_capacity(text.len() / 5);
        let mut before: Option<Token<'_>> = None;
        let number = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        for token in tokens(text) {
            let Some(&word) = self.numbers.get(&hash(token.text)) else { continue };
            places.push(Place {
                word,
                start: number(token.start),
                end: number(token.end()),
                is_joined: before.is_some_and(|before| joins(text, before, token)),
            });
            before = Some(token);
        }
        places
    }

    fn learn_answers(&mut self, turns: impl Iterator<Item = &'a Turn>) {
        for turn in turns {
            let mut in_front: Option<(u32, Token<'_>)> = None;
            for token in tokens(&turn.text) {
                let word = self.learn(token.text);
                if let Some((capitals, before)) = in_front
                    && &turn.text[before.end()..token.start] == " "
                {
                    self.capitals.insert((capitals, word));
                }
                in_front = token.is_in_capitals().then_some((word, token));
            }
        }
        self.answered = self.words.len();
    }

    /// The number of a word, which it is given where it is new.
    fn learn(&mut self, word: &'a str) -> u32 {
        let hash = hash(word);
        if let Some(number) = self.numbers.get(&hash) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(hash, number);
        self.words.push(word);
        number
    }
}

/// What the candidate says in an exchange: answers and follow-ups, or everything else.
fn said_by_candidate(exchange: &Exchange, answers: bool) -> impl Iterator<Item = &Turn> {
    exchange.turns.iter().filter(move |turn| {
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
        let said = session.exchanges.iter().flat_map(|exchange| speech.said_in(exchange));
        let all: Vec<_> = said.map(|passage| numbers(&passage)).collect();
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
        let said = speech.said_in(&session.exchanges[0]);
        assert_eq!(said.iter().map(|passage| passage.at).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn words_in_capitals_are_known_with_the_word_behind_them() {
        let turns = [answer("The API layer, the API. Layer, the API layer and I left.")];
        let speech = Speech::of_turns(&turns);
        let words = |(first, next): (usize, usize)| (speech.words()[first], speech.words()[next]);
        assert_eq!(speech.capitals().map(words).collect::<Vec<_>>(), [("API", "layer")]);
    }

    #[test]
    fn words_know_whether_they_may_be_one_name_with_the_one_in_front() {
        let turns = [answer("Node. Js, CI/CD")];
        let speech = Speech::of_turns(&turns);
        let passage = speech.passage(0, &turns[0]);
        let words = passage.words();
        let joined: Vec<bool> = words.places.iter().map(|place| place.is_joined).collect();
        assert_eq!(joined, [false, true, false, true]);
        assert_eq!(words.before(1).map(|word| word.text), Some("Node"));
    }
}
