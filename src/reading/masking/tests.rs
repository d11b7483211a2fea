//! The cases, and what no case shows.

use std::iter::empty;

use super::Masks;
use super::cases::{FIRST, Who};
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

#[test]
fn names_are_masked_and_plain_words_are_not() {
    let wrong: Vec<String> = FIRST
        .iter()
        .filter_map(|(who, text, wanted)| {
            let found = masked(who, text);
            (found != *wanted).then(|| format!("{text}\n  wanted {wanted}\n  found  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), FIRST.len(), wrong.join("\n"));
}
