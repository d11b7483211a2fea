//! The candidate's name: on a line of its own, in front of "is a …", behind "I'm …".

use super::super::piece::Piece;
use super::super::speech::is_one_of;
use super::glue::{employer_and_title, title_and_rest};
use super::headings::heading;
use super::titles::is_title;
use super::vocabulary::ORGANISATIONS;

/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "la", "le",
    "el", "al", "bin", "binti", "ibn", "y", "e", "ter", "ten", "zu", "af", "du",
];

/// Words behind a name at the front of a sentence about somebody.
const TELLS: &[&str] = &[
    "is",
    "es",
    "est",
    "ist",
    "è",
    "är",
    "has",
    "was",
    "brings",
    "works",
    "worked",
    "holds",
    "leads",
    "specializes",
    "specialises",
    "joined",
    "started",
    "spent",
    "currently",
    "graduated",
    "began",
    "runs",
    "manages",
    "teaches",
    "comes",
    "enjoys",
    "builds",
    "offers",
    "serves",
    "served",
    "designs",
    "excels",
    "practises",
    "practices",
    "trained",
    "earned",
    "grew",
    "loves",
];

/// Capitalised words that begin a sentence and are no name.
const NO_NAMES: &[&str] = &[
    "he",
    "i'm",
    "i’m",
    "i've",
    "i’ve",
    "hi",
    "hello",
    "she",
    "they",
    "it",
    "this",
    "that",
    "the",
    "a",
    "an",
    "i",
    "we",
    "my",
    "our",
    "there",
    "what",
    "who",
    "how",
    "why",
    "where",
    "when",
    "which",
    "here",
    "his",
    "her",
    "their",
    "one",
    "everyone",
    "someone",
    "experience",
    "skills",
    "summary",
    "about",
    "at",
    "in",
    "with",
    "as",
    "candidate",
    "the candidate",
    "interview",
    "passionate",
    "experienced",
    "dedicated",
    "skilled",
    "previously",
    "currently",
    "senior",
    "junior",
    "professional",
    "yes",
    "no",
    "um",
    "uh",
    "so",
    "yeah",
    "okay",
    "well",
    "communication",
    "teamwork",
    "leadership",
];

/// True where `text` is shaped like a person's name: two to five capitalised words.
pub(super) fn is_name(text: &str) -> bool {
    if text.contains([',', '|', ':', ';']) {
        return false;
    }
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let capitals = tokens.iter().filter(|token| is_name_word(token)).count();
    (2..=5).contains(&tokens.len())
        && capitals >= 2
        && text.len() <= 60
        && tokens.iter().all(|token| is_name_word(token) || is_one_of(token, PARTICLES))
        && !tokens.iter().any(|token| is_one_of(token, ORGANISATIONS) || is_one_of(token, NO_NAMES))
        && !is_title(text)
        && !is_torn(text)
        && heading(Piece { text, start: 0 }).is_none()
}

/// True for a line of experience that lost its white space.
fn is_torn(text: &str) -> bool {
    let piece = Piece { text, start: 0 };
    employer_and_title(piece).is_some() || title_and_rest(piece).is_some()
}

/// The name in a line such as "Interview with Mara Lindqvist".
pub(super) fn in_caption(line: Piece<'_>) -> Option<Piece<'_>> {
    let lower = line.text.to_ascii_lowercase();
    let at =
        ["interview with ", "interview of ", "conversation with ", "interview: ", "transcript: "]
            .iter()
            .filter_map(|words| lower.find(words).map(|at| at + words.len()))
            .max()?;
    let rest = line.from(at);
    let end = name_end(rest.text)?;
    let name = rest.until(end);
    (line.text.len() < 100 && is_name(name.text)).then_some(name)
}

fn is_name_word(token: &str) -> bool {
    let token = token.trim_end_matches(['.', ',']);
    // Scripts without capitals have none to ask for.
    token.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && token.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))
}

/// The name in front of "is a …", "has …", ", a …" at the start of a paragraph about somebody.
pub(super) fn told_about(paragraph: Piece<'_>) -> Option<Piece<'_>> {
    let end = name_end(paragraph.text)?;
    let behind = paragraph.text[end..].trim_start();
    let tells = behind.split_whitespace().next().is_some_and(|word| is_one_of(word, TELLS));
    let apposed = ["a ", "an ", "the ", "our "]
        .iter()
        .any(|article| behind.strip_prefix(", ").is_some_and(|rest| rest.starts_with(article)));
    let name = paragraph.until(end);
    let single = !name.text.contains(char::is_whitespace);
    let plausible = if single {
        tells
            && !is_one_of(name.text, NO_NAMES)
            && name.text.chars().count() > 2
            && behind.starts_with("is a")
            && !is_title(name.text)
    } else {
        (tells || apposed) && is_name(name.text)
    };
    plausible.then_some(name)
}

/// Where the run of name words at the front of `text` ends.
fn name_end(text: &str) -> Option<usize> {
    let mut end = None;
    let mut at = 0;
    for token in text.split(' ').take(6) {
        if is_name_word(token) && !token.is_empty() {
            let comma = token.ends_with(',');
            end = Some(at + token.trim_end_matches(',').len());
            if comma {
                break;
            }
        } else if !is_one_of(token, PARTICLES) {
            break;
        }
        at += token.len() + 1;
    }
    end
}

/// The name behind "I'm", "I am" or "my name is", wherever it stands in `text`.
pub(super) fn told_by_oneself(text: Piece<'_>) -> Option<Piece<'_>> {
    [
        "my name is ",
        "My name is ",
        "My name's ",
        "my name's ",
        "I'm ",
        "I’m ",
        "I am ",
        "this is ",
        "This is ",
    ]
    .iter()
    .filter_map(|opening| text.text.find(opening).map(|at| (at + opening.len(), opening)))
    .filter_map(|(at, opening)| {
        let rest = text.from(at);
        let end = name_end(&rest.text.replace(". ", ",  "))?;
        let name = rest.until(end).trim_of(&['.', ',']);
        let sure = opening.contains("name") && !is_one_of(name.text, NO_NAMES);
        (is_name(name.text) || sure).then_some(name)
    })
    .min_by_key(|name| name.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, start: 0 }
    }

    #[test]
    fn names_are_shaped_like_names() {
        for text in ["Mara Lindqvist", "Ana de la Cruz", "J. P. O'Neill", "Jean-Luc Bisset"] {
            assert!(is_name(text), "{text}");
        }
        for text in ["Staff Nurse", "Mercy Hospital", "Node.js", "Work History", "Patient care"] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_tells_a_name() {
        let told = |text| told_about(piece(text)).map(|name| name.text);
        assert_eq!(told("Ana de la Cruz is a nurse."), Some("Ana de la Cruz"));
        assert_eq!(told("Owen Price, a teacher from Cardiff, has"), Some("Owen Price"));
        assert_eq!(told("Priya is an electrician."), Some("Priya"));
        assert_eq!(told("She is a nurse."), None);
        assert_eq!(told("At Acme he is a nurse."), None);
        let own = |text| told_by_oneself(piece(text)).map(|name| name.text);
        assert_eq!(own("Hi, I'm Ana Ruiz, a nurse."), Some("Ana Ruiz"));
        assert_eq!(own("Um, my name is Owen. I teach."), Some("Owen"));
        assert_eq!(own("I'm happy to be here."), None);
    }
}
