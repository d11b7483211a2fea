//! What holds whatever is corrected, and what each operation does on a small talk.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Map;

use super::*;
use crate::model::exchange::{Bytes, Change, ExchangeKind, Part, Question, Span, Turn};
use crate::model::ids::{SessionId, TurnId};
use crate::model::review::{Edit, Verdict};
use crate::model::rubric::Rubric;
use crate::model::session::{Format, Profile, SCHEMA, Source};

use Speaker::{Candidate, Interviewer, Other};

/// One line a turn: who, and the words. An interviewer's question opens an exchange.
const TALK: &[(&str, Speaker, &str)] = &[
    ("Ida", Interviewer, "What do you do first?"),
    ("Bo Lund", Candidate, "I read the board. How do you plan a week? On paper."),
    ("Ida", Interviewer, "Why did it stop?"),
    ("Bo Lund", Candidate, "A valve was open."),
    ("Ida", Interviewer, "Mm-hmm."),
    ("Bo Lund", Candidate, "So I closed it. 家へ帰る。 Then we washed."),
    ("Ida", Interviewer, "What would you ask us?"),
    ("Bo Lund", Candidate, "Who gets woken at night."),
];

fn id() -> SessionId {
    SessionId::new("3f9c0a51d2e7").unwrap()
}

fn session_of(talk: &[(&str, Speaker, &str)]) -> Arc<Session> {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut at = 0;
    for (n, (name, speaker, text)) in (1..).zip(talk) {
        let opens = exchanges.is_empty() || (*speaker == Interviewer && text.contains('?'));
        let part = match speaker {
            Candidate => Part::Answer,
            Interviewer if opens => Part::Question,
            Interviewer => Part::BackChannel,
            Other => Part::Stray,
        };
        let bytes = Bytes { start: at, end: at + text.len() as u64 };
        at = bytes.end + 1;
        let turn = Turn {
            id: TurnId::nth(n),
            speaker: *speaker,
            name: Some((*name).into()),
            part,
            text: (*text).into(),
            start_ms: Some(n as u64),
            end_ms: Some(n as u64 + 1),
            bytes,
            guess: false,
            from: Vec::new(),
        };
        if opens {
            let asked = Span::of(&turn, 0..text.len()).filter(|_| part == Part::Question);
            exchanges.push(Exchange {
                id: ExchangeId::at(&id(), bytes.start),
                kind: ExchangeKind::Question,
                question: Question {
                    text: asked.as_ref().map(|span| span.text.clone()),
                    origin: if asked.is_some() { Origin::Given } else { Origin::Lost },
                    at: asked.into_iter().collect(),
                    guess: false,
                },
                turns: vec![turn],
                marks: None,
                guess: false,
                number: None,
                shape: None,
            });
        } else if let Some(last) = exchanges.last_mut() {
            last.turns.push(turn);
        }
    }
    Arc::new(Session {
        schema: SCHEMA.into(),
        id: id(),
        source: Source {
            name: "a".into(),
            format: Format::Labels,
            bytes: 0,
            sha256: String::new(),
        },
        profile: Profile { name: Some("Bo Lund".into()), ..Profile::default() },
        skills: Vec::new(),
        exchanges,
        report: Vec::new(),
        sample: false,
        extra: Map::new(),
    })
}

fn talk() -> Arc<Session> {
    session_of(TALK)
}

fn file(reviewer: &str) -> Corrections {
    Corrections::new(id(), ReviewerId::new(reviewer).unwrap())
}

