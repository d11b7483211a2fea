//! The JSON Schemas of `assets/schema`, held against what the program writes: everything it writes is
//! described, and what is described wrongly is refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use candor::model::corrections::{Corrections, What, Whose};
use candor::model::exchange::{Span, Speaker};
use candor::model::ids::{ExchangeId, ReviewerId, SessionId, TurnId};
use candor::model::place::Place;
use candor::model::preferences::{Fillers, Preferences};
use candor::model::review::{
    CriterionScore, Edit, Quote, Reason, Review, Scored, SkillVerdict, Unscorable, Verdict,
};
use candor::model::rubric::{Plan, Rubric};
use candor::model::session::Session;
use candor::reading::Reading;
use candor::report::{self, Format, Manner, Reviewed};
use serde::Serialize;
use serde_json::{Map, Value, json};

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/schema").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The same schema, without room for fields that it does not describe.
fn closed(mut schema: Value) -> Value {
    close(&mut schema);
    schema
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            // A `not` describes what is refused and stays as it is.
            if object.get("type").is_some_and(|kind| *kind == "object")
                && object.contains_key("properties")
            {
                object.entry("additionalProperties").or_insert(json!(false));
            }
        }
        Value::Array(values) => values.iter_mut().for_each(close),
        _ => {}
    }
}

