//! The subcommand `config`: where the configuration is, and every value with its source.

use std::io::Write;

use serde::Serialize;

use crate::command::TABLE;
use crate::config::{Config, SETTINGS, Setting};
use crate::keys::default_keys;
use crate::run::{personal, terminal};
use crate::store::{Settings, SettingsFrom, shown};

use super::print::{as_json, padded};
use super::{Common, Failure};

/// How the configuration is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// Every command with its keys, and not only those that have others than usual.
    pub(super) keys: bool,
    /// The result is JSON.
    pub(super) json: bool,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "from", rename_all = "kebab-case")]
enum Source {
    /// Nobody says anything.
    Default,
    /// A line of `config.toml`.
    #[serde(rename = "config.toml")]
    File { line: usize },
    /// A variable of the environment.
    Environment { which: &'static str },
    /// An option on the command line.
    Option { which: &'static str },
}

/// One value.
#[derive(Debug, Clone, Serialize)]
struct Told {
    name: String,
    value: String,
    #[serde(flatten)]
    source: Source,
}

/// Everything as JSON.
#[derive(Serialize)]
struct Everything {
    path: Option<String>,
    exists: bool,
    values: Vec<Told>,
    keys: Vec<Told>,
}

/// Says where the configuration is, and every value with its source. Where it cannot be understood, says where it is
/// and fails with the sentence that says why.
pub(super) fn tell(common: &Common, manner: Manner, out: &mut dyn Write) -> Result<(), Failure> {
    let settings = Settings::find(common.config.as_deref());
    let exists = settings.path().is_some_and(std::path::Path::exists);
    let config = match personal::config(&settings) {
        Ok(config) => config,
        Err(sentence) => {
            if !manner.json {
                write_where(&settings, exists, out)?;
            }
            return Err(Failure::Sentence(sentence));
        }
    };
    let values = values(common, &config);
    let keys = keys(&config, manner.keys);
    if manner.json {
        let path = settings.path().map(|path| path.display().to_string());
        return as_json(&Everything { path, exists, values, keys }, out);
    }
    write_where(&settings, exists, out)?;
    writeln!(out)?;
    table(&values, out)?;
    if keys.is_empty() {
        writeln!(out, "\nall keys are the usual ones; `candor config --keys` lists them")?;
    } else {
        writeln!(out, "\n[keys]")?;
        table(&keys, out)?;
    }
    Ok(())
}

fn write_where(settings: &Settings, exists: bool, out: &mut dyn Write) -> Result<(), Failure> {
    let Some(path) = settings.path() else {
        writeln!(out, "there is no home folder to have a config.toml in; name one with --config")?;
        return Ok(());
    };
    let by = match settings.from() {
        SettingsFrom::Folder => "",
        SettingsFrom::Environment => ", environment CANDOR_CONFIG",
        SettingsFrom::Option => ", option --config",
    };
    let there = if exists { "" } else { ", which is not there: the defaults hold" };
    writeln!(out, "config.toml is {}{by}{there}", shown(path))?;
    Ok(())
}

/// One row a value.
fn table(rows: &[Told], out: &mut dyn Write) -> Result<(), Failure> {
    let widest = |of: fn(&Told) -> &str| {
        rows.iter().map(|row| crate::text::width(of(row))).max().unwrap_or(0)
    };
    let (names, values) = (widest(|row| &row.name), widest(|row| &row.value));
    for row in rows {
        let (name, value) = (padded(&row.name, names), padded(&row.value, values));
        writeln!(out, "{name}  {value}  {}", row.source)?;
    }
    Ok(())
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { line } => write!(f, "config.toml line {line}"),
            Self::Environment { which } => write!(f, "environment {which}"),
            Self::Option { which } => write!(f, "option {which}"),
        }
    }
}

impl Source {
    fn of(line: Option<usize>) -> Self {
        line.map_or(Self::Default, |line| Self::File { line })
    }
}

/// The library and every value of `config.toml`, as they hold.
fn values(common: &Common, config: &Config) -> Vec<Told> {
    let library = Told {
        name: "library".into(),
        value: common.library_root().map_or_else(|| "nowhere".into(), |root| shown(&root)),
        source: match (&common.library, common.library_by_environment) {
            (None, _) => Source::Default,
            (Some(_), true) => Source::Environment { which: "CANDOR_LIBRARY" },
            (Some(_), false) => Source::Option { which: "--library" },
        },
    };
    let settings = SETTINGS.iter().map(|setting| value(setting, common, config));
    [library].into_iter().chain(settings).collect()
}

fn value(setting: &Setting, common: &Common, config: &Config) -> Told {
    let said = setting.of(config);
    let told = Told { name: setting.name.into(), value: said.value, source: Source::of(said.line) };
    match setting.name {
        "reviewer" => {
            let signed = common.signature(config);
            let source = match &common.reviewer {
                Some(_) => Source::Option { which: "--reviewer" },
                None if signed.is_made && !signed.is_shared => {
                    Source::Environment { which: login_variable() }
                }
                None => told.source,
            };
            Told { value: signed.reviewer.to_string(), source, ..told }
        }
        "theme" if terminal::wants_no_colours() => Told {
            value: "plain".into(),
            source: Source::Environment { which: "NO_COLOR" },
            ..told
        },
        _ => told,
    }
}

/// The variable that the login name was read from.
fn login_variable() -> &'static str {
    if std::env::var_os("USER").is_some() { "USER" } else { "LOGNAME" }
}

/// The commands with their keys: those that have others than usual, or all.
fn keys(config: &Config, all: bool) -> Vec<Told> {
    let told = |name: &str, keys: Vec<crate::keys::Key>, line| {
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let value = if keys.is_empty() { "no key".into() } else { keys.join(" ") };
        Told { name: name.into(), value, source: Source::of(line) }
    };
    let of = |spec: &'static crate::command::Spec| {
        let rebound = config.keys.iter().find(|one| one.command == spec.command);
        match rebound {
            Some(one) => Some(told(spec.name, one.keys.clone(), Some(one.line))),
            None if all => Some(told(spec.name, default_keys(spec), None)),
            None => None,
        }
    };
    TABLE.iter().filter_map(of).collect()
}
