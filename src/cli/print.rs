//! The subcommands that print and leave: `list`, `show`, `report`.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use crate::app::library::Row;
use crate::model::corrected;
use crate::model::exchange::{ExchangeKind, Origin, Speaker};
use crate::model::review::Review;
use crate::model::rubric::Plan;
use crate::model::session::Session;
use crate::reading;
use crate::report::{self, Manner, Reviewed};
use crate::run::opening::{self, Opener};
use crate::run::personal;
use crate::store::{self, shown};
use crate::text::{fit, safe_block, safe_line, width};

use super::Failure;

/// The sessions, one a line, with the progress of the reviewer who asks. What cannot be read is said on `err`.
pub(super) fn list(
    opener: &Opener,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let (mut rows, problems) = opening::list(&opener.library, &opener.reviewer)?;
    let has_real = rows.iter().any(|row| !row.sample);
    rows.retain(|row| !(has_real && row.sample));
    rows.sort_by_key(|row| std::cmp::Reverse(row.touched));
    let name = rows.iter().map(|row| width(&name_of(row))).max().unwrap_or(0).min(32);
    let role = rows.iter().map(|row| width(&safe_line(&row.headline))).max().unwrap_or(0).min(40);
    if rows.is_empty() && problems.is_empty() {
        let library = shown(opener.library.root());
        writeln!(err, "candor: no sessions in {library} yet; candor import FILE adds one")?;
    }
    for row in &rows {
        let touched =
            row.touched.map_or_else(|| "-".into(), |at| at.strftime("%Y-%m-%d %H:%M").to_string());
        let done = format!("{}/{}", row.done, row.total);
        writeln!(
            out,
            "{}  {}  {}  {done:>7} by {}  {:<10}  {touched}",
            row.id,
            padded(&name_of(row), name),
            padded(&safe_line(&row.headline), role),
            opener.reviewer,
            row.state.label()
        )?;
    }
    for problem in &problems {
        writeln!(err, "candor: {}", safe_line(problem))?;
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Told) }
}

fn name_of(row: &Row) -> String {
    let name = safe_line(&row.candidate);
    if row.sample { format!("{name} (sample)") } else { name.into_owned() }
}

pub(super) fn padded(text: &str, cells: usize) -> String {
    let text = fit(text, cells);
    let rest = cells.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(rest))
}

/// What was understood of a file or session.
pub(super) fn show(
    opener: &Opener,
    what: &OsStr,
    json: bool,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (corrected, _) = opener.corrected(opener.look_at(what)?)?;
    let session = corrected::with_written(&corrected);
    let reading = reading::read(&session, &personal::glossary(&opener.settings)?);
    let session = reading::annotate(session, reading);
    if json { as_json(&session, out) } else { show_as_text(&session, out) }
}

/// Prints `value` as JSON that a terminal shows and does not obey.
pub(super) fn as_json(value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    Ok(report::write_visibly(value, out)?)
}

/// What a file or session was taken for, and why.
pub(super) fn why(opener: &Opener, what: &OsStr, out: &mut dyn Write) -> Result<(), Failure> {
    let source = opener.look_at(what)?.source;
    let why = if source.why.is_empty() { "read before reasons were kept" } else { &source.why };
    writeln!(out, "{}: {}", source.format.label(), safe_line(why))?;
    Ok(())
}

fn show_as_text(session: &Session, out: &mut dyn Write) -> Result<(), Failure> {
    let profile = &session.profile;
    let name = session.candidate();
    writeln!(out, "{}", safe_line(&name))?;
    if let Some(headline) = &profile.headline {
        writeln!(out, "{}", safe_line(headline))?;
    }
    let source = &session.source;
    let (bytes, format) = (source.bytes, source.format.label());
    let file = safe_line(&source.name);
    writeln!(out, "session {} · {file} · {format} · {bytes} bytes", session.id)?;
    for paragraph in &profile.summary {
        writeln!(out, "\n{}", safe_block(paragraph))?;
    }
    if !profile.experience.is_empty() {
        writeln!(out, "\nExperience")?;
    }
    for job in &profile.experience {
        let words = [job.title.as_deref(), job.employer.as_deref()];
        let words: Vec<_> = words.into_iter().flatten().map(safe_line).collect();
        let guess = if job.guess { "  (a guess)" } else { "" };
        writeln!(out, "  {}{guess}", words.join(", "))?;
    }
    if !session.skills.is_empty() {
        writeln!(out, "\nSkills ({})", session.skills.len())?;
        let names: Vec<_> = session.skills.iter().map(|skill| safe_line(&skill.name)).collect();
        writeln!(out, "  {}", names.join(", "))?;
    }
    for (position, exchange) in session.exchanges.iter().enumerate() {
        let number = session.number(position);
        let question = exchange.question.text.as_deref().map_or("question lost".into(), safe_line);
        let origin = match (exchange.question.origin, exchange.question.guess) {
            (Origin::Recovered, false) => "  (recovered from the answer)",
            (Origin::Lost | Origin::Given, false) | (Origin::Lost, true) => "",
            (_, true) => "  (a guess)",
            (Origin::Written, false) => "  (written)",
        };
        let kind = match exchange.kind {
            ExchangeKind::Question => "",
            ExchangeKind::Opening => "  (opening)",
            ExchangeKind::Closing => "  (closing)",
        };
        writeln!(out, "\n{number}. {question}{origin}{kind}")?;
        for turn in exchange.answer() {
            let who = match turn.speaker {
                Speaker::Candidate => String::new(),
                _ => format!("{}: ", turn.name.as_deref().map_or("interviewer".into(), safe_line)),
            };
            writeln!(out, "{who}{}", safe_block(&turn.text))?;
        }
        for mark in exchange.marks.iter().flat_map(|marks| marks.iter()) {
            writeln!(out, "  [{}: {}]", mark.kind.label(), safe_line(&mark.rule))?;
        }
    }
    if !session.report.is_empty() {
        writeln!(out, "\nImport report")?;
    }
    for line in session.report.iter() {
        let text = safe_line(&line.text);
        let text =
            if text.is_empty() { String::new() } else { format!("  “{}”", fit(&text, 60)) };
        let (kind, message) = (line.kind.label(), safe_line(&line.message));
        writeln!(out, "  line {}: {kind}: {message}{text}", line.line)?;
    }
    Ok(())
}

/// How a report is asked for.
pub(super) struct Wanted<'a> {
    pub(super) manner: Manner,
    /// The file to write; standard output without it.
    pub(super) output: Option<&'a Path>,
}

/// The report of a session.
pub(super) fn report(
    opener: &Opener,
    what: &OsStr,
    wanted: &Wanted<'_>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let (corrected, review) = opener.corrected(opener.look_at(what)?)?;
    let session = &corrected.session;
    let reading = reading::read(session, &personal::glossary(&opener.settings)?);
    let review = review.unwrap_or_else(|| {
        Review::new(session.id.clone(), opener.reviewer.clone(), &opener.rubric.rubric)
    });
    let rubric = opener.rubric_of(&review).edition.rubric;
    let of = Reviewed {
        session,
        review: &review,
        rubric: &rubric,
        plan: &Plan::new(&rubric, session, &corrected.written),
        written: &corrected.written,
        reading: &reading,
    };
    let report = report::report(&of, wanted.manner);
    match wanted.output {
        Some(path) => store::write_new(path, &report).map_err(|error| error.to_string())?,
        None => out.write_all(report.as_bytes())?,
    }
    Ok(())
}
