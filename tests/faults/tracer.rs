//! Runs the program under ptrace and has a say at every call that is about a file.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use nix::errno::Errno;
use nix::libc::user_regs_struct;
use nix::sys::ptrace::{self, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::calls::Call;

/// What happens to a call that is about to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Do {
    /// It is made.
    Go,
    /// The program is killed in front of it.
    Kill,
    /// It fails with this error and does nothing.
    Fail(Errno),
    /// It writes half of what it should.
    Half,
    /// It waits until [`Watch::may_go_on`]; everything else goes on meanwhile.
    Hold,
}

/// Who has a say.
pub(crate) trait Watch {
    /// A call is about to be made.
    fn before(&mut self, call: &Call) -> Do;
    /// It was made, and returned this; an error is a negative number.
    fn after(&mut self, _call: &Call, _result: i64) {}
    /// True as soon as calls that are held may be made.
    fn may_go_on(&self) -> bool {
        true
    }
}

impl<F: FnMut(&Call) -> Do> Watch for F {
    fn before(&mut self, call: &Call) -> Do {
        self(call)
    }
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Exited(i32),
    Killed(Signal),
}

/// Runs a command to its end. Its output goes to `out` and `err`.
pub(crate) fn run(command: &Command, (out, err): (&Path, &Path), watch: &mut impl Watch) -> End {
    let main = start(command, Some((out, err)));
    follow(main, watch)
}

/// Starts a command that waits for its first line of input, takes hold of it and lets it go on.
#[expect(clippy::zombie_processes, reason = "whoever follows it waits for its end")]
fn start(command: &Command, output: Option<(&Path, &Path)>) -> Pid {
    let mut held = Command::new("/bin/sh");
    held.args(["-c", "read go; exec \"$@\"", "sh"]).arg(command.get_program());
    held.args(command.get_args()).env_clear().stdin(Stdio::piped());
    held.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    if let Some((out, err)) = output {
        held.stdout(File::create(out).unwrap()).stderr(File::create(err).unwrap());
    }
    let mut child = held.spawn().unwrap();
    let main = Pid::from_raw(child.id().cast_signed());
    seize(main).unwrap();
    child.stdin.take().unwrap().write_all(b"go\n").unwrap();
    main
}

/// Takes hold of a process that waits for something, and lets it go on waiting.
pub(crate) fn seize(main: Pid) -> nix::Result<()> {
    let options = Options::PTRACE_O_TRACESYSGOOD
        | Options::PTRACE_O_TRACECLONE
        | Options::PTRACE_O_TRACEEXEC
        | Options::PTRACE_O_EXITKILL;
    ptrace::seize(main, options)?;
    ptrace::interrupt(main)?;
    waitpid(main, Some(WaitPidFlag::__WALL))?;
    ptrace::syscall(main, None)
}

/// Follows a process and all its threads to the end.
pub(crate) fn follow(main: Pid, watch: &mut impl Watch) -> End {
    let mut tracer = Tracer {
        main,
        watch,
        inside: None,
        elsewhere: HashSet::new(),
        held: Vec::new(),
        waiting: VecDeque::new(),
    };
    // Only what this thread has taken hold of: other tests follow programs of their own.
    let ours = WaitPidFlag::__WALL | WaitPidFlag::__WNOTHREAD;
    loop {
        let how = if tracer.held.is_empty() { ours } else { ours | WaitPidFlag::WNOHANG };
        match waitpid(Pid::from_raw(-1), Some(how)) {
            Ok(WaitStatus::StillAlive) => {
                std::thread::sleep(Duration::from_millis(2));
                tracer.release();
            }
            Ok(WaitStatus::Exited(pid, code)) if pid == main => return End::Exited(code),
            Ok(WaitStatus::Signaled(pid, signal, _)) if pid == main => return End::Killed(signal),
            Ok(WaitStatus::PtraceSyscall(thread)) => tracer.stopped_at_call(thread),
            Ok(WaitStatus::PtraceEvent(thread, ..)) => go_on(thread, None),
            Ok(WaitStatus::Stopped(thread, signal)) => go_on(thread, Some(signal)),
            Ok(_) | Err(Errno::EINTR) => {}
            Err(error) => panic!("cannot follow the program: {error}"),
        }
    }
}

/// A thread that has been killed meanwhile is heard of next.
fn go_on(thread: Pid, signal: Option<Signal>) {
    let _ = ptrace::syscall(thread, signal);
}

