//! Small sessions for the tests of this room.

use std::sync::Arc;

use crate::model::exchange::{
    Bytes, Exchange, ExchangeKind, Origin, Part, Question, Speaker, Turn,
};
use crate::model::ids::{ExchangeId, SessionId, TurnId};
use crate::model::session::{Format, Profile, SCHEMA, Session, Skill, Source};

/// A turn of the candidate.
pub(super) fn answer(text: &str) -> Turn {
    Turn {
        id: TurnId::nth(1),
        speaker: Speaker::Candidate,
        name: None,
        part: Part::Answer,
        text: text.into(),
        start_ms: None,
        end_ms: None,
        bytes: Bytes::default(),
        guess: false,
        from: None,
    }
}

/// A question of this origin.
pub(super) fn asked(origin: Origin, text: Option<&str>) -> Question {
    Question { text: text.map(Into::into), origin, at: Box::default(), guess: false }
}

/// A session with these skills and answers to lost questions.
pub(super) fn session(skills: &[&str], answers: &[&str]) -> Session {
    let id = SessionId::new("3f9c0a51d2e7").unwrap();
    let exchanges = answers.iter().enumerate().map(|(at, text)| Exchange {
        id: ExchangeId::at(&id, at as u64),
        kind: ExchangeKind::Question,
        question: asked(Origin::Lost, None),
        turns: vec![Turn { id: TurnId::nth(at + 1), bytes: (at..at + 1).into(), ..answer(text) }],
        marks: None,
        guess: false,
        number: None,
        shape: None,
    });
    Session {
        schema: SCHEMA.into(),
        exchanges: exchanges.collect(),
        source: Source {
            name: "a".into(),
            format: Format::Page,
            why: String::new(),
            bytes: 0,
            sha256: String::new(),
        },
        profile: Profile::default(),
        skills: skills
            .iter()
            .map(|name| Skill { name: (*name).into(), ..Skill::default() })
            .collect(),
        report: Arc::default(),
        unclaimed: None,
        sample: false,
        extra: serde_json::Map::new(),
        id,
    }
}
