//! Everything that is printed for people and programs, byte by byte.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use candor::cli::{self, Exit};

use crate::pages::{Source, pages, talks};

/// A folder with a source and a library.
pub(crate) struct Desk {
    folder: PathBuf,
    source: PathBuf,
}

impl Desk {
    pub(crate) fn with(source: &Source) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("hostile-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(source.name);
        fs::write(&path, &source.bytes).unwrap();
        Self { folder, source: path }
    }

    /// What the program prints to standard output and error, and its exit code.
    pub(crate) fn run(&self, arguments: &[&str]) -> (Vec<u8>, Vec<u8>, u8) {
        let mut all: Vec<OsString> = vec!["candor".into()];
        let source = |argument: &&str| match *argument {
            "SOURCE" => self.source.clone().into_os_string(),
            other => other.into(),
        };
        all.extend(arguments.iter().map(source));
        let library = self.folder.join("library");
        let config = self.folder.join("config.toml");
        all.extend(["--library".into(), library.into(), "--config".into(), config.into()]);
        all.extend(["--reviewer".into(), "ana".into()]);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let Exit::Code(code) = cli::main(all, &mut out, &mut err) else { panic!("a signal") };
        (out, err, code)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A character that steers what it is shown on: a control other than a line end, or one that turns the direction of
/// the text around it.
pub(crate) fn steers(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[track_caller]
pub(crate) fn assert_tame(bytes: &[u8], what: &str) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
    // The rows of a table for other programs end as RFC 4180 says.
    let text = if what.contains("csv") { text.replace("\r\n", "\n") } else { text.to_owned() };
    let text =
        text.strip_prefix('\u{feff}').filter(|_| what.contains("csv")).unwrap_or(&text).to_owned();
    if let Some(at) = text.find(steers) {
        let around: String =
            text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
        let c = text[at..].chars().next().unwrap();
        panic!("{what}: {c:?} behind {around:?}");
    }
    text
}

/// Elements and attributes that do something, and signs that begin one where none may begin.
#[track_caller]
fn assert_inert_html(html: &str) {
    const ACTIVE: &[&str] = &[
        "<script", "<img", "<svg", "<iframe", "<object", "<embed", "<link", "<base", "<form",
        "<details", "<!--",
    ];
    let lower = html.to_lowercase();
    for active in ACTIVE {
        assert!(!lower.contains(active), "{active}");
    }
    // Inside a tag there are only names and quoted values that the program wrote.
    for tag in lower.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
    {
        assert!(!tag.contains("javascript:") && !tag.contains(" on"), "<{tag}>");
        // Links lead to places of the report itself.
        assert!(!tag.starts_with("a ") || tag.starts_with("a href=\"#"), "<{tag}>");
    }
    assert!(lower.contains("content-security-policy"));
}

/// No cell may begin as a formula does, whatever white space stands in front.
#[track_caller]
fn assert_inert_csv(csv: &str) {
    let mut rest = csv;
    while !rest.is_empty() {
        let (cell, behind) = cell(rest);
        let first = cell.trim_start().chars().next();
        let begins = first.is_some_and(|c| "=+-@＝＋－＠".contains(c));
        assert!(!begins || cell.parse::<f64>().is_ok(), "{cell:?} begins like a formula");
        rest = behind.get(1..).unwrap_or_default();
    }
}

/// The first cell of a table, with its doubled quotation marks, and what stands behind it.
fn cell(csv: &str) -> (&str, &str) {
    let Some(quoted) = csv.strip_prefix('"') else {
        return csv.split_at(csv.find([',', '\n']).unwrap_or(csv.len()));
    };
    let mut end = 0;
    while let Some(at) = quoted[end..].find('"') {
        end += at;
        if !quoted[end + 1..].starts_with('"') {
            break;
        }
        end += 2;
    }
    (&quoted[..end], &quoted[end + 1..])
}

/// Scores, notes and quotes on hostile words, the skills, the repairs, the scorecard, and a search.
const KEYS: &str = "4v<cr>iwords<esc>jx1s<cr>rq<esc>/find<cr>ncSall<esc>o3because<cr>";

#[test]
fn nothing_that_is_printed_steers_a_terminal() {
    let mut printed = 0;
    for (nth, source) in pages().iter().chain(&talks()).enumerate() {
        let size = ["80x24", "120x40", "40x12"][nth % 3];
        let desk = Desk::with(source);
        let (out, err, code) = desk.run(&["SOURCE", "--print=text", "--keys", KEYS]);
        assert_tame(&err, "an error");
        assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
        printed += assert_tame(&out, "a screen").len();
        for keys in [
            "", "p", "pr", "pi", "s", "c", "ca", "r", "a", "?", "C", "x", "i", "e", "t", "tt", "v",
            ":open", "q",
        ] {
            let all = ["SOURCE", "--print=text", "--size", size, "--keys", keys];
            let (out, _, _) = desk.run(&all);
            printed += assert_tame(&out, "a screen").len();
        }
        for arguments in [
            &["list"][..],
            &["show", "SOURCE"],
            &["show", "SOURCE", "--why"],
            &["show", "SOURCE", "--json"],
            &["report", "SOURCE", "--format", "md", "--answers"],
            &["report", "SOURCE", "--format", "html", "--answers"],
            &["report", "SOURCE", "--format", "csv"],
            &["report", "SOURCE", "--format", "json", "--answers"],
            &["report", "SOURCE", "--format", "txt", "--answers"],
            &["report", "SOURCE", "--format", "html", "--answers", "--anonymous"],
            &["import", "SOURCE", "--dry-run"],
            &["import", "SOURCE", "--json"],
            &["SOURCE", "--print=svg", "--keys", "j"],
        ] {
            let (out, err, code) = desk.run(arguments);
            assert_eq!(code, 0, "{arguments:?}: {}", String::from_utf8_lossy(&err));
            let text = assert_tame(&out, &arguments.join(" "));
            printed += text.len();
            match arguments {
                ["report", _, _, "html", ..] => assert_inert_html(&text),
                ["report", _, _, "csv", ..] => assert_inert_csv(&text),
                _ => {}
            }
            assert_tame(&err, "an error");
        }
    }
    println!("{printed} bytes of output looked at");
}

#[test]
fn what_was_said_stays_as_it_was_in_the_library() {
    for source in pages() {
        let desk = Desk::with(&source);
        let (_, err, code) = desk.run(&["import", "SOURCE"]);
        assert_eq!(code, 0, "{}", String::from_utf8_lossy(&err));
        let sessions = fs::read_dir(desk.folder.join("library/sessions")).unwrap();
        let kept: Vec<PathBuf> = sessions.map(|one| one.unwrap().path().join("source")).collect();
        assert_eq!(kept.len(), 1);
        assert_eq!(fs::read(&kept[0]).unwrap(), source.bytes);
    }
}
