//! Importing files and folders: each file by itself, so that one bad file stops nothing and whoever
//! stops it finds whole sessions only.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::app::Progress;
use crate::model::session::{ReportKind, Session};
use crate::store::{Found, Imported, Library, files_below, shown};
use crate::text::{counted, safe_line};

use super::opening::{Understood, understand};

/// What became of one file.
#[derive(Debug)]
pub enum Outcome {
    /// Understood, and in the library now (unless only tried).
    Imported(Box<Summary>),
    /// The library had it already.
    Known(Box<Summary>),
    /// Another file of the same import had the same bytes.
    Duplicate(Box<Summary>, PathBuf),
    /// Not understood, or not readable: one sentence.
    Refused(String),
}

/// What was understood of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The session's id.
    pub id: String,
    /// The candidate.
    pub candidate: String,
    /// What it was taken for.
    pub format: &'static str,
    /// Claimed skills.
    pub skills: usize,
    /// Exchanges.
    pub exchanges: usize,
    /// Exchanges whose question is lost.
    pub lost: usize,
    /// Lines of the report: guesses.
    pub guesses: usize,
    /// Lines of the report: dropped.
    pub debris: usize,
}

impl Summary {
    /// What was understood of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let lines = |kind| session.report.iter().filter(|line| line.kind == kind).count();
        Self {
            id: session.id.to_string(),
            candidate: safe_line(&session.candidate()).into_owned(),
            format: session.source.format.label(),
            skills: session.skills.len(),
            exchanges: session.exchanges.len(),
            lost: session.exchanges.iter().filter(|one| one.question.text.is_none()).count(),
            guesses: lines(ReportKind::Guess),
            debris: lines(ReportKind::Debris),
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}  {}: {} ({} without a question), {}; {} guessed, {} dropped",
            self.id,
            self.candidate,
            counted(self.exchanges, "exchange"),
            self.lost,
            counted(self.skills, "skill"),
            self.guesses,
            self.debris
        )
    }
}

/// The files that the paths mean: each path itself, or everything below it where it is a folder.
///
/// # Errors
/// One sentence, where a path cannot be read.
pub fn gather(paths: &[PathBuf]) -> Result<Found, String> {
    let mut all = Found::default();
    for path in paths {
        let found = files_below(path).map_err(|error| error.to_string())?;
        all.files.extend(found.files);
        all.skipped += found.skipped;
    }
    Ok(all)
}

/// Imports the files one by one, as long as `goes_on` says so of the next. With `dry_run` nothing is
/// written.
pub fn import(
    library: &Library,
    files: &[PathBuf],
    dry_run: bool,
    mut goes_on: impl FnMut(Progress) -> bool,
) -> Vec<(PathBuf, Outcome)> {
    let mut outcomes = Vec::with_capacity(files.len());
    let mut first: HashMap<String, PathBuf> = HashMap::new();
    for (done, path) in files.iter().enumerate() {
        if !goes_on(Progress { done, total: files.len(), name: shown(path) }) {
            break;
        }
        let mut outcome = import_one(library, path, dry_run);
        if let Outcome::Imported(summary) | Outcome::Known(summary) = &outcome {
            let known = first.get(&summary.id).filter(|known| *known != path);
            if let Some(known) = known {
                outcome = Outcome::Duplicate(summary.clone(), known.clone());
            } else {
                first.insert(summary.id.clone(), path.clone());
            }
        }
        outcomes.push((path.clone(), outcome));
    }
    outcomes
}

fn import_one(library: &Library, path: &Path, dry_run: bool) -> Outcome {
    let Understood { session, source } = match understand(library, path) {
        Ok(understood) => understood,
        Err(sentence) => return Outcome::Refused(sentence),
    };
    let summary = Box::new(Summary::of(&session));
    let Some(source) = source else { return Outcome::Known(summary) };
    if dry_run {
        return Outcome::Imported(summary);
    }
    match library.import(&session, source.as_bytes()) {
        Ok(Imported::New) => Outcome::Imported(summary),
        Ok(Imported::Already) => Outcome::Known(summary),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

/// How many files came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New in the library.
    pub imported: usize,
    /// In the library before.
    pub known: usize,
    /// Of the same bytes as another file.
    pub duplicates: usize,
    /// Not understood.
    pub refused: usize,
}

impl Counts {
    /// Counts outcomes.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        outcomes.into_iter().fold(Self::default(), |mut counts, outcome| {
            *match outcome {
                Outcome::Imported(_) => &mut counts.imported,
                Outcome::Known(_) => &mut counts.known,
                Outcome::Duplicate(..) => &mut counts.duplicates,
                Outcome::Refused(_) => &mut counts.refused,
            } += 1;
            counts
        })
    }
}

/// One line about all of them.
#[must_use]
pub fn in_all(outcomes: &[(PathBuf, Outcome)]) -> String {
    let Counts { imported, known, duplicates, refused } =
        Counts::of(outcomes.iter().map(|(_, outcome)| outcome));
    let twice = match duplicates {
        0 => String::new(),
        some => format!(" · {}", counted(some, "duplicate")),
    };
    let counts =
        format!("{imported} imported · {known} known already{twice} · {refused} not understood");
    let first = outcomes.iter().find_map(|(_, outcome)| match outcome {
        Outcome::Refused(sentence) => Some(sentence),
        _ => None,
    });
    match first {
        Some(sentence) if refused == 1 => format!("{counts}: {sentence}"),
        _ => counts,
    }
}

/// One line about all of them for the last line of the screen: where several were refused, the first of
/// them and how to see the others.
#[must_use]
pub fn in_short(outcomes: &[(PathBuf, Outcome)]) -> String {
    let counts = in_all(outcomes);
    let mut refused = outcomes.iter().filter_map(|(_, outcome)| match outcome {
        Outcome::Refused(sentence) => Some(sentence),
        _ => None,
    });
    match (refused.next(), refused.count()) {
        (Some(first), 1..) => format!("{counts}, first: {first} · candor import PATH names all"),
        _ => counts,
    }
}
