//! The list of sessions, with a cache: what has not changed on the disk is not read again.
//!
//! The cache is `.index`. It may be missing, old, damaged or somebody else's at any time: it is believed
//! only where it names the very files that stand there.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rustix::fs::Stat;
use serde::{Deserialize, Serialize};

use super::durable::replace_lightly;
use super::error::StoreError;
use super::folder::{Folder, Identity};
use super::read::{Filed, RECORD_LIMIT, SESSION_LIMIT, parse, parse_in, read_in};
use super::{Library, REVIEWS, SESSION_FILE, SESSIONS};
use crate::model::corrected;
use crate::model::corrections::Corrections;
use crate::model::exchange::ExchangeKind;
use crate::model::ids::{ExchangeId, ReviewerId, SessionId};
use crate::model::review::{Review, RubricRef, Status};
use crate::model::rubric::{Plan, Rubric};
use crate::model::scorecard::Scorecard;
use crate::model::session;

const FILE: &str = ".index";
const SCHEMA: &str = "candor/index/3";
const LIMIT: u64 = 256 << 20;

/// All sessions of a library.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entries {
    /// The sessions that can be read, by id.
    pub entries: Vec<Entry>,
    /// What cannot, each with its reason.
    pub problems: Vec<Problem>,
}

/// One line of the list of sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The session.
    pub id: SessionId,
    /// True for the made-up session that comes with the program.
    pub sample: bool,
    /// The candidate's name.
    pub name: Option<String>,
    /// The candidate's headline.
    pub headline: Option<String>,
    /// The name of the file that was imported.
    pub source: String,
    /// What it was taken for.
    pub format: String,
    /// How many questions there are.
    pub total: usize,
    /// How many of them are scored or unscorable.
    pub done: usize,
    /// Where this reviewer's review stands.
    pub state: State,
    /// When this reviewer last changed something.
    pub touched: Option<Timestamp>,
    /// When the session came into the library.
    pub imported: Option<Timestamp>,
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// There is none.
    New,
    /// It was begun.
    Draft,
    /// It was handed in.
    Submitted,
    /// There is one, but it cannot be read.
    Unreadable,
}

/// A session or review that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The session.
    pub id: SessionId,
    /// One sentence.
    pub message: String,
}

