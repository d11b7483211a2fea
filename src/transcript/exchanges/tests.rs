//! Made-up conversations, read as a whole.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::model::exchange::{Exchange, ExchangeKind, Origin, Part, Speaker};
use crate::model::ids::sha256_hex;
use crate::model::session::Format;
use crate::transcript::talk::{Role, Spoken};

fn talk(said: &[(&str, &str)]) -> Talk {
    let mut at = 0;
    let turns = said.iter().map(|(label, text)| {
        let start = at;
        at += label.len() + 2 + text.len() + 1;
        let role = match *label {
            "Interviewer" | "Q" => Some(Role::Interviewer),
            "Candidate" | "A:" => Some(Role::Candidate),
            "Break" => Some(Role::Nobody),
            _ => None,
        };
        Spoken {
            label: Some((*label).into()).filter(|label: &String| !label.is_empty()),
            role,
            text: (*text).into(),
            bytes: start..at,
            ..Spoken::default()
        }
    });
    Talk { turns: turns.collect(), report: Vec::new() }
}

fn read_with(talk: Talk, choice: &Choice) -> Session {
    let sha256 = sha256_hex(b"talk");
    let id = SessionId::of_source(&sha256).unwrap();
    let source = Source {
        name: "talk.txt".into(),
        format: Format::Labels,
        why: String::new(),
        bytes: 0,
        sha256,
    };
    build_with(talk, source, id, choice)
}

fn read(said: &[(&str, &str)]) -> Session {
    read_with(talk(said), &Choice::default())
}

fn kinds(session: &Session) -> Vec<ExchangeKind> {
    session.exchanges.iter().map(|exchange| exchange.kind).collect()
}

fn parts(exchange: &Exchange) -> Vec<Part> {
    exchange.turns.iter().map(|turn| turn.part).collect()
}

const NURSE: &[(&str, &str)] = &[
    ("Petra", "Good morning, nice to meet you. Did you find us all right?"),
    ("Jo", "Good morning. Yes, the bus stops right outside."),
    ("Petra", "Lovely. So, tell me about your last ward."),
    ("Jo", "It was a stroke ward with twenty beds, and I was there for three years."),
    ("Petra", "Mm-hmm."),
    ("Jo", "In the last year I was the charge nurse on most nights, so I planned the shifts."),
    ("Petra", "And how did that go?"),
    ("Jo", "Badly in the first month. I had to learn to say no to people that I liked."),
    ("Petra", "Right. Next question. How do you calm a relative who is shouting at you?"),
    ("Jo", "I take them to a quiet room, and I let them finish before I say a single word."),
    ("Petra", "Thank you so much for coming in. We will be in touch by Friday."),
    ("Jo", "Thank you. Have a good day."),
];

#[test]
fn an_interview_is_taken_apart_where_people_would_do_it() {
    use ExchangeKind::{Closing, Opening, Question};
    let session = read(NURSE);
    assert_eq!(kinds(&session), [Opening, Question, Question, Closing]);
    assert_eq!(
        parts(&session.exchanges[1]),
        [
            Part::Question,
            Part::Answer,
            Part::BackChannel,
            Part::Answer,
            Part::FollowUp,
            Part::Answer
        ]
    );
    let question = &session.exchanges[2].question;
    assert_eq!(question.origin, Origin::Given);
    assert!(question.text.as_deref().is_some_and(|text| text.ends_with("shouting at you?")));
    assert_eq!(session.profile.name.as_deref(), Some("Jo"));
    assert!(session.report.iter().any(|line| line.message.contains("interviewer, ")));
}

#[test]
fn a_reviewer_turns_the_roles_and_everything_follows() {
    let mut choice = Choice::default();
    choice.speakers.insert("Petra".into(), Speaker::Candidate);
    let session = read_with(talk(NURSE), &choice);
    let speaker = |name: &str| {
        let mut turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
        turns.find(|turn| turn.name.as_deref() == Some(name)).map(|turn| turn.speaker)
    };
    assert_eq!(speaker("Petra"), Some(Speaker::Candidate));
    assert_eq!(speaker("Jo"), Some(Speaker::Interviewer));
    assert_eq!(session.profile.name.as_deref(), Some("Petra"));
}

