//! Names, found by how they sound.

use std::borrow::Cow;
use std::collections::HashMap;

use super::bits::Bits;
use super::ending;
use super::plain::Plain;
use super::sound::{Hard, Skeleton, add_phones};
use super::spelling::Spelling;
use super::spoken::Word;
use crate::model::exchange::RepairSource;
use crate::reading::quick::Quick;
use crate::reading::tokens::tokens;

/// What a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An employer of the profile.
    Employer,
    /// A claimed skill.
    Skill,
    /// A proper name of a title.
    Title,
    /// A word of the same answer.
    Said,
    /// A term of the user's own glossary.
    OwnTerm,
    /// A term of the built-in glossary.
    Term,
}

impl Kind {
    /// Where it is known from.
    pub(super) fn source(self) -> RepairSource {
        match self {
            Self::Employer | Self::Skill | Self::Title => RepairSource::Profile,
            Self::Said => RepairSource::Answer,
            Self::OwnTerm | Self::Term => RepairSource::Glossary,
        }
    }

    /// The words behind "sounds like …,".
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Employer => "an employer in the profile",
            Self::Skill => "a claimed skill",
            Self::Title => "named in a job title",
            Self::Said => "which stands in the same answer",
            Self::OwnTerm => "a name in your glossary",
            Self::Term => "a name in the glossary",
        }
    }
}

/// One name as it is written right.
#[derive(Debug)]
pub(super) struct Name {
    /// Its place in its index.
    pub(super) number: u32,
    /// As it is shown; that of a built-in name is part of the program.
    pub(super) shown: Cow<'static, str>,
    /// Its letters and digits in lower case, without accents.
    pub(super) letters: Box<str>,
    /// What its letters hash to.
    pub(super) hash: u64,
    /// How it sounds.
    pub(super) phones: Box<[u8]>,
    /// What it is.
    pub(super) kind: Kind,
    /// How well known it is, where it is a word that is said; whatever else is a name is odd.
    pub(super) plain: Plain,
    /// True where it is sure to be a name or a term.
    pub(super) is_known: bool,
    /// True where white space stands inside.
    pub(super) is_spaced: bool,
    /// How many letters at its end are said one by one.
    pub(super) spelled: usize,
}

/// Names by their skeletons and by their letters. Looked up only once it is [`sorted`](Index::sorted).
#[derive(Debug, Default)]
pub(super) struct Index {
    names: Vec<Name>,
    /// Skeletons with the numbers of the names that have them.
    exact: Filed,
    /// The same, and the skeletons with one consonant left out.
    near: Filed,
    /// How long the skeletons are, a bit for each length: most runs of words are longer than any name.
    lengths: u32,
    /// The numbers of names by what their letters hash to; [`ALLOWED`] for what is only known to be right.
    numbers: HashMap<u64, u32, Quick>,
    /// The numbers of the names whose last letters are said one by one.
    spelled: Vec<u32>,
}

/// The number of spellings that are right and no name's.
const ALLOWED: u32 = u32::MAX;

/// Keys with numbers of names, in order: what a key hashes to, and below that the number.
#[derive(Debug, Default)]
struct Filed {
    all: Vec<u64>,
    /// Which keys there are, so that most words are passed over at once.
    seen: Bits,
}

/// More names than these share a sound by chance: ten times as many as the glossary has under any.
const CROWD: usize = 400;
/// So many bits hold a number; the other forty tell the keys apart.
const NUMBER_BITS: u32 = 24;

impl Filed {
    fn push(&mut self, key: u64, number: u32) {
        self.all.push(Self::hash(key) << NUMBER_BITS | u64::from(number));
    }

    fn sort(&mut self) {
        self.all.sort_unstable();
        self.all.dedup();
        self.forget_crowds();
        self.all.shrink_to_fit();
        self.seen = Bits::of(self.all.iter().map(|one| one >> NUMBER_BITS));
    }

    /// Leaves out the keys that too many names share: such a sound tells nobody apart, and to compare every word of
    /// a list (`item 1`, `item 2`, …) with all others takes for ever.
    fn forget_crowds(&mut self) {
        let is_same = |one: &u64, next: &u64| one >> NUMBER_BITS == next >> NUMBER_BITS;
        let few = self.all.chunk_by(is_same).filter(|numbers| numbers.len() <= CROWD);
        self.all = few.flatten().copied().collect();
    }

    /// False where nothing is filed under `key`.
    #[inline]
    fn may_hold(&self, key: u64) -> bool {
        self.seen.may_hold(Self::hash(key))
    }

    /// Adds the numbers that are filed under `skeleton` to `found`.
    #[inline]
    fn add(&self, skeleton: Skeleton, found: &mut Vec<u32>) {
        let key = skeleton.key();
        if self.may_hold(key) {
            found.extend(self.of(key));
        }
    }

