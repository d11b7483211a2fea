//! Where things stand on the screen: plain geometry, made anew after every message.
//!
//! Scrolling, paging and clicking need to know what is where, so this belongs to the state; `ui` draws into
//! the same areas.

use crate::model::ids::ExchangeId;
use crate::text::{self, Row, Safe};

use super::dress::Dress;
use super::sitting::{Sitting, Tab};
use super::strip::strip;
pub use super::strip::strip_item;
use super::{App, Mode};

/// A terminal smaller than this gets a plain message.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
/// The score stands no further than this behind a line of text.
const BESIDE: u16 = 32;
/// From this height on, the rubric's anchors stand below the note.
const ANCHORS_FROM: u16 = 34;
/// Columns of the list of exchanges on a wide terminal: a quarter, within these.
const LIST: (u16, u16) = (32, 60);
/// Rows of a note that are shown whatever the answer takes.
const NOTE_ROWS: u16 = 2;
/// Rows of quotes, where the list is at the left and where it is folded.
const QUOTE_ROWS: (u16, u16) = (4, 2);
/// Rows of criteria where there is no room for the anchors.
const CRITERION_ROWS: u16 = 3;
/// Columns that hold the score at the right of the question.
pub const SCORE: u16 = 15;
/// Columns of the tabs: each title with a space or bracket around it.
const TABS: u16 = 33;
/// Columns of the progress and the word about saving, right of the tabs: on narrow terminals, and on others.
const STATUS: (u16, u16) = (17, 24);
/// Terminals from here on are not narrow.
const NARROW: u16 = 76;

/// Columns and rows of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The rectangle with its top left corner at (`x`, `y`).
    #[must_use]
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// True where the cell lies inside.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }

    /// One past the last column.
    #[must_use]
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// One past the last row.
    #[must_use]
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    fn take_bottom(&mut self, rows: u16) -> Self {
        let rows = rows.min(self.height);
        self.height -= rows;
        Self::new(self.x, self.y + self.height, self.width, rows)
    }

    pub(super) fn take_top(&mut self, rows: u16) -> Self {
        let rows = rows.min(self.height);
        let taken = Self::new(self.x, self.y, self.width, rows);
        self.y += rows;
        self.height -= rows;
        taken
    }
}

/// Which of the layouts the terminal has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// Not even the smallest.
    #[default]
    TooSmall,
    /// Answer, one row of block, one row of keys.
    Tiny,
    /// The list folded into a strip above the answer.
    Standard,
    /// The list at the left.
    Wide,
}

impl Shape {
    /// The layout for a terminal of this size.
    #[must_use]
    pub fn of(size: Size) -> Self {
        match size {
            Size { width, height } if width < SMALLEST.width || height < SMALLEST.height => {
                Self::TooSmall
            }
            Size { width, height } if width < 66 || height < 18 => Self::Tiny,
            Size { width, .. } if width < 100 => Self::Standard,
            _ => Self::Wide,
        }
    }
}

/// Where everything stands.
#[derive(Debug, Default)]
pub struct Layout {
    /// Which layout it is.
    pub shape: Shape,
    /// Who and where.
    pub header: Area,
    /// The first column of each tab in the header; empty where there is no room.
    pub tabs: Vec<(Tab, Area)>,
    /// Everything between header and footer, without their rules.
    pub body: Area,
    /// What the fingers can do here.
    pub footer: Area,
    /// The Q&A tab.
    pub answers: Answers,
}

