//! Gathers what a report says from session, review and rubric. Masks what is not to be said.

mod asides;

use std::collections::HashMap;

use serde_json::Value;

use crate::model::exchange::{Change, Exchange, Origin, Part, Span, Speaker, Turn};
use crate::model::ids::{ExchangeId, TurnId};
use crate::model::positions::Positions;
use crate::model::quoted::{Quoted, quotes};
use crate::model::review::{CriterionScore, Reason, Scores, Standing, Verdict, follow_up};
use crate::model::rubric::Criterion;
use crate::model::scorecard::Scorecard;
use crate::model::session::Skill;
use crate::model::submission::Amendment;
use crate::reading::masking::{CANDIDATE, Masks};

use super::means::{Mean, Means, Otherwise, outdated, plainly};
use super::view::{
    Answered, Answers, Asked, BY_PEOPLE, Cited, Counts, Critical, Decided, Decimal, Given, Grid,
    Judged, Moved, Recommended, Row, SCHEMA, Said, Step, Submitted, Sums, View,
};
use super::{Manner, Reviewed};

/// So many digits of a session's id stand in an anonymous report.
const SHORT_ID: usize = 6;

/// What a report says.
pub(super) fn gather<'a>(
    of: &'a Reviewed<'a>,
    manner: Manner,
    is_wanted: &'a dyn Fn() -> bool,
) -> View<'a> {
    let view = Gathering::new(of, manner).view();
    View { answers: view.answers.only_while(is_wanted), ..view }
}

/// What a report says of the answer at a position, counted from 0.
pub(super) fn gather_one(of: &Reviewed<'_>, position: usize) -> Option<Answered> {
    Gathering::new(of, Manner::default()).answers().get(position)
}

/// The masks for the session, its review and the questions that were written.
fn masks(of: &Reviewed<'_>) -> Masks {
    let review = of.review;
    let notes = review.answers.values().map(|answer| answer.note.as_str());
    let overall = [&review.note, &review.overall.note, &review.overall.despite];
    let overall = overall.into_iter().map(String::as_str);
    let written = of.written.values().map(String::as_str);
    let follow_ups = review.follow_ups.iter().map(follow_up);
    Masks::of(of.session, written.chain(notes).chain(overall).chain(follow_ups))
}

struct Gathering<'a> {
    of: &'a Reviewed<'a>,
    positions: Positions,
    manner: Manner,
    masks: Option<Masks>,
    card: Scorecard,
}

impl<'a> Gathering<'a> {
    fn new(of: &'a Reviewed<'a>, manner: Manner) -> Self {
        let masks = manner.anonymous.then(|| masks(of));
        let positions = Positions::of(of.session);
        let said_on = positions.said_on(of.session, of.review);
        let card = Scorecard::of(said_on, of.review, of.rubric, of.plan);
        Self { of, positions, manner, masks, card }
    }

