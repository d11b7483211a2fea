//! What the scores come to, in lines: bars and means per criterion, what would move the mean, and what stands
//! outside of it. Before the overall recommendation there are no means in it.

use crate::model::habits::MeanShown;
use crate::model::ids::ExchangeId;
use crate::model::ratio::Ratio;
use crate::model::review::{Reason, Unscorable, Verdict};
use crate::report::means::{Mean, Means, outdated, plainly};
use crate::text::{counted, in_ranges, safe_line};

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
        let means = Means::of(&self.reviewed(), &self.scorecard);
        let rows = means.criteria.iter().chain(&means.whole);
        let mut lines: Vec<SumLine> = rows.map(|row| self.mean_line(row)).collect();
        if let Some(parting) = &means.parting {
            let text = format!("your overall is {parting} your own scores");
            lines.push(SumLine::new("overall", text));
        }
        let moves =
            [("without cut-off", means.without_cut_off), ("equal weights", means.equal_weights)];
        let moves = moves.into_iter().filter_map(|(label, moved)| Some((label, moved?)));
        lines.extend(moves.map(|(label, moved)| SumLine::new(label, moved.in_words())));
        lines.extend(self.cut_off_line());
        lines
    }

    /// A mean with its bar, and the criterion's weight.
    fn mean_line(&self, row: &Mean) -> SumLine {
        let weight = row.weight.map(|weight| format!(" · weight {}", plainly(weight)));
        let text = format!("{}{}", row.in_words(), weight.unwrap_or_default());
        let bar = row.share(&self.rubric).map(bar).unwrap_or_default();
        SumLine { bar, ..SumLine::new(&row.name, text) }
    }

    /// What stands in no mean, or does so under a condition.
    fn outside_the_mean(&self) -> Vec<SumLine> {
        let card = &self.scorecard;
        let numbers = |ids: &[ExchangeId]| {
            in_ranges(&ids.iter().map(|id| self.number_of(id)).collect::<Vec<_>>())
        };
        let mut lines = Vec::new();
        for (reason, label) in &self.rubric.reasons {
            let has_it = |id: &&ExchangeId| self.reason_on(id) == Some(*reason);
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
            let chosen = self.review.overall.recommendation.as_deref();
            let is_positive = chosen
                .and_then(|id| self.rubric.recommendation(id))
                .is_some_and(|one| one.is_positive);
            let despite = match (despite.is_empty(), is_positive) {
                (false, _) => format!(" · {despite}"),
                (true, true) => " · the overall needs a sentence on it".to_owned(),
                (true, false) => String::new(),
            };
            lines.push(SumLine::new("critical", format!("{}{despite}", numbers(&card.critical))));
        }
        lines
    }

    /// The answers that are cut off, with the part of those that were merged.
    fn cut_off_line(&self) -> Option<SumLine> {
        let session = &self.session;
        let cut_off = session.exchanges.iter().filter_map(|one| {
            let place = self.reading.where_cut_off(one, &session.id)?;
            let number = self.number_of(&one.id);
            Some(if one.held().is_empty() { number } else { format!("{number} {place}") })
        });
        let cut_off: Vec<String> = cut_off.collect();
        (!cut_off.is_empty()).then(|| SumLine::new("cut off", in_ranges(&cut_off)))
    }

    /// What has changed since the overall recommendation was given, where something has.
    #[must_use]
    pub fn outdated(&self) -> Option<String> {
        outdated(&self.reviewed())
    }

    fn reason_on(&self, id: &ExchangeId) -> Option<Reason> {
        match self.verdict(self.positions.home(&self.session, id)?)? {
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

/// A mean as a bar from the lowest level to the highest. It always stands beside its number.
fn bar(share: Ratio) -> String {
    let cells = (share * Ratio::from(BAR)).round().clamp(0, BAR.into());
    let filled = usize::try_from(cells).unwrap_or(0);
    let rest = usize::try_from(i64::from(BAR) - cells).unwrap_or(0);
    format!("{}{}", "━".repeat(filled), "┄".repeat(rest))
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
