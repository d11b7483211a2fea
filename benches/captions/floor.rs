//! A caption file of 10 MB and a floor of 25 lines that splits it, works that take turns, and how their
//! speed compares with the floor's.

use std::fmt::Write as _;
use std::time::Duration;

use memchr::memchr_iter;
use rustix::time::{ClockId, clock_gettime};

/// Cues of the file.
pub(crate) const CUES: usize = 79_000;

/// A file in the shape that Zoom writes, about 10 MB long.
pub(crate) fn file() -> String {
    const WORDS: &[&str] = &[
        "so", "the", "deploy", "took", "a", "second", "rollback", "because", "we", "had",
        "dropped", "columns", "before", "traffic", "moved", "over", "and", "nobody", "watched",
    ];
    let mut text = String::from("WEBVTT\n\n");
    let mut word = 7;
    for cue in 0..CUES {
        let time = |ms: usize| {
            let (seconds, ms) = (ms / 1000, ms % 1000);
            format!("{:02}:{:02}:{:02}.{ms:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        };
        let speaker = if cue / 3 % 2 == 0 { "Mara Lindqvist" } else { "Jon Ames" };
        let _ = write!(
            text,
            "{}\n{} --> {}\n{speaker}:",
            cue + 1,
            time(cue * 400),
            time(cue * 400 + 390)
        );
        for _ in 0..10 + cue % 5 {
            word = (word * 31 + 11) % 7919;
            let _ = write!(text, " {}", WORDS[word % WORDS.len()]);
        }
        text.push_str("\n\n");
    }
    text
}

/// The floor, as one would write it at first: lines by memchr, the one with the arrow split, two times, the text
/// borrowed.
pub(crate) fn floor(text: &str) -> Vec<(u64, u64, &str)> {
    let (mut found, mut from, mut times, mut said) = (Vec::new(), 0, None, 0..0);
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[from..end];
        if line.is_empty() {
            found.extend(times.take().map(|(start, stop)| (start, stop, &text[said.clone()])));
        } else if let Some((start, stop)) = line.split_once(" --> ") {
            times = floor_time(start).zip(floor_time(stop));
            said = end + 1..end + 1;
        } else {
            said.end = end;
        }
        from = end + 1;
    }
    found
}

/// `01:02:03.456` in milliseconds.
fn floor_time(time: &str) -> Option<u64> {
    let (clock, ms) = time.split_once('.')?;
    let seconds =
        clock.split(':').try_fold(0, |so_far, part| Some(so_far * 60 + part.parse::<u64>().ok()?));
    Some(seconds? * 1000 + ms.parse::<u64>().ok()?)
}

/// The time that this thread has had a processor for: what other programs do meanwhile does not count.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let [seconds, nanoseconds] =
        [time.tv_sec, time.tv_nsec].map(|part| u64::try_from(part).unwrap_or(0));
    Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds)
}

/// How long each of `works` takes: the middle of many runs, in which they take turns.
pub(crate) fn take_turns<const N: usize>(rounds: usize, works: [&dyn Fn(); N]) -> [Duration; N] {
    let mut runs = [(); N].map(|()| Vec::new());
    for _ in 0..rounds {
        for (runs, work) in runs.iter_mut().zip(works) {
            let start = processor_time();
            work();
            runs.push(processor_time().saturating_sub(start));
        }
    }
    runs.map(|mut runs| {
        runs.sort_unstable();
        runs[runs.len() / 2]
    })
}

/// How fast the floor is, on this machine at this time: what every other figure is held against.
pub(crate) struct Pace {
    bytes_a_second: f64,
}

impl Pace {
    /// The pace of a floor that took `time` for `bytes`, which it tells.
    pub(crate) fn of_floor(bytes: usize, time: Duration) -> Self {
        let pace = Self { bytes_a_second: bytes as f64 / time.as_secs_f64() };
        println!("floor: {time:?}, {:.0} MB/s; {CUES} cues", pace.bytes_a_second / 1e6);
        pace
    }

    /// Tells how fast a work called `name` is that took `time` for `bytes`.
    pub(crate) fn tell(&self, name: &str, bytes: usize, time: Duration) {
        let speed = bytes as f64 / time.as_secs_f64();
        let times = self.bytes_a_second / speed;
        let scaled = 300.0 / times;
        println!(
            "{name}: {time:?}, {:.0} MB/s; {times:.2} times the floor, {scaled:.0} MB/s where it makes 300",
            speed / 1e6
        );
    }
}
