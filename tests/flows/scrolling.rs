//! Through a long answer: rows, halves, pages, top and end.

use super::desk::{Desk, Screen};
use super::pages;

/// The long answer, after these keys.
fn reading(keys: &str) -> Screen {
    Desk::with(&pages::long(600)).press(&format!("j{keys}"))
}

/// How many rows lie between the first rows of two screens.
#[track_caller]
fn moved(from: &Screen, to: &Screen) -> usize {
    let end = reading("G");
    let start = reading("");
    let per_row = |row: &str| row.matches("word0").count();
    let number = |screen: &Screen| -> usize {
        let first = screen.rows_in_view()[0].to_owned();
        let at = first.find("word0").unwrap();
        first[at + 4..at + 8].parse().unwrap()
    };
    assert!(number(from) <= number(to), "{from}{to}");
    assert!(number(&start) < number(&end));
    // All rows but the first, which begins with another word, hold the same number of words.
    let words = per_row(end.rows_in_view()[0]);
    (number(to) - number(from)).div_ceil(words)
}

#[test]
fn the_arrows_scroll_by_one_row() {
    let (top, one, two) = (reading(""), reading("<down>"), reading("<down><down>"));
    assert_eq!(one.rows_in_view()[0], top.rows_in_view()[1]);
    assert_eq!(two.rows_in_view()[0], top.rows_in_view()[2]);
    assert_eq!(reading("<down><down><up>"), one);
    assert_eq!(reading("<up>"), top);
}

#[test]
fn pages_overlap_by_two_rows() {
    let top = reading("");
    let (last, before_last) = {
        let rows = top.rows_in_view();
        (rows[rows.len() - 1].to_owned(), rows[rows.len() - 2].to_owned())
    };
    for key in ["<space>", "f", "<c-f>", "<pgdn>"] {
        let next = reading(key);
        assert_eq!(next.rows_in_view()[..2], [before_last.as_str(), last.as_str()], "{key}");
    }
    let next = reading("<space>");
    for key in ["b", "<c-b>", "<pgup>"] {
        assert_eq!(reading(&format!("<space><space>{key}")), next, "{key}");
    }
}

#[test]
fn a_half_page_is_half_of_the_rows_in_view() {
    let top = reading("");
    let half = top.rows_in_view().len() / 2;
    assert_eq!(moved(&top, &reading("<c-d>")), half);
    assert_eq!(reading("<c-d><c-d><c-u>"), reading("<c-d>"));
}

#[test]
fn g_goes_to_the_top_and_capital_g_to_the_end() {
    let end = reading("G");
    end.shows("word0600.").shows("end");
    assert_eq!(reading("<end>"), end);
    assert_eq!(reading("Gg"), reading(""));
    assert_eq!(reading("G<home>"), reading(""));
}

#[test]
fn no_scrolling_leads_beyond_the_ends() {
    for key in ["<down>", "<space>", "<c-d>", "G"] {
        assert_eq!(reading(&format!("G{key}")), reading("G"), "{key}");
    }
    for key in ["<up>", "b", "<c-u>", "g"] {
        assert_eq!(reading(key), reading(""), "{key}");
    }
}

#[test]
fn the_last_row_says_how_much_is_left() {
    let top = reading("");
    top.shows("more rows");
    let left = |screen: &Screen| -> usize {
        let words = screen.0.split('▼').nth(1).unwrap();
        words.split_whitespace().next().unwrap().parse().unwrap()
    };
    assert_eq!(left(&reading("<down>")), left(&top) - 1);
    reading("G<up>").shows("▼ 1 more row").lacks("more rows");
}

#[test]
fn a_short_answer_says_neither() {
    Desk::with(&pages::long(600)).press("").lacks("more row").lacks("  end");
}

#[test]
fn d_alone_does_nothing() {
    assert_eq!(reading("<space>d"), reading("<space>"));
}

#[test]
fn other_answers_do_not_scroll_along() {
    let desk = Desk::with(&pages::long(600));
    desk.press("j<space><space>k").is_at(1).shows("I read the board.");
}

#[test]
fn a_profile_longer_than_the_screen_scrolls() {
    let summary: Vec<String> = (1..=300).map(|n| format!("word{n:04}")).collect();
    let page = pages::FIVE.replace("quiet night", &summary.join(" "));
    let desk = Desk::with(&page);
    let top = desk.press("p");
    let next = Desk::with(&page).press("p<space>");
    let shown = top.rows_in_view();
    assert_eq!(next.rows_in_view()[..2], shown[shown.len() - 2..]);
    Desk::with(&page).press("pG").shows("import report");
}
