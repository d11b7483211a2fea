//! The one style of a file: chosen by counting, and which labels of the file speak in it.

use super::super::people::Person;
use super::super::talk::Role;
use super::alone::take_turns;
use super::fields::{tell_people, tell_roles};
use super::head::{SHAPES, Shape};
use super::names::never_speaks;
use super::roles::role;
use super::scan::{Event, Kind, Label, Scan};
use super::verdicts::{HEADS, OTHER, Positions, Verdict, judge};
use crate::model::session::Format;

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
            | Shape::Dashed
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
                    | Shape::Dashed
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
            Shape::Dashed => "with a name and a dash",
            Shape::Alone => "with a name and hold nothing else",
            Shape::Listed => "with a bullet, a name and a colon",
            Shape::Plain | Shape::Letter => "with a name and a colon",
        };
        let names = if self.speakers == 1 { "name" } else { "names" };
        format!("{lines} {look}; {} {names} in all", self.speakers)
    }
}

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

/// Whether nearly each line, or each paragraph, begins with a speaker of `style`.
fn fill(scan: &Scan<'_>, style: &Style) -> bool {
    let speakers = scan.tallies.iter().zip(&style.verdicts);
    let speakers = speakers.filter(|(_, verdict)| !matches!(verdict, Verdict::Words(_)));
    let at_paragraphs: usize = speakers.map(|(tally, _)| tally.paragraphs).sum();
    style.heads * 5 >= scan.lines * 4
        || (style.heads <= scan.paragraphs && at_paragraphs * 5 >= scan.paragraphs * 4)
}

/// Whether the speakers of `style` hardly ever speak twice in a row.
fn hand_over(scan: &Scan<'_>, style: &Style) -> bool {
    let speaks = |event: &Event| match event.kind {
        Kind::Label(label) if !matches!(style.verdict(&label), Verdict::Words(_)) => {
            Some(label.tally)
        }
        _ => None,
    };
    let heads: Vec<usize> = scan.events.iter().filter_map(speaks).collect();
    let handed_over = heads.windows(2).filter(|pair| pair[0] != pair[1]).count();
    handed_over * 10 >= heads.len().saturating_sub(1) * 7
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
    Shape::Dashed,
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
        // Columns, brackets and dashes are anybody's: here they are the whole file, and few people go to and fro in them.
        Shape::Tabbed | Shape::Bracketed | Shape::Dashed => {
            let often = style.heads >= 4 && style.heads >= 2 * style.speakers;
            style.speakers >= 2
                && (both || often)
                && fill(scan, style)
                && (style.shape == Shape::Tabbed || hand_over(scan, style))
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
