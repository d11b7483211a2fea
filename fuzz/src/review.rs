//! Any bytes as a review file.

use std::collections::BTreeMap;

use candor::model::positions::Positions;
use candor::model::review::Review;
use candor::model::rubric::{Plan, Rubric};
use candor::model::scorecard::Scorecard;
use candor::transcript::{sample, understand};
use jiff::Timestamp;

/// What is read is written so that it reads as the same, with every unknown field, and counting, freezing, comparing
/// and merging it never fails.
pub fn check(bytes: &[u8]) {
    let Ok(mut review) = serde_json::from_slice::<Review>(bytes) else { return };
    assert_eq!(again(&review), review);
    assert_eq!(review.merged_with(&review).as_ref(), Some(&review));
    let (name, page) = sample();
    let Ok(session) = understand(name, page) else { unreachable!("the sample is understood") };
    for id in ["general", "technical"] {
        let Some(Ok(rubric)) = Rubric::built_in(id).map(Rubric::parse) else {
            unreachable!("{id} is built in and reads")
        };
        let plan = Plan::new(&rubric, &session, &BTreeMap::new());
        let card = Scorecard::of(&session.exchanges, &review, &rubric, &plan);
        assert_eq!(card.total(), session.questions());
        let positions = Positions::of(&session);
        let said_on = positions.said_on(&session, &review);
        assert_eq!(Scorecard::of(said_on, &review, &rubric, &plan), card);
        let _ = review.missing(&session, &rubric, &plan);
    }
    let at = Timestamp::UNIX_EPOCH;
    review.submit(at);
    assert!(!review.was_tampered_with());
    review.amend(at);
    assert!(review.amendments().is_empty());
}

/// The review as it is read from what is written.
fn again(review: &Review) -> Review {
    let written = serde_json::to_vec_pretty(review);
    match written.and_then(|bytes| serde_json::from_slice(&bytes)) {
        Ok(again) => again,
        Err(error) => unreachable!("what was written can be read: {error}"),
    }
}
