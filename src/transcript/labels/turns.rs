//! Labels to turns: the words between one label and the next, and a report of everything else.

use std::ops::Range;

use memchr::{memchr_iter, memmem};

use super::super::cues::Cues;
use super::super::talk::{Role, Spoken, Talk};
use super::clock::since_the_start;
use super::head::{Shape, start};
use super::letters::lettered;
use super::names::without_number;
use super::notices::is_sound;
use super::plain::{decoded, push};
use super::roles::Meant;
use super::scan::{Event, Kind, Label, Scan, lines, trimmed};
use super::style::Style;
use super::time::{Around, Moment};
use super::verdicts::Verdict;
use crate::model::exchange::Bytes;
use crate::model::session::{ReportKind, ReportLine};

/// The talk of `text`, and the range in front of its first speaker. The lines `who` say who is who.
pub(super) fn build(
    text: &str,
    scan: &Scan<'_>,
    style: &Style,
    who: &[Range<usize>],
) -> (Talk, Range<usize>) {
    let markdown = matches!(style.shape, Shape::Dressed | Shape::BoldTime)
        || memmem::find(text.as_bytes(), b"\\[").is_some();
    let mut builder = Builder {
        text,
        markdown,
        style,
        scan,
        who,
        talk: Talk::default(),
        open: None,
        from: 0,
        torn: false,
        former: None,
        last_time: 0,
        told: vec![false; scan.tallies.len()],
        front: None,
        early: None,
    };
    for event in &scan.events {
        builder.take(event);
    }
    builder.words_until(text.len());
    if let Some((_, at)) = builder.close() {
        let message = "a time with no words behind it: it is no turn";
        builder.report(at..text.len(), ReportKind::Debris, message.into());
    }
    let front = 0..builder.front.unwrap_or(text.len());
    let mut talk = builder.talk;
    since_the_start(&mut talk, text);
    talk.report.sort_by_key(|line| line.bytes.start);
    number(&mut talk.report, text, scan.ending);
    (talk, front)
}

/// A turn that is still growing.
struct Open<'a> {
    label: &'a str,
    role: Option<Role>,
    time: Option<Moment>,
    words: String,
    bytes: Range<usize>,
    why: Why,
    stars: u8,
}

impl<'a> Open<'a> {
    fn new(label: &'a str, role: Option<Role>, bytes: Range<usize>, why: Why) -> Self {
        Self { label, role, time: None, words: String::new(), bytes, why, stars: 0 }
    }
}

/// What began a turn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Label,
    Time,
    Resumed,
}

