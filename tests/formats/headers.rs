//! Lines above a talk that say who is who: nobody says them, and they name the people of the talk.

use candor::model::exchange::Speaker;
use candor::model::session::{ReportKind, Session};

use crate::detected::session;

/// The talk that `one` and `other` have below `header`, written as `form` has it.
fn below(header: &str, [one, other]: [&str; 2], form: &str) -> Session {
    let turn = |name: &str, words: &str| form.replace("NAME", name).replace("WORDS", words);
    let turns = [
        turn(one, "Hello. How do you load a trailer?"),
        turn(other, "Heavy things first and low, over the axles, and I strap each row."),
        turn(one, "What would you like to learn here?"),
        turn(other, "Who plans the shifts, and how late they may be changed."),
    ];
    session(format!("{header}\n{}", turns.concat()).as_bytes())
}

/// Who speaks each turn, and under which label.
fn speakers(session: &Session) -> Vec<(Speaker, &str)> {
    let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    turns.map(|turn| (turn.speaker, turn.name.as_deref().unwrap_or_default())).collect()
}

const PLAIN: &str = "NAME: WORDS\n\n";

const HEADER: &str =
    "Interviewer: Hedda van der Linden\nCandidate: Kofi Osei\nDate: 3 May 2026\nLocation: Hull\n";

#[test]
fn a_header_names_whoever_speaks_under_a_short_label() {
    for labels in [
        ["Hedda van der Linden", "Kofi Osei"],
        ["Interviewer", "Candidate"],
        ["Interviewer", "Interviewee"],
        ["Hedda", "Kofi"],
        ["VAN DER LINDEN", "OSEI"],
        ["HL", "KO"],
        ["Ms van der Linden", "Mr Osei"],
    ] {
        for form in [PLAIN, "**NAME:** WORDS\n\n", "NAME  0:05\nWORDS\n\n", "NAME: WORDS\n"] {
            let session = below(HEADER, labels, form);
            assert_eq!(session.profile.name.as_deref(), Some("Kofi Osei"), "{labels:?} {form}");
            let [one, other] = labels;
            let turns = [(Speaker::Interviewer, one), (Speaker::Candidate, other)].repeat(2);
            assert_eq!(speakers(&session), turns, "{labels:?} {form}");
        }
    }
}

#[test]
fn a_header_is_believed_whatever_the_words_below_look_like() {
    let session = below(HEADER, ["KO", "HL"], PLAIN);
    let turns = [(Speaker::Candidate, "KO"), (Speaker::Interviewer, "HL")].repeat(2);
    assert_eq!(speakers(&session), turns);
}

#[test]
fn headers_are_written_in_many_ways() {
    for header in [
        "# Yard operative\n\n**Interviewer:** Hedda Linden\n**Candidate:** Kofi Osei\n",
        "Transcript\n\n- Interviewee: Kofi Osei (KO)\n- Interviewer: Hedda Linden (HL)\n\n---\n",
        "Interviewed by: Hedda Linden\r\nName of candidate: Kofi Osei\r\n",
        "Interviewer: Hedda Linden | Candidate: Kofi Osei | Duration: 31:12\n",
        "---\ntitle: Talk\ncandidate: Kofi Osei\nmood: calm\n---\n",
        "HL: Hedda Linden\nKO: Kofi Osei\n",
        "HL = Hedda Linden\nKO = Kofi Osei\n",
        "HL – Hedda Linden\nKO – Kofi Osei\n",
        "Hedda Linden (HL)\nKofi Osei (KO)\n",
        "Hedda Linden – Interviewer\nKofi Osei – Candidate\n",
        "Participants: Hedda Linden, Kofi Osei\nDate: 3 May 2026\n",
        "Candidate: Kofi Osei\n",
    ] {
        let session = below(header, ["HL", "KO"], PLAIN);
        assert_eq!(session.profile.name.as_deref(), Some("Kofi Osei"), "{header}");
        let turns = [(Speaker::Interviewer, "HL"), (Speaker::Candidate, "KO")].repeat(2);
        assert_eq!(speakers(&session), turns, "{header}");
    }
}

