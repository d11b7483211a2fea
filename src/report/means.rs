//! What the scores of a review come to: means with their n and range, what would move them, and where the overall
//! recommendation parts from them. Reports and the screen take their numbers from here.
//!
//! The arithmetic is that of [`Scorecard`]; here it is laid out, and each number is rounded once, when it is written.

use crate::model::exchange::Exchange;
use crate::model::outdated::Outdated;
use crate::model::ratio::Ratio;
use crate::model::rubric::Rubric;
use crate::model::scorecard::{Scorecard, Sum};
use crate::text::counted;

use super::Reviewed;

/// What the scores of one review come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Means {
    /// For each criterion of the rubric, in order; empty where there is but one.
    pub criteria: Vec<Mean>,
    /// All criteria together by their weights; `None` where no level is given.
    pub whole: Option<Mean>,
    /// The whole without the answers that are cut off; `None` where none of them has a level.
    pub without_cut_off: Option<Otherwise>,
    /// The whole with all weights equal; `None` where they are.
    pub equal_weights: Option<Otherwise>,
    /// `1.2 above`: how far the overall recommendation is from the mean, where that has to be said.
    pub parting: Option<String>,
}

/// A mean, and over what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mean {
    /// The name of the criterion, or what the whole is called.
    pub name: String,
    /// The criterion's weight; `None` for the whole.
    pub weight: Option<Ratio>,
    /// The mean level; `None` where there is no level.
    pub mean: Option<Ratio>,
    /// How many levels are in it.
    pub n: u32,
    /// The lowest and the highest of them.
    pub range: Option<(u8, u8)>,
    /// On how many answers the criterion did not come up.
    pub absent: u32,
}

/// What the whole would come to under a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Otherwise {
    /// The mean as it is.
    pub from: Ratio,
    /// The mean as it would be; `None` where no level would be left.
    pub to: Option<Ratio>,
    /// How many levels would be in it.
    pub n: u32,
}

impl Means {
    /// The means of a review. [`Scorecard::of`] has counted `card`.
    #[must_use]
    pub fn of(of: &Reviewed<'_>, card: &Scorecard) -> Self {
        let rubric = of.rubric;
        let criteria = if rubric.is_single() { Vec::new() } else { by_criterion(rubric, card) };
        let whole = card.mean.map(|mean| Mean {
            name: if rubric.is_single() { "mean" } else { "weighted mean" }.into(),
            weight: None,
            mean: Some(mean),
            n: card.n(),
            range: card.range(),
            absent: 0,
        });
        let equal_weights = card.mean.zip(card.mean_of_equals).filter(|_| has_weights(rubric));
        let equal_weights =
            equal_weights.map(|(from, to)| Otherwise { from, to: Some(to), n: card.n() });
        Self {
            criteria,
            whole,
            without_cut_off: card.mean.and_then(|mean| without_cut_off(of, card, mean)),
            equal_weights,
            parting: parting(of, card),
        }
    }
}

fn by_criterion(rubric: &Rubric, card: &Scorecard) -> Vec<Mean> {
    let mean = |(criterion, sum): (&crate::model::rubric::Criterion, &Sum)| Mean {
        name: criterion.name.clone(),
        weight: Some(criterion.weight),
        mean: sum.mean(),
        n: sum.n,
        range: sum.range,
        absent: sum.absent,
    };
    rubric.criteria.iter().zip(&card.sums).map(mean).collect()
}

fn has_weights(rubric: &Rubric) -> bool {
    rubric.criteria.windows(2).any(|two| two[0].weight != two[1].weight)
}

fn without_cut_off(of: &Reviewed<'_>, card: &Scorecard, from: Ratio) -> Option<Otherwise> {
    let is_whole = |one: &&Exchange| !of.reading.is_cut_off(one);
    let whole = of.session.exchanges.iter().filter(is_whole);
    let without = Scorecard::of(whole, of.review, of.rubric, of.plan);
    let has_less = without.n() < card.n();
    has_less.then(|| Otherwise { from, to: without.mean, n: without.n() })
}

fn parting(of: &Reviewed<'_>, card: &Scorecard) -> Option<String> {
    let apart = card.parting(of.rubric, of.review.overall.recommendation.as_ref()?)?;
    let side = if apart.is_negative() { "below" } else { "above" };
    Some(format!("{:.1} {side}", apart.abs()))
}

impl Mean {
    /// `3.67 · n = 3, low 2, high 5`, and on how many answers the criterion did not come up.
    #[must_use]
    pub fn in_words(&self) -> String {
        let absent = match self.absent {
            0 => String::new(),
            absent => format!(" · {absent} did not come up"),
        };
        match (self.mean, self.range) {
            (Some(mean), Some((low, high))) => {
                format!("{mean} · n = {}, {}{absent}", self.n, extremes(low, high))
            }
            _ => format!("no level · n = 0{absent}"),
        }
    }

    /// Where the mean stands between the lowest level of the rubric, 0, and the highest, 1.
    #[must_use]
    pub fn share(&self, rubric: &Rubric) -> Option<Ratio> {
        let (low, high) = rubric.scale();
        let low = Ratio::from(u32::from(low));
        Some((self.mean? - low) / (Ratio::from(u32::from(high)) - low))
    }
}

/// The lowest and the highest level that were given, in words that nobody takes for the scale and that a small screen
/// has room for.
fn extremes(low: u8, high: u8) -> String {
    format!("low {low}, high {high}")
}

/// What has changed since the overall recommendation was given, where something has: `given before 2 scores changed`.
#[must_use]
pub fn outdated(of: &Reviewed<'_>) -> Option<String> {
    let Outdated { scores, corrections, version } = of.review.outdated(of.session)?;
    let was = if corrections == 1 { "was" } else { "were" };
    let parts = [
        (scores > 0).then(|| format!("{} changed", counted(scores, "score"))),
        (corrections > 0).then(|| format!("{} {was} made", counted(corrections, "correction"))),
        version.map(|version| format!("version {version} of the rubric")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(format!("given before {}", parts.join(", ")))
}

impl Otherwise {
    /// `3.40, 0.12 lower · n = 5`
    #[must_use]
    pub fn in_words(&self) -> String {
        let Some(to) = self.to else { return "none: no other answer has a level · n = 0".into() };
        let by = (to - self.from).abs();
        let n = self.n;
        match to.cmp(&self.from) {
            std::cmp::Ordering::Less => format!("{to}, {by} lower · n = {n}"),
            std::cmp::Ordering::Equal => format!("{to}, the same · n = {n}"),
            std::cmp::Ordering::Greater => format!("{to}, {by} higher · n = {n}"),
        }
    }
}

/// A weight without needless decimals: `2`, `1.5`.
#[must_use]
pub fn plainly(weight: Ratio) -> String {
    let text = format!("{weight:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
