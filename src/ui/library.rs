//! The list of sessions.

use crate::app::layout::Area;
use crate::app::library::{Row, rows_area};
use crate::app::{App, words};
use crate::command::Command;
use crate::text::{counted, safe_line};

use super::pen::Pen;

/// First columns of role, done, state and time; zero where there is no room.
struct Columns {
    name: u16,
    role: u16,
    done: u16,
    state: u16,
    touched: u16,
}

impl Columns {
    fn of(area: Area) -> Self {
        let right = area.width;
        if right < 66 {
            return Self {
                name: right.saturating_sub(22),
                role: 0,
                done: right - 18,
                state: right - 11,
                touched: 0,
            };
        }
        let done = right - 33;
        let role = 3 + (done - 3) * 6 / 11;
        Self { name: role - 5, role, done, state: done + 8, touched: done + 20 }
    }
}

pub(super) fn draw(app: &App, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = rows_area(body);
    let columns = Columns::of(area);
    let library = &app.library;
    let quiet = pen.theme.quiet;
    if library.is_listed && library.rows().next().is_none() {
        empty(app, area, pen);
    } else if area.y > body.y {
        let head = area.y - 1;
        pen.put(3, head, "candidate", quiet);
        if columns.role > 0 {
            pen.put(columns.role, head, "role", quiet);
            pen.put(columns.touched, head, "last touched", quiet);
        }
        pen.put(columns.done, head, "done", quiet);
        pen.put(columns.state, head, "state", quiet);
    }
    let cursor = library.cursor_row();
    for (y, (at, row)) in (area.y..area.bottom()).zip(library.rows().enumerate().skip(library.top))
    {
        session(app, row, at == cursor, &columns, y, pen);
    }
    foot(app, body, pen);
}

fn session(app: &App, row: &Row, in_focus: bool, columns: &Columns, y: u16, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    if in_focus {
        pen.put(1, y, "▸", theme.accent);
    }
    let style = if in_focus { theme.accent } else { theme.plain };
    let name = safe_line(&row.candidate);
    let name = if row.sample { format!("sample · {name}") } else { name.into_owned() };
    pen.put_within(3, y, &name, columns.name, style);
    if columns.role > 0 {
        let room = columns.done - columns.role - 2;
        pen.put_within(columns.role, y, &safe_line(&row.headline), room, theme.quiet);
        let touched =
            row.touched.map_or_else(|| "–".into(), |at| words::when(at, app.now, &app.zone));
        pen.put(columns.touched, y, &touched, theme.quiet);
    }
    pen.put(columns.done, y, &format!("{}/{}", row.done, row.total), theme.strong);
    pen.put(columns.state, y, row.state.label(), theme.quiet);
}

fn empty(app: &App, area: Area, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(4);
    let plain = pen.theme.plain;
    if app.library.filter.is_empty() {
        pen.put_within(3, area.y, "No sessions yet.", room, plain);
        let import = app.hint(Command::Import, "imports a file or a folder");
        let words = format!("{import} · candor FILE imports and opens one");
        pen.put_within(3, area.y + 1, &words, room, pen.theme.quiet);
    } else {
        let clear = app.hint(Command::ForgetSearch, "shows all");
        let words = format!("No session matches '{}' · {clear}", safe_line(&app.library.filter));
        pen.put_within(3, area.y, &words, room, plain);
    }
}

fn foot(app: &App, body: Area, pen: &mut Pen<'_>) {
    let library = &app.library;
    let (all, shown) = library.counts();
    let y = body.bottom().saturating_sub(1);
    let room = body.width.saturating_sub(4);
    let mut words = format!("sorted by {}", library.sort.label());
    if !library.filter.is_empty() {
        words = format!("{words} · {shown} of {all} match '{}'", safe_line(&library.filter));
    }
    let x = pen.put_within(3, y, &words, room, pen.theme.quiet);
    if !library.problems.is_empty() {
        let words = format!(" · {} cannot be read", counted(library.problems.len(), "session"));
        pen.put_within(x, y, &words, body.right().saturating_sub(x + 1), pen.theme.error);
    }
    let below =
        library.rows().count().saturating_sub(library.top + usize::from(rows_area(body).height));
    pen.more(body.right().saturating_sub(1), y, below);
}
