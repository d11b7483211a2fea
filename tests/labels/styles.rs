//! Every style with made-up people.

use crate::common::brief;

#[test]
fn names_of_a_screen_speak_where_they_carry_the_file() {
    for [one, other] in [
        ["ines", "bo"],
        ["Ines's iPhone", "iPad (3)"],
        ["zoom user", "Bo Lind"],
        ["+44 7700 900123", "Bo Lind"],
    ] {
        for behind in [": ", "  0:04  \n"] {
            let source = format!("{one}{behind}Why?\n\n{other}{behind}So.\n\n").repeat(3);
            let time = if behind == ": " { "" } else { " @4" };
            let turns = format!("{one}{time} | Why?\n{other}{time} | So.\n").repeat(3);
            assert!(brief(&source).contains(&turns), "{source}\n{}", brief(&source));
        }
    }
    let page = "I went out.\n\nso far: nothing.\n\nI came back.\n\nmy wish: rest.\n\n";
    assert_eq!(brief(&page.repeat(4)), "no talk\n");
    let records = "colour: red\nweight: 3\nstock: 4\n\n";
    assert_eq!(brief(&records.repeat(4)), "no talk\n");
}

#[test]
fn names_of_many_forms_speak() {
    for name in ["Marie d'Aubin", "Njeri wa Mwangi", "Ann de la Cruz y Vega", "Kate \"Kit\" Lind"] {
        for [before, behind] in [["", ": "], ["**", "**  0:04  \n"], ["", " (00:00:04):\n"]] {
            let time = if behind.contains(':') && behind.len() > 3 { " @4" } else { "" };
            let source = format!(
                "{before}Bo Lind{behind}Why?\n\n{before}{name}{behind}So.\n\n\
                {before}Bo Lind{behind}And then?\n\n{before}{name}{behind}Nothing.\n"
            );
            let got = brief(&source);
            let turns = format!(
                "\n{name}{time} | So.\nBo Lind{time} | And then?\n{name}{time} | Nothing.\n"
            );
            assert!(got.contains(&turns), "{source}\n{got}");
        }
    }
}

#[test]
fn otter_with_two_blanks() {
    let source = "Ines  0:00  \nWelcome. Today we talk about bridges.\n\nUnknown Speaker  0:09  \nHi.\n\n\
        Speaker 1  1:02:03  \nI build them.\n\nAnd I paint them.\n\nInes  1:02:09  \nWhy?\n\nTranscribed by https://otter.ai\n";
    let expected = "otter\nInes @0 | Welcome. Today we talk about bridges.\nUnknown Speaker @9 | Hi.\n\
        Speaker 1 @3723 | I build them.//And I paint them.\nInes @3729 | Why?\n\
        debris 15: Transcribed by https://otter.ai\n";
    assert_eq!(brief(source), expected);
    assert_eq!(brief(&source.replace('\n', "\r\n")), expected);
}

#[test]
fn otter_in_bold() {
    let source = "**Ines**  0:00  \nWelcome to **the show**.\n\n**Bo Lund** 0:05\nThanks.\n\n**Ines**  0:07\nSo?\n";
    let expected =
        "otter\nInes @0 | Welcome to **the show**.\nBo Lund @5 | Thanks.\nInes @7 | So?\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn otter_in_bold_with_the_words_on_the_line() {
    let source = "**Ines** [00:00:00] It&#39;s me.\n\n**Bo** [0:05]  \nThanks &amp; hi.\n\n**Ines** [00:00:07] So?\n";
    let expected = "otter\nInes @0 | It's me.\nBo @5 | Thanks & hi.\nInes @7 | So?\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn otter_with_one_blank() {
    let source = "Ines 0:00\nWelcome.\n\nBo 0:05\nWe met at 10:30\nand then on\nMonday 9:15\nI think.\n\nInes 0:09\nSo?\n\n\
        Maja 0:12\nHi.\n";
    let expected = "otter\nInes @0 | Welcome.\nBo @5 | We met at 10:30/and then on/Monday 9:15/I think.\n\
        Ines @9 | So?\nMaja @12 | Hi.\nguess 5: We met at\nguess 7: Monday\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn rev_with_continuations() {
    let source = "Ines Aho (00:00:02):\nWhere did you learn it?\n\nBo Lund (00:00:10):\nAt home. [inaudible 00:00:12] and so on.\n\n\
        (00:01:20):\nAnd then at school.\n\nIne\u{301}s (00:01:30): Good.\n";
    let expected = "rev\nInes Aho @2 | Where did you learn it?\nBo Lund @10 | At home. [inaudible 00:00:12] and so on.\n\
        Bo Lund @80 | And then at school.\nIne\u{301}s @90 | Good.\n";
    assert_eq!(brief(source), expected);
    let other = "Ines: (00:02)\nWhere?\n\nSpeaker 2: (00:10)\nAt home.\n";
    assert_eq!(brief(other), "rev\nInes @2 | Where?\nSpeaker 2 @10 | At home.\n");
}

