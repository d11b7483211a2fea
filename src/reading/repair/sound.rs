//! How words sound, coarsely: two spellings that a recogniser takes for each other have the same phones, or
//! nearly.
//!
//! A *phone* is one letter that stands for a sound: `S` for sh, `C` for ch, `J` for the g of *gem*, the other
//! consonants and vowels for themselves. The letter rules are a small part of those of Metaphone (Lawrence
//! Philips, "Hanging on the Metaphone", Computer Language 7(12), 1990). The *skeleton* of a word is the classes
//! of its consonants, as in Soundex (R. C. Russell, US patent 1,261,167, 1918), without its limit of four.

/// The consonants of a word, four bits each, the last one lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Skeleton {
    bits: u64,
    length: u8,
}

/// How many consonants a skeleton holds.
const MOST: u8 = 15;

impl Skeleton {
    /// The skeleton of these phones; `None` where there are too many consonants.
    pub(super) fn of(phones: &[u8]) -> Option<Self> {
        let classes = phones.iter().map(|phone| class(*phone)).filter(|class| *class > 0);
        classes.into_iter().try_fold(Self::default(), |so_far, class| {
            (so_far.length < MOST).then_some(Self {
                bits: so_far.bits << 4 | u64::from(class),
                length: so_far.length + 1,
            })
        })
    }

    /// The skeleton of two words said in a row.
    pub(super) fn then(self, next: Self) -> Option<Self> {
        let length = self.length + next.length;
        (length <= MOST)
            .then(|| Self { bits: self.bits << (4 * u32::from(next.length)) | next.bits, length })
    }

    /// The same without its first consonant.
    pub(super) fn tail(self) -> Self {
        let length = self.length.saturating_sub(1);
        Self { bits: self.bits & ((1 << (4 * u32::from(length))) - 1), length }
    }

    /// The same, each time with one consonant left out.
    #[inline]
    pub(super) fn shorter(self) -> impl Iterator<Item = Self> {
        let count = if self.length > 2 { self.length } else { 0 };
        (0..count).map(move |at| {
            let low = self.bits & ((1 << (4 * u32::from(at))) - 1);
            let high = self.bits >> (4 * (u32::from(at) + 1)) << (4 * u32::from(at));
            Self { bits: high | low, length: self.length - 1 }
        })
    }

    /// How many consonants.
    #[inline]
    pub(super) fn length(self) -> u8 {
        self.length
    }

    /// Both of its numbers in one.
    #[inline]
    pub(super) fn key(self) -> u64 {
        self.bits | u64::from(self.length) << 60
    }
}

/// True where two words said in a row share the sound between them: *graph fauna*.
pub(super) fn run_together(before: &[u8], next: &[u8]) -> bool {
    matches!((before.last(), next.first()), (Some(a), Some(b)) if is_one_sound(*a, *b))
}

/// True where two phones in a row are heard as one.
#[inline]
pub(super) fn is_one_sound(before: u8, next: u8) -> bool {
    before == next && class(before) > 0
}

/// The class of a phone: consonants that are taken for each other share one. Vowels, h, w and y have none.
fn class(phone: u8) -> u8 {
    CLASSES.get(usize::from(phone)).copied().unwrap_or(0)
}

const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut phone: u8 = 0;
    while phone < 128 {
        classes[phone as usize] = class_of(phone);
        phone += 1;
    }
    classes
};

const fn class_of(phone: u8) -> u8 {
    match phone {
        b'b' | b'p' => 1,
        b'f' | b'v' => 2,
        b'g' | b'k' => 3,
        b's' | b'z' | b'S' | b'C' | b'J' => 4,
        b'd' | b't' => 5,
        b'l' => 6,
        b'm' | b'n' => 7,
        b'r' => 8,
        b'0'..=b'9' => 9,
        b'+' | b'#' => 10,
        _ => 0,
    }
}

