//! The configuration: what a person wrote into `config.toml`, understood and refused by line and column. No disk.
//!
//! [`SETTINGS`] has every value once (`settings.rs`); the table `[keys]` is read and held against clashes in
//! `bindings.rs`; `signature.rs` says whose review it is.

mod bindings;
mod settings;
mod signature;

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::keys::{Clash, Keymap};
use crate::model::habits::{Accent, Habits, Look, MeanShown};
use crate::model::ids::ReviewerId;
use crate::model::lines::line_and_column;
use crate::model::preferences::Fillers;

pub use bindings::Rebound;
pub use settings::{SETTINGS, Setting};
pub use signature::{Signature, signature};

/// The table that gives commands other keys.
const KEYS: &str = "keys";

/// What `config.toml` says, and what holds where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The name that reviews are signed with.
    pub reviewer: Said<Option<ReviewerId>>,
    /// True where a score goes on to the next open answer.
    pub auto_advance: Said<bool>,
    /// True where there may be colours.
    pub colours: Said<bool>,
    /// The colour of what is in focus.
    pub accent: Said<Accent>,
    /// Columns that a line of text takes at most.
    pub measure: Said<u16>,
    /// How hesitations are shown to a reviewer who has not chosen yet.
    pub fillers: Said<Fillers>,
    /// True where phrases such as "you know" are taken for hesitations, too: the second level.
    pub phrases: Said<bool>,
    /// The id of the rubric that a new review is scored by.
    pub default_rubric: Said<String>,
    /// When means can be seen.
    pub mean: Said<MeanShown>,
    /// The commands that have other keys than usual.
    pub keys: Vec<Rebound>,
}

/// A value, and the line of `config.toml` that says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// The line, counted from 1; `None` where nothing is said and the default holds.
    pub line: Option<usize>,
}

impl<T> Said<T> {
    fn by_default(value: T) -> Self {
        Self { value, line: None }
    }
}

impl Default for Config {
    fn default() -> Self {
        let Habits { auto_advance, measure, fillers, phrases, mean } = Habits::default();
        let Look { colours, accent } = Look::default();
        Self {
            reviewer: Said::default(),
            auto_advance: Said::by_default(auto_advance),
            colours: Said::by_default(colours),
            accent: Said::by_default(accent),
            measure: Said::by_default(measure),
            fillers: Said::by_default(fillers),
            phrases: Said::by_default(phrases),
            default_rubric: Said::by_default("general".into()),
            mean: Said::by_default(mean),
            keys: Vec::new(),
        }
    }
}

/// Why a `config.toml` is not understood: all that was found, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refusals(pub Vec<Refusal>);

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&all.join("\n"))
    }
}

/// One thing in a `config.toml` that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// What is wrong there and what was expected.
    pub message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} column {}: {}", self.line, self.column, self.message)
    }
}

impl Refusal {
    /// Something wrong at this byte of the text.
    fn at(text: &str, byte: usize, message: String) -> Self {
        let (line, column) = line_and_column(text, byte);
        Self { line, column, message }
    }
}

/// The line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    line_and_column(text, byte).0
}

/// A key of a table with its value, both with their places.
type Entry<'t, 'i> = (&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

/// The entries of a table in the order of the text.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let mut entries: Vec<Entry<'t, 'i>> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn parse_toml(text: &str) -> Result<Spanned<DeTable<'_>>, Refusals> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let refusal = |error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message().replace('\n', "; ");
        Refusal::at(text, at, message)
    };
    let mut refusals: Vec<Refusal> = errors.into_iter().map(refusal).collect();
    refusals.sort_by_key(|one| (one.line, one.column));
    if refusals.is_empty() { Ok(table) } else { Err(Refusals(refusals)) }
}

impl Config {
    /// Understands the text of `config.toml`.
    ///
    /// # Errors
    /// Names line, column and what was expected of all that is wrong: in text that is not TOML, values that do not
    /// exist or are of another form, and keys that clash.
    pub fn parse(text: &str) -> Result<Self, Refusals> {
        let table = parse_toml(text)?;
        let mut config = Self::default();
        let mut refusals = Vec::new();
        for (name, value) in in_order(table.get_ref()) {
            if name.get_ref() == KEYS {
                config.keys = bindings::read(text, value, &mut refusals);
            } else {
                refusals.extend(config.take(text, name, value).err());
            }
        }
        if refusals.is_empty() { Ok(config) } else { Err(Refusals(refusals)) }
    }

