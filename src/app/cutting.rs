//! Choosing a place in the words of an exchange, sentence by sentence or word by word, and who speaks a
//! turn of it.

use std::ops::Range;

use crate::command::Command;
use crate::model::corrections::{What, Whose};
use crate::model::exchange::{Exchange, Origin, Part, Span, Speaker};
use crate::model::ids::TurnId;
use crate::text;

use super::sitting::{Sitting, Spot};
use super::{App, Effect, Mode};

/// The speakers that can be chosen, in the order of the keys.
pub const SPEAKERS: [Speaker; 3] = [Speaker::Candidate, Speaker::Interviewer, Speaker::Other];

/// A place that is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// What happens there.
    pub purpose: CutFor,
    /// The place.
    pub(crate) at: Place,
    /// Where the reviewer was before.
    came_from: Spot,
}

/// A turn whose speaker is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The turn of the exchange in focus, counted from 0.
    pub turn: usize,
    /// Where the reviewer was before.
    came_from: Spot,
}

/// What a place is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutFor {
    /// An exchange of its own begins there.
    Split,
    /// The answer begins there.
    Boundary,
    /// Words that are not the candidate's begin there.
    StrayFrom,
    /// They begin at this place and end in front of the one that is chosen.
    StrayTo(Place),
}

impl CutFor {
    /// What is asked, in front of the words that are chosen: short, because the keys stand before it on the
    /// narrowest line.
    #[must_use]
    pub fn prompt(self) -> &'static str {
        match self {
            Self::Split => "split at",
            Self::Boundary => "answer begins at",
            Self::StrayFrom => "not the candidate from",
            Self::StrayTo(_) => "not the candidate to",
        }
    }
}

/// How far a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    Sentence,
    Word,
}

/// A place in an exchange: the turn, counted from 0, and a byte of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    turn: usize,
    byte: usize,
}

/// The places where sentences, or words, of an exchange begin.
fn places(exchange: &Exchange, pace: Pace) -> Vec<Place> {
    let starts = |text: &str| match pace {
        Pace::Sentence => text::sentences(text),
        Pace::Word => text::words(text),
    };
    let of_turn = |(turn, text): (usize, &str)| -> Vec<Place> {
        starts(text).into_iter().map(|byte| Place { turn, byte }).collect()
    };
    let texts = exchange.turns.iter().map(|turn| turn.text.as_str());
    texts.enumerate().flat_map(of_turn).collect()
}

/// The place where the answer begins now: behind the turns that ask, or behind the question in an answer.
fn present_boundary(exchange: &Exchange) -> Place {
    let found =
        exchange.question.at.last().filter(|_| exchange.question.origin == Origin::Recovered);
    let behind = |span: &Span| {
        let mut turns = exchange.turns.iter().enumerate();
        turns.find_map(|(turn, one)| Some(Place { turn, byte: span.within(one)?.end }))
    };
    let answer = exchange.turns.iter().position(|turn| turn.part != Part::Question);
    found.and_then(behind).unwrap_or(Place { turn: answer.unwrap_or(0), byte: 0 })
}

impl Sitting {
    /// Where a place of the exchange in focus stands on its page.
    fn shown_at(&self, place: Place) -> Option<usize> {
        let turn = self.exchange().turns.get(place.turn)?;
        let at = turn.offset() + place.byte;
        let span = Span::new(turn.id.clone(), at..at, String::new());
        self.page.range(&span).map(|range| range.start)
    }

    /// The first place that is in view: the match of the search, else the first sentence of the screen.
    fn place_in_view(&self) -> Place {
        let exchange = self.exchange();
        let hit = self.search.as_ref().and_then(|search| self.words_found(search));
        let (pace, from) = match hit {
            Some(range) => (Pace::Word, range.start),
            None => (Pace::Sentence, self.first_in_view()),
        };
        let all = places(exchange, pace);
        let is_in_view = |place: &&Place| self.shown_at(**place).is_some_and(|at| at >= from);
        all.iter().find(is_in_view).or(all.last()).copied().unwrap_or(Place { turn: 0, byte: 0 })
    }

