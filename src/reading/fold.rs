//! Folding: which pieces of a text are left out so that hesitations are gone and sentences stay.
//!
//! A sound between two commas takes both with it, or all but one in a list; at the front of a sentence it takes
//! the comma behind it, and the next word gets its capital. Brackets around nothing but a sound go with it. What
//! is left has no stray mark and no blank too many. A text of which nothing would be left is not folded.

use std::ops::Range;

use super::listing::parts_a_list;
use crate::text::Patch;

/// The patches that fold these ranges of `text`, which are in order. Each comes
/// with whether its words are said again behind it: then the comma in front stays.
#[must_use]
pub fn folds(text: &str, hesitations: &[(Range<usize>, bool)]) -> Vec<Patch> {
    let mut patches: Vec<Patch> = Vec::new();
    let mut at = 0;
    while at < hesitations.len() {
        let (first, is_repeated) = &hesitations[at];
        let mut end = first.end;
        let mut last_is_repeated = *is_repeated;
        at += 1;
        // What stands together goes together.
        while let Some((next, repeated)) = hesitations.get(at)
            && (next.start < end || text[end..next.start].chars().all(is_mark_between))
        {
            if next.end > end {
                last_is_repeated = *repeated;
            }
            end = end.max(next.end);
            at += 1;
        }
        patches.push(fold(text, first.start..end, *is_repeated, last_is_repeated));
    }
    let left: usize = patches.iter().map(|patch| patch.range.len() - patch.with.len()).sum();
    let has_words = left < text.len() && {
        let dressed = crate::text::Dressed::new(text.to_owned(), patches.clone());
        dressed.as_str().contains(char::is_alphanumeric)
    };
    if has_words { patches } else { Vec::new() }
}

/// White space, commas and dashes: what stands between hesitations that belong together.
fn is_between(c: char) -> bool {
    c == ' ' || is_pause(c)
}

/// As [`is_between`], with the marks that part a sentence.
fn is_mark_between(c: char) -> bool {
    is_between(c) || is_part_end(c)
}

/// A mark that ends a part of a sentence.
fn is_part_end(c: char) -> bool {
    matches!(c, ';' | ':')
}

/// A mark that a pause is written with.
fn is_pause(c: char) -> bool {
    matches!(c, ',' | '-' | '–' | '—' | '…')
}

/// A mark that ends a sentence.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…')
}

fn fold(text: &str, range: Range<usize>, begins_repeated: bool, ends_repeated: bool) -> Patch {
    let before = text[..range.start].trim_end_matches(' ');
    let behind = text[range.end..].trim_start_matches(' ');
    if let Some(brackets) = brackets_around(text, &range) {
        return brackets;
    }
    let is_first = before.is_empty()
        || before.ends_with(|c: char| is_end(c) || matches!(c, '\n' | ':' | '"' | '“' | '(' | '['));
    let next = next_word(text, range.end);
    if is_first {
        return at_front(text, range, behind, next);
    }
    let ends_here = behind.is_empty()
        || behind
            .starts_with(|c: char| is_end(c) || is_part_end(c) || matches!(c, '\n' | ')' | ']'));
    if ends_here && !ends_repeated {
        // The comma or dash that led to it goes, the mark that ends the sentence or its part stays.
        let start = before.trim_end_matches(|c| is_mark_between(c) && c != '…').len();
        return Patch { range: start..range.end, with: String::new() };
    }
    let has_pause = behind.starts_with(is_pause);
    if begins_repeated || !has_pause {
        return Patch { range: range.start..next, with: String::new() };
    }
    let start = before.trim_end_matches(',').len();
    let has_comma = start < before.len() || behind.starts_with(',');
    // Words that are said again are a false start and no member of a list.
    if has_comma && !ends_repeated && parts_a_list(&text[..start], &text[next..]) {
        return Patch { range: start..next, with: ", ".to_owned() };
    }
    // Between two commas both were there for its sake; behind none, the one behind it was.
    let end = text.len() - behind.trim_start_matches(is_pause).len();
    let meet = text[..start].ends_with(char::is_alphanumeric)
        && text[end..].starts_with(char::is_alphanumeric);
    let with = if meet { " ".to_owned() } else { String::new() };
    Patch { range: start..end, with }
}

/// Where nothing else stands in its brackets: gone with them, and with one of the blanks around them.
fn brackets_around(text: &str, range: &Range<usize>) -> Option<Patch> {
    let is_blank = |c| is_mark_between(c) || is_end(c);
    let before = text[..range.start].trim_end_matches(is_blank);
    let behind = text[range.end..].trim_start_matches(is_blank);
    let close = if before.ends_with('(') { ')' } else { ']' };
    let before = before.strip_suffix(['(', '['])?.trim_end_matches(' ');
    let behind = behind.strip_prefix(close)?;
    let goes_on = !before.is_empty() && behind.starts_with(' ');
    let end = text.len() - if goes_on { behind } else { behind.trim_start_matches(' ') }.len();
    Some(Patch { range: before.len()..end, with: String::new() })
}

/// At the front of a sentence: gone with the marks behind it, and the capital goes to the next word.
fn at_front(text: &str, range: Range<usize>, behind: &str, next: usize) -> Patch {
    let alone = behind.starts_with(['.', '?', '!', ';', ':']);
    let end = if alone {
        let is_over = |c| is_end(c) || is_part_end(c);
        let rest = behind.trim_start_matches(is_over).trim_start_matches(' ');
        text.len() - rest.len()
    } else {
        next
    };
    let had_capital = text[range.clone()].starts_with(char::is_uppercase);
    let letter = text[end..].chars().next().filter(|c| had_capital && c.is_lowercase());
    let end = end + letter.map_or(0, char::len_utf8);
    let with = letter.map_or_else(String::new, |c| c.to_uppercase().collect());
    Patch { range: range.start..end, with }
}

