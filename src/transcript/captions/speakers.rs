//! Captions to turns: who speaks in which line, and where one speaker's words end.
//!
//! A voice span names its speaker. In files without them a label in front of a line does, and a caption without
//! one goes on with the speaker before. A sign for a new speaker without a name, and in a file without any
//! speaker a pause, begin a turn of nobody known.

use std::borrow::Cow;
use std::ops::Range;

use super::caption::{Caption, Line};
use super::dialect::Dialect;
use super::lead::{Sign, lead};
use super::names::role;
use super::rolling::Screen;
use crate::transcript::cues::{Cues, Times};
use crate::transcript::speech::ends_a_sentence;
use crate::transcript::talk::Spoken;

/// A pause of this length, between words of nobody known, ends a turn.
const PAUSE_MS: u64 = 2000;

/// What two people are called who speak by turns in a file that names nobody.
const BY_TURNS: [&str; 2] = ["Speaker 1", "Speaker 2"];

/// The turns of `captions`, which stand in the order of the file. Turns come in the order of time.
pub(super) fn turns(captions: &[Caption<'_>]) -> Turns {
    let mut turns = Turns::default();
    if is_in_order(captions) {
        Listener::new(captions).listen(captions, |said| turns.add(said));
        return turns.told_apart();
    }
    let mut all = Vec::new();
    Listener::new(captions).listen(captions, |said| all.push(said));
    sort(&mut all);
    for said in all {
        turns.add(said);
    }
    turns.told_apart()
}

/// One line of words, with its speaker.
struct Said<'a> {
    label: Option<Cow<'a, str>>,
    /// True where a sign tells that somebody else speaks.
    is_new: bool,
    words: Cow<'a, str>,
    /// True where a blank line inside a caption stands in front.
    after_blank: bool,
    times: Option<(u64, u64)>,
    bytes: Range<usize>,
}

impl Said<'_> {
    fn times(&self) -> Times {
        self.times.unzip()
    }
}

/// Finds the speaker of every line.
struct Listener<'a> {
    dialect: Dialect,
    screen: Screen<'a>,
    /// Who spoke last.
    speaker: Option<Cow<'a, str>>,
    /// True where a voice span told so; it says nothing about lines outside of it.
    by_voice: bool,
    /// Where a label stands whose words have not come yet: they begin there.
    begun: Option<usize>,
}

