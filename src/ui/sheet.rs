//! Sheets drawn: the Profile tab and the overlays.

use crate::app::layout::Area;
use crate::app::search::Search;
use crate::app::sheet::{self, SheetRow, Weight};
use crate::app::sitting::Sitting;
use crate::app::{App, Overlay};

use crate::text::{find_all, width};

use super::pen::Pen;

pub(super) fn profile(app: &App, sitting: &Sitting, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let sheet = sheet::profile(app, sitting, body.width);
    let area = sheet::profile_area(body);
    rows(&sheet, sitting.profile_top, area, pen);
    if let Some(search) = &sitting.search {
        hits(&sheet, sitting.profile_top, search, area, pen);
    }
    let below = sheet.len().saturating_sub(sitting.profile_top + usize::from(area.height));
    pen.more(body.right().saturating_sub(1), area.bottom(), below);
}

pub(super) fn overlay(app: &App, overlay: Overlay, top: usize, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = sheet::overlay_area(body);
    let sheet = sheet::overlay(app, overlay, area.width);
    let title = sheet::overlay_title(app, overlay);
    rows(&sheet, top, area, pen);
    let below = sheet.len().saturating_sub(top + usize::from(area.height));
    pen.heading(area, body.y, &title, below);
}

/// The places that match the search.
fn hits(sheet: &[SheetRow], top: usize, search: &Search, area: Area, pen: &mut Pen<'_>) {
    for (y, (nth, row)) in (area.y..area.bottom()).zip(sheet.iter().enumerate().skip(top)) {
        let is_here = search.profile_row == Some(nth);
        let style = if is_here { pen.theme.current_hit } else { pen.theme.hit };
        for hit in find_all(&row.text, &search.needle) {
            let before = u16::try_from(width(&row.text[..hit.start])).unwrap_or(u16::MAX);
            let x = area.x.saturating_add(row.indent).saturating_add(before);
            let room = area.right().saturating_sub(x);
            pen.put_within(x, y, &row.text[hit], room, style);
        }
    }
}

fn rows(sheet: &[SheetRow], top: usize, area: Area, pen: &mut Pen<'_>) {
    for (y, row) in (area.y..area.bottom()).zip(sheet.iter().skip(top)) {
        let style = match row.weight {
            Weight::Heading => pen.theme.strong,
            Weight::Plain => pen.theme.plain,
            Weight::Quiet => pen.theme.quiet,
        };
        let strong = pen.theme.strong;
        pen.put_within(area.x, y, &row.label, row.indent.saturating_sub(1), strong);
        let room = area.width.saturating_sub(row.indent);
        pen.put_within(area.x + row.indent, y, &row.text, room, style);
    }
}
