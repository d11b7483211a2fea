//! Links the release program with the C library inside, where the machine has that library as archives: otherwise a
//! start spends a quarter of its time, and a megabyte and a half, on the dynamic linker and on pages that it patches.
//! And with the functions that a session runs side by side, as `order.ld` lists them. Elsewhere, and for tests, nothing
//! changes.

#![allow(clippy::print_stdout, reason = "a build script speaks to cargo by printing")]

use std::env::var;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// What rustc links a program with on Linux, each by the name it asks for and the archive that holds it.
const LIBRARIES: [(&str, &str); 7] = [
    ("gcc_s", "libgcc_eh.a"),
    ("c", "libc.a"),
    ("m", "libm.a"),
    ("rt", "librt.a"),
    ("dl", "libdl.a"),
    ("util", "libutil.a"),
    ("pthread", "libpthread.a"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=order.ld");
    println!("cargo::rerun-if-env-changed=RUSTC_LINKER");
    if !is_release_for_this_linux() {
        return;
    }
    let Ok(out) = var("OUT_DIR").map(PathBuf::from) else { return };
    // GNU ld and LLVM's linker, one of which is Rust's own choice, take such a list; others were asked for. Cargo knows
    // a path in its own folder again when that has moved.
    let order = out.join("order.ld");
    if !var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("link"))
        && fs::copy("order.ld", &order).is_ok()
    {
        println!("cargo::rustc-link-arg-bins=-T{}", order.display());
    }
    let Some(archives) = archives() else { return };
    let folder = out.join("archives");
    if offer(&archives, &folder).is_ok() {
        // rustc asks for shared libraries at the end of its line; an archive that is found first is as good.
        // These are arguments of the program alone: tests and examples are linked as ever. The last three are what the
        // C library needs in its turn.
        let search = format!("-L{}", folder.display());
        let arguments = [&search, "-static", "-no-pie", "-lgcc", "-lgcc_eh", "-lc"];
        for argument in arguments {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}

fn is_release_for_this_linux() -> bool {
    let is = |name: &str, value: &str| var(name).as_deref() == Ok(value);
    is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && var("HOST") == var("TARGET")
        // Asked for by other means, and done.
        && !var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|features| features.contains("crt-static"))
}

/// The archives, each with its name; `None` unless the C compiler has them all.
fn archives() -> Option<Vec<(String, PathBuf)>> {
    let compiler = var("RUSTC_LINKER").unwrap_or_else(|_| "cc".into());
    let find = |(name, archive): (&str, &str)| {
        let said =
            Command::new(&compiler).arg(format!("-print-file-name={archive}")).output().ok()?;
        let path = PathBuf::from(String::from_utf8(said.stdout).ok()?.trim_end());
        // A compiler that has no such file says its bare name.
        path.is_absolute().then(|| (format!("lib{name}.a"), path))
    };
    LIBRARIES.into_iter().map(find).collect()
}

/// Makes a folder in which the linker finds the archives before any shared library.
fn offer(archives: &[(String, PathBuf)], folder: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    archives.iter().try_for_each(|(name, path)| symlink(path, folder.join(name)))
}
