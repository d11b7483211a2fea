//! The app drawn into a buffer of cells. Looks at the state and changes nothing.

mod answers;
mod chrome;
mod criteria;
mod history;
mod library;
mod mending;
mod panels;
mod pen;
pub mod picture;
mod preview;
mod quality;
mod scorecard;
mod sheet;
mod skills;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::layout::{SMALLEST, Shape};
use crate::app::sitting::Tab;
use crate::app::{App, Mode};

use pen::Pen;
use theme::Theme;

/// Draws the app into the buffer and returns where the cursor blinks, if it does.
pub fn view(app: &App, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    with_pen(theme, buffer, |pen| draw(app, pen))
}

/// Draws the first line alone.
pub fn header(app: &App, theme: &Theme, buffer: &mut Buffer) {
    with_pen(theme, buffer, |pen| chrome::header(app, pen));
}

fn with_pen<T>(theme: &Theme, buffer: &mut Buffer, draw: impl FnOnce(&mut Pen<'_>) -> T) -> T {
    let mut pen = Pen::new(buffer, theme);
    let drawn = draw(&mut pen);
    if theme.ascii {
        pen.fold_to_ascii();
    }
    drawn
}

fn draw(app: &App, pen: &mut Pen<'_>) -> Option<Position> {
    if app.layout.shape == Shape::TooSmall {
        let (needed, size) = (SMALLEST, app.size);
        let words = [
            format!("{}x{} is too small:", size.width, size.height),
            format!("candor needs {}x{}", needed.width, needed.height),
        ];
        for (y, words) in (0..).zip(words) {
            pen.put(0, y, &words, pen.theme.plain);
        }
        return None;
    }
    chrome::header(app, pen);
    if let Some(Mode::Overlay(overlay, top)) = app.modes.last() {
        sheet::overlay(app, *overlay, *top, pen);
    } else if let Some(Mode::Preview(preview)) = app.modes.last() {
        preview::draw(app, preview, pen);
    } else if let Some(Mode::Mending(panel)) = app.modes.last() {
        mending::draw(app, *panel, pen);
    } else if let Some(Mode::Quality(quality)) = app.modes.last() {
        quality::draw(app, quality, pen);
    } else if let Some(Mode::History(versions)) = app.modes.last() {
        history::draw(app, versions, pen);
    } else {
        match app.sitting.as_ref().map(|sitting| (sitting, sitting.tab)) {
            None => library::draw(app, pen),
            Some((sitting, Tab::Profile)) => sheet::profile(app, sitting, pen),
            Some((sitting, Tab::Skills)) => skills::draw(app, sitting, pen),
            Some((sitting, Tab::Answers)) => answers::draw(app, sitting, pen),
            Some((sitting, Tab::Scorecard)) => scorecard::draw(app, sitting, pen),
        }
    }
    chrome::rules(app, pen);
    chrome::footer(app, pen);
    match app.modes.last() {
        Some(Mode::Note(editor)) => answers::editor(app, editor, pen),
        Some(mode) => panels::draw(app, mode, pen),
        None => None,
    }
}
