//! A page that was read becomes a session: ids, turns, spans, and a report in the order of the source.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use memchr::memchr_iter;

use super::interview::{Drafts, ExchangeDraft, TurnDraft};
use super::{Note, Page};
use crate::model::exchange::{Exchange, ExchangeKind, Origin, Part, Question, Span, Turn};
use crate::model::ids::{ExchangeId, SessionId, TurnId};
use crate::model::session::{Job, Profile, ReportKind, ReportLine, SCHEMA, Session, Skill, Source};
use crate::model::words::Words;

/// The ranges of the source that went into `page`, with what became of them. What no rule has explained is reported.
pub(in super::super) fn explain(page: &mut Page<'_>) -> Vec<(Range<usize>, &'static str)> {
    let mut accounted = accounted(page);
    accounted.sort_unstable_by_key(|(range, _)| (range.start, range.end));
    for gap in gaps(page.source, &accounted) {
        let piece = page.slice(gap.clone());
        page.note(ReportKind::NotUnderstood, piece, "no rule explains these characters");
        accounted.push((gap, "report"));
    }
    accounted
}

/// Makes the session with `id` from `page`, which was read from `whole`.
pub(in super::super) fn build(
    mut page: Page<'_>,
    whole: &Arc<String>,
    id: SessionId,
    source: Source,
) -> Session {
    let report = report(page.source, std::mem::take(&mut page.notes));
    let exchanges = exchanges(std::mem::take(&mut page.found), whole, &id);
    Session {
        schema: SCHEMA.into(),
        exchanges: exchanges.into(),
        profile: profile(&page),
        skills: page
            .skills
            .iter()
            .map(|(name, guess)| Skill {
                name: name.text.into(),
                guess: *guess,
                ..Skill::default()
            })
            .collect(),
        report: report.into(),
        id,
        source,
        unclaimed: None,
        sample: false,
        extra: serde_json::Map::new(),
    }
}

/// How often the room of drafts is given back.
const PORTION: usize = 4096;

/// Makes the exchanges, from the last to the first: so the drafts of a long page go while what is made of them comes,
/// and there is never room needed for both.
fn exchanges(mut found: Drafts<'_>, whole: &Arc<String>, session: &SessionId) -> Vec<Exchange> {
    let mut exchanges = Vec::with_capacity(found.exchanges.len());
    let mut taken = HashSet::with_capacity(found.exchanges.len());
    while let Some(draft) = found.exchanges.pop() {
        let turns = found.turns.get(draft.first..).unwrap_or_default();
        let offset = turns.first().map_or(0, |turn| turn.piece.start as u64);
        let id = ExchangeId::free_at(session, offset, |id| taken.insert(id.clone()));
        exchanges.push(exchange(id, &draft, turns, whole));
        found.turns.truncate(draft.first);
        if found.exchanges.len().is_multiple_of(PORTION) {
            found.shrink();
        }
    }
    exchanges.reverse();
    exchanges
}

/// Who the candidate is, as far as `page` tells.
pub(super) fn profile(page: &Page<'_>) -> Profile {
    let own = |piece: super::Piece<'_>| piece.text.to_owned();
    Profile {
        name: page.name.map(own),
        headline: page.headline.map(own),
        summary: page.summary.iter().copied().map(own).collect(),
        experience: page
            .jobs
            .iter()
            .map(|job| Job {
                title: job.title.map(own),
                employer: job.employer.map(own),
                guess: job.guess,
            })
            .collect(),
    }
}

fn exchange(
    id: ExchangeId,
    draft: &ExchangeDraft,
    drafts: &[TurnDraft<'_>],
    whole: &Arc<String>,
) -> Exchange {
    let turns: Vec<Turn> = (draft.first + 1..)
        .zip(drafts)
        .map(|(nth, turn)| Turn {
            id: TurnId::nth(nth),
            speaker: turn.speaker,
            name: turn.name.map(Into::into),
            part: turn.part,
            text: Words::of(whole, turn.piece.range()),
            start_ms: None,
            end_ms: None,
            bytes: turn.piece.range().into(),
            guess: false,
            from: None,
        })
        .collect();
    Exchange {
        id,
        kind: ExchangeKind::Question,
        question: question(draft, &turns),
        turns,
        marks: None,
        guess: draft.guess,
        number: None,
        shape: None,
    }
}

fn question(draft: &ExchangeDraft, turns: &[Turn]) -> Question {
    let origin = draft.origin();
    let (at, guess): (Box<[Span]>, bool) = match (origin, &draft.recovered) {
        (Origin::Given, _) => {
            let asked = turns.iter().filter(|turn| turn.part == Part::Question);
            (
                asked.filter_map(|turn| Span::of(turn, 0..turn.text.len())).collect(),
                draft.question_guess,
            )
        }
        (Origin::Recovered, Some(found)) => {
            (Span::of(&turns[found.turn], found.at.clone()).into_iter().collect(), found.guess)
        }
        _ => (Box::default(), false),
    };
    Question { text: Question::words_at(&at), origin, at, guess }
}

/// The ranges of the source that are explained, with what explains them.
fn accounted(page: &Page<'_>) -> Vec<(Range<usize>, &'static str)> {
    let mut ranges = page.syntax.clone();
    ranges.extend(page.name.map(|piece| (piece.range(), "name")));
    ranges.extend(page.headline.map(|piece| (piece.range(), "headline")));
    ranges.extend(page.summary.iter().map(|piece| (piece.range(), "summary")));
    for job in &page.jobs {
        ranges.extend(
            job.title.iter().chain(&job.employer).map(|piece| (piece.range(), "experience")),
        );
    }
    ranges.extend(page.skills.iter().map(|(piece, _)| (piece.range(), "skill")));
    ranges.extend(page.notes.iter().map(|note| (note.piece.range(), "report")));
    ranges.extend(page.found.turns.iter().map(|turn| (turn.piece.range(), "turn")));
    ranges
}

/// Runs of `source` outside the `accounted` ranges (in order of their starts) that hold more than
/// white space, trimmed.
pub(in super::super) fn gaps(
    source: &str,
    accounted: &[(Range<usize>, &'static str)],
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut covered = 0;
    let starts = accounted.iter().map(|(range, _)| (range.start, range.end));
    for (start, end) in starts.chain([(source.len(), source.len())]) {
        if start > covered {
            let between = &source[covered..start];
            let left = between.len() - between.trim_start().len();
            let length = between.trim().len();
            if length > 0 {
                found.push(covered + left..covered + left + length);
            }
        }
        covered = covered.max(end);
    }
    found
}

/// The notes in the order of the source, with their lines.
fn report(source: &str, mut notes: Vec<Note<'_>>) -> Vec<ReportLine> {
    notes.sort_by_key(|note| note.piece.start);
    let (mut line, mut counted) = (1, 0);
    notes
        .into_iter()
        .map(|note| {
            line +=
                memchr_iter(b'\n', &source.as_bytes()[counted..note.piece.start]).count() as u64;
            counted = note.piece.start;
            ReportLine {
                line,
                kind: note.kind,
                text: note.piece.text.into(),
                message: note.message.into(),
                bytes: note.piece.range().into(),
            }
        })
        .collect()
}
