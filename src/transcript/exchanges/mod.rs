//! From turns to exchanges: who asks, what is a question, and which words answer it.
//!
//! ```text
//! Talk ─► joining ─► hearing ─► roles ─► pieces ─► grouping ─► assembly ─► Session
//!         cues        each        who      merged     questions    ids,
//!         to turns    turn        asks     turns cut  and answers  report
//! ```
//!
//! Every word of the talk stands in exactly one turn of the session, in order. Each step is one pass;
//! turns are listened to when a step asks for them.

mod addressed;
mod assembly;
pub mod boundary;
mod clues;
mod cuts;
mod follow_up;
mod grouping;
mod hearing;
mod joining;
mod landmarks;
mod name;
mod phrases;
mod pieces;
mod report;
pub mod roles;
#[cfg(test)]
mod tests;
#[rustfmt::skip]
mod vocabulary;
mod subjects;
mod unlabelled;
mod voices;
#[rustfmt::skip]
mod weights;
mod words;

use super::talk::Talk;
use crate::model::ids::SessionId;
use crate::model::session::{Profile, SCHEMA, Session, Source};
use hearing::Hearing;
pub use report::number_lines;
pub use roles::{Choice, Roles, roles, roles_with};

/// Makes the session with `id` from `talk`.
#[must_use]
pub fn build(talk: Talk, source: Source, id: SessionId) -> Session {
    build_with(talk, source, id, &Choice::default())
}

/// As [`build`], where a reviewer has said who some of the voices are: everything follows.
#[must_use]
pub fn build_with(talk: Talk, source: Source, id: SessionId, choice: &Choice) -> Session {
    let turns = joining::joined(talk.turns);
    let mut hearing = Hearing::of(&turns);
    let roles = roles::cast(&mut hearing, choice);
    let mut pieces = pieces::pieces(&turns, &roles);
    let grouped = grouping::group(&mut hearing, &mut pieces);
    let mut report = talk.report;
    report.extend(report::report(&turns, &roles, &pieces, &grouped));
    let name = roles.candidate_in_full().and_then(name::name);
    let exchanges = assembly::exchanges(turns, &pieces, &grouped.groups, &id);
    Session {
        schema: SCHEMA.into(),
        exchanges: exchanges.into(),
        profile: Profile { name, ..Profile::default() },
        skills: Vec::new(),
        report: report.into(),
        id,
        source,
        unclaimed: None,
        sample: false,
        extra: serde_json::Map::new(),
    }
}
