//! Any text as a rubric.

use std::collections::BTreeMap;

use candor::model::rubric::{Plan, Rubric};
use candor::transcript::{sample, understand};

/// It is refused with a place in it, or it can be scored by.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Rubric::parse(text) {
        Err(error) => {
            assert!(!error.0.is_empty());
            for flaw in error.0 {
                assert!(flaw.line >= 1 && flaw.line <= text.matches('\n').count() + 1);
                assert!(flaw.column >= 1 && !flaw.message.is_empty());
            }
        }
        Ok(rubric) => score_by(&rubric),
    }
}

fn score_by(rubric: &Rubric) {
    assert!((2..=9).contains(&rubric.levels.len()) && !rubric.criteria.is_empty());
    assert!(Rubric::is_id(&rubric.id));
    let (name, page) = sample();
    let Ok(session) = understand(name, page) else { unreachable!("the sample is understood") };
    let plan = Plan::new(rubric, &session, &BTreeMap::new());
    for exchange in &session.exchanges {
        for place in plan.criteria_of(&exchange.id) {
            let criterion = &rubric.criteria[place];
            assert_eq!(criterion.anchors.len(), rubric.levels.len());
            let _ = rubric.examples_for("how would you find a slow query", &criterion.id);
        }
    }
}
