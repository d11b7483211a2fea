//! A caption on its way to a turn, and the lines of words in it.

use std::borrow::Cow;
use std::ops::Range;

use super::cue::normal;
use super::cue_text;
use super::webvtt::line_at;

/// One caption of a file, whatever its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caption<'a> {
    /// Start and end in milliseconds; `None` for text that has no times of its own.
    pub(super) times: Option<(u64, u64)>,
    /// The text, verbatim.
    pub(super) text: &'a str,
    /// Where the caption stands.
    pub(super) bytes: Range<usize>,
}

/// A line of words in a caption, without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Who speaks, where a voice span says it.
    pub(super) voice: Option<String>,
    /// The words, trimmed; never empty.
    pub(super) text: Cow<'a, str>,
    /// True where a blank line stands in front of it, inside the caption.
    pub(super) after_blank: bool,
}

impl<'a> Caption<'a> {
    /// Puts the caption's lines into `lines`, instead of what it held.
    pub(super) fn lines_into(&self, lines: &mut Vec<Line<'a>>) {
        lines.clear();
        if !cue_text::has_markup(self.text) {
            for_each_line(self.text, |text, after_blank| {
                lines.push(Line { voice: None, text: Cow::Borrowed(text), after_blank });
            });
            return;
        }
        for span in cue_text::tolerant(&normal(self.text)) {
            let voice =
                span.voice.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            for_each_line(&span.text, |text, after_blank| {
                let text = Cow::Owned(text.to_owned());
                lines.push(Line { voice: voice.clone(), text, after_blank });
            });
        }
    }
}

/// Calls `each` with every line of `text` that holds words, and whether a blank line stands in front.
fn for_each_line<'t>(text: &'t str, mut each: impl FnMut(&'t str, bool)) {
    let (mut at, mut blank, mut first) = (0, false, true);
    while at < text.len() {
        let (end, next) = line_at(text.as_bytes(), at);
        let line = text[at..end].trim();
        if line.is_empty() {
            blank = true;
        } else {
            each(line, blank && !first);
            (blank, first) = (false, false);
        }
        at = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_blank_lines_and_voices() {
        let caption = |text| Caption { times: None, text, bytes: 0..0 };
        let mut lines = Vec::new();
        let mut shown = |text| {
            caption(text).lines_into(&mut lines);
            let show = |line: &Line<'_>| {
                format!(
                    "{}:{}:{}",
                    line.voice.as_deref().unwrap_or(""),
                    line.text,
                    line.after_blank
                )
            };
            lines.iter().map(show).collect::<Vec<_>>()
        };
        assert_eq!(shown("\n a \r\n\r\nb\rc\n"), [":a:false", ":b:true", ":c:false"]);
        assert_eq!(
            shown("<v A>a\nb</v> c <v B >d"),
            ["A:a:false", "A:b:false", ":c:false", "B:d:false"]
        );
    }
}
