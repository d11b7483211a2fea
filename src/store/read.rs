//! Reading files that somebody else may have made: bounded, plain files only, never waiting.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use rustix::fs::{self as sys, FileType, Mode, OFlags, Stat};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::error::{StoreError, clean};
use super::folder::{Folder, is_missing};
use crate::model::ids::Fingerprint;
use crate::model::{
    corrections::{self, Corrections},
    place::{self, Place},
    preferences::{self, Preferences},
    review::{self, Review},
    session::{self, Session},
};

/// The largest source that is imported.
pub const SOURCE_LIMIT: u64 = 512 << 20;
/// The largest review, corrections or place that is read or written.
pub(super) const RECORD_LIMIT: u64 = 16 << 20;
/// The largest `session.json`: a source as JSON, with room for its escapes.
pub(super) const SESSION_LIMIT: u64 = 4 << 30;

/// A larger file of the library is understood piece by piece: that takes twice as long, and half the room.
const WHOLE: u64 = 8 << 20;
/// How much is read at once of what is read in pieces.
const PIECE: usize = 1 << 17;
/// The mark that some editors put in front of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a file that the user named. It may be a link, but must be a plain file within
/// [`SOURCE_LIMIT`]; a pipe or device is refused without waiting for it.
///
/// # Errors
/// [`StoreError`] with one sentence for each of these, and for a file that is missing or forbidden.
pub fn read_source(path: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |error| StoreError::Io { doing: "read", path: path.into(), error };
    let file = open_source(path).map_err(failed)?;
    read_open(file, path, SOURCE_LIMIT).map(|(bytes, _)| bytes)
}

/// The SHA-256 of a file that the user named, as hex: what [`read_source`] would read, without room for all of it.
///
/// # Errors
/// [`StoreError`] as [`read_source`].
pub fn digest_source(path: &Path) -> Result<String, StoreError> {
    let failed = |error| StoreError::Io { doing: "read", path: path.into(), error };
    let file = open_source(path).map_err(failed)?;
    check_open(&file, path, SOURCE_LIMIT)?;
    let mut reader = BufReader::with_capacity(PIECE, file.take(SOURCE_LIMIT));
    let mut digest = Fingerprint::default();
    loop {
        let piece = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            piece => piece.map_err(failed)?,
        };
        if piece.is_empty() {
            return Ok(digest.hex());
        }
        digest.add(piece);
        let length = piece.len();
        reader.consume(length);
    }
}

/// The first `length` bytes of a plain file that has more than `longer_than`; `None` where it has not, or cannot
/// be read: then [`read_source`] says why.
#[must_use]
pub fn read_beginning(path: &Path, longer_than: u64, length: u64) -> Option<Vec<u8>> {
    let file = open_source(path).ok()?;
    let stat = sys::fstat(&file).ok()?;
    let is_plain = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    let size = u64::try_from(stat.st_size).ok().filter(|_| is_plain)?;
    let mut bytes = Vec::new();
    let is_long = size > longer_than && size <= SOURCE_LIMIT;
    (is_long && file.take(length).read_to_end(&mut bytes).is_ok()).then_some(bytes)
}

fn open_source(path: &Path) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(sys::open(path, flags, Mode::empty())?.into())
}

/// Reads a file of the library; `None` where there is none.
pub(super) fn read_in(
    folder: &Folder,
    name: &str,
    limit: u64,
) -> Result<Option<(Vec<u8>, Stat)>, StoreError> {
    match open_in(folder, name)? {
        Some(file) => read_open(file, &folder.at(name), limit).map(Some),
        None => Ok(None),
    }
}

fn open_in(folder: &Folder, name: &str) -> Result<Option<File>, StoreError> {
    match folder.read(name) {
        Ok(file) => Ok(Some(file)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            Err(StoreError::NotAFile { path: folder.at(name), kind: "a symbolic link" })
        }
        Err(error) => Err(StoreError::Io { doing: "read", path: folder.at(name), error }),
    }
}

/// What an open file is: a plain one within the limit, or refused.
fn check_open(file: &File, path: &Path, limit: u64) -> Result<Stat, StoreError> {
    let failed = |error| StoreError::Io { doing: "read", path: path.into(), error };
    let stat = sys::fstat(file).map_err(|error| failed(error.into()))?;
    let kind = match FileType::from_raw_mode(stat.st_mode) {
        FileType::RegularFile => None,
        FileType::Directory => Some("a folder"),
        FileType::Fifo => Some("a pipe"),
        FileType::Socket => Some("a socket"),
        _ => Some("a device"),
    };
    if let Some(kind) = kind {
        return Err(StoreError::NotAFile { path: path.into(), kind });
    }
    let size = size_of(&stat);
    if size > limit {
        return Err(StoreError::TooLarge { path: path.into(), bytes: size, limit });
    }
    Ok(stat)
}

fn size_of(stat: &Stat) -> u64 {
    u64::try_from(stat.st_size).unwrap_or(0)
}

