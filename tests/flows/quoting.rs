//! Quotes: chosen by clause and word and mouse, for and against, listed, looked at again, taken away.

use super::desk::{Desk, eleven, five};
use super::pages::{ELEVEN, FIVE};

/// The words of all quotes in the review, with their side.
fn quotes(desk: &Desk) -> Vec<(String, bool)> {
    let review = desk.review();
    let answers = review["answers"].as_object().unwrap().values();
    let quotes = answers.flat_map(|answer| answer["quotes"].as_array().unwrap().clone());
    quotes
        .map(|quote| {
            let spans = quote["spans"].as_array().unwrap().clone();
            let words: Vec<_> =
                spans.iter().map(|span| span["text"].as_str().unwrap().to_owned()).collect();
            (words.join("|"), quote["for"].as_bool().unwrap())
        })
        .collect()
}

#[test]
fn enter_attaches_a_clause_and_stays() {
    let desk = Desk::with(FIVE);
    let screen = desk.press("v<cr>");
    screen.is_at(1).shows("for  “").says("1: quoted for");
    let quotes = quotes(&desk);
    assert_eq!(quotes.len(), 1);
    assert!(quotes[0].1);
    assert!(!quotes[0].0.ends_with(','), "{quotes:?}");
}

#[test]
fn a_digit_attaches_and_scores_and_moves_on() {
    let desk = Desk::with(FIVE);
    desk.press("v-2").is_at(2).says("1: 2 weak");
    desk.press("k").shows("against  “").shows("2 weak");
    assert!(!quotes(&desk)[0].1);
}

#[test]
fn a_choice_grows_and_shrinks_by_clause_and_by_word() {
    let desk = Desk::with(FIVE);
    desk.press("jvkkkkkkkk<cr>");
    assert_eq!(quotes(&desk)[0].0, "Two sessions wait for each other.");
    let desk = Desk::with(FIVE);
    desk.press("jvkkkkkkkkl<cr>");
    let grown = quotes(&desk)[0].0.clone();
    assert_eq!(grown, "Two sessions wait for each other. The database ends one of them");
    let desk = Desk::with(FIVE);
    desk.press("jvkkkkkkkklh<cr>");
    assert_eq!(quotes(&desk)[0].0, "Two sessions wait for each other.");
    let desk = Desk::with(FIVE);
    desk.press("jvkkkkkkkkwwb<cr>");
    assert_eq!(quotes(&desk)[0].0, "Two sessions wait for each other. The");
}

#[test]
fn a_quote_begins_at_the_match_that_is_in_view() {
    let desk = Desk::with(FIVE);
    desk.press("/postgresql<cr>v<cr>");
    assert_eq!(quotes(&desk)[0].0, "PostgreSQL");
}

#[test]
fn escape_attaches_nothing() {
    let desk = Desk::with(FIVE);
    desk.press("vl<esc>").lacks("for  “").is_at(1);
    desk.press("4");
    assert!(quotes(&desk).is_empty());
}

#[test]
fn what_was_said_is_quoted_where_fillers_are_folded() {
    let desk = Desk::with(ELEVEN);
    // The words stand together on the screen; what was said between them is quoted with them.
    desk.press(":3<cr>t").shows("I would recommend a read");
    desk.press(":3<cr>/it is the cheapest<cr>vwwwww<cr>");
    let said = quotes(&desk).pop().unwrap().0;
    assert!(said.starts_with("it is the cheapest thing"), "{said}");
    let desk = Desk::with(ELEVEN);
    desk.press(":3<cr>tvkkkkkkkkkjl<cr>");
    let said = quotes(&desk).pop().unwrap().0;
    assert!(said.contains("because, uh, it is"), "{said}");
}

#[test]
fn a_quote_is_looked_at_again_changed_and_taken_away() {
    let desk = Desk::with(FIVE);
    desk.press("v<cr>");
    desk.press("'").says("quote for");
    desk.press("'-<cr>").shows("against  “");
    assert_eq!(quotes(&desk).len(), 1, "the same words are one quote");
    desk.press("'x").lacks("against  “").says("quote taken away");
    desk.press("'").says("no quote on this answer");
}

#[test]
fn undo_takes_a_quote_away_and_redo_brings_it_back() {
    five("v<cr>u").lacks("for  “").says("undone: quotes on 1");
    five("v<cr>u<c-r>").shows("for  “");
}

#[test]
fn quotes_stand_under_the_note_and_on_the_scorecard() {
    let desk = Desk::with(FIVE).at("120x40");
    desk.press("v4kithe view<esc>");
    let screen = desk.press("");
    let rows: Vec<&str> = screen.0.lines().collect();
    let row = |words: &str| rows.iter().position(|row| row.contains(words)).unwrap();
    assert!(row("note  ") < row("for  “"));
    desk.press("c").shows("1 for  the view");
}

#[test]
fn a_score_without_a_quote_is_unsupported() {
    five("4c").shows("1 without a quote");
    Desk::with(FIVE).at("120x40").press("4c").shows("no quote");
    Desk::with(FIVE).at("120x40").press("v4c").shows("1 for").lacks("without a quote");
}

