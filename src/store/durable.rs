//! The durable replace: a new file beside the old one, synced, put in its place, and the name synced.
//!
//! The new file takes the old one's place by an exchange, so that what stood there comes out and can be
//! looked at: a version that somebody else wrote a moment ago is seen for certain, and never lost. A sync
//! that failed is not repeated on the same file (the system forgets what it could not write); the whole
//! replace is.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use rustix::fs::FileType;
use rustix::io::Errno;

use super::folder::{Folder, Identity, is_missing, own};

/// Writes a new file and syncs it. Where that fails, nothing is left behind.
pub(super) fn write_new(
    folder: &Folder,
    name: &str,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<Identity> {
    let file = folder.create(name)?;
    let written = fill(file, content);
    if written.is_err() {
        // Best effort: the next save looks at leftovers anyway.
        let _ = folder.remove(name);
    }
    written
}

fn fill(
    file: File,
    content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<Identity> {
    let mut writer = BufWriter::with_capacity(1 << 16, file);
    content(&mut writer)?;
    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    let stat = rustix::fs::fstat(&file)?;
    own(&file, &stat)?;
    Ok(Identity::of(&stat))
}

/// What a new file found in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing: the new file moved in.
    Nothing,
    /// Something, which now has the new file's former name.
    Something,
}

/// Moves `temp` of the folder `from` into its place, `name` of the folder `home`.
pub(super) fn put(
    (from, temp): (&Folder, &str),
    (home, name): (&Folder, &str),
    expected: Found,
) -> io::Result<Found> {
    let mut expected = expected;
    // A file may appear or vanish between two steps, but not for ever.
    for _ in 0..4 {
        let done = match expected {
            Found::Nothing => from.rename_new(temp, home, name),
            Found::Something => from.exchange(temp, home, name),
        };
        match (done, expected) {
            (Ok(()), _) => return Ok(expected),
            (Err(Errno::EXIST), Found::Nothing) => expected = Found::Something,
            (Err(Errno::NOENT), Found::Something) => expected = Found::Nothing,
            (Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP), _) => {
                return put_plainly((from, temp), (home, name));
            }
            (Err(error), _) => return Err(error.into()),
        }
    }
    Err(io::Error::other("another program keeps replacing it"))
}

/// The same where the file system knows no exchange: what stands there gets a second name first.
fn put_plainly((from, temp): (&Folder, &str), (home, name): (&Folder, &str)) -> io::Result<Found> {
    let Some(stat) = home.stat(name)? else {
        from.rename(temp, home, name)?;
        return Ok(Found::Nothing);
    };
    let old = set_apart(temp);
    let _ = from.remove(&old);
    if FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile {
        keep_copy((home, name), (from, &old))?;
    } else {
        home.rename(name, from, &old)?;
    }
    from.rename(temp, home, name)?;
    // The new file has its place. Should the old one not take the free name, it is a leftover.
    Ok(from.rename(&old, from, temp).map_or(Found::Nothing, |()| Found::Something))
}

/// The name under which [`put`] sets the old file apart where it cannot exchange the two.
pub(super) fn set_apart(temp: &str) -> String {
    format!("{temp}.old")
}

/// Keeps a file under a second name: a hard link where there are links, a copy elsewhere.
pub(super) fn keep_copy(
    (from, name): (&Folder, &str),
    (to, copy): (&Folder, &str),
) -> io::Result<()> {
    match from.link(name, to, copy) {
        Ok(()) => Ok(()),
        Err(error)
            if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) =>
        {
            Err(error)
        }
        Err(_) => {
            let mut original = from.read(name)?;
            write_new(to, copy, |out| io::copy(&mut original, out).map(|_| ())).map(|_| ())
        }
    }
}

/// Replaces a file that may be lost without harm: whole, but not synced. The old one goes first, because
/// ext4 writes a file that is renamed over another to the disk at once.
pub(super) fn replace_lightly(
    folder: &Folder,
    temp: &str,
    name: &str,
    bytes: &[u8],
) -> io::Result<()> {
    let mut file = match folder.create(temp) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            folder.remove(temp)?;
            folder.create(temp)?
        }
        created => created?,
    };
    let replaced = file
        .write_all(bytes)
        .and_then(|()| own(&file, &rustix::fs::fstat(&file)?))
        .and_then(|()| match folder.remove(name) {
            Err(error) if !is_missing(&error) => Err(error),
            _ => folder.rename(temp, folder, name),
        });
    if replaced.is_err() {
        let _ = folder.remove(temp);
    }
    replaced
}
