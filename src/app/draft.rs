//! The text of a note while it is typed. The only file that knows the text area widget.
//!
//! The widget's own chords stay off: it is told single edits, and every printable key types.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::keys::{Code, Key};
use crate::model::review::LARGEST_NOTE;
use crate::text;

/// A note while it is typed, with its own undo.
#[derive(Debug)]
pub struct Draft {
    area: TextArea<'static>,
    width: u16,
}

impl Draft {
    /// Starts from a text, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str, width: u16) -> Self {
        let mut area = TextArea::new(typeable(text).split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(ratatui::style::Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, width }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The widget, for drawing.
    #[must_use]
    pub fn widget(&self) -> &TextArea<'static> {
        &self.area
    }

    /// How many rows the text wants.
    #[must_use]
    pub fn rows(&self) -> u16 {
        let rows: usize = self
            .area
            .lines()
            .iter()
            // One column is kept for the cursor behind the last character.
            .map(|line| text::wrap(line, self.width.saturating_sub(1)).len().max(1))
            .sum();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Takes a key that types, deletes or moves. False where the key means nothing in here.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        let area = &mut self.area;
        match (key.code, key.ctrl) {
            (Code::Char(c), false) if !text::is_hidden(c) => area.insert_char(c),
            (Code::Char('w'), true) => drop(area.delete_word()),
            (Code::Enter, _) => area.insert_newline(),
            (Code::Tab, _) => drop(area.insert_str("  ")),
            (Code::Backspace, _) => drop(area.delete_char()),
            (Code::Delete, _) => drop(area.delete_next_char()),
            (Code::Left, false) => area.move_cursor(CursorMove::Back),
            (Code::Right, false) => area.move_cursor(CursorMove::Forward),
            (Code::Left, true) => area.move_cursor(CursorMove::WordBack),
            (Code::Right, true) => area.move_cursor(CursorMove::WordForward),
            (Code::Up, _) => area.move_cursor(CursorMove::Up),
            (Code::Down, _) => area.move_cursor(CursorMove::Down),
            (Code::Home, _) => area.move_cursor(CursorMove::Head),
            (Code::End, _) => area.move_cursor(CursorMove::End),
            _ => return false,
        }
        true
    }

    /// Inserts pasted text, made safe: a paste is data and brings no control character along. False where it is more
    /// than a note takes: then nothing is inserted.
    pub(crate) fn paste(&mut self, pasted: &str) -> bool {
        let fits = self.text().len() + pasted.len() <= LARGEST_NOTE;
        if fits {
            self.area.insert_str(typeable(pasted));
        }
        fits
    }

    pub(crate) fn undo(&mut self) -> bool {
        self.area.undo()
    }

    pub(crate) fn redo(&mut self) -> bool {
        self.area.redo()
    }
}

/// What a hand could have typed of a text: lines, without what cannot be seen.
pub(crate) fn typeable(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    lines.chars().filter(|&c| c == '\n' || !text::is_hidden(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::parse;

    fn typed(keys: &str) -> Draft {
        let mut draft = Draft::new("", 40);
        for key in parse(keys).unwrap() {
            draft.key(key);
        }
        draft
    }

    #[test]
    fn every_printable_key_types_and_enter_is_a_new_line() {
        assert_eq!(typed("quit 4 x?<cr>:q").text(), "quit 4 x?\n:q");
    }

    #[test]
    fn the_widgets_own_chords_do_nothing() {
        assert_eq!(typed("abc<c-k><c-j><c-y>").text(), "abc");
    }

    #[test]
    fn typing_is_undone_and_redone() {
        let mut draft = typed("ab");
        assert!(draft.undo());
        let undone = draft.text();
        assert!(undone.len() < 2);
        while draft.redo() {}
        assert_eq!(draft.text(), "ab");
    }

    #[test]
    fn a_paste_brings_no_control_character() {
        let mut draft = Draft::new("x ", 40);
        draft.paste("a\x1b[31mb\r\nc\u{202e}d");
        assert_eq!(draft.text(), "x a[31mb\ncd");
    }
}
