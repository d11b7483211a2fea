//! The scripted review: scores, notes, undo, quotes, a question, criteria, submitting, amending, import and report.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::tracer::{self, End, Watch};

/// The program.
pub(crate) const CANDOR: &str = env!("CARGO_BIN_EXE_candor");

/// A page with three answers.
pub(crate) const PAGE: &str = "\
Edda Moravec
Release Engineer
Edda Moravec has shipped firmware for weather stations and likes a short checklist.

Experience
Release Engineer
Build Technician

Skills
Ansible
Jenkins
Python

Interview
How do you roll a release back? I keep the last three images on every station, so the loader takes the one before. Jenkins signs each of them.
What is a flaky test? One that fails without a change. I run it a hundred times alone, and when it still fails I read the timing.
How would you ship to a place without a network? On a card, um, with a list of sums, and somebody there reads the last line to me.
";

/// A talk of two, to be imported beside it.
const TALK: &str = "\
Interviewer: What does a release need before it goes out?
Candidate: A name, a list of what changed, and somebody who can take it back.
Interviewer: And after that?
Candidate: A quiet hour, with the graphs open.
";

/// One run of the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) name: &'static str,
    /// What stands on the command line; `PAGE` is the page and `FOLDER` the folder with page and talk.
    pub(crate) args: &'static [&'static str],
    /// The keys of a review.
    pub(crate) keys: Option<&'static str>,
}

/// The runs in their order: each goes on in the library that the one before has left.
pub(crate) const RUNS: [Run; 7] = [
    Run {
        name: "review of a new file",
        args: &["--reviewer", "ana", "PAGE"],
        keys: Some(
            "4irolls back by itself<esc>u<c-r>:1<cr>v<cr>j0xnm3u2:2<cr>ewhy?<cr>Scalm<esc>\
             :3<cr>3!co3clear and short<cr>",
        ),
    },
    Run { name: "submitting", args: &["--reviewer", "ana", "PAGE"], keys: Some("cwy") },
    Run {
        name: "amending",
        args: &["--reviewer", "ana", "PAGE"],
        keys: Some("A:1<cr>2jilater<esc>ucwy"),
    },
    Run {
        name: "criteria",
        args: &["--reviewer", "bob", "--rubric", "technical", "PAGE"],
        keys: Some("435,2-u<c-r>iown words<esc>xn"),
    },
    Run { name: "import", args: &["import", "FOLDER"], keys: None },
    Run { name: "list", args: &["list"], keys: None },
    Run { name: "report", args: &["--reviewer", "ana", "report", "PAGE"], keys: None },
];

/// What a run said, and how it ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) end: End,
    /// The newest revision that was acknowledged; 0 for none.
    pub(crate) acknowledged: u64,
    pub(crate) out: String,
    /// What was said beside the acknowledgements.
    pub(crate) complaint: String,
}

/// A folder with a library and the files to import, away from everything else.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) folder: PathBuf,
    pub(crate) library: PathBuf,
}

