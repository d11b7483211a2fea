//! One line: whether a label, a time or both stand at its start, and in which shape.

use memchr::memchr;

use super::super::talk::Role;
use super::alone::alone;
use super::bullets::marker;
use super::dressed::{bracketed, starred, tagged};
use super::letters::{is_initial, is_letter, lettered};
use super::marked::{marked, wide_colon};
use super::names::{is_label_like, is_phone, never_speaks};
use super::notices::is_date;
use super::time::{Around, Moment, Stamp, stamp};
use crate::text::is_hidden;

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// `10:05:23<TAB>Name:<TAB>text`, `Name<TAB>10:05:23<TAB>text`, `10:05:23 From Name to Everyone: text`.
    Chat,
    /// `Name (00:01:20):`, `Name: (00:14)`.
    Rev,
    /// `**Name**  0:00`, `**Name** [0:00] text`.
    BoldTime,
    /// `Name  0:03`: two blanks or more in between.
    WideTime,
    /// `Name [0:03] text`, `[0:03] Name` and the words below it.
    BracketTime,
    /// `[00:05] Name: text`.
    Stamped,
    /// `**Name:** text`, `[Name]: text`.
    Dressed,
    /// `- Name: text`, `- **Name:** text`: a point of a list.
    Listed,
    /// `Q1. text`: a letter and no colon.
    Letter,
    /// `Name: text`.
    Plain,
    /// `Name 0:03`: one blank in between.
    NarrowTime,
    /// `Name<TAB>text`: the columns of a table.
    Tabbed,
    /// `[Name] text`, `<Name> text`: a name in brackets, and neither colon nor time.
    Bracketed,
    /// `Name - text`, `Name – text`.
    Dashed,
    /// `Name` or `### Name`, and the words below it.
    Alone,
}

/// How many shapes there are.
pub(super) const SHAPES: usize = 15;

impl Shape {
    /// True where the lines of any text may look so.
    pub(super) fn is_common(self) -> bool {
        matches!(self, Self::Alone | Self::Bracketed | Self::Dashed)
    }
}

/// A label at the start of a line. Offsets count from the line's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// How it is written.
    pub(super) shape: Shape,
    /// The label without signs.
    pub(super) name: &'a str,
    /// The time that stands with it.
    pub(super) time: Option<Moment>,
    /// For `Q1:`, `Answer:`: who speaks, and the mark behind it.
    pub(super) letter: Option<(Role, u8)>,
    /// True where the letter may be the first of a name: `A. Smith:`.
    pub(super) unsure: bool,
    /// Where the words begin.
    pub(super) text: usize,
    /// How many bold signs were opened and did not close before the words.
    pub(super) open: u8,
}

/// What stands at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start<'a> {
    /// A label.
    pub(super) head: Option<Head<'a>>,
    /// A time without a label, or in front of it; one past its last byte with blanks and colon.
    pub(super) time: Option<(Stamp, usize)>,
}

/// How far into a line a label is looked for.
pub(super) const WINDOW: usize = 110;

/// What `line`, which begins with no white space, begins with. Signs that nobody sees, as messengers write them for
/// the direction of the line, do not matter.
pub(super) fn start(line: &str) -> Option<Start<'_>> {
    if line.as_bytes().first()?.is_ascii() {
        return visible_start(line);
    }
    let seen = line.trim_start_matches(is_hidden);
    let hidden = line.len() - seen.len();
    let Start { head, time } = visible_start(seen)?;
    let head = head.map(|head| Head { text: hidden + head.text, ..head });
    Some(Start { head, time: time.map(|(stamp, text)| (stamp, hidden + text)) })
}

