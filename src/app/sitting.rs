//! A sitting: one reviewer at one session. What is open, in focus and can be undone since it was opened.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::corrected::{self, Corrected, Misfit, Waiting};
use crate::model::corrections::Corrections;
use crate::model::exchange::{Exchange, Origin};
use crate::model::ids::ExchangeId;
use crate::model::place::Place;
use crate::model::positions::Positions;
use crate::model::preferences::Preferences;
use crate::model::quoted::Quoted;
use crate::model::review::{Review, Verdict};
use crate::model::rubric::{Plan, Rubric};
use crate::model::scorecard::Scorecard;
use crate::model::session::Session;
use crate::reading::Reading;

use super::answer::AnswerPage;
use super::dress::Digest;
use super::mending::{Mending, RepairKind};
use super::search::Search;
use super::steps::Steps;

/// A session with everything that a review of it starts from.
#[derive(Debug)]
pub struct Opened {
    /// The session as imported.
    pub session: Arc<Session>,
    /// The reviewer's review so far.
    pub review: Review,
    /// The rubric that the review is scored by.
    pub rubric: Arc<Rubric>,
    /// The reviewer's own corrections.
    pub corrections: Corrections,
    /// The corrections of colleagues.
    pub others: Vec<Corrections>,
    /// Where the reviewer was; `None` the first time.
    pub place: Option<Place>,
    /// How the reviewer likes to read.
    pub preferences: Preferences,
    /// What may be changed.
    pub access: Access,
    /// What the reviewer has to be told.
    pub notices: Vec<String>,
    /// True where the session is not in the library yet.
    pub is_new: bool,
    /// True where the review is not the one that stands on the disk, and has to be saved.
    pub is_restored: bool,
}

/// What may be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Writable,
    /// Nothing.
    ReadOnly {
        /// Why, as a sentence.
        why: String,
        /// What can be done about it.
        remedy: Remedy,
    },
}

/// What can be done where a review is read-only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Nothing in here.
    Nothing,
    /// It passes: only the beginning is shown, because the rest is still being read.
    Wait,
    /// The same user holds it on this machine and can be asked to leave.
    TakeOver,
    /// The file cannot be read and can be put aside.
    SetAside,
}

/// The tabs of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// Who the candidate is.
    Profile,
    /// What the candidate claims.
    Skills,
    /// Questions and answers.
    Answers,
    /// What the scores come to.
    Scorecard,
}

impl Tab {
    /// All tabs, left to right.
    pub const ALL: [Self; 4] = [Self::Profile, Self::Skills, Self::Answers, Self::Scorecard];

    /// The word on screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Profile => "Profile",
            Self::Skills => "Skills",
            Self::Answers => "Q&A",
            Self::Scorecard => "Scorecard",
        }
    }

    /// True for the tab where the time goes.
    #[must_use]
    pub fn is_answers(self) -> bool {
        self == Self::Answers
    }

    pub(crate) fn step(self, forward: bool) -> Self {
        let by = if forward { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// A place that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub(crate) tab: Tab,
    pub(crate) focus: ExchangeId,
    /// `None` for the very top.
    pub(crate) top: Option<isize>,
}

/// One reviewer at one session.
#[derive(Debug)]
pub struct Sitting {
    imported: Arc<Session>,
    /// The session as corrected.
    pub session: Arc<Session>,
    /// Marks and evidence, as soon as they are known.
    pub reading: Reading,
    /// The reviewer's review.
    pub review: Review,
    /// The rubric that it is scored by.
    pub rubric: Arc<Rubric>,
    /// What is to be scored of each exchange.
    pub(crate) plan: Plan,
    /// The row of criteria that was gone to, and the exchange it belongs to.
    pub(crate) criterion: Option<(ExchangeId, usize)>,
    pub(crate) corrections: Corrections,
    others: Vec<Corrections>,
    /// Questions that reviewers wrote.
    pub(crate) written: BTreeMap<ExchangeId, String>,
    /// Colleagues' corrections that wait for a decision.
    pub(crate) waiting: Vec<Waiting>,
    /// Corrections that do not apply any more.
    pub(crate) misfits: Vec<Misfit>,
    /// True where corrections have made the session another since its marks were asked for.
    pub(crate) is_reshaped: bool,
    /// What may be changed.
    pub access: Access,
    /// That the review was handed in, in words, as long as it is locked for that.
    pub(crate) locked: Option<String>,
    /// The tab on screen.
    pub tab: Tab,
    pub(crate) peeked_from: Option<Tab>,
    /// The exchange in focus.
    pub focus: ExchangeId,
    pub(super) positions: Positions,
    /// The first visible place of each answer that was scrolled, counted from its first byte.
    pub(crate) tops: BTreeMap<ExchangeId, isize>,
    /// How the reviewer likes to read.
    pub preferences: Preferences,
    /// Counts up whenever an answer may have to be shown in another way.
    pub(crate) dressing: u64,
    pub(crate) digest: Digest,
    /// The answer in focus, wrapped.
    pub page: AnswerPage,
    pub(crate) page_height: usize,
    /// The row in focus on the Skills tab.
    pub skill: usize,
    /// The first visible row of the Skills tab.
    pub skills_top: usize,
    /// The row in focus on the Scorecard tab.
    pub card_row: usize,
    /// The first visible row of the Scorecard tab.
    pub card_top: usize,
    /// Rows below the answers on the Scorecard tab.
    pub card_foot: u16,
    /// The first visible row of the Profile tab.
    pub profile_top: usize,
    pub(crate) profile_rows: usize,
    /// What is searched for.
    pub search: Option<Search>,
    pub(crate) jumps: Vec<Spot>,
    pub(crate) steps: Steps,
    pub(crate) scored_last: Option<ExchangeId>,
    pub(crate) corrections_changed: bool,
    pub(crate) named_in: Vec<Vec<usize>>,
    /// True while marks are computed around an answer that the reviewer has gone to.
    pub(crate) reads_on: bool,
    /// The row of the panel of repairs that was in focus.
    pub(crate) mending: Mending,
    /// The repairs that are proposed, kind by kind.
    pub repairs: Vec<RepairKind>,
    /// The quotes by the exchange in which their words stand now.
    pub(crate) quoted: BTreeMap<ExchangeId, Vec<Quoted>>,
    /// What the scores come to.
    pub scorecard: Scorecard,
    /// The place that needs no saving: as it opened, or as it was saved last.
    pub(crate) place_known: Place,
}

/// How the question of an exchange is known, after all corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Its words; `None` where it is lost.
    pub text: Option<&'a str>,
    /// How it is known.
    pub origin: Origin,
    /// True where it is a guess.
    pub guess: bool,
    /// True where it was found and a reviewer has taken it as it stands.
    pub is_taken: bool,
}

