//! Any bytes as a review file: what is read is written so that it reads as the same, with every unknown field, and
//! counting, freezing and comparing it never fails.
#![no_main]

use std::collections::BTreeMap;

use candor::model::review::Review;
use candor::model::rubric::{Plan, Rubric};
use candor::model::scorecard::Scorecard;
use candor::transcript::{sample, understand};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut review) = serde_json::from_slice::<Review>(bytes) else { return };
    let written = serde_json::to_vec_pretty(&review).expect("a review can be written");
    let again: Review = serde_json::from_slice(&written).expect("what was written can be read");
    assert_eq!(again, review);
    let (name, page) = sample();
    let session = understand(name, page).expect("the sample");
    for id in ["general", "technical"] {
        let rubric = Rubric::parse(Rubric::built_in(id).expect("it is built in")).expect("it reads");
        let plan = Plan::new(&rubric, &session, &BTreeMap::new());
        let card = Scorecard::of(&session, &review, &rubric, &plan);
        assert_eq!(card.total(), session.questions());
        let _ = review.missing(&session, &rubric, &plan);
    }
    let at = "2026-11-22T12:00:00Z".parse().expect("a time");
    review.submit(at);
    assert!(!review.was_tampered_with());
    review.amend(at);
    assert!(review.amendments().is_empty());
});
