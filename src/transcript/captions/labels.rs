//! Which labels of a file are speakers. A label that looks like a speaker may be a sentence (`say:`,
//! `last question:`), so the whole file decides: a speaker's label comes back, or begins most captions, and
//! looks like a name.

use std::collections::{HashMap, HashSet};

use super::lead::Shape;
use super::names::{is_role, looks_like_name};
use crate::transcript::labels::{is_somebody, never_speaks};

/// The labels of one file, counted.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// By label, and by the shape it is written in.
    labels: HashMap<String, Label>,
    /// How many captions hold words.
    captions: usize,
    /// True where the first of them begins with what looks like a speaker.
    begins_labelled: bool,
}

/// One label of the file.
#[derive(Debug)]
struct Label {
    looks_like_name: bool,
    counts: [Count; 4],
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// Lines that begin with it.
    lines: usize,
    /// Captions that begin with it.
    captions: usize,
    /// Lines in which a sentence goes on behind it.
    go_on: usize,
}

impl Heard {
    /// Counts a caption that holds words.
    pub(super) fn caption(&mut self) {
        self.captions += 1;
    }

    /// Counts a line that begins with `label` in front of `words`; `first` where the line begins its caption.
    pub(super) fn label(&mut self, shape: Shape, label: &str, words: &str, first: bool) {
        if !self.labels.contains_key(label) {
            let new =
                Label { looks_like_name: looks_like_name(label), counts: <[Count; 4]>::default() };
            self.labels.insert(label.to_owned(), new);
        }
        if let Some(known) = self.labels.get_mut(label) {
            self.begins_labelled |= first && self.captions == 1 && known.looks_like_name;
            let count = &mut known.counts[shape as usize];
            count.lines += 1;
            // Nobody speaks in front of the first caption, and so nothing goes on there.
            let goes_on = !(first && self.captions == 1) && words.starts_with(char::is_lowercase);
            count.go_on += usize::from(goes_on);
            count.captions += usize::from(first);
        }
    }

    /// Every label in every shape it was heard in.
    fn each(&self) -> impl Iterator<Item = Candidate<'_>> {
        self.labels.iter().flat_map(|(text, label)| {
            Shape::ALL.into_iter().filter_map(|shape| {
                let count = label.counts[shape as usize];
                let looks_like_name = label.looks_like_name;
                (count.lines > 0).then_some(Candidate { text, shape, looks_like_name, count })
            })
        })
    }

    /// The words of labels that only the file's other words can judge, in lower case.
    pub(super) fn doubtful_words(&self) -> HashSet<String> {
        self.each()
            .filter(|label| label.count.lines == 1 || !label.looks_like_name)
            .flat_map(|label| words(label.text))
            .map(str::to_lowercase)
            .collect()
    }

    /// Decides. `spoken` holds those of [`Self::doubtful_words`] that are said in lower case elsewhere.
    pub(super) fn decide(&self, spoken: &HashSet<String>) -> Labels {
        let rule = Rule::of(self, spoken);
        let mut labels = Labels::default();
        for label in self.each().filter(|label| rule.accepts(label)) {
            labels.accepted.entry(label.text.to_owned()).or_default()[label.shape as usize] = true;
        }
        labels
    }
}

/// A label in one of its shapes.
struct Candidate<'h> {
    text: &'h str,
    shape: Shape,
    looks_like_name: bool,
    count: Count,
}

/// The labels that are speakers, by the shape they are written in.
#[derive(Debug, Default)]
pub(super) struct Labels {
    accepted: HashMap<String, [bool; 4]>,
}

impl Labels {
    /// True where `label`, written in `shape`, is a speaker.
    pub(super) fn holds(&self, shape: Shape, label: &str) -> bool {
        self.accepted.get(label).is_some_and(|shapes| shapes[shape as usize])
    }

    /// True where a speaker stands alone in his line.
    pub(super) fn stand_alone(&self) -> bool {
        self.accepted.values().any(|shapes| shapes[Shape::Alone as usize])
    }
}

/// Where labels in front of a colon stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colons {
    /// In front of nearly every caption.
    Everywhere,
    /// In front of two captions in five or more.
    Often,
    /// At the changes of speaker alone: the first caption has one, or one in twenty has one that comes back.
    AtChanges,
    /// Now and then: they are no labels.
    Seldom,
}

/// Fewer lines of labels that come back do not tell how sentences begin behind them.
const FEWEST: usize = 4;

/// What the file as a whole says about its labels.
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that a file does or not")]
struct Rule<'s> {
    spoken: &'s HashSet<String>,
    colons: Colons,
    /// Labels come back, and nearly always a sentence begins behind them.
    begin_sentences: bool,
    /// A label comes back, or a short file has two.
    has_company: bool,
    /// Most captions begin with `[Name]`.
    has_bare: bool,
    /// Most captions begin with `(Name)` in a line of its own.
    has_alone: bool,
}