impl Sitting {
    /// Sits down. `None` where the session has no exchange to look at.
    pub(crate) fn new(opened: Opened) -> Option<Self> {
        let Opened {
            session: imported,
            review,
            rubric,
            corrections,
            others,
            place,
            preferences,
            access,
            ..
        } = opened;
        let Corrected { session, written, waiting, misfits } =
            corrected::apply(&imported, &corrections, &others, Some(&review));
        let positions = Positions::of(&session);
        let plan = Plan::new(&rubric, &session, &written);
        let said_on = positions.said_on(&session, &review);
        let scorecard = Scorecard::of(said_on, &review, &rubric, &plan);
        let first = plan.open(&session, &review).next().or(session.exchanges.first())?;
        let mut focus = first.id.clone();
        let place = place.unwrap_or_default();
        if let Some(there) = place.exchange.clone().filter(|id| positions.find(id).is_some()) {
            focus = there;
        }
        let mut sitting = Self {
            scorecard,
            reading: Reading::default(),
            review,
            rubric,
            plan,
            criterion: None,
            corrections,
            others,
            written,
            waiting,
            misfits,
            is_reshaped: false,
            imported,
            access,
            locked: None,
            tab: Tab::Answers,
            peeked_from: None,
            focus,
            positions,
            tops: place.scroll.iter().map(|(id, top)| (id.clone(), top.cast_signed())).collect(),
            place_known: place,
            preferences,
            dressing: 0,
            digest: Digest::default(),
            page: AnswerPage::default(),
            page_height: 1,
            skill: 0,
            skills_top: 0,
            card_row: 0,
            card_top: 0,
            card_foot: 0,
            profile_top: 0,
            profile_rows: 0,
            search: None,
            jumps: Vec::new(),
            steps: Steps::default(),
            scored_last: None,
            corrections_changed: false,
            named_in: Vec::new(),
            reads_on: false,
            mending: Mending::default(),
            repairs: Vec::new(),
            quoted: BTreeMap::new(),
            session,
        };
        sitting.find_quotes();
        // Where it opens again anyway needs no saving.
        sitting.place_known = sitting.place();
        Some(sitting)
    }

    /// The session as imported.
    #[must_use]
    pub fn imported(&self) -> Arc<Session> {
        Arc::clone(&self.imported)
    }

    /// The exchange in focus. A session without exchanges is never sat down to.
    #[must_use]
    pub fn exchange(&self) -> &Exchange {
        &self.session.exchanges[self.position()]
    }

