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
//! What is spelled right, whatever its case, is left alone, and so are plain words, unless a capital in
//! mid-sentence or a word in front ("at", "with") says that they are a name. Where several repairs could stand
//! on the same words the surer one does, then the one from the safer source, then the longer one. `judge` has
//! the table of certainties.
//!
//! ```text
//! text ─► spoken (each word once) ─► scan (runs of words) ─► index (names by sound) ─► judge ─► choose
//! ```

mod answer;
mod choose;
mod context;
mod glossary;
mod index;
mod judge;
mod phrases;
#[rustfmt::skip]
mod plain;
mod profile;
mod quick;
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
use context::Heard;
use plain::{Plain, plainness};
use scan::{Candidate, Known};
use spoken::{Place, Vocabulary, Word};

use super::mark;
use crate::model::exchange::{
    Certainty, Exchange, Mark, MarkKind, Part, Repair, RepairSource, Speaker, Turn,
};
use crate::model::ids::ExchangeId;
use crate::model::session::{Session, Skill};

/// The repairs that are proposed in what the candidate says, in the order of the text. Exchanges without any are
/// left out.
#[must_use]
pub fn repairs(session: &Session, glossary: &Glossary) -> BTreeMap<ExchangeId, Vec<Mark>> {
    let is_english = super::hesitation::is_english(session);
    let is_technical = is_technical(session, glossary);
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
    let mut vocabulary = Vocabulary::default();
    let turns: Vec<Vec<(&Turn, Vec<Place>)>> = session
        .exchanges
        .iter()
        .map(|exchange| {
            said(exchange).map(|turn| (turn, vocabulary.read(&turn.text, finish))).collect()
        })
        .collect();
    let heard: Vec<Vec<Heard<'_>>> = turns
        .iter()
        .map(|turns| turns.iter().map(|(turn, places)| hear(turn, places, &vocabulary)).collect())
        .collect();
    let said = Said::in_all(heard.iter().flatten().copied(), &vocabulary);
    let is_like: Vec<bool> = vocabulary
        .words()
        .iter()
        .map(|word| scan::is_like_a_name(word, &profile, &said.index, glossary))
        .collect();
    let mut times = Times::default();
    let mut marks = BTreeMap::new();
    for ((exchange, turns), heard) in session.exchanges.iter().zip(&turns).zip(&heard) {
        times.count(&said, heard);
        let known = Known {
            profile: &profile,
            said: &said.index,
            glossary,
            times: &times,
            is_like: &is_like,
            is_english,
            is_technical,
        };
        let found: Vec<Mark> = turns
            .iter()
            .zip(heard)
            .flat_map(|((turn, _), heard)| marks_on(turn, *heard, known))
            .collect();
        if !found.is_empty() {
            marks.insert(exchange.id.clone(), found);
        }
    }
    marks
}

fn hear<'a>(turn: &'a Turn, places: &'a [Place], vocabulary: &'a Vocabulary<'a>) -> Heard<'a> {
    Heard { text: turn.text.as_str(), places, vocabulary }
}

/// What the candidate says in an exchange.
fn said(exchange: &Exchange) -> impl Iterator<Item = &Turn> {
    exchange.turns.iter().filter(|turn| {
        turn.speaker == Speaker::Candidate && matches!(turn.part, Part::Answer | Part::FollowUp)
    })
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

fn marks_on(turn: &Turn, heard: Heard<'_>, known: Known<'_>) -> Vec<Mark> {
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
    let range = places.get(words.start)?.start..places.get(words.end.checked_sub(1)?)?.end;
    let mut found = mark(MarkKind::Repair, turn, range, &rule, certainty != Certainty::High)?;
    found.repair = Some(Repair { probable, certainty, source });
    Some(found)
}
