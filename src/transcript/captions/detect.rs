//! Whether a text is a caption file, and why.

use super::lenient::{is_number, times};

/// Why `text` is WebVTT; `None` where it is none.
#[must_use]
pub fn looks_like_webvtt(text: &str) -> Option<&'static str> {
    if is_signed(text) {
        return Some("its first line is WEBVTT");
    }
    let seen = Seen::of(text);
    (seen.are_captions() && !seen.is_srt())
        .then_some("times with a point stand over its captions, and no numbers")
}

/// Why `text` is SRT; `None` where it is none.
#[must_use]
pub fn looks_like_srt(text: &str) -> Option<&'static str> {
    if is_signed(text) {
        return None;
    }
    let seen = Seen::of(text);
    let is_srt = seen.are_captions() && seen.is_srt();
    is_srt.then_some(if seen.commas * 2 >= seen.heads {
        "times with a comma stand over its captions"
    } else {
        "numbers and times stand over its captions"
    })
}

/// True where the signature of WebVTT stands in front.
fn is_signed(text: &str) -> bool {
    let first = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    first.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("webvtt"))
        && !first[6..].starts_with(char::is_alphanumeric)
}

/// How many lines are looked at.
const LINES: usize = 400;

/// What the first lines of a text hold.
#[derive(Debug, Default)]
struct Seen {
    /// Lines that hold anything.
    lines: usize,
    /// Lines of two times.
    heads: usize,
    /// Those that hold a comma.
    commas: usize,
    /// Those with a number in front.
    numbers: usize,
    /// How many lines stand before the first line of times.
    before: usize,
}

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        let mut number = false;
        // At one sign after the other: each is sought many bytes at a time.
        let lines = text.split('\n').flat_map(|line| line.split('\r'));
        let lines = lines.map(|line| line.trim_matches(['\u{feff}', ' ', '\t']));
        for line in lines.filter(|line| !line.is_empty()).take(LINES) {
            if times(line.as_bytes()).is_some() {
                if seen.heads == 0 {
                    seen.before = seen.lines;
                }
                seen.heads += 1;
                seen.commas += usize::from(line.contains(','));
                seen.numbers += usize::from(number);
            }
            number = is_number(line);
            seen.lines += 1;
        }
        seen
    }

    /// True where the text begins with a caption, or captions are a good part of it.
    fn are_captions(&self) -> bool {
        self.heads > 0 && (self.before <= 1 || (self.heads >= 3 && self.heads * 8 >= self.lines))
    }

    /// Numbers and commas are the marks of SRT.
    fn is_srt(&self) -> bool {
        self.commas * 2 >= self.heads || self.numbers * 2 >= self.heads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_formats_are_told_apart() {
        for webvtt in [
            "WEBVTT",
            "\u{feff}WEBVTT - a title\n",
            "\n\nwebvtt\n",
            "00:00:08.000 --> 00:00:12.000\n(Ann)\nhi\n",
        ] {
            assert!(looks_like_webvtt(webvtt).is_some(), "{webvtt:?}");
            assert_eq!(looks_like_srt(webvtt), None, "{webvtt:?}");
        }
        for srt in [
            "1\n00:00:01,000 --> 00:00:02,000\nhi\n",
            "00:00:01,000 --> 00:00:02,000\r\nhi\r\n",
            "1\r\n00:00:01.000 --> 00:00:02.000\r\nhi\r\n",
        ] {
            assert!(looks_like_srt(srt).is_some(), "{srt:?}");
            assert_eq!(looks_like_webvtt(srt), None, "{srt:?}");
        }
        for other in [
            "",
            "WEBVTTY was a format",
            "Ann: look at this\nBo: at what\nAnn: 00:01.000 --> 00:02.000\nBo: oh\n",
            "# Captions\n\nThey look like\n\n00:00:01.000 --> 00:00:02.000\n\nin a file.\n",
        ] {
            assert_eq!(
                (looks_like_webvtt(other), looks_like_srt(other)),
                (None, None),
                "{other:?}"
            );
        }
    }
}
