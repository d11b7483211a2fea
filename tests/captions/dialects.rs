//! How programs write speakers into captions.

use super::{report, said, subrip, times, vtt};
use candor::transcript::talk::Role;

#[test]
fn zoom_names_a_speaker_and_goes_on_without() {
    let talk = vtt(&"WEBVTT\n\n1\n00:00:04.859 --> 00:00:07.410\nMara Lind: Okay, so we are recording.\n\n2\n\
                    00:00:09.540 --> 00:00:12.990\nAnd we have: a setup.\n\n3\n00:00:15.630 --> 00:00:17.760\n\
                    Jon Ames (SL): Good. My last question: why?\n\n4\n00:00:19.980 --> 00:00:21.240\nMara Lind: Because.\n\n5\n\
                    00:00:22.000 --> 00:00:23.000\nsay: it broke.\n\n6\n00:07:22.000 --> 00:07:23.000\nMara Lind: Later.\n"
        .replace('\n', "\r\n"));
    assert_eq!(
        said(&talk),
        [
            ("Mara Lind", "Okay, so we are recording. And we have: a setup."),
            ("Jon Ames (SL)", "Good. My last question: why?"),
            ("Mara Lind", "Because. say: it broke. Later."),
        ]
    );
    assert_eq!(times(&talk)[0], (Some(4859), Some(12_990)));
    assert_eq!(times(&talk)[2], (Some(19_980), Some(443_000)));
    assert_eq!(talk.report, []);
}

#[test]
fn a_word_in_front_of_a_colon_that_leads_to_a_thought_stays_with_its_speaker() {
    let cues = [
        "Mara Lind: How was the move?",
        "Jon Ames: I would call it easy.",
        "Simple: everybody helped.",
        "Mara Lind:\nWhat was hard?",
        "Jon Ames:\nStairs: nine floors of them.",
        "Cy: Shall we stop?",
        "Mara Lind: Yes.",
    ];
    let text = cues
        .iter()
        .enumerate()
        .map(|(at, cue)| format!("00:{at:02}:00.000 --> 00:{at:02}:09.000\n{cue}\n\n"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(
        said(&vtt(&format!("WEBVTT\n\n{text}"))),
        [
            ("Mara Lind", "How was the move?"),
            ("Jon Ames", "I would call it easy. Simple: everybody helped."),
            ("Mara Lind", "What was hard?"),
            ("Jon Ames", "Stairs: nine floors of them."),
            ("Cy", "Shall we stop?"),
            ("Mara Lind", "Yes."),
        ]
    );
}

#[test]
fn teams_tags_voices_and_its_cues_overlap() {
    let talk = vtt(
        "WEBVTT\n\n8f2c-11/14-0\n00:00:03.100 --> 00:00:05.550\n<v Lind, Mara>Tell me &amp; the\npanel.</v>\n\n\
                    8f2c-11/15-0\n00:00:09.000 --> 00:00:11.000\n<v Jon Ames>Two &lt; three.</v>\n\n\
                    8f2c-11/16-0\n00:00:05.600 --> 00:00:08.000\n<v Lind, Mara>Please.</v>\n\n\
                    8f2c-11/17-0\n00:00:09.000 --> 00:00:10.000\n<v Lind, Mara>Right.</v>\n",
    );
    assert_eq!(
        said(&talk),
        [
            ("Lind, Mara", "Tell me & the panel. Please."),
            ("Jon Ames", "Two < three."),
            ("Lind, Mara", "Right."),
        ]
    );
    assert_eq!(times(&talk)[0], (Some(3100), Some(8000)));
}

#[test]
fn early_teams_does_not_pad_its_times() {
    let talk = vtt(
        "WEBVTT\n\n0:0:0.0 --> 0:0:3.490\n<v a1@b1>One.</v>\n\n0:0:42.80 --> 0:0:47.770\n<v a2@b1>Three.</v>\n\n\
                    0:0:36.940 --> 0:0:42.740\n<v a1@b1>Two.</v>\n",
    );
    assert_eq!(said(&talk), [("a1@b1", "One. Two."), ("a2@b1", "Three.")]);
    assert_eq!(times(&talk)[1], (Some(42_080), Some(47_770)));
    assert_eq!(talk.report.len(), 1);
    assert!(talk.report[0].message.starts_with("3 captions"), "{}", talk.report[0].message);
}

#[test]
fn meet_puts_names_into_lines_and_two_speakers_into_a_cue() {
    let talk = vtt(
        "00:00:08.000 --> 00:00:12.000\n(Mara Lind)\nI wanted to start with\n\n00:00:12.000 --> 00:00:16.000\n\
                    (Mara Lind)\nyour background?\n-\n \n(Jon Ames)\nI build (mostly)\n\n00:00:16.000 --> 00:00:20.000\n\
                    (Jon Ames)\n(laughs)\nbridges.\n-\n \n(Mara Lind)\nNice.\n",
    );
    assert_eq!(
        said(&talk),
        [
            ("Mara Lind", "I wanted to start with your background?"),
            ("Jon Ames", "I build (mostly) (laughs) bridges."),
            ("Mara Lind", "Nice."),
        ]
    );
    assert_eq!(times(&talk)[1], (Some(12_000), Some(20_000)));
}

#[test]
fn names_in_square_brackets_are_speakers_and_laughs_are_not() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n[Mara Lind]: So, [laughs]\n\n00:02.000 --> 00:04.000\n\
                    [Mara Lind]: hello.\n\n00:04.000 --> 00:06.000\n[Guest 1]: [laughs] Hi.\n\n00:06.000 --> 00:07.000\n\
                    [Unknown]: Hm.\n",
    );
    assert_eq!(
        said(&talk),
        [("Mara Lind", "So, [laughs] hello."), ("Guest 1", "[laughs] Hi."), ("Unknown", "Hm.")]
    );
    let bare = vtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n[SPEAKER_00] So.\n\n00:02.000 --> 00:04.000\n[SPEAKER_01] Yes.\n\n\
                    00:04.000 --> 00:06.000\n[SPEAKER_01] Sure.\n",
    );
    assert_eq!(said(&bare), [("SPEAKER_00", "So."), ("SPEAKER_01", "Yes. Sure.")]);
    let music =
        vtt("WEBVTT\n\n00:00.000 --> 00:02.000\n[Music]\n\n00:02.000 --> 00:04.000\nhello\n");
    assert_eq!(said(&music), [("?", "[Music] hello")]);
}

