//! Evidence: the places in the answers that name a claimed skill.
//!
//! A name is compared without case, spaces, dots and dashes, so that `Node. Js`, `NodeJS` and
//! `node js` all name Node.js; it begins and ends at word bounds. Skills that are plain English words
//! need a capital in mid-sentence or a word beside them.

use std::collections::HashMap;

use super::beginnings::{BEGINNING, Beginnings, is_plural};
use super::quick::{Quick, hash};
use super::skill_names::{COMMON, CONFIRMING, EVERYDAY, LETTERED, MAKERS, PLAIN_WORDS, SAME, WEAK};
use super::speech::{Passage, Speech, Words};
use super::tokens::{Token, joins, tokens};
use super::unclaimed::Known;
use crate::model::exchange::{Certainty, Mark, Part, Span, Turn};
use crate::model::ids::TurnId;
use crate::model::session::Session;

/// The longest name, in words as a recogniser writes them.
const LONGEST: usize = 6;

/// The places in `turns` that name each skill, in the order of the session's skills.
pub(super) fn places(session: &Session, turns: &[Turn]) -> Vec<Vec<Span>> {
    let (names, speech) = (claimed(session), Speech::of_turns(turns));
    let mut search = Search::new(&names, &speech, session.skills.len());
    for (at, turn) in turns.iter().enumerate() {
        search.look_in(&speech.passage(at, turn));
    }
    search.found
}

/// The names of the claimed skills, by their places in the session.
pub(super) fn claimed(session: &Session) -> Names {
    let mut names = Names::default();
    for (skill, claimed) in session.skills.iter().enumerate() {
        names.learn(skill, &claimed.name);
    }
    names
}

/// What was probably said in one exchange, by turn: the words that were heard, and the key of those meant.
pub(super) struct Repaired<'a>(HashMap<&'a TurnId, Vec<(&'a Span, String)>>);

impl<'a> Repaired<'a> {
    /// The repairs among `marks` that are sure enough to count as said.
    pub(super) fn of(marks: &'a [Mark]) -> Self {
        let mut by_turn: HashMap<_, Vec<_>> = HashMap::new();
        for mark in marks {
            let sure = mark.repair.as_ref().filter(|repair| repair.certainty < Certainty::Low);
            if let Some(repair) = sure {
                let place = (&mark.span, key_of(&repair.probable));
                by_turn.entry(&mark.span.turn).or_default().push(place);
            }
        }
        Self(by_turn)
    }
}

/// A search for names in what is said, exchange by exchange.
pub(super) struct Search<'a> {
    names: &'a Names,
    /// For each different word of the speech, whether a name may begin with it.
    begins: Vec<Begins>,
    /// The places that carry each name, in the order of the text.
    pub(super) found: Vec<Vec<Span>>,
}

impl<'a> Search<'a> {
    /// A search for so many `names` in `speech`.
    pub(super) fn new(names: &'a Names, speech: &Speech<'_>, count: usize) -> Self {
        Self { names, begins: names.begin(speech), found: vec![Vec::new(); count] }
    }

    /// Looks through the answers of one exchange. A place that `repairs` reads as other words than were heard counts
    /// with those words.
    pub(super) fn look_through(&mut self, said: &[Passage<'_>], repairs: &Repaired<'_>) {
        let answers = said.iter().filter(|passage| passage.turn.part == Part::Answer);
        for passage in answers.filter(|_| !self.names.calls.is_empty()) {
            self.look_in(passage);
            let here = repairs.0.get(&passage.turn.id).into_iter().flatten();
            for (span, key) in here.filter(|(span, _)| span.within(passage.turn).is_some()) {
                for (id, _) in self.names.named(key) {
                    put(&mut self.found[id], span);
                }
            }
        }
    }

    fn look_in(&mut self, passage: &Passage<'_>) {
        self.names.find_in(passage, &self.begins, &mut self.found);
    }
}

/// How strictly a name is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// In any case.
    Any,
    /// With a capital, not at the front of a sentence, or with a confirming word beside it.
    Capital,
    /// With a confirming word beside it.
    Confirmed,
}

/// All spellings of all skills: letters, digits and signs in lower case, and the skills that each one names.
#[derive(Default)]
pub(super) struct Names {
    /// By what a spelling hashes to, the last of the calls that it makes.
    last: HashMap<u64, u32, Quick>,
    calls: Vec<Call>,
    beginnings: Beginnings,
}

/// A skill that a spelling names.
#[derive(Debug, Clone, Copy)]
struct Call {
    skill: u32,
    care: Care,
    /// The place of another skill that the same spelling names.
    other: Option<u32>,
}

/// Whether a name may begin with a word.
#[derive(Debug, Clone, Copy)]
enum Begins {
    No,
    /// Only where it goes on with the next word.
    WithNext,
    Perhaps,
}

