//! The rules of the house, read off `src/` as text: which room may use which, and who may touch the screen, the
//! disk and the standard streams. Every offence is one sentence with its file and line. Code that only tests see
//! (`#[cfg(test)] mod`) may import what it likes; its files still say what they are for and stay short.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::{fs, io};

/// Who may import whom. A room that is not in the first column does not exist. This table changes when the design
/// changes, in the commit that changes it.
const TABLE: &str = "
    room       | may use
    model      |
    text       |
    agreement  |
    command    |
    transcript | model text
    reading    | model text
    report     | model text reading agreement
    store      | model
    keys       | command
    config     | model command keys
    app        | model text reading agreement report command keys
    ui         | model text reading command keys app
    run        | model text transcript reading report store command keys app ui config
    cli        | model text transcript reading agreement report store command keys app ui run config
    main       | model text transcript reading agreement report store command keys app ui run cli
    lib        |
";

const LONGEST_FILE: usize = 500;
const LONGEST_MAIN: usize = 80;
const STREAMS: [&str; 6] = ["stdout", "stderr", "Stdout", "Stderr", "StdoutLock", "StderrLock"];
const PRINTERS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

#[test]
fn the_house_keeps_its_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    gather(&root.join("src"), "src", &mut files).expect("the sources should be readable");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert!(names.contains(&"src/lib.rs"), "no src/lib.rs among {names:?}");
    let offences = offences(&files);
    assert!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
}

fn gather(folder: &Path, name: &str, into: &mut Vec<File>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &name, into)?;
        } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
            into.push(File { name, code: fs::read_to_string(entry.path())? });
        }
    }
    Ok(())
}

// ---- The rules

/// One source file, its name written from the root of the crate with forward slashes.
struct File {
    name: String,
    code: String,
}

impl File {
    /// Where its items live: `src/app/draft.rs` is `app`, `draft`; the crate's root is the empty path.
    fn module(&self) -> Vec<&str> {
        let inner = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut parts: Vec<&str> = inner.split('/').collect();
        if parts == ["lib"] || parts == ["main"] || parts.last() == Some(&"mod") {
            parts.pop();
        }
        parts
    }

    fn room(&self) -> &str {
        let inner = self.name.trim_start_matches("src/");
        inner.split(['/', '.']).next().unwrap_or(inner)
    }
}

/// Every offence of the files against the rules, in the order of files and lines.
fn offences(files: &[File]) -> Vec<String> {
    let table = parse_table(TABLE);
    let read: Vec<(&File, Vec<Token>)> =
        files.iter().map(|file| (file, tokens(&file.code))).collect();
    let for_tests: BTreeSet<Vec<&str>> =
        read.iter().flat_map(|(file, tokens)| test_files(&file.module(), tokens)).collect();

    let mut said = BTreeSet::new();
    let mut edges = Edges::new();
    for (place, (file, tokens)) in read.iter().enumerate() {
        let mut say = |line: usize, sentence: String| {
            said.insert((place, line, format!("{}:{line}: {sentence}", file.name)));
        };
        check_shape(file, tokens, &table, &mut say);
        let module = file.module();
        if (1..=module.len()).any(|depth| for_tests.contains(&module[..depth])) {
            continue;
        }
        let tokens = without_tests(tokens);
        check_words(file, &tokens, &mut say);
        if file.room() == "lib" {
            check_root(&tokens, &mut say);
        }
        for path in paths(&module, &tokens) {
            let known = path.import.as_ref().is_some_and(|it| judge(file, &table, it).is_some());
            if let (Some(sentence), false) = (judge(file, &table, &path.full), known) {
                say(path.line, sentence);
            }
            if let ["crate", room, ..] = path.full[..]
                && room != file.room()
                && table.contains_key(room)
            {
                let from = edges.entry(file.room()).or_default();
                from.entry(room).or_insert((place, path.line));
            }
        }
    }
    if let Some(cycle) = cycle(&edges) {
        let (place, line) = edges[cycle[0]][cycle[1]];
        let way = cycle.join(" → ");
        let sentence = format!("{}:{line}: an import cycle runs {way}", files[place].name);
        said.insert((place, line, sentence));
    }
    said.into_iter().map(|(_, _, sentence)| sentence).collect()
}

type Table<'a> = BTreeMap<&'a str, Vec<&'a str>>;

