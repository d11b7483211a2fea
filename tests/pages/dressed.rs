//! Pages whose questions are bold lines or headings of Markdown, with a question mark or without.

use candor::model::exchange::{Part, Speaker};

use crate::brief::session;

const ASKED: [[&str; 2]; 5] = [
    ["Tell us about your last harvest", "Wet, mostly. We lost the rye."],
    ["Your worst mistake", "I sold the bull too early. Would I do it again?"],
    ["How do you plan a season?", "Backwards from the frost."],
    ["Machines", "Two tractors, one combine."],
    ["Any questions for us?", "Who repairs the barn?"],
];

/// The page with each question and answer written as `form` has it.
fn page(form: &str) -> String {
    let exchange = |(at, [asked, answered]): (usize, &[&str; 2])| {
        form.replace("NUMBER", &(at + 1).to_string())
            .replace("ASKED", asked)
            .replace("ANSWERED", answered)
    };
    ASKED.iter().enumerate().map(exchange).collect::<Vec<_>>().concat()
}

#[test]
fn dress_tells_questions_from_answers() {
    for form in [
        "**ASKED**\n\nANSWERED\n\n",
        "**NUMBER. ASKED**\n\nANSWERED\n\n",
        "__ASKED__\nANSWERED\n\n",
        "## ASKED\n\nANSWERED\n\n",
        "### NUMBER. ASKED\r\nANSWERED\r\n\r\n",
    ] {
        for front in ["", "# Interview with Odile Brun\n\nFarm manager\n\n"] {
            let session = session(&format!("{front}{}", page(form)));
            let got: Vec<_> = session
                .exchanges
                .iter()
                .map(|one| {
                    let answer: Vec<&str> = one.answer().map(|turn| turn.text.as_str()).collect();
                    let asked = one.question.text.as_deref().unwrap_or_default();
                    [asked.to_owned(), answer.concat()]
                })
                .collect();
            assert_eq!(got, ASKED, "{front}{form}");
        }
    }
}

#[test]
fn a_word_in_the_dress_of_questions_keeps_an_answer_going() {
    let page = page("**ASKED**\n\nANSWERED\n\n") + "**Mm-hmm.**\n\nAnd the roof.\n";
    let session = session(&page);
    assert_eq!(session.exchanges.len(), ASKED.len());
    let last = session.exchanges.last().unwrap();
    let parts: Vec<_> = last.turns.iter().map(|turn| (turn.speaker, turn.part)).collect();
    let expected = [
        (Speaker::Interviewer, Part::Question),
        (Speaker::Candidate, Part::Answer),
        (Speaker::Interviewer, Part::BackChannel),
        (Speaker::Candidate, Part::Answer),
    ];
    assert_eq!(parts, expected);
}

#[test]
fn bold_lines_inside_an_answer_are_no_questions() {
    let page = "**Tell us about your last harvest.**\n\n**Situation**\n\nIt was wet.\n\n**Action**\n\nWe waited.\n\n\
        **Result**\n\nWe lost the rye.\n";
    let session = session(page);
    let asked = session.exchanges.iter().filter_map(|one| one.question.text.as_deref());
    assert_eq!(asked.collect::<Vec<_>>(), ["Tell us about your last harvest."]);
}
