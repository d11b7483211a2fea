//! Names whose last letters are said one by one, as in `CircleCI` and `GraphQL`: one of the letters may be heard as
//! another one, or the letters are heard right and what stands in front of them is not.

use std::ops::Range;

use super::context::Heard;
use super::index::{Index, Name};
use super::plain::Plain;
use super::scan::{Candidate, Known, sketch_at, word_at};
use super::sound::{Hard, likeness_from, phones};
use crate::model::exchange::Certainty;

/// The most letters that are said one by one.
const MOST: usize = 4;
/// The fewest letters of a name of which one may be wrong.
const SHORTEST: usize = 5;
/// How alike the words in front of the letters have to be, in percent, where the letters are right.
const ALIKE: u32 = 70;
/// Letters whose names are taken for each other when they are said.
const SAID_ALIKE: &[&str] = &["bcdegptvz", "ahjk", "fsx", "mn", "iy", "quw", "ai"];

/// How many letters at the end of a name are said one by one; 0 where it has nothing in front of them.
pub(super) fn spelled(shown: &str, letters: &str) -> usize {
    let capitals = shown.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    match capitals {
        2..=MOST if capitals < letters.len() => capitals,
        0 if letters.len() > 2 && letters.ends_with("js") => 2,
        _ => 0,
    }
}

/// The names that end with the letters before and at `last`, of which one was mis-heard.
pub(super) fn with_other_letter(
    heard: Heard<'_>,
    known: &Known<'_>,
    last: usize,
    found: &mut Vec<Candidate>,
) {
    if !is_next_letter(heard, last) || is_next_letter(heard, last + 1) {
        return;
    }
    let first = before_letters(heard, last);
    let said = letters(heard, first + 1..last + 1);
    if !(2..=MOST).contains(&said.len()) {
        return;
    }
    for name in known.indexes().flat_map(Index::spelled) {
        let front = &name.letters[..name.letters.len() - name.spelled];
        let Some(begin) = begin_of(heard, front, first) else { continue };
        if name.letters.len() >= SHORTEST
            && is_but_one_alike(&said, &name.letters[front.len()..])
            && !known.is_right(&[front, &said].concat())
        {
            let words = begin..last + 1;
            // The front alone, `GitLab` of `GitLab CI`, says less.
            let is_part = |one: &Candidate| {
                begin <= one.words.start && one.words.end <= last + 1 && one.words != words
            };
            found.retain(|one| !is_part(one));
            let rule =
                format!("sounds like {}, {}, letter by letter", name.shown, name.kind.label());
            found.push(candidate(name, words, Certainty::Medium, rule, 99));
        }
    }
}

/// The names of the candidate whose last letters are the word at `last`, behind a word that is like the rest.
pub(super) fn with_other_front(
    heard: Heard<'_>,
    known: &Known<'_>,
    last: usize,
    found: &mut Vec<Candidate>,
) {
    let Some(first) = last.checked_sub(1) else { return };
    if !sketch_at(heard, last).is_capitals || !heard.places[last].is_joined {
        return;
    }
    let [front, letters] = [first, last].map(|at| word_at(heard, at));
    let is_name = front.is_right && front.plain == Plain::Odd;
    if front.is_function
        || is_name
        || known.is_right(&[front.letters.as_str(), &letters.letters].concat())
    {
        return;
    }
    for name in known.profile.spelled() {
        let (begin, end) = name.letters.split_at(name.letters.len() - name.spelled);
        if end != letters.letters {
            continue;
        }
        let meant = phones(begin.as_bytes(), Hard::default());
        if let Some(alike) =
            likeness_from(&front.phones, &meant, ALIKE).filter(|alike| *alike < 100)
        {
            let rule = format!("sounds like {}, {}", name.shown, name.kind.label());
            found.push(candidate(name, first..last + 1, Certainty::Medium, rule, alike));
        }
    }
}

fn candidate(
    name: &Name,
    words: Range<usize>,
    certainty: Certainty,
    rule: String,
    alike: u32,
) -> Candidate {
    let (probable, source) = (name.shown.to_string(), name.kind.source());
    Candidate { words, probable, certainty, source, rule, alike }
}

/// False where the words end in letters said one by one and those of the name are others, or the words leave out
/// letters that go on.
pub(super) fn may_agree(heard: Heard<'_>, words: &Range<usize>, name: &Name) -> bool {
    let last = words.end - 1;
    if name.spelled == 0 || !is_next_letter(heard, last) {
        return true;
    }
    let first = before_letters(heard, last);
    let said = letters(heard, words.start.max(first + 1)..words.end);
    let meant = &name.letters[name.letters.len() - name.spelled..];
    !is_next_letter(heard, words.end)
        && (said.len() != meant.len() || said == meant || is_but_one_alike(&said, meant))
}

/// The last word up to `at` that is no letter.
fn before_letters(heard: Heard<'_>, mut at: usize) -> usize {
    while is_next_letter(heard, at) {
        at -= 1;
    }
    at
}

fn letters(heard: Heard<'_>, words: Range<usize>) -> String {
    words.map(|at| word_at(heard, at).letters.as_str()).collect()
}

/// True where the word at `at` is a letter and belongs to the word in front.
fn is_next_letter(heard: Heard<'_>, at: usize) -> bool {
    heard.places.get(at).is_some_and(|place| place.is_joined) && sketch_at(heard, at).is_letter
}

/// The word that `front` begins with, where it is the word at `last` or the two words up to there.
fn begin_of(heard: Heard<'_>, front: &str, last: usize) -> Option<usize> {
    let rest = front.strip_suffix(word_at(heard, last).letters.as_str())?;
    if rest.is_empty() {
        return Some(last);
    }
    let before = last.checked_sub(1).filter(|_| heard.places[last].is_joined)?;
    (word_at(heard, before).letters == rest).then_some(before)
}

/// True where both are the same letters but for one, and that one sounds like the other when it is said.
fn is_but_one_alike(said: &str, meant: &str) -> bool {
    let mut others = said.chars().zip(meant.chars()).filter(|(a, b)| a != b);
    let is_alike = |(a, b)| SAID_ALIKE.iter().any(|all| all.contains(a) && all.contains(b));
    said.len() == meant.len() && others.next().is_some_and(is_alike) && others.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_letters_of_some_names_are_said_one_by_one() {
        for (shown, count) in [
            ("CircleCI", 2),
            ("GraphQL", 2),
            ("MySQL", 3),
            ("Gitlab CI", 2),
            ("Node.js", 2),
            ("HTML", 0),
            ("Docker", 0),
            ("gRPC", 3),
            ("X", 0),
        ] {
            let letters = shown.to_lowercase().replace([' ', '.'], "");
            assert_eq!(spelled(shown, &letters), count, "{shown}");
        }
    }

    #[test]
    fn one_letter_may_sound_like_another() {
        for (said, meant) in [("ca", "ci"), ("tb", "db"), ("ul", "ql")] {
            assert!(is_but_one_alike(said, meant), "{said}");
        }
        for (said, meant) in [("ci", "ci"), ("ui", "ci"), ("cad", "ci"), ("ea", "ci")] {
            assert!(!is_but_one_alike(said, meant), "{said}");
        }
    }
}