#[test]
fn a_quote_is_in_the_report() {
    let desk = Desk::with(FIVE);
    desk.press("/postgresql<cr>v<cr>");
    let page = desk.page();
    desk.run(&["report", &page, "--format", "md"])
        .out
        .contains("- for: “PostgreSQL”")
        .then_some(())
        .unwrap();
}

#[test]
fn a_quote_follows_its_words_through_a_split_and_a_merge() {
    let desk = Desk::with(FIVE);
    desk.press("/postgresql<cr>v<cr>");
    desk.press("Csj<cr>").says("split into 1a and 1b");
    desk.press("").shows("▸1b").shows("“PostgreSQL”");
    desk.press("k").shows("▸1a").lacks("“PostgreSQL”");
    desk.press("jCm").shows("“PostgreSQL”");
}

/// A desk with a talk on it, where the second sentence of the first answer is quoted and the answer scored.
fn quoted_talk() -> Desk {
    let desk = Desk::with(
        "Interviewer: What do you do at night?\n\nCandidate: I read the board first. Then I call whoever was \
         here before me. After that I wait.\n\nInterviewer: What would you ask us?\n\nCandidate: Who is woken.\n",
    );
    desk.press("/Then I call<cr>vl<cr>").shows("for  “Then I call whoever was here before me.”");
    desk.press(":1<cr>4:1<cr>").shows("4 good");
    desk
}

/// The report of the review as Markdown.
fn report(desk: &Desk, format: &str) -> String {
    desk.run(&["report", &desk.page(), "--format", format]).out
}

#[test]
fn a_quote_that_has_become_the_question_is_no_evidence() {
    let desk = quoted_talk();
    desk.press("c").shows("1 for").lacks("without a quote");
    desk.press(":1<cr>Cbjj<cr>").shows("for  (now in the question) “Then I call");
    desk.press(":1<cr>'").says("the words of this quote are now in the question");
    desk.press("c").shows("1 gone").lacks("1 for").shows("1 without a quote");
    for (format, said) in [
        ("md", "- for: “Then I call whoever was here before me.” (now in the question)"),
        ("html", "For (now in the question)"),
        ("csv", "Then I call whoever was here before me. (now in the question)"),
        ("json", "\"remark\": \"now in the question\""),
    ] {
        let report = report(&desk, format);
        assert!(report.contains(said), "{format}: {report}");
    }
    assert!(report(&desk, "json").contains("\"unsupported\": true"));
}

#[test]
fn a_quote_of_somebody_else_is_no_evidence() {
    let desk = quoted_talk();
    desk.press(":1<cr>CwO").shows("for  (not the candidate's words) “Then I call");
    desk.press("c").shows("1 gone").shows("1 without a quote");
    let report = report(&desk, "md");
    assert!(report.contains("before me.” (not the candidate's words)"), "{report}");
}

#[test]
fn a_quote_that_is_an_answer_in_part_says_so_and_counts() {
    let desk = quoted_talk();
    let screen = desk.press(":1<cr>Cbjlll<cr>");
    screen.shows("for  (in part no longer in the answer) “Then I call");
    desk.press("c").shows("1 for").lacks("without a quote");
    desk.press(":1<cr>'").says("quote for");
    desk.press(":1<cr>'<cr>").shows("for  “whoever was here before me.”");
}

#[test]
fn copying_leaves_the_choice_open() {
    five("vy").says("words copied");
}

#[test]
fn the_choice_stands_out_and_is_seen_at_every_size() {
    for size in ["120x40", "80x24", "40x12"] {
        let styled = Desk::with(FIVE).at(size).press_styled("v");
        assert!(styled.contains("reversed"), "{styled}");
    }
}

#[test]
fn an_answer_of_fillers_alone_can_be_quoted() {
    eleven("jjjjjjjjjjv<cr>").says("quoted for");
}

#[test]
fn a_quote_is_looked_at_and_copied_where_nothing_may_be_changed() {
    let desk = Desk::with(FIVE);
    desk.press("v<cr>");
    let page = desk.page();
    for keys in ["'-<cr>", "'x", "'4", "v<cr>", "v4"] {
        let ran =
            desk.run(&[&page, "--read-only", "--print=text", "--size", "80x24", "--keys", keys]);
        assert_eq!(ran.code, 0, "{keys}: {}", ran.err);
        assert!(ran.out.contains("for  “"), "{keys}: {}", ran.out);
        assert!(ran.out.contains("read-only") && !ran.out.contains("cannot save"), "{}", ran.out);
    }
    let ran = desk.run(&[&page, "--read-only", "--print=text", "--size", "80x24", "--keys", "vy"]);
    assert!(ran.out.contains("words copied"), "{}", ran.out);
}

#[test]
fn what_an_interviewer_says_is_no_evidence() {
    let talk = "Interviewer: What do you do at night?\n\nCandidate: I read the board first of all.\n\n\
        Interviewer: And then what happened there?\n\nCandidate: I called whoever was there before me.\n";
    let desk = Desk::with(talk);
    desk.press("vkkkkllllll<cr>");
    let all: String = quotes(&desk).into_iter().map(|(words, _)| words).collect();
    assert!(all.contains("board") && all.contains("whoever") && !all.contains("And then"), "{all}");
}
