//! A disk that knows what is durable. It is told of every call, and says what may be left when the power goes.
//!
//! The bytes of a file are durable once the file was synced, a name once its folder was. What is not durable may be
//! there or not, each name for itself and in whatever order; unsynced bytes may be there, be missing, stop half way
//! or read as zeros. That is more than the usual file systems do: they keep the two sides of a rename together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use nix::libc;
use nix::unistd::Pid;

use crate::calls::Call;
use crate::review::Copied;
use crate::tracer::{Do, Watch};

type Names = BTreeMap<String, usize>;

/// A file or folder: as it is now, and as it is durable.
#[derive(Debug, Clone)]
enum Node {
    File { now: Vec<u8>, durable: Vec<u8> },
    Folder { now: Names, durable: Names },
}

/// Which names are left of those that are not durable.
#[derive(Debug, Clone, Copy)]
enum Left {
    Durable,
    All,
    /// Some, by this seed.
    Some(u64),
}

/// What is left of bytes that are not durable.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Bytes {
    Durable,
    All,
    Half,
    Zeros,
}

/// The disk below one folder.
#[derive(Debug)]
pub(crate) struct Disk {
    root: PathBuf,
    /// The first is the root.
    nodes: Vec<Node>,
    /// Where the next write of a handle goes.
    offsets: HashMap<u64, usize>,
    /// The bytes of the writes that were begun, by thread.
    writing: HashMap<Pid, Vec<u8>>,
}

impl Disk {
    /// A disk on which everything is durable.
    pub(crate) fn with(root: PathBuf, stands: &Copied) -> Self {
        let empty = Node::Folder { now: Names::new(), durable: Names::new() };
        let nodes = vec![empty];
        let mut disk = Self { root, nodes, offsets: HashMap::new(), writing: HashMap::new() };
        for (path, bytes) in &stands.0 {
            let node = match bytes {
                None => Node::Folder { now: Names::new(), durable: Names::new() },
                Some(bytes) => Node::File { now: bytes.clone(), durable: bytes.clone() },
            };
            disk.add(&disk.root.join(path), node);
        }
        for node in &mut disk.nodes {
            if let Node::Folder { now, durable } = node {
                durable.clone_from(now);
            }
        }
        disk
    }

    /// The node at a path, where it is known.
    fn find(&self, path: &Path) -> Option<usize> {
        let below = path.strip_prefix(&self.root).ok()?;
        below.iter().try_fold(0, |at, name| match &self.nodes[at] {
            Node::Folder { now, .. } => now.get(name.to_str()?).copied(),
            Node::File { .. } => None,
        })
    }

    /// The names in the folder of a path.
    fn around(&mut self, path: &Path) -> &mut Names {
        let parent = path.parent().unwrap();
        let folder = self.find(parent).unwrap_or_else(|| panic!("no {}", parent.display()));
        match &mut self.nodes[folder] {
            Node::Folder { now, .. } => now,
            Node::File { .. } => panic!("{} is no folder", path.display()),
        }
    }

    fn set(&mut self, path: &Path, node: usize) {
        self.around(path).insert(name_of(path), node);
    }

    fn unset(&mut self, path: &Path) -> Option<usize> {
        self.around(path).remove(&name_of(path))
    }

    fn add(&mut self, path: &Path, node: Node) {
        self.nodes.push(node);
        self.set(path, self.nodes.len() - 1);
    }

    fn bytes(&mut self, path: &Path) -> Option<&mut Vec<u8>> {
        let node = self.find(path)?;
        match &mut self.nodes[node] {
            Node::File { now, .. } => Some(now),
            Node::Folder { .. } => None,
        }
    }

    fn made(&mut self, call: &Call, result: i64) {
        let (path, other) = (call.file.as_path(), call.other.as_deref());
        match call.name {
            "openat" | "open" => self.opened(call, result),
            "write" => {
                let at = self.offsets.get(&call.args[0]).copied().unwrap_or(0);
                let length = usize::try_from(result).unwrap();
                self.wrote(call, at, length);
                self.offsets.insert(call.args[0], at + length);
            }
            "pwrite64" => {
                let at = usize::try_from(call.args[3]).unwrap();
                self.wrote(call, at, usize::try_from(result).unwrap());
            }
            "ftruncate" => {
                let length = usize::try_from(call.args[1]).unwrap();
                self.bytes(path).unwrap().resize(length, 0);
            }
            "fsync" | "fdatasync" => self.synced(path),
            "mkdir" | "mkdirat" => {
                self.add(path, Node::Folder { now: Names::new(), durable: Names::new() });
            }
            "unlink" | "unlinkat" | "rmdir" => drop(self.unset(path)),
            "link" | "linkat" => {
                let node = self.find(path).unwrap();
                self.set(other.unwrap(), node);
            }
            "renameat2" if call.args[4] & u64::from(libc::RENAME_EXCHANGE) != 0 => {
                let (one, two) = (self.find(path).unwrap(), self.find(other.unwrap()).unwrap());
                self.set(path, two);
                self.set(other.unwrap(), one);
            }
            "rename" | "renameat" | "renameat2" => self.renamed(path, other.unwrap()),
            "close" => drop(self.offsets.remove(&call.args[0])),
            "flock" | "fcntl" | "chmod" | "fchmod" | "fchmodat" => {}
            unknown => panic!("this disk does not know {unknown}"),
        }
    }