struct Builder<'a> {
    text: &'a str,
    markdown: bool,
    style: &'a Style,
    scan: &'a Scan<'a>,
    /// Lines in front of the talk that say who is who.
    who: &'a [Range<usize>],
    talk: Talk,
    open: Option<Open<'a>>,
    /// Words up to here have their place.
    from: usize,
    /// True where the end of a page tears the paragraph that goes on here.
    torn: bool,
    /// Who spoke last: label and role.
    former: Option<(&'a str, Option<Role>)>,
    last_time: u64,
    /// Which labels that are words the report has told of.
    told: Vec<bool>,
    front: Option<usize>,
    /// A time alone in front of the first speaker, and where it stands.
    early: Option<(Moment, Range<usize>)>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: &Event) {
        match event.kind {
            Kind::Label(label) => match self.hear(event, &label) {
                Some((role, guessed)) => self.speaker(event, &label, role, guessed),
                None if label.stamped => self.time(event),
                None if self.is_heading(event, &label) => self.heading(event),
                None => {}
            },
            Kind::Time => self.time(event),
            _ if self.front.is_none() => {}
            Kind::Ruler => {
                self.words_until(event.at);
                let resumed =
                    |open: &&mut Open<'_>| open.why != Why::Resumed || !open.words.is_empty();
                let last = self.talk.turns.last_mut().map(|turn| &mut turn.bytes);
                let open = self.open.as_mut().filter(resumed).map(|open| &mut open.bytes);
                if let Some(bytes) = open.or(last) {
                    bytes.end = event.end;
                }
                self.from = event.end;
            }
            Kind::Heading => self.heading(event),
            Kind::Footer => {
                self.drop(event, ReportKind::Debris, "the transcriber's signature: nobody said it");
            }
            Kind::Notice => {
                self.drop(event, ReportKind::Debris, "the recorder's line: nobody said it");
            }
            Kind::Paging => {
                let gap = &self.text[self.text[..event.at].trim_end().len()..event.at];
                let message = "stands on each page at its head or foot: nobody said it";
                self.drop(event, ReportKind::Debris, message);
                self.torn = gap.bytes().filter(|byte| *byte == self.scan.ending).count() < 2;
            }
            Kind::Id => self.drop(
                event,
                ReportKind::NotUnderstood,
                "a number or name in front of the first label",
            ),
        }
    }

    /// Who speaks where this label stands, and whether it had to be guessed; `None` where it is words.
    fn hear(&mut self, event: &Event, label: &Label) -> Option<(Option<Role>, bool)> {
        let why = match self.style.verdict(label) {
            Verdict::Speaks(role) => return Some((role, false)),
            Verdict::Once => {
                let name = self.scan.tallies[label.tally].name;
                let message =
                    format!("{name} speaks once: a label that does not come back is a guess");
                self.report(event.at..event.at + label.text, ReportKind::Guess, message);
                return Some((None, false));
            }
            Verdict::Misspelled(Meant::One(role)) => return Some((Some(role), true)),
            Verdict::Misspelled(Meant::Either) => return Some((Some(self.other_role()), true)),
            Verdict::IfTimeFits if event.paragraph && self.fits(label.time) => {
                return Some((None, false));
            }
            Verdict::IfTimeFits => "its time or its place does not fit",
            Verdict::Words(why) => why,
        };
        self.tell(event, label.tally, why);
        None
    }

    /// A label that speaks.
    fn speaker(&mut self, event: &Event, label: &Label, role: Option<Role>, guessed: bool) {
        let timed = if self.front.is_none() {
            let next =
                |time: &(Moment, Range<usize>)| trimmed(self.text, time.1.end..event.at).is_empty();
            let early = self.early.take().filter(next).map(|(moment, range)| (moment, range.start));
            let front = early.map_or(event.at, |(_, at)| at);
            self.front = Some(front);
            self.preface(front);
            early
        } else {
            self.words_until(event.at);
            self.close()
        };
        if guessed {
            let who =
                if role == Some(Role::Candidate) { "the candidate" } else { "the interviewer" };
            let message = format!("a label that is misspelled: read as {who}");
            self.report(event.at..event.at + label.text, ReportKind::Guess, message);
        }
        let (time, at) = match timed {
            Some((moment, at)) => (label.time.or(Some(moment)), at),
            None => (label.time, event.at),
        };
        self.last_time = label.time.map_or(self.last_time, |time| time.ms);
        let (name, text) = self.name_and_text(event, label);
        self.from = text;
        self.open =
            Some(Open { time, stars: label.open, ..Open::new(name, role, at..text, Why::Label) });
        if role == Some(Role::Nobody) {
            // A break that says nothing itself does not take the words behind it from their speaker.
            if let (true, Some((label, role))) = (self.is_bare(event, text), self.former) {
                self.close();
                self.open = Some(Open::new(label, role, text..text, Why::Resumed));
            }
        } else {
            self.former = Some((name, role));
        }
    }

    /// What a label that speaks is called, and where its words begin.
    fn name_and_text(&self, event: &Event, label: &Label) -> (&'a str, usize) {
        let name = self.scan.tallies[label.tally].name;
        let text = event.at + label.text;
        if !self.style.letters || label.letter.is_none() {
            return (name, text);
        }
        let line = &self.text[event.at..event.end];
        let from = event.at + line.find(char::is_alphabetic).unwrap_or(0);
        match lettered(&self.text[from..event.end], 0).filter(|_| label.unsure) {
            Some(letter) => (letter.name, from + letter.text),
            None => (without_number(name), text),
        }
    }

    /// A time without a label: the same speaker goes on.
    fn time(&mut self, event: &Event) {
        let line = &self.text[event.at..event.end];
        let Some((stamp, text)) = start(line).and_then(|start| start.time) else { return };
        let alone = event.at + text >= event.end;
        let Moment { ms, until } = stamp.moment;
        let is_sure = stamp.fields == 3 || (until.is_some() && ms >= self.last_time);
        let counts = match stamp.around {
            Around::Nothing => alone && (self.style.is_timed() || is_sure),
            _ => alone || event.paragraph || self.style.is_timed(),
        };
        if self.front.is_none() && alone {
            self.early = Some((stamp.moment, event.at..event.end));
        }
        let Some((label, role)) = self.former.filter(|_| counts) else { return };
        if alone && self.takes_time(event, stamp.moment) {
            return;
        }
        self.words_until(event.at);
        let at = self.close().map_or(event.at, |(_, at)| at);
        self.from = event.at + text;
        self.last_time = stamp.moment.ms;
        self.open = Some(Open {
            time: Some(stamp.moment),
            ..Open::new(label, role, at..self.from, Why::Time)
        });
    }

    /// Gives a time to the label on the line above it, where nothing is said in between.
    fn takes_time(&mut self, event: &Event, moment: Moment) -> bool {
        let is_between = trimmed(self.text, self.from.min(event.at)..event.at).is_empty();
        let Some(open) = self.open.as_mut().filter(|open| {
            is_between && open.why == Why::Label && open.words.is_empty() && open.time.is_none()
        }) else {
            return false;
        };
        open.time = Some(moment);
        open.bytes.end = event.end;
        self.from = event.end;
        self.last_time = moment.ms;
        true
    }

    /// Gives the words up to `end` to whoever is speaking.
    fn words_until(&mut self, end: usize) {
        let range = trimmed(self.text, self.from.min(end)..end);
        self.from = end;
        let Some(open) = self.open.as_mut().filter(|_| !range.is_empty()) else { return };
        if open.words.is_empty() {
            if open.why == Why::Resumed {
                open.bytes.start = range.start;
            }
            open.words.reserve_exact(range.len());
        } else {
            open.words.push_str(if self.torn { "\n" } else { "\n\n" });
        }
        open.bytes.end = range.end;
        let mut words = &self.text[range];
        if open.stars > 0 {
            let stars = words.len() - words.trim_end_matches(['*', '_']).len();
            if stars == usize::from(open.stars) {
                words = words[..words.len() - stars].trim_end();
            }
        }
        push(&mut open.words, words, self.markdown);
        self.torn = false;
    }

    /// Ends the turn. A time that was followed by nothing is handed back with its place.
    fn close(&mut self) -> Option<(Moment, usize)> {
        let open = self.open.take()?;
        if open.words.is_empty() && open.role != Some(Role::Nobody) {
            match open.why {
                Why::Time => return open.time.map(|moment| (moment, open.bytes.start)),
                Why::Label => self.report(
                    open.bytes,
                    ReportKind::Debris,
                    "a label with no words behind it: it is no turn".into(),
                ),
                Why::Resumed => {}
            }
            return None;
        }
        if open.why == Why::Resumed {
            let message =
                format!("no label after a break: given to {}, who spoke before it", open.label);
            self.report(open.bytes.clone(), ReportKind::Guess, message);
        }
        self.talk.turns.push(Spoken {
            label: Some(decoded(open.label, self.markdown).into_owned()),
            role: if is_sound(&open.words) { Some(Role::Nobody) } else { open.role },
            text: open.words,
            start_ms: open.time.map(|time| time.ms),
            end_ms: open.time.and_then(|time| time.until),
            cues: Cues::default(),
            apart: false,
            bytes: open.bytes,
        });
        None
    }

    /// Reports what stands in front of the first speaker: lines of a paragraph that are of one kind together.
    fn preface(&mut self, end: usize) {
        let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
        let mut goes_on = false;
        for line in lines(self.text, 0..end, self.scan.ending) {
            let is_blank = line.is_empty();
            let is_told = self.who.iter().any(|told| told.start == line.start);
            match parts.last_mut() {
                _ if is_blank => {}
                Some((part, told)) if goes_on && *told == is_told => part.end = line.end,
                _ => parts.push((line, is_told)),
            }
            goes_on = !is_blank;
        }
        for (range, is_told) in parts {
            let (kind, message) = if is_told {
                (ReportKind::Debris, "says who is who, when or where: kept out of the talk")
            } else {
                let message = "stands before the first speaker: nobody is known to have said it";
                (ReportKind::NotUnderstood, message)
            };
            self.report(range, kind, message.into());
        }
    }

    /// True for a heading of Markdown that holds a name, in a file whose speakers are written otherwise.
    fn is_heading(&self, event: &Event, label: &Label) -> bool {
        self.front.is_some()
            && self.scan.tallies[label.tally].shape == Shape::Alone
            && self.text[event.at..event.end].starts_with('#')
    }

    fn heading(&mut self, event: &Event) {
        self.drop(event, ReportKind::NotUnderstood, "a heading: nobody said it");
    }

    /// Reports a line that is no speech and leaves it out of the words.
    fn drop(&mut self, event: &Event, kind: ReportKind, message: &str) {
        self.words_until(event.at);
        self.report(event.at..event.end, kind, message.into());
        self.from = event.end;
    }

    /// Tells once of a label that was left to the words.
    fn tell(&mut self, event: &Event, tally: usize, why: &str) {
        // What may be a name alone, in brackets or in front of a dash stands in every second file.
        if self.scan.tallies[tally].shape.is_common() {
            return;
        }
        if self.front.is_none() || std::mem::replace(&mut self.told[tally], true) {
            return;
        }
        let tally = &self.scan.tallies[tally];
        let lines = match tally.lines {
            1 => String::new(),
            lines => format!(" ({lines} lines begin so)"),
        };
        let message = format!("looks like a speaker, but {why}: left in what is said{lines}");
        let line = &self.text[event.at..event.end];
        // In another spelling than the file's most frequent one it is told with the signs around it.
        let label = line.find(tally.name).map(|at| at..at + tally.name.len());
        let label = label.unwrap_or(match event.kind {
            Kind::Label(label) => 0..label.text,
            _ => 0..line.len(),
        });
        let range = event.at + label.start..event.at + label.end;
        self.report(range, ReportKind::Guess, message);
    }

    fn report(&mut self, range: Range<usize>, kind: ReportKind, message: String) {
        let range = trimmed(self.text, range);
        let text = self.text[range.clone()].to_owned();
        self.talk.report.push(ReportLine {
            line: 0,
            kind,
            text,
            message,
            bytes: Bytes::from(range),
        });
    }

    /// The role of whoever did not speak last.
    fn other_role(&self) -> Role {
        match self.former {
            Some((_, Some(Role::Interviewer))) => Role::Candidate,
            _ => Role::Interviewer,
        }
    }

    /// True where `time` is not before the last one, nor more than half an hour after it.
    fn fits(&self, time: Option<Moment>) -> bool {
        let near = self.last_time..self.last_time + 1_800_000;
        time.is_some_and(|time| near.contains(&time.ms))
    }

    /// True where no words stand in the label's line behind `text`, and the next line is empty.
    fn is_bare(&self, event: &Event, text: usize) -> bool {
        let rest = &self.text.as_bytes()[event.end..];
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace());
        let ending = self.scan.ending;
        text >= event.end && blank.filter(|byte| **byte == ending).take(2).count() == 2
    }
}

/// Gives each line of the report, which are in order, the number of its line in `text`.
fn number(report: &mut [ReportLine], text: &str, ending: u8) {
    let (mut line, mut from) = (1, 0);
    for told in report {
        let at = usize::try_from(told.bytes.start).unwrap_or(from);
        line += memchr_iter(ending, &text.as_bytes()[from..at]).count() as u64;
        told.line = line;
        from = at;
    }
}