fn read_open(file: File, path: &Path, limit: u64) -> Result<(Vec<u8>, Stat), StoreError> {
    let failed = |error| StoreError::Io { doing: "read", path: path.into(), error };
    let stat = check_open(&file, path, limit)?;
    let mut bytes = Vec::new();
    let room = usize::try_from(size_of(&stat)).unwrap_or(usize::MAX).saturating_add(1);
    bytes.try_reserve_exact(room).map_err(|_| failed(io::ErrorKind::OutOfMemory.into()))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    let length = bytes.len() as u64;
    if length > limit {
        return Err(StoreError::TooLarge { path: path.into(), bytes: length, limit });
    }
    Ok((bytes, stat))
}

/// A file of the library: JSON that names its schema.
pub(super) trait Filed: DeserializeOwned {
    /// The schema that this program writes.
    const SCHEMA: &'static str;
    /// The schema that was read.
    fn schema(&self) -> &str;
}

macro_rules! filed {
    ($($kind:ty => $schema:path),*) => {$(
        impl Filed for $kind {
            const SCHEMA: &'static str = $schema;
            fn schema(&self) -> &str {
                &self.schema
            }
        }
    )*};
}

filed!(
    Session => session::SCHEMA,
    Review => review::SCHEMA,
    Corrections => corrections::SCHEMA,
    Place => place::SCHEMA,
    Preferences => preferences::SCHEMA
);

/// Why bytes are not a file of this version.
#[derive(Debug, Clone)]
pub(super) enum Flaw {
    /// A newer candor wrote them.
    Newer { schema: String },
    /// They are not what they should be, and where.
    Broken { line: usize, column: usize, message: String },
}

impl Flaw {
    /// The same as an error about a path.
    pub(super) fn at(self, path: PathBuf) -> StoreError {
        match self {
            Self::Newer { schema } => StoreError::Newer { path, schema },
            Self::Broken { line, column, message } => {
                StoreError::Unreadable { path, line, column, message }
            }
        }
    }
}

/// Understands the bytes of a file.
pub(super) fn parse<T: Filed>(bytes: &[u8]) -> Result<T, Flaw> {
    let json = bytes.strip_prefix(MARK).unwrap_or(bytes);
    match serde_json::from_slice::<T>(json) {
        Ok(file) => check_schema(file.schema(), T::SCHEMA).map(|()| file),
        Err(error) => {
            // A newer version may have another shape: then say that, and not where it differs.
            if let Ok(head) = serde_json::from_slice::<Head>(json) {
                check_schema(&head.schema, T::SCHEMA)?;
            }
            Err(broken(&error))
        }
    }
}

/// The one field that every file has.
#[derive(Deserialize)]
struct Head {
    schema: String,
}

/// Holds the schema of a file against the one that is expected.
pub(super) fn check_schema(found: &str, expected: &str) -> Result<(), Flaw> {
    if found == expected {
        return Ok(());
    }
    let major = |schema: &str| -> Option<(String, u32)> {
        let (family, version) = schema.rsplit_once('/')?;
        Some((family.into(), version.split('.').next()?.parse().ok()?))
    };
    match (major(found), major(expected)) {
        (Some((family, version)), Some((same, known))) if family == same => {
            if version > known {
                return Err(Flaw::Newer { schema: found.into() });
            }
            if version == known {
                return Ok(());
            }
        }
        _ => {}
    }
    let message = format!("its schema is '{}' and not '{expected}'", clean(found));
    Err(Flaw::Broken { line: 1, column: 1, message })
}

/// Understands a file of the library piece by piece, so that there is never room needed for all of it as JSON;
/// `None` where there is none.
pub(super) fn parse_in<T: Filed>(
    folder: &Folder,
    name: &str,
    limit: u64,
) -> Result<Option<(T, Stat)>, StoreError> {
    let Some(file) = open_in(folder, name)? else { return Ok(None) };
    let path = || folder.at(name);
    let stat = check_open(&file, &path(), limit)?;
    if size_of(&stat) <= WHOLE {
        let (bytes, _) = read_open(file, &path(), limit)?;
        return parse(&bytes).map(|file| Some((file, stat))).map_err(|flaw| flaw.at(path()));
    }
    let failed = |error| StoreError::Io { doing: "read", path: path(), error };
    let mut json = BufReader::with_capacity(PIECE, file.take(limit));
    if json.fill_buf().map_err(failed)?.starts_with(MARK) {
        json.consume(MARK.len());
    }
    let parsed = match serde_json::from_reader::<_, T>(json) {
        Ok(file) => check_schema(file.schema(), T::SCHEMA).map(|()| file),
        Err(error) if error.is_io() => return Err(failed(error.into())),
        // Read once more, to tell a newer version from a mistake.
        Err(_) => match read_in(folder, name, limit)? {
            Some((bytes, _)) => parse(&bytes),
            None => return Ok(None),
        },
    };
    parsed.map(|file| Some((file, stat))).map_err(|flaw| flaw.at(path()))
}

/// Says where JSON is wrong, in words that can be shown.
pub(super) fn broken(error: &serde_json::Error) -> Flaw {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    Flaw::Broken { line: error.line(), column: error.column().max(1), message: clean(message) }
}

/// True where the bytes are one whole JSON document, of whatever shape.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}
