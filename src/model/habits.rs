//! How somebody likes to work: plain values that the configuration says, each with what holds where it says
//! nothing.

use super::preferences::Fillers;

/// Columns of text that are comfortable to read.
pub const MEASURE: u16 = 72;

/// How somebody likes to work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habits {
    /// True where a score goes on to the next open answer.
    pub auto_advance: bool,
    /// Columns that a line of text takes at most.
    pub measure: u16,
    /// How hesitations are shown until the reviewer chooses.
    pub fillers: Fillers,
    /// True where phrases such as "you know" are taken for hesitations until the reviewer chooses.
    pub phrases: bool,
    /// When means can be seen.
    pub mean: MeanShown,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            auto_advance: true,
            measure: MEASURE,
            fillers: Fillers::default(),
            phrases: false,
            mean: MeanShown::default(),
        }
    }
}

/// When means can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeanShown {
    /// Once the overall recommendation is given, so that it leads nobody to it.
    #[default]
    AfterOverall,
    /// At any time.
    Always,
}

/// Whether there are colours, and which one is the accent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// True where anything may be coloured.
    pub colours: bool,
    /// The colour of what is in focus.
    pub accent: Accent,
}

impl Default for Look {
    fn default() -> Self {
        Self { colours: true, accent: Accent::default() }
    }
}

/// One of the terminal's own sixteen colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the names are those of the colours")]
pub enum Accent {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    #[default]
    Cyan,
    White,
    BrightBlack,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    BrightWhite,
}
