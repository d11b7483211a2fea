//! The words of one turn, alone and several in a row, held against the names.

use std::cell::OnceCell;
use std::ops::Range;

use super::answer::{self, Times};
use super::bits::Bits;
use super::context::{Front, Heard};
use super::ending;
use super::glossary::Glossary;
use super::index::{Index, Kind, Name, words_of};
use super::judge::{self, Phrase, Shape};
use super::phrases::Said;
use super::plain::{Plain, same_stem};
use super::sound::{Skeleton, is_one_sound, likeness, likeness_from, run_together};
use super::spelling::Spelling;
use super::spoken::{Sketch, Word};
use crate::model::exchange::{Certainty, RepairSource};

/// The most words that one name is heard as.
const LONGEST: usize = 4;

/// What a name may be known from.
pub(super) struct Known<'a> {
    pub(super) profile: Index,
    pub(super) said: answer::Said,
    pub(super) glossary: &'a Glossary,
    /// The letters of all of these names.
    pub(super) spellings: Bits,
    /// How often the answer says each of the words of `said`.
    pub(super) times: Times,
    /// For each word of the vocabulary, whether it is like a name all by itself.
    pub(super) is_like: Vec<bool>,
    /// Whether the candidate claims several names of the glossary.
    pub(super) is_technical: bool,
    /// Whether English is spoken.
    pub(super) is_english: bool,
}

impl Known<'_> {
    /// The names that no answer has to say: the candidate's own, the user's and the built-in ones.
    pub(super) fn indexes(&self) -> impl Iterator<Item = &Index> {
        let own = self.glossary.own.as_deref().map(|own| &own.names);
        [Some(&self.profile), own, Some(&self.glossary.built_in.names)].into_iter().flatten()
    }

    /// True where the letters are a right spelling of one of these.
    pub(super) fn is_right(&self, letters: &str) -> bool {
        self.indexes().any(|index| index.is_right(letters))
    }
}

/// A repair that may be proposed.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The words, by their numbers in the turn.
    pub(super) words: Range<usize>,
    pub(super) probable: String,
    pub(super) certainty: Certainty,
    pub(super) source: RepairSource,
    pub(super) rule: String,
    /// How alike heard and probable are, in percent.
    pub(super) alike: u32,
}

/// All repairs that may be proposed in a turn; some exclude each other.
pub(super) fn candidates(heard: Heard<'_>, known: &Known<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut run = Run::new(heard, known);
    for first in 0..heard.places.len() {
        run.begin(first);
        for last in first..heard.places.len().min(first + LONGEST) {
            if !run.take(last) {
                break;
            }
            let before = found.len();
            run.judge(&mut found);
            // Asked last: there is seldom anything to ask it for.
            if found.len() > before && !heard.is_whole(first..last + 1) {
                found.truncate(before);
            }
        }
        ending::with_other_letter(heard, known, first, &mut found);
        ending::with_other_front(heard, known, first, &mut found);
        in_phrase(heard, known, first, &mut found);
        as_listed(heard, known, first, &mut found);
    }
    found
}

#[inline]
pub(super) fn word_at(heard: Heard<'_>, at: usize) -> &Word {
    heard.vocabulary.word(heard.places[at].word())
}

#[inline]
pub(super) fn sketch_at(heard: Heard<'_>, at: usize) -> &Sketch {
    heard.vocabulary.sketch(heard.places[at].word())
}

/// Some words in a row, and what is told of them while they are taken one by one.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
struct Run<'a> {
    heard: Heard<'a>,
    known: &'a Known<'a>,
    words: Range<usize>,
    skeleton: Skeleton,
    spelling: Spelling,
    /// How many letters.
    length: usize,
    /// True where one is no English.
    is_odd: bool,
    /// True where all are single letters.
    is_spelled: bool,
    /// True where the first is.
    begins_with_letter: bool,
    /// True where a name that is known stands among them, spelled right.
    holds_name: bool,
    /// True where the first only holds the sentence together, which no name does that is not the candidate's own.
    has_function: bool,
    /// True where a later one does.
    has_later_function: bool,
    /// What stands in front, as far as that was asked.
    front: OnceCell<Front>,
    /// The last phone; 0 where there is none.
    last_phone: u8,
    /// The numbers of the names that they are held against.
    names: Vec<u32>,
    /// How the words sound, as far as that was asked.
    phones: Vec<u8>,
    /// The first word that is not in `phones`.
    sounded: usize,
}

