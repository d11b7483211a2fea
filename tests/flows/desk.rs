//! A desk to review at: a folder with a library and pages in it, and the program run on them.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use candor::cli::{self, Exit};
use serde_json::Value;

/// The day of most tests: long after the clock of whoever runs them, so that what is only imported, which
/// that clock dates, always comes behind what was reviewed.
pub(crate) const TODAY: &str = "2126-11-22T14:00:00Z";
/// And the day after.
pub(crate) const TOMORROW: &str = "2126-11-23T09:30:00Z";

/// A reviewer's desk. Its folder goes when the test is over.
pub(crate) struct Desk {
    folder: PathBuf,
    size: &'static str,
    now: &'static str,
    reviewer: &'static str,
}

/// What the program left behind: its exit code and what it said.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The last screen, as text.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Screen(pub(crate) String);

/// What is seen after pressing keys on the page of five questions.
pub(crate) fn five(keys: &str) -> Screen {
    Desk::with(super::pages::FIVE).press(keys)
}

/// What is seen after pressing keys on the page of eleven exchanges.
pub(crate) fn eleven(keys: &str) -> Screen {
    Desk::with(super::pages::ELEVEN).press(keys)
}

impl Desk {
    /// A desk with a page on it, and a library that holds nothing yet.
    pub(crate) fn with(page: &str) -> Self {
        let desk = Self::empty();
        desk.put("page.txt", page);
        desk
    }

    /// A desk with nothing on it.
    pub(crate) fn empty() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("flows-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { folder, size: "80x24", now: TODAY, reviewer: "ana" }
    }

    /// The same desk, seen at another size.
    pub(crate) fn at(mut self, size: &'static str) -> Self {
        self.size = size;
        self
    }

    /// Looks at the desk at another size from now on.
    pub(crate) fn resize(&mut self, size: &'static str) {
        self.size = size;
    }

    /// It is the next day.
    pub(crate) fn sleep_over_it(&mut self) {
        self.now = TOMORROW;
    }

    /// Somebody else sits down.
    pub(crate) fn hand_to(&mut self, reviewer: &'static str) {
        self.reviewer = reviewer;
    }

    /// Puts a file on the desk.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Where something stands on the desk.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The library's folder.
    pub(crate) fn library(&self) -> PathBuf {
        self.path("library")
    }

    /// Where the configuration of whoever sits here stands; there is none until a test puts one there.
    pub(crate) fn config(&self) -> PathBuf {
        self.path("config.toml")
    }

    /// Opens the page, presses keys, and looks.
    pub(crate) fn press(&self, keys: &str) -> Screen {
        self.press_in("page.txt", keys)
    }

    /// Opens a page by its name, presses keys, and looks.
    pub(crate) fn press_in(&self, page: &str, keys: &str) -> Screen {
        let page = self.path(page);
        self.screen(&[page.to_str().unwrap(), "--print=text", "--keys", keys])
    }

    /// Opens the page, presses keys, and looks at the words with their styles, each row behind a bar.
    pub(crate) fn press_styled(&self, keys: &str) -> String {
        let page = self.path("page.txt");
        let screen = self.screen(&[page.to_str().unwrap(), "--print=styled", "--keys", keys]);
        framed(&screen.0)
    }

    /// Opens the library, presses keys, and looks.
    pub(crate) fn press_in_library(&self, keys: &str) -> Screen {
        self.screen(&["--print=text", "--keys", keys])
    }

    /// As [`Self::press_in_library`], with styles.
    pub(crate) fn press_in_library_styled(&self, keys: &str) -> String {
        framed(&self.screen(&["--print=styled", "--keys", keys]).0)
    }

    /// Runs the program with these arguments, and looks.
    #[track_caller]
    pub(crate) fn screen(&self, arguments: &[&str]) -> Screen {
        let mut all = vec!["--size", self.size, "--now", self.now];
        all.extend(arguments);
        let ran = self.run(&all);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        Screen(ran.out)
    }

