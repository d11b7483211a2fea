//! The few styles there are. Colours are the terminal's own sixteen, so that they follow its theme; quiet
//! text is dim and never a colour; nothing is said by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::model::habits::{Accent, Look};

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
    pub fn new(look: Look, ascii: bool) -> Self {
        let plain = Style::new();
        let coloured = |colour: Color| if look.colours { plain.fg(colour) } else { plain };
        let accent = coloured(colour(look.accent)).add_modifier(Modifier::BOLD);
        // Without colours it must differ from what is bold anyway.
        let hit = if look.colours { accent } else { accent.add_modifier(Modifier::UNDERLINED) };
        Self {
            accent,
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            quiet: plain.add_modifier(Modifier::DIM),
            hit,
            current_hit: hit.add_modifier(Modifier::REVERSED),
            error: coloured(Color::Red).add_modifier(Modifier::BOLD),
            recovered: plain.add_modifier(Modifier::ITALIC),
            mended: plain.add_modifier(Modifier::ITALIC),
            quoted: plain.add_modifier(Modifier::UNDERLINED),
            ascii,
        }
    }
}

/// The terminal's own colour of this name.
fn colour(accent: Accent) -> Color {
    match accent {
        Accent::Black => Color::Black,
        Accent::Red => Color::Red,
        Accent::Green => Color::Green,
        Accent::Yellow => Color::Yellow,
        Accent::Blue => Color::Blue,
        Accent::Magenta => Color::Magenta,
        Accent::Cyan => Color::Cyan,
        Accent::White => Color::Gray,
        Accent::BrightBlack => Color::DarkGray,
        Accent::BrightRed => Color::LightRed,
        Accent::BrightGreen => Color::LightGreen,
        Accent::BrightYellow => Color::LightYellow,
        Accent::BrightBlue => Color::LightBlue,
        Accent::BrightMagenta => Color::LightMagenta,
        Accent::BrightCyan => Color::LightCyan,
        Accent::BrightWhite => Color::White,
    }
}
