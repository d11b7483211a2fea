//! One pass over the text: where labels, times, rulers, headings and footers stand, and how often each label does.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::super::talk::Role;
use super::alone;
use super::head::{Head, Shape, Start, start};
use super::marked;
use super::names::is_shaped;
use super::notices::is_notice;
use super::paging::{self, is_numbered};
use super::roles::role;
use super::screen_names;
use super::spellings;
use super::time::{Around, Moment};

/// Everything that the text holds besides words.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    /// What stands at the start of lines, in order.
    pub(super) events: Vec<Event>,
    /// Each label in each shape once, in the order of first use.
    pub(super) tallies: Vec<Tally<'a>>,
    /// How often each letter stands with each mark behind it.
    pub(super) letters: Vec<((Role, u8), usize)>,
    /// Lines that hold more than white space.
    pub(super) lines: usize,
    /// How many of them stand behind an empty one.
    pub(super) paragraphs: usize,
    /// The byte that ends its lines.
    pub(super) ending: u8,
    /// True where a transcriber signed the text.
    pub(super) signed: bool,
    /// True where one line holds several turns with `|` between them.
    pub(super) piped: bool,
    /// Lines that end with the number of a page.
    pub(super) numbered: Vec<Range<usize>>,
    places: HashMap<(Shape, &'a str), usize>,
    /// The tallies of the last two labels: most talks go to and fro between two people.
    recent: [usize; 2],
}

/// A line that begins with more than words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    /// What it is.
    pub(super) kind: Kind,
    /// Where the line begins.
    pub(super) at: usize,
    /// Where the line ends.
    pub(super) end: usize,
    /// True where an empty line, or nothing, stands in front of it.
    pub(super) paragraph: bool,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A label, perhaps.
    Label(Label),
    /// A time alone.
    Time,
    /// A line of dashes or stars; the quotation marks of a table's field.
    Ruler,
    /// A heading of Markdown.
    Heading,
    /// The transcriber's signature.
    Footer,
    /// A recorder's line: who began to record, and when it ended.
    Notice,
    /// What a printed page has at its head or foot.
    Paging,
    /// The number of an interview in front of its piped turns.
    Id,
}

/// What of a label is the line's own. Its name and its shape are the tally's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    /// Its place among the tallies.
    pub(super) tally: usize,
    /// Where the words begin, counted from the line's start.
    pub(super) text: usize,
    /// The time that stands with it.
    pub(super) time: Option<Moment>,
    /// For `Q1:`, `Answer:`: who speaks, and the mark behind it.
    pub(super) letter: Option<(Role, u8)>,
    /// True where the letter may be the first of a name: `A. Smith:`.
    pub(super) unsure: bool,
    /// How many bold signs were opened and did not close before the words.
    pub(super) open: u8,
    /// True where the line begins with a time: it counts alone where the label is none.
    pub(super) stamped: bool,
}

/// How often a label stands at the start of a line, in one shape.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    /// The label.
    pub(super) name: &'a str,
    /// Its shape.
    pub(super) shape: Shape,
    /// True where it has the shape of a name, or carries the file as one that people chose for a screen.
    pub(super) shaped: bool,
    /// On how many lines.
    pub(super) lines: usize,
    /// On how many of them at the start of a paragraph.
    pub(super) paragraphs: usize,
    /// True where it stands alone above what may be said.
    pub(super) above: bool,
}

/// Reads `text` from the byte `start` on.
pub(super) fn scan(text: &str, start: usize) -> Scan<'_> {
    let ending = line_ending(text);
    let mut scan = Scan { piped: is_piped(&text[start..]), ending, ..Scan::default() };
    let mut paragraph = true;
    for range in lines(text, start..text.len(), ending) {
        if range.is_empty() {
            paragraph = true;
            continue;
        }
        scan.lines += 1;
        scan.paragraphs += usize::from(paragraph);
        let place = Place { at: range.start, end: range.end, paragraph };
        if scan.piped {
            scan.pipes(text, place);
        } else {
            scan.line(text, place);
        }
        paragraph = false;
    }
    paging::find(&mut scan, text);
    spellings::unite(&mut scan);
    marked::unite(&mut scan, text);
    screen_names::find(&mut scan);
    alone::find(&mut scan, text, start);
    scan
}

/// The lines of `text` over `range`, each ended by the byte `ending`, without white space at their ends.
pub(super) fn lines(
    text: &str,
    range: Range<usize>,
    ending: u8,
) -> impl Iterator<Item = Range<usize>> + '_ {
    let Range { start, end } = range;
    let ends = memchr_iter(ending, &text.as_bytes()[range]).map(move |at| start + at);
    let mut from = start;
    ends.chain([end]).map(move |end| {
        let line = trimmed(text, from..end);
        from = end + 1;
        line
    })
}

/// The byte that ends the lines of `text`.
pub(super) fn line_ending(text: &str) -> u8 {
    if memchr(b'\n', text.as_bytes()).is_none() { b'\r' } else { b'\n' }
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    end: usize,
    paragraph: bool,
}

impl<'a> Scan<'a> {
    fn line(&mut self, text: &'a str, place: Place) {
        let line = &text[place.at..place.end];
        if is_numbered(line) {
            self.numbered.push(place.at..place.end);
        }
        let kind = special(line)
            .or_else(|| is_notice(line).then_some(Kind::Notice))
            .or_else(|| self.head(line, place));
        let Some(kind) = kind else { return };
        self.signed |= matches!(kind, Kind::Footer);
        self.push(kind, place);
    }