    /// The first byte of the answer that is on the screen.
    pub(crate) fn first_in_view(&self) -> usize {
        self.page.start_of(self.top_row())
    }

    fn first_place(&self, purpose: CutFor) -> Place {
        let exchange = self.exchange();
        let all = places(exchange, Pace::Sentence);
        match purpose {
            CutFor::Split => {
                let begin = all.first().copied();
                let chosen = self.place_in_view();
                // The very beginning of an exchange is no place to cut it.
                let later = all.iter().find(|place| Some(**place) > begin && **place > chosen);
                if Some(chosen) == begin { later.copied().unwrap_or(chosen) } else { chosen }
            }
            CutFor::Boundary => {
                let present = present_boundary(exchange);
                all.iter()
                    .find(|place| **place >= present)
                    .or(all.last())
                    .copied()
                    .unwrap_or(present)
            }
            CutFor::StrayFrom | CutFor::StrayTo(_) => self.place_in_view(),
        }
    }

    /// The places to choose from. A stretch ends in the turn in which it begins.
    fn choices(&self, purpose: CutFor, pace: Pace) -> Vec<Place> {
        let exchange = self.exchange();
        let mut all = places(exchange, pace);
        if let CutFor::StrayTo(from) = purpose {
            all.retain(|place| place.turn == from.turn && *place > from);
            let end = exchange.turns.get(from.turn).map_or(0, |turn| turn.text.len());
            all.push(Place { turn: from.turn, byte: end });
        }
        all
    }

    /// The words that stand out while a place is chosen, on the page: those behind it up to the next
    /// sentence, or the stretch.
    pub(crate) fn chosen_by(&self, cut: &Cut) -> Option<Range<usize>> {
        if let CutFor::StrayTo(from) = cut.purpose {
            return Some(self.shown_at(from)?..self.shown_at(cut.at)?);
        }
        let all = places(self.exchange(), Pace::Sentence);
        let next = all.iter().find(|place| **place > cut.at && place.turn == cut.at.turn);
        let start = self.shown_at(cut.at)?;
        let end = match next {
            Some(next) => self.shown_at(*next),
            None => self.end_of_turn(cut.at.turn),
        };
        Some(start..end?)
    }

    /// The words of a turn, on the page.
    pub(crate) fn chosen_turn(&self, turn: usize) -> Option<Range<usize>> {
        Some(self.shown_at(Place { turn, byte: 0 })?..self.end_of_turn(turn)?)
    }

    fn end_of_turn(&self, turn: usize) -> Option<usize> {
        let byte = self.exchange().turns.get(turn)?.text.len();
        self.shown_at(Place { turn, byte })
    }

    /// Shows words that are being chosen, and brings them into view.
    pub(crate) fn show_chosen(&mut self, chosen: Option<Range<usize>>) {
        if let Some(range) = &chosen {
            self.bring_into_view(range.start);
        }
        self.mark_chosen(chosen);
    }

    /// Shows words that are being chosen, wherever they are.
    pub(crate) fn mark_chosen(&mut self, chosen: Option<Range<usize>>) {
        self.page.chosen = chosen.map_or(0..0, |range| self.page.in_text(&range));
    }

    /// A place as the corrections name it: the turn as imported, and its byte.
    fn named(&self, place: Place) -> Option<(TurnId, usize)> {
        let turn = self.exchange().turns.get(place.turn)?;
        Some((turn.id.clone(), turn.offset() + place.byte))
    }
}

impl App {
    pub(crate) fn open_cut(&mut self, purpose: CutFor) {
        let Some(sitting) = &self.sitting else { return };
        let cut = Cut { purpose, at: sitting.first_place(purpose), came_from: sitting.spot() };
        self.modes.pop();
        self.modes.push(Mode::Cut(cut));
    }

