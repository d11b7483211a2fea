//! A session in, findings on its text out: hesitations, cut-offs, echoes, stray talk, asides, repairs, evidence of
//! skills, facts of the talk. And a check of notes.
//!
//! Marks are overlays about the text, never about the person; the text itself never changes.

mod aside;
mod beginnings;
mod cut_off;
mod echo;
mod evidence;
mod fold;
mod hesitation;
mod listing;
pub mod masking;
mod near;
pub mod note_check;
mod quick;
pub mod repair;
#[rustfmt::skip]
mod skill_names;
mod speech;
mod stray;
pub mod talk;
mod technologies;
#[cfg(test)]
mod testing;
mod tokens;
mod unclaimed;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::model::exchange::{Exchange, Mark, MarkKind, Part, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, SessionId};
use crate::model::session::{Session, Skill};
use crate::model::words::Words;
use evidence::{Repaired, Search};
use hesitation::Sounds;
use repair::{Glossary, Proposer};
use speech::{Passage, Speech};

pub use fold::folds;
pub use hesitation::{Hesitation, Pause};
pub use near::{is_long, read_near};
pub use unclaimed::Unclaimed;

/// What was found in a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Findings by exchange, in the order of its text. Exchanges without any are left out.
    pub marks: BTreeMap<ExchangeId, Vec<Mark>>,
    /// Sounds and words to pass over, by exchange, in the order of its text. Exchanges without any are left
    /// out. A quarter of a transcript can be made of them, so they are kept as small as can be.
    pub hesitations: BTreeMap<ExchangeId, Vec<Hesitation>>,
    /// The places that name each skill, in the order of the session's skills.
    pub evidence: Vec<Vec<Span>>,
    /// Names of technologies that are said and not claimed, by name.
    pub unclaimed: Vec<Unclaimed>,
    /// The positions of the exchanges that were read; `None` where all were.
    pub within: Option<Range<usize>>,
}

/// Reads a session, with the names of `glossary` for repairs.
#[must_use]
pub fn read(session: &Session, glossary: &Glossary) -> Reading {
    let punctuated = cut_off::is_punctuated(session);
    let speech = Speech::of_candidate(session);
    let sounds = Sounds::of(&speech);
    let is_english = hesitation::is_english(session, &speech, &sounds);
    let mut proposer = Proposer::new(&speech, session, glossary, is_english);
    let claimed = evidence::claimed(session);
    let mut skills = Search::new(&claimed, &speech, session.skills.len());
    let mut technologies = unclaimed::technologies().search(&speech);
    let rules: Vec<Words> = session.skills.iter().map(skill_rule).collect();
    let mut reading = Reading::default();
    for exchange in &session.exchanges {
        let said = speech.said_in(exchange);
        let mut marks = marks_on(exchange, &session.id, punctuated, proposer.repairs_in(&said));
        let repaired = Repaired::of(&marks);
        let named: Vec<usize> = skills.found.iter().map(Vec::len).collect();
        skills.look_through(&said, &repaired);
        technologies.look_through(&said, &repaired);
        let named_here = skills.found.iter().zip(named).map(|(spans, before)| &spans[before..]);
        marks.extend(rules.iter().zip(named_here).flat_map(skill_marks));
        if !marks.is_empty() {
            reading.marks.insert(exchange.id.clone(), in_order(marks, exchange));
        }
        let hesitations = hesitations(&said, &sounds, is_english);
        if !hesitations.is_empty() {
            reading.hesitations.insert(exchange.id.clone(), hesitations);
        }
    }
    reading.evidence = skills.found;
    reading.unclaimed =
        unclaimed::technologies().unclaimed(session, &technologies.found, &reading.evidence);
    reading
}

