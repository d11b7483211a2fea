//! A reviewed session for the tests of this room.
//!
//! Three criteria, P with weight 2, S with weight 2 and W with weight 1, on levels 1 to 5. Five exchanges: small talk,
//! and four questions of which the third is cut off and the last is unscorable.
//!
//! | answer | P | S | W |
//! | --- | --- | --- | --- |
//! | 2 | 4 | 5 | 3 |
//! | 3 | 3 | 2 | did not come up |
//! | 4, cut off | 4 | 1 | 2 |
//!
//! Means: P (4+3+4)/3 = 11/3 = 3.67, S (5+2+1)/3 = 8/3 = 2.67, W (3+2)/2 = 5/2 = 2.50.
//! Weighted: (2·11/3 + 2·8/3 + 1·5/2) / 5 = (22/3 + 16/3 + 5/2) / 5 = (91/6) / 5 = 91/30 = 3.03, n = 3+3+2 = 8.
//! Equal weights: (11/3 + 8/3 + 5/2) / 3 = (53/6) / 3 = 53/18 = 2.94, lower by 91/30 − 53/18 = 4/45 = 0.09.
//! Without answer 4: P 7/2, S 7/2, W 3; (7 + 7 + 3) / 5 = 17/5 = 3.40, n = 5, higher by 17/5 − 91/30 = 11/30 = 0.37.
//! Strong yes stands at 5 on this scale, and so 5 − 91/30 = 59/30 = 1.97, rounded 2.0, above the mean; the next
//! recommendation is 4/3 away, and 2.0 is more than half of that.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use serde_json::json;

use super::{Format, Manner, Reviewed, report};
use crate::model::corrected;
use crate::model::corrections::{Corrections, What};
use crate::model::ids::ExchangeId;
use crate::model::review::Review;
use crate::model::rubric::{Plan, Rubric};
use crate::model::session::Session;
use crate::reading::{self, Reading, repair::Glossary};

/// What would be markup, a link, a formula or a control somewhere.
pub(super) const HOSTILE: &str = "<script>alert(1)</script> [x](javascript:alert(1)) ![i](http://a.example/i.png) \
    =HYPERLINK(\"http://a.example\") & `c` | \u{1b}]0;t\u{7}\u{9b}31m\0\u{202e}\u{200b}\u{feff}\r\n=1+1\n# h\n- l\t@x";

pub(super) const RUBRIC: &str = r#"
id = "grid"
version = 2
title = "Grid"
[[levels]]
value = 1
name = "none"
[[levels]]
value = 2
name = "weak"
[[levels]]
value = 3
name = "fair"
[[levels]]
value = 4
name = "good"
[[levels]]
value = 5
name = "strong"
[[criteria]]
id = "p"
name = "Problem"
weight = 2
anchors = { 1 = "says nothing of it", 2 = "says little of it", 3 = "says what it was", 4 = "says why it was so", 5 = "says how they knew" }
[[criteria]]
id = "s"
name = "Solution"
weight = 2
anchors = { 1 = "says nothing of it", 2 = "says little of it", 3 = "says what it was", 4 = "says why it was so", 5 = "says how they knew" }
[[criteria]]
id = "w"
name = "Own part"
weight = 1
anchors = { 1 = "says nothing of it", 2 = "says little of it", 3 = "says what it was", 4 = "says why it was so", 5 = "says how they knew" }
[[recommendations]]
id = "strong-no"
label = "strong no"
[[recommendations]]
id = "no"
label = "no"
[[recommendations]]
id = "yes"
label = "yes"
[[recommendations]]
id = "strong-yes"
label = "strong yes"
"#;

/// A session, a review of it, and all that belongs to it.
pub(super) struct Case {
    pub(super) session: Session,
    pub(super) review: Review,
    pub(super) rubric: Rubric,
    pub(super) written: BTreeMap<ExchangeId, String>,
    pub(super) reading: Reading,
}

impl Case {
    /// The case that the head of this file describes.
    pub(super) fn new() -> Self {
        let session: Session = serde_json::from_value(json!({
            "schema": "candor/session/1", "id": "3f9c0a51d2e7",
            "source": { "name": "mirela-kovarik.txt", "format": "page", "bytes": 3, "sha256": "0".repeat(64) },
            "profile": { "name": "Mirela Kovařík", "headline": "Platform Engineer at Brontide",
                         "summary": ["Studied at Eastmarch University."],
                         "experience": [{ "title": "Engineer", "employer": "Brontide" }] },
            "skills": [{ "name": "Kafka" }],
            "exchanges": [
                exchange("e00000001", "opening", "Hello?", "Hello, I'm Mirela.", "given"),
                exchange("e00000002", "question", "Why Kafka, Mirela?", "At Brontide we chose Kafka for its log.", "given"),
                exchange("e00000003", "question", "How was it run?", "Kovařík's pipeline ran it. It worked.", "recovered"),
                exchange("e00000004", "question", "What broke?", "The disk filled up because the", "given"),
                exchange("e00000005", "question", "And then?", "Then we went home.", "given")
            ],
            "report": [{ "line": 1, "kind": "guess", "text": "x", "message": "m", "bytes": { "start": 0, "end": 1 } }]
        }))
        .unwrap();
        let rubric = Rubric::parse(RUBRIC).unwrap();
        let answer = |p: u8, s: u8, w: Option<u8>| {
            let one = |level: u8, version: u32| json!({ "level": level, "rubric_version": version, "at": "2026-11-22T12:00:00Z" });
            let w = w.map_or(json!({ "level": null, "absent": true }), |w| one(w, 2));
            json!({ "scores": { "p": one(p, 2), "s": one(s, 2), "w": w }, "note": "", "updated_at": "2026-11-22T12:00:00Z" })
        };
        let mut review: Review = serde_json::from_value(json!({
            "schema": "candor/review/1", "session": "3f9c0a51d2e7", "reviewer": "ana",
            "rubric": { "id": "grid", "version": 2 }, "status": "draft", "note": "Calm talk with **Mirela**.",
            "answers": {
                "e00000002": answer(4, 5, Some(3)), "e00000003": answer(3, 2, None), "e00000004": answer(4, 1, Some(2)),
                "e00000005": { "unscorable": { "reason": "other", "text": "Mirela was called away" } }
            },
            "skills": { "Kafka": { "verdict": "shown" } },
            "follow_ups": ["Ask Mirela about disks"],
            "overall": { "recommendation": "strong-yes", "note": "Brontide taught her well", "updated_at": "2026-11-22T12:30:00Z" },
            "history": [{ "at": "2026-11-22T12:34:00Z", "exchange": null, "field": "note", "from": "", "to": "x" }]
        }))
        .unwrap();
        let quote = json!({ "spans": [{ "turn": "t4", "start": 0, "end": 11, "text": "At Brontide" }], "for": true, "criterion": "s" });
        let on_second = review.answers.get_mut(&ExchangeId::new("e00000002").unwrap()).unwrap();
        on_second.quotes.push(serde_json::from_value(quote).unwrap());
        on_second.note = "names the *log*\n\n- at Brontide\n- with Kafka".into();
        on_second.critical = true;
        let reading = reading::read(&session, &Glossary::built_in());
        Self { session, review, rubric, written: BTreeMap::new(), reading }
    }

