//! What a review comes to: counts, means and what would move them. Nothing here is computed from how anybody
//! speaks: levels that a person gave are added up, and that is all.

use super::exchange::Exchange;
use super::ids::ExchangeId;
use super::ratio::Ratio;
use super::review::{CriterionScore, Review, Standing, Verdict};
use super::rubric::{Plan, Rubric};

/// Counts and means over one review.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scorecard {
    /// Exchanges with a level on everything that applies to them.
    pub scored: usize,
    /// Exchanges that were said to have none, in order.
    pub unscorable: Vec<ExchangeId>,
    /// How many more there are on which something is still to be decided.
    pub open: usize,
    /// For each criterion of the rubric, in order, what its levels come to.
    pub sums: Vec<Sum>,
    /// The weighted mean: `Σ w·m / Σ w` over the criteria with a level, where `m` is the criterion's mean and `w`
    /// its weight. With one criterion it is the plain mean. `None` where no level is given.
    pub mean: Option<Ratio>,
    /// The same with all weights equal.
    pub mean_of_equals: Option<Ratio>,
    /// Exchanges with a score that was given under an earlier version of the rubric, in order.
    pub older: Vec<ExchangeId>,
    /// Levels that were given on a scale of another length, or one that nobody knows any more, and numbers that are
    /// no level. They are in no mean.
    pub not_counted: usize,
    /// Exchanges with a critical flag: set by hand, or raised by a level that the rubric says is critical.
    pub critical: Vec<ExchangeId>,
}

/// What the levels given on one criterion come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many levels were given.
    pub n: u32,
    /// Their sum.
    pub total: u32,
    /// The lowest and the highest; `None` where `n` is zero.
    pub range: Option<(u8, u8)>,
    /// On how many exchanges the criterion did not come up.
    pub absent: u32,
}

impl Sum {
    /// The mean level; `None` where none was given.
    #[must_use]
    pub fn mean(&self) -> Option<Ratio> {
        Ratio::new(self.total.into(), self.n.into())
    }

    fn add(&mut self, level: u8) {
        self.n += 1;
        self.total += u32::from(level);
        let (low, high) = self.range.unwrap_or((level, level));
        self.range = Some((low.min(level), high.max(level)));
    }
}

impl Scorecard {
    /// Counts a review over those of these exchanges that the plan counts. All others of the plan's session are
    /// open.
    #[must_use]
    pub fn of<'a>(
        exchanges: impl IntoIterator<Item = &'a Exchange>,
        review: &Review,
        rubric: &Rubric,
        plan: &Plan,
    ) -> Self {
        let sums = vec![Sum::default(); rubric.criteria.len()];
        let mut card = Self { sums, ..Self::default() };
        for exchange in exchanges.into_iter().filter(|one| plan.counts(one)) {
            card.count(exchange, review, rubric, plan);
        }
        card.open = plan.total() - card.done();
        card.mean = card.weighted(|nth| rubric.criteria[nth].weight);
        card.mean_of_equals = card.weighted(|_| Ratio::from(1));
        card
    }

    fn count(&mut self, exchange: &Exchange, review: &Review, rubric: &Rubric, plan: &Plan) {
        // Of a long session nearly all: nothing more has to be asked about them.
        if review.is_silent_on(exchange) {
            return;
        }
        let standing = review.standing(exchange);
        let id = || exchange.id.clone();
        match &standing.verdict {
            Some(Verdict::Unscorable(_)) => self.unscorable.push(id()),
            decided if plan.is_decided(&exchange.id, decided.as_ref()) => self.scored += 1,
            _ => {}
        }
        if standing.is_older_than(rubric.version) {
            self.older.push(id());
        }
        match &standing.verdict {
            Some(Verdict::Level(level)) if rubric.is_single() => {
                self.add(0, *level, standing.version, rubric);
            }
            Some(Verdict::Criteria(scores)) => {
                for nth in plan.criteria_of(&exchange.id) {
                    let score = rubric.criteria.get(nth).and_then(|one| scores.get(&one.id));
                    self.add_score(nth, score, rubric);
                }
            }
            _ => {}
        }
        if is_critical(exchange, &standing, review, rubric) {
            self.critical.push(id());
        }
    }

    fn add_score(&mut self, nth: usize, score: Option<&CriterionScore>, rubric: &Rubric) {
        match score {
            Some(CriterionScore { level: Some(level), rubric_version, .. }) => {
                self.add(nth, *level, *rubric_version, rubric);
            }
            Some(CriterionScore { absent: true, .. }) => self.sums[nth].absent += 1,
            _ => {}
        }
    }

    fn add(&mut self, nth: usize, level: u8, version: Option<u32>, rubric: &Rubric) {
        // A file that was written by hand may hold any number.
        if rubric.is_same_scale(version) && rubric.level(level).is_some() {
            self.sums[nth].add(level);
        } else {
            self.not_counted += 1;
        }
    }

    fn weighted(&self, weight: impl Fn(usize) -> Ratio) -> Option<Ratio> {
        let with_levels = || {
            self.sums.iter().enumerate().filter_map(|(nth, sum)| Some((weight(nth), sum.mean()?)))
        };
        let weights: Ratio = with_levels().map(|(weight, _)| weight).sum();
        let weighted: Ratio = with_levels().map(|(weight, mean)| weight * mean).sum();
        weighted.checked_div(weights)
    }

    /// Exchanges that are done: scored or unscorable.
    #[must_use]
    pub fn done(&self) -> usize {
        self.scored + self.unscorable.len()
    }

    /// All exchanges that count.
    #[must_use]
    pub fn total(&self) -> usize {
        self.done() + self.open
    }

    /// How many levels are in the mean.
    #[must_use]
    pub fn n(&self) -> u32 {
        self.sums.iter().map(|sum| sum.n).sum()
    }

    /// The lowest and the highest level in the mean.
    #[must_use]
    pub fn range(&self) -> Option<(u8, u8)> {
        let ranges = || self.sums.iter().filter_map(|sum| sum.range);
        ranges().map(|(low, _)| low).min().zip(ranges().map(|(_, high)| high).max())
    }

    /// How far a recommendation is from the mean on the scale of the levels, above it or below; `None` where there
    /// is no mean, or where no other recommendation is nearer to it.
    #[must_use]
    pub fn parting(&self, rubric: &Rubric, recommendation: &str) -> Option<Ratio> {
        let apart = rubric.place_of(recommendation)? - self.mean?;
        let half = rubric.step()? / Ratio::from(2);
        (apart.abs() > half).then_some(apart)
    }
}