fn at(second: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn review() -> Review {
    Review::new(id(), ReviewerId::new("ana").unwrap(), &Rubric::general().unwrap())
}

/// The talk after these operations of one reviewer.
fn after(operations: &[What]) -> Corrected {
    let mut own = file("ana");
    for what in operations {
        own.append(what.clone(), at(1));
    }
    apply(&talk(), &own, &[], None)
}

fn split(turn: usize, byte: usize) -> What {
    What::Split { turn: TurnId::nth(turn), byte }
}

fn boundary(turn: usize, byte: usize) -> What {
    What::Boundary { turn: TurnId::nth(turn), byte }
}

fn merge(exchange: usize) -> What {
    What::Merge { exchange: talk().exchanges[exchange].id.clone() }
}

fn voice(label: &str, speaker: Speaker) -> What {
    What::Speaker { whose: Whose::Label { label: label.into() }, speaker }
}

fn stretch(turn: usize, start: usize, end: usize, speaker: Speaker) -> What {
    What::Speaker { whose: Whose::Stretch { turn: TurnId::nth(turn), start, end }, speaker }
}

fn questions(corrected: &Corrected) -> Vec<&str> {
    let asked = corrected.session.exchanges.iter();
    asked.map(|one| one.question.text.as_deref().unwrap_or("–")).collect()
}

fn numbers(corrected: &Corrected) -> Vec<String> {
    (0..corrected.session.exchanges.len()).map(|at| corrected.session.number(at)).collect()
}

/// Every word with the turn and place it was said at.
fn words(session: &Session) -> Vec<(TurnId, usize, String)> {
    let turns = session.exchanges.iter().flat_map(|one| &one.turns);
    let mut words: Vec<(TurnId, usize, String)> = Vec::new();
    for turn in turns {
        match words.last_mut() {
            Some((id, start, text)) if *id == turn.id && *start + text.len() == turn.offset() => {
                text.push_str(&turn.text);
            }
            _ => words.push((turn.id.clone(), turn.offset(), turn.text.clone())),
        }
    }
    words
}

#[test]
fn a_split_finds_the_question_at_its_place_and_shifts_no_number() {
    let second = TALK[1].2.find("How").unwrap();
    let corrected = after(&[split(2, second)]);
    assert_eq!(numbers(&corrected), ["1a", "1b", "2", "3"]);
    assert_eq!(questions(&corrected)[1], "How do you plan a week?");
    let [first, later, ..] = corrected.session.exchanges.as_slice() else { panic!("two") };
    assert_eq!(first.id, talk().exchanges[0].id);
    assert_eq!(later.question.origin, Origin::Recovered);
    assert_eq!(later.turns[0].from[0].start, second);
    assert_eq!(first.shape.as_ref().unwrap().how, Change::Split);
}

#[test]
fn a_split_in_front_of_the_interviewer_asks_with_their_words() {
    let corrected = after(&[split(5, 0)]);
    assert_eq!(questions(&corrected)[2], "Mm-hmm.");
}

#[test]
fn a_merge_keeps_the_earlier_question_and_says_both_numbers() {
    let corrected = after(&[merge(1)]);
    assert_eq!(numbers(&corrected), ["1+2", "3"]);
    assert_eq!(questions(&corrected)[0], "What do you do first?");
    let merged = &corrected.session.exchanges[0];
    assert_eq!(merged.id, talk().exchanges[0].id);
    assert_eq!(merged.held(), [talk().exchanges[1].id.clone()]);
    assert_eq!(merged.turns[2].part, Part::FollowUp);
}

#[test]
fn parts_that_are_merged_again_are_the_exchange_that_they_were() {
    let second = TALK[1].2.find("How").unwrap();
    let part = after(&[split(2, second)]).session.exchanges[1].id.clone();
    let corrected = after(&[split(2, second), What::Merge { exchange: part }]);
    assert_eq!(numbers(&corrected), ["1", "2", "3"]);
    assert_eq!(corrected.session.exchanges[0].turns, talk().exchanges[0].turns);
}

#[test]
fn a_boundary_moves_words_between_question_and_answer() {
    let corrected = after(&[boundary(2, TALK[1].2.find("How").unwrap())]);
    let first = &corrected.session.exchanges[0];
    let asked = first.question.text.as_deref();
    assert_eq!(asked, Some("What do you do first? I read the board."));
    assert_eq!(first.question.origin, Origin::Recovered);
    let parts: Vec<(Part, Speaker)> =
        first.turns.iter().map(|one| (one.part, one.speaker)).collect();
    let asks = (Part::Question, Interviewer);
    assert_eq!(parts, [asks, asks, (Part::Answer, Candidate)]);

    let back = after(&[boundary(1, 5)]);
    assert_eq!(questions(&back)[0], "What");
    assert_eq!(back.session.exchanges[0].turns[1].speaker, Candidate);
}

#[test]
fn words_that_are_not_the_candidates_are_stray_and_stay() {
    let corrected = after(&[stretch(2, 0, 18, Other)]);
    let turns = &corrected.session.exchanges[0].turns;
    assert_eq!((turns[1].part, turns[1].text.as_str()), (Part::Stray, "I read the board. "));
    assert_eq!(turns[2].speaker, Candidate);
    assert_eq!(questions(&corrected)[0], "What do you do first?");
}

#[test]
fn two_who_were_taken_for_each_other_change_sides_with_one_operation() {
    // As an importer takes it that has mistaken Bo for the one who asks.
    let wrong: Vec<(&str, Speaker, &str)> = TALK
        .iter()
        .map(|(name, side, text)| {
            let other = if *side == Candidate { Interviewer } else { Candidate };
            (*name, other, *text)
        })
        .collect();
    let mut own = file("ana");
    own.append(voice("Ida", Interviewer), at(1));
    let corrected = apply(&session_of(&wrong), &own, &[], None);
    assert_eq!(
        questions(&corrected),
        ["What do you do first?", "Why did it stop?", "What would you ask us?"]
    );
    assert_eq!(numbers(&corrected), ["1", "2", "3"]);
    let parts: Vec<Part> =
        corrected.session.exchanges[1].turns.iter().map(|turn| turn.part).collect();
    assert_eq!(parts, [Part::Question, Part::Answer, Part::BackChannel, Part::Answer]);
}

#[test]
fn the_name_follows_the_candidate() {
    let corrected = after(&[voice("Ida", Candidate)]);
    assert_eq!(corrected.session.profile.name, None);
    let named = after(&[voice("Ida", Candidate), voice("Bo Lund", Candidate)]);
    assert_eq!(named.session.profile.name.as_deref(), Some("Bo Lund"));
}

#[test]
fn what_does_not_apply_is_named_and_harms_nothing() {
    let nowhere = What::Merge { exchange: ExchangeId::new("e00000000").unwrap() };
    let inside_a_character = TALK[5].2.find('家').unwrap() + 1;
    for what in [
        nowhere,
        merge(0),
        split(1, 0),
        split(99, 0),
        split(2, 9999),
        split(6, inside_a_character),
        boundary(8, 9999),
        stretch(2, 5, 5, Other),
        stretch(2, 9, 3, Other),
        stretch(6, 0, inside_a_character, Other),
        voice("Nobody", Candidate),
        voice("Ida", Interviewer),
    ] {
        let corrected = after(&[what.clone()]);
        assert_eq!(corrected.misfits.len(), 1, "{what:?}");
        assert_eq!(*corrected.session, *talk(), "{what:?}");
    }
}

#[test]
fn a_written_question_goes_with_a_merge_that_has_none() {
    let written = |n: usize| What::Question {
        exchange: talk().exchanges[n].id.clone(),
        text: format!("{n}?"),
    };
    let first = talk().exchanges[0].id.clone();
    let corrected = after(&[merge(1), written(1)]);
    assert_eq!(corrected.written.get(&first).map(String::as_str), Some("1?"));
}

/// My review with a score on an exchange as it stands after these corrections.
fn scored(corrected: &Corrected, position: usize, level: u8) -> Review {
    let mut review = review();
    score(&mut review, corrected, position, level);
    review
}

fn score(review: &mut Review, corrected: &Corrected, position: usize, level: u8) {
    let exchange = &corrected.session.exchanges[position];
    review.apply(Edit::score(exchange, Some(Verdict::Level(level))), at(5));
}

#[test]
fn a_score_stays_with_the_first_part_and_says_that_it_came_before() {
    let review = scored(&after(&[]), 0, 4);
    let corrected = after(&[split(2, TALK[1].2.find("How").unwrap())]);
    let first = review.standing(&corrected.session.exchanges[0]);
    assert_eq!((first.verdict, first.before), (Some(Verdict::Level(4)), Some(Change::Split)));
    assert_eq!(review.standing(&corrected.session.exchanges[1]).verdict, None);
    let again = scored(&corrected, 0, 3).standing(&corrected.session.exchanges[0]);
    assert_eq!((again.verdict, again.before), (Some(Verdict::Level(3)), None));
}

#[test]
fn two_scores_that_are_merged_wait_until_one_is_chosen() {
    let as_imported = after(&[]);
    let mut review = scored(&as_imported, 0, 4);
    score(&mut review, &as_imported, 1, 2);
    let corrected = after(&[merge(1)]);
    let standing = review.standing(&corrected.session.exchanges[0]);
    assert_eq!(standing.verdict, None);
    assert_eq!(standing.choices, [Verdict::Level(4), Verdict::Level(2)]);
    let before = review.clone();
    let exchange = &corrected.session.exchanges[0];
    let undo = review.apply(Edit::score(exchange, Some(Verdict::Level(4))), at(6));
    assert_eq!(review.standing(exchange).verdict, Some(Verdict::Level(4)));
    // Taken apart again, each has what it had.
    assert_eq!(review.verdict(&as_imported.session.exchanges[1].id), Some(Verdict::Level(2)));
    review.apply(undo, at(7));
    assert_eq!(review.standing(exchange), before.standing(exchange));
}

#[test]
fn one_score_of_two_that_are_merged_counts() {
    let review = scored(&after(&[]), 1, 2);
    let standing = review.standing(&after(&[merge(1)]).session.exchanges[0]);
    assert_eq!((standing.verdict, standing.before), (Some(Verdict::Level(2)), Some(Change::Merge)));
}

#[test]
fn notes_and_flags_of_what_is_merged_are_read_together() {
    let (first, second) = (talk().exchanges[0].id.clone(), talk().exchanges[1].id.clone());
    let mut review = review();
    review.apply(Edit::Note(first, "calm".into()), at(1));
    review.apply(Edit::Note(second.clone(), "exact".into()), at(1));
    review.apply(Edit::Flag(second.clone(), true), at(1));
    let corrected = after(&[merge(1)]);
    let merged = &corrected.session.exchanges[0];
    assert_eq!(review.note_for(merged), "calm\nexact");
    assert!(review.flags(merged));
    let edit = Edit::note(&review, merged, "calm and exact".into());
    let undo = review.apply(edit, at(2));
    assert_eq!(review.note_for(merged), "calm and exact");
    review.apply(undo, at(3));
    assert_eq!(
        (review.note_for(merged).as_ref(), review.note_on(&second)),
        ("calm\nexact", "exact")
    );
    let edit = Edit::flag(&review, merged, false);
    review.apply(edit, at(4));
    assert!(!review.flags(merged));
}

/// What ana sees, who has this review, after bob's operations and her decisions on them.
fn seen(review: &Review, bobs: &[What], decisions: &[What]) -> Corrected {
    let (mut ana, mut bob) = (file("ana"), file("bob"));
    for what in bobs {
        bob.append(what.clone(), at(1));
    }
    for what in decisions {
        ana.append(what.clone(), at(9));
    }
    apply(&talk(), &ana, &[bob], Some(review))
}

#[test]
fn a_colleagues_correction_of_what_i_scored_waits_for_me() {
    let review = scored(&after(&[]), 0, 4);
    let bobs = [split(2, TALK[1].2.find("How").unwrap()), merge(2)];
    let waiting = seen(&review, &bobs, &[]);
    // What I have not scored is corrected at once.
    assert_eq!(numbers(&waiting), ["1", "2+3"]);
    let [one] = waiting.waiting.as_slice() else { panic!("{:?}", waiting.waiting) };
    assert_eq!((one.operation.as_str(), one.what), ("bob-1", "split"));
    assert!(one.is_on(&waiting.session.exchanges[0]));
    let taken = seen(&review, &bobs, &[What::Take { of: "bob-1".into() }]);
    assert_eq!((numbers(&taken).len(), taken.waiting.len()), (3, 0));
    let left = seen(&review, &bobs, &[What::Leave { of: "bob-1".into() }]);
    assert_eq!((numbers(&left).len(), left.waiting.len()), (2, 0));
}

#[test]
fn what_i_scored_as_my_colleague_had_made_it_does_not_wait() {
    let bobs = [split(2, TALK[1].2.find("How").unwrap())];
    let made = seen(&review(), &bobs, &[]);
    assert_eq!((numbers(&made).len(), made.waiting.len()), (4, 0));
    let review = scored(&made, 0, 4);
    assert!(seen(&review, &bobs, &[]).waiting.is_empty());
}

#[test]
fn my_own_corrections_never_wait() {
    let review = scored(&after(&[]), 0, 4);
    let mut own = file("ana");
    own.append(merge(1), at(1));
    let corrected = apply(&talk(), &own, &[], Some(&review));
    assert_eq!(numbers(&corrected), ["1+2", "3"]);
}

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
        let exchange = |index: &Index| index.get(&session.exchanges).id.clone();
        match self {
            Self::Split(turn, byte) => {
                What::Split { turn: turn.get(&turns).id.clone(), byte: *byte }
            }
            Self::Boundary(turn, byte) => {
                What::Boundary { turn: turn.get(&turns).id.clone(), byte: *byte }
            }
            Self::Merge(at) => What::Merge { exchange: exchange(at) },
            Self::Voice(turn, side) => {
                let label = turn.get(&turns).name.clone().unwrap_or_default();
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
                prop_assert_eq!(turn.from.is_empty(), turn.text == whole.text);
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
    fn every_exchange_has_a_home_in_what_follows(
        session in any_talk(),
        wishes in prop::collection::vec(wish(), 1..10),
    ) {
        let [ana, bob] = made(&session, &wishes);
        let corrected = apply(&session, &ana, &[bob], None).session;
        for (from, to) in [(&session, &corrected), (&corrected, &session)] {
            let homes = homes(from, to);
            for exchange in from.exchanges.iter().filter(|one| !one.turns[0].text.is_empty()) {
                prop_assert!(to.exchange(&homes[&exchange.id]).is_some());
            }
        }
    }
}
