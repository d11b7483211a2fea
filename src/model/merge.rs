//! Two versions of one review become one, answer by answer and by time.
//!
//! A folder that is carried between machines may come back with another version of a review than the one that was
//! put there. Of each thing that both have changed, the later change stands; what only one has changed is kept; and whatever
//! does not stand is in the history. A review that was handed in is not rewritten by a draft. Which of the two
//! versions is asked makes no difference, and merging the same version again changes nothing. Corrections are merged in
//! `operations.rs`.

mod operations;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::corrections::Corrections;
use super::edit::{overall_as_json, verdict_as_json};
use super::ids::ExchangeId;
use super::review::{Answer, Change, Review, Scores, Status};
use super::submission::Submission;

/// Versions of a reviewer's files that were written elsewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Carried {
    /// Those of the review.
    pub reviews: Vec<Review>,
    /// Those of the corrections.
    pub corrections: Vec<Corrections>,
}

impl Carried {
    /// True where there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reviews.is_empty() && self.corrections.is_empty()
    }

    /// Takes in those of another list.
    pub fn extend(&mut self, more: Self) {
        self.reviews.extend(more.reviews);
        self.corrections.extend(more.corrections);
    }
}

/// One of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Mine,
    Theirs,
}

/// Something that the two versions decide otherwise.
struct Clash {
    exchange: Option<ExchangeId>,
    field: String,
    lost: Value,
    stands: Value,
}

struct Merger<'a> {
    mine: &'a Review,
    theirs: &'a Review,
    /// The version that was handed in, where the other does not know of it.
    submitted: Option<Side>,
    clashes: Vec<Clash>,
}

impl Review {
    /// This version of a review and another one, as one. `None` where the other is about another session or
    /// somebody else's.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Option<Self> {
        if (&self.session, &self.reviewer) != (&other.session, &other.reviewer) {
            return None;
        }
        if self == other {
            return Some(self.clone());
        }
        let submitted = submitted_unknown(self, other);
        let merger = Merger { mine: self, theirs: other, submitted, clashes: Vec::new() };
        Some(merger.merge())
    }

    /// When anything was decided last.
    fn latest(&self) -> Option<Timestamp> {
        let answers = self.answers.values().filter_map(|answer| answer.updated_at);
        let history = self.history.iter().map(|change| change.at);
        let submissions = self.submissions.iter().map(|one| one.at);
        answers.chain(history).chain(submissions).chain(self.overall.updated_at).max()
    }

    /// When a field got the value that it has; `None` where it never had another one than it has in the beginning.
    fn decided(&self, on: Option<&ExchangeId>, field: &str, value: &Value) -> Option<Timestamp> {
        let is_it = |change: &&Change| change.exchange.as_ref() == on && change.field == field;
        let last = self.history.iter().rfind(is_it);
        match last {
            Some(change) if change.to == *value => Some(change.at),
            None if is_nothing(value) => None,
            // A draft, or the work of another program.
            _ => match on {
                Some(id) => self.answers.get(id).and_then(|answer| answer.updated_at),
                None => self.latest(),
            },
        }
    }

    /// True where a field was changed here in a way that `other` does not know of.
    fn has_news_for(
        &self,
        other: &Self,
        on: Option<&ExchangeId>,
        field: &str,
        value: &Value,
    ) -> bool {
        let is_it = |change: &&Change| change.exchange.as_ref() == on && change.field == field;
        let mut lines = self.history.iter().filter(is_it);
        let last = self.history.iter().rfind(is_it);
        last.map_or_else(|| !is_nothing(value), |change| change.to != *value)
            || lines.any(|change| !other.history.contains(change))
    }

    /// Whether a criterion of an answer was changed here in a way that `other` does not know of, and when it was
    /// changed last.
    fn decided_criterion(
        &self,
        other: &Self,
        on: &ExchangeId,
        criterion: &str,
    ) -> (bool, Option<Timestamp>) {
        let is_it = |change: &&Change| {
            change.exchange.as_ref() == Some(on)
                && change.field == "score"
                && change.from.get(criterion) != change.to.get(criterion)
        };
        let mut lines = self.history.iter().filter(is_it);
        let last = self.history.iter().rfind(is_it).map(|change| change.at);
        let given = || self.answers.get(on)?.scores.get(criterion)?.at;
        (lines.any(|change| !other.history.contains(change)), last.or_else(given))
    }
}

