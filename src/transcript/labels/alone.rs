//! Names on lines of their own, above what is said: `Name`, `**Name**`, `### Name`.
//!
//! Nothing on such a line says that somebody speaks: a heading, a skill or an employer looks the same. So
//! a line proves nothing here, and only the whole does: names that come back, each above words, each in turn.

use super::super::talk::Role;
use super::head::{Head, Shape};
use super::names::{is_label_like, is_shaped, never_speaks};
use super::roles::role;
use super::scan::{Kind, Scan, Tally};

/// The longest name on a line of its own, in bytes.
const LONGEST: usize = 48;

/// The name that is all of `line`.
pub(super) fn alone(line: &str) -> Option<Head<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    let name = line.trim_start_matches('#').trim_matches(['*', '_', ' ']);
    let is_name = !name.ends_with(['.', ',', '…']) && is_label_like(name) && is_shaped(name);
    let head = Head {
        shape: Shape::Alone,
        name,
        time: None,
        letter: None,
        unsure: false,
        text: line.len(),
        open: 0,
    };
    is_name.then_some(head)
}

/// Whether a name that stands on lines of its own may be a speaker's: it comes back, and begins paragraphs.
pub(super) fn may_speak(tally: &Tally<'_>) -> bool {
    let known = role(tally.name).is_some_and(|role| role != Role::Nobody);
    tally.lines >= 2
        && (known || !never_speaks(tally.name))
        && tally.paragraphs * 10 >= tally.lines * 9
}

/// Whether names on lines of their own carry the file: few people speak often, nearly each time with words
/// below the name, and hardly ever twice in a row.
pub(super) fn take_turns(text: &str, scan: &Scan<'_>) -> bool {
    let heads: Vec<(usize, usize, usize)> = scan
        .events
        .iter()
        .filter_map(|event| match event.kind {
            Kind::Label(label) if speaks_alone(&scan.tallies[label.tally]) => {
                Some((label.tally, event.at, event.end))
            }
            _ => None,
        })
        .collect();
    let mut people: Vec<usize> = heads.iter().map(|(tally, ..)| *tally).collect();
    people.sort_unstable();
    people.dedup();
    let ends = heads.iter().skip(1).map(|(_, at, _)| *at).chain([text.len()]);
    let with_words =
        heads.iter().zip(ends).filter(|((.., end), next)| has_words(&text[*end..*next])).count();
    let handed_over = heads.windows(2).filter(|pair| pair[0].0 != pair[1].0).count();
    people.len() >= 2
        && heads.len() >= 4
        && heads.len() >= 2 * people.len()
        && with_words * 10 >= heads.len() * 9
        && handed_over * 10 >= (heads.len() - 1) * 7
}

fn speaks_alone(tally: &Tally<'_>) -> bool {
    tally.shape == Shape::Alone && may_speak(tally)
}

/// True where something is said, if only a word.
fn has_words(between: &str) -> bool {
    between.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(line: &str) -> Option<&str> {
        alone(line).map(|head| head.name)
    }

    #[test]
    fn names_fill_their_lines() {
        assert_eq!(name("Mara Lind"), Some("Mara Lind"));
        assert_eq!(name("### Mara Lind"), Some("Mara Lind"));
        assert_eq!(name("**Mara Lind**"), Some("Mara Lind"));
        assert_eq!(name("Speaker 2"), Some("Speaker 2"));
        for line in [
            "I see.",
            "Well, yes",
            "that is so",
            "Why?",
            "###",
            "Yes, Of Course, And Why Not, Then",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
