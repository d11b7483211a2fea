//! What the first screen shows: what was named, as much of it as can be shown at once, or the library.

use std::ffi::{OsStr, OsString};

use crate::app::Home;
use crate::run::beginning::Lengths;
use crate::run::opening::{self, Opener, Opening};
use crate::run::shell::Shell;

use super::{Failure, Place};

/// What the first screen shows.
pub(super) enum First {
    Session(Box<Opening>),
    /// The beginning of the long file with this name.
    Beginning(Box<Opening>, OsString),
    Library,
}

/// As [`whole`], but of a long file only the beginning, for whoever can wait for the rest.
pub(super) fn at_once(opener: &Opener, what: Option<&OsStr>) -> Result<(First, Home), Failure> {
    let long = what.and_then(|name| Some((name, opener.beginning(name, Lengths::default())?)));
    let Some((name, beginning)) = long else { return whole(opener, what) };
    Ok((First::Beginning(Box::new(beginning), name.to_owned()), Home::Shell))
}

/// Opens what was named; without a name the library, or the sample where it is empty.
pub(super) fn whole(opener: &Opener, what: Option<&OsStr>) -> Result<(First, Home), Failure> {
    if let Some(name) = what {
        return Ok((First::Session(Box::new(opener.open_named(name)?)), Home::Shell));
    }
    let (rows, problems) = opening::list(&opener.library, &opener.reviewer)?;
    let is_empty = rows.iter().all(|row| row.sample) && problems.is_empty();
    if is_empty {
        return Ok((First::Session(Box::new(opener.open_sample()?)), Home::Library));
    }
    Ok((First::Library, Home::Library))
}

/// Gives the shell what the first screen shows.
pub(super) fn begin<'a>(shell: &mut Shell<'a>, first: First, place: &'a Place) {
    match first {
        First::Session(mut opening) => {
            opening.opened.notices.extend(place.about_the_name());
            opening.opened.notices.extend(place.about_the_rubric(&opening));
            shell.sit_down(*opening);
        }
        First::Beginning(mut beginning, name) => {
            beginning.opened.notices.extend(place.about_the_name());
            let greeting = |whole: &mut Opening| {
                whole.opened.notices.extend(place.about_the_rubric(whole));
            };
            shell.sit_down_to_beginning(*beginning, name, Box::new(greeting));
        }
        First::Library => shell.list(),
    }
}
