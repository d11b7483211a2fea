//! One pass over the text: where labels, times, rulers, headings and footers stand, and how often each label does.

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::head::{Head, Shape, Start, start};
use super::names::is_shaped;
use super::roles::role;
use super::time::{Around, Stamp};

/// Everything that the text holds besides words.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    /// What stands at the start of lines, in order.
    pub(super) events: Vec<Event<'a>>,
    /// Each label in each shape once, in the order of first use. Heads name them by their place here.
    pub(super) tallies: Vec<Tally<'a>>,
    /// Lines that hold more than white space.
    pub(super) lines: usize,
    /// True where a transcriber signed the text.
    pub(super) signed: bool,
    /// True where one line holds several turns with `|` between them.
    pub(super) piped: bool,
}

/// A line that begins with more than words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event<'a> {
    /// What it is.
    pub(super) kind: Kind<'a>,
    /// Where the line begins.
    pub(super) at: usize,
    /// Where the line ends.
    pub(super) end: usize,
    /// Number of the line, counted from 1.
    pub(super) line: u64,
    /// True where an empty line, or nothing, stands in front of it.
    pub(super) paragraph: bool,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// A label, perhaps. Text offsets count from the line's start.
    Head {
        /// The label.
        head: Head<'a>,
        /// Its place among the tallies.
        tally: usize,
        /// The time in front of it: it counts alone where the label is none.
        time: Option<(Stamp, usize)>,
    },
    /// A time alone, and where the words behind it begin.
    Time(Stamp, usize),
    /// A line of dashes or stars; the quotation marks of a table's field.
    Ruler,
    /// A heading of Markdown.
    Heading,
    /// The transcriber's signature.
    Footer,
    /// The number of an interview in front of its piped turns.
    Id,
}

/// How often a label stands at the start of a line, in one shape.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    /// The label.
    pub(super) name: &'a str,
    /// Its shape.
    pub(super) shape: Shape,
    /// On how many lines.
    pub(super) lines: usize,
    /// On how many of them at the start of a paragraph.
    pub(super) paragraphs: usize,
}

/// Reads `text`.
pub(super) fn scan(text: &str) -> Scan<'_> {
    let mut scan = Scan { piped: is_piped(text), ..Scan::default() };
    let mut places = HashMap::new();
    let bytes = text.as_bytes();
    let ending = if memchr(b'\n', bytes).is_none() { b'\r' } else { b'\n' };
    let (mut from, mut paragraph, mut line) = (0, true, 0);
    for end in memchr_iter(ending, bytes).chain([text.len()]) {
        line += 1;
        let range = trimmed(text, from..end);
        from = end + 1;
        if range.is_empty() {
            paragraph = true;
            continue;
        }
        scan.lines += 1;
        let place = Place { at: range.start, end: range.end, line, paragraph };
        if scan.piped {
            scan.pipes(text, place, &mut places);
        } else {
            scan.line(text, place, &mut places);
        }
        paragraph = false;
    }
    scan
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    end: usize,
    line: u64,
    paragraph: bool,
}

type Places<'a> = HashMap<(Shape, &'a str), usize>;

impl<'a> Scan<'a> {
    fn line(&mut self, text: &'a str, place: Place, places: &mut Places<'a>) {
        let line = &text[place.at..place.end];
        let Some(kind) = special(line).or_else(|| self.head(line, place, places)) else { return };
        self.signed |= matches!(kind, Kind::Footer);
        self.push(kind, place);
    }

    fn push(&mut self, kind: Kind<'a>, place: Place) {
        let Place { at, end, line, paragraph } = place;
        self.events.push(Event { kind, at, end, line, paragraph });
    }

    fn head(&mut self, line: &'a str, place: Place, places: &mut Places<'a>) -> Option<Kind<'a>> {
        match start(line)? {
            Start { head: Some(head), time } => {
                let tally = *places.entry((head.shape, head.name)).or_insert_with(|| {
                    let (name, shape) = (head.name, head.shape);
                    self.tallies.push(Tally { name, shape, lines: 0, paragraphs: 0 });
                    self.tallies.len() - 1
                });
                self.tallies[tally].lines += 1;
                self.tallies[tally].paragraphs += usize::from(place.paragraph);
                Some(Kind::Head { head, tally, time })
            }
            Start { time: Some((time, text)), .. } => {
                let counts = time.around != Around::Nothing || text == line.len();
                counts.then_some(Kind::Time(time, text))
            }
            Start { .. } => None,
        }
    }

    /// A line whose turns have `|` between them.
    fn pipes(&mut self, text: &'a str, place: Place, places: &mut Places<'a>) {
        let line = &text[place.at..place.end];
        let mut from = identity(line);
        let mut end = line.len();
        if from > 0 {
            self.push(Kind::Id, Place { end: place.at + from, ..place });
            end -= usize::from(line[..from].ends_with('"') && line.ends_with('"'));
        }
        let cuts = memchr_iter(b'|', line[..end].as_bytes()).filter(|at| is_cut(line, *at));
        for cut in cuts.chain([end]).collect::<Vec<_>>() {
            let part = trimmed(text, place.at + from.min(cut)..place.at + cut);
            if !part.is_empty() {
                let part = Place { at: part.start, end: part.end, paragraph: true, ..place };
                self.line(text, part, places);
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
    let bare = inner.trim_start();
    let start = range.end - bare.len();
    start..start + bare.trim_end().len()
}

/// Lines that are no speech, whatever stands around them.
fn special<'a>(line: &str) -> Option<Kind<'a>> {
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
    let mut end = (at + 1 + 120).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let rest = text[at + 1..end].trim_start();
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