    /// The place of the focus in the list, from 0.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position_of(&self.focus).unwrap_or(0)
    }

    /// The place of an exchange in the list, from 0; `None` where it is none of this session.
    #[must_use]
    pub fn position_of(&self, id: &ExchangeId) -> Option<usize> {
        self.positions.find(id)
    }

    /// The exchange with this id, or the one that it was merged into.
    pub(crate) fn home_of(&self, id: &ExchangeId) -> Option<ExchangeId> {
        self.positions.home(&self.session, id).map(|home| home.id.clone())
    }

    /// The number of the exchange in focus as shown.
    #[must_use]
    pub fn number(&self) -> String {
        self.session.number(self.position())
    }

    /// The number of an exchange as shown; empty where it is none of this session.
    #[must_use]
    pub fn number_of(&self, id: &ExchangeId) -> String {
        self.position_of(id).map_or_else(String::new, |position| self.session.number(position))
    }

    /// The question of an exchange, after all corrections.
    #[must_use]
    pub fn question<'a>(&'a self, exchange: &'a Exchange) -> Asked<'a> {
        match self.written.get(&exchange.id) {
            Some(text) => {
                let is_taken = exchange.question.is(text);
                let origin = if is_taken { exchange.question.origin } else { Origin::Written };
                Asked { text: Some(text), origin, guess: false, is_taken }
            }
            None => Asked {
                is_taken: false,
                text: exchange.question.text.as_deref(),
                origin: exchange.question.origin,
                guess: exchange.question.guess,
            },
        }
    }

    /// Answers may have to be shown in another way from now on.
    pub(crate) fn dress_anew(&mut self) {
        self.dressing += 1;
        self.search = self.search.take().map(|search| Search::new(search.needle, None));
    }

    /// Counts again after a change of the review.
    pub(crate) fn count(&mut self) {
        // A long session has many that the review is silent on: they are not gone through at every key.
        let said_on = self.positions.said_on(&self.session, &self.review);
        self.scorecard = Scorecard::of(said_on, &self.review, &self.rubric, &self.plan);
        self.find_quotes();
        if let Some(search) = &mut self.search {
            search.found = None;
        }
    }

    /// Why nothing may be changed, if that is so.
    #[must_use]
    pub fn read_only(&self) -> Option<&str> {
        match &self.access {
            Access::Writable => self.locked.as_deref(),
            Access::ReadOnly { why, .. } => Some(why),
        }
    }

    /// Where the reviewer is, for the next time.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            exchange: Some(self.focus.clone()),
            scroll: self
                .tops
                .iter()
                .map(|(id, top)| (id.clone(), top.max(&0).cast_unsigned()))
                .collect(),
            ..self.place_known.clone()
        }
    }

    /// The place, where it is another one than when this was last asked.
    pub(crate) fn moved_to(&mut self) -> Option<Place> {
        let place = self.place();
        if place == self.place_known {
            return None;
        }
        self.place_known = place.clone();
        Some(place)
    }

    pub(crate) fn is_open(&self, exchange: &Exchange) -> bool {
        self.plan.is_open(exchange, &self.review)
    }

    /// True where the exchange counts in progress.
    #[must_use]
    pub fn counts(&self, exchange: &Exchange) -> bool {
        self.plan.counts(exchange)
    }

    /// True where something is still to be decided, or was decided under an earlier version of the rubric.
    pub(crate) fn needs_decision(&self, exchange: &Exchange) -> bool {
        let is_older = || self.review.standing(exchange).is_older_than(self.rubric.version);
        self.is_open(exchange) || self.plan.counts(exchange) && is_older()
    }

    /// What was decided on an exchange.
    #[must_use]
    pub fn verdict(&self, exchange: &Exchange) -> Option<Verdict> {
        self.review.standing(exchange).verdict
    }

    /// The session as it would be with these corrections of the reviewer.
    pub(crate) fn corrected_by(&self, corrections: &Corrections) -> Corrected {
        corrected::apply(&self.imported, corrections, &self.others, Some(&self.review))
    }

    /// Applies all corrections anew. Whatever is remembered of an exchange goes with its first word.
    pub(crate) fn reshape(&mut self) {
        let Corrected { session, written, waiting, misfits } = self.corrected_by(&self.corrections);
        let before = (&*self.session, &self.written);
        self.plan.follow(&self.rubric, before, (&session, &written));
        (self.written, self.waiting, self.misfits) = (written, waiting, misfits);
        if Arc::ptr_eq(&session, &self.session) {
            return;
        }
        let positions = Positions::of(&session);
        let home = |id: &ExchangeId| {
            let earlier = self.positions.find(id).map(|at| &self.session.exchanges[at]);
            let home = earlier.and_then(|one| corrected::home(one, &session, &positions));
            home.map_or_else(|| id.clone(), |one| one.id.clone())
        };
        self.focus = home(&self.focus);
        self.scored_last = self.scored_last.as_ref().map(home);
        for spot in &mut self.jumps {
            spot.focus = home(&spot.focus);
        }
        self.positions = positions;
        self.tops.retain(|id, _| self.positions.find(id).is_some());
        self.card_row = self.card_row.min(session.exchanges.len().saturating_sub(1));
        self.session = session;
        self.page = AnswerPage::default();
        self.is_reshaped = true;
        // What is known stays until the new marks come, at its new place.
        let reading = std::mem::take(&mut self.reading);
        self.learn(reading);
    }
}
