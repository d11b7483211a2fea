//! People whom the lines above a talk name, and the short forms that labels make of a name.

use super::speech::is_one_of;
use super::talk::Role;

/// Somebody who is named above a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name in full.
    pub name: String,
    /// The label under which the lines say that this person speaks: `AP`, `Speaker 1`.
    pub label: Option<String>,
    /// Who asks, who answers, where the lines say it.
    pub role: Option<Role>,
}

impl Person {
    /// True where whoever speaks under `label` may be this person.
    pub(super) fn is_called(&self, label: &str) -> bool {
        let own = self.label.as_deref();
        own.is_some_and(|own| own.eq_ignore_ascii_case(label)) || is_form_of(label, &self.name)
    }
}

/// Words in front of a name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "señor",
    "señora",
];

/// True where `label` is the name `full` or a form of it: the first name or the surname, perhaps with a title or an
/// initial (`Ms Petrie`, `A. Petrie`), or the initials alone.
pub(super) fn is_form_of(label: &str, full: &str) -> bool {
    let (short, long) = (bare_words(label), bare_words(full));
    let mut rest = long.iter();
    let is_inside = short.iter().all(|word| rest.any(|whole| may_be(word, whole)));
    let is_told = short.iter().any(|word| long.contains(word));
    (is_inside && is_told) || are_initials(label, full)
}

/// The words of a name without titles, in small letters.
fn bare_words(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty() && !is_one_of(word, TITLES))
        .map(str::to_lowercase)
        .collect()
}

/// True for a word of a name, or the first letter of it.
fn may_be(word: &str, whole: &str) -> bool {
    word == whole || (word.chars().count() == 1 && whole.starts_with(word))
}

/// True for `AP`, `A.P.` and `Ann Petrie`; names in between and small words such as `van` may be left out.
pub(super) fn are_initials(label: &str, full: &str) -> bool {
    let letters: String = label.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).collect();
    let is_short = (2..=4).contains(&letters.chars().count());
    if !is_short || !letters.chars().all(char::is_uppercase) {
        return false;
    }
    let firsts = |parts: &[char]| -> Vec<char> {
        full.split(' ')
            .filter(|word| !is_one_of(word.trim_end_matches('.'), TITLES))
            .flat_map(|word| word.split(parts))
            .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
            .collect()
    };
    let of = |firsts: &[char]| firsts.iter().flat_map(|c| c.to_uppercase()).eq(letters.chars());
    [firsts(&[]), firsts(&['-'])].iter().any(|firsts| {
        let capitals: Vec<char> = firsts.iter().copied().filter(|c| !c.is_lowercase()).collect();
        let outer = match capitals[..] {
            [first, .., last] => of(&[first, last]),
            _ => false,
        };
        outer || of(firsts) || of(&capitals)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_forms_of_names() {
        for (label, name) in [
            ("Ines", "Ines Aho"),
            ("AHO", "Ines Aho"),
            ("Ms Aho", "Ines Aho"),
            ("I. Aho", "Ines Maria Aho"),
            ("Ines Aho", "Dr. Ines Maria Aho"),
            ("IA", "Ines Maria Aho"),
            ("I.M.A.", "Ines Maria Aho"),
            ("LD", "Ludwig van Dyke"),
            ("LVD", "Ludwig van Dyke"),
            ("ŻŁ", "Żaneta Łącka"),
            ("IL", "Ms. Ines Lund-Berg"),
            ("ILB", "Ines Lund-Berg"),
        ] {
            assert!(is_form_of(label, name), "{label} {name}");
        }
    }

    #[test]
    fn other_labels_are_not() {
        for (label, name) in [
            ("", "Ines Aho"),
            ("I", "Ines Aho"),
            ("Mr", "Mr Aho"),
            ("IB", "Ines Aho"),
            ("ia", "Ines Aho"),
            ("Aho Ines", "Ines Aho"),
            ("Ines Lund", "Ines Aho"),
            ("Interviewer", "Ines Aho"),
        ] {
            assert!(!is_form_of(label, name), "{label} {name}");
        }
    }
}
