//! The Q&A tab: the list of exchanges, the question, the answer, and the fixed block below it.

use std::fmt::Write as _;
use std::ops::Range;

use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::app::careful::Careful;
use crate::app::layout::{Answers, Area, Shape, strip_item};
use crate::app::notes::NoteEditor;
use crate::app::search::Match;
use crate::app::sitting::Sitting;
use crate::app::{App, Mode, words};
use crate::command::Command;
use crate::model::exchange::{Exchange, ExchangeKind, Part};
use crate::model::review::Verdict;
use crate::text::{self, find_all, safe_line, width};

use super::criteria;
use super::pen::{Pen, rect};
use super::theme::Theme;

/// A number of so many cells needs no more room than there is.
const PLAIN_NUMBER: u16 = 4;
/// Columns in front of the note's words.
const NOTE_LABEL: u16 = 6;

pub(super) fn draw(app: &App, sitting: &Sitting, pen: &mut Pen<'_>) {
    let places = &app.layout.answers;
    match app.layout.shape {
        Shape::Wide => list(sitting, places, pen),
        Shape::Standard => strip(sitting, places, pen),
        Shape::Tiny | Shape::TooSmall => {}
    }
    if places.question.height > 0 {
        question(app, sitting, places, pen);
    }
    findings(sitting, places, pen);
    answer(sitting, places, pen);
    if app.layout.shape == Shape::Tiny {
        tiny_block(app, sitting, places, pen);
    } else {
        block(app, sitting, places, pen);
    }
}

fn list(sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let area = places.list;
    let numbers = longest_number(sitting, places);
    let rows = sitting.session.exchanges.iter().enumerate().skip(places.list_top);
    for (y, (position, exchange)) in (area.y..area.bottom()).zip(rows) {
        let row = Area { y, height: 1, ..area };
        list_row(sitting, position, exchange, (row, numbers), pen);
    }
    let (above, shown) = (places.list_top, usize::from(area.height));
    let below = sitting.session.exchanges.len().saturating_sub(above + shown);
    if above + below > 0 {
        pen.put_right(area.right(), area.bottom(), &out_of_sight(above, below), pen.theme.quiet);
    }
    for y in area.y..places.list_bottom() {
        pen.put(area.right() + 1, y, "│", pen.theme.quiet);
    }
}

/// Cells of the longest number in view.
fn longest_number(sitting: &Sitting, places: &Answers) -> u16 {
    let in_view = places.list_top..places.list_top + usize::from(places.list.height);
    let in_view = in_view.start..in_view.end.min(sitting.session.exchanges.len());
    let cells = in_view.map(|position| width(&sitting.session.number(position))).max();
    u16::try_from(cells.unwrap_or(0)).unwrap_or(0)
}

/// How many items are out of sight above and below.
fn out_of_sight(above: usize, below: usize) -> String {
    match (above, below) {
        (0, below) => format!("▼ {below}"),
        (above, 0) => format!("▲ {above}"),
        (above, below) => format!("▲ {above} ▼ {below}"),
    }
}

fn list_row(
    sitting: &Sitting,
    position: usize,
    exchange: &Exchange,
    (area, numbers): (Area, u16),
    pen: &mut Pen<'_>,
) {
    let theme = pen.theme;
    let in_focus = exchange.id == sitting.focus;
    let (x, y) = (area.x, area.y);
    if in_focus {
        pen.put(x + 1, y, "▸", theme.accent);
    }
    let number = if in_focus { theme.accent } else { theme.quiet };
    let shift = numbers.saturating_sub(PLAIN_NUMBER);
    let x = x + shift;
    pen.put_right(x + 6, y, &format!("{}.", sitting.session.number(position)), number);
    let end = pen.put(x + 7, y, &words::score_cell(sitting, exchange), theme.strong);
    pen.put(end.max(x + 9), y, words::flag(sitting, exchange), theme.accent);
    let room = area.width.saturating_sub(11 + shift);
    let (label, lost) = label(sitting, exchange, room);
    let style = match (in_focus, lost) {
        (true, _) => theme.accent,
        (false, true) => theme.quiet,
        (false, false) => theme.plain,
    };
    pen.put_within(x + 11, y, &label, room, style);
}

