//! Why a review can be read and not written, each as one sentence.

use std::fmt;
use std::path::PathBuf;

use super::error::{StoreError, clean, shown};
use super::lock::Holder;

/// Why a review can be read and not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyReadOnly {
    /// The library was opened with `--read-only`.
    Asked,
    /// Another program has the review open.
    HeldBy(Holder),
    /// A newer candor wrote the file.
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema it names.
        schema: String,
    },
    /// The file is damaged. It is left as it is until the user says to set it aside.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The system did not let the file be read; it may be whole.
    NotRead {
        /// One sentence.
        message: String,
    },
    /// What stands in the file's place is no plain file, or too large.
    Refused {
        /// One sentence.
        message: String,
    },
    /// The folder cannot be written or locked.
    NoLock {
        /// The folder.
        path: PathBuf,
        /// The system's reason and what to do.
        message: String,
    },
}

impl WhyReadOnly {
    /// True where [`super::Library::set_aside`] would make the review writable.
    #[must_use]
    pub fn can_be_set_aside(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::Refused { .. })
    }
}

impl fmt::Display for WhyReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("read-only: candor was started with --read-only"),
            Self::HeldBy(holder) => {
                write!(f, "read-only: {} has this review open", holder.who())?;
                match holder.since {
                    Some(since) => write!(f, " since {}", since.strftime("%Y-%m-%d %H:%M UTC")),
                    None => Ok(()),
                }
            }
            Self::Newer { path, schema } => write!(
                f,
                "read-only: a newer candor wrote {} ({}); update candor to go on",
                shown(path),
                clean(schema)
            ),
            Self::Unreadable { path, line, column, message } => write!(
                f,
                "read-only: cannot understand {}, line {line} column {column}: {message}; \
                 mend it, or set it aside",
                shown(path)
            ),
            Self::NotRead { message } | Self::Refused { message } => {
                write!(f, "read-only: {message}")
            }
            Self::NoLock { path, message } => {
                write!(f, "read-only: cannot write in {}: {message}", shown(path))
            }
        }
    }
}

impl From<StoreError> for WhyReadOnly {
    /// What a file that cannot be used means for its review.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Newer { path, schema } => Self::Newer { path, schema },
            StoreError::Unreadable { path, line, column, message } => {
                Self::Unreadable { path, line, column, message }
            }
            error @ StoreError::Io { .. } => Self::NotRead { message: error.to_string() },
            error => Self::Refused { message: error.to_string() },
        }
    }
}