/// What a `line` begins with whose first sign is seen.
fn visible_start(line: &str) -> Option<Start<'_>> {
    let bytes = line.as_bytes();
    let first = *bytes.first()?;
    let window = &bytes[..bytes.len().min(WINDOW)];
    let Some(colon) = memchr(b':', window) else {
        let head = if first >= 0x80 {
            wide_colon(line).or_else(|| alone(line)).or_else(|| marked(line))
        } else {
            let bare = line[marker(line)..].trim_start_matches(['*', '_']);
            lettered(bare, line.len() - bare.len())
                .or_else(|| tabbed(line, window))
                .or_else(|| alone(line))
                .or_else(|| marked(line))
        };
        return head.map(|head| Start { head: Some(head), time: None });
    };
    if matches!(first, b'0'..=b'9' | b'(' | b'[' | b'\\')
        && let Some(found) = stamp(line)
    {
        return behind_time(line, found);
    }
    if matches!(first, b'@' | b'*' | b'_')
        && let Some(found) = behind_signs(line)
    {
        return Some(found);
    }
    let found = labelled(line, colon);
    let head = match found {
        Some(head) if head.time.is_some() => found,
        _ => tabbed(line, &window[..colon]).or(found).or_else(|| marked(line)),
    };
    head.map(|head| Start { head: Some(head), time: None })
}

/// `Name<TAB>text`, where the tab stands in `window`.
fn tabbed<'a>(line: &'a str, window: &[u8]) -> Option<Head<'a>> {
    let tab = memchr(b'\t', window)?;
    let text = line.len() - line[tab..].trim_start().len();
    named(Shape::Tabbed, line[..tab].trim_end(), text)
}

/// A line that begins with signs and a time: `@0:03 - Name`, `**[00:03] Name:** text`, `**[00:03]** Name: text`.
fn behind_signs(line: &str) -> Option<Start<'_>> {
    let bare = line.trim_start_matches(['@', '*', '_']);
    let signs = line.len() - bare.len();
    let may_be = signs <= 3 && bare.starts_with(|c| matches!(c, '0'..='9' | '(' | '[' | '\\'));
    let time = may_be.then(|| stamp(bare))??;
    let closed = bare[time.end..].trim_start_matches(['*', '_']);
    let end = bare.len() - closed.len();
    let found = behind_time(bare, Stamp { end, ..time })?;
    let head = found.head?;
    let is_closed = end > time.end;
    let text = if is_closed { head.text } else { behind_bold(bare, head.text) };
    let stars = line.bytes().take(signs).filter(|sign| *sign != b'@').count();
    let is_open = !is_closed && text == head.text && text < bare.len();
    let open = if is_open { u8::try_from(stars).unwrap_or(0) } else { head.open };
    let time = found.time.map(|(stamp, at)| (stamp, signs + at));
    Some(Start { head: Some(Head { text: signs + text, open, ..head }), time })
}

/// A line that begins with a time.
fn behind_time(line: &str, time: Stamp) -> Option<Start<'_>> {
    let rest = &line[time.end..];
    if time.around == Around::Nothing
        && let Some(head) = chat(rest)
    {
        let head = Head { text: time.end + head.text, time: Some(time.moment), ..head };
        return Some(Start { head: Some(head), time: None });
    }
    let bare = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let at = line.len() - bare.len();
    if !(bare.is_empty() || rest.starts_with([' ', '\t', ':', '\u{a0}', '-'])) {
        return None;
    }
    let label = bare.trim_start_matches(['-', '–', ' ']);
    let from = line.len() - label.len();
    let head = memchr(b':', &label.as_bytes()[..label.len().min(WINDOW)])
        .and_then(|colon| labelled(label, colon))
        .filter(|head| matches!(head.shape, Shape::Plain | Shape::Dressed))
        .map(|head| Head {
            shape: Shape::Stamped,
            time: Some(time.moment),
            text: from + head.text,
            ..head
        })
        .or_else(|| below_time(line, label, time));
    Some(Start { head, time: Some((time, at)) })
}

/// `[10:02] Name`, and what is said on the next line.
fn below_time<'a>(line: &str, label: &'a str, time: Stamp) -> Option<Head<'a>> {
    let shape = if time.around == Around::Nothing { Shape::NarrowTime } else { Shape::BracketTime };
    let bare = label.strip_prefix('[').and_then(|label| label.strip_suffix(']')).unwrap_or(label);
    let head = alone(bare).filter(|head| !never_speaks(head.name))?;
    Some(Head { shape, time: Some(time.moment), text: line.len(), ..head })
}

