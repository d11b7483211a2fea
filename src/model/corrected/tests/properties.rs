//! What holds whatever is corrected.

use std::collections::HashSet;
use std::iter;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::model::positions::Positions;
use crate::model::rubric::{Applies, Pattern, Plan, Rubric};
use crate::model::scorecard::Scorecard;

fn speaker() -> impl Strategy<Value = Speaker> {
    select(vec![Candidate, Interviewer, Other])
}

/// A talk of any turns, with some words that cannot be cut everywhere.
fn any_talk() -> impl Strategy<Value = Arc<Session>> {
    let words =
        select(vec!["why?", "a valve", "家へ。", "so I", "mm", "e\u{301}", "  ", "end.", "?"]);
    let text = prop::collection::vec(words, 1..6).prop_map(|words| words.join(" "));
    let turn = (select(vec!["Ida", "Bo", "Cy Dee"]), speaker(), text);
    prop::collection::vec(turn, 1..14).prop_map(|turns| {
        let turns: Vec<(&str, Speaker, &str)> =
            turns.iter().map(|(name, side, text)| (*name, *side, text.as_str())).collect();
        session_of(&turns)
    })
}

#[derive(Debug, Clone)]
enum Wish {
    Split(Index, usize),
    Boundary(Index, usize),
    Merge(Index),
    Voice(Index, Speaker),
    Stretch(Index, usize, usize, Speaker),
    Question(Index),
}

fn wish() -> impl Strategy<Value = Wish> {
    let turn = any::<Index>;
    prop_oneof![
        3 => (turn(), 0usize..24).prop_map(|(turn, byte)| Wish::Split(turn, byte)),
        2 => (turn(), 0usize..24).prop_map(|(turn, byte)| Wish::Boundary(turn, byte)),
        3 => turn().prop_map(Wish::Merge),
        2 => (turn(), speaker()).prop_map(|(turn, side)| Wish::Voice(turn, side)),
        2 => (turn(), 0usize..24, 0usize..24, speaker())
            .prop_map(|(turn, start, end, side)| Wish::Stretch(turn, start, end, side)),
        1 => turn().prop_map(Wish::Question),
    ]
}

impl Wish {
    /// As an operation on the session as it stands.
    fn on(&self, session: &Session) -> What {
        let turns: Vec<&Turn> = session.exchanges.iter().flat_map(|one| &one.turns).collect();
        let place = |index: &Index| index.index(session.exchanges.len());
        let exchange = |index: &Index| session.exchanges[place(index)].id.clone();
        match self {
            Self::Split(turn, byte) => {
                What::Split { turn: turn.get(&turns).id.clone(), byte: *byte }
            }
            Self::Boundary(turn, byte) => {
                What::Boundary { turn: turn.get(&turns).id.clone(), byte: *byte }
            }
            Self::Merge(at) => What::Merge { exchange: exchange(at) },
            Self::Voice(turn, side) => {
                let label = turn.get(&turns).name.as_deref().unwrap_or_default().to_owned();
                What::Speaker { whose: Whose::Label { label }, speaker: *side }
            }
            Self::Stretch(turn, start, end, side) => {
                let turn = turn.get(&turns).id.clone();
                let whose = Whose::Stretch { turn, start: *start, end: *end };
                What::Speaker { whose, speaker: *side }
            }
            Self::Question(at) => What::Question { exchange: exchange(at), text: "Why?".into() },
        }
    }
}

/// Two reviewers' files with these wishes in turn, each on what the one before has left.
fn made(session: &Arc<Session>, wishes: &[Wish]) -> [Corrections; 2] {
    let mut files = [file("ana"), file("bob")];
    for (n, wish) in wishes.iter().enumerate() {
        let present = apply(session, &files[0], &files[1..], None).session;
        files[n % 2].append(wish.on(&present), at(i64::try_from(n).unwrap()));
    }
    files
}

/// A review with these levels on some exchanges as imported.
fn with_levels(session: &Session, levels: &[(Index, u8)]) -> Review {
    let mut review = review();
    for (which, level) in levels {
        let exchange = &session.exchanges[which.index(session.exchanges.len())];
        review.apply(Edit::score(exchange, Some(Verdict::Level(*level))), at(5));
    }
    review
}

