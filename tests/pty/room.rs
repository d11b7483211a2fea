//! A reviewer's room: a folder with a page to review and a library, and what the program left in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

use crate::terminal::{Terminal, until};

/// The program.
pub(crate) const CANDOR: &str = env!("CARGO_BIN_EXE_candor");

const SIZE: (u16, u16) = (100, 30);

/// A folder that goes when the test is over.
pub(crate) struct Room {
    pub(crate) folder: PathBuf,
    pub(crate) page: PathBuf,
}

impl Room {
    pub(crate) fn new() -> Self {
        Self::with_page(&page())
    }

    pub(crate) fn with_page(text: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("pty-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        let page = folder.join("page.txt");
        fs::write(&page, text).unwrap();
        Self { folder, page }
    }

    /// A command with the environment of this room.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap());
        command.env("HOME", &self.folder).env("CANDOR_LIBRARY", self.folder.join("library"));
        command.env("USER", "ana").env("LANG", "C.UTF-8").env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command
    }

    /// The program with the page.
    pub(crate) fn candor(&self) -> Command {
        let mut command = self.command(CANDOR);
        command.arg(&self.page);
        command
    }

    /// The page, open in a terminal and saved.
    #[track_caller]
    pub(crate) fn open(&self) -> Terminal {
        open_page(&self.candor())
    }

    /// Waits until a score of the first answer is durable.
    #[track_caller]
    pub(crate) fn wait_for_score(&self, score: u64) {
        until("the score on disk", || {
            self.review().is_some_and(|review| {
                review["answers"]
                    .as_object()
                    .is_some_and(|answers| answers.values().any(|one| one["score"] == score))
            })
        });
    }

    /// Waits until a note with these words is durable.
    #[track_caller]
    pub(crate) fn wait_for_note(&self, words: &str) {
        until("the note on disk", || self.notes().iter().any(|note| note.contains(words)));
    }

    /// The review on disk.
    pub(crate) fn review(&self) -> Option<Value> {
        let sessions = fs::read_dir(self.folder.join("library/sessions")).ok()?;
        let path =
            |session: io::Result<fs::DirEntry>| session.unwrap().path().join("reviews/ana.json");
        let text = sessions.map(path).find_map(|path| fs::read_to_string(path).ok())?;
        Some(serde_json::from_str(&text).unwrap())
    }

    /// The scores on disk.
    pub(crate) fn scores(&self) -> Vec<u64> {
        self.answers(|answer| answer["score"].as_u64())
    }

    /// The notes on disk.
    pub(crate) fn notes(&self) -> Vec<String> {
        let is_note = |note: &String| !note.is_empty();
        self.answers(|answer| answer["note"].as_str().map(str::to_owned).filter(is_note))
    }

    fn answers<T>(&self, of: impl Fn(&Value) -> Option<T>) -> Vec<T> {
        let review = self.review();
        let answers = review.as_ref().and_then(|review| review["answers"].as_object());
        answers.into_iter().flat_map(|answers| answers.values()).filter_map(of).collect()
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A command that opens the page for the first time, in a terminal.
#[track_caller]
pub(crate) fn open_page(command: &Command) -> Terminal {
    let terminal = Terminal::start(command, SIZE);
    terminal.wait("the first answer, saved", |state| {
        let text = state.text();
        text.contains("1. Could you start") && text.contains("saved")
    });
    terminal
}

/// A page with ten answers.
pub(crate) fn page() -> String {
    let sample = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/sample/candidate-page.txt"
    ));
    sample.unwrap().replace("Mara Lindqvist", "Nora Winterfeld").replace("Mara", "Nora")
}
