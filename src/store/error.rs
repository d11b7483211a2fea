//! What can go wrong with the disk, each as one sentence: what, where, what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use crate::model::ids::SessionId;
use crate::model::merge::Carried;
use crate::model::rubric::RubricError;

/// Why something could not be read from the library or put into it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("cannot {doing} {}: {}", shown(.path), because(.error))]
    Io {
        /// What was tried, for example `read the session in`.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file is not a plain file.
    #[error("cannot read {}: it is {kind}; {}", shown(.path), instead(.kind))]
    NotAFile {
        /// Where.
        path: PathBuf,
        /// What it is, with its article.
        kind: &'static str,
    },
    /// A folder of the library is something else.
    #[error("cannot use {} as a folder: it, or a part of its path, is a file; name another library with --library DIR", shown(.path))]
    NotAFolder {
        /// Where.
        path: PathBuf,
    },
    /// A file is larger than candor reads.
    #[error("cannot read {}: it has {} and the limit is {}; make it smaller", shown(.path), size(*.bytes), size(*.limit))]
    TooLarge {
        /// Where.
        path: PathBuf,
        /// Its length.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// A file of the library is damaged.
    #[error("cannot understand {}, line {line} column {column}: {message}; it was left as it is", shown(.path))]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// Line, counted from 1; 0 where the whole file is meant.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// A file was written by a newer candor.
    #[error("cannot use {}: a newer candor wrote it ({}); update candor to open it", shown(.path), clean(.schema))]
    Newer {
        /// Where.
        path: PathBuf,
        /// The schema it names.
        schema: String,
    },
    /// No session has an id that begins like this.
    #[error("no session in {} begins with '{}'; `candor list` shows them all", shown(.library), clean(.prefix))]
    NotFound {
        /// The library.
        library: PathBuf,
        /// What was looked for.
        prefix: String,
    },
    /// Several sessions have an id that begins like this.
    #[error("'{prefix}' is the beginning of {} sessions ({}); type more of the id", .candidates.len(), some(.candidates))]
    Ambiguous {
        /// What was looked for.
        prefix: String,
        /// Everything it could be.
        candidates: Vec<SessionId>,
    },
    /// The library was opened with `--read-only`.
    #[error("cannot write to the library {}: it was opened with --read-only; start candor without it", shown(.path))]
    ReadOnly {
        /// The library.
        path: PathBuf,
    },
    /// A rubric file is not what it should be.
    #[error("cannot use the rubric {}: {error}", shown(.path))]
    Rubric {
        /// Where.
        path: PathBuf,
        /// Line, column, and what was expected.
        error: RubricError,
    },
    /// A rubric file names another rubric.
    #[error("cannot use the rubric {}: expected id = \"{expected}\" in it, as the file is called", shown(.path))]
    RubricId {
        /// Where.
        path: PathBuf,
        /// The id that goes with its name.
        expected: String,
    },
    /// A rubric file has a name that cannot be an id.
    #[error("cannot use the rubric {}: name the file by its id, 1 to 32 of a-z 0-9 _ - and .toml behind", shown(.path))]
    RubricName {
        /// Where.
        path: PathBuf,
    },
    /// A rubric file was changed under the feet of reviews.
    #[error("cannot use the rubric {}: it says something else than the version {version} that answers were scored by; write version = {} into it", shown(.path), .version + 1)]
    RubricChanged {
        /// Where.
        path: PathBuf,
        /// The version that it gives itself.
        version: u32,
    },
    /// No rubric has this id.
    #[error("there is no rubric '{}'; there are {}", clean(.id), .known.join(", "))]
    NoRubric {
        /// What was looked for.
        id: String,
        /// Everything that there is.
        known: Vec<String>,
    },
    /// A review is scored by a newer version of a rubric than there is.
    #[error("this review is scored by version {version} of the rubric '{}', and here is only version {present}; bring its file here", clean(.id))]
    OlderRubric {
        /// The rubric.
        id: String,
        /// The version that the review names.
        version: u32,
        /// The version that there is.
        present: u32,
    },
    /// Somebody else is at work on the same thing.
    #[error("cannot write in {}: another candor is at work there; try again when it is done", shown(.path))]
    Busy {
        /// Where.
        path: PathBuf,
    },
}

/// Why a save was not a plain success.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The old version stands untouched on the disk, the new one is in memory alone.
    #[error("cannot save the {what}: {} ({})", because(.error), shown(.path))]
    NotSaved {
        /// `review` or `corrections`.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The new version can be seen on the disk, but a power cut could still take it away.
    #[error("the {what} is written but not confirmed: {} ({})", because(.error), shown(.path))]
    Unknown {
        /// `review` or `corrections`.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Saved; but something else had written the file meanwhile, and its version was put aside.
    #[error("saved; another program had changed the file meanwhile, and its version is kept as {}: compare the two", shown(.kept))]
    ChangedOnDisk {
        /// Where the other version is now.
        kept: PathBuf,
    },
    /// Saved, as one with the versions of this file that others had written meanwhile. They were put aside, too.
    #[error("saved; {words} · the other version is kept as {}", shown(.kept))]
    Merged {
        /// What became of the two.
        words: &'static str,
        /// Where the last of them is now.
        kept: PathBuf,
        /// What they said.
        carried: Box<Carried>,
    },
}

impl SaveError {
    /// True where the new version is durable all the same.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        matches!(self, Self::ChangedOnDisk { .. } | Self::Merged { .. })
    }
}

fn instead(kind: &str) -> &'static str {
    match kind {
        "a folder" => "name a file in it, or let `candor import` take the whole folder",
        _ => "candor reads plain files alone",
    }
}