    /// Runs the program as from a shell, on this desk's library.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let mut all: Vec<OsString> = vec!["candor".into()];
        all.extend(arguments.iter().map(OsString::from));
        all.extend(["--library".into(), self.library().into()]);
        all.extend(["--reviewer".into(), self.reviewer.into()]);
        all.extend(["--config".into(), self.config().into()]);
        run(all)
    }

    /// The page's path as an argument.
    pub(crate) fn page(&self) -> String {
        self.path("page.txt").to_str().unwrap().to_owned()
    }

    /// The files of this reviewer's reviews.
    pub(crate) fn reviews(&self) -> Vec<PathBuf> {
        self.files_named(&format!("{}.json", self.reviewer), "reviews")
    }

    /// The only review on the disk, as it stands there.
    pub(crate) fn review(&self) -> Value {
        let reviews = self.reviews();
        let [path] = reviews.as_slice() else { panic!("not one review but {reviews:?}") };
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }

    /// True where nobody has reviewed anything yet.
    pub(crate) fn has_no_review(&self) -> bool {
        self.reviews().is_empty()
    }

    /// What the review says about the answer with this number: a review knows answers by id, and ids come
    /// in the order of the page.
    pub(crate) fn answer(&self, number: usize) -> Value {
        let shown = self.run(&["show", &self.page(), "--json"]);
        let session: Value = serde_json::from_str(&shown.out).unwrap();
        let id = session["exchanges"][number - 1]["id"].as_str().unwrap().to_owned();
        self.review()["answers"][id].clone()
    }

    fn files_named(&self, name: &str, folder: &str) -> Vec<PathBuf> {
        let all = files_below(&self.library());
        let wanted = |path: &PathBuf| {
            path.file_name().is_some_and(|one| one == name)
                && path.parent().is_some_and(|parent| parent.ends_with(folder))
        };
        all.into_iter().filter(wanted).collect()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Runs the program with these arguments, its own name first.
pub(crate) fn run(arguments: Vec<OsString>) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let Exit::Code(code) = cli::main(arguments, &mut out, &mut err) else {
        panic!("ended by a signal")
    };
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code, out: text(out), err: text(err) }
}

/// Every file below a folder; none where there is no folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect();
    files.sort();
    files
}

/// The rows behind a bar, so that the left edge can be seen.
pub(crate) fn framed(rows: &str) -> String {
    rows.lines().flat_map(|row| ["|", row, "\n"]).collect()
}

impl Screen {
    /// The screen shows these words, on one row.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) -> &Self {
        assert!(self.0.contains(words), "'{words}' is not on the screen:\n{self}");
        self
    }

    /// The screen does not show these words.
    #[track_caller]
    pub(crate) fn lacks(&self, words: &str) -> &Self {
        assert!(!self.0.contains(words), "'{words}' is on the screen:\n{self}");
        self
    }

    /// The last line says this, among other things. A long sentence takes more than one row.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        let said = self.last_words();
        assert!(said.contains(words), "'{words}' is not said:\n{self}");
        self
    }

    /// Everything below the last thin line.
    fn last_words(&self) -> String {
        let rows: Vec<&str> = self.0.lines().collect();
        let line = rows.iter().rposition(|row| row.starts_with(" ───"));
        let rows = &rows[line.map_or(rows.len() - 1, |line| line + 1)..];
        rows.iter().map(|row| row.trim()).collect::<Vec<_>>().join(" ")
    }

    /// The answer with this number is in focus.
    #[track_caller]
    pub(crate) fn is_at(&self, number: usize) -> &Self {
        assert_eq!(self.focus(), Some(number), "\n{self}");
        self
    }

    /// This tab is in front.
    #[track_caller]
    pub(crate) fn is_on(&self, tab: &str) -> &Self {
        assert!(self.0.contains(&format!("[{tab}]")), "not on {tab}:\n{self}");
        self
    }

    /// The first line.
    pub(crate) fn header(&self) -> &str {
        self.0.lines().next().unwrap()
    }

    /// The last line.
    pub(crate) fn last_line(&self) -> &str {
        self.0.lines().last().unwrap()
    }

    /// Everything but the last line, which says what has just been done.
    pub(crate) fn without_last_line(&self) -> &str {
        let end = self.0.trim_end().rfind('\n').unwrap();
        &self.0[..end]
    }

    /// The number behind the pointer of the list or the strip.
    pub(crate) fn focus(&self) -> Option<usize> {
        let behind = self.0.split_once('▸')?.1;
        let digits: String = behind.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    /// The row with the pointer.
    #[track_caller]
    pub(crate) fn pointed_row(&self) -> &str {
        self.0.lines().find(|row| row.contains('▸')).unwrap_or_else(|| panic!("no pointer\n{self}"))
    }

    /// The rows of the long answer that are in view.
    pub(crate) fn rows_in_view(&self) -> Vec<&str> {
        self.0.lines().map(str::trim).filter(|row| row.contains("word0")).collect()
    }
}

impl std::fmt::Display for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
