//! One fault after the other, as long as there is another call to have it at, and the figures.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::review::Room;

/// True where every point of every run is to be tried.
pub(crate) fn is_everything() -> bool {
    std::env::var("CANDOR_FAULTS").is_ok_and(|value| value == "all")
}

/// A fault that was tried.
#[derive(Debug)]
pub(crate) struct Point {
    /// What kind it was.
    pub(crate) name: String,
    /// Or the promise that was not kept.
    pub(crate) kept: Result<(), String>,
}

/// What was tried, and what came of it.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    by_name: BTreeMap<String, usize>,
    broken: Vec<String>,
}

impl Sweep {
    /// Tries 1, 2 and so on, several at once and each in a room of its own, until there is nothing more to try.
    pub(crate) fn over(try_at: impl Fn(&Room, usize) -> Option<Point> + Sync) -> Self {
        let (next, past) = (AtomicUsize::new(1), AtomicUsize::new(usize::MAX));
        let sweep = Mutex::new(Self::default());
        let work = || {
            let room = Room::new();
            loop {
                let nth = next.fetch_add(1, Ordering::SeqCst);
                if nth >= past.load(Ordering::SeqCst) {
                    return;
                }
                match try_at(&room, nth) {
                    Some(point) => sweep.lock().unwrap().count(point),
                    None => drop(past.fetch_min(nth, Ordering::SeqCst)),
                }
            }
        };
        std::thread::scope(|scope| {
            let workers = std::thread::available_parallelism().map_or(1, usize::from);
            (0..workers).for_each(|_| drop(scope.spawn(work)));
        });
        sweep.into_inner().unwrap()
    }

    /// Counts a point.
    pub(crate) fn count(&mut self, point: Point) {
        *self.by_name.entry(point.name).or_default() += 1;
        self.broken.extend(point.kept.err());
    }

    /// Counts what another sweep has tried.
    pub(crate) fn add(&mut self, other: Self) {
        for (name, count) in other.by_name {
            *self.by_name.entry(name).or_default() += count;
        }
        self.broken.extend(other.broken);
    }

    /// Prints the figures, and fails where a promise was broken or too few points were tried to mean anything.
    #[track_caller]
    pub(crate) fn tell(&self, what: &str, fewest: usize) {
        let points: usize = self.by_name.values().sum();
        let broken = |kind: &str| self.broken.iter().filter(|one| one.contains(kind)).count();
        let (lost, unreadable) = (broken("lost: "), broken("unreadable: "));
        let by_name = self.by_name.iter().map(|(name, count)| format!("{name} {count}"));
        println!(
            "{what}: {points} points tried, {lost} lost changes, {unreadable} unreadable files"
        );
        println!("  {}", by_name.collect::<Vec<_>>().join(", "));
        let some: Vec<&String> = self.broken.iter().take(12).collect();
        assert!(some.is_empty(), "{} of {points} promises broken: {some:#?}", self.broken.len());
        assert!(points >= fewest, "{points} points are too few to be all of them");
    }
}