#[test]
fn a_panel_has_several_who_ask() {
    let session = read(&[
        ("Dana", "Welcome to the panel, Idris. Could you tell us how you came to welding?"),
        ("Idris", "My uncle had a yard. I was fourteen when I held my first torch, and I stayed."),
        ("Lee", "What was the most difficult seam that you ever had to do?"),
        ("Idris", "A pressure pipe under a ferry, on my back, with water running down my sleeve."),
        ("Break", "[music]"),
        ("Dana", "How do you check a seam that nobody can see?"),
        ("Idris", "With ultrasound, and I tap it. After some years I can hear when it is hollow."),
        ("Lee", "Where would you like to work in five years?"),
        ("Idris", "In a shipyard again, I think. I miss the noise and I miss the people there."),
    ]);
    let speakers: Vec<(Option<&str>, Speaker)> = session
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| (turn.name.as_deref(), turn.speaker))
        .collect();
    for (name, speaker) in speakers {
        let expected = match name {
            Some("Idris") => Speaker::Candidate,
            Some("Break") => Speaker::Other,
            _ => Speaker::Interviewer,
        };
        assert_eq!(speaker, expected, "{name:?}");
    }
}

#[test]
fn a_podcast_host_who_talks_a_lot_still_asks() {
    let roles = roles(&talk(&[
        (
            "A",
            "Today we are joined by a man who keeps bees on the roof of a bank. Welcome to the show.",
        ),
        ("B", "Thanks for having me."),
        (
            "A",
            "I tried it once, on my own balcony, and the neighbours were not amused, and I was stung eleven \
               times. So what made you go up there with a hive?",
        ),
        ("B", "I used to work in that bank, and I had a key."),
        ("A", "You had a key. Is that how you got caught?"),
        ("B", "Yeah, I was caught by the director. He liked honey."),
    ]));
    assert_eq!(roles.candidate(), Some("B"));
    assert!(roles.are_two_sided());
}

#[test]
fn the_letter_a_is_an_answer_only_where_there_is_a_q() {
    let sheet = read(&[("Q", "Why?"), ("A:", "Because."), ("Q", "And then?"), ("A:", "Nothing.")]);
    assert_eq!(kinds(&sheet), [ExchangeKind::Question; 2]);
    assert_eq!(sheet.exchanges[1].turns[1].speaker, Speaker::Candidate);
}

#[test]
fn a_talk_without_labels_is_cut_where_answers_begin() {
    let session = read(&[
        ("", "How do you plan a menu? I begin with what is cheap that week. Then I ask the cooks."),
        ("", "Tell me about your worst evening. Um, so it was a wedding, and I had no fish."),
    ]);
    assert_eq!(kinds(&session), [ExchangeKind::Question; 2]);
    let first = &session.exchanges[0];
    assert_eq!(first.question.text.as_deref(), Some("How do you plan a menu?"));
    assert_eq!(first.turns[1].speaker, Speaker::Candidate);
    assert!(first.turns[0].bytes.end <= first.turns[1].bytes.start);
    assert_eq!(
        session.exchanges[1].question.text.as_deref(),
        Some("Tell me about your worst evening.")
    );
}

#[test]
fn a_talk_without_labels_has_as_many_exchanges_as_questions() {
    let text = "Thanks for coming. How long have you been driving buses? Eleven years this June. Tell me about a \
                difficult passenger. A man would not pay, so I opened the doors and waited.";
    let session =
        read(&[("", text), ("", "What do you do when you're late?"), ("", "I tell the control.")]);
    let asked: Vec<&str> =
        session.exchanges.iter().filter_map(|one| one.question.text.as_deref()).collect();
    let expected = [
        "Thanks for coming. How long have you been driving buses?",
        "Tell me about a difficult passenger.",
        "What do you do when you're late?",
    ];
    assert_eq!(asked, expected);
    assert!(session.exchanges.iter().all(|one| one.question.guess), "each is shown as a guess");
}

#[test]
fn a_talk_without_labels_has_its_small_talk_and_its_follow_ups() {
    let session = read(&[(
        "",
        "Morning, did you find the place all right? Yes, thanks, the tram was quick. Tell me about a weld that failed. \
         Well, it was a hull, and I went too fast, so the seam cracked in the cold. And how did you repair it? \
         I ground it out and did it again, slower. What would you like to learn here? I would like to learn \
         aluminium from somebody patient.",
    )]);
    let question = ExchangeKind::Question;
    assert_eq!(kinds(&session), [ExchangeKind::Opening, question, question]);
    let follow_ups = session.exchanges[1].turns.iter().filter(|turn| turn.part == Part::FollowUp);
    let follow_ups: Vec<&str> = follow_ups.map(|turn| turn.text.as_str()).collect();
    assert_eq!(follow_ups, ["And how did you repair it?"]);
}

