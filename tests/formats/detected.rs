//! What a source is taken for, and what is understood of it.

use candor::model::exchange::{Exchange, Part, Speaker};
use candor::model::millis::Millis;
use candor::model::session::{Format, ReportKind, Session};
use candor::transcript::{account, decoded, understand_with_account};

use crate::talks::{ANSWERS, TURNS, all};

/// The session of these bytes. Checks on the way that no character of them went nowhere.
pub(crate) fn session(bytes: &[u8]) -> Session {
    let understood = understand_with_account("anything.bin", bytes).unwrap();
    assert_eq!(account(&understood, &decoded(bytes).unwrap()), []);
    understood.session
}

fn said(session: &Session) -> Vec<String> {
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    turns.flat_map(|turn| turn.text.split_whitespace().map(str::to_owned)).collect()
}

#[test]
fn every_format_is_known_by_what_it_holds() {
    for source in all() {
        let session = session(&source.bytes);
        let text = String::from_utf8_lossy(&source.bytes);
        assert_eq!(session.source.format.label(), source.format, "{text}");
        assert!(!session.source.why.is_empty(), "{text}");
    }
}

#[test]
fn every_word_stands_once_in_the_right_answer() {
    let words = |words: &str| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let all_words: Vec<String> = TURNS.iter().flat_map(|(_, _, said)| words(said)).collect();
    for source in all() {
        let session = session(&source.bytes);
        let format = source.format;
        assert_eq!(said(&session), all_words, "{format}");
        assert_eq!(session.exchanges.len(), 2, "{format}");
        for (exchange, turns) in session.exchanges.iter().zip(TURNS.chunks(2)) {
            assert_eq!(exchange.question.text.as_deref(), Some(turns[0].2), "{format}");
            let answer: Vec<&str> = exchange.answer().map(|turn| turn.text.as_str()).collect();
            assert_eq!(answer, [turns[1].2], "{format}");
            let turn = exchange.answer().next().unwrap();
            assert_eq!((turn.speaker, turn.part), (Speaker::Candidate, Part::Answer), "{format}");
        }
        if source.named {
            assert_eq!(session.profile.name.as_deref(), Some(ANSWERS), "{format}");
        }
    }
}

/// What two people say whom nobody names, cue by cue: start and end in seconds, and words.
const NAMELESS: [(u64, u64, &str); 8] = [
    (1, 4, "How did you come to bind books?"),
    (5, 9, "I had an aunt with a bindery and I swept"),
    (9, 12, "the floor until she let me sew."),
    (13, 16, "What is the hardest part of your work?"),
    (17, 21, "I fear the glue. It waits for nobody and"),
    (21, 24, "I have no second try."),
    (25, 28, "Tell me about a book that you are proud of."),
    (29, 31, "I mended an atlas that was in a flood."),
];

