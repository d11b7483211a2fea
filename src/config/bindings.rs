//! The table `[keys]`: which commands have other keys, and what is refused: names and keys that do not exist, two
//! commands on one key where both work, and a way out that no key leads to any more.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::command::{Command, Scope, Spec, TABLE};
use crate::keys::{self, Code, Key, default_keys, shown};

use super::{KEYS, Refusal, as_written, in_order, line_of};

/// What nobody can do without: without one of these there is no way out of something, or to the rest.
const ESSENTIAL: &[Command] = &[
    Command::Quit,
    Command::Help,
    Command::Commands,
    Command::KeepNote,
    Command::Accept,
    Command::Cancel,
    Command::CloseOverlay,
    Command::ClosePanel,
    Command::Yes,
    Command::No,
];

/// A command that has other keys than usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebound {
    /// The command.
    pub command: Command,
    /// Its keys, the preferred one first; none where it is reached by its name alone.
    pub keys: Vec<Key>,
    /// The line of `config.toml` that says so, counted from 1.
    pub line: usize,
}

/// A key of a command. With its place in the text where it is not a default.
struct Bound {
    command: Command,
    key: Key,
    at: Option<usize>,
}

/// Reads the table and holds the keys that come out of it against each other. What is wrong is added to `refusals` in
/// the order of the text.
pub(super) fn read(
    text: &str,
    table: &Spanned<DeValue<'_>>,
    refusals: &mut Vec<Refusal>,
) -> Vec<Rebound> {
    let Some(entries) = table.get_ref().as_table() else {
        let found = as_written(text, table.span());
        let message = format!("{KEYS} is a table of commands and their keys, not {found}");
        refusals.push(Refusal::at(text, table.span().start, message));
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut rebound = Vec::new();
    let mut places = HashMap::new();
    for (name, value) in in_order(entries) {
        match entry(text, name, value) {
            Ok((command, keys)) => {
                places.insert(command, Some(keys.iter().map(|(_, at)| *at).collect()));
                let keys = keys.into_iter().map(|(key, _)| key).collect();
                let line = line_of(text, name.span().start);
                rebound.push(Rebound { command, keys, line });
            }
            Err(refusal) => {
                // Nobody knows which keys it was meant to have.
                places.extend(Command::named(name.get_ref()).map(|command| (command, None)));
                found.push(refusal);
            }
        }
    }
    found.extend(clashes(text, &rebound, &places));
    found.sort_by_key(|one| (one.line, one.column));
    refusals.append(&mut found);
    rebound
}

/// Where the keys of commands stand in the text; `None` for those whose keys are not understood.
type Places = HashMap<Command, Option<Vec<usize>>>;

/// The command of an entry with its keys, each with its place.
fn entry(
    text: &str,
    name: &Spanned<Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
) -> Result<(Command, Vec<(Key, usize)>), Refusal> {
    let Some(command) = Command::named(name.get_ref()) else {
        let said = name.get_ref().escape_debug();
        let message = format!(
            "there is no command '{said}'; `candor config --keys` lists them with their keys"
        );
        return Err(Refusal::at(text, name.span().start, message));
    };
    let keys = keys_of(text, value)?;
    check_one(text, command, &keys, value.span())?;
    Ok((command, keys))
}

/// One key or a list of keys, each with its place.
fn keys_of(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Vec<(Key, usize)>, Refusal> {
    let one = |value: &Spanned<DeValue<'_>>| {
        let at = value.span().start;
        let refuse = |message: String| Refusal::at(text, at, message);
        let Some(written) = value.get_ref().as_str() else {
            let found = as_written(text, value.span());
            let expected = "a key is written as in vim, \"z\" or \"<c-x>\", and several as a list";
            return Err(refuse(format!("{expected}, not {found}")));
        };
        match keys::parse(written).map_err(|error| refuse(error.to_string()))?.as_slice() {
            [key] => match unfit(*key) {
                Some(why) => Err(refuse(why)),
                None => Ok((*key, at)),
            },
            [] => Err(refuse("a key is missing; an empty list, [], takes all keys away".into())),
            several => {
                let keys: Vec<String> = several.iter().map(|key| format!("\"{key}\"")).collect();
                let list = keys.join(", ");
                Err(refuse(format!("one key and not {}; as a list: [{list}]", several.len())))
            }
        }
    };
    match value.get_ref().as_array() {
        Some(array) => array.iter().map(one).collect(),
        None => Ok(vec![one(value)?]),
    }
}

/// Why a key cannot be bound: a terminal never sends it, or nobody could see it.
fn unfit(key: Key) -> Option<String> {
    if let Code::Char(c) = key.code
        && !is_visible(c)
    {
        return Some(format!("'{}' is no key that shows something", c.escape_debug()));
    }
    let instead = match key.code {
        Code::Char('h') if key.ctrl => "<bs>",
        Code::Char('i') if key.ctrl => "<tab>",
        Code::Char('m') if key.ctrl => "<cr>",
        Code::Char('[') if key.ctrl => "<esc>",
        _ => return None,
    };
    Some(format!("terminals send {} as {instead}; write that one or another key", shown(key)))
}

/// False for control characters and others that change how the words around them look.
fn is_visible(c: char) -> bool {
    matches!(c, ' ' | '\'' | '"' | '\\') || c.escape_debug().count() == 1
}

/// What can be said of the keys of a command without looking at the others.
fn check_one(
    text: &str,
    command: Command,
    found: &[(Key, usize)],
    value: Range<usize>,
) -> Result<(), Refusal> {
    let spec = command.spec();
    let name = spec.name;
    let refuse = |at: usize, message: String| Err(Refusal::at(text, at, message));
    if matches!(command, Command::Score | Command::Choose) {
        return refuse(
            value.start,
            format!("'{name}' is for the digits, which keep their meaning"),
        );
    }
    if command.has_a_meaning_for_each_key() && found.len() != spec.keys.len() {
        let (count, usual) = (spec.keys.len(), spec.keys.join(" "));
        let message =
            format!("'{name}' takes {count} keys, each with a meaning of its own; usual: {usual}");
        return refuse(value.start, message);
    }
    let colon = Key::char(':');
    if command == Command::Commands && !found.iter().any(|(key, _)| *key == colon) {
        let message = format!("':' stays a key of '{name}', as messages name commands behind it");
        return refuse(value.start, message);
    }
    if found.is_empty() && ESSENTIAL.contains(&command) {
        return refuse(value.start, format!("'{name}' needs a key: without one there is no way"));
    }
    let mut seen = HashSet::new();
    for &(key, at) in found {
        if !seen.insert(key) {
            return refuse(at, format!("{} stands here twice", shown(key)));
        }
        if let Some(scope) = spec.scopes.iter().find(|scope| is_for_typing(**scope, key)) {
            let place = if *scope == Scope::Note { "a note" } else { "a line" };
            let key = shown(key);
            return refuse(at, format!("'{name}' works while {place} is typed, where {key} types"));
        }
    }
    Ok(())
}

/// True for the keys that type, delete or move where text is typed.
fn is_for_typing(scope: Scope, key: Key) -> bool {
    let chord = |letters: &str| match key.code {
        Code::Char(c) => key.ctrl && letters.contains(c),
        _ => false,
    };
    let moves = matches!(
        key.code,
        Code::Backspace
            | Code::Delete
            | Code::Left
            | Code::Right
            | Code::Home
            | Code::End
            | Code::Tab
    );
    match scope {
        // There Alt and a key are Esc and that key.
        Scope::Note if key.alt => true,
        Scope::Note => {
            key.typed().is_some()
                || moves
                || chord("w")
                || matches!(key.code, Code::Enter | Code::Up | Code::Down)
        }
        Scope::Line => key.typed().is_some() || moves || chord("wuae"),
        _ => false,
    }
}

/// Every key of the text that another command wants where both work, each told once.
fn clashes(text: &str, rebound: &[Rebound], places: &Places) -> Vec<Refusal> {
    let bound = all_bound(rebound, places);
    let by_default = all_bound(&[], &HashMap::new());
    let usual: HashSet<(Command, Command)> =
        overlaps(&by_default).iter().map(|one| (one.inner.command, one.outer.command)).collect();
    let is_new = |one: &&Overlap<'_>| {
        one.is_same_scope || !usual.contains(&(one.inner.command, one.outer.command))
    };
    let mut found: Vec<Refusal> = Vec::new();
    let mut told = HashSet::new();
    for clash in overlaps(&bound).iter().filter(is_new) {
        let place = clash.inner.at.max(clash.outer.at).unwrap_or(0);
        // A key that means several things is one mistake of the text.
        if told.insert((place, clash.inner.key)) {
            found.push(Refusal::at(text, place, clash.in_words()));
        }
    }
    found
}