#[test]
fn the_candidates_own_questions_do_not_change_who_is_interviewed() {
    let session = read(&[
        ("Gideon", "Tell me how you got into surveying."),
        ("Rosalind", "Through my uncle, who had a theodolite."),
        ("Gideon", "What was the hardest site?"),
        ("Rosalind", "A landfill. The ground moved four centimetres a week."),
        ("Gideon", "Good. Over to you."),
        ("Rosalind", "What instruments do you use?"),
        ("Gideon", "Two total stations and a drone that we are all a bit scared of."),
        ("Rosalind", "Who would I report to?"),
        ("Gideon", "To me, and on the site to the project lead, who has been with us for years."),
    ]);
    assert_eq!(session.profile.name.as_deref(), Some("Rosalind"));
}

#[test]
fn a_talkative_interviewer_of_a_panel_is_not_the_one_who_is_spoken_to() {
    let session = read(&[
        ("Greta", "I'm Greta, and this is Milo from operations."),
        (
            "Milo",
            "Hello Bashir. The role is mostly nights. We run four ferries, two of them old, and on a normal \
             night you would see six hundred cars. I did that job myself for five years and I loved it.",
        ),
        ("Bashir", "That sounds good."),
        ("Greta", "Bashir, what have you done on ramps?"),
        ("Bashir", "I did hydraulics at the harbour for three years."),
        ("Milo", "The ramp jams with forty cars on board."),
        ("Bashir", "I stop the loading, I check the pressure and I release it by hand."),
    ]);
    assert_eq!(session.profile.name.as_deref(), Some("Bashir"));
}

#[test]
fn a_scene_or_a_new_subject_opens_a_question_without_a_mark() {
    let session = read(&[
        ("Interviewer", "How long have you been a pharmacist?"),
        ("Candidate", "Nine years, seven of them in a hospital and two in a village."),
        ("Interviewer", "One on safety. Imagine a doctor prescribes ten times the usual dose."),
        ("Candidate", "I would not dispense it. I'd ring the doctor and read the label aloud."),
        ("Interviewer", "And the next scenario. Somebody asks for a second box within three days."),
        ("Candidate", "I would take him aside and offer to call his surgery."),
        ("Interviewer", "What does a good pharmacy need"),
        ("Candidate", "A quiet corner for talking."),
    ]);
    assert_eq!(kinds(&session), [ExchangeKind::Question; 4]);
}

#[test]
fn an_answer_that_its_source_keeps_apart_is_an_exchange_of_its_own() {
    let said =
        [("Q", "Why bees?"), ("A:", "They hum."), ("A:", "Two a year."), ("Q", "And honey?")];
    let mut talk = talk(&said);
    talk.turns[2].apart = true;
    let session = read_with(talk, &Choice::default());
    let origins: Vec<Origin> =
        session.exchanges.iter().map(|exchange| exchange.question.origin).collect();
    assert_eq!(origins, [Origin::Given, Origin::Lost, Origin::Given]);
}

#[test]
fn an_answer_in_front_of_all_questions_has_lost_its_own() {
    let answer =
        "I grew up on a farm and I drove the tractor before I could reach the pedals. ".repeat(5);
    let session = read(&[
        ("Candidate", &answer),
        ("Interviewer", "What do you want to do next?"),
        ("Candidate", "Fewer cows, more books."),
    ]);
    assert_eq!(session.exchanges[0].question.origin, Origin::Lost);
    assert_eq!(session.exchanges[0].question.text, None);
    assert_eq!(session.questions(), 2);
}

#[test]
fn times_and_labels_are_carried() {
    let mut talk = talk(&[("Interviewer", "Why?"), ("Candidate", "I like boats.")]);
    (talk.turns[0].start_ms, talk.turns[1].start_ms) = (Some(10), Some(900));
    talk.turns[1].end_ms = Some(2000);
    let session = read_with(talk, &Choice::default());
    let answer = &session.exchanges[0].turns[1];
    assert_eq!((answer.start_ms, answer.end_ms), (Some(900.into()), Some(2000.into())));
    assert_eq!(answer.name.as_deref(), Some("Candidate"));
    assert_eq!(session.profile.name, None);
}

