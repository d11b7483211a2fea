//! From a file, a session of the library or the built-in sample to everything that a sitting starts from.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use crate::app::library::{Row, State};
use crate::app::sitting::{Access, Opened, Remedy};
use crate::model::corrected::{self, Corrected};
use crate::model::corrections::Corrections;
use crate::model::exchange::Exchange;
use crate::model::ids::{ReviewerId, SessionId, sha256_hex};
use crate::model::preferences::Preferences;
use crate::model::review::{Answer, Review, RubricRef};
use crate::model::session::{Format, Session};
use crate::store::{
    self, Desk, Edition, Library, NotAsked, Settings, StoreError, WhyReadOnly, Writer,
    ask_holder_to_leave, digest_source, read_source, shown,
};
use crate::transcript::{self, SourceBytes};

/// How often and how long to look whether another window has left.
const LOOKS: u32 = 50;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// Who opens, where, and by which rubric.
#[derive(Debug, Clone)]
pub struct Opener {
    /// The library.
    pub library: Library,
    /// Whose review it is.
    pub reviewer: ReviewerId,
    /// The rubric of reviews without a score.
    pub rubric: Edition,
    /// Where the configuration stands.
    pub settings: Settings,
}

/// A session that was opened, with the right to write it and, where it is new, the bytes to keep.
#[derive(Debug)]
pub struct Opening {
    /// What the app sits down to.
    pub opened: Opened,
    /// The right to write.
    pub writer: Option<Box<Writer>>,
    /// The bytes of a session that is not in the library yet.
    pub source: Option<SourceBytes>,
}

/// Bytes understood, whether or not the library has them.
#[derive(Debug)]
pub struct Understood {
    /// The session.
    pub session: Session,
    /// The bytes, where the library does not have them yet.
    pub source: Option<SourceBytes>,
}

/// Why something could not be opened: one sentence.
pub type Sentence = String;

fn sentence(error: &impl ToString) -> Sentence {
    error.to_string()
}

/// Reads a file and understands it; a file that the library knows is read from there.
///
/// # Errors
/// One sentence: what, where and what to do.
pub fn understand(library: &Library, path: &Path) -> Result<Understood, Sentence> {
    let digest = digest_source(path).map_err(|error| sentence(&error))?;
    if let Some(id) = SessionId::of_source(&digest).filter(|id| library.contains(id)) {
        let session = library.session(&id).map_err(|error| sentence(&error))?;
        return Ok(Understood { session, source: None });
    }
    let source = read_source(path).map_err(|error| sentence(&error))?;
    let name = path.file_name().unwrap_or(OsStr::new("source")).to_string_lossy();
    let (session, source) = transcript::understand_whole(&name, source)
        .map_err(|refusal| format!("{} {refusal}", shown(path)))?;
    Ok(Understood { session, source: Some(source) })
}

impl Opener {
    /// Opens what was named on the command line: a file, or a session of the library by its id.
    ///
    /// # Errors
    /// One sentence: what, where and what to do.
    pub fn open_named(&self, name: &OsStr) -> Result<Opening, Sentence> {
        match self.named_session(name)? {
            Some(id) => self.open_session(&id),
            None => self.open_understood(understand(&self.library, Path::new(name))?),
        }
    }

    /// What is understood of a file, or a session of the library, only to be looked at.
    ///
    /// # Errors
    /// One sentence: what, where and what to do.
    pub fn look_at(&self, name: &OsStr) -> Result<Session, Sentence> {
        match self.named_session(name)? {
            Some(id) => self.library.session(&id).map_err(|error| sentence(&error)),
            None => Ok(understand(&self.library, Path::new(name))?.session),
        }
    }

    /// A session as everybody's corrections have made it, and the reviewer's review of it: `None` where there
    /// is none yet.
    ///
    /// # Errors
    /// One sentence, where the review or the corrections cannot be read.
    pub fn corrected(&self, session: Session) -> Result<(Corrected, Option<Review>), Sentence> {
        let id = session.id.clone();
        let session = Arc::new(session);
        let mut own = Corrections::new(id.clone(), self.reviewer.clone());
        if !self.library.contains(&id) {
            return Ok((corrected::apply(&session, &own, &[], None), None));
        }
        let review = self.library.review(&id, &self.reviewer);
        let review = review.map_err(|error| sentence(&error))?;
        let mut files = self.library.corrections(&id).map_err(|error| sentence(&error))?;
        if let Some(at) = files.iter().position(|file| file.reviewer == self.reviewer) {
            own = files.swap_remove(at);
        }
        Ok((corrected::apply(&session, &own, &files, review.as_ref()), review))
    }

