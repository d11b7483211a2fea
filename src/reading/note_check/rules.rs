//! The list of words to warn of, read from TOML.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::Trait;

/// A list that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadList {
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1, in characters.
    pub column: usize,
    /// What is wrong and what was expected, in words.
    pub expected: String,
}

impl BadList {
    fn at(text: &str, span: Option<Range<usize>>, expected: String) -> Self {
        let before = text.get(..span.map_or(0, |span| span.start)).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Self { line, column, expected }
    }
}

impl fmt::Display for BadList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.expected)
    }
}

impl std::error::Error for BadList {}

/// One rule: phrases, and the neighbours that it wants or forbids.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) words: Vec<Vec<Word>>,
    pub(super) near: Vec<Word>,
    pub(super) not_near: Vec<Word>,
    pub(super) before: Vec<Word>,
    pub(super) not_before: Vec<Word>,
    pub(super) after: Vec<Word>,
    pub(super) not_after: Vec<Word>,
    pub(super) alone: Vec<Word>,
}

/// A word of the list.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its letters; `#` is any digit.
    letters: String,
    /// True where any ending may follow.
    is_open: bool,
    /// True where the case counts.
    is_cased: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        let letters = text.trim_end_matches('*').to_owned();
        let is_cased = letters.chars().any(char::is_uppercase);
        Self { is_open: letters.len() < text.len(), letters, is_cased }
    }

    /// True where `said` is this word.
    pub(super) fn is(&self, said: &str) -> bool {
        let same = |wanted: char, said: char| {
            let digit = wanted == '#' && said.is_ascii_digit();
            let cased = self.is_cased && wanted == said;
            digit || cased || (!self.is_cased && said.to_lowercase().eq([wanted]))
        };
        let mut rest = said.chars();
        self.letters.chars().all(|wanted| rest.next().is_some_and(|said| same(wanted, said)))
            && (self.is_open || rest.next().is_none())
    }

    /// In lower case, where it stands for one word alone.
    pub(super) fn only_word(&self) -> Option<String> {
        let is_one = !self.is_open && !self.letters.contains('#');
        is_one.then(|| self.letters.to_lowercase())
    }

    /// The bytes that it may begin with, in lower case.
    pub(super) fn first_bytes(&self) -> Range<u8> {
        match self.letters.bytes().next().unwrap_or(0).to_ascii_lowercase() {
            b'#' => b'0'..b'9' + 1,
            first => first..first.saturating_add(1),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    lists: Lists,
    traits: BTreeMap<String, WrittenTrait>,
}

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTrait {
    reason: String,
    #[serde(default)]
    rules: Vec<WrittenRule>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WrittenRule {
    words: Vec<Spanned<String>>,
    near: Vec<Spanned<String>>,
    not_near: Vec<Spanned<String>>,
    before: Vec<Spanned<String>>,
    not_before: Vec<Spanned<String>>,
    after: Vec<Spanned<String>>,
    not_after: Vec<Spanned<String>>,
    alone: Vec<Spanned<String>>,
}

/// The traits of a list, with `@name` replaced by the words of that name.
pub(super) fn parse(text: &str) -> Result<Vec<Trait>, BadList> {
    let written: Written = toml::from_str(text)
        .map_err(|error| BadList::at(text, error.span(), error.message().to_owned()))?;
    let lists = &written.lists;
    let rule = |rule: WrittenRule| {
        let words = |words: Vec<Spanned<String>>| open_lists(text, words, lists);
        let mut phrases = Vec::new();
        for phrase in &rule.words {
            phrases.extend(open_phrase(text, phrase, lists)?);
        }
        Ok(Rule {
            words: phrases,
            near: words(rule.near)?,
            not_near: words(rule.not_near)?,
            before: words(rule.before)?,
            not_before: words(rule.not_before)?,
            after: words(rule.after)?,
            not_after: words(rule.not_after)?,
            alone: words(rule.alone)?,
        })
    };
    let traits = written.traits.into_iter().map(|(name, written)| {
        let rules = written.rules.into_iter().map(rule).collect::<Result<_, _>>()?;
        Ok(Trait { name, reason: written.reason, rules })
    });
    traits.collect()
}

/// The phrases that a written one stands for: one for each entry of every list that it names.
fn open_phrase(
    text: &str,
    phrase: &Spanned<String>,
    lists: &Lists,
) -> Result<Vec<Vec<Word>>, BadList> {
    let mut open: Vec<Vec<Word>> = vec![Vec::new()];
    for part in phrase.get_ref().split_whitespace() {
        let choices = match part.strip_prefix('@') {
            None => vec![part],
            Some(name) => {
                list_named(text, name, phrase, lists)?.iter().map(String::as_str).collect()
            }
        };
        open = open
            .iter()
            .flat_map(|begun| choices.iter().map(move |choice| continued(begun, choice)))
            .collect();
    }
    if open.iter().any(Vec::is_empty) {
        let expected = "an empty phrase; expected a word".to_owned();
        return Err(BadList::at(text, Some(phrase.span()), expected));
    }
    Ok(open)
}

/// A phrase with more words at its end.
fn continued(begun: &[Word], more: &str) -> Vec<Word> {
    begun.iter().cloned().chain(more.split_whitespace().map(Word::new)).collect()
}

/// The entries of the list `name`, which is asked for at `asked`.
fn list_named<'a>(
    text: &str,
    name: &str,
    asked: &Spanned<String>,
    lists: &'a Lists,
) -> Result<&'a [String], BadList> {
    lists.get(name).map(Vec::as_slice).ok_or_else(|| {
        let expected = format!("no list is called '{name}'; expected a name of [lists]");
        BadList::at(text, Some(asked.span()), expected)
    })
}

/// The words, with those of a list in place of its `@name`.
fn open_lists(
    text: &str,
    words: Vec<Spanned<String>>,
    lists: &Lists,
) -> Result<Vec<Word>, BadList> {
    let mut open = Vec::new();
    for word in words {
        match word.get_ref().strip_prefix('@') {
            None => open.push(Word::new(word.get_ref())),
            Some(name) => {
                let list = list_named(text, name, &word, lists)?;
                open.extend(list.iter().map(|word| Word::new(word)));
            }
        }
    }
    Ok(open)
}
