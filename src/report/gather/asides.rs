//! What has to be said of some answers beside their scores: that they stand in no mean, that they were cut off, that
//! their question was lost or guessed.

use super::Gathering;
use crate::model::exchange::{Exchange, Origin};
use crate::model::ids::ExchangeId;
use crate::model::review::{Reason, Verdict};
use crate::model::session::ReportKind;
use crate::report::view::Aside;
use crate::text::counted;

impl Gathering<'_> {
    /// What stands in no mean, and why.
    pub(super) fn not_counted(&self) -> Vec<Aside> {
        let card = &self.card;
        let mut asides = Vec::new();
        let reason_on = |id: &ExchangeId| {
            let exchange = self.positions.home(self.of.session, id)?;
            match self.of.review.standing(exchange).verdict {
                Some(Verdict::Unscorable(why)) => Some(why.reason),
                _ => None,
            }
        };
        for reason in Reason::ALL {
            let on = card.unscorable.iter().filter(|id| reason_on(id) == Some(reason));
            let answers: Vec<String> = on.filter_map(|id| self.number(id)).collect();
            if !answers.is_empty() {
                let what = format!("unscorable, {}", self.label(reason));
                asides.push(Aside { what, answers });
            }
        }
        if card.open > 0 {
            let open = self.of.plan.open(self.of.session, self.of.review);
            let open: Vec<ExchangeId> = open.map(|one| one.id.clone()).collect();
            asides.push(Aside { what: "open".into(), answers: self.numbers(&open) });
        }
        if card.not_counted > 0 {
            let levels = counted(card.not_counted, "level");
            let what = format!("{levels} given on a scale of another length");
            asides.push(Aside { what, answers: Vec::new() });
        }
        asides
    }

    /// What was cut off, lost or guessed, and what the import has to tell.
    pub(super) fn caveats(&self) -> Vec<Aside> {
        let session = self.of.session;
        let on = |what: &str, is_it: &dyn Fn(&Exchange) -> bool| {
            let all = session.exchanges.iter().enumerate().filter(|(_, one)| is_it(one));
            let answers: Vec<String> = all.map(|(position, _)| session.number(position)).collect();
            (!answers.is_empty()).then(|| Aside { what: what.into(), answers })
        };
        let is_written = |one: &Exchange| self.of.written.contains_key(&one.id);
        let is = |one: &Exchange, origin| one.question.origin == origin && !is_written(one);
        let older = &self.card.older;
        let of_answers = [
            on("answer cut off", &|one| self.of.reading.is_cut_off(one)),
            on("question lost", &|one| is(one, Origin::Lost)),
            on("question recovered from the answer", &|one| {
                is(one, Origin::Recovered) && !one.question.guess
            }),
            on("question guessed", &|one| one.question.guess && !is_written(one)),
            on("question written or confirmed by a reviewer", &is_written),
            on("bounds of the answer guessed", &|one| one.guess),
            on("scored under an earlier version of the rubric", &|one| older.contains(&one.id)),
        ];
        of_answers.into_iter().flatten().chain(self.import()).collect()
    }

    /// What the import dropped, guessed and mended, in numbers.
    fn import(&self) -> Option<Aside> {
        let kinds = [
            (ReportKind::Debris, "dropped"),
            (ReportKind::Guess, "guessed"),
            (ReportKind::Repaired, "mended"),
            (ReportKind::NotUnderstood, "not understood"),
        ];
        let count = |kind| self.of.session.report.iter().filter(|line| line.kind == kind).count();
        let said = kinds.map(|(kind, word)| (count(kind), word));
        let said = said.iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> = said.map(|(count, word)| format!("{count} {word}")).collect();
        let what = format!("places in the source: {}", said.join(", "));
        (!said.is_empty()).then(|| Aside { what, answers: Vec::new() })
    }
}
