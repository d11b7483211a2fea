//! Repairs on the made-up mis-hearings of many trades: floors, with a margin below what is reached.

#![allow(clippy::unwrap_used, reason = "a set that cannot be read fails the test")]

mod set;

use std::collections::BTreeSet;

use candor::model::exchange::Certainty;
use candor::reading::repair::Glossary;
use set::{Tally, cases};

fn tally(of: impl Fn(&set::Case) -> bool) -> Tally {
    let glossary = Glossary::built_in();
    let mut tally = Tally::default();
    for case in cases().unwrap().iter().filter(|case| of(case)) {
        case.count(&case.marks(&glossary), &mut tally);
    }
    tally
}

#[test]
fn the_set_is_large_enough() {
    let cases = cases().unwrap();
    let wrong: usize = cases.iter().map(|case| case.wrong.len()).sum();
    let trades: BTreeSet<&str> = cases.iter().map(|case| case.trade.as_str()).collect();
    let plain = cases.iter().filter(|case| case.wrong.is_empty()).count();
    assert!(wrong >= 220 && plain >= wrong && trades.len() >= 10, "{wrong} {plain} {trades:?}");
}

#[test]
fn what_is_shown_as_sure_is_right() {
    for held_out in [false, true] {
        let tally = tally(|case| case.is_held_out == held_out);
        assert!(tally.precision(Some(Certainty::High)) >= 0.9, "{:?}", tally.proposed);
    }
}

#[test]
fn most_mis_hearings_are_found() {
    let [made_on, held_out] =
        [false, true].map(|held_out| tally(|case| case.is_held_out == held_out));
    assert!(
        made_on.recall() >= 0.79 && held_out.recall() >= 0.73,
        "{} {}",
        made_on.recall(),
        held_out.recall()
    );
    assert!(tally(|_| true).precision(None) >= 0.88);
}
