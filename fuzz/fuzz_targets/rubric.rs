//! Any text as a rubric: it is refused with a place in it, or it can be scored by.
#![no_main]

use std::collections::BTreeMap;

use candor::model::rubric::{Plan, Rubric};
use candor::transcript::{sample, understand};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Rubric::parse(text) {
        Err(error) => {
            assert!(!error.0.is_empty());
            for flaw in error.0 {
                assert!(flaw.line >= 1 && flaw.line <= text.matches('\n').count() + 1);
                assert!(flaw.column >= 1 && !flaw.message.is_empty());
            }
        }
        Ok(rubric) => {
            assert!((2..=9).contains(&rubric.levels.len()) && !rubric.criteria.is_empty());
            assert!(Rubric::is_id(&rubric.id));
            let (name, page) = sample();
            let session = understand(name, page).expect("the sample");
            let plan = Plan::new(&rubric, &session, &BTreeMap::new());
            for exchange in &session.exchanges {
                for place in plan.criteria_of(&exchange.id) {
                    let criterion = &rubric.criteria[place];
                    assert_eq!(criterion.anchors.len(), rubric.levels.len());
                    let _ = rubric.examples_for("how would you find a slow query", &criterion.id);
                }
            }
        }
    }
});
