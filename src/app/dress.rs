//! How the words of an answer are shown: hesitations as they are, dimmed or folded, and what was probably
//! said beside what was heard. The words themselves never change.

use std::ops::Range;

use crate::command::Command;
use crate::model::exchange::{Exchange, Mark, MarkKind, Span};
use crate::model::ids::ExchangeId;
use crate::model::preferences::{Fillers, Preferences};
use crate::model::review::{Decision, Review};
use crate::reading::{Hesitation, Pause, Reading, folds};
use crate::text::Patch;

use super::sitting::Sitting;
use super::{App, Effect};

/// What an answer is dressed with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dress<'a> {
    /// Another one whenever an answer may have to be dressed anew.
    pub(crate) version: u64,
    /// True while something is searched for: what is folded could not be found.
    unfolds: bool,
    preferences: &'a Preferences,
    hesitations: &'a [Hesitation],
    marks: &'a [Mark],
    review: &'a Review,
}

impl<'a> Dress<'a> {
    pub(crate) fn of(
        exchange: &Exchange,
        (dressing, is_searching): (u64, bool),
        reading: &'a Reading,
        preferences: &'a Preferences,
        review: &'a Review,
    ) -> Self {
        let id = &exchange.id;
        Self {
            version: 2 * dressing + u64::from(is_searching),
            unfolds: is_searching,
            preferences,
            hesitations: reading.hesitations.get(id).map_or(&[], Vec::as_slice),
            marks: reading.marks.get(id).map_or(&[], Vec::as_slice),
            review,
        }
    }

    /// The hesitations of a turn, the `at`th of its exchange, that are treated as such.
    fn hesitations(&self, at: usize) -> impl Iterator<Item = &'a Hesitation> {
        let phrases = self.preferences.has_phrases();
        let before = self.hesitations.partition_point(|one| (one.turn as usize) < at);
        self.hesitations[before..]
            .iter()
            .take_while(move |one| one.turn as usize == at)
            .filter(move |one| phrases || one.kind != Pause::Phrase)
    }

    /// Bytes of the turn that are dimmed.
    pub(crate) fn dimmed(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        let shown = self.preferences.fillers();
        let dims = shown == Fillers::Dimmed || (shown == Fillers::Folded && self.unfolds);
        self.hesitations(at).filter(move |_| dims).map(Hesitation::range)
    }

    /// What is left out of the turn's text.
    pub(crate) fn folded(&self, at: usize, text: &str) -> Vec<Patch> {
        if self.preferences.fillers() != Fillers::Folded || self.unfolds {
            return Vec::new();
        }
        let ranges: Vec<_> = self
            .hesitations(at)
            .filter(|one| text.get(one.range()).is_some())
            .map(|one| (one.range(), one.kind == Pause::Stutter))
            .collect();
        if ranges.is_empty() { Vec::new() } else { folds(text, &ranges) }
    }

    /// True where something of the exchange is left out.
    fn folds_any(&self, exchange: &Exchange) -> bool {
        let mut turns = exchange.turns.iter().enumerate();
        turns.any(|(at, turn)| !self.folded(at, &turn.text).is_empty())
    }

    /// Where a transcriber noted something beside the words.
    pub(crate) fn asides(&self) -> impl Iterator<Item = &'a Span> {
        self.marks.iter().filter(|mark| mark.kind == MarkKind::Aside).map(|mark| &mark.span)
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

/// What there is to say of the marks on the answer in focus: gathered once, not for every frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Digest {
    /// The exchange and the dressing that it was gathered for, and whether something was searched for.
    of: Option<(ExchangeId, u64, bool)>,
    findings: Vec<String>,
    repairs: Option<String>,
    fillers: Option<String>,
    kinds: Vec<&'static str>,
}

impl Sitting {
    /// Gathers anew what there is to say of the marks, where the answer in focus is another one or is shown in
    /// another way.
    pub(crate) fn digest_marks(&mut self) {
        let key = Some((self.focus.clone(), self.dressing, self.search.is_some()));
        if self.digest.of == key {
            return;
        }
        let mut digest = Digest { of: key, ..Digest::default() };
        for mark in self.marks(&self.focus).iter().filter(|mark| !mark.kind.speaks_for_itself()) {
            let doubt = if mark.guess { "perhaps " } else { "" };
            let words = format!("{doubt}{}: {}", mark.kind.label(), mark.rule);
            if !digest.findings.contains(&words) {
                digest.findings.push(words);
            }
            if !digest.kinds.contains(&mark.kind.label()) {
                digest.kinds.push(mark.kind.label());
            }
        }
        digest.repairs = self.repairs_in_short();
        digest.fillers = self.fillers_in_short();
        self.digest = digest;
    }

    /// What was found on the answer in focus and a reader should know before reading: each finding once, with
    /// the rule behind it.
    #[must_use]
    pub fn findings(&self) -> &[String] {
        &self.digest.findings
    }

