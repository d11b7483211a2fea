//! What a label's own word says about its speaker: who asks, who answers, and misspellings of both.

use super::super::speech::is_one_of;
use super::super::talk::Role;
use super::names::{is_nobody, without_number};

#[rustfmt::skip]
const ASKING: &[&str] = &[
    "interviewer", "the interviewer", "lead interviewer", "ai interviewer", "recruiter", "hiring manager",
    "moderator", "examiner", "questioner", "host", "co-host", "cohost", "int", "iv", "intv",
    "entrevistador", "entrevistadora", "intervieweur", "intervieweuse", "recruteur", "recruteuse",
    "interviewerin", "intervistatore", "intervistatrice",
];
#[rustfmt::skip]
const ANSWERING: &[&str] = &[
    "interviewee", "the interviewee", "candidate", "the candidate", "applicant", "job seeker", "respondent",
    "guest", "res", "resp", "ie", "participant", "entrevistado", "entrevistada", "candidato", "candidata", "candidat",
    "candidate(e)", "kandidat", "kandidatin", "bewerber", "bewerberin", "befragter", "befragte", "intervistato",
    "intervistata", "informant",
];

/// What the label `name` says by itself.
pub(super) fn role(name: &str) -> Option<Role> {
    if let Some((before, inside)) = name.strip_suffix(')').and_then(|name| name.split_once('(')) {
        return role(inside.trim()).or_else(|| role(before.trim()));
    }
    let word = without_number(name.trim_matches(['[', ']', ' ']));
    match () {
        () if is_one_of(word, ASKING) => Some(Role::Interviewer),
        () if is_one_of(word, ANSWERING) => Some(Role::Candidate),
        () if is_nobody(name) => Some(Role::Nobody),
        () => None,
    }
}

/// What a misspelled label was meant to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// One role is nearest.
    One(Role),
    /// Both are as near: `Interviewe`. Whoever did not speak before.
    Either,
}

/// The role that `name` misspells, by at most two letters left out, added, changed or swapped.
pub(super) fn misspelled(name: &str) -> Option<Meant> {
    let word = without_number(name);
    if !(7..=14).contains(&word.len()) || !word.is_ascii() || role(name).is_some() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let asks = distance(word.as_bytes(), b"interviewer");
    let answers =
        distance(word.as_bytes(), b"interviewee").min(distance(word.as_bytes(), b"candidate"));
    match () {
        () if asks.min(answers) > 2 => None,
        () if asks < answers => Some(Meant::One(Role::Interviewer)),
        () if answers < asks => Some(Meant::One(Role::Candidate)),
        () if word.ends_with('r') => Some(Meant::One(Role::Interviewer)),
        () if word.ends_with("ee") => Some(Meant::One(Role::Candidate)),
        () => Some(Meant::Either),
    }
}

/// How many letters to leave out, add, change or swap with the next one to make `b` of `a`.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut before = [0_usize; 16];
    let mut last: [usize; 16] = std::array::from_fn(|at| at);
    for (row, letter) in a.iter().enumerate() {
        let mut this = [row + 1; 16];
        for (column, other) in b.iter().enumerate().take(15) {
            let changed = last[column] + usize::from(letter != other);
            let mut best = changed.min(last[column + 1] + 1).min(this[column] + 1);
            if row > 0 && column > 0 && *letter == b[column - 1] && a[row - 1] == *other {
                best = best.min(before[column - 1] + 1);
            }
            this[column + 1] = best;
        }
        before = last;
        last = this;
    }
    last[b.len().min(15)]
}

/// What the initials of a study's transcript say: `I` asks, `R` or `P` answers, where both are there and
/// at most one more speaks.
pub(super) fn of_initials<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    let has = |wanted: &[&str]| names.clone().any(|name| wanted.contains(&name));
    names.clone().take(4).count() <= 3 && has(&["I"]) && has(&["R", "P"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_who_speaks() {
        assert_eq!(role("Interviewer 2"), Some(Role::Interviewer));
        assert_eq!(role("CANDIDATE"), Some(Role::Candidate));
        assert_eq!(role("Dana (Interviewer)"), Some(Role::Interviewer));
        assert_eq!(role("Interviewee (Ola)"), Some(Role::Candidate));
        assert_eq!(role("Break"), Some(Role::Nobody));
        assert_eq!(role("Mara"), None);
    }

    #[test]
    fn misspellings_are_near() {
        let asks = Some(Meant::One(Role::Interviewer));
        let answers = Some(Meant::One(Role::Candidate));
        for word in ["Inteviewer", "interviwer", "Intreviewer", "Interviewr", "Intervieweer"] {
            assert_eq!(misspelled(word), asks, "{word}");
        }
        for word in
            ["Inteviewee", "Intervewee", "Interviewwee", "Intervieewee", "Canditate", "Candiate"]
        {
            assert_eq!(misspelled(word), answers, "{word}");
        }
        assert_eq!(misspelled("Interviewe"), Some(Meant::Either));
        for word in ["Interviewer", "Mara Lindqvist", "International", "Incident", "Candor"] {
            assert_eq!(misspelled(word), None, "{word}");
        }
    }
}
