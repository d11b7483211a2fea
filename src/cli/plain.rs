//! The plain call, `candor` or `candor FILE`, understood at once: most starts are one, and to build the table of all
//! arguments takes longer than to read and draw a page.

use std::env;
use std::ffi::{OsStr, OsString};

use super::{Arguments, Common, DEFAULT_SIZE, LIBRARY_VARIABLE, parse_size};

/// The words that are a subcommand in the place of a file.
const SUBCOMMANDS: [&str; 9] =
    ["list", "show", "report", "rubric", "import", "config", "completions", "man", "help"];

/// The arguments of a plain call; `None` for every other, which the table of arguments has to understand.
pub(super) fn arguments(words: &[OsString]) -> Option<Arguments> {
    let what = match words {
        [_] => None,
        [_, what] if is_plain(what) => Some(what.clone()),
        _ => return None,
    };
    let library = env::var_os(LIBRARY_VARIABLE);
    if library.as_ref().is_some_and(|folder| folder.is_empty()) {
        return None;
    }
    let common = Common {
        library_by_environment: library.is_some(),
        library: library.map(Into::into),
        config: None,
        reviewer: None,
        rubric: None,
        read_only: false,
    };
    Some(Arguments {
        command: None,
        what,
        common,
        keys: None,
        print: None,
        size: parse_size(DEFAULT_SIZE).ok()?,
        acks: false,
        now: None,
    })
}

fn is_plain(what: &OsStr) -> bool {
    !what.is_empty()
        && !what.as_encoded_bytes().starts_with(b"-")
        && !SUBCOMMANDS.iter().any(|name| what == *name)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::from_table;

    fn words(words: &[&str]) -> Vec<OsString> {
        words.iter().map(Into::into).collect()
    }

    #[test]
    fn a_plain_call_means_what_the_table_makes_of_it() {
        for call in [&["candor"][..], &["candor", "page.txt"], &["candor", "./list"]] {
            let plain = arguments(&words(call)).unwrap();
            let table = from_table(words(call)).unwrap();
            assert_eq!(format!("{plain:?}"), format!("{table:?}"));
        }
    }

    #[test]
    fn every_other_call_is_left_to_the_table() {
        let mut command = Arguments::command();
        command.build();
        for subcommand in command.get_subcommands() {
            assert!(arguments(&words(&["candor", subcommand.get_name()])).is_none());
        }
        for call in [&["candor", ""][..], &["candor", "--help"], &["candor", "a", "b"], &[]] {
            assert!(arguments(&words(call)).is_none(), "{call:?}");
        }
    }
}
