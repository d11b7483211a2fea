//! Exchanges: one question with its answer, made of turns; spans and marks on them.
//!
//! A long session has hundreds of thousands of them. So what nearly all have none of takes the room of one pointer.

use std::ops::Range;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::ids::{ExchangeId, SessionId, TurnId};
use super::lists::{fields_if_any, fitted, fitted_slice, if_any};
use super::millis::Millis;
use super::words::Words;

/// One question with its answer: the unit that is scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    /// Its id, made from session and place in the source.
    pub id: ExchangeId,
    /// What sort of exchange it is.
    pub kind: ExchangeKind,
    /// The question, or the fact that it is lost.
    pub question: Question,
    /// Every word of the exchange, in order.
    #[serde(deserialize_with = "fitted")]
    pub turns: Vec<Turn>,
    /// Findings on the text. Never stored with the session; filled in for `show`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<Box<Vec<Mark>>>,
    /// True where the bounds of the exchange are a guess.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
    /// The number on screen, where corrections have made it another than its place: `4a`, `4+5`. Never
    /// stored with the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Box<String>>,
    /// What corrections have made of it; `None` where it stands as imported. Never stored with the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Box<Shape>>,
}

/// What corrections have made of an exchange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// The id of the operation that changed it last.
    pub by: String,
    /// What that operation did.
    pub how: Change,
    /// The exchanges whose first word stands in this one now, and which are none of their own any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<ExchangeId>,
    /// When that operation was made. Known from the corrections, and never written.
    #[serde(skip)]
    pub at: Option<Timestamp>,
}

/// What an operation did to an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was cut in two.
    Split,
    /// Another one was joined to it.
    Merge,
    /// Its answer begins elsewhere.
    Boundary,
    /// Somebody else speaks in it.
    Speaker,
}

impl Change {
    /// The words behind "scored before".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Split => "the split",
            Self::Merge => "the merge",
            Self::Boundary => "the boundary moved",
            Self::Speaker => "the speaker changed",
        }
    }
}

/// What sort of exchange it is. Only questions count in progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExchangeKind {
    /// A question and its answer.
    Question,
    /// Small talk before the first question.
    Opening,
    /// Goodbyes.
    Closing,
}

/// The question of an exchange.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its words; `None` where it is lost.
    pub text: Option<Words>,
    /// How we know it.
    pub origin: Origin,
    /// Where it stands in the turns; empty where it is lost or written.
    #[serde(default, deserialize_with = "fitted_slice")]
    pub at: Box<[Span]>,
    /// True where it is a guess that the reviewer should look at.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
}

impl Question {
    /// What stands at these places, as one; `None` where there is none of them.
    #[must_use]
    pub fn words_at(at: &[Span]) -> Option<Words> {
        match at {
            [] => None,
            [only] => Some(only.text.clone()),
            more => {
                let words: Vec<&str> = more.iter().map(|span| span.text.as_str()).collect();
                Some(words.join(" ").into())
            }
        }
    }

    /// True where these are its words.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.text.as_deref() == Some(text)
    }
}

/// How a question is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It is in the source.
    Given,
    /// It was found inside the answer.
    Recovered,
    /// A reviewer typed it.
    Written,
    /// Nobody knows it.
    Lost,
}

/// One speaker's uninterrupted speech.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// Its number in the session as imported.
    pub id: TurnId,
    /// Whose words they are.
    pub speaker: Speaker,
    /// The label in the source, verbatim.
    pub name: Option<Box<str>>,
    /// What the turn is in its exchange.
    pub part: Part,
    /// The words, verbatim.
    pub text: Words,
    /// Start in milliseconds from the start of the recording, where the source has it.
    pub start_ms: Option<Millis>,
    /// End in milliseconds from the start of the recording, where the source has it.
    pub end_ms: Option<Millis>,
    /// Where the words stand: bytes of the decoded source.
    pub bytes: Bytes,
    /// True where speaker or bounds are a guess.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
    /// Which part of the imported turn it is; `None` where it is all of it. Never stored with the session.
    #[serde(default, deserialize_with = "if_any", skip_serializing_if = "Option::is_none")]
    pub from: Option<Box<Vec<Span>>>,
}

