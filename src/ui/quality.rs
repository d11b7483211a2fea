//! The sheet on the interview itself.

use crate::app::App;
use crate::app::quality::Quality;
use crate::app::sheet::overlay_area;
use crate::text::safe_line;

use super::pen::Pen;

/// Columns of a fact's name.
const NAME: u16 = 14;
/// Columns that say that a line is on the list.
const LISTED: u16 = 8;

pub(super) fn draw(app: &App, quality: &Quality, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = overlay_area(body);
    for (y, (name, fact)) in (area.y..area.bottom()).zip(quality.lines()) {
        pen.put(area.x, y, name, pen.theme.quiet);
        pen.put_within(area.x + NAME, y, &fact, area.width.saturating_sub(NAME), pen.theme.plain);
    }
    let first = area.y + quality.head();
    let heading = if quality.suggestions.is_empty() {
        "nothing was lost, and every claimed skill was asked about"
    } else {
        "what to ask next time"
    };
    if first <= area.bottom() {
        pen.put_within(area.x, first - 1, heading, area.width, pen.theme.strong);
    }
    let lines = quality.suggestions.iter().enumerate().skip(quality.top);
    for (y, (at, suggestion)) in (first..area.bottom()).zip(lines) {
        let in_focus = at == quality.row;
        if in_focus {
            pen.put(area.x, y, "▸", pen.theme.accent);
        }
        let style = if in_focus { pen.theme.accent } else { pen.theme.plain };
        let room = area.width.saturating_sub(LISTED + 3);
        let number = suggestion.exchange.as_ref().zip(app.sitting.as_ref());
        let number = number.map(|(id, sitting)| format!("{}. ", sitting.number_of(id)));
        let line = format!("{}{}", number.unwrap_or_default(), safe_line(&suggestion.line));
        pen.put_within(area.x + 2, y, &line, room, style);
        if app.is_to_ask(suggestion) {
            pen.put_right(area.right(), y, "listed", pen.theme.strong);
        }
    }
    let shown = usize::from(area.bottom().saturating_sub(first));
    let below = quality.suggestions.len().saturating_sub(quality.top + shown);
    pen.heading(area, body.y, "Interview quality", below);
}
