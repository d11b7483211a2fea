//! Keys that mean nothing on this tab and something on another one: they change nothing, and say where they work.

use crate::command::Scope;
use crate::keys::{Key, shown};

use super::App;
use super::sitting::Tab;

impl Tab {
    /// The scopes in which a key is looked up on this tab, from the inside out.
    pub(super) fn scopes(self) -> &'static [Scope] {
        match self {
            Self::Profile => &[Scope::Profile, Scope::Session, Scope::Reading, Scope::Always],
            Self::Skills => &[Scope::Skills, Scope::Session, Scope::Reading, Scope::Always],
            Self::Answers => &[Scope::Answers, Scope::Session, Scope::Reading, Scope::Always],
            Self::Scorecard => &[Scope::Scorecard, Scope::Session, Scope::Reading, Scope::Always],
        }
    }
}

impl App {
    /// Says on which tabs a key works that does nothing here: `w: submit, on the Scorecard`.
    pub(super) fn say_where_it_works(&mut self, key: Key) {
        let Some(sitting) = self.sitting.as_ref().filter(|_| self.modes.is_empty()) else { return };
        let is_locked = sitting.read_only().is_some();
        let on = |tab: Tab| {
            let command = self.keymap.resolve(tab.scopes(), key)?.command;
            let spec = command.spec();
            let does = if spec.hint.is_empty() { spec.name } else { spec.hint };
            // What a locked review refuses is said where it works.
            let is_for_this = is_locked || self.makes_sense(command);
            is_for_this.then(|| format!("{does}, on the {} tab", tab.title()))
        };
        let places: Vec<String> = Tab::ALL.into_iter().filter_map(on).collect();
        if !places.is_empty() {
            self.say(format!("{}: {}", shown(key), places.join(" · ")));
        }
    }
}
