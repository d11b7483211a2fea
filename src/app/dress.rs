//! How the words of an answer are shown: hesitations as they are, dimmed or folded, and what was probably
//! said beside what was heard. The words themselves never change.

use std::ops::Range;

use crate::model::exchange::{Exchange, Mark, MarkKind};
use crate::model::preferences::{Fillers, Preferences};
use crate::model::review::{Decision, Review};
use crate::reading::{Hesitation, Pause, Reading, folds};
use crate::text::Patch;

use super::sitting::Sitting;
use super::{App, Effect};

/// What an answer is dressed with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dress<'a> {
    /// Counts up whenever an answer may have to be dressed anew.
    pub(crate) version: u64,
    preferences: &'a Preferences,
    hesitations: &'a [Hesitation],
    marks: &'a [Mark],
    review: &'a Review,
}

impl<'a> Dress<'a> {
    pub(crate) fn of(
        exchange: &Exchange,
        version: u64,
        reading: &'a Reading,
        preferences: &'a Preferences,
        review: &'a Review,
    ) -> Self {
        let id = &exchange.id;
        Self {
            version,
            preferences,
            hesitations: reading.hesitations.get(id).map_or(&[], Vec::as_slice),
            marks: reading.marks.get(id).map_or(&[], Vec::as_slice),
            review,
        }
    }

    /// The hesitations of a turn, the `at`th of its exchange, that are treated as such.
    fn hesitations(&self, at: usize) -> impl Iterator<Item = &'a Hesitation> {
        let phrases = self.preferences.phrases;
        self.hesitations
            .iter()
            .filter(move |one| one.turn as usize == at)
            .filter(move |one| phrases || one.kind != Pause::Phrase)
    }

    /// Bytes of the turn that are dimmed.
    pub(crate) fn dimmed(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        let dims = self.preferences.fillers == Fillers::Dimmed;
        self.hesitations(at).filter(move |_| dims).map(Hesitation::range)
    }

    /// What is left out of the turn's text.
    pub(crate) fn folded(&self, at: usize, text: &str) -> Vec<Patch> {
        if self.preferences.fillers != Fillers::Folded {
            return Vec::new();
        }
        let ranges: Vec<_> = self
            .hesitations(at)
            .filter(|one| text.get(one.range()).is_some())
            .map(|one| (one.range(), one.kind == Pause::Stutter))
            .collect();
        if ranges.is_empty() { Vec::new() } else { folds(text, &ranges) }
    }

    /// The repairs that are proposed or accepted, and whether they are.
    pub(crate) fn repairs(&self) -> impl Iterator<Item = (&'a Mark, bool)> {
        let repairs = self.marks.iter().filter(|mark| mark.kind == MarkKind::Repair);
        repairs.filter_map(|mark| match self.review.decision(mark) {
            Some(Decision::Rejected) => None,
            decision => Some((mark, decision == Some(Decision::Accepted))),
        })
    }
}

impl Sitting {
    /// How many sounds of hesitation there are in the answer in focus.
    #[must_use]
    pub fn fillers(&self) -> usize {
        count(self.reading.hesitations.get(&self.focus).map_or(&[], Vec::as_slice))
    }
}

impl Sitting {
    /// What was found on the answer in focus and a reader should know before reading: each finding once, with
    /// the rule behind it.
    #[must_use]
    pub fn findings(&self) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for mark in self.marks(&self.focus) {
            let doubt = if mark.guess { "perhaps " } else { "" };
            let words = format!("{doubt}{}: {}", mark.kind.label(), mark.rule);
            if !mark.kind.speaks_for_itself() && !said.contains(&words) {
                said.push(words);
            }
        }
        said
    }

    /// What the words themselves show of the answer in focus, counted: repairs and fillers.
    #[must_use]
    pub fn marks_in_short(&self) -> Vec<String> {
        let fillers = self.fillers();
        let shown = self.preferences.fillers.label();
        // In every state, so that the answer's rows stay where they are.
        let fillers =
            (fillers > 0).then(|| format!("{} {shown}", crate::text::counted(fillers, "filler")));
        self.repairs_in_short().into_iter().chain(fillers).collect()
    }

    /// `repair: post guess → Postgres`, or how many there are.
    fn repairs_in_short(&self) -> Option<String> {
        let dress = Dress::of(
            self.exchange(),
            self.dressing,
            &self.reading,
            &self.preferences,
            &self.review,
        );
        let open: Vec<&Mark> =
            dress.repairs().filter(|(_, taken)| !taken).map(|(m, _)| m).collect();
        match open.as_slice() {
            [] => None,
            [mark] => {
                let probable = mark.repair.as_ref().map_or("", |repair| &repair.probable);
                let (heard, probable) =
                    (crate::text::safe_line(&mark.span.text), crate::text::safe_line(probable));
                Some(format!("repair: {heard} → {probable}"))
            }
            all => Some(format!("{} repairs", all.len())),
        }
    }
}

fn count(hesitations: &[Hesitation]) -> usize {
    hesitations.iter().filter(|one| one.kind == Pause::Filler).count()
}

impl App {
    /// Shows hesitations the next way: verbatim, dimmed, folded.
    pub(crate) fn next_fillers(&mut self) -> Vec<Effect> {
        let again = self.hint(crate::command::Command::Fillers, "goes on");
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        sitting.preferences.fillers = sitting.preferences.fillers.next();
        let shown = sitting.preferences.fillers.label();
        let all: usize = sitting.reading.hesitations.values().map(|found| count(found)).sum();
        let all = crate::text::counted(all, "filler");
        self.say(format!("{shown}: {all} in this session · {again}"));
        self.prefer()
    }

    /// Takes phrases such as "you know" for hesitations, or no more.
    pub(crate) fn toggle_phrases(&mut self) -> Vec<Effect> {
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        sitting.preferences.phrases = !sitting.preferences.phrases;
        let words = if sitting.preferences.phrases {
            "“you know”, “I mean” and “well” are treated like um, too"
        } else {
            "“you know”, “I mean” and “well” are words like others"
        };
        self.say(words);
        self.prefer()
    }

    fn prefer(&mut self) -> Vec<Effect> {
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        sitting.dress_anew();
        vec![Effect::SavePreferences(sitting.preferences.clone())]
    }
}