/// The question in a line, or the first words of the answer where it is lost.
pub(super) fn label(sitting: &Sitting, exchange: &Exchange, room: u16) -> (String, bool) {
    if let Some(text) = sitting.question(exchange).text {
        (safe_line(head(text, room)).into_owned(), false)
    } else {
        let words = safe_line(head(&exchange.opening_words(), room)).into_owned();
        let fitting = crate::text::fit(&words, usize::from(room.saturating_sub(2)));
        (format!("“{fitting}”"), true)
    }
}

/// No more of the text than could fill `cells`: a row must not cost what a whole answer costs.
fn head(text: &str, cells: u16) -> &str {
    // Beyond eight bytes a cell there are only marks that nobody could tell apart.
    crate::text::head(text, usize::from(cells) * 8 + 8)
}

fn strip(sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    for (id, area) in &places.strip_items {
        let Some(position) = sitting.position_of(id) else { continue };
        let is_decided = sitting.verdict(&sitting.session.exchanges[position]).is_some();
        let style = match (*id == sitting.focus, is_decided) {
            (true, _) => pen.theme.accent,
            (false, true) => pen.theme.plain,
            (false, false) => pen.theme.quiet,
        };
        pen.put(area.x, area.y, &strip_item(sitting, position), style);
    }
    let (before, behind) = places.strip_hidden;
    if before + behind > 0 {
        let y = places.strip.bottom().saturating_sub(1);
        let right = places.question.right();
        pen.put_right(right, y, &out_of_sight(before, behind), pen.theme.quiet);
    }
    let y = places.strip.bottom();
    let width = places.question.right();
    pen.rule(Area::new(1, y, width.saturating_sub(1), 1));
}

fn question(app: &App, sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let area = places.question;
    let theme = pen.theme;
    let exchange = sitting.exchange();
    let asked = sitting.question(exchange);
    let style = if asked.text.is_some() { theme.strong } else { theme.quiet };
    let mut end = area.x;
    let mut last = area.y;
    for (y, line) in (area.y..area.bottom()).zip(places.asked.lines(usize::from(area.height))) {
        end = pen.put(area.x, y, &line, style);
        highlight(sitting, &Match::Question, (area.x, y, &line), style, pen);
        last = y;
    }
    let verdict = sitting.verdict(exchange);
    let standing = sitting.review.standing(exchange);
    let said = match (&verdict, exchange.kind) {
        (None, ExchangeKind::Opening) => "opening · not scored".into(),
        (None, ExchangeKind::Closing) => "closing · not scored".into(),
        // The rows below the answer say what was given on which criterion.
        (Some(Verdict::Criteria(_)), _) => words::score_cell(sitting, exchange),
        _ => words::standing_in_short(&sitting.rubric, &standing),
    };
    let style = if verdict.is_some() { theme.accent } else { theme.quiet };
    let flag = if sitting.review.flags(exchange) { "F  " } else { "" };
    // A long reason is said in full on the scorecard.
    let said = crate::text::fit(&said, 28).into_owned();
    let left = pen.put_right(area.right(), area.y, &format!("{flag}{said}"), style);
    let room = if last == area.y { left.saturating_sub(end + 1) } else { area.right() - end };
    let remarks = remarks_behind(app, sitting);
    let fits = |remark: &&String| cells(remark) <= room;
    if let Some(remark) = remarks.iter().find(fits).or(remarks.last()) {
        pen.put_within(end, last, remark, room, theme.quiet);
    }
}

/// What is said behind the question in focus: who asked, how it is known, and the key that takes or writes it; in
/// full, and then shorter and shorter.
fn remarks_behind(app: &App, sitting: &Sitting) -> Vec<String> {
    let exchange = sitting.exchange();
    let asked = sitting.question(exchange);
    if asked.text.is_none() {
        return vec![format!(" · {}", app.hint(Command::WriteQuestion, "writes it"))];
    }
    let asks = exchange.turns.iter().find(|turn| turn.part == Part::Question);
    let by = asks.and_then(|turn| words::who_and_when(turn, true));
    let by = by.map_or_else(String::new, |by| format!(" · {by}"));
    let Some((origin, word)) = words::origin(asked).zip(words::origin_in_a_word(asked)) else {
        return vec![by];
    };
    let takes = app.hint(Command::TakeQuestion, "takes it");
    let takes = if sitting.is_found() { format!(" · {takes}") } else { String::new() };
    let full = format!(" ({origin}{takes})");
    let short = format!(" ({word}{takes})");
    vec![format!("{by}{full}"), format!("{by}{short}"), short, format!(" ({word})")]
}

