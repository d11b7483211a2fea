//! Names, found by how they sound.

use std::collections::HashMap;

use super::plain::{Plain, plainness};
use super::sound::{Hard, Skeleton, phones};
use crate::model::exchange::RepairSource;

/// What a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An employer of the profile.
    Employer,
    /// A claimed skill.
    Skill,
    /// A proper name of a title.
    Title,
    /// A word of the same answer, said so many times.
    Said(usize),
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
            Self::Said(_) => RepairSource::Answer,
            Self::OwnTerm | Self::Term => RepairSource::Glossary,
        }
    }

    /// The words behind "sounds like …,".
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Employer => "an employer in the profile",
            Self::Skill => "a claimed skill",
            Self::Title => "named in a job title",
            Self::Said(_) => "which stands in the same answer",
            Self::OwnTerm => "a name in your glossary",
            Self::Term => "a name in the glossary",
        }
    }
}

/// One name as it is written right.
#[derive(Debug)]
pub(super) struct Name {
    /// As it is shown.
    pub(super) shown: String,
    /// Its letters and digits in lower case, without accents.
    pub(super) letters: String,
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
}

/// Names by their skeletons and by their letters.
#[derive(Debug, Default)]
pub(super) struct Index {
    names: Vec<Name>,
    exact: HashMap<Skeleton, Vec<u32>>,
    less: HashMap<Skeleton, Vec<u32>>,
    letters: HashMap<String, u32>,
    /// A bit for each skeleton that stands in `exact` or `less`, so that most words are passed over at once.
    seen: Vec<u64>,
}

/// How many bits say which skeletons are known, as a power of two.
const BITS: u32 = 17;

impl Index {
    /// Adds a name; one whose letters are known already is left out.
    pub(super) fn add(&mut self, shown: &str, kind: Kind) {
        self.add_known(shown, kind, false);
    }

    /// The same; `is_known` for a word that is no English but right all the same.
    pub(super) fn add_known(&mut self, shown: &str, kind: Kind, is_known: bool) {
        let words: Vec<String> = words_of(shown);
        let letters = words.concat();
        if letters.is_empty() || self.letters.contains_key(&letters) {
            return;
        }
        let plain = match words.len() {
            1 if is_known => plainness(&letters).min(Plain::Known),
            1 => plainness(&letters),
            _ => Plain::Odd,
        };
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let said = |hard| -> Vec<u8> {
            words.iter().flat_map(|word| phones(word.as_bytes(), hard)).collect()
        };
        let mut known: Vec<Skeleton> = Vec::new();
        for hard in [(false, false), (true, false), (false, true), (true, true)] {
            let skeleton = Skeleton::of(&said(Hard { ch: hard.0, g: hard.1 }));
            known.extend(skeleton.filter(|one| !known.contains(one)));
        }
        for skeleton in known {
            self.file(number, skeleton);
        }
        self.letters.insert(letters.clone(), number);
        self.names.push(Name {
            shown: shown.to_owned(),
            phones: said(Hard::default()),
            letters,
            kind,
            plain,
            is_known,
            is_spaced: shown.contains(char::is_whitespace),
        });
    }

    /// Another right spelling of names that are known: not proposed, and not repaired either.
    pub(super) fn allow(&mut self, spelling: &str) {
        let letters = words_of(spelling).concat();
        if !letters.is_empty() {
            self.letters.entry(letters).or_insert(u32::MAX);
        }
    }

    fn file(&mut self, number: u32, skeleton: Skeleton) {
        if self.seen.is_empty() {
            self.seen = vec![0; 1 << (BITS - 6)];
        }
        self.exact.entry(skeleton).or_default().push(number);
        self.mark(skeleton);
        for shorter in skeleton.shorter() {
            let names = self.less.entry(shorter).or_default();
            if names.last() != Some(&number) {
                names.push(number);
            }
            self.mark(shorter);
        }
    }

    fn mark(&mut self, skeleton: Skeleton) {
        let (word, bit) = place(skeleton);
        self.seen[word] |= bit;
    }

    fn may_hold(&self, skeleton: Skeleton) -> bool {
        let (word, bit) = place(skeleton);
        self.seen.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// True where `letters` are a right spelling.
    pub(super) fn is_right(&self, letters: &str) -> bool {
        self.letters.contains_key(letters)
    }

    /// The name with these letters.
    #[cfg(test)]
    pub(super) fn named(&self, letters: &str) -> Option<&Name> {
        self.names.get(*self.letters.get(letters)? as usize)
    }

    /// The names with this very skeleton.
    pub(super) fn same(&self, skeleton: Skeleton) -> impl Iterator<Item = &Name> {
        let found = if self.may_hold(skeleton) { self.exact.get(&skeleton) } else { None };
        found.into_iter().flatten().map(|number| &self.names[*number as usize])
    }

    /// The names with this skeleton, or with one consonant more, less or changed. A name may come twice.
    pub(super) fn near(&self, skeleton: Skeleton) -> impl Iterator<Item = &Name> {
        let longer = if self.may_hold(skeleton) { self.less.get(&skeleton) } else { None };
        let others =
            skeleton.shorter().filter(|shorter| self.may_hold(*shorter)).flat_map(|shorter| {
                let same = self.exact.get(&shorter).into_iter().flatten();
                same.chain(self.less.get(&shorter).into_iter().flatten())
            });
        let others = longer.into_iter().flatten().chain(others);
        self.same(skeleton).chain(others.map(|number| &self.names[*number as usize]))
    }
}

fn place(skeleton: Skeleton) -> (usize, u64) {
    let hash = skeleton.mixed() >> (64 - BITS);
    (usize::try_from(hash >> 6).unwrap_or(0), 1 << (hash & 63))
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

    fn shown<'a>(found: impl Iterator<Item = &'a Name>) -> Vec<&'a str> {
        let mut names: Vec<&str> = found.map(|name| name.shown.as_str()).collect();
        names.dedup();
        names
    }

    #[test]
    fn names_are_found_by_sound() {
        let mut index = Index::default();
        index.add("Kubernetes", Kind::Skill);
        index.add("Ormsby", Kind::Employer);
        assert_eq!(shown(index.same(skeleton("cooper netties"))), ["Kubernetes"]);
        assert!(shown(index.same(skeleton("omsby"))).is_empty());
        assert_eq!(shown(index.near(skeleton("omsby"))), ["Ormsby"]);
        assert!(index.is_right("ormsby") && !index.is_right("omsby"));
    }

    #[test]
    fn accents_fold() {
        assert_eq!(words_of("Crème fraîche"), ["creme", "fraiche"]);
    }
}
