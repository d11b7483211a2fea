//! The least that a reader in ratatui can be: the 1.00 that candor's speed is compared with.
//!
//! ```text
//! cargo run --release --example minimal FILE
//! ```
//!
//! It reads the file, shows tabs, the wrapped text and a status line, draws once for each key, and quits on
//! `q`. It understands nothing, saves nothing and restores nothing after a signal.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{Paragraph, Tabs, Wrap};
use ratatui::{DefaultTerminal, Frame};

const TABS: [&str; 4] = ["Profile", "Skills", "Q&A", "Scorecard"];
const PAGE: u16 = 36;

struct Reader<'a> {
    text: Paragraph<'a>,
    tab: usize,
    /// The first visible row of each tab.
    tops: [u16; TABS.len()],
    status: String,
}

fn main() -> io::Result<()> {
    let usage = || io::Error::new(io::ErrorKind::InvalidInput, "name a file to read");
    let path = std::env::args_os().nth(1).ok_or_else(usage)?;
    let text = std::fs::read_to_string(path)?;
    let reader = Reader::new(&text);
    ratatui::run(|terminal| reader.run(terminal))
}

impl<'a> Reader<'a> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the usual widget is what is compared with, and the text is made up"
    )]
    fn new(text: &'a str) -> Self {
        Self {
            text: Paragraph::new(text).wrap(Wrap { trim: false }),
            tab: 0,
            // Other text on each tab, so that a change of tab draws a body.
            tops: [0, 12, 24, 36],
            status: "ready".into(),
        }
    }

    fn run(mut self, terminal: &mut DefaultTerminal) -> io::Result<()> {
        loop {
            terminal.draw(|frame| self.draw(frame))?;
            if let Event::Key(key) = event::read()? {
                let top = &mut self.tops[self.tab];
                match key.code {
                    KeyCode::Char('q') => return Ok(()),
                    KeyCode::Char('j') | KeyCode::Down => *top = top.saturating_add(1),
                    KeyCode::Char('k') | KeyCode::Up => *top = top.saturating_sub(1),
                    KeyCode::Char(' ') => *top = top.saturating_add(PAGE),
                    KeyCode::Char('b') => *top = top.saturating_sub(PAGE),
                    KeyCode::Char('g') => *top = 0,
                    KeyCode::Tab => self.tab = (self.tab + 1) % TABS.len(),
                    KeyCode::Char(other) => self.status = format!("{other} pressed"),
                    _ => {}
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let rows = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)];
        let [tabs, body, status] = Layout::vertical(rows).areas(frame.area());
        self.text = std::mem::take(&mut self.text).scroll((self.tops[self.tab], 0));
        frame.render_widget(Tabs::new(TABS).select(self.tab), tabs);
        frame.render_widget(&self.text, body);
        frame.render_widget(self.status.as_str(), status);
    }
}
