//! The criteria of an answer as rows, and what each level of the one in focus means.

use crate::app::layout::{Area, keep_in_view};
use crate::app::sitting::Sitting;
use crate::app::words;
use crate::text::safe_line;

use super::pen::Pen;

/// Columns in front of the score of a criterion.
const CRITERION: u16 = 22;

/// The criteria of the answer, one a row, with what was given on each; the one that the next digit scores in the
/// accent.
pub(super) fn rows(sitting: &Sitting, area: Area, pen: &mut Pen<'_>) {
    let rows = sitting.criterion_rows();
    let scores = sitting.scores_of(sitting.exchange());
    let focus = sitting.criterion_row();
    let top = keep_in_view(focus, 0, area.height, rows.len());
    for (y, (row, criterion)) in (area.y..area.bottom()).zip(rows.into_iter().enumerate().skip(top))
    {
        let in_focus = row == focus;
        let style = if in_focus { pen.theme.accent } else { pen.theme.plain };
        if in_focus {
            pen.put(area.x, y, "▸", style);
        }
        let name = safe_line(&criterion.name);
        pen.put_within(area.x + 2, y, &name, CRITERION - 3, style);
        let score = scores.get(&criterion.id).filter(|one| one.is_given());
        let style = if score.is_some() { pen.theme.strong } else { pen.theme.quiet };
        let said = words::criterion_score(&sitting.rubric, score);
        let x = pen.put(area.x + CRITERION, y, &safe_line(&said), style) + 2;
        let given = score.and_then(|one| one.level);
        let anchor = given.and_then(|level| criterion.anchors.get(usize::from(level) - 1));
        let x = x.max(area.x + CRITERION + 12);
        if let Some(anchor) = anchor {
            let room = area.right().saturating_sub(x);
            pen.put_within(x, y, &safe_line(anchor), room, pen.theme.quiet);
        }
    }
}

/// What each level of the criterion in focus means; the given one in the accent.
pub(super) fn anchors(sitting: &Sitting, area: Area, pen: &mut Pen<'_>) {
    let Some(criterion) = sitting.criterion() else { return };
    let given = sitting.level_in_focus();
    let levels = sitting.rubric.levels.iter().zip(&criterion.anchors).rev();
    for (y, (level, anchor)) in (area.y + 1..area.bottom()).zip(levels) {
        let in_focus = given == Some(level.value);
        let (name, style) = if in_focus {
            (pen.theme.accent, pen.theme.plain)
        } else {
            (pen.theme.plain, pen.theme.quiet)
        };
        pen.put(area.x, y, &format!("{} {}", level.value, safe_line(&level.name)), name);
        let room = area.width.saturating_sub(11);
        pen.put_within(area.x + 11, y, &safe_line(anchor), room, style);
    }
}
