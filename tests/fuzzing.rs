//! The corpora of the fuzz targets, in every run of the tests: inputs by hand, and those that a fuzzer once broke
//! something with. `.ci/run` lets the fuzzer go on from them for a few seconds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at what it does not expect")]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

#[path = "support/talks.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod talks;
#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "it is a library of its own for the fuzzer")]
mod targets;

use targets::{Check, TARGETS};

fn fuzz(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(below)
}

/// What stands in a folder, by name and in order.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[track_caller]
fn hold(target: &str, check: Check, input: &str, bytes: &[u8]) {
    let held = catch_unwind(|| check(bytes));
    assert!(held.is_ok(), "{target} does not hold {input}");
}

#[test]
fn every_input_of_every_corpus_holds() {
    for (target, check) in TARGETS {
        let corpus = fuzz("corpus").join(target);
        let inputs = names(&corpus);
        assert!(inputs.len() >= 3, "{target} has few inputs: {inputs:?}");
        for input in inputs {
            hold(target, check, &input, &fs::read(corpus.join(&input)).unwrap());
        }
    }
}

/// The made-up talks are one corpus more, for everything that reads sources.
#[test]
fn every_talk_holds_in_every_target_that_reads() {
    for (target, check) in TARGETS {
        if target != "keys" {
            for talk in talks::all() {
                hold(target, check, talk.format, &talk.bytes);
            }
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).into()).collect();
    assert_eq!(names(&fuzz("corpus")), targets);
    let programs = names(&fuzz("fuzz_targets"));
    let programs: BTreeSet<String> =
        programs.iter().map(|name| name.trim_end_matches(".rs").into()).collect();
    assert_eq!(programs, targets);
    let manifest = fs::read_to_string(fuzz("Cargo.toml")).unwrap();
    for target in targets {
        assert!(manifest.contains(&format!("name = \"{target}\"")), "{target} is not built");
    }
}