/// The keys of all commands, the usual ones where nothing else is said.
fn all_bound(rebound: &[Rebound], places: &Places) -> Vec<Bound> {
    let of = |spec: &'static Spec| {
        let other = rebound.iter().find(|one| one.command == spec.command);
        let keys = other.map_or_else(|| default_keys(spec), |one| one.keys.clone());
        let places = places.get(&spec.command);
        let keys = if places == Some(&None) { Vec::new() } else { keys };
        keys.into_iter().enumerate().map(move |(nth, key)| {
            let at = places.and_then(|places| places.as_ref()?.get(nth)).copied();
            Bound { command: spec.command, key, at }
        })
    };
    TABLE.iter().flat_map(of).collect()
}

/// Two commands that want one key on the same screen.
struct Overlap<'b> {
    /// The one that gets it.
    inner: &'b Bound,
    /// The one that does not.
    outer: &'b Bound,
    /// True where neither is further inside.
    is_same_scope: bool,
}

impl Overlap<'_> {
    fn in_words(&self) -> String {
        let is_score = |one: &Bound| one.command == Command::Score;
        let [inner, outer] = [self.inner, self.outer].map(|one| one.command.spec().name);
        let key = shown(self.inner.key);
        if is_score(self.inner) || is_score(self.outer) {
            let other = if is_score(self.inner) { outer } else { inner };
            return format!("{key} scores and cannot mean '{other}', too; give that another key");
        }
        format!("{key} means both '{inner}' and '{outer}'; give one of them another key")
    }
}