impl Merger<'_> {
    fn merge(mut self) -> Review {
        let (mine, theirs) = (self.mine, self.theirs);
        let mut merged = self.of(self.later(mine.latest(), theirs.latest(), self.texts())).clone();
        merged.extra = union(&merged.extra, [&mine.extra, &theirs.extra]);
        merged.rubric = self.rubric();
        merged.answers = self.answers();
        let notes = self.choose(None, "note", [json!(mine.note), json!(theirs.note)]);
        merged.note.clone_from(&self.of(notes).note);
        let asked =
            self.choose(None, "follow_ups", [json!(mine.follow_ups), json!(theirs.follow_ups)]);
        merged.follow_ups.clone_from(&self.of(asked).follow_ups);
        let said = [overall_as_json(&mine.overall), overall_as_json(&theirs.overall)];
        let overall = self.choose(None, "overall", said);
        merged.overall = self.of(overall).overall.clone();
        merged.skills = self.entries(
            "skill",
            |review| &review.skills,
            |entry| entry.get("verdict").cloned().unwrap_or_default(),
        );
        merged.repairs = self.entries("repair", |review| &review.repairs, Value::clone);
        merged.status = if mine.status == theirs.status { mine.status } else { Status::Draft };
        if let Some(side) = self.submitted {
            // What was handed in stays what it was; what the other says otherwise is in the history.
            merged = Review { extra: merged.extra, ..self.of(side).clone() };
        }
        merged.submissions = submissions(mine, theirs);
        merged.history = histories(&mine.history, &theirs.history);
        let at = mine.latest().max(theirs.latest());
        for clash in self.clashes {
            clash.remember(&mut merged.history, at.unwrap_or_default());
        }
        merged
    }

    fn of(&self, side: Side) -> &Review {
        match side {
            Side::Mine => self.mine,
            Side::Theirs => self.theirs,
        }
    }

    /// Both versions as text: what settles a draw, whoever is asked.
    fn texts(&self) -> [Value; 2] {
        [json!(self.mine), json!(self.theirs)]
    }

    /// The side whose time is later. Of two at once, the one whose text is greater.
    fn later(
        &self,
        mine: Option<Timestamp>,
        theirs: Option<Timestamp>,
        values: [Value; 2],
    ) -> Side {
        if let Some(side) = self.submitted {
            return side;
        }
        let [my_text, their_text] = values.map(|value| value.to_string());
        if (mine, my_text) >= (theirs, their_text) { Side::Mine } else { Side::Theirs }
    }

    /// The side whose decision on a field stands: the one that changed it, whatever the clocks say; where both did,
    /// the one that did so later.
    fn stands(&self, on: Option<&ExchangeId>, field: &str, values: &[Value; 2]) -> Side {
        let (mine, theirs) = (self.mine, self.theirs);
        let news = (
            mine.has_news_for(theirs, on, field, &values[0]),
            theirs.has_news_for(mine, on, field, &values[1]),
        );
        match (self.submitted, news) {
            (Some(side), _) => side,
            (None, (true, false)) => Side::Mine,
            (None, (false, true)) => Side::Theirs,
            _ => {
                let times = [0, 1].map(|n| [mine, theirs][n].decided(on, field, &values[n]));
                self.later(times[0], times[1], values.clone())
            }
        }
    }

    /// The side whose decision on a field stands; what the other says is told.
    fn choose(&mut self, on: Option<&ExchangeId>, field: &str, values: [Value; 2]) -> Side {
        let side = self.stands(on, field, &values);
        let [mine, theirs] = values;
        let (stands, lost) = match side {
            Side::Mine => (mine, theirs),
            Side::Theirs => (theirs, mine),
        };
        self.clash(on, field, lost, stands);
        side
    }

    fn clash(&mut self, on: Option<&ExchangeId>, field: &str, lost: Value, stands: Value) {
        if lost != stands {
            self.clashes.push(Clash { exchange: on.cloned(), field: field.into(), lost, stands });
        }
    }

    fn answers(&mut self) -> BTreeMap<ExchangeId, Answer> {
        let (mine, theirs) = (&self.mine.answers, &self.theirs.answers);
        let ids: BTreeSet<&ExchangeId> = mine.keys().chain(theirs.keys()).collect();
        let nothing = Answer::default();
        let merge = |id: &ExchangeId| {
            let pair = [mine, theirs].map(|answers| answers.get(id).unwrap_or(&nothing));
            (id.clone(), self.answer(id, pair))
        };
        ids.into_iter().map(merge).collect()
    }

    fn answer(&mut self, id: &ExchangeId, pair: [&Answer; 2]) -> Answer {
        let of = |side: Side| pair[usize::from(side == Side::Theirs)];
        let latest = self.later(pair[0].updated_at, pair[1].updated_at, pair.map(|one| json!(one)));
        let mut merged = of(latest).clone();
        merged.extra = union(&merged.extra, pair.map(|one| &one.extra));
        merged.updated_at = pair[0].updated_at.max(pair[1].updated_at);

        let note = self.choose(Some(id), "note", pair.map(|one| json!(one.note)));
        merged.note.clone_from(&of(note).note);
        let flagged = self.choose(Some(id), "flagged", pair.map(|one| json!(one.flagged)));
        merged.flagged = of(flagged).flagged;
        let critical = self.choose(Some(id), "critical", pair.map(|one| json!(one.critical)));
        merged.critical = of(critical).critical;
        let quotes = self.choose(Some(id), "quotes", pair.map(|one| json!(one.quotes)));
        merged.quotes.clone_from(&of(quotes).quotes);

        let verdicts = pair.map(|one| verdict_as_json(one.verdict().as_ref()));
        let side = self.stands(Some(id), "score", &verdicts);
        let scored = of(side);
        merged.score = scored.score;
        merged.rubric_version = scored.rubric_version;
        merged.scored_on.clone_from(&scored.scored_on);
        merged.settles.clone_from(&scored.settles);
        merged.unscorable.clone_from(&scored.unscorable);
        merged.scores = match pair {
            [mine, theirs] if by_criterion(mine) && by_criterion(theirs) => {
                self.criteria(id, [&mine.scores, &theirs.scores], side)
            }
            _ => scored.scores.clone(),
        };
        let stands = verdict_as_json(merged.verdict().as_ref());
        let mut lost = verdicts;
        lost.sort_by_key(Value::to_string);
        for lost in lost {
            self.clash(Some(id), "score", lost, stands.clone());
        }
        merged
    }

    /// Each criterion by its own time. Of two at once, that of the answer.
    fn criteria(&self, id: &ExchangeId, pair: [&Scores; 2], answer: Side) -> Scores {
        let [mine, theirs] = pair;
        let mut merged = theirs.clone();
        for (criterion, score) in mine {
            let here = self.mine.decided_criterion(self.theirs, id, criterion);
            let there = self.theirs.decided_criterion(self.mine, id, criterion);
            let is_mine = match (theirs.contains_key(criterion), self.submitted) {
                (false, _) => true,
                (true, Some(side)) => side == Side::Mine,
                (true, None) if here == there => answer == Side::Mine,
                // What only one of them changed comes first, then what was changed later.
                (true, None) => here > there,
            };
            let extra = theirs.get(criterion).map(|theirs| [&score.extra, &theirs.extra]);
            let stands = merged.entry(criterion.clone()).or_insert_with(|| score.clone());
            if is_mine {
                stands.clone_from(score);
            }
            if let Some(both) = extra {
                stands.extra = union(&stands.extra, both);
            }
        }
        merged
    }

    /// The entries of a list by name, each by its own time.
    fn entries(
        &mut self,
        kind: &str,
        of: fn(&Review) -> &BTreeMap<String, Value>,
        decision: fn(&Value) -> Value,
    ) -> BTreeMap<String, Value> {
        let (mine, theirs) = (of(self.mine), of(self.theirs));
        let names: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
        let mut merged = BTreeMap::new();
        for name in names {
            let pair = [mine.get(name), theirs.get(name)];
            let decisions = pair.map(|entry| entry.map(decision).unwrap_or_default());
            let side = self.choose(None, &format!("{kind} {name}"), decisions);
            let [first, second] = if side == Side::Mine { pair } else { [pair[1], pair[0]] };
            if let Some(entry) = first.or(second) {
                merged.insert(name.clone(), entry.clone());
            }
        }
        merged
    }

    /// The rubric that something was scored by; of two, the later one.
    fn rubric(&self) -> super::review::RubricRef {
        let (mine, theirs) = (self.mine, self.theirs);
        let side = match (mine.has_scores(), theirs.has_scores()) {
            (true, false) => Side::Mine,
            (false, true) => Side::Theirs,
            _ if mine.rubric.id == theirs.rubric.id => {
                if mine.rubric.version >= theirs.rubric.version { Side::Mine } else { Side::Theirs }
            }
            _ => self.later(mine.latest(), theirs.latest(), self.texts()),
        };
        self.of(side).rubric.clone()
    }
}