fn parse_table(text: &str) -> Table<'_> {
    let rows = text.lines().filter_map(|row| row.split_once('|')).skip(1);
    rows.map(|(room, uses)| (room.trim(), uses.split_whitespace().collect())).collect()
}

/// What every file owes, also one that only tests see.
fn check_shape(file: &File, tokens: &[Token], table: &Table, say: &mut impl FnMut(usize, String)) {
    if !table.contains_key(file.room()) {
        say(1, format!("`{}` is no room of the table", file.room()));
    }
    if !file.code.lines().take(3).any(|line| line.starts_with("//!")) {
        say(1, "the first lines should say with `//!` what the file is for".into());
    }
    let most = if file.room() == "main" { LONGEST_MAIN } else { LONGEST_FILE };
    let lines = file.code.lines().count();
    if lines > most {
        say(lines, format!("the file has {lines} lines, and {most} is the most"));
    }
    for token in tokens.iter().filter(|token| token.text == "unsafe") {
        say(token.line, "`unsafe` has no place in this crate".into());
    }
}

/// What may not be said at all, or only in a few files.
fn check_words(file: &File, tokens: &[Token], say: &mut impl FnMut(usize, String)) {
    let streams = ["src/main.rs", "src/run/terminal.rs", "src/run/signals.rs"];
    let may_speak = streams.contains(&file.name.as_str());
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |at| tokens[at].text);
        let after = tokens.get(at + 1).map_or("", |next| next.text);
        // `child.stdout(…)` is the stream of another program.
        let stream = STREAMS.contains(&token.text) && before != ".";
        let printer = PRINTERS.contains(&token.text) && after == "!";
        if (stream || printer) && !may_speak {
            let word = token.text;
            say(token.line, format!("only main.rs speaks to the standard streams (`{word}`)"));
        }
        let called = token.text == "wrap" && before == "." && after == "(";
        let named = token.text == "wrap" && at > 1 && tokens[at - 2].text == "Paragraph";
        if called || named {
            say(token.line, "`Paragraph::wrap` can panic; wrap with the text room".into());
        }
    }
}

/// `lib.rs` holds attributes and `mod name;`, nothing else.
fn check_root(tokens: &[Token], say: &mut impl FnMut(usize, String)) {
    let mut at = 0;
    while at < tokens.len() {
        let line = tokens[at].line;
        at = after_visibility(tokens, after_attributes(tokens, at));
        if !(is(tokens, at, "mod") && is(tokens, at + 2, ";")) {
            say(line, "lib.rs declares modules and holds nothing else".into());
            return;
        }
        at += 3;
    }
}

/// The rule that a path breaks where it stands, as a sentence.
fn judge(file: &File, table: &Table, path: &[&str]) -> Option<String> {
    let (room, name) = (file.room(), file.name.as_str());
    let has = |pair: [&str; 2]| path.windows(2).any(|two| two == pair);
    if let ["crate", rest @ ..] = path {
        match rest {
            [] | ["*", ..] => return Some("a use opens the whole crate; name the room".into()),
            [other, ..] if *other == room => {}
            [other, ..] if !table.contains_key(other) => {
                return Some(format!("`{other}` is no room of the table"));
            }
            [other, ..] if !table.get(room).is_some_and(|uses| uses.contains(other)) => {
                return Some(format!("{room} may not use {other}"));
            }
            _ => {}
        }
    }
    let screen = room == "ui" || room == "run";
    let first = path.first().copied().unwrap_or_default();
    if first == "crossterm" || first == "ratatui_crossterm" {
        return Some("crossterm is reached through `ratatui::crossterm` alone".into());
    }
    if first.starts_with("ratatui") && !screen && name != "src/app/draft.rs" {
        if name != "src/keys.rs" {
            return Some(format!("`{first}` belongs to ui, run and app/draft.rs"));
        }
        if !has(["ratatui", "crossterm"]) {
            return Some("keys uses nothing of ratatui but `ratatui::crossterm`".into());
        }
    }
    if has(["ratatui", "crossterm"]) && room != "run" && name != "src/keys.rs" {
        return Some("crossterm belongs to run and keys.rs".into());
    }
    let disk = matches!(path, ["std" | "rustix", "fs", ..] | ["std", "os", _, "fs", ..])
        || ["open", "create", "create_new", "options"].iter().any(|call| has(["File", call]))
        || has(["OpenOptions", "new"]);
    if disk && room != "store" && room != "main" {
        return Some(format!("the disk belongs to store and main.rs (`{}`)", path.join("::")));
    }
    let ends = has(["process", "exit"]);
    let may_end = ["src/main.rs", "src/run/terminal.rs", "src/run/signals.rs"].contains(&name);
    (ends && !may_end).then(|| "only main.rs ends the program (`process::exit`)".into())
}

