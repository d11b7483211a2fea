//! Permissions under any umask, and no file outside of the library.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::calls::Call;
use crate::review::{Copied, RUNS, Room};
use crate::tracer::{self, Do};

#[test]
fn files_are_for_their_owner_alone_whatever_the_umask() {
    for umask in ["000", "077", "0777", "0277"] {
        let room = Room::new();
        // The folder above is not the library's.
        fs::create_dir(room.shelf()).unwrap();
        for run in &RUNS {
            run_under(umask, &room.run_command(run, run.keys));
        }
        let stands = Copied::of(&room.library);
        assert!(stands.0.len() > 20, "{:?}", stands.0.keys());
        for (path, bytes) in &stands.0 {
            let mode = fs::symlink_metadata(room.library.join(path)).unwrap().permissions().mode();
            let expected = if bytes.is_some() { 0o600 } else { 0o700 };
            assert_eq!(mode & 0o7777, expected, "{} under {umask}: {mode:o}", path.display());
        }
        let mode = fs::metadata(&room.library).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o700, "the library under {umask}");
    }
}

/// Runs a command under a umask.
#[track_caller]
fn run_under(umask: &str, plain: &Command) {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("umask {umask}; exec \"$@\"")).arg("sh");
    command.arg(plain.get_program()).args(plain.get_args()).env_clear();
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = command.output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{plain:?} under {umask}: {complaint}");
}

#[test]
fn the_configuration_is_for_its_owner_alone_whatever_the_umask() {
    for umask in ["000", "077", "0777", "0277"] {
        let room = Room::new();
        room.done(&RUNS[0]);
        let config = room.folder.join("settings/candor/config.toml");
        for name in ["cleo", "dora"] {
            let mut command = room.run_command(&RUNS[0], Some(&format!(":reviewer {name}<cr>")));
            run_under(umask, command.env("CANDOR_CONFIG", &config));
            assert_eq!(fs::read_to_string(&config).unwrap(), format!("reviewer = \"{name}\"\n"));
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
            assert_eq!(mode(&config), 0o600, "under {umask}");
            for folder in config.ancestors().skip(1).take(2) {
                assert_eq!(mode(folder), 0o700, "{} under {umask}", folder.display());
                assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "nothing is left beside it");
            }
            // One that others can read, as an editor makes it.
            fs::set_permissions(&config, PermissionsExt::from_mode(0o644)).unwrap();
        }
    }
}

/// Every file that any run opens to write, makes, renames or removes is in the library.
#[test]
fn nothing_is_ever_written_outside_of_the_library() {
    if !tracer::is_there() {
        return;
    }
    let room = Room::new();
    let mut inside = 0;
    for run in &RUNS {
        let mut outside: Vec<(&str, PathBuf)> = Vec::new();
        room.traced(run, &mut |call: &Call| {
            let is_said = ["out", "err"].iter().any(|name| call.file == room.folder.join(name));
            let is_device = call.file.starts_with("/dev") && !call.file.starts_with("/dev/shm");
            let is_no_path = !call.file.starts_with("/") || call.file.starts_with("/proc");
            let is_sync = matches!(call.name, "fsync" | "fdatasync");
            if call.changes() && !is_sync && !is_said && !is_device && !is_no_path {
                if call.touches(&room.library) || call.file == room.shelf() {
                    inside += 1;
                } else {
                    outside.push((call.name, call.file.clone()));
                }
            }
            Do::Go
        });
        assert_eq!(outside, [], "{}", run.name);
    }
    assert!(inside > 200, "{inside} calls are too few to have seen all");
}
