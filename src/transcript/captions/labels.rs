//! Which labels of a file are speakers. A label that looks like a speaker may be a sentence (`say:`,
//! `last question:`), so the whole file decides: a speaker's label comes back, or begins most captions, and
//! looks like a name.

use std::collections::{HashMap, HashSet};

use super::lead::Shape;
use crate::transcript::talk::Role;

/// The labels of one file, counted.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// By label, and by the shape it is written in.
    labels: HashMap<String, [Count; 4]>,
    /// How many captions hold words.
    captions: usize,
    /// True where the first of them begins with what looks like a speaker.
    begins_labelled: bool,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// Lines that begin with it.
    lines: usize,
    /// Captions that begin with it.
    captions: usize,
}

impl Heard {
    /// Counts a caption that holds words.
    pub(super) fn caption(&mut self) {
        self.captions += 1;
    }

    /// Counts a line that begins with `label`; `first` where the line begins its caption.
    pub(super) fn label(&mut self, shape: Shape, label: &str, first: bool) {
        if first && self.captions == 1 {
            self.begins_labelled = looks_like_name(label);
        }
        if !self.labels.contains_key(label) {
            self.labels.insert(label.to_owned(), <[Count; 4]>::default());
        }
        if let Some(counts) = self.labels.get_mut(label) {
            let count = &mut counts[shape as usize];
            count.lines += 1;
            count.captions += usize::from(first);
        }
    }

    /// Every label in every shape it was heard in.
    fn each(&self) -> impl Iterator<Item = (&str, Shape, Count)> {
        self.labels.iter().flat_map(|(label, counts)| {
            let heard = Shape::ALL.into_iter().map(|shape| (shape, counts[shape as usize]));
            heard
                .filter(|(_, count)| count.lines > 0)
                .map(|(shape, count)| (label.as_str(), shape, count))
        })
    }

    /// The words of labels that only the file's other words can judge, in lower case.
    pub(super) fn doubtful_words(&self) -> HashSet<String> {
        self.each()
            .filter(|(label, _, count)| count.lines == 1 || !looks_like_name(label))
            .flat_map(|(label, _, _)| words(label))
            .map(str::to_lowercase)
            .collect()
    }

    /// Decides. `spoken` holds those of [`Self::doubtful_words`] that are said in lower case elsewhere.
    pub(super) fn decide(&self, spoken: &HashSet<String>) -> Labels {
        let rule = Rule::of(self, spoken);
        let mut labels = Labels::default();
        for (label, shape, count) in self.each() {
            if rule.accepts(shape, label, count) {
                labels.accepted.entry(label.to_owned()).or_default()[shape as usize] = true;
            }
        }
        labels
    }
}

/// The labels that are speakers, by the shape they are written in.
#[derive(Debug, Default)]
pub(super) struct Labels {
    accepted: HashMap<String, [bool; 4]>,
}

impl Labels {
    /// True where `label`, written in `shape`, is a speaker.
    pub(super) fn holds(&self, shape: Shape, label: &str) -> bool {
        self.accepted.get(label).is_some_and(|shapes| shapes[shape as usize])
    }

    /// True where a speaker stands alone in his line.
    pub(super) fn stand_alone(&self) -> bool {
        self.accepted.values().any(|shapes| shapes[Shape::Alone as usize])
    }
}

/// What the file as a whole says about its labels.
struct Rule<'s> {
    spoken: &'s HashSet<String>,
    /// Most captions begin with a label before a colon.
    is_dense: bool,
    /// Nearly all do.
    is_full: bool,
    /// Labels before a colon stand at the changes of speaker alone.
    is_sparse: bool,
    /// A label comes back, or a short file has two.
    has_company: bool,
    /// Most captions begin with `[Name]`.
    has_bare: bool,
    /// Most captions begin with `(Name)` in a line of its own.
    has_alone: bool,
}

impl<'s> Rule<'s> {
    fn of(heard: &Heard, spoken: &'s HashSet<String>) -> Self {
        let all = heard.captions;
        let (mut opening, mut recurring, mut bare, mut alone) = (0, 0, 0, 0);
        let (mut kinds, mut back) = (0, false);
        for (label, shape, count) in heard.each() {
            let is_handle = || count.lines >= 3 && !is_spoken(label, spoken);
            if !looks_like_name(label) && !is_handle() {
                continue;
            }
            match shape {
                Shape::Bare if is_person(label) => bare += count.captions,
                Shape::Bare => {}
                Shape::Alone => alone += count.captions,
                Shape::Colon | Shape::Closed => {
                    opening += count.captions;
                    kinds += 1;
                    if count.lines > 1 {
                        back = true;
                        recurring += count.lines;
                    }
                }
            }
        }
        Self {
            spoken,
            is_dense: opening * 5 >= all * 2,
            is_full: opening * 5 >= all * 4,
            is_sparse: heard.begins_labelled || recurring * 20 >= all,
            has_company: back || (kinds >= 2 && all <= 40),
            has_bare: bare * 2 >= all,
            has_alone: alone * 2 >= all,
        }
    }