#[track_caller]
fn assert_describes(schema: &Value, written: &impl Serialize) {
    let written = serde_json::to_value(written).unwrap();
    for schema in [schema, &closed(schema.clone())] {
        let validator = jsonschema::validator_for(schema).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&written)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[track_caller]
fn assert_refuses(schema: &Value, written: &impl Serialize, pointer: &str, wrong: Value) {
    let mut value = serde_json::to_value(written).unwrap();
    *value.pointer_mut(pointer).unwrap() = wrong;
    assert!(!jsonschema::is_valid(schema, &value), "{pointer} may be anything");
}

fn session_id() -> SessionId {
    SessionId::new("3f9c0a51d2e7").unwrap()
}

fn ana() -> ReviewerId {
    ReviewerId::new("ana").unwrap()
}

fn exchange() -> ExchangeId {
    ExchangeId::new("e1a2b3c4d").unwrap()
}

fn noon() -> jiff::Timestamp {
    "2026-11-22T12:00:00.25Z".parse().unwrap()
}

fn span() -> Span {
    Span::new(TurnId::nth(4), 10..18, "Node. Js")
}

#[test]
fn the_session_is_described() {
    let span = serde_json::to_value(span()).unwrap();
    let bytes = json!({ "start": 0, "end": 3 });
    // Read by the program and written again, so that a field which the model lacks does not count.
    let session: Session = serde_json::from_value(json!({
        "schema": "candor/session/1", "id": "3f9c0a51d2e7",
        "source": { "name": "a.txt", "format": "page", "bytes": 3, "sha256": "0".repeat(64) },
        "profile": { "name": "Rosa", "headline": null, "summary": ["…"],
                     "experience": [{ "title": "Engineer", "employer": null, "guess": true }] },
        "skills": [{ "name": "Node.js", "evidence": [span], "guess": true }],
        "exchanges": [{
            "id": "e1a2b3c4d", "kind": "question", "guess": true,
            "question": { "text": null, "origin": "lost", "at": [span], "guess": true },
            "turns": [{ "id": "t4", "speaker": "candidate", "name": "R", "part": "follow-up",
                        "text": "…", "start_ms": 1, "end_ms": null, "bytes": bytes, "guess": true, "from": [span] }],
            "number": "4a+5", "shape": { "by": "ana-1", "how": "split", "holds": ["e1a2b3c4e"] },
            "marks": [{ "kind": "cut-off", "span": span, "rule": "…", "guess": true }]
        }],
        "report": [{ "line": 1, "kind": "not-understood", "text": "x", "message": "…",
                     "bytes": bytes }],
        "sample": true
    }))
    .unwrap();
    let schema = schema("session.json");
    assert_describes(&schema, &session);
    assert_refuses(&schema, &session, "/schema", json!("candor/session/2"));
    assert_refuses(&schema, &session, "/exchanges/0/id", json!("e1"));
    assert_refuses(&schema, &session, "/exchanges/0/turns/0/speaker", json!("nobody"));
    assert_refuses(&schema, &session, "/report/0/line", json!("1"));
}

#[test]
fn the_review_is_described() {
    let mut review = Review::new(session_id(), ana(), &Rubric::general().unwrap());
    let schema = schema("review.json");
    assert_describes(&schema, &review);
    let garbled = Unscorable::new(Reason::QuestionUnknown, "…".into());
    for edit in [
        Edit::Score(exchange(), Some(Verdict::Unscorable(garbled))),
        Edit::Note(exchange(), "names the cause".into()),
        Edit::Flag(exchange(), true),
        Edit::SessionNote("calm".into()),
        Edit::Overall {
            recommendation: Some("yes".into()),
            note: "because".into(),
            despite: "known".into(),
        },
    ] {
        review.apply(edit, noon());
        assert_describes(&schema, &review);
    }
    review.apply(Edit::Score(exchange(), Some(Verdict::Level(4))), noon());
    let scored = Scored {
        verdict: Some(Verdict::Level(3)),
        on: Some("ana-1".into()),
        settles: [ExchangeId::new("e1a2b3c4e").unwrap()].into(),
    };
    review.apply(Edit::Rescore(exchange(), scored), noon());
    assert_describes(&schema, &review);
    let quote = Quote { spans: vec![span()], is_for: true, criterion: None, extra: Map::default() };
    review.answers.get_mut(&exchange()).unwrap().quotes.push(quote);
    assert_describes(&schema, &review);
    assert_refuses(&schema, &review, "/answers/e1a2b3c4d/score", json!(0));
    assert_refuses(&schema, &review, "/answers/e1a2b3c4d/quotes/0/for", json!("yes"));
    assert_refuses(&schema, &review, "/reviewer", json!("../ana"));
    assert_refuses(&schema, &review, "/history/0/at", json!("yesterday"));
}

#[test]
fn scores_by_criterion_and_submissions_are_described() {
    let mut review = Review::new(session_id(), ana(), &Rubric::general().unwrap());
    let schema = schema("review.json");
    let given = CriterionScore {
        level: Some(4),
        rubric_version: Some(2),
        at: Some(noon()),
        ..CriterionScore::default()
    };
    let absent = CriterionScore { absent: true, ..CriterionScore::default() };
    let scores = [("problem".into(), given), ("part".into(), absent)].into();
    review.apply(Edit::Score(exchange(), Some(Verdict::Criteria(scores))), noon());
    review.apply(Edit::Critical(exchange(), true), noon());
    review.submit(noon());
    review.amend(noon());
    assert_describes(&schema, &review);
    assert_refuses(&schema, &review, "/answers/e1a2b3c4d/scores/problem/level", json!(0));
    assert_refuses(&schema, &review, "/submissions/0/sha256", json!("abc"));
}

#[test]
fn the_report_is_described() {
    let span = serde_json::to_value(span()).unwrap();
    let session: Session = serde_json::from_value(json!({
        "schema": "candor/session/1", "id": "3f9c0a51d2e7",
        "source": { "name": "a.txt", "format": "page", "bytes": 3, "sha256": "0".repeat(64) },
        "profile": { "name": "Rosa", "headline": null }, "skills": [{ "name": "Kafka" }],
        "exchanges": [{
            "id": "e1a2b3c4d", "kind": "question", "question": { "text": null, "origin": "lost" },
            "turns": [{ "id": "t4", "speaker": "candidate", "name": "R", "part": "answer", "text": "…",
                        "start_ms": 1, "end_ms": null, "bytes": { "start": 0, "end": 3 } }]
        }],
        "report": [{ "line": 1, "kind": "debris", "text": "x", "message": "…", "bytes": { "start": 0, "end": 1 } }]
    }))
    .unwrap();
    let schema = schema("report.json");
    let (single, several) = (Rubric::general().unwrap(), Rubric::built_in("technical").unwrap());
    let mut written = Value::Null;
    for rubric in [single, Rubric::parse(several).unwrap()] {
        let mut review = Review::new(session.id.clone(), ana(), &rubric);
        written = report(&session, &review, &rubric, false);
        assert_describes(&schema, &written);
        let scores = rubric.criteria.iter().map(|one| {
            let score = CriterionScore {
                level: Some(4),
                rubric_version: Some(1),
                ..CriterionScore::default()
            };
            (one.id.clone(), score)
        });
        let verdict = if rubric.is_single() {
            Verdict::Level(4)
        } else {
            Verdict::Criteria(scores.collect())
        };
        review.apply(Edit::Score(exchange(), Some(verdict)), noon());
        review.apply(Edit::Critical(exchange(), true), noon());
        review.apply(Edit::FollowUps(vec![json!("And then?")]), noon());
        review.apply(Edit::Skill("Kafka".into(), Some(SkillVerdict::Never)), noon());
        let quote: Quote =
            serde_json::from_value(json!({ "spans": [span], "for": false })).unwrap();
        review.apply(Edit::Quotes(exchange(), vec![quote]), noon());
        let recommendation = Some("yes".to_owned());
        let (note, despite) = ("because".to_owned(), "a slip".to_owned());
        review.apply(Edit::Overall { recommendation, note, despite }, noon());
        review.submit(noon());
        review.amend(noon());
        review.apply(Edit::SessionNote("calm".into()), noon());
        for anonymous in [false, true] {
            written = report(&session, &review, &rubric, anonymous);
            assert_describes(&schema, &written);
        }
    }
    assert_refuses(&schema, &written, "/schema", json!("candor/report/2"));
    assert_refuses(&schema, &written, "/means/whole/n", json!(-1));
    assert_refuses(&schema, &written, "/means/criteria/0/mean", json!("4.00"));
    assert_refuses(&schema, &written, "/answers/0/state", json!("fine"));
    assert_refuses(&schema, &written, "/skills/0/verdict", json!("fine"));
    assert_refuses(&schema, &written, "/answers/0/quotes/0/for", json!("yes"));
    assert_refuses(&schema, &written, "/submission/sha256", json!("0"));
}

fn report(session: &Session, review: &Review, rubric: &Rubric, anonymous: bool) -> Value {
    let manner = Manner { format: Format::Json, anonymous, answers: true, early_means: false };
    let written = BTreeMap::new();
    let plan = Plan::new(rubric, session, &written);
    let reading = Reading::default();
    let of =
        Reviewed { session, review, rubric, plan: &plan, written: &written, reading: &reading };
    serde_json::from_str(&report::report(&of, manner)).unwrap()
}

#[test]
fn corrections_are_described() {
    let mut corrections = Corrections::new(session_id(), ana());
    let schema = schema("corrections.json");
    assert_describes(&schema, &corrections);
    let what = What::Question { exchange: exchange(), text: "Why?".into() };
    let first = corrections.append(what, noon());
    let (turn, label) = (TurnId::nth(4), "Speaker 2".into());
    let stretch = Whose::Stretch { turn: turn.clone(), start: 3, end: 9 };
    for what in [
        What::Split { turn: turn.clone(), byte: 7 },
        What::Merge { exchange: exchange() },
        What::Boundary { turn, byte: 7 },
        What::Speaker { whose: Whose::Label { label }, speaker: Speaker::Interviewer },
        What::Speaker { whose: stretch, speaker: Speaker::Other },
        What::Take { of: "bob-1".into() },
        What::Leave { of: "bob-1".into() },
        What::Revoke { of: first },
    ] {
        corrections.append(what, noon());
    }
    assert_describes(&schema, &corrections);
    assert_refuses(&schema, &corrections, "/operations/1/byte", json!(-7));
    assert_refuses(&schema, &corrections, "/operations/4/speaker", json!("nobody"));
    let later = json!({ "op": "braid", "turn": "t4", "byte": 7 });
    let Value::Object(later) = later else { panic!("it is an object") };
    corrections.append(What::Unknown(later), noon());
    assert_describes(&schema, &corrections);
    assert_refuses(&schema, &corrections, "/operations/0/exchange", json!(7));
}

#[test]
fn preferences_are_described() {
    let schema = schema("preferences.json");
    let mut preferences = Preferences::default();
    for fillers in [Fillers::Verbatim, Fillers::Dimmed, Fillers::Folded] {
        preferences.fillers = Some(fillers);
        assert_describes(&schema, &preferences);
    }
    assert_refuses(&schema, &preferences, "/fillers", json!("gone"));
}

#[test]
fn the_place_is_described() {
    let schema = schema("place.json");
    let mut place = Place::default();
    assert_describes(&schema, &place);
    place.tab = Some("qa".into());
    place.exchange = Some(exchange());
    place.scroll.insert(exchange(), 120);
    place.seen.insert("welcome".into());
    assert_describes(&schema, &place);
    assert_refuses(&schema, &place, "/scroll/e1a2b3c4d", json!(-1));
}
