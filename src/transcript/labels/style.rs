//! The one style of a file: chosen by counting, and which labels of the file speak in it.

use super::super::people::Person;
use super::super::talk::Role;
use super::alone::{may_speak, take_turns};
use super::fields::{tell_people, tell_roles};
use super::head::{SHAPES, Shape};
use super::names::{is_nobody, is_somebody, never_speaks, without_number};
use super::roles::{Meant, misspelled, of_initials, role};
use super::scan::{Kind, Label, Scan, Tally};
use crate::model::session::Format;

/// What becomes of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It speaks.
    Speaks(Option<Role>),
    /// It speaks, though it stands on one line only.
    Once,
    /// It speaks, and it is misspelled.
    Misspelled(Meant),
    /// It is part of what somebody says, and why.
    Words(&'static str),
    /// It speaks where its time fits between those around it.
    IfTimeFits,
}

/// How the file is read.
#[derive(Debug)]
pub(super) struct Style {
    /// The shape of most labels.
    pub(super) shape: Shape,
    /// True where letters ask and answer: `Q:`, `A:`.
    pub(super) letters: bool,
    /// The mark behind the letters of most questions.
    mark: u8,
    /// For each tally what becomes of it.
    pub(super) verdicts: Vec<Verdict>,
    /// How many lines begin with a speaker.
    pub(super) heads: usize,
    /// How many different speakers there are.
    pub(super) speakers: usize,
}

impl Style {
    /// The format that a session names.
    pub(super) fn format(&self) -> Format {
        match self.shape {
            _ if self.letters => Format::QuestionsAnswers,
            Shape::Chat => Format::Chat,
            Shape::Rev => Format::Rev,
            Shape::BoldTime | Shape::WideTime | Shape::BracketTime | Shape::NarrowTime => {
                Format::Otter
            }
            Shape::Stamped
            | Shape::Dressed
            | Shape::Plain
            | Shape::Listed
            | Shape::Letter
            | Shape::Tabbed
            | Shape::Bracketed
            | Shape::Alone => Format::Labels,
        }
    }

    /// True where a time alone on its line is part of the style.
    pub(super) fn is_timed(&self) -> bool {
        !self.letters
            && !matches!(
                self.shape,
                Shape::Dressed
                    | Shape::Plain
                    | Shape::Listed
                    | Shape::Letter
                    | Shape::Tabbed
                    | Shape::Bracketed
            )
    }

    /// What becomes of the label of a line, letters included.
    pub(super) fn verdict(&self, label: &Label) -> Verdict {
        match label.letter {
            Some((role, mark)) if self.letters && (mark == self.mark || mark == b':') => {
                Verdict::Speaks(Some(role))
            }
            _ => self.verdicts[label.tally],
        }
    }

    /// Why the file is read so, in words.
    pub(super) fn why(&self) -> String {
        let lines = match self.heads {
            1 => "1 line begins".to_owned(),
            many => format!("{many} lines begin"),
        };
        if self.letters {
            return format!("{lines} with a letter or word for question or answer");
        }
        let look = match self.shape {
            Shape::Chat => "with a time, a name and a message, as in a chat",
            Shape::Rev => "with a name and a time in round brackets, as Rev writes them",
            Shape::BoldTime => "with a name in bold or brackets and a time, as in texts from Otter",
            Shape::WideTime => "with a name, two blanks and a time, as Otter writes them",
            Shape::BracketTime => "with a name and a time in square brackets",
            Shape::NarrowTime => "with a name and a time and hold nothing else",
            Shape::Stamped => "with a time, a name and a colon",
            Shape::Dressed => "with a name in bold or brackets and a colon",
            Shape::Tabbed => "with a name and a tab",
            Shape::Bracketed => "with a name in brackets",
            Shape::Alone => "with a name and hold nothing else",
            Shape::Listed => "with a bullet, a name and a colon",
            Shape::Plain | Shape::Letter => "with a name and a colon",
        };
        let names = if self.speakers == 1 { "name" } else { "names" };
        format!("{lines} {look}; {} {names} in all", self.speakers)
    }
}

const RARE: &str = "no other line begins so";
const NO_NAME: &str = "it is no name";
const HEADS: &str = "the word heads a note or a thought";
const INSIDE: &str = "it never begins a paragraph, as the speakers of this file do";
const OTHER: &str = "the speakers of this file are written otherwise";