#[test]
fn numbered_speakers_are_named_by_a_header() {
    let header = "Speaker 1: Hedda Linden\nSpeaker 2: Kofi Osei\n";
    let session = below(header, ["Speaker 1", "Speaker 2"], PLAIN);
    assert_eq!(session.profile.name.as_deref(), Some("Kofi Osei"));
    assert_eq!(speakers(&session).len(), 4);
}

#[test]
fn a_panel_asks_even_whoever_speaks_once() {
    let talk = "Panel: Hedda Linden, Tom Price and Ola Berg\nCandidate: Kofi Osei\nRole: driver\n\n\
        HL: Do you drive at night?\n\nKO: I do, and I like the empty roads.\n\n\
        HL: And in snow?\n\nKO: With chains, and slowly.\n\nTP: I see.\n";
    let session = session(talk.as_bytes());
    assert_eq!(speakers(&session).last(), Some(&(Speaker::Interviewer, "TP")));
}

#[test]
fn a_talk_that_begins_with_roles_is_said() {
    for [one, other] in [
        ["Hello", "Hi"],
        ["Good Morning", "Good Morning"],
        ["Welcome Kofi", "Thank You"],
        ["Kofi", "Yes"],
        ["Kofi Osei.", "Yes."],
    ] {
        let talk = format!("Interviewer: {one}\nCandidate: {other}\n");
        let session = below(&talk, ["Interviewer", "Candidate"], PLAIN);
        assert_eq!(speakers(&session).len(), 6, "{talk}");
        assert_eq!(session.profile.name, None, "{talk}");
    }
}

#[test]
fn a_surname_alone_is_the_person_of_the_full_name() {
    let talk = |short: &str| {
        format!(
            "THE MARKET: What time does your day begin?\n\nKOFI OSEI: At two. The boats are in by three.\n\n\
            THE MARKET: How do you choose?\n\n{short}: The eye, the gill, and the man who sells it.\n\n\
            THE MARKET: What do people get wrong?\n\n{short}: They smell it. Fresh fish does not smell.\n"
        )
    };
    for short in ["OSEI", "KOFI"] {
        let session = session(talk(short).as_bytes());
        let turns = [
            (Speaker::Interviewer, "THE MARKET"),
            (Speaker::Candidate, "KOFI OSEI"),
            (Speaker::Interviewer, "THE MARKET"),
            (Speaker::Candidate, short),
            (Speaker::Interviewer, "THE MARKET"),
            (Speaker::Candidate, short),
        ];
        assert_eq!(speakers(&session), turns);
        assert_eq!(session.profile.name.as_deref(), Some("KOFI OSEI"));
    }
}

#[test]
fn a_header_is_told_apart_from_what_nobody_understands() {
    let session = below(
        "Interview transcript – Yard operative\nInterviewer: Hedda van der Linden\nCandidate: Kofi Osei\n\n\
         Two cameras were on.\n",
        ["HL", "KO"],
        PLAIN,
    );
    let told = |kind: ReportKind| -> Vec<&str> {
        let lines = session.report.iter().filter(|line| line.kind == kind);
        lines.map(|line| line.text.as_str()).collect()
    };
    assert_eq!(
        told(ReportKind::Debris),
        ["Interviewer: Hedda van der Linden\nCandidate: Kofi Osei"]
    );
    assert_eq!(
        told(ReportKind::NotUnderstood),
        ["Interview transcript – Yard operative", "Two cameras were on."]
    );
}

#[test]
fn the_title_of_a_talk_is_nobodys_headline() {
    for title in [
        "Interview transcript – Yard operative",
        "Yard operative interview",
        "Transcript: yard operative",
        "Interview with our next yard operative",
    ] {
        let session = below(&format!("{title}\n\n{HEADER}"), ["HL", "KO"], PLAIN);
        assert_eq!(session.profile.name.as_deref(), Some("Kofi Osei"), "{title}");
        assert_eq!(session.profile.headline, None, "{title}");
    }
    let session = below("Kofi Osei\nInterview Coach\n", ["Hedda Lind", "Kofi Osei"], PLAIN);
    assert_eq!(session.profile.headline.as_deref(), Some("Interview Coach"));
}
