//! Two versions of a review: what stands, what is told, and that the order of asking makes no difference.

use proptest::prelude::*;

use super::super::ids::{ReviewerId, SessionId};
use super::super::review::{CriterionScore, Edit, Reason, Unscorable, Verdict};
use super::super::rubric::Rubric;
use super::*;

fn review() -> Review {
    let session = SessionId::new("3f9c0a51d2e7").unwrap();
    Review::new(session, ReviewerId::new("ana").unwrap(), &Rubric::general().unwrap())
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap()
}

fn id(number: u8) -> ExchangeId {
    ExchangeId::new(format!("e0000000{number}")).unwrap()
}

fn score(level: u8) -> Verdict {
    Verdict::Level(level)
}

fn told(review: &Review, field: &str) -> Vec<Value> {
    let lines = review.history.iter().filter(|change| change.field == field);
    lines.flat_map(|change| [change.from.clone(), change.to.clone()]).collect()
}

/// Both ways of asking, which have to agree.
#[track_caller]
fn merged(a: &Review, b: &Review) -> Review {
    let merged = a.merged_with(b).unwrap();
    assert_eq!(merged, b.merged_with(a).unwrap(), "the order of asking makes a difference");
    for version in [a, b] {
        assert_eq!(merged.merged_with(version).unwrap(), merged, "merging again changes something");
    }
    merged
}

#[test]
fn of_two_scores_the_later_stands_and_both_are_told() {
    let (mut a, mut b) = (review(), review());
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    b.apply(Edit::Score(id(1), Some(score(2))), at(2));
    let merged = merged(&a, &b);
    assert_eq!(merged.answers[&id(1)].score, Some(2));
    assert_eq!(merged.answers[&id(1)].updated_at, Some(at(2)));
    let told = told(&merged, "score");
    assert!(told.contains(&json!(4)) && told.contains(&json!(2)), "{told:?}");
}

#[test]
fn what_only_one_has_is_kept_and_each_field_has_its_own_time() {
    let (mut a, mut b) = (review(), review());
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    b.apply(Edit::Note(id(1), "later, but no score".into()), at(5));
    b.apply(Edit::Flag(id(2), true), at(2));
    a.apply(Edit::SessionNote("calm".into()), at(3));
    let merged = merged(&a, &b);
    let answer = &merged.answers[&id(1)];
    assert_eq!((answer.score, answer.note.as_str()), (Some(4), "later, but no score"));
    assert!(merged.answers[&id(2)].flagged);
    assert_eq!(merged.note, "calm");
}

#[test]
fn what_only_one_has_changed_stands_whatever_the_clocks_say() {
    let mut a = review();
    a.apply(Edit::Score(id(1), Some(score(4))), at(9));
    let mut b = a.clone();
    a.apply(Edit::Flag(id(2), true), at(9));
    b.apply(Edit::Score(id(1), Some(score(2))), at(1));
    assert_eq!(merged(&a, &b).answers[&id(1)].score, Some(2));
}

#[test]
fn a_later_clearing_stands() {
    let mut a = review();
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    let mut b = a.clone();
    b.apply(Edit::Score(id(1), None), at(2));
    a.apply(Edit::Flag(id(1), true), at(3));
    let merged = merged(&a, &b);
    assert_eq!(merged.answers[&id(1)].score, None);
    assert!(merged.answers[&id(1)].flagged);
}

#[test]
fn each_criterion_has_its_own_time() {
    let criterion = |name: &str, level, minute| {
        let score = CriterionScore { level, at: Some(at(minute)), ..CriterionScore::default() };
        (name.to_owned(), score)
    };
    let (first, second) = (criterion("problem", Some(3), 0), criterion("part", Some(5), 2));
    let mut a = review();
    a.apply(Edit::Score(id(1), Some(Verdict::Criteria([first].into()))), at(0));
    let mut b = a.clone();
    let cleared = criterion("problem", None, 0);
    a.apply(Edit::Score(id(1), Some(Verdict::Criteria([cleared].into()))), at(1));
    let both = [criterion("problem", Some(3), 0), second];
    b.apply(Edit::Score(id(1), Some(Verdict::Criteria(both.into()))), at(2));
    let merged = merged(&a, &b);
    let scores = &merged.answers[&id(1)].scores;
    assert_eq!((scores["problem"].level, scores["part"].level), (None, Some(5)));
}

#[test]
fn a_draft_of_a_note_that_does_not_stand_is_in_the_history() {
    let (mut a, mut b) = (review(), review());
    a.draft_note(Some(&id(1)), "half a thou", at(1));
    b.apply(Edit::Note(id(1), "a whole one".into()), at(2));
    let merged = merged(&a, &b);
    assert_eq!(merged.note_on(&id(1)), "a whole one");
    assert!(told(&merged, "note").contains(&json!("half a thou")), "{:?}", merged.history);
}

#[test]
fn what_was_handed_in_is_not_rewritten_by_a_draft() {
    let mut a = review();
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    let mut b = a.clone();
    a.submit(at(2));
    b.apply(Edit::Score(id(1), Some(score(1))), at(3));
    b.apply(Edit::Note(id(2), "said after it".into()), at(4));
    let merged = merged(&a, &b);
    assert!(merged.is_submitted() && !merged.was_tampered_with());
    assert_eq!(merged.answers[&id(1)].score, Some(4));
    assert!(told(&merged, "score").contains(&json!(1)));
    assert!(told(&merged, "note").contains(&json!("said after it")));
}