/// Which room uses which, with the place of the first use: the file's number and the line.
type Edges<'a> = BTreeMap<&'a str, BTreeMap<&'a str, (usize, usize)>>;

/// A way through the rooms that ends where it began. Rooms that lead nowhere are taken out until none is left, or
/// until each one left leads to another, so that a walk among them must come round.
fn cycle<'a>(edges: &Edges<'a>) -> Option<Vec<&'a str>> {
    let mut left: BTreeSet<&str> = edges.keys().copied().collect();
    let next = |room: &str, left: &BTreeSet<&str>| {
        edges[room].keys().find(|other| left.contains(*other)).copied()
    };
    while let Some(end) = left.iter().copied().find(|room| next(room, &left).is_none()) {
        left.remove(end);
    }
    let mut way = vec![*left.first()?];
    loop {
        let room = next(way[way.len() - 1], &left)?;
        let met = way.iter().position(|seen| *seen == room);
        way.push(room);
        if let Some(met) = met {
            return Some(way.split_off(met));
        }
    }
}

// ---- Reading code: paths

/// A path as the compiler would follow it.
struct Named<'a> {
    /// From the crate's root (`crate`) or the name of another crate; `*` for a glob.
    full: Vec<&'a str>,
    /// The import that its first word stood for.
    import: Option<Vec<&'a str>>,
    line: usize,
}

