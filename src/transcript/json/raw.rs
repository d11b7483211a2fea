//! A value of the source that is read only when it is asked for, and knows where it stands.
//!
//! Recognisers disagree on how a time or a speaker is written (`1.3`, `"1.3"`, `"1.3s"`,
//! `{"seconds": "1", "nanos": 300000000}`); a [`Raw`] is asked for what is wanted of it.

use std::borrow::Cow;
use std::ops::Range;
use std::time::Duration;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// One value of the source as it is written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw<'a>(&'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'a RawValue>::deserialize(deserializer).map(|raw| Self(raw.get()))
    }
}

impl<'a> Raw<'a> {
    /// Its characters in the source.
    pub(super) fn written(self) -> &'a str {
        self.0
    }

    /// Where it stands in `source`, of which it is a part.
    pub(super) fn range_in(self, source: &str) -> Range<usize> {
        let start = self.0.as_ptr().addr().saturating_sub(source.as_ptr().addr());
        start..start + self.0.len()
    }

    /// The characters of a string, its escapes decoded. Half a surrogate pair becomes U+FFFD.
    pub(super) fn string(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if !inner.contains('\\') {
            return Some(Cow::Borrowed(inner));
        }
        let mended = || serde_json::from_str(&without_half_pairs(self.0)).ok();
        self.read().or_else(mended).map(Cow::Owned)
    }

    /// The characters of a string without white space around them, where any are left.
    pub(super) fn words(self) -> Option<Cow<'a, str>> {
        let string = match self.string()? {
            Cow::Borrowed(string) => Cow::Borrowed(string.trim()),
            Cow::Owned(string) => Cow::Owned(string.trim().to_owned()),
        };
        (!string.is_empty()).then_some(string)
    }

    /// A name or a number that stands for a speaker.
    pub(super) fn label(self) -> Option<Cow<'a, str>> {
        self.words().or_else(|| self.is_number().then_some(Cow::Borrowed(self.0)))
    }

    /// The value as a `T`; nothing where it is none.
    pub(super) fn read<T: Deserialize<'a>>(self) -> Option<T> {
        serde_json::from_str(self.0).ok()
    }

    /// True for `true`.
    pub(super) fn is_true(self) -> bool {
        self.0 == "true"
    }

    /// True for a number.
    pub(super) fn is_number(self) -> bool {
        self.0.starts_with(|c: char| c.is_ascii_digit() || c == '-')
    }

    /// True for `{…}`.
    pub(super) fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    /// True for `[…]`.
    pub(super) fn is_list(self) -> bool {
        self.0.starts_with('[')
    }

    /// The number that it is or spells, a trailing `s` left out.
    pub(super) fn number(self) -> Option<f64> {
        if self.is_number() {
            return self.0.parse().ok();
        }
        let string = self.words()?;
        string
            .strip_suffix('s')
            .unwrap_or(&string)
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
    }

    /// Seconds as milliseconds, in any of the ways that they are written.
    pub(super) fn seconds(self) -> Option<u64> {
        if self.is_object() {
            let parts: Parts<'_> = self.read()?;
            let whole = parts.seconds.and_then(Raw::number).unwrap_or(0.0);
            let nanos = parts.nanos.and_then(Raw::number).unwrap_or(0.0);
            return millis(whole + nanos / 1e9);
        }
        self.number().and_then(millis)
    }

    /// Milliseconds.
    pub(super) fn milliseconds(self) -> Option<u64> {
        self.number().and_then(|number| millis(number / 1e3))
    }
}

/// A time in two parts, as protocol buffers write it.
#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    seconds: Option<Raw<'a>>,
    nanos: Option<Raw<'a>>,
}

/// Seconds to the nearest millisecond; nothing for what is no time.
pub(super) fn millis(seconds: f64) -> Option<u64> {
    let time = Duration::try_from_secs_f64(seconds + 0.0005).ok()?;
    u64::try_from(time.as_millis()).ok()
}

/// `written`, a string with its quotes, with U+FFFD for every `\ud800`…`\udfff` that has no other half.
fn without_half_pairs(written: &str) -> String {
    let mut mended = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let next = escape.get(6..).unwrap_or("");
        let length = match (surrogate(escape), surrogate(next)) {
            (Some(Half::High), Some(Half::Low)) => 12,
            (Some(_), _) => {
                mended.push_str("\\ufffd");
                rest = next;
                continue;
            }
            (None, _) => 1 + escape[1..].chars().next().map_or(0, char::len_utf8),
        };
        mended.push_str(&escape[..length]);
        rest = &escape[length..];
    }
    mended.push_str(rest);
    mended
}

enum Half {
    High,
    Low,
}

/// Which half of a pair the escape at the start of `text` is.
fn surrogate(text: &str) -> Option<Half> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    match u32::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Half::High),
        0xdc00..=0xdfff => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(written: &str) -> Raw<'_> {
        serde_json::from_str(written).unwrap()
    }

    #[test]
    fn times_are_read_in_every_way_they_are_written() {
        for (written, ms) in [
            ("1.3", 1300),
            ("\"1.3\"", 1300),
            ("\"1.3s\"", 1300),
            ("{\"seconds\":\"12\",\"nanos\":900000000}", 12_900),
            ("{\"seconds\":23}", 23_000),
            ("{}", 0),
            ("17.279999", 17_280),
            ("5e-05", 0),
            ("0", 0),
        ] {
            assert_eq!(raw(written).seconds(), Some(ms), "{written}");
        }
        for written in ["null", "-3", "\"\"", "\"soon\"", "\"NaN\"", "1e300", "true", "[1]"] {
            assert_eq!(raw(written).seconds(), None, "{written}");
        }
        assert_eq!(raw("170").milliseconds(), Some(170));
    }

    #[test]
    fn half_of_a_pair_costs_only_itself() {
        assert_eq!(raw(r#""a\ud83d\ude00b""#).string().unwrap(), "a😀b");
        assert_eq!(raw(r#""a\ud83d""#).string().unwrap(), "a\u{fffd}");
        assert_eq!(
            raw(r#""\ude00 \\ud83d \n\ud83dé""#).string().unwrap(),
            "\u{fffd} \\ud83d \n\u{fffd}é"
        );
    }

    #[test]
    fn a_value_knows_its_place() {
        let source = r#"  {"seconds": "12"}"#;
        let parts: Parts<'_> = serde_json::from_str(source).unwrap();
        let range = parts.seconds.unwrap().range_in(source);
        assert_eq!(&source[range], "\"12\"");
    }
}
