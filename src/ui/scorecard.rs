//! The Scorecard tab: what is scored and noted, and the overall recommendation, asked last.

use std::fmt::Write as _;

use crate::app::layout::{Area, Shape};
use crate::app::sheet::card_area;
use crate::app::sitting::Sitting;
use crate::app::{App, words};
use crate::command::Command;
use crate::model::exchange::Exchange;
use crate::model::review::Verdict;
use crate::text::safe_line;

use super::answers::label;
use super::pen::Pen;

pub(super) fn draw(app: &App, sitting: &Sitting, pen: &mut Pen<'_>) {
    let area = card_area(app.layout.body, sitting.card_foot);
    let columns = Columns::of(area);
    if area.y > app.layout.body.y {
        let head = area.y - 1;
        let room = columns.behind_score() - columns.score - 3;
        pen.put_within(columns.score, head, &score_heading(sitting), room, pen.theme.quiet);
        if columns.question > 0 {
            pen.put(columns.question, head, "question", pen.theme.quiet);
            pen.put(columns.note, head, "quotes and note", pen.theme.quiet);
        } else {
            pen.put(columns.note, head, "note, else question", pen.theme.quiet);
        }
    }
    let rows = sitting.session.exchanges.iter().enumerate().skip(sitting.card_top);
    for (y, (position, exchange)) in (area.y..area.bottom()).zip(rows) {
        row(sitting, (position, exchange), &columns, y, pen);
    }
    foot(app, sitting, area, pen);
}

/// Columns of the quotes in front of the note, where the question has none of its own.
const SIDES: u16 = 17;

/// First column of what the scores come to, on tiny terminals and on others.
const SUM: (u16, u16) = (11, 20);

fn sum_column(app: &App) -> u16 {
    if app.layout.shape == Shape::Tiny { SUM.0 } else { SUM.1 }
}

/// First columns of score, question and note. Where there is no room for both, a note stands in the place
/// of its question.
struct Columns {
    score: u16,
    question: u16,
    note: u16,
    end: u16,
}

impl Columns {
    fn of(area: Area) -> Self {
        let end = area.right().saturating_sub(1);
        match area.width {
            0..66 => Self { score: 7, question: 0, note: 20, end },
            66..100 => Self { score: 7, question: 0, note: 40, end },
            _ => Self { score: 7, question: 40, note: 76, end },
        }
    }

    /// The column that ends the one of the score.
    fn behind_score(&self) -> u16 {
        if self.question > 0 { self.question } else { self.note }
    }
}

/// `score`, or the criteria in the order in which their levels stand.
fn score_heading(sitting: &Sitting) -> String {
    if sitting.rubric.is_single() {
        return "score".into();
    }
    let names = sitting.rubric.criteria.iter().map(|one| safe_line(&one.name).into_owned());
    names.collect::<Vec<_>>().join(", ")
}

fn row(
    sitting: &Sitting,
    (position, exchange): (usize, &Exchange),
    columns: &Columns,
    y: u16,
    pen: &mut Pen<'_>,
) {
    let theme = pen.theme;
    let in_focus = position == sitting.card_row;
    let number = sitting.session.number(position);
    // The number of what was split or merged is longer.
    let wide = u16::from(number.len() > 3);
    if in_focus {
        pen.put(1 - wide, y, "▸", theme.accent);
    }
    let style = if in_focus { theme.accent } else { theme.quiet };
    pen.put_right(5 + wide, y, &format!("{number}."), style);
    let verdict = sitting.verdict(exchange);
    let standing = sitting.review.standing(exchange);
    let said = match &verdict {
        Some(Verdict::Unscorable(why)) => format!("x {}", words::reason(why)),
        Some(Verdict::Level(_)) => words::standing_in_short(&sitting.rubric, &standing),
        None if !standing.choices.is_empty() => {
            words::standing_in_short(&sitting.rubric, &standing)
        }
        Some(Verdict::Criteria(_)) | None => words::score_cell(sitting, exchange),
    };
    let style = if verdict.is_some() { theme.strong } else { theme.quiet };
    let behind = columns.behind_score();
    pen.put_within(columns.score, y, &said, behind - columns.score - 3, style);
    pen.put(behind - 2, y, words::flag(sitting, exchange), theme.accent);
    let room = columns.end.saturating_sub(columns.note);
    let note = sitting.review.note_for(exchange);
    let note = safe_line(&note);
    if columns.question > 0 {
        let room = columns.note - columns.question - 2;
        let (words, _) = label(sitting, exchange, room);
        pen.put_within(columns.question, y, &words, room, theme.quiet);
    } else if note.is_empty() {
        let (words, _) = label(sitting, exchange, room);
        pen.put_within(columns.note, y, &words, room, theme.quiet);
    }
    let is_scored = matches!(verdict, Some(Verdict::Level(_) | Verdict::Criteria(_)));
    let mut quotes = sitting.sides(&exchange.id);
    if quotes.is_empty() && is_scored {
        "no quote".clone_into(&mut quotes);
    }
    let mut x = columns.note;
    if columns.question > 0 && !quotes.is_empty() {
        x = pen.put_within(x, y, &quotes, room, theme.quiet) + 2;
    } else if !quotes.is_empty() && columns.note > 2 * SIDES {
        pen.put_within(columns.note - SIDES, y, &quotes, SIDES - 1, theme.quiet);
    }
    pen.put_within(x, y, &note, columns.end.saturating_sub(x), theme.plain);
}

