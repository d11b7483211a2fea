//! What a display copy shows, what it keeps, and that its map is true.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::Widget;

use super::super::{graphemes, samples, wrap};
use super::*;

/// A single range, which clippy takes for a slip.
fn range(start: usize, end: usize) -> Vec<Range<usize>> {
    vec![Range { start, end }]
}

fn shown(verbatim: &str) -> String {
    Safe::new(verbatim).as_str().to_owned()
}

#[track_caller]
fn stays(verbatim: &str) {
    let safe = Safe::new(verbatim);
    assert_eq!(safe.as_str(), verbatim);
    assert_eq!((safe.hidden(), safe.placeholders()), (0, &[][..]));
    assert!(matches!(safe_block(verbatim), Cow::Borrowed(_)));
}

#[test]
fn escape_sequences_become_readable() {
    assert_eq!(shown("a\x1b[31mb"), "a␛[31mb");
    assert_eq!(shown("a\x1b]52;c;QQ==\x07b"), "a␛]52;c;QQ==␇b");
    assert_eq!(shown("\0\x08\x0b\x0c\x1f\x7f"), "␀␈␋␌␟␡");
}

#[test]
fn c1_controls_become_placeholders() {
    assert_eq!(shown("a\u{9b}31mb"), "a<U+009B>31mb");
    assert_eq!(shown("\u{9d}52;c\u{85}"), "<U+009D>52;c<U+0085>");
}

#[test]
fn tabs_reach_the_next_stop_of_four() {
    assert_eq!(shown("\ta\tbcd\te\n\tf"), "    a   bcd e\n    f");
    assert_eq!(shown("漢\tb"), "漢  b");
    assert_eq!(shown("\x1b\tb\n12\r\n1\t2"), "␛   b\n12\n1   2");
    assert_eq!(Safe::new("a\tb").hidden(), 0);
}

#[test]
fn every_line_end_is_one() {
    assert_eq!(shown("a\nb\rc\r\nd\u{2028}e\u{2029}f\r\r\n"), "a\nb\nc\nd\ne\nf\n\n");
    let line = Safe::line("a\nb\rc\r\nd\u{2028}e\u{2029}f");
    assert_eq!(line.as_str(), "a b c d e f");
    assert_eq!(line.hidden(), 0);
    assert_eq!(line.to_verbatim("a b c ".len()), "a\nb\rc\r\n".len());
}

#[test]
fn bidirectional_controls_become_placeholders() {
    assert_eq!(shown("a\u{202e}b\u{202c}"), "a<U+202E>b<U+202C>");
    assert_eq!(shown("\u{2067}x\u{2069}"), "<U+2067>x<U+2069>");
    assert_eq!(shown("\u{200e}\u{200f}\u{61c}"), "<U+200E><U+200F><U+061C>");
    stays("שלום, מה שלומך?");
}

#[test]
fn invisible_characters_become_placeholders() {
    for c in "\u{200b}\u{2060}\u{feff}\u{ad}\u{3164}\u{ffa0}\u{115f}\u{1160}\u{34f}\u{180e}".chars()
    {
        assert_eq!(shown(&format!("a{c}b")), format!("a<U+{:04X}>b", u32::from(c)));
    }
    assert_eq!(shown("a\u{200d}b\u{200c}c"), "a<U+200D>b<U+200C>c");
    assert_eq!(shown("a\u{fe0f}1\u{fe0f}漢\u{fe0f}"), "a<U+FE0F>1<U+FE0F>漢<U+FE0F>");
    assert_eq!(shown("a\u{e0001}\u{e0068}\u{e0069}"), "a<U+E0001><U+E0068><U+E0069>");
    assert_eq!(shown("👍\u{e0100}"), "👍<U+E0100>");
    assert_eq!(shown("\u{fff9}\u{fffe}\u{10ffff}"), "<U+FFF9><U+FFFE><U+10FFFF>");
    // Flags that are not in use could spell a message that nobody sees.
    assert_eq!(shown("🏴\u{e0068}\u{e007f}"), "🏴<U+E0068><U+E007F>");
}

