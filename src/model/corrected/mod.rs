//! The session as corrected: the operations of all reviewers applied, in order, to what was imported.
//!
//! ```text
//! session as imported ─┐
//! own corrections ─────┼─► apply ─► session as corrected, questions that were written,
//! colleagues' ─────────┤            what waits for a decision, what does not apply any more
//! my review ───────────┘
//! ```
//!
//! Every word of the import stands in the result exactly once and in order. The same files give the same
//! result, and without an operation the result is what it would be if it had never been made. An operation
//! that no longer applies is kept in its file, named, and without effect. A colleague's operation that
//! would change an answer which I scored waits until I take it or leave it.

mod draft;
mod number;
mod operations;
mod reach;
#[cfg(test)]
mod tests;
mod voices;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use jiff::Timestamp;

use super::corrections::{Corrections, Operation, What, Whose, in_order};
use super::exchange::{Exchange, Origin, Speaker, Turn};
use super::ids::{ExchangeId, ReviewerId};
use super::positions::Positions;
use super::review::Review;
use super::session::Session;
use draft::{Draft, Why};

/// A session as corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// The session; the imported one itself where no operation changes its structure.
    pub session: Arc<Session>,
    /// Questions that reviewers wrote, by exchange.
    pub written: BTreeMap<ExchangeId, String>,
    /// Colleagues' operations that wait for a decision, in order.
    pub waiting: Vec<Waiting>,
    /// Operations that do not apply any more, in order.
    pub misfits: Vec<Misfit>,
}

/// A colleague's operation that would change an answer which the reviewer scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub operation: String,
    /// Who made it.
    pub by: ReviewerId,
    /// What it does, in a word.
    pub what: &'static str,
    /// The exchanges that it would change.
    pub exchanges: Vec<ExchangeId>,
}

impl Waiting {
    /// True where it would change this exchange.
    #[must_use]
    pub fn is_on(&self, exchange: &Exchange) -> bool {
        self.exchanges.iter().any(|id| exchange.answers_to(id))
    }
}

/// An operation that does not apply any more. It is kept and has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Its id.
    pub operation: String,
    /// Who made it.
    pub by: ReviewerId,
    /// What it does, in a word.
    pub what: &'static str,
    /// Why it has no effect, in words.
    pub why: &'static str,
}

/// Applies everybody's operations to a session as the reviewer of `review` sees it. `own` are that
/// reviewer's operations and decisions; without a review nothing waits.
#[must_use]
pub fn apply(
    imported: &Arc<Session>,
    own: &Corrections,
    others: &[Corrections],
    review: Option<&Review>,
) -> Corrected {
    let all = in_order(others.iter().chain([own]));
    let operations = all.iter().map(|(_, operation)| *operation);
    let reach = reach::reach(&imported.exchanges, operations);
    apply_within(reach, imported, own, others, review)
}

/// The same, with all that can be reached of the session given.
fn apply_within(
    reach: Vec<Range<usize>>,
    imported: &Arc<Session>,
    own: &Corrections,
    others: &[Corrections],
    review: Option<&Review>,
) -> Corrected {
    let files = || others.iter().chain([own]);
    let mut applying = Applying {
        draft: Draft::of(imported, reach),
        imported,
        ranks: ranks(files()),
        review,
        made: HashMap::new(),
        corrected: Corrected {
            session: Arc::clone(imported),
            written: BTreeMap::new(),
            waiting: Vec::new(),
            misfits: Vec::new(),
        },
    };
    let decided = own.decided();
    for (by, operation) in in_order(files()) {
        let id = operation.id.as_str();
        let is_own = *by == own.reviewer;
        if is_own || !decided.left.contains(id) {
            applying.take(operation, by, !is_own && !decided.taken.contains(id));
        }
    }
    applying.done()
}

/// The place of each operation in the order of all, revoked ones too.
fn ranks<'a>(files: impl Iterator<Item = &'a Corrections>) -> HashMap<&'a str, usize> {
    let mut all: Vec<&Operation> = files.flat_map(|file| &file.operations).collect();
    all.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    all.iter().enumerate().map(|(rank, one)| (one.id.as_str(), rank)).collect()
}

