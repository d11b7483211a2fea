//! Repairs: what was probably said where the recogniser heard something else.
//!
//! The words of an answer, alone and up to four in a row, are held against names that are known, by how they
//! sound and how they are spelled. In order of safety these are
//!
//! 1. the candidate's own employers, skills and titles;
//! 2. other words of the same answer: an odd word beside a clear one;
//! 3. the glossary: the user's own, then the built-in one with names of technologies and words of trades, and
//!    terms of two words of which one was heard right.
//!
//! A name that ends in letters said one by one, as `CircleCI` does, is heard by these letters, too.
//!
//! What is spelled right, whatever its case, is left alone, and so are plain words, unless a capital in
//! mid-sentence or a word in front ("at", "with") says that they are a name. Where several repairs could stand
//! on the same words the surer one does, then the one from the safer source, then the longer one. `judge` has
//! the table of certainties.
//!
//! ```text
//! text ─► spoken (each word once) ─► scan (runs of words) ─► index (names by sound) ─► judge ─► choose
//! ```

mod answer;
mod bits;
mod choose;
mod context;
mod ending;
mod glossary;
mod index;
mod judge;
mod phrases;
#[rustfmt::skip]
mod plain;
mod profile;
mod scan;
mod sound;
mod spelling;
mod spoken;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use glossary::{Glossary, GlossaryError};
pub(super) use plain::{is_function_word, is_plain_word};

use answer::{Said, Times};
use bits::Bits;
use context::Heard;
use index::Index;
use plain::{Plain, plainness};
use scan::{Candidate, Known};
use spoken::{Vocabulary, Word};

use super::hesitation::{self, Sounds};
use super::mark;
use super::speech::{Passage, Place, Speech};
use crate::model::exchange::{
    Certainty, Exchange, Mark, MarkKind, Part, Repair, RepairSource, Turn,
};
use crate::model::ids::ExchangeId;
use crate::model::session::{Session, Skill};

/// The repairs that are proposed in what the candidate says, in the order of the text. Exchanges without any are
/// left out.
#[must_use]
pub fn repairs(session: &Session, glossary: &Glossary) -> BTreeMap<ExchangeId, Vec<Mark>> {
    let speech = Speech::of_candidate(session);
    let is_english = hesitation::is_english(session, &speech, &Sounds::of(&speech));
    let mut proposer = Proposer::new(&speech, session, glossary, is_english);
    let propose =
        |exchange: &Exchange| (exchange.id.clone(), proposer.repairs_in(&speech.said_in(exchange)));
    let all = session.exchanges.iter().map(propose);
    all.filter(|(_, repairs)| !repairs.is_empty()).collect()
}

/// What proposes repairs in the answers of one session, exchange by exchange.
pub(super) struct Proposer<'a> {
    vocabulary: Vocabulary,
    known: Known<'a>,
}

impl<'a> Proposer<'a> {
    /// For a session, what its candidate says, and whether that is English.
    pub(super) fn new(
        speech: &Speech<'_>,
        session: &Session,
        glossary: &'a Glossary,
        is_english: bool,
    ) -> Self {
        let profile = profile::names(session);
        let finish = |word: &mut Word| {
            let own = glossary.own.as_ref();
            let is_right = |letters: &str| {
                profile.is_right(letters)
                    || glossary.built_in.names.is_right(letters)
                    || own.is_some_and(|own| own.names.is_right(letters))
            };
            word.is_right = is_right(&word.letters)
                || word.letters.strip_suffix('s').is_some_and(|one| one.len() > 2 && is_right(one));
            word.is_in_phrase = glossary.built_in.phrases.hold(&word.letters);
        };
        let vocabulary = Vocabulary::of(speech, finish);
        let said = Said::in_all(speech, &vocabulary);
        let is_like = |word| scan::is_like_a_name(word, &profile, &said.index, glossary);
        let is_like = vocabulary.words().iter().map(is_like).collect();
        let own = glossary.own.as_deref().map(|own| &own.names);
        let names = [Some(&profile), Some(&said.index), Some(&glossary.built_in.names), own];
        let spellings: Vec<u64> = names.into_iter().flatten().flat_map(Index::hashes).collect();
        let known = Known {
            spellings: Bits::of(spellings.into_iter()),
            times: Times::default(),
            is_technical: is_technical(session, glossary),
            glossary,
            profile,
            said,
            is_like,
            is_english,
        };
        Self { vocabulary, known }
    }