    /// The numbers that are filed under `key`.
    fn of(&self, key: u64) -> impl Iterator<Item = u32> {
        let hash = Self::hash(key);
        let first = self.all.partition_point(|one| one >> NUMBER_BITS < hash);
        let found = self.all[first..].iter().take_while(move |one| **one >> NUMBER_BITS == hash);
        found.map(|one| u32::try_from(one & ((1 << NUMBER_BITS) - 1)).unwrap_or(0))
    }

    #[inline]
    fn hash(key: u64) -> u64 {
        key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> NUMBER_BITS
    }
}

impl Index {
    /// An index for about so many names, which never has to move while it grows.
    pub(super) fn with_room(names: usize) -> Self {
        let numbers = HashMap::with_capacity_and_hasher(names, Quick::default());
        Self { names: Vec::with_capacity(names), numbers, ..Self::default() }
    }

    /// Adds a name; one whose letters are known already is left out.
    pub(super) fn add(&mut self, shown: impl Into<Cow<'static, str>>, kind: Kind) {
        let shown = shown.into();
        let letters = Letters::of(&shown);
        self.add_letters(shown, &letters, kind, Plain::Odd, false);
    }

    /// Adds a word that is said.
    pub(super) fn add_said(&mut self, word: &Word) {
        // What is no English but right all the same is as good as known.
        let plain = if word.is_right { word.plain.min(Plain::Known) } else { word.plain };
        let shown = word.letters.clone();
        let letters = Letters { ends: vec![shown.len()], all: shown.clone() };
        self.add_letters(shown.into(), &letters, Kind::Said, plain, word.is_right);
    }

    fn add_letters(
        &mut self,
        shown: Cow<'static, str>,
        letters: &Letters,
        kind: Kind,
        plain: Plain,
        is_known: bool,
    ) {
        let all = letters.all.as_str();
        let hash = Spelling::of(all).hash;
        let number = u32::try_from(self.names.len()).unwrap_or(ALLOWED);
        if all.is_empty() || self.numbers.contains_key(&hash) || number >> NUMBER_BITS > 0 {
            return;
        }
        let phones = letters.phones(Hard::default());
        let mut known: Vec<Skeleton> = Skeleton::of(&phones).into_iter().collect();
        let (has_ch, has_g) = (all.contains("ch"), all.contains('g'));
        for (ch, g) in [(true, false), (false, true), (true, true)] {
            if (has_ch || !ch) && (has_g || !g) {
                let skeleton = Skeleton::of(&letters.phones(Hard { ch, g }));
                known.extend(skeleton.filter(|one| !known.contains(one)));
            }
        }
        for skeleton in known {
            self.lengths |= 1 << skeleton.length();
            self.exact.push(skeleton.key(), number);
            self.near.push(skeleton.key(), number);
            skeleton.shorter().for_each(|shorter| self.near.push(shorter.key(), number));
        }
        let spelled = ending::spelled(&shown, all);
        if spelled > 0 {
            self.spelled.push(number);
        }
        self.numbers.insert(hash, number);
        self.names.push(Name {
            number,
            is_spaced: shown.contains(char::is_whitespace),
            shown,
            phones: phones.into(),
            letters: all.into(),
            hash,
            kind,
            plain,
            is_known,
            spelled,
        });
    }

    /// Another right spelling of names that are known: not proposed, and not repaired either.
    pub(super) fn allow(&mut self, spelling: &str) {
        let letters = Letters::of(spelling).all;
        if !letters.is_empty() {
            self.numbers.entry(Spelling::of(&letters).hash).or_insert(ALLOWED);
        }
    }

    /// The same in order, so that names are found.
    pub(super) fn sorted(mut self) -> Self {
        self.exact.sort();
        self.near.sort();
        self.names.shrink_to_fit();
        self
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// True where `letters` are a right spelling.
    pub(super) fn is_right(&self, letters: &str) -> bool {
        self.number(letters).is_some()
    }

    /// The names whose last letters are said one by one.
    pub(super) fn spelled(&self) -> impl Iterator<Item = &Name> {
        self.spelled.iter().map(|number| self.name(*number))
    }

    /// What the letters of each name hash to.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.names.iter().map(|name| name.hash)
    }

    /// The number of the name with these letters.
    pub(super) fn number(&self, letters: &str) -> Option<u32> {
        self.numbers.get(&Spelling::of(letters).hash).copied()
    }

    /// The name with these letters.
    #[cfg(test)]
    pub(super) fn named(&self, letters: &str) -> Option<&Name> {
        self.names.get(self.number(letters)? as usize)
    }

    /// The name with this number.
    #[inline]
    pub(super) fn name(&self, number: u32) -> &Name {
        &self.names[number as usize]
    }