/// The style of a text, or `None` where it is no labelled talk.
pub(super) fn choose(text: &str, scan: &Scan<'_>, people: &[Person]) -> Option<Style> {
    let letters = Letters::of(scan);
    let positions = Positions::of(scan);
    let mut support = [0_usize; SHAPES];
    for tally in &scan.tallies {
        if positions.carries(tally, letters.valid()) {
            support[tally.shape as usize] += tally.lines;
        }
    }
    // The first of equals: shapes stand in the order of what they prove.
    let shape = ORDER.into_iter().rev().max_by_key(|shape| support[*shape as usize])?;
    if letters.valid() && letters.asked + letters.answered >= support[shape as usize] {
        let style = letters.style(scan);
        return (!is_profile(text, scan, &style)).then_some(style);
    }
    let partner = partner(shape, &support);
    let mut verdicts = judge(scan, shape, partner, &positions);
    tell_roles(text, scan, &mut verdicts);
    tell_people(people, scan, shape, &mut verdicts);
    let support = support[shape as usize] + partner.map_or(0, |other| support[other as usize]);
    let mut style = Style { shape, letters: false, mark: b':', verdicts, heads: 0, speakers: 0 };
    for (tally, verdict) in scan.tallies.iter().zip(&style.verdicts) {
        if tally.lines > 0 && !matches!(verdict, Verdict::Words(_)) {
            style.heads += tally.lines;
            style.speakers += usize::from(*verdict != Verdict::Speaks(Some(Role::Nobody)));
        }
    }
    is_talk(text, scan, &style, support, positions.each_line).then_some(style)
}

const ORDER: [Shape; SHAPES] = [
    Shape::Chat,
    Shape::Rev,
    Shape::BoldTime,
    Shape::WideTime,
    Shape::BracketTime,
    Shape::Stamped,
    Shape::Dressed,
    Shape::Plain,
    Shape::Listed,
    Shape::NarrowTime,
    Shape::Tabbed,
    Shape::Bracketed,
    Shape::Alone,
    Shape::Letter,
];

/// The other shape of a file that writes half of its labels plain: questions in bold, answers not.
fn partner(shape: Shape, support: &[usize; SHAPES]) -> Option<Shape> {
    let other = match shape {
        Shape::Plain => Shape::Dressed,
        Shape::Dressed => Shape::Plain,
        _ => return None,
    };
    (support[other as usize] * 4 >= support[shape as usize]).then_some(other)
}

/// Whether the labels of `style` carry the file.
fn is_talk(text: &str, scan: &Scan<'_>, style: &Style, support: usize, each_line: bool) -> bool {
    let roles = |wanted: Role| style.verdicts.contains(&Verdict::Speaks(Some(wanted)));
    let both = roles(Role::Interviewer) && roles(Role::Candidate);
    let enough = match style.shape {
        Shape::Letter => false,
        Shape::Plain | Shape::Listed => {
            let share = support * 50 >= scan.lines;
            style.speakers >= 2
                && (both || support >= 3 || (each_line && support == 2))
                && (share || scan.piped)
        }
        Shape::Dressed => style.speakers >= 2 && (both || support >= 2),
        // Columns and brackets are anybody's: here they are the whole file, and few people go to and fro in them.
        Shape::Tabbed | Shape::Bracketed => {
            style.speakers >= 2
                && style.heads >= 4
                && style.heads >= 2 * style.speakers
                && style.heads * 5 >= scan.lines * 4
        }
        Shape::Alone => take_turns(text, scan),
        Shape::NarrowTime => style.speakers >= 2 && style.heads >= 3 && support >= 2,
        Shape::BracketTime | Shape::Stamped => style.heads >= 2 && support >= 2,
        Shape::Chat | Shape::Rev | Shape::BoldTime | Shape::WideTime => {
            style.heads >= 2 || (style.heads == 1 && scan.signed)
        }
    };
    enough && !is_profile(text, scan, style)
}

/// Words that head a part of a candidate's page.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "skills",
    "key skills",
    "technical skills",
    "core skills",
    "top skills",
    "soft skills",
    "experience",
    "work experience",
    "professional experience",
    "work history",
    "employment",
    "employment history",
    "career history",
    "headline",
    "job title",
    "years of experience",
];