#[test]
fn bold_names_with_breaks() {
    let source = "**Ines Aho:** \\[04:01\\] Tell me \\[laughs\\] about \\#103.\n\n**Bo Lund:** It was *loud*.\n\n\
        \\[04:20\\] And long.\n\nSo long.\n\n**Break:** \\[05:00\\]\n\n**Bo Lund**: As I said.\n\n**Break:** \\[06:00\\]\n\n\
        Without a label.\n\n**Ines Aho:** Bye.\n";
    let expected = "labels\nInes Aho @241 | Tell me [laughs] about #103.\nBo Lund | It was *loud*.\n\
        Bo Lund @260 | And long.//So long.\nBreak nobody @300 | \nBo Lund | As I said.\nBreak nobody @360 | \n\
        Bo Lund | Without a label.\nInes Aho | Bye.\nguess 15: Without a label.\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn a_whole_question_in_bold() {
    let source = "**Interviewer: What do you cook?**\n\nCandidate: Soup.\n\n**Interviewer: Why?**\n\nCandidate: It is warm.\n";
    let expected = "labels\nInterviewer asks | What do you cook?\nCandidate answers | Soup.\n\
        Interviewer asks | Why?\nCandidate answers | It is warm.\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn names_and_colons() {
    let source =
        "Ines: Hello.\nBo: Hello. Two things:\none is time\nInes: And?\nBo: The other one too.\n";
    let expected = "labels\nInes | Hello.\nBo | Hello. Two things:/one is time\nInes | And?\nBo | The other one too.\n";
    let got = brief(source);
    assert!(got.starts_with(expected), "{got}");
}

#[test]
fn roles_and_their_misspellings() {
    let source = "Interviewer: Hi.\nInterviewee: Hello.\nInteviewer: Why us?\nIntervieewee: The food.\n\
        Interviewe: And the pay?\nInterviewee: And the pay.\nInterviewer: Good.\n";
    let expected = "labels\nInterviewer asks | Hi.\nInterviewee answers | Hello.\nInteviewer asks | Why us?\n\
        Intervieewee answers | The food.\nInterviewe asks | And the pay?\nInterviewee answers | And the pay.\n\
        Interviewer asks | Good.\nguess 3: Inteviewer:\nguess 4: Intervieewee:\nguess 5: Interviewe:\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn roles_in_one_line_with_pipes() {
    let source = "Interviewer: How are you?|Interviewee: Good | thanks.|Interviewer: Why us?|Interviewee: The food.";
    let expected = "labels\nInterviewer asks | How are you?\nInterviewee answers | Good | thanks.\n\
        Interviewer asks | Why us?\nInterviewee answers | The food.\n";
    assert_eq!(brief(source), expected);
    let table = "p12,\"Interviewer: How are you?|Interviewee: Good.\"\n";
    let expected = "labels\nInterviewer asks | How are you?\nInterviewee answers | Good.\nnot understood 1: p12,\"\n";
    assert_eq!(brief(table), expected);
}

#[test]
fn letters() {
    let expected = "q-and-a\nQ asks | Why bees?\nA answers | They hum.\nQ asks | And wasps?\nA answers | No.//Never.\n";
    for source in [
        "Q: Why bees?\nA: They hum.\nQ: And wasps?\nA: No.\n\nNever.\n",
        "Q1. Why bees?\nA1. They hum.\n\nQ2. And wasps?\nA2. No.\n\nNever.\n",
        "Q1: Why bees?\nA1: They hum.\n\nQ2: And wasps?\nA2: No.\n\nNever.\n",
        "**Q:** Why bees?\n\n**A:** They hum.\n\n**Q:** And wasps?\n\n**A:** No.\n\nNever.\n",
        "Q. Why bees?\nA. They hum.\nQ. And wasps?\nA. No.\n\nNever.\n",
        "Q) Why bees?\nA) They hum.\nQ) And wasps?\nA) No.\n\nNever.\n",
    ] {
        assert_eq!(brief(source), expected, "{source}");
    }
    let words = "Question 1:\nWhy bees?\nAnswer:\nThey hum.\n";
    assert_eq!(brief(words), "q-and-a\nQuestion asks | Why bees?\nAnswer answers | They hum.\n");
}

