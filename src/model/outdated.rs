//! What has changed since the overall recommendation was given. It was a judgement of the scores as they stood then,
//! and whoever reads it has to know where they stand otherwise now.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde_json::Value;

use super::ids::ExchangeId;
use super::review::{Change, Review};
use super::session::Session;

/// What has changed since the overall recommendation was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outdated {
    /// Answers whose score is another one.
    pub scores: usize,
    /// Corrections that made other answers of what was scored: splits, merges.
    pub corrections: usize,
    /// The version of the rubric that the review has gone on to.
    pub version: Option<u32>,
}

impl Review {
    /// What has changed since the overall recommendation was given; `None` where it was not given, or nothing has.
    #[must_use]
    pub fn outdated(&self, session: &Session) -> Option<Outdated> {
        self.overall.recommendation.as_ref()?;
        let given = self.overall.updated_at?;
        let since: Vec<&Change> = self.since_overall(given).collect();
        let shapes = session.exchanges.iter().filter_map(|one| one.shape.as_ref());
        let corrections = shapes.filter(|shape| shape.at.is_some_and(|at| at > given));
        let corrections: BTreeSet<&str> = corrections.map(|shape| shape.by.as_str()).collect();
        let outdated = Outdated {
            scores: scores_changed(&since),
            corrections: corrections.len(),
            version: since
                .iter()
                .rfind(|change| change.field == "rubric_version")
                .map(|_| self.rubric.version),
        };
        (outdated != Outdated::default()).then_some(outdated)
    }

    /// The changes behind the overall recommendation. What happened at the very same time is told by its place.
    fn since_overall(&self, given: Timestamp) -> impl Iterator<Item = &Change> {
        let last = self.history.iter().rposition(|change| change.field == "overall");
        let is_since = move |nth: usize, at: Timestamp| match last {
            Some(last) => nth > last && at >= given,
            None => at > given,
        };
        let all = self.history.iter().enumerate();
        all.filter(move |(nth, change)| is_since(*nth, change.at)).map(|(_, change)| change)
    }
}

/// Answers that have another score behind these changes than in front of them.
fn scores_changed(since: &[&Change]) -> usize {
    let mut ends: BTreeMap<&ExchangeId, (&Value, &Value)> = BTreeMap::new();
    for change in since.iter().filter(|change| change.field == "score") {
        if let Some(exchange) = &change.exchange {
            ends.entry(exchange).or_insert((&change.from, &change.to)).1 = &change.to;
        }
    }
    ends.values().filter(|(from, to)| from != to).count()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::corrected;
    use crate::model::corrections::{Corrections, What};
    use crate::model::ids::{ReviewerId, SessionId};
    use crate::model::review::{Edit, Verdict};
    use crate::model::rubric::Rubric;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap()
    }

    fn session() -> Session {
        let exchange = |nth: u64| {
            serde_json::json!({
                "id": ExchangeId::at(&SessionId::new("3f9c0a51d2e7").unwrap(), nth),
                "kind": "question", "question": { "text": "Why?", "origin": "given" },
                "turns": [{
                    "id": format!("t{}", nth + 1), "speaker": "candidate", "name": null, "part": "answer",
                    "text": "Because.", "start_ms": null, "end_ms": null,
                    "bytes": { "start": nth, "end": nth + 1 }
                }]
            })
        };
        serde_json::from_value(serde_json::json!({
            "schema": "candor/session/1", "id": "3f9c0a51d2e7",
            "source": { "name": "a", "format": "page", "bytes": 3, "sha256": "" },
            "profile": { "name": null, "headline": null, "summary": [], "experience": [] },
            "skills": [], "exchanges": [exchange(0), exchange(1), exchange(2)], "report": []
        }))
        .unwrap()
    }

    fn answer(nth: usize) -> ExchangeId {
        session().exchanges[nth].id.clone()
    }

    /// Two answers scored, then judged as a whole in the second minute.
    fn judged() -> Review {
        let session = SessionId::new("3f9c0a51d2e7").unwrap();
        let ana = ReviewerId::new("ana").unwrap();
        let mut review = Review::new(session, ana, &Rubric::general().unwrap());
        score(&mut review, 0, Some(4), 0);
        score(&mut review, 1, Some(3), 1);
        conclude(&mut review, 2);
        review
    }

    fn score(review: &mut Review, nth: usize, level: Option<u8>, minute: i64) {
        review.apply(Edit::Score(answer(nth), level.map(Verdict::Level)), at(minute));
    }

    fn conclude(review: &mut Review, minute: i64) {
        let (recommendation, note, despite) = (Some("yes".into()), "so".into(), String::new());
        review.apply(Edit::Overall { recommendation, note, despite }, at(minute));
    }

    fn outdated(review: &Review) -> Option<Outdated> {
        review.outdated(&session())
    }

    fn scores(scores: usize) -> Outdated {
        Outdated { scores, ..Outdated::default() }
    }

    #[test]
    fn nothing_is_said_where_nothing_has_changed_or_nothing_is_given() {
        assert_eq!(outdated(&judged()), None);
        let mut review = judged();
        review.apply(Edit::Note(answer(0), "later".into()), at(3));
        review.apply(Edit::Flag(answer(1), true), at(3));
        assert_eq!(outdated(&review), None, "a note is no score");
        review.overall.recommendation = None;
        score(&mut review, 0, Some(1), 4);
        assert_eq!(outdated(&review), None);
    }

    #[test]
    fn scores_that_are_others_now_are_counted_once_each() {
        let mut review = judged();
        score(&mut review, 0, Some(5), 3);
        assert_eq!(outdated(&review), Some(scores(1)));
        score(&mut review, 0, Some(2), 4);
        score(&mut review, 2, Some(2), 4);
        assert_eq!(outdated(&review), Some(scores(2)));
        score(&mut review, 0, Some(4), 5);
        assert_eq!(outdated(&review), Some(scores(1)), "as it was");
        score(&mut review, 2, None, 6);
        assert_eq!(outdated(&review), None);
    }

    #[test]
    fn giving_it_again_is_giving_it_after_them() {
        let mut review = judged();
        score(&mut review, 0, Some(5), 3);
        conclude(&mut review, 4);
        assert_eq!(outdated(&review), None);
    }

    #[test]
    fn what_happened_at_the_same_time_is_told_by_its_place() {
        let mut review = judged();
        score(&mut review, 0, Some(5), 2);
        assert_eq!(outdated(&review), Some(scores(1)));
        conclude(&mut review, 2);
        assert_eq!(outdated(&review), None);
    }

    #[test]
    fn a_rubric_that_was_gone_on_to_is_said() {
        let mut review = judged();
        review.go_on_under(2, at(3));
        score(&mut review, 1, Some(5), 4);
        let known = Outdated { scores: 1, corrections: 0, version: Some(2) };
        assert_eq!(outdated(&review), Some(known));
    }

    #[test]
    fn a_merge_after_it_is_said_and_one_before_it_is_not() {
        for (minute, said) in [(1, None), (3, Some(1))] {
            let session = Arc::new(session());
            let ana = ReviewerId::new("ana").unwrap();
            let mut own = Corrections::new(session.id.clone(), ana);
            own.append(What::Merge { exchange: answer(1) }, at(minute));
            let corrected = corrected::apply(&session, &own, &[], Some(&judged()));
            let outdated = judged().outdated(&corrected.session);
            assert_eq!(outdated.map(|one| one.corrections), said);
        }
    }
}