impl Names {
    fn learn(&mut self, skill: usize, name: &str) {
        let main = name.split(" (").next().unwrap_or(name);
        let key = key_of(main);
        if key.is_empty() {
            return;
        }
        self.add(&key, skill, care_of(&key));
        self.learn_without_js(skill, &key);
        self.learn_without_maker(skill, main);
        for same in SAME.iter().filter(|same| same.contains(&key.as_str())) {
            for other in same.iter().filter(|other| **other != key) {
                self.add(other, skill, care_of(other));
            }
        }
    }

    /// Learns a name of the glossary with its other names, and nothing that is only a part of it. False
    /// where the name is known already.
    pub(super) fn learn_known(&mut self, id: usize, known: Known<'_>) -> bool {
        let key = key_of(known.name);
        if key.is_empty() || self.is_known(&key) {
            return false;
        }
        let care = match key.len() {
            1 => Care::Confirmed,
            _ if known.is_plain => Care::Capital,
            _ => care_of(&key),
        };
        self.add(&key, id, care);
        let same = SAME.iter().filter(|same| same.contains(&key.as_str()));
        let others = same.flat_map(|same| same.iter().map(|other| (*other).to_owned()));
        for other in others.chain(known.aliases.split('|').map(key_of)) {
            if !other.is_empty() && !self.is_known(&other) {
                self.add(&other, id, care_of(&other));
            }
        }
        true
    }

    /// True where `key` is a spelling of this name.
    pub(super) fn calls(&self, key: &str, id: usize) -> bool {
        self.exactly(key).any(|(known, _)| known == id)
    }

    /// For each different word of the speech, whether a name may begin with it.
    fn begin(&self, speech: &Speech<'_>) -> Vec<Begins> {
        let all = &self.beginnings;
        let begins = |word: &&str| {
            let is_whole = || all.may_be(word) || is_plural(word);
            match word.len() {
                _ if !word.is_ascii() => Begins::Perhaps,
                _ if !all.allow(word) => Begins::No,
                ..BEGINNING if !is_whole() => Begins::WithNext,
                _ => Begins::Perhaps,
            }
        };
        speech.words().iter().map(begins).collect()
    }

    /// False where no name begins with the word at `at`, for which `begins` was found.
    fn may_begin(&self, begins: Begins, words: Words<'_>, at: usize) -> bool {
        match (begins, words.places.get(at + 1)) {
            (Begins::Perhaps, _) => true,
            (Begins::WithNext, Some(next)) if next.is_joined => {
                let both = words.places[at].start()..words.places[at].end();
                let more = &words.text.as_bytes()[next.start()..next.end()];
                let bytes = words.text.as_bytes()[both].iter().chain(more);
                let is_plural = more.ends_with(b"s") || more.ends_with(b"S");
                is_plural || !more.is_ascii() || self.beginnings.begin(bytes.take(BEGINNING))
            }
            _ => false,
        }
    }

    /// `Express` names `Expressjs`.
    fn learn_without_js(&mut self, skill: usize, key: &str) {
        if let Some(stem) = key.strip_suffix("js").filter(|stem| stem.len() >= 3) {
            self.add(stem, skill, care_of(stem));
        } else if is_plain(key) || SAME.iter().any(|same| same.contains(&key)) {
            self.add(&format!("{key}js"), skill, Care::Any);
        }
    }

    /// `Lambda` names `AWS Lambda`.
    fn learn_without_maker(&mut self, skill: usize, name: &str) {
        let Some(product) = without_maker(name) else { return };
        let key = key_of(product);
        if key.len() > 1 && !COMMON.contains(&key.as_str()) {
            self.add(&key, skill, care_of(&key));
        }
    }

    fn add(&mut self, key: &str, skill: usize, care: Care) {
        self.beginnings.learn(key);
        if self.exactly(key).any(|(other, _)| other == skill) {
            return;
        }
        if let (Ok(skill), Ok(place)) = (u32::try_from(skill), u32::try_from(self.calls.len())) {
            let other = self.last.insert(hash(key), place);
            self.calls.push(Call { skill, care, other });
        }
    }

    fn find_in(&self, passage: &Passage<'_>, begins: &[Begins], found: &mut [Vec<Span>]) {
        let (turn, words) = (passage.turn, passage.words());
        let (mut key, mut longest) = (String::new(), Vec::new());
        for (at, first) in words.places.iter().enumerate() {
            if !self.may_begin(begins[first.word()], words, at) {
                continue;
            }
            key.clear();
            longest.clear();
            for last in at..words.places.len().min(at + LONGEST) {
                let Some(token) = words.get(last) else { break };
                if last > at && !words.places[last].is_joined {
                    break;
                }
                push_lower(&mut key, token.text);
                if !self.beginnings.allow(&key) {
                    break;
                }
                for (skill, care) in self.named(&key) {
                    if care == Care::Any || (last == at && is_meant(words, at, care)) {
                        longest.retain(|(known, _)| *known != skill);
                        longest.push((skill, words.places[last].end()));
                    }
                }
            }
            for &(skill, end) in &longest {
                let overlaps = found[skill].last().is_some_and(|span| {
                    span.turn == turn.id && span.end > turn.offset() + first.start()
                });
                if !overlaps {
                    found[skill].extend(Span::of(turn, first.start()..end));
                }
            }
        }
    }