/// Where things stand on the Q&A tab.
#[derive(Debug, Default)]
pub struct Answers {
    /// The list of exchanges, one a row; empty where there is no room.
    pub list: Area,
    /// The first exchange in the list.
    pub list_top: usize,
    /// The list folded into a strip; empty where the list is shown or there is no room.
    pub strip: Area,
    /// The items of the strip: where each stands.
    pub strip_items: Vec<(ExchangeId, Area)>,
    /// Exchanges in front of the strip and behind it, out of sight.
    pub strip_hidden: (usize, usize),
    /// The question, with the score at its right.
    pub question: Area,
    /// The question's text and rows.
    pub asked: Block,
    /// The row above the answer that says what was found on it; empty where nothing was.
    pub findings: Area,
    /// The rows of the answer.
    pub answer: Area,
    /// The row that says how much is left.
    pub more: Area,
    /// The fixed block: marks, note or editor, quotes, anchors.
    pub block: Area,
    /// Rows of the block: marks.
    pub marks: Area,
    /// Rows of the block: the note, or the editor.
    pub note: Area,
    /// The note's text and rows.
    pub noted: Block,
    /// Rows of the block: the quotes.
    pub quotes: Area,
    /// Rows of the block: the criteria, where each has a score of its own.
    pub criteria: Area,
    /// Rows of the block: what each level means.
    pub anchors: Area,
}

impl Answers {
    /// One past the last row of the list's column.
    #[must_use]
    pub fn list_bottom(&self) -> u16 {
        self.block.bottom().max(self.list.bottom())
    }
}

/// A short safe text with its rows.
#[derive(Debug, Default)]
pub struct Block {
    /// The safe text.
    pub text: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Block {
    pub(super) fn new(verbatim: &str, width: u16) -> Self {
        let text = Safe::new(verbatim).as_str().to_owned();
        let rows = if text.is_empty() { Vec::new() } else { text::wrap(&text, width) };
        Self { text, rows }
    }

    /// Wrapped so that something fits beside the first row.
    fn beside(verbatim: &str, first: u16, width: u16) -> Self {
        let mut block = Self::new(verbatim, first);
        if let Some(second) = block.rows.get(1).map(|row| row.start) {
            let shift = |row: Row| Row { start: row.start + second, end: row.end + second, ..row };
            let rest = text::wrap(&block.text[second..], width).into_iter().map(shift);
            block.rows = block.rows[..1].iter().copied().chain(rest).collect();
        }
        block
    }

    /// The words of a row; the last of `most` rows ends with `…` where more follows.
    pub fn lines(&self, most: usize) -> impl Iterator<Item = String> + '_ {
        let cut = self.rows.len() > most;
        self.rows.iter().take(most).enumerate().map(move |(i, row)| {
            let words = &self.text[row.start..row.end];
            if cut && i + 1 == most { format!("{words} …") } else { words.to_owned() }
        })
    }
}

impl App {
    /// Lays everything out for the present state, wraps the answer in focus and keeps scroll in bounds.
    pub(crate) fn settle(&mut self) {
        let shape = Shape::of(self.size);
        let Size { width, height } = self.size;
        let mut layout = Layout { shape, ..Layout::default() };
        if shape == Shape::TooSmall {
            self.layout = layout;
            return;
        }
        let mut body = Area::new(0, 0, width, height);
        layout.header = body.take_top(1);
        layout.footer = body.take_bottom(1);
        if shape != Shape::Tiny {
            body.take_top(1);
            body.take_bottom(1);
        }
        layout.body = body;
        if let Some(sitting) = &mut self.sitting {
            if shape != Shape::Tiny {
                layout.tabs = tabs(width);
            }
            let (editor, is_session_note) = match self.modes.last() {
                Some(Mode::Note(editor)) => (Some(editor.draft.rows()), editor.is_on_session()),
                _ => (None, false),
            };
            let room = Room {
                shape,
                body,
                height,
                editor,
                is_session_note,
                is_whole: matches!(self.modes.last(), Some(Mode::Cut(_) | Mode::Who(_))),
                levels: sitting.rubric.levels.len(),
                measure: self.habits.measure,
            };
            sitting.digest_marks();
            layout.answers = room.answers(sitting, &self.layout.answers);
            sitting.page_height = usize::from(layout.answers.answer.height);
            let chosen = match self.modes.last() {
                Some(Mode::Cut(cut)) => sitting.chosen_by(cut),
                Some(Mode::Who(who)) => sitting.chosen_turn(who.turn),
                _ => None,
            };
            if let Some(Mode::Quote(quoting)) = self.modes.last() {
                sitting.mark_chosen(Some(quoting.range.clone()));
            } else {
                sitting.show_chosen(chosen);
            }
        }
        self.layout = layout;
        self.keep_lists_in_bounds();
    }
}

