//! Where the quotes of a review stand now: a quote is offsets and words, so that it is found again where
//! boundaries were corrected or words have moved, and said to be gone where they are, or nobody's answer any more.

use std::collections::BTreeMap;

use super::exchange::{Exchange, Part, Span, Speaker, Turn};
use super::ids::ExchangeId;
use super::positions::Positions;
use super::review::{Quote, Review};
use super::session::Session;

/// A quote and where it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Quoted {
    /// The exchange under which it is filed.
    pub owner: ExchangeId,
    /// Its place among the quotes there, from 0.
    pub nth: usize,
    /// The quote as it is filed.
    pub quote: Quote,
    /// Where its words stand now; empty where they are gone.
    pub spans: Vec<Span>,
    /// What has become of its words.
    pub fate: Fate,
}

/// What has become of the words of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand where they were quoted.
    Here,
    /// They stand elsewhere.
    Moved,
    /// Some of them are no longer the candidate's answer.
    InPart,
    /// They ask: the boundary of the answer was moved behind them.
    Asked,
    /// Somebody else has said them.
    Foreign,
    /// They are nowhere in the session.
    Gone,
}

impl Fate {
    /// What has to be said about it.
    #[must_use]
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::Here => None,
            Self::Moved => Some("found again elsewhere"),
            Self::InPart => Some("in part no longer in the answer"),
            Self::Asked => Some("now in the question"),
            Self::Foreign => Some("not the candidate's words"),
            Self::Gone => Some("no longer in the text"),
        }
    }
}

impl Quoted {
    /// True where its words are still the candidate's, so that they speak for the answer or against it.
    #[must_use]
    pub fn is_evidence(&self) -> bool {
        matches!(self.fate, Fate::Here | Fate::Moved | Fate::InPart)
    }

    /// The words, as one line: those of several turns with a dash between them.
    #[must_use]
    pub fn words(&self) -> String {
        words(&self.quote.spans)
    }
}

/// The words of these spans, as one line: those of several turns with a dash between them.
#[must_use]
pub fn words(spans: &[Span]) -> String {
    let all: Vec<&str> = spans.iter().map(|span| span.text.trim()).collect();
    all.join(" – ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All quotes of a review by the exchange in which their words stand now, in the order of the text. What is
/// gone stays with the exchange it was filed under. `positions` are those of the session.
#[must_use]
pub fn quotes(
    session: &Session,
    positions: &Positions,
    review: &Review,
) -> BTreeMap<ExchangeId, Vec<Quoted>> {
    let mut found: BTreeMap<ExchangeId, Vec<Quoted>> = BTreeMap::new();
    for (owner, answer) in &review.answers {
        for (nth, quote) in answer.quotes.iter().enumerate() {
            let (home, spans, fate) = locate(session, positions, owner, quote);
            let quote = quote.clone();
            let quoted = Quoted { owner: owner.clone(), nth, quote, spans, fate };
            found.entry(home).or_default().push(quoted);
        }
    }
    for (id, quotes) in &mut found {
        let Some(exchange) = positions.home(session, id) else { continue };
        quotes.sort_by_key(|one| one.spans.first().map(|span| place(exchange, span)));
    }
    found
}

/// The turn of the exchange and the byte in it.
fn place(exchange: &Exchange, span: &Span) -> (Option<usize>, usize) {
    let turn = exchange.turns.iter().position(|turn| holds(turn, span));
    (turn, span.start)
}

fn locate(
    session: &Session,
    positions: &Positions,
    owner: &ExchangeId,
    quote: &Quote,
) -> (ExchangeId, Vec<Span>, Fate) {
    let home = positions.home(session, owner);
    let id = home.map_or_else(|| owner.clone(), |home| home.id.clone());
    let Some(first) = quote.spans.first() else { return (id, Vec::new(), Fate::Gone) };
    // Most quotes stand in the exchange under which they are filed.
    let others = session.exchanges.iter().filter(|one| Some(&one.id) != home.map(|home| &home.id));
    let mut everywhere = home.into_iter().chain(others);
    if let Some(here) =
        everywhere.clone().find(|one| one.turns.iter().any(|turn| holds(turn, first)))
    {
        let fate = fate_in(here, &quote.spans, Fate::Here);
        return (here.id.clone(), quote.spans.clone(), fate);
    }
    let again = everywhere.find_map(|one| {
        let spans: Vec<Span> = quote.spans.iter().filter_map(|span| again(one, span)).collect();
        let fate = fate_in(one, &spans, Fate::Moved);
        (spans.len() == quote.spans.len()).then(|| (one.id.clone(), spans, fate))
    });
    again.unwrap_or((id, Vec::new(), Fate::Gone))
}

/// What has become of words that were found in an exchange: `found` where all of them are the candidate's.
fn fate_in(exchange: &Exchange, spans: &[Span], found: Fate) -> Fate {
    let has_words = |turn: &&Turn| spans.iter().any(|span| span.part_in(turn).is_some());
    let turns: Vec<&Turn> = exchange.turns.iter().filter(has_words).collect();
    let is_answer = |turn: &&Turn| turn.speaker == Speaker::Candidate;
    if turns.iter().all(is_answer) {
        found
    } else if turns.iter().any(is_answer) {
        Fate::InPart
    } else if turns.iter().any(|turn| turn.part == Part::Question) {
        Fate::Asked
    } else {
        Fate::Foreign
    }
}

/// True where the words of the span, or their beginning where the turn was cut, stand at their place in it.
fn holds(turn: &Turn, span: &Span) -> bool {
    let held = turn.range();
    if turn.id != span.turn || !held.contains(&span.start) {
        return false;
    }
    let range = span.start - held.start..span.end.min(held.end) - held.start;
    turn.text.get(range).is_some_and(|words| !words.is_empty() && span.text.starts_with(words))
}

/// The same words elsewhere in an exchange.
fn again(exchange: &Exchange, span: &Span) -> Option<Span> {
    if span.text.is_empty() {
        return None;
    }
    exchange.turns.iter().find_map(|turn| {
        let at = turn.text.find(span.text.as_str())?;
        Span::of(turn, at..at + span.text.len())
    })
}
