//! Damaged caption files: nothing is lost, and the report says what was done.

use super::{report, said, subrip, times, vtt};
use candor::transcript::captions::{Trouble, cues, srt, webvtt};

#[test]
fn one_bad_cue_costs_no_other() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nA: one\n\n00:1 -> --> 0:\nB: two\n\n00:02.000 --> 00:03.000\nA: three\n",
    );
    assert_eq!(said(&talk), [("A", "one"), ("B", "two"), ("A", "three")]);
    assert_eq!(times(&talk)[1], (None, None));
    assert_eq!(
        report(&talk),
        [
            "not understood 6: the times over these words cannot be read: the words are kept without them"
        ]
    );
}

#[test]
fn blank_lines_inside_a_cue_lose_nothing() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nAnn: one\n\ntwo\nthree\n\n00:02.000 --> 00:03.000\nAnn: four\n",
    );
    assert_eq!(said(&talk), [("Ann", "one two three four")]);
    assert_eq!(
        report(&talk),
        [
            "guess 6: no times stand over these lines: read as the rest of the caption in front of them"
        ]
    );
}

#[test]
fn a_blank_line_inside_a_sentence_is_one_space() {
    let talk = subrip(
        "1\n00:00:00,000 --> 00:00:04,000\nAnn: What would you say\n\nto an owner?\n\n2\n00:00:05,000 --> 00:00:09,000\n\
                    Bo: That it hurts.\n\nThen I wait.\n",
    );
    assert_eq!(
        said(&talk),
        [("Ann", "What would you say to an owner?"), ("Bo", "That it hurts.\n\nThen I wait.")]
    );
}

#[test]
fn comments_styles_and_text_before_the_first_cue_are_no_speech() {
    let talk = vtt(
        "WEBVTT - call\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\nThe title\n\n00:00.000 --> 00:01.000\nhello\n\n\
                    NOTE Confidence: 0.9\n\n00:01.000 --> 00:02.000\nthere\n\n17\n",
    );
    assert_eq!(said(&talk), [("?", "hello there")]);
    assert_eq!(
        report(&talk),
        [
            "debris 3: 2 comments (NOTE) were left out, the first one here",
            "not understood 8: belongs to no caption and was left out",
            "not understood 18: belongs to no caption and was left out",
        ]
    );
}

#[test]
fn a_missing_signature_is_reported() {
    let talk = vtt("00:00.000 --> 00:01.000\nhello\n");
    assert_eq!(said(&talk), [("?", "hello")]);
    assert_eq!(
        report(&talk),
        [
            "repaired 1: the file does not begin with the line `WEBVTT`; its captions were read all the same"
        ]
    );
}

#[test]
fn a_file_in_which_nobody_speaks_is_named() {
    for text in
        ["WEBVTT", "WEBVTT\n\nNOTE x\n", "WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "words", ""]
    {
        assert!(matches!(webvtt(text), Err(Trouble::NoCaptions { .. })), "{text:?}");
        assert!(matches!(srt(text), Err(Trouble::NoCaptions { .. })), "{text:?}");
    }
    let sentence = webvtt("WEBVTT\n\nNOTE x\n").unwrap_err().to_string();
    assert!(sentence.starts_with("holds 3 lines but no caption"), "{sentence}");
}

#[test]
fn rereads_are_marked_and_come_in_their_place() {
    let text = "WEBVTT\n\n00:00.000 --> 00:01.000\na\n\n0:0:1.80 --> 0:0:2,5\n<v Ann>b</v>\n\n00:03.000 --> 00:04.000\nc\n";
    assert_eq!(cues(text, false).unwrap().len(), 2);
    let found = cues(text, true).unwrap();
    let shown: Vec<_> =
        found.iter().map(|cue| (cue.start_ms, cue.end_ms, cue.plain(), cue.repaired)).collect();
    assert_eq!(
        shown,
        [
            (0, 1000, "a".into(), false),
            (1080, 2005, "b".into(), true),
            (3000, 4000, "c".into(), false)
        ]
    );
    assert_eq!(found[1].speaker().as_deref(), Some("Ann"));
}

#[test]
fn words_behind_a_bare_angle_are_kept() {
    let talk = vtt(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nAnn: if a < b then\n\n00:01.000 --> 00:02.000\nBo: <laughs> R&D <3\n",
    );
    assert_eq!(said(&talk), [("Ann", "if a < b then"), ("Bo", "<laughs> R&D <3")]);
}

#[test]
fn srt_survives_its_usual_damage() {
    let talk = subrip(
        "1\r\n00:00:01.000 --> 00:00:02.000 X1:1 X2:2 Y1:3 Y2:4\r\nAnn: one\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n\
                       Bo: two\r\n\r\n\r\n\r\n00:00:03,000 --> 00:00:04,000\r\nAnn: three\r\n\r\n4\r\n00:00:x4,000 --> 00:00:05,000\r\nBo: four\r\n",
    );
    assert_eq!(said(&talk), [("Ann", "one"), ("Bo", "two"), ("Ann", "three"), ("Bo", "four")]);
    assert_eq!(
        report(&talk),
        [
            "repaired 2: 1 caption is not written as its format wants, here: it was read all the same",
            "not understood 14: the times over these words cannot be read: the words are kept without them",
        ]
    );
}