/// What stands behind a time in a chat: a tab and a name, or `From Name to Everyone:`.
fn chat(rest: &str) -> Option<Head<'_>> {
    let bare = rest.trim_start();
    let blank = rest.len() - bare.len();
    let window = &bare.as_bytes()[..bare.len().min(2 * WINDOW)];
    let (name, end) = if let Some(from) = bare.strip_prefix("From ") {
        let colon = memchr(b':', window)?;
        let who = &from[..colon.checked_sub(5)?];
        let end = who.find(" to ").or_else(|| who.find(" To ")).unwrap_or(who.len());
        (who[..end].trim(), colon + 1)
    } else if rest[..blank].contains('\t') {
        let end = memchr(b'\t', window).or_else(|| memchr(b':', window))?;
        (bare[..end].trim_end().trim_end_matches(':').trim_end(), end + 1)
    } else {
        return None;
    };
    let text = rest.len() - bare[end..].trim_start().len();
    let name = name.trim_matches(is_hidden);
    let head =
        Head { shape: Shape::Chat, name, time: None, letter: None, unsure: false, text, open: 0 };
    (!name.is_empty() && name.len() <= WINDOW).then_some(head)
}

/// The label of a `line` that has its first colon at `colon`.
fn labelled(line: &str, colon: usize) -> Option<Head<'_>> {
    let dress = marker(line);
    let body = &line[dress..];
    let stars = body.len() - body.trim_start_matches(['*', '_']).len();
    let found = match body.as_bytes().first()? {
        _ if stars > 0 && stars <= 3 => starred(&body[stars..], &body[..stars]),
        b'[' => bracketed(body),
        b'<' => tagged(body),
        _ => timed_or_named(body, colon.checked_sub(dress)?, false),
    };
    let letter = || lettered(body.get(stars..)?, stars);
    let found = match found {
        Some(head) if head.letter.is_none() && dress + stars <= 8 => behind_letter(head, letter()),
        Some(head) => head,
        None => letter()?,
    };
    let shape = match (line.as_bytes()[0], found.shape) {
        (b'#', Shape::Plain) if dress > 0 => Shape::Dressed,
        (b'#' | b'>', shape) => shape,
        (_, Shape::Plain | Shape::Dressed) if dress > 0 => Shape::Listed,
        (_, shape) => shape,
    };
    Some(Head { shape, text: dress + found.text, ..found })
}

/// Which of both a line begins with that can be read as the label `head` and as one with a `letter`. Behind
/// `A1.` stands text, whatever it begins with; `A. Simple:` may be a name, and the file's other lines tell.
fn behind_letter<'a>(head: Head<'a>, letter: Option<Head<'a>>) -> Head<'a> {
    match letter {
        Some(Head { letter, .. }) if is_letter(head.name) => Head { letter, ..head },
        Some(Head { letter, .. }) if is_initial(head.name) => Head { letter, unsure: true, ..head },
        Some(letter) => Head { open: head.open, ..letter },
        None => head,
    }
}

/// A name and a colon, or a name and a time whose first colon stands at `colon`.
pub(super) fn timed_or_named(body: &str, colon: usize, dressed: bool) -> Option<Head<'_>> {
    let bytes = body.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if colon > 0 && digit(colon - 1) && digit(colon + 1) && digit(colon + 2) {
        let from = (0..colon).rev().take(3).take_while(|at| digit(*at)).last()?;
        let opener = match &bytes[..from] {
            [.., b'\\', b'['] => from - 2,
            [.., b'[' | b'('] => from - 1,
            _ => from,
        };
        let shape = if dressed { Shape::BoldTime } else { Shape::NarrowTime };
        return tail(body, body[..opener].trim_end(), opener, shape);
    }
    let name = body[..colon].trim_end();
    let rest = &body[colon + 1..];
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '[', '(', '\\', '*', '_']);
    if !(ends || dressed && rest.starts_with(char::is_alphabetic)) {
        return None;
    }
    let shape = if dressed { Shape::Dressed } else { Shape::Plain };
    Some(past(body, named(shape, name, colon + 1)?, colon + 1))
}