/// A program that is followed. One thread at a time is in a call that is about a file, so that calls have an order.
struct Tracer<'a, W> {
    main: Pid,
    watch: &'a mut W,
    /// The call that is being made.
    inside: Option<(Call, Do)>,
    /// The threads in calls that are about something else.
    elsewhere: HashSet<Pid>,
    /// The calls that are held.
    held: Vec<Call>,
    /// The calls that are to be made next.
    waiting: VecDeque<Call>,
}

impl<W: Watch> Tracer<'_, W> {
    /// A thread has stopped in front of a call, or behind it.
    fn stopped_at_call(&mut self, thread: Pid) {
        if self.elsewhere.remove(&thread) {
            return go_on(thread, None);
        }
        match self.inside.take() {
            Some((call, verdict)) if call.thread == thread => {
                self.leave(&call, verdict);
                go_on(thread, None);
                if let Some(next) = self.waiting.pop_front() {
                    self.enter(next);
                }
            }
            other => {
                self.inside = other;
                if !is_in_front(thread) {
                    // It was in this call already when it was taken hold of.
                    return go_on(thread, None);
                }
                match call_of(thread) {
                    Some(call) if self.inside.is_some() => self.waiting.push_back(call),
                    Some(call) => self.enter(call),
                    None => {
                        self.elsewhere.insert(thread);
                        go_on(thread, None);
                    }
                }
            }
        }
    }

    fn enter(&mut self, call: Call) {
        let verdict = self.watch.before(&call);
        match verdict {
            Do::Go => {}
            Do::Hold => return self.held.push(call),
            Do::Kill => kill(self.main, Signal::SIGKILL).unwrap(),
            Do::Fail(_) => change(call.thread, |registers| registers.orig_rax = u64::MAX),
            Do::Half => {
                change(call.thread, |registers| registers.rdx = (registers.rdx / 2).max(1));
            }
        }
        go_on(call.thread, None);
        self.inside = Some((call, verdict));
    }

    /// Makes the calls that were held, if they may be made now.
    fn release(&mut self) {
        if self.watch.may_go_on() {
            self.waiting.extend(self.held.drain(..));
            if self.inside.is_none()
                && let Some(next) = self.waiting.pop_front()
            {
                self.enter(next);
            }
        }
    }

    fn leave(&mut self, call: &Call, verdict: Do) {
        match verdict {
            Do::Fail(error) => {
                let result = i64::from(-(error as i32)).cast_unsigned();
                change(call.thread, |registers| registers.rax = result);
            }
            Do::Half => change(call.thread, |registers| registers.rdx = call.args[2]),
            Do::Go | Do::Kill | Do::Hold => {}
        }
        if let Ok(registers) = ptrace::getregs(call.thread) {
            self.watch.after(call, registers.rax.cast_signed());
        }
    }
}

/// True where a thread has stopped in front of a call: then it has no result yet.
fn is_in_front(thread: Pid) -> bool {
    let no_result = i64::from(-(Errno::ENOSYS as i32)).cast_unsigned();
    ptrace::getregs(thread).is_ok_and(|registers| registers.rax == no_result)
}

/// The call in front of which a thread has stopped, where it is about a file.
fn call_of(thread: Pid) -> Option<Call> {
    let registers = ptrace::getregs(thread).ok()?;
    let user_regs_struct { rdi, rsi, rdx, r10, r8, r9, orig_rax, .. } = registers;
    Call::of(thread, orig_rax, [rdi, rsi, rdx, r10, r8, r9])
}

fn change(thread: Pid, how: impl FnOnce(&mut user_regs_struct)) {
    let mut registers = ptrace::getregs(thread).unwrap();
    how(&mut registers);
    ptrace::setregs(thread, registers).unwrap();
}

/// True where programs can be followed here; says so once where they cannot.
pub(crate) fn is_there() -> bool {
    static IS_THERE: OnceLock<bool> = OnceLock::new();
    *IS_THERE.get_or_init(|| {
        let mut child =
            Command::new("/bin/sh").args(["-c", "read go"]).stdin(Stdio::piped()).spawn().unwrap();
        let allowed = ptrace::seize(Pid::from_raw(child.id().cast_signed()), Options::empty());
        child.kill().unwrap();
        child.wait().unwrap();
        if let Err(error) = allowed {
            println!("skipped: ptrace is not allowed here ({error})");
        }
        allowed.is_ok()
    })
}
