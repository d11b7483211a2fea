//! The same page in other bytes is the same session; what is no page is refused in plain words.

use candor::model::exchange::Certainty;
use candor::model::session::{ReportKind, Session};
use candor::transcript::{Refusal, sample, understand};

const PAGE: &str = "Zoë Renard is a café manager who has opened three places.
Café Manager
Pain & CieBarista
KaffeehausLatte Art

Training
What is a good espresso? Um, one that naïve people like.
Yeah. So I, uh, I taste it first, and then

";

fn read(bytes: &[u8]) -> Session {
    understand("page.txt", bytes).unwrap()
}

/// Everything but ids, offsets and the bytes' own description.
fn content(session: &Session) -> String {
    let turns: Vec<_> = session
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| (turn.part, turn.text.as_str()))
        .collect();
    let questions: Vec<_> = session
        .exchanges
        .iter()
        .map(|exchange| (exchange.question.origin, exchange.question.text.as_deref()))
        .collect();
    format!("{:?} {:?} {turns:?} {questions:?}", session.profile, session.skills)
}

#[test]
fn line_ends_marks_and_encodings_change_nothing() {
    let plain = content(&read(PAGE.as_bytes()));
    let crlf = PAGE.replace('\n', "\r\n");
    let padded = PAGE.replace('\n', " \u{a0}\t\n");
    let utf16: Vec<u16> = PAGE.encode_utf16().collect();
    let wide = |mark: &[u8], order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(utf16.iter().flat_map(|unit| order(*unit))).collect()
    };
    let legacy: Vec<u8> = PAGE.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let variants = [
        ("CRLF", crlf.clone().into_bytes()),
        ("old Mac", PAGE.replace('\n', "\r").into_bytes()),
        ("BOM", [b"\xef\xbb\xbf", PAGE.as_bytes()].concat()),
        ("BOM and CRLF", [b"\xef\xbb\xbf", crlf.as_bytes()].concat()),
        ("trailing spaces", padded.into_bytes()),
        ("UTF-16 LE", wide(b"\xff\xfe", u16::to_le_bytes)),
        ("UTF-16 BE", wide(b"\xfe\xff", u16::to_be_bytes)),
        ("UTF-16 LE without a mark", wide(b"", u16::to_le_bytes)),
        ("windows-1252", legacy),
    ];
    for (what, bytes) in variants {
        assert_eq!(content(&read(&bytes)), plain, "{what}");
    }
}

#[test]
fn damage_is_reported_and_counted() {
    let session = read(b"Zo\xeb is a baker.\nWhat do you bake? Um, na\xefve caf\xe9 bread.\n");
    let line = &session.report[0];
    assert_eq!((line.kind, line.line, line.text.as_str()), (ReportKind::Repaired, 1, "ë"));
    assert!(line.message.starts_with("3 bytes were not UTF-8"), "{}", line.message);
}

#[test]
fn what_is_no_page_is_refused_in_plain_words() {
    let refusal = |bytes: &[u8]| understand("x", bytes).unwrap_err();
    assert_eq!(refusal(b""), Refusal::Empty);
    assert_eq!(refusal(b" \r\n\t\n"), Refusal::Empty);
    assert_eq!(refusal("\u{feff}\n".as_bytes()), Refusal::Empty);
    assert!(matches!(refusal(b"%PDF-1.7\n%"), Refusal::Binary { what: "a PDF" }));
    assert!(matches!(refusal(b"PK\x03\x04\x14\0"), Refusal::Docx(_)));
    assert_eq!(refusal(b"What is your name?\nHow old are you?\n"), Refusal::NoAnswer { lines: 2 });
    assert_eq!(refusal(b"Docker\n\nKubernetes\n"), Refusal::NoAnswer { lines: 3 });
    for bytes in [b"".as_slice(), b"\x7fELF", b"Docker"] {
        let words = refusal(bytes).to_string();
        assert!(words.contains(": ") && !words.ends_with('.'), "{words}");
    }
    assert_eq!(read(b"Um, I like it.\0 Uh, yes.").exchanges.len(), 1);
}

#[test]
fn ids_depend_on_the_bytes_alone() {
    let (a, b) = (read(PAGE.as_bytes()), understand("other.txt", PAGE.as_bytes()).unwrap());
    assert_eq!(a.id, b.id);
    assert_eq!(a.exchanges[1].id, b.exchanges[1].id);
    assert_eq!(b.source.name, "other.txt");
    let turns: Vec<String> = a
        .exchanges
        .iter()
        .flat_map(|exchange| &exchange.turns)
        .map(|turn| turn.id.to_string())
        .collect();
    assert_eq!(turns, ["t1", "t2", "t3"]);
}

#[test]
fn guesses_name_their_rule() {
    let session = read(PAGE.as_bytes());
    let said: Vec<(u64, &str, &str)> = session
        .report
        .iter()
        .map(|line| (line.line, line.text.as_str(), line.message.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (
                3,
                "Pain & CieBarista",
                "employer and title taken apart where a small letter meets a capital"
            ),
            (
                4,
                "KaffeehausLatte Art",
                "employer and first skill taken apart where a small letter meets a capital"
            ),
        ]
    );
}

#[test]
fn the_sample_shows_every_kind_of_damage() {
    let (name, bytes) = sample();
    let session = understand(name, bytes).unwrap();
    let reading = candor::reading::read(&session, &candor::reading::repair::Glossary::built_in());
    let session = candor::reading::annotate(session, reading);
    assert_eq!(session.candidate(), "Mara Lindqvist");
    assert_eq!(session.profile.headline.as_deref(), Some("Senior Platform Engineer"));
    assert_eq!(session.profile.experience.len(), 4);
    assert_eq!(session.skills.len(), 21);
    let origins = session
        .exchanges
        .iter()
        .fold(String::new(), |all, exchange| all + &format!("{:?}", exchange.question.origin)[..1]);
    assert_eq!(origins, "GGLLRLLLLG");
    let marks: Vec<String> = session
        .exchanges
        .iter()
        .enumerate()
        .flat_map(|(at, exchange)| {
            exchange
                .marks
                .iter()
                .flat_map(|marks| marks.iter())
                .filter(|mark| !mark.kind.speaks_for_itself())
                .map(move |mark| format!("{} {}", at + 1, mark.kind.label()))
        })
        .collect();
    let marked = || {
        session
            .exchanges
            .iter()
            .flat_map(|exchange| exchange.marks.iter().flat_map(|marks| marks.iter()))
    };
    let repaired: Vec<&str> = marked()
        .filter_map(|mark| mark.repair.as_ref())
        .filter(|repair| repair.certainty == Certainty::High)
        .map(|repair| repair.probable.as_str())
        .collect();
    for name in ["Norrvind", "Tallwick", "Pennybrook", "Lanternway", "Kubernetes", "Node.js"] {
        assert!(repaired.contains(&name), "{name} in {repaired:?}");
    }
    assert_eq!(
        marks,
        [
            "1 cut off",
            "3 cut off",
            "4 stray talk",
            "5 echo of the question",
            "6 echo of the question",
            "7 cut off",
            "9 cut off",
        ]
    );
    let shown: Vec<&str> = session
        .skills
        .iter()
        .filter(|skill| skill.evidence.as_ref().is_some_and(|spans| !spans.is_empty()))
        .map(|skill| skill.name.as_str())
        .collect();
    assert_eq!(shown, ["Kubernetes", "Go", "Terraform", "Node.js"]);
    let debris = session.report.iter().filter(|line| line.kind == ReportKind::Debris).count();
    assert_eq!(debris, 3);
}
