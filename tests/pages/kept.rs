//! Nothing is lost: whatever a page is made of, every character is accounted for, once.

use std::collections::BTreeSet;
use std::ops::Range;

use candor::model::exchange::Exchange;
use candor::model::ids::ExchangeId;
use candor::model::session::{Format, Session};
use candor::transcript::{account, decoded, understand_with_account};
use proptest::prelude::*;

/// Lines that pages are made of, and some that they are not.
const LINES: &[&str] = &[
    "",
    " ",
    "Ana Ruiz is a nurse with nine years on the night shift.",
    "Ana Ruiz",
    "# Ana Ruiz",
    "Name: Ana Ruiz",
    "Senior Nurse",
    "Mercy HospitalStaff Nurse",
    "Kestrel HealthTriage",
    "Staff Nurse at Mercy Hospital (2018 – 2020)",
    "Staff Nurse — Mercy Hospital",
    "2018 - Present",
    "Skills",
    "## Skills",
    "Skills: Triage, Wound care",
    "• Triage",
    "- Wound care",
    "* IV; ACLS",
    "Triage",
    "Python, Go | Rust",
    ".png)",
    "![logo](",
    "logo.svg",
    "Triage.png)",
    "Show more",
    "Interview",
    "**Q&A**",
    "---",
    "Q1: Why nursing?",
    "A: Because, um, of my aunt.",
    "Q2",
    "1. How do you rest?",
    "2) I do not.",
    "**3. And then?**",
    "Interviewer: Hello.",
    "Candidate: Hello. Uh, yes.",
    "Ben: How are you?",
    "Ana: Fine.",
    "> quoted",
    "How do you rest?",
    "How do you cope with nights? Um, I sleep in the, the day, and, uh,",
    "Tell me about yourself",
    "Um, so I was, uh, on the ward and then the",
    "Yes.",
    "No",
    "Okay. Sit down. Yes. Over there Um, so I began.",
    "how would you rest, how would you rest after a night. I would, uh, go for a walk first.",
    "Experience",
    "Work history:",
    "EDUCATION",
    "St. Elsewhere College",
    "https://a.example/b",
    "ana@example.org",
    "+44 20 7946 0000",
    "日本語の看護師です。",
    "¿Por qué?",
    "(",
    "—",
    "\u{200b}",
    "\u{1b}[31mred\u{1b}[0m",
    "a\u{301}e\u{301}",
    "🙂 Nurse",
    "Engineer",
    "Title: Head Nurse",
    ": :",
    "Q:",
    "A:",
    "1.",
];

fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        6 => proptest::sample::select(LINES).prop_map(str::to_owned),
        // Without `&`: entities are decoded, and no word of a page is a code.
        1 => "[ -%'-~]{0,60}",
        1 => "[\\PC--&]{0,20}",
    ];
    let end = proptest::sample::select(&["\n", "\r\n", "\n\n", " \n"][..]);
    proptest::collection::vec((line, end), 0..30)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// Ranges of the turns, which hold what was said.
fn turns(session: &Session) -> Vec<(u64, u64, &str)> {
    session
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| (turn.bytes.start, turn.bytes.end, turn.text.as_str()))
        .collect()
}

/// Turns that touch are cut from one, and where the format dropped signs from it, its place is exact at both ends
/// alone: they are put together again.
fn uncut(turns: &[(u64, u64, &str)]) -> Vec<(Range<usize>, String)> {
    let mut whole: Vec<(Range<usize>, String)> = Vec::new();
    for &(start, end, words) in turns {
        let place = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
        match whole.last_mut() {
            Some((before, all)) if before.end == place.start => {
                before.end = place.end;
                *all = format!("{all} {words}");
            }
            _ => whole.push((place, words.to_owned())),
        }
    }
    whole
}

/// Whether somebody who speaks first at this byte is known by this name: where a talk names nobody, its voices are
/// numbered, and no word of the page is the number.
fn speaks(session: &Session, name: &str, start: u64) -> bool {
    let mut turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    turns.any(|turn| turn.bytes.start == start && turn.name.as_deref() == Some(name))
}