    fn accepts(&self, shape: Shape, label: &str, count: Count) -> bool {
        let named = looks_like_name(label);
        match shape {
            Shape::Alone => self.has_alone && named,
            Shape::Bare => self.has_bare && named && is_person(label),
            Shape::Colon | Shape::Closed if self.is_dense => match (named, count.lines) {
                (true, 2..) => true,
                (true, _) => self.is_full || !is_spoken(label, self.spoken),
                (false, 2..) => !is_spoken(label, self.spoken),
                (false, _) => false,
            },
            Shape::Colon | Shape::Closed => {
                self.is_sparse
                    && named
                    && (count.lines > 1 || (self.has_company && !is_spoken(label, self.spoken)))
            }
        }
    }
}

/// True where every word of `label` is said elsewhere in lower case: `example`, `last question`.
fn is_spoken(label: &str, spoken: &HashSet<String>) -> bool {
    role_of(label).is_none() && words(label).all(|word| spoken.contains(&word.to_lowercase()))
}

/// The words of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
}

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "des", "di", "da", "das", "do", "dos", "du", "e", "el",
    "al", "la", "le", "las", "los", "ten", "ter", "van", "von", "vom", "zu", "zur", "y", "bin",
    "ibn", "ben", "bint", "and", "und", "of", "the", "from", "at",
];

/// Words that begin a sentence or a heading in front of a colon, never a name.
const NO_NAME: &[&str] = &[
    "a",
    "about",
    "action",
    "actually",
    "after",
    "again",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "applause",
    "are",
    "as",
    "at",
    "basically",
    "because",
    "before",
    "bonus",
    "but",
    "by",
    "caption",
    "captions",
    "chapter",
    "conclusion",
    "could",
    "date",
    "did",
    "do",
    "does",
    "duration",
    "each",
    "episode",
    "even",
    "every",
    "example",
    "exactly",
    "fact",
    "final",
    "finally",
    "first",
    "for",
    "fourth",
    "from",
    "funny",
    "had",
    "has",
    "have",
    "he",
    "hence",
    "her",
    "here",
    "his",
    "how",
    "however",
    "http",
    "https",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "important",
    "in",
    "inaudible",
    "instead",
    "is",
    "it",
    "it's",
    "just",
    "key",
    "kind",
    "language",
    "last",
    "lastly",
    "later",
    "laughter",
    "laughs",
    "lesson",
    "let's",
    "like",
    "link",
    "links",
    "listen",
    "literally",
    "location",
    "look",
    "main",
    "maybe",
    "meaning",
    "more",
    "most",
    "music",
    "my",
    "namely",
    "next",
    "no",
    "not",
    "note",
    "notes",
    "now",
    "number",
    "of",
    "oh",
    "ok",
    "okay",
    "on",
    "once",
    "one",
    "only",
    "option",
    "or",
    "our",
    "overall",
    "part",
    "perhaps",
    "plus",
    "point",
    "problem",
    "ps",
    "reality",
    "remember",
    "reminder",
    "result",
    "right",
    "rule",
    "same",
    "scenario",
    "season",
    "second",
    "secondly",
    "section",
    "see",
    "seriously",
    "she",
    "should",
    "silence",
    "similarly",
    "since",
    "so",
    "solution",
    "some",
    "something",
    "sometimes",
    "source",
    "spoiler",
    "still",
    "step",
    "story",
    "subject",
    "subtitle",
    "subtitles",
    "summary",
    "sure",
    "tell",
    "that",
    "that's",
    "the",
    "their",
    "then",
    "there",
    "there's",
    "therefore",
    "these",
    "they",
    "thing",
    "third",
    "this",
    "those",
    "though",
    "three",
    "thus",
    "time",
    "tip",
    "title",
    "to",
    "topic",
    "transcript",
    "truth",
    "two",
    "under",
    "update",
    "warning",
    "was",
    "we",
    "well",
    "were",
    "what",
    "what's",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "with",
    "without",
    "would",
    "yeah",
    "yes",
    "yet",
    "your",
];

