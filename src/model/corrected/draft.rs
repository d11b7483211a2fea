//! The session while corrections are applied to it: exchanges of turns that can be cut and joined again. Those that
//! no correction can reach are not taken into it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::number::{Beginning, Letters, Number};
use crate::model::exchange::{
    Bytes, Change, Exchange, ExchangeKind, Origin, Part, Question, Shape, Span, Speaker, Turn,
};
use crate::model::exchanges::Exchanges;
use crate::model::ids::{ExchangeId, TurnId};
use crate::model::session::Session;

/// Why an operation does not apply, in words.
pub(super) type Why = &'static str;

/// A session in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    imported: Arc<Session>,
    /// What of the session as imported is in the making: stretches of exchanges, in order and apart.
    pub(super) reach: Vec<Range<usize>>,
    /// What has become of it, in order.
    pub(super) groups: Vec<Group>,
    /// Where each turn as imported begins, and its length.
    places: HashMap<TurnId, (Beginning, usize)>,
    /// Where every exchange begins that there ever was in reach.
    begun: HashMap<ExchangeId, Beginning>,
    pub(super) letters: Letters,
    /// Questions that reviewers wrote, by exchange.
    pub(super) written: BTreeMap<ExchangeId, String>,
    /// Who speaks under each label, whatever single words were given to somebody else. A label under which
    /// several were heard from the beginning is nobody's.
    pub(super) voices: HashMap<String, Option<Speaker>>,
}

/// An exchange in the making.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) exchange: Exchange,
    pub(super) number: Number,
}

/// A place in the draft: exchange, turn, and byte of that turn's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) group: usize,
    pub(super) turn: usize,
    pub(super) byte: usize,
}

impl Draft {
    /// The part of a session that is within reach.
    pub(super) fn of(imported: &Arc<Session>, reach: Vec<Range<usize>>) -> Self {
        let mut places = HashMap::new();
        let mut begun = HashMap::new();
        let mut groups = Vec::new();
        let mut voices = HashMap::new();
        for place in reach.iter().cloned().flatten() {
            let exchange = &imported.exchanges[place];
            let mut begins = Beginning { exchange: place, byte: 0 };
            groups.push(Group {
                exchange: exchange.clone(),
                number: Number::first(place + 1, begins),
            });
            begun.insert(exchange.id.clone(), begins);
            for turn in &exchange.turns {
                places.insert(turn.id.clone(), (begins, turn.text.len()));
                begins.byte += turn.text.len();
                if let Some(name) = &turn.name {
                    let voice = voices.entry(name.to_string()).or_insert(Some(turn.speaker));
                    *voice = voice.filter(|speaker| *speaker == turn.speaker);
                }
            }
        }
        Self {
            imported: Arc::clone(imported),
            reach,
            groups,
            places,
            begun,
            letters: Letters::new(),
            written: BTreeMap::new(),
            voices,
        }
    }

    /// The exchanges as corrected, numbered as shown. What was not changed is shared with those as imported.
    pub(super) fn into_exchanges(self) -> Exchanges {
        let mut all = self.imported.exchanges.emptied();
        let mut reach = self.reach.into_iter().peekable();
        let mut behind = 0;
        for Group { exchange, number } in self.groups {
            // Every stretch still begins with the exchange that it began with.
            if let Some(stretch) = reach.next_if(|one| one.start == number.begins().exchange) {
                all.keep(behind..stretch.start);
                behind = stretch.end;
            }
            match number.as_imported().filter(|_| exchange.shape.is_none()) {
                Some(place) => all.keep(place..place + 1),
                None => all.push(Exchange { number: Some(Box::new(number.shown())), ..exchange }),
            }
        }
        all.keep(behind..self.imported.exchanges.imported().len());
        all
    }

    pub(super) fn group_of(&self, id: &ExchangeId) -> Option<usize> {
        self.groups.iter().position(|group| group.exchange.id == *id)
    }

    /// Where a byte of a turn as imported stands now.
    pub(super) fn find(&self, turn: &TurnId, byte: usize) -> Result<Spot, Why> {
        for (group, one) in self.groups.iter().enumerate() {
            for (at, held) in one.exchange.turns.iter().enumerate() {
                if held.id == *turn && held.range().contains(&byte) {
                    let byte = byte - held.offset();
                    if held.text.is_char_boundary(byte) {
                        return Ok(Spot { group, turn: at, byte });
                    }
                    return Err("the place is inside a character");
                }
            }
        }
        Err("there is no such place in the session")
    }

