//! Fields in front of a talk that say who is who, and the speakers whom they mean: `Interviewer: Ines Aho` and `IA`.

use super::super::people::{Person, is_form_of};
use super::super::talk::Role;
use super::head::Shape;
use super::names::is_shaped;
use super::roles::role;
use super::scan::{Kind, Scan};
use super::verdicts::Verdict;

/// How many labels of a file may be such fields.
const MOST: usize = 24;

const FIELD: &str = "it tells the role of a speaker";

/// Gives speakers the roles that fields tell, and takes the fields from those who speak.
pub(super) fn tell_roles(text: &str, scan: &Scan<'_>, verdicts: &mut [Verdict]) {
    for event in scan.events.iter().take(MOST) {
        let Kind::Label(label) = event.kind else { continue };
        let tally = &scan.tallies[label.tally];
        let told = match role(tally.name) {
            Some(told @ (Role::Interviewer | Role::Candidate)) if tally.lines == 1 => told,
            _ => continue,
        };
        let value = text[event.at + label.text..event.end].trim_matches(['*', '_', ' ']);
        if value.len() > 60 || !is_shaped(value) {
            continue;
        }
        let speaks = |place: &usize| {
            *place != label.tally
                && matches!(verdicts[*place], Verdict::Speaks(_))
                && is_form_of(scan.tallies[*place].name, name_in(value))
        };
        let named: Vec<usize> = (0..verdicts.len()).filter(speaks).collect();
        if named.is_empty() {
            continue;
        }
        for place in named {
            verdicts[place] = Verdict::Speaks(Some(told));
        }
        verdicts[label.tally] = Verdict::Words(FIELD);
    }
}

/// The name in a field, without what stands behind it: `Ines Aho, head of kitchen`.
fn name_in(value: &str) -> &str {
    value.split([',', '(']).next().unwrap_or(value).trim_end()
}

/// Gives the speakers that are written in the file's `shape` the roles of the `people` whom they may be. A label that
/// does not come back speaks too where it is one of them.
pub(super) fn tell_people(
    people: &[Person],
    scan: &Scan<'_>,
    shape: Shape,
    verdicts: &mut [Verdict],
) {
    if people.is_empty() {
        return;
    }
    for (tally, verdict) in scan.tallies.iter().zip(verdicts) {
        let speaks = matches!(verdict, Verdict::Speaks(None) | Verdict::Once);
        if !speaks && tally.shape != shape {
            continue;
        }
        let mut told =
            people.iter().filter(|person| person.is_called(tally.name)).map(|one| one.role);
        if let Some(role) = told.next()
            && told.all(|other| other == role)
        {
            *verdict = Verdict::Speaks(role);
        }
    }
}