fn any_talk() -> impl Strategy<Value = Vec<(String, String)>> {
    let label = prop_oneof![
        Just(""),
        Just("Ana"),
        Just("Bo"),
        Just("Interviewer"),
        Just("Candidate"),
        Just("Break"),
        Just("Unknown Speaker"),
        Just("Q"),
        Just("A:"),
    ];
    let text = prop_oneof![
        "\\PC{0,60}",
        "(What|So|Yeah|I|you|um|tell me|thanks|bye|\\?|\\.|é|’|\\.\\.\\.|東京。| ){0,30}",
    ];
    prop::collection::vec((label.prop_map(str::to_owned), text), 0..24)
}

#[test]
fn a_few_words_that_announce_a_subject_open_it() {
    let session = read(&[
        ("Petra", "How do you prepare a ward for the night?"),
        ("Imre", "I go through the beds with the late shift, and I write down who needs what."),
        ("Petra", "Okay, next one. Your greatest weakness."),
        ("Imre", "I find it hard to leave when the next shift is short of people."),
        ("Petra", "Good, I see."),
        ("Imre", "So I have agreed a time with my partner at which I leave."),
    ]);
    let parts: Vec<Vec<Part>> = session.exchanges.iter().map(parts).collect();
    assert_eq!(parts[0], [Part::Question, Part::Answer]);
    assert_eq!(parts[1][..2], [Part::Question, Part::Answer]);
    assert!(matches!(parts[1][2..], [Part::BackChannel | Part::FollowUp, Part::Answer]));
    assert!(session.exchanges[1].guess);
}

proptest! {
    #[test]
    fn every_word_stands_in_one_turn_and_in_order(said in any_talk()) {
        let borrowed: Vec<(&str, &str)> =
            said.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
        let session = read(&borrowed);
        let given: Vec<&str> = said.iter().flat_map(|(_, text)| text.split_whitespace()).collect();
        let turns: Vec<_> = session.exchanges.iter().flat_map(|exchange| &exchange.turns).collect();
        let glue = |words: Vec<&str>| words.concat();
        let kept: Vec<&str> = turns.iter().flat_map(|turn| turn.text.split_whitespace()).collect();
        prop_assert_eq!(glue(kept), glue(given));
        let ids: HashSet<_> = session.exchanges.iter().map(|exchange| exchange.id.clone()).collect();
        prop_assert_eq!(ids.len(), session.exchanges.len());
        for (at, turn) in turns.iter().enumerate() {
            prop_assert_eq!(&turn.id, &crate::model::ids::TurnId::nth(at + 1));
        }
        for pair in turns.windows(2) {
            prop_assert!(pair[0].bytes.start <= pair[1].bytes.start);
        }
        for exchange in &session.exchanges {
            prop_assert!(!exchange.turns.is_empty());
            for span in &exchange.question.at {
                let turn = exchange.turns.iter().find(|turn| turn.id == span.turn);
                prop_assert_eq!(turn.map(|turn| &turn.text[span.start..span.end]), Some(&*span.text));
            }
        }
    }

    #[test]
    fn a_boundary_is_never_inside_a_word(text in "([A-Za-zé]{1,7}[ .,?!…]{0,3}){0,40}") {
        let at = boundary::boundary(&text).at;
        prop_assert!(text.is_char_boundary(at));
        let inside = text[..at].ends_with(char::is_alphanumeric)
            && text[at..].starts_with(char::is_alphanumeric);
        prop_assert!(!inside);
    }
}

#[test]
fn a_subject_that_is_named_and_answered_at_length_opens_an_exchange() {
    let yard = "I drove the loader in a yard by the river for nine years, mostly on the early shift, with two \
        others whom I had trained myself.";
    let flood = "We had a flood, and the lower racks stood in water, so I moved forty pallets in one night, \
        and nobody in the office would believe it.";
    for (prompt, answer, exchanges) in [
        ("A time you disagreed with a colleague.", flood, 2),
        ("Good. Think of a day that went badly.", flood, 2),
        ("Your reason for leaving.", flood, 2),
        ("A time you disagreed with a colleague.", "Never.", 1),
        ("The early shift is hard.", flood, 1),
        ("A long way from home.", flood, 1),
    ] {
        let session = read(&[
            ("Interviewer", "What do you do at the moment?"),
            ("Candidate", yard),
            ("Interviewer", prompt),
            ("Candidate", answer),
        ]);
        assert_eq!(session.exchanges.len(), exchanges, "{prompt}");
    }
}