const fn is_vowel(phone: u8) -> bool {
    matches!(phone, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// How letters that have two sounds are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hard {
    /// `ch` as in *echo*.
    pub(super) ch: bool,
    /// `g` as in *get*, wherever it stands.
    pub(super) g: bool,
}

/// The phones of one word in lower-case letters without accents.
pub(super) fn phones(word: &[u8], hard: Hard) -> Vec<u8> {
    let mut phones = Vec::with_capacity(word.len() + 1);
    add_phones(word, hard, &mut phones);
    phones
}

/// Adds the phones of one more word.
pub(super) fn add_phones(word: &[u8], hard: Hard, phones: &mut Vec<u8>) {
    let first = phones.len();
    let mut at = silent_front(word);
    while at < word.len() {
        let (found, taken) = phone_at(word, at, hard);
        for phone in found.iter().copied().filter(|phone| *phone != 0) {
            if phones[first..].last() != Some(&phone) {
                phones.push(phone);
            }
        }
        at += taken;
    }
}

/// How many letters in front are not heard: *know*, *write*, *psychology*.
fn silent_front(word: &[u8]) -> usize {
    let is_silent = matches!(word, [b'k' | b'g' | b'p', b'n', ..] | [b'w', b'r', ..])
        || matches!(word, [b'p', b's' | b't', ..]);
    usize::from(is_silent)
}

/// The phones at one place (0 for none) and how many letters they take.
fn phone_at(word: &[u8], at: usize, hard: Hard) -> ([u8; 2], usize) {
    let one = |phone| ([phone, 0], 1);
    let rest = &word[at + 1..];
    let is_first = at == 0;
    let before = at.checked_sub(1).map(|before| word[before]);
    let is_soft = matches!(rest, [b'e' | b'i' | b'y', ..]);
    match word[at] {
        b'c' => match rest {
            [b'h', b'r' | b'l' | b't', ..] | [b'k', ..] => ([b'k', 0], 2),
            [b'h', ..] => ([if hard.ch { b'k' } else { b'C' }, 0], 2),
            [b'i', b'a' | b'o', ..] if !is_first => one(b'S'),
            _ if is_soft => one(b's'),
            _ => one(b'k'),
        },
        b's' => match rest {
            [b'c', b'h', ..] => ([b'S', 0], 3),
            [b'h', ..] | [b'i', b'o', b'n', ..] => ([b'S', 0], 2),
            [b'c', b'e' | b'i' | b'y', ..] => ([b's', 0], 2),
            _ => one(b's'),
        },
        b't' => match rest {
            [b'c', b'h', ..] => ([b'C', 0], 3),
            [b'h', ..] => ([b't', 0], 2),
            [b'i', b'o' | b'a', ..] if !is_first => ([b'S', 0], 2),
            _ => one(b't'),
        },
        b'g' => match rest {
            [b'h', b't', ..] | [b'h'] => ([0, 0], 2),
            [b'h', ..] => ([b'g', 0], 2),
            _ if is_soft && !is_first && !hard.g && before != Some(b'g') && rest[0] != b'g' => {
                one(b'J')
            }
            _ => one(b'g'),
        },
        b'd' if matches!(rest, [b'g', b'e' | b'i' | b'y', ..]) => ([b'J', 0], 2),
        b'p' if matches!(rest, [b'h', ..]) => ([b'f', 0], 2),
        b'w' | b'r' if matches!(rest, [b'h', ..]) => ([word[at], 0], 2),
        b'm' if rest == b"b" => ([b'm', 0], 2),
        b'q' if matches!(rest, [b'u', ..]) => ([b'k', b'w'], 2),
        b'q' => one(b'k'),
        b'x' if is_first => one(b'z'),
        b'x' => ([b'k', b's'], 1),
        b'j' => one(b'J'),
        b'y' if is_first && rest.first().is_some_and(|next| is_vowel(*next)) => one(b'y'),
        b'y' => one(b'i'),
        b'h' if !rest.first().is_some_and(|next| is_vowel(*next)) => one(0),
        b'e' if rest.is_empty()
            && word.len() > 3
            && before.is_some_and(|letter| !is_vowel(letter)) =>
        {
            one(0)
        }
        other => one(other),
    }
}

/// How alike two runs of phones are, in percent: 100 for the same, 0 for nothing in common. Edit distance
/// with weights (R. A. Wagner, M. J. Fischer, "The String-to-String Correction Problem", JACM 21(1), 1974): a
/// vowel for a vowel and a consonant for one of its class cost little, a lost vowel half, a lost consonant all.
pub(super) fn likeness(a: &[u8], b: &[u8]) -> u32 {
    likeness_from(a, b, 0).unwrap_or(0)
}

/// The same where it is `least` percent or more.
pub(super) fn likeness_from(a: &[u8], b: &[u8], least: u32) -> Option<u32> {
    let longest = a.len().max(b.len());
    if longest == 0 || longest > LONGEST {
        return (least == 0).then_some(0);
    }
    let percent = u32::try_from(longest).unwrap_or(u32::MAX);
    // Whatever costs as much is too far.
    let limit = (101 - least.min(100)) * percent;
    if least > 0
        && u32::try_from(a.len().abs_diff(b.len())).unwrap_or(0) * u32::from(LEAST_LOST) >= limit
    {
        return None;
    }
    let (a, b) = without_shared_ends(a, b);
    let mut cells = [0_u32; LONGEST + 1];
    let row = &mut cells[..=b.len()];
    for (at, phone) in b.iter().enumerate() {
        row[at + 1] = row[at] + lost(*phone);
    }
    for mine in a {
        let mut diagonal = row[0];
        let lost_mine = lost(*mine);
        let mut left = diagonal + lost_mine;
        row[0] = left;
        let mut nearest = left;
        for (cell, theirs) in row[1..].iter_mut().zip(b) {
            let changed = diagonal + swapped(*mine, *theirs);
            diagonal = *cell;
            left = changed.min(diagonal + lost_mine).min(left + lost(*theirs));
            *cell = left;
            nearest = nearest.min(left);
        }
        if least > 0 && nearest >= limit {
            return None;
        }
    }
    let alike = 100_u32.saturating_sub(row[b.len()] / percent);
    (alike >= least).then_some(alike)
}

/// Both without the phones that they begin and end with alike. To match these is never dearer than anything else: what
/// two phones cost to lose never differs by more than what one costs for the other.
#[inline]
fn without_shared_ends<'a, 'b>(a: &'a [u8], b: &'b [u8]) -> (&'a [u8], &'b [u8]) {
    let front = a.iter().zip(b).take_while(|(mine, theirs)| mine == theirs).count();
    let (a, b) = (&a[front..], &b[front..]);
    let both = a.iter().rev().zip(b.iter().rev());
    let back = both.take_while(|(mine, theirs)| mine == theirs).count();
    (&a[..a.len() - back], &b[..b.len() - back])
}

/// The most phones that are compared.
const LONGEST: usize = 48;
/// The least that a lost phone costs, in hundredths.
const LEAST_LOST: u8 = 30;

/// What a lost phone costs, in hundredths, looked up for ASCII.
#[inline]
fn lost(phone: u8) -> u32 {
    LOST.get(usize::from(phone)).copied().map_or(100, u32::from)
}

const LOST: [u8; 128] = {
    let mut costs = [100; 128];
    let mut phone: u8 = 0;
    while phone < 128 {
        costs[phone as usize] = match phone {
            b'h' | b'w' | b'y' => LEAST_LOST,
            vowel if is_vowel(vowel) => 45,
            b'r' => 80,
            _ => 100,
        };
        phone += 1;
    }
    costs
};

/// What one phone for another costs, in hundredths, looked up for ASCII.
#[inline]
fn swapped(a: u8, b: u8) -> u32 {
    if a == b {
        return 0;
    }
    match SWAPPED.get(usize::from(a)).and_then(|row| row.get(usize::from(b))) {
        Some(cost) => u32::from(*cost),
        None => u32::from(swap(a, b)),
    }
}

const SWAPPED: [[u8; 128]; 128] = {
    let mut costs = [[0; 128]; 128];
    let mut a: u8 = 0;
    while a < 128 {
        let mut b: u8 = 0;
        while b < 128 {
            costs[a as usize][b as usize] = swap(a, b);
            b += 1;
        }
        a += 1;
    }
    costs
};

/// What one phone costs in place of another one.
const fn swap(a: u8, b: u8) -> u8 {
    match (a, b) {
        _ if is_vowel(a) && is_vowel(b) => 30,
        (b'C', b'S') | (b'S', b'C') => 15,
        _ if class_of(a) > 0 && class_of(a) == class_of(b) && !a.is_ascii_digit() => 30,
        (b'C', b'k') | (b'k', b'C') | (b'J', b'g') | (b'g', b'J') => 40,
        _ if class_of(a) == 0 && class_of(b) == 0 => 60,
        _ => 120,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(words: &[&str]) -> Vec<u8> {
        words.iter().flat_map(|word| phones(word.as_bytes(), Hard::default())).collect()
    }

    fn skeleton(words: &[&str]) -> Skeleton {
        Skeleton::of(&said(words)).unwrap()
    }

    #[test]
    fn words_that_sound_alike_have_one_skeleton() {
        assert_eq!(skeleton(&["cooper", "netties"]), skeleton(&["kubernetes"]));
        assert_eq!(skeleton(&["lark", "field"]), skeleton(&["larkfield"]));
        assert_eq!(skeleton(&["fonics"]), skeleton(&["phonics"]));
        assert_eq!(skeleton(&["fork"]).then(skeleton(&["lift"])), Some(skeleton(&["forklift"])));
        assert_ne!(skeleton(&["docker"]), skeleton(&["doctor"]));
    }

    #[test]
    fn a_shorter_skeleton_lacks_one_consonant() {
        assert!(skeleton(&["kestrel"]).shorter().any(|one| one == skeleton(&["kesrel"])));
        assert_eq!(skeleton(&["go"]).shorter().count(), 0);
    }

    #[test]
    fn likeness_weighs_what_is_heard() {
        assert_eq!(likeness(&said(&["zero"]), &said(&["xero"])), 100);
        let near = likeness(&said(&["cooper", "netties"]), &said(&["kubernetes"]));
        let far = likeness(&said(&["doctor"]), &said(&["docker"]));
        assert!(near > 80 && near > far, "{near} {far}");
        assert_eq!(likeness(b"", b""), 0);
    }

    /// The whole table of Wagner and Fischer, with nothing left out.
    fn distance(a: &[u8], b: &[u8]) -> u32 {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for at in 0..=a.len() {
            for to in 0..=b.len() {
                let mine = at.checked_sub(1).map(|at| table[at][to] + lost(a[at]));
                let theirs = to.checked_sub(1).map(|to| table[at][to] + lost(b[to]));
                let both = at.checked_sub(1).zip(to.checked_sub(1));
                let both = both.map(|(at, to)| table[at][to] + swapped(a[at], b[to]));
                table[at][to] = [mine, theirs, both].into_iter().flatten().min().unwrap_or(0);
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn what_is_not_looked_at_changes_nothing(
            a in "[abehkmnrtwSCJ3+]{0,9}",
            b in "[abehkmnrtwSCJ3+]{0,9}",
            least in 0_u32..=100,
        ) {
            let longest = u32::try_from(a.len().max(b.len())).unwrap().max(1);
            let whole = 100_u32.saturating_sub(distance(a.as_bytes(), b.as_bytes()) / longest);
            let whole = if a.len() + b.len() == 0 { 0 } else { whole };
            let expected = (whole >= least).then_some(whole);
            prop_assert_eq!(likeness_from(a.as_bytes(), b.as_bytes(), least), expected);
        }
    }
}
