//! Text as a terminal shows it: safe display copies, widths in cells, wrapping.
//!
//! A transcript is hostile until proven otherwise. [`Safe`] makes a copy of it in which everything
//! that could steer a terminal or hide from a reader has become visible, and keeps a map back to
//! the verbatim bytes, so that a quote is cut from what was really said. [`wrap`] lays such a copy
//! out in [`Row`]s of display bytes. Widths are counted grapheme by grapheme, as the screen's
//! buffer counts them.
//!
//! No styles, no terminal, no disk.

mod class;
mod safe;
mod width;
mod wrap;

pub use class::is_hidden;
pub use safe::{Safe, safe_block, safe_line};
pub use width::{Grapheme, Graphemes, fit, graphemes, width};
pub use wrap::{Row, row_of, wrap};

#[cfg(test)]
mod samples {
    //! Texts to try properties on: mostly the characters and sequences that make trouble.

    use proptest::prelude::*;

    const TROUBLE: &[&str] = &[
        "\0",
        "\x07",
        "\x08",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\x1b",
        "\x1b[31m",
        "\x7f",
        "\u{85}",
        "\u{9b}",
        "\u{9d}",
        "\u{a0}",
        "\u{ad}",
        "\u{2028}",
        "\u{2029}",
        "\u{202e}",
        "\u{202c}",
        "\u{2066}",
        "\u{2069}",
        "\u{200e}",
        "\u{61c}",
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}",
        "\u{3164}",
        "\u{115f}",
        "\u{1160}",
        "\u{1161}",
        "\u{11a8}",
        "\u{1100}",
        "가",
        "각",
        "\u{301}",
        "\u{308}",
        "\u{20e3}",
        "\u{fe0e}",
        "\u{fe0f}",
        "\u{e0001}",
        "\u{e0041}",
        "\u{e0067}",
        "\u{e007f}",
        "\u{e0100}",
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "🏴",
        "👩",
        "👧",
        "❤",
        "👩\u{200d}👩\u{200d}👧",
        "❤\u{fe0f}",
        "1\u{fe0f}\u{20e3}",
        "1",
        "#",
        "👍",
        "\u{1f3fd}",
        "🇩",
        "🇪",
        "©",
        "漢",
        "字",
        "、",
        "「",
        "ｶ",
        "\u{ff9e}",
        "\u{ff9f}",
        "e\u{301}",
        "é",
        "a",
        "b",
        " ",
        "  ",
        "-",
        "<",
        ">",
        "…",
        "ب",
        "ل",
        "ا",
        "می\u{200c}روم",
        "ש",
        "\u{5b0}",
        "क",
        "\u{94d}",
        "\u{93c}",
        "\u{903}",
        "ष",
        "र",
        "ക",
        "\u{d4d}",
        "\u{d4e}",
        "\u{600}",
        "\u{6dd}",
        "\u{70f}",
        "\u{110bd}",
        "\u{17b4}",
        "ក",
        "\u{180b}",
        "\u{180e}",
        "ᠠ",
        "\u{34f}",
        "\u{fff9}",
        "\u{fffd}",
        "\u{fffe}",
        "\u{e000}",
        "\u{fdfd}",
        "\u{1242b}",
        "\u{3000}",
        "\u{2003}",
        "\u{3099}",
        "\u{e33}",
        "word",
        "two words",
        "<U+202E>",
        "␛",
    ];

    /// Any text, made of trouble for the most part and now and then of very much of one trouble.
    pub(super) fn text() -> impl Strategy<Value = String> {
        let trouble = || prop::sample::select(TROUBLE);
        let part = prop_oneof![
            12 => trouble().prop_map(str::to_owned),
            2 => any::<char>().prop_map(String::from),
            2 => "[ -~]{0,80}",
            1 => (trouble(), 0..100_usize).prop_map(|(part, times)| part.repeat(times)),
            1 => (trouble(), trouble(), 0..50_usize)
                .prop_map(|(a, b, times)| [a, b].concat().repeat(times)),
        ];
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }
}
