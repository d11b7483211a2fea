//! Text as it was meant: HTML entities and Markdown's backslashes decoded, line ends made one kind.

use std::borrow::Cow;

use memchr::{memchr, memchr3};

/// Appends `piece` to `into`, decoded. Backslashes are escapes in Markdown alone.
pub(super) fn push(into: &mut String, piece: &str, markdown: bool) {
    let bytes = piece.as_bytes();
    let mut from = 0;
    let mut search = 0;
    while let Some(found) = memchr3(b'&', b'\\', b'\r', &bytes[search..]) {
        let at = search + found;
        let decoded = match bytes[at] {
            b'&' => entity(&piece[at..]),
            b'\\' if markdown => escaped(&bytes[at..]),
            b'\r' => Some(('\n', if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 })),
            _ => None,
        };
        search = at + 1;
        if let Some((c, length)) = decoded {
            into.push_str(&piece[from..at]);
            into.push(c);
            search = at + length;
            from = search;
        }
    }
    into.push_str(&piece[from..]);
}

/// `text`, decoded.
pub(super) fn decoded(text: &str, markdown: bool) -> Cow<'_, str> {
    if memchr3(b'&', b'\\', b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut into = String::with_capacity(text.len());
    push(&mut into, text, markdown);
    Cow::Owned(into)
}

/// What a backslash in front of a sign of Markdown stands for.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let sign = *bytes.get(1)?;
    sign.is_ascii_punctuation().then_some((char::from(sign), 2))
}

/// The longest entity that is known, its signs included.
const LONGEST: usize = 12;

/// The entity at the start of `text`, with its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let length = memchr(b';', &bytes[..bytes.len().min(LONGEST)])?;
    let name = &text[1..length];
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((c, length + 1))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0')
}

fn named(name: &str) -> Option<char> {
    if let Some((_, c)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let place = LATIN.split_ascii_whitespace().position(|known| known == name)?;
    char::from_u32(0xa0 + u32::try_from(place).ok()?)
}

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// The names of U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_and_other_ampersands_kept() {
        assert_eq!(
            decoded("it&#39;s R&amp;D &lt;b&gt; caf&eacute;&#x2026;", false),
            "it's R&D <b> café…"
        );
        assert_eq!(
            decoded("R&D; &; &#0; &#xzz; &unknown; &", false),
            "R&D; &; &#0; &#xzz; &unknown; &"
        );
        assert_eq!(decoded("&yuml;&nbsp;&amp;lt;", false), "ÿ\u{a0}&lt;");
    }

    #[test]
    fn backslashes_are_escapes_in_markdown_alone() {
        assert_eq!(decoded(r"\[laughs\] \#103 c:\new \\", true), r"[laughs] #103 c:\new \");
        assert_eq!(decoded(r"¯\_(ツ)_/¯", false), r"¯\_(ツ)_/¯");
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(decoded("a\r\nb\rc\n", false), "a\nb\nc\n");
    }
}
