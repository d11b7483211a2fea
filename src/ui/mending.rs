//! The panel of repairs: what was heard and what was probably said, kind by kind.

use crate::app::App;
use crate::app::mending::{Mending, MendingRow, RepairKind};
use crate::app::sitting::Sitting;
use crate::text::safe_line;

use super::pen::Pen;
use super::skills::around;

/// Columns of what was decided, at the right.
const DECIDED: u16 = 10;
/// Columns of certainty and count, in front of that.
const SURE: u16 = 13;
/// A row that ends in front of this column has room for the words alone.
const NARROW: u16 = 50;

pub(super) fn draw(app: &App, panel: Mending, pen: &mut Pen<'_>) {
    let Some(sitting) = &app.sitting else { return };
    let body = app.layout.body;
    let (head, area) = app.mending_areas();
    let (open, accepted, rejected) = sitting.repair_counts();
    let title = format!("Repairs · {open} open · {accepted} accepted · {rejected} rejected");
    let rows = sitting.mending_rows();
    if let Some(kind) = rows.get(panel.row).and_then(|row| sitting.kind_of(*row)) {
        let why = kind.why(head.width);
        for (y, line) in (head.y..head.bottom()).zip(why.lines(usize::from(head.height))) {
            pen.put_within(head.x, y, &line, head.width, pen.theme.quiet);
        }
    }
    for (y, (at, row)) in (area.y..area.bottom()).zip(rows.iter().enumerate().skip(panel.top)) {
        let in_focus = at == panel.row;
        if in_focus {
            pen.put(area.x, y, "▸", pen.theme.accent);
        }
        let decided = sitting.decided(*row);
        pen.put(area.right().saturating_sub(DECIDED), y, decided, pen.theme.plain);
        let end = area.right().saturating_sub(DECIDED + 2);
        match (*row, sitting.kind_of(*row)) {
            (MendingRow::Kind(_), Some(kind)) => {
                kind_row(kind, in_focus, (area.x + 2, end, y), pen);
            }
            _ => place_row(sitting, *row, (area.x + 4, end, y), pen),
        }
    }
    let shown = usize::from(area.height);
    pen.heading(area, body.y, &title, rows.len().saturating_sub(panel.top + shown));
}

fn kind_row(kind: &RepairKind, in_focus: bool, (x, end, y): (u16, u16, u16), pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let style = if in_focus { theme.accent } else { theme.plain };
    let words = format!("{} → {}", safe_line(&kind.heard), safe_line(&kind.probable));
    let is_narrow = end < NARROW;
    let sure = if is_narrow { 0 } else { SURE };
    pen.put_within(x, y, &words, end.saturating_sub(x + sure), style);
    if is_narrow {
        // The line above says how sure it is, the rows below where it stands.
        return;
    }
    if kind.places.len() > 1 {
        let count = format!("{} places", kind.places.len());
        pen.put_right(end, y, &count, theme.quiet);
    } else {
        pen.put_right(end, y, kind.certainty.label(), theme.quiet);
    }
}

fn place_row(sitting: &Sitting, row: MendingRow, (x, end, y): (u16, u16, u16), pen: &mut Pen<'_>) {
    let Some(place) = sitting.places_of(row).first() else { return };
    let number = sitting.number_of(&place.exchange);
    let x = pen.put(x, y, &format!("{number}. "), pen.theme.quiet);
    let room = end.saturating_sub(x + 2);
    let here = sitting.position_of(&place.exchange).zip(sitting.proposal(place));
    let words = here.and_then(|(at, one)| around(sitting, at, &one.span, usize::from(room)));
    pen.put_within(x, y, &format!("“{}”", words.unwrap_or_default()), room + 2, pen.theme.quiet);
}