    fn take(
        &mut self,
        text: &str,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), Refusal> {
        let Some(setting) = SETTINGS.iter().find(|one| one.name == name.get_ref()) else {
            let known: Vec<&str> = SETTINGS.iter().map(|one| one.name).collect();
            let (name_said, known) = (name.get_ref().escape_debug(), known.join(", "));
            let message = format!("there is no value '{name_said}'; there are {known} and [keys]");
            return Err(Refusal::at(text, name.span().start, message));
        };
        let line = line_of(text, name.span().start);
        (setting.take)(self, value.get_ref(), line).ok_or_else(|| {
            let found = as_written(text, value.span());
            let message = format!("{} is {}, not {found}", setting.name, setting.takes);
            Refusal::at(text, value.span().start, message)
        })
    }

    /// How the reviewer likes to work.
    #[must_use]
    pub fn habits(&self) -> Habits {
        Habits {
            auto_advance: self.auto_advance.value,
            measure: self.measure.value,
            fillers: self.fillers.value,
            phrases: self.phrases.value,
            mean: self.mean.value,
        }
    }

    /// Whether there are colours, and which one is the accent.
    #[must_use]
    pub fn look(&self) -> Look {
        Look { colours: self.colours.value, accent: self.accent.value }
    }

    /// Which key does what.
    ///
    /// # Errors
    /// [`Clash`] where two commands want the same key, which a configuration that was understood rules out.
    pub fn keymap(&self) -> Result<Keymap, Clash> {
        let others = self.keys.iter().map(|one| (one.command, one.keys.clone()));
        Keymap::with(&others.collect())
    }

    /// The text of a `config.toml` with this reviewer: the given text with its reviewer replaced, or a line in
    /// front of it.
    ///
    /// # Errors
    /// Where the text is not TOML: then nothing of it may be replaced.
    pub fn with_reviewer(text: &str, reviewer: &ReviewerId) -> Result<String, Refusals> {
        let table = parse_toml(text)?;
        Ok(match table.get_ref().get("reviewer").map(Spanned::span) {
            Some(Range { start, end }) => {
                format!("{}\"{reviewer}\"{}", &text[..start], &text[end..])
            }
            None => format!("reviewer = \"{reviewer}\"\n{text}"),
        })
    }
}