    /// Where a turn, or a part of one, begins.
    pub(super) fn place(&self, turn: &Turn) -> Beginning {
        let whole = self.places.get(&turn.id).map(|(begins, _)| *begins).unwrap_or_default();
        Beginning { byte: whole.byte + turn.offset(), ..whole }
    }

    /// Where an exchange begins.
    pub(super) fn begins(&self, group: &Group) -> Beginning {
        let first = group.exchange.turns.first();
        first.map_or_else(|| group.number.begins(), |turn| self.place(turn))
    }

    /// Cuts the turn at a place, where that is inside of it. Returns the index of the turn that begins there.
    pub(super) fn cut(&mut self, spot: Spot) -> usize {
        let turns = &mut self.groups[spot.group].exchange.turns;
        if spot.byte == 0 {
            return spot.turn;
        }
        if let Some(second) = cut_off(&mut turns[spot.turn], spot.byte) {
            turns.insert(spot.turn + 1, second);
        }
        spot.turn + 1
    }

    /// Joins the parts of a turn that stand together and have become alike.
    pub(super) fn mend(&mut self, group: usize) {
        let turns = std::mem::take(&mut self.groups[group].exchange.turns);
        let mut mended: Vec<Turn> = Vec::with_capacity(turns.len());
        for turn in turns {
            match mended.last_mut() {
                Some(last) if goes_on(last, &turn) => join(last, &turn),
                _ => mended.push(turn),
            }
        }
        for turn in &mut mended {
            let whole = self.places.get(&turn.id).map_or(0, |(_, length)| *length);
            if turn.text.len() == whole {
                turn.from = None;
            }
        }
        self.groups[group].exchange.turns = mended;
    }

    /// The id of an exchange that begins with this turn: always the same for the same place, and never one
    /// that began elsewhere.
    pub(super) fn id_at(&mut self, first: &Turn) -> ExchangeId {
        let place = self.place(first);
        let id = ExchangeId::free_at(&self.imported.id, first.bytes.start, |id| {
            let is_free = || self.imported.exchanges.imported_with(id).next().is_none();
            self.begun.get(id).map_or_else(is_free, |begins| *begins == place)
        });
        self.begun.insert(id.clone(), place);
        id
    }

    /// Lets each exchange hold those that begin inside of it and are none of their own.
    pub(super) fn rehome(&mut self) {
        let mut held: Vec<ExchangeId> = Vec::new();
        for group in &mut self.groups {
            if let Some(shape) = &mut group.exchange.shape {
                held.append(&mut shape.holds);
            }
        }
        let begins: Vec<Beginning> = self.groups.iter().map(|one| self.begins(one)).collect();
        let live: HashSet<ExchangeId> =
            self.groups.iter().map(|group| group.exchange.id.clone()).collect();
        for id in held.into_iter().filter(|id| !live.contains(id)) {
            let place = self.begun.get(&id).copied().unwrap_or_default();
            let home = begins.partition_point(|begin| *begin <= place).saturating_sub(1);
            if let Some(group) = self.groups.get_mut(home) {
                group.exchange.holds_mut().push(id);
            }
        }
    }

    /// Cuts an exchange in front of one of its turns and returns the index of the second part.
    pub(super) fn part(&mut self, group: usize, turn: usize) -> usize {
        let turns = self.groups[group].exchange.turns.split_off(turn);
        let Some(first) = turns.first() else { return group };
        let (id, begins) = (self.id_at(first), self.place(first));
        let number = self.groups[group].number.split_off(begins, &mut self.letters);
        let kind = self.groups[group].exchange.kind;
        let exchange = Exchange {
            id,
            kind,
            question: Question {
                text: None,
                origin: Origin::Lost,
                at: Box::default(),
                guess: false,
            },
            turns,
            marks: None,
            guess: false,
            number: None,
            shape: None,
        };
        self.groups.insert(group + 1, Group { exchange, number });
        self.rehome();
        group + 1
    }

    /// Joins an exchange to the one before it, which holds it from now on.
    pub(super) fn join(&mut self, later: usize) {
        let Group { exchange, number } = self.groups.remove(later);
        let earlier = &mut self.groups[later - 1];
        earlier.number.join(number, &mut self.letters);
        let holds = exchange.shape.map(|shape| shape.holds).unwrap_or_default();
        let held = earlier.exchange.holds_mut();
        held.push(exchange.id);
        held.extend(holds);
        earlier.exchange.turns.extend(exchange.turns);
    }
}

