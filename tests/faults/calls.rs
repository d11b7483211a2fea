//! The system calls that can change a file, or depend on one, and what they are about.

use std::fs::{self, File};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use nix::libc;
use nix::unistd::Pid;

/// Where the arguments of a call name files.
#[derive(Debug, Clone, Copy)]
enum Names {
    /// The first is a handle.
    Handle,
    /// The first is a path.
    Path,
    /// The first is the handle of a folder and the second a path from there.
    At,
    /// Twice that.
    AtAt,
    /// Two paths.
    PathPath,
}

const CALLS: [(i64, &str, Names); 27] = [
    (libc::SYS_open, "open", Names::Path),
    (libc::SYS_openat, "openat", Names::At),
    (libc::SYS_write, "write", Names::Handle),
    (libc::SYS_pwrite64, "pwrite64", Names::Handle),
    (libc::SYS_writev, "writev", Names::Handle),
    (libc::SYS_copy_file_range, "copy_file_range", Names::Handle),
    (libc::SYS_sendfile, "sendfile", Names::Handle),
    (libc::SYS_fsync, "fsync", Names::Handle),
    (libc::SYS_fdatasync, "fdatasync", Names::Handle),
    (libc::SYS_ftruncate, "ftruncate", Names::Handle),
    (libc::SYS_truncate, "truncate", Names::Path),
    (libc::SYS_rename, "rename", Names::PathPath),
    (libc::SYS_renameat, "renameat", Names::AtAt),
    (libc::SYS_renameat2, "renameat2", Names::AtAt),
    (libc::SYS_link, "link", Names::PathPath),
    (libc::SYS_linkat, "linkat", Names::AtAt),
    (libc::SYS_unlink, "unlink", Names::Path),
    (libc::SYS_unlinkat, "unlinkat", Names::At),
    (libc::SYS_rmdir, "rmdir", Names::Path),
    (libc::SYS_mkdir, "mkdir", Names::Path),
    (libc::SYS_mkdirat, "mkdirat", Names::At),
    (libc::SYS_chmod, "chmod", Names::Path),
    (libc::SYS_fchmod, "fchmod", Names::Handle),
    (libc::SYS_fchmodat, "fchmodat", Names::At),
    (libc::SYS_flock, "flock", Names::Handle),
    (libc::SYS_fcntl, "fcntl", Names::Handle),
    (libc::SYS_close, "close", Names::Handle),
];

/// A system call that is about a file.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) args: [u64; 6],
    pub(crate) thread: Pid,
    /// The file it is about.
    pub(crate) file: PathBuf,
    /// The other one, of a call that has two.
    pub(crate) other: Option<PathBuf>,
}

impl Call {
    /// The call with this number, where it is one of those above.
    pub(crate) fn of(thread: Pid, number: u64, args: [u64; 6]) -> Option<Self> {
        let number = i64::try_from(number).ok()?;
        let (_, name, names) = CALLS.iter().find(|(known, ..)| *known == number)?;
        let at =
            |folder: u64, path: u64| Some(folder_path(thread, folder)?.join(text(thread, path)?));
        let (file, other) = match names {
            Names::Handle => (handle_path(thread, args[0])?, None),
            Names::Path => (text(thread, args[0])?, None),
            Names::At => (at(args[0], args[1])?, None),
            Names::PathPath => (text(thread, args[0])?, text(thread, args[1])),
            Names::AtAt => (at(args[0], args[1])?, at(args[2], args[3])),
        };
        Some(Self { name, args, thread, file, other })
    }

    /// True where it is about something in this folder, or the folder itself.
    pub(crate) fn touches(&self, folder: &Path) -> bool {
        self.file.starts_with(folder)
            || self.other.as_ref().is_some_and(|one| one.starts_with(folder))
    }

    /// The bytes that it is about to write.
    pub(crate) fn data(&self) -> Vec<u8> {
        let length = usize::try_from(self.args[2]).unwrap();
        let mut bytes = vec![0; length];
        let memory = File::open(format!("/proc/{}/mem", self.thread)).unwrap();
        memory.read_exact_at(&mut bytes, self.args[1]).unwrap();
        bytes
    }

    /// True for a call that opens a file to make it or to write it.
    pub(crate) fn opens_to_write(&self) -> bool {
        let flags = match self.name {
            "openat" => self.args[2],
            "open" => self.args[1],
            _ => return false,
        };
        let writes = libc::O_CREAT | libc::O_WRONLY | libc::O_RDWR | libc::O_TRUNC;
        flags & u64::from(writes.cast_unsigned()) != 0
    }

    /// True for a call that changes something, now or when it is synced.
    pub(crate) fn changes(&self) -> bool {
        match self.name {
            "open" | "openat" => self.opens_to_write(),
            "close" | "fcntl" => false,
            _ => true,
        }
    }
}

fn handle_path(thread: Pid, handle: u64) -> Option<PathBuf> {
    let handle = u32::try_from(handle).ok()?;
    fs::read_link(format!("/proc/{thread}/fd/{handle}")).ok()
}

fn folder_path(thread: Pid, handle: u64) -> Option<PathBuf> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the upper half of the register says nothing"
    )]
    let handle = (handle as u32).cast_signed();
    if handle == libc::AT_FDCWD {
        return fs::read_link(format!("/proc/{thread}/cwd")).ok();
    }
    handle_path(thread, u64::try_from(handle).ok()?)
}

/// The path that stands at an address.
fn text(thread: Pid, address: u64) -> Option<PathBuf> {
    let memory = File::open(format!("/proc/{thread}/mem")).ok()?;
    let mut bytes = Vec::new();
    let mut piece = [0; 64];
    while let Ok(read @ 1..) = memory.read_at(&mut piece, address + bytes.len() as u64) {
        if let Some(end) = piece[..read].iter().position(|byte| *byte == 0) {
            bytes.extend(&piece[..end]);
            return Some(std::ffi::OsString::from_vec(bytes).into());
        }
        bytes.extend(&piece[..read]);
    }
    None
}