fn tabs(width: u16) -> Vec<(Tab, Area)> {
    let status = if width < NARROW { STATUS.0 } else { STATUS.1 };
    let mut x = width.saturating_sub(TABS + status);
    Tab::ALL
        .iter()
        .map(|&tab| {
            let cells = u16::try_from(tab.title().len()).unwrap_or(0) + 2;
            let area = Area::new(x, 0, cells, 1);
            x += cells;
            (tab, area)
        })
        .collect()
}

/// What the Q&A tab has to share out.
struct Room {
    shape: Shape,
    body: Area,
    height: u16,
    editor: Option<u16>,
    is_session_note: bool,
    /// True where what was asked is shown in its place.
    is_whole: bool,
    levels: usize,
    measure: u16,
}

impl Room {
    fn answers(&self, sitting: &mut Sitting, before: &Answers) -> Answers {
        let mut places = Answers::default();
        let mut pane = self.body;
        match self.shape {
            Shape::Wide => {
                let width = (pane.width / 4).clamp(LIST.0, LIST.1);
                let all = sitting.session.exchanges.len();
                // Where not all fit, the last row says so.
                let cue = u16::from(all > usize::from(pane.height));
                places.list = Area::new(0, pane.y, width, pane.height - cue);
                places.list_top =
                    keep_in_view(sitting.position(), before.list_top, places.list.height, all);
                // A space, the rule, two spaces.
                pane.x = width + 4;
                pane.width = pane.width.saturating_sub(width + 5).min(self.measure + BESIDE);
            }
            Shape::Standard => {
                // The strip belongs to the header and takes the row of its rule.
                pane.y = pane.y.saturating_sub(1);
                pane.height += 1;
                (places.strip, places.strip_items) = strip(sitting, &mut pane);
                let shown = |item: Option<&(ExchangeId, Area)>| {
                    item.and_then(|(id, _)| sitting.position_of(id)).map_or(0, |at| at + 1)
                };
                let first = shown(places.strip_items.first()).saturating_sub(1);
                let last = shown(places.strip_items.last());
                places.strip_hidden = (first, sitting.session.exchanges.len().saturating_sub(last));
                pane.take_top(1);
                pane.x += 1;
                pane.width = pane.width.saturating_sub(2);
            }
            Shape::Tiny | Shape::TooSmall => {
                pane.x += 1;
                pane.width = pane.width.saturating_sub(2);
            }
        }
        let measure = pane.width.min(self.measure);
        let mut asked = None;
        if self.shape == Shape::Tiny {
            // The first line has room for its beginning alone.
            let question = sitting.question(sitting.exchange()).text;
            asked = question.filter(|text| text::width(text) > 18).map(str::to_owned);
        } else if !self.place_question(sitting, &mut pane, &mut places, measure) {
            asked = sitting.question(sitting.exchange()).text.map(str::to_owned);
        }
        let position = sitting.position();
        let exchange = &sitting.session.exchanges[position];
        let dress = Dress::of(
            exchange,
            (sitting.dressing, sitting.search.is_some()),
            &sitting.reading,
            &sitting.preferences,
            &sitting.review,
        );
        sitting.page.fit(exchange, asked, self.is_whole, measure, &dress);
        self.place_block(sitting, &mut pane, &mut places, measure);
        places.more = Area { width: measure, ..pane.take_bottom(1) };
        places.answer = Area { width: measure, ..pane };
        places
    }