fn foot(app: &App, sitting: &Sitting, rows: Area, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let body = app.layout.body;
    let card = &sitting.scorecard;
    let column = sum_column(app);
    let mut y = rows.bottom();
    if body.bottom() - y > 4 {
        y += 1;
    }
    let room = body.width.saturating_sub(4);
    let unscorable = if app.layout.shape == Shape::Tiny { "x" } else { "unscorable" };
    let (scored, open) = (card.scored, card.open);
    let mut counts =
        format!("{scored} scored · {} {unscorable} · {open} open", card.unscorable.len());
    let unsupported = sitting.unsupported();
    if unsupported > 0 && app.layout.shape != Shape::Tiny {
        let _ = write!(counts, " · {unsupported} without a quote");
    }
    let below =
        sitting.session.exchanges.len().saturating_sub(sitting.card_top + usize::from(rows.height));
    pen.more(body.right().saturating_sub(1), rows.bottom().min(y), below);
    let x = pen.put_within(3, y, &counts, room, theme.plain);
    if card.open > 0 && app.layout.shape != Shape::Tiny {
        let hint = format!("   {}", app.hint(Command::NextOpen, "next open"));
        pen.put_within(x, y, &hint, body.right().saturating_sub(x + 1), theme.quiet);
    }
    y += 1;
    if app.layout.shape != Shape::Tiny {
        let note = &sitting.review.note;
        pen.put(3, y, "session", theme.quiet);
        if note.is_empty() {
            let hint = app.hint(Command::SessionNote, "writes a note on the whole session");
            pen.put_within(column, y, &hint, room.saturating_sub(column - 3), theme.quiet);
        } else {
            pen.put_within(
                column,
                y,
                &safe_line(note),
                room.saturating_sub(column - 3),
                theme.plain,
            );
        }
        y += 1;
    }
    overall(app, sitting, y, pen);
}

fn overall(app: &App, sitting: &Sitting, y: u16, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let body = app.layout.body;
    let column = sum_column(app);
    let room = body.width.saturating_sub(column + 1);
    pen.put(3, y, "overall", theme.quiet);
    let overall = &sitting.review.overall;
    let Some(id) = &overall.recommendation else {
        let hint = app.hint(Command::Recommend, "gives it");
        let words = format!("{hint} · the mean stays hidden until then");
        pen.put_within(column, y, &words, room, theme.quiet);
        return sums(app, y + 1, pen);
    };
    let label = sitting.rubric.recommendation(id).map_or(id.as_str(), |one| &one.label);
    let mut x = pen.put_within(column, y, label, room, theme.accent);
    if let Some(outdated) = sitting.outdated() {
        let room = body.right().saturating_sub(x + 1);
        x = pen.put_within(x, y, &format!(" · {outdated}"), room, theme.strong);
    }
    if !overall.note.is_empty() {
        let reason = format!(" · {}", safe_line(&overall.note));
        pen.put_within(x, y, &reason, body.right().saturating_sub(x + 1), theme.plain);
    }
    sums(app, y + 1, pen);
}

/// What the scores come to, as far as there is room; the rest is one key away.
fn sums(app: &App, first: u16, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let body = app.layout.body;
    let column = sum_column(app);
    let lines = app.sums();
    let left = lines.len().saturating_sub(usize::from(body.bottom().saturating_sub(first)));
    for (y, line) in (first..body.bottom()).zip(&lines) {
        let mut right = body.right().saturating_sub(1);
        if left > 0 && y + 1 == body.bottom() {
            let more = format!("{left} more");
            right = pen.put_right(right, y, &app.hint(Command::Sums, &more), theme.quiet) - 2;
        }
        let mut x = column;
        pen.put_within(3, y, &line.label, x - 4, theme.quiet);
        if !line.bar.is_empty() && app.layout.shape != Shape::Tiny {
            x = pen.put(x, y, &line.bar, theme.accent) + 2;
        }
        pen.put_within(x, y, &line.text, right.saturating_sub(x), theme.plain);
    }
}