#[test]
fn marks_without_a_letter_become_placeholders() {
    assert_eq!(shown("\u{301}b"), "<U+0301>b");
    assert_eq!(shown("a\n\u{301}\u{302}b"), "a\n<U+0301><U+0302>b");
    assert_eq!(shown("\t\u{301}"), "    <U+0301>");
    // Taken from its letter by something hidden, a mark would land on the placeholder.
    assert_eq!(shown("e\u{fe0f}\u{301}"), "e<U+FE0F><U+0301>");
    assert_eq!(shown("\u{1f3fd}"), "<U+1F3FD>");
    assert_eq!(shown("\u{1161}\u{11a8}"), "<U+1161><U+11A8>");
    assert_eq!(shown("\u{600}\u{202e}"), "<U+0600><U+202E>");
    stays(" \u{301}");
    stays("\u{600}1");
}

#[test]
fn endless_marks_are_cut() {
    let verbatim = format!("e{}x", "\u{301}".repeat(10_000));
    let safe = Safe::new(&verbatim);
    assert_eq!(safe.as_str(), format!("e{}<U+0301>…x", "\u{301}".repeat(31)));
    assert_eq!(safe.hidden(), 10_000 - 31);
    assert_eq!(safe.placeholders(), range(63, 74));
    assert_eq!(safe.to_verbatim(74), verbatim.len() - 1);
    stays(&format!("e{}x", "\u{301}".repeat(31)));
    // A joiner just before the cut has lost its neighbour.
    check_copy(&format!("ب{}\u{200c}\u{64b}", "\u{64b}".repeat(29)));
    for endless in ["\u{1100}", "\u{600}", "👩\u{200d}", "क\u{94d}", "\u{200d}", "e\u{fe0f}\u{301}"]
    {
        let safe = Safe::new(&endless.repeat(5_000)).as_str().to_owned();
        assert!(graphemes(&safe).all(|g| g.text.len() <= LONGEST_GRAPHEME), "{endless:?}");
    }
}

#[test]
fn emoji_stay() {
    stays(
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 ❤\u{fe0f} ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3} ©\u{fe0f}",
    );
    stays(
        "🇩🇪🇫🇷 👍\u{1f3fd} 👩\u{1f3fe}\u{200d}💻 🕵\u{1f3fd}\u{200d}♂\u{fe0f} ☎\u{fe0e} 🏳\u{fe0f}\u{200d}🌈",
    );
    for tags in FLAG_TAGS {
        stays(&format!("🏴{tags}"));
    }
    // The longest there is: two people, two skin tones.
    stays("👩\u{1f3fb}\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👩\u{1f3ff}");
}

#[test]
fn scripts_keep_what_they_need() {
    stays("e\u{301}cole, Nguye\u{302}\u{303}n, ｶ\u{ff9e}ﾊ\u{ff9f}, か\u{3099}");
    stays("می\u{200c}روم");
    stays("क\u{94d}\u{200d}ष क\u{94d}\u{200c}ष র\u{200d}\u{9cd}য ශ\u{dca}\u{200d}රී");
    stays("ที่นี่ ทำ 한국어 \u{1112}\u{1161}\u{11ab} \u{5e9}\u{5c1}\u{5b8}");
    // Not at the end of a word, not twice, not beside another script.
    assert_eq!(shown("می\u{200c} روم"), "می<U+200C> روم");
    assert_eq!(shown("می\u{200c}\u{200c}روم"), "می<U+200C><U+200C>روم");
    assert_eq!(shown("a\u{200c}روم"), "a<U+200C>روم");
}

#[test]
fn visible_oddities_stay() {
    stays("\u{fffd}\u{e000}\u{fdfd}\u{1242b}\u{a0}\u{3000}\u{fffc} ␛ <U+202E>");
}

