//! The list of exchanges folded into a strip of one or two rows, for terminals without room beside the answer.

use crate::model::ids::ExchangeId;
use crate::text;

use super::layout::Area;
use super::sitting::Sitting;
use super::words;

/// One item of the strip: `▸4:·`, the first cell kept for the focus, a flag behind the score.
#[must_use]
pub fn strip_item(sitting: &Sitting, position: usize) -> String {
    let exchange = &sitting.session.exchanges[position];
    let focus = if exchange.id == sitting.focus { '▸' } else { ' ' };
    let flag = words::flag(sitting, exchange);
    let score = words::score_cell(sitting, exchange);
    format!("{focus}{}:{score}{flag}", sitting.session.number(position))
}

/// The strip in at most two rows. A long session is cut into pages of items, so that a row of the strip
/// stays what it is while the focus moves along it.
pub(super) fn strip(sitting: &Sitting, pane: &mut Area) -> (Area, Vec<(ExchangeId, Area)>) {
    const ROWS: usize = 2;
    const ITEMS: usize = 100;
    const HIDDEN: u16 = 8;
    let first = sitting.position() / ITEMS * ITEMS;
    let last = (first + ITEMS).min(sitting.session.exchanges.len());
    let mut lines: Vec<Vec<(usize, u16, u16)>> = vec![Vec::new()];
    let mut x = 0;
    let mut focus_line = 0;
    for position in first..last {
        let cells = u16::try_from(text::width(&strip_item(sitting, position))).unwrap_or(0);
        // Behind the last item there is room to say how many are out of sight.
        if x > 0 && x + cells + HIDDEN > pane.width {
            lines.push(Vec::new());
            x = 0;
        }
        let line = lines.len() - 1;
        if position == sitting.position() {
            focus_line = line;
        }
        lines[line].push((position, x, cells));
        x += cells + 1;
    }
    let top = focus_line.saturating_sub(1).min(lines.len().saturating_sub(ROWS));
    let shown = &lines[top..lines.len().min(top + ROWS)];
    let area = pane.take_top(u16::try_from(shown.len()).unwrap_or(1));
    let items = shown
        .iter()
        .zip(area.y..)
        .flat_map(|(line, y)| {
            line.iter().map(move |&(position, x, cells)| (position, Area::new(x, y, cells, 1)))
        })
        .map(|(position, area)| (sitting.session.exchanges[position].id.clone(), area))
        .collect();
    (area, items)
}
