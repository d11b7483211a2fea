//! What a run promises: each file of the library is one of the versions that it had, whole, and none that is older
//! than what was acknowledged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::calls::Call;
use crate::review::{Copied, Room, Run};
use crate::tracer::{Do, End, Watch};

/// The revision that acknowledged a version, and its bytes; `None` where the file was not there.
type Version = (u64, Option<Vec<u8>>);

/// The versions of each file, as an undisturbed run has written them.
#[derive(Debug, Default)]
pub(crate) struct Promise {
    /// By path, with the revision that acknowledged each; oldest first.
    versions: BTreeMap<PathBuf, Vec<Version>>,
    /// The last revision.
    pub(crate) last: u64,
    /// How many calls touched the library, and how many of them could change something.
    pub(crate) calls: usize,
    /// What stood there at the end.
    pub(crate) end: Copied,
}

/// Writes down what stands in the library whenever something is acknowledged.
struct Clerk<'a> {
    room: &'a Room,
    promise: Promise,
    listener: Listener,
}

impl Watch for Clerk<'_> {
    fn before(&mut self, call: &Call) -> Do {
        if let Some(revision) = self.listener.hear(call) {
            self.promise.note(revision, &Copied::of(&self.room.shelf()));
        }
        self.promise.calls += usize::from(call.touches(&self.room.shelf()));
        Do::Go
    }
}

/// Hears what is acknowledged on standard error, where a line may come in pieces.
#[derive(Debug, Default)]
pub(crate) struct Listener(String);

impl Listener {
    /// The revision whose line a call completes.
    pub(crate) fn hear(&mut self, call: &Call) -> Option<u64> {
        if call.name != "write" || call.args[0] != 2 {
            return None;
        }
        self.0.push_str(std::str::from_utf8(&call.data()).unwrap());
        let line = self.0.strip_suffix('\n')?.to_owned();
        self.0.clear();
        line.strip_prefix("saved ")?.parse().ok()
    }
}

impl Promise {
    /// Does a run from `start` on, undisturbed.
    pub(crate) fn of(room: &Room, run: &Run, start: &Copied) -> Self {
        room.begin_with(start);
        let mut clerk = Clerk { room, promise: Self::default(), listener: Listener::default() };
        clerk.promise.note(0, start);
        let outcome = room.traced(run, &mut clerk);
        assert_eq!(outcome.end, End::Exited(0), "{}: {}", run.name, outcome.complaint);
        let mut promise = clerk.promise;
        promise.end = Copied::of(&room.shelf());
        // What a run without acknowledgements has done, it tells by its end.
        let last = outcome.acknowledged;
        promise.note(if run.keys.is_some() { last } else { u64::MAX }, &promise.end.clone());
        promise.last = last;
        promise
    }

    fn note(&mut self, revision: u64, stands: &Copied) {
        for (path, bytes) in stands.0.iter().filter(|(path, _)| is_promised(path)) {
            let versions = self.versions.entry(path.clone()).or_insert_with(|| vec![(0, None)]);
            let is_new = versions.last().is_none_or(|(_, last)| last != bytes);
            match versions.as_mut_slice() {
                // What stands at the beginning was acknowledged before.
                [first] if revision == 0 => first.1.clone_from(bytes),
                _ if is_new => versions.push((revision, bytes.clone())),
                _ => {}
            }
        }
    }

    /// Holds a library against what was acknowledged.
    ///
    /// # Errors
    /// A sentence about the first promise that was not kept.
    pub(crate) fn check(&self, stands: &Copied, acknowledged: u64) -> Result<(), String> {
        for (path, bytes) in stands.0.iter().filter(|(path, _)| is_promised(path)) {
            let is_known =
                |versions: &Vec<Version>| versions.iter().any(|(_, version)| version == bytes);
            if !self.versions.get(path).is_some_and(is_known) {
                return Err(format!("unreadable: {} is no version it ever had", path.display()));
            }
        }
        for (path, versions) in &self.versions {
            let found = stands.0.get(path).cloned().flatten();
            let at = versions.iter().rposition(|(_, version)| *version == found);
            let needed = versions.iter().rposition(|(revision, _)| *revision <= acknowledged);
            // A rubric's version is kept as well as the disk allows; a score is a number without it.
            if at < needed && !path.starts_with("library/rubrics") {
                return Err(format!(
                    "lost: {} is older than revision {acknowledged}",
                    path.display()
                ));
            }
        }
        for path in stands.0.keys().filter(|path| path.ends_with("session.json")) {
            if !stands.0.contains_key(&path.with_file_name("source")) {
                return Err(format!("{} stands without its source", path.display()));
            }
        }
        Ok(())
    }
}

/// True for a file that is to be whole at any time. The others are caches, places, locks and safety nets.
fn is_promised(path: &Path) -> bool {
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    match parts.as_slice() {
        ["library", "sessions", _, "session.json" | "source"]
        | ["library", "sessions", _, "reviews" | "corrections", _] => true,
        ["library", "rubrics", ".versions", _] => {
            path.extension().is_some_and(|ending| ending == "toml")
        }
        _ => false,
    }
}

/// Files that a save or an import has begun and not finished.
pub(crate) fn unfinished(stands: &Copied) -> Vec<&PathBuf> {
    let is_unfinished = |path: &&PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.ends_with(".new") || name.ends_with(".old") || name.contains(".new.")
    };
    stands.0.keys().filter(is_unfinished).collect()
}

/// Copies that are kept because something was found that nobody expected.
pub(crate) fn kept_apart(stands: &Copied) -> Vec<&PathBuf> {
    let is_kept = |path: &&PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        ["recovered-", "conflict-", "unreadable-"].iter().any(|kind| name.starts_with(kind))
    };
    stands.0.keys().filter(is_kept).collect()
}
