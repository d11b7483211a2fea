//! The lock: one program at a time writes a reviewer's files. Held by the system, so a killed program
//! holds nothing; the file beside it only says who is there.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use rustix::process::{Pid, Signal, geteuid, kill_process};
use serde::{Deserialize, Serialize};

use super::error::clean;
use super::folder::{Folder, is_unsupported};

const NAME: &str = "lock";
/// No card is longer, in bytes; what is longer is no card.
const ENOUGH: u64 = 4096;

/// Who holds a lock, as they wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Their login name.
    pub user: String,
    /// Their machine.
    pub host: String,
    /// Their process; 0 where it is not known.
    pub pid: u32,
    /// Since when.
    pub since: Option<Timestamp>,
    /// True where it is the same user on the same machine, who may be asked to leave.
    pub same_user_here: bool,
    /// The lock file.
    path: PathBuf,
}

/// What stands in the lock file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Card {
    pid: u32,
    uid: u32,
    user: String,
    host: String,
    since: Timestamp,
}

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

/// What became of the wish to lock.
#[derive(Debug)]
pub(super) enum Locked {
    /// It is ours.
    Held(Lock),
    /// Somebody else has it.
    Busy(Holder),
    /// This file system has no locks.
    Unsupported,
}

impl Lock {
    /// Takes the lock of a reviewer's folder, or says who has it. Never waits.
    pub(super) fn take(private: &Folder) -> io::Result<Locked> {
        let file = private.read_write(NAME)?;
        loop {
            match file.try_lock() {
                Ok(()) => {
                    let lock = Self { file };
                    lock.sign();
                    return Ok(Locked::Held(lock));
                }
                Err(TryLockError::WouldBlock) => {
                    return Ok(Locked::Busy(Holder::read(&file, private.at(NAME))));
                }
                Err(TryLockError::Error(error)) if has_no_locks(&error) => {
                    return Ok(Locked::Unsupported);
                }
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }

    /// Takes the lock `name` of a folder for a moment's work, and waits a little for those before us. `None`
    /// where they do not get done. A file system without locks is believed to have nobody else on it.
    pub(super) fn take_in_turn(folder: &Folder, name: &str) -> io::Result<Option<Self>> {
        const TURNS: u32 = 40;
        const TURN: Duration = Duration::from_millis(50);
        let file = folder.read_write(name)?;
        for _ in 0..TURNS {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => std::thread::sleep(TURN),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) if !has_no_locks(&error) => return Err(error),
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Some(Self { file })),
            }
        }
        Ok(None)
    }

    /// Writes down who has the lock. It is a courtesy: the lock holds without it.
    fn sign(&self) {
        let card = Card {
            pid: std::process::id(),
            uid: geteuid().as_raw(),
            user: user(),
            host: host(),
            since: Timestamp::now(),
        };
        let Ok(text) = serde_json::to_string(&card) else { return };
        self.write(&text);
    }

    /// Writes `text` over the whole file, which never gets shorter: some file systems put a file that was cut
    /// on the disk when it is closed, and starting and leaving would wait for that.
    fn write(&self, text: &str) {
        let len = self.file.metadata().map_or(0, |file| file.len().min(ENOUGH));
        let width = usize::try_from(len).unwrap_or_default();
        let _ = self.file.write_all_at(format!("{text:width$}").as_bytes(), 0);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A name that is no longer true goes first. Then the lock is given back by word: closing the file
        // is not enough while a child that was started this moment still has it.
        self.write("");
        let _ = self.file.unlock();
    }
}

impl Holder {
    fn read(file: &File, path: PathBuf) -> Self {
        let mut text = Vec::new();
        let read = file.take(ENOUGH).read_to_end(&mut text);
        match read.ok().and_then(|_| serde_json::from_slice::<Card>(&text).ok()) {
            Some(card) => Self {
                same_user_here: card.uid == geteuid().as_raw() && card.host == host(),
                user: card.user,
                host: card.host,
                pid: card.pid,
                since: Some(card.since),
                path,
            },
            None => Self {
                user: String::new(),
                host: String::new(),
                pid: 0,
                since: None,
                same_user_here: false,
                path,
            },
        }
    }

    /// Who it is, in words: `ana on studio (process 4711)`.
    #[must_use]
    pub fn who(&self) -> String {
        if self.pid == 0 {
            return "another candor".into();
        }
        format!("{} on {} (process {})", clean(&self.user), clean(&self.host), self.pid)
    }
}

/// Why a holder was not asked to leave.
#[derive(Debug, thiserror::Error)]
pub enum NotAsked {
    /// Another user, another machine, or nobody knows who.
    #[error("only your own candor on this machine can be asked to leave; close it over there")]
    Foreign,
    /// The lock is free or somebody else's by now.
    #[error("it has left already; open the session again")]
    Gone,
    /// The system refused.
    #[error("cannot ask process {pid} to leave: {}; close it by hand", super::error::because(.error))]
    Refused {
        /// The process.
        pid: u32,
        /// What the system said.
        error: io::Error,
    },
}

/// Asks the program that holds a lock to save and leave, by a signal (`SIGUSR1`). Only the same user's
/// program on this machine is asked, and only while it still holds the lock. Returns at once: open the
/// private again a little later.
///
/// # Errors
/// [`NotAsked`] says why nothing was sent.
pub fn ask_holder_to_leave(holder: &Holder) -> Result<(), NotAsked> {
    if !holder.same_user_here {
        return Err(NotAsked::Foreign);
    }
    let file = File::open(&holder.path).map_err(|_| NotAsked::Gone)?;
    if !matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)) {
        let _ = file.unlock();
        return Err(NotAsked::Gone);
    }
    if Holder::read(&file, holder.path.clone()) != *holder || !is_candor(holder.pid) {
        return Err(NotAsked::Gone);
    }
    let refused = |error| NotAsked::Refused { pid: holder.pid, error };
    let pid = i32::try_from(holder.pid).ok().and_then(Pid::from_raw).ok_or(NotAsked::Foreign)?;
    kill_process(pid, Signal::USR1).map_err(|error| refused(error.into()))
}

/// True unless the system says that this process runs another program than this one. A container may
/// share the lock and the host name, but not the numbers of processes.
fn is_candor(pid: u32) -> bool {
    let program = |pid: &str| std::fs::read(format!("/proc/{pid}/comm"));
    match program("self") {
        Ok(ours) => program(&pid.to_string()).is_ok_and(|theirs| theirs == ours),
        Err(_) => true,
    }
}

fn has_no_locks(error: &io::Error) -> bool {
    is_unsupported(error)
        || error.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error())
        || error.kind() == io::ErrorKind::Unsupported
}

fn user() -> String {
    ["USER", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()))
        .unwrap_or_else(|| format!("user {}", geteuid().as_raw()))
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