impl Room {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        // In memory where that is possible: none of this is about the speed of a disk.
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory } else { Path::new(env!("CARGO_TARGET_TMPDIR")) };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let room = Self::at(base.join(format!("candor-faults-{}-{count}", std::process::id())));
        fs::create_dir(room.folder.join("talks")).unwrap();
        fs::write(room.page(), PAGE).unwrap();
        fs::write(room.folder.join("talks/talk.txt"), TALK).unwrap();
        room
    }

    /// A room whose folder is there.
    fn at(folder: PathBuf) -> Self {
        fs::create_dir_all(&folder).unwrap();
        Self { library: folder.join("shelf/library"), folder }
    }

    pub(crate) fn page(&self) -> PathBuf {
        self.folder.join("talks/page.txt")
    }

    /// Makes the library what it was when it was copied.
    pub(crate) fn begin_with(&self, start: &Copied) {
        let _ = fs::remove_dir_all(self.shelf());
        start.write(&self.shelf());
    }

    /// The folder in which the library's own folder stands.
    pub(crate) fn shelf(&self) -> PathBuf {
        self.folder.join("shelf")
    }

    /// A command with the environment of this room.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(CANDOR);
        command.env_clear().stdin(Stdio::null()).current_dir(&self.folder);
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", &self.folder).env("CANDOR_LIBRARY", &self.library);
        command.env("USER", "ana").env("LANG", "C.UTF-8").env("TZ", "UTC");
        command
    }

    /// The command of a run; without its keys, a look at the same review.
    pub(crate) fn run_command(&self, run: &Run, keys: Option<&str>) -> Command {
        let mut command = self.command();
        for arg in run.args {
            match *arg {
                "PAGE" => command.arg(self.page()),
                "FOLDER" => command.arg(self.folder.join("talks")),
                arg => command.arg(arg),
            };
        }
        if run.keys.is_some() {
            command.args([
                "--print",
                "--acks",
                "--size",
                "100x30",
                "--now",
                "2026-11-22T12:00:00Z",
            ]);
        }
        if let Some(keys) = keys {
            command.args(["--keys", keys]);
        }
        command
    }

    /// Does a run under the eyes of somebody who may stop it.
    pub(crate) fn traced(&self, run: &Run, watch: &mut impl Watch) -> Outcome {
        let (out, err) = (self.folder.join("out"), self.folder.join("err"));
        let end = tracer::run(&self.run_command(run, run.keys), (&out, &err), watch);
        Outcome::read(end, &out, &err)
    }

    /// Does a run as everybody does.
    pub(crate) fn done(&self, run: &Run) -> Outcome {
        outcome(&self.run_command(run, run.keys).output().unwrap())
    }

    /// Opens what a run was about, or asks for the list.
    pub(crate) fn look(&self, run: &Run) -> Outcome {
        outcome(&self.run_command(run, None).output().unwrap())
    }

    /// The paths of all reviews, from the library on.
    pub(crate) fn reviews(&self) -> Vec<PathBuf> {
        let is_review =
            |path: &PathBuf| path.parent().is_some_and(|home| home.ends_with("reviews"));
        Copied::of(&self.library).0.into_keys().filter(is_review).collect()
    }

    pub(crate) fn list(&self) -> Outcome {
        outcome(&self.command().arg("list").output().unwrap())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn outcome(output: &Output) -> Outcome {
    let end = End::Exited(output.status.code().unwrap_or(-1));
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    Outcome::new(end, out, &String::from_utf8_lossy(&output.stderr))
}

impl Outcome {
    /// What was said into two files.
    pub(crate) fn read(end: End, out: &Path, err: &Path) -> Self {
        let read = |path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        Self::new(end, read(out), &read(err))
    }

    fn new(end: End, out: String, err: &str) -> Self {
        let mut outcome = Self { end, acknowledged: 0, out, complaint: String::new() };
        for line in err.split_inclusive('\n') {
            // A line that was cut off has told nobody anything.
            match line.strip_prefix("saved ").and_then(|number| number.strip_suffix('\n')) {
                Some(number) => outcome.acknowledged = number.parse().unwrap(),
                None => outcome.complaint.push_str(line),
            }
        }
        outcome
    }
}

/// The files and folders below a folder, in memory. A folder has no bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Copied(pub(crate) std::collections::BTreeMap<PathBuf, Option<Vec<u8>>>);

impl Copied {
    pub(crate) fn of(folder: &Path) -> Self {
        let mut copied = Self::default();
        copied.gather(folder, Path::new(""));
        copied
    }

    fn gather(&mut self, root: &Path, below: &Path) {
        let Ok(entries) = fs::read_dir(root.join(below)) else { return };
        for entry in entries {
            let path = below.join(entry.unwrap().file_name());
            if root.join(&path).is_dir() {
                self.0.insert(path.clone(), None);
                self.gather(root, &path);
            } else if let Ok(bytes) = fs::read(root.join(&path)) {
                // What is gone by now was a temporary file.
                self.0.insert(path, Some(bytes));
            }
        }
    }

    pub(crate) fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for (path, bytes) in &self.0 {
            let path = folder.join(path);
            match bytes {
                None => fs::create_dir_all(path).unwrap(),
                Some(bytes) => fs::write(path, bytes).unwrap(),
            }
        }
    }
}
