//! Lines that look like a label and are none, and texts that look like a talk and are none.

use std::fmt::Write;

use crate::common::brief;
use candor::model::session::Format;
use candor::transcript::labels::read;
use candor::transcript::understand;

#[test]
fn a_label_may_be_a_sentence() {
    let source = "Ines: One more thing.\n\nBo: Yes?\n\nInes: You know what they say.\n\nlast question: what is a bridge?\n\n\
        Bo: I say: it depends.\n\nNote: this is me.\n\nhttp://a.example: no\n\nDocker: a box.\n\nAt 10:30 we left.\n\n\
        Ines: Fine.\n\nBo: Fine.\n\nInes: Bye.\n\nBo: Bye.\n";
    let expected = "labels\nInes | One more thing.\nBo | Yes?\n\
        Ines | You know what they say.//last question: what is a bridge?\n\
        Bo | I say: it depends.//Note: this is me.//http://a.example: no//Docker: a box.//At 10:30 we left.\n\
        Ines | Fine.\nBo | Fine.\nInes | Bye.\nBo | Bye.\n\
        guess 7: last question\nguess 11: Note\nguess 15: Docker\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn a_word_at_a_wrapped_lines_start_is_no_speaker() {
    let mut source = String::new();
    for _ in 0..6 {
        source.push_str("Ines: What then?\n\nBo: There was the old\nhouse.\n\n");
    }
    for _ in 0..2 {
        source.push_str("Ines: What then?\n\nBo: There was the\nOffice: it was cold, and the\nKitchen: warm.\n\n");
    }
    let got = brief(&source);
    assert!(!got.contains("\nOffice"), "{got}");
    assert!(got.contains("guess 34: Office\nguess 35: Kitchen\n"), "{got}");
}

#[test]
fn what_stands_behind_a_letter_is_text_whatever_it_begins_with() {
    for [q, a] in [
        ["Q1. ", "A1. "],
        ["Q. ", "A. "],
        ["Q1) ", "A1) "],
        ["Q1 - ", "A1 - "],
        ["Question 1. ", "Answer 1. "],
        ["**Q1.** ", "**A1.** "],
        ["- Q1. ", "- A1. "],
    ] {
        let source = format!(
            "{q}How do you plan?\n{a}Simple: I look.\n\n{q}Scenario: the oven is cold?\n{a}I call.\n\n\
            {q}And then?\n{a}Stew.\n"
        );
        let [q, a] = [q, a].map(|label| label.trim_matches(|c: char| !c.is_alphabetic()));
        let expected = format!(
            "q-and-a\n{q} asks | How do you plan?\n{a} answers | Simple: I look.\n\
            {q} asks | Scenario: the oven is cold?\n{a} answers | I call.\n{q} asks | And then?\n\
            {a} answers | Stew.\n"
        );
        assert_eq!(brief(&source), expected, "{source}");
    }
    // An initial in front of a name is no answer where the names carry the talk.
    let source =
        "A. Lind: How do you plan?\nB. Roy: Simple: I look.\n\nA. Lind: And then?\nB. Roy: Stew.\n";
    assert!(brief(source).starts_with("labels\nA. Lind | How do you plan?\nB. Roy | Simple"));
}

#[test]
fn case_and_signs_that_nobody_sees_make_no_other_speaker() {
    let source = "Ines: Hi.\n\nbo: Hello.\n\n\u{200e}Ines: Why?\n\nBo: So.\n\nInes\u{200b}: And then?\n\n\
        \u{feff}Bo: Nothing.\n\nINES: Fine.\n\nbO: Bye.\n";
    let expected = "labels\nInes | Hi.\nBo | Hello.\nInes | Why?\nBo | So.\nInes | And then?\nBo | Nothing.\n\
        Ines | Fine.\nBo | Bye.\n";
    assert_eq!(brief(source), expected);
    let source = "\u{200e}[03/04/2026, 14:00:11] Ines: Hi.\n[03/04/2026, 14:00:21] Bo: Hello.\n\
        \u{200e}[03/04/2026, 14:00:31] \u{200e}Ines: Why?\n[03/04/2026, 14:00:41] Bo: So.\n";
    let expected = "labels\nInes @0 | Hi.\nBo @10 | Hello.\nInes @20 | Why?\nBo @30 | So.\n";
    assert!(brief(source).contains(expected.trim_start_matches("labels\n")), "{}", brief(source));
    // A label that is left to the words is told as it stands there.
    let source = "Ines: Hi.\n\nBo: Hello.\nNote: a.\nNOTE: b.\nNOTE: c.\n\nInes: Why?\n\nBo: So.\n";
    assert!(brief(source).ends_with("guess 4: Note:\n"), "{}", brief(source));
}

#[test]
fn what_stands_before_the_first_speaker_is_kept() {
    let source = "---\ntitle: Bridges\n---\n\n# Bridges\n\nShow notes: https://a.example\n\n**Ines:** Hi.\n\n## Part two\n\n\
        Still me.\n\n**Bo:** Hello.\n\n---\n\n**Ines:** Bye.\n\n***\n";
    let expected = "labels\nInes | Hi.//Still me.\nBo | Hello.\nInes | Bye.\n\
        not understood 1: ---/title: Bridges/---\nnot understood 5: # Bridges\n\
        not understood 7: Show notes: https://a.example\nnot understood 11: ## Part two\nguess 15: **Bo:**\n";
    assert_eq!(brief(source), expected);
    let front = read(source).unwrap().front;
    assert!(source[front].trim_end().ends_with("https://a.example"));
}

