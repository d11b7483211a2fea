//! Whether a label could be a person's, by itself: roles, names, and what no name begins with.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::transcript::talk::Role;

/// Small words inside names.
static PARTICLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "de del della der den des di da das do dos du e el al la le las los ten ter van von vom zu zur y bin \
     ibn ben bint and und of the from at".split_ascii_whitespace().collect()
});

/// Words that begin a sentence or a heading in front of a colon, never a name.
static NO_NAME: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a about action actually after again also although and another any applause are as at basically \
     because before bonus but by caption captions chapter conclusion could date did does duration each \
     episode even every example exactly fact final finally first for fourth from funny had has have he \
     hence her here his how however http https i i'd i'll i'm i've if important in inaudible instead is \
     it it's just key kind language last lastly later laughter laughs lesson let's like link links listen \
     literally location look main maybe meaning more most music namely next no not note notes now \
     number of oh ok okay on once one only option or our overall part perhaps plus point problem ps \
     reality remember reminder result right rule same scenario season second secondly section see \
     seriously she should silence similarly since so solution some something sometimes source spoiler \
     still step story subject subtitle subtitles summary sure tell that that's the their then there \
     there's therefore these they thing third this those though three thus time tip title to topic \
     transcript truth two under update warning was we well were what what's when where whether which \
     while who whose why with without would yeah yes yet your".split_ascii_whitespace().collect()
});

/// What people are called who ask.
const ASKING: &[&str] = &[
    "interviewer",
    "recruiter",
    "hiring manager",
    "host",
    "moderator",
    "questioner",
    "q",
    "question",
];
/// What people are called who answer.
const ANSWERING: &[&str] =
    &["interviewee", "candidate", "applicant", "respondent", "guest", "a", "answer"];
/// What stands where a speaker would stand, and is none.
const NOBODY: &[&str] = &["break", "music", "announcement"];
/// What people are called of whom nothing is known.
const UNKNOWN: &[&str] = &[
    "speaker",
    "participant",
    "narrator",
    "unknown",
    "unknown speaker",
    "you",
    "me",
    "agent",
    "customer",
];

/// What `label` says about its speaker without knowing the talk. A number behind it does not matter.
pub(super) fn role(label: &str) -> Option<Role> {
    match () {
        () if is_one_of(label, ASKING) => Some(Role::Interviewer),
        () if is_one_of(label, ANSWERING) => Some(Role::Candidate),
        () if is_one_of(label, NOBODY) => Some(Role::Nobody),
        () => None,
    }
}

/// True where `label` is a word for somebody in a talk: `host`, `Speaker 1`.
pub(super) fn is_role(label: &str) -> bool {
    role(label).is_some() || is_one_of(label, UNKNOWN)
}

fn is_one_of(label: &str, roles: &[&str]) -> bool {
    let bare =
        label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', '_', '#']);
    roles.iter().any(|role| role.eq_ignore_ascii_case(bare))
}

/// True where `label` could be a person: a role, or words of which all but the small ones begin with a capital
/// or are numbers, and no sentence begins so. What stands in brackets does not matter.
pub(super) fn looks_like_name(label: &str) -> bool {
    if is_role(label) {
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
        let is_lower = first.is_some_and(char::is_lowercase);
        let is_small = || PARTICLES.contains(word);
        let begins_sentence = count == 0 && NO_NAME.contains(word.to_lowercase().as_str());
        let ends_sentence = word.ends_with('.') && word.len() > 5;
        if begins_sentence || ends_sentence || (is_lower && !is_small()) {
            return false;
        }
        count += 1;
        capitals += usize::from(first.is_some() && !is_lower);
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
}