impl<'s> Rule<'s> {
    fn of(heard: &Heard, spoken: &'s HashSet<String>) -> Self {
        let all = heard.captions;
        let (mut opening, mut recurring, mut bare, mut alone) = (0, 0, 0, 0);
        let (mut kinds, mut back, mut go_on) = (0, false, 0);
        for label in heard.each() {
            let is_handle = || label.count.lines >= 3 && !is_spoken(label.text, spoken);
            if !label.looks_like_name && !is_handle() {
                continue;
            }
            match label.shape {
                Shape::Bare => bare += label.count.captions,
                Shape::Alone => alone += label.count.captions,
                Shape::Colon | Shape::Closed => {
                    opening += label.count.captions;
                    kinds += 1;
                    if label.count.lines > 1 {
                        back = true;
                        recurring += label.count.lines;
                        go_on += label.count.go_on;
                    }
                }
            }
        }
        Self {
            spoken,
            colons: match () {
                () if opening * 5 >= all * 4 => Colons::Everywhere,
                () if opening * 5 >= all * 2 => Colons::Often,
                () if heard.begins_labelled || recurring * 20 >= all => Colons::AtChanges,
                () => Colons::Seldom,
            },
            begin_sentences: recurring >= FEWEST && go_on * 10 <= recurring,
            has_company: back || (kinds >= 2 && all <= 40),
            has_bare: bare * 2 >= all,
            has_alone: alone * 2 >= all,
        }
    }

    fn accepts(&self, label: &Candidate<'_>) -> bool {
        let named = label.looks_like_name;
        let is_spoken = || is_spoken(label.text, self.spoken);
        match label.shape {
            Shape::Alone => self.has_alone && named,
            Shape::Bare => self.has_bare && named,
            Shape::Colon | Shape::Closed => match (self.colons, named, label.count.lines) {
                _ if self.begin_sentences && is_thought(label) => false,
                (Colons::Seldom, ..) | (Colons::AtChanges, false, _) | (_, false, 1) => false,
                (_, true, 2..) | (Colons::Everywhere, true, _) => true,
                (Colons::AtChanges, true, _) => self.has_company && !is_spoken(),
                (Colons::Everywhere | Colons::Often, ..) => !is_spoken(),
            },
        }
    }
}

/// True where `label` is one word that is written once and leads to what it is said with: `Simple: everybody leaves`.
fn is_thought(label: &Candidate<'_>) -> bool {
    let is_one_word = || words(label.text).nth(1).is_none();
    let is_known = || is_role(label.text) || is_somebody(label.text);
    let leads_on = || label.count.go_on > 0 || never_speaks(label.text);
    label.shape == Shape::Colon
        && label.count.lines == 1
        && is_one_word()
        && !is_known()
        && leads_on()
}

/// True where every word of `label` is said elsewhere in lower case: `example`, `last question`.
fn is_spoken(label: &str, spoken: &HashSet<String>) -> bool {
    !is_role(label) && words(label).all(|word| spoken.contains(&word.to_lowercase()))
}

/// The words of `text`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(captions: usize, labels: &[(&str, usize)], spoken: &[&str]) -> Vec<String> {
        let said: Vec<_> = labels.iter().map(|(label, count)| (*label, *count, "Yes.")).collect();
        decided_by(captions, &said, spoken)
    }

    fn decided_by(captions: usize, labels: &[(&str, usize, &str)], spoken: &[&str]) -> Vec<String> {
        let mut heard = Heard::default();
        for (label, count, behind) in labels {
            for _ in 0..*count {
                heard.caption();
                heard.label(Shape::Colon, label, behind, true);
            }
        }
        let labelled: usize = labels.iter().map(|(_, count, _)| count).sum();
        (labelled..captions).for_each(|_| heard.caption());
        let spoken = spoken.iter().map(|word| (*word).to_owned()).collect();
        let mut accepted: Vec<String> = heard.decide(&spoken).accepted.into_keys().collect();
        accepted.sort();
        accepted
    }

    #[test]
    fn the_file_decides() {
        let dense =
            [("Ann", 40), ("Bo", 30), ("jsmith42", 3), ("Cy Day", 1), ("say", 2), ("Remark", 1)];
        assert_eq!(decided(100, &dense, &["say", "remark"]), ["Ann", "Bo", "Cy Day", "jsmith42"]);
        let sparse = [("Ann", 4), ("Bo", 4), ("say", 2)];
        assert_eq!(decided(400, &sparse, &["say"]), ["Ann", "Bo"]);
        let plain = [("question is", 2), ("Rust", 1), ("Point", 3)];
        assert_eq!(decided(400, &plain, &["question", "is"]), Vec::<String>::new());
        assert_eq!(decided(5, &[("Ann", 1), ("Bo", 1)], &[]), ["Ann", "Bo"]);
    }

    #[test]
    fn a_word_that_leads_to_a_thought_is_no_speaker() {
        let said = [
            ("Ann Day", 9, "So."),
            ("Bo", 9, "It is."),
            ("Simple", 1, "everybody leaves."),
            ("Today", 1, "We leave."),
            ("Cy", 1, "Goodbye."),
            ("Cy Day", 1, "and goodbye."),
            ("Audience", 1, "hear, hear."),
        ];
        assert_eq!(decided_by(23, &said, &[]), ["Ann Day", "Audience", "Bo", "Cy", "Cy Day"]);
    }

    #[test]
    fn nothing_is_told_by_small_letters_where_all_are_small() {
        let said = [("Ann", 9, "so"), ("Bo", 9, "it is"), ("Cy", 1, "goodbye")];
        assert_eq!(decided_by(19, &said, &[]), ["Ann", "Bo", "Cy"]);
    }
}
