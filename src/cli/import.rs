//! The subcommand `import`: files and folders into the library, with a bar on the way and a table at the end.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::app::Progress;
use crate::run::importing::{self, Counts, Outcome, Summary};
use crate::run::signals::Stop;
use crate::store::{Library, shown};
use crate::text::{counted, fit, safe_line};

use super::Failure;
use super::print::{as_json, padded};

/// An import that takes longer says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);
/// The bar is drawn no more often: nobody reads faster.
const BETWEEN_BARS: Duration = Duration::from_millis(100);

/// How an import is done and told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Nothing is written.
    pub(super) dry_run: bool,
    /// The result is JSON.
    pub(super) json: bool,
}

/// Takes files into the library. Says one line a file, and where there are several a table of them all.
/// Whoever interrupts it keeps what was imported before.
pub(super) fn import(
    library: &Library,
    paths: &[PathBuf],
    manner: Manner,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let found = importing::gather(paths)?;
    let stop = Stop::on_signals().map_err(|error| format!("cannot listen to signals: {error}"))?;
    let mut next_bar = Instant::now() + PATIENCE;
    let mut shows_progress = false;
    let outcomes = importing::import(library, &found.files, manner.dry_run, |progress| {
        if Instant::now() >= next_bar {
            next_bar = Instant::now() + BETWEEN_BARS;
            shows_progress = true;
            say_progress(&progress, err);
        }
        stop.asked().is_none()
    });
    if shows_progress {
        let _ = write!(err, "\r\x1b[K");
    }
    for (path, outcome) in &outcomes {
        if let Outcome::Refused(sentence) = outcome {
            let named = sentence.contains(&shown(path));
            let place = if named { String::new() } else { format!("{}: ", shown(path)) };
            writeln!(err, "candor: {place}{}", safe_line(sentence))?;
        }
    }
    let left = found.files.len() - outcomes.len();
    if manner.json {
        as_json(&Told::of(&outcomes, found.skipped, left, manner.dry_run), out)?;
    } else {
        tell(&outcomes, found.skipped, left, manner.dry_run, out)?;
    }
    if let Some(signal) = stop.asked() {
        out.flush()?;
        return Err(Failure::Signal(signal));
    }
    let failed = outcomes.iter().any(|(_, outcome)| matches!(outcome, Outcome::Refused(_)));
    if failed { Err(Failure::Told) } else { Ok(()) }
}

fn tell(
    outcomes: &[(PathBuf, Outcome)],
    skipped: usize,
    left: usize,
    dry_run: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for (path, outcome) in outcomes {
        // Of one file everybody knows which.
        let from = match outcomes.len() {
            1 => String::new(),
            _ => format!(" · {}", shown(path)),
        };
        match outcome {
            Outcome::Imported(summary) if dry_run => writeln!(out, "would import {summary}{from}")?,
            Outcome::Imported(summary) => writeln!(out, "imported {summary}{from}")?,
            Outcome::Known(summary) => writeln!(out, "known already {summary}{from}")?,
            Outcome::Duplicate(summary, of) => {
                writeln!(out, "duplicate {}  the same as {}{from}", summary.id, shown(of))?;
            }
            Outcome::Refused(_) => {}
        }
    }
    if outcomes.len() == 1 && skipped + left == 0 {
        return Ok(());
    }
    table(outcomes, out)?;
    if skipped > 0 {
        let files = counted(skipped, "hidden or junk file");
        writeln!(out, "{files} skipped")?;
    }
    if left > 0 {
        writeln!(out, "stopped: {} not looked at", counted(left, "file"))?;
    }
    let only = if dry_run { "dry run, nothing is written: " } else { "" };
    writeln!(out, "{only}{}", importing::in_all(outcomes))?;
    Ok(())
}

/// One row a format.
fn table(outcomes: &[(PathBuf, Outcome)], out: &mut dyn Write) -> Result<(), Failure> {
    let mut formats: BTreeMap<&str, Vec<(&Outcome, &Summary)>> = BTreeMap::new();
    for (_, outcome) in outcomes {
        if let Some(summary) = summary(outcome) {
            formats.entry(summary.format).or_default().push((outcome, summary));
        }
    }
    if formats.is_empty() {
        return Ok(());
    }
    let name = formats.keys().map(|format| format.len()).max().unwrap_or(0).max("format".len());
    let head = padded("format", name);
    writeln!(out, "\n{head}  imported  known  duplicates  exchanges  without a question")?;
    for (format, rows) in &formats {
        let counts = Counts::of(rows.iter().map(|(outcome, _)| *outcome));
        let new = rows.iter().filter(|(outcome, _)| !matches!(outcome, Outcome::Duplicate(..)));
        let (exchanges, lost) = new.fold((0, 0), |(exchanges, lost), (_, summary)| {
            (exchanges + summary.exchanges, lost + summary.lost)
        });
        let Counts { imported, known, duplicates, .. } = counts;
        let format = padded(format, name);
        writeln!(
            out,
            "{format}  {imported:>8}  {known:>5}  {duplicates:>10}  {exchanges:>9}  {lost:>18}"
        )?;
    }
    writeln!(out)?;
    Ok(())
}

fn summary(outcome: &Outcome) -> Option<&Summary> {
    match outcome {
        Outcome::Imported(summary) | Outcome::Known(summary) | Outcome::Duplicate(summary, _) => {
            Some(summary)
        }
        Outcome::Refused(_) => None,
    }
}

/// A bar over one line, drawn over itself.
fn say_progress(progress: &Progress, err: &mut dyn Write) {
    const CELLS: usize = 24;
    let full = CELLS * progress.done / progress.total.max(1);
    let bar = format!("{}{}", "#".repeat(full), ".".repeat(CELLS - full));
    let name = safe_line(&progress.name);
    let words = format!("[{bar}] {} of {}  {name}", progress.done, progress.total);
    // Nobody waits for a progress bar.
    let _ = write!(err, "\r\x1b[K{}", fit(&words, 78)).and_then(|()| err.flush());
}

/// An import as JSON.
#[derive(Serialize)]
struct Told<'a> {
    /// True where nothing was written: what is called imported would be.
    dry_run: bool,
    imported: usize,
    known: usize,
    duplicates: usize,
    refused: usize,
    skipped: usize,
    not_looked_at: usize,
    files: Vec<ToldFile<'a>>,
}

/// One file of an import as JSON.
#[derive(Serialize)]
struct ToldFile<'a> {
    path: Cow<'a, str>,
    outcome: &'static str,
    #[serde(flatten)]
    summary: Option<&'a Summary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of(
        outcomes: &'a [(PathBuf, Outcome)],
        skipped: usize,
        not_looked_at: usize,
        dry_run: bool,
    ) -> Self {
        let Counts { imported, known, duplicates, refused } =
            Counts::of(outcomes.iter().map(|(_, outcome)| outcome));
        let files = outcomes.iter().map(|(path, outcome)| ToldFile {
            path: path.to_string_lossy(),
            outcome: match outcome {
                Outcome::Imported(_) => "imported",
                Outcome::Known(_) => "known",
                Outcome::Duplicate(..) => "duplicate",
                Outcome::Refused(_) => "refused",
            },
            summary: summary(outcome),
            same_as: match outcome {
                Outcome::Duplicate(_, of) => Some(of.to_string_lossy()),
                _ => None,
            },
            message: match outcome {
                Outcome::Refused(sentence) => Some(sentence),
                _ => None,
            },
        });
        let files = files.collect();
        Self { dry_run, imported, known, duplicates, refused, skipped, not_looked_at, files }
    }
}
