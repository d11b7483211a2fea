//! Names on lines of their own, with no empty line between them and what is said.

use crate::common::brief;

const SAID: [&str; 6] = [
    "Why did you take up bees?",
    "They hum, and I like that.",
    "What about wasps?",
    "I leave them\nalone when I can.",
    "Do you eat much honey?",
    "Every day, with bread.",
];

fn talk(form: &str, names: &[&str]) -> String {
    let turn = |(at, words): (usize, &&str)| {
        form.replace("NAME", names[at % names.len()]).replace("WORDS", words)
    };
    SAID.iter().enumerate().map(turn).collect()
}

#[test]
fn names_above_the_words_speak() {
    for names in [
        ["Ines Aho", "Bo Lund"],
        ["Ines", "Bo"],
        ["INES AHO", "BO LUND (NORD)"],
        ["Łucja Żak", "李娜"],
    ] {
        for form in [
            "NAME\nWORDS\n",
            "NAME\r\nWORDS\r\n",
            "## NAME\nWORDS\n",
            "**NAME**\nWORDS\n",
            "**NAME**\n\nWORDS\n",
        ] {
            let source = talk(form, &names);
            let turn = |(at, words): (usize, &&str)| {
                format!("{} | {}\n", names[at % 2], words.replace('\n', "/"))
            };
            let turns = SAID.iter().enumerate().map(turn).collect::<Vec<_>>().concat();
            assert_eq!(brief(&source), format!("labels\n{turns}"), "{source}");
            let title = format!("A talk on bees\n3 May 2026\n{source}");
            assert!(brief(&title).contains(&turns), "{title}");
        }
    }
}

#[test]
fn a_third_person_may_come_in() {
    let source = talk("NAME\nWORDS\n", &["Ines Aho", "Bo Lund"])
        + "Maja Roth\nAnd who paints the hives?\nBo Lund\nMy daughter does.\nMaja Roth\nNice.\n";
    assert!(brief(&source).ends_with(
        "Maja Roth | And who paints the hives?\nBo Lund | My daughter does.\nMaja Roth | Nice.\n"
    ));
}

#[test]
fn other_lines_that_come_back_are_no_speakers() {
    let of = |names: &[&str]| talk("NAME\nWORDS\n", names);
    for source in [
        of(&["Right", "Exactly"]),
        of(&["Head Nurse", "Ward Manager"]),
        of(&["Ines Aho"]),
        of(&["Ines Aho", "Ines Aho", "Bo Lund"]),
        of(&["Ines", "Bo", "Maja", "Kim", "Ola", "Tor"]),
        talk("NAME\nLeeds\n", &["Ines Aho", "Bo Lund"]),
        talk("## NAME\nI did.\n", &["Skills", "Projects"]),
        "Bo Lund\nYard Manager\n".to_owned() + &of(&["Nord Freight", "Hull Docks"]),
    ] {
        assert_eq!(brief(&source), "no talk\n", "{source}");
    }
}
