//! Times that a clock on the wall shows, counted from the first of them.

use super::super::talk::Talk;
use super::scan::trimmed;
use crate::model::exchange::Bytes;
use crate::model::session::{ReportKind, ReportLine};

/// Four hours: a recording does not begin so late, a clock does.
const CLOCK_MS: u64 = 4 * 3_600_000;
const DAY_MS: u64 = 24 * 3_600_000;

/// Counts times of a clock (`17:32:36`) from the first of them, over midnight too.
pub(super) fn since_the_start(talk: &mut Talk, text: &str) {
    let Some(first) = talk.turns.iter().find_map(|turn| turn.start_ms) else { return };
    if first < CLOCK_MS {
        return;
    }
    let (mut days, mut last) = (0, first);
    let mut place = None;
    for turn in &mut talk.turns {
        let Some(ms) = turn.start_ms else { continue };
        place.get_or_insert(turn.bytes.start);
        if ms + DAY_MS / 2 < last {
            days += DAY_MS;
        }
        last = ms;
        turn.start_ms = Some((ms + days).saturating_sub(first));
        turn.end_ms = turn.end_ms.map(|ms| (ms + days).saturating_sub(first));
    }
    let Some(at) = place else { return };
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    let range = trimmed(text, at..end);
    talk.report.push(ReportLine {
        line: 0,
        kind: ReportKind::Guess,
        text: text[range.clone()].to_owned(),
        message: "the times are a clock's: counted from the first of them".into(),
        bytes: Bytes::from(range),
    });
}