impl<'a> Run<'a> {
    fn new(heard: Heard<'a>, known: &'a Known<'a>) -> Self {
        Self {
            heard,
            known,
            words: 0..0,
            skeleton: Skeleton::default(),
            spelling: Spelling::default(),
            length: 0,
            is_odd: false,
            is_spelled: true,
            begins_with_letter: false,
            holds_name: false,
            has_function: false,
            has_later_function: false,
            front: OnceCell::new(),
            last_phone: 0,
            names: Vec::new(),
            phones: Vec::new(),
            sounded: 0,
        }
    }

    /// Starts again at the word `first`.
    fn begin(&mut self, first: usize) {
        self.words = first..first;
        self.skeleton = Skeleton::default();
        self.spelling = Spelling::default();
        self.length = 0;
        (self.is_odd, self.is_spelled) = (false, true);
        self.holds_name = false;
        (self.has_function, self.has_later_function) = (false, false);
        self.front = OnceCell::new();
        self.phones.clear();
        self.sounded = first;
    }

    /// Takes the word `last` as well; false where it does not belong to the others.
    fn take(&mut self, last: usize) -> bool {
        let is_first = self.words.is_empty();
        if !is_first && !self.heard.places[last].is_joined {
            return false;
        }
        let word = sketch_at(self.heard, last);
        let is_shared = !is_first && is_one_sound(self.last_phone, word.edges.0);
        let next = word.skeleton.map(|next| if is_shared { next.tail() } else { next });
        let Some(skeleton) = next.and_then(|next| self.skeleton.then(next)) else { return false };
        self.skeleton = skeleton;
        self.spelling = self.spelling.then(word.spelling);
        self.length += word.length;
        self.last_phone = word.edges.1;
        self.is_odd |= word.is_odd && !word.is_letter;
        self.is_spelled &= word.is_letter;
        self.holds_name |= word.is_right && word.is_odd;
        if is_first {
            self.has_function = word.is_function;
            self.begins_with_letter = word.is_letter;
        } else {
            self.has_later_function |= word.is_function && !word.is_letter;
        }
        self.words.end = last + 1;
        true
    }

    /// True where some only hold a sentence together; a letter in front may as well be spelled out.
    fn is_sentence(&self) -> bool {
        self.has_function && !self.begins_with_letter || self.has_later_function
    }

    fn is_english(&self) -> bool {
        !self.is_odd && !self.is_spelled
    }

    fn front(&self) -> Front {
        *self.front.get_or_init(|| self.heard.front(self.words.start))
    }

    /// Holds the words against all names.
    fn judge(&mut self, found: &mut Vec<Candidate>) {
        let known = self.known;
        let is_one = self.words.len() == 1;
        if is_one && !known.is_like[self.heard.places[self.words.start].word()] {
            return;
        }
        let is_written_apart = !is_one && known.spellings.may_hold(self.spelling.hash);
        if !is_one && self.holds_name && !is_written_apart {
            return;
        }
        let is_sentence = self.is_sentence();
        let is_loose = is_one || !is_sentence || !self.is_english() || is_written_apart;
        let own = known.glossary.own.as_deref().map(|own| &own.names);
        for index in [Some(&known.profile), own].into_iter().flatten() {
            self.hold_against(index, is_loose, found);
        }
        if !is_one && is_sentence && !is_written_apart {
            return;
        }
        // The built-in names are many, and so are the words of an answer: English words have to agree with them in
        // every consonant, unless there are several behind a word that names are said after.
        let is_near = if is_one {
            sketch_at(self.heard, self.words.start).is_odd
        } else {
            let front = self.front();
            front.is_with || front.is_had || front.is_capital
        };
        for index in [&known.said.index, &known.glossary.built_in.names] {
            self.hold_against(index, is_near, found);
        }
    }

    /// Holds the words against the names of `index` with the same consonants, or nearly the same.
    fn hold_against(&mut self, index: &'a Index, is_near: bool, found: &mut Vec<Candidate>) {
        if !index.may_have(self.skeleton, is_near) {
            return;
        }
        if is_near {
            index.near(self.skeleton, &mut self.names);
        } else {
            index.same(self.skeleton, &mut self.names);
        }
        let names = std::mem::take(&mut self.names);
        for number in &names {
            self.compare(index.name(*number), found);
        }
        self.names = names;
    }