fn is_critical(exchange: &Exchange, standing: &Standing, review: &Review, rubric: &Rubric) -> bool {
    let is_low = |criterion: &str, level: Option<u8>| {
        let critical = rubric.criterion(criterion).and_then(|one| one.critical);
        level.zip(critical).is_some_and(|(level, critical)| level <= critical)
    };
    let by_level = match &standing.verdict {
        Some(Verdict::Level(level)) => {
            rubric.criteria.first().is_some_and(|one| is_low(&one.id, Some(*level)))
        }
        Some(Verdict::Criteria(scores)) => scores.iter().any(|(id, one)| is_low(id, one.level)),
        _ => false,
    };
    by_level || review.is_critical(exchange)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(levels: &[u8]) -> Sum {
        let mut sum = Sum::default();
        for level in levels {
            sum.add(*level);
        }
        sum
    }

    fn card(sums: Vec<Sum>) -> Scorecard {
        Scorecard { sums, ..Scorecard::default() }
    }

    #[test]
    fn a_mean_is_the_sum_over_the_number() {
        // (4 + 3 + 5 + 2) / 4 = 14/4 = 3.5; of one level, that level; of none, nothing.
        assert_eq!(sum(&[4, 3, 5, 2]).mean(), Ratio::new(7, 2));
        assert_eq!((sum(&[4, 3, 5, 2]).n, sum(&[4, 3, 5, 2]).range), (4, Some((2, 5))));
        assert_eq!(sum(&[3]).mean(), Ratio::new(3, 1));
        assert_eq!((sum(&[]).mean(), sum(&[]).range), (None, None));
    }

    #[test]
    fn the_weighted_mean_leaves_out_what_has_no_level() {
        let weights = [2, 3, 5].map(Ratio::from);
        // Means 5/3, 4 and none. Weights 2, 3, 5: (2·5/3 + 3·4) / (2 + 3) = (46/3) / 5 = 46/15 = 3.0667.
        let some = card(vec![sum(&[1, 2, 2]), sum(&[4, 4]), sum(&[])]);
        assert_eq!(some.weighted(|nth| weights[nth]), Ratio::new(46, 15));
        assert_eq!(some.weighted(|nth| weights[nth]).unwrap().to_string(), "3.07");
        // With equal weights: (5/3 + 4) / 2 = 17/6 = 2.8333.
        assert_eq!(some.weighted(|_| Ratio::from(1)), Ratio::new(17, 6));
        assert_eq!(card(vec![sum(&[]), sum(&[])]).weighted(|_| Ratio::from(1)), None);
    }

    #[test]
    fn a_recommendation_parts_where_another_is_nearer() {
        let rubric = Rubric::general().unwrap();
        // Recommendations stand at 1, 7/3, 11/3 and 5, so half a step is 2/3.
        let mean_of =
            |over, under| Scorecard { mean: Ratio::new(over, under), ..Scorecard::default() };
        // 11/3 - 3 = 2/3: no other is nearer.
        assert_eq!(mean_of(3, 1).parting(&rubric, "yes"), None);
        // 11/3 - 5/2 = 7/6 above.
        assert_eq!(mean_of(5, 2).parting(&rubric, "yes"), Ratio::new(7, 6));
        // 1 - 5/2 = -3/2, below.
        assert_eq!(mean_of(5, 2).parting(&rubric, "strong-no"), Ratio::new(-3, 2));
        assert_eq!(Scorecard::default().parting(&rubric, "yes"), None);
    }
}
