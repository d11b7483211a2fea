//! Every value of the configuration once: its name, what it may be, and how it is read and told. `candor config`
//! and the README's table are made from this.

use toml::de::{DeInteger, DeValue};

use crate::model::habits::{Accent, MeanShown};
use crate::model::ids::ReviewerId;
use crate::model::preferences::Fillers;
use crate::model::rubric::Rubric;

use super::{Config, Said};

/// Columns that a line of text may be given.
const MEASURES: std::ops::RangeInclusive<u16> = 40..=120;

const BOOLS: &[(&str, bool)] = &[("true", true), ("false", false)];
const THEMES: &[(&str, bool)] = &[("auto", true), ("plain", false)];
const FILLERS: &[(&str, Fillers)] =
    &[("verbatim", Fillers::Verbatim), ("dimmed", Fillers::Dimmed), ("folded", Fillers::Folded)];
const LEVELS: &[(&str, bool)] = &[("1", false), ("2", true)];
const MEANS: &[(&str, MeanShown)] =
    &[("after-overall", MeanShown::AfterOverall), ("always", MeanShown::Always)];
const ACCENTS: &[(&str, Accent)] = &[
    ("black", Accent::Black),
    ("red", Accent::Red),
    ("green", Accent::Green),
    ("yellow", Accent::Yellow),
    ("blue", Accent::Blue),
    ("magenta", Accent::Magenta),
    ("cyan", Accent::Cyan),
    ("white", Accent::White),
    ("bright-black", Accent::BrightBlack),
    ("bright-red", Accent::BrightRed),
    ("bright-green", Accent::BrightGreen),
    ("bright-yellow", Accent::BrightYellow),
    ("bright-blue", Accent::BrightBlue),
    ("bright-magenta", Accent::BrightMagenta),
    ("bright-cyan", Accent::BrightCyan),
    ("bright-white", Accent::BrightWhite),
];

/// One value of the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `config.toml`.
    pub name: &'static str,
    /// What it may be, behind the word `is`.
    pub takes: &'static str,
    /// What it does, in one line.
    pub doc: &'static str,
    /// Reads a value from this line; `None` where it is of another form.
    pub(super) take: fn(&mut Config, &DeValue<'_>, usize) -> Option<()>,
    tell: fn(&Config) -> Said<String>,
}

impl Setting {
    /// The value as it holds, in words, with the line that says it; empty where there is none.
    #[must_use]
    pub fn of(&self, config: &Config) -> Said<String> {
        (self.tell)(config)
    }
}