proptest! {
    #[test]
    fn every_word_stays_exactly_once_and_in_order(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 0..10),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let corrected = apply(&session, &ana, &[bob], None).session;
        prop_assert_eq!(words(&corrected), words(&session));
        let mut seen = HashSet::new();
        for (position, exchange) in corrected.exchanges.iter().enumerate() {
            prop_assert!(!exchange.turns.is_empty());
            prop_assert!(seen.insert(exchange.id.to_string()), "two are {}", exchange.id);
            prop_assert!(seen.insert(corrected.number(position)), "{}", corrected.number(position));
            for turn in &exchange.turns {
                let (_, whole) = session.turn(&turn.id).unwrap();
                prop_assert_eq!(&whole.text[turn.range()], turn.text.as_str());
                prop_assert_eq!(turn.from.is_none(), turn.text == whole.text);
            }
            for span in &exchange.question.at {
                let (_, whole) = session.turn(&span.turn).unwrap();
                prop_assert_eq!(&whole.text[span.start..span.end], span.text.as_str());
            }
        }
    }

    #[test]
    fn the_order_of_the_files_does_not_matter(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 0..10),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let one = apply(&session, &ana, std::slice::from_ref(&bob), None);
        let other = apply(&session, &bob, std::slice::from_ref(&ana), None);
        let nobody = apply(&session, &file("cy"), &[bob, ana], None);
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(&one, &nobody);
    }

    #[test]
    fn what_is_revoked_is_as_if_it_had_never_been(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 1..10),
        which in any::<Index>(),
    ) {
        let [mut ana, bob] = made(&session, &wishes);
        let mut without = ana.clone();
        let gone = which.index(ana.operations.len());
        let of = without.operations.remove(gone).id;
        ana.append(What::Revoke { of }, at(99));
        let others = std::slice::from_ref(&bob);
        prop_assert_eq!(
            apply(&session, &ana, others, None),
            apply(&session, &without, others, None)
        );
    }

    #[test]
    fn only_what_a_review_speaks_of_has_to_be_counted(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 0..10),
        scored in prop::collection::vec((any::<Index>(), 1u8..=5), 0..4),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let review = with_levels(&session, &scored);
        let corrected = apply(&session, &ana, &[bob], None).session;
        let positions = Positions::of(&corrected);
        for exchange in &corrected.exchanges {
            for id in exchange.ids() {
                prop_assert_eq!(positions.home(&corrected, id), Some(exchange));
            }
        }
        let rubric = Rubric::general().unwrap();
        let plan = Plan::new(&rubric, &corrected, &BTreeMap::new());
        let said_on = positions.said_on(&corrected, &review);
        let card = Scorecard::of(said_on, &review, &rubric, &plan);
        prop_assert_eq!(&card, &Scorecard::of(&corrected.exchanges, &review, &rubric, &plan));
        prop_assert_eq!(card.open, plan.open(&corrected, &review).count());
    }

    #[test]
    fn what_is_out_of_reach_does_not_matter(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 0..6),
        scored in prop::collection::vec((any::<Index>(), 1u8..=5), 0..3),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let review = with_levels(&session, &scored);
        let others = [bob];
        let everything = iter::once(0..session.exchanges.len()).collect();
        let whole = apply_within(everything, &session, &ana, &others, Some(&review));
        let corrected = apply(&session, &ana, &others, Some(&review));
        let numbers = |one: &Corrected| -> Vec<String> {
            (0..one.session.exchanges.len()).map(|place| one.session.number(place)).collect()
        };
        prop_assert_eq!(numbers(&corrected), numbers(&whole));
        prop_assert_eq!(corrected, whole);
    }

    #[test]
    fn what_is_to_be_scored_follows_the_corrections(
        session in any_talk(),
        first in prop::collection::vec(wish(), 0..6),
        then in prop::collection::vec(wish(), 0..6),
    ) {
        let mut rubric = Rubric::general().unwrap();
        let mut some = rubric.criteria[0].clone();
        some.id = "some".into();
        some.applies = Applies {
            questions: vec![Pattern::new("w*").unwrap()],
            answers: vec![(1, 2), (4, 4)],
            ..Applies::default()
        };
        for criteria in [vec![some.clone()], vec![rubric.criteria[0].clone(), some]] {
            rubric.criteria = criteria;
            let states = [first.as_slice(), then.as_slice()].map(|wishes| {
                let [ana, bob] = made(&session, wishes);
                apply(&session, &ana, &[bob], None)
            });
            let plans = states.each_ref().map(|one| Plan::new(&rubric, &one.session, &one.written));
            for (from, to) in [(0, 1), (1, 0)] {
                let state = |nth: usize| (&*states[nth].session, &states[nth].written);
                let mut plan = plans[from].clone();
                plan.follow(&rubric, state(from), state(to));
                prop_assert_eq!(&plan, &plans[to]);
            }
        }
    }

    #[test]
    fn every_exchange_has_a_home_in_what_follows(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 1..10),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let corrected = apply(&session, &ana, &[bob], None).session;
        for (from, to) in [(&session, &corrected), (&corrected, &session)] {
            let positions = Positions::of(to);
            for exchange in from.exchanges.iter().filter(|one| !one.turns[0].text.is_empty()) {
                prop_assert!(home(exchange, to, &positions).is_some());
            }
        }
    }
}