impl Turn {
    /// Where its text begins in the turn as imported, in bytes.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.from.as_ref().and_then(|from| from.first()).map_or(0, |span| span.start)
    }

    /// The bytes of the imported turn that it holds.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.offset()..self.offset() + self.text.len()
    }
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Speaker {
    /// Somebody who asks.
    Interviewer,
    /// The one who is interviewed.
    Candidate,
    /// Somebody else, or nobody knows.
    Other,
}

/// What a turn is in its exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The question that opens the exchange.
    Question,
    /// Part of the answer.
    Answer,
    /// A further question inside the exchange.
    FollowUp,
    /// "Mm-hmm": does not break an answer.
    BackChannel,
    /// Words that belong to nobody in the interview.
    Stray,
}

/// A range of bytes of the decoded source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bytes {
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

impl Bytes {
    /// The same as a range; what no machine word holds ends at its largest value.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        place(self.start)..place(self.end)
    }
}

impl From<Range<usize>> for Bytes {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start as u64, end: range.end as u64 }
    }
}

/// A piece of a turn's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The turn as imported.
    pub turn: TurnId,
    /// First byte, into the turn's text (UTF-8).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words themselves, so that the span can be found again.
    pub text: Words,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten, deserialize_with = "fields_if_any", skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Map<String, Value>>>,
}

impl Span {
    /// The span over `range` of a turn as imported, where these words stand.
    #[must_use]
    pub fn new(turn: TurnId, range: Range<usize>, text: impl Into<Words>) -> Self {
        let text = text.into();
        Self { turn, start: range.start, end: range.end, text, extra: None }
    }

    /// The span over `range` of the text of `turn`; `None` where the range is not on character bounds.
    #[must_use]
    pub fn of(turn: &Turn, range: Range<usize>) -> Option<Self> {
        turn.text.get(range.clone())?;
        let text = turn.text.part(range.clone());
        let (start, end) = (turn.offset() + range.start, turn.offset() + range.end);
        Some(Self::new(turn.id.clone(), start..end, text))
    }

    /// What of the span stands in `turn`, in bytes of the turn as imported; `None` where nothing does.
    #[must_use]
    pub fn part_in(&self, turn: &Turn) -> Option<Range<usize>> {
        let held = turn.range();
        let part = self.start.max(held.start)..self.end.min(held.end);
        (self.turn == turn.id && !part.is_empty()).then_some(part)
    }

    /// Where the span stands in the text of `turn`; `None` where it is not part of it.
    #[must_use]
    pub fn within(&self, turn: &Turn) -> Option<Range<usize>> {
        let held = turn.range();
        let is_held = self.turn == turn.id && held.start <= self.start && self.end <= held.end;
        is_held.then(|| self.start - held.start..self.end - held.start)
    }
}

/// A finding on the text, shown with its rule. The text itself never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// What was found.
    pub kind: MarkKind,
    /// Where; empty text for a place between words.
    pub span: Span,
    /// The rule that found it, in words.
    pub rule: Words,
    /// True where the finding is a guess.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
    /// What probably was said, where the mark is a repair.
    #[serde(flatten, default, skip_serializing_if = "Option::is_none")]
    pub repair: Option<Box<Repair>>,
}

/// What was probably said in place of the words that were heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The words that were probably said.
    pub probable: String,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// Where the right form is known from.
    pub source: RepairSource,
}

/// How sure a repair is, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Nine in ten are right.
    High,
    /// Worth a look.
    Medium,
    /// One of several readings.
    Low,
}

impl Certainty {
    /// The word on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// Where the right form of a repair is known from, the safest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepairSource {
    /// The candidate's own profile and skills.
    Profile,
    /// Another place of the same answer.
    Answer,
    /// The user's own glossary, or the built-in one.
    Glossary,
}

impl RepairSource {
    /// The words on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Profile => "the candidate's own words",
            Self::Answer => "the same answer",
            Self::Glossary => "the glossary",
        }
    }
}

impl Mark {
    /// What a decision about this repair is filed under: the place and the words proposed. The same as long
    /// as the session stands as imported, whatever is corrected.
    #[must_use]
    pub fn repair_id(&self) -> Option<String> {
        let Span { turn, start, end, .. } = &self.span;
        let repair = self.repair.as_ref()?;
        Some(format!("{turn}:{start}-{end} {}", repair.probable))
    }
}

