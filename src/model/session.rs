//! The session: one interview as imported. Never changed by a review.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exchange::{Bytes, Exchange, ExchangeKind, Span, Turn, is_false};
use super::exchanges::Exchanges;
use super::ids::{ExchangeId, SessionId, TurnId};

/// The schema that this program writes into `session.json`.
pub const SCHEMA: &str = "candor/session/1";

/// One interview as imported: source, profile, skills, exchanges and the import's report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Always [`SCHEMA`] in files of this version.
    pub schema: String,
    /// The first 12 hex digits of the source's SHA-256.
    pub id: SessionId,
    /// Where it came from.
    pub source: Source,
    /// Who the candidate is.
    pub profile: Profile,
    /// What the candidate claims.
    pub skills: Vec<Skill>,
    /// Names of technologies that are said in the answers and not claimed. Never stored; filled in for `show`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unclaimed: Option<Vec<Skill>>,
    /// What was asked and said.
    pub exchanges: Exchanges,
    /// What the importer dropped, guessed, mended or did not understand. The same whatever is corrected, so all states
    /// of a session share it.
    pub report: Arc<Vec<ReportLine>>,
    /// True for the made-up session that comes with the program.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sample: bool,
    /// Fields of other versions, kept on rewriting.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The imported bytes, described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name, without its folder.
    pub name: String,
    /// What it was taken for.
    pub format: Format,
    /// Why it was taken for that, in words. Empty in sessions of the first version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 as hex.
    pub sha256: String,
}

/// The formats that are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// A candidate page pasted as plain text.
    #[serde(rename = "page")]
    Page,
    /// W3C WebVTT captions, in all their dialects.
    #[serde(rename = "webvtt")]
    WebVtt,
    /// `SubRip` captions.
    #[serde(rename = "srt")]
    Srt,
    /// Lines of speech without names, with times or without.
    #[serde(rename = "lines")]
    Lines,
    /// Text exported by Otter.ai.
    #[serde(rename = "otter")]
    Otter,
    /// Text exported by Rev.
    #[serde(rename = "rev")]
    Rev,
    /// Text with a speaker's label in front of each turn.
    #[serde(rename = "labels")]
    Labels,
    /// Text with `Q:` and `A:`.
    #[serde(rename = "q-and-a")]
    QuestionsAnswers,
    /// A chat: time, name and message separated by tabs.
    #[serde(rename = "chat")]
    Chat,
    /// JSON by Whisper, `WhisperX` or whisper-timestamped.
    #[serde(rename = "whisper")]
    Whisper,
    /// JSON by whisper.cpp.
    #[serde(rename = "whisper-cpp")]
    WhisperCpp,
    /// JSON by Deepgram.
    #[serde(rename = "deepgram")]
    Deepgram,
    /// JSON by `AssemblyAI`.
    #[serde(rename = "assemblyai")]
    AssemblyAi,
    /// JSON by AWS Transcribe.
    #[serde(rename = "aws-transcribe")]
    AwsTranscribe,
    /// JSON by Google Speech-to-Text.
    #[serde(rename = "google-speech")]
    GoogleSpeech,
    /// JSON by IBM Watson.
    #[serde(rename = "ibm-watson")]
    IbmWatson,
    /// JSON by Speechmatics.
    #[serde(rename = "speechmatics")]
    Speechmatics,
    /// Timed words as JSON, as editors of transcripts keep them.
    #[serde(rename = "timed-words")]
    TimedWords,
    /// A list of messages as JSON.
    #[serde(rename = "chat-json")]
    ChatJson,
    /// Questions and answers as JSON or JSON lines.
    #[serde(rename = "pairs-json")]
    PairsJson,
    /// A session of candor's own.
    #[serde(rename = "candor")]
    Candor,
    /// A Word document.
    #[serde(rename = "docx")]
    Docx,
}

impl Format {
    /// True where words stand among signs of the format's own: captions among times, JSON among keys.
    #[must_use]
    pub fn has_syntax(self) -> bool {
        !matches!(
            self,
            Self::Page
                | Self::Otter
                | Self::Rev
                | Self::Labels
                | Self::QuestionsAnswers
                | Self::Chat
                | Self::Docx
        )
    }