/// What people are called who have no name, with their part in an interview.
const ROLES: &[(&str, Option<Role>)] = &[
    ("interviewer", Some(Role::Interviewer)),
    ("recruiter", Some(Role::Interviewer)),
    ("hiring manager", Some(Role::Interviewer)),
    ("host", Some(Role::Interviewer)),
    ("moderator", Some(Role::Interviewer)),
    ("questioner", Some(Role::Interviewer)),
    ("q", Some(Role::Interviewer)),
    ("question", Some(Role::Interviewer)),
    ("interviewee", Some(Role::Candidate)),
    ("candidate", Some(Role::Candidate)),
    ("applicant", Some(Role::Candidate)),
    ("respondent", Some(Role::Candidate)),
    ("guest", Some(Role::Candidate)),
    ("a", Some(Role::Candidate)),
    ("answer", Some(Role::Candidate)),
    ("break", Some(Role::Nobody)),
    ("music", Some(Role::Nobody)),
    ("announcement", Some(Role::Nobody)),
    ("speaker", None),
    ("participant", None),
    ("narrator", None),
    ("unknown", None),
    ("unknown speaker", None),
    ("you", None),
    ("me", None),
    ("agent", None),
    ("customer", None),
];

/// The part that a label names, and whether it is a role at all. A number behind it does not matter.
fn role_of(label: &str) -> Option<Option<Role>> {
    let bare =
        label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '_', '#']);
    ROLES.iter().find(|(name, _)| name.eq_ignore_ascii_case(bare)).map(|(_, role)| *role)
}

/// What `label` says about its speaker without knowing the talk.
pub(super) fn role(label: &str) -> Option<Role> {
    role_of(label).flatten()
}

/// False for `[Music]` and its like, which stand in brackets and are nobody's label.
fn is_person(label: &str) -> bool {
    role(label) != Some(Role::Nobody)
}

/// True where `label` could be a person: a role, or words of which all but the small ones begin with a capital
/// or are numbers, and no sentence begins so. What stands in brackets does not matter.
fn looks_like_name(label: &str) -> bool {
    if role_of(label).is_some() {
        return true;
    }
    let bare = label.split(['(', '[', ',', '|']).next().unwrap_or(label).trim();
    if bare.is_empty() || bare.contains(['?', '!', ';', '"', '“', '…']) || bare.ends_with("...")
    {
        return false;
    }
    let (mut count, mut capitals) = (0, 0);
    for word in bare.split_whitespace() {
        let first = word.chars().find(|c| c.is_alphanumeric());
        let is_small = PARTICLES.contains(&word);
        let is_lower = first.is_none_or(char::is_lowercase);
        let heads = count == 0 && NO_NAME.iter().any(|no| no.eq_ignore_ascii_case(word));
        let ends_sentence = word.ends_with('.') && word.len() > 5;
        if heads || ends_sentence || (is_lower && !is_small && first.is_some()) {
            return false;
        }
        count += 1;
        capitals += usize::from(!is_lower);
    }
    capitals > 0 && count <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sentences() {
        for name in [
            "Ann",
            "Ann B (SL)",
            "Dr. J. Ames",
            "Ludwig van Dam",
            "SPEAKER_00",
            "Guest 2",
            "Unknown",
            "interviewer",
            "O'Neil",
            "Zoë",
            "田中",
            "Q",
            "Q1",
            "Jane Doe, PhD",
            "68f0e9b4-d6de@72f9",
            "+1 415 *** 34",
            "A",
        ] {
            assert!(looks_like_name(name), "{name}");
        }
        for sentence in [
            "say",
            "Last question",
            "The question is",
            "So I said",
            "Note",
            "And then",
            "he said",
            "Step 1",
            "Really? No",
            "It went well. Then",
            "Number One",
            "jsmith42",
        ] {
            assert!(!looks_like_name(sentence), "{sentence}");
        }
    }

    fn decided(captions: usize, labels: &[(&str, usize)], spoken: &[&str]) -> Vec<String> {
        let mut heard = Heard::default();
        for (label, count) in labels {
            for _ in 0..*count {
                heard.caption();
                heard.label(Shape::Colon, label, true);
            }
        }
        let labelled: usize = labels.iter().map(|(_, count)| count).sum();
        (labelled..captions).for_each(|_| heard.caption());
        let spoken = spoken.iter().map(|word| (*word).to_owned()).collect();
        let mut accepted: Vec<String> = heard.decide(&spoken).accepted.into_keys().collect();
        accepted.sort();
        accepted
    }

    #[test]
    fn the_file_decides() {
        let dense =
            [("Ann", 40), ("Bo", 30), ("jsmith42", 3), ("Cy Day", 1), ("say", 2), ("Remark", 1)];
        assert_eq!(decided(100, &dense, &["say", "remark"]), ["Ann", "Bo", "Cy Day", "jsmith42"]);
        let sparse = [("Ann", 4), ("Bo", 4), ("say", 2)];
        assert_eq!(decided(400, &sparse, &["say"]), ["Ann", "Bo"]);
        let plain = [("question is", 2), ("Rust", 1), ("Point", 3)];
        assert_eq!(decided(400, &plain, &["question", "is"]), Vec::<String>::new());
        assert_eq!(decided(5, &[("Ann", 1), ("Bo", 1)], &[]), ["Ann", "Bo"]);
    }
}
