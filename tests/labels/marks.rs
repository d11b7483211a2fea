//! Names with other marks than a colon or a time: in brackets, in front of a dash.

use crate::common::brief;

/// Two people in turn, whose names and words `form` holds as `NAME` and `WORDS`.
fn talk(form: &str, names: [&str; 2]) -> String {
    let turn =
        |(at, words): (usize, &str)| form.replace("NAME", names[at % 2]).replace("WORDS", words);
    SAID.into_iter().enumerate().map(turn).collect::<Vec<_>>().concat()
}

const SAID: [&str; 6] =
    ["Why bees?", "They hum - mostly.", "And wasps?", "Sundays: no.", "Never?", "Never."];

fn turns(names: [&str; 2], roles: [&str; 2]) -> String {
    let turn =
        |(at, words): (usize, &str)| format!("{}{} | {words}\n", names[at % 2], roles[at % 2]);
    SAID.into_iter().enumerate().map(turn).collect::<Vec<_>>().concat()
}

const PEOPLE: [&str; 2] = ["Anne-Lise Aho", "Bo Lund"];

#[test]
fn names_in_brackets_speak_where_they_are_the_whole_file() {
    for form in [
        "[NAME] WORDS\n",
        "[NAME] WORDS\n\n",
        "<NAME> WORDS\n",
        "(NAME) WORDS\n\n",
        "NAME> WORDS\n",
        "NAME> WORDS\n\n",
    ] {
        let expected = format!("labels\n{}", turns(PEOPLE, ["", ""]));
        assert_eq!(brief(&talk(form, PEOPLE)), expected, "{form}");
    }
    for source in [
        "[Music] Welcome.\n[Laughter] Thanks.\n[Music] Why?\n[Laughter] So.\n",
        "[Yard] I load.\n[Shop] I sell.\n[Yard] I strap.\n[Shop] I count.\nAnd so on.\nAnd so on.\n",
        "(Laughter) Welcome.\n(Applause) Thanks.\n(Laughter) Why?\n(Applause) So.\n",
        "(London) I load.\n(Hull) I sell.\n(London) I strap.\n(Hull) I count.\nAnd so on.\nAnd so on.\n",
        "He smiled.\n(Ines) laughed.\nHe left.\n(Bo) stayed.\n(Ines) went.\nIt rained.\n(Bo) slept.\n",
        "Home> Loading\nHome> Driving\nHome> Selling\nHome> Counting\n",
        "[1] The first.\n[2] The second.\n[1] The first.\n[2] The second.\n",
    ] {
        assert_eq!(brief(source), "no talk\n", "{source}");
    }
}

#[test]
fn what_is_said_behind_a_mark_may_begin_as_a_label_does() {
    for form in ["(NAME) WORDS\n", "NAME> WORDS\n\n"] {
        let source = talk(form, PEOPLE)
            + &form.replace("NAME", "Bo Lund").replace("WORDS", "Simple: never.");
        assert!(brief(&source).ends_with("Bo Lund | Simple: never.\n"), "{source}");
    }
}

#[test]
fn turns_may_have_numbers() {
    for form in ["1. NAME: WORDS\n", "12) NAME: WORDS\n\n", "3. **NAME:** WORDS\n\n"] {
        assert_eq!(
            brief(&talk(form, PEOPLE)),
            format!("labels\n{}", turns(PEOPLE, ["", ""])),
            "{form}"
        );
    }
    for source in [
        "1. Load: heavy things first.\n2. Strap: each row.\n3. Drive: slowly.\n4. Rest: often.\n",
        "1. Why bees?\n\nThey hum: always.\n\n2. Why wasps?\n\nThey do not.\n",
    ] {
        assert_eq!(brief(source), "no talk\n", "{source}");
    }
}

#[test]
fn names_in_front_of_a_dash_speak_where_they_are_the_whole_file() {
    let asked = ["Interviewer", "Candidate"];
    for form in [
        "NAME - WORDS\n",
        "NAME – WORDS\r\n\r\n",
        "NAME — WORDS\n\n",
        "**NAME** – WORDS\n",
        "**NAME -** WORDS\n\n",
    ] {
        for (names, roles) in
            [(PEOPLE, ["", ""]), (["Ines", "Łucja"], ["", ""]), (asked, [" asks", " answers"])]
        {
            let source = talk(form, names);
            assert_eq!(brief(&source), format!("labels\n{}", turns(names, roles)), "{source}");
        }
    }
    let wrapped = talk("NAME - WORDS\nand so on\nand so on.\n\n", PEOPLE);
    assert!(brief(&wrapped).contains("Bo Lund | Never./and so on/and so on.\n"), "{wrapped}");
}

#[test]
fn other_dashes_are_no_labels() {
    for source in [
        "Driver - Nord Freight\nPlanner - Hull Docks\nDriver - Nord Freight\nI liked it.\nI left it.\nI came back.\n",
        "Apple - der Apfel\nPear - die Birne\nNut - die Nuss\nFig - die Feige\n",
        "Apple - der Apfel\nApple - die Frucht\nApple - der Baum\nPear - die Birne\nPear - der Baum\n",
        "Well - I mean\nwell - you know\nso - anyway\nwell - then\nso - there\nwell - bye\n",
    ] {
        assert_eq!(brief(source), "no talk\n", "{source}");
    }
    let inside = "Ines: Sundays - why?\nBo: Because.\nInes: Sundays - ever?\nSundays - always.\nBo: Never.\n";
    assert!(brief(inside).starts_with(
        "labels\nInes | Sundays - why?\nBo | Because.\nInes | Sundays - ever?/Sundays - always.\n"
    ));
}
