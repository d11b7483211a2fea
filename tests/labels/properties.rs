//! Random lines never panic, and every word of them stands once.

use candor::transcript::labels::read;
use proptest::prelude::*;

use crate::common::losses;

/// What lines of transcripts are made of, and signs that break readers.
const PIECES: &[&str] = &[
    "Ines",
    "Bo Lund",
    "Interviewer",
    "Inteviewer",
    "Candidate",
    "Q",
    "A",
    "Q1",
    "Answer 2",
    "Break",
    "**",
    ":",
    ": ",
    ":**",
    "  ",
    "\t",
    "0:03",
    "1:02:03",
    "(00:01:20):",
    "[0:05]",
    "\\[04:01\\]",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "\n---\n",
    "# ",
    "- ",
    "> ",
    "&amp;",
    "\\",
    "\\#",
    "[laughs]",
    "Transcribed by https://otter.ai",
    "From ",
    " to Everyone: ",
    "p1,\"",
    "\"",
    "：",
    "田中",
    "é",
    "🙂",
    "\u{feff}",
    "<b>",
    "</b>",
    "[",
    "]",
    "(",
    ")",
    "text",
    "and so",
    ".",
    "?",
    "**Ines:** ",
    "\nInes: ",
    "\nBo: ",
    "\n\nQ: ",
    "\nA: ",
    "\n\nInes  0:09\n",
    "\n(00:02):\n",
    "00:21:14\tBo:\t",
];

/// One of them, or anything.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_lines_lose_nothing(pieces in prop::collection::vec(piece(), 0..60)) {
        let source = pieces.concat();
        if let Some(labelled) = read(&source) {
            for turn in &labelled.talk.turns {
                prop_assert!(source.get(turn.bytes.clone()).is_some());
            }
            for line in &labelled.talk.report {
                let range = usize::try_from(line.bytes.start).unwrap()..usize::try_from(line.bytes.end).unwrap();
                prop_assert_eq!(&source[range], &line.text);
            }
            let lost: Vec<String> = losses(&source, &labelled).into_iter().filter(|loss| loss.starts_with("nowhere") || loss.starts_with("turns")).collect();
            prop_assert_eq!(lost, Vec::<String>::new());
        }
    }

    #[test]
    fn talks_come_back(lines in prop::collection::vec((0..3_usize, "[a-z]{1,8}( [a-z]{1,8}){0,6}[.?]"), 4..40)) {
        let names = ["Ines", "Bo Lund", "Interviewer"];
        let styles: [fn(&str, &str, usize) -> String; 5] = [
            |name, text, _| format!("{name}: {text}\n"),
            |name, text, _| format!("**{name}:** {text}\n\n"),
            |name, text, at| format!("{name}  {}:{:02}  \n{text}\n\n", at / 60, at % 60),
            |name, text, at| format!("{name} (00:{:02}:{:02}):\n{text}\n\n", at / 60, at % 60),
            |name, text, at| format!("00:{:02}:{:02}\t{name}:\t{text}\r\n", at / 60, at % 60),
        ];
        // Each name twice, so that it counts as a speaker.
        let said: Vec<(usize, String)> = (0..6).map(|at| (at % 3, format!("so {at}."))).chain(lines).collect();
        for style in styles {
            let source: String = said.iter().enumerate().map(|(at, (who, text))| style(names[*who], text, at)).collect();
            let labelled = read(&source).unwrap();
            let got: Vec<(&str, &str)> = labelled.talk.turns.iter()
                .map(|turn| (turn.label.as_deref().unwrap_or(""), turn.text.as_str())).collect();
            let expected: Vec<(&str, &str)> = said.iter().map(|(who, text)| (names[*who], text.as_str())).collect();
            prop_assert_eq!(got, expected);
            prop_assert_eq!(losses(&source, &labelled), Vec::<String>::new());
        }
    }
}