    /// The word on screen and in files.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::WebVtt => "webvtt",
            Self::Srt => "srt",
            Self::Lines => "lines",
            Self::Otter => "otter",
            Self::Rev => "rev",
            Self::Labels => "labels",
            Self::QuestionsAnswers => "q-and-a",
            Self::Chat => "chat",
            Self::Whisper => "whisper",
            Self::WhisperCpp => "whisper-cpp",
            Self::Deepgram => "deepgram",
            Self::AssemblyAi => "assemblyai",
            Self::AwsTranscribe => "aws-transcribe",
            Self::GoogleSpeech => "google-speech",
            Self::IbmWatson => "ibm-watson",
            Self::Speechmatics => "speechmatics",
            Self::TimedWords => "timed-words",
            Self::ChatJson => "chat-json",
            Self::PairsJson => "pairs-json",
            Self::Candor => "candor",
            Self::Docx => "docx",
        }
    }
}

/// Name, headline, summary and experience of the candidate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Profile {
    /// The candidate's name.
    pub name: Option<String>,
    /// One line: the role.
    pub headline: Option<String>,
    /// Paragraphs, verbatim.
    #[serde(default)]
    pub summary: Vec<String>,
    /// Jobs, in the order of the source.
    #[serde(default)]
    pub experience: Vec<Job>,
}

/// One job of the candidate.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Job {
    /// What they were.
    pub title: Option<String>,
    /// Where they were.
    pub employer: Option<String>,
    /// True where the two were taken apart by a rule.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
}

/// A claimed skill.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Skill {
    /// As written in the source.
    pub name: String,
    /// The places in the answers that name it. Never stored; filled in for `show`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Vec<Span>>,
    /// True where the bounds of the name are a guess.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guess: bool,
}

/// One line of the import report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// Line of the source, counted from 1.
    pub line: u64,
    /// What happened.
    pub kind: ReportKind,
    /// The words it is about, verbatim.
    pub text: String,
    /// What was done and by which rule.
    pub message: String,
    /// Where the words stand: bytes of the decoded source.
    pub bytes: Bytes,
}

/// What a line of the import report tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// Visible text that belongs to nothing and was dropped.
    Debris,
    /// A reading that may be wrong.
    Guess,
    /// Damage that was mended.
    Repaired,
    /// Kept, but not understood.
    NotUnderstood,
}

impl ReportKind {
    /// The word on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Debris => "debris",
            Self::Guess => "guess",
            Self::Repaired => "repaired",
            Self::NotUnderstood => "not understood",
        }
    }
}

impl Session {
    /// The same session with these exchanges.
    #[must_use]
    pub fn with_exchanges(&self, exchanges: Exchanges) -> Self {
        Self { report: Arc::clone(&self.report), ..self.excerpt(exchanges) }
    }

    /// The same session with these exchanges, without a report.
    #[must_use]
    pub fn excerpt(&self, exchanges: Exchanges) -> Self {
        Self {
            schema: self.schema.clone(),
            id: self.id.clone(),
            source: self.source.clone(),
            profile: self.profile.clone(),
            skills: self.skills.clone(),
            exchanges,
            report: Arc::default(),
            unclaimed: None,
            sample: self.sample,
            extra: self.extra.clone(),
        }
    }

    /// The exchange with this id.
    #[must_use]
    pub fn exchange(&self, id: &ExchangeId) -> Option<&Exchange> {
        self.exchanges.iter().find(|exchange| exchange.id == *id)
    }

    /// The turn with this id, with the exchange it stands in.
    #[must_use]
    pub fn turn(&self, id: &TurnId) -> Option<(&Exchange, &Turn)> {
        self.exchanges
            .iter()
            .flat_map(|exchange| exchange.turns.iter().map(move |turn| (exchange, turn)))
            .find(|(_, turn)| turn.id == *id)
    }

    /// The number of the exchange at `position`, counted from 0, as shown: `4`, `4a`, `4+5`.
    #[must_use]
    pub fn number(&self, position: usize) -> String {
        let number = self.exchanges.get(position).and_then(|exchange| exchange.number.as_deref());
        let imported = || self.exchanges.imported_place(position).unwrap_or(position) + 1;
        number.cloned().unwrap_or_else(|| imported().to_string())
    }

    /// How many exchanges count in progress.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.exchanges.iter().filter(|exchange| exchange.kind == ExchangeKind::Question).count()
    }

    /// What to call the candidate: the name, else `candidate` with the id's first digits.
    #[must_use]
    pub fn candidate(&self) -> String {
        self.profile.name.clone().unwrap_or_else(|| format!("candidate {}", &self.id.as_str()[..4]))
    }
}
