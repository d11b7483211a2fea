//! Times as people and programs write them: `1:02:03.4`, `00:12`, a date with a time.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// `H:MM:SS` or `M:SS`, with or without a fraction behind a point or comma, brackets around it left
/// out, in milliseconds.
pub(super) fn clock_ms(text: &str) -> Option<u64> {
    let text = text.trim().trim_matches(['[', ']', '(', ')']);
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let fields: Vec<u64> = whole.split(':').map(digits).collect::<Option<_>>()?;
    let seconds = match fields[..] {
        [hours, minutes, seconds] if minutes < 60 && seconds < 60 => {
            hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)?
        }
        [minutes, seconds] if seconds < 60 => minutes.checked_mul(60)?.checked_add(seconds)?,
        _ => return None,
    };
    let thousandths = if fraction.is_empty() { 0 } else { thousandths(fraction)? };
    seconds.checked_mul(1000)?.checked_add(thousandths)
}

/// A date with a time, in milliseconds since 1970.
pub(super) fn moment_ms(text: &str) -> Option<i64> {
    let text = text.trim();
    let moment = text.parse::<Timestamp>().ok().or_else(|| {
        let local: DateTime = text.contains(':').then(|| text.parse().ok()).flatten()?;
        Some(local.to_zoned(TimeZone::UTC).ok()?.timestamp())
    })?;
    Some(moment.as_millisecond())
}

fn digits(text: &str) -> Option<u64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn thousandths(fraction: &str) -> Option<u64> {
    digits(fraction)?;
    format!("{fraction:0<3}").get(..3).and_then(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_dates() {
        assert_eq!(clock_ms("1:02:03.4"), Some(3_723_400));
        assert_eq!(clock_ms(" [00:12] "), Some(12_000));
        assert_eq!(clock_ms("00:00:00,220"), Some(220));
        for none in
            ["", "12", "1:2:3:4", "00:75", "a:10", "1:-2", "99999999999999999999:00", "0:00.x"]
        {
            assert_eq!(clock_ms(none), None, "{none}");
        }
        let apart = |one: &str, other: &str| Some(moment_ms(other)? - moment_ms(one)?);
        assert_eq!(apart("2026-01-02T10:00:00Z", "2026-01-02T11:00:01+00:00"), Some(3_601_000));
        assert_eq!(apart("2026-01-02 10:00:00", "2026-01-02 10:00:00.5"), Some(500));
        assert_eq!(moment_ms("10:00"), None);
    }
}