    fn push(&mut self, kind: Kind, place: Place) {
        let Place { at, end, paragraph } = place;
        self.events.push(Event { kind, at, end, paragraph });
    }

    fn head(&mut self, line: &'a str, place: Place) -> Option<Kind> {
        let Start { head, time } = start(line)?;
        let Some(head) = head else {
            let (time, text) = time?;
            let counts = time.around != Around::Nothing || text == line.len();
            return counts.then_some(Kind::Time);
        };
        let tally = self.tally(&head);
        self.tallies[tally].lines += 1;
        self.tallies[tally].paragraphs += usize::from(place.paragraph);
        if let Some(letter) = head.letter.filter(|_| !head.unsure) {
            match self.letters.iter_mut().find(|(known, _)| *known == letter) {
                Some((_, lines)) => *lines += 1,
                None => self.letters.push((letter, 1)),
            }
        }
        let Head { text, time: with, letter, unsure, open, .. } = head;
        let stamped = time.is_some();
        Some(Kind::Label(Label { tally, text, time: with, letter, unsure, open, stamped }))
    }

    /// The place of a label among the tallies.
    fn tally(&mut self, head: &Head<'a>) -> usize {
        let [last, before] = self.recent;
        for place in [before, last] {
            if let Some(tally) = self.tallies.get(place)
                && tally.shape == head.shape
                && tally.name == head.name
            {
                self.recent = [place, if place == last { before } else { last }];
                return place;
            }
        }
        let place = *self.places.entry((head.shape, head.name)).or_insert_with(|| {
            let (name, shape) = (head.name, head.shape);
            let shaped = is_shaped(name);
            self.tallies.push(Tally { name, shape, shaped, lines: 0, paragraphs: 0, above: false });
            self.tallies.len() - 1
        });
        self.recent = [place, last];
        place
    }

    /// A line whose turns have `|` between them.
    fn pipes(&mut self, text: &'a str, place: Place) {
        let line = &text[place.at..place.end];
        let mut from = identity(line);
        let mut end = line.len();
        if from > 0 {
            self.push(Kind::Id, Place { end: place.at + from, ..place });
            end -= usize::from(line[..from].ends_with('"') && line.ends_with('"'));
        }
        let cuts = memchr_iter(b'|', &line.as_bytes()[..end]).filter(|at| is_cut(line, *at));
        for cut in cuts.chain([end]).collect::<Vec<_>>() {
            let part = trimmed(text, place.at + from.min(cut)..place.at + cut);
            if !part.is_empty() {
                let part = Place { at: part.start, end: part.end, paragraph: true };
                self.line(text, part);
            }
            if cut < end {
                let pipe = place.at + cut;
                self.push(Kind::Ruler, Place { at: pipe, end: pipe + 1, ..place });
            }
            from = cut + 1;
        }
        if end < line.len() {
            self.push(Kind::Ruler, Place { at: place.at + end, ..place });
        }
    }
}

/// The range without white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    if let [first, .., last] = inner.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return range;
    }
    let bare = inner.trim_start();
    let start = range.end - bare.len();
    start..start + bare.trim_end().len()
}

/// Lines that are no speech, whatever stands around them.
fn special(line: &str) -> Option<Kind> {
    match line.as_bytes()[0] {
        b'#' => {
            let rest = line.trim_start_matches('#');
            (rest.starts_with(' ') && !rest.trim_end_matches(['*', '_']).ends_with(':'))
                .then_some(Kind::Heading)
                .filter(|_| start(line).and_then(|start| start.head).is_none())
        }
        b'-' | b'*' | b'_' | b'=' | b'~' => {
            let ruler = line.bytes().all(|b| matches!(b, b'-' | b'*' | b'_' | b'=' | b'~' | b' '));
            (ruler && line.len() >= 3).then_some(Kind::Ruler)
        }
        b'T' | b't' => {
            let head = line.get(..15)?;
            let signed = head.eq_ignore_ascii_case("transcribed by ")
                && line.len() < 80
                && (line.contains("://") || line.contains("otter.ai"));
            signed.then_some(Kind::Footer)
        }
        _ => None,
    }
}

/// True where most `|` of the text stand in front of a label.
fn is_piped(text: &str) -> bool {
    let (mut all, mut cuts) = (0_usize, 0_usize);
    for at in memchr_iter(b'|', text.as_bytes()) {
        all += 1;
        cuts += usize::from(is_cut(text, at));
    }
    cuts >= 1 && cuts * 2 > all
}

/// True where a label stands behind the `|` at `at`.
fn is_cut(text: &str, at: usize) -> bool {
    let rest = crate::text::head(&text[at + 1..], 120).trim_start();
    let line = memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end]);
    start(line).and_then(|start| start.head).is_some_and(|head| {
        let colon = matches!(head.shape, Shape::Plain | Shape::Dressed) || head.letter.is_some();
        colon && (role(head.name).is_some() || head.letter.is_some() || is_shaped(head.name))
    })
}

/// The length of `p12,"` or `12,` in front of a line's first label.
fn identity(line: &str) -> usize {
    let head = &line.as_bytes()[..line.len().min(24)];
    let Some(end) = head.iter().position(|byte| matches!(byte, b',' | b'\t')) else { return 0 };
    if line[..end].contains([' ', ':', '|']) {
        return 0;
    }
    end + 1 + usize::from(line[end + 1..].starts_with('"'))
}
