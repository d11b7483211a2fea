//! Importing files and folders: each file by itself, so that one bad file stops nothing.

use std::path::{Path, PathBuf};

use crate::app::Progress;
use crate::model::session::{ReportKind, Session};
use crate::store::{Library, files_below, shown};
use crate::text::{counted, safe_line};

use super::opening::{Understood, understand};

/// What became of one file.
#[derive(Debug)]
pub enum Outcome {
    /// Understood, and in the library now (unless only tried).
    Imported(Box<Summary>),
    /// The library had it already.
    Known(Box<Summary>),
    /// Not understood, or not readable: one sentence.
    Refused(String),
}

/// What was understood of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The session's id.
    pub id: String,
    /// The candidate.
    pub candidate: String,
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
pub fn gather(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(files_below(path).map_err(|error| error.to_string())?);
    }
    Ok(files)
}

/// Imports the files one by one. With `dry_run` nothing is written.
pub fn import(
    library: &Library,
    files: &[PathBuf],
    dry_run: bool,
    mut progress: impl FnMut(Progress),
) -> Vec<(PathBuf, Outcome)> {
    let mut outcomes = Vec::with_capacity(files.len());
    for (done, path) in files.iter().enumerate() {
        progress(Progress { done, total: files.len(), name: shown(path) });
        outcomes.push((path.clone(), import_one(library, path, dry_run)));
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
    match library.import(&session, &source) {
        Ok(_) => Outcome::Imported(summary),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

/// One line about all of them.
#[must_use]
pub fn in_all(outcomes: &[(PathBuf, Outcome)]) -> String {
    let count = |wanted: fn(&Outcome) -> bool| {
        outcomes.iter().filter(|(_, outcome)| wanted(outcome)).count()
    };
    let imported = count(|outcome| matches!(outcome, Outcome::Imported(_)));
    let known = count(|outcome| matches!(outcome, Outcome::Known(_)));
    let refused = count(|outcome| matches!(outcome, Outcome::Refused(_)));
    let counts = format!("{imported} imported · {known} known already · {refused} not understood");
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
