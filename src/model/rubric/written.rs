//! A rubric as a person writes it, in TOML: understood, or refused with line, column and what was expected.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::flaws::{Checked, Flaws, RubricError, flaw};
use super::{Applies, Criterion, Example, Level, Pattern, Recommendation, Requires, Rubric};
use crate::model::ratio::Ratio;
use crate::model::review::Reason;

/// The id of the criterion of a rubric that names none.
const WHOLE: &str = "answer";
/// Recommendations that speak for the candidate where the rubric does not say which do.
const POSITIVE: [&str; 2] = ["yes", "strong-yes"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    version: Spanned<u32>,
    title: Spanned<String>,
    levels: Spanned<Vec<WrittenLevel>>,
    #[serde(default)]
    criteria: Vec<Spanned<WrittenCriterion>>,
    #[serde(default)]
    requires: WrittenRequires,
    #[serde(default)]
    unscorable: Vec<WrittenReason>,
    #[serde(default)]
    examples: Vec<WrittenExample>,
    recommendations: Spanned<Vec<WrittenRecommendation>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLevel {
    value: Spanned<u8>,
    name: Spanned<String>,
    #[serde(default)]
    anchor: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCriterion {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    weight: Option<Spanned<Value>>,
    #[serde(default)]
    anchors: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    applies: WrittenApplies,
    #[serde(default)]
    focus: bool,
    #[serde(default)]
    critical: Option<Spanned<u8>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WrittenApplies {
    questions: Vec<Spanned<String>>,
    skills: Vec<Spanned<String>>,
    answers: Vec<Spanned<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a line that a person writes")]
struct WrittenRequires {
    every_answer: bool,
    overall: bool,
    reason: bool,
    session_note: bool,
    quote_at: Vec<Spanned<u8>>,
    note_at: Vec<Spanned<u8>>,
}

impl Default for WrittenRequires {
    fn default() -> Self {
        Self {
            every_answer: true,
            overall: true,
            reason: true,
            session_note: false,
            quote_at: Vec::new(),
            note_at: Vec::new(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenReason {
    reason: Spanned<Reason>,
    #[serde(default)]
    label: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenExample {
    level: Spanned<u8>,
    answer: Spanned<String>,
    #[serde(default)]
    question: Option<Spanned<String>>,
    #[serde(default)]
    criterion: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRecommendation {
    id: Spanned<String>,
    label: Spanned<String>,
    #[serde(default)]
    positive: Option<bool>,
}

impl Rubric {
    /// Understands the text of a rubric file.
    ///
    /// # Errors
    /// [`RubricError`] names line, column and what was expected.
    pub fn parse(text: &str) -> Result<Self, RubricError> {
        let written = toml::from_str::<Written>(text).map_err(|error| {
            let mut flaws = Flaws::default();
            flaws.add(error.span().unwrap_or(0..0), error.message());
            flaws
        });
        written.and_then(Written::understood).map_err(|flaws| flaws.placed(text))
    }
}

impl Written {
    fn understood(self) -> Result<Rubric, Flaws> {
        let mut flaws = Flaws::default();
        let levels = levels(self.levels, &mut flaws);
        let criteria = criteria(self.criteria, &levels, &mut flaws);
        let recommendations = recommendations(self.recommendations, &mut flaws);
        if *self.version.get_ref() == 0 {
            flaws.add(self.version.span(), "versions count from 1");
        }
        let id = flaws.keep(id(&self.id));
        let title = flaws.keep(words(self.title));
        let requires = flaws.keep(self.requires.understood(&levels));
        let reasons = flaws.keep(reasons(self.unscorable));
        let examples = self.examples.into_iter();
        let examples = examples.map(|one| one.understood(&levels, &criteria));
        let examples: Vec<_> = examples.filter_map(|one| flaws.keep(one)).collect();
        match (id, title, requires, reasons, flaws) {
            (Some(id), Some(title), Some(requires), Some(reasons), flaws) if flaws.is_empty() => {
                Ok(Rubric {
                    id,
                    version: self.version.into_inner(),
                    title,
                    levels,
                    criteria,
                    requires,
                    reasons,
                    examples,
                    recommendations,
                    earlier: BTreeMap::new(),
                })
            }
            (.., flaws) => Err(flaws),
        }
    }
}

/// The levels. One that is wrong keeps its place, so that what is said about it elsewhere can be checked.
fn levels(written: Spanned<Vec<WrittenLevel>>, flaws: &mut Flaws) -> Vec<Level> {
    let (at, written) = (written.span(), written.into_inner());
    if !(2..=9).contains(&written.len()) {
        let message = format!("expected 2 to 9 levels, found {}", written.len());
        flaws.add(at, message);
    }
    let mut levels: Vec<Level> = Vec::new();
    for (value, one) in (1..).zip(written) {
        let (place, name_at) = (one.value.span(), one.name.span());
        if *one.value.get_ref() != value {
            let message =
                format!("expected value = {value}: levels are numbered from 1, lowest first");
            flaws.add(place, message);
        }
        if levels.iter().any(|level| level.name == *one.name.get_ref()) {
            flaws.add(name_at, "two levels have this name");
        }
        let anchor = one.anchor.and_then(|anchor| flaws.keep(words(anchor))).unwrap_or_default();
        let name = flaws.keep(short(one.name)).unwrap_or_default();
        levels.push(Level { value, name, anchor });
    }
    levels
}

fn criteria(
    written: Vec<Spanned<WrittenCriterion>>,
    levels: &[Level],
    flaws: &mut Flaws,
) -> Vec<Criterion> {
    let anchors: Vec<String> = levels.iter().map(|level| level.anchor.clone()).collect();
    if written.is_empty() {
        return vec![Criterion {
            id: WHOLE.into(),
            name: "the answer".into(),
            weight: Ratio::from(1),
            anchors,
            applies: Applies::default(),
            is_focus: false,
            critical: None,
        }];
    }
    if let Some(tenth) = written.get(9) {
        let message = "expected at most 9 criteria: nobody scores more of one answer";
        flaws.add(tenth.span(), message);
    }
    let mut criteria: Vec<Criterion> = Vec::new();
    for one in written {
        let id_at = one.get_ref().id.span();
        let criterion = criterion(one, levels, flaws);
        if criteria.iter().any(|other| other.id == criterion.id) {
            let message = format!("two criteria are called {:?}", criterion.id);
            flaws.add(id_at, message);
        }
        criteria.push(criterion);
    }
    criteria
}

/// One criterion. What is wrong of it is left out.
fn criterion(written: Spanned<WrittenCriterion>, levels: &[Level], flaws: &mut Flaws) -> Criterion {
    let (at, one) = (written.span(), written.into_inner());
    let weight = one.weight.map(|weight| self::weight(&weight));
    Criterion {
        // One that cannot be an id is still the one that others name.
        id: flaws.keep(id(&one.id)).unwrap_or_else(|| one.id.get_ref().clone()),
        name: flaws.keep(short(one.name)).unwrap_or_default(),
        weight: weight.and_then(|weight| flaws.keep(weight)).unwrap_or(Ratio::from(1)),
        anchors: flaws.keep(anchors(one.anchors, levels, &at)).unwrap_or_default(),
        applies: flaws.keep(one.applies.understood()).unwrap_or_default(),
        is_focus: one.focus,
        critical: one.critical.and_then(|level| flaws.keep(level_of(&level, levels))),
    }
}

/// An anchor for every level: those of the criterion, or those of the levels where it has none.
fn anchors(
    mut written: BTreeMap<Spanned<String>, Spanned<String>>,
    levels: &[Level],
    at: &Range<usize>,
) -> Checked<Vec<String>> {
    if written.is_empty() {
        return Ok(levels.iter().map(|level| level.anchor.clone()).collect());
    }
    let mut anchors = Vec::new();
    for level in levels {
        let key = written.keys().find(|key| **key.get_ref() == level.value.to_string()).cloned();
        let Some(anchor) = key.and_then(|key| written.remove(&key)) else {
            let message = format!("expected an anchor for level {} as well", level.value);
            return flaw(at.clone(), message);
        };
        anchors.push(words(anchor)?);
    }
    match written.into_keys().next() {
        Some(other) => {
            let last = levels.len();
            let message = format!("{:?} is not a level: expected 1 to {last}", other.get_ref());
            flaw(other.span(), message)
        }
        None => Ok(anchors),
    }
}

/// A weight: a number above 0 and up to 1000, with no more than three decimals.
fn weight(written: &Spanned<Value>) -> Checked<Ratio> {
    let expected = || flaw(written.span(), "expected a weight: a number above 0 and up to 1000");
    let thousandths = match written.get_ref() {
        Value::Integer(whole) => whole.saturating_mul(1000),
        Value::Float(number) if (0.0..=1000.0).contains(number) => {
            let exact = number * 1000.0;
            if (exact - exact.round()).abs() > 1e-6 {
                return flaw(written.span(), "expected a weight of at most three decimals");
            }
            #[allow(clippy::cast_possible_truncation, reason = "it is 0 to 1,000,000")]
            let rounded = exact.round() as i64;
            rounded
        }
        _ => return expected(),
    };
    match Ratio::new(thousandths, 1000) {
        Some(weight) if (1..=1_000_000).contains(&thousandths) => Ok(weight),
        _ => expected(),
    }
}

impl WrittenApplies {
    fn understood(self) -> Checked<Applies> {
        let patterns = |all: Vec<Spanned<String>>| all.iter().map(pattern).collect::<Checked<_>>();
        Ok(Applies {
            questions: patterns(self.questions)?,
            skills: patterns(self.skills)?,
            answers: self.answers.iter().map(run).collect::<Checked<_>>()?,
        })
    }
}

fn pattern(written: &Spanned<String>) -> Checked<Pattern> {
    match Pattern::new(written.get_ref()) {
        Some(pattern) => Ok(pattern),
        None => flaw(written.span(), "expected at least one word"),
    }
}

/// The numbers of answers: `3` or `"3-5"`.
fn run(written: &Spanned<Value>) -> Checked<(usize, usize)> {
    let ends = match written.get_ref() {
        Value::Integer(one) => usize::try_from(*one).ok().map(|one| (one, one)),
        Value::String(text) => text.split_once('-').and_then(|(first, last)| {
            Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
        }),
        _ => None,
    };
    match ends {
        Some((first, last)) if 0 < first && first <= last => Ok((first, last)),
        _ => flaw(written.span(), "expected the number of an answer, or \"3-5\" for several"),
    }
}

impl WrittenRequires {
    fn understood(self, levels: &[Level]) -> Checked<Requires> {
        let known = |all: &[Spanned<u8>]| {
            all.iter().map(|level| level_of(level, levels)).collect::<Checked<Vec<u8>>>()
        };
        Ok(Requires {
            every_answer: self.every_answer,
            overall: self.overall,
            reason: self.reason,
            session_note: self.session_note,
            quote_at: known(&self.quote_at)?,
            note_at: known(&self.note_at)?,
        })
    }
}

fn level_of(written: &Spanned<u8>, levels: &[Level]) -> Checked<u8> {
    let value = *written.get_ref();
    if levels.iter().any(|level| level.value == value) {
        return Ok(value);
    }
    flaw(written.span(), format!("{value} is not a level: expected 1 to {}", levels.len()))
}

fn reasons(written: Vec<WrittenReason>) -> Checked<Vec<(Reason, String)>> {
    if written.is_empty() {
        return Ok(Reason::ALL.map(|reason| (reason, reason.label().to_owned())).into());
    }
    let mut reasons: Vec<(Reason, String)> = Vec::new();
    for one in written {
        let (at, reason) = (one.reason.span(), one.reason.into_inner());
        if reasons.iter().any(|(other, _)| *other == reason) {
            return flaw(at, "this reason stands here twice");
        }
        reasons.push((reason, one.label.map_or(Ok(reason.label().to_owned()), short)?));
    }
    Ok(reasons)
}

impl WrittenExample {
    fn understood(self, levels: &[Level], criteria: &[Criterion]) -> Checked<Example> {
        if let Some(id) = &self.criterion
            && criteria.iter().all(|one| one.id != *id.get_ref())
        {
            let known: Vec<&str> = criteria.iter().map(|one| one.id.as_str()).collect();
            return flaw(
                id.span(),
                format!("expected the id of a criterion: {}", known.join(", ")),
            );
        }
        Ok(Example {
            question: self.question.as_ref().map(pattern).transpose()?,
            criterion: self.criterion.map(Spanned::into_inner),
            level: level_of(&self.level, levels)?,
            answer: words(self.answer)?,
        })
    }
}

fn recommendations(
    written: Spanned<Vec<WrittenRecommendation>>,
    flaws: &mut Flaws,
) -> Vec<Recommendation> {
    let (at, written) = (written.span(), written.into_inner());
    if !(2..=9).contains(&written.len()) {
        let message = format!("expected 2 to 9 recommendations, found {}", written.len());
        flaws.add(at, message);
    }
    let mut all: Vec<Recommendation> = Vec::new();
    for one in written {
        let id_at = one.id.span();
        let id = flaws.keep(id(&one.id)).unwrap_or_else(|| one.id.get_ref().clone());
        if all.iter().any(|other| other.id == id) {
            flaws.add(id_at, format!("two recommendations are called {id:?}"));
        }
        let is_positive = one.positive.unwrap_or(POSITIVE.contains(&id.as_str()));
        let label = flaws.keep(short(one.label)).unwrap_or_default();
        all.push(Recommendation { id, label, is_positive });
    }
    all
}

fn id(written: &Spanned<String>) -> Checked<String> {
    if Rubric::is_id(written.get_ref()) {
        return Ok(written.get_ref().clone());
    }
    flaw(written.span(), "expected an id of 1 to 32 of the signs a-z, 0-9, - and _")
}

/// Text that is not empty.
fn words(written: Spanned<String>) -> Checked<String> {
    if written.get_ref().trim().is_empty() {
        return flaw(written.span(), "expected some words");
    }
    Ok(written.into_inner())
}

/// Text that fits beside a key.
fn short(written: Spanned<String>) -> Checked<String> {
    let at = written.span();
    let text = words(written)?;
    if text.chars().count() > 40 || text.contains('\n') {
        return flaw(at, "expected a name of at most 40 characters, in one line");
    }
    Ok(text)
}