/// What a mark says about the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// The recording stops before the sentence does.
    CutOff,
    /// Words that are probably not the candidate's.
    Stray,
    /// The answer opens with the question's own words, or a garbled form of them.
    Echo,
    /// A transcriber's note beside the words: `[laughs]`.
    Aside,
    /// A sound of hesitation: `um`.
    Filler,
    /// Words said again at once: `in in`.
    Stutter,
    /// A phrase that fills a pause: `you know`.
    Phrase,
    /// Words that were probably mis-heard.
    Repair,
    /// A skill is named.
    Skill,
}

impl MarkKind {
    /// The word on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::CutOff => "cut off",
            Self::Stray => "stray talk",
            Self::Echo => "echo of the question",
            Self::Aside => "aside",
            Self::Filler => "filler",
            Self::Stutter => "stutter",
            Self::Phrase => "filler phrase",
            Self::Repair => "repair",
            Self::Skill => "skill",
        }
    }

    /// True where the words themselves show it, so that nothing has to be said about it.
    #[must_use]
    pub fn speaks_for_itself(self) -> bool {
        !matches!(self, Self::CutOff | Self::Stray | Self::Echo)
    }
}

impl Exchange {
    /// The turns that make up the answer, everything but the opening question.
    pub fn answer(&self) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(|turn| turn.part != Part::Question)
    }

    /// The first content words of the candidate's answer, for a lost question: fillers left out, and what
    /// everybody begins with.
    #[must_use]
    pub fn opening_words(&self) -> String {
        const WORDS: usize = 12;
        const FILLERS: &[&str] = &["um", "uh", "er", "ah", "uhm", "hmm"];
        const OPENERS: &[&str] = &[
            "so", "yeah", "yes", "okay", "ok", "well", "and", "i", "we", "you", "the", "a", "it",
            "that", "to", "would", "can", "could", "should", "maybe", "for", "will", "then",
        ];
        let text = self
            .answer()
            .find(|turn| turn.speaker == Speaker::Candidate)
            .or_else(|| self.answer().next())
            .map_or("", |turn| turn.text.as_str());
        let is_one_of = |word: &str, list: &[&str]| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            list.iter().any(|one| one.eq_ignore_ascii_case(bare))
        };
        let words = text.split_whitespace();
        let spoken = words.clone().filter(|word| !is_one_of(word, FILLERS));
        let content = spoken.skip_while(|word| is_one_of(word, OPENERS)).take(WORDS);
        let mut content: Vec<&str> = content.collect();
        if content.is_empty() {
            content = words.take(WORDS).collect();
        }
        content.join(" ")
    }

    /// The exchanges that corrections have made part of this one.
    #[must_use]
    pub fn held(&self) -> &[ExchangeId] {
        self.shape.as_ref().map_or(&[], |shape| &shape.holds)
    }

    /// Its own id, then those of the exchanges that corrections have made part of it.
    pub fn ids(&self) -> impl Iterator<Item = &ExchangeId> {
        [&self.id].into_iter().chain(self.held())
    }

    /// True where this is the exchange with this id, or the one that it was made part of.
    #[must_use]
    pub fn answers_to(&self, id: &ExchangeId) -> bool {
        self.ids().any(|own| own == id)
    }

    /// The turns of each exchange that was merged into this one, in order; one part where nothing was.
    #[must_use]
    pub fn parts(&self, session: &SessionId) -> Vec<Range<usize>> {
        let begins_one =
            |turn: &Turn| self.held().contains(&ExchangeId::at(session, turn.bytes.start));
        let behind_first = self.turns.iter().enumerate().skip(1);
        let begins = behind_first.filter(|(_, turn)| !self.held().is_empty() && begins_one(turn));
        let begins: Vec<usize> = [0].into_iter().chain(begins.map(|(at, _)| at)).collect();
        let ends = begins.iter().skip(1).copied().chain([self.turns.len()]);
        begins.iter().copied().zip(ends).map(|(begin, end)| begin..end).collect()
    }

    /// True where the exchange counts in progress.
    #[must_use]
    pub fn is_scored_by_default(&self) -> bool {
        self.kind == ExchangeKind::Question
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
pub(crate) fn is_false(flag: &bool) -> bool {
    !flag
}
