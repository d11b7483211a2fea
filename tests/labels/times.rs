//! Times in every place of a turn: in front of the name, beside it, and behind the words.

use crate::common::brief;

/// Two people in turn, one turn each ten seconds. `form` holds `NAME`, `TIME` and `WORDS`.
fn talk(form: &str) -> String {
    let turn = |(at, words): (usize, &str)| {
        let name = if at % 2 == 0 { "Ines Aho" } else { "Bo Lund" };
        let time = format!("{:02}:{:02}", at / 6, at % 6 * 10);
        form.replace("NAME", name).replace("TIME", &time).replace("WORDS", words)
    };
    ["Why bees?", "They hum.", "And wasps?", "No.", "Never?", "So: never."]
        .into_iter()
        .enumerate()
        .map(turn)
        .collect()
}

const STARTS: &str = "Ines Aho @0 | Why bees?\nBo Lund @10 | They hum.\nInes Aho @20 | And wasps?\n\
    Bo Lund @30 | No.\nInes Aho @40 | Never?\nBo Lund @50 | So: never.\n";

#[test]
fn a_time_may_stand_in_the_dress_of_a_name_or_in_front_of_it() {
    for form in [
        "**NAME [TIME]:** WORDS\n\n",
        "**NAME [TIME]**: WORDS\n\n",
        "**NAME (00:TIME):** WORDS\n\n",
        "**[TIME] NAME:** WORDS\n\n",
        "*(TIME) NAME:* WORDS\n",
        "**[TIME]** NAME: WORDS\n\n",
        "**[TIME]** **NAME:** WORDS\n\n",
        "**[TIME] NAME: WORDS**\n\n",
        "@TIME - NAME\nWORDS\n\n",
        "@00:TIME - **NAME**\nWORDS\n",
        "[TIME] [NAME]\nWORDS\n\n",
        "NAME (TIME) - WORDS\n",
        "NAME [TIME] – WORDS\n\n",
    ] {
        for source in [talk(form), talk(form).replace('\n', "\r\n")] {
            let got = brief(&source);
            let turns = got.split_once('\n').map(|(_, turns)| turns).unwrap();
            assert!(turns.starts_with(STARTS), "{source}\n{got}");
        }
    }
}

#[test]
fn times_behind_the_words_end_the_turns() {
    let turns = "labels\nInes Aho | Why bees?\nBo Lund @0 | They hum.\nInes Aho @10 | And wasps?\n\
        Bo Lund @20 | No.\nInes Aho @30 | Never?\nBo Lund @40 | So: never.\n";
    for form in
        ["NAME: WORDS [TIME]\n", "NAME: WORDS (00:TIME)\n\n", "**NAME:** WORDS #00:TIME-0#\n\n"]
    {
        assert_eq!(brief(&talk(form)), turns, "{form}");
    }
    let seldom = talk("NAME: WORDS\n\n") + "Ines Aho: It was then. [0:03]\n";
    assert!(brief(&seldom).ends_with("Ines Aho | It was then. [0:03]\n"));
    let backwards = "Ines: One [0:09]\nBo: Two [0:07]\nInes: Three [0:05]\nBo: Four [0:03]\n";
    assert!(brief(backwards).contains("Ines | One [0:09]\n"));
}