/// A value as it stands in the text, cut where it is long, on one line.
fn as_written(text: &str, span: Range<usize>) -> String {
    const LONGEST: usize = 40;
    let written = text.get(span).unwrap_or_default();
    let line = written.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if line.chars().count() > LONGEST || written.lines().count() > 1 {
        short.push('…');
    }
    short.replace("\\\"", "\"").replace("\\'", "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Config::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn every_value_is_read_with_its_line() {
        let text = "# mine\nreviewer = \"ana\"\nauto_advance = false\ntheme = \"plain\"\n\
            accent = \"bright-green\"\nmeasure = 100\nfillers = \"folded\"\n\
            filler_level = 2\ndefault_rubric = \"technical\"\nmean = \"always\"\n";
        let config = Config::parse(text).unwrap();
        assert_eq!(config.reviewer.value.as_ref().map(ReviewerId::as_str), Some("ana"));
        let look = Look { colours: false, accent: Accent::BrightGreen };
        assert_eq!(config.look(), look);
        let habits = Habits {
            auto_advance: false,
            measure: 100,
            fillers: Fillers::Folded,
            phrases: true,
            mean: MeanShown::Always,
        };
        assert_eq!(config.habits(), habits);
        assert_eq!(config.default_rubric.value, "technical");
        assert_eq!(config.reviewer.line, Some(2));
        assert_eq!(config.mean.line, Some(10));
    }

    #[test]
    fn without_a_word_the_defaults_hold() {
        let config = Config::parse("").unwrap();
        assert_eq!(config, Config::default());
        assert_eq!((config.habits(), config.look()), (Habits::default(), Look::default()));
        assert_eq!(config.default_rubric, Said { value: "general".into(), line: None });
    }

    #[test]
    fn an_unknown_value_is_refused_where_it_stands() {
        let said = refused("reviewer = \"ana\"\n  reviwer = 1\n");
        assert!(said.starts_with("line 2 column 3: there is no value 'reviwer'; there are"));
        assert!(refused("[colors]\nx = 1\n").starts_with("line 1 column 2: there is no value"));
    }

    #[test]
    fn everything_that_is_wrong_is_told_in_the_order_of_the_text() {
        let text = "measure = 300\nreviwer = \"ana\"\ntheme = \"plain\"\nmean = 1\n\
            [keys]\nflag = \"x\"\nundoo = \"z\"\nclear = \"zz\"\n";
        let places =
            ["1 column 11", "2 column 1", "4 column 8", "6 column 8", "7 column 1", "8 column 9"];
        let said = refused(text);
        assert_eq!(said.lines().count(), places.len(), "{said}");
        for (line, place) in said.lines().zip(places) {
            assert!(line.starts_with(&format!("line {place}: ")), "{said}");
        }
    }

    #[test]
    fn all_that_is_not_toml_is_told() {
        let said = refused("measure = \n[keys\ntheme = \"plain\"\n");
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].starts_with("line 1 column 11: "), "{said}");
        assert!(lines[1].starts_with("line 2 column 6: "), "{said}");
        assert_eq!(lines.len(), 2, "{said}");
    }

    #[test]
    fn a_wrong_value_is_refused_with_what_was_expected() {
        for (text, said) in [
            ("measure = 39", "line 1 column 11: measure is a number from 40 to 120, not 39"),
            ("measure = 121", "measure is a number from 40 to 120, not 121"),
            ("measure = \"72\"", "measure is a number from 40 to 120, not \"72\""),
            ("measure = -5", "measure is a number from 40 to 120, not -5"),
            ("\nauto_advance = 1", "line 2 column 16: auto_advance is true or false, not 1"),
            ("theme = \"dark\"", "theme is \"auto\" or \"plain\", not \"dark\""),
            ("accent = 6", "accent is \"black\""),
            ("fillers = \"gone\"", "fillers is \"verbatim\", \"dimmed\" or \"folded\", not"),
            ("mean = true", "mean is \"after-overall\" or \"always\", not true"),
            ("reviewer = \"Ana Lopes\"", "reviewer is a name of 1 to 32 of a-z 0-9 _ -, not"),
            ("default_rubric = \"../x\"", "default_rubric is the id of a rubric"),
            ("keys = 3", "keys is a table"),
        ] {
            assert!(refused(text).contains(said), "{text}: {}", refused(text));
        }
    }

    #[test]
    fn what_is_not_toml_is_refused_by_line_and_column() {
        let said = refused("measure = 72\nreviewer = ana\n");
        assert!(said.starts_with("line 2 column 12: "), "{said}");
        assert!(refused("measure = 72\nmeasure = 72\n").starts_with("line 2 column 1: "));
        assert!(!refused("x = \"\u{1b}[2J\"\n").contains('\u{1b}'));
        assert!(!refused("measure = \"é\u{202e}x\"").contains('\u{202e}'));
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let said = refused("reviewer = \"é\" # ünd\n");
        assert!(said.starts_with("line 1 column 12: "), "{said}");
        assert!(refused("\"é\" = 1").starts_with("line 1 column 1: "));
    }

    #[test]
    fn the_reviewer_is_replaced_and_the_rest_stays() {
        let ana = ReviewerId::new("ana").unwrap();
        let with = |text| Config::with_reviewer(text, &ana).unwrap();
        assert_eq!(with("# mine\nreviewer = 'bo' # me\n"), "# mine\nreviewer = \"ana\" # me\n");
        assert_eq!(with("[keys]\nflag = 'z'\n"), "reviewer = \"ana\"\n[keys]\nflag = 'z'\n");
        assert_eq!(with(""), "reviewer = \"ana\"\n");
        assert!(Config::with_reviewer("reviewer = ", &ana).is_err());
    }
}