#[test]
fn the_map_leads_there_and_back() {
    let safe = Safe::new("a\u{202e}b\r\nc\u{301}");
    assert_eq!(safe.as_str(), "a<U+202E>b\nc\u{301}");
    assert_eq!(safe.placeholders(), range(1, 9));
    assert_eq!(safe.hidden(), 1);
    let verbatim: Vec<usize> = (0..=15).map(|display| safe.to_verbatim(display)).collect();
    assert_eq!(verbatim, [0, 1, 1, 1, 1, 1, 1, 1, 1, 4, 5, 7, 8, 8, 10, 10]);
    let display: Vec<usize> = (0..=11).map(|verbatim| safe.to_display(verbatim)).collect();
    assert_eq!(display, [0, 1, 1, 1, 9, 10, 10, 11, 12, 12, 14, 14]);
}

#[test]
fn neighbouring_placeholders_are_one_range() {
    let safe = Safe::new("\x1b\x1ba\u{200b}");
    assert_eq!(safe.placeholders(), [0..6, 7..15]);
    assert_eq!(safe.hidden(), 3);
}

#[test]
fn one_liners_borrow_what_is_safe() {
    assert!(matches!(safe_line("Zoë Müller"), Cow::Borrowed("Zoë Müller")));
    assert!(matches!(safe_block("a\nb"), Cow::Borrowed("a\nb")));
    assert_eq!(safe_line("Jane\x07\x1b]52;c;QQ==\n"), "Jane␇␛]52;c;QQ== ");
    assert_eq!(safe_block("a\r\n\tb"), "a\n    b");
}

/// Whether ratatui puts every grapheme of `row` into a cell of its own, whole.
fn draws_as_it_is(row: &str) -> bool {
    let cells = u16::try_from(width(row)).unwrap();
    let area = Rect::new(0, 0, cells + 2, 1);
    let mut by_string = Buffer::empty(area);
    by_string.set_string(1, 0, row, Style::new());
    let mut by_span = Buffer::empty(area);
    Span::raw(row).render(Rect::new(1, 0, cells, 1), &mut by_span);
    [by_string, by_span].iter().all(|buffer| {
        let mut x = 1;
        let right = graphemes(row).all(|grapheme| {
            let found = buffer[(x, 0)].symbol() == grapheme.text;
            x += u16::try_from(grapheme.width).unwrap();
            found && grapheme.width > 0
        });
        right && x == cells + 1 && buffer[(0, 0)].symbol() == " " && buffer[(x, 0)].symbol() == " "
    })
}

/// Whether the hidden characters in this grapheme are those of an emoji or of a joining script.
fn hides_nothing(grapheme: &str) -> bool {
    let chars: Vec<char> = grapheme.chars().collect();
    let emoji = |c: &char| matches!(c, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2190}'..='\u{3300}' | '\u{1f000}'..);
    let joining = |c: char| matches!(c, '\u{600}'..='\u{1900}' | '\u{fb50}'..='\u{fefc}');
    chars.iter().enumerate().all(|(at, &c)| match c {
        c if !is_hidden(c) => true,
        '\u{fe0e}' | '\u{fe0f}' => {
            emoji(&chars[at - 1]) || chars[at + 1..].starts_with(&['\u{20e3}'])
        }
        '\u{200c}' | '\u{200d}' if joining(chars[at - 1]) => true,
        '\u{200d}' => chars[..at].iter().any(emoji) && chars.get(at + 1).is_some_and(emoji),
        '\u{e0020}'..='\u{e007f}' => chars[0] == '🏴' && chars[6] == '\u{e007f}' && at <= 6,
        _ => false,
    })
}