struct Applying<'a> {
    draft: Draft,
    imported: &'a Arc<Session>,
    ranks: HashMap<&'a str, usize>,
    review: Option<&'a Review>,
    /// When each operation that applies was made.
    made: HashMap<String, Timestamp>,
    corrected: Corrected,
}

impl Applying<'_> {
    fn take(&mut self, operation: &Operation, by: &ReviewerId, asks: bool) {
        if matches!(
            operation.what,
            What::Take { .. } | What::Leave { .. } | What::Revoke { .. } | What::Unknown(_)
        ) {
            return;
        }
        // What only may be made is tried on a copy.
        let before = (asks && self.review.is_some()).then(|| self.draft.clone());
        let (id, what) = (&operation.id, operation.what.label());
        match perform(&mut self.draft, operation) {
            Ok(exchanges) => {
                let scored =
                    |id: &ExchangeId| self.was_scored_without(id, operation, before.as_ref());
                if let Some(before) = before.clone().filter(|_| exchanges.iter().any(scored)) {
                    self.draft = before;
                    let (operation, by) = (id.clone(), by.clone());
                    self.corrected.waiting.push(Waiting { operation, by, what, exchanges });
                } else {
                    self.made.insert(id.clone(), operation.at);
                }
            }
            Err(why) => {
                let (operation, by) = (id.clone(), by.clone());
                self.corrected.misfits.push(Misfit { operation, by, what, why });
            }
        }
    }

    /// True where the reviewer has scored an exchange and did not see this operation then.
    fn was_scored_without(
        &self,
        id: &ExchangeId,
        operation: &Operation,
        before: Option<&Draft>,
    ) -> bool {
        let (Some(review), Some(before)) = (self.review, before) else { return false };
        let Some(group) = before.group_of(id) else { return false };
        let held = before.groups[group].exchange.held();
        let rank = |id: &str| self.ranks.get(id).copied();
        [id].into_iter().chain(held).any(|id| {
            let Some(answer) = review.answers.get(id) else { return false };
            let seen = answer.scored_on.as_deref().and_then(rank);
            answer.verdict().is_some() && seen < rank(&operation.id)
        })
    }

    fn done(self) -> Corrected {
        let Self { mut draft, imported, made, corrected, .. } = self;
        let written = std::mem::take(&mut draft.written);
        for shape in draft.groups.iter_mut().filter_map(|group| group.exchange.shape.as_mut()) {
            shape.at = made.get(&shape.by).copied();
        }
        if draft.groups.iter().all(|group| group.exchange.shape.is_none()) {
            return Corrected { written, ..corrected };
        }
        let reached = draft.reach.iter().cloned().flatten().map(|place| &imported.exchanges[place]);
        let became = draft.groups.iter().map(|group| &group.exchange);
        let same_candidate = candidates(reached) == candidates(became);
        let mut session = imported.with_exchanges(draft.into_exchanges());
        if !same_candidate {
            session.profile.name = name_of(imported, &session);
        }
        Corrected { session: Arc::new(session), written, ..corrected }
    }
}

/// The candidate's name. Where it was taken from the label of somebody who is the candidate no longer, it is
/// the new candidate's label, if that looks like a name.
fn name_of(imported: &Session, corrected: &Session) -> Option<String> {
    let name = imported.profile.name.as_ref()?;
    let (before, after) = (candidates(&imported.exchanges), candidates(&corrected.exchanges));
    let is_of = |labels: &[&str]| labels.iter().any(|label| label.contains(name.as_str()));
    if !is_of(&before) || is_of(&after) {
        return Some(name.clone());
    }
    let is_name = |label: &&&str| label.split_whitespace().all(is_of_a_name);
    after.iter().find(is_name).map(|label| (*label).to_owned())
}

