//! The first line and the last: who and where, and what the fingers can do.

use std::borrow::Cow;

use ratatui::style::Style;

use crate::app::cutting::{Cut, CutFor};
use crate::app::layout::{Area, Shape};
use crate::app::saving::Word;
use crate::app::sitting::{Access, Sitting, Tab};
use crate::app::{App, Message, Mode, words};
use crate::command::{Command, Scope, Spec, TABLE};
use crate::text::{self, counted, safe_line};

use super::answers::label;
use super::pen::Pen;

/// Who and where, how far, and whether it is saved.
pub(super) fn header(app: &App, pen: &mut Pen<'_>) {
    let area = app.layout.header;
    match (&app.sitting, app.layout.shape) {
        (None, _) => library_header(app, area, pen),
        (Some(sitting), Shape::Tiny) => tiny_header(app, sitting, area, pen),
        (Some(sitting), _) => session_header(app, sitting, area, pen),
    }
}

fn library_header(app: &App, area: Area, pen: &mut Pen<'_>) {
    let (quiet, strong) = (pen.theme.quiet, pen.theme.strong);
    let x = pen.put(area.x + 1, area.y, "candor", strong);
    let (all, _) = app.library.counts();
    let words = match all {
        0 if app.library.rows().next().is_some() => "only the sample yet".into(),
        all => counted(all, "session"),
    };
    pen.put(x, area.y, &format!(" · {words}"), quiet);
    let reviewer = format!("reviewer {} ", app.reviewer);
    pen.put_right(area.right(), area.y, &reviewer, quiet);
}

fn session_header(app: &App, sitting: &Sitting, area: Area, pen: &mut Pen<'_>) {
    let (quiet, strong, accent) = (pen.theme.quiet, pen.theme.strong, pen.theme.accent);
    let right = app.layout.tabs.first().map_or(area.right(), |(_, tab)| tab.x).saturating_sub(2);
    let mut x = area.x + 1;
    if app.layout.shape == Shape::Wide {
        x = pen.put(x, area.y, "candor · ", quiet);
    }
    let name = candidate(sitting);
    x = pen.put_within(x, area.y, &name, right.saturating_sub(x), strong);
    if let Some(headline) = &sitting.session.profile.headline {
        let headline = format!(" · {}", safe_line(headline));
        // Half a word says less than none.
        if right.saturating_sub(x) > 12 {
            pen.put_within(x, area.y, &headline, right.saturating_sub(x), quiet);
        }
    }
    for (tab, at) in &app.layout.tabs {
        if *tab == sitting.tab {
            pen.put(at.x, at.y, &format!("[{}]", tab.title()), accent);
        } else {
            pen.put(at.x + 1, at.y, tab.title(), quiet);
        }
    }
    let (done, total) = (sitting.scorecard.done(), sitting.scorecard.total());
    let (word, style) = saved_word(app, sitting, pen);
    if sitting.is_beginning() {
        pen.put_right(area.right().saturating_sub(1), area.y, &word, style);
        return;
    }
    let progress = format!("{done} of {total}");
    // The word has a field of its own, so that its coming and going moves nothing.
    let field = if area.width < 76 { 5 } else { 9 };
    let field = cells(&word).max(field) + 1;
    let at = area.right().saturating_sub(field);
    pen.put_right(area.right().saturating_sub(1), area.y, &word, style);
    pen.put_right(at.saturating_sub(1), area.y, &progress, pen.theme.plain);
}

fn tiny_header(app: &App, sitting: &Sitting, area: Area, pen: &mut Pen<'_>) {
    let (word, style) = saved_word(app, sitting, pen);
    let (done, total) = (sitting.scorecard.done(), sitting.scorecard.total());
    let x = pen.put_right(area.right().saturating_sub(1), area.y, &word, style);
    let plain = pen.theme.plain;
    let progress = if sitting.is_beginning() { String::new() } else { format!("{done}/{total}") };
    let x = pen.put_right(x.saturating_sub(1), area.y, &progress, plain);
    let room = x.saturating_sub(area.x + 2);
    if sitting.tab == Tab::Answers {
        let (at, all) = (sitting.number(), sitting.session.exchanges.len());
        let exchange = sitting.exchange();
        let (label, _) = label(sitting, exchange, room);
        let title = format!("{at} of {all}: {label}");
        pen.put_within(area.x + 1, area.y, &title, room, pen.theme.strong);
    } else {
        let x = pen.put(area.x + 1, area.y, sitting.tab.title(), pen.theme.accent);
        let name = format!(" · {}", candidate(sitting));
        pen.put_within(x, area.y, &name, room.saturating_sub(x), pen.theme.quiet);
    }
}