/// Every two commands that want one key where both work.
fn overlaps(bound: &[Bound]) -> Vec<Overlap<'_>> {
    let mut found = Vec::new();
    let innermost: BTreeSet<Scope> = TABLE.iter().flat_map(|spec| spec.scopes).copied().collect();
    for scope in innermost {
        let mut taken: HashMap<Key, (&Bound, usize)> = HashMap::new();
        let stack = [scope].into_iter().chain(scope.beneath().iter().copied());
        for (depth, scope) in stack.enumerate() {
            for outer in bound.iter().filter(|one| one.command.spec().scopes.contains(&scope)) {
                match taken.get(&outer.key) {
                    Some((inner, at)) if inner.command != outer.command => {
                        found.push(Overlap { inner, outer, is_same_scope: *at == depth });
                    }
                    Some(_) => {}
                    None => drop(taken.insert(outer.key, (outer, depth))),
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::{Config, Refusals};
    use super::*;

    fn read_keys(keys: &str) -> Result<Config, Refusals> {
        Config::parse(&format!("[keys]\n{keys}\n"))
    }

    #[track_caller]
    fn refused(keys: &str, said: &str) {
        let refusal = read_keys(keys).unwrap_err().to_string();
        assert!(refusal.contains(said), "{keys}: {refusal}");
    }

    fn resolved(config: &Config, scope: Scope, key: &str) -> Option<(Command, u8)> {
        let key = keys::parse(key).unwrap()[0];
        let binding = config.keymap().unwrap().resolve(&[scope], key)?;
        Some((binding.command, binding.nth))
    }

    #[test]
    fn a_command_has_the_keys_that_are_given_and_no_others() {
        let config = read_keys("flag = \"z\"\nundo = [\"<c-z>\", \"U\"]\nsuspend = []").unwrap();
        assert_eq!(resolved(&config, Scope::Answers, "z"), Some((Command::Flag, 1)));
        assert_eq!(resolved(&config, Scope::Answers, "m"), None);
        assert_eq!(resolved(&config, Scope::Session, "U"), Some((Command::Undo, 2)));
        assert_eq!(resolved(&config, Scope::Always, "<c-z>"), None);
        let keymap = config.keymap().unwrap();
        assert_eq!(keymap.key(Command::Undo), "Ctrl-z");
        assert_eq!(keymap.key(Command::Suspend), "");
        let lines: Vec<usize> = config.keys.iter().map(|one| one.line).collect();
        assert_eq!(lines, [2, 3, 4]);
    }

    #[test]
    fn all_usual_keys_written_out_are_taken_and_change_nothing() {
        let is_fixed = |spec: &Spec| matches!(spec.command, Command::Score | Command::Choose);
        let line = |spec: &Spec| {
            let quoted = |key: &Key| format!("\"{key}\"");
            let keys: Vec<String> = default_keys(spec).iter().map(quoted).collect();
            format!("{} = [{}]", spec.name, keys.join(", "))
        };
        let lines: Vec<String> = TABLE.iter().filter(|spec| !is_fixed(spec)).map(line).collect();
        let keymap = read_keys(&lines.join("\n")).unwrap().keymap().unwrap();
        let usual = keys::Keymap::new().unwrap();
        for spec in TABLE {
            assert_eq!(keymap.keys(spec.command), usual.keys(spec.command), "{}", spec.name);
        }
    }

    #[test]
    fn two_commands_may_exchange_their_keys() {
        let config = read_keys("flag = \"u\"\nundo = \"m\"").unwrap();
        assert_eq!(resolved(&config, Scope::Answers, "u"), Some((Command::Flag, 1)));
        assert_eq!(resolved(&config, Scope::Session, "m"), Some((Command::Undo, 1)));
    }

    #[test]
    fn two_commands_on_one_key_are_refused_where_the_second_stands() {
        refused(
            "flag = \"x\"",
            "line 2 column 8: x means both 'unscorable' and 'flag'; give one of them another key",
        );
        refused("flag = \"z\"\nclear = [\"w\", \"z\"]", "line 3 column 15: z means both 'clear'");
    }

    #[test]
    fn every_clash_is_told_once_and_not_what_follows_from_another_mistake() {
        let said = read_keys("flag = \"x\"\nundo = \"<nope>\"\nclear = [\"u\", \"g\"]");
        let said = said.unwrap_err().to_string();
        // That of u may be what was meant, had the keys of undo been understood.
        let begins =
            ["line 2 column 8: x means", "line 3 column 8: <nope>", "line 4 column 15: g means"];
        assert_eq!(said.lines().count(), begins.len(), "{said}");
        for (line, begin) in said.lines().zip(begins) {
            assert!(line.starts_with(begin), "{said}");
        }
    }

    #[test]
    fn a_key_that_an_outer_scope_has_is_a_clash_too() {
        refused("flag = \"g\"", "g means both 'flag' and 'top'");
        refused("top = \"m\"", "m means both 'flag' and 'top'");
        refused("sort = \"q\"", "q means both 'sort' and 'quit'");
        refused("accept-repair = \"q\"", "q means both 'accept-repair' and 'quit'");
    }

    #[test]
    fn what_lies_apart_may_share_a_key_and_j_goes_on_to_the_next_answer_as_ever() {
        let config = read_keys("sort = \"m\"\nnext = [\"j\", \"J\"]").unwrap();
        assert_eq!(resolved(&config, Scope::Library, "m"), Some((Command::Sort, 1)));
        assert!(read_keys("down = \"J\"\nnext = \"J\"").is_ok());
    }

    #[test]
    fn a_digit_is_never_taken_away_from_scoring() {
        refused("flag = \"3\"", "3 scores and cannot mean 'flag', too");
        refused("top = \"1\"", "1 scores and cannot mean 'top', too");
        refused("score = [\"a\", \"b\"]", "'score' is for the digits");
        refused("choose = \"a\"", "'choose' is for the digits");
        assert!(read_keys("sort = \"1\"").is_ok());
    }

    #[test]
    fn what_leads_out_keeps_a_key() {
        for name in ["quit", "help", "keep", "accept", "cancel", "close", "close-panel", "yes"] {
            refused(&format!("{name} = []"), &format!("'{name}' needs a key"));
        }
        refused("commands = \"<c-p>\"", "':' stays a key of 'commands'");
        refused("flag = \":\"", ": means both 'flag' and 'commands'");
        assert!(read_keys("commands = [\":\", \";\"]").is_ok());
        assert!(read_keys("interrupt = []").is_ok());
    }

    #[test]
    fn where_text_is_typed_a_letter_types() {
        refused("keep = \"k\"", "'keep' works while a note is typed, where k types");
        refused("keep = \"<cr>\"", "where Enter types");
        refused("keep = \"<a-k>\"", "where Alt-k types");
        refused("recall = \"<c-u>\"", "'recall' works while a line is typed");
        refused("cancel = [\"<esc>\", \"c\"]", "line 2 column 20: 'cancel' works while a line");
        assert!(read_keys("keep = [\"<c-s>\", \"<esc>\"]").is_ok());
    }

    #[test]
    fn keys_with_a_meaning_each_come_all_at_once() {
        refused("because = \"n\"", "'because' takes 5 keys, each with a meaning of its own");
        let config = read_keys("because = [\"a\", \"b\", \"c\", \"d\", \"e\"]").unwrap();
        assert_eq!(resolved(&config, Scope::Reasons, "d"), Some((Command::Because, 4)));
    }

    #[test]
    fn what_is_no_command_and_no_key_is_refused_where_it_stands() {
        refused("flagg = \"z\"", "line 2 column 1: there is no command 'flagg'");
        refused("flag = \"<nope>\"", "line 2 column 8: <nope> is not a key");
        refused("flag = \"zz\"", "one key and not 2; as a list: [\"z\", \"z\"]");
        refused("flag = \"\"", "a key is missing");
        refused("flag = [\"z\", 3]", "line 2 column 14: a key is written as in vim");
        refused("flag = [\"z\", \"z\"]", "line 2 column 14: z stands here twice");
        refused("flag = \"\\u0007\"", "line 2 column 8: '\\u{7}' is no key that shows something");
        refused("flag = \"\\u202e\"", "'\\u{202e}' is no key");
        refused("back = \"<c-h>\"", "terminals send Ctrl-h as <bs>");
    }
}