/// What a reader should know before reading.
fn findings(sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let area = places.findings;
    if area.height > 0 {
        let words = sitting.findings().join(" · ");
        pen.put_within(area.x, area.y, &words, area.width, pen.theme.quiet);
    }
}

fn answer(sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let area = places.answer;
    let page = &sitting.page;
    let top = sitting.top_row();
    let (hits, quoted) = (hits(sitting, top, area.height), quoted(sitting));
    let over = Overlays { hits, quoted, current: current_hits(sitting) };
    let in_view = page.byte_of(top)..page.byte_of(top + usize::from(area.height));
    let layers = layers(sitting, &over, &in_view, pen.theme);
    for (y, row) in (area.y..area.bottom()).zip(page.rows.iter().skip(top)) {
        let (row, text) = (row.start..row.end, &page.text()[row.start..row.end]);
        let end = pen.put(area.x, y, text, pen.theme.plain);
        // Whatever is not ASCII takes fewer cells than bytes.
        let is_ascii = usize::from(end - area.x) == text.len();
        let columns = |bytes: Range<usize>| match u16::try_from(bytes.len()) {
            Ok(columns) if is_ascii => columns,
            _ => cells(&text[bytes]),
        };
        for (ranges, style) in &layers {
            for range in overlapping(ranges, &row) {
                let (start, end) = (range.start.max(row.start), range.end.min(row.end));
                let x = area.x + columns(0..start - row.start);
                pen.restyle(x, y, columns(start - row.start..end - row.start), *style);
            }
        }
    }
    let left = page.rows.len().saturating_sub(top + usize::from(area.height));
    let words = match left {
        0 if page.rows.len() > usize::from(area.height) => "end".into(),
        0 => String::new(),
        1 => "▼ 1 more row".into(),
        rows => format!("▼ {rows} more rows"),
    };
    pen.put_right(places.more.right(), places.more.y, &words, pen.theme.quiet);
}

/// The places in the visible rows that match the search.
fn hits(sitting: &Sitting, top: usize, height: u16) -> Vec<Range<usize>> {
    let Some(search) = &sitting.search else { return Vec::new() };
    let page = &sitting.page;
    let start = page.byte_of(top.saturating_sub(1));
    let end = page.byte_of(top + usize::from(height) + 1);
    let found = find_all(&page.text()[start..end], &search.needle);
    let found = found.into_iter().map(|range| range.start + start..range.end + start);
    let said = found.filter(|range| overlapping(&page.heads, range).is_empty());
    let meant = sitting.places_meant(&search.needle).map(|range| page.in_text(&range));
    let mut all: Vec<Range<usize>> = said.chain(meant).collect();
    all.sort_by_key(|range| range.start);
    all
}

/// What lies over the words of the page and is no part of it.
struct Overlays {
    hits: Vec<Range<usize>>,
    quoted: Vec<Range<usize>>,
    current: Vec<Range<usize>>,
}

/// What the search stands on, where it is on the page of the answer in focus.
fn current_hits(sitting: &Sitting) -> Vec<Range<usize>> {
    let Some(search) = &sitting.search else { return Vec::new() };
    match search.hit_in(&sitting.focus) {
        Some(Match::Answer(range)) => vec![sitting.page.in_text(range)],
        // Where it has no room of its own.
        Some(Match::Question) => {
            let question = &sitting.page.text()[sitting.page.question.clone()];
            find_all(question, &search.needle)
        }
        Some(Match::Note) | None => Vec::new(),
    }
}

/// Lays over a line of a question or a note what in it matches the search: more where the search stands there.
fn highlight(
    sitting: &Sitting,
    place: &Match,
    (x, y, line): (u16, u16, &str),
    style: Style,
    pen: &mut Pen<'_>,
) {
    let Some(search) = &sitting.search else { return };
    let is_here = search.hit_in(&sitting.focus) == Some(place);
    let over = if is_here { pen.theme.current_hit } else { pen.theme.hit };
    for hit in find_all(line, &search.needle) {
        pen.put(x + cells(&line[..hit.start]), y, &line[hit], style.patch(over));
    }
}

