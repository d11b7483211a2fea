//! Panels: small inputs and menus at the end of the screen.

use ratatui::layout::Position;

use crate::app::cutting::SPEAKERS;
use crate::app::layout::Area;
use crate::app::line::{Line, Purpose};
use crate::app::sitting::Sitting;
use crate::app::{App, Mode, Question};
use crate::command::{Command, Scope, Spec, TABLE};
use crate::model::exchange::Speaker;
use crate::model::review::{Reason, SkillVerdict};
use crate::text;

use super::pen::Pen;

/// Completions of the command line that are worth a row.
const COMPLETIONS: usize = 6;

pub(super) fn draw(app: &App, mode: &Mode, pen: &mut Pen<'_>) -> Option<Position> {
    match mode {
        Mode::Line(line) => return Some(input(app, line, pen)),
        Mode::Reasons => reasons(app, pen),
        Mode::Overall => overall(app, pen),
        Mode::Confirm(question) => confirm(app, question, pen),
        Mode::Correct => corrections(app, pen),
        Mode::Who(who) => speakers(app, who.turn, pen),
        Mode::Note(_)
        | Mode::Overlay(..)
        | Mode::Cut(_)
        | Mode::Quote(_)
        | Mode::Mending(_)
        | Mode::Quality(_)
        | Mode::History(_)
        | Mode::Preview(_) => {}
        Mode::Judge => judgements(app, pen),
    }
    None
}

/// Rows at the end of the body, wiped, below a rule and a title. Returns the first free row.
fn panel(app: &App, rows: usize, title: &str, pen: &mut Pen<'_>) -> u16 {
    let body = app.layout.body;
    let footer = app.layout.footer;
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1).min(body.height);
    let top = footer.y.saturating_sub(rows + 1).max(body.y);
    pen.wipe(Area::new(0, top, footer.width, footer.y - top));
    pen.rule(Area::new(1, top, footer.width.saturating_sub(2), 1));
    pen.put_within(1, top + 1, title, footer.width.saturating_sub(2), pen.theme.accent);
    top + 2
}

fn item(app: &App, y: u16, key: &str, words: &str, pen: &mut Pen<'_>) {
    if y < app.layout.footer.y {
        pen.put(2, y, key, pen.theme.strong);
        let room = app.layout.footer.width.saturating_sub(8);
        pen.put_within(7, y, words, room, pen.theme.plain);
    }
}

fn reasons(app: &App, pen: &mut Pen<'_>) {
    let Some(sitting) = &app.sitting else { return };
    let keys = app.keymap.keys(Command::Because);
    let title = format!("{}. cannot be scored, because", sitting.number());
    let keys = Reason::ALL.iter().zip(keys);
    let known = keys.filter_map(|(reason, key)| {
        Some((*reason, sitting.rubric.reason(*reason)?, crate::keys::shown(*key)))
    });
    let mut reasons: Vec<_> = known.collect();
    let order = |reason| sitting.rubric.reasons.iter().position(|(one, _)| *one == reason);
    let suggested = sitting.suggested_reason();
    // The suggested one comes first; the others stay in the order of the rubric.
    reasons.sort_by_key(|(reason, ..)| (*reason != suggested, order(*reason)));
    let first = panel(app, reasons.len(), &title, pen);
    let again = app.keymap.key(Command::SuggestedReason);
    for (y, (reason, label, key)) in (first..).zip(reasons) {
        let label = text::safe_line(label);
        if reason == suggested {
            item(app, y, &format!("{again} {key}"), &format!("{label}, as it seems"), pen);
        } else {
            item(app, y, &format!("  {key}"), &label, pen);
        }
    }
}

/// What can be said of a claimed skill.
fn judgements(app: &App, pen: &mut Pen<'_>) {
    let Some(sitting) = &app.sitting else { return };
    let Some(skill) = sitting.session.skills.get(sitting.skill) else { return };
    let title = format!("{}: what was heard of it", text::safe_line(&skill.name));
    let has_one = sitting.review.skill_verdict(&skill.name).is_some();
    let first = panel(app, SkillVerdict::ALL.len() + usize::from(has_one), &title, pen);
    let suggested = sitting.suggested_judgement();
    let again = app.keymap.key(Command::SuggestedJudgement);
    let keys = app.keymap.keys(Command::Judge);
    for (y, (verdict, key)) in (first..).zip(SkillVerdict::ALL.iter().zip(keys)) {
        let key = crate::keys::shown(*key);
        if *verdict == suggested {
            let words = format!("{}, as it seems", verdict.label());
            item(app, y, &format!("{again} {key}"), &words, pen);
        } else {
            item(app, y, &format!("  {key}"), verdict.label(), pen);
        }
    }
    if has_one {
        let y = first + u16::try_from(SkillVerdict::ALL.len()).unwrap_or(0);
        let key = app.keymap.key(Command::ClearJudgement);
        item(app, y, &format!("  {key}"), "no verdict", pen);
    }
}