fn candidate(sitting: &Sitting) -> String {
    let name = sitting.session.candidate();
    let name = safe_line(&name);
    // In front, because the end of a name is what is cut where there is no room.
    if sitting.session.sample { format!("sample · {name}") } else { name.into_owned() }
}

/// The one word about saving.
fn saved_word(app: &App, sitting: &Sitting, pen: &Pen<'_>) -> (Cow<'static, str>, Style) {
    let theme = pen.theme;
    if sitting.is_beginning() {
        // How much of the whole is scored, and whether anything is, is not known yet.
        let is_wide = app.layout.header.width >= 76;
        return (if is_wide { "reading the rest" } else { "reading" }.into(), theme.accent);
    }
    if sitting.access != Access::Writable {
        return ("read-only".into(), theme.accent);
    }
    let is_typing =
        matches!(app.modes.last(), Some(Mode::Note(editor)) if editor.has_unsaved_keys());
    match app.saving.word(app.now) {
        Word::Saved | Word::Nothing if is_typing => ("typing".into(), theme.quiet),
        Word::Saved if sitting.read_only().is_some() => ("submitted".into(), theme.accent),
        Word::Saved => ("saved".into(), theme.quiet),
        Word::Nothing => ("".into(), theme.quiet),
        Word::Saving => ("saving".into(), theme.plain),
        Word::NotSaved(failure) => {
            let at = words::when(failure.at, app.now, &app.zone);
            (format!("NOT SAVED {at}").into(), theme.error)
        }
    }
}

/// The thin lines below the header and above the footer.
pub(super) fn rules(app: &App, pen: &mut Pen<'_>) {
    if app.layout.shape == Shape::Tiny {
        return;
    }
    let (header, footer) = (app.layout.header, app.layout.footer);
    let line = |y| Area::new(1, y, header.width.saturating_sub(2), 1);
    let strip = app.layout.answers.strip.height;
    let on_answers = app.modes.last().is_none_or(|mode| !mode.covers_body())
        && app.sitting.as_ref().is_some_and(|sitting| sitting.tab == Tab::Answers);
    // Where the list is a strip, it belongs to the header.
    if !(on_answers && strip > 0) {
        pen.rule(line(header.bottom()));
    }
    pen.rule(line(footer.y.saturating_sub(1)));
}

/// A message where there is one, else what the fingers can do here.
pub(super) fn footer(app: &App, pen: &mut Pen<'_>) {
    let area = app.layout.footer;
    let room = area.width.saturating_sub(2);
    let is_asking = matches!(app.modes.last(), Some(Mode::Confirm(_)));
    if let (None, Some(message), false) = (&app.import, &app.message, is_asking) {
        return long_message(app, message, pen);
    }
    if let Some(progress) = &app.import {
        let (done, total) = (progress.done, progress.total);
        let words = format!("importing {done} of {total} · {}", safe_line(&progress.name));
        pen.put_within(1, area.y, &words, room, pen.theme.plain);
    } else if let Some(Mode::Cut(cut)) = app.modes.last() {
        cutting(app, cut, pen);
    } else if let Some(Mode::Quote(quoting)) = app.modes.last() {
        let prompt = if quoting.is_for { "quote for" } else { "quote against" };
        let x = pen.put(area.x + 1, area.y, prompt, pen.theme.accent) + 2;
        hints(app, Area { x, width: area.right().saturating_sub(x), ..area }, pen);
    } else {
        hints(app, area, pen);
    }
}