/// The paths in the code: those of `use` taken apart, those written in place, and those that attributes hide in
/// strings (`#[serde(with = "super::days")]`).
fn paths<'a>(module: &[&'a str], tokens: &[Token<'a>]) -> Vec<Named<'a>> {
    let mut here = module.to_vec();
    let mut imports = BTreeMap::new();
    let mut found: Vec<(Vec<&str>, usize)> = Vec::new();
    let (mut inner, mut depth, mut attribute_end, mut at) = (Vec::new(), 0_usize, 0, 0);
    while at < tokens.len() {
        let Token { text, line } = tokens[at];
        let before = at.checked_sub(1).map_or("", |at| tokens[at].text);
        match text {
            "#" => attribute_end = after_attributes(tokens, at).max(attribute_end),
            "{" if at > 1 && tokens[at - 2].text == "mod" => {
                here.push(before);
                inner.push(depth);
                depth += 1;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inner.pop_if(|outside| *outside == depth).is_some() {
                    here.pop();
                }
            }
            "use" if !is(tokens, at + 1, "<") => {
                let mut leaves = Vec::new();
                at = use_tree(tokens, at + 1, &[], &mut leaves);
                for (path, name) in leaves {
                    let path = from_root(&here, &path);
                    let start = path.iter().copied().filter(|word| *word != "::");
                    imports.insert(name, start.collect::<Vec<_>>());
                    found.push((path, line));
                }
                continue;
            }
            _ if text.starts_with('"') && at < attribute_end => {
                let path: Vec<&str> = text.trim_matches('"').split("::").collect();
                if path.len() > 1 && path.iter().all(|word| word.chars().all(is_word)) {
                    found.push((from_root(&here, &path), line));
                }
            }
            _ if is_name(text) && is(tokens, at + 1, "::") => {
                // A path that starts with `::` starts with a crate, whatever was imported.
                let absolute = before == "::";
                let mut path = if absolute { vec!["::", text] } else { vec![text] };
                while is(tokens, at + 1, "::")
                    && tokens.get(at + 2).is_some_and(|t| is_name(t.text))
                {
                    path.push(tokens[at + 2].text);
                    at += 2;
                }
                if path.len() > 1 + usize::from(absolute) {
                    found.push((from_root(&here, &path), line));
                }
            }
            _ => {}
        }
        at += 1;
    }
    let follow = |(path, line): (Vec<&'a str>, usize)| {
        let import = imports.get(path[0]).filter(|it| path.len() > 1 && it[0] != path[0]).cloned();
        let replaced = usize::from(import.is_some() || path[0] == "::");
        let full = [import.as_deref().unwrap_or_default(), &path[replaced..]].concat();
        Named { full, import, line }
    };
    found.into_iter().map(follow).collect()
}

/// The path with `crate`, `self` and `super` followed from the module that it stands in.
fn from_root<'a>(module: &[&'a str], path: &[&'a str]) -> Vec<&'a str> {
    let mut here = match path {
        ["crate" | "candor", ..] | ["::", "candor", ..] => Vec::new(),
        ["self" | "super", ..] => module.to_vec(),
        _ => return path.to_vec(),
    };
    for word in path {
        match *word {
            "crate" | "candor" | "self" | "::" => {}
            "super" => drop(here.pop()),
            word => here.push(word),
        }
    }
    here.insert(0, "crate");
    here
}

/// Takes `a::{b, c as d}` apart into `a::b` known as `b` and `a::c` known as `d`; tells where the tree ends.
fn use_tree<'a>(
    tokens: &[Token<'a>],
    mut at: usize,
    stem: &[&'a str],
    leaves: &mut Vec<(Vec<&'a str>, &'a str)>,
) -> usize {
    let mut path = stem.to_vec();
    while let Some(token) = tokens.get(at) {
        match token.text {
            "{" => {
                at += 1;
                while at < tokens.len() && !is(tokens, at, "}") {
                    at = use_tree(tokens, at, &path, leaves);
                    at += usize::from(is(tokens, at, ","));
                }
                return at + 1;
            }
            "::" if path.is_empty() => path.push("::"),
            "::" => {}
            "self" if !path.is_empty() => {}
            word if word == "*" || (is_name(word) && word != "as") => path.push(word),
            _ => break,
        }
        at += 1;
    }
    let renamed = is(tokens, at, "as");
    let name = tokens.get(at + 1).filter(|_| renamed).map(|token| token.text);
    if let Some(last) = path.last().copied() {
        leaves.push((path, name.unwrap_or(last)));
    }
    // Where this is no tree at all, one step on keeps the reader from standing still.
    let end = if renamed { at + 2 } else { at };
    if [",", "}", ";"].iter().any(|mark| is(tokens, end, mark)) { end } else { end + 1 }
}

// ---- Reading code: what only tests see

/// A `#[cfg(test)] mod name` that starts here: its name, and where it ends.
fn test_module<'a>(tokens: &[Token<'a>], at: usize) -> Option<(&'a str, Range<usize>)> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    if !mark.iter().enumerate().all(|(step, text)| is(tokens, at + step, text)) {
        return None;
    }
    let head = after_visibility(tokens, after_attributes(tokens, at));
    let name = tokens.get(head + 1).filter(|_| is(tokens, head, "mod"))?;
    Some((name.text, at..after_group(tokens, head + 2)))
}

