//! The few styles there are. Colours are the terminal's own sixteen, so that they follow its theme; quiet
//! text is dim and never a colour; nothing is said by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// How things are said.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// What is in focus. The one accent.
    pub accent: Style,
    /// What is to be read.
    pub plain: Style,
    /// What counts: scores, names, headings.
    pub strong: Style,
    /// What may be passed over: chrome, numbers, hints.
    pub quiet: Style,
    /// A place that matches the search.
    pub hit: Style,
    /// The place that matches the search and was gone to.
    pub current_hit: Style,
    /// Something went wrong.
    pub error: Style,
    /// A question that was found inside an answer.
    pub recovered: Style,
    /// Words that were probably mis-heard.
    pub mended: Style,
    /// Words that are quoted.
    pub quoted: Style,
    /// True where only ASCII may be drawn.
    pub ascii: bool,
}

impl Theme {
    /// The theme; without colours where the user asked for none.
    #[must_use]
    pub fn new(colours: bool, ascii: bool) -> Self {
        let plain = Style::new();
        let coloured = |colour: Color| if colours { plain.fg(colour) } else { plain };
        Self {
            accent: coloured(Color::Cyan).add_modifier(Modifier::BOLD),
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            quiet: plain.add_modifier(Modifier::DIM),
            hit: coloured(Color::Cyan).add_modifier(Modifier::BOLD),
            current_hit: coloured(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            error: coloured(Color::Red).add_modifier(Modifier::BOLD),
            recovered: plain.add_modifier(Modifier::ITALIC),
            mended: plain.add_modifier(Modifier::ITALIC),
            quoted: plain.add_modifier(Modifier::UNDERLINED),
            ascii,
        }
    }
}