    /// False where the question is too long to stand still: then it scrolls in front of the answer, and its
    /// place here has its beginning alone.
    fn place_question(
        &self,
        sitting: &Sitting,
        pane: &mut Area,
        places: &mut Answers,
        measure: u16,
    ) -> bool {
        let exchange = sitting.exchange();
        let asked = sitting.question(exchange);
        let number = format!("{}. ", sitting.number());
        let words = asked.text.unwrap_or("question lost");
        let first = measure.min(pane.width.saturating_sub(SCORE + 1));
        places.asked = Block::beside(&format!("{number}{words}"), first, measure);
        let most = if self.shape == Shape::Wide { 4 } else { 3 };
        let rows = u16::try_from(places.asked.rows.len()).unwrap_or(u16::MAX);
        let stands_still = rows <= most;
        places.question = pane.take_top(if stands_still { rows.max(1) } else { 1 });
        if !sitting.findings().is_empty() {
            places.findings = pane.take_top(1);
        }
        pane.take_top(1);
        stands_still
    }

    fn place_block(&self, sitting: &Sitting, pane: &mut Area, places: &mut Answers, measure: u16) {
        // "note  " stands in front of the words.
        places.noted = Block::new(&sitting.review.note_for(sitting.exchange()), measure - 6);
        let note_rows = u16::try_from(places.noted.rows.len()).unwrap_or(u16::MAX).max(1);
        let has_marks = sitting.has_remarks() || sitting.has_counted_marks();
        let quotes = self.quote_rows(sitting);
        let criteria = self.criterion_rows(sitting);
        let (marks, note, anchors) = match (self.shape, self.editor) {
            (Shape::Tiny, Some(rows)) => (0, rows.clamp(2, 4), 0),
            (Shape::Tiny, None) => (0, 1, 0),
            (_, Some(rows)) => (u16::from(has_marks), rows.clamp(2, 6), self.anchor_rows()),
            (_, None) => {
                // A long note takes what the answer leaves free.
                let marks = u16::from(has_marks);
                let anchors = self.anchor_rows();
                let answer = u16::try_from(sitting.page.rows.len()).unwrap_or(u16::MAX);
                let taken = answer.saturating_add(marks + quotes + criteria + anchors + 2);
                let free = pane.height.saturating_sub(taken).max(NOTE_ROWS);
                (marks, note_rows.min(free), anchors)
            }
        };
        // The session's note says in a row of its own what it is about.
        let note = note + u16::from(self.is_session_note);
        let mut block = pane.take_bottom(marks + note + quotes + criteria + anchors);
        if self.shape != Shape::Tiny {
            pane.take_bottom(1);
        }
        places.block = block;
        places.marks = block.take_top(marks);
        places.note = Area { width: measure.min(block.width), ..block.take_top(note) };
        places.quotes = block.take_top(quotes);
        places.criteria = block.take_top(criteria);
        places.anchors = block;
    }

    fn quote_rows(&self, sitting: &Sitting) -> u16 {
        let all = u16::try_from(sitting.quotes(&sitting.focus).len()).unwrap_or(u16::MAX);
        match self.shape {
            Shape::Wide => all.min(QUOTE_ROWS.0),
            Shape::Standard => all.min(QUOTE_ROWS.1),
            Shape::Tiny | Shape::TooSmall => 0,
        }
    }

    fn criterion_rows(&self, sitting: &Sitting) -> u16 {
        let all = u16::try_from(sitting.criterion_rows().len()).unwrap_or(u16::MAX);
        match self.shape {
            _ if self.height >= ANCHORS_FROM => all,
            Shape::Wide | Shape::Standard => all.min(CRITERION_ROWS),
            Shape::Tiny | Shape::TooSmall => 0,
        }
    }

    fn anchor_rows(&self) -> u16 {
        if self.height < ANCHORS_FROM {
            return 0;
        }
        // An empty row in front of them.
        u16::try_from(self.levels).unwrap_or(0) + 1
    }
}

/// The first row of a list of `len` rows so that `focus` is in view, moved as little as can be.
#[must_use]
pub fn keep_in_view(focus: usize, top: usize, height: u16, len: usize) -> usize {
    let height = usize::from(height).max(1);
    let lowest = focus.saturating_sub(height - 1);
    top.clamp(lowest, focus.max(lowest)).min(len.saturating_sub(height))
}
