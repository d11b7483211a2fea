//! The built-in names of technologies, with other names of the same and what each is good for.

const TABLE: &str = include_str!("../../assets/glossary/technologies.tsv");

/// A row of the table.
#[allow(clippy::struct_excessive_bools, reason = "independent facts")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Technology {
    /// As it is written.
    pub(super) name: &'static str,
    /// Other names of the same, with `|` between them.
    pub(super) aliases: &'static str,
    /// True where it is told apart from other words when it is said.
    pub(super) is_said: bool,
    /// True where it may be proposed for what was mis-heard. No such name is English.
    pub(super) is_heard: bool,
    /// True where it is only known to be right.
    pub(super) is_right: bool,
    /// True where it is an English word or a person's name, too.
    pub(super) is_plain: bool,
}

/// All rows, by name.
pub(super) fn technologies() -> impl Iterator<Item = Technology> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (name, aliases, uses) = (cells.next()?, cells.next()?, cells.next()?);
        let is = |wanted: &str| uses.split(' ').any(|one| one == wanted);
        let (is_said, is_heard) = (is("said"), is("heard"));
        let (is_right, is_plain) = (is("right"), is("plain"));
        Some(Technology { name, aliases, is_said, is_heard, is_right, is_plain })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_name_stands_once_and_is_good_for_something() {
        let mut names = HashSet::new();
        for one in technologies() {
            assert!(names.insert(one.name.to_lowercase()), "{}", one.name);
            assert!(one.is_said || one.is_heard || one.is_right, "{}", one.name);
        }
        assert!(names.len() > 1000);
    }
}
