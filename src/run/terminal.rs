//! The terminal: entered, drawn to, left as it was found; and the picture that takes its place without one.
//!
//! A frame is the difference to the frame before, in one write. Nothing is ever asked of the terminal, so
//! one that does not answer makes nobody wait.

use std::cell::RefCell;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write, stdin, stdout};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, size,
};
use ratatui::crossterm::{Command, execute, queue};
use ratatui::layout::{Position, Rect};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::getpgrp;
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcgetpgrp, tcsetattr};

use crate::app::App;
use crate::app::layout::Size;
use crate::model::habits::Look;
use crate::ui;
use crate::ui::theme::Theme;

use super::{frame, signals};

/// One frame of a large terminal fits.
const FRAME_BYTES: usize = 1 << 16;

/// True while the terminal is ours. Locked while its attributes are changed, so that no thread puts back
/// what another has just changed.
static OURS: Mutex<bool> = Mutex::new(false);

fn ours() -> MutexGuard<'static, bool> {
    OURS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the app is drawn.
pub trait Screen {
    /// Columns and rows.
    fn size(&self) -> Size;

    /// Draws the app.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    fn draw(&mut self, app: &App) -> io::Result<()>;

    /// Draws the first line, of an app that is the same in all others.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    fn draw_header(&mut self, app: &App) -> io::Result<()> {
        self.draw(app)
    }

    /// Puts text on the clipboard, where the screen has one.
    fn copy(&mut self, text: &str);

    /// Leaves the terminal as it was found, for another program.
    fn leave(&mut self);

    /// Takes the terminal again; the next frame is drawn whole.
    fn enter(&mut self);

    /// What the screen shows is not known any more; the next frame is drawn whole.
    fn forget(&mut self);
}

/// Reports button presses, the wheel and moves with a button held, in the encoding that has no limit of
/// columns. Other moves of the mouse are not asked for: they would wake the program for nothing.
struct Mouse(bool);

impl Command for Mouse {
    fn write_ansi(&self, out: &mut impl std::fmt::Write) -> std::fmt::Result {
        out.write_str(if self.0 { "\x1b[?1002h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1002l" })
    }
}

/// A real terminal.
pub struct Terminal {
    backend: CrosstermBackend<BufWriter<Stdout>>,
    theme: Theme,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    is_stale: bool,
}

/// Why there is no terminal to work in, as a sentence.
///
/// # Errors
/// The sentence, where input or output is no terminal, or one that cannot move its cursor.
pub fn check() -> Result<(), String> {
    let instead = "use `candor show`, `candor list` or `--print` instead";
    if !stdin().is_terminal() {
        return Err(format!("standard input is not a terminal; {instead}"));
    }
    if !stdout().is_terminal() {
        return Err(format!("standard output is not a terminal; {instead}"));
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(format!("TERM=dumb cannot show a screen; {instead}"));
    }
    Ok(())
}

/// True where the terminal takes a frame of this size without waiting: it reads, or the frame fits into what the
/// system keeps for it, which is 64 KB at least where it is a window.
pub(super) fn takes_a_frame(size: Size) -> bool {
    const CELLS: u32 = 1 << 14;
    let out = stdout();
    let mut terminal = [PollFd::new(&out, PollFlags::OUT)];
    let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
    let has_room = poll(&mut terminal, Some(&at_once)).is_ok_and(|ready| ready == 1);
    has_room && u32::from(size.width) * u32::from(size.height) <= CELLS
}

