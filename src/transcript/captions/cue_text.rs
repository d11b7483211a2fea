//! Cue text to words: the standard's tokenizer and its rules for the tree, of which only the text and the
//! voices are kept (<https://www.w3.org/TR/webvtt1/#cue-text-parsing>, section 6.4).
//!
//! The standard drops words that stand behind a bare `<`. [`tolerant`] keeps every `<` and `&` that opens no
//! tag and no reference which captions really have; it also drops the override tags of SRT (`{\an8}`).

use std::rc::Rc;

use memchr::{memchr, memchr2, memchr3};

use super::entities;
use super::time;

/// Words inside one voice span, or outside of any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// Who speaks: the annotation of the voice span. Empty where it has none.
    pub(super) voice: Option<String>,
    /// The words.
    pub(super) text: String,
}

/// The spans of `text` by the standard alone.
pub(super) fn standard(text: &str) -> Vec<Span> {
    Reader::default().read(text, false)
}

/// The spans of `text`, with every word of it.
pub(super) fn tolerant(text: &str) -> Vec<Span> {
    Reader::default().read(text, true)
}

/// True where [`tolerant`] could find anything but plain words in `text`.
pub(super) fn has_markup(text: &str) -> bool {
    memchr3(b'<', b'&', b'{', text.as_bytes()).is_some()
}

/// What a start tag makes and an end tag closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Class,
    Italic,
    Bold,
    Underline,
    Ruby,
    RubyText,
    Voice,
    Language,
}

impl Node {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "c" => Self::Class,
            "i" => Self::Italic,
            "b" => Self::Bold,
            "u" => Self::Underline,
            "ruby" => Self::Ruby,
            "rt" => Self::RubyText,
            "v" => Self::Voice,
            "lang" => Self::Language,
            _ => return None,
        })
    }
}

/// The tree while it is built: the open nodes, each with the voice inside of it.
#[derive(Debug, Default)]
struct Reader {
    open: Vec<(Node, Option<Rc<str>>)>,
    spans: Vec<Span>,
    /// True where the next words begin a span of their own.
    apart: bool,
}

impl Reader {
    fn read(mut self, text: &str, tolerant: bool) -> Vec<Span> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let found = if tolerant {
                memchr3(b'<', b'&', b'{', &bytes[at..])
            } else {
                memchr2(b'<', b'&', &bytes[at..])
            };
            let end = found.map_or(text.len(), |found| at + found);
            self.words(&text[at..end]);
            at = end;
            let Some(mark) = bytes.get(at) else { break };
            let rest = &text[at + 1..];
            at += 1 + match mark {
                b'&' => self.reference(rest, tolerant),
                b'<' if tolerant && !opens_tag(rest) => self.literal("<"),
                b'<' => self.tag(rest),
                _ => override_length(rest).unwrap_or_else(|| self.literal("{")),
            };
        }
        self.spans
    }

    /// Adds `words` to the text.
    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if self.apart || self.spans.is_empty() {
            let voice = self.open.last().and_then(|(_, voice)| voice.as_deref());
            self.spans.push(Span { voice: voice.map(str::to_owned), text: String::new() });
            self.apart = false;
        }
        if let Some(span) = self.spans.last_mut() {
            span.text.push_str(words);
        }
    }

    /// Adds a mark that opens nothing; no byte behind it belongs to it.
    fn literal(&mut self, mark: &str) -> usize {
        self.words(mark);
        0
    }

    /// Reads what stands behind `&`; gives how many bytes of it belong to the reference.
    fn reference(&mut self, rest: &str, tolerant: bool) -> usize {
        let mut decoded = String::new();
        let length = entities::decode(rest, tolerant, &mut decoded);
        self.words(if length.is_some() { &decoded } else { "&" });
        length.unwrap_or(0)
    }

    /// Reads the tag behind `<`; gives how many bytes belong to it.
    fn tag(&mut self, rest: &str) -> usize {
        let length = memchr(b'>', rest.as_bytes());
        let tag = &rest[..length.unwrap_or(rest.len())];
        if let Some(name) = tag.strip_prefix('/') {
            self.end(name);
        } else if !tag.starts_with(|c: char| c.is_ascii_digit()) {
            let name_end = tag.find(is_space_or_point).unwrap_or(tag.len());
            // A line feed goes to the annotation, as any white space does; classes lie in between.
            let annotation = tag.find(is_space).map_or("", |at| &tag[at..]);
            self.start(&tag[..name_end], annotation);
        }
        length.map_or(tag.len(), |length| length + 1)
    }

    fn start(&mut self, name: &str, annotation: &str) {
        let Some(node) = Node::of(name) else { return };
        let current = self.open.last();
        if node == Node::RubyText && current.is_none_or(|(node, _)| *node != Node::Ruby) {
            return;
        }
        let voice = if node == Node::Voice {
            self.apart = true;
            Some(voice_name(annotation).into())
        } else {
            current.and_then(|(_, voice)| voice.clone())
        };
        self.open.push((node, voice));
    }

    fn end(&mut self, name: &str) {
        let Some((current, _)) = self.open.last() else { return };
        let levels = match (Node::of(name), current) {
            (Some(node), current) if node == *current => 1,
            (Some(Node::Ruby), Node::RubyText) => 2,
            _ => 0,
        };
        for _ in 0..levels {
            let closed = self.open.pop();
            self.apart |= closed.is_some_and(|(node, _)| node == Node::Voice);
        }
    }
}

