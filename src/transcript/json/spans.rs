//! Who spoke when, where a source keeps its speakers apart from its words: joined by time.

use std::borrow::Cow;
use std::ops::Range;

use super::report;
use super::words::Word;
use crate::model::session::{ReportKind, ReportLine};

/// One stretch of time that belongs to one speaker.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    /// Its first millisecond.
    pub(super) start: u64,
    /// One past its last.
    pub(super) end: u64,
    /// The speaker.
    pub(super) speaker: Cow<'a, str>,
}

impl<'a> Span<'a> {
    /// A span where all three are known; segments without a label belong to nobody.
    pub(super) fn new(
        start: Option<u64>,
        end: Option<u64>,
        speaker: Option<Cow<'a, str>>,
    ) -> Option<Self> {
        let start = start?;
        Some(Self { start, end: end.unwrap_or(start).max(start + 1), speaker: speaker? })
    }
}

/// How many spans are looked at behind a word: more than ever speak at once.
const AT_ONCE: usize = 64;

/// Gives every word of `words` that has a time but no speaker the one of the span it shares most time
/// with, of several the shortest; punctuation goes with the word before it. Words in no span go to the
/// nearest, and one line of the report tells how many.
pub(super) fn assign<'a>(
    words: &mut [Word<'a>],
    mut spans: Vec<Span<'a>>,
    source: &str,
) -> Option<ReportLine> {
    if spans.is_empty() {
        return None;
    }
    spans.sort_by_key(|span| (span.start, span.end));
    let mut outside: Vec<Range<usize>> = Vec::new();
    let mut before: Option<Cow<'a, str>> = None;
    for word in words.iter_mut().filter(|word| word.speaker.is_none()) {
        let Some(start) = word.start_ms.filter(|_| before.is_none() || !word.is_mark()) else {
            word.speaker.clone_from(&before);
            continue;
        };
        let end = word.end_ms.unwrap_or(start).max(start + 1);
        let after = spans.partition_point(|span| span.start < end);
        let near = &spans[after.saturating_sub(AT_ONCE)..(after + 1).min(spans.len())];
        let best = near.iter().min_by_key(|span| {
            let shared = span.end.min(end).saturating_sub(span.start.max(start));
            let apart = span.start.saturating_sub(end).max(start.saturating_sub(span.end));
            (u64::MAX - shared, apart, span.end - span.start)
        });
        let Some(best) = best else { continue };
        if best.start >= end || best.end <= start {
            outside.push(word.bytes.clone());
        }
        word.speaker = Some(best.speaker.clone());
        before.clone_from(&word.speaker);
    }
    told(&outside, source)
}

fn told(outside: &[Range<usize>], source: &str) -> Option<ReportLine> {
    let first = outside.first()?.clone();
    let message = match outside.len() {
        1 => "this word stands outside every speaker's times: given to the nearest".into(),
        count => {
            format!("{count} words stand outside every speaker's times: each given to the nearest")
        }
    };
    Some(report::line(source, first, ReportKind::Guess, message))
}
