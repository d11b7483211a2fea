//! Which program wrote a JSON document, told by its keys and never by its name.

use super::outline::Outline;
use super::{chat, pairs};
use crate::model::session::Format;

/// What a document is, and the keys that say so.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Who wrote it.
    pub(super) shape: Shape,
    /// The keys that decided, with points between those that stand inside each other.
    pub(super) keys: String,
}

/// The shapes that are read, each by its own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    WhisperCpp,
    Deepgram,
    Aws,
    Ibm,
    Speechmatics,
    SpeechmaticsOne,
    Google,
    Whisper,
    AssemblyAi,
    /// An editor of transcripts.
    Editor,
    /// Questions with their answers.
    Pairs,
    /// Messages with their speakers.
    Chat,
}

impl Shape {
    /// The format that it counts as.
    pub(super) fn format(self) -> Format {
        match self {
            Self::WhisperCpp => Format::WhisperCpp,
            Self::Deepgram => Format::Deepgram,
            Self::Aws => Format::AwsTranscribe,
            Self::Ibm => Format::IbmWatson,
            Self::Speechmatics | Self::SpeechmaticsOne => Format::Speechmatics,
            Self::Google => Format::GoogleSpeech,
            Self::Whisper => Format::Whisper,
            Self::AssemblyAi => Format::AssemblyAi,
            Self::Editor => Format::TimedWords,
            Self::Pairs => Format::PairsJson,
            Self::Chat => Format::ChatJson,
        }
    }
}

/// Keys that must all be there, and what they say. The first that fits decides.
const SIGNS: &[(&[&str], Shape)] = &[
    (&["transcription.offsets"], Shape::WhisperCpp),
    (&["transcription.timestamps"], Shape::WhisperCpp),
    (&["transcription.tokens"], Shape::WhisperCpp),
    (&["results.channels"], Shape::Deepgram),
    (&["results.utterances"], Shape::Deepgram),
    (&["results.items.alternatives"], Shape::Aws),
    (&["results.transcripts"], Shape::Aws),
    (&["results.alternatives.timestamps"], Shape::Ibm),
    (&["results.results.alternatives"], Shape::Ibm),
    (&["speaker_labels", "results.alternatives"], Shape::Ibm),
    (&["results.type", "results.start_time"], Shape::Speechmatics),
    (&["words.name", "words.time"], Shape::SpeechmaticsOne),
    (&["results.alternatives"], Shape::Google),
    (&["response.results.alternatives"], Shape::Google),
    (&["segments.text"], Shape::Whisper),
    (&["segments.words"], Shape::Whisper),
    (&["chunks.text", "chunks.timestamp"], Shape::Whisper),
    (&["words.word", "text"], Shape::Whisper),
    (&["retval.words"], Shape::Editor),
    (&["text.paragraph.line"], Shape::Editor),
    (&["words.text", "paragraphs.start"], Shape::Editor),
    (&["blocks.text", "blocks.data"], Shape::Editor),
    (&["utterances.text", "utterances.start"], Shape::AssemblyAi),
    (&["words.text", "words.start", "text"], Shape::AssemblyAi),
    (&["audio_url", "text"], Shape::AssemblyAi),
];

/// What stands beside the text where a recogniser was asked for the text alone.
const BESIDE_TEXT: &[&str] = &[
    "text",
    "task",
    "language",
    "language_probability",
    "duration",
    "usage",
    "segments",
    "words",
    "chunks",
];

/// What `outline` is the outline of; nothing where no shape fits.
pub(super) fn detect(outline: &Outline) -> Option<Found> {
    let sign = SIGNS.iter().find(|(paths, _)| outline.has_all(paths));
    if let Some((paths, shape)) = sign {
        return Some(Found { shape: *shape, keys: paths.join(" and ") });
    }
    let found = |shape| move |keys| Found { shape, keys };
    let pairs = || pairs::place(outline).map(|place| pairs::keys(&place));
    let chat = || chat::place(outline).map(|place| chat::keys(&place));
    pairs()
        .map(found(Shape::Pairs))
        .or_else(|| chat().map(found(Shape::Chat)))
        .or_else(|| text_alone(outline).then(|| found(Shape::Whisper)("text alone".into())))
}

fn text_alone(outline: &Outline) -> bool {
    matches!(outline.get("text"), Some(Outline::Leaf))
        && outline.keys().all(|key| BESIDE_TEXT.contains(&key))
}