/// Whether the place of a talk's turn, with its label, time, rulers and the signs of Markdown or captions, holds
/// these words in order.
fn holds(place: &str, words: &str) -> bool {
    let mut place = place.chars();
    words.chars().filter(|c| !c.is_whitespace()).all(|c| place.any(|held| held == c))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_is_accounted_for(page in page()) {
        let Ok(understood) = understand_with_account("page.txt", page.as_bytes()) else {
            return Ok(());
        };
        let text = decoded(page.as_bytes()).unwrap();
        prop_assert_eq!(account(&understood, &text), []);
        let mut last = 0;
        for (start, end, words) in turns(&understood.session) {
            let (from, to) = (usize::try_from(start).unwrap(), usize::try_from(end).unwrap());
            prop_assert!(start >= last, "turns overlap or stand out of order");
            prop_assert!(!words.trim().is_empty());
            if understood.session.source.format == Format::Page {
                prop_assert_eq!(&text[from..to], words);
            }
            last = end;
        }
        if understood.session.source.format != Format::Page {
            for (place, words) in uncut(&turns(&understood.session)) {
                prop_assert!(holds(&text[place], &words), "{words:?}");
            }
        }
        for line in understood.session.report.iter() {
            let (from, to) = (usize::try_from(line.bytes.start).unwrap(), usize::try_from(line.bytes.end).unwrap());
            if understood.session.source.format == Format::Page {
                prop_assert_eq!(&text[from..to], line.text.as_str());
            } else {
                let told = speaks(&understood.session, &line.text, line.bytes.start);
                prop_assert!(told || holds(&text[from..to], &line.text), "{line:?}");
            }
            prop_assert_eq!(line.line, 1 + text[..from].matches('\n').count() as u64);
        }
        for exchange in &understood.session.exchanges {
            for span in &exchange.question.at {
                let turn = exchange.turns.iter().find(|turn| turn.id == span.turn).unwrap();
                prop_assert_eq!(&turn.text[span.start..span.end], span.text.as_str());
            }
        }
        let reading = candor::reading::read(&understood.session, &candor::reading::repair::Glossary::built_in());
        prop_assert_eq!(reading.evidence.len(), understood.session.skills.len());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = understand_with_account("noise", &bytes);
    }
}

/// Line ends of two bytes move the later questions away from where counting the words of the paragraph puts them.
#[test]
fn pieces_and_the_report_stand_where_their_words_do() {
    let page = "Why did you begin with bees, and what\r\nkeeps you with them? I inherited, um, three hives\r\n\
                from an uncle, and they, they stayed.\r\n——\r\nHow do you winter a weak colony, and when\r\n\
                do you begin? I, um, join it to a strong one,\r\nor I feed it on, in the, uh, last warm week.\r\n\
                ——\r\nWhat do you tell a beginner who asks\r\nfor a hive in May? To, to wait, um, a year.\r\n";
    let session = understand_with_account("bees.txt", page.as_bytes()).unwrap().session;
    let asked: Vec<&str> =
        session.exchanges.iter().map(|one| &page[one.turns[0].bytes.range()]).collect();
    let questions = [
        "Why did you begin with bees, and what\r\nkeeps you with them?",
        "How do you winter a weak colony, and when\r\ndo you begin?",
        "What do you tell a beginner who asks\r\nfor a hive in May?",
    ];
    assert_eq!(asked, questions);
    let told: Vec<(u64, &str)> = session
        .report
        .iter()
        .filter(|line| line.message.contains("share a paragraph"))
        .map(|line| (line.line, &page[line.bytes.range()]))
        .collect();
    assert_eq!(told, [(1, questions[0]), (5, questions[1]), (9, questions[2])]);
}

/// So many short answers that some of their places come to the same id.
#[test]
fn no_two_exchanges_share_an_id() {
    let lines: Vec<String> = (0..120_000).map(|n| format!("Why {n}? So {n}.\n")).collect();
    let interview = lines.concat();
    let page = format!("Ana Ruiz\nNurse\n\nInterview\n{interview}");
    let session = understand_with_account("page.txt", page.as_bytes()).unwrap().session;
    assert_eq!(session.exchanges.len(), 120_000);
    let place = |one: &Exchange| one.turns.first().map(|turn| turn.bytes.start);
    let plain = |one: &Exchange| place(one).map(|start| ExchangeId::at(&session.id, start));
    let distinct = |ids: Vec<Option<ExchangeId>>| ids.into_iter().collect::<BTreeSet<_>>().len();
    let met = distinct(session.exchanges.iter().map(plain).collect());
    assert!(met < 120_000, "no two places of this page come to the same id");
    let ids = session.exchanges.iter().map(|one| Some(one.id.clone())).collect();
    assert_eq!(distinct(ids), 120_000);
}