/// A name, and behind it, from `at` on, blanks and a time.
pub(super) fn tail<'a>(body: &'a str, name: &'a str, at: usize, shape: Shape) -> Option<Head<'a>> {
    let opener = body.len() - body[at..].trim_start().len();
    let time = stamp(&body[opener..])?;
    let end = opener + time.end;
    let rest = &body[end..];
    let colon = rest.starts_with(':');
    let text = rest.strip_prefix(':').unwrap_or(rest);
    let name = name.trim_end();
    let bare_name = name.trim_end_matches(['-', '–', '—', '|', ',', '·']).trim_end();
    let gap = &body[body[..opener].trim_end().len()..opener];
    let wide = gap.len() >= 2
        || body[..opener].ends_with(['\t', '\u{a0}'])
        || bare_name.len() < name.len();
    let alone = text.trim_start().is_empty();
    let bold = shape == Shape::BoldTime && text.starts_with(['*', '_']);
    let spaced = alone || bold || text.starts_with([' ', '\t', '\u{a0}']);
    let shape = match (time.around, shape) {
        _ if !spaced => return None,
        (Around::Round, _) if colon || alone => Shape::Rev,
        (_, Shape::BoldTime) => Shape::BoldTime,
        (Around::Nothing, _) if !alone && gap.ends_with('\t') && text.starts_with('\t') => {
            Shape::Chat
        }
        (Around::Nothing, _) if !alone && !colon => return None,
        (Around::Nothing, _) if wide => Shape::WideTime,
        (Around::Nothing, _) => Shape::NarrowTime,
        _ => Shape::BracketTime,
    };
    let head = named(shape, bare_name, 0)?;
    let words = behind_dash(text.trim_start());
    Some(Head { time: Some(time.moment), text: body.len() - words.len(), ..head })
}

/// The words behind a time, without the dash that parts them from it.
fn behind_dash(words: &str) -> &str {
    ["- ", "– ", "— "]
        .iter()
        .find_map(|dash| words.strip_prefix(dash))
        .unwrap_or(words)
        .trim_start()
}

/// Where the words begin in `body` that may begin at `at`, with the signs in front that end what is bold.
fn behind_bold(body: &str, at: usize) -> usize {
    body.len() - body[at..].trim_start_matches(['*', '_']).trim_start().len()
}

/// The head with its words from `at` on, a time in front of them taken off.
pub(super) fn past<'a>(body: &'a str, head: Head<'a>, at: usize) -> Head<'a> {
    let rest = body[at..].trim_start();
    let text = body.len() - rest.len();
    if head.time.is_none()
        && rest.starts_with(['[', '(', '\\'])
        && let Some(time) = stamp(rest)
    {
        let behind = rest[time.end..].trim_start();
        if time.moment.until.is_some() && time.around == Around::Round && !behind.is_empty() {
            // `(9:00–17:00) every day` may be said.
            return Head { text, ..head };
        }
        let rev = time.around == Around::Round && behind.is_empty() && head.shape == Shape::Plain;
        let shape = if rev { Shape::Rev } else { head.shape };
        return Head { shape, time: Some(time.moment), text: body.len() - behind.len(), ..head };
    }
    Head { text, ..head }
}