/// True where the part of a profile stands in front of the second speaker: a candidate's page, on which the
/// talk is a part.
fn is_profile(text: &str, scan: &Scan<'_>, style: &Style) -> bool {
    let mut speakers = scan.events.iter().filter_map(|event| match event.kind {
        Kind::Label(label) => {
            let speaks = !matches!(style.verdict(&label), Verdict::Words(_));
            speaks.then(|| (scan.tallies[label.tally].name, event.at))
        }
        _ => None,
    });
    let Some((first, _)) = speakers.next() else { return false };
    let until = speakers.find(|(name, _)| *name != first).map_or(text.len(), |(_, at)| at);
    text[..until].lines().take(LONGEST_PROFILE).any(|line| {
        let line = line.trim_matches(['#', '*', '_', ' ', '\t', '\r']);
        let head = line.split_once(':').map_or(line, |(head, _)| head);
        head.len() < 40
            && super::super::speech::is_one_of(head.trim_end_matches(['*', '_', ' ']), PARTS)
    })
}

/// No profile has more lines than this.
const LONGEST_PROFILE: usize = 400;

/// How the labels of the file stand in its paragraphs.
struct Positions {
    /// True where speakers begin paragraphs, nearly always.
    paragraphs: bool,
    /// True where nearly each line begins with a label.
    each_line: bool,
}

impl Positions {
    fn of(scan: &Scan<'_>) -> Self {
        let (mut lines, mut at_paragraphs, mut people, mut shaped) = (0, 0, 0, 0);
        for tally in scan.tallies.iter().filter(|tally| tally.shape == Shape::Plain) {
            let known = role(tally.name).is_some();
            if !known && !tally.shaped {
                continue;
            }
            shaped += tally.lines;
            if tally.lines >= 2 && (known || !never_speaks(tally.name)) {
                lines += tally.lines;
                if tally.paragraphs * 10 >= tally.lines * 9 {
                    at_paragraphs += tally.lines;
                    people += 1;
                }
            }
        }
        Self {
            paragraphs: lines >= 6 && people >= 2 && at_paragraphs * 10 >= lines * 7,
            each_line: scan.lines >= 3 && shaped * 20 >= scan.lines * 19,
        }
    }

    /// Whether `tally` speaks for its shape.
    fn carries(&self, tally: &Tally<'_>, letters: bool) -> bool {
        let name = tally.name;
        match tally.shape {
            Shape::Letter => false,
            Shape::Alone => may_speak(tally),
            Shape::Chat | Shape::Rev | Shape::BoldTime => true,
            Shape::WideTime => tally.lines >= 2 || tally.shaped || is_somebody(name),
            Shape::Stamped => tally.lines >= 2 && !never_speaks(name),
            Shape::BracketTime => tally.lines >= 2 && tally.shaped,
            Shape::NarrowTime | Shape::Tabbed | Shape::Bracketed => {
                tally.lines >= 2 && tally.shaped && !never_speaks(name)
            }
            Shape::Dressed | Shape::Plain | Shape::Listed => {
                let known = role(name).is_some_and(|role| role != Role::Nobody);
                let letter = letters
                    && without_number(name).len() == 1
                    && "QAqa".contains(without_number(name));
                let named = tally.lines >= 2 && tally.shaped && !never_speaks(name);
                !letter && (known || (named && self.fits(tally)))
            }
        }
    }

    fn fits(&self, tally: &Tally<'_>) -> bool {
        tally.shape != Shape::Plain || !self.paragraphs || tally.paragraphs > 0
    }
}

/// What becomes of each label in a file of this `shape`.
fn judge(
    scan: &Scan<'_>,
    shape: Shape,
    partner: Option<Shape>,
    positions: &Positions,
) -> Vec<Verdict> {
    let of_shape = || {
        scan.tallies
            .iter()
            .filter(move |tally| tally.shape == shape || Some(tally.shape) == partner)
    };
    let heads: usize = of_shape().map(|tally| tally.lines).sum();
    let carrying = || of_shape().filter(|tally| positions.carries(tally, false));
    let roles = carrying().any(|tally| {
        matches!(role(tally.name), Some(Role::Interviewer | Role::Candidate))
            && !is_nobody(tally.name)
    });
    let initials = of_initials(&carrying().map(|tally| tally.name));
    let mut names: Vec<&str> = carrying().map(|tally| tally.name).collect();
    names.sort_unstable();
    let mut first_words: Vec<&str> =
        names.iter().filter_map(|name| name.split_whitespace().next()).collect();
    first_words.sort_unstable();
    let known = |name: &str| names.binary_search(&name).is_ok();
    let verdict = |tally: &Tally<'_>| {
        let said = role(tally.name).or(match tally.name {
            "I" if initials => Some(Role::Interviewer),
            "R" | "P" if initials => Some(Role::Candidate),
            _ => None,
        });
        if tally.shape != shape && Some(tally.shape) != partner {
            // The same name in another dress: a slip of whoever typed it.
            let colon = |shape| {
                matches!(shape, Shape::Plain | Shape::Listed | Shape::Dressed | Shape::Stamped)
            };
            let timed = |shape: Shape| {
                let apart = matches!(shape, Shape::Letter | Shape::Alone | Shape::Bracketed);
                !colon(shape) && !apart
            };
            let like = (colon(shape) && colon(tally.shape)) || (timed(shape) && timed(tally.shape));
            let speaks = like && known(tally.name);
            return if speaks { Verdict::Speaks(said) } else { Verdict::Words(OTHER) };
        }
        if positions.carries(tally, false) {
            return Verdict::Speaks(said);
        }
        let first = tally.name.split_whitespace().next().unwrap_or("");
        let kin = || first_words.binary_search(&first).is_ok() || known(first);
        match shape {
            Shape::WideTime | Shape::BracketTime | Shape::Stamped if tally.shaped => {
                Verdict::Speaks(said)
            }
            Shape::NarrowTime if tally.shaped => Verdict::IfTimeFits,
            Shape::Dressed | Shape::Plain | Shape::Listed => {
                colon(tally, said, roles, heads, positions, &kin)
            }
            _ => Verdict::Words(NO_NAME),
        }
    };
    scan.tallies.iter().map(verdict).collect()
}

