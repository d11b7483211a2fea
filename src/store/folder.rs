//! A folder held open: names below are resolved from its handle, and never through a link.
//!
//! What is made here is for its owner alone: folders 0700 and files 0600, whatever the umask.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{self as sys, AtFlags, Dir, Mode, OFlags, Stat};
use rustix::io::Errno;

const FOLDER_MODE: Mode = Mode::RWXU;
const FILE_MODE: Mode = Mode::RUSR.union(Mode::WUSR);

/// What tells one version of a file from another without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity {
    device: u64,
    pub(super) inode: u64,
    pub(super) size: u64,
    /// Nanoseconds since 1970.
    pub(super) modified: i128,
}

impl Identity {
    #[allow(
        clippy::cast_sign_loss,
        clippy::unnecessary_cast,
        reason = "the types of these fields differ between systems; none is ever negative"
    )]
    pub(super) fn of(stat: &Stat) -> Self {
        Self {
            device: stat.st_dev as u64,
            inode: stat.st_ino as u64,
            size: stat.st_size as u64,
            modified: i128::from(stat.st_mtime) * 1_000_000_000 + i128::from(stat.st_mtime_nsec),
        }
    }
}

/// A folder held open.
#[derive(Debug)]
pub(super) struct Folder {
    handle: File,
    path: PathBuf,
}

impl Folder {
    /// Opens the folder at `path`, which must not be a link.
    pub(super) fn open(path: PathBuf) -> io::Result<Self> {
        let handle = sys::open(&path, OFlags::NOFOLLOW | as_folder(), Mode::empty())?;
        Ok(Self { handle: handle.into(), path })
    }

    /// Opens the folder at `path`, or the one that it links to: for a path that the user named.
    pub(super) fn open_named(path: PathBuf) -> io::Result<Self> {
        let handle = sys::open(&path, as_folder(), Mode::empty())?;
        Ok(Self { handle: handle.into(), path })
    }

    /// Opens the folder at `path` and makes it, and those above it, where they are missing.
    pub(super) fn make_named(path: &Path) -> io::Result<Self> {
        match Self::open_named(path.into()) {
            Err(error) if is_missing(&error) => {}
            opened => return opened,
        }
        let name = path.file_name().and_then(|name| name.to_str());
        let (Some(above), Some(name)) = (path.parent(), name) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        Self::make_named(above)?.make_in(name)
    }

    /// Opens a folder inside this one.
    pub(super) fn open_in(&self, name: &str) -> io::Result<Self> {
        let flags = OFlags::NOFOLLOW | as_folder();
        let handle = sys::openat(&self.handle, name, flags, Mode::empty())?;
        Ok(Self { handle: handle.into(), path: self.at(name) })
    }

    /// Opens a folder inside this one and makes it, durably, where it is missing.
    pub(super) fn make_in(&self, name: &str) -> io::Result<Self> {
        match self.open_in(name) {
            Err(error) if is_missing(&error) => {}
            opened => return opened,
        }
        self.make(name)?;
        self.sync()?;
        self.open_in(name)
    }

    /// Makes a folder inside this one; false where it was there.
    pub(super) fn make(&self, name: &str) -> io::Result<bool> {
        match sys::mkdirat(&self.handle, name, FOLDER_MODE) {
            Ok(()) => {}
            Err(Errno::EXIST) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        // A umask may have taken bits away from the owner.
        let stat = sys::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW)?;
        if Mode::from_raw_mode(stat.st_mode) != FOLDER_MODE {
            sys::chmodat(&self.handle, name, FOLDER_MODE, AtFlags::empty())?;
        }
        Ok(true)
    }

    /// The path of this folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a name in this folder.
    pub(super) fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Opens a file for reading; never waits for a pipe's other end.
    pub(super) fn read(&self, name: &str) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | quiet();
        Ok(sys::openat(&self.handle, name, flags, Mode::empty())?.into())
    }

    /// Makes a file that must not exist yet.
    pub(super) fn create(&self, name: &str) -> io::Result<File> {
        self.make_file(name, OFlags::WRONLY | OFlags::EXCL)
    }

    /// Opens a file for reading and writing, made where missing.
    pub(super) fn read_write(&self, name: &str) -> io::Result<File> {
        let file = self.make_file(name, OFlags::RDWR)?;
        own(&file, &sys::fstat(&file)?)?;
        Ok(file)
    }

    fn make_file(&self, name: &str, how: OFlags) -> io::Result<File> {
        let flags = how | OFlags::CREATE | OFlags::NOFOLLOW | quiet();
        Ok(sys::openat(&self.handle, name, flags, FILE_MODE)?.into())
    }

    /// What stands under a name, links not followed; `None` where nothing does.
    pub(super) fn stat(&self, name: &str) -> io::Result<Option<Stat>> {
        match sys::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(stat)),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// True where something stands under a name.
    pub(super) fn has(&self, name: &str) -> bool {
        matches!(self.stat(name), Ok(Some(_)))
    }

    /// Moves a file to a name in `other`, over whatever stands there.
    pub(super) fn rename(&self, name: &str, other: &Self, to: &str) -> io::Result<()> {
        Ok(sys::renameat(&self.handle, name, &other.handle, to)?)
    }

    /// Moves a file to a name in `other` where nothing stands.
    pub(super) fn rename_new(&self, name: &str, other: &Self, to: &str) -> Result<(), Errno> {
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        return sys::renameat_with(
            &self.handle,
            name,
            &other.handle,
            to,
            sys::RenameFlags::NOREPLACE,
        );
        #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
        Err(Errno::NOSYS)
    }

    /// Lets a file change places with one in `other`.
    pub(super) fn exchange(&self, name: &str, other: &Self, to: &str) -> Result<(), Errno> {
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        return sys::renameat_with(
            &self.handle,
            name,
            &other.handle,
            to,
            sys::RenameFlags::EXCHANGE,
        );
        #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
        Err(Errno::NOSYS)
    }

    /// Gives a file a second name, in `other`.
    pub(super) fn link(&self, name: &str, other: &Self, to: &str) -> io::Result<()> {
        Ok(sys::linkat(&self.handle, name, &other.handle, to, AtFlags::empty())?)
    }

    /// Removes a file.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        Ok(sys::unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    /// The names in this folder that are UTF-8, in no order.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.handle)? {
            if let Ok(name) = entry?.file_name().to_str()
                && name != "."
                && name != ".."
            {
                names.push(name.to_owned());
            }
        }
        Ok(names)
    }

    /// Makes the names in this folder durable. File systems that cannot say so are believed.
    pub(super) fn sync(&self) -> io::Result<()> {
        match self.handle.sync_all() {
            Err(error) if is_unsupported(&error) => Ok(()),
            done => done,
        }
    }
}

fn quiet() -> OFlags {
    OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC
}

fn as_folder() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC
}

/// Takes back what a umask did to a new file's mode.
pub(super) fn own(file: &File, stat: &Stat) -> io::Result<()> {
    if Mode::from_raw_mode(stat.st_mode) == FILE_MODE {
        return Ok(());
    }
    Ok(sys::fchmod(file, FILE_MODE)?)
}

/// True where an error says that something is not there.
pub(super) fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// True where a file system does not know the operation at all.
pub(super) fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.raw_os_error().map(Errno::from_raw_os_error),
        Some(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP)
    )
}
