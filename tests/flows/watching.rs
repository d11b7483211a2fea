//! The loop with a screen that keeps everything: each frame, and what went to the clipboard. Headless
//! printing shows only the last frame, in which a note that was open has been kept.

use std::io;

use candor::app::layout::Size;
use candor::app::{App, Home, NoteWords, Start};
use candor::keys::{self, Keymap};
use candor::model::habits::{Habits, Look};
use candor::model::ids::ReviewerId;
use candor::reading::note_check::NoteCheck;
use candor::run::beginning::Lengths;
use candor::run::clock::Clock;
use candor::run::opening::Opener;
use candor::run::shell::{Around, Ending, Shell};
use candor::run::terminal::Screen as Watch;
use candor::store::{Library, Settings};
use candor::ui;
use candor::ui::picture;
use candor::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::{Desk, Screen, TODAY, framed};

/// A screen that remembers.
pub(crate) struct Watcher {
    size: Size,
    pub(crate) frames: Vec<Screen>,
    pub(crate) styled: Vec<String>,
    pub(crate) copied: Vec<String>,
}

impl Watch for Watcher {
    fn size(&self) -> Size {
        self.size
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, app.size.width, app.size.height));
        ui::view(app, &Theme::new(Look::default(), false), &mut buffer);
        let frame = Screen(picture::text(&buffer));
        if self.frames.last() != Some(&frame) {
            self.frames.push(frame);
            self.styled.push(framed(&picture::styled(&buffer)));
        }
        Ok(())
    }

    fn copy(&mut self, text: &str) {
        self.copied.push(text.to_owned());
    }

    fn leave(&mut self) {}

    fn enter(&mut self) {}

    fn forget(&mut self) {}
}

/// Opens the page, presses keys, and watches.
pub(crate) fn watch(page: &str, keys: &str, size: (u16, u16)) -> Watcher {
    let desk = Desk::with(page);
    let opening = opener(&desk).open_named(desk.path("page.txt").as_os_str()).unwrap();
    watch_shell(&desk, keys, size, |shell| shell.sit_down(opening))
}

/// Opens the beginning of the page of a desk, presses keys as soon as the whole is there, and watches.
pub(crate) fn watch_from_the_beginning(desk: &Desk, keys: &str, lengths: Lengths) -> Watcher {
    let name = desk.path("page.txt").into_os_string();
    let beginning = opener(desk).beginning(&name, lengths).unwrap();
    watch_shell(desk, keys, (80, 24), |shell| {
        shell.sit_down_to_beginning(beginning, name, Box::new(|_| {}));
    })
}

/// Who opens what lies on the desk.
pub(crate) fn opener(desk: &Desk) -> Opener {
    let library = Library::at(desk.library(), false);
    Opener {
        rubric: library.rubric("general").unwrap(),
        library,
        reviewer: ReviewerId::new("ana").unwrap(),
        settings: Settings::default(),
    }
}

fn watch_shell(
    desk: &Desk,
    keys: &str,
    size: (u16, u16),
    sit_down: impl FnOnce(&mut Shell<'_>),
) -> Watcher {
    let size = Size { width: size.0, height: size.1 };
    let opener = opener(desk);
    let clock = Clock::fixed(TODAY).unwrap();
    let app = App::new(Start {
        size,
        now: clock.now(),
        zone: clock.zone(),
        note_check: NoteWords::new(Box::new(|| (NoteCheck::built_in(), None))),
        keymap: Keymap::new().unwrap(),
        habits: Habits::default(),
        reviewer: opener.reviewer.clone(),
        home: Home::Shell,
    });
    let mut watcher = Watcher { size, frames: Vec::new(), styled: Vec::new(), copied: Vec::new() };
    let around = Around { opener, clock, screen: &mut watcher, acks: None };
    let mut shell = Shell::new(app, around);
    sit_down(&mut shell);
    assert_eq!(shell.run_script(keys::parse(keys).unwrap()), Ending::Done);
    watcher
}

/// Every frame up to the last key. What the end of the script does to an open note is not among them.
pub(crate) fn watched(page: &str, keys: &str) -> Vec<Screen> {
    let mut frames = watch(page, keys, (80, 24)).frames;
    frames.pop();
    frames
}
