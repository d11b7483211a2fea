//! Names, found by how they sound.

use std::collections::HashMap;

use super::bits::Bits;
use super::ending;
use super::plain::{Plain, plainness};
use super::sound::{Hard, Skeleton, phones};
use super::spelling::Spelling;
use super::spoken::Word;
use crate::model::exchange::RepairSource;
use crate::reading::quick::Quick;

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
    /// As it is shown.
    pub(super) shown: String,
    /// Its letters and digits in lower case, without accents.
    pub(super) letters: String,
    /// What its letters hash to.
    pub(super) hash: u64,
    /// How it sounds.
    pub(super) phones: Vec<u8>,
    /// What it is.
    pub(super) kind: Kind,
    /// How well known it is as a word; names of several words are odd.
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
    /// The same for the skeletons with one consonant left out.
    less: Filed,
    letters: HashMap<Box<str>, u32, Quick>,
}

/// Keys with numbers of names, in order.
#[derive(Debug, Default)]
struct Filed {
    all: Vec<(u64, u32)>,
    /// Which keys there are, so that most words are passed over at once.
    seen: Bits,
}

impl Filed {
    fn sort(&mut self) {
        self.all.sort_unstable();
        self.all.dedup();
        self.all.shrink_to_fit();
        self.seen = Bits::of(self.all.iter().map(|(key, _)| *key));
    }

    /// The numbers that are filed under `key`.
    #[inline]
    fn of(&self, key: u64) -> &[(u64, u32)] {
        if !self.seen.may_hold(key) {
            return &[];
        }
        let rest = &self.all[self.all.partition_point(|(one, _)| *one < key)..];
        let count = rest.iter().take_while(|(one, _)| *one == key).count();
        &rest[..count]
    }
}

impl Index {
    /// Adds a name; one whose letters are known already is left out.
    pub(super) fn add(&mut self, shown: &str, kind: Kind) {
        let words = words_of(shown);
        let plain = match &words[..] {
            [only] => plainness(only),
            _ => Plain::Odd,
        };
        self.add_words(shown, &words, kind, plain, false);
    }

    /// Adds a name that is known to be no English, which costs less than to ask.
    pub(super) fn add_odd(&mut self, shown: &str, kind: Kind) {
        self.add_words(shown, &words_of(shown), kind, Plain::Odd, false);
    }

    /// Adds a word that is said.
    pub(super) fn add_said(&mut self, word: &Word) {
        // What is no English but right all the same is as good as known.
        let plain = if word.is_right { word.plain.min(Plain::Known) } else { word.plain };
        let words = std::slice::from_ref(&word.letters);
        self.add_words(&word.letters, words, Kind::Said, plain, word.is_right);
    }

    fn add_words(
        &mut self,
        shown: &str,
        words: &[String],
        kind: Kind,
        plain: Plain,
        is_known: bool,
    ) {
        let letters = words.concat();
        if letters.is_empty() || self.letters.contains_key(letters.as_str()) {
            return;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let said = |hard| -> Vec<u8> {
            words.iter().flat_map(|word| phones(word.as_bytes(), hard)).collect()
        };
        let phones = said(Hard::default());
        let mut known: Vec<Skeleton> = Skeleton::of(&phones).into_iter().collect();
        let (has_ch, has_g) = (letters.contains("ch"), letters.contains('g'));
        for (ch, g) in [(true, false), (false, true), (true, true)] {
            if (has_ch || !ch) && (has_g || !g) {
                let skeleton = Skeleton::of(&said(Hard { ch, g }));
                known.extend(skeleton.filter(|one| !known.contains(one)));
            }
        }
        for skeleton in known {
            self.file(number, skeleton);
        }
        let hash = Spelling::of(&letters).hash;
        let spelled = ending::spelled(shown, &letters);
        self.letters.insert(letters.clone().into(), number);
        self.names.push(Name {
            number,
            shown: shown.to_owned(),
            phones,
            letters,
            hash,
            kind,
            plain,
            is_known,
            is_spaced: shown.contains(char::is_whitespace),
            spelled,
        });
    }

    /// Another right spelling of names that are known: not proposed, and not repaired either.
    pub(super) fn allow(&mut self, spelling: &str) {
        let letters = words_of(spelling).concat();
        if !letters.is_empty() {
            self.letters.entry(letters.into()).or_insert(u32::MAX);
        }
    }

    fn file(&mut self, number: u32, skeleton: Skeleton) {
        self.exact.all.push((skeleton.key(), number));
        self.less.all.extend(skeleton.shorter().map(|shorter| (shorter.key(), number)));
    }

    /// The same in order, so that names are found.
    pub(super) fn sorted(mut self) -> Self {
        self.exact.sort();
        self.less.sort();
        self
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// True where `letters` are a right spelling.
    pub(super) fn is_right(&self, letters: &str) -> bool {
        self.letters.contains_key(letters)
    }

    /// The names whose last letters are said one by one.
    pub(super) fn spelled(&self) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(|name| name.spelled > 0)
    }

    /// What the letters of each name hash to.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.names.iter().map(|name| name.hash)
    }

    /// The number of the name with these letters.
    pub(super) fn number(&self, letters: &str) -> Option<u32> {
        self.letters.get(letters).copied()
    }

    /// The name with these letters.
    #[cfg(test)]
    pub(super) fn named(&self, letters: &str) -> Option<&Name> {
        self.names.get(*self.letters.get(letters)? as usize)
    }

    /// Puts the names with this very skeleton into `found`.
    #[inline]
    pub(super) fn same<'a>(&'a self, skeleton: Skeleton, found: &mut Vec<&'a Name>) {
        found.clear();
        self.add_filed(self.exact.of(skeleton.key()), found);
    }

    /// Puts the names with this skeleton, or with one consonant more, less or changed, into `found`, each once.
    pub(super) fn near<'a>(&'a self, skeleton: Skeleton, found: &mut Vec<&'a Name>) {
        self.same(skeleton, found);
        self.add_filed(self.less.of(skeleton.key()), found);
        for shorter in skeleton.shorter() {
            self.add_filed(self.exact.of(shorter.key()), found);
            self.add_filed(self.less.of(shorter.key()), found);
        }
    }

    #[inline]
    fn add_filed<'a>(&'a self, filed: &[(u64, u32)], found: &mut Vec<&'a Name>) {
        for (_, number) in filed {
            if !found.iter().any(|name| name.number == *number) {
                found.push(&self.names[*number as usize]);
            }
        }
    }
}

/// The words of a name, in lower case and without accents.
pub(super) fn words_of(name: &str) -> Vec<String> {
    super::super::tokens::tokens(name).map(|token| folded(token.text)).collect()
}

/// Lower case without accents; the Latin letters that recognisers write.
pub(super) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
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
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skeleton(words: &str) -> Skeleton {
        let said: Vec<u8> = words_of(words)
            .iter()
            .flat_map(|word| phones(word.as_bytes(), Hard::default()))
            .collect();
        Skeleton::of(&said).unwrap()
    }

    fn shown<'a>(
        index: &'a Index,
        find: fn(&'a Index, Skeleton, &mut Vec<&'a Name>),
        words: &str,
    ) -> Vec<&'a str> {
        let mut found = Vec::new();
        find(index, skeleton(words), &mut found);
        found.iter().map(|name| name.shown.as_str()).collect()
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
    fn accents_fold() {
        assert_eq!(words_of("Crème fraîche"), ["creme", "fraiche"]);
    }
}
