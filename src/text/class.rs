//! What kind of character this is, as far as safety and line breaking need to know.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Whether a character does not show itself: every control (C0, DEL, C1, line and paragraph
/// separators), every bidirectional control, everything of no width that is not an ordinary
/// combining mark (joiners, variation selectors, tags, fillers, soft hyphen, byte order mark),
/// and the noncharacters.
///
/// Tab and line feed count as controls here. Some of these stay in a display copy where a script
/// or an emoji needs them; see [`Safe`](super::Safe).
#[must_use]
pub fn is_hidden(c: char) -> bool {
    if c < '\u{AD}' {
        return c.is_control();
    }
    matches!(
        c,
        '\u{AD}'                        // soft hyphen
        | '\u{034F}'                    // combining grapheme joiner
        | '\u{061C}'                    // Arabic letter mark
        | '\u{115F}' | '\u{1160}'       // Hangul fillers
        | '\u{17B4}' | '\u{17B5}'       // Khmer inherent vowels
        | '\u{180B}'..='\u{180F}'       // Mongolian selectors and separator
        | '\u{200B}'..='\u{200F}'       // zero-width space and joiners, direction marks
        | '\u{2028}'..='\u{202E}'       // separators, embeddings and overrides
        | '\u{2060}'..='\u{206F}'       // word joiner, invisible operators, isolates
        | '\u{3164}' | '\u{FFA0}'       // Hangul fillers
        | '\u{FDD0}'..='\u{FDEF}'       // noncharacters
        | '\u{FE00}'..='\u{FE0F}'       // variation selectors
        | '\u{FEFF}'                    // byte order mark
        | '\u{FFF0}'..='\u{FFFB}'       // reserved, interlinear annotation
        | '\u{13430}'..='\u{1343F}'     // hieroglyph format controls
        | '\u{1BCA0}'..='\u{1BCA3}'     // shorthand format controls
        | '\u{1D173}'..='\u{1D17A}'     // musical format controls
        | '\u{E0000}'..='\u{E0FFF}'     // tags, variation selectors
    ) || u32::from(c) & 0xFFFE == 0xFFFE // the last two of every plane
}

/// The width of a character of the commonest scripts that always shows itself and that no other
/// such character attaches to; `None` for all that need a closer look.
///
/// Where two of these meet there is a boundary between graphemes, and no table need be asked.
#[must_use]
pub fn plain_width(c: char) -> Option<usize> {
    match c {
        ' '..='~'                          // ASCII
        | '\u{A0}'..='\u{AC}'
        | '\u{AE}'..='\u{2FF}'             // Latin
        | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{52F}'            // Greek, Cyrillic
        | '\u{2010}'..='\u{2027}'          // dashes, quotation marks
        | '\u{2190}'..='\u{2193}'          // arrows
        | '\u{2500}'..='\u{259F}'          // lines and blocks
        | '\u{25B2}'..='\u{25BF}'          // triangles
        => Some(1),
        '\u{3001}'..='\u{3029}'            // punctuation of East Asia
        | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}'          // kana
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'          // ideographs
        | '\u{FF01}'..='\u{FF60}'          // full-width forms
        => Some(2),
        _ => None,
    }
}

/// Whether `c` attaches itself to whatever stands before it.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && !is_prepended(c) && is_one_grapheme('a', c)
}

fn is_one_grapheme(first: char, second: char) -> bool {
    let mut bytes = [0; 8];
    let end = first.encode_utf8(&mut bytes).len();
    let end = end + second.encode_utf8(&mut bytes[end..]).len();
    str::from_utf8(&bytes[..end]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}

/// Whether `c` attaches itself to whatever follows it (the Unicode property Prepend).
pub(super) fn is_prepended(c: char) -> bool {
    matches!(
        c,
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}'
        | '\u{0D4E}' | '\u{110BD}' | '\u{110CD}' | '\u{111C2}' | '\u{111C3}' | '\u{113D1}'
        | '\u{1193F}' | '\u{11941}' | '\u{11A84}'..='\u{11A89}' | '\u{11D46}' | '\u{11F02}'
    )
}

