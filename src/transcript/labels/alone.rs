//! Names on lines of their own, above what is said: `Name`, `**Name**`, `### Name`.
//!
//! Nothing on such a line says that somebody speaks: a heading, a skill or an employer looks the same. So
//! a line proves nothing here, and only the whole does: names that come back, each above words, each in turn.

use std::ops::Range;

use super::super::page::is_job_title;
use super::super::speech::ends_a_sentence;
use super::super::talk::Role;
use super::head::{Head, Shape};
use super::header::is_persons;
use super::names::{is_label_like, is_shaped, is_somebody, never_speaks};
use super::roles::role;
use super::scan::{Event, Kind, Scan, Tally};

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

/// Says of the names that stand on lines of their own in `text` which may be speakers': they come back, and either
/// begin paragraphs or stand above what is said. `scan` knows what is behind `start`.
pub(super) fn find(scan: &mut Scan<'_>, text: &str, start: usize) {
    let again: Vec<usize> =
        (0..scan.tallies.len()).filter(|place| comes_back(&scan.tallies[*place])).collect();
    let mut found = again.clone();
    found.retain(|place| begins_paragraphs(&scan.tallies[*place]));
    if found.len() < 2 {
        let mut people = again;
        people.retain(|place| is_somebodys(&scan.tallies[*place]));
        if stand_above_words(scan, text, start, &people) {
            found = people;
        }
    }
    for place in found {
        scan.tallies[place].above = true;
    }
}

fn comes_back(tally: &Tally<'_>) -> bool {
    let known = role(tally.name).is_some_and(|role| role != Role::Nobody);
    tally.shape == Shape::Alone && tally.lines >= 2 && (known || !never_speaks(tally.name))
}

fn begins_paragraphs(tally: &Tally<'_>) -> bool {
    tally.paragraphs * 10 >= tally.lines * 9
}

/// True for a person's name, or a word for somebody; what a job is called is none.
fn is_somebodys(tally: &Tally<'_>) -> bool {
    let name = tally.name;
    let bare = name.split(['(', '[']).next().unwrap_or(name).trim_end();
    role(name).is_some() || is_somebody(name) || (is_persons(bare) && !is_job_title(bare))
}

/// No more people speak under names that no empty line parts from what is said.
const MOST: usize = 4;
/// So many lines of title may stand above the first of them.
const TITLES: usize = 6;

/// Whether the names of `people`, without empty lines in front of them, carry the file: it begins with one of them,
/// they speak strictly in turn, and what stands below a name is said.
fn stand_above_words(scan: &Scan<'_>, text: &str, start: usize, people: &[usize]) -> bool {
    if !(2..=MOST).contains(&people.len()) {
        return false;
    }
    let lines = Lines::of(text, scan, |place| people.contains(&place));
    let is_marked = |(tally, line): &(usize, Range<usize>)| {
        text[line.start..].starts_with(['#', '*', '_']) || role(scan.tallies[*tally].name).is_some()
    };
    let are_marked = lines.heads.iter().all(is_marked);
    let fewest = if are_marked { 4 } else { 6 };
    let first = lines.heads.first().map_or(start, |(_, line)| line.start);
    let titles: Vec<&str> = text[start..first].lines().filter(|line| has_words(line)).collect();
    let is_profile = !are_marked && titles.iter().any(|line| is_job_title(line.trim()));
    let heads = lines.heads.len();
    heads >= fewest
        && titles.len() <= TITLES
        && !is_profile
        && lines.handed_over() * 10 >= (heads - 1) * 9
        && lines.below(is_said) * 10 >= heads * 8
        && lines.below(|words| words.contains('?')) > 0
}

/// Whether names on lines of their own carry the file: few people speak often, nearly each time with words
/// below the name, and hardly ever twice in a row.
pub(super) fn take_turns(text: &str, scan: &Scan<'_>) -> bool {
    let lines = Lines::of(text, scan, |place| scan.tallies[place].above);
    let mut people: Vec<usize> = lines.heads.iter().map(|(tally, _)| *tally).collect();
    people.sort_unstable();
    people.dedup();
    let heads = lines.heads.len();
    people.len() >= 2
        && heads >= 4
        && heads >= 2 * people.len()
        && lines.below(has_words) * 10 >= heads * 9
        && lines.handed_over() * 10 >= (heads - 1) * 7
}

/// Lines that hold a name and nothing else.
struct Lines<'a> {
    text: &'a str,
    /// The name's place among the tallies, and the line.
    heads: Vec<(usize, Range<usize>)>,
}

impl<'a> Lines<'a> {
    /// The lines of the names that `speaks` picks by their places.
    fn of(text: &'a str, scan: &Scan<'_>, speaks: impl Fn(usize) -> bool) -> Self {
        let head = |event: &Event| match event.kind {
            Kind::Label(label) => speaks(label.tally).then_some((label.tally, event.at..event.end)),
            _ => None,
        };
        Self { text, heads: scan.events.iter().filter_map(head).collect() }
    }

    /// How many of them have words below them that are `what` is wanted.
    fn below(&self, what: fn(&str) -> bool) -> usize {
        let next = self.heads.iter().skip(1).map(|(_, line)| line.start).chain([self.text.len()]);
        let words = self.heads.iter().zip(next).map(|((_, line), next)| &self.text[line.end..next]);
        words.filter(|words| what(words)).count()
    }

    /// How many of them name somebody else than the one in front.
    fn handed_over(&self) -> usize {
        self.heads.windows(2).filter(|pair| pair[0].0 != pair[1].0).count()
    }
}

/// True where something is said, if only a word.
fn has_words(between: &str) -> bool {
    between.contains(char::is_alphabetic)
}

/// True for a sentence, or so many words that it may be one.
fn is_said(words: &str) -> bool {
    ends_a_sentence(words) || words.split_whitespace().nth(5).is_some()
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