    /// Puts the numbers of the names with this very skeleton into `found`.
    #[inline]
    pub(super) fn same(&self, skeleton: Skeleton, found: &mut Vec<u32>) {
        found.clear();
        self.exact.add(skeleton, found);
    }

    /// Puts the numbers of the names with this skeleton, or with one consonant more, less or changed, into `found`, each
    /// once.
    pub(super) fn near(&self, skeleton: Skeleton, found: &mut Vec<u32>) {
        found.clear();
        self.near.add(skeleton, found);
        for shorter in skeleton.shorter() {
            self.near.add(shorter, found);
        }
        found.sort_unstable();
        found.dedup();
    }

    /// False where no name has this skeleton, nor, where near ones are wanted, about as many consonants.
    #[inline]
    pub(super) fn may_have(&self, skeleton: Skeleton, is_near: bool) -> bool {
        if is_near {
            self.lengths & (0b111 << skeleton.length() >> 1) != 0
        } else {
            self.exact.may_hold(skeleton.key())
        }
    }
}

/// The letters of a name, in lower case and without accents.
struct Letters {
    /// Those of all its words in a row.
    all: String,
    /// Where in them each word ends.
    ends: Vec<usize>,
}

impl Letters {
    fn of(name: &str) -> Self {
        let mut letters = Self { all: String::with_capacity(name.len()), ends: Vec::new() };
        for token in tokens(name) {
            fold_into(token.text, &mut letters.all);
            letters.ends.push(letters.all.len());
        }
        letters
    }

    /// How they sound.
    fn phones(&self, hard: Hard) -> Vec<u8> {
        let mut phones = Vec::with_capacity(self.all.len() + self.ends.len());
        let mut start = 0;
        for end in &self.ends {
            add_phones(&self.all.as_bytes()[start..*end], hard, &mut phones);
            start = *end;
        }
        phones
    }
}

/// The words of a name, in lower case and without accents.
pub(super) fn words_of(name: &str) -> Vec<String> {
    tokens(name).map(|token| folded(token.text)).collect()
}

/// Lower case without accents; the Latin letters that recognisers write.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

fn fold_into(word: &str, folded: &mut String) {
    for letter in word.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
            continue;
        }
        for lower in letter.to_lowercase() {
            match lower {
                'à'..='å' | 'ā' | 'ą' => folded.push('a'),
                'æ' => folded.push_str("ae"),
                'ç' | 'ś' | 'š' => folded.push('s'),
                'è'..='ë' | 'ē' | 'ę' | 'ě' => folded.push('e'),
                'ì'..='ï' | 'ī' => folded.push('i'),
                'ñ' | 'ń' => folded.push('n'),
                'ò'..='ö' | 'ø' | 'ō' => folded.push('o'),
                'ù'..='ü' | 'ū' => folded.push('u'),
                'ß' => folded.push_str("ss"),
                other => folded.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton(words: &str) -> Skeleton {
        Skeleton::of(&Letters::of(words).phones(Hard::default())).unwrap()
    }

    fn shown<'a>(
        index: &'a Index,
        find: fn(&Index, Skeleton, &mut Vec<u32>),
        words: &str,
    ) -> Vec<&'a str> {
        let mut found = Vec::new();
        find(index, skeleton(words), &mut found);
        found.iter().map(|number| &*index.name(*number).shown).collect()
    }

    #[test]
    fn names_are_found_by_sound() {
        let mut index = Index::default();
        index.add("Kubernetes", Kind::Skill);
        index.add("Ormsby", Kind::Employer);
        let index = index.sorted();
        assert_eq!(shown(&index, Index::same, "cooper netties"), ["Kubernetes"]);
        assert_eq!(shown(&index, Index::near, "cooper netties"), ["Kubernetes"]);
        assert!(shown(&index, Index::same, "omsby").is_empty());
        assert_eq!(shown(&index, Index::near, "omsby"), ["Ormsby"]);
        assert!(index.is_right("ormsby") && !index.is_right("omsby"));
    }

    #[test]
    fn a_sound_that_everybody_shares_names_nobody() {
        let mut index = Index::default();
        index.add("Ormsby", Kind::Employer);
        for number in 0..=CROWD {
            let vowel = |nth: u32| ["a", "e", "i", "o", "u"][number / 5_usize.pow(nth) % 5];
            index.add(format!("w{}{}{}{}rd", vowel(0), vowel(1), vowel(2), vowel(3)), Kind::Said);
        }
        let index = index.sorted();
        assert!(shown(&index, Index::near, "weird").is_empty());
        assert_eq!(shown(&index, Index::near, "omsby"), ["Ormsby"]);
        assert!(index.is_right("waeaard"));
    }

    #[test]
    fn accents_fold() {
        assert_eq!(words_of("Crème fraîche"), ["creme", "fraiche"]);
    }
}
