//! Labels in front of what is said: `Interviewer:`, `Q1:`, `A.`, `2)`.

use super::super::speech::is_one_of;

/// Whose words a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A question.
    Asks,
    /// An answer.
    Answers,
}

/// A label in front of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label<'a> {
    /// Whose words follow.
    pub(super) role: Role,
    /// Its words, without colon and marks; `None` for `Q` and `A`, which name nobody.
    pub(super) name: Option<&'a str>,
    /// One past its last byte, white space included.
    pub(super) end: usize,
}

const ASKING: &[&str] = &[
    "interviewer",
    "recruiter",
    "hiring manager",
    "interviewer 1",
    "interviewer 2",
    "panel",
    "hr",
    "moderator",
    "host",
    "questioner",
    "employer",
    "bot",
    "ai",
    "ai interviewer",
    "examiner",
];
const ANSWERING: &[&str] = &[
    "interviewee",
    "candidate",
    "applicant",
    "respondent",
    "guest",
    "me",
    "response",
    "reply",
    "participant",
    "job seeker",
];
const QUESTION: &[&str] = &["q", "question", "interview question"];
const ANSWER: &[&str] =
    &["a", "answer", "ans", "response", "reply", "candidate answer", "transcript"];

const DRESS: &[char] = &['*', '_', '#', '>', ' ', '\t', '[', ']'];

/// The label in front of `text`.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    let dress = text.len() - text.trim_start_matches(DRESS).len();
    let rest = &text[dress..];
    let length =
        rest.char_indices().take(40).find(|(_, c)| matches!(c, ':' | '.' | ')' | '—' | '–' | '-'));
    let (length, mark) = match length {
        Some((at, mark)) => (at, mark),
        None if rest.len() < 40 => (rest.len(), '\n'),
        None => return None,
    };
    let whole = rest[..length].trim_end_matches(DRESS);
    let (word, number) = without_number(whole);
    let end = dress + length + if mark == '\n' { 0 } else { mark.len_utf8() };
    let end = end + (text[end..].len() - text[end..].trim_start_matches(DRESS).len());
    let is = |list: &[&str]| is_one_of(word, list);
    if is(QUESTION) || is(ANSWER) {
        let role = if is(QUESTION) { Role::Asks } else { Role::Answers };
        // `A - something` and `A. Something` need more than the letter: `A. Smith` is a name.
        let plain = mark == ':'
            || number
            || (word.len() > 1 && mark != '-')
            || (mark != '-' && word.eq_ignore_ascii_case("q"));
        let alone = mark == '\n' && !(word.len() > 1 || number);
        let spaced = end == text.len() || text[..end].ends_with([' ', '\t', '*', '_', ':', ']']);
        return (plain && !alone && spaced).then_some(Label { role, name: None, end });
    }
    if mark != ':' {
        return None;
    }
    let role = match () {
        () if is(ASKING) => Role::Asks,
        () if is(ANSWERING) => Role::Answers,
        () => return None,
    };
    Some(Label { role, name: Some(whole), end })
}

/// `A.`, `A)`, `A -`: an answer on a page whose questions have a `Q` in front, elsewhere an initial.
pub(super) fn answer_letter(text: &str) -> Option<Label<'_>> {
    let rest = text.strip_prefix('A')?.trim_start();
    let rest = rest.strip_prefix(['.', ')', '-', '–', '—'])?;
    let spaced = rest.starts_with([' ', '\t']);
    let end = text.len() - rest.trim_start().len();
    spaced.then_some(Label { role: Role::Answers, name: None, end })
}

/// `Q1`, `Question 12`: the word, and whether a number stood behind it.
fn without_number(text: &str) -> (&str, bool) {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = bare.len() < text.len();
    (bare.trim_end_matches([' ', '#', '_']), number)
}

/// A plain list number in front of `text`: the number and one past its last byte.
pub(super) fn number(text: &str) -> Option<(u32, usize)> {
    let dress = text.len() - text.trim_start_matches(['*', '_', '#', '>', ' ', '(']).len();
    let rest = &text[dress..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let value = rest.get(..digits).filter(|digits| digits.len() <= 3)?.parse().ok()?;
    let behind = rest[digits..].strip_prefix(['.', ')', ':', '-'])?;
    let spaced = behind.is_empty() || behind.starts_with([' ', '\t', '*', '\u{a0}']);
    let end = text.len() - behind.trim_start_matches([' ', '\t', '*', '\u{a0}']).len();
    spaced.then_some((value, end))
}

/// A name in front of a colon, as in `Mara: I think so`: one to four capitalised words.
pub(super) fn speaker(text: &str) -> Option<(&str, usize)> {
    let dress = text.len() - text.trim_start_matches(['*', '_', '[']).len();
    let rest = &text[dress..];
    let colon = rest.char_indices().take(40).find(|(_, c)| *c == ':')?.0;
    let name = rest[..colon].trim_end_matches(['*', '_', ']', ' ']);
    let count = name.split_whitespace().count();
    let shaped = (1..=4).contains(&count)
        && name.split_whitespace().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
                && !word.ends_with([',', ';'])
        });
    let end = dress + colon + 1;
    let end = end + (text[end..].len() - text[end..].trim_start_matches(DRESS).len());
    (shaped && text[dress + colon + 1..].starts_with([' ', '*', '_', '\t'])).then_some((name, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Role, Option<&str>, &str)> {
        label(text).map(|found| (found.role, found.name, &text[found.end..]))
    }

    #[test]
    fn labels_are_known() {
        assert_eq!(read("Q1: Why?"), Some((Role::Asks, None, "Why?")));
        assert_eq!(read("**Q:** Why?"), Some((Role::Asks, None, "Why?")));
        assert_eq!(read("A: Because."), Some((Role::Answers, None, "Because.")));
        assert_eq!(read("Question 3"), Some((Role::Asks, None, "")));
        assert_eq!(read("Question 3 - Why?"), Some((Role::Asks, None, "Why?")));
        assert_eq!(read("Interviewer: Why?"), Some((Role::Asks, Some("Interviewer"), "Why?")));
        assert_eq!(read("**Candidate:** Well."), Some((Role::Answers, Some("Candidate"), "Well.")));
    }

    #[test]
    fn sentences_are_no_labels() {
        for text in [
            "A fuse is small",
            "A",
            "Question everything",
            "My answer: no",
            "A. Smith was there",
            "I say: no",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_and_speakers() {
        assert_eq!(number("2. Why?"), Some((2, 3)));
        assert_eq!(number("**3)** Why?"), Some((3, 7)));
        assert_eq!(number("2.5 volts"), None);
        assert_eq!(speaker("Mara Lindqvist: I did"), Some(("Mara Lindqvist", 16)));
        assert_eq!(speaker("there is one thing: time"), None);
    }
}
