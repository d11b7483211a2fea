//! What looks like a job title, a job ("title at employer") or the dates of one.

use super::super::piece::Piece;
use super::super::speech::{is_one_of, words};
use super::vocabulary::{FIELDS, MAKERS, MODIFIERS, ROLES, ROLES_THAT_ARE_TOOLS};

/// Most words a title has.
const LONGEST: usize = 9;

/// Words behind which a title goes on after its role: "Director of Nursing".
const JOINTS: &[&str] = &["of", "for", "in", "to", "and", "with", "&", "-", "–", "/"];

/// Words that no title holds.
const PROSE: &[&str] = &[
    "i", "i'm", "my", "is", "are", "was", "were", "has", "have", "had", "he", "she", "they", "his",
    "her", "their", "we", "you", "your", "who", "that", "which", "at", "from", "as", "been",
    "what", "how", "why",
];

/// True where `text` is a job title: few words, a capital in front, a role at the end or in front of
/// "of", "for" and the like.
pub(super) fn is_title(text: &str) -> bool {
    if text.len() > 90
        || !text.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || text.starts_with("iOS")
        })
    {
        return false;
    }
    if text.contains([':', '|', '@', '?', '!', ';', '—']) || text.ends_with(',') {
        return false;
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    if tokens.len() > LONGEST || tokens.iter().any(|token| is_one_of(bare(token), PROSE)) {
        return false;
    }
    if is_one_of(bare(tokens[0]), MAKERS) && tokens.len() > 1 {
        return false;
    }
    let sentence = text.ends_with('.') && !matches!(bare(tokens[tokens.len() - 1]), "Sr" | "Jr");
    !sentence && role_position(&tokens).is_some()
}

/// True for a role that is also a tool's name and stands alone.
pub(super) fn is_doubtful_title(text: &str) -> bool {
    is_one_of(text, ROLES_THAT_ARE_TOOLS)
}

fn role_position(tokens: &[&str]) -> Option<usize> {
    let last = tokens.iter().rposition(|token| !is_level(token))?;
    (0..=last).rev().find(|&at| {
        let ends = at == last
            || (tokens[at].ends_with(',') && tokens[at + 1..].iter().all(|token| is_field(token)))
            || tokens[at + 1].starts_with('(')
            || is_one_of(tokens[at + 1], JOINTS);
        ends && is_role(tokens[at])
    })
}

/// A word that may follow a role and a comma: "VP, Engineering", "Teacher, Grade 4".
fn is_field(token: &str) -> bool {
    let word = bare(token);
    is_one_of(word, FIELDS)
        || is_one_of(word, MODIFIERS)
        || is_one_of(token, JOINTS)
        || is_level(token)
}

fn is_role(token: &str) -> bool {
    bare(token).split('/').any(|part| is_one_of(part, ROLES))
        || bare(token).rsplit('-').next().is_some_and(|tail| is_one_of(tail, ROLES))
}

/// `II`, `3`, `L5`, `(Nights)`: grades behind a role.
fn is_level(token: &str) -> bool {
    let word = bare(token);
    let roman = !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V'));
    let grade = word.trim_start_matches(['L', 'T', 'E']);
    roman || (!grade.is_empty() && grade.chars().all(|c| c.is_ascii_digit()))
}

fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

/// True where `word` is one that titles begin with.
pub(super) fn begins_title(word: &str) -> bool {
    is_one_of(bare(word), MODIFIERS) || is_role(word)
}

/// A job on one line.
#[derive(Debug, Clone)]
pub(super) struct JobLine<'a> {
    /// What they were.
    pub(super) title: Piece<'a>,
    /// Where they were; `None` for a title with nothing but dates behind it.
    pub(super) employer: Option<Piece<'a>>,
    /// Dates and places on the same line.
    pub(super) others: Vec<Piece<'a>>,
}