/// While a place is chosen: all its keys, and behind them what is asked and the words in question. Where
/// there is little room the keys stand without their words, and the words in question only on the page.
fn cutting(app: &App, cut: &Cut, pen: &mut Pen<'_>) {
    let area = app.layout.footer;
    let end = area.right().saturating_sub(1);
    let prompt = cut.purpose.prompt();
    let hints: Vec<_> = hinted(app, app.scopes()).map(|command| hint(app, command)).collect();
    let said: u16 = hints.iter().map(|(key, does)| cells(key) + 1 + cells(does) + 2).sum();
    let is_wide = said + cells(prompt) <= end.saturating_sub(area.x + 1);
    let mut x = area.x + 1;
    for (key, does) in &hints {
        let (does, gap) = if is_wide { (does.as_str(), 2) } else { ("", 1) };
        x = put_hint(x, area.y, (key, does), pen) + gap;
    }
    let quotes = 3;
    let room = end.saturating_sub(x + cells(prompt) + quotes);
    let asked = match chosen(app, cut, usize::from(room)) {
        words if words.is_empty() => prompt.to_owned(),
        words => format!("{prompt} “{words}”"),
    };
    pen.put_within(x, area.y, &asked, end.saturating_sub(x), pen.theme.accent);
}

/// A message on the last line; one that needs more lines lies over what is above, until the next key.
fn long_message(app: &App, message: &Message, pen: &mut Pen<'_>) {
    let most = app.most_rows(message);
    let style = if message.is_error { pen.theme.error } else { pen.theme.plain };
    let area = app.layout.footer;
    let room = area.width.saturating_sub(2);
    let safe = safe_line(&message.text);
    let rows = text::wrap(&safe, room);
    let shown = rows.len().min(most);
    let above = u16::try_from(shown.saturating_sub(1)).unwrap_or(0);
    let top = area.y.saturating_sub(above);
    if above > 0 {
        let rule = top.saturating_sub(1);
        pen.wipe(Area::new(0, rule, area.width, above + 1));
        pen.rule(Area::new(1, rule, room, 1));
    }
    let end = rows.first().map_or(0, |row| row.width) + 1;
    if rows.len() == 1 && app.scopes().contains(&Scope::Answers) && app.layout.shape != Shape::Tiny
    {
        levels_at_right(app, end, pen);
    }
    for (y, (i, row)) in (top..).zip(rows.iter().take(shown).enumerate()) {
        let is_cut = i + 1 == shown && rows.len() > shown;
        let words = &safe[row.start..row.end];
        let words =
            if is_cut { text::cut_behind_a_word(words, usize::from(room)) } else { words.into() };
        pen.put_within(1, y, &words, room, style);
    }
}

fn hints(app: &App, area: Area, pen: &mut Pen<'_>) {
    let scopes = app.scopes();
    let in_overlay = scopes.contains(&Scope::Overlay);
    let quoting = match app.modes.last() {
        Some(Mode::Quote(quoting)) => Some(quoting),
        _ => None,
    };
    let right = area.right().saturating_sub(1);
    let help = (!in_overlay && scopes.contains(&Scope::Always)).then(|| hint(app, Command::Help));
    let reserved = help.as_ref().map_or(0, |(key, does)| cells(key) + 1 + cells(does));
    let mut x = area.x + 1;
    if scopes.contains(&Scope::Answers) && app.makes_sense(Command::Score) {
        x = levels(app, x, area.y, pen);
    }
    for command in hinted(app, scopes) {
        let anchors_are_shown = app.layout.answers.anchors.height > 0;
        let is_needless = match command {
            Command::Help => true,
            // What is so already, and what there is nothing for.
            Command::QuoteFor => quoting.is_some_and(|one| one.is_for),
            Command::QuoteAgainst => quoting.is_some_and(|one| !one.is_for),
            Command::RemoveQuote => quoting.is_some_and(|one| one.again.is_none()),
            Command::Quit | Command::ImportReport => in_overlay,
            Command::Anchors => in_overlay || anchors_are_shown,
            _ => false,
        };
        if is_needless {
            continue;
        }
        let (key, mut does) = hint(app, command);
        if app.layout.shape == Shape::Tiny && command == Command::Unscorable {
            // The longest word of the row, and the key that fingers learn first.
            does.clear();
        }
        if x + cells(&key) + 1 + cells(&does) + 2 + reserved > right {
            break;
        }
        x = put_hint(x, area.y, (&key, &does), pen) + 2;
    }
    if let Some((key, does)) = help {
        put_hint(x, area.y, (&key, &does), pen);
    }
}