/// Ranges of the answer in order, and the style that lies over them.
type Layer<'a> = (&'a [Range<usize>], Style);

/// What lies over the words in view, from below to above. Sought once for all rows: an answer may have tens of
/// thousands of such ranges.
fn layers<'a>(
    sitting: &'a Sitting,
    over: &'a Overlays,
    in_view: &Range<usize>,
    theme: &Theme,
) -> Vec<Layer<'a>> {
    let page = &sitting.page;
    let all = [
        (std::slice::from_ref(&page.question), theme.strong),
        (&page.heads, theme.quiet),
        (&page.dimmed, theme.quiet),
        (&page.asides, theme.quiet),
        (&page.mended, theme.mended),
        (&page.beside, theme.quiet),
        (&over.quoted, theme.quoted),
        (&page.recovered, theme.recovered),
        (&page.placeholders, theme.quiet),
        (&over.hits, theme.hit),
        (std::slice::from_ref(&page.chosen), theme.current_hit),
        (&over.current, theme.current_hit),
    ];
    let in_view = all.into_iter().map(|(ranges, style)| (overlapping(ranges, in_view), style));
    in_view.filter(|(ranges, _)| !ranges.is_empty()).collect()
}

/// How many cells `text` takes.
fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Where the quotes stand in the answer in focus, joined where they overlap.
fn quoted(sitting: &Sitting) -> Vec<Range<usize>> {
    let quotes = sitting.quotes(&sitting.focus).iter();
    let shown = quotes.flat_map(|quoted| sitting.shown_quote(quoted));
    let mut ranges: Vec<_> = shown.map(|range| sitting.page.in_text(&range)).collect();
    text::join_ranges(&mut ranges);
    ranges
}

/// The ranges, which are in order, that have something in common with `row`.
fn overlapping<'a>(ranges: &'a [Range<usize>], row: &Range<usize>) -> &'a [Range<usize>] {
    let first = ranges.partition_point(|range| range.end <= row.start);
    let rest = &ranges[first..];
    let count = rest.iter().take_while(|range| range.start < row.end).count();
    &rest[..count]
}

fn block(app: &App, sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let pane = places.question;
    pen.rule(Area::new(pane.x, places.block.y.saturating_sub(1), pane.width, 1));
    if places.marks.height > 0 {
        let marks = marks(app, sitting);
        pen.put_within(places.marks.x, places.marks.y, &marks, places.marks.width, theme.quiet);
    }
    if !matches!(app.modes.last(), Some(Mode::Note(_))) {
        note(app, sitting, places, pen);
    }
    quotes(sitting, places.quotes, pen);
    criteria::rows(sitting, places.criteria, pen);
    if places.anchors.height > 0 {
        criteria::anchors(sitting, places.anchors, pen);
    }
}

/// What corrections have to say of the answer in focus, and what its words show, counted.
fn marks(app: &App, sitting: &Sitting) -> String {
    let said = app.remarks(sitting).into_iter().chain(app.counted_marks(sitting));
    said.collect::<Vec<_>>().join(" · ")
}

/// The quotes, one a row, as far as there is room.
fn quotes(sitting: &Sitting, area: Area, pen: &mut Pen<'_>) {
    let all = sitting.quotes(&sitting.focus);
    for (nth, (y, quoted)) in (area.y..area.bottom()).zip(all).enumerate() {
        let is_last = y + 1 == area.bottom() && nth + 1 < all.len();
        if is_last {
            let more = format!("{} more quotes", all.len() - nth);
            pen.put_within(area.x, y, &more, area.width, pen.theme.quiet);
            continue;
        }
        let (side, words) = Sitting::quote_line(quoted);
        let x = pen.put(area.x, y, side, pen.theme.quiet) + 2;
        pen.put_within(x, y, &words, area.right().saturating_sub(x), pen.theme.plain);
    }
}

fn note(app: &App, sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    let theme = pen.theme;
    let area = places.note;
    pen.put(area.x, area.y, "note", theme.quiet);
    if places.noted.rows.is_empty() {
        let hint = app.hint(Command::Note, "writes one");
        pen.put_within(area.x + NOTE_LABEL, area.y, &hint, area.width, theme.quiet);
    }
    for (y, line) in (area.y..area.bottom()).zip(places.noted.lines(usize::from(area.height))) {
        pen.put_within(area.x + NOTE_LABEL, y, &line, area.width - NOTE_LABEL, theme.plain);
        highlight(sitting, &Match::Note, (area.x + NOTE_LABEL, y, &line), theme.plain, pen);
    }
}

