//! Lines that a printed page repeats at its head or foot: `Page 2 of 3`, and `CONFIDENTIAL` next to it.
//!
//! Such a line says nothing by itself. It has to come back with nothing but its number changed; the lines beside it
//! go with it where they are the same on nearly every page.

use std::collections::HashMap;
use std::ops::Range;

use super::super::speech::{ends_a_sentence, is_one_of};
use super::scan::{Event, Kind, Scan, trimmed};

/// No such line is longer, in bytes.
const LONGEST: usize = 80;
/// So many lines beside the number may be repeated too, above and below.
const BESIDE: usize = 3;

const PAGE: &[&str] = &["page", "p.", "pg.", "seite", "página", "pagina", "pág.", "sida", "side"];
const OF: &[&str] = &["of", "/", "von", "de", "di", "sur", "av", "af", "|"];

/// True where `line` ends with the number of a page, and the word `page` begins it or stands behind a sign.
pub(super) fn is_numbered(line: &str) -> bool {
    if !line.as_bytes().last().is_some_and(u8::is_ascii_digit) || line.len() > LONGEST {
        return false;
    }
    let is_number = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = line.split_whitespace().rev();
    let last = words.next().filter(|word| word.split('/').all(is_number));
    let before = match words.next() {
        Some(of) if is_one_of(of, OF) => {
            words.next().filter(|word| is_number(word)).and(words.next())
        }
        before => before,
    };
    let is_apart = |word: &str| !word.contains(char::is_alphanumeric);
    last.is_some()
        && before.is_some_and(|word| is_one_of(word, PAGE))
        && words.next().is_none_or(is_apart)
}

/// Makes events of the lines of `text` that are repeated on its pages.
pub(super) fn find(scan: &mut Scan<'_>, text: &str) {
    let numbered = std::mem::take(&mut scan.numbered);
    let stem = |line: &Range<usize>| without_numbers(&text[line.clone()]);
    let Some(common) = most_frequent(numbered.iter().map(stem)).filter(|common| common.1 > 1)
    else {
        return;
    };
    let pages: Vec<Range<usize>> =
        numbered.into_iter().filter(|line| stem(line) == common.0).collect();
    if pages.iter().all(|line| text[line.clone()] == text[pages[0].clone()]) {
        return;
    }
    let mut lines = pages.clone();
    for next in [above as fn(&str, &Range<usize>) -> Range<usize>, below] {
        let mut edge = pages.clone();
        for _ in 0..BESIDE {
            edge = edge.iter().map(|line| next(text, line)).collect();
            let beside = most_frequent(edge.iter().map(stem));
            let Some((repeated, _)) = beside.filter(|beside| is_furniture(beside, edge.len()))
            else {
                break;
            };
            lines.extend(edge.iter().filter(|line| stem(line) == repeated).cloned());
        }
    }
    mark(scan, lines);
}

/// What comes back most, and how often.
fn most_frequent(stems: impl Iterator<Item = String>) -> Option<(String, usize)> {
    let mut counts = HashMap::new();
    stems.for_each(|stem| *counts.entry(stem).or_insert(0) += 1);
    counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(&one.0)))
}

/// True for what stands beside the number on nearly all `pages`, and is nothing that somebody says.
fn is_furniture((stem, count): &(String, usize), pages: usize) -> bool {
    let is_line = stem.len() <= LONGEST && stem.contains(char::is_alphabetic);
    is_line && !stem.contains(':') && !ends_a_sentence(stem) && *count > 1 && count + 1 >= pages
}

/// A line without its numbers.
fn without_numbers(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// The line with words above `line`.
fn above(text: &str, line: &Range<usize>) -> Range<usize> {
    let end = text[..line.start].trim_end().len();
    let start = text[..end].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    trimmed(text, start..end)
}

/// The line with words below `line`.
fn below(text: &str, line: &Range<usize>) -> Range<usize> {
    let start = text.len() - text[line.end..].trim_start().len();
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    trimmed(text, start..end)
}

/// Says of the `lines` that they are nobody's.
fn mark(scan: &mut Scan<'_>, mut lines: Vec<Range<usize>>) {
    lines.sort_unstable_by_key(|line| line.start);
    lines.dedup();
    let mut new = Vec::new();
    for Range { start: at, end } in lines {
        let place = scan.events.partition_point(|event| event.at < at);
        let Some(event) = scan.events.get_mut(place).filter(|event| event.at == at) else {
            new.push(Event { kind: Kind::Paging, at, end, paragraph: false });
            continue;
        };
        if let Kind::Label(label) = event.kind {
            let tally = &mut scan.tallies[label.tally];
            tally.lines -= 1;
            tally.paragraphs -= usize::from(event.paragraph);
        }
        event.kind = Kind::Paging;
    }
    scan.events.extend(new);
    scan.events.sort_by_key(|event| event.at);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_told_from_sentences() {
        for line in [
            "Page 2 of 3",
            "PAGE 12",
            "Nord Freight - Page 2/3",
            "Seite 2 von 3",
            "p. 4",
            "Nord Freight | Page 3",
        ] {
            assert!(is_numbered(line), "{line}");
        }
        for line in [
            "Page",
            "3",
            "We were 3",
            "page two",
            "I have read 3 of 4",
            "Page 2 of 3.",
            "It is on page 3",
        ] {
            assert!(!is_numbered(line), "{line}");
        }
    }
}
