//! candor, the program: arguments in, the library called with two writers, exit code out.

use std::io::{self, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use candor::cli::{self, Exit};
use candor::run::{signals, terminal};

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    terminal::guard_against_faults();
    signals::outlive_file_limits();
    let done =
        catch_unwind(AssertUnwindSafe(|| cli::main(std::env::args_os(), &mut out, &mut err)));
    // A fault has said its sentence.
    match done.unwrap_or(Exit::Code(1)) {
        Exit::Code(code) => ExitCode::from(code),
        Exit::Signal(signal) => {
            let _ = out.flush();
            signals::end_by(signal);
            // Only where the signal's default is not to end the program.
            ExitCode::from(1)
        }
    }
}