#[test]
fn arrows_and_dashes_begin_a_new_speaker() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n&gt;&gt; Why now?\n\n00:02.000 --> 00:04.000\n>> Because\n\n\
                    00:04.000 --> 00:06.000\nit is -5 degrees.\n\n00:06.000 --> 00:08.000\n>> MARA: Oh.\n\n\
                    00:08.000 --> 00:09.000\n>> MARA: I see.\n",
    );
    assert_eq!(
        said(&talk),
        [("?", "Why now?"), ("?", "Because it is -5 degrees."), ("MARA", "Oh. I see.")]
    );
    let dashes = vtt(
        "WEBVTT\n\n\n00:00.000 --> 00:02.000\n- Why now?\n- Because\n\n\n00:02.000 --> 00:04.000\nit broke.\n",
    );
    assert_eq!(said(&dashes), [("Speaker 1", "Why now?"), ("Speaker 2", "Because it broke.")]);
    // Without an end the first of two unnamed turns is not taken for words that go on.
    assert_eq!(times(&talk)[0], (Some(0), None));
    assert!(
        report(&dashes)[0].starts_with("guess 4: 2 times a dash or `>>` tells"),
        "{:?}",
        report(&dashes)
    );
    let inside = vtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\n>> Why now?\n\n00:02.000 --> 00:04.000\n>> It broke. &gt;&gt; Oh.\n",
    );
    assert_eq!(
        said(&inside),
        [("Speaker 1", "Why now?"), ("Speaker 2", "It broke."), ("Speaker 1", "Oh.")]
    );
    let one = vtt(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nIt was\n\n00:02.000 --> 00:04.000\n- well - broken.\n",
    );
    assert_eq!(said(&one), [("?", "It was - well - broken.")]);
}