/// What becomes of a label with a colon that does not carry its shape.
fn colon(
    tally: &Tally<'_>,
    said: Option<Role>,
    roles: bool,
    heads: usize,
    positions: &Positions,
    kin: &impl Fn() -> bool,
) -> Verdict {
    let name = tally.name;
    if roles && let Some(meant) = misspelled(name) {
        return Verdict::Misspelled(meant);
    }
    if said == Some(Role::Nobody) {
        let sure = tally.shape == Shape::Dressed || tally.lines >= 2;
        return if sure { Verdict::Speaks(said) } else { Verdict::Words(RARE) };
    }
    if never_speaks(name) {
        return Verdict::Words(HEADS);
    }
    if !positions.fits(tally) {
        return Verdict::Words(INSIDE);
    }
    let shaped = tally.shaped;
    match tally.shape {
        Shape::Dressed if shaped && tally.lines > 1 => Verdict::Speaks(said),
        Shape::Dressed if shaped && said.is_none() && !is_somebody(name) => Verdict::Once,
        _ if is_somebody(name) => Verdict::Speaks(said),
        // A name without capitals has to come back often and be short.
        _ if !shaped && tally.lines >= 3 && tally.lines * 10 >= heads => {
            let short = name.split_whitespace().nth(1).is_none() || without_number(name) != name;
            if short { Verdict::Speaks(said) } else { Verdict::Words(NO_NAME) }
        }
        _ if !shaped => Verdict::Words(NO_NAME),
        _ if tally.lines > 1 && positions.each_line => Verdict::Speaks(said),
        _ if positions.each_line || kin() => Verdict::Once,
        _ => Verdict::Words(RARE),
    }
}

/// Lines that begin with letters for question and answer.
struct Letters {
    asked: usize,
    answered: usize,
    mark: u8,
}

impl Letters {
    fn of(scan: &Scan<'_>) -> Self {
        let asks = |&&((role, _), _): &&((Role, u8), usize)| role == Role::Interviewer;
        let most = scan.letters.iter().filter(asks).max_by_key(|(_, lines)| *lines);
        let mark = most.map_or(b':', |((_, mark), _)| *mark);
        let count = |wanted: Role| {
            let counted = |&((role, behind), lines): &((Role, u8), usize)| {
                (role == wanted && (behind == mark || behind == b':')).then_some(lines)
            };
            scan.letters.iter().filter_map(counted).sum()
        };
        Self { asked: count(Role::Interviewer), answered: count(Role::Candidate), mark }
    }

    /// Questions and answers, about as many of each.
    fn valid(&self) -> bool {
        self.asked > 0 && self.answered > 0 && self.answered * 2 >= self.asked
    }

    fn style(&self, scan: &Scan<'_>) -> Style {
        let verdicts = scan
            .tallies
            .iter()
            .map(|tally| match role(tally.name) {
                Some(role) if tally.lines >= 2 => Verdict::Speaks(Some(role)),
                _ if never_speaks(tally.name) => Verdict::Words(HEADS),
                _ => Verdict::Words(OTHER),
            })
            .collect();
        let heads = self.asked + self.answered;
        Style { shape: Shape::Letter, letters: true, mark: self.mark, verdicts, heads, speakers: 2 }
    }
}
