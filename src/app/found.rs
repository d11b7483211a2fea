//! What a search finds in a session: in questions, answers as they were said and as they were probably said, notes, the
//! profile. It is counted place by place, save in a session so long that nobody would wait for it.

use crate::model::exchange::{Exchange, MarkKind};
use crate::model::review::Decision;
use crate::reading::is_long;
use crate::text::find_all;

use super::sitting::Sitting;

/// How often the words stand in each place that is searched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Found {
    /// By exchange, in order; `None` in a session so long that nobody wants to wait for the count.
    exchanges: Option<Vec<usize>>,
    /// In name, headline, summary, experience and skills.
    pub(crate) profile: usize,
    /// In the note on the whole session and the reason of the recommendation.
    pub(crate) session: usize,
}

impl Found {
    /// How often they stand anywhere, where that was counted.
    pub(crate) fn total(&self) -> Option<usize> {
        let exchanges = self.exchanges.as_ref()?.iter().sum::<usize>();
        Some(exchanges + self.profile + self.session)
    }
}

impl Sitting {
    /// Looks everywhere.
    pub(crate) fn look_for(&self, needle: &str) -> Found {
        let count = |text: &str| find_all(text, needle).len();
        let profile = &self.session.profile;
        let jobs = profile.experience.iter().flat_map(|job| [&job.title, &job.employer]);
        let lines = [&profile.name, &profile.headline].into_iter().chain(jobs).flatten();
        let skills = self.session.skills.iter().map(|skill| &skill.name);
        let in_profile = lines.chain(&profile.summary).chain(skills);
        let exchanges = &self.session.exchanges;
        let by_exchange = || exchanges.iter().map(|one| self.in_exchange(one, needle)).collect();
        Found {
            exchanges: (!is_long(&self.session)).then(by_exchange),
            profile: in_profile.map(|text| count(text)).sum(),
            session: count(&self.review.note) + count(&self.review.overall.note),
        }
    }

    /// True where the words stand in the exchange at this place of the list.
    pub(crate) fn is_found_in(&self, place: usize, found: &Found, needle: &str) -> bool {
        if let Some(counted) = &found.exchanges {
            return counted.get(place).is_some_and(|&times| times > 0);
        }
        let exchange = self.session.exchanges.get(place);
        exchange.is_some_and(|one| self.in_exchange(one, needle) > 0)
    }

    fn in_exchange(&self, exchange: &Exchange, needle: &str) -> usize {
        let count = |text: &str| find_all(text, needle).len();
        let asked = self.question(exchange).text.map_or(0, count);
        let said: usize = exchange.answer().map(|turn| count(&turn.text)).sum();
        let repairs = self.marks(&exchange.id).iter().filter(|mark| mark.kind == MarkKind::Repair);
        let probable: usize = repairs
            .filter(|mark| self.review.decision(mark) != Some(Decision::Rejected))
            .filter_map(|mark| mark.repair.as_ref())
            .map(|repair| count(&repair.probable))
            .sum();
        asked + said + probable + count(&self.review.note_for(exchange))
    }
}