/// What stands in `.index`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Index {
    schema: String,
    sessions: BTreeMap<SessionId, Cached>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Cached {
    stamp: Stamp,
    sample: bool,
    name: Option<String>,
    headline: Option<String>,
    source: String,
    format: String,
    questions: Vec<ExchangeId>,
    reviews: BTreeMap<ReviewerId, CachedReview>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct CachedReview {
    stamp: Stamp,
    done: usize,
    state: State,
    touched: Option<Timestamp>,
    rubric: RubricRef,
}

/// A version of a file: length, nanoseconds of its last change, and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp(u64, i64, u64);

impl Stamp {
    fn of(stat: &Stat) -> Self {
        let identity = Identity::of(stat);
        Self(identity.size, i64::try_from(identity.modified).unwrap_or(0), identity.inode)
    }

    fn time(self) -> Option<Timestamp> {
        Timestamp::from_nanosecond(self.1.into()).ok()
    }
}

/// The part of a session that the list needs; the rest is passed over.
#[derive(Deserialize)]
struct Head {
    schema: String,
    source: HeadSource,
    profile: HeadProfile,
    exchanges: Vec<HeadExchange>,
    #[serde(default)]
    sample: bool,
}

#[derive(Deserialize)]
struct HeadSource {
    name: String,
    format: String,
}

#[derive(Deserialize)]
struct HeadProfile {
    name: Option<String>,
    headline: Option<String>,
}

#[derive(Deserialize)]
struct HeadExchange {
    id: ExchangeId,
    kind: ExchangeKind,
}

impl Filed for Head {
    const SCHEMA: &'static str = session::SCHEMA;
    fn schema(&self) -> &str {
        &self.schema
    }
}

impl Library {
    /// All sessions, and how far this reviewer is with each.
    ///
    /// # Errors
    /// [`StoreError`] where the library itself cannot be listed. A session that cannot be read is a
    /// [`Problem`] beside the others.
    pub fn entries(&self, reviewer: &ReviewerId) -> Result<Entries, StoreError> {
        let ids = self.session_ids()?;
        let mut listed = Entries::default();
        let path = self.root.join(SESSIONS);
        let Ok(sessions) = Folder::open_named(path) else { return Ok(listed) };
        let root = Folder::open_named(self.root.clone()).ok();
        let mut index = root.as_ref().and_then(read_index).unwrap_or_default();
        let before = index.sessions.len();
        let mut known = BTreeMap::new();
        let mut rubrics = Rubrics { library: self, known: BTreeMap::new() };
        let mut is_changed = false;
        for id in ids {
            let mut look = Look { sessions: &sessions, id: &id, is_changed: false };
            match look.at_session(index.sessions.remove(&id)) {
                Ok(Some(mut cached)) => {
                    let review = look.at_review(&mut cached, reviewer);
                    is_changed |= look.is_changed;
                    if let Some(Err(error)) = &review {
                        listed
                            .problems
                            .push(Problem { id: id.clone(), message: error.to_string() });
                    }
                    let rubric = review.as_ref().and_then(|review| review.as_ref().ok());
                    let rubric = rubric.and_then(|review| rubrics.of(&review.rubric));
                    let mut entry = entry(&id, &cached, review);
                    self.count_anew(&mut entry, reviewer, rubric);
                    listed.entries.push(entry);
                    known.insert(id, cached);
                }
                // A folder without a session: an import that did not end.
                Ok(None) => {}
                Err(error) => listed.problems.push(Problem { id, message: error.to_string() }),
            }
        }
        is_changed |= known.len() != before;
        if is_changed
            && !self.read_only
            && let Some(root) = root
        {
            let index = Index { schema: SCHEMA.into(), sessions: known };
            write_index(&root, &index);
        }
        Ok(listed)
    }
}

impl Library {
    /// Counts the questions as the reviewer sees them, where corrections have changed which there are, or where a
    /// rubric asks for more than one score an answer. What cannot be read is said when the session is opened.
    fn count_anew(&self, entry: &mut Entry, reviewer: &ReviewerId, rubric: Option<&Rubric>) {
        let Ok(mut others) = self.corrections(&entry.id) else { return };
        let asks_for_more = rubric.is_some_and(|rubric| !rubric.is_plain());
        if !asks_for_more && !others.iter().any(Corrections::has_regrouped) {
            return;
        }
        let Ok(session) = self.session(&entry.id) else { return };
        let own = others.iter().position(|file| file.reviewer == *reviewer);
        let own = own.map(|at| others.swap_remove(at));
        let own = own.unwrap_or_else(|| Corrections::new(entry.id.clone(), reviewer.clone()));
        let review = self.review(&entry.id, reviewer).ok().flatten();
        let corrected = corrected::apply(&Arc::new(session), &own, &others, review.as_ref());
        entry.total = corrected.session.questions();
        if let Some((review, rubric)) = review.zip(rubric) {
            let plan = Plan::new(rubric, &corrected.session, &corrected.written);
            let card = Scorecard::of(&corrected.session.exchanges, &review, rubric, &plan);
            (entry.done, entry.total) = (card.done(), card.total());
        }
    }
}

/// The rubrics that reviews name, each read once.
struct Rubrics<'a> {
    library: &'a Library,
    known: BTreeMap<String, Option<Rubric>>,
}

impl Rubrics<'_> {
    /// The rubric of a review as it stands now; `None` where it cannot be used.
    fn of(&mut self, review: &RubricRef) -> Option<&Rubric> {
        let read = || self.library.rubric(&review.id).ok().map(|edition| edition.rubric);
        self.known.entry(review.id.clone()).or_insert_with(read).as_ref()
    }
}

/// A look at one session.
struct Look<'a> {
    sessions: &'a Folder,
    id: &'a SessionId,
    /// True where the cache did not know it.
    is_changed: bool,
}

