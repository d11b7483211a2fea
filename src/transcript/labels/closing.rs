//! Times at the ends of turns: `Name: text [0:03]`, `Name: text #00:00:03-2#`.
//!
//! Some transcribers set a time where they stop the recording, which is where somebody has finished. A turn may end
//! with a time for other reasons, so it counts where nearly all turns do, one later than the other.

use super::super::talk::{Spoken, Talk};
use super::time::{Around, stamp};

/// So many turns it takes to see a habit in them.
const FEWEST: usize = 4;

/// Takes the times from the ends of the turns, where the `talk` has no other and nearly all turns have one.
pub(super) fn take_times(talk: &mut Talk) {
    let Some(times) = habit(&talk.turns, time, |(ms, _)| *ms) else { return };
    let mut former = None;
    for (turn, time) in talk.turns.iter_mut().zip(times) {
        turn.start_ms = former;
        former = time.map(|time| end_with(turn, time));
    }
}

/// What `time` finds in the text of each of the `turns`; `None` unless they have no other times and it finds one in nearly
/// all of them, each of as many milliseconds (`ms`) as the one before or more.
pub(super) fn habit<T>(
    turns: &[Spoken],
    time: fn(&str) -> Option<T>,
    ms: fn(&T) -> u64,
) -> Option<Vec<Option<T>>> {
    if turns.len() < FEWEST || turns.iter().take(FEWEST).all(|turn| time(&turn.text).is_none()) {
        return None;
    }
    let times: Vec<Option<T>> = turns.iter().map(|turn| time(&turn.text)).collect();
    let found = || times.iter().flatten();
    let is_habit = found().count() * 10 >= turns.len() * 8
        && found().is_sorted_by_key(ms)
        && turns.iter().all(|turn| turn.start_ms.is_none());
    is_habit.then_some(times)
}

/// Cuts the time at `at` from the end of `turn`, and tells it.
fn end_with(turn: &mut Spoken, (ms, at): (u64, usize)) -> u64 {
    turn.text.truncate(at);
    turn.text.truncate(turn.text.trim_end().len());
    turn.end_ms = Some(ms);
    ms
}

/// The time that `text` ends with, behind some words, and where it begins.
fn time(text: &str) -> Option<(u64, usize)> {
    let bare = text.trim_end();
    let open = match bare.as_bytes().last()? {
        b']' => '[',
        b')' => '(',
        b'#' => '#',
        _ => return None,
    };
    let at = bare[..bare.len() - 1].rfind(open)?;
    let (has_words, written) = (bare[..at].contains(char::is_alphanumeric), &bare[at..]);
    let ms = if open == '#' { between_signs(written) } else { between_brackets(written) };
    ms.filter(|_| has_words).map(|ms| (ms, at))
}

fn between_brackets(written: &str) -> Option<u64> {
    let time = stamp(written).filter(|time| time.around != Around::Nothing)?;
    (time.end == written.len()).then_some(time.moment.until.unwrap_or(time.moment.ms))
}

/// `#00:00:03-2#`: hours, minutes, seconds and tenths.
fn between_signs(written: &str) -> Option<u64> {
    let inside = written.strip_prefix('#')?.strip_suffix('#')?;
    let (clock, tenths) = inside.split_once('-').unwrap_or((inside, "0"));
    let time = stamp(clock).filter(|time| time.end == clock.len())?;
    let tenths: u64 = tenths.parse().ok().filter(|tenths| *tenths < 10)?;
    Some(time.moment.ms + tenths * 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_end_what_is_said() {
        assert_eq!(time("So it was. [0:03]"), Some((3_000, 11)));
        assert_eq!(time("So it was (1:00:03) "), Some((3_603_000, 10)));
        assert_eq!(time("So it was. #00:00:03-2#"), Some((3_200, 11)));
        for text in
            ["", "[0:03]", "at 0:03", "So [sic]", "So (see 0:03)", "number #1#", "[0:03] so"]
        {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
