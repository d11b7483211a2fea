//! What a report says, before it has a form. Every format writes this view and nothing else, so that all of them say
//! the same; as JSON it is written as it stands, and the names of its fields are those of `assets/schema/report.json`.
//!
//! Words are verbatim, masked where the report is anonymous. Numbers that had to be rounded are text already.

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::exchange::{ExchangeKind, Origin};
use crate::model::ratio::Ratio;
use crate::model::review::{SkillVerdict, Status};
use crate::text::{counted, in_ranges};

/// The schema of a report as JSON.
pub const SCHEMA: &str = "candor/report/1";

/// That people gave the scores: every report says it.
pub(super) const BY_PEOPLE: &str =
    "every score was given by a person; none was computed from the text";

/// What a report says.
#[derive(Serialize)]
pub(super) struct View<'a> {
    pub(super) schema: &'static str,
    /// True where names, employers and schools are masked.
    pub(super) anonymous: bool,
    pub(super) candidate: String,
    pub(super) headline: Option<String>,
    /// The session's id; its first digits where the report is anonymous.
    pub(super) session: String,
    /// The name of the file that was imported; not said where the report is anonymous.
    pub(super) source: Option<String>,
    /// True for the made-up session that comes with the program.
    pub(super) sample: bool,
    pub(super) reviewer: String,
    pub(super) status: Status,
    pub(super) last_change: Option<Timestamp>,
    pub(super) submission: Option<Submitted>,
    pub(super) rubric: Grid,
    /// That no score is automatic.
    pub(super) scores_given_by: &'static str,
    pub(super) counts: Counts,
    pub(super) note: String,
    pub(super) overall: Option<Recommended>,
    /// `None` until the overall recommendation is given.
    pub(super) means: Option<Sums>,
    /// What stands in no mean, and why.
    pub(super) not_counted: Vec<Aside>,
    pub(super) critical: Option<Critical>,
    /// What was cut off, lost or guessed.
    pub(super) caveats: Vec<Aside>,
    /// The claimed skills that have a verdict.
    pub(super) skills: Vec<Judged>,
    pub(super) answers: Answers<'a>,
    /// What to ask next time.
    pub(super) follow_ups: Vec<String>,
}

/// The answers, each gathered when its turn comes: all those of a long session take more room than the session.
pub(super) struct Answers<'a> {
    count: usize,
    gather: Box<dyn Fn(usize) -> Answered + 'a>,
    is_wanted: &'a dyn Fn() -> bool,
}

impl<'a> Answers<'a> {
    /// So many answers; `gather` gathers the one at a position, counted from 0.
    pub(super) fn new(count: usize, gather: impl Fn(usize) -> Answered + 'a) -> Self {
        Self { count, gather: Box::new(gather), is_wanted: &|| true }
    }

    /// The same, up to the one at which nobody wants them any more.
    pub(super) fn only_while(self, is_wanted: &'a dyn Fn() -> bool) -> Self {
        Self { is_wanted, ..self }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Answered> {
        (0..self.count).take_while(|_| (self.is_wanted)()).map(&self.gather)
    }

    pub(super) fn get(&self, position: usize) -> Option<Answered> {
        (position < self.count).then(|| (self.gather)(position))
    }
}

impl Serialize for Answers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// When the review was handed in, and what was changed since.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Submitted {
    pub(super) at: Timestamp,
    pub(super) sha256: String,
    /// How often it was handed in.
    pub(super) times: usize,
    /// What it says otherwise than the time before, or than what was handed in while it is being amended.
    pub(super) amended: Vec<String>,
    /// True where the file says something else than what was handed in, although nobody amended it.
    pub(super) altered: bool,
}

/// The rubric.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Grid {
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) title: String,
    pub(super) levels: Vec<Step>,
}

/// A level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Step {
    pub(super) value: u8,
    pub(super) name: String,
}

/// How far the review has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    pub(super) scored: usize,
    pub(super) unscorable: usize,
    pub(super) open: usize,
}

/// The overall recommendation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Recommended {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) reason: String,
    pub(super) given_at: Option<Timestamp>,
    /// What has changed since: `given before 2 scores changed`.
    pub(super) outdated: Option<String>,
}

/// What the scores come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Sums {
    pub(super) criteria: Vec<Row>,
    pub(super) whole: Option<Row>,
    /// The conditions under which the whole would be another.
    pub(super) otherwise: Vec<Moved>,
    /// Where the overall recommendation parts from the mean.
    pub(super) parting: Option<String>,
}

