//! The Scorecard tab: what is scored and noted, and the overall recommendation, asked last.

use crate::app::layout::Area;
use crate::app::sheet::card_area;
use crate::app::sitting::Sitting;
use crate::app::{App, words};
use crate::command::Command;
use crate::model::exchange::Exchange;
use crate::text::safe_line;

use super::answers::label;
use super::pen::Pen;

pub(super) fn draw(app: &App, sitting: &Sitting, pen: &mut Pen<'_>) {
    let area = card_area(app.layout.body);
    if area.y > app.layout.body.y + 1 {
        let head = area.y - 1;
        pen.put(5, head, "score", pen.theme.quiet);
        pen.put(columns(area).1, head, "note", pen.theme.quiet);
    }
    let rows = sitting.session.exchanges.iter().enumerate().skip(sitting.card_top);
    for (y, (position, exchange)) in (area.y..area.bottom()).zip(rows) {
        row(app, sitting, position, exchange, Area { y, height: 1, ..area }, pen);
    }
    foot(app, sitting, area, pen);
}

/// Columns of the verdict's words and of the note.
fn columns(area: Area) -> (u16, u16) {
    if area.width < 66 { (7, 20) } else { (7, 42) }
}

fn row(
    app: &App,
    sitting: &Sitting,
    position: usize,
    exchange: &Exchange,
    area: Area,
    pen: &mut Pen<'_>,
) {
    let theme = pen.theme;
    let y = area.y;
    let in_focus = position == sitting.card_row;
    if in_focus {
        pen.put(1, y, "▸", theme.accent);
    }
    let number = if in_focus { theme.accent } else { theme.quiet };
    pen.put_right(5, y, &format!("{}.", position + 1), number);
    let (said_at, note_at) = columns(area);
    let verdict = sitting.verdict(exchange);
    let said = match &verdict {
        Some(_) => words::verdict(&app.rubric, verdict.as_ref()),
        None if exchange.is_scored_by_default() => "·".into(),
        None => "not scored".into(),
    };
    let said = match words::score_cell(sitting, exchange).as_str() {
        "x" => format!("x {said}"),
        _ => said,
    };
    let style = if verdict.is_some() { theme.strong } else { theme.quiet };
    let end = pen.put_within(said_at, y, &said, note_at - said_at - 3, style);
    if sitting.review.is_flagged(&exchange.id) {
        pen.put(end.max(note_at - 2), y, "F", theme.accent);
    }
    let room = area.right().saturating_sub(note_at + 1);
    let note = sitting.review.note_on(&exchange.id);
    if note.is_empty() {
        let (words, _) = label(sitting, exchange, room);
        pen.put_within(note_at, y, &words, room, theme.quiet);
    } else {
        pen.put_within(note_at, y, &safe_line(note), room, theme.plain);
    }
}

fn foot(app: &App, sitting: &Sitting, rows: Area, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let body = app.layout.body;
    let card = &sitting.scorecard;
    let mut y = rows.bottom();
    if body.bottom() - y > 3 {
        y += 1;
    }
    let room = body.width.saturating_sub(4);
    let counts = format!(
        "{} scored · {} unscorable · {} open",
        card.scored,
        card.unscorable,
        card.open.len()
    );
    let x = pen.put_within(3, y, &counts, room, theme.plain);
    if !card.open.is_empty() {
        let hint = format!("   {}", app.hint(Command::NextOpen, "goes to the next open one"));
        pen.put_within(x, y, &hint, body.right().saturating_sub(x + 1), theme.quiet);
    }
    y += 1;
    if body.bottom() > y + 1 {
        let note = &sitting.review.note;
        pen.put(3, y, "session", theme.quiet);
        if note.is_empty() {
            let hint = app.hint(Command::SessionNote, "writes a note on the whole session");
            pen.put_within(13, y, &hint, room.saturating_sub(10), theme.quiet);
        } else {
            pen.put_within(13, y, &safe_line(note), room.saturating_sub(10), theme.plain);
        }
        y += 1;
    }
    overall(app, sitting, y, pen);
}

fn overall(app: &App, sitting: &Sitting, y: u16, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let body = app.layout.body;
    let room = body.width.saturating_sub(14);
    pen.put(3, y, "overall", theme.quiet);
    let overall = &sitting.review.overall;
    let Some(id) = &overall.recommendation else {
        let hint = app.hint(Command::Recommend, "gives it");
        let words = format!("not given yet; the mean stays hidden until it is · {hint}");
        pen.put_within(13, y, &words, room, theme.quiet);
        return;
    };
    let label = app.rubric.recommendation(id).map_or(id.as_str(), |one| &one.label);
    let x = pen.put_within(13, y, label, room, theme.accent);
    if !overall.note.is_empty() {
        let reason = format!(" · {}", safe_line(&overall.note));
        pen.put_within(x, y, &reason, body.right().saturating_sub(x + 1), theme.plain);
    }
    if let (Some(mean), Some((low, high))) = (sitting.scorecard.mean, sitting.scorecard.range) {
        let n = sitting.scorecard.scored;
        let words = format!("mean {mean:.1} of {n} scores, {low} to {high}");
        if y + 1 < body.bottom() {
            pen.put_within(13, y + 1, &words, room, theme.plain);
        }
    }
}
