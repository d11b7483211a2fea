//! Lines that lost the white space between two parts: `AcmeSoftware Engineer`, `AcmeNode.js`.
//!
//! A boundary is a place inside a word where a small letter, a digit or a closing mark meets a
//! capital, or where a run of capitals ends in front of a capitalised word.

use memchr::memmem;

use super::super::piece::Piece;
use super::super::speech::is_one_of;
use super::titles::{begins_title, is_title};
use super::vocabulary::SKILLS;

/// Bytes of `text` at which two parts may have been glued.
fn boundaries(text: &str) -> Vec<usize> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    for at in 1..chars.len() {
        let (before, (place, here)) = (chars[at - 1].1, chars[at]);
        let next_is_small = chars.get(at + 1).is_some_and(|(_, next)| next.is_lowercase());
        let meets = here.is_uppercase()
            && (before.is_lowercase()
                || before.is_ascii_digit()
                || matches!(before, ')' | '.' | '!' | '&' | '’' | '\''));
        let run_ends = here.is_uppercase() && before.is_uppercase() && next_is_small && at > 1;
        let number = here.is_ascii_digit() && before.is_lowercase();
        if (meets || run_ends || number) && !is_scottish(&text[..place]) {
            found.push(place);
        }
    }
    found
}

/// `Mc|Donald`, `O'|Neill`: a name goes on.
fn is_scottish(before: &str) -> bool {
    let token = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    matches!(
        token,
        "Mc" | "Mac" | "O'" | "O’" | "D'" | "D’" | "L'" | "L’" | "De" | "Di" | "Le" | "La"
    )
}

/// True where the word around the byte `at` is one that is written with capitals inside.
fn inside_known_word(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or("").len();
    let behind = text[at..].split(char::is_whitespace).next().unwrap_or("").len();
    let (start, end) = (at - before, at + behind);
    is_one_of(text[start..end].trim_matches(|c: char| !c.is_alphanumeric()), SKILLS)
}

/// Takes an employer off the front of the title that follows it.
pub(super) fn employer_and_title(line: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    if line.text.len() > 160 {
        return None;
    }
    let places: Vec<usize> = boundaries(line.text)
        .into_iter()
        .filter(|&at| at > 1 && is_title(&line.text[at..]) && !inside_known_word(line.text, at))
        .collect();
    let begins_well =
        |at: &&usize| line.text[**at..].split_whitespace().next().is_some_and(begins_title);
    let same_word = |at: &&usize| !line.text[places[0]..**at].contains(char::is_whitespace);
    let at =
        places.iter().find(begins_well).or_else(|| places.iter().take_while(same_word).last())?;
    Some((line.until(*at).trim(), line.from(*at).trim()))
}

/// Takes `line` apart at its last boundary, whatever the halves say.
pub(super) fn any_halves(line: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    if line.text.len() > 160 || is_known_skill(line.text) {
        return None;
    }
    let known = |at: &usize| inside_known_word(line.text, *at);
    let at = boundaries(line.text).into_iter().rfind(|at| *at > 1 && !known(at))?;
    Some((line.until(at).trim(), line.from(at).trim()))
}

/// Takes a title off the front of what is glued behind it.
pub(super) fn title_and_rest(line: Piece<'_>) -> Option<(Piece<'_>, Piece<'_>)> {
    if line.text.len() > 160 {
        return None;
    }
    let at = boundaries(line.text)
        .into_iter()
        .rfind(|&at| is_title(&line.text[..at]) && !inside_known_word(line.text, at))?;
    Some((line.until(at).trim(), line.from(at).trim()))
}

/// How sure a place between two glued parts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sureness {
    /// One half is known from elsewhere.
    Known,
    /// Nothing but the letters says so.
    Letters,
}