/// A mean, never without its n.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) mean: Option<Decimal>,
    pub(super) n: u32,
    pub(super) lowest: Option<u8>,
    pub(super) highest: Option<u8>,
    /// On how many answers the criterion did not come up.
    pub(super) did_not_come_up: u32,
    pub(super) weight: Option<Decimal>,
    /// All of it but the weight, in words.
    #[serde(skip)]
    pub(super) words: String,
    /// Where the mean stands between the lowest level of the rubric, 0, and the highest, 1.
    #[serde(skip)]
    pub(super) share: Option<Ratio>,
}

/// The whole under a condition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Moved {
    pub(super) condition: &'static str,
    pub(super) mean: Option<Decimal>,
    pub(super) n: u32,
    #[serde(skip)]
    pub(super) words: String,
}

/// Something that has to be said about some answers, or about none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Aside {
    pub(super) what: String,
    /// Their numbers.
    pub(super) answers: Vec<String>,
}

impl Aside {
    /// `answer cut off: 2, 4–9`
    pub(super) fn in_words(&self) -> String {
        if self.answers.is_empty() {
            return self.what.clone();
        }
        format!("{}: {}", self.what, in_ranges(&self.answers))
    }
}

/// The critical flags.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Critical {
    /// The numbers of the answers.
    pub(super) answers: Vec<String>,
    /// Why the recommendation is positive all the same.
    pub(super) despite: String,
}

/// A claimed skill and what was found out about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Judged {
    pub(super) name: String,
    pub(super) verdict: SkillVerdict,
    /// In how many answers it is named; `None` where the session was read in part.
    pub(super) named_in: Option<usize>,
}

impl Judged {
    /// `shown · named in 2 answers`
    pub(super) fn in_words(&self) -> String {
        let verdict = self.verdict.label();
        match self.named_in {
            None => verdict.into(),
            Some(0) => format!("{verdict} · named in no answer"),
            Some(count) => format!("{verdict} · named in {}", counted(count, "answer")),
        }
    }
}

/// One exchange.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Answered {
    pub(super) number: String,
    pub(super) exchange: String,
    pub(super) kind: ExchangeKind,
    pub(super) question: Asked,
    pub(super) state: Decided,
    /// Why there is no score, where one was said to be impossible.
    pub(super) reason: Option<String>,
    /// The correction that came after the score: `the split`.
    pub(super) scored_before: Option<&'static str>,
    /// Scores that were brought together by a merge and of which none is chosen.
    pub(super) before_the_merge: Vec<String>,
    pub(super) scores: Vec<Given>,
    pub(super) flagged: bool,
    pub(super) critical: bool,
    /// True where there is a score and no quote.
    pub(super) unsupported: bool,
    /// Where the answer is cut off: `at its end`, `in part 1 of 2`.
    pub(super) cut_off: Option<String>,
    /// What has to be said about question, answer and score.
    pub(super) remarks: Vec<String>,
    pub(super) quotes: Vec<Cited>,
    pub(super) note: String,
    /// What was said; empty where the report goes without.
    pub(super) words: Vec<Said>,
}

/// The question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Asked {
    /// `None` where it is lost.
    pub(super) text: Option<String>,
    pub(super) origin: Origin,
    /// True where it is a guess.
    pub(super) guess: bool,
    /// The words by which an answer to a lost question is known.
    pub(super) answer_begins: Option<String>,
}

impl Asked {
    /// How the question is known, in a word.
    pub(super) fn known(&self) -> &'static str {
        match self.origin {
            _ if self.guess => "guessed",
            Origin::Given => "given",
            Origin::Recovered => "recovered",
            Origin::Written => "written by a reviewer",
            Origin::Lost => "lost",
        }
    }

    /// The question, or how the answer begins where the question is lost.
    pub(super) fn in_words(&self) -> String {
        match (&self.text, &self.answer_begins) {
            (Some(text), _) => text.clone(),
            (None, Some(words)) => format!("question lost: “{words} …”"),
            (None, None) => "question lost".into(),
        }
    }
}

/// How far an answer is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Decided {
    Scored,
    PartlyScored,
    Unscorable,
    Open,
    /// Nothing of it is to be scored: small talk, say.
    NotCounted,
}

/// One criterion of an answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Given {
    pub(super) criterion: String,
    pub(super) name: String,
    pub(super) weight: Decimal,
    pub(super) level: Option<u8>,
    pub(super) level_name: Option<String>,
    pub(super) did_not_come_up: bool,
    pub(super) rubric_version: Option<u32>,
    #[serde(rename = "given_at")]
    pub(super) at: Option<Timestamp>,
    /// True where the level was given on a scale of another length, so that it is in no mean.
    pub(super) on_another_scale: bool,
}

impl Given {
    /// `4 good`, `did not come up` or `not scored`.
    pub(super) fn in_words(&self) -> String {
        match (self.level, &self.level_name) {
            (Some(level), Some(name)) => format!("{level} {name}"),
            (Some(level), None) => level.to_string(),
            _ if self.did_not_come_up => "did not come up".into(),
            _ => "not scored".into(),
        }
    }
}