/// The first byte behind the marks of a pause and blanks.
fn next_word(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(is_between).len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::hesitation::{Pause, Sounds, hesitations};
    use super::super::speech::Speech;
    use super::super::testing::answer;
    use super::*;
    use crate::text::Dressed;

    fn folded(text: &str) -> String {
        let turns = [answer(text)];
        let speech = Speech::of_turns(&turns);
        let found = hesitations(&speech.passage(0, &turns[0]), &Sounds::of(&speech), true);
        let found = found.into_iter().filter(|one| one.kind != Pause::Phrase);
        let ranges: Vec<_> = found.map(|one| (one.range(), one.kind == Pause::Stutter)).collect();
        Dressed::new(text.to_owned(), folds(text, &ranges)).as_str().to_owned()
    }

    #[test]
    fn a_folded_text_reads_as_sentences() {
        for (said, read) in [
            ("Um, uh, I graduated in May.", "I graduated in May."),
            ("So, uh, we moved it.", "So we moved it."),
            ("I would, uh, recommend, um, that.", "I would recommend that."),
            ("it only moved the, the service", "it only moved the service"),
            ("It, it took two weeks", "It took two weeks"),
            ("reading a column, uh.", "reading a column."),
            ("and then, uh,", "and then"),
            ("we can also have, uh", "we can also have"),
            ("Yeah. Uh, we did. Um. Then we left.", "Yeah. We did. Then we left."),
            ("so uh we went", "so we went"),
            ("so uh, we went", "so we went"),
            ("so, uh we went", "so, we went"),
            ("The, uh—well—thing", "The well—thing"),
            ("the, uh, the day", "the day"),
            ("back, uh, it, it only moved", "back it only moved"),
            ("Um Python is fine", "Python is fine"),
            ("The — um — the rest", "The rest"),
            ("Er, 12 of them", "12 of them"),
            ("we (uh) went", "we went"),
            ("we went (um, uh).", "we went."),
            ("(uh) We went [um]", "We went"),
            ("so (uh, maybe, um) we went", "so (maybe) we went"),
            ("So, um; uh: okay", "So: okay"),
            ("So: um; okay", "So: okay"),
            ("Um: okay", "Okay"),
            ("we left; um, it rained", "we left; it rained"),
        ] {
            assert_eq!(folded(said), read, "{said}");
        }
    }

    #[test]
    fn between_the_members_of_a_list_a_comma_stays() {
        for (said, read) in [
            ("Node. Js, uh, AWS, and MySQL", "Node. Js, AWS, and MySQL"),
            ("Rust, um, Go, uh, and C", "Rust, Go, and C"),
            ("Rust um, Go", "Rust, Go"),
            ("I use Python, um, uh, Docker.", "I use Python, Docker."),
            ("queues, uh, caches, and workers", "queues, caches, and workers"),
            ("queues, caches, um, and workers", "queues, caches, and workers"),
            ("the nurse, um, the driver, or the porter", "the nurse, the driver, or the porter"),
        ] {
            assert_eq!(folded(said), read, "{said}");
        }
        for (said, read) in [
            ("I, um, went", "I went"),
            ("So, uh, Docker came", "So Docker came"),
            ("with, uh, Docker, and Go", "with Docker, and Go"),
            ("we left, um, early, and then it rained", "we left early, and then it rained"),
            ("it went, uh, and it came", "it went and it came"),
            ("It was, um, slow. Rust, and C", "It was slow. Rust, and C"),
            (
                "you would put, um, the job, the job here, or none",
                "you would put the job here, or none",
            ),
        ] {
            assert_eq!(folded(said), read, "{said}");
        }
    }

    #[test]
    fn what_would_leave_nothing_stays() {
        for text in ["Um.", "Uh, um,", "Um, uh."] {
            assert_eq!(folded(text), text);
        }
    }

    proptest! {
        #[test]
        fn a_folded_text_has_no_stray_marks(
            words in prop::collection::vec(
                prop::sample::select(vec!["um", "uh", "we", "the", "moved", "Docker", "so", "it"]),
                1..14,
            ),
            marks in prop::collection::vec(prop::sample::select(vec![" ", ", ", ". ", " ", "; ", ": "]), 14),
        ) {
            let said: String = words.iter().zip(&marks).flat_map(|(w, m)| [*w, *m]).collect();
            let said = said.trim_end().trim_end_matches(',').to_owned();
            let read = folded(&said);
            prop_assert!(!read.contains("  "), "{said:?} → {read:?}");
            prop_assert!(!read.contains(",,") && !read.contains(" ,") && !read.contains(",."), "{said:?} → {read:?}");
            prop_assert!(!read.starts_with([',', ' ', '.', ';', ':']) , "{said:?} → {read:?}");
            let marks: String = read.chars().filter(|c| *c != ' ').collect();
            let is_mark = |byte: &u8| matches!(byte, b',' | b'.' | b';' | b':');
            prop_assert!(!marks.as_bytes().windows(2).any(|two| two.iter().all(is_mark)), "{said:?} → {read:?}");
        }
    }
}