fn hesitations(said: &[Passage<'_>], sounds: &Sounds, is_english: bool) -> Vec<Hesitation> {
    let in_passage = |passage| hesitation::hesitations(passage, sounds, is_english);
    let mut found: Vec<_> = said.iter().flat_map(in_passage).collect();
    found.shrink_to_fit();
    found
}

/// The rule that marks where a claimed skill is named.
fn skill_rule(skill: &Skill) -> Words {
    Words::shared(format!("names {}, a claimed skill", skill.name))
}

/// A mark wherever a claimed skill is named.
fn skill_marks((rule, named): (&Words, &[Span])) -> impl Iterator<Item = Mark> {
    named.iter().map(|span| Mark {
        kind: MarkKind::Skill,
        span: span.clone(),
        rule: rule.clone(),
        guess: false,
        repair: None,
    })
}

/// The session with what was found filled in, as `show` prints it.
#[must_use]
pub fn annotate(mut session: Session, mut reading: Reading) -> Session {
    for exchange in &mut session.exchanges {
        let mut marks = reading.marks.remove(&exchange.id).unwrap_or_default();
        let found = reading.hesitations.remove(&exchange.id).unwrap_or_default();
        marks.extend(found.iter().filter_map(|one| {
            let turn = exchange.turns.get(one.turn as usize)?;
            mark(one.kind.mark(), turn, one.range(), one.kind.rule(), false)
        }));
        exchange.marks = Some(Box::new(in_order(marks, exchange)));
    }
    for (skill, evidence) in session.skills.iter_mut().zip(reading.evidence) {
        skill.evidence = Some(evidence);
    }
    let named =
        |one: Unclaimed| Skill { name: one.name, evidence: Some(one.spans), ..Skill::default() };
    session.unclaimed = Some(reading.unclaimed.into_iter().map(named).collect());
    session
}

/// The marks on an exchange but for those of skills, in no order.
fn marks_on(
    exchange: &Exchange,
    session: &SessionId,
    punctuated: bool,
    repairs: Vec<Mark>,
) -> Vec<Mark> {
    let mut marks = repairs;
    if let Some(first) = answers(exchange).next() {
        marks.extend(stray::stray(first));
        marks.extend(echo::echo(first, &exchange.question));
    }
    marks.extend(cut_off::cut_offs(exchange, session, punctuated));
    marks.extend(exchange.turns.iter().flat_map(aside::asides));
    marks
}

/// The marks in the order of the text.
fn in_order(mut marks: Vec<Mark>, exchange: &Exchange) -> Vec<Mark> {
    marks.shrink_to_fit();
    if marks.len() > 1 {
        let turns = exchange.turns.iter().map(|turn| &turn.id);
        let places: HashMap<_, _> = turns.zip(0..).collect();
        marks.sort_by_key(|mark| (places.get(&mark.span.turn).copied(), mark.span.start));
    }
    marks
}

/// The candidate's turns that answer.
fn answers(exchange: &Exchange) -> impl Iterator<Item = &Turn> {
    exchange.turns.iter().filter(|turn| is_answer(turn))
}

fn is_answer(turn: &Turn) -> bool {
    turn.speaker == Speaker::Candidate && turn.part == Part::Answer
}

/// A mark on `range` of `turn`.
fn mark(
    kind: MarkKind,
    turn: &Turn,
    range: std::ops::Range<usize>,
    rule: &str,
    guess: bool,
) -> Option<Mark> {
    Some(Mark { kind, span: Span::of(turn, range)?, rule: rule.into(), guess, repair: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::testing::session;

    #[test]
    fn a_claimed_skill_is_marked_where_it_is_named() {
        let session = session(&["Node.js"], &["Um, on Node. Js it ran.", "It did."]);
        let read = read(&session, &Glossary::built_in());
        let marks = &read.marks[&session.exchanges[0].id];
        let skill = marks.iter().find(|mark| mark.kind == MarkKind::Skill).unwrap();
        assert_eq!((skill.span.text.as_str(), skill.guess), ("Node. Js", false));
        assert_eq!(skill.rule, "names Node.js, a claimed skill");
        assert_eq!(skill.span, read.evidence[0][0]);
        let other = read.marks.get(&session.exchanges[1].id);
        assert!(other.is_none_or(|marks| marks.iter().all(|mark| mark.kind != MarkKind::Skill)));
    }
}
