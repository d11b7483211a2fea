//! Who speaks under a label, everywhere: turns change sides, and the exchanges in which somebody did are
//! grouped anew.
//!
//! Exchanges in which nobody changed sides stay as they are. In the others a turn that stayed on its side
//! keeps its part, and an interviewer's new turn opens an exchange where it asks and the question before
//! it has been answered.

use std::collections::BTreeMap;

use super::draft::{Draft, Group, Why, answers};
use super::number::{Letters, Number};
use crate::model::exchange::{
    Change, Exchange, ExchangeKind, Origin, Part, Question, Shape, Speaker, Turn,
};
use crate::model::ids::ExchangeId;

/// An interviewer's turn of fewer words that asks nothing is a back-channel.
const SUBSTANCE: usize = 4;

/// Why a label is not given to whom it is given already.
const ALREADY: Why = "nothing would change, this label speaks like that already";

/// A turn with what has to be known of where it stood.
struct Moved {
    turn: Turn,
    changed: bool,
    /// The exchange that began with it.
    opened: Option<Exchange>,
    kind: ExchangeKind,
}

impl Draft {
    /// Gives a label to a speaker. There is one candidate: where another label was, it asks from now on;
    /// where none is left, the one who asks and says most is.
    pub(super) fn voice(
        &mut self,
        by: &str,
        label: &str,
        speaker: Speaker,
    ) -> Result<Vec<ExchangeId>, Why> {
        // What was only said of a place, such as where an answer begins, is not taken back by this.
        if self.voices.get(label) == Some(&Some(speaker)) {
            return Err(ALREADY);
        }
        let sides = self.sides(label, speaker)?;
        let side = |turn: &Turn| {
            turn.name.as_deref().and_then(|name| sides.get(name)).copied().unwrap_or(turn.speaker)
        };
        let is_changed =
            |group: &Group| group.exchange.turns.iter().any(|turn| side(turn) != turn.speaker);
        let touched: Vec<ExchangeId> = self
            .groups
            .iter()
            .filter(|group| is_changed(group))
            .map(|group| group.exchange.id.clone())
            .collect();
        if touched.is_empty() {
            return Err(ALREADY);
        }
        self.voices.extend(sides.iter().map(|(name, side)| (name.clone(), Some(*side))));
        let before: Vec<ExchangeId> = self.ids();
        let numbers: Vec<Number> = self.groups.iter().map(|group| group.number.clone()).collect();
        let mut kept: Vec<Group> = Vec::with_capacity(self.groups.len());
        let mut run: Vec<Moved> = Vec::new();
        for group in std::mem::take(&mut self.groups) {
            if is_changed(&group) {
                run.extend(moved(group.exchange, &side));
            } else {
                self.regroup(by, std::mem::take(&mut run), &mut kept);
                kept.push(group);
            }
        }
        self.regroup(by, run, &mut kept);
        self.groups = kept;
        if self.ids() == before {
            for (group, number) in self.groups.iter_mut().zip(numbers) {
                group.number = number;
            }
        } else {
            self.number_anew();
        }
        self.rehome();
        Ok(touched)
    }

    fn ids(&self) -> Vec<ExchangeId> {
        self.groups.iter().map(|group| group.exchange.id.clone()).collect()
    }

    /// Other exchanges have other numbers.
    fn number_anew(&mut self) {
        self.letters = Letters::new();
        for at in 0..self.groups.len() {
            let begins = self.begins(&self.groups[at]);
            self.groups[at].number = Number::first(at + 1, begins);
        }
    }

    /// Who speaks under each label that changes sides.
    fn sides(&self, label: &str, speaker: Speaker) -> Result<BTreeMap<String, Speaker>, Why> {
        let mut words: BTreeMap<&str, (Speaker, usize)> = BTreeMap::new();
        for turn in self.groups.iter().flat_map(|group| &group.exchange.turns) {
            if let Some(name) = &turn.name {
                let voice = self.voices.get(&**name).copied().flatten();
                let said = words.entry(name).or_insert((voice.unwrap_or(turn.speaker), 0));
                said.1 += turn.text.len();
            }
        }
        if !words.contains_key(label) {
            return Err("nobody speaks under this label");
        }
        let mut sides = BTreeMap::from([(label.to_owned(), speaker)]);
        let others = || words.iter().filter(|(name, _)| **name != label);
        if speaker == Speaker::Candidate {
            let rivals = others()
                .filter(|(name, (side, _))| *side == Speaker::Candidate && !is_alike(name, label));
            sides.extend(rivals.map(|(name, _)| ((*name).to_owned(), Speaker::Interviewer)));
        } else if !others().any(|(_, (side, _))| *side == Speaker::Candidate) {
            let asking = others().filter(|(_, (side, _))| *side == Speaker::Interviewer);
            let most = asking.max_by_key(|(name, (_, said))| (*said, std::cmp::Reverse(**name)));
            sides.extend(most.map(|(name, _)| ((*name).to_owned(), Speaker::Candidate)));
        }
        Ok(sides)
    }

