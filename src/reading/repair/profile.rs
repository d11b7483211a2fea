//! The candidate's own names: employers, skills, and the proper names of titles.

use super::index::{Index, Kind, words_of};
use super::plain::{Plain, plainness};
use crate::model::session::Session;

/// The shortest word of a longer name that stands for it, in letters.
const SHORTEST: usize = 5;

/// The names of the candidate's profile.
pub(super) fn names(session: &Session) -> Index {
    let mut index = Index::default();
    let jobs = || session.profile.experience.iter();
    for employer in jobs().filter_map(|job| job.employer.as_deref()) {
        index.add(employer.to_owned(), Kind::Employer);
    }
    for skill in &session.skills {
        index.add(skill.name.clone(), Kind::Skill);
    }
    // `Tracheostomy` of `Tracheostomy care`, `Havelund` of `Havelund Hospital`: behind the whole names, so
    // that a skill of its own stays one.
    for employer in jobs().filter_map(|job| job.employer.as_deref()) {
        add_words(&mut index, employer, Kind::Employer, false);
    }
    for skill in &session.skills {
        add_words(&mut index, &skill.name, Kind::Skill, false);
    }
    for title in jobs().filter_map(|job| job.title.as_deref()) {
        add_words(&mut index, title, Kind::Title, true);
    }
    index.sorted()
}

/// The longer words of a name of several; of a title only those that are no English.
fn add_words(index: &mut Index, name: &str, kind: Kind, only_odd: bool) {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || "/&,()".contains(c)).collect();
    if words.len() < 2 && !only_odd {
        return;
    }
    for word in words {
        let letters = words_of(word).concat();
        let plain = plainness(&letters);
        let is_telling = if only_odd { plain == Plain::Odd } else { plain != Plain::Frequent };
        if letters.len() >= SHORTEST && is_telling {
            index.add(word.to_owned(), kind);
        }
    }
}
