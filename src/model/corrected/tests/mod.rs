//! What each operation does on a small talk.

mod following;
mod properties;

use std::sync::Arc;

use serde_json::{Map, json};

use super::*;
use crate::model::exchange::{Bytes, Change, ExchangeKind, Part, Question, Span, Turn};
use crate::model::ids::{SessionId, TurnId};
use crate::model::review::{Edit, Verdict};
use crate::model::rubric::Rubric;
use crate::model::session::{Profile, SCHEMA, Source};

use Speaker::{Candidate, Interviewer, Other};

/// One line a turn: who, and the words. An interviewer's question opens an exchange.
const TALK: &[(&str, Speaker, &str)] = &[
    ("Ida", Interviewer, "What do you do first?"),
    ("Bo Lund", Candidate, "I read the board. How do you plan a week? On paper."),
    ("Ida", Interviewer, "Why did it stop?"),
    ("Bo Lund", Candidate, "A valve was open."),
    ("Ida", Interviewer, "Mm-hmm."),
    ("Bo Lund", Candidate, "So I closed it. 家へ帰る。 Then we washed."),
    ("Ida", Interviewer, "What would you ask us?"),
    ("Bo Lund", Candidate, "Who gets woken at night."),
];

fn id() -> SessionId {
    SessionId::new("3f9c0a51d2e7").unwrap()
}

fn session_of(talk: &[(&str, Speaker, &str)]) -> Arc<Session> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut at = 0;
    for (n, (name, speaker, text)) in (1..).zip(talk) {
        let opens = exchanges.is_empty() || (*speaker == Interviewer && text.contains('?'));
        let part = match speaker {
            Candidate => Part::Answer,
            Interviewer if opens => Part::Question,
            Interviewer => Part::BackChannel,
            Other => Part::Stray,
        };
        let bytes = Bytes { start: at, end: at + text.len() as u64 };
        at = bytes.end + 1;
        let turn = Turn {
            id: TurnId::nth(n),
            speaker: *speaker,
            name: Some((*name).into()),
            part,
            text: (*text).into(),
            start_ms: Some((n as u64).into()),
            end_ms: Some((n as u64 + 1).into()),
            bytes,
            guess: false,
            from: None,
        };
        if opens {
            let asked = Span::of(&turn, 0..text.len()).filter(|_| part == Part::Question);
            exchanges.push(Exchange {
                id: ExchangeId::at(&id(), bytes.start),
                kind: ExchangeKind::Question,
                question: Question {
                    text: asked.as_ref().map(|span| span.text.clone()),
                    origin: if asked.is_some() { Origin::Given } else { Origin::Lost },
                    at: asked.into_iter().collect(),
                    guess: false,
                },
                turns: vec![turn],
                marks: None,
                guess: false,
                number: None,
                shape: None,
            });
        } else if let Some(last) = exchanges.last_mut() {
            last.turns.push(turn);
        }
    }
    Arc::new(Session {
        schema: SCHEMA.into(),
        id: id(),
        source: source(),
        profile: Profile { name: Some("Bo Lund".into()), ..Profile::default() },
        skills: Vec::new(),
        exchanges: exchanges.into(),
        report: Arc::default(),
        unclaimed: None,
        sample: false,
        extra: Map::new(),
    })
}

fn source() -> Source {
    let written = json!({ "name": "a", "format": "labels", "bytes": 0, "sha256": "" });
    serde_json::from_value(written).unwrap()
}

fn talk() -> Arc<Session> {
    session_of(TALK)
}

fn file(reviewer: &str) -> Corrections {
    Corrections::new(id(), ReviewerId::new(reviewer).unwrap())
}