impl Look<'_> {
    fn at_session(&mut self, cached: Option<Cached>) -> Result<Option<Cached>, StoreError> {
        let name = format!("{}/{SESSION_FILE}", self.id);
        let path = || self.sessions.at(&name);
        let found = self.sessions.stat(&name);
        let failed = |error| StoreError::Io { doing: "read", path: path(), error };
        let Some(stat) = found.map_err(failed)? else { return Ok(None) };
        if let Some(cached) = cached.filter(|cached| cached.stamp == Stamp::of(&stat)) {
            return Ok(Some(cached));
        }
        self.is_changed = true;
        let read = parse_in::<Head>(self.sessions, &name, SESSION_LIMIT)?;
        let Some((head, stat)) = read else { return Ok(None) };
        let questions = head.exchanges.into_iter().filter(|one| one.kind == ExchangeKind::Question);
        Ok(Some(Cached {
            stamp: Stamp::of(&stat),
            sample: head.sample,
            name: head.profile.name,
            headline: head.profile.headline,
            source: head.source.name,
            format: head.source.format,
            questions: questions.map(|one| one.id).collect(),
            reviews: BTreeMap::new(),
        }))
    }

    /// The review as the list sees it; `None` where there is none.
    fn at_review(
        &mut self,
        cached: &mut Cached,
        reviewer: &ReviewerId,
    ) -> Option<Result<CachedReview, StoreError>> {
        let name = format!("{}/{REVIEWS}/{reviewer}.json", self.id);
        let stat = match self.sessions.stat(&name) {
            Ok(Some(stat)) => stat,
            Ok(None) => {
                self.is_changed |= cached.reviews.remove(reviewer).is_some();
                return None;
            }
            Err(error) => {
                let path = self.sessions.at(&name);
                return Some(Err(StoreError::Io { doing: "read", path, error }));
            }
        };
        if let Some(known) = cached.reviews.get(reviewer)
            && known.stamp == Stamp::of(&stat)
        {
            return Some(Ok(known.clone()));
        }
        self.is_changed |= cached.reviews.remove(reviewer).is_some();
        let read = read_in(self.sessions, &name, RECORD_LIMIT).transpose()?;
        let summed_up = read.and_then(|(bytes, stat)| {
            let review: Review = parse(&bytes).map_err(|flaw| flaw.at(self.sessions.at(&name)))?;
            Ok(summary(&review, Stamp::of(&stat), &cached.questions))
        });
        if let Ok(summary) = &summed_up {
            self.is_changed = true;
            cached.reviews.insert(reviewer.clone(), summary.clone());
        }
        Some(summed_up)
    }
}

fn summary(review: &Review, stamp: Stamp, questions: &[ExchangeId]) -> CachedReview {
    let times = review.answers.values().filter_map(|answer| answer.updated_at);
    let touched = times
        .chain(review.overall.updated_at)
        .chain(review.history.last().map(|change| change.at))
        .max();
    CachedReview {
        stamp,
        done: questions.iter().filter(|id| review.verdict(id).is_some()).count(),
        state: match review.status {
            Status::Draft => State::Draft,
            Status::Submitted => State::Submitted,
        },
        touched: touched.or_else(|| stamp.time()),
        rubric: review.rubric.clone(),
    }
}

fn entry(
    id: &SessionId,
    cached: &Cached,
    review: Option<Result<CachedReview, StoreError>>,
) -> Entry {
    let (done, state, touched) = match review {
        None => (0, State::New, None),
        Some(Ok(review)) => (review.done, review.state, review.touched),
        Some(Err(_)) => (0, State::Unreadable, None),
    };
    Entry {
        id: id.clone(),
        sample: cached.sample,
        name: cached.name.clone(),
        headline: cached.headline.clone(),
        source: cached.source.clone(),
        format: cached.format.clone(),
        total: cached.questions.len(),
        done,
        state,
        touched,
        imported: cached.stamp.time(),
    }
}

fn read_index(root: &Folder) -> Option<Index> {
    let (bytes, _) = read_in(root, FILE, LIMIT).ok()??;
    serde_json::from_slice::<Index>(&bytes).ok().filter(|index| index.schema == SCHEMA)
}

/// Best effort: without the cache everything is only slower.
fn write_index(root: &Folder, index: &Index) {
    if let Ok(bytes) = serde_json::to_vec(index) {
        let _ = replace_lightly(root, ".index.new", FILE, &bytes);
    }
}
