//! How well repairs are proposed: `cargo run --release --example repairs`.
//!
//! Without arguments over the made-up mis-hearings in `tests/repairs/cases`, for the part that the rules were made on
//! and the part that was held out. `--show` prints what is missed and what is wrong in the first part. With files as arguments, how
//! many repairs are proposed in them for each thousand words, and with `--show` which.

#![allow(clippy::print_stdout, missing_docs, unreachable_pub, reason = "a table for people")]

#[path = "../../tests/repairs/set.rs"]
mod set;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use candor::model::exchange::{Certainty, Mark, Speaker};
use candor::reading::repair::{Glossary, repairs};
use candor::transcript;
use set::{Case, Tally, cases, label, ratio};

fn main() -> Result<(), std::io::Error> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument == "--show");
    let show = !flags.is_empty();
    if files.is_empty() { over_the_set(show) } else { over_files(&files, show) }
}

fn over_the_set(show: bool) -> Result<(), std::io::Error> {
    let glossary = Glossary::built_in();
    let cases = cases()?;
    let read: Vec<(&Case, Vec<Mark>)> =
        cases.iter().map(|case| (case, case.marks(&glossary))).collect();
    for (part, held_out) in [("made on", Some(false)), ("held out", Some(true)), ("all", None)] {
        let mut tally = Tally::default();
        for (case, marks) in
            read.iter().filter(|(case, _)| held_out.is_none_or(|it| it == case.is_held_out))
        {
            case.count(marks, &mut tally);
        }
        print(part, &tally);
    }
    by_trade(&read);
    if show {
        for (case, marks) in read.iter().filter(|(case, _)| !case.is_held_out) {
            show_case(case, marks);
        }
    }
    Ok(())
}

fn print(part: &str, tally: &Tally) {
    println!("\n{part:10} {:>9} {:>6} {:>6} {:>10}", "proposed", "right", "wrong", "precision");
    for certainty in [Some(Certainty::High), Some(Certainty::Medium), Some(Certainty::Low), None] {
        let [right, wrong] = tally.counts(certainty);
        let name = certainty.map_or("total", Certainty::label);
        println!(
            "{name:10} {:>9} {right:>6} {wrong:>6} {:>10.3}",
            right + wrong,
            tally.precision(certainty)
        );
    }
    let missed = tally.wrong - tally.found;
    println!(
        "recall {:.3}: {} of {}, {missed} missed; {} with the expected source",
        tally.recall(),
        tally.found,
        tally.wrong,
        tally.sourced
    );
}

fn by_trade(read: &[(&Case, Vec<Mark>)]) {
    let mut trades: BTreeMap<&str, [Tally; 2]> = BTreeMap::new();
    for (case, marks) in read {
        let tally = trades.entry(&case.trade).or_default();
        case.count(marks, &mut tally[usize::from(case.is_held_out)]);
    }
    println!("\n{:14} {:>15} {:>16}", "trade", "recall made on", "recall held out");
    for (trade, [made_on, held_out]) in trades.iter().filter(|(_, tallies)| tallies[0].wrong > 0) {
        println!("{trade:14} {:>15.2} {:>16.2}", made_on.recall(), held_out.recall());
    }
}

fn show_case(case: &Case, marks: &[Mark]) {
    for mark in marks {
        let Some(repair) = &mark.repair else { continue };
        let right = if case.repaired(mark).is_some() { "right" } else { "WRONG" };
        let (certainty, source) = (repair.certainty.label(), label(repair.source));
        println!(
            "{right} {certainty:6} {source:8} {} → {}   {}",
            mark.span.text,
            repair.probable,
            if right == "WRONG" { &case.text } else { "" }
        );
    }
    for wrong in &case.wrong {
        if !marks.iter().any(|mark| case.repaired(mark).is_some_and(|it| std::ptr::eq(it, wrong))) {
            println!(
                "missed       {:8} {} → {}",
                wrong.source,
                &case.text[wrong.start..wrong.end],
                wrong.probable
            );
        }
    }
}

fn over_files(files: &[String], show: bool) -> Result<(), std::io::Error> {
    let glossary = Glossary::built_in();
    let (mut words, mut counts) = (0, BTreeMap::<Certainty, usize>::new());
    let mut time = std::time::Duration::ZERO;
    let mut shown = BTreeSet::new();
    let mut bytes = 0;
    for file in files {
        let source = std::fs::read(file)?;
        let Ok(session) = transcript::understand(file, &source) else { continue };
        for turn in session.exchanges.iter().flat_map(|exchange| &exchange.turns) {
            if turn.speaker == Speaker::Candidate {
                words += turn.text.split_whitespace().count();
                bytes += turn.text.len();
            }
        }
        let start = Instant::now();
        let found = repairs(&session, &glossary);
        time += start.elapsed();
        for mark in found.values().flatten() {
            let Some(repair) = &mark.repair else { continue };
            *counts.entry(repair.certainty).or_default() += 1;
            shown.insert(format!(
                "{} {} {} → {}   {}",
                repair.certainty.label(),
                label(repair.source),
                mark.span.text,
                repair.probable,
                mark.rule
            ));
        }
    }
    for (certainty, count) in &counts {
        println!(
            "{:8} {count:>6} {:.3} in 1,000 words",
            certainty.label(),
            1000.0 * ratio(*count, words)
        );
    }
    let all: usize = counts.values().sum();
    println!(
        "total    {all:>6} {:.3} in 1,000 words of {words}; {bytes} bytes in {time:.1?}",
        1000.0 * ratio(all, words)
    );
    if show {
        for line in &shown {
            println!("{line}");
        }
    }
    Ok(())
}