fn without_tests<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((_, range)) = test_module(tokens, at) {
            at = range.end;
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// The modules that `#[cfg(test)] mod name;` says stand in files of their own.
fn test_files<'a>(module: &[&'a str], tokens: &[Token<'a>]) -> Vec<Vec<&'a str>> {
    let modules = (0..tokens.len()).filter_map(|at| test_module(tokens, at));
    let apart = modules.filter(|(_, range)| is(tokens, range.end - 1, ";"));
    apart.map(|(name, _)| [module, &[name]].concat()).collect()
}

fn after_attributes(tokens: &[Token], mut at: usize) -> usize {
    while is(tokens, at, "#") {
        let open = at + 1 + usize::from(is(tokens, at + 1, "!"));
        if !is(tokens, open, "[") {
            break;
        }
        at = after_group(tokens, open);
    }
    at
}

fn after_visibility(tokens: &[Token], at: usize) -> usize {
    match (is(tokens, at, "pub"), is(tokens, at + 1, "(")) {
        (true, true) => after_group(tokens, at + 1),
        (true, false) => at + 1,
        (false, _) => at,
    }
}

/// Past the bracket that closes the one that opens here; past one token where none opens.
fn after_group(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

// ---- Reading code: tokens

/// A word, a mark or a string. Comments, characters and lifetimes leave none.
#[derive(Clone, Copy)]
struct Token<'a> {
    /// As written; a string starts with its opening quote, so it is never taken for a word.
    text: &'a str,
    line: usize,
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < code.len() {
        let rest = &code[at..];
        let (length, kept) = piece(rest);
        if let Some(range) = kept {
            found.push(Token { text: &rest[range], line });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    found
}

/// How long the next piece of code is, and the part of it to keep as a token.
fn piece(rest: &str) -> (usize, Option<Range<usize>>) {
    let until = |start: usize, end: fn(char) -> bool| {
        rest[start..].find(end).map_or(rest.len(), |length| start + length)
    };
    if rest.starts_with("//") {
        return (until(0, |it| it == '\n'), None);
    }
    if rest.starts_with("/*") {
        return (block_comment(rest), None);
    }
    if let Some(range) = string(rest) {
        return (range.end, Some(range));
    }
    let first = rest.chars().next().unwrap_or_default();
    if first == '\'' {
        return (character_or_lifetime(rest), None);
    }
    // `r#fs` is the word `fs`.
    let start = if rest.starts_with("r#") && rest[2..].starts_with(is_word) { 2 } else { 0 };
    let word = until(start, |it| !is_word(it));
    let length = match &rest[..word] {
        "" if rest.starts_with("::") || rest.starts_with("..") => 2,
        "" => first.len_utf8(),
        _ => word,
    };
    (length, (!first.is_whitespace()).then_some(start..length))
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A string of any kind, from its opening quote to its end.
fn string(rest: &str) -> Option<Range<usize>> {
    let prefix = ["br", "cr", "r", "b", "c", ""].into_iter().find(|it| rest.starts_with(it))?;
    let raw = prefix.ends_with('r');
    let hashes = rest[prefix.len()..].bytes().take_while(|it| raw && *it == b'#').count();
    let quote = prefix.len() + hashes;
    let body = rest[quote..].strip_prefix('"')?;
    let length = if raw {
        let close = format!("\"{}", "#".repeat(hashes));
        body.find(&close).map(|end| end + close.len())
    } else {
        let mut escaped = false;
        let end = body.find(|it| {
            let ends = it == '"' && !escaped;
            escaped = it == '\\' && !escaped;
            ends
        });
        end.map(|end| end + 1)
    };
    Some(quote..quote + 1 + length.unwrap_or(body.len()))
}

fn character_or_lifetime(rest: &str) -> usize {
    let body = &rest[1..];
    let first = body.chars().next().map_or(0, char::len_utf8);
    if body.starts_with('\\') {
        // The character after the backslash may be a quote itself.
        return rest.get(3..).and_then(|end| end.find('\'')).map_or(rest.len(), |end| end + 4);
    }
    if body[first..].starts_with('\'') {
        return first + 2;
    }
    1 + body.find(|it| !is_word(it)).unwrap_or(body.len())
}

// ---- The rules and the reading, tried on made-up code

fn made_up(name: &str, code: &str) -> File {
    File { name: name.into(), code: format!("//! Made up.\n{code}\n") }
}

#[test]
fn each_rule_fails_on_a_made_up_offence() {
    let rooms = [
        ("src/app/x.rs", "use crate::store::Library;", "app may not use store"),
        ("src/app/x.rs", "use crate::{model::ids, ui::view};", "app may not use ui"),
        ("src/app/x.rs", "fn f() { crate::ui::view() }", "app may not use ui"),
        ("src/app/x.rs", "fn f(it: Vec<crate::ui::Pen>) {}", "app may not use ui"),
        ("src/app/x.rs", "use super::super::run;", "app may not use run"),
        ("src/app/x.rs", "mod a { use super::super::super::run::go; }", "app may not use run"),
        ("src/app/x.rs", "pub(crate) use candor::cli as c;", "app may not use cli"),
        ("src/app/x.rs", "#[serde(with = \"crate::store::days\")]", "app may not use store"),
        ("src/keys.rs", "use super::{app::App, command};", "keys may not use app"),
        ("src/keys.rs", "use super::*;", "opens the whole crate"),
        ("src/ui/mod.rs", "use crate::{self as house};", "opens the whole crate"),
        ("src/ui/mod.rs", "use crate::Library;", "`Library` is no room"),
        ("src/attic/mod.rs", "", "`attic` is no room"),
        ("src/main.rs", "use candor::config;", "main may not use config"),
        ("src/lib.rs", "pub mod app;\npub use app::App;", "declares modules and holds nothing"),
        // Code after a test module is read again, and a look-alike is no test module.
        ("src/text/a.rs", "#[cfg(test)] mod t {} use crate::ui::a;", "text may not use ui"),
        ("src/text/a.rs", "#[cfg(unix)] mod t { use crate::ui::a; }", "text may not use ui"),
    ];
    let hands = [
        ("src/app/x.rs", "use ratatui::style::Style;", "`ratatui` belongs to ui, run"),
        ("src/app/x.rs", "fn f(it: ratatui_textarea::TextArea) {}", "`ratatui_textarea` belongs"),
        ("src/keys.rs", "use ratatui::{crossterm::event, style};", "nothing of ratatui but"),
        ("src/ui/x.rs", "use ratatui::crossterm::event::Event;", "belongs to run and keys.rs"),
        ("src/run/x.rs", "use crossterm::event;", "through `ratatui::crossterm` alone"),
        ("src/run/x.rs", "fn f() { ::crossterm::event::read() }", "`ratatui::crossterm` alone"),
        ("src/run/x.rs", "use std::{fs, io};", "the disk belongs to store"),
        ("src/run/x.rs", "use std as s; fn f() { s::fs::read(x) }", "the disk belongs to store"),
        ("src/run/x.rs", "use std::r#fs::read;", "the disk belongs to store"),
        ("src/run/x.rs", "use std::os::unix::fs::symlink;", "the disk belongs to store"),
        ("src/run/x.rs", "use rustix::fs::open;", "the disk belongs to store"),
        ("src/run/x.rs", "use crate::store::File; fn f() { File::open(x) }", "the disk belongs"),
        ("src/cli.rs", "use std::io::stdout;", "standard streams (`stdout`)"),
        ("src/cli.rs", "fn f(to: io::Stderr) {}", "standard streams (`Stderr`)"),
        ("src/cli.rs", "fn f() { println!() }", "standard streams (`println`)"),
        ("src/cli.rs", "fn f() { eprintln!() }", "standard streams (`eprintln`)"),
        ("src/cli.rs", "use std::process; fn f() { process::exit(1) }", "ends the program"),
        ("src/ui/x.rs", "fn f() { paragraph.wrap(Wrap { trim }) }", "can panic"),
        ("src/ui/x.rs", "fn f() { Paragraph::wrap(it, how) }", "can panic"),
        ("src/store/x.rs", "unsafe fn f() {}", "`unsafe` has no place"),
        ("src/store/x.rs", "#[cfg(test)] mod tests { unsafe fn f() {} }", "`unsafe` has no place"),
    ];
    for (name, code, rule) in rooms.into_iter().chain(hands) {
        let said = offences(&[made_up(name, code)]);
        let right = said.len() == 1 && said[0].starts_with(name) && said[0].contains(rule);
        assert!(right, "`{code}` in {name} should only break “{rule}”: {said:#?}");
    }
}

#[test]
fn code_that_keeps_the_rules_passes() {
    let kept = [
        ("src/app/x.rs", "use crate::model::ids; use super::line; fn f(c: char) { c == '\"' }"),
        ("src/app/x.rs", "// crate::ui::view\n/* /* ratatui */ stdout */ /// std::fs\n"),
        ("src/app/x.rs", "const A: &str = \"\\\"crate::ui::view unsafe\";"),
        ("src/app/x.rs", "const A: &str = r#\"\" println!() use std::fs;\"#; fn f<'a>() {}"),
        (
            "src/app/x.rs",
            "#[cfg(test)]\n#[allow(x)]\npub(crate) mod tests { use crate::ui::view; }",
        ),
        (
            "src/app/draft.rs",
            "use ratatui_textarea::TextArea; fn f() { ratatui::style::Style::new() }",
        ),
        ("src/keys.rs", "use ratatui::crossterm::event::KeyEvent; use crate::command;"),
        ("src/run/x.rs", "use ratatui::crossterm; fn f() { crossterm::event::read() }"),
        ("src/run/x.rs", "fn f() { command.stdout(Stdio::null()).stderr(Stdio::null()) }"),
        ("src/run/terminal.rs", "fn f() { std::io::stdout() }"),
        ("src/run/signals.rs", "fn f() { std::process::exit(1) }"),
        ("src/store/x.rs", "use std::fs::File; fn f() { File::open(x); std::process::id() }"),
        ("src/ui/x.rs", "use crate::text::wrap; fn f() { wrap(words, 20) }"),
        (
            "src/main.rs",
            "use candor::cli; fn main() { eprintln!(); std::process::exit(cli::go()) }",
        ),
        ("src/lib.rs", "#![forbid(unsafe_code)]\n#[doc(inline)]\npub mod app;\npub(crate) mod ui;"),
    ];
    for (name, code) in kept {
        let said = offences(&[made_up(name, code)]);
        assert!(said.is_empty(), "`{code}` in {name} breaks no rule: {said:#?}");
    }
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let file = |name: &str, code: String| File { name: name.into(), code };
    let lines = |name: &str, count: usize| made_up(name, &"\n".repeat(count - 2));
    assert_eq!(offences(&[lines("src/app/x.rs", 500), lines("src/main.rs", 80)]), [""; 0]);
    assert_eq!(
        offences(&[
            lines("src/app/x.rs", 501),
            lines("src/main.rs", 81),
            file("src/ui/x.rs", "// Drawing.\n\n\n//! Too late.\n".into()),
        ]),
        [
            "src/app/x.rs:501: the file has 501 lines, and 500 is the most",
            "src/main.rs:81: the file has 81 lines, and 80 is the most",
            "src/ui/x.rs:1: the first lines should say with `//!` what the file is for",
        ]
    );
}

#[test]
fn a_cycle_is_told_with_its_way() {
    let files = [
        made_up("src/cli.rs", "use crate::ui::view;"),
        made_up("src/ui/mod.rs", "use crate::app::App;"),
        made_up("src/app/mod.rs", "use crate::model::ids;\n\nuse crate::ui::Pen;"),
    ];
    assert_eq!(
        offences(&files),
        [
            "src/app/mod.rs:4: an import cycle runs app → ui → app",
            "src/app/mod.rs:4: app may not use ui",
        ]
    );
    let table = parse_table(TABLE);
    let allowed = |uses: &[&'static str]| uses.iter().map(|other| (*other, (0, 0))).collect();
    let edges = table.iter().map(|(room, uses)| (*room, allowed(uses))).collect();
    assert_eq!(cycle(&edges), None, "the table itself goes round");
    for other in table.values().flatten() {
        assert!(table.contains_key(other), "the table lets rooms use `{other}`, which has no row");
    }
}

#[test]
fn files_that_only_tests_see_may_import_but_not_sprawl() {
    let code = "use ratatui::buffer::Buffer;\nuse crate::ui::view;";
    let tests = made_up("src/text/safe/tests.rs", code);
    let parent = made_up("src/text/safe.rs", "#[cfg(test)]\nmod tests;\nmod others;");
    let others = made_up("src/text/safe/others.rs", code);
    let long = made_up("src/text/safe/tests/long.rs", &"\n".repeat(600));
    assert_eq!(
        offences(&[tests, parent, others, long]),
        [
            "src/text/safe/others.rs:2: `ratatui` belongs to ui, run and app/draft.rs",
            "src/text/safe/others.rs:3: text may not use ui",
            "src/text/safe/tests/long.rs:602: the file has 602 lines, and 500 is the most",
        ]
    );
}

#[test]
fn an_import_that_offends_is_told_once() {
    let code = "use crate::ui::Pen;\nfn f() {\n    Pen::new();\n    Pen::new()\n}";
    assert_eq!(offences(&[made_up("src/app/x.rs", code)]), ["src/app/x.rs:2: app may not use ui"]);
}

#[test]
fn strings_characters_and_lifetimes_do_not_hide_code() {
    let words = |code: &str| tokens(code).iter().map(|it| it.text.to_owned()).collect::<Vec<_>>();
    assert_eq!(words(r"'\'' a '\\' b 'c' d 'é' e '\u{1F600}' f"), ["a", "b", "d", "e", "f"]);
    assert_eq!(words("&'a b + 'static"), ["&", "b", "+"]);
    assert_eq!(
        words(r#""\\" a "\"" b b"x" c r"\" d"#),
        [r#""\\""#, "a", r#""\"""#, "b", "\"x\"", "c", "\"\\\"", "d"]
    );
    assert_eq!(words("0..std::fs /* a /* b */ c */ r#try"), ["0", "..", "std", "::", "fs", "try"]);
    let lines = |code| tokens(code).iter().map(|it| it.line).collect::<Vec<_>>();
    assert_eq!(lines("a\n\"b\nc\" d\n/*\n*/ e // f\ng"), [1, 2, 3, 5, 6]);
}