/// The words in question, in at most `room` cells: the first of them, or the last of a stretch.
fn chosen(app: &App, cut: &Cut, room: usize) -> String {
    /// Fewer cells hold no word that says anything.
    const LEAST: usize = 5;
    if room < LEAST {
        return String::new();
    }
    let words = app.sitting.as_ref().map_or("", |sitting| sitting.page.chosen_words());
    let words = safe_line(words.trim());
    match cut.purpose {
        CutFor::StrayTo(_) => {
            let fits = |at: &usize| text::width(&words[*at..]) <= room;
            let from = text::words(&words).into_iter().find(fits);
            from.map_or_else(String::new, |at| words[at..].to_owned())
        }
        _ => text::fit(&words, room).into_owned(),
    }
}

/// The commands that stand in the footer: those of the innermost scope first, and each once. What would
/// change a review that is read-only is left out.
fn hinted<'a>(app: &'a App, scopes: &'a [Scope]) -> impl Iterator<Item = Command> + 'a {
    let is_first = |spec: &Spec, at: usize| !spec.is_in(&scopes[..at]);
    let of_scope = move |(at, scope): (usize, &'a Scope)| {
        TABLE
            .iter()
            .filter(|spec| !spec.hint.is_empty() && spec.scopes.contains(scope))
            .filter(move |spec| is_first(spec, at))
    };
    scopes
        .iter()
        .enumerate()
        .flat_map(of_scope)
        .map(|spec| spec.command)
        .filter(|&command| app.makes_sense(command) && !app.keymap.keys(command).is_empty())
}

fn put_hint(x: u16, y: u16, (key, does): (&str, &str), pen: &mut Pen<'_>) -> u16 {
    let x = pen.put(x, y, key, pen.theme.strong);
    if does.is_empty() { x } else { pen.put(x + 1, y, does, pen.theme.quiet) }
}

/// The digits and what they mean, right of a message that ends at column `end`, where there is room.
fn levels_at_right(app: &App, end: u16, pen: &mut Pen<'_>) {
    let area = app.layout.footer;
    let Some(sitting) = &app.sitting else { return };
    let width: u16 = sitting.rubric.levels.iter().map(|level| cells(&level.name) + 3).sum();
    let x = area.right().saturating_sub(width);
    if app.makes_sense(Command::Score) && x > end + 3 {
        levels(app, x, area.y, pen);
    }
}

/// The digits and what they mean; the digits alone where there is no room.
fn levels(app: &App, x: u16, y: u16, pen: &mut Pen<'_>) -> u16 {
    let (quiet, strong) = (pen.theme.quiet, pen.theme.strong);
    let Some(sitting) = &app.sitting else { return x };
    let levels = &sitting.rubric.levels;
    if app.layout.shape == Shape::Tiny {
        let last = levels.last().map_or(1, |level| level.value);
        let x = pen.put(x, y, &format!("1-{last}"), strong);
        return pen.put(x + 1, y, "score", quiet) + 2;
    }
    let mut x = x;
    for level in levels {
        x = pen.put(x, y, &level.value.to_string(), strong);
        x = pen.put(x + 1, y, &level.name, quiet) + 1;
    }
    x + 1
}

fn hint(app: &App, command: Command) -> (String, String) {
    let does = match command {
        Command::Quit if app.quit_goes_back() => "back",
        command => command.spec().hint,
    };
    (app.keymap.key(command), does.to_owned())
}

fn cells(text: &str) -> u16 {
    u16::try_from(text::width(text)).unwrap_or(u16::MAX)
}