#[test]
fn what_nobody_is_named_for_keeps_the_times_of_its_cues() {
    let captions = NAMELESS.map(|(start, end, said)| {
        format!("00:00:{start:02}.000 --> 00:00:{end:02}.000\n{said}\n\n")
    });
    let segments = NAMELESS.map(|(start, end, said)| {
        format!(r#"{{"id": 0, "start": {start}.0, "end": {end}.0, "text": " {said}"}}"#)
    });
    let sources = [
        format!("WEBVTT\n\n{}", captions.concat()),
        format!(r#"{{"text": "", "segments": [{}], "language": "en"}}"#, segments.join(",")),
    ];
    for source in sources {
        let session = session(source.as_bytes());
        let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
        let ms = |time: Option<Millis>| time.map(Millis::get);
        let times: Vec<_> = turns.map(|turn| (ms(turn.start_ms), ms(turn.end_ms))).collect();
        let wanted = [(1, 4), (5, 12), (13, 16), (17, 24), (25, 28), (29, 31)];
        let wanted = wanted.map(|(start, end)| (Some(start * 1000), Some(end * 1000)));
        assert_eq!(times, wanted, "{source}");
    }
}

#[test]
fn times_are_carried_through() {
    for source in all() {
        let session = session(&source.bytes);
        let starts: Vec<Option<u64>> = session
            .exchanges
            .iter()
            .flat_map(|exchange| &exchange.turns)
            .map(|turn| turn.start_ms.map(Millis::get))
            .collect();
        if starts.iter().any(Option::is_some) {
            assert_eq!(starts, [Some(2000), Some(7000), Some(21_000), Some(27_000)]);
        }
    }
}

#[test]
fn the_encoding_and_the_line_ends_do_not_matter() {
    for source in all().into_iter().filter(|source| source.format != "docx") {
        let text = String::from_utf8(source.bytes).unwrap();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let variants = [
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", wide.as_slice()].concat(),
            wide,
            text.replace('\n', "\r\n").into_bytes(),
        ];
        for bytes in variants {
            let session = session(&bytes);
            assert_eq!(session.source.format.label(), source.format, "{text}");
            assert_eq!(session.exchanges.len(), 2, "{text}");
        }
    }
}

#[test]
fn a_session_of_our_own_is_opened_again() {
    for source in all() {
        let first = session(&source.bytes);
        let second = session(&serde_json::to_vec(&first).unwrap());
        assert_eq!(second.source.format, Format::Candor);
        assert_ne!(second.id, first.id, "an id is made from the bytes");
        assert_eq!(second.profile, first.profile);
        assert_eq!(said(&second), said(&first));
        for (one, other) in first.exchanges.iter().zip(&second.exchanges) {
            assert_eq!((&one.turns, &one.question), (&other.turns, &other.question));
        }
    }
}

#[test]
fn what_an_edited_session_claims_is_not_believed() {
    let mut edited = session(&all()[0].bytes);
    edited.exchanges[0].question.at[0].end = 4000;
    let turn = edited.exchanges[1].turns[0].clone();
    edited.exchanges[1].turns.push(turn);
    edited.exchanges[1].id = edited.exchanges[0].id.clone();
    edited.sample = true;
    let adopted = session(&serde_json::to_vec(&edited).unwrap());
    assert!(adopted.exchanges[0].question.at.is_empty());
    assert_ne!(adopted.exchanges[0].id, adopted.exchanges[1].id);
    let turns: Vec<String> = adopted
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| turn.id.to_string())
        .collect();
    assert_eq!(turns, ["t1", "t2", "t3", "t4", "t5"]);
    assert!(!adopted.sample);
}

const PROFILE: &str = "Bo Lindgren\nJourneyman Electrician\n\nJourneyman Electrician at Brightwire Electric\n\
    Apprentice Electrician at Soto & Sons\n\n";

#[test]
fn labels_below_a_profile_keep_the_profile() {
    for source in all() {
        let text = String::from_utf8_lossy(&source.bytes).into_owned();
        if !matches!(source.format, "labels" | "q-and-a" | "otter" | "rev") {
            continue;
        }
        let session = session(format!("{PROFILE}{text}").as_bytes());
        // A page has labels with a colon itself, and none with times.
        let (format, reason) = match source.format {
            "otter" => (Format::Otter, "below a profile"),
            "rev" => (Format::Rev, "below a profile"),
            _ => (Format::Page, "a profile stands in front"),
        };
        assert_eq!(session.source.format, format, "{text}");
        assert!(session.source.why.contains(reason), "{}", session.source.why);
        assert_eq!(session.profile.experience.len(), 2, "{text}");
        let heard = said(&session);
        for (_, _, words) in TURNS {
            let all = heard.join(" ");
            assert!(all.contains(words.split_once(": ").map_or(words, |(_, rest)| rest)), "{all}");
        }
    }
}

#[test]
fn a_dialogue_inside_an_answer_makes_no_talk_of_a_page() {
    let page = "Ines Okafor\nDatabase Engineer\n\n\
        Tell me about a conflict at work. Well, it went like this, uh, in the kitchen.\n\
        Boss: Who dropped the table?\nMe: I did.\nBoss: Why?\nMe: The runbook said so.\n\
        And then we, um, rewrote the runbook together and it took a week.\n\
        How do you find a slow query? By the log, sorted by total time.\n";
    let session = session(page.as_bytes());
    assert_eq!(session.source.format, Format::Page);
    assert_eq!(session.profile.name.as_deref(), Some("Ines Okafor"));
}

#[test]
fn show_notes_in_front_do_not_make_a_page_of_a_talk() {
    let labelled = all().into_iter().find(|source| source.format == "labels").unwrap();
    let text = String::from_utf8(labelled.bytes).unwrap();
    let notes =
        "# 12: Tools\n\nIn this show we talk about tools.\n\n- [The book](https://a.example/b)\n\n";
    let session = session(format!("{notes}{text}").as_bytes());
    assert_eq!(session.source.format, Format::Labels);
    let told: Vec<&str> = session
        .report
        .iter()
        .filter(|line| line.kind == ReportKind::NotUnderstood)
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn fields_in_front_of_a_talk_tell_name_and_role() {
    let talk = "Candidate: Grace Adeyemi\nPosition: Customer Support Lead\n\n\
        Ben: Tell me about a difficult customer.\n\
        Grace: There was one who called each day, and each day with the same problem.\n\
        Ben: What would you like to learn here?\n\
        Grace: How you measure that somebody is content, and who looks at it.\n";
    let session = session(talk.as_bytes());
    assert_eq!(session.source.format, Format::Labels);
    assert_eq!(session.profile.name.as_deref(), Some("Grace Adeyemi"));
    assert_eq!(session.profile.headline.as_deref(), Some("Customer Support Lead"));
}

#[test]
fn where_nothing_is_asked_there_is_still_something_to_score() {
    let captions = "WEBVTT\n\n00:01.000 --> 00:03.000\nwe moved the beds at night\n";
    let session = session(captions.as_bytes());
    assert_eq!(session.questions(), 1);
}

#[test]
fn a_word_for_a_part_is_nobodys_name() {
    for (label, name) in [
        ("Interviwee", None),
        ("Canditate", None),
        ("Bewerber", None),
        ("Kandidatin", None),
        ("Bo Lund", Some("Bo Lund")),
    ] {
        let source = format!(
            "Interviewer: What do you build?\n{label}: I build bridges, and I paint them.\n\
             Interviewer: Why do you paint them?\n{label}: Because I do not like rust.\n"
        );
        assert_eq!(session(source.as_bytes()).profile.name.as_deref(), name, "{source}");
    }
}

/// What recognisers print and save without names: the same interview however its lines are written.
#[test]
fn lines_without_names_are_speech() {
    let line = |write: fn(u32, &str) -> String| -> String {
        TURNS.iter().map(|(second, _, words)| write(*second, words)).collect()
    };
    let table = |write: fn(u32, &str) -> String| format!("start\tend\ttext\n{}", line(write));
    for text in [
        line(|s, words| format!("[00:{s:02}.000 --> 00:{:02}.000]  {words}\n", s + 4)),
        table(|s, words| format!("{}\t{}\t{words}\n", s * 1000, s * 1000 + 4000)),
        line(|s, words| format!("[00:{s:02}.00]{words}\n")),
        line(|s, words| format!("0:{s:02}\n{words}\n")),
        // As plain text, broken wherever a line is full.
        line(|_, words| words.replace(" a ", "\na ").replace(" the ", "\nthe ") + "\n"),
    ] {
        let session = session(text.as_bytes());
        assert_eq!(session.source.format, Format::Lines, "{text}");
        let asked: Vec<_> =
            session.exchanges.iter().map(|one| one.question.text.as_deref()).collect();
        assert_eq!(asked, [Some(TURNS[0].2), Some(TURNS[2].2)], "{text}");
        let answers = session.exchanges.iter().flat_map(Exchange::answer);
        let answers: Vec<&str> = answers.map(|turn| turn.text.as_str()).collect();
        assert_eq!(answers, [TURNS[1].2, TURNS[3].2], "{text}");
    }
}
