//! The Skills tab: what is claimed, in how many answers it is named, and the first words around it.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::sheet::skills_area;
use crate::app::sitting::Sitting;
use crate::command::Command;
use crate::model::exchange::Span;
use crate::text::{counted, fit, safe_line};

use super::pen::Pen;

/// Bytes of the answer in front of and behind a mention that are worth showing.
const AROUND: usize = 60;

/// Columns of a verdict.
const VERDICT: u16 = 13;

struct Columns {
    name: u16,
    said: u16,
    words: u16,
    verdict: u16,
}

pub(super) fn draw(app: &App, sitting: &Sitting, pen: &mut Pen<'_>) {
    let body = app.layout.body;
    let area = skills_area(body);
    let columns = columns(area);
    if sitting.skill_rows() == 0 {
        pen.put_within(
            3,
            area.y,
            "no claimed skills were found in the source",
            area.width,
            pen.theme.quiet,
        );
        return;
    }
    let head = area.y.saturating_sub(1);
    pen.put(3, head, "claimed", pen.theme.quiet);
    pen.put(columns.said, head, "said in", pen.theme.quiet);
    if columns.has_words() {
        pen.put_within(columns.words, head, "first words around it", area.width, pen.theme.quiet);
    }
    pen.put(columns.verdict, head, "verdict", pen.theme.quiet);
    let rows = sitting.skills_top..sitting.skill_rows();
    for (y, index) in (area.y..area.bottom()).zip(rows) {
        let Some(skill) = sitting.skill_row(index) else { continue };
        let theme = pen.theme;
        let in_focus = index == sitting.skill;
        if in_focus {
            pen.put(1, y, "▸", theme.accent);
        }
        let style = if in_focus { theme.accent } else { theme.plain };
        pen.put_within(3, y, &safe_line(skill.name), columns.name, style);
        let room = columns.verdict.saturating_sub(columns.words + 2);
        let (said, words) = evidence(sitting, index, usize::from(room));
        let style = if words.is_empty() { theme.quiet } else { theme.plain };
        pen.put_within(columns.said, y, &said, columns.words - columns.said - 2, style);
        let (said_of_it, style) = match sitting.review.skill_verdict(skill.name) {
            _ if !skill.is_claimed => ("not claimed", theme.quiet),
            Some(verdict) => (verdict.label(), theme.strong),
            None => ("·", theme.quiet),
        };
        pen.put_within(columns.verdict, y, said_of_it, VERDICT, style);
        if !columns.has_words() {
            continue;
        }
        if words.is_empty() && said == "–" {
            let words = if sitting.is_read_in_part() { "not near" } else { "never came up" };
            pen.put_within(columns.words, y, words, room, theme.quiet);
        } else if !words.is_empty() {
            quoted(&words, columns.words, y, room, pen);
        }
    }
    foot(app, sitting, body, pen);
}

impl Columns {
    fn has_words(&self) -> bool {
        self.words < self.verdict
    }
}

fn columns(area: Area) -> Columns {
    if area.width < 66 {
        // No room for the words around: the verdict says more.
        Columns { name: 14, said: 18, words: 26, verdict: 26 }
    } else {
        let verdict = area.right().saturating_sub(VERDICT + 1);
        Columns { name: 20, said: 24, words: 37, verdict }
    }
}

fn quoted(words: &str, x: u16, y: u16, room: u16, pen: &mut Pen<'_>) {
    let words = fit(words, usize::from(room.saturating_sub(2)));
    pen.put_within(x, y, &format!("“{words}”"), room, pen.theme.quiet);
}

/// The numbers of the answers that name a skill, and the words around the first place.
fn evidence(sitting: &Sitting, skill: usize, room: usize) -> (String, String) {
    let Some(spans) = sitting.skill_row(skill).and_then(|row| row.places) else {
        return ("…".into(), String::new());
    };
    let Some(first) = spans.first() else { return ("–".into(), String::new()) };
    let positions = sitting.named_in(skill);
    let numbers: Vec<String> =
        positions.iter().map(|&position| sitting.session.number(position)).collect();
    let said = match numbers.len() {
        0..=5 => numbers.join(" "),
        more => format!("{} … {more}", numbers[..4].join(" ")),
    };
    let words = positions.first().and_then(|&position| around(sitting, position, first, room));
    (said, words.unwrap_or_default())
}

/// The words around a mention, from a word's beginning, so that the mention itself has room.
pub(super) fn around(
    sitting: &Sitting,
    position: usize,
    span: &Span,
    room: usize,
) -> Option<String> {
    let exchange = sitting.session.exchanges.get(position)?;
    let found = |turn| Some((turn, span.within(turn)?));
    let (turn, span) = exchange.turns.iter().find_map(found)?;
    let text = turn.text.as_str();
    let from = text[..span.start].char_indices().rev().take(room / 4).last();
    let start = from.map_or(span.start, |(at, _)| at);
    let start = match text[start..span.start].find(char::is_whitespace) {
        Some(space) if start > 0 => start + space,
        _ => start,
    };
    let end =
        text[span.end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| span.end + at);
    Some(safe_line(text[start..end].trim()).into_owned())
}

fn foot(app: &App, sitting: &Sitting, body: Area, pen: &mut Pen<'_>) {
    let all = sitting.session.skills.len();
    let named = (0..all).filter(|&skill| !sitting.named_in(skill).is_empty()).count();
    let hint = app.hint(Command::JumpToEvidence, "goes to the first mention");
    let claimed = counted(all, "claimed skill");
    let others = match sitting.skill_rows() - all {
        0 => String::new(),
        others => format!(" · {others} named but not claimed"),
    };
    let place = if sitting.is_read_in_part() { "near the answer in focus" } else { "in an answer" };
    let words = format!("{named} of {claimed} named {place}{others} · {hint}");
    let below = sitting
        .skill_rows()
        .saturating_sub(sitting.skills_top + usize::from(skills_area(body).height));
    pen.more(body.right().saturating_sub(1), body.bottom().saturating_sub(2), below);
    pen.put_within(
        3,
        body.bottom().saturating_sub(1),
        &words,
        body.width.saturating_sub(4),
        pen.theme.quiet,
    );
}