    /// Makes exchanges of turns that stood together.
    fn regroup(&mut self, by: &str, run: Vec<Moved>, into: &mut Vec<Group>) {
        let seldom_asks = seldom_asks(&run);
        let mut answered = false;
        for (at, moved) in run.into_iter().enumerate() {
            let opens = at == 0 || opens(&moved, answered, seldom_asks);
            let Moved { mut turn, changed, opened, kind } = moved;
            let was = turn.part;
            turn.part = match turn.speaker {
                Speaker::Candidate => Part::Answer,
                Speaker::Other => Part::Stray,
                Speaker::Interviewer if opens || !answered => Part::Question,
                Speaker::Interviewer if !changed && was != Part::Question => was,
                Speaker::Interviewer if is_brief(&turn) => Part::BackChannel,
                Speaker::Interviewer => Part::FollowUp,
            };
            answered = (answered && !opens) || answers(&turn);
            if opens {
                into.push(self.opened(turn, opened, kind));
            } else if let Some(last) = into.last_mut() {
                take_in(last, turn, opened, kind);
            }
            if let Some(last) = into.last_mut() {
                last.shaped(by, Change::Speaker);
                last.ask_anew();
            }
        }
    }

    /// An exchange that begins with `turn`: the one that has always begun there, or a new one.
    fn opened(&mut self, turn: Turn, opened: Option<Exchange>, kind: ExchangeKind) -> Group {
        let number = Number::first(0, self.place(&turn));
        let exchange = match opened {
            Some(exchange) => Exchange { turns: vec![turn], kind, ..exchange },
            None => Exchange {
                id: self.id_at(&turn),
                kind,
                question: lost(),
                turns: vec![turn],
                marks: None,
                guess: true,
                number: None,
                shape: None,
            },
        };
        Group { exchange, number }
    }
}

/// The turns of an exchange on their new sides.
fn moved(mut exchange: Exchange, side: &dyn Fn(&Turn) -> Speaker) -> Vec<Moved> {
    let turns = std::mem::take(&mut exchange.turns);
    let kind = exchange.kind;
    let mut opened = Some(exchange);
    let on_its_side = |mut turn: Turn| {
        let speaker = side(&turn);
        let changed = std::mem::replace(&mut turn.speaker, speaker) != speaker;
        Moved { turn, changed, opened: opened.take(), kind }
    };
    turns.into_iter().map(on_its_side).collect()
}

fn take_in(group: &mut Group, turn: Turn, opened: Option<Exchange>, kind: ExchangeKind) {
    if let Some(held) = opened {
        let shape = group.exchange.shape.get_or_insert_with(|| {
            let (by, how) = (String::new(), Change::Speaker);
            Box::new(Shape { by, how, holds: Vec::new(), at: None })
        });
        shape.holds.push(held.id);
        shape.holds.extend(held.shape.map(|shape| shape.holds).unwrap_or_default());
    }
    if group.exchange.kind != kind {
        group.exchange.kind = ExchangeKind::Question;
    }
    group.exchange.turns.push(turn);
}

/// True where an exchange begins with this turn.
fn opens(moved: &Moved, answered: bool, seldom_asks: bool) -> bool {
    let turn = &moved.turn;
    // Where nobody changed sides an exchange begins where it did, also one whose question is lost.
    if !moved.changed {
        return moved.opened.is_some();
    }
    let asks = asks(turn) || (seldom_asks && !is_brief(turn));
    turn.speaker == Speaker::Interviewer && answered && asks
}

/// True where the interviewers hardly write a question mark, as recognisers do.
fn seldom_asks(run: &[Moved]) -> bool {
    let asking = run
        .iter()
        .filter(|moved| moved.turn.speaker == Speaker::Interviewer && !is_brief(&moved.turn));
    let (all, with_mark) = asking.fold((0, 0), |(all, with_mark), moved| {
        (all + 1, with_mark + usize::from(asks(&moved.turn)))
    });
    with_mark * 10 < all * 3
}

fn asks(turn: &Turn) -> bool {
    turn.text.contains(['?', '？', '؟'])
}

fn is_brief(turn: &Turn) -> bool {
    !asks(turn) && turn.text.split_whitespace().nth(SUBSTANCE - 1).is_none()
}

/// True where two labels have a word in common: `Rosa` and `Rosa Alvarez`.
fn is_alike(a: &str, b: &str) -> bool {
    let is_name = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let common = |word: &str| b.split_whitespace().any(|other| other.eq_ignore_ascii_case(word));
    let generic = |word: &str| word.eq_ignore_ascii_case("speaker");
    a.split_whitespace().filter(is_name).any(|word| common(word) && !generic(word))
}

fn lost() -> Question {
    Question { text: None, origin: Origin::Lost, at: Box::default(), guess: false }
}