impl Group {
    /// Remembers what has changed the exchange last.
    pub(super) fn shaped(&mut self, by: &str, how: Change) {
        let holds = std::mem::take(self.exchange.holds_mut());
        self.exchange.shape = Some(Box::new(Shape { by: by.into(), how, holds, at: None }));
    }

    /// Reads the question off the turns that ask it. A question that was found inside an answer stays where
    /// its words are still here.
    pub(super) fn ask_anew(&mut self) {
        let exchange = &mut self.exchange;
        let asked = exchange.turns.iter().filter(|turn| turn.part == Part::Question);
        let at: Box<[Span]> = asked.filter_map(|turn| Span::of(turn, 0..turn.text.len())).collect();
        if at.iter().any(|span| !span.text.trim().is_empty()) {
            let words: Vec<&str> = at.iter().map(|span| span.text.trim()).collect();
            let text = Some(words.join(" ").into());
            exchange.question = Question { text, origin: Origin::Given, at, guess: false };
            return;
        }
        let is_here = |span: &Span| {
            exchange
                .turns
                .iter()
                .any(|turn| turn.part != Part::Question && span.within(turn).is_some())
        };
        let question = &exchange.question;
        let stays = question.origin == Origin::Recovered
            && !question.at.is_empty()
            && question.at.iter().all(is_here);
        if !stays {
            exchange.question =
                Question { text: None, origin: Origin::Lost, at: Box::default(), guess: false };
        }
    }

    /// An exchange that asks something counts, wherever it was cut from.
    pub(super) fn count_what_asks(&mut self) {
        if self.exchange.question.text.is_some() {
            self.exchange.kind = ExchangeKind::Question;
        }
    }
}

impl Exchange {
    fn holds_mut(&mut self) -> &mut Vec<ExchangeId> {
        let empty = || {
            Box::new(Shape { by: String::new(), how: Change::Merge, holds: Vec::new(), at: None })
        };
        &mut self.shape.get_or_insert_with(empty).holds
    }
}

/// Takes the words from `at` on out of a turn. `None` where that is not inside of it.
fn cut_off(turn: &mut Turn, at: usize) -> Option<Turn> {
    turn.text.get(at..).filter(|rest| at > 0 && !rest.is_empty())?;
    let rest = turn.text.part(at..turn.text.len());
    let start = turn.offset();
    // The words of a turn stand at the end of its bytes, behind label and time.
    let middle = turn.bytes.end.saturating_sub(rest.len() as u64).max(turn.bytes.start);
    let mut second = Turn {
        text: rest,
        start_ms: None,
        bytes: Bytes { start: middle, end: turn.bytes.end },
        from: None,
        ..turn.clone()
    };
    turn.text = turn.text.part(0..at);
    turn.end_ms = None;
    turn.bytes.end = middle;
    turn.from = part(turn, start);
    second.from = part(&second, start + at);
    Some(second)
}

/// Which part of the turn as imported a turn is that begins at its byte `start`.
#[allow(clippy::unnecessary_wraps, clippy::box_collection, reason = "as a turn holds it")]
fn part(turn: &Turn, start: usize) -> Option<Box<Vec<Span>>> {
    let (turn, text) = (turn.id.clone(), turn.text.clone());
    Some(Box::new(vec![Span::new(turn, start..start + text.len(), text)]))
}

/// True where the second turn is the rest of the first and has become like it.
fn goes_on(first: &Turn, second: &Turn) -> bool {
    first.id == second.id
        && first.range().end == second.offset()
        && first.speaker == second.speaker
        && first.part == second.part
}

fn join(first: &mut Turn, second: &Turn) {
    let start = first.offset();
    first.text = format!("{}{}", first.text, second.text).into();
    first.end_ms = second.end_ms;
    first.bytes.end = second.bytes.end;
    first.guess |= second.guess;
    first.from = part(first, start);
}

/// True where nobody says a word in these turns.
pub(super) fn is_silent(turns: &[Turn]) -> bool {
    turns.iter().all(|turn| turn.text.trim().is_empty())
}

/// True for the words of the one who is interviewed.
pub(super) fn answers(turn: &Turn) -> bool {
    turn.speaker == Speaker::Candidate
}
