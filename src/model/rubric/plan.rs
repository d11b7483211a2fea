//! Which exchanges of a session a criterion applies to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Applies, Criterion, Rubric};
use crate::model::exchange::{Exchange, ExchangeKind};
use crate::model::ids::ExchangeId;
use crate::model::review::{CriterionScore, Review, Verdict};
use crate::model::session::Session;

/// Questions that reviewers wrote, by exchange.
type Written = BTreeMap<ExchangeId, String>;

/// What is to be scored in a session by a rubric: for each exchange the criteria that apply to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The ids of the criteria, in order.
    ids: Vec<String>,
    /// Where not all of them apply: which do, as places in the rubric.
    some: HashMap<ExchangeId, Vec<usize>>,
    /// How many exchanges count in progress.
    total: usize,
}

impl Plan {
    /// The plan for a session as corrected; `written` are the questions that reviewers wrote.
    #[must_use]
    pub fn new(rubric: &Rubric, session: &Session, written: &Written) -> Self {
        let ids = rubric.criteria.iter().map(|one| one.id.clone()).collect();
        let mut plan = Self { ids, some: HashMap::new(), total: 0 };
        plan.take_in(session.exchanges.iter().enumerate(), rubric, (session, written));
        plan
    }

    /// The plan by the same rubric for another state of the session, with the questions written there. Only what has
    /// become different is judged anew.
    pub fn follow<'a>(
        &mut self,
        rubric: &Rubric,
        (was, was_written): (&'a Session, &'a Written),
        (is, is_written): (&'a Session, &'a Written),
    ) {
        let is_same = |id: &ExchangeId| was_written.get(id) == is_written.get(id);
        let asked_anew: BTreeSet<&ExchangeId> =
            was_written.keys().chain(is_written.keys()).filter(|id| !is_same(id)).collect();
        let different = |here: &'a Session, there: &'a Session| {
            let mut all: BTreeMap<usize, &Exchange> =
                here.exchanges.apart_from(&there.exchanges).collect();
            if !asked_anew.is_empty() {
                let all_here = here.exchanges.iter().enumerate();
                all.extend(all_here.filter(|(_, one)| asked_anew.contains(&one.id)));
            }
            all
        };
        let (gone, come) = (different(was, is), different(is, was));
        let counted = gone.values().filter(|one| self.counts(one)).count();
        self.total = self.total.saturating_sub(counted);
        for exchange in gone.values() {
            self.some.remove(&exchange.id);
        }
        self.take_in(come.into_iter(), rubric, (is, is_written));
    }

    fn take_in<'a>(
        &mut self,
        exchanges: impl Iterator<Item = (usize, &'a Exchange)>,
        rubric: &Rubric,
        (session, written): (&Session, &Written),
    ) {
        let is_chosen = !rubric.criteria.iter().all(|one| one.applies.to_all());
        for (position, exchange) in exchanges {
            if is_chosen {
                self.choose(position, exchange, rubric, (session, written));
            }
            self.total += usize::from(self.counts(exchange));
        }
    }

    fn choose(
        &mut self,
        position: usize,
        exchange: &Exchange,
        rubric: &Rubric,
        (session, written): (&Session, &Written),
    ) {
        let written = written.get(&exchange.id).map(String::as_str);
        let question = written.or(exchange.question.text.as_deref()).unwrap_or_default();
        let number = imported_number(&session.number(position));
        let applies = |one: &Criterion| one.applies.fits(exchange, question, number);
        let all = rubric.criteria.iter().enumerate();
        let some: Vec<usize> =
            all.filter(|(_, one)| applies(one)).map(|(place, _)| place).collect();
        if some.len() < rubric.criteria.len() {
            self.some.insert(exchange.id.clone(), some);
        }
    }

    /// How many exchanges count in progress.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The criteria that apply to an exchange, as places in the rubric, in order.
    #[must_use]
    pub fn criteria_of(&self, exchange: &ExchangeId) -> Vec<usize> {
        self.some.get(exchange).cloned().unwrap_or_else(|| (0..self.ids.len()).collect())
    }

    /// True where the exchange counts in progress: it is a question, and something of it is to be scored.
    #[must_use]
    pub fn counts(&self, exchange: &Exchange) -> bool {
        exchange.kind == ExchangeKind::Question
            && self.some.get(&exchange.id).is_none_or(|some| !some.is_empty())
    }

    /// The exchanges on which something is still to be decided in a review, in order.
    pub fn open<'a>(
        &'a self,
        session: &'a Session,
        review: &'a Review,
    ) -> impl Iterator<Item = &'a Exchange> {
        session.exchanges.iter().filter(|one| self.is_open(one, review))
    }

    /// True where something of an exchange is still to be decided in a review.
    #[must_use]
    pub fn is_open(&self, exchange: &Exchange, review: &Review) -> bool {
        let verdict = || review.standing(exchange).verdict;
        self.counts(exchange)
            && (review.is_silent_on(exchange) || !self.is_decided(&exchange.id, verdict().as_ref()))
    }

    /// True where nothing is left to decide on an exchange: a score on all that applies, or the reason why there
    /// is none.
    #[must_use]
    pub fn is_decided(&self, exchange: &ExchangeId, verdict: Option<&Verdict>) -> bool {
        match verdict {
            None => false,
            Some(Verdict::Unscorable(_)) => true,
            Some(Verdict::Level(_)) => self.ids.len() == 1,
            Some(Verdict::Criteria(scores)) => {
                let is_scored = |place: usize| {
                    let score = self.ids.get(place).and_then(|id| scores.get(id));
                    score.is_some_and(CriterionScore::is_given)
                };
                self.ids.len() > 1 && self.criteria_of(exchange).into_iter().all(is_scored)
            }
        }
    }
}

/// The number that a shown number begins with: 4 for `4a` and for `4+5`.
fn imported_number(shown: &str) -> Option<usize> {
    let end = shown.find(|c: char| !c.is_ascii_digit()).unwrap_or(shown.len());
    shown[..end].parse().ok()
}

impl Applies {
    fn fits(&self, exchange: &Exchange, question: &str, number: Option<usize>) -> bool {
        let in_run =
            |(first, last): &(usize, usize)| number.is_some_and(|n| (*first..=*last).contains(&n));
        self.to_all()
            || self.answers.iter().any(in_run)
            || self.questions.iter().any(|pattern| pattern.is_in(question))
            || self.skills.iter().any(|skill| {
                skill.is_in(question) || exchange.turns.iter().any(|turn| skill.is_in(&turn.text))
            })
    }
}
