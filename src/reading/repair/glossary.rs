//! The glossary: names that come with the program, and the user's own `glossary.toml`.
//!
//! ```toml
//! [[term]]
//! name = "Havelund"
//! heard = ["have a lund", "haveland"]   # may be left out
//! ```

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use super::index::{Index, Kind, words_of};
use super::phrases::Phrases;
use super::plain::{Plain, plainness};
use crate::model::lines::line_and_column;
use crate::reading::technologies::{Technology, technologies};

const TRADES: &str = include_str!("../../../assets/glossary/trades.txt");

/// About so many built-in names there are, with their other spellings.
const ROOM: usize = 1700;

/// Names that repairs may propose beyond the candidate's own words.
#[derive(Debug, Clone)]
pub struct Glossary {
    pub(super) built_in: &'static BuiltIn,
    pub(super) own: Option<Arc<Own>>,
}

/// What comes with the program.
#[derive(Debug)]
pub(super) struct BuiltIn {
    /// Names of one word or several.
    pub(super) names: Index,
    /// Terms of two words.
    pub(super) phrases: Phrases,
}

/// What the user wrote.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// The names.
    pub(super) names: Index,
    /// What is heard for them, letters alone.
    pub(super) heard: HashMap<String, String>,
    /// The most words that one of these has.
    pub(super) longest: usize,
}

/// What is wrong with a `glossary.toml`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct GlossaryError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What was found and what was expected.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    name: toml::Spanned<String>,
    #[serde(default)]
    heard: Vec<toml::Spanned<String>>,
}

impl Glossary {
    /// The names that come with the program; put in order once, when first asked for.
    #[must_use]
    pub fn built_in() -> Self {
        static NAMES: OnceLock<BuiltIn> = OnceLock::new();
        Self { built_in: NAMES.get_or_init(BuiltIn::new), own: None }
    }

    /// The same and the names of `text`, a `glossary.toml`.
    ///
    /// # Errors
    ///
    /// Where the text is no TOML of the form above, or a name has no letters: line, column and what was expected.
    pub fn with_user(text: &str) -> Result<Self, GlossaryError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().trim();
            fault(
                text,
                at,
                format!("{message}; expected [[term]] with name = \"…\" and heard = [\"…\"]"),
            )
        })?;
        let mut own = Own::default();
        for term in &file.term {
            let name = term.name.get_ref().trim();
            if words_of(name).is_empty() {
                let message = "expected a name with letters or digits".into();
                return Err(fault(text, term.name.span().start, message));
            }
            own.names.add(name.to_owned(), Kind::OwnTerm);
            for heard in &term.heard {
                let words = words_of(heard.get_ref());
                if words.is_empty() {
                    let message = "expected the words that are heard for the name".into();
                    return Err(fault(text, heard.span().start, message));
                }
                own.longest = own.longest.max(words.len());
                own.heard.insert(words.concat(), name.to_owned());
            }
        }
        own.names = own.names.sorted();
        Ok(Self { own: Some(Arc::new(own)), ..Self::built_in() })
    }
}

impl Default for Glossary {
    fn default() -> Self {
        Self::built_in()
    }
}

fn fault(text: &str, at: usize, message: String) -> GlossaryError {
    let (line, column) = line_and_column(text, at);
    GlossaryError { line, column, message }
}

impl BuiltIn {
    fn new() -> Self {
        let (mut names, mut phrases) = (Index::with_room(ROOM), Phrases::default());
        for (term, is_plain) in terms() {
            phrases.learn(term);
            if is_plain { names.allow(term) } else { names.add(term, Kind::Term) }
        }
        for Technology { name, aliases, is_heard, is_right, .. } in technologies() {
            if is_heard {
                names.add(name, Kind::Term);
            } else if is_right {
                names.allow(name);
            } else {
                continue;
            }
            for other in aliases.split('|').filter(|other| !other.is_empty()) {
                // `Lambda` of `AWS Lambda` may be proposed; `reactjs` is only known to be right.
                if other.starts_with(char::is_uppercase) && is_name(other) {
                    names.add(other, Kind::Term);
                } else {
                    names.allow(other);
                }
            }
        }
        Self { names: names.sorted(), phrases: phrases.sorted() }
    }
}

/// The terms of the trades, and whether each is only known to be right.
fn terms() -> impl Iterator<Item = (&'static str, bool)> {
    let lines = TRADES.lines().filter(|line| !line.starts_with('#'));
    let terms =
        lines.flat_map(|line| line.split(',')).map(str::trim).filter(|term| !term.is_empty());
    terms.map(|term| match term.strip_prefix('=') {
        Some(plain) => (plain, true),
        None => (term, false),
    })
}

/// True for the name of a technology that is no English: Express and Spring are only known to be right.
fn is_name(name: &str) -> bool {
    words_of(name).iter().any(|word| plainness(word) == Plain::Odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_glossary_is_read() {
        let text = "[[term]]\nname = \"Havelund\"\nheard = [\"have a lund\"]\n\n[[term]]\nname = \"Lely\"\n";
        let own = Glossary::with_user(text).unwrap().own.unwrap();
        assert!(own.names.is_right("havelund") && own.names.is_right("lely"));
        assert_eq!(own.heard.get("havealund").map(String::as_str), Some("Havelund"));
        assert!(Glossary::with_user("").is_ok());
    }

    #[test]
    fn faults_have_their_place() {
        for (text, line, column) in [
            ("[[term]]\nname = 7\n", 2, 8),
            ("[[term]]\nname = \"Lely\"\nherd = []\n", 3, 1),
            ("[[term]]\nname = \"…\"\n", 2, 8),
            ("[[term]]\nname = \"Lely\"\nheard = [\"é\", \" \"]\n", 3, 15),
            ("[[term\n", 1, 7),
        ] {
            let fault = Glossary::with_user(text).unwrap_err();
            assert_eq!((fault.line, fault.column), (line, column), "{text}: {fault}");
            assert!(fault.message.contains("expected"), "{fault}");
        }
    }

    #[test]
    fn what_may_be_proposed_for_a_technology_is_no_english() {
        let is_wrong = |one: &Technology| {
            one.is_heard && (one.is_right || !is_name(one.name))
                || one.is_right && is_name(one.name)
        };
        let wrong: Vec<&str> = technologies().filter(is_wrong).map(|one| one.name).collect();
        assert_eq!(wrong, [""; 0]);
    }

    /// True for a word of a trade that is not on everybody's lips.
    fn is_rare(term: &str) -> bool {
        let words = words_of(term);
        words.len() > 2
            || words.iter().any(|word| plainness(word) == Plain::Odd)
            || words.len() == 1 && plainness(&words[0]) > Plain::Frequent
    }

    #[test]
    fn terms_that_everybody_knows_are_marked_as_plain() {
        let wrong: Vec<&str> = terms()
            .filter(|(term, is_plain)| is_rare(term) == *is_plain)
            .map(|(term, _)| term)
            .collect();
        assert_eq!(wrong, [""; 0]);
    }

    #[test]
    fn the_built_in_names_hold_no_plain_word() {
        let names = &Glossary::built_in().built_in.names;
        assert!(names.named("terraform").is_some() && names.is_right("golang"));
        assert!(names.named("express").is_none() && names.named("balancesheet").is_none());
    }
}
