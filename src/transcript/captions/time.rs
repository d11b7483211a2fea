//! Times of captions: by the standard's rule, and by a lenient one for what programs really write.

/// A time in milliseconds and one past its last byte.
pub(super) type Read = (u64, usize);

/// Collects a timestamp of `bytes` at `at` as WebVTT section 6.3 does
/// (<https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp>).
pub(super) fn standard(bytes: &[u8], at: usize) -> Option<Read> {
    let (first, first_end) = digits(bytes, at)?;
    let (second, second_end) = two(bytes, behind(bytes, first_end, b':')?)?;
    let short = first_end - at == 2 && first <= 59;
    let (hours, minutes, seconds, end) = if !short || bytes.get(second_end) == Some(&b':') {
        let (third, end) = two(bytes, behind(bytes, second_end, b':')?)?;
        (first, second, third, end)
    } else {
        (0, first, second, second_end)
    };
    let (thousandths, end) = exactly(bytes, behind(bytes, end, b'.')?, 3)?;
    (minutes <= 59 && seconds <= 59)
        .then(|| (milliseconds(hours, minutes, seconds, thousandths), end))
}

/// The time of which `bytes` begin with `HH:MM:SS.mmm`, the shape of nearly every time there is. What stands
/// behind it is not looked at.
pub(super) fn usual(bytes: &[u8]) -> Option<u64> {
    let [h1, h2, b':', m1, m2, b':', s1, s2, b'.', f1, f2, f3] = *bytes.first_chunk()? else {
        return None;
    };
    let digits = [h1, h2, m1, m2, s1, s2, f1, f2, f3].map(|digit| digit.wrapping_sub(b'0'));
    if digits.into_iter().fold(0, u8::max) > 9 {
        return None;
    }
    let [h1, h2, m1, m2, s1, s2, f1, f2, f3] = digits.map(u64::from);
    let (minutes, seconds) = (m1 * 10 + m2, s1 * 10 + s2);
    let minutes_in_all = (h1 * 10 + h2) * 60 + minutes;
    (minutes <= 59 && seconds <= 59)
        .then_some((minutes_in_all * 60 + seconds) * 1000 + f1 * 100 + f2 * 10 + f3)
}

/// Reads a time that breaks the rule: one-digit fields, no hours, a comma or a colon for the point,
/// milliseconds that are missing or not padded (`.80` is 80 ms: early Teams counts them) or finer than
/// a millisecond.
pub(super) fn lenient(bytes: &[u8], at: usize) -> Option<Read> {
    let (first, end) = digits(bytes, at)?;
    let (second, end) = digits(bytes, behind(bytes, end, b':')?)?;
    let third = behind(bytes, end, b':').and_then(|at| digits(bytes, at));
    let (hours, minutes, seconds, end) = match third {
        Some((third, end)) => (first, second, third, end),
        None => (0, first, second, end),
    };
    let fraction = match bytes.get(end) {
        Some(b'.' | b',') => fraction(bytes, end + 1),
        Some(b':') if third.is_some() => exactly(bytes, end + 1, 3),
        _ => None,
    };
    let (thousandths, end) = fraction.unwrap_or((0, end));
    if bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    Some((milliseconds(hours, minutes, seconds, thousandths), end))
}

/// Up to three digits count milliseconds; more are a fraction of a second, cut to milliseconds.
fn fraction(bytes: &[u8], at: usize) -> Option<Read> {
    let (value, end) = digits(bytes, at)?;
    if end - at <= 3 {
        return Some((value, end));
    }
    digits(&bytes[..at + 3], at).map(|(value, _)| (value, end))
}

/// One past the byte at `at`, where it is `wanted`.
fn behind(bytes: &[u8], at: usize, wanted: u8) -> Option<usize> {
    (bytes.get(at) == Some(&wanted)).then_some(at + 1)
}

fn two(bytes: &[u8], at: usize) -> Option<Read> {
    exactly(bytes, at, 2)
}

fn exactly(bytes: &[u8], at: usize, count: usize) -> Option<Read> {
    digits(bytes, at).filter(|(_, end)| end - at == count)
}

/// All ASCII digits from `at` on, at least one; a number beyond `u64` is the largest of it.
fn digits(bytes: &[u8], at: usize) -> Option<Read> {
    let rest = bytes.get(at..)?;
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = rest[..count].iter().fold(0_u64, |value, digit| {
        value.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
    });
    (count > 0).then_some((value, at + count))
}

fn milliseconds(hours: u64, minutes: u64, seconds: u64, thousandths: u64) -> u64 {
    hours
        .saturating_mul(60)
        .saturating_add(minutes)
        .saturating_mul(60)
        .saturating_add(seconds)
        .saturating_mul(1000)
        .saturating_add(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strictly(text: &str) -> Option<Read> {
        standard(text.as_bytes(), 0)
    }

    fn leniently(text: &str) -> Option<Read> {
        lenient(text.as_bytes(), 0)
    }

    #[test]
    fn the_standard_wants_padded_fields_and_a_point() {
        assert_eq!(strictly("00:00:04.859 "), Some((4859, 12)));
        assert_eq!(strictly("01:02.003"), Some((62_003, 9)));
        assert_eq!(strictly("100:00:00.000"), Some((360_000_000, 13)));
        assert_eq!(strictly("1:00:00.000"), Some((3_600_000, 11)));
        for bad in [
            "0:0:42.80",
            "00:00:60.000",
            "00:60:00.000",
            "00:00.0000",
            "00:00:00,000",
            "1:00.0",
            "00:00:0/.000",
            "00:00:00.0:0",
        ] {
            assert_eq!(strictly(bad), None, "{bad}");
        }
        assert_eq!(usual(b"00:00:04.859 -"), Some(4859));
        for unusual in ["00:00:0/.000", "00:60:00.000", "01:02.003", "00:00:04.85"] {
            assert_eq!(usual(unusual.as_bytes()), None, "{unusual}");
        }
        assert_eq!(strictly("99999999999999999999999:00:00.000"), Some((u64::MAX, 33)));
    }

    #[test]
    fn milliseconds_that_are_not_padded_count_milliseconds() {
        assert_eq!(leniently("0:0:42.80 "), Some((42_080, 9)));
        assert_eq!(leniently("0:0:42.800"), Some((42_800, 10)));
        assert_eq!(leniently("0:1:0.5"), Some((60_005, 7)));
        assert_eq!(leniently("1:02,003"), Some((62_003, 8)));
        assert_eq!(leniently("00:00:05 "), Some((5000, 8)));
        assert_eq!(leniently("00:00:05:250"), Some((5250, 12)));
        assert_eq!(leniently("00:00:01.123456"), Some((1123, 15)));
        for bad in ["", "5", "a", "00:", "00:00:0x", "1:2pm"] {
            assert_eq!(leniently(bad), None, "{bad}");
        }
    }
}