/// True where the environment asks for no colours, whatever the configuration says.
#[must_use]
pub fn wants_no_colours() -> bool {
    is_set("NO_COLOR")
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The theme of this look, as far as the environment allows it: no colours with `NO_COLOR`, ASCII where the locale
/// has no UTF-8.
#[must_use]
pub fn theme(look: Look) -> Theme {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find(|name| is_set(name));
    let ascii = locale.is_some_and(|name| {
        let value = std::env::var(name).unwrap_or_default().to_lowercase();
        !value.contains("utf-8") && !value.contains("utf8")
    });
    Theme::new(Look { colours: look.colours && !wants_no_colours(), ..look }, ascii)
}

impl Terminal {
    /// Takes the terminal. From here on no signal ends the program before it has given it back.
    ///
    /// # Errors
    /// Where signals cannot be caught, or the terminal cannot be put into raw mode.
    pub fn enter(look: Look) -> io::Result<Self> {
        signals::catch()?;
        take()?;
        Ok(Self {
            backend: CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, stdout())),
            theme: theme(look),
            shown: Buffer::default(),
            next: Buffer::default(),
            cursor: None,
            is_stale: true,
        })
    }

    /// The cursor is moved and shown only where it has to be.
    fn place_cursor(&mut self, cursor: Option<Position>) -> io::Result<()> {
        match (self.cursor.is_some(), cursor) {
            (true, None) => self.backend.hide_cursor()?,
            (false, Some(_)) => self.backend.show_cursor()?,
            _ => {}
        }
        if let Some(position) = cursor {
            self.backend.set_cursor_position(position)?;
        }
        self.cursor = cursor;
        Ok(())
    }

    /// True where the screen shows all of the app as it is.
    fn shows(&self, app: &App) -> bool {
        let mut whole = Buffer::empty(self.shown.area);
        ui::view(app, &self.theme, &mut whole);
        whole == self.shown
    }
}

impl Screen for Terminal {
    /// A terminal that does not know its size, a serial line say, is taken for one of 80 by 24.
    fn size(&self) -> Size {
        let known = size().ok().filter(|&(width, height)| width > 0 && height > 0);
        let (width, height) = known.unwrap_or((80, 24));
        Size { width, height }
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        // A fault on another thread has given it back, and the loop has not heard of it yet.
        if !*ours() {
            return Ok(());
        }
        let area = Rect::new(0, 0, app.size.width, app.size.height);
        // Where this fails it is half drawn, and not drawn over again.
        let mut next = std::mem::take(&mut self.next);
        if next.area != area {
            next = Buffer::empty(area);
        }
        let cursor = ui::view(app, &self.theme, &mut next);
        if self.is_stale {
            // In the same write as the frame, and never left behind in the buffer without one.
            queue!(self.backend, EnterAlternateScreen, Hide, EnableBracketedPaste, Mouse(true))?;
        }
        if self.is_stale || self.shown.area != area {
            queue!(self.backend, Clear(ClearType::All))?;
            self.is_stale = false;
            send(&mut self.backend, frame::whole(&next))?;
        } else {
            send(&mut self.backend, frame::changes(&self.shown, &next))?;
        }
        self.place_cursor(cursor)?;
        Backend::flush(&mut self.backend)?;
        self.next = std::mem::replace(&mut self.shown, next);
        // Now, while nobody waits for a frame.
        self.next.reset();
        Ok(())
    }

    fn draw_header(&mut self, app: &App) -> io::Result<()> {
        let area = Rect::new(0, 0, app.size.width, app.size.height);
        if self.is_stale || self.shown.area != area {
            return self.draw(app);
        }
        if !*ours() {
            return Ok(());
        }
        let mut next = Buffer::empty(Rect { height: 1, ..area });
        ui::header(app, &self.theme, &mut next);
        let line = ..next.content.len();
        let shown = Buffer { area: next.area, content: self.shown.content[line].to_vec() };
        send(&mut self.backend, frame::changes(&shown, &next))?;
        Backend::flush(&mut self.backend)?;
        self.shown.content[line].clone_from_slice(&next.content);
        debug_assert!(self.shows(app), "more than the first line is another");
        Ok(())
    }

    /// By OSC 52, which works over ssh; terminals that do not know it, or do not allow it, ignore it.
    fn copy(&mut self, text: &str) {
        let encoded = STANDARD.encode(text);
        let _ = write!(self.backend, "\x1b]52;c;{encoded}\x07");
        let _ = Write::flush(&mut self.backend);
    }

    fn leave(&mut self) {
        restore();
    }