fn at(second: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn review() -> Review {
    Review::new(id(), ReviewerId::new("ana").unwrap(), &Rubric::general().unwrap())
}

/// The talk after these operations of one reviewer.
fn after(operations: &[What]) -> Corrected {
    let mut own = file("ana");
    for what in operations {
        own.append(what.clone(), at(1));
    }
    apply(&talk(), &own, &[], None)
}

fn split(turn: usize, byte: usize) -> What {
    What::Split { turn: TurnId::nth(turn), byte }
}

fn boundary(turn: usize, byte: usize) -> What {
    What::Boundary { turn: TurnId::nth(turn), byte }
}

fn merge(exchange: usize) -> What {
    What::Merge { exchange: talk().exchanges[exchange].id.clone() }
}

fn voice(label: &str, speaker: Speaker) -> What {
    What::Speaker { whose: Whose::Label { label: label.into() }, speaker }
}

fn stretch(turn: usize, start: usize, end: usize, speaker: Speaker) -> What {
    What::Speaker { whose: Whose::Stretch { turn: TurnId::nth(turn), start, end }, speaker }
}

fn questions(corrected: &Corrected) -> Vec<&str> {
    let asked = corrected.session.exchanges.iter();
    asked.map(|one| one.question.text.as_deref().unwrap_or("–")).collect()
}

fn numbers(corrected: &Corrected) -> Vec<String> {
    (0..corrected.session.exchanges.len()).map(|at| corrected.session.number(at)).collect()
}

/// Every word with the turn and place it was said at.
fn words(session: &Session) -> Vec<(TurnId, usize, String)> {
    let turns = session.exchanges.iter().flat_map(|one| &one.turns);
    let mut words: Vec<(TurnId, usize, String)> = Vec::new();
    for turn in turns {
        match words.last_mut() {
            Some((id, start, text)) if *id == turn.id && *start + text.len() == turn.offset() => {
                text.push_str(&turn.text);
            }
            _ => words.push((turn.id.clone(), turn.offset(), turn.text.to_string())),
        }
    }
    words
}

#[test]
fn a_split_finds_the_question_at_its_place_and_shifts_no_number() {
    let second = TALK[1].2.find("How").unwrap();
    let corrected = after(&[split(2, second)]);
    assert_eq!(numbers(&corrected), ["1a", "1b", "2", "3"]);
    assert_eq!(questions(&corrected)[1], "How do you plan a week?");
    let exchanges = &corrected.session.exchanges;
    let (first, later) = (&exchanges[0], &exchanges[1]);
    assert_eq!(first.id, talk().exchanges[0].id);
    assert_eq!(later.question.origin, Origin::Recovered);
    assert_eq!(later.turns[0].offset(), second);
    assert_eq!(first.shape.as_ref().unwrap().how, Change::Split);
}

#[test]
fn a_split_in_front_of_the_interviewer_asks_with_their_words() {
    let corrected = after(&[split(5, 0)]);
    assert_eq!(questions(&corrected)[2], "Mm-hmm.");
}

#[test]
fn a_merge_keeps_the_earlier_question_and_says_both_numbers() {
    let corrected = after(&[merge(1)]);
    assert_eq!(numbers(&corrected), ["1+2", "3"]);
    assert_eq!(questions(&corrected)[0], "What do you do first?");
    let merged = &corrected.session.exchanges[0];
    assert_eq!(merged.id, talk().exchanges[0].id);
    assert_eq!(merged.held(), [talk().exchanges[1].id.clone()]);
    assert_eq!(merged.turns[2].part, Part::FollowUp);
}

#[test]
fn parts_that_are_merged_again_are_the_exchange_that_they_were() {
    let second = TALK[1].2.find("How").unwrap();
    let part = after(&[split(2, second)]).session.exchanges[1].id.clone();
    let corrected = after(&[split(2, second), What::Merge { exchange: part }]);
    assert_eq!(numbers(&corrected), ["1", "2", "3"]);
    assert_eq!(corrected.session.exchanges[0].turns, talk().exchanges[0].turns);
}

#[test]
fn what_was_merged_and_is_cut_at_its_seam_is_what_it_was() {
    let corrected = after(&[merge(1), split(3, 0)]);
    let ids = |session: &Session| -> Vec<ExchangeId> {
        session.exchanges.iter().map(|one| one.id.clone()).collect()
    };
    assert_eq!(ids(&corrected.session), ids(&talk()));
    assert_eq!(numbers(&corrected), ["1", "2", "3"]);
    assert!(corrected.session.exchanges.iter().all(|one| one.held().is_empty()));
}

#[test]
fn what_was_merged_goes_with_the_part_that_it_begins_in() {
    let corrected = after(&[merge(1), split(2, TALK[1].2.find("How").unwrap())]);
    let exchanges = &corrected.session.exchanges;
    let (first, second) = (&exchanges[0], &exchanges[1]);
    assert!(first.held().is_empty());
    assert_eq!(second.held(), [talk().exchanges[1].id.clone()]);
    assert_eq!(numbers(&corrected), ["1a", "1b+2", "3"]);
}

#[test]
fn a_boundary_moves_words_between_question_and_answer() {
    let corrected = after(&[boundary(2, TALK[1].2.find("How").unwrap())]);
    let first = &corrected.session.exchanges[0];
    let asked = first.question.text.as_deref();
    assert_eq!(asked, Some("What do you do first? I read the board."));
    assert_eq!(first.question.origin, Origin::Recovered);
    let parts: Vec<(Part, Speaker)> =
        first.turns.iter().map(|one| (one.part, one.speaker)).collect();
    let asks = (Part::Question, Interviewer);
    assert_eq!(parts, [asks, asks, (Part::Answer, Candidate)]);

    let back = after(&[boundary(1, 5)]);
    assert_eq!(questions(&back)[0], "What");
    assert_eq!(back.session.exchanges[0].turns[1].speaker, Candidate);
}

#[test]
fn words_that_are_not_the_candidates_are_stray_and_stay() {
    let corrected = after(&[stretch(2, 0, 18, Other)]);
    let turns = &corrected.session.exchanges[0].turns;
    assert_eq!((turns[1].part, turns[1].text.as_str()), (Part::Stray, "I read the board. "));
    assert_eq!(turns[2].speaker, Candidate);
    assert_eq!(questions(&corrected)[0], "What do you do first?");
}

#[test]
fn two_who_were_taken_for_each_other_change_sides_with_one_operation() {
    // As an importer takes it that has mistaken Bo for the one who asks.
    let wrong: Vec<(&str, Speaker, &str)> = TALK
        .iter()
        .map(|(name, side, text)| {
            let other = if *side == Candidate { Interviewer } else { Candidate };
            (*name, other, *text)
        })
        .collect();
    let mut own = file("ana");
    own.append(voice("Ida", Interviewer), at(1));
    let corrected = apply(&session_of(&wrong), &own, &[], None);
    assert_eq!(
        questions(&corrected),
        ["What do you do first?", "Why did it stop?", "What would you ask us?"]
    );
    assert_eq!(numbers(&corrected), ["1", "2", "3"]);
    let parts: Vec<Part> =
        corrected.session.exchanges[1].turns.iter().map(|turn| turn.part).collect();
    assert_eq!(parts, [Part::Question, Part::Answer, Part::BackChannel, Part::Answer]);
}

#[test]
fn to_say_of_the_candidate_that_it_is_the_candidate_changes_nothing() {
    let moved = boundary(2, TALK[1].2.find("How").unwrap());
    for place in [moved, stretch(4, 0, 7, Other)] {
        let corrected = after(&[place.clone(), voice("Bo Lund", Candidate)]);
        assert!(corrected.misfits[0].why.contains("nothing would change"));
        assert_eq!(corrected.session, after(&[place]).session);
    }
    // What was changed everywhere is changed back everywhere.
    let back = after(&[voice("Bo Lund", Interviewer), voice("Bo Lund", Candidate)]);
    assert!(back.misfits.is_empty());
}

#[test]
fn the_name_follows_the_candidate() {
    let corrected = after(&[voice("Ida", Candidate)]);
    assert_eq!(corrected.session.profile.name.as_deref(), Some("Ida"));
    let named = after(&[voice("Ida", Candidate), voice("Bo Lund", Candidate)]);
    assert_eq!(named.session.profile.name.as_deref(), Some("Bo Lund"));
}

#[test]
fn what_does_not_apply_is_named_and_harms_nothing() {
    let nowhere = What::Merge { exchange: ExchangeId::new("e00000000").unwrap() };
    let inside_a_character = TALK[5].2.find('家').unwrap() + 1;
    for what in [
        nowhere,
        merge(0),
        split(1, 0),
        split(99, 0),
        split(2, 9999),
        split(6, inside_a_character),
        boundary(8, 9999),
        stretch(2, 5, 5, Other),
        stretch(2, 9, 3, Other),
        stretch(6, 0, inside_a_character, Other),
        voice("Nobody", Candidate),
        voice("Ida", Interviewer),
    ] {
        let corrected = after(std::slice::from_ref(&what));
        assert_eq!(corrected.misfits.len(), 1, "{what:?}");
        assert_eq!(*corrected.session, *talk(), "{what:?}");
    }
}

#[test]
fn a_written_question_goes_with_a_merge_that_has_none() {
    let written = |n: usize| What::Question {
        exchange: talk().exchanges[n].id.clone(),
        text: format!("{n}?"),
    };
    let first = talk().exchanges[0].id.clone();
    let corrected = after(&[merge(1), written(1)]);
    assert_eq!(corrected.written.get(&first).map(String::as_str), Some("1?"));
}

#[test]
fn what_a_format_calls_a_speaker_is_no_name() {
    for label in ["Speaker 2", "Guest", "INTERVIEWER", "Q", "ida"] {
        assert!(!label.split_whitespace().all(is_of_a_name), "{label}");
    }
    for name in ["Ida", "Jean-Luc O’Hara", "Émile B. Roux"] {
        assert!(name.split_whitespace().all(is_of_a_name), "{name}");
    }
}