#[track_caller]
fn check_copy(verbatim: &str) {
    let safe = Safe::new(verbatim);
    let again = Safe::new(safe.as_str());
    assert_eq!((again.as_str(), again.hidden()), (safe.as_str(), 0), "{verbatim:?}");
    for line in safe.as_str().split('\n') {
        assert!(draws_as_it_is(line), "{verbatim:?} shown as {line:?}");
        for grapheme in graphemes(line) {
            assert!(hides_nothing(grapheme.text), "{verbatim:?} shown as {line:?}");
        }
    }
}

#[test]
fn every_character_is_harmless_wherever_it_stands() {
    // Left out are long ranges of ideographs, syllables, private use and nothing, all alike.
    let blocks = [
        0..0x3200,
        0xA600..0xAC00,
        0xD7A4..0xD800,
        0xF900..0x1_0200,
        0x1_0A00..0x1_2000,
        0x1_3420..0x1_3460,
        0x1_BC90..0x1_BCB0,
        0x1_D160..0x1_D180,
        0x1_F000..0x1_FB00,
        0x1_FFF0..0x2_0010,
        0xE_0000..0xE_0200,
        0x10_FFF0..0x11_0000,
    ];
    for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
        check_copy(&format!(
            "{c}a{c}\u{301}\nب\u{200c}{c}\u{200c}ب\n👩\u{200d}{c}\u{fe0f}\u{202e}{c}"
        ));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn copies_draw_as_they_are_and_hide_nothing(text in samples::text(), cells in 1_u16..=120) {
        check_copy(&text);
        let line = Safe::line(&text);
        prop_assert!(!line.as_str().contains('\n'));
        let again = Safe::line(line.as_str());
        prop_assert_eq!((again.as_str(), again.hidden()), (line.as_str(), 0));
        let block = Safe::new(&text);
        for row in wrap(block.as_str(), cells) {
            prop_assert!(draws_as_it_is(&block.as_str()[row.start..row.end]));
        }
    }

    #[test]
    fn the_short_forms_say_the_same(text in samples::text()) {
        let (line, block) = (Safe::line(&text), Safe::new(&text));
        prop_assert_eq!(safe_line(&text), line.as_str());
        prop_assert_eq!(safe_block(&text), block.as_str());
        prop_assert_eq!(matches!(safe_line(&text), Cow::Borrowed(_)), line.as_str() == text);
        prop_assert_eq!(matches!(safe_block(&text), Cow::Borrowed(_)), block.as_str() == text);
    }

    #[test]
    fn the_map_is_true(text in samples::text()) {
        for safe in [Safe::new(&text), Safe::line(&text)] {
            let display = safe.as_str();

            let mut last = 0;
            for byte in 0..display.len() + 3 {
                let verbatim = safe.to_verbatim(byte);
                prop_assert!(text.is_char_boundary(verbatim));
                prop_assert!(last <= verbatim);
                last = verbatim;
            }
            prop_assert_eq!(last, text.len());
            let mut last = 0;
            for byte in 0..text.len() + 3 {
                let shown = safe.to_display(byte);
                prop_assert!(display.is_char_boundary(shown));
                prop_assert!(last <= shown);
                last = shown;
            }
            prop_assert_eq!(last, display.len());

            let mut end = 0;
            for (index, range) in safe.placeholders().iter().enumerate() {
                prop_assert!(range.start < range.end && (index == 0 || end < range.start));
                prop_assert!(display.get(range.clone()).is_some());
                end = range.end;
            }

            let mut hidden = 0;
            for (byte, c) in text.char_indices() {
                let shown = safe.to_display(byte);
                if safe.placeholders().iter().any(|range| range.contains(&shown)) {
                    hidden += 1;
                } else if "\r\n\t\u{2028}\u{2029}".contains(c) {
                    prop_assert!(display[shown..].starts_with(['\n', ' ']));
                } else {
                    prop_assert!(display[shown..].starts_with(c));
                    prop_assert_eq!(safe.to_verbatim(shown), byte);
                }
            }
            prop_assert_eq!(safe.hidden(), hidden);
        }
    }
}
