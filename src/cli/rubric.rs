//! `candor rubric new|check|list|show`: rubrics as files that a person writes.

use std::io::Write;
use std::path::Path;

use clap::Subcommand;

use crate::model::ratio::Ratio;
use crate::model::rubric::{Applies, Criterion, Rubric, RubricError};
use crate::store::{self, Edition, Library, StoreError};
use crate::text::{counted, safe_block, safe_line, wrap};

use super::Failure;

/// A rubric to start from, with every part explained.
const TEMPLATE: &str = include_str!("../../assets/rubrics/template.toml");
/// Columns of what is printed for people.
const MEASURE: u16 = 72;

/// What can be done with rubrics.
#[derive(Debug, Subcommand)]
pub(super) enum RubricCommand {
    /// Write a new rubric into the library, to be changed in an editor
    New {
        /// Its id: 1 to 32 of a-z 0-9 _ -
        #[arg(value_name = "ID")]
        id: String,
        /// Start from this rubric instead of the explained one
        #[arg(long, value_name = "ID")]
        from: Option<String>,
    },
    /// Say what is wrong with rubrics, with line and column; all of the library without a name
    Check {
        /// Files, or rubrics by their ids
        #[arg(value_name = "FILE|ID")]
        which: Vec<String>,
    },
    /// The rubrics that there are, one a line
    List,
    /// A rubric in words
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: String,
        /// As it is written
        #[arg(long)]
        toml: bool,
    },
}

pub(super) fn run(
    command: &RubricCommand,
    library: &Library,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    match command {
        RubricCommand::New { id, from } => new(library, id, from.as_deref(), out),
        RubricCommand::Check { which } => check(library, which, out, err),
        RubricCommand::List => list(library, out, err),
        RubricCommand::Show { id, toml } => {
            let edition = edition(library, id)?;
            if *toml {
                out.write_all(safe_block(&edition.text).as_bytes())?;
            } else {
                show(&edition, out)?;
            }
            Ok(())
        }
    }
}

fn edition(library: &Library, id: &str) -> Result<Edition, Failure> {
    Ok(library.rubric(id).map_err(|error| error.to_string())?)
}

fn new(
    library: &Library,
    id: &str,
    from: Option<&str>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if !Rubric::is_id(id) {
        let words = format!("'{}' cannot be an id: use 1 to 32 of a-z 0-9 _ -", safe_line(id));
        return Err(Failure::Usage(words));
    }
    if library.rubric_ids().iter().any(|known| known == id) {
        let words = format!("there is a rubric '{id}' already; choose another id");
        return Err(Failure::Sentence(words));
    }
    let text = match from {
        None => renamed(TEMPLATE, "template", id),
        Some(from) => renamed(&edition(library, from)?.text, from, id),
    };
    let path = library.write_rubric(id, &text).map_err(|error| error.to_string())?;
    writeln!(out, "{}", store::shown(&path))?;
    Ok(())
}

/// The text of a rubric with another id.
fn renamed(text: &str, from: &str, to: &str) -> String {
    text.replacen(&format!("id = \"{from}\""), &format!("id = \"{to}\""), 1)
}

