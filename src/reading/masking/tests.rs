//! The cases, and what no case shows.

use std::iter::empty;

use super::Masks;
use super::cases::{FIRST, SECOND, THIRD, Who};
use crate::model::session::{Job, Session};
use crate::reading::testing::session;

fn session_of(who: &Who, text: &str) -> Session {
    let mut session = session(who.skills, &[text]);
    session.profile.name = Some(who.name.into());
    session.profile.headline = Some(who.headline.into());
    session.profile.summary = vec![who.summary.into()];
    let job = |(title, employer): &(&str, &str)| Job {
        title: Some((*title).into()),
        employer: Some((*employer).into()),
        guess: false,
    };
    session.profile.experience = who.experience.iter().map(job).collect();
    session
}

fn masked(who: &Who, text: &str) -> String {
    Masks::of(&session_of(who, text), empty()).mask(text)
}

fn wrong(cases: &[(&Who, &str, &str)]) -> Vec<String> {
    let wrong = cases.iter().filter_map(|(who, text, wanted)| {
        let found = masked(who, text);
        (found != *wanted).then(|| format!("{text}\n  wanted {wanted}\n  found  {found}"))
    });
    wrong.collect()
}

#[test]
fn names_are_masked_and_plain_words_are_not() {
    let wrong: Vec<String> = [FIRST, SECOND, THIRD].into_iter().flat_map(wrong).collect();
    let all = FIRST.len() + SECOND.len() + THIRD.len();
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_part_of_a_text_is_masked_as_it_is_in_the_whole() {
    let text = "I was at Target, and Deliver the rest.";
    let masks = Masks::of(&session_of(&super::cases::PLAIN, text), empty());
    assert_eq!(masks.mask_part(text, 9..15), "[employer 3]");
    assert_eq!(
        masks.mask_part("Deliver", 0..7),
        "Deliver",
        "which nobody can tell without the words around it"
    );
    assert_eq!(masks.mask_part(text, 21..28), "[employer 2]");
    // Part of a name is not told either.
    assert_eq!(masks.mask_part(text, 11..20), "[employer 3], and");
}

#[test]
fn labels_of_the_candidate_are_names_too() {
    let mut session = session(&[], &["Hello, Tamsin speaking."]);
    session.exchanges[0].turns[0].name = Some("Tamsin Orrell (Candidate)".into());
    let masks = Masks::of(&session, empty());
    assert_eq!(
        masks.mask("Hello, Tamsin speaking. Thanks, candidate."),
        "Hello, [candidate] speaking. Thanks, candidate."
    );
}

#[test]
fn a_masked_text_is_left_as_it_is() {
    for (who, text, _) in FIRST.iter().chain(SECOND) {
        let masks = Masks::of(&session_of(who, text), empty());
        let once = masks.mask(text);
        assert_eq!(masks.mask(&once), once);
    }
}

#[test]
fn where_nobody_is_named_nothing_is_masked() {
    let session = session(&["Kafka"], &["We ran Kafka. The target moved."]);
    let masks = Masks::of(&session, empty());
    assert_eq!(masks.mask("We ran Kafka. The target moved."), "We ran Kafka. The target moved.");
}

#[test]
fn names_are_known_in_the_ways_that_people_say_them() {
    let who = Who {
        name: "Jonathan Black",
        headline: "Engineer at Lumen & Voss GmbH",
        experience: &[
            ("Analyst", "Hartwell-Finch Analytics"),
            ("Nurse", "Saint Brigid's Hospital"),
        ],
        skills: &[],
        summary: "",
    };
    for (text, wanted) in [
        ("I was at Lumen and Voss then.", "I was at [employer 3] then."),
        ("I left Hartwell Finch.", "I left [employer 1]."),
        ("So, Mr. Black, why?", "So, Mr. [candidate], why?"),
        ("It is a black box.", "It is a black box."),
        (
            "They call me Jonny or Jojo. Jojo it is.",
            "They call me [candidate] or [candidate]. [candidate] it is.",
        ),
        ("They call me every day.", "They call me every day."),
        ("I moved to St Brigid's.", "I moved to [employer 2]."),
        ("It was a company called Bluefield Logistics.", "It was a company called [employer 4]."),
        ("It was a project called Bluefield.", "It was a project called Bluefield."),
        ("I worked at Zorvane's Hospital before.", "I worked at [employer 4] before."),
    ] {
        assert_eq!(masked(&who, text), wanted);
    }
}
