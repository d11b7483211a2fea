//! Masking: the candidate's name, employers and schools as `[candidate]`, `[employer 1]`, `[school 1]`.
//!
//! `learn.rs` collects the names; here they are found again, in any case and without accents, glued together or
//! torn apart, and with a letter or two mis-heard. A name that is a plain word too (`Apple`, `Deliver`, `Will`) needs
//! a capital in mid-sentence, or words beside it that say what is meant. Claimed skills are never masked, unless the
//! words beside them say that the company is meant.

#[cfg(test)]
mod cases;
mod learn;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::session::Session;

use words::{ACTS, EMPLOYS, FILLERS, PERSON_ACTS, WORKED, Word, joins, starts_sentence, words};

/// What stands in the place of the candidate's name.
pub const CANDIDATE: &str = "[candidate]";
/// What stands in the place of an e-mail address.
const ADDRESS: &str = "[address]";
/// A name has so many words at most.
const LONGEST: usize = 8;

/// The names of a session that are not to be said.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    /// What each name means, by its words without case, accents and what stands between them.
    known: BTreeMap<String, Known>,
    /// Employers and schools by their keys, so that each keeps its number.
    employers: Vec<String>,
    schools: Vec<String>,
}

/// Who or what a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entity {
    Candidate,
    Employer(usize),
    School(usize),
}

/// A name.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Whose it is; `None` for a claimed skill, which is not masked.
    entity: Option<Entity>,
    care: Care,
}

/// How strictly a name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// By its words: in any case, unless they are plain words.
    ByWords,
    /// In capitals throughout.
    Shouted,
    /// Where the words in front say that it is a place to work or to study.
    Placed,
}

