//! The earlier versions of a note: a row each with its time, and the words of the one in focus.

use crate::app::App;
use crate::app::history::{NoteHistory, written};
use crate::text::safe_line;

use super::pen::Pen;

/// Columns of the time.
const WHEN: u16 = 18;

pub(super) fn draw(app: &App, history: &NoteHistory, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let (list, words) = history.areas(body);
    let title = app.history_title(history);
    let rows = history.earlier.iter().enumerate().skip(history.top);
    for (y, (at, version)) in (list.y..list.bottom()).zip(rows) {
        let in_focus = at == history.row;
        if in_focus {
            pen.put(list.x, y, "▸", pen.theme.accent);
        }
        let when = written(version.at, app.now, &app.zone);
        pen.put_within(list.x + 2, y, &when, WHEN - 1, pen.theme.quiet);
        let style = if in_focus { pen.theme.accent } else { pen.theme.plain };
        let room = list.width.saturating_sub(WHEN + 2);
        pen.put_within(list.x + 2 + WHEN, y, &safe_line(&version.text), room, style);
    }
    let shown = usize::from(list.height);
    pen.heading(list, body.y, &title, history.earlier.len().saturating_sub(history.top + shown));
    let measure = words.width.min(app.habits.measure);
    let rows = history.words(measure, usize::from(words.height));
    for (y, row) in (words.y..words.bottom()).zip(rows) {
        pen.put_within(words.x + 2, y, &row, measure, pen.theme.plain);
    }
}