/// True for a word that may be part of a name, and is not what a format calls a speaker.
fn is_of_a_name(word: &str) -> bool {
    const ROLES: &[&str] = &[
        "answer",
        "candidate",
        "guest",
        "host",
        "interviewee",
        "interviewer",
        "moderator",
        "participant",
        "question",
        "recruiter",
        "speaker",
        "unknown",
    ];
    let is_role = ROLES.iter().any(|role| role.eq_ignore_ascii_case(word));
    let is_spelled = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’');
    word.starts_with(char::is_uppercase)
        && word.chars().nth(1).is_some()
        && word.chars().all(is_spelled)
        && !is_role
}

/// The labels under which the candidate speaks.
fn candidates<'a>(exchanges: impl IntoIterator<Item = &'a Exchange>) -> Vec<&'a str> {
    let turns = exchanges.into_iter().flat_map(|exchange| &exchange.turns);
    let spoken = turns.filter(|turn| turn.speaker == Speaker::Candidate);
    let mut labels: Vec<&str> = Vec::new();
    for label in spoken.filter_map(|turn| turn.name.as_deref()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

/// Makes one operation and returns the exchanges whose answer it changed, as they were before.
fn perform(draft: &mut Draft, operation: &Operation) -> Result<Vec<ExchangeId>, Why> {
    let by = operation.id.as_str();
    match &operation.what {
        What::Question { exchange, text } => {
            let home = draft.home(exchange).ok_or("there is no such exchange any more")?;
            draft.written.insert(home, text.clone());
            // It changes no word of the answer.
            Ok(Vec::new())
        }
        What::Split { turn, byte } => draft.split(by, turn, *byte),
        What::Merge { exchange } => draft.merge(by, exchange),
        What::Boundary { turn, byte } => draft.boundary(by, turn, *byte),
        What::Speaker { whose: Whose::Label { label }, speaker } => {
            draft.voice(by, label, *speaker)
        }
        What::Speaker { whose: Whose::Stretch { turn, start, end }, speaker } => {
            draft.stretch(by, (turn, *start, *end), *speaker)
        }
        What::Take { .. } | What::Leave { .. } | What::Revoke { .. } | What::Unknown(_) => {
            Ok(Vec::new())
        }
    }
}

impl Draft {
    /// The exchange with this id, or the one that holds it now.
    fn home(&self, id: &ExchangeId) -> Option<ExchangeId> {
        self.groups
            .iter()
            .map(|group| &group.exchange)
            .find(|one| one.answers_to(id))
            .map(|one| one.id.clone())
    }
}

/// The session with the questions that reviewers wrote in it, as `show` prints it.
#[must_use]
pub fn with_written(corrected: &Corrected) -> Session {
    let mut session = (*corrected.session).clone();
    if session.exchanges.made().next().is_some() {
        let numbers: Vec<String> =
            (0..session.exchanges.len()).map(|at| session.number(at)).collect();
        for (exchange, number) in session.exchanges.iter_mut().zip(numbers) {
            exchange.number = Some(Box::new(number));
        }
    }
    for exchange in &mut session.exchanges {
        if let Some(text) = corrected.written.get(&exchange.id) {
            // What was found and taken as it stands keeps its origin.
            if !exchange.question.is(text) {
                exchange.question.text = Some(text.as_str().into());
                exchange.question.origin = Origin::Written;
            }
            exchange.question.guess = false;
        }
    }
    session
}

/// Where an exchange is in `later`, another state of its session: the one with its id, else the one that holds its
/// first word. `positions` are those of `later`.
#[must_use]
pub fn home<'a>(
    exchange: &Exchange,
    later: &'a Session,
    positions: &Positions,
) -> Option<&'a Exchange> {
    if let Some(place) = positions.find(&exchange.id) {
        return Some(&later.exchanges[place]);
    }
    let first = exchange.turns.first()?;
    let is_part = |turn: &Turn| turn.id == first.id && turn.range().contains(&first.offset());
    let mut made = later.exchanges.made().map(|(_, one)| one);
    let imported = later.exchanges.imported();
    made.find(|one| one.turns.iter().any(is_part))
        .or_else(|| reach::holder_of(imported, &first.id).map(|place| &imported[place]))
}
