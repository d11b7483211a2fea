//! Names on the first lines of captions, above what is said, with no sign that tells them from words.
//!
//! Any short line looks so, and only the whole file is certain: most captions begin with a name that comes back, and
//! more than one person speaks.

use std::collections::HashMap;

use super::caption::Line;
use super::lead::lead;
use super::names::is_role;
use crate::transcript::labels::is_persons;

/// The first lines of a file's captions that are shaped as names, counted.
#[derive(Debug, Default)]
pub(super) struct Above {
    names: HashMap<String, usize>,
    captions: usize,
    /// The name above the caption in front.
    last: String,
    /// How often another one follows it, and how often a sentence only goes on below that.
    changes: usize,
    go_on: usize,
}

/// Fewer captions with names prove nothing.
const FEWEST: usize = 4;
/// No more people speak in such a file.
const MOST: usize = 12;

impl Above {
    /// Counts a caption of these `lines`.
    pub(super) fn count(&mut self, lines: &[Line<'_>]) {
        self.captions += 1;
        let Some((first, below)) = above(lines) else { return };
        if let Some(count) = self.names.get_mut(first) {
            *count += 1;
        } else if is_name(first) {
            self.names.insert(first.to_owned(), 1);
        } else {
            return;
        }
        if first != self.last {
            self.changes += 1;
            self.go_on += usize::from(below.starts_with(char::is_lowercase));
            first.clone_into(&mut self.last);
        }
    }

    /// Decides: nothing is left of it where the file is not certain.
    pub(super) fn decided(mut self) -> Self {
        let back = || self.names.values().filter(|count| **count > 1);
        let (begins, people) = (back().sum::<usize>(), back().count());
        let is_certain = begins >= FEWEST
            && begins * 5 >= self.captions * 3
            && (2..=MOST).contains(&people)
            && self.names.len() <= people * 2
            && self.go_on * 5 <= self.changes;
        if !is_certain {
            self.names.clear();
        }
        self
    }

    /// True where the first of the `lines` of a caption is the name of whoever says the others.
    pub(super) fn names(&self, lines: &[Line<'_>]) -> bool {
        above(lines).is_some_and(|(first, _)| self.names.contains_key(first))
    }
}

/// The first two of `lines` where no voice is told.
fn above<'l>(lines: &'l [Line<'_>]) -> Option<(&'l str, &'l str)> {
    let [first, below, ..] = lines else { return None };
    first.voice.is_none().then(|| (first.text.as_ref(), below.text.as_ref()))
}

fn is_name(line: &str) -> bool {
    let bare = line.split(['(', '[']).next().unwrap_or(line).trim_end();
    let lead = lead(line);
    let is_bare = lead.sign.is_none() && lead.label.is_none();
    is_bare && (is_role(bare) || is_persons(bare))
}

#[cfg(test)]
mod tests {
    use super::super::{srt, webvtt};

    /// Captions of `texts`, one each ten seconds, numbered as in SRT where `numbered`.
    fn file(texts: &[&str], numbered: bool) -> String {
        let caption = |(at, text): (usize, &&str)| {
            let number = if numbered { format!("{}\n", at + 1) } else { String::new() };
            let (from, to) = (at / 6 * 100 + at % 6 * 10, at / 6 * 100 + at % 6 * 10 + 8);
            let time = |seconds: usize| format!("00:{:02}:{:02}.000", seconds / 100, seconds % 100);
            format!("{number}{} --> {}\n{text}\n\n", time(from), time(to))
        };
        texts.iter().enumerate().map(caption).collect()
    }

    fn heard(texts: &[&str]) -> Vec<(Option<String>, String)> {
        let vtt = webvtt(&format!("WEBVTT\n\n{}", file(texts, false))).unwrap();
        let srt = srt(&file(texts, true)).unwrap();
        let turns = |talk: crate::transcript::talk::Talk| -> Vec<_> {
            talk.turns.into_iter().map(|turn| (turn.label, turn.text)).collect()
        };
        let both = (turns(vtt), turns(srt));
        assert_eq!(both.0, both.1);
        both.0
    }

    #[test]
    fn names_on_first_lines_speak_where_most_captions_have_them() {
        let said = heard(&[
            "Ines Aho\nHow do you load\na trailer?",
            "Bo Lund\nHeavy things first.",
            "Over the axles.",
            "Ines Aho\nAnd then?",
            "Bo Lund\nI strap each row.",
            "Audience\nHow long?",
            "Bo Lund\nAn hour.",
        ]);
        let turn = |name: &str, words: &str| (Some(name.to_owned()), words.to_owned());
        assert_eq!(said[0], turn("Ines Aho", "How do you load a trailer?"));
        assert_eq!(said[1], turn("Bo Lund", "Heavy things first. Over the axles."));
        assert_eq!(said.last(), Some(&turn("Bo Lund", "An hour.")));
    }

    #[test]
    fn other_first_lines_are_words() {
        for texts in [
            // One of them alone comes back.
            [
                "Bo Lund\nloads.",
                "Bo Lund\ndrives.",
                "Bo Lund\nrests.",
                "Bo Lund\nsleeps.",
                "Bo Lund\nwakes.",
            ],
            // Few of them do.
            [
                "Machine Learning\nis it.",
                "Hull\nis far.",
                "Machine Learning\nis new.",
                "So\nwhat?",
                "Hull\nis not.",
            ],
            // They are what one says.
            ["Yes\nit is.", "No\nit is not.", "Yes\nit is so.", "No\nnever.", "Yes\nalways."],
            [
                "Ines Aho.\nThe cook.",
                "Bo Lund.\nThe baker.",
                "Ines Aho.\nAgain.",
                "Bo Lund.\nAgain.",
                "So.",
            ],
        ] {
            let said = heard(&texts);
            assert!(said.iter().all(|(label, _)| label.is_none()), "{said:?}");
        }
    }
}
