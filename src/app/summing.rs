//! What the scores come to, in lines: bars and means per criterion, what would move the mean, and what stands
//! outside of it. Before the overall recommendation there are no means in it.

use crate::model::exchange::{Exchange, MarkKind};
use crate::model::habits::MeanShown;
use crate::model::ratio::Ratio;
use crate::model::review::{Reason, Unscorable, Verdict};
use crate::model::rubric::Rubric;
use crate::model::scorecard::{Scorecard, Sum};
use crate::text::{counted, safe_line};

use super::sitting::Sitting;
use super::{App, words};

/// Cells of a bar from the lowest level to the highest.
const BAR: u32 = 16;

/// One line: what it is about, and what there is to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumLine {
    /// The name of a criterion, or what the line is about.
    pub label: String,
    /// The bar that stands for a mean; empty where there is none.
    pub bar: String,
    /// The words.
    pub text: String,
}

impl SumLine {
    fn new(label: &str, text: impl Into<String>) -> Self {
        Self { label: safe_line(label).into_owned(), bar: String::new(), text: text.into() }
    }
}

impl App {
    /// True where means may be seen: the overall recommendation is given, or nobody wants to wait for it.
    #[must_use]
    pub fn shows_means(&self) -> bool {
        self.habits.mean == MeanShown::Always
            || self.sitting.as_ref().is_some_and(|one| one.review.overall.recommendation.is_some())
    }

    /// What the scores of the open session come to, line by line.
    #[must_use]
    pub fn sums(&self) -> Vec<SumLine> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let mut lines = Vec::new();
        if self.shows_means() {
            lines.extend(sitting.means());
        }
        lines.extend(sitting.outside_the_mean());
        lines.extend(self.submission_line());
        lines
    }
}

impl Sitting {
    fn means(&self) -> Vec<SumLine> {
        let (rubric, card) = (&self.rubric, &self.scorecard);
        let mut lines = Vec::new();
        if !rubric.is_single() {
            for (criterion, sum) in rubric.criteria.iter().zip(&card.sums) {
                let weight = format!("weight {}", plainly(criterion.weight));
                let bar = sum.mean().map(|mean| bar(mean, rubric)).unwrap_or_default();
                let text = format!("{} · {weight}", sum_in_words(sum));
                lines.push(SumLine { bar, ..SumLine::new(&criterion.name, text) });
            }
        }
        let Some(mean) = card.mean else { return lines };
        let name = if rubric.is_single() { "mean" } else { "weighted mean" };
        let range =
            card.range().map_or_else(String::new, |(low, high)| format!(", {low} to {high}"));
        let text = format!("{mean} · n = {}{range}", card.n());
        lines.push(SumLine { bar: bar(mean, rubric), ..SumLine::new(name, text) });
        lines.extend(self.parting());
        lines.extend(self.moves(mean));
        lines
    }

    /// Where the overall recommendation parts from the reviewer's own scores.
    fn parting(&self) -> Option<SumLine> {
        let apart =
            self.scorecard.parting(&self.rubric, self.review.overall.recommendation.as_ref()?)?;
        let side = if apart.is_negative() { "below" } else { "above" };
        let text = format!("your overall is {:.1} {side} your own scores", apart.abs());
        Some(SumLine::new("overall", text))
    }

    /// How the mean would move without the cut-off answers, or with all weights equal.
    fn moves(&self, mean: Ratio) -> Vec<SumLine> {
        let mut lines = Vec::new();
        let cut_off =
            |one: &Exchange| self.marks(&one.id).iter().any(|mark| mark.kind == MarkKind::CutOff);
        let whole = |one: &Exchange| !cut_off(one);
        let without = Scorecard::over(&self.session, &self.review, &self.rubric, &self.plan, whole);
        if without.n() < self.scorecard.n() {
            let text = match without.mean {
                Some(other) => format!("{} · n = {}", moved(mean, other), without.n()),
                None => "none: no other answer has a level".into(),
            };
            lines.push(SumLine::new("without cut-off", text));
        }
        let has_weights = self.rubric.criteria.windows(2).any(|two| two[0].weight != two[1].weight);
        if let Some(equal) = self.scorecard.mean_of_equals.filter(|_| has_weights) {
            lines.push(SumLine::new("equal weights", moved(mean, equal)));
        }
        lines
    }

