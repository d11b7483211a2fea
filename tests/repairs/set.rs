//! The made-up mis-hearings in `cases/`, and how many of them are found. `cases/README.md` tells the form.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "shared by a test and an example, each of which uses a part"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

use candor::model::exchange::{
    Bytes, Certainty, Exchange, ExchangeKind, Mark, Origin, Part, Question, RepairSource, Speaker,
    Turn,
};
use candor::model::ids::{ExchangeId, SessionId, TurnId};
use candor::model::session::{Format, Job, Profile, SCHEMA, Session, Skill, Source};
use candor::reading::repair::{Glossary, repairs};

/// One answer, as heard.
pub struct Case {
    pub trade: String,
    pub text: String,
    /// Byte ranges with what was said there, and where that is known from.
    pub wrong: Vec<Wrong>,
    /// True where rules are made on other cases.
    pub is_held_out: bool,
    profile: Profile,
    skills: Vec<Skill>,
}

/// Words that were mis-heard.
pub struct Wrong {
    pub start: usize,
    pub end: usize,
    pub probable: String,
    pub source: String,
}

/// What became of the cases.
#[derive(Default, Clone)]
pub struct Tally {
    /// Right and wrong proposals by certainty.
    pub proposed: BTreeMap<Certainty, [usize; 2]>,
    /// Mis-hearings, and those that were found.
    pub wrong: usize,
    pub found: usize,
    /// Right repairs whose source is the expected one.
    pub sourced: usize,
}

impl Tally {
    /// The share of right proposals, of this certainty or of all.
    pub fn precision(&self, certainty: Option<Certainty>) -> f64 {
        let [right, wrong] = self.counts(certainty);
        ratio(right, right + wrong)
    }

    /// Right and wrong proposals.
    pub fn counts(&self, certainty: Option<Certainty>) -> [usize; 2] {
        let counted =
            self.proposed.iter().filter(|(one, _)| certainty.is_none_or(|it| it == **one));
        counted.fold([0, 0], |sum, (_, [right, wrong])| [sum[0] + right, sum[1] + wrong])
    }

    /// The share of mis-hearings that were found.
    pub fn recall(&self) -> f64 {
        ratio(self.found, self.wrong)
    }
}

#[allow(clippy::cast_precision_loss, reason = "small counts")]
pub fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// All cases, by trade and in the order of their files.
pub fn cases() -> io::Result<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/repairs/cases");
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut cases = Vec::new();
    for file in files
        .iter()
        .map(fs::DirEntry::path)
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
    {
        let trade =
            file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        cases.extend(of_trade(&trade, &fs::read_to_string(&file)?));
    }
    Ok(cases)
}

fn of_trade(trade: &str, file: &str) -> Vec<Case> {
    let (mut profile, mut skills) = (Profile::default(), Vec::new());
    let mut counts = [0_usize; 2];
    let mut cases = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty()) {
        let list = |names: &str| -> Vec<String> { names.split(", ").map(Into::into).collect() };
        if let Some(names) = line.strip_prefix("employers: ") {
            let job = |name| Job { employer: Some(name), ..Job::default() };
            profile.experience.extend(list(names).into_iter().map(job));
        } else if let Some(names) = line.strip_prefix("titles: ") {
            let job = |name| Job { title: Some(name), ..Job::default() };
            profile.experience.extend(list(names).into_iter().map(job));
        } else if let Some(names) = line.strip_prefix("skills: ") {
            skills.extend(list(names).into_iter().map(|name| Skill { name, ..Skill::default() }));
        } else {
            let (text, wrong) = read(line);
            let count = &mut counts[usize::from(wrong.is_empty())];
            *count += 1;
            let is_held_out = *count % 2 == 0;
            let (profile, skills) = (profile.clone(), skills.clone());
            cases.push(Case { trade: trade.into(), text, wrong, is_held_out, profile, skills });
        }
    }
    cases
}

/// `a {heard|probable|source} b` as `a heard b`.
fn read(line: &str) -> (String, Vec<Wrong>) {
    let (mut text, mut wrong) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, more)) = rest.split_once('{') {
        let (inside, after) = more.split_once('}').expect("a brace is closed");
        let [heard, probable, source] = inside.split('|').collect::<Vec<_>>()[..] else {
            panic!("three parts in {inside}")
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(heard);
        wrong.push(Wrong {
            start,
            end: text.len(),
            probable: probable.into(),
            source: source.into(),
        });
        rest = after;
    }
    text.push_str(rest);
    (text, wrong)
}

impl Case {
    /// A session of this one answer.
    pub fn session(&self) -> Session {
        let id = SessionId::new("3f9c0a51d2e7").expect("an id");
        let turn = Turn {
            id: TurnId::nth(1),
            speaker: Speaker::Candidate,
            name: None,
            part: Part::Answer,
            text: self.text.clone().into(),
            start_ms: None,
            end_ms: None,
            bytes: Bytes::default(),
            guess: false,
            from: None,
        };
        let question =
            Question { text: None, origin: Origin::Lost, at: Box::default(), guess: false };
        let exchange = Exchange {
            id: ExchangeId::at(&id, 0),
            kind: ExchangeKind::Question,
            question,
            turns: vec![turn],
            marks: None,
            guess: false,
            number: None,
            shape: None,
        };
        let source = Source {
            name: "case".into(),
            format: Format::Page,
            why: String::new(),
            bytes: 0,
            sha256: String::new(),
        };
        Session {
            schema: SCHEMA.into(),
            id,
            source,
            profile: self.profile.clone(),
            skills: self.skills.clone(),
            exchanges: vec![exchange].into(),
            report: Arc::default(),
            unclaimed: None,
            sample: false,
            extra: serde_json::Map::new(),
        }
    }

    /// The repairs that are proposed in it.
    pub fn marks(&self, glossary: &Glossary) -> Vec<Mark> {
        repairs(&self.session(), glossary).into_values().flatten().collect()
    }

    /// The mis-hearing that `mark` repairs: put in its place, the answer has the letters that were said.
    pub fn repaired<'a>(&'a self, mark: &Mark) -> Option<&'a Wrong> {
        let probable = &mark.repair.as_ref()?.probable;
        let (start, end) = (mark.span.start, mark.span.end);
        let repaired = self.with(start, end, probable);
        self.wrong.iter().find(|wrong| {
            wrong.start < end
                && start < wrong.end
                && self.with(wrong.start, wrong.end, &wrong.probable) == repaired
        })
    }

    /// The letters of the answer with other words in one place.
    fn with(&self, start: usize, end: usize, words: &str) -> String {
        letters(&[&self.text[..start], words, &self.text[end..]].concat())
    }

    /// Counts what was proposed and found.
    pub fn count(&self, marks: &[Mark], tally: &mut Tally) {
        tally.wrong += self.wrong.len();
        for mark in marks {
            let Some(repair) = &mark.repair else { continue };
            let right = self.repaired(mark);
            tally.proposed.entry(repair.certainty).or_default()[usize::from(right.is_none())] += 1;
            if let Some(right) = right {
                tally.found += 1;
                tally.sourced += usize::from(right.source == label(repair.source));
            }
        }
    }
}

fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

pub fn label(source: RepairSource) -> &'static str {
    match source {
        RepairSource::Profile => "profile",
        RepairSource::Answer => "answer",
        RepairSource::Glossary => "glossary",
    }
}