/// The commands of the menu with their keys, as the table has them.
fn corrections(app: &App, pen: &mut Pen<'_>) {
    let Some(sitting) = &app.sitting else { return };
    let in_menu = |spec: &&Spec| {
        let is_of_menu = spec.scopes == [Scope::Correct].as_slice();
        is_of_menu && app.makes_sense(spec.command) && !app.keymap.keys(spec.command).is_empty()
    };
    let specs: Vec<&Spec> = TABLE.iter().filter(in_menu).collect();
    let title = match sitting.waiting_here() {
        Some(waiting) => {
            let (number, what, by) = (sitting.number(), waiting.what, &waiting.by);
            format!("Correct {number} · {what} by {by} waits")
        }
        None => format!("Correct {}", sitting.number()),
    };
    let first = panel(app, specs.len(), &title, pen);
    for (y, spec) in (first..).zip(specs) {
        item(app, y, &app.keymap.key(spec.command), spec.doc, pen);
    }
}

/// Who speaks the turn that stands out: everywhere under its label, or here alone.
fn speakers(app: &App, turn: usize, pen: &mut Pen<'_>) {
    let turn = app.sitting.as_ref().and_then(|sitting| sitting.exchange().turns.get(turn));
    let Some(turn) = turn else { return };
    let present = match turn.speaker {
        Speaker::Candidate => "the candidate",
        Speaker::Interviewer => "an interviewer",
        Speaker::Other => "nobody of the interview",
    };
    let label = turn.name.as_deref().map(text::safe_line);
    let title = match &label {
        Some(label) => format!("{label} speaks as {present}"),
        None => format!("These words are {present}"),
    };
    let first = panel(app, SPEAKERS.len() + 1, &title, pen);
    let names = ["candidate", "interviewer", "nobody of the interview"];
    let keys = app.speaker_keys();
    for (y, (name, (everywhere, here))) in (first..).zip(names.iter().zip(&keys)) {
        item(app, y, &format!("{everywhere} {here}"), name, pen);
    }
    let words = match &label {
        Some(_) => "the first key everywhere, the second here alone",
        None => "without a label, here alone",
    };
    let room = app.layout.footer.width.saturating_sub(2);
    pen.put_within(1, first + 3, words, room, pen.theme.quiet);
}

fn overall(app: &App, pen: &mut Pen<'_>) {
    let Some(sitting) = &app.sitting else { return };
    let recommendations = &sitting.rubric.recommendations;
    let open = sitting.scorecard.open;
    let title = match open {
        0 => "Overall, all answers considered".into(),
        1 => "Overall · 1 answer is still open".into(),
        open => format!("Overall · {open} answers are still open"),
    };
    let first = panel(app, recommendations.len(), &title, pen);
    let keys = app.keymap.keys(Command::Choose);
    for (y, (recommendation, key)) in (first..).zip(recommendations.iter().zip(keys)) {
        item(app, y, &crate::keys::shown(*key), &recommendation.label, pen);
    }
}

/// What submitting does, and that the overall recommendation is older than the scores where it is.
fn submitting(app: &App) -> String {
    const FROZEN: &str = "It is frozen with the time and a digest of what it says. It can be amended later; what is submitted now stays kept.";
    let outdated = app.sitting.as_ref().and_then(Sitting::outdated);
    outdated.map_or_else(|| FROZEN.into(), |words| format!("The overall was {words}. {FROZEN}"))
}