/// Whether `c` belongs to a script whose words may need a joiner or non-joiner inside them:
/// Arabic and its neighbours, the Indic scripts, Myanmar, Khmer, Mongolian.
pub(super) fn takes_joiners(c: char) -> bool {
    let in_script = matches!(
        c,
        '\u{0620}'..='\u{08FF}'
        | '\u{0900}'..='\u{0DFF}'
        | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{18AF}'
        | '\u{FB50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}'
    );
    in_script && !is_hidden(c) && !is_prepended(c) && (c.width() != Some(0) || is_mark(c))
}

/// Whether `c` is in a block of pictographs; skin tones, which follow one, are not counted.
pub(super) fn is_pictograph(c: char) -> bool {
    matches!(
        c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2100}'..='\u{23FF}'
        | '\u{24C2}' | '\u{25A0}'..='\u{27BF}' | '\u{2934}' | '\u{2935}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}'
    )
}

/// Whether a row may break at `c`: white space, but not its no-break forms.
pub(super) fn is_breaking_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}'
        | '\u{205F}' | '\u{3000}'
    )
}

/// Whether a row may break before and after `c` without any white space: ideographs, kana and
/// pictographs. Hangul is written with spaces and is not among them.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(
        c,
        '\u{2E80}'..='\u{312F}' | '\u{3190}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}' | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFF}'
    )
}

/// Whether `c` closes or goes on, and so never begins a row by choice.
pub(super) fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | ','
            | '.'
            | '!'
            | '?'
            | ':'
            | ';'
            | '%'
            | '"'
            | '\''
            | '\u{2019}'
            | '\u{201D}'
            | '\u{2026}'
            | '、'
            | '。'
            | '〉'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〗'
            | '〙'
            | '〛'
            | '々'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | '・'
            | 'ー'
            | '！'
            | '％'
            | '）'
            | '，'
            | '．'
            | '：'
            | '；'
            | '？'
            | '］'
            | '｝'
    )
}

/// Whether `c` opens something, and so never ends a row by choice.
pub(super) fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '\u{2018}'
            | '\u{201C}'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〔'
            | '〖'
            | '〘'
            | '〚'
            | '（'
            | '［'
            | '｛'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_char() -> impl Iterator<Item = char> {
        '\0'..=char::MAX
    }

    #[test]
    fn prepended_is_what_the_segmentation_glues_to_a_letter() {
        for c in every_char() {
            let glues = !c.is_control() && is_one_grapheme(c, 'a');
            assert_eq!(is_prepended(c), glues, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn plain_characters_have_their_width_and_stand_alone() {
        for c in every_char().filter(|c| plain_width(*c).is_some()) {
            let code = u32::from(c);
            assert_eq!(c.width(), plain_width(c), "U+{code:04X}");
            assert!(!is_hidden(c) && !is_mark(c) && !is_prepended(c), "U+{code:04X}");
            assert!(!is_one_grapheme(c, '漢') && !is_one_grapheme('漢', c), "U+{code:04X}");
        }
    }

    #[test]
    fn hidden_are_the_characters_of_the_table() {
        for c in ['\0', '\t', '\n', '\x1b', '\x7f', '\u{80}', '\u{85}', '\u{9b}', '\u{9f}'] {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in "\u{ad}\u{61c}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2028}\u{2029}".chars() {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in "\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{3164}\u{fe0f}\u{feff}".chars() {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in "\u{fff9}\u{fffe}\u{1ffff}\u{e0001}\u{e0041}\u{e0100}\u{10ffff}".chars() {
            assert!(is_hidden(c), "{c:?}");
        }
        for c in " a~é漢\u{a0}\u{301}\u{903}\u{3000}\u{fffd}\u{e000}👍\u{1f3fd}שع".chars() {
            assert!(!is_hidden(c), "{c:?}");
        }
    }
}
