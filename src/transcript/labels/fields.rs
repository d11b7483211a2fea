//! Fields in front of a talk that say who is who: `Interviewer: Ines Aho`, `Candidate: Bo`.

use super::super::talk::Role;
use super::names::is_shaped;
use super::roles::role;
use super::scan::{Kind, Scan};
use super::style::Verdict;

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
                && is_same(scan.tallies[*place].name, value)
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

/// True where the label `name` is the whole name `value`, or its first word.
fn is_same(name: &str, value: &str) -> bool {
    let first = value.split([' ', ',', '(']).next().unwrap_or(value);
    name == value
        || name == first
        || value.strip_prefix(name).is_some_and(|rest| rest.starts_with([',', ' ']))
}
