//! Times as people's programs write them in front of or behind a name: `0:03`, `1:02:03`, `(00:01:20)`,
//! `\[04:01\]`, `10:02 AM`, with a date in front as messengers do: `[12/03/2026, 14:02:11]`.
//! A second one may tell the end: `0:03 - 0:09`.

use memchr::memchr_iter;

/// When something begins, in milliseconds, and perhaps when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Moment {
    /// The start.
    pub(in super::super) ms: u64,
    /// The end, where one stands behind the start.
    pub(in super::super) until: Option<u64>,
}

/// A time with the signs around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Stamp {
    /// What it tells.
    pub(in super::super) moment: Moment,
    /// What stands around it.
    pub(in super::super) around: Around,
    /// How many fields it has: minutes and seconds, or hours too.
    pub(in super::super) fields: u8,
    /// One past its last byte, the closing sign included.
    pub(in super::super) end: usize,
}

/// What stands around a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Around {
    /// Nothing.
    Nothing,
    /// `(0:03)`.
    Round,
    /// `[0:03]`, `\[0:03\]`.
    Square,
}

/// False where no time stands anywhere in `text`: each has a colon between two digits.
pub(super) fn may_be_in(text: &str) -> bool {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    memchr_iter(b':', text.as_bytes()).any(|at| at > 0 && is_digit(at - 1) && is_digit(at + 1))
}

/// The time that `text` begins with.
pub(in super::super) fn stamp(text: &str) -> Option<Stamp> {
    let (open, close, around) = match text.as_bytes() {
        [b'(', ..] => (1, ")", Around::Round),
        [b'[', ..] => (1, "]", Around::Square),
        [b'\\', b'[', ..] => (2, "\\]", Around::Square),
        _ => (0, "", Around::Nothing),
    };
    let day = date(&text.as_bytes()[open..]);
    let (ms, fields, mut behind) = time_of_day(text, open + day, day > 0)?;
    let mut until = None;
    if day == 0
        && let Some((end_ms, end)) = end_of_range(text, behind).filter(|(end, _)| *end >= ms)
    {
        (until, behind) = (Some(end_ms), end);
    }
    if !text[behind..].starts_with(close) {
        return None;
    }
    let moment = Moment { ms, until };
    Some(Stamp { moment, around, fields, end: behind + close.len() })
}

/// The clock at `at`, perhaps behind a date: milliseconds, number of fields, one past its last byte.
fn time_of_day(text: &str, at: usize, dated: bool) -> Option<(u64, u8, usize)> {
    let (mut ms, fields, length) = clock(&text.as_bytes()[at..])?;
    let mut behind = at + length;
    if dated {
        // A clock behind a date tells hours and minutes where it has two fields.
        ms = if fields == 2 { ms * 60 } else { ms };
        behind += usize::from(text[behind..].starts_with('Z'));
    }
    if let Some((afternoon, length)) = half_of_day(&text[behind..]) {
        ms = of_day(ms, if dated { 3 } else { fields }, afternoon)?;
        behind += length;
    }
    Some((ms, fields, behind))
}

/// What stands between the start and the end of a range.
const BETWEEN: &[&str] = &["-->", "->", "-", "–", "—", "→"];

/// The end of a range whose start ends at `at`: milliseconds, and one past its last byte.
fn end_of_range(text: &str, at: usize) -> Option<(u64, usize)> {
    let behind = text[at..].trim_start_matches([' ', '\u{a0}']);
    let second = BETWEEN.iter().find_map(|sign| behind.strip_prefix(sign))?;
    let second = second.trim_start_matches([' ', '\u{a0}']);
    let (ms, _, end) = time_of_day(text, text.len() - second.len(), false)?;
    Some((ms, end))
}

/// ` AM`, `pm` behind a time: whether it is the afternoon, and the length.
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    let word = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let half = word.get(..2)?;
    let afternoon = half.eq_ignore_ascii_case("pm");
    let ends = !word[2..].starts_with(|c: char| c.is_alphanumeric());
    let found = ends && (afternoon || half.eq_ignore_ascii_case("am"));
    found.then(|| (afternoon, text.len() - word.len() + 2))
}

/// Milliseconds since midnight of a clock with twelve hours, which leaves the seconds out as a rule.
fn of_day(ms: u64, fields: u8, afternoon: bool) -> Option<u64> {
    const HOUR: u64 = 3_600_000;
    let ms = if fields == 2 { ms * 60 } else { ms };
    let hours = Some(ms / HOUR).filter(|hours| (1..=12).contains(hours))?;
    Some(ms - hours / 12 * 12 * HOUR + u64::from(afternoon) * 12 * HOUR)
}

/// `M:SS`, `H:MM:SS`, with a fraction or without, `HH:MM:SS:FF` with the number of a picture: milliseconds, number of
/// fields, length.
fn clock(bytes: &[u8]) -> Option<(u64, u8, usize)> {
    let (first, mut at) = digits(bytes, 0)?;
    let mut seconds = first;
    let mut fields = 1;
    // A colon with no digit behind it parts the time from what is said: `0:03: text`.
    let goes_on = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    while fields < 3 && bytes.get(at) == Some(&b':') && goes_on(at) {
        let (field, end) = digits(bytes, at + 1)?;
        if end != at + 3 || field > 59 {
            return None;
        }
        seconds = seconds * 60 + field;
        at = end;
        fields += 1;
    }
    let has_pictures = matches!(bytes.get(at), Some(b':' | b';')) && goes_on(at);
    if fields == 3 && bytes.get(2) == Some(&b':') && has_pictures {
        // How many pictures a second has is told nowhere.
        let (_, end) = digits(bytes, at + 1).filter(|(_, end)| *end == at + 3)?;
        at = end;
    }
    if fields < 2
        || at > 12
        || bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b':' && goes_on(at))
    {
        return None;
    }
    let mut ms = seconds * 1000;
    if let Some(b'.' | b',') = bytes.get(at)
        && let Some((_, end)) = digits(bytes, at + 1)
    {
        let places = bytes[at + 1..end].iter().zip([100, 10, 1]);
        ms += places.map(|(digit, worth)| u64::from(digit - b'0') * worth).sum::<u64>();
        at = end;
    }
    Some((ms, fields, at))
}

