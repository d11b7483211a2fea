//! Letters and words that ask and answer and name nobody: `Q:`, `A1.`, `Question 3 -`.

use super::super::talk::Role;
use super::head::{Head, Shape};
use super::names::without_number;

/// Words in front of a question.
const QUESTION: &[&str] = &["q", "question", "que", "ques"];
/// Words in front of an answer.
const ANSWER: &[&str] = &["a", "answer", "ans", "response"];

/// True for `Q`, `Answer 12`.
pub(super) fn is_letter(name: &str) -> bool {
    let word = without_number(name);
    let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    is(QUESTION) || is(ANSWER)
}

/// True for `A. Smith`: a letter and a full stop in front of more, as initials stand in front of a name.
pub(super) fn is_initial(name: &str) -> bool {
    matches!(name.as_bytes(), [b'A' | b'Q', b'.', ..])
}

/// `Q: `, `Q1. `, `A) `, `Answer 3 - `: in front of `text`, which stands `shift` bytes into its line.
pub(super) fn lettered(text: &str, shift: usize) -> Option<Head<'_>> {
    let bytes = text.as_bytes();
    if !matches!(bytes.first()?, b'Q' | b'q' | b'A' | b'a' | b'R' | b'r') {
        return None;
    }
    let word = bytes.iter().take(10).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(&text[..word]));
    let role = match () {
        () if is(QUESTION) => Role::Interviewer,
        () if is(ANSWER) => Role::Candidate,
        () => return None,
    };
    let blank = usize::from(matches!(bytes.get(word), Some(b' ' | b'#')));
    let digits = bytes[word + blank..].iter().take(5).take_while(|byte| byte.is_ascii_digit());
    let digits = digits.count();
    let mut end = if digits > 0 { word + blank + digits } else { word };
    let rest = text[end..].trim_start_matches(' ');
    // A dash needs a blank in front, or `A-levels` would be an answer.
    let skipped = text.len() - end - rest.len();
    let mark = match rest.as_bytes().first() {
        Some(mark @ (b':' | b'.' | b')')) if skipped <= 1 => *mark,
        Some(b'-') if skipped > 0 || digits > 0 => b'-',
        Some(b'\t') => b'\t',
        _ if word > 1 && digits > 0 && rest.is_empty() => b'\n',
        _ => return None,
    };
    end = text.len() - rest.len() + usize::from(mark != b'\n');
    let rest = text[end..].trim_start_matches(['*', '_']);
    if !(rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}'])) {
        return None;
    }
    let name = &text[..word];
    let at = shift + text.len() - rest.trim_start().trim_start_matches(['*', '_']).len();
    let letter = Some((role, mark));
    Some(Head { shape: Shape::Letter, name, time: None, letter, unsure: false, text: at, open: 0 })
}

#[cfg(test)]
mod tests {
    use super::super::head::start;
    use super::*;

    #[test]
    fn letters() {
        let letter = |line: &'static str| {
            let head = start(line)?.head?;
            Some((head.letter?.0, &line[head.text..]))
        };
        for line in [
            "Q: Why?",
            "Q1. Why?",
            "Q1: Why?",
            "**Q:** Why?",
            "Question 3 - Why?",
            "Q) Why?",
            "**Q1.** Why?",
        ] {
            assert_eq!(letter(line), Some((Role::Interviewer, "Why?")), "{line}");
        }
        for line in ["A: So.", "A. So.", "Answer: So.", "ans 2) So."] {
            assert_eq!(letter(line), Some((Role::Candidate, "So.")), "{line}");
        }
        for line in ["A fuse", "Answering this: no", "A-levels", "Q.E.D.", "Question everything"] {
            assert_eq!(letter(line), None, "{line}");
        }
    }
}