#[test]
fn rolling_captions_say_each_line_once() {
    let talk = vtt(
        "WEBVTT\nKind: captions\nLanguage: en\nStyle:\n::cue(c.colorCCCCCC) { color: rgb(204,204,204);\n }\n##\n\n\
                    00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nso<00:00:00.500><c> hello</c>\n\n\
                    00:00:02.000 --> 00:00:02.010 align:start position:0%\nso hello\n \n\n\
                    00:00:02.010 --> 00:00:04.000 align:start position:0%\nso hello\nyeah<00:00:03.000><c> yeah</c>\n\n\
                    00:00:04.000 --> 00:00:04.010 align:start position:0%\nyeah yeah\n \n\n\
                    00:00:04.010 --> 00:00:06.000 align:start position:0%\nyeah yeah\nyeah<00:00:05.000><c> yeah</c>\n\n\
                    00:00:06.000 --> 00:00:06.010 align:start position:0%\nyeah yeah\n \n",
    );
    assert_eq!(said(&talk), [("?", "so hello yeah yeah yeah yeah")]);
    assert_eq!(times(&talk), [(Some(0), Some(6000))]);
    let growing = vtt(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nso\n\n00:01.000 --> 00:02.000\nso we\n\n\
                       00:02.000 --> 00:03.000\nso we went\n\n00:03.000 --> 00:04.000\nso we went\nhome\n",
    );
    assert_eq!(said(&growing), [("?", "so we went home")]);
    let plain =
        vtt("WEBVTT\n\n00:00.000 --> 00:01.000\nYeah.\n\n00:01.000 --> 00:02.000\nYeah.\n\n\
                     00:02.000 --> 00:03.000\nSo.\n\n00:03.000 --> 00:04.000\nGood.\n");
    assert_eq!(said(&plain), [("?", "Yeah. Yeah. So. Good.")]);
}

#[test]
fn a_pause_parts_the_words_of_nobody_known() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nIn short: it\n\n00:01.500 --> 00:02.000\nworks.\n\n\
                    00:09.000 --> 00:10.000\nNext: why?\n",
    );
    assert_eq!(said(&talk), [("?", "In short: it works."), ("?", "Next: why?")]);
}

#[test]
fn srt_names_hosts_and_guests() {
    let talk = subrip(
        "1\n18:16:56,181 --> 18:17:03,435\nGuest: about <i>chains</i>\n\n2\n18:17:03,435 --> 18:17:10,689\n\
                       Host: {\\an8}Go on!\n\nPlease &quot;do&quot;.\n\n3\n18:17:10,689 --> 18:17:38,761\nGuest: chains\n",
    );
    assert_eq!(
        said(&talk),
        [("Guest", "about chains"), ("Host", "Go on!\n\nPlease \"do\"."), ("Guest", "chains")]
    );
    assert_eq!(talk.turns[1].role, Some(Role::Interviewer));
    assert_eq!(talk.report, []);
}

#[test]
fn two_recordings_in_one_file_stay_in_order() {
    let cue = |minute: usize, words: &str| {
        format!("00:{minute:02}:00.000 --> 00:{minute:02}:30.000\n<v A>{words}\n\n")
    };
    let file = |cues: &[(usize, &str)]| {
        let cues: String = cues.iter().map(|(minute, words)| cue(*minute, words)).collect();
        format!("WEBVTT\n\n{cues}")
    };
    let words = |cues| {
        vtt(&file(cues)).turns.iter().map(|turn| turn.text.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(words(&[(1, "a"), (5, "b"), (0, "c"), (2, "d")]), "a b c d");
    assert_eq!(
        words(&[(1, "b"), (5, "d"), (3, "c"), (9, "e"), (0, "a"), (10, "f")]),
        "a b c d e f"
    );
}

#[test]
fn a_caption_that_holds_a_name_alone_belongs_to_the_words_behind_it() {
    let text = ["Ines:", "Why bees?", "Bo:", "They hum.", "Ines:", "And wasps?"]
        .iter()
        .zip(1..)
        .map(|(words, at)| format!("{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}\n\n"))
        .collect::<Vec<_>>()
        .concat();
    let talk = subrip(&text);
    assert_eq!(said(&talk), [("Ines", "Why bees?"), ("Bo", "They hum."), ("Ines", "And wasps?")]);
    for turn in &talk.turns {
        let place = &text[turn.bytes.clone()];
        assert!(place.contains(&format!("{}:", turn.label.as_deref().unwrap())), "{place}");
    }
}