fn check(
    library: &Library,
    which: &[String],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Failure> {
    let which = if which.is_empty() { library.rubric_ids() } else { which.to_vec() };
    let mut has_failed = false;
    for name in which {
        match checked(library, &name) {
            Ok(rubric) => writeln!(out, "{}", in_short(&rubric))?,
            Err(sentences) => {
                has_failed = true;
                for sentence in sentences {
                    writeln!(err, "candor: {sentence}")?;
                }
            }
        }
    }
    if has_failed { Err(Failure::Told) } else { Ok(()) }
}

/// A rubric, or a sentence for each of its mistakes.
fn checked(library: &Library, name: &str) -> Result<Rubric, Vec<String>> {
    let path = Path::new(name);
    if !path.is_file() {
        return library.rubric(name).map(|one| one.rubric).map_err(|error| match error {
            StoreError::Rubric { path, error } => sentences(&path, &error),
            other => vec![other.to_string()],
        });
    }
    let bytes = store::read_source(path).map_err(|error| vec![error.to_string()])?;
    let text =
        String::from_utf8(bytes).map_err(|_| vec![unusable(path, "it is not UTF-8 text")])?;
    Rubric::parse(&text).map_err(|error| sentences(path, &error))
}

fn sentences(path: &Path, error: &RubricError) -> Vec<String> {
    error.0.iter().map(|flaw| unusable(path, flaw)).collect()
}

fn unusable(path: &Path, why: impl std::fmt::Display) -> String {
    format!("cannot use the rubric {}: {}", store::shown(path), safe_line(&why.to_string()))
}

/// `technical, version 1: 5 levels, 3 criteria`
fn in_short(rubric: &Rubric) -> String {
    let levels = counted(rubric.levels.len(), "level");
    let criteria = match rubric.criteria.len() {
        1 => "one score an answer".to_owned(),
        several => format!("{several} criteria"),
    };
    format!("{}, version {}: {levels}, {criteria}", rubric.id, rubric.version)
}

fn list(library: &Library, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
    let mut has_failed = false;
    for id in library.rubric_ids() {
        match library.rubric(&id) {
            Ok(Edition { rubric, path, .. }) => {
                let from = path.map_or("built in".to_owned(), |path| store::shown(&path));
                writeln!(out, "{}  \"{}\"  {from}", in_short(&rubric), safe_line(&rubric.title))?;
            }
            Err(error) => {
                has_failed = true;
                writeln!(err, "candor: {error}")?;
            }
        }
    }
    if has_failed { Err(Failure::Told) } else { Ok(()) }
}

fn show(edition: &Edition, out: &mut dyn Write) -> Result<(), Failure> {
    let rubric = &edition.rubric;
    writeln!(out, "{}\n{}", safe_line(&rubric.title), in_short(rubric))?;
    for criterion in &rubric.criteria {
        writeln!(out)?;
        if !rubric.is_single() {
            writeln!(out, "{}{}", safe_line(&criterion.name), about(criterion))?;
        }
        for (level, anchor) in rubric.levels.iter().zip(&criterion.anchors).rev() {
            let label = format!("{} {}", level.value, safe_line(&level.name));
            paragraph(&label, anchor, out)?;
        }
    }
    let labels = rubric.recommendations.iter().map(|one| safe_line(&one.label).into_owned());
    writeln!(out, "\noverall: {}", labels.collect::<Vec<_>>().join(", "))?;
    let reasons = rubric.reasons.iter().map(|(_, label)| safe_line(label).into_owned());
    writeln!(out, "no score because: {}", reasons.collect::<Vec<_>>().join(", "))?;
    writeln!(out, "to submit: {}", required(rubric))?;
    for example in &rubric.examples {
        writeln!(out)?;
        paragraph(&format!("example, {}", example.level), &example.answer, out)?;
    }
    Ok(())
}

/// Weight, focus and where it applies.
fn about(criterion: &Criterion) -> String {
    let mut parts = Vec::new();
    if criterion.weight != Ratio::from(1) {
        parts.push(format!("weight {}", crate::report::means::plainly(criterion.weight)));
    }
    if criterion.is_focus {
        parts.push("focus".to_owned());
    }
    if let Some(level) = criterion.critical {
        parts.push(format!("critical at {level} and below"));
    }
    let Applies { questions, skills, answers } = &criterion.applies;
    if !criterion.applies.to_all() {
        let kinds = [
            (!questions.is_empty()).then(|| counted(questions.len(), "question pattern")),
            (!skills.is_empty()).then(|| counted(skills.len(), "skill")),
            (!answers.is_empty()).then(|| counted(answers.len(), "run of answers")),
        ];
        let kinds: Vec<String> = kinds.into_iter().flatten().collect();
        parts.push(format!("applies by {}", kinds.join(" or ")));
    }
    if parts.is_empty() { String::new() } else { format!(" · {}", parts.join(" · ")) }
}

fn required(rubric: &Rubric) -> String {
    let requires = &rubric.requires;
    let levels = |levels: &[u8]| levels.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    let mut need = |is_needed: bool, what: String| parts.extend(is_needed.then_some(what));
    need(requires.every_answer, "every answer decided".into());
    need(requires.overall, "the overall recommendation".into());
    need(requires.reason, "its reason".into());
    need(requires.session_note, "a note on the session".into());
    need(!requires.quote_at.is_empty(), format!("a quote at {}", levels(&requires.quote_at)));
    need(!requires.note_at.is_empty(), format!("a note at {}", levels(&requires.note_at)));
    if parts.is_empty() { "nothing".into() } else { parts.join(", ") }
}

fn paragraph(label: &str, words: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let safe = safe_block(words);
    for (nth, row) in wrap(&safe, MEASURE - 14).iter().enumerate() {
        let label = if nth == 0 { label } else { "" };
        writeln!(out, "  {label:<12}{}", &safe[row.start..row.end])?;
    }
    Ok(())
}