/// Separators between title and employer, strongest first; the flag says that the order is fixed.
const SEPARATORS: &[(&str, bool)] = &[
    (" at ", true),
    (" @ ", true),
    (" @", true),
    (" — ", false),
    (" – ", false),
    (" | ", false),
    (" · ", false),
    (" - ", false),
    ("\t", false),
    (" / ", false),
    (": ", false),
    (", ", false),
    (" (", false),
];

/// Reads a line that holds title and employer.
pub(super) fn job_line(line: Piece<'_>) -> Option<JobLine<'_>> {
    if line.text.len() > 160 {
        return None;
    }
    let (line, dates) = without_dates(line);
    if let Some(dates) = dates
        && is_title(line.text)
    {
        return Some(JobLine { title: line, employer: None, others: vec![dates] });
    }
    SEPARATORS.iter().find_map(|&(separator, fixed)| {
        let (title, rest) = halves(line, separator, fixed)?;
        let mut parts = cut(rest, separator);
        if parts.is_empty() {
            return None;
        }
        let employer = parts.remove(0);
        parts.extend(dates);
        Some(JobLine { title, employer: Some(employer), others: parts })
    })
}

/// Takes `line` apart at the first `separator`: the half that is a title, then the other one.
fn halves<'a>(line: Piece<'a>, separator: &str, fixed: bool) -> Option<(Piece<'a>, Piece<'a>)> {
    let at = line.text.find(separator)?;
    let left = line.until(at).trim();
    let right = line.from(at + separator.len()).trim();
    let right = if separator == " (" { right.trim_of(&[')']) } else { right };
    let article =
        ["a ", "an ", "the ", "my ", "our "].iter().any(|word| right.text.starts_with(word));
    if left.is_empty()
        || right.is_empty()
        || right.text.len() > 90
        || ends_sentence(right.text)
        || article
    {
        return None;
    }
    let (left_fits, right_fits) = (is_title(left.text), is_title(right.text));
    if separator == ", "
        && (right.text.contains(", ") || left_fits == right_fits || is_place(right.text))
    {
        // A list of things, or one title in two parts: "Teacher, Grade 4".
        let employer = left_fits && !right_fits && right.text.split(", ").count() == 2;
        return employer.then_some((left, right));
    }
    if separator == " (" && !right.text.starts_with(char::is_uppercase) {
        return None;
    }
    match (left_fits, right_fits) {
        (true, _) => Some((left, right)),
        (false, true) if !fixed => Some((right, left)),
        _ => None,
    }
}

fn is_place(text: &str) -> bool {
    text.starts_with("Grade ") || text.starts_with("Year ") || text.starts_with("Level ")
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with('.')
        && !text.ends_with("Inc.")
        && !text.ends_with("Ltd.")
        && !text.ends_with("Co.")
        && !text.ends_with("Corp.")
        && !text.ends_with("Bros.")
}

