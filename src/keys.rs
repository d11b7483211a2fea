//! Keys: normalised from the terminal's events, written and read in vim's notation, and looked up in a
//! keymap by scope.

use std::collections::HashMap;
use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::command::{Command, Scope, Spec, TABLE};

/// One key press. Shift is part of the character (`G`), or of the code (`BackTab`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// Which key, whatever is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those on the keyboard")]
pub enum Code {
    /// A key that types a character.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key, 1 to 12.
    F(u8),
}

/// Names in vim's notation; the first name of a code is the one that is printed.
const NAMES: &[(&str, Code)] = &[
    ("cr", Code::Enter),
    ("enter", Code::Enter),
    ("return", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("s-tab", Code::BackTab),
    ("bs", Code::Backspace),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("insert", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pageup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("pagedown", Code::PageDown),
    ("space", Code::Char(' ')),
    ("lt", Code::Char('<')),
];

impl Key {
    /// The key alone, nothing held.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character key.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The character that the key types; `None` where it is a chord or types nothing.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads an event of the terminal; `None` for releases and keys that candor has no name for.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            // Many terminals send Backspace as Ctrl-h.
            KeyCode::Char('h') if ctrl => {
                return Some(Self { code: Code::Backspace, ctrl: false, alt });
            }
            KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab if shift => Code::BackTab,
            KeyCode::Tab => Code::Tab,
            KeyCode::BackTab => Code::BackTab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::F(n) => Code::F(n),
            _ => return None,
        };
        Some(Self { code, ctrl, alt })
    }
}

/// What is wrong with a text that was meant to be keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKeys {
    /// A name in angle brackets that is no key.
    #[error("<{0}> is not a key; write <cr>, <esc>, <c-r>, <s-tab>, or <lt> for the character <")]
    Unknown(String),
    /// A `<` without its `>`.
    #[error("a < without its >; write <lt> for the character <")]
    Unclosed,
}

/// Reads keys in vim's notation: `jji<esc>3<tab>`. Names in any case.
///
/// # Errors
/// [`BadKeys`] for an unknown name or a `<` without its `>`.
pub fn parse(text: &str) -> Result<Vec<Key>, BadKeys> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>').ok_or(BadKeys::Unclosed)?;
            keys.push(parse_name(&rest[1..end])?);
            rest = &rest[end + 1..];
        } else {
            keys.push(match c {
                '\n' | '\r' => Key::plain(Code::Enter),
                '\t' => Key::plain(Code::Tab),
                c => Key::char(c),
            });
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

fn parse_name(name: &str) -> Result<Key, BadKeys> {
    let unknown = || BadKeys::Unknown(name.escape_debug().to_string());
    let lower = name.to_lowercase();
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == lower) {
        return Ok(Key::plain(*code));
    }
    if let Some(n) = lower.strip_prefix('f').and_then(|digits| digits.parse().ok())
        && (1..=12).contains(&n)
    {
        return Ok(Key::plain(Code::F(n)));
    }
    let held = lower.get(..2).ok_or_else(unknown)?;
    let inner = name.get(2..).ok_or_else(unknown)?;
    let mut letters = inner.chars();
    let key = match (letters.next(), letters.next()) {
        (Some(c), None) => Key::char(c),
        _ => parse_name(inner).map_err(|_| unknown())?,
    };
    match held {
        "c-" => {
            let code = match key.code {
                Code::Char(c) => Code::Char(c.to_ascii_lowercase()),
                code => code,
            };
            Ok(Key { code, ctrl: true, ..key })
        }
        "a-" | "m-" => Ok(Key { alt: true, ..key }),
        _ => Err(unknown()),
    }
}

impl fmt::Display for Key {
    /// Writes the key in the notation that [`parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(_, code)| *code == self.code).map(|(name, _)| *name);
        let held =
            format!("{}{}", if self.ctrl { "c-" } else { "" }, if self.alt { "a-" } else { "" });
        match (self.code, name) {
            (_, Some(name)) => write!(f, "<{held}{name}>"),
            (Code::Char(c), None) if held.is_empty() => write!(f, "{c}"),
            (Code::Char(c), None) => write!(f, "<{held}{c}>"),
            (Code::F(n), None) => write!(f, "<{held}f{n}>"),
            (_, None) => Ok(()),
        }
    }
}

/// How a key is shown to people: `Ctrl-r`, `Esc`, `↓`.
#[must_use]
pub fn shown(key: Key) -> String {
    let name = match key.code {
        Code::Char(' ') => "Space".to_owned(),
        Code::Char(c) => c.to_string(),
        Code::Enter => "Enter".into(),
        Code::Esc => "Esc".into(),
        Code::Tab => "Tab".into(),
        Code::BackTab => "Shift-Tab".into(),
        Code::Backspace => "Backspace".into(),
        Code::Delete => "Delete".into(),
        Code::Insert => "Insert".into(),
        Code::Up => "↑".into(),
        Code::Down => "↓".into(),
        Code::Left => "←".into(),
        Code::Right => "→".into(),
        Code::Home => "Home".into(),
        Code::End => "End".into(),
        Code::PageUp => "PgUp".into(),
        Code::PageDown => "PgDn".into(),
        Code::F(n) => format!("F{n}"),
    };
    match (key.ctrl, key.alt) {
        (true, _) => format!("Ctrl-{name}"),
        (_, true) => format!("Alt-{name}"),
        _ => name,
    }
}

/// A command as a key asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The command.
    pub command: Command,
    /// Which of the command's keys it was, counted from 1: the level for a score.
    pub nth: u8,
}