    fn shape(&self) -> Shape {
        let Front { is_capital, is_at, is_with, is_had, .. } = self.front();
        Shape {
            length: self.length,
            is_one: self.words.len() == 1,
            is_english: self.is_english(),
            has_function: self.has_function,
            has_later_function: self.has_later_function,
            is_named: is_capital || is_at || is_with || is_had,
        }
    }

    /// How alike the words are to a name, in percent; `None` where it is too little for any repair.
    fn alike(&mut self, name: &Name) -> Option<u32> {
        if self.spelling.hash == name.hash {
            return Some(100);
        }
        let least = judge::least(self.shape(), name)?;
        for at in self.sounded..self.words.end {
            let next = &word_at(self.heard, at).phones;
            let shared = usize::from(run_together(&self.phones, next));
            self.phones.extend(&next[shared..]);
        }
        self.sounded = self.words.end;
        likeness_from(&self.phones, &name.phones, least)
    }

    fn compare(&mut self, name: &Name, found: &mut Vec<Candidate>) {
        if !ending::may_agree(self.heard, &self.words, name) {
            return;
        }
        let times = if name.kind == Kind::Said { self.known.times.clear(name) } else { Some(0) };
        let Some((times, alike)) = times.and_then(|times| Some((times, self.alike(name)?))) else {
            return;
        };
        self.propose(name, times, alike, found);
    }

    /// Proposes a name that is alike by so many percent, where the rules allow it.
    fn propose(&self, name: &Name, times: u32, alike: u32, found: &mut Vec<Candidate>) {
        let words = || self.words.clone().map(|at| word_at(self.heard, at));
        let is_one = self.words.len() == 1;
        let letters: String = words().map(|word| word.letters.as_str()).collect();
        let is_same = *letters == *name.letters;
        if !is_same && self.known.is_right(&letters) {
            return;
        }
        let gap = |at: usize| {
            let [before, here] = [at - 1, at].map(|at| self.heard.places[at]);
            &self.heard.text[before.end()..here.start()]
        };
        let is_part = |at| {
            let word = &word_at(self.heard, at).letters;
            same_stem(word, &name.letters)
                || is_one && name.is_spaced && words_of(&name.shown).contains(word)
        };
        let mut gaps = (self.words.start + 1..self.words.end).map(gap);
        let phrase = Phrase {
            letters: &letters,
            words: self.words.len(),
            oddest: words()
                .filter(|word| !word.is_letter())
                .map(|word| word.plain)
                .max()
                .unwrap_or(Plain::Frequent),
            opens_alike: words().next().is_some_and(|word| name.letters.starts_with(&word.letters)),
            has_letters_first: words().take(2).filter(|word| word.is_letter()).count() == 2,
            has_function: self.has_function,
            has_later_function: self.has_later_function,
            has_letter: words().any(|word| word.is_letter() && !word.is_function),
            has_capitals: words().next().is_some_and(|word| is_one && word.has_capitals_alone),
            is_spelled: self.is_spelled,
            is_apart: gaps.any(|gap| gap.contains(char::is_whitespace)),
            holds_name: self.holds_name,
            times,
            front: self.front(),
        };
        let judged = if is_same {
            judge::apart(phrase, name)
        } else if self.is_enough_without_an_edge(name, alike) {
            None
        } else {
            judge::alike(phrase, name, alike)
        };
        let Some(certainty) = judged else { return };
        // Asked last: to take words apart costs more than to hear that they are not alike.
        if self.words.clone().any(is_part) {
            return;
        }
        let (shown, label) = (&name.shown, name.kind.label());
        let rule = if is_same {
            format!("{shown}, {label}, written apart")
        } else {
            format!("sounds like {shown}, {label}")
        };
        let (words, probable) = self.without_what_is_right(name);
        let source = name.kind.source();
        found.push(Candidate { words, probable, certainty, source, rule, alike });
    }

    /// `Astrava Analytics` for an employer Ostrava Analytics: people call employers by a part of the name, and what was
    /// heard right stays out of the repair.
    fn without_what_is_right(&self, name: &Name) -> (Range<usize>, String) {
        let mut words = self.words.clone();
        if name.kind != Kind::Employer {
            return (words, name.shown.to_string());
        }
        let mut shown: Vec<&str> = name.shown.split_whitespace().collect();
        let is_heard =
            |shown: &str, at| words_of(shown).concat() == word_at(self.heard, at).letters;
        while let [_, .., last] = shown[..]
            && words.len() > 1
            && is_heard(last, words.end - 1)
        {
            shown.pop();
            words.end -= 1;
        }
        while let [first, _, ..] = shown[..]
            && words.len() > 1
            && is_heard(first, words.start)
        {
            shown.remove(0);
            words.start += 1;
        }
        (words, shown.join(" "))
    }

