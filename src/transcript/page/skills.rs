//! Skills: one a line, in lists on a line, behind bullets, behind a label.

use super::super::piece::Piece;
use super::super::speech::{has_filler, is_one_of};

const BULLETS: &[char] = &[
    '•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '◆', '◇', '➤', '►', '▶', '→', '✓', '✔', '✅', '☑',
    '–', '—', '·', '>',
];

/// The line without a bullet, a box or a list number in front of it.
pub(super) fn unbulleted(line: Piece<'_>) -> Piece<'_> {
    let text = line.text;
    let bare = text.trim_start_matches(BULLETS);
    if bare.len() < text.len() {
        return line.from(text.len() - bare.len()).trim();
    }
    for mark in ["- [x] ", "- [ ] ", "- ", "* ", "+ ", "o\t"] {
        if text.starts_with(mark) {
            return line.from(mark.len()).trim();
        }
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[digits..];
    if (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")) {
        return line.from(digits + 2).trim();
    }
    line
}

/// True where a bullet stands in front of the line.
pub(super) fn is_bulleted(line: Piece<'_>) -> bool {
    unbulleted(line) != line
}

fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | '•' | '·' | '|' | '●' | '▪' | '\t' | '‧' | '∙' | '、' | '，')
}

/// Words that a list of skills does not hold.
const PROSE: &[&str] = &[
    "i", "i'm", "we", "you", "he", "she", "they", "is", "are", "was", "were", "has", "have", "had",
    "my", "his", "her", "their", "that", "which", "who", "because", "it", "been",
];

/// True where `text` is a list on one line: short parts between separators, no sentence.
pub(super) fn is_list(text: &str) -> bool {
    let whole = Piece { text, start: 0 };
    let parts = whole.split_outside_brackets(separates);
    let words: usize = parts.iter().map(|part| part.text.split_whitespace().count()).sum();
    parts.len() >= 2
        && words <= parts.len() * 3
        && parts.iter().all(|part| part.text.split_whitespace().count() <= 6)
        && !text.ends_with(['?', '!'])
        && !has_filler(text)
        && !text.split_whitespace().any(|word| is_one_of(word.trim_matches(','), PROSE))
}

/// `PCR / ELISA` are two; `CI/CD` is one.
fn between_slashes(part: Piece<'_>) -> Vec<Piece<'_>> {
    let mut parts = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.text.find(" / ") {
        parts.push(rest.until(at).trim());
        rest = rest.from(at + 3).trim();
    }
    parts.push(rest);
    parts
}

/// The skills on a line whose bullet is gone. A label in front of them is the page's own syntax.
pub(super) fn skills_on(line: Piece<'_>) -> Vec<Piece<'_>> {
    let line = line.trim_of(&['*', '_', ' ']);
    let label = line.text.find(':').filter(|at| {
        let spaced = line.text[at + 1..].starts_with([' ', '*', '_', '\t']);
        spaced && line.text[..*at].split_whitespace().count() <= 4
    });
    let listed = label.map_or(line, |at| line.from(at + 1));
    listed
        .split_outside_brackets(separates)
        .into_iter()
        .flat_map(between_slashes)
        .map(|part| part.trim_of(&['*', '_', '`', '"', ' ']))
        .map(|part| {
            if part.text.ends_with('.') && part.text.len() > 4 {
                part.until(part.text.len() - 1)
            } else {
                part
            }
        })
        .map(|part| if part.text.starts_with("and ") { part.from(4).trim() } else { part })
        .filter(|part| part.text.contains(char::is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        skills_on(unbulleted(Piece { text, start: 0 })).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn skills_come_in_many_lists() {
        assert_eq!(read("• Wound care"), ["Wound care"]);
        assert_eq!(read("Python, Go; CI/CD | C++"), ["Python", "Go", "CI/CD", "C++"]);
        assert_eq!(read("- Office (Word, Excel), and R."), ["Office (Word, Excel)", "R"]);
        assert_eq!(read("**Languages:** English, Welsh"), ["English", "Welsh"]);
        assert_eq!(read("1. Triage"), ["Triage"]);
    }

    #[test]
    fn a_list_is_no_sentence() {
        assert!(is_list("Python, Go, Rust"));
        assert!(is_list("Lesson planning • Phonics • Safeguarding"));
        assert!(!is_list("Yes, I think so, it was fine"));
        assert!(!is_list("Um, uh, triage"));
        assert!(!is_list("Wound care"));
    }
}