    /// The kinds of what was found, each once, for a row that has room for no more.
    #[must_use]
    pub fn kinds_found(&self) -> &[&'static str] {
        &self.digest.kinds
    }

    /// True where the words themselves show something that is counted: repairs, fillers.
    pub(crate) fn has_counted_marks(&self) -> bool {
        self.digest.repairs.is_some() || self.digest.fillers.is_some()
    }

    fn fillers_in_short(&self) -> Option<String> {
        let all = self.reading.hesitations.get(&self.focus).map_or(&[][..], Vec::as_slice);
        let fillers = count(all);
        // In every state, so that the answer's rows stay where they are.
        (fillers > 0).then(|| {
            let fillers = crate::text::counted(fillers, "filler");
            format!("{fillers} {}", self.how_fillers_are_shown())
        })
    }

    /// How the fillers of the answer in focus are shown as it stands, whatever is preferred.
    fn how_fillers_are_shown(&self) -> &'static str {
        let dress = self.dress();
        match self.preferences.fillers() {
            Fillers::Folded if dress.unfolds => Fillers::Dimmed.label(),
            Fillers::Folded if !dress.folds_any(self.exchange()) => "and no other word",
            shown => shown.label(),
        }
    }

    /// What the answer in focus is dressed with.
    fn dress(&self) -> Dress<'_> {
        Dress::of(
            self.exchange(),
            (self.dressing, self.search.is_some()),
            &self.reading,
            &self.preferences,
            &self.review,
        )
    }

    /// `repair: post guess → Postgres`, or how many there are.
    fn repairs_in_short(&self) -> Option<String> {
        let dress = self.dress();
        let mut open = dress.repairs().filter(|(_, is_accepted)| !is_accepted);
        let (first, _) = open.next()?;
        let more = open.count();
        if more > 0 {
            return Some(format!("{} open repairs", more + 1));
        }
        let probable = first.repair.as_ref().map_or("", |repair| &repair.probable);
        let (heard, probable) =
            (crate::text::safe_line(&first.span.text), crate::text::safe_line(probable));
        Some(format!("repair: {heard} → {probable}"))
    }
}

fn count(hesitations: &[Hesitation]) -> usize {
    hesitations.iter().filter(|one| one.kind == Pause::Filler).count()
}

impl App {
    /// What the words of the answer in focus show, counted, each with its key: repairs and fillers.
    #[must_use]
    pub fn counted_marks(&self, sitting: &Sitting) -> Vec<String> {
        let Digest { repairs, fillers, .. } = &sitting.digest;
        let with_key = |words: &String, command| format!("{words} ({})", self.key_or_name(command));
        let repairs = repairs.as_ref().map(|words| with_key(words, Command::Repairs));
        let fillers = fillers.as_ref().map(|words| with_key(words, Command::Fillers));
        repairs.into_iter().chain(fillers).collect()
    }

    /// Shows hesitations the next way: verbatim, dimmed, folded.
    pub(crate) fn next_fillers(&mut self) -> Vec<Effect> {
        let again = self.hint(Command::Fillers, "goes on");
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        let next = sitting.preferences.fillers().next();
        sitting.preferences.fillers = Some(next);
        let shown = next.label();
        let found = sitting.reading.hesitations.values();
        let (all, fillers) = found.fold((0, 0), |(all, fillers), here| {
            let phrases = here.iter().filter(|one| one.kind == Pause::Phrase).count();
            (all + here.len() - phrases, fillers + count(here))
        });
        let (fillers, again_said) = (
            crate::text::counted(fillers, "filler"),
            crate::text::counted(all - fillers, "repeat"),
        );
        let place = if sitting.is_read_in_part() { "near this answer" } else { "in this session" };
        self.say(format!("{shown}: {fillers} and {again_said} {place} · {again}"));
        self.prefer()
    }

    /// Takes phrases such as "you know" for hesitations, or no more.
    pub(crate) fn toggle_phrases(&mut self) -> Vec<Effect> {
        let Some(sitting) = &mut self.sitting else { return Vec::new() };
        sitting.preferences.phrases = Some(!sitting.preferences.has_phrases());
        let words = if sitting.preferences.has_phrases() {
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
        let is_beginning = sitting.is_beginning();
        // Nothing is written before the whole is understood.
        let save = (!is_beginning).then(|| Effect::SavePreferences(sitting.preferences.clone()));
        save.into_iter().collect()
    }

    /// Goes on with what the reviewer has come to like in the beginning of the same document.
    pub(super) fn keep_likes(&mut self, beginning: &Sitting) -> Option<Effect> {
        let sitting = self.sitting.as_mut()?;
        if sitting.preferences == beginning.preferences {
            return None;
        }
        sitting.preferences = beginning.preferences.clone();
        Some(Effect::SavePreferences(sitting.preferences.clone()))
    }
}