    fn phones(&self, words: Range<usize>) -> Vec<u8> {
        let mut phones: Vec<u8> = Vec::new();
        for at in words {
            let next = &word_at(self.heard, at).phones;
            let shared = usize::from(run_together(&phones, next));
            phones.extend(&next[shared..]);
        }
        phones
    }

    /// True where the name is heard as well without a first or last word that holds the sentence together:
    /// "a caching" is no better than "caching".
    fn is_enough_without_an_edge(&self, name: &Name, alike: u32) -> bool {
        let Range { start, end } = self.words;
        let edges = [(start, start + 1..end), (end - 1, start..end - 1)];
        end - start > 1
            && edges.into_iter().any(|(edge, rest)| {
                let holds_together = word_at(self.heard, edge).is_function;
                (holds_together || name.kind.source() != RepairSource::Profile)
                    && likeness(&self.phones(rest), &name.phones) >= alike
            })
    }
}

/// True for a word that is like a name all by itself, so that it is held against the names wherever it stands. Asks
/// no more than the rules do.
pub(super) fn is_like_a_name(
    word: &Word,
    profile: &Index,
    said: &Index,
    glossary: &Glossary,
) -> bool {
    let Some(skeleton) = word.skeleton else { return false };
    let is_odd = word.plain == Plain::Odd;
    if word.is_right && is_odd {
        return false;
    }
    let shape = Shape {
        length: word.letters.len(),
        is_one: true,
        is_english: !is_odd && !word.is_letter(),
        has_function: word.is_function,
        has_later_function: false,
        is_named: true,
    };
    let is_alike = |name: &Name| {
        name.hash != word.spelling.hash
            && judge::least(shape, name)
                .is_some_and(|least| likeness_from(&word.phones, &name.phones, least).is_some())
    };
    let own = glossary.own.as_deref().map(|own| &own.names);
    let is_near = |index: &Index| {
        let mut names = Vec::new();
        index.near(skeleton, &mut names);
        names.into_iter().any(|number| is_alike(index.name(number)))
    };
    let is_own = [Some(profile), own].into_iter().flatten().any(is_near);
    if is_odd {
        return is_own || is_near(said) || is_near(&glossary.built_in.names);
    }
    let mut same = Vec::new();
    said.same(skeleton, &mut same);
    is_own || same.into_iter().any(|number| is_alike(said.name(number)))
}

/// A term of two words of which one was heard right.
fn in_phrase(heard: Heard<'_>, known: &Known<'_>, first: usize, found: &mut Vec<Candidate>) {
    let last = first + 1;
    if !heard.places.get(last).is_some_and(|place| place.is_joined)
        || ![first, last].iter().any(|at| sketch_at(heard, *at).is_in_phrase)
    {
        return;
    }
    let [one, other] = [first, last].map(|at| word_at(heard, at));
    let said = |word| -> Said<'_> {
        let word: &Word = word;
        Said { letters: &word.letters, phones: &word.phones }
    };
    let meant = known.glossary.built_in.phrases.meant(said(one), said(other));
    found.extend(meant.map(|(term, alike)| Candidate {
        words: first..last + 1,
        probable: term.to_owned(),
        certainty: Certainty::Low,
        source: RepairSource::Glossary,
        rule: format!("{term} is a term of the glossary, and one of its words stands here"),
        alike,
    }));
}

/// What the user's glossary says is heard for a name.
fn as_listed(heard: Heard<'_>, known: &Known<'_>, first: usize, found: &mut Vec<Candidate>) {
    let Some(own) = known.glossary.own.as_deref().filter(|own| !own.heard.is_empty()) else {
        return;
    };
    let mut letters = String::new();
    for last in first..heard.places.len().min(first + own.longest) {
        if last > first && !heard.places[last].is_joined {
            break;
        }
        letters.push_str(&word_at(heard, last).letters);
        found.extend(own.heard.get(&letters).map(|name| Candidate {
            words: first..last + 1,
            probable: name.clone(),
            certainty: Certainty::High,
            source: RepairSource::Glossary,
            rule: format!("your glossary says that this is heard for {name}"),
            alike: 100,
        }));
    }
}