    fn enter(&mut self) {
        // Where this fails the terminal has gone, which the reader tells.
        let _ = take();
        self.cursor = None;
        self.is_stale = true;
    }

    fn forget(&mut self) {
        self.shown = Buffer::default();
    }
}

fn send<'a, B: Backend>(
    backend: &mut B,
    cells: impl Iterator<Item = frame::Sent<'a>>,
) -> Result<(), B::Error> {
    let mut cells = cells.peekable();
    if cells.peek().is_none() { Ok(()) } else { backend.draw(cells) }
}

/// The terminal is given back also where the way out is an error.
impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

fn take() -> io::Result<()> {
    let mut ours = ours();
    // Crossterm believes that raw mode is on where another program has switched it off.
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    *ours = true;
    Ok(())
}

/// True unless the program runs behind a shell that has the terminal, with attributes of its own: whoever
/// touches them then is stopped, also one that was just told to end.
fn is_in_front() -> bool {
    tcgetpgrp(stdin()).map_or(true, |group| group == getpgrp())
}

/// Gives the terminal back as it was found. Does nothing where it is not ours.
pub fn restore() {
    {
        let mut ours = ours();
        if !std::mem::take(&mut *ours) {
            return;
        }
        // First what never waits: a terminal that has stopped reading takes no bytes.
        if is_in_front() {
            let _ = disable_raw_mode();
        }
    }
    let _ = execute!(stdout(), Mouse(false), DisableBracketedPaste, LeaveAlternateScreen, Show);
}

/// Wakes whoever waits for the terminal: setting the attributes that are set already changes nothing else.
///
/// # Errors
/// Where the terminal has gone.
pub(super) fn wake() -> io::Result<()> {
    let ours = ours();
    if *ours && is_in_front() {
        tcsetattr(stdin(), OptionalActions::Now, &tcgetattr(stdin())?)?;
    }
    Ok(())
}

/// Frees whoever waits for a terminal that has stopped reading: what it has not read is dropped.
pub(super) fn free() {
    if *ours() && is_in_front() {
        let _ = tcflush(stdout(), QueueSelector::OFlush);
    }
    let _ = wake();
}

thread_local! {
    /// On a thread that contains its faults, room for the sentence about one.
    static CONTAINED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes a fault give the terminal back and say where it happened. Its own message is not shown: it could
/// carry words of a transcript.
pub fn guard_against_faults() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!(" at {at}"));
        let sentence = format!("stopped by a fault of its own{place}; please report it");
        let is_contained = CONTAINED
            .with_borrow_mut(|room| room.as_mut().map(|room| room.clone_from(&sentence)))
            .is_some();
        if is_contained {
            return;
        }
        restore();
        let _ = writeln!(io::stderr(), "candor: {sentence}");
        if thread::current().name() != Some("main") {
            // The loop does not feel the fault of another thread, and may wait for it in vain.
            signals::tell_of_fault();
        }
    }));
}

/// Does something whose fault takes nothing else along.
///
/// # Errors
/// A sentence about the fault.
pub(super) fn contain<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    CONTAINED.set(Some(String::new()));
    let done = catch_unwind(AssertUnwindSafe(work));
    let sentence = CONTAINED.take().unwrap_or_default();
    done.map_err(|_| sentence)
}

/// A screen without a terminal: the last frame is kept as a picture.
#[derive(Debug)]
pub struct Picture {
    size: Size,
    theme: Theme,
    /// The last frame.
    pub buffer: Buffer,
}

impl Picture {
    /// An empty picture of this size.
    #[must_use]
    pub fn new(size: Size, look: Look) -> Self {
        let area = Rect::new(0, 0, size.width, size.height);
        Self { size, theme: Theme::new(look, false), buffer: Buffer::empty(area) }
    }
}

impl Screen for Picture {
    fn size(&self) -> Size {
        self.size
    }

    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.buffer.reset();
        ui::view(app, &self.theme, &mut self.buffer);
        Ok(())
    }

    fn copy(&mut self, _text: &str) {}

    fn leave(&mut self) {}

    fn enter(&mut self) {}

    fn forget(&mut self) {}
}