#[test]
fn chats() {
    let expected = "chat\nInes Aho @1274 | Hi: all\nBo @1295 | see https://a.example/b\nInes Aho @1301 | 10:30 works\n";
    for source in [
        "00:21:14\tInes Aho:\tHi: all\r\n00:21:35\tBo:\tsee https://a.example/b\r\n00:21:41\tInes Aho:\t10:30 works\r\n",
        "00:21:14 From Ines Aho to Everyone: Hi: all\n00:21:35 From Bo to Everyone: see https://a.example/b\n00:21:41\t From  Ines Aho : 10:30 works\n",
    ] {
        assert_eq!(brief(source), expected);
    }
}

#[test]
fn a_clock_is_counted_from_its_first_time() {
    let source = "23:59:50\tInes:\tHi\n00:00:05\tBo:\tHo\n";
    let expected = "chat\nInes @0 | Hi\nBo @15 | Ho\nguess 1: 23:59:50\tInes:\tHi\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn times_in_front_of_names() {
    let source =
        "[00:00:05] Ines: Hi.\n[00:00:09] Bo: Note: I am late.\n[00:00:12] Ines: So I see.\n";
    let expected = "labels\nInes @5 | Hi.\nBo @9 | Note: I am late.\nInes @12 | So I see.\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn names_of_a_wide_script() {
    let source = "田中：なぜですか。\n鈴木：近いからです。\n田中：はい。\n";
    assert_eq!(
        brief(source),
        "labels\n田中 | なぜですか。\n鈴木 | 近いからです。\n田中 | はい。\nguess 2: 鈴木：\n"
    );
}

#[test]
fn a_time_in_front_of_a_label_is_its_time() {
    let source = "00:00:00\n\nInes: Hi.\nBo: Hello.\n\n00:05:00\n\nBo: And then?\nInes: Bye.\n";
    let expected = "labels\nInes @0 | Hi.\nBo | Hello.\nBo @300 | And then?\nInes | Bye.\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn fields_tell_who_is_who() {
    let source = "Interviewer: Ines Aho\nCandidate: Bo\n\nInes: Why us?\nBo: The food.\nInes: Good.\nBo: Yes.\n";
    let expected = "labels\nInes asks | Why us?\nBo answers | The food.\nInes asks | Good.\nBo answers | Yes.\n\
        not understood 1: Interviewer: Ines Aho/Candidate: Bo\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn names_in_tags() {
    let source =
        "<b>Ines:</b> Hi.\n\n<strong>Bo</strong>: Hello.\n\n<u>Ines:</u>\tWhy?\n\n<u>Bo:</u> So.\n";
    let expected = "labels\nInes | Hi.\nBo | Hello.\nInes | Why?\nBo | So.\n";
    assert_eq!(brief(source), expected);
}

#[test]
fn a_recorders_dates_and_notices_are_nobodys() {
    let source = "March 9, 2031, 9:00AM\n\n7m 4s\n\nInes Aho started transcription\n\nInes Aho   0:03\nHow so?\n\n\
        Bo Lund   0:12\nIt grew.\n\nInes Aho   0:20\nAnd then?\n\nBo Lund   0:25\nIt fell.\n\nInes Aho stopped transcription\n";
    let expected = "otter\nInes Aho @3 | How so?\nBo Lund @12 | It grew.\nInes Aho @20 | And then?\n\
        Bo Lund @25 | It fell.\nnot understood 1: March 9, 2031, 9:00AM\nnot understood 3: 7m 4s\n\
        not understood 5: Ines Aho started transcription\ndebris 19: Ines Aho stopped transcription\n";
    assert_eq!(brief(source), expected);
    let ended = "Ines Aho: How so?\nBo Lund: It grew.\nInes Aho: And then?\nBo Lund: It fell.\n\nMeeting ended after 00:10:12 👋\n";
    let expected = "labels\nInes Aho | How so?\nBo Lund | It grew.\nInes Aho | And then?\nBo Lund | It fell.\n\
        debris 6: Meeting ended after 00:10:12 👋\n";
    assert_eq!(brief(ended), expected);
}