#[test]
fn amending_stands_against_what_was_amended() {
    let mut a = review();
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    a.submit(at(2));
    let mut b = a.clone();
    b.amend(at(3));
    b.apply(Edit::Score(id(1), Some(score(2))), at(4));
    let merged = merged(&a, &b);
    assert_eq!((merged.status, merged.answers[&id(1)].score), (Status::Draft, Some(2)));
    assert_eq!(merged.submissions.len(), 1);
}

#[test]
fn of_two_that_were_handed_in_the_later_stands_and_both_are_kept() {
    let (mut a, mut b) = (review(), review());
    a.apply(Edit::Score(id(1), Some(score(4))), at(1));
    a.submit(at(5));
    b.apply(Edit::Score(id(1), Some(score(2))), at(3));
    b.submit(at(4));
    let merged = merged(&a, &b);
    assert_eq!(merged.submissions.iter().map(|one| one.at).collect::<Vec<_>>(), [at(4), at(5)]);
    assert!(!merged.was_tampered_with());
    assert_eq!(merged.answers[&id(1)].score, Some(4));
}

#[test]
fn fields_of_other_versions_are_kept() {
    let (mut a, mut b) = (review(), review());
    a.extra.insert("colour".into(), json!("blue"));
    b.extra.insert("weather".into(), json!([1]));
    a.apply(Edit::Flag(id(1), true), at(1));
    b.apply(Edit::Flag(id(1), true), at(2));
    a.answers.get_mut(&id(1)).unwrap().extra.insert("mood".into(), json!(7));
    let merged = merged(&a, &b);
    assert_eq!((&merged.extra["colour"], &merged.extra["weather"]), (&json!("blue"), &json!([1])));
    assert_eq!(merged.answers[&id(1)].extra["mood"], 7);
}

#[test]
fn somebody_elses_review_is_no_version_of_it() {
    let mut other = review();
    other.reviewer = ReviewerId::new("bob").unwrap();
    assert_eq!(review().merged_with(&other), None);
}

/// A change, and in which of the two versions it is made; in both before they part.
fn edits() -> impl Strategy<Value = Vec<(u8, Edit, i64)>> {
    let garbled = Unscorable::new(Reason::Garbled, String::new());
    let edit = (0..4_u8, 0..6_u8).prop_map(move |(which, n)| match n {
        0 => Edit::Score(id(which), None),
        1 => Edit::Score(id(which), Some(score(which + 1))),
        2 => Edit::Note(id(which), format!("note {which}")),
        3 => Edit::Flag(id(which), which % 2 == 0),
        4 => Edit::Score(id(which), Some(Verdict::Unscorable(garbled.clone()))),
        _ => Edit::SessionNote(format!("session {which}")),
    });
    proptest::collection::vec((0..3_u8, edit, 0..6_i64), 0..24)
}

proptest! {
    #[test]
    fn nothing_that_either_said_is_gone(edits in edits(), submits in 0..4_u8) {
        let mut both = [review(), review()];
        let mut minute = 0;
        for part in [0, 1] {
            for (which, edit, pause) in &edits {
                // First what is common to both, then what each does for itself.
                let of = match (part, which) {
                    (0, 0) => &mut both[..],
                    (1, 1) => &mut both[..1],
                    (1, 2) => &mut both[1..],
                    _ => continue,
                };
                minute += pause;
                for review in of {
                    review.apply(edit.clone(), at(minute));
                }
            }
        }
        for (bit, review) in both.iter_mut().enumerate() {
            if submits & (1 << bit) != 0 {
                review.submit(at(minute + 1));
            }
        }
        let merged = merged(&both[0], &both[1]);
        prop_assert_eq!(merged.is_submitted(), submits != 0);
        prop_assert!(!merged.was_tampered_with());
        for review in &both {
            for change in &review.history {
                prop_assert!(merged.history.contains(change), "{:?}", change);
            }
            for (id, answer) in &review.answers {
                let stands = merged.answers.get(id);
                for (field, value, now) in [
                    ("score", verdict_as_json(answer.verdict().as_ref()),
                        stands.map(|one| verdict_as_json(one.verdict().as_ref()))),
                    ("note", json!(answer.note), stands.map(|one| json!(one.note))),
                    ("flagged", json!(answer.flagged), stands.map(|one| json!(one.flagged))),
                ] {
                    let is_told = || told(&merged, field).contains(&value);
                    prop_assert!(is_nothing(&value) || now.as_ref() == Some(&value) || is_told());
                }
            }
        }
    }
}

#[test]
fn fields_of_other_versions_stay_with_the_criterion_that_stands() {
    let (mut a, mut b) = (review(), review());
    for (review, name) in [(&mut a, "x_here"), (&mut b, "x_there")] {
        let mut score =
            CriterionScore { level: Some(3), at: Some(at(1)), ..CriterionScore::default() };
        score.extra.insert(name.into(), json!(true));
        let scores = [("problem".to_owned(), score)];
        review.apply(Edit::Score(id(1), Some(Verdict::Criteria(scores.into()))), at(1));
    }
    let merged = merged(&a, &b);
    let extra = &merged.answers[&id(1)].scores["problem"].extra;
    assert!(extra.contains_key("x_here") && extra.contains_key("x_there"), "{extra:?}");
}
