//! The note check on the pairs, and what a user's own list may say.

use super::pairs::{LATER, PAIRS, Pair, UNSEEN, WIDER};
use super::*;

#[test]
fn the_built_in_list_is_understood() {
    let check = NoteCheck::parse(BUILT_IN).unwrap();
    let names: Vec<&str> = check.traits.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        ["accent", "age", "family", "gender", "health", "looks", "origin", "politics", "religion"]
    );
}

/// Precision and recall in percent, printed with every mistake.
fn measure(title: &str, pairs: &[Pair]) -> (usize, usize) {
    let check = NoteCheck::built_in();
    let (mut right, mut false_ones) = (0, 0);
    for (named, warns, silent) in pairs {
        if check.warnings(warns).iter().any(|warning| warning.trait_named == *named) {
            right += 1;
        } else {
            println!("missed ({named}): {warns}");
        }
        for warning in check.warnings(silent) {
            false_ones += 1;
            println!("false ({}): {silent}", warning.trait_named);
        }
    }
    let precision = 100 * right / (right + false_ones).max(1);
    let recall = 100 * right / pairs.len();
    println!("{title}: {} pairs, precision {precision} %, recall {recall} %", pairs.len());
    (precision, recall)
}

#[test]
fn pairs_are_told_apart() {
    let (precision, recall) = measure("written first", PAIRS);
    assert!(precision >= 99 && recall >= 99);
    let (precision, recall) = measure("written later", LATER);
    assert!(precision >= 99 && recall >= 99);
    let (precision, recall) = measure("for wider rules", WIDER);
    assert!(precision >= 99 && recall >= 99);
    let (precision, recall) = measure("unseen", UNSEEN);
    assert!(precision >= 95 && recall >= 73);
}

#[test]
fn a_warning_names_its_place_and_its_reason() {
    let note = "Clear. Accent too strong, é; too old for the team";
    let found = NoteCheck::built_in().warnings(note);
    let words: Vec<&str> = found.iter().map(|one| &note[one.range.clone()]).collect();
    assert_eq!(words, ["Accent", "too old"]);
    assert!(found.iter().all(|one| !one.reason.is_empty()));
}

#[test]
fn every_reason_is_read_whole_on_a_narrow_screen() {
    for one in NoteCheck::built_in().traits {
        assert!((12..=46).contains(&one.reason.chars().count()), "{}: {}", one.name, one.reason);
    }
}

#[test]
fn a_list_of_ones_own_replaces_the_built_in() {
    let own = "[lists]\nwho = [\"he\"]\n[traits.hobby]\nreason = \"no hobbies\"\n[[traits.hobby.rules]]\nwords = [\"golf*\"]\nnear = [\"@who\"]\n";
    let check = NoteCheck::parse(own).unwrap();
    assert_eq!(check.warnings("he golfs")[0].trait_named, "hobby");
    assert!(check.warnings("golf. He is old").is_empty());
}

#[test]
fn a_list_in_a_phrase_stands_for_each_of_its_entries() {
    let own = "[lists]\nplace = [\"rome\", \"new york\"]\n[traits.home]\nreason = \"r\"\n[[traits.home.rules]]\nwords = [\"from @place city\"]\n";
    let check = NoteCheck::parse(own).unwrap();
    let note = "from New York city, not from New York";
    let found: Vec<&str> =
        check.warnings(note).iter().map(|one| &note[one.range.clone()]).collect();
    assert_eq!(found, ["from New York city"]);
    let unknown = NoteCheck::parse(&own.replace("@place", "@town")).unwrap_err().to_string();
    assert_eq!(unknown, "line 6, column 10: no list is called 'town'; expected a name of [lists]");
    let empty = NoteCheck::parse(&own.replace("from @place city", " ")).unwrap_err().to_string();
    assert_eq!(empty, "line 6, column 10: an empty phrase; expected a word");
}

#[test]
fn a_mistake_is_named_by_line_and_column() {
    let said = |text: &str| NoteCheck::parse(text).unwrap_err().to_string();
    let unknown = said(
        "[traits.age]\nreason = \"r\"\n[[traits.age.rules]]\nwords = [\"old\"]\nnear = [\"@who\"]\n",
    );
    assert_eq!(unknown, "line 5, column 9: no list is called 'who'; expected a name of [lists]");
    let wrong = said("[traits.age]\nreason = 3\n");
    assert!(wrong.starts_with("line 2, column 10") && wrong.contains("string"), "{wrong}");
    let key = said("[traits.age]\nreason = \"r\"\n[[traits.age.rules]]\nword = [\"old\"]\n");
    assert!(key.starts_with("line 4, column 1") && key.contains("expected"), "{key}");
}