/// Everything up to the next dash-like separator is one part. A comma stays: "Acme, Inc.".
fn cut<'a>(rest: Piece<'a>, separator: &str) -> Vec<Piece<'a>> {
    let mut parts = Vec::new();
    let mut rest = rest;
    let marks = [separator, " — ", " – ", " | ", " · ", " - "];
    while let Some((at, length)) = marks
        .iter()
        .filter(|mark| !matches!(**mark, ", " | ": "))
        .filter_map(|mark| rest.text.find(mark).map(|at| (at, mark.len())))
        .min()
    {
        parts.push(rest.until(at).trim());
        rest = rest.from(at + length).trim();
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Takes dates off the end of a line: `Nurse, Mercy Hospital (2018 – 2021)`.
pub(super) fn without_dates(line: Piece<'_>) -> (Piece<'_>, Option<Piece<'_>>) {
    // There is no date without a number.
    if !line.text.bytes().any(|b| b.is_ascii_digit()) {
        return (line, None);
    }
    let marks = [" (", ", ", " | ", " · ", " — ", " – ", " - ", "\t", " "];
    let at = marks
        .iter()
        .flat_map(|mark| line.text.match_indices(mark).map(move |(at, _)| (at, at + mark.len())))
        .filter(|&(_, behind)| is_dates(line.text[behind..].trim_end_matches(')')))
        .min();
    match at {
        Some((at, behind)) => {
            let kept = line.until(at).trim().trim_of(&[',', '|', '·', '—', '–', '-', ' ', '(']);
            (kept, Some(line.from(behind).trim_of(&['(', ')', ' ', '|', '·', ','])))
        }
        None => (line, None),
    }
}

const DATE_WORDS: &[&str] = &[
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "present",
    "now",
    "current",
    "today",
    "to",
    "since",
    "until",
    "yr",
    "yrs",
    "year",
    "years",
    "mo",
    "mos",
    "month",
    "months",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "from",
];

/// True where `text` holds nothing but dates and durations, with at least one number.
pub(super) fn is_dates(text: &str) -> bool {
    let mut numbers = 0;
    let only_dates = words(text).all(|word| {
        let digits = word.text.split('-').all(|part| {
            let number =
                !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
            number || is_one_of(part, DATE_WORDS)
        });
        numbers += usize::from(word.text.bytes().any(|b| b.is_ascii_digit()));
        digits || word.is_one_of(DATE_WORDS)
    });
    only_dates && numbers > 0 && text.len() < 60 && !is_grade(text)
}

/// A lone small number is a grade, not a date.
fn is_grade(text: &str) -> bool {
    text.trim().len() < 4 && text.trim().bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_many_trades() {
        for text in [
            "Mid Backend Engineer",
            "Staff Nurse",
            "Head of Growth",
            "Teacher",
            "Electrician II",
            "Director of Nursing",
            "VP, Engineering",
            "Nurse Practitioner",
            "Sous Chef",
            "iOS Developer",
            "Teacher (Grade 4)",
            "Account Executive",
            "Co-Founder",
            "Store manager",
            "Trial Lawyer",
            "CTO",
            "Software Engineer in Test",
            "Sr. Analyst",
            "Co-founder and CTO",
        ] {
            assert!(is_title(text), "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_titles() {
        for text in [
            "Node.js",
            "SQL Server",
            "Google Tag Manager",
            "Patient care",
            "Mercy Hospital",
            "I was a nurse",
            "She is a teacher",
            "Classroom management",
            "Engineering",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    fn job(text: &str) -> Option<(&str, Option<&str>)> {
        let found = job_line(Piece { text, start: 0 })?;
        Some((found.title.text, found.employer.map(|piece| piece.text)))
    }

    #[test]
    fn title_and_employer_on_one_line() {
        assert_eq!(job("Software Engineer at Acme"), Some(("Software Engineer", Some("Acme"))));
        assert_eq!(
            job("Staff Nurse — Mercy Hospital"),
            Some(("Staff Nurse", Some("Mercy Hospital")))
        );
        assert_eq!(
            job("Mercy Hospital - Staff Nurse"),
            Some(("Staff Nurse", Some("Mercy Hospital")))
        );
        assert_eq!(job("Teacher, Oak School"), Some(("Teacher", Some("Oak School"))));
        assert_eq!(job("Nurse | Mercy | 2018 – 2021"), Some(("Nurse", Some("Mercy"))));
        assert_eq!(
            job("Lawyer, Hale & Sons (2018 - Present)"),
            Some(("Lawyer", Some("Hale & Sons")))
        );
        assert_eq!(job("Senior Chef (Mar 2020 – now)"), Some(("Senior Chef", None)));
        assert_eq!(job("Docker, Kubernetes"), None);
        assert_eq!(job("Mid Backend Engineer"), None);
    }

    #[test]
    fn dates_are_dates() {
        for text in
            ["2018 – 2021", "Jan 2020 - Present", "2019-2021", "03/2018 to 04/2020", "3 yrs 2 mos"]
        {
            assert!(is_dates(text), "{text}");
        }
        assert!(!is_dates("Python 3"));
        assert!(!is_dates("4"));
    }
}