impl Masks {
    /// The names of a session, and of `others`: what reviewers wrote.
    #[must_use]
    pub fn of<'a>(session: &'a Session, others: impl Iterator<Item = &'a str>) -> Self {
        let exchanges = session.exchanges.iter();
        let turns = exchanges.clone().flat_map(|one| &one.turns).map(|turn| turn.text.as_str());
        let questions = exchanges.filter_map(|one| one.question.text.as_deref());
        let texts: Vec<&str> = turns.chain(questions).chain(others).collect();
        let mut masks = Self::default();
        masks.learn(session, &texts);
        masks
    }

    /// A text with its names masked.
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        self.mask_part(text, 0..text.len())
    }

    /// A part of a text with its names masked as they are in the whole. `part` is in bytes, at character bounds.
    #[must_use]
    pub fn mask_part(&self, text: &str, part: Range<usize>) -> String {
        let mut out = String::new();
        let mut at = part.start;
        for (range, mask) in self.places(text) {
            if range.end <= part.start || range.start >= part.end {
                continue;
            }
            out.push_str(text.get(at..range.start.max(at)).unwrap_or_default());
            out.push_str(&mask);
            at = range.end.max(at);
        }
        out.push_str(text.get(at..part.end).unwrap_or_default());
        out
    }

    /// Where masks go, in order.
    fn places(&self, text: &str) -> Vec<(Range<usize>, String)> {
        let all = words(text);
        let addresses = addresses(text);
        let mut found: Vec<(Range<usize>, Entity)> = Vec::new();
        let mut nth = 0;
        while nth < all.len() {
            match self.longest(text, &all, nth) {
                Some((end, entity, range)) => {
                    let is_free = |address: &Range<usize>| {
                        address.end <= range.start || range.end <= address.start
                    };
                    if let Some(entity) = entity.filter(|_| addresses.iter().all(is_free)) {
                        put(&mut found, text, range, entity);
                    }
                    nth = end;
                }
                None => nth += 1,
            }
        }
        let named = found.into_iter().map(|(range, entity)| (range, label(entity)));
        let mails = addresses.into_iter().map(|range| (range, ADDRESS.to_owned()));
        let mut places: Vec<_> = named.chain(mails).collect();
        places.sort_by_key(|(range, _)| range.start);
        places
    }

    /// The longest name that begins at the word `nth`: the word behind it, whose it is, and its bytes.
    fn longest(
        &self,
        text: &str,
        all: &[Word<'_>],
        nth: usize,
    ) -> Option<(usize, Option<Entity>, Range<usize>)> {
        let mut key = String::new();
        let mut best = None;
        for end in nth..all.len().min(nth + LONGEST) {
            if end > nth && !joins(&text[all[end - 1].end()..all[end].start]) {
                break;
            }
            key.push_str(&all[end].key);
            let mut range = all[nth].start..all[end].end();
            let mut known = self.known.get(&key);
            if known.is_none() && end == nth {
                known = self.nearly(all, nth);
                // `Kovariks` is the name with an `s` behind it.
                let stem = key.strip_suffix('s').filter(|stem| stem.len() > 3);
                if let Some(plural) = stem.and_then(|stem| self.known.get(stem)) {
                    known = Some(plural);
                    range.end -= 1;
                }
            }
            if let Some(known) = known
                && (known.entity.is_none() || is_meant(known, text, all, nth..end + 1))
            {
                best = Some((end + 1, known.entity, range));
            }
            if !self.goes_on(&key) {
                break;
            }
        }
        best
    }

    /// True where a name begins with these letters.
    fn goes_on(&self, beginning: &str) -> bool {
        let mut from = self.known.range(beginning.to_owned()..);
        from.next().is_some_and(|(key, _)| key.starts_with(beginning))
    }

    /// A name of which a letter or two were mis-heard. Plain words are what they are.
    fn nearly(&self, all: &[Word<'_>], nth: usize) -> Option<&Known> {
        const SHORTEST: usize = 6;
        let word = &all[nth];
        if word.key.len() < SHORTEST || !word.key.is_ascii() || word.is_plain() {
            return None;
        }
        let first = word.key.get(..1)?;
        let names =
            self.known.range(first.to_owned()..).take_while(|(key, _)| key.starts_with(first));
        let near = |(key, known): &(&String, &Known)| {
            let allowed = if key.len() < 8 { 1 } else { 2 };
            known.entity.is_some()
                && known.care == Care::ByWords
                && key.len() >= SHORTEST
                && key.is_ascii()
                && key.len().abs_diff(word.key.len()) <= allowed
                && distance(key.as_bytes(), word.key.as_bytes()) <= allowed
        };
        names.filter(near).map(|(_, known)| known).next()
    }

    fn knows(&self, key: &str) -> bool {
        self.known.contains_key(key)
    }

    /// Adds a name. What is a skill too is masked only where the words beside it say so.
    fn add(&mut self, key: String, entity: Option<Entity>, care: Care) {
        if key.is_empty() {
            return;
        }
        match self.known.get_mut(&key) {
            None => drop(self.known.insert(key, Known { entity, care })),
            Some(known) if known.entity.is_none() && entity.is_some() => {
                *known = Known { entity, care: Care::Placed };
            }
            Some(known) if known.care == Care::Shouted && known.entity == entity => {
                known.care = care;
            }
            Some(_) => {}
        }
    }

    /// The employer or school with this key, numbered in the order in which they are learned.
    fn entity(&mut self, key: &str, kind: fn(usize) -> Entity) -> Entity {
        let list = match kind(0) {
            Entity::School(_) => &mut self.schools,
            _ => &mut self.employers,
        };
        let known = list.iter().position(|one| one == key);
        let nth = known.unwrap_or_else(|| {
            list.push(key.to_owned());
            list.len() - 1
        });
        kind(nth + 1)
    }
}

fn label(entity: Entity) -> String {
    match entity {
        Entity::Candidate => CANDIDATE.to_owned(),
        Entity::Employer(nth) => format!("[employer {nth}]"),
        Entity::School(nth) => format!("[school {nth}]"),
    }
}

/// Puts a place behind the others. Two parts of the candidate's name beside each other are one.
fn put(found: &mut Vec<(Range<usize>, Entity)>, text: &str, range: Range<usize>, entity: Entity) {
    if let Some((last, Entity::Candidate)) = found.last_mut()
        && entity == Entity::Candidate
        && text.get(last.end..range.start).is_some_and(joins)
        && text.get(last.clone()) != text.get(range.clone())
    {
        last.end = range.end;
        return;
    }
    found.push((range, entity));
}

/// True where the words at `place` are the name and not what they mean otherwise.
fn is_meant(known: &Known, text: &str, all: &[Word<'_>], place: Range<usize>) -> bool {
    let name = &all[place.clone()];
    match known.care {
        Care::Shouted => return name.iter().all(Word::is_shouted),
        Care::Placed => {
            let employs = all.get(place.end).is_some_and(|next| next.is_one_of(EMPLOYS));
            return name[0].has_capital() && (employs || is_placed(text, all, place.start));
        }
        Care::ByWords => {}
    }
    if name.iter().any(|word| !word.is_plain()) {
        return true;
    }
    let is_person = known.entity == Some(Entity::Candidate);
    if name.len() > 1 {
        return name.iter().filter(|word| !word.is_function()).all(Word::has_capital)
            || is_placed(text, all, place.start)
            || is_person && is_introduced(all, place.start);
    }
    if is_person && is_introduced(all, place.start)
        || !is_person && is_placed(text, all, place.start)
    {
        return true;
    }
    let word = &name[0];
    let beside = [place.start.checked_sub(1), Some(place.end)].into_iter().flatten();
    let is_shouting =
        word.is_shouted() && beside.filter_map(|at| all.get(at)).any(Word::is_shouted);
    if !word.has_capital() || is_shouting {
        return false;
    }
    if !starts_sentence(text, all, place.start) {
        return true;
    }
    let rest = &text[word.end()..];
    let behind = ["'s ", "’s "].iter().any(|possessive| rest.starts_with(possessive));
    behind || acts(all, place.end, is_person)
}

/// True where the words from `nth` on say what somebody did: `hired`, `rang me`. Fillers are passed over.
fn acts(all: &[Word<'_>], nth: usize, is_person: bool) -> bool {
    let mut behind = all[nth.min(all.len())..].iter().filter(|word| !word.is_one_of(FILLERS));
    let Some(verb) = behind.next() else { return false };
    let has_object = behind.next().is_some_and(|word| word.is_one_of(&["me", "us", "him", "her"]));
    verb.is_one_of(ACTS)
        || is_person && verb.is_one_of(PERSON_ACTS)
        || has_object && !verb.is_function()
}

/// True where the words in front say that a place to work or to study follows: `worked at`, `joined`.
fn is_placed(text: &str, all: &[Word<'_>], nth: usize) -> bool {
    let near = &all[nth.saturating_sub(4)..nth];
    let [before @ .., last] = near else { return false };
    let is_one_sentence = !text[near[0].start..last.end()].contains(['.', '?', '!', ';']);
    let said = |list: &[&str]| is_one_sentence && before.iter().any(|word| word.is_one_of(list));
    match last.key.as_str() {
        "joined" | "left" | "quit" => true,
        "at" | "for" | "by" | "from" => {
            let was =
                before.last().is_some_and(|word| word.is_one_of(&["was", "am", "been", "were"]));
            let who = before
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|word| word.is_one_of(&["i", "we", "have", "had"]));
            said(WORKED) || said(words::STUDIED) || last.key == "at" && was && who
        }
        _ => false,
    }
}

/// True where a name is told: `my name is`, `called me`.
fn is_introduced(all: &[Word<'_>], nth: usize) -> bool {
    let keys: Vec<&str> =
        all[nth.saturating_sub(2)..nth].iter().map(|word| word.key.as_str()).collect();
    matches!(
        keys.as_slice(),
        ["name", "is" | "s"] | ["called" | "call", "me"] | [_, "named"] | ["names", "is"]
    )
}

/// E-mail addresses.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = text[..at].trim_end_matches(is_part).len();
        let rest = &text[at + 1..];
        let host = rest[..rest.len() - rest.trim_start_matches(is_part).len()]
            .trim_end_matches(['.', '-']);
        let is_later = found.last().is_none_or(|last| last.end <= start);
        if start < at && host.contains('.') && is_later {
            found.push(start..at + 1 + host.len());
        }
    }
    found
}

/// How many letters have to be put in, left out or replaced to make one word of the other.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