/// One row for everything, where there is no room for more.
fn tiny_block(app: &App, sitting: &Sitting, places: &Answers, pen: &mut Pen<'_>) {
    if matches!(app.modes.last(), Some(Mode::Note(_))) {
        return;
    }
    let area = places.note;
    let theme = pen.theme;
    let verdict = sitting.verdict(sitting.exchange());
    let standing = sitting.review.standing(sitting.exchange());
    let mut said = words::standing_in_short(&sitting.rubric, &standing);
    if let Some(criterion) = sitting.criterion().filter(|_| !sitting.rubric.is_single()) {
        let scores = sitting.scores_of(sitting.exchange());
        let score = words::criterion_score(&sitting.rubric, scores.get(&criterion.id));
        said = format!("▸{}: {score}", safe_line(&criterion.name));
    }
    let style = if verdict.is_some() { theme.accent } else { theme.quiet };
    let x = pen.put_within(area.x, area.y, &said, area.width, style);
    let mut rest = String::new();
    let marks = marks(app, sitting);
    let marks = (!marks.is_empty()).then_some(marks.as_str());
    let asked = words::origin_in_a_word(sitting.question(sitting.exchange()));
    let asked = asked.map(|word| format!("question {word}"));
    let found = sitting.kinds_found().iter().copied();
    for words in asked.as_deref().into_iter().chain(found).chain(marks) {
        rest.push_str(" · ");
        rest.push_str(words);
    }
    let quotes = sitting.sides(&sitting.focus);
    if !quotes.is_empty() {
        let _ = write!(rest, " · quoted {quotes}");
    }
    if let Some(line) = places.noted.lines(1).next() {
        rest.push_str(" · note: ");
        rest.push_str(&line);
    }
    pen.put_within(x, area.y, &rest, area.right().saturating_sub(x), theme.quiet);
}

/// What the note should be looked at for: quietly, on the line above it, so that nothing moves. A narrow screen gives
/// it two.
fn be_careful(careful: &Careful, app: &App, area: Area, pen: &mut Pen<'_>) {
    let below = match app.layout.answers.block.y {
        top if area.y > top && area.y <= app.layout.answers.block.bottom() => top,
        _ => area.y,
    };
    let width = app.layout.footer.right().saturating_sub(area.x + 1);
    let most = if app.layout.shape == Shape::Tiny { 2 } else { 1 };
    let lines = careful.lines(width, most);
    let height = u16::try_from(lines.len()).unwrap_or(1);
    let top = below.saturating_sub(height);
    pen.wipe(Area::new(area.x, top, width, height));
    for (y, line) in (top..below).zip(&lines) {
        pen.put_within(area.x, y, line, width, pen.theme.plain);
    }
}

/// The note editor, in place of the note.
pub(super) fn editor(app: &App, editor: &NoteEditor, pen: &mut Pen<'_>) -> Option<Position> {
    let theme = pen.theme;
    let on_answers = matches!(app.sitting.as_ref(), Some(sitting) if sitting.tab.is_answers());
    let mut area = app.layout.answers.note;
    if !on_answers {
        // On another tab the editor lies over the end of the body.
        let body = app.layout.body;
        let height = editor.draft.rows().clamp(2, 6) + 1;
        area = Area::new(1, body.bottom().saturating_sub(height), area.width, height);
        pen.wipe(Area { x: 0, width: body.width, y: area.y.saturating_sub(1), height: height + 1 });
        pen.rule(Area::new(1, area.y.saturating_sub(1), body.width.saturating_sub(2), 1));
    }
    if editor.is_on_session() {
        pen.put(area.x, area.y, "note on the whole session", theme.accent);
        area.y += 1;
        area.height = area.height.saturating_sub(1);
    }
    if let Some(careful) = &editor.careful {
        be_careful(careful, app, area, pen);
    }
    pen.put(area.x, area.y, "note", theme.accent);
    let field =
        Area { x: area.x + NOTE_LABEL, width: area.width.saturating_sub(NOTE_LABEL), ..area };
    let field = rect(field).intersection(pen.buffer.area);
    editor.draft.widget().render(field, pen.buffer);
    None
}
