//! Whether a label is a person's name.

use crate::transcript::labels::is_role;

/// Words of labels that name a part, not a person.
const PARTS: &[&str] = &[
    "speaker",
    "unknown",
    "candidate",
    "interviewee",
    "interviewer",
    "applicant",
    "respondent",
    "guest",
    "participant",
    "host",
    "moderator",
    "user",
    "person",
    "voice",
    "channel",
    "me",
    "you",
    "answer",
    "question",
    "caller",
    "customer",
    "employee",
    "student",
    "patient",
    "job",
    "seeker",
    "unidentified",
    "male",
    "female",
    "man",
    "woman",
    "spk",
    "presenter",
];

/// The name in `label`, where it is one: up to five words that begin with a capital.
pub(super) fn name(label: &str) -> Option<String> {
    let label = label.trim();
    let words = label.split_whitespace();
    let capital = |word: &str| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
    let part = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        PARTS.iter().any(|part| part.eq_ignore_ascii_case(bare))
    };
    let is_name = (1..=5).contains(&words.clone().count())
        && label.chars().count() > 1
        && words.clone().next().is_some_and(capital)
        && !label.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '_' | '/' | ':'))
        && !words.clone().any(part)
        && !is_role(label);
    is_name.then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_names_and_parts_are_not() {
        for label in ["Mara Lindqvist", "Zoë", "O'Neil", "李雷", "Ana de la Cruz"] {
            assert_eq!(name(label).as_deref(), Some(label));
        }
        let parts = ["Speaker 1", "Unknown Speaker", "Interviewee", "guest", "SPEAKER_04"];
        for label in parts.into_iter().chain(["A", "B", "", "Interviwee", "Bewerber"]) {
            assert_eq!(name(label), None, "{label}");
        }
    }
}