impl Answered {
    /// The score in a few words: `4 good`, `Problem 4 good · Own part did not come up`, `unscorable: not asked`.
    pub(super) fn score(&self) -> String {
        if !self.before_the_merge.is_empty() {
            return format!("not scored: {} before the merge", self.before_the_merge.join(" and "));
        }
        let since = self.scored_before.map(|change| format!(", scored before {change}"));
        self.given() + &since.unwrap_or_default()
    }

    fn given(&self) -> String {
        match (self.state, &self.reason) {
            (Decided::Unscorable, Some(reason)) => format!("unscorable: {reason}"),
            (Decided::Open | Decided::NotCounted | Decided::Unscorable, _) => "not scored".into(),
            _ => match self.scores.as_slice() {
                [one] => one.in_words(),
                all => {
                    let each = all.iter().map(|one| format!("{} {}", one.name, one.in_words()));
                    each.collect::<Vec<_>>().join(" · ")
                }
            },
        }
    }

    /// True where the score is told in one line, and false where each criterion has its own.
    pub(super) fn has_one_line(&self) -> bool {
        self.scores.len() < 2 || !matches!(self.state, Decided::Scored | Decided::PartlyScored)
    }

    /// Flags and remarks, as they stand behind the score.
    pub(super) fn asides(&self) -> Vec<String> {
        let flags = [
            (self.critical, "critical"),
            (self.flagged, "flagged"),
            (self.unsupported, "unsupported: no quote"),
        ];
        let flags = flags.into_iter().filter(|(is_set, _)| *is_set);
        let since = self.scored_before.filter(|_| !self.has_one_line());
        let since = since.map(|change| format!("scored before {change}"));
        let flags = flags.map(|(_, words)| words.to_owned());
        flags.chain(since).chain(self.remarks.iter().cloned()).collect()
    }
}

/// A quote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Cited {
    #[serde(rename = "for")]
    pub(super) is_for: bool,
    pub(super) text: String,
    /// The id of the criterion that it belongs to.
    pub(super) criterion: Option<String>,
    /// What has become of its words.
    pub(super) remark: Option<&'static str>,
}

impl Cited {
    /// `for` or `against`.
    pub(super) fn side(&self) -> &'static str {
        if self.is_for { "for" } else { "against" }
    }
}

/// A turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Said {
    /// Who speaks.
    pub(super) speaker: String,
    pub(super) text: String,
}

/// A number that was rounded once and is written with these very digits everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal(pub(super) String);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.clone()).map_err(serde::ser::Error::custom)?;
        raw.serialize(to)
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A time as reports say it, in UTC.
pub(super) fn when(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

impl View<'_> {
    /// Draft or submitted, in words.
    pub(super) fn state(&self) -> &'static str {
        match (self.status, &self.submission) {
            (Status::Submitted, _) => "submitted",
            (Status::Draft, Some(_)) => "submitted, now being amended",
            (Status::Draft, None) => "draft",
        }
    }

    /// Who, for whom, when, by which rubric: label and words.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![("reviewer", format!("{} ({})", self.reviewer, self.state()))];
        let rubric = &self.rubric;
        facts.push(("rubric", format!("{}, version {}", rubric.id, rubric.version)));
        facts.extend(self.last_change.map(|at| ("last change", when(at))));
        if let Some(submission) = &self.submission {
            let times = match submission.times {
                1 => String::new(),
                times => format!(", submission {times}"),
            };
            let words = format!("{}{times}, SHA-256 {}", when(submission.at), submission.sha256);
            facts.push(("submitted", words));
            if !submission.amended.is_empty() {
                facts.push(("amended", submission.amended.join("; ")));
            }
            if submission.altered {
                let words = "the file was changed by other means after it was submitted";
                facts.push(("warning", words.into()));
            }
        }
        let source = self.source.as_ref().map(|source| format!(" ({source})"));
        facts.push(("session", format!("{}{}", self.session, source.unwrap_or_default())));
        if self.anonymous {
            let words = "the candidate's name, employers and schools are masked";
            facts.push(("anonymous", words.into()));
        }
        if self.sample {
            facts.push(("sample", "made up, not an interview".into()));
        }
        facts
    }

    /// `5 scored · 1 unscorable · 2 open`
    pub(super) fn progress(&self) -> String {
        let Counts { scored, unscorable, open } = self.counts;
        format!("{scored} scored · {unscorable} unscorable · {open} open")
    }

    /// What is said where the means would stand.
    pub(super) fn without_means(&self) -> Option<&'static str> {
        self.means.is_none().then_some("not given yet; the means stay hidden until it is")
    }
}