    /// The skills called `text`, in the singular or with an `s` behind it.
    fn named(&self, text: &str) -> impl Iterator<Item = (usize, Care)> {
        let exact = self.last_call(text);
        let may_be_plural = exact.is_none() && is_plural(text);
        let singular = may_be_plural.then(|| self.last_call(&text[..text.len() - 1])).flatten();
        let singular = self.calls_from(singular).filter(|(_, care)| *care == Care::Any);
        self.calls_from(exact).chain(singular)
    }

    /// The skills called `text`, to the letter.
    fn exactly(&self, text: &str) -> impl Iterator<Item = (usize, Care)> {
        self.calls_from(self.last_call(text))
    }

    fn is_known(&self, key: &str) -> bool {
        self.last_call(key).is_some()
    }

    fn last_call(&self, key: &str) -> Option<u32> {
        let is_sure_to_fail = !self.beginnings.may_be(key);
        if is_sure_to_fail { None } else { self.last.get(&hash(key)).copied() }
    }

    /// The call at `place`, and the others of its spelling.
    fn calls_from(&self, place: Option<u32>) -> impl Iterator<Item = (usize, Care)> {
        let call = |place: u32| &self.calls[place as usize];
        let calls = std::iter::successors(place.map(call), move |one| one.other.map(call));
        calls.map(|one| (one.skill as usize, one.care))
    }
}

/// Puts `span` among those of its turn, at the end of the list; one that stands there already stays alone.
fn put(spans: &mut Vec<Span>, span: &Span) {
    let from = spans.iter().rposition(|one| one.turn != span.turn).map_or(0, |last| last + 1);
    let at = from + spans[from..].partition_point(|one| one.end <= span.start);
    if spans.get(at).is_none_or(|next| next.start >= span.end) {
        spans.insert(at, span.clone());
    }
}