/// A number of bytes as people say it.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    match UNITS.iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) if bytes.is_multiple_of(*unit) => format!("{} {name}", bytes / unit),
        Some((unit, name)) => {
            let tenths = u128::from(bytes) * 10 / u128::from(*unit);
            format!("{}.{} {name}", tenths / 10, tenths % 10)
        }
        None => format!("{bytes} bytes"),
    }
}

/// A path as it may stand on a terminal: nothing in it can steer, hide or reorder.
#[must_use]
pub fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}

/// Text from outside as it may stand in a message: odd characters escaped, at most 300 of them.
pub(super) fn clean(text: &str) -> String {
    const MOST: usize = 300;
    let mut safe = String::with_capacity(text.len());
    for (count, c) in text.chars().enumerate() {
        if count == MOST {
            safe.push('…');
            break;
        }
        if is_odd(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Characters that are invisible, or that change how those around them are shown.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The reason that the system gave, with what to do about it.
pub(super) fn because(error: &io::Error) -> String {
    let (reason, advice) = explain(error);
    format!("{reason}; {advice}")
}

fn explain(error: &io::Error) -> (String, &'static str) {
    let known = match error.kind() {
        ErrorKind::StorageFull => ("the disk is full", "free some space"),
        ErrorKind::QuotaExceeded => ("your disk quota is used up", "free some space"),
        ErrorKind::PermissionDenied => ("permission is denied", "check who owns it and its mode"),
        ErrorKind::ReadOnlyFilesystem => {
            ("the file system is read-only", "make it writable or use another library")
        }
        ErrorKind::NotFound => ("it is not there", "check the name and whether it was moved"),
        ErrorKind::AlreadyExists => ("a file of this name is there", "choose another name"),
        ErrorKind::NotADirectory => {
            ("a file stands where a folder should be", "check each part of the path")
        }
        ErrorKind::FileTooLarge => ("files may not be that large here", "raise the limit"),
        ErrorKind::StaleNetworkFileHandle => {
            ("the network disk has forgotten it", "mount the disk again")
        }
        _ => return explain_code(error),
    };
    (known.0.into(), known.1)
}

/// Reasons that have a number but no stable kind.
fn explain_code(error: &io::Error) -> (String, &'static str) {
    let known = match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::LOOP) => ("it is a symbolic link", "put the file itself there"),
        Some(Errno::IO) => ("the disk reports an error", "check the disk"),
        Some(Errno::MFILE | Errno::NFILE) => ("too many files are open", "close some programs"),
        Some(Errno::NAMETOOLONG) => ("the path is too long", "use a shorter one"),
        _ => {
            // The system's words end in "(os error 5)", which helps nobody.
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or_default();
            return (clean(words), "check the disk and the path");
        }
    };
    (known.0.into(), known.1)
}

/// The first few of a list of ids.
fn some(ids: &[SessionId]) -> String {
    const FEW: usize = 8;
    let mut text: Vec<&str> = ids.iter().take(FEW).map(SessionId::as_str).collect();
    if ids.len() > FEW {
        text.push("…");
    }
    text.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_steer_the_terminal() {
        let hostile = Path::new("/tmp/a\x1b]0;x\x07\u{202e}b\u{200b}\u{9b}é漢");
        let safe = shown(hostile);
        assert_eq!(safe, r"/tmp/a\u{1b}]0;x\u{7}\u{202e}b\u{200b}\u{9b}é漢");
    }

    #[test]
    fn a_full_disk_is_one_plain_sentence() {
        let error = SaveError::NotSaved {
            what: "review",
            path: "/l/reviews/ana.json".into(),
            error: Errno::NOSPC.into(),
        };
        assert_eq!(
            error.to_string(),
            "cannot save the review: the disk is full; free some space (/l/reviews/ana.json)"
        );
        assert!(!because(&Errno::XDEV.into()).contains("os error"));
    }
}