impl Clash {
    /// Sees to it that both values are in the history, and the one that stands is its last word.
    fn remember(self, history: &mut Vec<Change>, at: Timestamp) {
        let Self { exchange, field, lost, stands } = self;
        let is_it = |change: &&Change| change.exchange == exchange && change.field == field;
        let is_told = |value: &Value| {
            is_nothing(value)
                || history.iter().filter(is_it).any(|one| one.from == *value || one.to == *value)
        };
        let last = history.iter().rfind(is_it);
        let is_last = last.map_or_else(|| is_nothing(&stands), |change| change.to == stands);
        if !(is_last && is_told(&lost) && is_told(&stands)) {
            let (from, to) = (lost, stands);
            history.push(Change { at, exchange, field, from, to, extra: Map::new() });
        }
    }
}

/// The side that was handed in without the other knowing of it; of two, the later one.
fn submitted_unknown(mine: &Review, theirs: &Review) -> Option<Side> {
    let news = |one: &Review, other: &Review| {
        let last = one.submission().filter(|_| one.is_submitted())?;
        (!other.submissions.contains(last)).then(|| (last.at, last.sha256.clone()))
    };
    match (news(mine, theirs), news(theirs, mine)) {
        (None, None) => None,
        (first, second) if first >= second => Some(Side::Mine),
        _ => Some(Side::Theirs),
    }
}