fn push_lower(key: &mut String, word: &str) {
    if word.is_ascii() {
        let from = key.len();
        key.push_str(word);
        key[from..].make_ascii_lowercase();
    } else {
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
}

pub(super) fn key_of(name: &str) -> String {
    let key: String =
        tokens(name).flat_map(|token| token.text.chars()).flat_map(char::to_lowercase).collect();
    if name.starts_with('.') { format!("dot{key}") } else { key }
}

/// The product where a maker stands in front of it: `Lambda` of `AWS Lambda`.
pub(super) fn without_maker(name: &str) -> Option<&str> {
    let (maker, product) = name.split_once(' ')?;
    MAKERS.contains(&maker.to_lowercase().as_str()).then_some(product)
}

fn is_plain(key: &str) -> bool {
    PLAIN_WORDS.binary_search(&key).is_ok()
}

fn care_of(key: &str) -> Care {
    if is_plain(key) || key.chars().count() < 2 { Care::Capital } else { Care::Any }
}

/// A plain word names the tool where the word behind it confirms it, or where it has a capital that nothing
/// else explains.
fn is_meant(words: Words<'_>, at: usize, care: Care) -> bool {
    let Some(word) = words.get(at) else { return false };
    let has_capital = word.text.starts_with(char::is_uppercase);
    let is_letter = word.text.chars().count() == 1;
    let confirmed = words.get(at + 1).is_some_and(|next| {
        let everyday = !has_capital && word.is_one_of(EVERYDAY) && next.is_one_of(WEAK);
        next.is_one_of(CONFIRMING) && !everyday && joins(words.text, word, next)
    });
    if confirmed && (has_capital || !is_letter) {
        return true;
    }
    care == Care::Capital
        && has_capital
        && !starts_sentence(words, at)
        && !is_of_a_longer_name(words, at)
        && (!is_letter || stands_alone(words, at))
}

/// True where the capital may be that of a sentence: also behind a filler that has it.
fn starts_sentence(words: Words<'_>, at: usize) -> bool {
    let before = words.text[..words.places[at].start()].trim_end();
    let behind_filler = words
        .before(at)
        .is_some_and(|before| before.is_filler() && before.text.starts_with(char::is_uppercase));
    before.is_empty() || before.ends_with(['.', '?', '!', '…', ':', '"', '“']) || behind_filler
}

/// True where the capital is that of a name in front (`Indian Express`) or of a passage in capitals.
fn is_of_a_longer_name(words: Words<'_>, at: usize) -> bool {
    let shouted =
        |token: Token<'_>| token.text.len() > 1 && token.text.chars().all(char::is_uppercase);
    let is_shouted = words.get(at).is_some_and(shouted)
        && (words.before(at).is_some_and(shouted) || words.get(at + 1).is_some_and(shouted));
    let in_front = words.before(at).is_some_and(|before| {
        let gap = &words.text[before.end()..words.places[at].start()];
        let named = before.text.starts_with(char::is_uppercase) && before.text.len() > 1;
        let other = before.is_one_of(MAKERS) || starts_sentence(words, at - 1);
        matches!(gap, " " | "-") && named && !other
    });
    is_shouted || in_front
}

/// True where a letter is no initial (`Kent C. Dodds`), no part of an abbreviation (`R&D`) and no number of a
/// series (`plan B`).
fn stands_alone(words: Words<'_>, at: usize) -> bool {
    let is_letter =
        |token: &Token<'_>| token.text.len() == 1 && token.text != "I" && token.text != "a";
    let near = (at.saturating_sub(2)..at + 3).filter_map(|at| words.get(at));
    let place = words.places[at];
    let before = words.text[..place.start()].chars().next_back();
    let behind = &words.text[place.end()..];
    let free = before.is_none_or(|c| c.is_whitespace() || c == '(')
        && (behind.is_empty() || behind == "." || behind.starts_with([' ', ',', ')', ';', '?']));
    free && near.filter(is_letter).count() == 1
        && !words.before(at).is_some_and(|before| before.is_one_of(LETTERED))
        && !(behind.starts_with(' ')
            && words.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_in_order() {
        assert!(PLAIN_WORDS.is_sorted());
    }
    use crate::reading::testing::session;

    fn named(skill: &str, answer: &str) -> Vec<String> {
        let session = session(&[skill], &[answer]);
        let found = places(&session, &session.exchanges[0].turns);
        found[0].iter().map(|span| span.text.to_string()).collect()
    }

    #[test]
    fn spellings_of_one_name_are_found() {
        assert_eq!(
            named("Node.js", "I used Node. Js, then NodeJS and node js."),
            ["Node. Js", "NodeJS", "node js"]
        );
        assert_eq!(named("Expressjs", "It is Express JS."), ["Express JS"]);
        assert_eq!(
            named("AWS Lambda", "On AWS Lambda the Lambda instances run."),
            ["AWS Lambda", "Lambda"]
        );
        assert_eq!(named("PostgreSQL", "We had postgres there."), ["postgres"]);
        assert_eq!(named("Docker", "It is docker's network."), ["docker"]);
        assert_eq!(named("Wound care", "I did wound care, daily."), ["wound care"]);
        assert_eq!(named("C++", "Both C++ and C."), ["C++"]);
        assert_eq!(named("CI/CD", "We had CI CD there, and CI/CD."), ["CI CD", "CI/CD"]);
        assert_eq!(named("Lesson plan", "My lesson plans were long."), ["lesson plans"]);
    }

    #[test]
    fn names_end_at_word_bounds() {
        assert!(named("Java", "I wrote JavaScript all day.").is_empty());
        assert!(named("AWS Lambda", "I used AWS a lot.").is_empty());
        assert!(named("Git", "The digital unit.").is_empty());
        assert!(named("React", "The team. Native speakers react.").is_empty());
    }

    #[test]
    fn plain_words_need_a_capital_or_a_neighbour() {
        assert!(named("Go", "Then I go home. Go was not there.").is_empty());
        assert_eq!(named("Go", "I wrote it in Go and golang."), ["Go", "golang"]);
        assert!(named("Excel", "I excel at talking.").is_empty());
        assert_eq!(named("Excel", "I keep an excel sheet."), ["excel"]);
        assert!(named("Less", "We need less of it.").is_empty());
        assert_eq!(named("Spring", "We used spring boot."), ["spring"]);
        assert!(named("R", "Our R&D team").is_empty());
        assert!(named("C", "Then Joan C. Miller raised a series C of A, B and C.").is_empty());
        assert!(named("C", "It is a C corp, says Joan C Miller.").is_empty());
        assert_eq!(named("C", "I wrote that in C, mostly."), ["C"]);
        assert!(
            named("Express", "I took the Northern Express. It is EXPRESS OR IMPLIED.").is_empty()
        );
        assert_eq!(named("Teams", "We met on Microsoft Teams then."), ["Teams"]);
        assert!(named("Less", "Ship less code.").is_empty());
        assert!(named("Gin", "The G in that word.").is_empty());
        assert!(named(".NET", "The net worth rose.").is_empty());
    }
}
