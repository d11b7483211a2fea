//! Character references: `&amp;`, `&#39;`, `&notin;`, by the rules of HTML that WebVTT borrows.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state>

use html_escape::NAMED_ENTITIES;

/// Names that HTML knows without a semicolon too.
const WITHOUT_SEMICOLON: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave \
     Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc \
     Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren \
     deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt \
     macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo \
     reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

/// What the numbers 0x80 to 0x9F mean: windows-1252, where it has a character.
const C1: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The longest name of an entity has 31 letters.
const LONGEST_NAME: usize = 32;

/// Decodes the reference whose `&` stands in front of `rest` into `out`. Gives the number of bytes of `rest`
/// that belong to it; `None` where the `&` is only an ampersand. `needs_semicolon` keeps `?a=1&copy=2` as it is.
pub(super) fn decode(rest: &str, needs_semicolon: bool, out: &mut String) -> Option<usize> {
    if let Some(number) = rest.strip_prefix('#') {
        let (c, length) = numeric(number, needs_semicolon)?;
        out.push(c);
        return Some(1 + length);
    }
    let run = rest.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if rest[run..].starts_with(';')
        && let Some(value) = named(&rest[..run])
    {
        out.push_str(value);
        return Some(run + 1);
    }
    if needs_semicolon {
        return None;
    }
    let known = WITHOUT_SEMICOLON.split_ascii_whitespace().filter(|name| rest.starts_with(name));
    let name = known.max_by_key(|name| name.len())?;
    out.push_str(named(name)?);
    Some(name.len())
}

fn named(name: &str) -> Option<&'static str> {
    let found = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
    Some(NAMED_ENTITIES[found].1)
}

/// The character of a number and the bytes behind the `#` that belong to it.
fn numeric(text: &str, needs_semicolon: bool) -> Option<(char, usize)> {
    let (digits, radix) = text.strip_prefix(['x', 'X']).map_or((text, 10), |digits| (digits, 16));
    let count = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let end = text.len() - digits.len() + count;
    let closed = text[end..].starts_with(';');
    if count == 0 || (needs_semicolon && !closed) {
        return None;
    }
    // Numbers that do not fit are no characters either.
    let number = u32::from_str_radix(&digits[..count], radix).unwrap_or(u32::MAX);
    Some((character(number), end + usize::from(closed)))
}

fn character(number: u32) -> char {
    match number {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => C1[number as usize - 0x80],
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, needs_semicolon: bool) -> Option<(String, usize)> {
        let mut out = String::new();
        decode(text, needs_semicolon, &mut out).map(|length| (out, length))
    }

    #[test]
    fn references_end_with_a_semicolon_or_are_old_names() {
        assert_eq!(WITHOUT_SEMICOLON.split_ascii_whitespace().count(), 106);
        assert!(WITHOUT_SEMICOLON.split_ascii_whitespace().all(|name| named(name).is_some()));
        assert_eq!(decoded("notin; x", false), Some(("∉".into(), 6)));
        assert_eq!(decoded("notit; x", false), Some(("¬".into(), 3)));
        assert_eq!(decoded("notit; x", true), None);
        assert_eq!(decoded("#39;s", true), Some(("'".into(), 4)));
        assert_eq!(decoded("#x2013", false), Some(("–".into(), 6)));
        assert_eq!(decoded("#150;", false), Some(("–".into(), 5)));
        assert_eq!(decoded("#99999999999;", false), Some(("\u{fffd}".into(), 13)));
        for plain in ["", " D", "1", ";", "#", "#x", "#;", "é;", "T&T"] {
            assert_eq!(decoded(plain, false), None, "{plain:?}");
        }
    }
}