    pub(crate) fn open_who(&mut self) {
        let Some(sitting) = &self.sitting else { return };
        let who = Who { turn: sitting.place_in_view().turn, came_from: sitting.spot() };
        self.modes.pop();
        self.modes.push(Mode::Who(who));
    }

    /// Moves the place, or the turn, that is being chosen.
    pub(crate) fn move_choice(&mut self, pace: Pace, forward: bool) {
        let Some(sitting) = &self.sitting else { return };
        match self.modes.last_mut() {
            Some(Mode::Cut(cut)) => {
                let all = sitting.choices(cut.purpose, pace);
                let next = if forward {
                    all.iter().find(|place| **place > cut.at)
                } else {
                    all.iter().rev().find(|place| **place < cut.at)
                };
                cut.at = next.copied().unwrap_or(cut.at);
            }
            Some(Mode::Who(who)) => {
                let last = sitting.exchange().turns.len().saturating_sub(1);
                let next = if forward { who.turn + 1 } else { who.turn.saturating_sub(1) };
                who.turn = next.min(last);
            }
            _ => {}
        }
    }

    /// The place is chosen. Where nothing can be done there, it says why and stays.
    pub(crate) fn cut_here(&mut self) -> Vec<Effect> {
        let (Some(sitting), Some(Mode::Cut(cut))) = (&mut self.sitting, self.modes.last_mut())
        else {
            return Vec::new();
        };
        let Some((turn, byte)) = sitting.named(cut.at) else { return Vec::new() };
        let what = match cut.purpose {
            CutFor::Split => What::Split { turn, byte },
            CutFor::Boundary => What::Boundary { turn, byte },
            CutFor::StrayFrom => {
                let from = cut.at;
                cut.purpose = CutFor::StrayTo(from);
                let next = sitting.choices(cut.purpose, Pace::Sentence).first().copied();
                cut.at = next.unwrap_or(from);
                return Vec::new();
            }
            CutFor::StrayTo(from) => {
                let start = sitting.named(from).map_or(byte, |(_, start)| start);
                let whose = Whose::Stretch { turn, start, end: byte };
                What::Speaker { whose, speaker: Speaker::Other }
            }
        };
        self.correct(&what)
    }

    /// Says who speaks, wherever the label of the turn does, or in the turn alone.
    pub(crate) fn speaks(&mut self, nth: u8, everywhere: bool) -> Vec<Effect> {
        let (Some(sitting), Some(Mode::Who(who))) = (&self.sitting, self.modes.last()) else {
            return Vec::new();
        };
        let chosen = SPEAKERS.get(usize::from(nth).wrapping_sub(1)).copied();
        let turn = sitting.exchange().turns.get(who.turn);
        let (Some(speaker), Some(turn)) = (chosen, turn) else { return Vec::new() };
        let whose = match &turn.name {
            Some(label) if everywhere => Whose::Label { label: label.to_string() },
            _ => {
                let range = turn.range();
                Whose::Stretch { turn: turn.id.clone(), start: range.start, end: range.end }
            }
        };
        self.correct(&What::Speaker { whose, speaker })
    }

    /// Leaves the choice of a place, and goes back to where it began.
    pub(crate) fn leave_choice(&mut self, mode: Option<Mode>) {
        let came_from = match mode {
            Some(Mode::Cut(cut)) => cut.came_from,
            Some(Mode::Who(who)) => who.came_from,
            _ => return,
        };
        if let Some(sitting) = &mut self.sitting {
            sitting.go(came_from);
        }
    }

    /// The keys of the menu of speakers: everywhere, and here alone.
    #[must_use]
    pub fn speaker_keys(&self) -> Vec<(String, String)> {
        let shown = |command| self.keymap.keys(command).iter().map(|&key| crate::keys::shown(key));
        shown(Command::SpeaksEverywhere).zip(shown(Command::SpeaksHere)).collect()
    }
}
