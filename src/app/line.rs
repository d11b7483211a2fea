//! One-line inputs: what they are for, what was typed, and what is recalled.

use tui_input::{Input, InputRequest};

use crate::command::{Scope, TABLE};
use crate::keys::{Code, Key};
use crate::model::ids::ExchangeId;
use crate::report::Manner;
use crate::text;

/// The most characters that a line takes from a clipboard at once.
const LARGEST: usize = 4 << 10;

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A command, or the number of an answer.
    Command,
    /// Words to look for in the session.
    Search,
    /// Words to look for in the list of sessions.
    Filter,
    /// The question of an exchange.
    Question(ExchangeId),
    /// Why an answer cannot be scored, in the reviewer's words.
    OtherReason,
    /// The reason for an overall recommendation.
    OverallReason {
        /// Its id.
        recommendation: String,
        /// It in words, in front of the reason.
        prompt: String,
    },
    /// Why the overall recommendation is positive in spite of a critical flag.
    Despite {
        /// Its id.
        recommendation: String,
        /// The reason for it.
        note: String,
        /// The flags, in front of the sentence.
        prompt: String,
    },
    /// The file to write a report to.
    ReportFile(Manner),
    /// The file or folder to import.
    ImportPath,
}

/// A one-line input.
#[derive(Debug)]
pub struct Line {
    /// What it is for.
    pub purpose: Purpose,
    /// The scopes whose commands can be typed by name.
    scopes: &'static [Scope],
    input: Input,
    typed: String,
    recalled: Option<usize>,
}

/// What a hand could have typed of a text: one line, without what cannot be seen.
pub(crate) fn typeable(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    spaced.filter(|&c| !text::is_hidden(c)).collect()
}

impl Line {
    /// Starts from a text, with the cursor at its end.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let text = typeable(text);
        let input = Input::new(text.clone());
        Self { purpose, scopes: &[], input, typed: text, recalled: None }
    }

    /// A line for a command of these scopes.
    #[must_use]
    pub fn for_command(scopes: &'static [Scope]) -> Self {
        Self { scopes, ..Self::new(Purpose::Command, "") }
    }

    /// What stands in front of the input.
    #[must_use]
    pub fn prompt(&self) -> &str {
        match &self.purpose {
            Purpose::Command => ":",
            Purpose::Search => "/",
            Purpose::Filter => "filter: ",
            Purpose::Question(_) => "question: ",
            Purpose::OtherReason => "unscorable because: ",
            Purpose::OverallReason { prompt, .. } | Purpose::Despite { prompt, .. } => prompt,
            Purpose::ReportFile(_) => "write to a new file: ",
            Purpose::ImportPath => "import file or folder: ",
        }
    }

    /// The words.
    #[must_use]
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// The cursor's column in the words, in cells.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// How many cells of the words are out of sight at the left, in a field of `width` cells.
    #[must_use]
    pub fn scroll(&self, width: u16) -> usize {
        self.input.visual_scroll(usize::from(width.max(1)) - 1)
    }

    pub(crate) fn key(&mut self, key: Key) {
        let request = match (key.code, key.ctrl) {
            (Code::Char(c), false) if !text::is_hidden(c) => InputRequest::InsertChar(c),
            (Code::Char('w'), true) => InputRequest::DeletePrevWord,
            (Code::Char('u'), true) => InputRequest::DeleteLine,
            (Code::Char('a'), true) | (Code::Home, _) => InputRequest::GoToStart,
            (Code::Char('e'), true) | (Code::End, _) => InputRequest::GoToEnd,
            (Code::Backspace, _) => InputRequest::DeletePrevChar,
            (Code::Delete, _) => InputRequest::DeleteNextChar,
            (Code::Left, false) => InputRequest::GoToPrevChar,
            (Code::Right, false) => InputRequest::GoToNextChar,
            (Code::Left, true) => InputRequest::GoToPrevWord,
            (Code::Right, true) => InputRequest::GoToNextWord,
            (Code::Tab, _) => return self.complete(),
            _ => return,
        };
        self.input.handle(request);
        self.recalled = None;
    }

    /// Inserts pasted text as one line, made safe; of more than a line takes, the beginning.
    pub(crate) fn paste(&mut self, pasted: &str) {
        let beginning: String = pasted.chars().take(LARGEST).collect();
        for c in typeable(beginning.trim_end()).chars() {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Recalls an earlier entry, or a later one; behind the latest stands what was typed.
    pub(crate) fn recall(&mut self, entries: &[String], earlier: bool) {
        if self.recalled.is_none() {
            self.typed = self.input.value().into();
        }
        let next = match (self.recalled, earlier) {
            (None, true) => Some(0),
            (Some(i), true) => Some(i + 1),
            (Some(i), false) => i.checked_sub(1),
            (None, false) => None,
        };
        let text = match next {
            Some(i) => match entries.get(i) {
                Some(entry) => typeable(entry),
                None => return,
            },
            None => self.typed.clone(),
        };
        self.recalled = next;
        self.input = Input::new(text);
    }

    /// The names of commands that begin like what was typed, with their one line of help.
    pub fn completions(&self) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
        TABLE
            .iter()
            .filter(|spec| spec.is_in(self.scopes) && spec.name.starts_with(self.value()))
            .map(|spec| (spec.name, spec.doc))
    }

    fn complete(&mut self) {
        let first = self.completions().next();
        if let Some((name, _)) = first {
            self.input = Input::new(name.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::parse;

    fn typed(purpose: Purpose, keys: &str) -> Line {
        let mut line = match purpose {
            Purpose::Command => Line::for_command(&[Scope::Session]),
            purpose => Line::new(purpose, ""),
        };
        for key in parse(keys).unwrap() {
            line.key(key);
        }
        line
    }

    #[test]
    fn a_line_is_edited_like_a_shell_line() {
        assert_eq!(typed(Purpose::Search, "post guess<c-w>man").value(), "post man");
        assert_eq!(typed(Purpose::Search, "abc<c-u>d").value(), "d");
        assert_eq!(typed(Purpose::Search, "bc<home>a").value(), "abc");
    }

    #[test]
    fn tab_completes_a_command() {
        assert_eq!(typed(Purpose::Command, "und<tab>").value(), "undo");
        assert_eq!(typed(Purpose::Search, "und<tab>").value(), "und");
    }

    #[test]
    fn recalling_comes_back_to_what_was_typed() {
        let entries = ["newest?".to_owned(), "older?".to_owned()];
        let mut line = typed(Purpose::Search, "mine");
        line.recall(&entries, true);
        line.recall(&entries, true);
        line.recall(&entries, true);
        assert_eq!(line.value(), "older?");
        line.recall(&entries, false);
        line.recall(&entries, false);
        assert_eq!(line.value(), "mine");
    }

    #[test]
    fn a_paste_stays_one_line() {
        let mut line = Line::new(Purpose::Filter, "");
        line.paste("q\n1\u{1b}[A\n");
        assert_eq!(line.value(), "q 1[A");
    }
}