    /// The repairs that are proposed in what is said in one exchange, in the order of the text.
    pub(super) fn repairs_in(&mut self, said: &[Passage<'_>]) -> Vec<Mark> {
        let heard = answers(said, &self.vocabulary);
        self.known.times.count(&self.known.said, heard.iter().map(|(_, heard)| *heard));
        heard.into_iter().flat_map(|(turn, heard)| marks_on(turn, heard, &self.known)).collect()
    }
}

/// The turns that answer, with their words.
fn answers<'a>(
    passages: &'a [Passage<'_>],
    vocabulary: &'a Vocabulary,
) -> Vec<(&'a Turn, Heard<'a>)> {
    let is_answer = |turn: &Turn| matches!(turn.part, Part::Answer | Part::FollowUp);
    let answers = passages.iter().filter(|passage| is_answer(passage.turn));
    answers.map(|passage| (passage.turn, Heard::new(passage.words(), vocabulary))).collect()
}

/// Where another language is spoken, only the candidate's own names are known to be meant. And a plain English
/// word is no better than what sounds much like it: only names and terms are, and what sounds nearly the same.
fn is_worth_a_look(candidate: &Candidate, english: bool) -> bool {
    let is_plain = |word: &str| {
        plainness(&word.to_lowercase()) != Plain::Odd && word.chars().all(char::is_lowercase)
    };
    match candidate.source {
        RepairSource::Profile => true,
        RepairSource::Answer => {
            let sounds_nearly_the_same = candidate.alike >= 90;
            let is_name = !candidate.probable.split_whitespace().all(is_plain);
            english && (is_name || sounds_nearly_the_same)
        }
        RepairSource::Glossary => english,
    }
}

/// What only stands elsewhere in the answer may be mis-heard itself. A name of the glossary that was heard as
/// several words is likelier where somebody speaks who claims such names.
fn weigh(candidate: &mut Candidate, is_technical: bool) {
    let is_split = candidate.words.len() > 1 && !candidate.probable.contains(' ');
    match candidate.source {
        RepairSource::Answer => candidate.certainty = candidate.certainty.max(Certainty::Medium),
        RepairSource::Glossary if is_technical && is_split => {
            candidate.certainty = candidate.certainty.min(Certainty::Medium);
        }
        _ => {}
    }
}

/// True where the candidate claims several names of the glossary.
fn is_technical(session: &Session, glossary: &Glossary) -> bool {
    const SEVERAL: usize = 3;
    let is_name =
        |skill: &&Skill| glossary.built_in.names.is_right(&index::words_of(&skill.name).concat());
    session.skills.iter().filter(is_name).take(SEVERAL).count() == SEVERAL
}

fn marks_on(turn: &Turn, heard: Heard<'_>, known: &Known<'_>) -> Vec<Mark> {
    let mut all = scan::candidates(heard, known);
    all.retain(|candidate| is_worth_a_look(candidate, known.is_english));
    for candidate in &mut all {
        weigh(candidate, known.is_technical);
    }
    let chosen = choose::choose(all);
    chosen.into_iter().filter_map(|candidate| mark_of(turn, heard.places, candidate)).collect()
}

fn mark_of(turn: &Turn, places: &[Place], candidate: Candidate) -> Option<Mark> {
    let Candidate { words, probable, certainty, source, rule, .. } = candidate;
    let range = places.get(words.start)?.start()..places.get(words.end.checked_sub(1)?)?.end();
    let mut found = mark(MarkKind::Repair, turn, range, &rule, certainty != Certainty::High)?;
    found.repair = Some(Box::new(Repair { probable, certainty, source }));
    Some(found)
}
