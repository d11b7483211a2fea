//! Text with labels: a speaker's name, a time or a letter in front of what is said.
//!
//! ```text
//! text ─► scan: labels, times, rulers ─► style: the file's one way of writing them ─► turns: Talk, report
//! ```
//!
//! A label that looks like a speaker may be a sentence (`last question: …`), so one line is never judged by
//! itself: the file is read in the style that most of its lines prove, and in that style a label speaks
//! when it comes back, stands where the file's labels stand and has the shape of a name. Every label that
//! was left to the words stands in the report with the reason.

mod alone;
mod bullets;
mod clock;
mod closing;
mod dressed;
mod fields;
mod head;
mod header;
mod letters;
mod marked;
mod names;
mod notices;
mod opening;
mod paging;
mod plain;
mod roles;
mod scan;
mod screen_names;
mod spellings;
mod style;
mod table;
mod time;
mod turns;
mod verdicts;

use std::ops::Range;

pub(super) use time::{Around, stamp};

use super::people::Person;
use super::talk::Talk;
use crate::model::session::Format;

/// A labelled talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Labelled {
    /// What it was taken for.
    pub format: Format,
    /// What was said, with the report.
    pub talk: Talk,
    /// Why it was taken for that, in words.
    pub why: String,
    /// What stands in front of the first speaker: a title, notes, perhaps a profile. The report holds it.
    pub front: Range<usize>,
    /// Whom it names.
    pub people: Vec<Person>,
}

/// True where `label` is a word for a part in an interview, misspelled or not, and nobody's name.
pub(super) fn is_role(label: &str) -> bool {
    roles::role(label).is_some_and(|_| !label.contains('(')) || roles::misspelled(label).is_some()
}

/// True where `label` heads a note or a thought, and nobody is called so.
pub(super) fn never_speaks(label: &str) -> bool {
    names::never_speaks(label)
}

/// True for a word for people whom nobody knows by name: one line of theirs is enough.
pub(super) fn is_somebody(label: &str) -> bool {
    names::is_somebody(label)
}

/// True where `name` is shaped as a person's name is, and is nothing that one says.
pub(super) fn is_persons(name: &str) -> bool {
    header::is_persons(name)
}

/// Reads `text`; `None` where its lines prove no style of labels.
#[must_use]
pub fn read(text: &str) -> Option<Labelled> {
    if let Some(table) = table::read(text) {
        return Some(table);
    }
    let header = header::find(text);
    let scan = scan::scan(text, header.end);
    let style = style::choose(text, &scan, &header.people)?;
    let (mut talk, front) = turns::build(text, &scan, &style, &header.told);
    closing::take_times(&mut talk);
    opening::take_times(&mut talk);
    (!talk.turns.is_empty()).then(|| Labelled {
        format: style.format(),
        talk,
        why: style.why(),
        front,
        people: header.people,
    })
}

/// Where the first label with a time stands that comes back: there a recorded talk begins, whatever is in front.
pub(super) fn first_timed(text: &str) -> Option<usize> {
    if !time::may_be_in(text) {
        return None;
    }
    let scan = scan::scan(text, 0);
    let timed = |event: &&scan::Event| matches!(event.kind, scan::Kind::Label(label) if label.time.is_some() && scan.tallies[label.tally].lines > 1);
    scan.events.iter().find(timed).map(|event| event.at)
}