    /// What stands in no mean, or does so under a condition.
    fn outside_the_mean(&self) -> Vec<SumLine> {
        let card = &self.scorecard;
        let numbers = |ids: &[crate::model::ids::ExchangeId]| {
            ids.iter().map(|id| self.number_of(id)).collect::<Vec<_>>().join(", ")
        };
        let mut lines = Vec::new();
        for (reason, label) in &self.rubric.reasons {
            let has_it = |id: &&crate::model::ids::ExchangeId| self.reason_on(id) == Some(*reason);
            let on: Vec<_> = card.unscorable.iter().filter(has_it).cloned().collect();
            if !on.is_empty() {
                let text = format!("{}: {}", safe_line(label), numbers(&on));
                lines.push(SumLine::new("not counted", text));
            }
        }
        if !card.older.is_empty() {
            let text = format!("scored under an earlier version: {}", numbers(&card.older));
            lines.push(SumLine::new("rubric", text));
        }
        if card.not_counted > 0 {
            let levels = counted(card.not_counted, "level");
            lines.push(SumLine::new("not counted", format!("{levels} on another scale")));
        }
        if !card.critical.is_empty() {
            let despite = safe_line(&self.review.overall.despite);
            let despite = if despite.is_empty() { String::new() } else { format!(" · {despite}") };
            lines.push(SumLine::new("critical", format!("{}{despite}", numbers(&card.critical))));
        }
        lines
    }

    fn reason_on(&self, id: &crate::model::ids::ExchangeId) -> Option<Reason> {
        match self.verdict(self.session.exchange(id)?)? {
            Verdict::Unscorable(Unscorable { reason, .. }) => Some(reason),
            _ => None,
        }
    }

    /// What was changed since the review was handed in, in words: `4 score`, `overall`.
    #[must_use]
    pub fn amended(&self) -> Vec<String> {
        let said = self.review.amendments().into_iter().map(|one| {
            let number = one.exchange.map(|id| self.number_of(&id)).filter(|one| !one.is_empty());
            let field = one.field.replace('_', " ");
            number.map_or(field.clone(), |number| format!("{number} {field}"))
        });
        said.collect()
    }
}

/// `3.67 · n = 3, 2 to 5`, and on how many answers the criterion did not come up.
fn sum_in_words(sum: &Sum) -> String {
    let absent =
        if sum.absent > 0 { format!(" · {} did not come up", sum.absent) } else { String::new() };
    match (sum.mean(), sum.range) {
        (Some(mean), Some((low, high))) => {
            format!("{mean} · n = {}, {low} to {high}{absent}", sum.n)
        }
        _ => format!("no level · n = 0{absent}"),
    }
}

/// `3.40, 0.12 lower`
fn moved(from: Ratio, to: Ratio) -> String {
    let by = (to - from).abs();
    match to.cmp(&from) {
        std::cmp::Ordering::Less => format!("{to}, {by} lower"),
        std::cmp::Ordering::Equal => format!("{to}, the same"),
        std::cmp::Ordering::Greater => format!("{to}, {by} higher"),
    }
}

/// A mean as a bar from the lowest level to the highest. It always stands beside its number.
fn bar(mean: Ratio, rubric: &Rubric) -> String {
    let (low, high) = rubric.scale();
    let low = Ratio::from(u32::from(low));
    let share = (mean - low) / (Ratio::from(u32::from(high)) - low);
    let cells = (share * Ratio::from(BAR)).round().clamp(0, BAR.into());
    let filled = usize::try_from(cells).unwrap_or(0);
    let rest = usize::try_from(i64::from(BAR) - cells).unwrap_or(0);
    format!("{}{}", "━".repeat(filled), "┄".repeat(rest))
}

/// A weight without needless decimals: `2`, `1.5`.
#[must_use]
pub fn plainly(weight: Ratio) -> String {
    let text = format!("{weight:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl App {
    /// When the review was handed in, or what is amended.
    fn submission_line(&self) -> Option<SumLine> {
        let sitting = self.sitting.as_ref()?;
        let last = sitting.review.submission()?;
        let at = words::when(last.at, self.now, &self.zone);
        let digest = &last.sha256.get(..12).unwrap_or_default();
        let text = match (sitting.review.is_submitted(), sitting.amended()) {
            (true, changed) if changed.is_empty() => format!("{at} · SHA-256 {digest}…"),
            (true, changed) => {
                format!("{at} · SHA-256 {digest}… · amended: {}", changed.join(", "))
            }
            (false, changed) if changed.is_empty() => {
                format!("{at} · amending, nothing changed yet")
            }
            (false, changed) => format!("{at} · changed since: {}", changed.join(", ")),
        };
        Some(SumLine::new("submitted", text))
    }
}
