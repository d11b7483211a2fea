//! The sheet on the interview itself.

use crate::app::App;
use crate::app::quality::{self, Quality};
use crate::app::sheet::overlay_area;
use crate::text::width;

use super::pen::Pen;

/// Columns that say that a line is on the list, with a blank in front.
const LISTED: u16 = 7;

pub(super) fn draw(app: &App, sheet: &Quality, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = overlay_area(body);
    for (y, (name, fact)) in (area.y..area.bottom()).zip(sheet.rows(area)) {
        let names = quality::names(area);
        pen.put(area.x, y, name, pen.theme.quiet);
        pen.put_within(area.x + names, y, &fact, area.width.saturating_sub(names), pen.theme.plain);
    }
    let first = area.y + sheet.head(area);
    let heading = if sheet.suggestions.is_empty() {
        "nothing was lost, and every claimed skill was asked about"
    } else {
        "what to ask next time"
    };
    if first <= area.bottom() {
        pen.put_within(area.x, first - 1, heading, area.width, pen.theme.strong);
    }
    let lines = sheet.suggestions.iter().enumerate().skip(sheet.top);
    for (y, (at, suggestion)) in (first..area.bottom()).zip(lines) {
        let in_focus = at == sheet.row;
        if in_focus {
            pen.put(area.x, y, "▸", pen.theme.accent);
        }
        let style = if in_focus { pen.theme.accent } else { pen.theme.plain };
        let is_listed = app.is_to_ask(suggestion);
        let room = area.width.saturating_sub(if is_listed { LISTED + 2 } else { 2 });
        let number = suggestion.exchange.as_ref().zip(app.sitting.as_ref());
        let number = number.map(|(id, sitting)| format!("{}. ", sitting.number_of(id)));
        let number = number.unwrap_or_default();
        let columns = usize::from(room).saturating_sub(width(&number));
        let line = format!("{number}{}", quality::in_short(suggestion, columns));
        pen.put_within(area.x + 2, y, &line, room, style);
        if is_listed {
            pen.put_right(area.right(), y, "listed", pen.theme.strong);
        }
    }
    let shown = usize::from(area.bottom().saturating_sub(first));
    let below = sheet.suggestions.len().saturating_sub(sheet.top + shown);
    pen.heading(area, body.y, "Interview quality", below);
}
