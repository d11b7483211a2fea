//! Times in every place of a turn: in front of the name, beside it, and behind the words.

use candor::transcript::labels::read;

use crate::common::{brief, losses};

/// Two people in turn, one turn each ten seconds. `form` holds `NAME`, `TIME` and `WORDS`.
fn talk(form: &str) -> String {
    let turn = |(at, words): (usize, &str)| {
        let name = if at % 2 == 0 { "Ines Aho" } else { "Bo Lund" };
        let time = format!("{:02}:{:02}", at / 6, at % 6 * 10);
        let end = format!("{:02}:{:02}", at / 6, at % 6 * 10 + 7);
        let form = form.replace("NAME", name).replace("TIME", &time).replace("END", &end);
        form.replace("WORDS", words)
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
        "NAME TIME: WORDS\n",
        "NAME 00:TIME: WORDS\n\n",
        "NAME: TIME WORDS\n",
    ] {
        for source in [talk(form), talk(form).replace('\n', "\r\n")] {
            let got = brief(&source);
            let turns = got.split_once('\n').map(|(_, turns)| turns).unwrap();
            assert!(turns.starts_with(STARTS), "{source}\n{got}");
        }
    }
}

#[test]
fn a_second_time_tells_the_end() {
    for form in [
        "NAME 00:TIME - 00:END\nWORDS\n\n",
        "NAME TIME–END\nWORDS\n",
        "NAME [TIME - END] WORDS\n\n",
        "NAME [TIME - END]\nWORDS\n\n",
        "NAME (TIME–END): WORDS\n",
        "NAME TIME – END: WORDS\n",
        "[NAME] 00:TIME - 00:END\nWORDS\n\n",
        "**NAME** [TIME --> END]\nWORDS\n\n",
        "[00:TIME.00 - 00:END.00] NAME\nWORDS\n\n",
        "TIME --> END NAME\nWORDS\n\n",
        "NAME\t00:TIME - 00:END\tWORDS\n",
        "NAME:\n[TIME - END]\nWORDS\n\n",
        "NAME: TIME - END\nWORDS\n\n",
        "TIME - END\nNAME: WORDS\n\n",
        "**NAME:** 00:TIME --> 00:END\n\nWORDS\n\n",
    ] {
        let source = talk(form);
        let labelled = read(&source).unwrap_or_else(|| panic!("{source}"));
        assert_eq!(losses(&source, &labelled), Vec::<String>::new(), "{source}");
        let turns: Vec<_> = labelled
            .talk
            .turns
            .iter()
            .map(|turn| (turn.start_ms, turn.end_ms, turn.text.as_str()))
            .collect();
        assert_eq!(turns[1], (Some(10_000), Some(17_000), "They hum."), "{source}");
        assert_eq!(turns[5], (Some(50_000), Some(57_000), "So: never."), "{source}");
    }
}

#[test]
fn hours_that_somebody_tells_stay_in_the_words() {
    let source = "Ines Aho: When do you work?\n\nBo Lund: (9:00-17:00) each day.\n\n\
        Ines Aho: And on Sundays?\n\nBo Lund: 9:00 - 12:00 and never longer.\n";
    assert_eq!(
        brief(source),
        "labels\nInes Aho | When do you work?\nBo Lund | (9:00-17:00) each day.\n\
         Ines Aho | And on Sundays?\nBo Lund | 9:00 - 12:00 and never longer.\n"
    );
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
