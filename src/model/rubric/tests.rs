//! Rubrics as they are written: understood, or refused with the place of the mistake.

use super::{BUILT_IN, Rubric};
use crate::model::ratio::Ratio;
use crate::model::review::Reason;

const SMALL: &str = r#"id = "small"
version = 3
title = "Small"

[[levels]]
value = 1
name = "no"

[[levels]]
value = 2
name = "yes"

[[criteria]]
id = "how"
name = "How"
weight = 1.5
anchors = { 1 = "tells what", 2 = "tells how" }
applies = { questions = ["how *"], skills = ["Go"], answers = [1, "4-6"] }

[[recommendations]]
id = "no"
label = "no"

[[recommendations]]
id = "go"
label = "go"
positive = true
"#;

#[test]
fn everything_that_is_written_is_understood() {
    let rubric = Rubric::parse(SMALL).unwrap();
    let how = &rubric.criteria[0];
    assert_eq!(how.weight, Ratio::new(3, 2).unwrap());
    assert_eq!(how.anchors, ["tells what", "tells how"]);
    assert_eq!(how.applies.answers, [(1, 1), (4, 6)]);
    assert!(rubric.requires.every_answer && rubric.requires.reason);
    assert_eq!(rubric.reasons.len(), Reason::ALL.len());
    assert!(rubric.recommendations[1].is_positive && !rubric.recommendations[0].is_positive);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    // What is changed, into what, and the complaint.
    let cases = [
        ("value = 2", "value = 3", "line 10, column 9: expected value = 2"),
        ("name = \"yes\"", "name = \"no\"", "line 11, column 8: two levels have this name"),
        ("weight = 1.5", "weight = 0", "line 16, column 10: expected a weight"),
        ("weight = 1.5", "weight = 0.0001", "line 16, column 10: expected a weight of at most"),
        ("2 = \"tells how\"", "3 = \"x\"", "line 13, column 1: expected an anchor for level 2"),
        ("\"4-6\"", "\"6-4\"", "line 18, column 67: expected the number of an answer"),
        ("version = 3", "version = 0", "line 2, column 11: versions count from 1"),
        ("version = 3", "version = \"a\"", "line 2, column 11: invalid type: string"),
        ("id = \"small\"", "id = \"Small!\"", "line 1, column 6: expected an id"),
        ("title", "titel", "line 3, column 1: unknown field `titel`"),
        ("\"how *\"", "\"*\"", "line 18, column 26: expected at least one word"),
        ("id = \"go\"", "id = \"no\"", "line 25, column 6: two recommendations are called"),
    ];
    for (from, to, complaint) in cases {
        let error = Rubric::parse(&SMALL.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.starts_with(complaint), "{to}: {error}");
    }
}

#[test]
fn everything_that_is_wrong_is_told_in_the_order_of_the_text() {
    let changes = [
        ("version = 3", "version = 0"),
        ("value = 2", "value = 3"),
        ("weight = 1.5", "weight = 0"),
        ("2 = \"tells how\"", "3 = \"x\""),
        ("\"4-6\"", "\"6-4\""),
        ("label = \"go\"", "label = \" \""),
    ];
    let text = changes.iter().fold(SMALL.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
    let error = Rubric::parse(&text).unwrap_err();
    let lines: Vec<usize> = error.0.iter().map(|flaw| flaw.line).collect();
    assert_eq!(lines, [2, 10, 13, 16, 18, 26], "{error:?}");
    let said = error.to_string();
    assert!(said.ends_with("(and 5 more: `candor rubric check` tells them)"), "{said}");
}

#[test]
fn the_built_in_rubrics_read_and_climb() {
    for (id, text) in BUILT_IN {
        let rubric = Rubric::parse(text).unwrap();
        assert_eq!(rubric.id, id);
        let values: Vec<u8> = rubric.levels.iter().map(|level| level.value).collect();
        assert_eq!(values, (1..=rubric.scale().1).collect::<Vec<_>>());
        for criterion in &rubric.criteria {
            assert_eq!(criterion.anchors.len(), rubric.levels.len(), "{id}");
            assert!(criterion.anchors.iter().all(|anchor| anchor.len() > 10), "{id}");
        }
    }
}

#[test]
fn the_built_in_rubrics_are_what_they_say() {
    let of = |id: &str| Rubric::parse(Rubric::built_in(id).unwrap()).unwrap();
    assert_eq!((of("general").levels.len(), of("general").is_single()), (5, true));
    assert_eq!((of("four-levels").levels.len(), of("four-levels").is_single()), (4, true));
    assert_eq!((of("technical").levels.len(), of("technical").criteria.len()), (5, 3));
    assert_eq!(of("general").level(4).unwrap().name, "good");
    assert_eq!(of("general").recommendation("strong-no").unwrap().label, "strong no");
}

#[test]
fn recommendations_stand_evenly_on_the_scale() {
    let rubric = Rubric::general().unwrap();
    // Four on a scale of 1 to 5: (5 - 1) / 3 apart, so 1, 7/3, 11/3, 5.
    let places = ["strong-no", "no", "yes", "strong-yes"].map(|id| rubric.place_of(id));
    let wanted = [(1, 1), (7, 3), (11, 3), (5, 1)].map(|(over, under)| Ratio::new(over, under));
    assert_eq!(places, wanted);
    assert_eq!(rubric.place_of("maybe"), None);
}