/// Everything that was ever handed in, oldest first.
fn submissions(mine: &Review, theirs: &Review) -> Vec<Submission> {
    let mut all = mine.submissions.clone();
    all.extend(theirs.submissions.iter().filter(|one| !mine.submissions.contains(one)).cloned());
    all.sort_by(|a, b| (a.at, &a.sha256).cmp(&(b.at, &b.sha256)));
    all
}

/// Both histories as one, by time. What both tell is told once.
fn histories(mine: &[Change], theirs: &[Change]) -> Vec<Change> {
    let common = mine.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let (mine_only, theirs_only) =
        (without(&mine[common..], theirs), without(&theirs[common..], mine));
    match (mine_only.is_empty(), theirs_only.is_empty()) {
        (_, true) if !mine_only.is_empty() || text(mine) >= text(theirs) => mine.to_vec(),
        (true, _) => theirs.to_vec(),
        _ => {
            let [first, second] = in_order(&mine[common..], &theirs[common..]);
            let mut second = without(second, first).into_iter().peekable();
            let mut all = mine[..common].to_vec();
            for change in first {
                while let Some(earlier) = second.next_if(|one| one.at < change.at) {
                    all.push(earlier.clone());
                }
                all.push(change.clone());
            }
            all.extend(second.cloned());
            all
        }
    }
}

fn text(changes: &[Change]) -> String {
    json!(changes).to_string()
}

/// The same order, whichever comes first.
fn in_order<'a>(a: &'a [Change], b: &'a [Change]) -> [&'a [Change]; 2] {
    if text(a) <= text(b) { [a, b] } else { [b, a] }
}

/// The changes that do not stand in `others`; each there accounts for one.
fn without<'a>(changes: &'a [Change], others: &[Change]) -> Vec<&'a Change> {
    let mut left: Vec<&Change> = others.iter().collect();
    let is_new = |change: &&Change| match left.iter().position(|one| one == change) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    changes.iter().filter(is_new).collect()
}

/// The fields that this version does not know: those of the winner, then those that only the other has.
fn union(winner: &Map<String, Value>, both: [&Map<String, Value>; 2]) -> Map<String, Value> {
    let mut all: Map<String, Value> = both[0].clone();
    all.extend(both[1].clone());
    all.extend(winner.clone());
    all
}

fn by_criterion(answer: &Answer) -> bool {
    answer.unscorable.is_none() && answer.score.is_none()
}

/// True for what a field holds before anything was decided.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.iter().all(is_nothing),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