/// Takes an employer off the front of the skill that follows it. `elsewhere` is prose in which
/// either may be named.
pub(super) fn employer_and_skill<'a>(
    line: Piece<'a>,
    elsewhere: &[Piece<'_>],
) -> Option<(Piece<'a>, Piece<'a>, Sureness)> {
    if line.text.len() > 160 || is_known_skill(line.text) || is_named(line.text, elsewhere) {
        return None;
    }
    let halves = |at: usize| (line.until(at).trim(), line.from(at).trim());
    let seen = |at: &usize| {
        let (left, right) = halves(*at);
        !left.is_empty()
            && !right.is_empty()
            && (is_known_skill(right.text) || is_named(left.text, elsewhere))
    };
    let places: Vec<usize> = boundaries(line.text).into_iter().filter(|at| *at > 1).collect();
    let inside_words = line.text.char_indices().map(|(at, _)| at).skip(2).filter(|at| {
        let word = line.text[*at..].split([',', ' ']).next().unwrap_or("");
        word.len() > 2 && is_one_of(word, SKILLS) && !line.text[..*at].ends_with(' ')
    });
    let (at, sureness) = places
        .iter()
        .copied()
        .find(|at| seen(at))
        .or_else(|| inside_words.into_iter().next())
        .or_else(|| places.iter().copied().find(|at| is_named(halves(*at).1.text, elsewhere)))
        .map(|at| (at, Sureness::Known))
        .or_else(|| places.last().map(|at| (*at, Sureness::Letters)))?;
    let (left, right) = halves(at);
    Some((left, right, sureness))
}

/// True where `text`, or its first word, is a skill that is known by sight.
pub(super) fn is_known_skill(text: &str) -> bool {
    let exact = |word: &str| SKILLS.iter().any(|skill| skill.eq_ignore_ascii_case(word));
    exact(text)
        || text.split_whitespace().next().is_some_and(|word| exact(word.trim_end_matches(',')))
}

/// True where `name` stands in one of `texts` between characters that are no letters or digits.
pub(super) fn is_named(name: &str, texts: &[Piece<'_>]) -> bool {
    name.chars().count() > 1
        && texts.iter().any(|piece| {
            memmem::find_iter(piece.text.as_bytes(), name.as_bytes()).any(|at| {
                let open = piece.text[..at].ends_with(char::is_alphanumeric);
                let shut = piece.text[at + name.len()..].starts_with(char::is_alphanumeric);
                !open && !shut
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, start: 0 }
    }

    fn titled(text: &str) -> Option<(&str, &str)> {
        employer_and_title(piece(text)).map(|(a, b)| (a.text, b.text))
    }

    #[test]
    fn employers_come_off_the_next_title() {
        assert_eq!(titled("AcmeSoftware Engineer"), Some(("Acme", "Software Engineer")));
        assert_eq!(titled("Mercy HospitalStaff Nurse"), Some(("Mercy Hospital", "Staff Nurse")));
        assert_eq!(titled("PaperBoatSenior Analyst"), Some(("PaperBoat", "Senior Analyst")));
        assert_eq!(titled("IBMData Scientist"), Some(("IBM", "Data Scientist")));
        assert_eq!(titled("Hale & Co.Trial Lawyer"), Some(("Hale & Co.", "Trial Lawyer")));
        assert_eq!(titled("McDonald'sShift Manager"), Some(("McDonald's", "Shift Manager")));
        assert_eq!(titled("Oak SchoolTeacher"), Some(("Oak School", "Teacher")));
        assert_eq!(titled("Le\u{2003}CaféStaff Nurse"), Some(("Le\u{2003}Café", "Staff Nurse")));
        assert_eq!(titled("DevOps Engineer"), None);
        assert_eq!(titled("Staff Nurse"), None);
    }

    #[test]
    fn the_last_employer_comes_off_the_first_skill() {
        let split = |text, elsewhere: &str| {
            let (a, b, sure) = employer_and_skill(piece(text), &[piece(elsewhere)]).unwrap();
            (a.text.to_owned(), b.text.to_owned(), sure)
        };
        let known = |a: &str, b: &str| (a.to_owned(), b.to_owned(), Sureness::Known);
        assert_eq!(split("AcmeNode.js", ""), known("Acme", "Node.js"));
        assert_eq!(split("PaperBoatTypeScript", ""), known("PaperBoat", "TypeScript"));
        assert_eq!(split("Acmenginx", ""), known("Acme", "nginx"));
        assert_eq!(split("GreenLeafPruning", "at GreenLeaf she"), known("GreenLeaf", "Pruning"));
        assert_eq!(split("Oak SchoolPhonics", "").1, "Phonics");
        assert!(employer_and_skill(piece("JavaScript"), &[]).is_none());
    }
}
