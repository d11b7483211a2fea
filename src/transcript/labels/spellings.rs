//! Labels that differ only in the case of their letters, or in signs that nobody sees, are one label.

use std::collections::HashMap;

use super::scan::{Kind, Scan};
use crate::text::is_hidden;

/// Makes one tally of all spellings of a label in one shape, and names it as most lines do.
pub(super) fn unite(scan: &mut Scan<'_>) {
    let folded: Vec<String> = scan.tallies.iter().map(|tally| fold(tally.name)).collect();
    let mut first = HashMap::new();
    let shapes = scan.tallies.iter().map(|tally| tally.shape);
    let keys = shapes.zip(&folded).enumerate();
    let into: Vec<usize> = keys.map(|(place, key)| *first.entry(key).or_insert(place)).collect();
    if into.iter().enumerate().all(|(place, into)| place == *into) {
        return;
    }
    add_up(scan, &into);
    for event in &mut scan.events {
        if let Kind::Label(label) = &mut event.kind {
            label.tally = into[label.tally];
        }
    }
}

/// Adds the lines of each tally to the one that it goes `into`. A tally that is left without lines stays in its place.
fn add_up(scan: &mut Scan<'_>, into: &[usize]) {
    let mut most: Vec<usize> = scan.tallies.iter().map(|tally| tally.lines).collect();
    for (place, into) in into.iter().copied().enumerate().filter(|(place, into)| place != into) {
        let tally = &mut scan.tallies[place];
        let (name, shaped) = (tally.name, tally.shaped);
        let lines = std::mem::take(&mut tally.lines);
        let paragraphs = std::mem::take(&mut tally.paragraphs);
        let whole = &mut scan.tallies[into];
        whole.lines += lines;
        whole.paragraphs += paragraphs;
        if lines > most[into] {
            (most[into], whole.name) = (lines, name);
            whole.shaped = shaped;
        }
    }
}

fn fold(name: &str) -> String {
    name.chars().filter(|c| !is_hidden(*c)).flat_map(char::to_lowercase).collect()
}