/// Which key does what in which scope. Every start makes one, so it is a sorted list: to hash a few hundred keys
/// takes longer than all looking up that follows.
#[derive(Debug, Clone)]
pub struct Keymap {
    /// In the order of scope and key.
    bindings: Vec<((Scope, Key), Binding)>,
    /// The keys of each command, in the order of the table.
    keys: Vec<Vec<Key>>,
}

/// Two commands that want the same key in the same scope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key} means both '{first}' and '{second}'; give one of them another key")]
pub struct Clash {
    key: String,
    first: &'static str,
    second: &'static str,
}

/// The keys that a command has where nobody says otherwise.
#[must_use]
pub fn default_keys(spec: &Spec) -> Vec<Key> {
    // A key of the table that does not parse is caught by a test below.
    let first = |text: &&str| parse(text).unwrap_or_default().first().copied();
    spec.keys.iter().filter_map(first).collect()
}

impl Keymap {
    /// The default keys of the command table.
    ///
    /// # Errors
    /// [`Clash`] where two commands want the same key in the same scope.
    pub fn new() -> Result<Self, Clash> {
        Self::with(&HashMap::new())
    }

    /// The keys of the command table, but for these commands others.
    ///
    /// # Errors
    /// [`Clash`] where two commands want the same key in the same scope.
    pub fn with(others: &HashMap<Command, Vec<Key>>) -> Result<Self, Clash> {
        let keys_of =
            |spec: &Spec| others.get(&spec.command).cloned().unwrap_or_else(|| default_keys(spec));
        let keys: Vec<Vec<Key>> = TABLE.iter().map(keys_of).collect();
        let mut bindings = Vec::new();
        for (spec, keys) in TABLE.iter().zip(&keys) {
            for (nth, &key) in (1..).zip(keys) {
                let binding = Binding { command: spec.command, nth };
                bindings.extend(spec.scopes.iter().map(|&scope| ((scope, key), binding)));
            }
        }
        bindings.sort_by_key(|(place, _)| *place);
        let mut neighbours = bindings.iter().zip(bindings.iter().skip(1));
        match neighbours.find(|((first, _), (second, _))| first == second) {
            Some((((_, key), first), (_, second))) => Err(Clash {
                key: shown(*key),
                first: first.command.spec().name,
                second: second.command.spec().name,
            }),
            None => Ok(Self { bindings, keys }),
        }
    }

    /// What a key asks for: the first of the scopes that knows it, from the inside out.
    #[must_use]
    pub fn resolve(&self, scopes: &[Scope], key: Key) -> Option<Binding> {
        let at = |&scope: &Scope| {
            self.bindings.binary_search_by_key(&(scope, key), |(place, _)| *place).ok()
        };
        scopes.iter().find_map(at).map(|at| self.bindings[at].1)
    }

    /// The keys of a command, the preferred one first.
    #[must_use]
    pub fn keys(&self, command: Command) -> &[Key] {
        &self.keys[command as usize]
    }

    /// The preferred key of a command as shown to people; empty where it has none.
    #[must_use]
    pub fn key(&self, command: Command) -> String {
        self.keys(command).first().map_or_else(String::new, |&key| shown(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_read_as_in_vim() {
        let keys = parse("j<Esc>3<C-R><s-tab><lt><CR> ").unwrap();
        let shown: Vec<String> = keys.into_iter().map(shown).collect();
        assert_eq!(shown, ["j", "Esc", "3", "Ctrl-r", "Shift-Tab", "<", "Enter", "Space"]);
    }

    #[test]
    fn what_is_no_key_is_named() {
        assert_eq!(parse("a<nope>").unwrap_err(), BadKeys::Unknown("nope".into()));
        assert_eq!(parse("a<").unwrap_err(), BadKeys::Unclosed);
        assert!(parse("<é>").is_err());
        assert!(parse("<>").is_err());
    }

    #[test]
    fn the_default_keys_do_not_clash_and_all_parse() {
        let map = Keymap::new().unwrap();
        for spec in TABLE {
            assert_eq!(map.keys(spec.command).len(), spec.keys.len(), "{}", spec.name);
        }
    }

    #[test]
    fn the_inner_scope_wins() {
        let map = Keymap::new().unwrap();
        let j = Key::char('j');
        let command = |scopes: &[Scope]| map.resolve(scopes, j).map(|binding| binding.command);
        assert_eq!(command(&[Scope::Answers, Scope::Reading]), Some(Command::NextAnswer));
        assert_eq!(command(&[Scope::Reading, Scope::Answers]), Some(Command::RowDown));
        assert_eq!(command(&[Scope::Note]), None);
    }

    #[test]
    fn a_digit_carries_its_level() {
        let map = Keymap::new().unwrap();
        let binding = map.resolve(&[Scope::Session], Key::char('4')).unwrap();
        assert_eq!((binding.command, binding.nth), (Command::Score, 4));
    }

    #[test]
    fn releases_are_not_keys_and_control_h_is_backspace() {
        let mut event = KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL);
        assert_eq!(Key::from_event(&event), Some(Key::plain(Code::Backspace)));
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(&event), None);
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let code = prop_oneof![
            any::<char>().prop_map(Code::Char),
            (1u8..=12).prop_map(Code::F),
            prop::sample::select(NAMES).prop_map(|(_, code)| code),
        ];
        (code, any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt)| {
            let code = match code {
                Code::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
                code => code,
            };
            Key { code, ctrl, alt }
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_back(key in any_key()) {
            // A line end or tab typed as a character is the key of that name, and '>' closes a name.
            prop_assume!(!matches!(key.code, Code::Char('\n' | '\r' | '\t' | '>')));
            prop_assert_eq!(parse(&key.to_string()), Ok(vec![key]));
        }

        #[test]
        fn reading_keys_never_panics(text in ".*") {
            let _ = parse(&text);
        }
    }
}