fn confirm(app: &App, question: &Question, pen: &mut Pen<'_>) {
    let (title, words) = match question {
        Question::LeaveUnsaved(_) => {
            let why = app.saving.failure().map_or("", |failure| &failure.sentence);
            ("Not saved. Leave and lose the last changes?", why.to_owned())
        }
        Question::Submit => ("Submit this review?", submitting(app)),
        Question::SetAside => (
            "Put the unreadable review file aside and go on from what could be read?",
            "It is kept beside the review, under another name.".to_owned(),
        ),
    };
    let width = app.layout.footer.width.saturating_sub(2);
    let safe = text::safe_line(&words).into_owned();
    let rows = text::wrap(&safe, width);
    let first = panel(app, rows.len() + 1, title, pen);
    let end = first.saturating_add(u16::try_from(rows.len()).unwrap_or(0));
    for (y, row) in (first..end).zip(&rows) {
        pen.put_within(1, y, &safe[row.start..row.end], width, pen.theme.plain);
    }
    let hint = match question {
        Question::LeaveUnsaved(_) => format!(
            "{} · {} · :save-as FILE keeps a copy elsewhere",
            app.hint(Command::Yes, "leaves and loses them"),
            app.hint(Command::No, "stays")
        ),
        Question::Submit => {
            format!("{} · {}", app.hint(Command::Yes, "submits"), app.hint(Command::No, "goes on"))
        }
        Question::SetAside => {
            format!(
                "{} · {}",
                app.hint(Command::Yes, "does it"),
                app.hint(Command::No, "leaves it")
            )
        }
    };
    pen.put_within(1, end, &hint, width, pen.theme.quiet);
}

/// A one-line input in place of the footer; returns where the cursor blinks.
fn input(app: &App, line: &Line, pen: &mut Pen<'_>) -> Position {
    completions(app, line, pen);
    let area = app.layout.footer;
    pen.wipe(area);
    let x = pen.put(1, area.y, line.prompt(), pen.theme.accent);
    let room = area.right().saturating_sub(x + 1);
    let hidden = line.scroll(room);
    let shown = skip_cells(line.value(), hidden);
    pen.put_within(x, area.y, shown, room, pen.theme.plain);
    if line.value().is_empty() {
        pen.put_within(
            x + 1,
            area.y,
            &placeholder(app, line),
            room.saturating_sub(1),
            pen.theme.quiet,
        );
    }
    let cursor = u16::try_from(line.cursor().saturating_sub(hidden)).unwrap_or(room);
    Position::new(x + cursor.min(room), area.y)
}

fn placeholder(app: &App, line: &Line) -> String {
    let keeps = app.hint(Command::Accept, "keeps it");
    match line.purpose {
        Purpose::Command => " a number goes to that answer; or the name of a command".into(),
        Purpose::Search => " words in questions, answers, notes and profile".into(),
        Purpose::Filter => " words of name or role, or a state".into(),
        Purpose::Question(_) if app.questions.is_empty() => format!(" what was asked; {keeps}"),
        Purpose::Question(_) => {
            let recalls = app.hint(Command::Recall, "recalls questions of other sessions");
            format!(" what was asked; {recalls}")
        }
        Purpose::OtherReason => format!(" one line; {keeps}"),
        Purpose::OverallReason { .. } => {
            let leaves = app.hint(Command::Cancel, "leaves nothing");
            format!(" the reason in words; {keeps}, {leaves}")
        }
        Purpose::Despite { .. } => {
            let leaves = app.hint(Command::Cancel, "leaves nothing");
            format!(" why it stands all the same; {leaves}")
        }
        Purpose::ImportPath => " a path; a folder is searched for transcripts".into(),
        Purpose::ReportFile(_) => {
            " in the present folder, or a path; nothing is overwritten".into()
        }
    }
}

fn skip_cells(value: &str, cells: usize) -> &str {
    let mut width = 0;
    for grapheme in text::graphemes(value) {
        if width >= cells {
            return &value[grapheme.start..];
        }
        width += grapheme.width;
    }
    ""
}

fn completions(app: &App, line: &Line, pen: &mut Pen<'_>) {
    if line.purpose != Purpose::Command || line.value().is_empty() {
        return;
    }
    let found: Vec<_> = line.completions().take(COMPLETIONS).collect();
    if found.is_empty() || found.first().is_some_and(|(name, _)| *name == line.value()) {
        return;
    }
    let first = panel(app, found.len(), "Tab completes", pen);
    let room = app.layout.footer.width.saturating_sub(24);
    for (y, (name, doc)) in (first..).zip(found) {
        pen.put(2, y, name, pen.theme.strong);
        pen.put_within(22, y, doc, room, pen.theme.quiet);
    }
}