    /// The session that was named by its id; `None` where a file was named.
    fn named_session(&self, name: &OsStr) -> Result<Option<SessionId>, Sentence> {
        if Path::new(name).exists() {
            return Ok(None);
        }
        match name.to_str().filter(|text| is_id(text)) {
            Some(id) => self.library.find(id).map(Some).map_err(|error| sentence(&error)),
            None => Ok(None),
        }
    }

    /// Opens the built-in sample.
    ///
    /// # Errors
    /// One sentence, where the library cannot be used.
    pub fn open_sample(&self) -> Result<Opening, Sentence> {
        let understood = sample(&self.library)?;
        let mut opening = self.open_understood(understood)?;
        let words = "the built-in sample, a made-up candidate · candor FILE opens yours";
        opening.opened.notices.insert(0, words.into());
        Ok(opening)
    }

    /// Opens a session of the library.
    ///
    /// # Errors
    /// One sentence: what, where and what to do.
    pub fn open_session(&self, id: &SessionId) -> Result<Opening, Sentence> {
        let session = self.library.session(id).map_err(|error| sentence(&error))?;
        let desk = self.desk(id).map_err(|error| sentence(&error))?;
        Ok(self.opening(Arc::new(session), desk, None))
    }

    /// Opens a session whose other window was asked to leave, as soon as it has.
    ///
    /// # Errors
    /// One sentence: what, where and what to do.
    pub fn take_over(&self, id: &SessionId) -> Result<Opening, Sentence> {
        let mut asked = false;
        for _ in 0..LOOKS {
            let desk = self.desk(id).map_err(|error| sentence(&error))?;
            let store::Access::ReadOnly(WhyReadOnly::HeldBy(holder)) = &desk.access else {
                let session = self.library.session(id).map_err(|error| sentence(&error))?;
                return Ok(self.opening(Arc::new(session), desk, None));
            };
            if !asked {
                match ask_holder_to_leave(holder) {
                    Ok(()) | Err(NotAsked::Gone) => asked = true,
                    Err(error) => return Err(sentence(&error)),
                }
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Err("the other window does not close; close it by hand and try again".into())
    }

    /// Puts the unreadable review file aside and opens the session again.
    ///
    /// # Errors
    /// One sentence: what, where and what to do.
    pub fn set_aside(&self, id: &SessionId) -> Result<Opening, Sentence> {
        let desk = self.library.set_aside(id, &self.reviewer, &self.rubric.rubric);
        let desk = desk.map_err(|error| sentence(&error))?;
        let session = self.library.session(id).map_err(|error| sentence(&error))?;
        Ok(self.opening(Arc::new(session), desk, None))
    }

    fn desk(&self, id: &SessionId) -> Result<Desk, StoreError> {
        self.library.desk(id, &self.reviewer, &self.rubric.rubric)
    }

    pub(super) fn open_understood(&self, understood: Understood) -> Result<Opening, Sentence> {
        let Understood { session, source } = understood;
        let session = Arc::new(session);
        if source.is_none() {
            let desk = self.desk(&session.id).map_err(|error| sentence(&error))?;
            return Ok(self.opening(session, desk, None));
        }
        if self.library.is_read_only() {
            return Ok(self.open_without_library(session));
        }
        let is_new = self.library.prepare(&session.id).map_err(|error| sentence(&error))?;
        let desk = if is_new {
            self.library.new_desk(&session.id, &self.reviewer, &self.rubric.rubric)
        } else {
            self.desk(&session.id)
        };
        Ok(self.opening(session, desk.map_err(|error| sentence(&error))?, source))
    }

    fn opening(&self, session: Arc<Session>, desk: Desk, source: Option<SourceBytes>) -> Opening {
        let (access, writer) = match desk.access {
            store::Access::Writable(writer) => (Access::Writable, Some(Box::new(writer))),
            store::Access::ReadOnly(why) => {
                (Access::ReadOnly { remedy: remedy(&why), why: in_short(&why) }, None)
            }
        };
        let (mut notices, mut review) = (desk.notices, desk.review);
        if !review.has_scores() && !review.rubric.is(&self.rubric.rubric) {
            // Nothing stands under another rubric yet.
            review.rubric = RubricRef::of(&self.rubric.rubric);
        }
        let scale = self.rubric_of(&review);
        let mut access = access;
        if let Some(why) = scale.obstacle {
            access = Access::ReadOnly { why, remedy: Remedy::Nothing };
        }
        notices.extend(scale.notice);
        if review.was_tampered_with() {
            let words = "this review says something else than was submitted: it was changed outside of candor";
            notices.push(words.into());
        }
        let writer = writer.filter(|_| matches!(access, Access::Writable)).map(|mut writer| {
            writer.score_by(scale.edition.clone());
            writer
        });
        let opened = Opened {
            session,
            rubric: Arc::new(scale.edition.rubric),
            review,
            corrections: desk.corrections,
            others: desk.others,
            place: desk.place,
            preferences: self.preferences(),
            access,
            notices,
            is_new: source.is_some(),
            is_restored: desk.is_restored,
        };
        Opening { opened, writer, source }
    }

    /// The rubric that a review is scored by: the present version for one that is still being written, the version
    /// that it was handed in under for one that is not.
    #[must_use]
    pub fn rubric_of(&self, review: &Review) -> Scale {
        let (id, version) = (&review.rubric.id, review.rubric.version);
        if review.rubric.is(&self.rubric.rubric) && !review.has_scores() {
            return Scale::new(self.rubric.clone());
        }
        let kept = || self.library.rubric_version(id, version).ok().flatten();
        let present = self.library.rubric(id).and_then(|edition| match edition.rubric.version {
            present if present < version => {
                Err(StoreError::OlderRubric { id: id.clone(), version, present })
            }
            _ => Ok(edition),
        });
        let mut scale = match (review.is_submitted().then(kept).flatten(), present) {
            (Some(kept), _) | (None, Ok(kept)) => Scale::new(kept),
            (None, Err(error)) => match kept() {
                Some(kept) => Scale { notice: Some(sentence(&error)), ..Scale::new(kept) },
                None => self.no_scale(&error),
            },
        };
        scale.add_earlier(review, &self.library);
        scale
    }

    /// Where the rubric of a review is not to be had, nothing is scored by another one.
    fn no_scale(&self, error: &StoreError) -> Scale {
        let why = format!("read-only: {error}");
        Scale { obstacle: Some(why), ..Scale::new(self.rubric.clone()) }
    }

    /// How the reviewer likes to read.
    fn preferences(&self) -> Preferences {
        self.library.preferences(&self.reviewer).unwrap_or_default()
    }

    /// A file that is only looked at.
    fn open_without_library(&self, session: Arc<Session>) -> Opening {
        let why = WhyReadOnly::Asked.to_string();
        self.look_only(session, Access::ReadOnly { why, remedy: Remedy::Nothing })
    }

    /// A session that nothing of the library belongs to.
    pub(super) fn look_only(&self, session: Arc<Session>, access: Access) -> Opening {
        let review = Review::new(session.id.clone(), self.reviewer.clone(), &self.rubric.rubric);
        let corrections = Corrections::new(session.id.clone(), self.reviewer.clone());
        let opened = Opened {
            session,
            review,
            rubric: Arc::new(self.rubric.rubric.clone()),
            corrections,
            others: Vec::new(),
            place: None,
            preferences: self.preferences(),
            access,
            notices: Vec::new(),
            is_new: false,
            is_restored: false,
        };
        Opening { opened, writer: None, source: None }
    }
}

/// The rubric of a review, and what there is to say of it.
#[derive(Debug, Clone)]
pub struct Scale {
    /// The rubric, with the scales of earlier versions that scores of the review were given under.
    pub edition: Edition,
    /// Why another version than the present one is used.
    notice: Option<Sentence>,
    /// Why nothing can be scored.
    obstacle: Option<Sentence>,
}

impl Scale {
    fn new(edition: Edition) -> Self {
        Self { edition, notice: None, obstacle: None }
    }

    fn add_earlier(&mut self, review: &Review, library: &Library) {
        let rubric = &mut self.edition.rubric;
        let of_criteria = |one: &Answer| -> Vec<u32> {
            one.scores.values().filter_map(|score| score.rubric_version).collect()
        };
        let given = review.answers.values();
        let versions = given.flat_map(|one| one.rubric_version.into_iter().chain(of_criteria(one)));
        for version in versions.collect::<BTreeSet<u32>>() {
            if version == rubric.version {
                continue;
            }
            if let Ok(Some(edition)) = library.rubric_version(&rubric.id, version) {
                rubric.earlier.insert(version, edition.rubric.levels);
            }
        }
    }
}

/// The built-in sample, understood like any file.
///
/// # Errors
/// One sentence, where the library's copy of it cannot be read.
pub fn sample(library: &Library) -> Result<Understood, Sentence> {
    let (name, bytes) = transcript::sample();
    let id = SessionId::of_source(&sha256_hex(bytes));
    if let Some(id) = id.filter(|id| library.contains(id)) {
        let session = library.session(&id).map_err(|error| sentence(&error))?;
        return Ok(Understood { session, source: None });
    }
    let understood = transcript::understand_whole(name, bytes.to_vec());
    let (mut session, source) = understood.map_err(|refusal| sentence(&refusal))?;
    session.sample = true;
    Ok(Understood { session, source: Some(source) })
}

fn is_id(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Why a review is read-only and what to do about it, in the words of somebody who sits in front of it.
fn in_short(why: &WhyReadOnly) -> Sentence {
    match remedy(why) {
        Remedy::TakeOver => "read-only: your other window has this review open".into(),
        Remedy::SetAside => format!("{why} · :set-aside goes on from what is shown"),
        Remedy::Nothing | Remedy::Wait => why.to_string(),
    }
}

fn remedy(why: &WhyReadOnly) -> Remedy {
    match why {
        WhyReadOnly::HeldBy(holder) if holder.same_user_here => Remedy::TakeOver,
        why if why.can_be_set_aside() => Remedy::SetAside,
        _ => Remedy::Nothing,
    }
}

/// The list of sessions as the app shows it, and what could not be read.
///
/// # Errors
/// One sentence, where the library cannot be read.
pub fn list(library: &Library, reviewer: &ReviewerId) -> Result<(Vec<Row>, Vec<String>), Sentence> {
    let entries = library.entries(reviewer).map_err(|error| sentence(&error))?;
    let rows = entries.entries.into_iter().map(|entry| Row {
        candidate: entry.name.unwrap_or_else(|| format!("candidate {}", &entry.id.as_str()[..4])),
        id: entry.id,
        headline: entry.headline.unwrap_or_else(|| kind_of(&entry.format)),
        source: entry.source,
        sample: entry.sample,
        done: entry.done,
        total: entry.total,
        state: match entry.state {
            store::State::New => State::New,
            store::State::Draft => State::Draft,
            store::State::Submitted => State::Submitted,
            store::State::Unreadable => State::Unreadable,
        },
        touched: entry.touched.or(entry.imported.map(minute_of)),
    });
    Ok((rows.collect(), entries.problems.into_iter().map(|problem| problem.message).collect()))
}

/// What stands in place of a role where a transcript tells none.
fn kind_of(format: &str) -> String {
    if format == Format::Page.label() { String::new() } else { format!("({format})") }
}

/// The minute in which something happened: what was imported together stays in the order of the names.
fn minute_of(at: Timestamp) -> Timestamp {
    let seconds = at.as_second();
    Timestamp::from_second(seconds - seconds.rem_euclid(60)).unwrap_or(at)
}

/// A sentence about a session of the library that is an earlier version of this one: from a file of the
/// same name about the same person, or with most of the same answers.
#[must_use]
pub fn earlier_version(opener: &Opener, session: &Session) -> Option<Sentence> {
    /// So many sessions are looked into, those touched last first.
    const SESSIONS: usize = 200;
    let entries = opener.library.entries(&opener.reviewer).ok()?;
    let mut others: Vec<_> =
        entries.entries.into_iter().filter(|one| one.id != session.id && !one.sample).collect();
    others.sort_by_key(|one| std::cmp::Reverse(one.touched.or(one.imported)));
    // Programs give every transcript the same name: without a candidate's name it proves nothing.
    let is_same = |one: &store::Entry| {
        let named = one.name.is_some() && one.name == session.profile.name;
        named && one.source == session.source.name
    };
    let shares_answers = |one: &&store::Entry| {
        opener.library.session(&one.id).is_ok_and(|two| is_version(session, &two))
    };
    let found = others
        .iter()
        .find(|one| is_same(one))
        .or_else(|| others.iter().take(SESSIONS).find(shares_answers))?;
    let (done, total, id) = (found.done, found.total, &found.id);
    Some(format!("an earlier version is known, {done} of {total} done · :open {id} goes there"))
}

/// True where most answers of the smaller session stand in the other one, too.
fn is_version(a: &Session, b: &Session) -> bool {
    fn answers(session: &Session) -> HashSet<&str> {
        let turns = session.exchanges.iter().flat_map(Exchange::answer);
        turns.map(|turn| turn.text.as_str()).collect()
    }
    let (a, b) = (answers(a), answers(b));
    a.intersection(&b).count() * 2 > a.len().min(b.len())
}

/// The questions that were given or written in other sessions, each once. Sessions that cannot be read have
/// none to offer.
#[must_use]
pub fn questions_of_others(opener: &Opener, present: Option<&SessionId>) -> Vec<String> {
    /// Enough to recall from, few enough to read at once.
    const SESSIONS: usize = 50;
    let Ok((mut rows, _)) = list(&opener.library, &opener.reviewer) else { return Vec::new() };
    rows.retain(|row| Some(&row.id) != present);
    rows.sort_by_key(|row| std::cmp::Reverse(row.touched));
    let mut questions: Vec<String> = Vec::new();
    for row in rows.iter().take(SESSIONS) {
        let Ok(session) = opener.library.session(&row.id) else { continue };
        let Ok((corrected, _)) = opener.corrected(session) else { continue };
        for exchange in &corrected.session.exchanges {
            let written = corrected.written.get(&exchange.id).map(String::as_str);
            let question = written.or(exchange.question.text.as_deref());
            if let Some(question) = question.filter(|one| questions.iter().all(|two| two != one)) {
                questions.push(question.to_owned());
            }
        }
    }
    questions
}