/// All values in the order of `candor config`.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "reviewer",
        takes: "a name of 1 to 32 of a-z 0-9 _ -",
        doc: "the name that reviews are signed with",
        take: |config, value, line| {
            let reviewer = ReviewerId::new(value.as_str()?).ok()?;
            set(&mut config.reviewer, Some(reviewer), line)
        },
        tell: |config| {
            let name = config.reviewer.value.as_ref().map(ReviewerId::as_str);
            said(&config.reviewer, name.unwrap_or_default())
        },
    },
    Setting {
        name: "auto_advance",
        takes: "true or false",
        doc: "a first score goes on to the next open answer; with false it stays",
        take: |config, value, line| set(&mut config.auto_advance, value.as_bool()?, line),
        tell: |config| said(&config.auto_advance, word(BOOLS, config.auto_advance.value)),
    },
    Setting {
        name: "theme",
        takes: "\"auto\" or \"plain\"",
        doc: "colours of the terminal, or none; `NO_COLOR` in the environment means none, too",
        take: |config, value, line| set(&mut config.colours, one_of(THEMES, value)?, line),
        tell: |config| said(&config.colours, word(THEMES, config.colours.value)),
    },
    Setting {
        name: "accent",
        takes: "\"black\", \"red\", \"green\", \"yellow\", \"blue\", \"magenta\", \"cyan\" or \"white\", \
            or one of them behind \"bright-\"",
        doc: "the colour of what is in focus, one of the terminal's sixteen",
        take: |config, value, line| set(&mut config.accent, one_of(ACCENTS, value)?, line),
        tell: |config| said(&config.accent, word(ACCENTS, config.accent.value)),
    },
    Setting {
        name: "measure",
        takes: "a number from 40 to 120",
        doc: "columns that a line of text takes at most",
        take: |config, value, line| {
            let number = value.as_integer()?;
            let columns = u16::from_str_radix(number.as_str(), number.radix()).ok()?;
            let columns = Some(columns).filter(|columns| MEASURES.contains(columns))?;
            set(&mut config.measure, columns, line)
        },
        tell: |config| said(&config.measure, &config.measure.value.to_string()),
    },
    Setting {
        name: "fillers",
        takes: "\"verbatim\", \"dimmed\" or \"folded\"",
        doc: "how um and uh are shown until a reviewer chooses",
        take: |config, value, line| set(&mut config.fillers, one_of(FILLERS, value)?, line),
        tell: |config| said(&config.fillers, word(FILLERS, config.fillers.value)),
    },
    Setting {
        name: "filler_level",
        takes: "1 or 2",
        doc: "1 is um, uh and words said again; 2 takes “you know”, “I mean” and “well” for fillers, too",
        take: |config, value, line| {
            let level = LEVELS
                .iter()
                .find(|(word, _)| value.as_integer().map(DeInteger::as_str) == Some(word))?;
            set(&mut config.phrases, level.1, line)
        },
        tell: |config| said(&config.phrases, word(LEVELS, config.phrases.value)),
    },
    Setting {
        name: "default_rubric",
        takes: "the id of a rubric (1 to 32 of a-z 0-9 _ -)",
        doc: "the rubric that a new review is scored by",
        take: |config, value, line| {
            let id = Some(value.as_str()?).filter(|id| Rubric::is_id(id))?;
            set(&mut config.default_rubric, id.to_owned(), line)
        },
        tell: |config| said(&config.default_rubric, &config.default_rubric.value),
    },
    Setting {
        name: "mean",
        takes: "\"after-overall\" or \"always\"",
        doc: "when means are shown: after the overall recommendation, or always",
        take: |config, value, line| set(&mut config.mean, one_of(MEANS, value)?, line),
        tell: |config| said(&config.mean, word(MEANS, config.mean.value)),
    },
];

/// An `Option`, so that what reads a value is one expression.
#[allow(clippy::unnecessary_wraps, reason = "the last step of functions that may fail before")]
fn set<T>(place: &mut Said<T>, value: T, line: usize) -> Option<()> {
    *place = Said { value, line: Some(line) };
    Some(())
}

fn said<T>(from: &Said<T>, value: &str) -> Said<String> {
    Said { value: value.to_owned(), line: from.line }
}

fn one_of<T: Copy>(words: &[(&str, T)], value: &DeValue<'_>) -> Option<T> {
    let written = value.as_str()?;
    words.iter().find(|(word, _)| *word == written).map(|(_, meaning)| *meaning)
}

fn word<T: Copy + PartialEq>(words: &'static [(&str, T)], value: T) -> &'static str {
    words.iter().find(|(_, meaning)| *meaning == value).map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_told_as_it_is_written() {
        for (name, words) in [
            ("accent", ACCENTS.iter().map(|one| one.0).collect::<Vec<_>>()),
            ("theme", THEMES.iter().map(|one| one.0).collect()),
            ("fillers", FILLERS.iter().map(|one| one.0).collect()),
            ("mean", MEANS.iter().map(|one| one.0).collect()),
        ] {
            let setting = SETTINGS.iter().find(|one| one.name == name).unwrap();
            for word in words {
                let config = Config::parse(&format!("{name} = \"{word}\"")).unwrap();
                assert_eq!(setting.of(&config), Said { value: word.to_owned(), line: Some(1) });
            }
        }
    }

    #[test]
    fn what_a_value_takes_names_every_word() {
        for (name, words) in [("fillers", FILLERS.len()), ("mean", MEANS.len())] {
            let setting = SETTINGS.iter().find(|one| one.name == name).unwrap();
            assert_eq!(setting.takes.matches('"').count(), 2 * words, "{name}");
        }
    }
}
