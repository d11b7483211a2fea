//! Times in front of what is said, behind the name: `Name: 0:03 text`, `Name: 0:03 - 0:09` with the words below.
//!
//! An answer may begin with a time as well, so one counts where nearly all turns begin so, one later than the other.

use super::super::talk::Talk;
use super::closing::habit;
use super::time::{Moment, stamp};

/// Takes the times from the beginnings of the turns, where the `talk` has no other and nearly all turns have one.
pub(super) fn take_times(talk: &mut Talk) {
    let Some(times) = habit(&talk.turns, time, |(moment, _)| moment.ms) else { return };
    for (turn, time) in talk.turns.iter_mut().zip(times) {
        let Some((moment, at)) = time else { continue };
        turn.text.drain(..at);
        (turn.start_ms, turn.end_ms) = (Some(moment.ms), moment.until);
    }
}

/// The time that `text` begins with, in front of some words, and where these begin.
fn time(text: &str) -> Option<(Moment, usize)> {
    let time = stamp(text)?;
    let behind = &text[time.end..];
    let words = behind.trim_start();
    let is_apart = words.len() < behind.len();
    (is_apart && words.contains(char::is_alphanumeric))
        .then(|| (time.moment, text.len() - words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_begin_what_is_said() {
        let at = |text| time(text).map(|(moment, at)| (moment.ms, moment.until, at));
        assert_eq!(at("0:03 So it was."), Some((3_000, None, 5)));
        assert_eq!(at("0:03 - 0:09\nSo it was."), Some((3_000, Some(9_000), 12)));
        for text in ["", "0:03", "0:03 …", "At 0:03 so", "3 of them", "0:03ish it was"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
