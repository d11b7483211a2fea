//! The report as it would be handed out, row by row.

use crate::app::App;
use crate::app::preview::Preview;
use crate::app::sheet::overlay_area;

use super::pen::Pen;

pub(super) fn draw(app: &App, preview: &Preview, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = overlay_area(body);
    let below = if let Some(page) = &preview.page {
        for (y, row) in (area.y..area.bottom()).zip(page.rows_from(preview.top)) {
            pen.put_within(area.x, y, row, area.width, pen.theme.plain);
        }
        page.below(preview.top + usize::from(area.height))
    } else {
        pen.put_within(area.x, area.y, "being written …", area.width, pen.theme.quiet);
        0
    };
    pen.heading(area, body.y, &preview.title(), below);
}