impl<'a> Listener<'a> {
    fn new(captions: &[Caption<'a>]) -> Self {
        let dialect = Dialect::of(captions);
        Self { dialect, screen: Screen::default(), speaker: None, by_voice: false, begun: None }
    }

    fn listen(mut self, captions: &[Caption<'a>], mut each: impl FnMut(Said<'a>)) {
        let mut lines = Vec::new();
        for caption in captions {
            caption.lines_into(&mut lines);
            if self.dialect.rolls {
                self.drop_shown(&mut lines, caption.times);
            }
            // A label alone in its line holds for the lines behind it.
            let mut is_new = false;
            self.name_above(&mut lines);
            for mut line in lines.drain(..) {
                while let Some(before) = self.before_arrows(&mut line) {
                    self.line(before, caption, &mut is_new, &mut each);
                }
                self.line(line, caption, &mut is_new, &mut each);
            }
        }
    }

    /// Takes the name above the words of a caption for the speaker of them.
    fn name_above(&mut self, lines: &mut Vec<Line<'a>>) {
        if self.dialect.above.names(lines) {
            self.speaker = Some(lines.remove(0).text);
            self.by_voice = false;
        }
    }

    /// Takes off `line` what stands in front of arrows inside of it: they begin the words of somebody else.
    fn before_arrows(&self, line: &mut Line<'a>) -> Option<Line<'a>> {
        let at = self.dialect.has_arrows.then(|| line.text.find(" >> ")).flatten()?;
        let text = part(&line.text, at + 1..line.text.len());
        let rest = Line { voice: line.voice.clone(), text, after_blank: false };
        line.text = part(&line.text, 0..at);
        Some(std::mem::replace(line, rest))
    }

    /// Leaves only what the caption shows for the first time.
    fn drop_shown(&mut self, lines: &mut Vec<Line<'a>>, times: Option<(u64, u64)>) {
        if lines.is_empty() {
            return;
        }
        let (count, grown) = self.screen.shown(lines, times.map(|(start, _)| start));
        self.screen.show(lines, times.map(|(_, end)| end));
        lines.drain(..count);
        if grown > 0
            && let Some(line) = lines.first_mut()
        {
            line.text = Cow::Owned(line.text[grown..].trim_start().to_owned());
        }
    }

    fn line(
        &mut self,
        line: Line<'a>,
        caption: &Caption<'a>,
        is_new: &mut bool,
        each: &mut impl FnMut(Said<'a>),
    ) {
        let words = if let Some(voice) = line.voice {
            self.speaker = Some(Cow::Owned(voice));
            self.by_voice = true;
            line.text
        } else {
            let front = self.front(&line.text);
            *is_new |= front.is_new;
            if front.label.is_some() {
                self.begun = Some(caption.bytes.start);
            }
            if front.label.is_some() || front.is_new || self.by_voice {
                self.speaker = front.label.map(|label| part(&line.text, label));
                self.by_voice = false;
            }
            part(&line.text, front.words)
        };
        if words.is_empty() {
            return;
        }
        let start = self.begun.take().unwrap_or(caption.bytes.start);
        let said = Said {
            label: self.speaker.clone(),
            is_new: std::mem::take(is_new),
            words,
            after_blank: line.after_blank,
            times: caption.times,
            bytes: start..caption.bytes.end,
        };
        each(said);
    }

    /// What stands in front of `line`, by the file's dialect.
    fn front(&self, line: &str) -> Front {
        if line == "-" && self.dialect.labels.stand_alone() {
            return Front { is_new: false, label: None, words: 0..0 };
        }
        let lead = lead(line);
        let label = lead.label.filter(|(shape, label)| self.dialect.labels.holds(*shape, label));
        let from = |words: &str| line.len() - words.len()..line.len();
        match (label, lead.sign) {
            (Some((_, label)), sign) => {
                // Nothing but signs and a bracket stands in front of the label.
                let at = line.find(label).unwrap_or(0);
                let label = Some(at..at + label.len());
                Front { is_new: sign.is_some(), label, words: from(lead.words) }
            }
            (None, Some(Sign::Arrows)) => {
                Front { is_new: true, label: None, words: from(lead.behind_sign) }
            }
            (None, Some(Sign::Dash)) if self.dialect.has_dashes => {
                Front { is_new: true, label: None, words: from(lead.behind_sign) }
            }
            (None, _) => Front { is_new: false, label: None, words: 0..line.len() },
        }
    }
}

/// What stands in front of the words of a line, as ranges of it.
struct Front {
    is_new: bool,
    label: Option<Range<usize>>,
    words: Range<usize>,
}

/// The part of `text` over `range`.
fn part<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
}

/// The turns found so far.
#[derive(Default)]
pub(super) struct Turns {
    /// The turns.
    pub(super) found: Vec<Spoken>,
    /// Which of them a sign begins and nobody is named for, in order.
    pub(super) signs: Vec<usize>,
}

impl Turns {
    /// Adds a line of words to the last turn, or begins one.
    fn add(&mut self, said: Said<'_>) {
        if let Some(turn) = self.found.last_mut()
            && goes_on(turn, &said)
        {
            // Programs that double every line end leave blank lines inside sentences too: those part nothing.
            let is_paragraph = said.after_blank && ends_a_sentence(&turn.text);
            turn.text.push_str(if is_paragraph { "\n\n" } else { " " });
            turn.cues.push(turn.text.len(), said.times());
            turn.text.push_str(&said.words);
            turn.start_ms = turn.start_ms.or(said.times.map(|(start, _)| start));
            turn.end_ms = turn.end_ms.max(said.times.map(|(_, end)| end));
            turn.bytes = turn.bytes.start.min(said.bytes.start)..turn.bytes.end.max(said.bytes.end);
            return;
        }
        if said.is_new && said.label.is_none() {
            self.signs.push(self.found.len());
        }
        self.found.push(Spoken {
            cues: Cues::begun(said.label.as_deref(), self.found.len(), said.times()),
            role: said.label.as_deref().and_then(role),
            label: said.label.map(Cow::into_owned),
            text: said.words.into_owned(),
            start_ms: said.times.map(|(start, _)| start),
            end_ms: said.times.map(|(_, end)| end),
            apart: false,
            bytes: said.bytes,
        });
    }
}

impl Turns {
    /// Tells unnamed speakers apart whom signs alone part. Where the file names nobody, two people are taken
    /// to speak by turns; between named ones it stays unknown which of them it is.
    fn told_apart(mut self) -> Self {
        let by_turns = self.signs.len() > 1 && self.found.iter().all(|turn| turn.label.is_none());
        let mut signs = self.signs.iter().copied().peekable();
        let mut is_second = false;
        for at in 0..self.found.len() {
            let signed = signs.next_if_eq(&at).is_some() && at > 0;
            if by_turns {
                is_second ^= signed;
                self.found[at].label = Some(BY_TURNS[usize::from(is_second)].to_owned());
            } else if signed && self.found[at - 1].label.is_none() {
                // With an end these words would be taken for one voice that goes on.
                self.found[at - 1].end_ms = None;
            }
        }
        self
    }
}

/// True where `said` belongs to `turn`.
fn goes_on(turn: &Spoken, said: &Said<'_>) -> bool {
    if turn.label.as_deref() != said.label.as_deref() {
        return false;
    }
    let pause =
        turn.end_ms.zip(said.times).map_or(0, |(end, (start, _))| start.saturating_sub(end));
    turn.label.is_some() || !(said.is_new || pause >= PAUSE_MS)
}

/// True where every caption begins no earlier than the one in front of it.
fn is_in_order(captions: &[Caption<'_>]) -> bool {
    let mut starts = captions.iter().filter_map(|caption| caption.times).map(|(start, _)| start);
    let mut last = 0;
    starts.all(|start| std::mem::replace(&mut last, start) <= start)
}

/// A recording that begins within this time is the next one of the same file, or the clock passed midnight.
const NEAR_ZERO_MS: u64 = 60_000;

/// Sorts by start, and leaves equal ones as they are. Words without times stay behind those in front of them.
/// Recordings that stand one behind the other are sorted each for itself.
fn sort(all: &mut Vec<Said<'_>>) {
    let starts: Vec<Option<u64>> =
        all.iter().map(|said| said.times.map(|(start, _)| start)).collect();
    let (mut recording, mut last) = (0_usize, 0);
    let keys: Vec<(usize, u64)> = (0..starts.len())
        .map(|at| {
            if let Some(start) = starts[at] {
                recording += usize::from(begins_recording(&starts[at..], start, last));
                last = start;
            }
            (recording, last)
        })
        .collect();
    let mut keyed: Vec<_> = keys.into_iter().zip(all.drain(..)).collect();
    keyed.sort_by_key(|(key, _)| *key);
    all.extend(keyed.into_iter().map(|(_, said)| said));
}

/// True where the clock begins anew at the first of `starts`, and is not only out of order for a caption.
fn begins_recording(starts: &[Option<u64>], start: u64, last: u64) -> bool {
    let goes_on = || starts.iter().flatten().take(8).all(|next| *next < last);
    start < NEAR_ZERO_MS && start + NEAR_ZERO_MS < last && goes_on()
}