    fn opened(&mut self, call: &Call, result: i64) {
        self.offsets.insert(result.cast_unsigned(), 0);
        let flags = call.args[2];
        if call.opens_to_write() && self.find(&call.file).is_none() {
            self.add(&call.file, Node::File { now: Vec::new(), durable: Vec::new() });
        }
        assert!(
            flags & u64::from(libc::O_TRUNC.cast_unsigned()) == 0,
            "a file is emptied: {call:?}"
        );
    }

    fn wrote(&mut self, call: &Call, at: usize, length: usize) {
        let piece = self.writing.remove(&call.thread).unwrap();
        let bytes = self.bytes(&call.file).unwrap();
        bytes.resize(bytes.len().max(at + length), 0);
        bytes[at..at + length].copy_from_slice(&piece[..length]);
    }

    fn renamed(&mut self, from: &Path, to: &Path) {
        let node = self.unset(from).unwrap();
        self.set(to, node);
    }

    fn synced(&mut self, path: &Path) {
        let Some(node) = self.find(path) else { return };
        match &mut self.nodes[node] {
            Node::File { now, durable } => durable.clone_from(now),
            Node::Folder { now, durable } => durable.clone_from(now),
        }
    }

    /// What may be left if the power goes now. Each state stands once.
    pub(crate) fn states(&self, seeds: u64) -> BTreeSet<Vec<(PathBuf, Option<Vec<u8>>)>> {
        let kinds = [Bytes::Durable, Bytes::All, Bytes::Half, Bytes::Zeros];
        let names = [Left::Durable, Left::All].into_iter().chain((0..seeds).map(Left::Some));
        let mut states = BTreeSet::new();
        for left in names {
            for bytes in kinds {
                let mut state = Vec::new();
                self.gather(0, Path::new(""), (left, bytes), &mut state);
                states.insert(state);
            }
        }
        states
    }

    fn gather(
        &self,
        node: usize,
        below: &Path,
        (left, kind): (Left, Bytes),
        state: &mut Vec<(PathBuf, Option<Vec<u8>>)>,
    ) {
        match &self.nodes[node] {
            Node::File { now, durable } => {
                let bytes = match kind {
                    Bytes::Durable => durable.clone(),
                    _ if now == durable => now.clone(),
                    Bytes::All => now.clone(),
                    Bytes::Half => now[..now.len() / 2].to_vec(),
                    Bytes::Zeros => vec![0; now.len()],
                };
                state.push((below.into(), Some(bytes)));
            }
            Node::Folder { now, durable } => {
                if node != 0 {
                    state.push((below.into(), None));
                }
                let names: BTreeSet<&String> = now.keys().chain(durable.keys()).collect();
                for name in names {
                    let is_now = match left {
                        Left::Durable => false,
                        Left::All => true,
                        Left::Some(seed) => is_chosen(seed, node, name),
                    };
                    let stands = if is_now { now } else { durable };
                    if let Some(node) = stands.get(name) {
                        self.gather(*node, &below.join(name), (left, kind), state);
                    }
                }
            }
        }
    }
}

impl Watch for Disk {
    fn before(&mut self, call: &Call) -> Do {
        if call.touches(&self.root) && matches!(call.name, "write" | "pwrite64") {
            self.writing.insert(call.thread, call.data());
        }
        Do::Go
    }

    fn after(&mut self, call: &Call, result: i64) {
        if result >= 0 && call.touches(&self.root) {
            self.made(call, result);
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Half of all names, another half for each seed.
fn is_chosen(seed: u64, folder: usize, name: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    (seed, folder, name).hash(&mut hasher);
    hasher.finish().is_multiple_of(2)
}