pub(super) fn named(shape: Shape, name: &str, text: usize) -> Option<Head<'_>> {
    let name = name.trim_matches(is_hidden);
    let head = Head { shape, name, time: None, letter: None, unsure: false, text, open: 0 };
    ((is_label_like(name) && !is_date(name)) || is_phone(name)).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Shape, &str, Option<u64>, &str)> {
        let head = start(line)?.head?;
        Some((head.shape, head.name, head.time.map(|time| time.ms), &line[head.text..]))
    }

    #[test]
    fn labels_with_times() {
        assert_eq!(read("Mara  0:03"), Some((Shape::WideTime, "Mara", Some(3000), "")));
        assert_eq!(read("Mara 0:03"), Some((Shape::NarrowTime, "Mara", Some(3000), "")));
        for line in ["Mara 0:03: Hi.", "Mara 0:03 – 0:09: Hi.", "Mara 00:00:03: Hi."] {
            assert_eq!(read(line), Some((Shape::NarrowTime, "Mara", Some(3000), "Hi.")), "{line}");
        }
        assert_eq!(
            read("Speaker 1   1:00:03"),
            Some((Shape::WideTime, "Speaker 1", Some(3_603_000), ""))
        );
        assert_eq!(read("**Mara**  0:03"), Some((Shape::BoldTime, "Mara", Some(3000), "")));
        assert_eq!(read("**Mara** [0:03] Hi."), Some((Shape::BoldTime, "Mara", Some(3000), "Hi.")));
        assert_eq!(read("Mara [0:03] Hi."), Some((Shape::BracketTime, "Mara", Some(3000), "Hi.")));
        assert_eq!(read("Mara (00:01:20):"), Some((Shape::Rev, "Mara", Some(80_000), "")));
        assert_eq!(read("Mara: (01:20)"), Some((Shape::Rev, "Mara", Some(80_000), "")));
        let bold = Some((Shape::BoldTime, "Mara", Some(3000), "Hi."));
        assert_eq!(read("**Mara [00:03]:** Hi."), bold);
        assert_eq!(read("**Mara [00:03]**: Hi."), bold);
        let stamped = Some((Shape::Stamped, "Mara", Some(5000), "Hi."));
        assert_eq!(read("[00:05] Mara: Hi."), stamped);
        assert_eq!(read("**[00:05] Mara:** Hi."), stamped);
        assert_eq!(read("**[00:05]** Mara: Hi."), stamped);
        assert_eq!(read("**[00:05]** **Mara:** Hi."), stamped);
        assert_eq!(
            read("@0:03 - Mara (Nord)"),
            Some((Shape::NarrowTime, "Mara (Nord)", Some(3000), ""))
        );
        assert_eq!(
            read("Mara (00:03) - Hi."),
            Some((Shape::BracketTime, "Mara", Some(3000), "Hi."))
        );
        assert_eq!(read("[Mara Lind] Hi."), Some((Shape::Bracketed, "Mara Lind", None, "Hi.")));
        assert_eq!(read("<Mara> So: hi."), Some((Shape::Bracketed, "Mara", None, "So: hi.")));
        assert_eq!(
            read("[Mara Lind] 17:32:36"),
            Some((Shape::BoldTime, "Mara Lind", Some(63_156_000), ""))
        );
    }

    #[test]
    fn labels_with_colons() {
        assert_eq!(read("**Mara:** Hi."), Some((Shape::Dressed, "Mara", None, "Hi.")));
        assert_eq!(read("**Mara**: Hi."), Some((Shape::Dressed, "Mara", None, "Hi.")));
        assert_eq!(
            read("**Mara:** \\[04:01\\] Hi."),
            Some((Shape::Dressed, "Mara", Some(241_000), "Hi."))
        );
        assert_eq!(read("<b>Mara:</b> Hi."), Some((Shape::Dressed, "Mara", None, "Hi.")));
        assert_eq!(read("[Mara]: Hi."), Some((Shape::Dressed, "Mara", None, "Hi.")));
        assert_eq!(read("Mara: Hi: there"), Some((Shape::Plain, "Mara", None, "Hi: there")));
        assert_eq!(read("- Mara: Hi."), Some((Shape::Listed, "Mara", None, "Hi.")));
        assert_eq!(read("田中：はい"), Some((Shape::Plain, "田中", None, "はい")));
        assert_eq!(read("Ash Kup (SL): Hi."), Some((Shape::Plain, "Ash Kup (SL)", None, "Hi.")));
    }

    #[test]
    fn chats() {
        let expected = Some((Shape::Chat, "Mara Lind", Some(1_274_000), "Hi: all"));
        assert_eq!(read("00:21:14\tMara Lind:\tHi: all"), expected);
        assert_eq!(read("00:21:14 From Mara Lind to Everyone: Hi: all"), expected);
        assert_eq!(read("00:21:14\t From  Mara Lind : Hi: all"), expected);
    }

    #[test]
    fn sentences_are_no_labels() {
        for line in [
            "https://a.b/c",
            "10:30 works for me",
            "We met at 10:30 and left.",
            "a:b",
            ":",
            "Is it: yes? Mara: no",
        ] {
            assert!(read(line).is_none_or(|(_, name, ..)| name != "https"), "{line}");
        }
        assert_eq!(read("http://a.b: c"), None);
        assert_eq!(read("10:30 works for me"), None);
    }
}