    fn view(self) -> View<'a> {
        let Reviewed { session, review, rubric, .. } = *self.of;
        let is_open = self.masks.is_none();
        let id = session.id.as_str();
        let short = id.get(..SHORT_ID).unwrap_or(id);
        let means = self.manner.early_means || review.overall.recommendation.is_some();
        View {
            schema: SCHEMA,
            anonymous: !is_open,
            candidate: if is_open { session.candidate() } else { CANDIDATE.into() },
            headline: session.profile.headline.as_deref().map(|line| self.said(line)),
            session: if is_open { id } else { short }.into(),
            source: is_open.then(|| session.source.name.clone()),
            sample: session.sample,
            reviewer: review.reviewer.to_string(),
            status: review.status,
            last_change: review.history.last().map(|change| change.at),
            submission: self.submission(),
            rubric: Grid {
                id: review.rubric.id.clone(),
                version: review.rubric.version,
                title: rubric.title.clone(),
                levels: rubric.levels.iter().map(step).collect(),
            },
            scores_given_by: BY_PEOPLE,
            counts: Counts {
                scored: self.card.scored,
                unscorable: self.card.unscorable.len(),
                open: self.card.open,
            },
            note: self.said(&review.note),
            overall: self.overall(),
            means: means.then(|| self.sums()),
            not_counted: self.not_counted(),
            critical: (!self.card.critical.is_empty()).then(|| Critical {
                answers: self.numbers(&self.card.critical),
                despite: self.said(&review.overall.despite),
            }),
            caveats: self.caveats(),
            skills: self.skills(),
            follow_ups: self.follow_ups(),
            answers: self.answers(),
        }
    }

    /// Words as they may be said.
    fn said(&self, words: &str) -> String {
        self.masks.as_ref().map_or_else(|| words.to_owned(), |masks| masks.mask(words))
    }

    fn numbers(&self, ids: &[ExchangeId]) -> Vec<String> {
        ids.iter().filter_map(|id| self.number(id)).collect()
    }

    fn number(&self, id: &ExchangeId) -> Option<String> {
        let session = self.of.session;
        let home = self.positions.home(session, id)?;
        Some(session.number(self.positions.find(&home.id)?))
    }

    fn follow_ups(&self) -> Vec<String> {
        let lines = self.of.review.follow_ups.iter().map(follow_up);
        lines.filter(|line| !line.is_empty()).map(|line| self.said(line)).collect()
    }

    fn overall(&self) -> Option<Recommended> {
        let overall = &self.of.review.overall;
        let id = overall.recommendation.clone()?;
        let label = self.of.rubric.recommendation(&id).map_or(id.clone(), |one| one.label.clone());
        let reason = self.said(&overall.note);
        let outdated = outdated(self.of);
        Some(Recommended { id, label, reason, given_at: overall.updated_at, outdated })
    }

    fn sums(&self) -> Sums {
        let means = Means::of(self.of, &self.card);
        let row = |mean: &Mean| Row {
            name: mean.name.clone(),
            mean: mean.mean.map(|mean| Decimal(mean.to_string())),
            n: mean.n,
            lowest: mean.range.map(|(low, _)| low),
            highest: mean.range.map(|(_, high)| high),
            did_not_come_up: mean.absent,
            weight: mean.weight.map(|weight| Decimal(plainly(weight))),
            words: mean.in_words(),
            share: mean.share(self.of.rubric),
        };
        let moved = |condition, moved: Otherwise| Moved {
            condition,
            mean: moved.to.map(|mean| Decimal(mean.to_string())),
            n: moved.n,
            words: moved.in_words(),
        };
        let without = means.without_cut_off.map(|one| moved("without cut-off answers", one));
        let equal = means.equal_weights.map(|one| moved("with equal weights", one));
        Sums {
            criteria: means.criteria.iter().map(row).collect(),
            whole: means.whole.as_ref().map(row),
            otherwise: without.into_iter().chain(equal).collect(),
            parting: means
                .parting
                .map(|by| format!("the overall is {by} the reviewer's own scores")),
        }
    }

    /// What the rubric calls a reason.
    fn label(&self, reason: Reason) -> String {
        self.of.rubric.reason(reason).unwrap_or_else(|| reason.label()).to_owned()
    }

    /// The claimed skills with a verdict, in the order of the session. Skills are never masked.
    fn skills(&self) -> Vec<Judged> {
        let Reviewed { session, review, reading, .. } = *self.of;
        let evidence = |at| reading.evidence.get(at).filter(|_| reading.within.is_none());
        let judged = |(at, skill): (usize, &Skill)| {
            let name = skill.name.clone();
            let verdict = review.skill_verdict(&name)?;
            Some(Judged { name, verdict, named_in: evidence(at).map(|all| self.named_in(all)) })
        };
        session.skills.iter().enumerate().filter_map(judged).collect()
    }

    /// In how many exchanges these words stand.
    fn named_in(&self, words: &[Span]) -> usize {
        let mut by_turn: HashMap<&TurnId, Vec<&Span>> = HashMap::new();
        for span in words {
            by_turn.entry(&span.turn).or_default().push(span);
        }
        let names_it = |turn: &Turn| {
            let spans = by_turn.get(&turn.id);
            spans.is_some_and(|spans| spans.iter().any(|span| span.within(turn).is_some()))
        };
        let exchanges = self.of.session.exchanges.iter();
        exchanges.filter(|one| one.turns.iter().any(names_it)).count()
    }

    fn answers(self) -> Answers<'a> {
        let exchanges = &self.of.session.exchanges;
        let quotes = quotes(self.of.session, &self.positions, self.of.review);
        Answers::new(exchanges.len(), move |position| {
            let exchange = &exchanges[position];
            let quotes = quotes.get(&exchange.id).map_or(&[][..], Vec::as_slice);
            self.answered(position, exchange, quotes)
        })
    }

    fn answered(&self, position: usize, exchange: &Exchange, quotes: &[Quoted]) -> Answered {
        let review = self.of.review;
        let standing = review.standing(exchange);
        let has_level = matches!(standing.verdict, Some(Verdict::Level(_) | Verdict::Criteria(_)));
        Answered {
            number: self.of.session.number(position),
            exchange: exchange.id.to_string(),
            kind: exchange.kind,
            question: self.asked(exchange),
            state: self.decided(exchange, &standing),
            reason: match &standing.verdict {
                Some(Verdict::Unscorable(why)) if why.text.is_empty() => {
                    Some(self.label(why.reason))
                }
                Some(Verdict::Unscorable(why)) => Some(self.said(&why.text)),
                _ => None,
            },
            scored_before: standing.before.map(Change::label),
            before_the_merge: standing.choices.iter().map(|one| self.in_short(one)).collect(),
            scores: self.scores(exchange, &standing),
            flagged: review.flags(exchange),
            critical: self.card.critical.contains(&exchange.id),
            unsupported: has_level && !quotes.iter().any(Quoted::is_evidence),
            cut_off: self.of.reading.where_cut_off(exchange, &self.of.session.id),
            remarks: self.remarks(exchange, &standing),
            quotes: quotes.iter().map(|one| self.cited(exchange, one)).collect(),
            note: self.said(&review.note_for(exchange)),
            words: if self.manner.answers { self.words(exchange) } else { Vec::new() },
        }
    }

    fn asked(&self, exchange: &Exchange) -> Asked {
        let written = self.of.written.get(&exchange.id).map(String::as_str);
        let text = written.or(exchange.question.text.as_deref());
        let is_written = self.of.written.contains_key(&exchange.id);
        let begins = || self.said(&exchange.opening_words());
        Asked {
            text: text.map(|text| self.said(text)),
            origin: if is_written { Origin::Written } else { exchange.question.origin },
            guess: exchange.question.guess && !is_written,
            answer_begins: text.is_none().then(begins),
        }
    }

    fn decided(&self, exchange: &Exchange, standing: &Standing) -> Decided {
        let plan = self.of.plan;
        match &standing.verdict {
            Some(Verdict::Unscorable(_)) => Decided::Unscorable,
            decided if plan.is_decided(&exchange.id, decided.as_ref()) => Decided::Scored,
            Some(_) => Decided::PartlyScored,
            None if plan.counts(exchange) => Decided::Open,
            None => Decided::NotCounted,
        }
    }

    /// A row for each criterion that applies, and for each that has a score although it does not.
    fn scores(&self, exchange: &Exchange, standing: &Standing) -> Vec<Given> {
        let rubric = self.of.rubric;
        let applies = self.of.plan.criteria_of(&exchange.id);
        let (level, scores) = match &standing.verdict {
            Some(Verdict::Level(level)) => (Some(*level), None),
            Some(Verdict::Criteria(scores)) => (None, Some(scores)),
            Some(Verdict::Unscorable(_)) => return Vec::new(),
            None => (None, None),
        };
        let is_given = |one: &Criterion| {
            scores
                .and_then(|scores: &Scores| scores.get(&one.id))
                .is_some_and(CriterionScore::is_given)
        };
        let rows = rubric.criteria.iter().enumerate();
        let rows = rows.filter(|(nth, one)| applies.contains(nth) || is_given(one));
        let given_at = || self.of.review.answers.get(&exchange.id)?.updated_at;
        let row = |(nth, criterion): (usize, &Criterion)| {
            let score = scores.and_then(|scores| scores.get(&criterion.id));
            let level = score.and_then(|one| one.level).or(level.filter(|_| nth == 0));
            let version = score.map_or(standing.version, |one| one.rubric_version);
            let version = version.filter(|_| level.is_some());
            let known = rubric.levels_of(version).unwrap_or_default();
            let name = known.iter().find(|one| Some(one.value) == level);
            Given {
                criterion: criterion.id.clone(),
                name: criterion.name.clone(),
                weight: Decimal(plainly(criterion.weight)),
                level,
                level_name: name.map(|one| one.name.clone()),
                did_not_come_up: score.is_some_and(|one| one.absent && one.level.is_none()),
                rubric_version: version,
                at: score.map_or_else(given_at, |one| one.at).filter(|_| level.is_some()),
                on_another_scale: level.is_some() && !rubric.is_same_scale(version),
            }
        };
        rows.map(row).collect()
    }

    /// What a verdict comes to in a few words, where several stand beside each other.
    fn in_short(&self, verdict: &Verdict) -> String {
        match verdict {
            Verdict::Level(level) => match self.of.rubric.level(*level) {
                Some(known) => format!("{level} {}", known.name),
                None => level.to_string(),
            },
            Verdict::Criteria(scores) => {
                let rubric = self.of.rubric;
                let name =
                    |id: &str| rubric.criterion(id).map_or(id.to_owned(), |one| one.name.clone());
                let each = scores
                    .iter()
                    .filter_map(|(id, one)| Some(format!("{} {}", name(id), one.level?)));
                each.collect::<Vec<_>>().join(" · ")
            }
            Verdict::Unscorable(why) => format!("unscorable: {}", self.label(why.reason)),
        }
    }

    /// What was lost, guessed or cut off, and what has changed since the score was given.
    fn remarks(&self, exchange: &Exchange, standing: &Standing) -> Vec<String> {
        let mut remarks = Vec::new();
        let version = standing.version.filter(|_| standing.is_older_than(self.of.rubric.version));
        remarks.extend(version.map(|version| format!("scored under version {version}")));
        remarks.extend(self.about_question(exchange).map(str::to_owned));
        let cut_off = self.of.reading.where_cut_off(exchange, &self.of.session.id);
        remarks.extend(cut_off.map(|place| format!("answer cut off {place}")));
        remarks
    }

    fn about_question(&self, exchange: &Exchange) -> Option<&'static str> {
        let question = &exchange.question;
        match self.of.written.get(&exchange.id) {
            Some(text) if question.is(text) => {
                Some("question found in the answer and confirmed by a reviewer")
            }
            Some(_) => Some("question written by a reviewer"),
            None => match (question.origin, question.guess) {
                // The question itself says that it is lost.
                (Origin::Lost, _) => None,
                (Origin::Recovered, false) => Some("question recovered from the answer"),
                (_, true) => Some("question guessed"),
                _ => None,
            },
        }
    }

    /// A quote, masked as its words are in the turn that they stand in.
    fn cited(&self, exchange: &Exchange, quoted: &Quoted) -> Cited {
        let quote = &quoted.quote;
        let masked = |masks: &Masks| {
            let words = quote.spans.iter().map(|span| {
                let turn = exchange.turns.iter().find(|turn| span.within(turn).is_some());
                let within = turn.and_then(|turn| Some((turn, span.within(turn)?)));
                let is_same = |(turn, range): &(&Turn, std::ops::Range<usize>)| {
                    turn.text.get(range.clone()) == Some(span.text.as_str())
                };
                match within.filter(is_same) {
                    Some((turn, range)) => masks.mask_part(&turn.text, range),
                    None => masks.mask(&span.text),
                }
            });
            let words: Vec<String> = words.map(|words| words.trim().to_owned()).collect();
            words.join(" – ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Cited {
            is_for: quote.is_for,
            text: self.masks.as_ref().map_or_else(|| quoted.words(), masked),
            criterion: quote.criterion.clone(),
            remark: quoted.fate.remark(),
        }
    }

    fn words(&self, exchange: &Exchange) -> Vec<Said> {
        let said = |turn: &Turn| Said { speaker: self.speaker(turn), text: self.said(&turn.text) };
        exchange.turns.iter().filter(|turn| turn.part != Part::Question).map(said).collect()
    }

    /// Who speaks: the label of the source, or the part that somebody has where names are masked.
    fn speaker(&self, turn: &Turn) -> String {
        let part = match turn.speaker {
            Speaker::Candidate if self.masks.is_some() => CANDIDATE,
            Speaker::Candidate => "candidate",
            Speaker::Interviewer => "interviewer",
            Speaker::Other => "another voice",
        };
        let name = turn.name.as_deref().filter(|_| self.masks.is_none());
        name.unwrap_or(part).to_owned()
    }

    fn submission(&self) -> Option<Submitted> {
        let review = self.of.review;
        let last = review.submission()?;
        Some(Submitted {
            at: last.at,
            sha256: last.sha256.clone(),
            times: review.submissions.len(),
            amended: review.amendments().iter().map(|one| self.amended(one)).collect(),
            altered: review.was_tampered_with(),
        })
    }

    /// `answer 4: score was 3, is 5`; of words only that they were changed.
    fn amended(&self, change: &Amendment) -> String {
        let number = change.exchange.as_ref().and_then(|id| self.number(id));
        let about = number.map_or_else(String::new, |number| format!("answer {number}: "));
        let field = change.field.replace('_', " ");
        let said = |value: &Value| match value {
            Value::Null => Some("none".to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(is_set) => Some(if *is_set { "set" } else { "not set" }.into()),
            _ => None,
        };
        if let (Value::Object(from), Value::Object(to)) = (&change.from, &change.to)
            && change.field == "overall"
            && from.get("recommendation") != to.get("recommendation")
        {
            let label = |fields: &serde_json::Map<String, Value>| {
                let id = fields.get("recommendation").and_then(Value::as_str)?;
                Some(self.of.rubric.recommendation(id).map_or(id, |one| &one.label).to_owned())
            };
            let label = |fields| label(fields).unwrap_or_else(|| "none".into());
            return format!("overall was {}, is {}", label(from), label(to));
        }
        match (said(&change.from), said(&change.to)) {
            (Some(from), Some(to)) => format!("{about}{field} was {from}, is {to}"),
            _ => format!("{about}{field} changed"),
        }
    }
}

fn step(level: &crate::model::rubric::Level) -> Step {
    Step { value: level.value, name: level.name.clone() }
}