/// The length of a date in digits (`12/03/2026, `, `2026-03-12T`, `3.12.26 `) with what parts it from a
/// time; 0 where there is none. Which field is the day does not matter: times are counted from the first.
fn date(bytes: &[u8]) -> usize {
    let length = || {
        let (_, at) = digits(bytes, 0)?;
        let sign = bytes.get(at).filter(|sign| matches!(sign, b'/' | b'.' | b'-'))?;
        let (_, next) = digits(bytes, at + 1)?;
        let (_, end) =
            bytes.get(next).filter(|other| *other == sign).and_then(|_| digits(bytes, next + 1))?;
        let gap = bytes[end..].iter().take_while(|byte| matches!(byte, b',' | b' ' | b'T')).count();
        (end <= "2026-12-31".len() && (1..=2).contains(&gap)).then_some(end + gap)
    };
    length().unwrap_or(0)
}

/// Up to nine digits from `at` on: their value and one past the last.
fn digits(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let run = bytes.get(at..)?.iter().take(9).take_while(|byte| byte.is_ascii_digit());
    let (value, length) = run
        .fold((0, 0), |(value, length), digit| (value * 10 + u64::from(digit - b'0'), length + 1));
    (length > 0).then_some((value, at + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> Option<(u64, usize)> {
        let Stamp { moment, end, .. } = stamp(text)?;
        assert!(may_be_in(text), "{text}");
        Some((moment.ms, end))
    }

    #[test]
    fn times_in_every_dress() {
        assert_eq!(ms("0:03"), Some((3_000, 4)));
        assert_eq!(ms("75:10 x"), Some((4_510_000, 5)));
        assert_eq!(ms("1:02:03"), Some((3_723_000, 7)));
        assert_eq!(ms("(00:01:20):"), Some((80_000, 10)));
        assert_eq!(ms(r"\[01:07:12.13\] So"), Some((4_032_130, 15)));
        assert_eq!(ms("[00:05]"), Some((5_000, 7)));
        assert_eq!(ms("[10:02 AM] Mara"), Some((36_120_000, 10)));
        assert_eq!(ms("12:30 pm"), Some((45_000_000, 8)));
        assert_eq!(ms("1:00:05\u{202f}PM"), Some((46_805_000, 12)));
        assert_eq!(ms("0:03 amber"), Some((3_000, 4)));
        assert_eq!(ms("[12/03/2026, 14:02:11] Mara"), Some((50_531_000, 22)));
        assert_eq!(ms("12/03/26, 14:02 - Mara"), Some((50_520_000, 15)));
        assert_eq!(ms("3/12/26, 2:02 PM - Mara"), Some((50_520_000, 16)));
        assert_eq!(ms("2026-03-12T14:02:11Z Mara"), Some((50_531_000, 20)));
    }

    #[test]
    fn a_text_without_a_time_is_known_at_a_glance() {
        for text in ["", ":", "3:", ":03", "Mara: hello", "at 3 : 20", "10.02 AM"] {
            assert!(!may_be_in(text), "{text}");
        }
        assert!(may_be_in("Mara, at 0:03"));
    }

    fn range(text: &str) -> Option<(u64, u64, usize)> {
        let Stamp { moment, end, .. } = stamp(text)?;
        Some((moment.ms, moment.until?, end))
    }

    #[test]
    fn times_may_tell_an_end() {
        assert_eq!(range("0:03 - 0:09"), Some((3_000, 9_000, 11)));
        assert_eq!(range("[00:00:03.20 --> 00:00:09.00] Mara"), Some((3_200, 9_000, 29)));
        assert_eq!(range("(0:03–0:09): Hi."), Some((3_000, 9_000, 13)));
        assert_eq!(range("00:00:03:12 - 00:00:09:02"), Some((3_000, 9_000, 25)));
        assert_eq!(range("1:00 PM - 1:05 PM"), Some((46_800_000, 47_100_000, 17)));
        for text in
            ["0:09 - 0:03", "0:03 - Mara", "0:03, 0:09", "12/03/26, 14:02 - 15:00", "(0:03 - 9)"]
        {
            assert_eq!(range(text), None, "{text}");
        }
        assert_eq!(ms("0:09 - 0:03"), Some((9_000, 4)));
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "10",
            "10:3",
            "10:75",
            "1:2:3",
            "[10:30",
            "(10:30]",
            "10:300",
            "a:10",
            "1:02:03:04",
            "01:02:03:4",
            "01:02:03:04:05",
            "12/03/2026",
            "12/03-2026, 14:02",
            "12/03/202614:02",
            "",
        ] {
            assert_eq!(ms(text), None, "{text}");
        }
    }
}