#[test]
fn columns_of_names_and_words() {
    let expected =
        "Ines Aho | How so?\nBo Lund | It grew: fast.\nInes Aho | And then?\nBo Lund | It fell.\n";
    let source =
        "Ines Aho\tHow so?\nBo Lund\tIt grew: fast.\nInes Aho\tAnd then?\nBo Lund\tIt fell.\n";
    assert_eq!(brief(source), format!("labels\n{expected}"));
    let timed = source.replace('\t', "\t00:01:05\t");
    assert_eq!(brief(&timed), format!("chat\n{}", expected.replace(" |", " @65 |")));
    let table = "Bridges\tBuilt\nRoads\tPaved\nTowers\tPainted\nWells\tDug\n";
    assert_eq!(brief(table), "no talk\n");
}

#[test]
fn names_on_lines_of_their_own() {
    let expected = "labels\nInes Aho | How so?\nBo Lund | It grew.//And it held.\nInes Aho | And then?\nBo Lund | It fell.\n";
    let source = "Ines Aho\nHow so?\n\nBo Lund\nIt grew.\n\nAnd it held.\n\nInes Aho\nAnd then?\n\nBo Lund\nIt fell.\n";
    assert_eq!(brief(source), expected);
    for (open, close) in [("### ", "\n"), ("**", "**\n"), ("## **", "**\n")] {
        let dressed = ["Ines Aho", "Bo Lund"].into_iter().fold(source.to_owned(), |text, name| {
            text.replace(&format!("{name}\n"), &format!("{open}{name}{close}"))
        });
        assert_eq!(brief(&dressed), expected, "{dressed}");
    }
    let timed = source.replace("Aho\n", "Aho\n0:05\n").replace("Lund\n", "Lund\n0:05\n");
    assert_eq!(brief(&timed), expected.replace(" |", " @5 |"));
}

#[test]
fn a_time_and_a_name_above_the_words() {
    let source = "[10:02] Brook, Nadia\nHow so?\n[10:04] Obi, Emeka\nIt grew.\n[10:05] Brook, Nadia\nAnd then?\n\
        [10:06] Obi, Emeka\nIt fell.\n";
    let expected = "Brook, Nadia @602 | How so?\nObi, Emeka @604 | It grew.\nBrook, Nadia @605 | And then?\n\
        Obi, Emeka @606 | It fell.\n";
    assert_eq!(brief(source), format!("otter\n{expected}"));
    let said = "[0:05] Yes\n[0:07] It grew\n[0:09] Yes\n";
    assert_eq!(brief(said), "no talk\n");
}

#[test]
fn messengers_write_the_date_in_front() {
    let expected = "labels\nInes @0 | How so?\nBo @9 | It grew.\nInes @49 | And then?\nguess 1: ";
    let source = "[12/03/2026, 14:02:11] Ines: How so?\n[12/03/2026, 14:02:20] Bo: It grew.\n[12/03/2026, 14:03:00] Ines: And then?\n";
    assert!(brief(source).starts_with(expected), "{}", brief(source));
    let dashed = "3/12/26, 2:02 PM - Ines: How so?\n3/12/26, 2:03 PM - Bo: It grew.\n3/12/26, 2:05 PM - Ines: And then?\n";
    let expected = "labels\nInes @0 | How so?\nBo @60 | It grew.\nInes @180 | And then?\nguess 1: ";
    assert!(brief(dashed).starts_with(expected), "{}", brief(dashed));
}

#[test]
fn a_sound_alone_is_nobodys() {
    let source = "Ines Aho: How so?\nBo Lund: It grew.\nInes Aho: [crosstalk 1:20]\nBo Lund: [Music] plays.\n";
    let expected = "labels\nInes Aho | How so?\nBo Lund | It grew.\nInes Aho nobody | [crosstalk 1:20]\nBo Lund | [Music] plays.\n";
    assert_eq!(brief(source), expected);
}
