//! Word lists of questions and answers. Data alone, no rules.

/// Words that open a question.
pub(super) const ASKERS: &[&str] = &[
    "what", "how", "why", "when", "where", "which", "who", "whom", "whose", "what's", "how's",
    "who's", "where's", "what’s", "how’s", "who’s", "what're",
];
/// Verbs that stand in front of their subject in a question.
pub(super) const AUXILIARIES: &[&str] = &[
    "can", "could", "would", "will", "do", "does", "did", "is", "are", "was", "were", "have",
    "has", "had", "should", "may", "might", "shall", "am", "can't", "couldn't", "wouldn't",
    "don't", "doesn't", "didn't", "isn't", "aren't", "haven't", "shouldn't", "'d",
];
/// Verbs that ask without being a question.
pub(super) const COMMANDS: &[&str] = &[
    "tell", "describe", "explain", "walk", "give", "discuss", "talk", "share", "introduce",
    "compare", "design", "list", "name", "define", "outline", "summarize", "summarise",
    "please", "elaborate", "write", "state", "identify", "provide", "differentiate", "show",
    "take", "briefly", "imagine", "suppose", "consider", "assume", "demonstrate", "mention",
    "say", "recall", "implement", "rate", "highlight", "illustrate", "justify", "picture",
    "sketch", "help",
];
/// Commands that set a scene: a question follows.
pub(super) const SCENES: &[&str] = &[
    "imagine", "suppose", "consider", "assume", "say", "picture", "take",
];
/// Commands that are as often the start of a list or an advice: somebody must be addressed.
pub(super) const WEAK_COMMANDS: &[&str] = &[
    "give", "list", "name", "write", "state", "show", "take", "say", "rate", "provide", "help",
    "design", "share", "talk", "recall", "sketch", "mention", "identify", "implement",
];
/// Words that turn a statement into a question of form: "It was fine, right?"
pub(super) const TAGS: &[&str] = &[
    "right", "okay", "ok", "yeah", "no", "yes", "correct", "huh", "know",
];
/// Words in front of a question that belong to it.
pub(super) const LEAD_INS: &[&str] = &[
    "so", "and", "okay", "ok", "great", "alright", "right", "now", "well", "then", "next",
    "also", "finally", "first", "firstly", "lastly", "but", "or", "thanks", "hi", "hello",
    "good", "perfect", "nice", "interesting", "question", "secondly", "cool", "moving", "on",
    "again", "all",
];
/// Words for the one who is spoken to, and for the one who asks.
pub(super) const ADDRESSED: &[&str] = &[
    "you", "your", "yourself", "you've", "you're", "you'd", "you’ve", "you’re", "yours", "me",
    "us",
];
/// Words of somebody who speaks for themselves.
pub(super) const OWN: &[&str] = &[
    "i", "i'm", "i’m", "i've", "i’ve", "i'd", "we", "my", "our", "me", "we're", "we've", "i'll",
    "we'll",
];

/// As [`OWN`], without those that an interviewer says of the house.
pub(super) const MYSELF: &[&str] =
    &["i", "i'm", "i’m", "my", "me", "i've", "i’ve", "i'll", "myself", "i'd", "i’d"];