#[test]
fn a_label_without_words_is_reported() {
    let source = "Ines  0:00\nHi.\n\nBo  0:04\n\nInes  0:05\nHello?\n\nInes  0:09\n";
    let expected =
        "otter\nInes @0 | Hi.\nInes @5 | Hello?\ndebris 4: Bo  0:04\ndebris 9: Ines  0:09\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn pages_and_prose_are_no_talk() {
    for source in [
        "",
        "\n\n",
        "I went home. It was late.\n\nThen: nothing.\n",
        "Name: Ines\nRole: Welder\nSkills: TIG, MIG\nEmail: a@b.example\n",
        "Ines Aho\nWelder\n\nSkills\nTIG\n\nInterviewer: Hi.\nCandidate: Hello.\n",
        "**Name:** Ines\n\n**Skills:** TIG\n\n**Q:** Why?\n\n**A:** So.\n",
        "Q1: Why?\nBecause.\nQ2: How?\nSlowly.\n",
        "See https://a.example\nSee http://b.example\n10:30 tea\n11:30 lunch\n",
        "0:00 Intro\n1:20 The bridge\n4:10 Questions\n",
        "Intro 0:00\nBridges 1:20\nQuestions 4:10\n",
        "Note: this\nNote: that\nTip: those\nTip: these\n",
        "| a | b |\n| - | - |\n| 1 | 2 |\n",
        "A: one\nA: two\n",
        "Roses\n\nPruning\n\nRoses\n\nGrafting\n\nPruning\n\nWhy roses?\nThey last.\n",
        "# Roses\n\nThey last.\n\n## Care\n\nPrune them.\n\n# Pears\n\nThey keep.\n\n## Care\n\nGraft them.\n",
        "Gardener\nGreen Hill\nGardener\nOld Park\nGardener\nGreen Hill\n",
    ] {
        assert_eq!(brief(source), "no talk\n", "{source}");
    }
}

#[test]
fn letters_may_be_people() {
    let source = "A: Hi.\nB: Hello.\nA: Why?\nB: So.\n";
    assert_eq!(brief(source), "labels\nA | Hi.\nB | Hello.\nA | Why?\nB | So.\n");
    let study = "I: Why?\nR: Because: it hums.\nI: And?\nR: No.\n";
    assert_eq!(
        brief(study),
        "labels\nI asks | Why?\nR answers | Because: it hums.\nI asks | And?\nR answers | No.\n"
    );
}

#[test]
fn backslashes_of_plain_text_stay() {
    let source = "Ines: c:\\new\\_x ¯\\_(ツ)_/¯\nBo: R&D; AT&T\nInes: Ok.\nBo: Ok.\n";
    let got = brief(source);
    assert!(got.contains("c:\\new\\_x ¯\\_(ツ)_/¯") && got.contains("R&D; AT&T"), "{got}");
}

#[test]
fn a_hundred_thousand_speakers_are_read() {
    let mut source = String::new();
    for number in 0..100_000 {
        writeln!(source, "Person {number}  {}:{:02}:00\nHi.\n", number / 600, number % 60).unwrap();
    }
    assert_eq!(read(&source).unwrap().talk.turns.len(), 100_000);
    let mut source = String::new();
    for number in 0..100_000 {
        writeln!(source, "Person {number}: Hi.\nsomebody {number}x: Ho.").unwrap();
    }
    assert_eq!(read(&source), None);
}

#[test]
fn why_is_said_in_words() {
    let why = |source: &str| read(source).unwrap().why;
    assert_eq!(
        why("**Ines:** Hi.\n\n**Bo:** Hello.\n\n**Ines:** Why?\n\n**Bo:** So.\n"),
        "4 lines begin with a name in bold or brackets and a colon; 2 names in all"
    );
    assert_eq!(
        why("Q: Why?\nA: So.\n"),
        "2 lines begin with a letter or word for question or answer"
    );
}

#[test]
fn points_of_a_list_are_no_speakers() {
    let source = "**Ines:** What did you change?\n\n**Bo:** Two things.\n\n- **Team Size:** from ten to four.\n\
        - **Review:** each day.\n\n**Ines:** And?\n\n**Maja:** It worked.\n\n**Bo:** It did.\n";
    let expected = "labels\nInes | What did you change?\n\
        Bo | Two things.//- **Team Size:** from ten to four./- **Review:** each day.\nInes | And?\n\
        Maja | It worked.\nBo | It did.\nguess 5: Team Size\nguess 6: Review\nguess 10: **Maja:**\n";
    assert_eq!(brief(source), expected);
    let listed = "- Ines: Why?\n- Bo: So.\n- Ines: And?\n- Bo: No.\n";
    assert_eq!(brief(listed), "labels\nInes | Why?\nBo | So.\nInes | And?\nBo | No.\n");
}

/// Keys and values in front of a Markdown file are no profile, whatever they name.
#[test]
fn front_matter_is_no_profile() {
    let text = "---\nguest: Ines Duarte\ntitle: Head Baker at Molen\nkeywords:\n- flour\n- yeast\n- ovens\n---\n\n\
                # The long night | Ines Duarte (Head Baker at Molen)\n\n## Transcript\n\n\
                Owen (00:01):\nWhat is a good crust?\n\nInes Duarte (00:05):\nOne that sings when it cools.\n\n\
                Owen (01:10):\nAnd what ruins it?\n\nInes Duarte (01:12):\nImpatience. And a cold oven.\n";
    let session = understand("night.md", text.as_bytes()).unwrap();
    assert_eq!(session.source.format, Format::Rev);
    assert!(session.profile.experience.is_empty() && session.skills.is_empty());
    let asked = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
    assert_eq!(asked.filter(|turn| turn.name.as_deref() == Some("Owen")).count(), 2);
}