    /// The same with the answer that is cut off merged with the one behind it.
    pub(super) fn merged() -> Self {
        let mut case = Self::new();
        // Ids of exchanges are made of the place of their first turn.
        let id = case.session.id.clone();
        for (nth, exchange) in (1..).zip(&mut case.session.exchanges) {
            for (at, turn) in (10 * nth..).zip(&mut exchange.turns) {
                turn.bytes.start = at;
            }
            let former = std::mem::replace(&mut exchange.id, ExchangeId::at(&id, 10 * nth));
            let answer = case.review.answers.remove(&former);
            case.review.answers.extend(answer.map(|answer| (exchange.id.clone(), answer)));
        }
        let last = case.session.exchanges[4].id.clone();
        let mut own = Corrections::new(id, case.review.reviewer.clone());
        own.append(What::Merge { exchange: last }, at(0));
        let corrected = corrected::apply(&Arc::new(case.session), &own, &[], None);
        case.session = (*corrected.session).clone();
        case.reading = reading::read(&case.session, &Glossary::built_in());
        case
    }

    /// The same with hostile words wherever somebody may write some.
    pub(super) fn hostile() -> Self {
        let mut case = Self::new();
        let bad = || HOSTILE.to_owned();
        case.session.profile.name = Some(bad());
        case.session.profile.headline = Some(bad());
        case.session.source.name = bad();
        case.session.skills[0].name = bad();
        case.review.skills.insert(bad(), json!({ "verdict": "never" }));
        for exchange in &mut case.session.exchanges {
            exchange.question.text = Some(bad().into());
            for turn in &mut exchange.turns {
                turn.text = bad().into();
                turn.name = Some(bad().into());
            }
        }
        for answer in case.review.answers.values_mut() {
            answer.note = bad();
            for quote in &mut answer.quotes {
                quote.spans[0].text = bad().into();
            }
            if let Some(why) = &mut answer.unscorable {
                why.text = bad();
            }
        }
        case.review.note = bad();
        case.review.overall.note = bad();
        case.review.overall.despite = bad();
        case.review.follow_ups = vec![json!(HOSTILE)];
        case.rubric.title = bad();
        case.rubric.id = bad();
        case.review.rubric.id = bad();
        for level in &mut case.rubric.levels {
            level.name = bad();
        }
        for criterion in &mut case.rubric.criteria {
            criterion.name = bad();
        }
        for one in &mut case.rubric.recommendations {
            one.label = bad();
        }
        case
    }

    pub(super) fn with<T>(&self, what: impl FnOnce(&Reviewed<'_>) -> T) -> T {
        let Self { session, review, rubric, written, reading } = self;
        let plan = Plan::new(rubric, session, written);
        what(&Reviewed { session, review, rubric, plan: &plan, written, reading })
    }

    pub(super) fn report(&self, manner: Manner) -> String {
        self.with(|of| report(of, manner))
    }

    pub(super) fn plain(&self, format: Format) -> String {
        self.report(Manner { format, ..Manner::default() })
    }

    /// Hands the review in, at this minute past twelve.
    pub(super) fn submit(&mut self, minute: u8) {
        self.review.submit(at(minute));
    }
}

pub(super) fn at(minute: u8) -> Timestamp {
    format!("2026-11-22T13:{minute:02}:00Z").parse().unwrap()
}

fn exchange(id: &str, kind: &str, question: &str, answer: &str, origin: &str) -> serde_json::Value {
    let nth: usize = id[1..].parse().unwrap();
    let bytes = json!({ "start": 0, "end": 0 });
    json!({
        "id": id, "kind": kind, "question": { "text": question, "origin": origin },
        "turns": [
            { "id": format!("t{}", 2 * nth - 1), "speaker": "interviewer", "name": null, "part": "question",
              "text": question, "start_ms": null, "end_ms": null, "bytes": bytes },
            { "id": format!("t{}", 2 * nth), "speaker": "candidate", "name": "Mirela", "part": "answer",
              "text": answer, "start_ms": null, "end_ms": null, "bytes": bytes }
        ]
    })
}
