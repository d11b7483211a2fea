//! The dialect of a caption file: what its captions as a whole say about the signs in them.

use std::collections::HashSet;

use super::above::Above;
use super::caption::{Caption, Line};
use super::labels::{Heard, Labels, words};
use super::lead::{Sign, lead};
use super::rolling::{Repeats, Screen};

/// What the signs of one file mean.
#[derive(Debug, Default)]
pub(super) struct Dialect {
    /// The labels that are speakers.
    pub(super) labels: Labels,
    /// True where a dash begins the words of a new speaker.
    pub(super) has_dashes: bool,
    /// True where arrows begin the words of a new speaker, inside of a line too.
    pub(super) has_arrows: bool,
    /// True where captions roll.
    pub(super) rolls: bool,
    /// Names that stand above the words of a caption.
    pub(super) above: Above,
}

impl Dialect {
    /// Listens to `captions`.
    pub(super) fn of(captions: &[Caption<'_>]) -> Self {
        let mut heard = Heard::default();
        let (mut repeats, mut screen) = (Repeats::default(), Screen::default());
        let (mut dashes, mut arrows) = (0, 0);
        let mut above = Above::default();
        let mut lines = Vec::new();
        for caption in captions {
            caption.lines_into(&mut lines);
            if lines.is_empty() {
                continue;
            }
            heard.caption();
            above.count(&lines);
            let starts = caption.times.map(|(start, _)| start);
            repeats.count(&lines, screen.shown(&lines, starts), caption.text);
            screen.show(&lines, caption.times.map(|(_, end)| end));
            for (place, line) in lines.iter().enumerate().filter(|(_, line)| line.voice.is_none()) {
                let lead = lead(&line.text);
                dashes += usize::from(lead.sign == Some(Sign::Dash));
                arrows += usize::from(lead.sign == Some(Sign::Arrows));
                if let Some((shape, label)) = lead.label {
                    heard.label(shape, label, lead.words, place == 0);
                }
            }
        }
        let doubtful = heard.doubtful_words();
        let spoken =
            if doubtful.is_empty() { doubtful } else { spoken(captions, &doubtful, lines) };
        Self {
            labels: heard.decide(&spoken),
            has_dashes: dashes >= 2,
            has_arrows: arrows >= 2,
            rolls: repeats.roll(),
            above: above.decided(),
        }
    }
}

/// Those of `wanted` that are said in lower case, outside of what stands where a label stands.
fn spoken<'a>(
    captions: &[Caption<'a>],
    wanted: &HashSet<String>,
    mut lines: Vec<Line<'a>>,
) -> HashSet<String> {
    let mut found = HashSet::new();
    for caption in captions {
        caption.lines_into(&mut lines);
        for line in &lines {
            let said = words(lead(&line.text).words);
            found.extend(said.filter(|word| wanted.contains(*word)).map(str::to_owned));
        }
    }
    found
}
