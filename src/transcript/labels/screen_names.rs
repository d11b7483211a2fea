//! Names that people chose for a screen, or that a program gave them: `Ann's iPhone`, `zoom user`, `dana`.
//!
//! They have no shape. What tells them from a thought in front of a colon is that they carry the file: nearly
//! each paragraph begins with one of a few, they come back again and again, and one speaks after the other.

use super::super::talk::Role;
use super::head::Shape;
use super::names::never_speaks;
use super::roles::role;
use super::scan::{Kind, Scan, Tally};

/// Shapes that a name is written in beside its words or its time.
const SHAPES: [Shape; 7] = [
    Shape::Plain,
    Shape::Dressed,
    Shape::Stamped,
    Shape::Rev,
    Shape::WideTime,
    Shape::BracketTime,
    Shape::NarrowTime,
];

/// No talk has more speakers with such names.
const MOST: usize = 8;

/// Says of the labels that carry the file that they are names.
pub(super) fn find(scan: &mut Scan<'_>) {
    for shape in SHAPES {
        let may_be = |tally: &Tally<'_>| tally.shape == shape && comes_back(tally);
        let is_new = |tally: &Tally<'_>| may_be(tally) && !tally.shaped;
        if scan.tallies.iter().any(is_new) && carry(scan, &may_be) {
            scan.tallies
                .iter_mut()
                .filter(|tally| may_be(tally))
                .for_each(|tally| tally.shaped = true);
        }
    }
}

fn comes_back(tally: &Tally<'_>) -> bool {
    tally.lines >= 3 && !never_speaks(tally.name) && role(tally.name) != Some(Role::Nobody)
}

/// Whether the labels that `may_be` names begin nearly each paragraph, or each line, and speak in turn.
fn carry(scan: &Scan<'_>, may_be: &impl Fn(&Tally<'_>) -> bool) -> bool {
    let people: Vec<&Tally<'_>> = scan.tallies.iter().filter(|tally| may_be(tally)).collect();
    let lines: usize = people.iter().map(|tally| tally.lines).sum();
    let paragraphs: usize = people.iter().map(|tally| tally.paragraphs).sum();
    // The fields of records come back too, all of them equally often.
    let is_record = people.len() > 2 && people.iter().all(|tally| tally.lines == people[0].lines);
    (2..=MOST).contains(&people.len())
        && !is_record
        && (paragraphs * 10 >= scan.paragraphs * 9 && paragraphs * 10 >= lines * 9
            || lines * 10 >= scan.lines * 9)
        && take_turns(scan, may_be)
}

fn take_turns(scan: &Scan<'_>, may_be: &impl Fn(&Tally<'_>) -> bool) -> bool {
    let speaks = |event: &super::scan::Event| match event.kind {
        Kind::Label(label) => Some(label.tally).filter(|place| may_be(&scan.tallies[*place])),
        _ => None,
    };
    let heads: Vec<usize> = scan.events.iter().filter_map(speaks).collect();
    let handed_over = heads.windows(2).filter(|pair| pair[0] != pair[1]).count();
    handed_over * 10 >= heads.len().saturating_sub(1) * 7
}