/// The annotation of a start tag: references decoded, white space made single blanks.
fn voice_name(annotation: &str) -> String {
    let mut decoded = String::with_capacity(annotation.len());
    let mut rest = annotation;
    while let Some(found) = memchr(b'&', rest.as_bytes()) {
        decoded.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        if let Some(length) = entities::decode(rest, false, &mut decoded) {
            rest = &rest[length..];
        } else {
            decoded.push('&');
        }
    }
    decoded.push_str(rest);
    decoded.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

fn is_space_or_point(c: char) -> bool {
    is_space(c) || c == '.'
}

/// Tags that captions have: those of WebVTT and those of HTML that SRT borrows.
const TAGS: &[&str] = &[
    "c", "i", "b", "u", "v", "ruby", "rt", "lang", "s", "em", "strong", "font", "span", "br", "p",
    "div",
];

/// A tag longer than this is none.
const LONGEST_TAG: usize = 1000;

/// True where `rest`, which stands behind `<`, is a tag or a time up to its `>`.
fn opens_tag(rest: &str) -> bool {
    let head = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
    let Some(end) = memchr(b'>', head) else { return false };
    let tag = &rest[..end];
    if tag.starts_with(|c: char| c.is_ascii_digit()) {
        return time::lenient(tag.as_bytes(), 0).is_some_and(|(_, length)| length == end);
    }
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let name = name.split([' ', '\t', '\n', '\x0c', '.', '/']).next().unwrap_or(name);
    (name.is_empty() && matches!(tag, "" | "/"))
        || TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name))
}

/// The length of an override tag of SRT whose `{` stands in front of `rest`; it begins with its name.
fn override_length(rest: &str) -> Option<usize> {
    let head = &rest.as_bytes()[..rest.len().min(LONGEST_TAG)];
    let is_named = rest.strip_prefix('\\')?.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_named.then(|| memchr(b'}', head).map(|end| end + 1)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(spans: Vec<Span>) -> Vec<(Option<String>, String)> {
        spans.into_iter().map(|span| (span.voice, span.text)).collect()
    }

    fn one(voice: Option<&str>, text: &str) -> (Option<String>, String) {
        (voice.map(Into::into), text.into())
    }

    #[test]
    fn voices_part_the_words() {
        assert_eq!(
            shown(standard("a <v.loud Ann  B&amp;B>b <i>c</i></v> d<v Cy>e")),
            [one(None, "a "), one(Some("Ann B&B"), "b c"), one(None, " d"), one(Some("Cy"), "e")]
        );
        assert_eq!(shown(standard("<v\nAnn>x")), [one(Some("Ann"), "x")]);
        assert_eq!(shown(standard("<v>x")), [one(Some(""), "x")]);
    }

    #[test]
    fn tags_and_times_leave_the_words_alone() {
        let text = "this<00:05:04.199><c> will</c><c.colorE5E5E5> happen</c> <ruby>a<rt>b</ruby>c";
        assert_eq!(shown(standard(text)), [one(None, "this will happen abc")]);
        assert_eq!(standard(text), tolerant(text));
    }

    #[test]
    fn a_bare_angle_hides_words_from_the_standard_alone() {
        let text = "if a < b &copy c <laughs> <3 {x} {\\an8}<font color=\"red\">R&D</font> d";
        assert_eq!(shown(standard(text)), [one(None, "if a  R&D d")]);
        assert_eq!(shown(tolerant(text)), [one(None, "if a < b &copy c <laughs> <3 {x} R&D d")]);
    }

    #[test]
    fn deep_nesting_takes_no_more_than_its_length() {
        let deep = format!("{}x{}", "<c>".repeat(100_000), "<".repeat(100_000));
        assert_eq!(standard(&deep).len(), 1);
        assert_eq!(tolerant(&deep)[0].text.len(), 100_001);
    }
}
